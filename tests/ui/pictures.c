// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-camera.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "app/kg-application.h"
#include "app/kg-import-dialog.h"
#include "app/kg-window.h"
#include "services/kg-locale.h"
#include "services/kg-store-place.h"
#include "widgets/kg-attendance-list.h"
#include "widgets/kg-minutes-sheets.h"
#include "widgets/kg-plan-trial-template.h"
#include "widgets/kg-pool-list.h"
#include "widgets/kg-project-editor.h"
#include "widgets/kg-settings-window.h"
#include "widgets/kg-wall-view.h"

/* pictures FOLDER LIST
 *
 * Makes the pictures of README and guide: opens the program's own window on
 * the sample district, does what the guide tells to do and writes what is on
 * the screen to FOLDER. LIST is the list of projects whose import is shown.
 * Called by scripts/make-pictures. */

#define TODAY kg_date_new (2026, 11, 23)       /* Monday */
#define MEETING_DAY kg_date_new (2026, 11, 24) /* on which the sample district meets */
#define BY "何思敏"
#define PROJECT "易卜半导体二期项目"
#define EARLY_PROJECT "轨道交通18号线二期场站综合开发项目" /* whose plan can still be turned over */

static const char *list_path;
static KgWindow *window;

/* ── Acting ───────────────────────────────────────────────────── */

static gboolean
shows (const char *view)
{
  return g_str_equal (kg_ui_visible (window, "stack"), view);
}

static void
act (gpointer    widget,
     const char *name,
     const char *format,
     ...)
{
  va_list args;
  GVariant *parameter = NULL;

  if (format != NULL) {
    va_start (args, format);
    parameter = g_variant_new_va (format, NULL, &args);
    va_end (args);
  }
  if (!gtk_widget_activate_action_variant (widget, name, parameter))
    g_error ("There is no action %s", name);
}

static GtkWidget *
wait_for (const char *type_name)
{
  GtkWidget *widget;

  kg_ui_wait_until (kg_camera_in_sight (type_name, &widget));
  return widget;
}

static KgPoolList *
board_rows (void)
{
  return KG_POOL_LIST (kg_ui_find (kg_ui_part (window, "board_page"), KG_TYPE_POOL_LIST));
}

static void
set_scheme (AdwColorScheme scheme)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

