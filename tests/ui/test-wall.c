// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "app/kg-application.h"
#include "app/kg-wall-window.h"
#include "app/kg-window.h"
#include "services/kg-light-service.h"
#include "widgets/kg-wall-view.h"

#include <string.h>

typedef struct {
  KgDistrict *district;
  KgWindow *window;
  GtkWindow *wall;
  KgWallView *view;
  GString *dump;
} Fixture;

static KgApplication *application;

static gboolean
confirm_third (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  Fixture *f = data;

  return kg_light_confirm (txn, context, f->district->project[2], KG_LIGHT_YELLOW, "开工时间未定", NULL, error);
}

/* Three projects: the first red, the second green, the third yellow. */
static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->district = kg_district_new ();
  kg_district_do (f->district, confirm_third, f);
  f->window = kg_window_new (GTK_APPLICATION (application), "测试", KG_DISTRICT_TODAY);
  gtk_window_present (GTK_WINDOW (f->window));
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)));
  kg_window_open_store (f->window, kg_store_get_uri (f->district->store), FALSE);
  kg_ui_wait_until (g_str_equal (kg_ui_visible (f->window, "stack"), "pages"));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  kg_ui_close (GTK_WINDOW (f->window));
  g_assert_null (kg_ui_find_window ("KgWallWindow"));
  kg_district_free (f->district);
}

static void
open_wall (Fixture *f)
{
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)));
  kg_ui_key (GTK_WINDOW (f->window), "F5");
  kg_ui_wait_until ((f->wall = kg_ui_find_window ("KgWallWindow")) != NULL);
  f->view = KG_WALL_VIEW (kg_ui_find (f->wall, KG_TYPE_WALL_VIEW));
  kg_ui_wait_until (gtk_window_is_active (f->wall) && gtk_window_is_fullscreen (f->wall));
  kg_ui_wait_until (gtk_widget_has_focus (GTK_WIDGET (f->view)));
  kg_ui_settle (GTK_WIDGET (f->wall));
}

static guint
position (Fixture *f)
{
  return kg_wall_deck_get_position (kg_wall_view_get_deck (f->view));
}

static guint
n_pages (Fixture *f)
{
  return kg_wall_deck_get_n_pages (kg_wall_view_get_deck (f->view));
}

static const char *
shown (Fixture *f)
{
  return kg_wall_deck_get_project (kg_wall_view_get_deck (f->view));
}

static gboolean
says (Fixture    *f,
      const char *words)
{
  KgWallContent *content = kg_wall_deck_get_content (kg_wall_view_get_deck (f->view));
  KgWallPage page = kg_wall_content_get_page (content, 1, 1);
  g_autofree char *text = kg_wall_page_to_text (&page);

  return strstr (text, words) != NULL;
}

static void
press (Fixture    *f,
       const char *key,
       guint       page)
{
  kg_ui_key (f->wall, key);
  kg_ui_wait_until (position (f) == page);
}

/* ── Opening and leaving ───────────────────────────────────────── */

static void
test_open (Fixture       *f,
           gconstpointer  data)
{
  GdkRectangle screen;
  g_autoptr (GdkMonitor) monitor =
    g_list_model_get_item (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (f->window))), 0);

  open_wall (f);
  g_assert_cmpuint (position (f), ==, 0);
  g_assert_cmpuint (n_pages (f), ==, 3);
  g_assert_true (says (f, "Red 1"));
  kg_ui_wait_until (says (f, "Get worse within 14 days"));

  /* The whole of the screen, without a frame or a pointer. */
  gdk_monitor_get_geometry (monitor, &screen);
  kg_ui_wait_until (gtk_widget_get_width (GTK_WIDGET (f->view)) == screen.width);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (f->view)), ==, screen.height);
  g_assert_cmpstr (gdk_cursor_get_name (gtk_widget_get_cursor (GTK_WIDGET (f->view))), ==, "none");

  kg_ui_key (f->wall, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)));

  /* F5 opens and closes it, on the wall and beside it. */
  open_wall (f);
  kg_ui_key (f->wall, "F5");
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.project-wall", NULL);
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.project-wall", NULL);
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);
}

