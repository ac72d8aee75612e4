// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "app/kg-application.h"
#include "app/kg-window.h"
#include "widgets/kg-board-page.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-pool-list.h"
#include "widgets/kg-project-page.h"

#include <math.h>

/* Whether everything that is written on the pages of the sample district can be
 * read, in whatever scheme: measured in what is painted, for every text and
 * every lamp in sight. WCAG 2.1 asks for 4.5 : 1 of text, for 3 : 1 of large text
 * and of what is drawn.
 *
 * Small letters are never wholly as dark as their colour, their edges being
 * shared with the ground: what counts is the darkest they come to, and a tenth
 * is allowed for. */

#define TODAY kg_date_new (2026, 11, 23)
#define TEXT 4.5
#define LARGE 3.0
#define DRAWN 3.0
#define EDGES 0.9
#define LARGE_PX 24

typedef struct {
  guchar *pixels; /* B G R A */
  int width;
  int height;
  GdkRGBA ground;
} Picture;

static KgApplication *application;
static KgWindow *window;
static GtkWidget *content; /* of the window */

/* Colours */

static double
linear (guchar value)
{
  double v = value / 255.0;

  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 rgb)
{
  return 0.2126 * linear (rgb >> 16 & 255) + 0.7152 * linear (rgb >> 8 & 255) + 0.0722 * linear (rgb & 255);
}

static double
contrast (guint32 a,
          guint32 b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* What is painted, premultiplied, over the ground of the window. */
static guint32
pixel_at (const Picture *picture,
          int            x,
          int            y)
{
  const guchar *p = picture->pixels + ((gsize) y * picture->width + x) * 4;
  double rest = 1 - p[3] / 255.0;
  guint32 red = (guint32) (p[2] + rest * picture->ground.red * 255 + 0.5);
  guint32 green = (guint32) (p[1] + rest * picture->ground.green * 255 + 0.5);
  guint32 blue = (guint32) (p[0] + rest * picture->ground.blue * 255 + 0.5);

  return MIN (red, 255) << 16 | MIN (green, 255) << 8 | MIN (blue, 255);
}

static void
take (Picture *picture)
{
  g_autoptr (GdkTexture) texture = kg_ui_picture (content);

  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (content), "window_bg_color",
                                                 &picture->ground));
  picture->width = gdk_texture_get_width (texture);
  picture->height = gdk_texture_get_height (texture);
  picture->pixels = g_malloc ((gsize) picture->width * picture->height * 4);
  gdk_texture_download (texture, picture->pixels, (gsize) picture->width * 4);
}

/* What there is most of is the ground; how far the rest stands out from it. */
static double
best_contrast (const Picture         *picture,
               const graphene_rect_t *bounds)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, value;
  int left = MAX ((int) floor (bounds->origin.x), 0);
  int top = MAX ((int) floor (bounds->origin.y), 0);
  int right = MIN ((int) ceil (bounds->origin.x + bounds->size.width), picture->width);
  int bottom = MIN ((int) ceil (bounds->origin.y + bounds->size.height), picture->height);
  guint32 ground = 0;
  guint most = 0;
  double best = 1;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++) {
      gpointer rgb = GUINT_TO_POINTER (pixel_at (picture, x, y));

      g_hash_table_insert (counts, rgb, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, rgb)) + 1));
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (value) > most) {
      most = GPOINTER_TO_UINT (value);
      ground = GPOINTER_TO_UINT (key);
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    best = MAX (best, contrast (GPOINTER_TO_UINT (key), ground));

  return best;
}

/* Everything in sight */

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));

  return NULL;
}

static double
font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font)
         ? size : size * pango_cairo_context_get_resolution (context) / 72;
}

/* Whether all of it is to be seen: within every one of its parents. */
static gboolean
is_in_sight (GtkWidget       *widget,
             graphene_rect_t *bounds)
{
  graphene_rect_t all;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) ||
      !gtk_widget_compute_bounds (widget, content, bounds) || bounds->size.width < 4)
    return FALSE;
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL && parent != content;
       parent = gtk_widget_get_parent (parent)) {
    if (gtk_widget_get_overflow (parent) != GTK_OVERFLOW_HIDDEN && !GTK_IS_VIEWPORT (parent))
      continue;
    if (!gtk_widget_compute_bounds (parent, content, &all) ||
        !graphene_rect_contains_rect (&all, bounds))
      return FALSE;
  }

  return TRUE;
}