/* On a light ground and, with -dark after its name, on a dark one. */
static void
take (const char *name,
      GtkWindow  *top)
{
  g_autofree char *dark = g_strconcat (name, "-dark", NULL);

  kg_camera_take (name, top);
  set_scheme (ADW_COLOR_SCHEME_FORCE_DARK);
  kg_camera_take (dark, top);
  set_scheme (ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
take_dialog (const char *name,
             GtkWindow  *dialog)
{
  g_autofree char *dark = g_strconcat (name, "-dark", NULL);

  kg_camera_take_dialog (name, dialog);
  set_scheme (ADW_COLOR_SCHEME_FORCE_DARK);
  kg_camera_take_dialog (dark, dialog);
  set_scheme (ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
set_day (KgDate day)
{
  g_autoptr (KgContext) context = kg_context_new (day);

  kg_workspace_set_context (kg_window_get_workspace (window), context);
  kg_camera_wait_for_store ();
}

/* ── The pictures ─────────────────────────────────────────────── */

static void
welcome (void)
{
  g_autofree char *uri = kg_store_place_default ();

  kg_window_open_store (window, uri, FALSE);
  kg_ui_wait_until (shows ("welcome"));
  take ("welcome", GTK_WINDOW (window));
}

static void
board (void)
{
  act (window, "win.sample", NULL);
  kg_ui_wait_until (shows ("pages"));
  wait_for ("KgBoardList");
  kg_ui_wait_until (kg_pool_list_get_n_rows (board_rows ()) > 100);
  kg_ui_wait_until (gtk_widget_get_sensitive (kg_ui_part (kg_ui_part (kg_ui_part (window, "board_page"), "filters"), "warned")));
  gtk_widget_grab_focus (GTK_WIDGET (board_rows ()));
  take ("board", GTK_WINDOW (window));
}

/* By territory, and in it further down, so that a heading stays at the top. */
static void
board_groups (void)
{
  GtkWidget *page = kg_ui_part (window, "board_page");

  act (page, "board.group", "s", "territory");
  kg_pool_list_scroll_to (board_rows (), 40);
  kg_pool_list_set_selected (board_rows (), 32);
  take ("board-groups", GTK_WINDOW (window));
  act (page, "board.group", "s", "none");
  kg_pool_list_set_selected (board_rows (), 0);
  kg_pool_list_scroll_to (board_rows (), 0);
}

static void
pinyin_search (void)
{
  kg_ui_type (GTK_WINDOW (window), "ybbdt");
  kg_ui_wait_until (kg_pool_list_get_n_rows (board_rows ()) < 10);
  kg_camera_take ("search", GTK_WINDOW (window));
  kg_ui_key (GTK_WINDOW (window), "Escape");
  kg_ui_wait_until (kg_pool_list_get_n_rows (board_rows ()) > 100);
}

static void
import_preview (void)
{
  GtkWindow *dialog;

  kg_import_dialog_open (GTK_WINDOW (window), kg_window_get_workspace (window), list_path);
  kg_ui_wait_until ((dialog = kg_ui_find_window ("KgImportDialog")) != NULL &&
                    gtk_window_is_active (dialog) &&
                    !g_str_equal (kg_ui_visible (dialog, "stack"), "reading"));
  g_assert_cmpstr (kg_ui_visible (dialog, "stack"), ==, "preview");
  take_dialog ("import", dialog);
  gtk_window_close (dialog);
  kg_ui_wait_until (kg_ui_find_window ("KgImportDialog") == NULL &&
                    gtk_window_is_active (GTK_WINDOW (window)));
}

static const KgProject *
find_project (const char *name)
{
  KgBoard *projects = kg_workspace_get_board (kg_window_get_workspace (window));

  for (guint i = 0; i < kg_board_get_n_projects (projects); i++) {
    const KgProject *project = kg_board_get_project (projects, i);

    if (g_str_equal (project->name, name))
      return project;
  }

  g_error ("There is no project %s", name);
}

static void
show_project (const char *name)
{
  act (window, "win.show-project", "s", find_project (name)->id);
  kg_ui_wait_until (kg_ui_says (wait_for ("KgProjectHead"), name));
}

static void
project_page (void)
{
  show_project (PROJECT);
  take ("project", GTK_WINDOW (window));
  act (window, "win.back", NULL);
}

static GtkWindow *
wait_for_window (const char *type_name)
{
  GtkWindow *found;

  kg_ui_wait_until ((found = kg_ui_find_window (type_name)) != NULL && gtk_window_is_active (found));
  return found;
}

static void
project_editor (void)
{
  GtkWindow *editor;

  show_project (PROJECT);
  act (wait_for ("KgProjectPage"), "project.edit", NULL);
  editor = wait_for_window ("KgProjectEditor");
  kg_project_editor_show_section (KG_PROJECT_EDITOR (editor), "units");
  kg_camera_wait_for_store ();
  kg_ui_settle (GTK_WIDGET (editor));
  take_dialog ("project-editor", editor);
  gtk_window_destroy (editor);
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  act (window, "win.back", NULL);
}

/* Scrolls the project page so that @widget begins it; returns whether it does
 * so already. */
static gboolean
scroll_to (GtkWidget *widget)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (kg_ui_part (wait_for ("KgProjectPage"), "scroller"));
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (scroller);
  double x, y;

  kg_camera_wait_for_store ();
  kg_ui_settle (GTK_WIDGET (window));
  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (scroller), 0, 0, &x, &y));
  gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + y - 24);

  return ABS (y - 24) < 1;
}

static void
trial (void)
{
  GtkWidget *plan, *template;

  show_project (EARLY_PROJECT);
  plan = wait_for ("KgProjectPlan");
  act (plan, "plan.try", NULL);
  template = wait_for ("KgPlanTrialTemplate");
  kg_ui_wait_until (kg_plan_trial_template_choose (KG_PLAN_TRIAL_TEMPLATE (template), "parallel"));
  /* What has the focus is scrolled to, and that may come late. */
  gtk_widget_grab_focus (kg_ui_part (wait_for ("KgProjectPage"), "scroller"));
  kg_ui_wait_until (scroll_to (plan));
  take ("trial", GTK_WINDOW (window));
  act (plan, "plan.try", NULL);
  act (window, "win.back", NULL);
}

/* An editor goes without a question about what was not saved. */
static void
take_editor (const char *name,
             GtkWindow  *editor,
             GtkWindow  *settings)
{
  take_dialog (name, editor);
  gtk_window_destroy (editor);
  kg_ui_wait_until (gtk_window_is_active (settings));
}

static void
rules (GtkWindow *settings)
{
  GtkWidget *form, *row;
  GtkWindow *editor;

  act (kg_ui_part (settings, "rules_page"), "rules.edit", "s", "default-2");
  editor = wait_for_window ("KgRulesEditor");
  form = kg_ui_part (editor, "form");
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (kg_ui_part (form, "plan_list")), 0));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (kg_ui_part (row, "yellow_from")), 5);
  kg_ui_wait_until (*gtk_label_get_label (GTK_LABEL (kg_ui_part (editor, "effect_label"))) != '\0');
  take_editor ("rules", editor, settings);
}

