// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"
#include "kg-ui-test.h"

#include "widgets/kg-plan-chart-view.h"
#include "widgets/kg-widgets.h"

#include <string.h>

typedef struct {
  KgCaseload *caseload;
  KgProjectFile *file;
  GtkWidget *view;
  GtkWidget *button; /* before it, to come from with Tab */
  GtkWindow *window;
} Fixture;

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *fixture = data;

  fixture->file = kg_project_file_load (txn, context, fixture->caseload->district->project[0], error);
  return fixture->file != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->caseload = kg_caseload_new ();
  kg_district_do (fixture->caseload->district, load, fixture);
  fixture->view = kg_plan_chart_view_new ();
  fixture->button = gtk_button_new_with_label ("x");
  kg_plan_chart_view_take (KG_PLAN_CHART_VIEW (fixture->view), kg_plan_chart_data_new (fixture->file));
  gtk_box_append (GTK_BOX (box), fixture->button);
  gtk_box_append (GTK_BOX (box), fixture->view);
  fixture->window = kg_ui_present (box, 1000, 600);
  kg_ui_settle (fixture->view);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  kg_ui_close (fixture->window);
  kg_ui_wait_until (view == NULL);
  kg_project_file_unref (fixture->file);
  kg_caseload_free (fixture->caseload);
}

static guint
count_rows (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (fixture->view); row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;

  return n;
}

static GtkWidget *
nth_row (Fixture *fixture,
         guint    n)
{
  GtkWidget *row = gtk_widget_get_first_child (fixture->view);

  while (n-- > 0)
    row = gtk_widget_get_next_sibling (row);

  return row;
}

/* Each row has its words, where it is drawn. */
static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  const KgPlanChart *chart = &kg_plan_chart_view_get_data (KG_PLAN_CHART_VIEW (fixture->view))->chart;
  KgChartStyle style = { 0 };
  int last = 0;

  g_assert_cmpuint (count_rows (fixture), ==, 8);
  for (guint i = 0; i < 8; i++) {
    GtkWidget *row = nth_row (fixture, i);
    graphene_rect_t place;

    g_assert_true (gtk_widget_compute_bounds (row, fixture->view, &place));
    g_assert_cmpfloat (place.origin.y, >=, last);
    g_assert_cmpfloat (place.size.height, >, 10);
    g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (row), chart->rows[i].name));
    last = (int) (place.origin.y + place.size.height);
  }
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (nth_row (fixture, 0)), "\nplanned "));

  /* As the painter has them. */
  style.text_size = 15;
  for (guint i = 0; i < 8; i++) {
    double top, height;

    kg_plan_chart_measure (chart, &style, 1000, &top, &height);
    g_assert_cmpint (kg_plan_chart_row_at (chart, &style, 1000, top + (i + 0.5) * height), ==, i);
  }
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_widget_grab_focus (fixture->button);
  kg_ui_key (fixture->window, "Tab");
  kg_ui_wait_until (gtk_window_get_focus (fixture->window) == nth_row (fixture, 0));
  kg_ui_key (fixture->window, "Down");
  kg_ui_key (fixture->window, "Down");
  kg_ui_wait_until (gtk_window_get_focus (fixture->window) == nth_row (fixture, 2));
  kg_ui_key (fixture->window, "Up");
  kg_ui_wait_until (gtk_window_get_focus (fixture->window) == nth_row (fixture, 1));
  kg_ui_key (fixture->window, "Shift+Tab");
  kg_ui_wait_until (gtk_window_get_focus (fixture->window) == fixture->button);
  /* It comes back to where it was. */
  kg_ui_key (fixture->window, "Tab");
  kg_ui_wait_until (gtk_window_get_focus (fixture->window) == nth_row (fixture, 1));
}

static guint32
corner (Fixture *fixture,
        guint   *dark)
{
  g_autoptr (GdkTexture) picture = kg_ui_picture (fixture->view);
  int width = gdk_texture_get_width (picture), height = gdk_texture_get_height (picture);
  g_autofree guint32 *pixels = g_new (guint32, width * height);

  gdk_texture_download (picture, (guchar *) pixels, (gsize) width * 4);
  *dark = 0;
  for (int i = 0; i < width * height; i++)
    *dark += (pixels[i] & 0xff) < 80 && (pixels[i] >> 24) > 200;

  return pixels[0];
}

/* It is drawn, and in the colours of its place. */
static void
test_grounds (Fixture       *fixture,
              gconstpointer  data)
{
  guint light, dark;

  corner (fixture, &light);
  g_assert_cmpuint (light, >, 500);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  kg_ui_settle (fixture->view);
  corner (fixture, &dark);
  g_assert_cmpuint (dark, !=, light);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* Another chart, a chart without rows, none at all. */
static void
test_take (Fixture       *fixture,
           gconstpointer  data)
{
  KgPlanChartData *empty = kg_plan_chart_data_new (fixture->file);
  int height = gtk_widget_get_height (fixture->view), minimum;

  empty->chart.n_rows = 3;
  kg_plan_chart_view_take (KG_PLAN_CHART_VIEW (fixture->view), empty);
  kg_ui_settle (fixture->view);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  g_assert_cmpint (gtk_widget_get_height (fixture->view), <, height);

  empty = kg_plan_chart_data_new (fixture->file);
  empty->chart.n_rows = 0;
  kg_plan_chart_view_take (KG_PLAN_CHART_VIEW (fixture->view), empty);
  kg_ui_settle (fixture->view);
  g_assert_cmpuint (count_rows (fixture), ==, 0);

  kg_plan_chart_view_take (KG_PLAN_CHART_VIEW (fixture->view), NULL);
  gtk_widget_measure (fixture->view, GTK_ORIENTATION_VERTICAL, 1000, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);
}

/* Larger letters make a higher chart. */
static void
test_text_size (Fixture       *fixture,
                gconstpointer  data)
{
  int small, large;

  gtk_widget_measure (fixture->view, GTK_ORIENTATION_VERTICAL, 900, &small, NULL, NULL, NULL);
  g_object_set (gtk_widget_get_settings (fixture->view), "gtk-font-name", "Noto Sans CJK SC 18", NULL);
  kg_ui_settle (fixture->view);
  gtk_widget_measure (fixture->view, GTK_ORIENTATION_VERTICAL, 900, &large, NULL, NULL, NULL);
  gtk_settings_reset_property (gtk_widget_get_settings (fixture->view), "gtk-font-name");
  g_assert_cmpint (large, >, small * 5 / 4);
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/plan-chart-view/rows", test_rows);
  ADD ("/plan-chart-view/keys", test_keys);
  ADD ("/plan-chart-view/grounds", test_grounds);
  ADD ("/plan-chart-view/take", test_take);
  ADD ("/plan-chart-view/text-size", test_text_size);
#undef ADD

  return g_test_run ();
}
