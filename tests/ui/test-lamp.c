// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-test.h"

#include "widgets/kg-lamp.h"

static void
assert_says (GtkWidget  *lamp,
             const char *label)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (lamp), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (lamp), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
test_says_what_it_shows (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (kg_lamp_new ());
  KgLamp *lamp = KG_LAMP (widget);

  assert_says (widget, "Light: Not assessed");
  kg_lamp_set_light (lamp, KG_LIGHT_RED);
  assert_says (widget, "Light: Red");
  kg_lamp_set_proposed (lamp, KG_LIGHT_YELLOW);
  assert_says (widget, "Light: Red, the rules propose: Yellow");
  /* What is proposed has come to be. */
  kg_lamp_set_light (lamp, KG_LIGHT_YELLOW);
  assert_says (widget, "Light: Yellow");
  kg_lamp_set_proposed (lamp, KG_LAMP_NO_PROPOSAL);
  assert_says (widget, "Light: Yellow");
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          int        *count)
{
  (*count)++;
}

static void
test_notifies_only_changes (void)
{
  g_autoptr (GtkWidget) lamp = g_object_ref_sink (kg_lamp_new ());
  int count = 0;

  g_signal_connect (lamp, "notify", G_CALLBACK (count_cb), &count);
  g_object_set (lamp, "light", KG_LIGHT_GREEN, "proposed", KG_LIGHT_RED,
                "size", 32, "show-label", TRUE, NULL);
  g_assert_cmpint (count, ==, 4);
  g_object_set (lamp, "light", KG_LIGHT_GREEN, "proposed", KG_LIGHT_RED,
                "size", 32, "show-label", TRUE, NULL);
  g_assert_cmpint (count, ==, 4);
}

static int
natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static void
test_makes_room_for_word_and_arrow (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (kg_lamp_new ());
  KgLamp *lamp = KG_LAMP (widget);
  int shape, word;

  shape = natural_width (widget);
  g_assert_cmpint (shape, ==, 16);
  kg_lamp_set_proposed (lamp, KG_LIGHT_RED);
  g_assert_cmpint (natural_width (widget), ==, shape + 6 + 24);
  kg_lamp_set_proposed (lamp, KG_LAMP_NO_PROPOSAL);
  g_assert_cmpint (natural_width (widget), ==, shape);

  /* With the word there is room for whatever comes. */
  kg_lamp_set_show_label (lamp, TRUE);
  word = natural_width (widget);
  g_assert_cmpint (word, >, shape + 6 + 24 + 16);
  for (int light = 0; light < KG_N_LIGHTS; light++) {
    kg_lamp_set_light (lamp, (KgLight) light);
    kg_lamp_set_proposed (lamp, light % 2 ? KG_LIGHT_RED : KG_LAMP_NO_PROPOSAL);
    g_assert_cmpint (natural_width (widget), ==, word);
  }
}

/* The colour in the middle of the lamp, as 0xrrggbb. */
static guint
middle (GtkWidget *lamp)
{
  g_autoptr (GdkTexture) texture = kg_ui_picture (lamp);
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, width * height);

  gdk_texture_download (texture, (guchar *) pixels, width * 4);

  return pixels[height / 2 * width + 16] & 0xffffff;
}

static void
test_paints_the_light (void)
{
  GtkWidget *lamp = kg_lamp_new ();
  GtkWindow *window;

  gtk_widget_set_halign (lamp, GTK_ALIGN_START);
  kg_lamp_set_size (KG_LAMP (lamp), 32);
  kg_lamp_set_light (KG_LAMP (lamp), KG_LIGHT_RED);
  window = kg_ui_present (lamp, 200, 100);

  g_assert_cmphex (middle (lamp), ==, 0xd42e1a);
  kg_lamp_set_light (KG_LAMP (lamp), KG_LIGHT_GREEN);
  g_assert_cmphex (middle (lamp), ==, 0x009e73);

  kg_ui_close (window);
}

static void
test_follows_the_ground (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *lamp = kg_lamp_new ();
  GtkWindow *window;
  guint on_light;

  gtk_widget_set_halign (lamp, GTK_ALIGN_START);
  kg_lamp_set_size (KG_LAMP (lamp), 32);
  kg_lamp_set_light (KG_LAMP (lamp), KG_LIGHT_ON_HOLD);
  window = kg_ui_present (lamp, 200, 100);

  on_light = middle (lamp);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  kg_ui_settle (GTK_WIDGET (window));
  g_assert_cmphex (middle (lamp), >, on_light);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  kg_ui_settle (GTK_WIDGET (window));
  g_assert_cmphex (middle (lamp), ==, on_light);

  kg_ui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);

  g_test_add_func ("/lamp/says-what-it-shows", test_says_what_it_shows);
  g_test_add_func ("/lamp/notifies-only-changes", test_notifies_only_changes);
  g_test_add_func ("/lamp/makes-room-for-word-and-arrow", test_makes_room_for_word_and_arrow);
  g_test_add_func ("/lamp/paints-the-light", test_paints_the_light);
  g_test_add_func ("/lamp/follows-the-ground", test_follows_the_ground);

  return g_test_run ();
}
