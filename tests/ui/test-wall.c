// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"
#include "kg-ui-look.h"
#include "kg-ui-store.h"
#include "kg-ui-test.h"

#include "app/kg-application.h"
#include "app/kg-wall-window.h"
#include "app/kg-walls.h"
#include "app/kg-window.h"
#include "services/kg-light-service.h"
#include "services/kg-meeting-service.h"
#include "services/kg-record-service.h"
#include "widgets/kg-wall-view.h"

#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <gdk/x11/gdkx.h>
#include <string.h>

typedef struct {
  KgDistrict *district;
  KgWindow *window;
  GtkWindow *wall;
  KgWallView *view;
  GString *dump;
  char *meeting;
  char *topic; /* id of the item */
} Fixture;

/* The overview, two projects, what changed, what was decided, the end. */
#define LAST 5

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
  g_clear_pointer (&f->meeting, g_free);
  g_clear_pointer (&f->topic, g_free);
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
  g_assert_cmpuint (n_pages (f), ==, 6);
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
  g_assert_cmpuint (n_pages (f), ==, 7);
  kg_ui_wait_until (says (f, "施工许可证"));
  press (f, "Page_Up", 2);
  g_assert_cmpuint (n_pages (f), ==, 6);
  g_assert_cmpstr (shown (f), ==, f->district->project[2]);
}

/* ── Keys ──────────────────────────────────────────────────────── */