static void
test_button (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *button = kg_ui_find_button (f->window, "Wall");

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Show on the wall");
  kg_ui_click (button, gtk_widget_get_width (button) / 2, gtk_widget_get_height (button) / 2, 1);
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") != NULL);
  /* It goes with its window. */
}

static void
test_project (Fixture       *f,
              gconstpointer  data)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-project", "s", f->district->project[2]);
  kg_ui_wait_until (g_str_equal (kg_ui_visible (f->window, "stack"), "project"));
  open_wall (f);
  g_assert_cmpuint (position (f), ==, 2);
  g_assert_true (says (f, "南大科创之门 Yellow"));
  kg_ui_key (f->wall, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);

  /* A green one has a page for as long as it is shown. */
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-project", "s", f->district->project[1]);
  open_wall (f);
  g_assert_cmpuint (position (f), ==, 3);
  g_assert_cmpuint (n_pages (f), ==, 4);
  kg_ui_wait_until (says (f, "施工许可证"));
  press (f, "Page_Up", 2);
  g_assert_cmpuint (n_pages (f), ==, 3);
  g_assert_cmpstr (shown (f), ==, f->district->project[2]);
}

/* ── Keys ──────────────────────────────────────────────────────── */

static void
test_keys (Fixture       *f,
           gconstpointer  data)
{
  static const struct { const char *key; guint page; } keys[] = {
    { "Page_Down", 1 }, { "Page_Up", 0 }, { "Right", 1 }, { "space", 2 }, { "Left", 1 }, { "Down", 2 },
    { "Up", 1 }, { "End", 2 }, { "Home", 0 }, { "Page_Down", 1 }, { "BackSpace", 0 },
  };

  open_wall (f);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    press (f, keys[i].key, keys[i].page);

  /* The first and the last page stay. */
  kg_ui_key (f->wall, "Page_Up");
  press (f, "Page_Down", 1);
  press (f, "Page_Down", 2);
  kg_ui_key (f->wall, "Page_Down");
  press (f, "Page_Up", 1);
  g_assert_cmpstr (shown (f), ==, f->district->project[0]);
}

static void
test_jump (Fixture       *f,
           gconstpointer  data)
{
  open_wall (f);
  kg_ui_key (f->wall, "3");
  kg_ui_wait_until (g_str_equal (kg_wall_view_get_typed (f->view), "3"));
  kg_ui_settle (GTK_WIDGET (f->view));
  press (f, "Return", 2);
  g_assert_cmpstr (kg_wall_view_get_typed (f->view), ==, "");

  /* Beyond the last page is the last page; what was typed can be taken back. */
  kg_ui_type (f->wall, "12");
  kg_ui_wait_until (g_str_equal (kg_wall_view_get_typed (f->view), "12"));
  kg_ui_key (f->wall, "BackSpace");
  kg_ui_wait_until (g_str_equal (kg_wall_view_get_typed (f->view), "1"));
  press (f, "Return", 0);
  kg_ui_type (f->wall, "999");
  press (f, "Return", 2);
  kg_ui_type (f->wall, "1");
  press (f, "Left", 1);
  g_assert_cmpstr (kg_wall_view_get_typed (f->view), ==, "");
}

static void
test_blank (Fixture       *f,
            gconstpointer  data)
{
  open_wall (f);
  press (f, "Page_Down", 1);
  kg_ui_key (f->wall, "b");
  kg_ui_wait_until (kg_wall_view_get_blank (f->view));
  kg_ui_settle (GTK_WIDGET (f->view));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_LABEL, "The wall is blank");
  kg_ui_key (f->wall, "b");
  kg_ui_wait_until (!kg_wall_view_get_blank (f->view));
  g_assert_cmpuint (position (f), ==, 1);

  /* Turning the page shows it. */
  kg_ui_key (f->wall, "b");
  kg_ui_wait_until (kg_wall_view_get_blank (f->view));
  press (f, "Page_Down", 2);
  g_assert_false (kg_wall_view_get_blank (f->view));

  kg_ui_key (f->wall, "l");
  kg_ui_wait_until (kg_wall_view_get_on_light (f->view));
  kg_ui_settle (GTK_WIDGET (f->view));
}