/* What somebody cannot use now, and what is not there, need not be legible. */
static gboolean
is_exempt (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_sensitive (widget) || gtk_widget_get_opacity (widget) < 0.05)
      return TRUE;

  return FALSE;
}

static guint
check (const Picture *picture,
       GtkWidget     *widget,
       const char    *page)
{
  const char *text = text_of (widget);
  gboolean lamp = KG_IS_LAMP (widget);
  graphene_rect_t bounds;
  guint n = 0;

  if ((lamp || (text != NULL && *text != '\0')) && !is_exempt (widget) && is_in_sight (widget, &bounds)) {
    double wanted = lamp ? DRAWN : font_size (widget) >= LARGE_PX ? LARGE : TEXT;
    double found;

    /* A lamp may fill its bounds: more of what is around it is the ground. */
    if (lamp)
      graphene_rect_inset (&bounds, -0.5f * bounds.size.width, -0.25f * bounds.size.height);
    found = best_contrast (picture, &bounds);

    n++;
    if (found < wanted * EDGES) {
      g_test_message ("%s: “%s” (%s) stands out by %.2f : 1, not by %.1f", page,
                      lamp ? kg_light_label (kg_lamp_get_light (KG_LAMP (widget))) : text,
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), found, wanted);
      g_test_fail ();
    }
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check (picture, child, page);

  return n;
}

static void
check_page (const char *page)
{
  Picture picture;
  guint n;

  /* What is still being read from the store comes a moment later. */
  for (guint i = 0; i < 20; i++) {
    g_usleep (15000);
    kg_ui_settle (content);
  }
  take (&picture);
  n = check (&picture, content, page);
  g_free (picture.pixels);
  /* A page that shows hardly anything was not looked at. */
  g_assert_cmpuint (n, >, 20);
}

/* The pages */

static KgPoolList *
board_rows (void)
{
  return KG_POOL_LIST (kg_ui_find (kg_ui_part (window, "board_page"), KG_TYPE_POOL_LIST));
}

static void
work_through (void)
{
  const KgBoard *board;

  kg_ui_wait_until (g_str_equal (kg_ui_visible (window, "stack"), "pages"));
  kg_ui_wait_until (kg_pool_list_get_n_rows (board_rows ()) > 100);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "i", 0);
  check_page ("board");

  gtk_widget_activate_action (kg_ui_part (window, "board_page"), "board.group", "s", "territory");
  check_page ("board in groups");
  gtk_widget_activate_action (kg_ui_part (window, "board_page"), "board.group", "s", "none");

  board = kg_workspace_get_board (kg_window_get_workspace (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-project", "s",
                              kg_board_find_project (board, "易卜半导体二期项目")->id);
  kg_ui_wait_until (kg_ui_find (window, KG_TYPE_PROJECT_PAGE) != NULL &&
                    kg_ui_says (kg_ui_find (window, KG_TYPE_PROJECT_PAGE), "易卜半导体二期项目"));
  check_page ("project");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "i", 1);
  check_page ("meetings");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "i", 2);
  check_page ("follow-up");
}

static void
test_scheme (gconstpointer data)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), GPOINTER_TO_INT (data));
  work_through ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kaigong-contrast-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  kg_ui_test_init (&argc, &argv);
  application = kg_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  window = kg_window_new (GTK_APPLICATION (application), "测试", TODAY);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  content = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_window_present (GTK_WINDOW (window));
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.sample", NULL);

  g_test_add_data_func ("/contrast/light", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), test_scheme);
  g_test_add_data_func ("/contrast/dark", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), test_scheme);
  status = g_test_run ();

  kg_ui_close (GTK_WINDOW (window));
  g_object_unref (application);

  return status;
}