static void
test_keys (Fixture       *f,
           gconstpointer  data)
{
  static const struct { const char *key; guint page; } keys[] = {
    { "Page_Down", 1 }, { "Page_Up", 0 }, { "Right", 1 }, { "space", 2 }, { "Left", 1 }, { "Down", 2 },
    { "Up", 1 }, { "End", LAST }, { "Page_Up", LAST - 1 }, { "Home", 0 }, { "Page_Down", 1 }, { "BackSpace", 0 },
  };

  open_wall (f);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    press (f, keys[i].key, keys[i].page);

  /* The first and the last page stay. */
  kg_ui_key (f->wall, "Page_Up");
  for (guint i = 1; i <= LAST; i++)
    press (f, "Page_Down", i);
  kg_ui_key (f->wall, "Page_Down");
  press (f, "Page_Up", LAST - 1);
  for (guint i = LAST - 1; i > 1; i--)
    press (f, "Page_Up", i - 1);
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
  press (f, "Return", LAST);
  kg_ui_type (f->wall, "1");
  press (f, "Left", LAST - 1);
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
commit (Fixture   *f,
        KgUseCase  func)
{
  kg_ui_commit (kg_window_get_workspace (f->window), func, f);
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
  g_assert_cmpuint (n_pages (f), ==, 6);

  /* Once it is left it is gone: the yellow one takes its place. */
  press (f, "Page_Up", 0);
  kg_ui_wait_until (n_pages (f) == 5);
  press (f, "Page_Down", 1);
  g_assert_true (says (f, "南大科创之门 Yellow"));
}

/* ── A meeting in session ──────────────────────────────────────── */

static gboolean
begin_meeting (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  Fixture *f = data;

  f->meeting = kg_meeting_create (txn, context, f->district->series, KG_DISTRICT_TODAY, error);
  if (f->meeting == NULL || !kg_meeting_build_agenda (txn, context, f->meeting, error))
    return FALSE;
  f->topic = kg_meeting_add_topic (txn, f->meeting, "年底收官安排", error);

  return f->topic != NULL && kg_meeting_start (txn, context, f->meeting, error);
}

static void
enter_room (Fixture *f)
{
  commit (f, begin_meeting);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-meeting", "s", f->meeting);
  kg_ui_wait_until (kg_workspace_get_current_item (kg_window_get_workspace (f->window)) != NULL);
}

/* Goes on until the secretary is at the item of that project, or at the topic. */
static void
go_to_item (Fixture    *f,
            const char *project)
{
  GtkWidget *room = kg_ui_find (GTK_WINDOW (f->window), g_type_from_name ("KgMeetingRoom"));

  for (guint i = 0; i < 20; i++) {
    KgRecord *item = kg_workspace_get_current_item (kg_window_get_workspace (f->window));

    if (project != NULL ? kg_record_is (item, KG_AGENDA_ITEM_PROJECT, project)
                        : g_str_equal (kg_record_get_id (item), f->topic))
      return;
    gtk_widget_activate_action (room, "room.next", NULL);
  }
  g_assert_not_reached ();
}

static gboolean
record (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  Fixture *f = data;
  KgRecord *item = kg_workspace_get_current_item (kg_window_get_workspace (f->window));
  g_auto (KgRecordResult) result = { 0 };

  return kg_record_line (txn, context, kg_record_get_id (item), "区规资局11月27日前完成高压线迁改方案", NULL, &result,
                         error);
}

static void
test_session (Fixture       *f,
              gconstpointer  data)
{
  enter_room (f);
  open_wall (f);
  go_to_item (f, f->district->project[0]);
  kg_ui_wait_until (g_strcmp0 (shown (f), f->district->project[0]) == 0);

  /* What is decided is there at once, with who does it until when. */
  kg_ui_wait_until (says (f, "易卜半导体项目 Red"));
  g_assert_false (says (f, "高压线迁改方案"));
  commit (f, record);
  kg_ui_wait_until (says (f, "高压线迁改方案"));
  g_assert_true (says (f, "Not signed for 区规资局 11-27"));

  /* Whoever turns elsewhere stays there, whatever else happens, until the
   * secretary goes on. */
  press (f, "Home", 0);
  commit (f, confirm);
  kg_ui_settle (GTK_WIDGET (f->view));
  g_assert_cmpuint (position (f), ==, 0);
  go_to_item (f, f->district->project[2]);
  kg_ui_wait_until (g_strcmp0 (shown (f), f->district->project[2]) == 0);

  /* A topic has a page as long as it is shown. */
  go_to_item (f, NULL);
  kg_ui_wait_until (says (f, "年底收官安排"));
  g_assert_null (shown (f));
  press (f, "Home", 0);
  kg_ui_wait_until (!says (f, "年底收官安排"));

  /* A wall that is opened later begins where the meeting is. */
  kg_ui_key (f->wall, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);
  open_wall (f);
  kg_ui_wait_until (says (f, "年底收官安排"));
}

static gboolean
go_to_topic (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Fixture *f = data;

  return kg_meeting_go_to (txn, f->meeting, f->topic, error);
}

static gboolean
record_topic (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  g_auto (KgRecordResult) result = { 0 };

  return kg_record_line (txn, context, ((Fixture *) data)->topic, "区建管委12月4日前报送收官清单", NULL, &result, error);
}

/* A meeting that another seat leads is followed, though its page was never
 * looked at in this program. */
static void
test_session_elsewhere (Fixture       *f,
                        gconstpointer  data)
{
  open_wall (f);
  kg_ui_wait_until (says (f, "Red 1"));
  commit (f, begin_meeting);
  kg_ui_wait_until (position (f) != 0);
  commit (f, go_to_topic);
  kg_ui_wait_until (says (f, "年底收官安排"));
  commit (f, record_topic);
  kg_ui_wait_until (says (f, "报送收官清单"));
  g_assert_null (kg_workspace_get_current_item (kg_window_get_workspace (f->window)));

  /* One that is opened later is there at once, unless it was opened for a
   * project. */
  kg_ui_key (f->wall, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);
  open_wall (f);
  kg_ui_wait_until (says (f, "年底收官安排"));
  kg_ui_key (f->wall, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-project", "s", f->district->project[2]);
  kg_ui_wait_until (g_str_equal (kg_ui_visible (f->window, "stack"), "project"));
  open_wall (f);
  kg_ui_wait_until (says (f, "南大科创之门 Yellow"));
  kg_ui_settle (GTK_WIDGET (f->view));
  g_assert_cmpstr (shown (f), ==, f->district->project[2]);
}

/* ── Windows ───────────────────────────────────────────────────── */

static GList *
wall_windows (void)
{
  GList *found = NULL;
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (KG_IS_WALL_WINDOW (window))
      found = g_list_prepend (found, window);
  }

  return found;
}

static void
test_in_step (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (GList) windows = NULL;
  KgWallView *views[2];

  open_wall (f);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.wall-window", NULL);
  windows = wall_windows ();
  g_assert_cmpuint (g_list_length (windows), ==, 2);
  views[0] = KG_WALL_VIEW (kg_ui_find (windows->data, KG_TYPE_WALL_VIEW));
  views[1] = KG_WALL_VIEW (kg_ui_find (windows->next->data, KG_TYPE_WALL_VIEW));
  g_assert_true (kg_wall_view_get_deck (views[0]) == kg_wall_view_get_deck (views[1]));

  /* Either of them turns both. */
  for (guint i = 0; i < 2; i++) {
    GtkWindow *window = g_list_nth_data (windows, i);
    guint at = position (f);

    gtk_window_present (window);
    kg_ui_wait_until (gtk_window_is_active (window) && gtk_widget_has_focus (GTK_WIDGET (views[i])));
    kg_ui_key (window, "Page_Down");
    kg_ui_wait_until (kg_wall_deck_get_position (kg_wall_view_get_deck (views[1 - i])) == at + 1);
    kg_ui_settle (GTK_WIDGET (views[1 - i]));
  }
  /* Both close with F5 at their window. */
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.project-wall", NULL);
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);
}