static void
templates (GtkWindow *settings)
{
  kg_settings_window_show_page (KG_SETTINGS_WINDOW (settings), "templates");
  act (kg_ui_part (settings, "templates_page"), "templates.edit", "s", "parallel");
  take_editor ("templates", wait_for_window ("KgTemplateEditor"), settings);
}

/* A copy of what ships, with the top of its mark looked at. */
static void
pages (GtkWindow *settings)
{
  GtkWindow *editor;

  kg_settings_window_show_page (KG_SETTINGS_WINDOW (settings), "pages");
  act (kg_ui_part (settings, "pages_page"), "pages.copy", "s", "weekly");
  editor = wait_for_window ("KgPageEditor");
  take_editor ("pages", editor, settings);
}

static void
calendar (GtkWindow *settings)
{
  kg_settings_window_show_page (KG_SETTINGS_WINDOW (settings), "calendar");
  take_dialog ("calendar", settings);
}

static void
settings (void)
{
  GtkWindow *found;

  act (window, "win.settings", NULL);
  found = wait_for_window ("KgSettingsWindow");
  kg_camera_wait_for_store ();
  kg_ui_settle (GTK_WIDGET (found));
  rules (found);
  templates (found);
  pages (found);
  calendar (found);
  gtk_window_close (found);
  kg_ui_wait_until (kg_ui_find_window ("KgSettingsWindow") == NULL && gtk_window_is_active (GTK_WINDOW (window)));
}

/* Whether nothing is to come any more on the page of the wall. */
static gboolean
is_complete (GtkWindow *wall)
{
  KgWallDeck *deck = kg_wall_view_get_deck (KG_WALL_VIEW (kg_ui_find (wall, KG_TYPE_WALL_VIEW)));
  KgWallPage page = kg_wall_content_get_page (kg_wall_deck_get_content (deck), 1, 1);

  if (page.project != NULL)
    return page.project->chart != NULL;
  if (page.overview == NULL)
    return TRUE;
  for (guint i = 0; i < KG_WALL_TILES; i++)
    if (page.overview->tiles[i].number == NULL)
      return FALSE;

  return TRUE;
}

static GtkWindow *
open_wall (void)
{
  GtkWindow *wall;

  act (window, "win.project-wall", NULL);
  wall = wait_for_window ("KgWallWindow");
  kg_ui_wait_until (gtk_window_is_fullscreen (wall) && is_complete (wall));
  return wall;
}

static void
close_wall (GtkWindow *wall)
{
  gtk_window_close (wall);
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL && gtk_window_is_active (GTK_WINDOW (window)));
}

/* On a dark ground and, with -light after its name, on a light one. */
static void
take_wall (const char *name,
           GtkWindow  *wall)
{
  KgWallView *view = KG_WALL_VIEW (kg_ui_find (wall, KG_TYPE_WALL_VIEW));
  g_autofree char *light = g_strconcat (name, "-light", NULL);

  kg_ui_wait_until (is_complete (wall));
  kg_camera_take (name, wall);
  kg_wall_view_set_on_light (view, TRUE);
  kg_camera_take (light, wall);
  kg_wall_view_set_on_light (view, FALSE);
}

/* The last pages: what changed, what came of last time, the end. */
static void
take_last (GtkWindow *wall)
{
  static const char *const names[] = { "wall-changes", "wall-decisions", "wall-close" };
  KgWallDeck *deck = kg_wall_view_get_deck (KG_WALL_VIEW (kg_ui_find (wall, KG_TYPE_WALL_VIEW)));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    kg_wall_deck_go_to (deck, kg_wall_deck_get_n_pages (deck) - G_N_ELEMENTS (names) + i);
    kg_camera_wait_for_store ();
    take_wall (names[i], wall);
  }
}

static void
wall (void)
{
  GtkWindow *wall = open_wall ();

  take_wall ("wall", wall);
  take_last (wall);
  close_wall (wall);
  show_project (PROJECT);
  wall = open_wall ();
  take_wall ("wall-project", wall);
  close_wall (wall);
  act (window, "win.back", NULL);
}

static void
follow_up (void)
{
  act (window, "win.page", "i", 2);
  gtk_widget_grab_focus (kg_ui_find (wait_for ("KgFollowUpPage"), KG_TYPE_POOL_LIST));
  wait_for ("KgAssignmentRow");
  take ("follow-up", GTK_WINDOW (window));
}

static void
meeting_in_preparation (void)
{
  act (window, "win.page", "i", 1);
  wait_for ("KgMeetingPreparation");
  wait_for ("KgAgendaRow");
  take ("meeting-preparation", GTK_WINDOW (window));
  g_signal_emit_by_name (kg_ui_part (kg_ui_find (wait_for ("KgMeetingPreparation"), KG_TYPE_ATTENDANCE_LIST),
                                     "all_button"),
                         "clicked");
  kg_camera_wait_for_store ();
}