/* ── Following ─────────────────────────────────────────────────── */

static gboolean
confirm (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *f = data;

  return kg_light_confirm (txn, context, f->district->project[0], KG_LIGHT_GREEN, "高压线已迁改", NULL, error);
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
commit (Fixture   *f,
        KgUseCase  func)
{
  gboolean done = FALSE;

  kg_workspace_commit_async (kg_window_get_workspace (f->window), "test", func, f, NULL, NULL, committed_cb, &done);
  kg_ui_wait_until (done);
}

/* What changes is seen at once, and the page stays, even when its project
 * turns green. */
static void
test_follow (Fixture       *f,
             gconstpointer  data)
{
  open_wall (f);
  press (f, "Page_Down", 1);
  kg_ui_wait_until (says (f, "易卜半导体项目 Red"));
  commit (f, confirm);
  kg_ui_wait_until (says (f, "易卜半导体项目 Green Proposed: Red"));
  kg_ui_wait_until (says (f, "高压线已迁改"));
  g_assert_cmpuint (position (f), ==, 1);
  g_assert_cmpuint (n_pages (f), ==, 3);

  /* Once it is left it is gone: the yellow one takes its place. */
  press (f, "Page_Up", 0);
  kg_ui_wait_until (n_pages (f) == 2);
  press (f, "Page_Down", 1);
  g_assert_true (says (f, "南大科创之门 Yellow"));
}

/* ── The store ─────────────────────────────────────────────────── */

static gboolean
dump (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;
  guint n_tables;
  const KgTable *const *tables = kg_tables (&n_tables);

  f->dump = g_string_new (NULL);
  for (guint i = 0; i < n_tables; i++) {
    g_autoptr (GPtrArray) rows = kg_txn_select (txn, tables[i],
                                                &(KgFilter) { .order = { KG_ORDER (KG_COL_ID) } }, error);

    if (rows == NULL)
      return FALSE;
    for (guint j = 0; j < rows->len; j++)
      kg_record_to_json (g_ptr_array_index (rows, j), f->dump);
  }

  return TRUE;
}

static char *
everything (Fixture *f)
{
  gboolean done = FALSE;

  kg_workspace_read_async (kg_window_get_workspace (f->window), dump, f, NULL, NULL, committed_cb, &done);
  kg_ui_wait_until (done);

  return g_string_free (g_steal_pointer (&f->dump), FALSE);
}

static void
test_store (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *before = everything (f);
  g_autofree char *after = NULL;

  g_assert_cmpuint (strlen (before), >, 1000);
  open_wall (f);
  press (f, "Page_Down", 1);
  press (f, "Page_Down", 2);
  kg_ui_settle (GTK_WIDGET (f->view));
  kg_ui_key (f->wall, "b");
  kg_ui_wait_until (kg_wall_view_get_blank (f->view));
  press (f, "Home", 0);
  kg_ui_key (f->wall, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);
  after = everything (f);
  g_assert_cmpstr (before, ==, after);
}

/* Another store takes the wall with it. */
static void
test_other_store (Fixture       *f,
                  gconstpointer  data)
{
  open_wall (f);
  kg_window_open_store (f->window, "/nonexistent/other.db", FALSE);
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  kg_ui_test_init (&argc, &argv);
  application = kg_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  add ("/wall/open", test_open);
  add ("/wall/button", test_button);
  add ("/wall/project", test_project);
  add ("/wall/keys", test_keys);
  add ("/wall/jump", test_jump);
  add ("/wall/blank", test_blank);
  add ("/wall/follow", test_follow);
  add ("/wall/store", test_store);
  add ("/wall/other-store", test_other_store);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