/* Two main windows on one store show one wall. */
static void
test_two_mains (Fixture       *f,
                gconstpointer  data)
{
  KgWindow *other = kg_window_new (GTK_APPLICATION (application), "测试", KG_DISTRICT_TODAY);
  g_autoptr (GList) windows = NULL;
  KgWallDeck *decks[2];

  kg_window_open_store (other, kg_store_get_uri (f->district->store), FALSE);
  gtk_window_present (GTK_WINDOW (other));
  kg_ui_wait_until (kg_window_get_workspace (other) != NULL && g_str_equal (kg_ui_visible (other, "stack"), "pages"));
  g_assert_true (kg_window_get_workspace (other) == kg_window_get_workspace (f->window));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.project-wall", NULL);
  gtk_widget_activate_action (GTK_WIDGET (other), "win.project-wall", NULL);
  windows = wall_windows ();
  g_assert_cmpuint (g_list_length (windows), ==, 2);
  for (guint i = 0; i < 2; i++)
    decks[i] = kg_wall_view_get_deck (KG_WALL_VIEW (kg_ui_find (g_list_nth_data (windows, i), KG_TYPE_WALL_VIEW)));
  g_assert_true (decks[0] == decks[1]);

  /* One goes, with its wall; the other has all that it had. */
  kg_ui_close (GTK_WINDOW (other));
  g_clear_pointer (&windows, g_list_free);
  windows = wall_windows ();
  g_assert_cmpuint (g_list_length (windows), ==, 1);
  g_assert_nonnull (kg_workspace_get_board (kg_window_get_workspace (f->window)));
  kg_wall_deck_turn (decks[0], 1);
  commit (f, confirm);
}

/* Which screen: this X server has but one output, and the toolkit counts
 * outputs, so the choice is tested without screens. */