static GtkEditable *
record_line (void)
{
  return GTK_EDITABLE (kg_ui_part (wait_for ("KgRecordEntry"), "entry"));
}

static void
type_line (const char *line)
{
  GtkEditable *entry = record_line ();

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, line);
  gtk_editable_set_position (entry, -1);
}

static void
meeting_room (void)
{
  GtkWidget *room;

  act (wait_for ("KgMeetingPreparation"), "agenda.start", NULL);
  room = wait_for ("KgMeetingRoom");
  while (!kg_ui_says (kg_ui_part (room, "record"), PROJECT)) {
    act (room, "room.next", NULL);
    kg_camera_wait_for_store ();
  }

  act (room, "room.discussion", NULL);
  kg_ui_wait_until (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (window))));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (window)))),
                            "施工图审查意见已回复15条，剩余2条涉及结构超限，须先作专项论证。", -1);
  type_line ("区规资局11月27日前完成施工图审查意见核对，易卜半导体项目公司配合");
  kg_camera_wait_for_store ();
  g_signal_emit_by_name (record_line (), "activate");
  kg_ui_wait_until (*gtk_editable_get_text (record_line ()) == '\0');
  kg_camera_wait_for_store ();
  type_line ("区建管委牵头，区水务局、大场镇配合，3个工作日内组织结构超限专项论证");
  take ("meeting-room", GTK_WINDOW (window));
}

/* Pages are set on a thread of their own. */
static gboolean
has_pages (void)
{
  GtkWidget *sheets;

  return kg_camera_in_sight ("KgMinutesSheets", &sheets) &&
         kg_minutes_sheets_get_n_pages (KG_MINUTES_SHEETS (sheets)) > 0;
}

static void
minutes_draft (void)
{
  GtkWidget *room = wait_for ("KgMeetingRoom");

  type_line ("");
  act (room, "room.rest", "s", "continue");
  kg_camera_wait_for_store ();
  act (room, "room.end", NULL);
  act (wait_for ("KgMinutesView"), "minutes.draft", NULL);
  kg_ui_wait_until (has_pages ());
  take ("minutes-draft", GTK_WINDOW (window));
}

/* The minutes of the meeting before, as issued, while a correction is written. */
static void
minutes_corrected (void)
{
  GtkWidget *list = kg_ui_part (wait_for ("KgMeetingPage"), "list");
  GtkWidget *view = wait_for ("KgMinutesView");
  GtkWidget *dialog, *drop_down;

  gtk_list_box_select_row (GTK_LIST_BOX (list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  kg_ui_wait_until (gtk_widget_get_mapped (kg_ui_part (view, "correct_button")));
  act (view, "minutes.correct", NULL);
  kg_ui_wait_until ((dialog = GTK_WIDGET (kg_ui_find_window ("AdwMessageDialog"))) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (kg_ui_find (dialog, GTK_TYPE_ENTRY)), "时限有误");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (kg_ui_find (dialog, GTK_TYPE_TEXT_VIEW))),
                            "第二项中结构超限专项论证的时限，更正为12月8日。", -1);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "begin");
  gtk_window_close (GTK_WINDOW (dialog));
  drop_down = kg_ui_find (kg_ui_part (view, "chooser"), GTK_TYPE_DROP_DOWN);
  kg_ui_wait_until (gtk_widget_get_mapped (drop_down));
  kg_camera_wait_for_store ();
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  kg_ui_wait_until (gtk_widget_get_mapped (kg_ui_part (view, "seal_image")));
  kg_ui_wait_until (has_pages ());
  take ("minutes-corrected", GTK_WINDOW (window));
}

static void
pictures (void)
{
  welcome ();
  board ();
  board_groups ();
  pinyin_search ();
  import_preview ();
  project_page ();
  project_editor ();
  trial ();
  settings ();
  wall ();
  follow_up ();
  set_day (MEETING_DAY);
  meeting_in_preparation ();
  meeting_room ();
  minutes_draft ();
  minutes_corrected ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KgApplication) application = NULL;
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  g_autoptr (GError) error = NULL;

  if (argc != 3) {
    g_printerr ("Usage: pictures FOLDER LIST\n");
    return 2;
  }
  list_path = argv[2];

  kg_locale_init (NULL);
  application = kg_application_new ();
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);

  /* Without a compositor a dialog has a broad frame instead of a shadow. */
  gtk_css_provider_load_from_data (css, "window.solid-csd { padding: 0; margin: 0; border: none; box-shadow: none; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  set_scheme (ADW_COLOR_SCHEME_FORCE_LIGHT);

  window = kg_window_new (GTK_APPLICATION (application), BY, TODAY);
  gtk_window_maximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (window)) && gtk_window_is_maximized (GTK_WINDOW (window)));

  kg_camera_init (argv[1], window);
  pictures ();
  kg_ui_close (GTK_WINDOW (window));

  return 0;
}