static void
test_choice (void)
{
  static const struct { const char *connectors[3]; guint n; int own; const char *chosen; int expected; } cases[] = {
    { { "eDP-1" }, 1, 0, "", -1 },
    { { "eDP-1", "HDMI-1" }, 2, 0, "", 1 },
    { { "eDP-1", "HDMI-1" }, 2, 1, "", 0 },
    { { "eDP-1", "HDMI-1", "DP-2" }, 3, 0, "DP-2", 2 },
    { { "eDP-1", "HDMI-1", "DP-2" }, 3, 2, "DP-2", 2 },
    { { "eDP-1", "HDMI-1" }, 2, 0, "DP-2", 1 },
    { { "eDP-1", "HDMI-1" }, 2, -1, "", -1 },
    { { NULL, NULL }, 2, 0, "", 1 },
    { { NULL, "DP-2" }, 2, 1, "DP-2", 1 },
    { { NULL }, 0, -1, "DP-2", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kg_walls_choose_monitor (cases[i].connectors, cases[i].n, cases[i].own, cases[i].chosen), ==,
                     cases[i].expected);
}

/* The screen that is chosen in the menu is the one of the wall, which opens. */
static void
test_screen (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (GdkMonitor) monitor =
    g_list_model_get_item (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (f->window))), 0);
  const char *connector = gdk_monitor_get_connector (monitor);
  g_autoptr (GVariant) state = NULL;

  g_assert_nonnull (connector);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.wall-monitor", "s", connector);
  kg_ui_wait_until ((f->wall = kg_ui_find_window ("KgWallWindow")) != NULL && gtk_window_is_fullscreen (f->wall));
  state = g_action_group_get_action_state (G_ACTION_GROUP (f->window), "wall-monitor");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, connector);
}

static void
test_full (Fixture       *f,
           gconstpointer  data)
{
  GtkWidget *bar;

  open_wall (f);
  bar = gtk_window_get_titlebar (f->wall);
  g_assert_false (gtk_widget_get_visible (bar));
  kg_ui_key (f->wall, "F11");
  kg_ui_wait_until (!gtk_window_is_fullscreen (f->wall) && gtk_widget_get_mapped (bar));
  kg_ui_settle (GTK_WIDGET (f->view));
  press (f, "Page_Down", 1);
  kg_ui_key (f->wall, "F11");
  kg_ui_wait_until (gtk_window_is_fullscreen (f->wall) && !gtk_widget_get_visible (bar));
  kg_ui_key (f->wall, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);
}

/* ── Zoom ──────────────────────────────────────────────────────── */

static KgWallZoom
zoom (Fixture *f)
{
  return kg_wall_deck_get_zoom (kg_wall_view_get_deck (f->view));
}

static void
hold_control (Fixture  *f,
              gboolean  down)
{
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (GTK_WIDGET (f->wall)));

  XTestFakeKeyEvent (display, XKeysymToKeycode (display, XK_Control_L), down, CurrentTime);
  XFlush (display);
}

static void
test_zoom (Fixture       *f,
           gconstpointer  data)
{
  open_wall (f);
  press (f, "Page_Down", 1);
  kg_ui_key (f->wall, "plus");
  kg_ui_wait_until (zoom (f).scale > 1.2);
  g_assert_cmpfloat (zoom (f).x, ==, 0.5);
  g_assert_cmpfloat (zoom (f).y, ==, 0.5);
  kg_ui_settle (GTK_WIDGET (f->view));

  kg_ui_key (f->wall, "Shift+Right");
  kg_ui_wait_until (zoom (f).x > 0.5);
  g_assert_cmpuint (position (f), ==, 1);
  kg_ui_key (f->wall, "minus");
  kg_ui_wait_until (zoom (f).scale == 1);
  g_assert_cmpfloat (zoom (f).x, ==, 0.5);

  /* 0 shows all of it, and is a digit within a number. */
  kg_ui_key (f->wall, "plus");
  kg_ui_wait_until (zoom (f).scale > 1);
  kg_ui_key (f->wall, "0");
  kg_ui_wait_until (zoom (f).scale == 1);
  g_assert_cmpstr (kg_wall_view_get_typed (f->view), ==, "");
  kg_ui_type (f->wall, "10");
  kg_ui_wait_until (g_str_equal (kg_wall_view_get_typed (f->view), "10"));
  press (f, "Return", LAST);

  /* The wheel does so too, with Ctrl. */
  kg_ui_scroll (GTK_WIDGET (f->view), -1);
  kg_ui_settle (GTK_WIDGET (f->view));
  g_assert_cmpfloat (zoom (f).scale, ==, 1);
  hold_control (f, TRUE);
  kg_ui_scroll (GTK_WIDGET (f->view), -1);
  kg_ui_wait_until (zoom (f).scale > 1);
  kg_ui_scroll (GTK_WIDGET (f->view), 1);
  kg_ui_wait_until (zoom (f).scale == 1);
  hold_control (f, FALSE);

  /* Another page is seen whole. */
  kg_ui_key (f->wall, "plus");
  kg_ui_wait_until (zoom (f).scale > 1);
  press (f, "Page_Up", LAST - 1);
  g_assert_cmpfloat (zoom (f).scale, ==, 1);
}

static void
test_zoom_rules (void)
{
  KgWallZoom zoom = KG_WALL_WHOLE_PAGE;

  /* Nothing beside the page is seen, however far somebody moves. */
  zoom = kg_wall_zoom_by (zoom, 2);
  g_assert_cmpfloat (zoom.scale, ==, 2);
  for (guint i = 0; i < 20; i++)
    zoom = kg_wall_zoom_move (zoom, 0.25, -0.25);
  g_assert_cmpfloat (zoom.x, ==, 0.75);
  g_assert_cmpfloat (zoom.y, ==, 0.25);

  /* The middle stays where it is while there is room for it. */
  zoom = kg_wall_zoom_by (zoom, 2);
  g_assert_cmpfloat (zoom.x, ==, 0.75);
  g_assert_cmpfloat (zoom.y, ==, 0.25);
  zoom = kg_wall_zoom_by (zoom, 100);
  g_assert_cmpfloat (zoom.scale, ==, KG_WALL_MOST_ZOOM);
  zoom = kg_wall_zoom_by (zoom, 0.001);
  g_assert_cmpfloat (zoom.scale, ==, 1);
  g_assert_cmpfloat (zoom.x, ==, 0.5);
  zoom = kg_wall_zoom_move (zoom, 1, 1);
  g_assert_cmpfloat (zoom.x, ==, 0.5);
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
  kg_ui_read (kg_window_get_workspace (f->window), dump, f);

  return g_string_free (g_steal_pointer (&f->dump), FALSE);
}

static void
test_store (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  enter_room (f);
  commit (f, record);
  go_to_item (f, f->district->project[0]);
  commit (f, record);
  kg_ui_settle (GTK_WIDGET (f->window));
  before = everything (f);
  g_assert_cmpuint (strlen (before), >, 1000);
  g_assert_nonnull (strstr (before, "in_session"));

  open_wall (f);
  kg_ui_key (f->wall, "Home");
  for (guint i = 0; i < 2 * LAST; i++) {
    kg_ui_key (f->wall, "Down");
    kg_ui_settle (GTK_WIDGET (f->view));
  }
  kg_ui_wait_until (position (f) == n_pages (f) - 1);
  kg_ui_wait_until (says (f, "Due until then"));
  kg_ui_key (f->wall, "plus");
  kg_ui_key (f->wall, "F11");
  kg_ui_wait_until (!gtk_window_is_fullscreen (f->wall));
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
  add ("/wall/session", test_session);
  add ("/wall/session-elsewhere", test_session_elsewhere);
  add ("/wall/in-step", test_in_step);
  add ("/wall/two-mains", test_two_mains);
  g_test_add_func ("/wall/choice", test_choice);
  add ("/wall/screen", test_screen);
  add ("/wall/full", test_full);
  add ("/wall/zoom", test_zoom);
  g_test_add_func ("/wall/zoom-rules", test_zoom_rules);
  add ("/wall/store", test_store);
  add ("/wall/other-store", test_other_store);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
