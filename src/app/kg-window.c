// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-window.h"

#include "app/kg-import-dialog.h"
#include "app/kg-picture-memory.h"
#include "app/kg-walls.h"
#include "app/kg-window-state.h"
#include "core/kg-error.h"
#include "services/kg-board-keeper.h"
#include "services/kg-sample.h"
#include "services/kg-store-place.h"
#include "services/kg-week-keeper.h"
#include "widgets/kg-board-page.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-follow-up-page.h"
#include "widgets/kg-meeting-page.h"
#include "widgets/kg-opening-page.h"
#include "widgets/kg-project-page.h"
#include "widgets/kg-settings-window.h"

#include <glib/gi18n.h>

/* One window on one store: opens it, shows the pages or, for an empty store,
 * the ways in, and carries the actions that concern the whole of it. */

struct _KgWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkStack *title_stack;
  GtkWidget *back_button;
  GtkMenuButton *wall_menu_button;
  GtkWidget *sample_badge;
  AdwWindowTitle *project_title;
  AdwStatusPage *error_page;
  AdwViewStack *pages;
  KgOpeningPage *opening_page;
  KgBoardPage *board_page;

  /* Where the other pages come when they are first shown. */
  AdwBin *meeting_place;
  AdwBin *follow_up_place;
  AdwBin *project_place;
  KgMeetingPage *meeting_page;     /* (nullable) */
  KgFollowUpPage *follow_up_page;  /* (nullable) */
  KgProjectPage *project_page;     /* (nullable) */

  GtkWidget *settings; /* (nullable) weak: the window of the rules, templates and calendar */

  KgWorkspace *workspace;
  KgWalls *walls;
  char *shown_project;  /* (nullable): of the project page */
  GCancellable *cancellable;
  char *by;
  char *problem;    /* (nullable): what was told of the store already */
  char *import;     /* (nullable): a list to import once the store is open */
  KgDate today;     /* KG_DATE_NONE: follow the clock */
  guint clock_id;
  gboolean fill_with_sample;
};

G_DEFINE_FINAL_TYPE (KgWindow, kg_window, ADW_TYPE_APPLICATION_WINDOW)

static KgMeetingPage *
ensure_meeting_page (KgWindow *self)
{
  if (self->meeting_page == NULL) {
    self->meeting_page = g_object_new (KG_TYPE_MEETING_PAGE, NULL);
    adw_bin_set_child (self->meeting_place, GTK_WIDGET (self->meeting_page));
    kg_meeting_page_set_workspace (self->meeting_page, self->workspace);
  }

  return self->meeting_page;
}

static KgFollowUpPage *
ensure_follow_up_page (KgWindow *self)
{
  if (self->follow_up_page == NULL) {
    self->follow_up_page = g_object_new (KG_TYPE_FOLLOW_UP_PAGE, NULL);
    adw_bin_set_child (self->follow_up_place, GTK_WIDGET (self->follow_up_page));
    kg_follow_up_page_set_workspace (self->follow_up_page, self->workspace);
  }

  return self->follow_up_page;
}

static KgProjectPage *
ensure_project_page (KgWindow *self)
{
  if (self->project_page == NULL) {
    self->project_page = g_object_new (KG_TYPE_PROJECT_PAGE, NULL);
    adw_bin_set_child (self->project_place, GTK_WIDGET (self->project_page));
    kg_project_page_set_workspace (self->project_page, self->workspace);
  }

  return self->project_page;
}

static void
page_shown_cb (KgWindow *self)
{
  GtkWidget *shown = adw_view_stack_get_visible_child (self->pages);

  if (shown == GTK_WIDGET (self->meeting_place))
    ensure_meeting_page (self);
  else if (shown == GTK_WIDGET (self->follow_up_place))
    ensure_follow_up_page (self);
}

/* The page is made before it is shown, so that it can take the focus. */
static void
show_page (KgWindow   *self,
           const char *name)
{
  if (g_str_equal (name, "meetings"))
    ensure_meeting_page (self);
  else if (g_str_equal (name, "follow-up"))
    ensure_follow_up_page (self);
  adw_view_stack_set_visible_child_name (self->pages, name);
}

static void
show_view (KgWindow   *self,
           const char *name)
{
  gboolean project = g_str_equal (name, "project");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_stack_set_visible_child_name (self->title_stack,
                                    project ? "project" : g_str_equal (name, "pages") ? "pages" : "plain");
  gtk_widget_set_visible (self->back_button, project);
}

static void
update_actions (KgWindow *self)
{
  const char *undo = self->workspace != NULL ? kg_workspace_get_undo_label (self->workspace) : NULL;
  const char *redo = self->workspace != NULL ? kg_workspace_get_redo_label (self->workspace) : NULL;
  KgBoard *board = self->workspace != NULL ? kg_workspace_get_board (self->workspace) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.project-wall",
                                 board != NULL && kg_board_get_n_projects (board) > 0);
}

/* Something in the store is not understood and not in force: said once. */
static void
tell_problem (KgWindow   *self,
              const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  if (problem != NULL) {
    g_autoptr (GError) error = g_error_new_literal (KG_ERROR, KG_ERROR_REFUSED, problem);

    kg_feedback_error (GTK_WIDGET (self->toasts), error);
  }
}

/* Of the project page. */
static void
show_title (KgWindow        *self,
            const KgProject *project)
{
  adw_window_title_set_title (self->project_title, project->name);
  adw_window_title_set_subtitle (self->project_title, project->code != NULL ? project->code : "");
}

static void
board_changed_cb (KgWindow *self)
{
  KgBoard *board = kg_workspace_get_board (self->workspace);
  const char *view = gtk_stack_get_visible_child_name (self->stack);

  gtk_widget_set_visible (self->sample_badge, kg_workspace_is_sample (self->workspace));
  update_actions (self);
  tell_problem (self, kg_context_get_problem (kg_board_get_context (board)));
  if (self->shown_project != NULL && kg_board_find_project (board, self->shown_project) != NULL)
    show_title (self, kg_board_find_project (board, self->shown_project));
  if (kg_board_get_n_projects (board) == 0)
    show_view (self, self->fill_with_sample ? "loading" : "welcome");
  else if (!g_str_equal (view, "pages") && !g_str_equal (view, "project")) {
    g_autofree char *typed = g_strdup (kg_opening_page_get_typed (self->opening_page));

    show_view (self, "pages");
    if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "board") == 0) {
      kg_board_page_focus_list (self->board_page);
      if (*typed != '\0')
        kg_board_page_search (self->board_page, typed);
    }
  }
}

static void
failed_cb (KgWindow *self,
           GError   *error)
{
  kg_feedback_error (GTK_WIDGET (self->toasts), error);
}

static void
set_workspace (KgWindow    *self,
               KgWorkspace *workspace)
{
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->settings != NULL && workspace != self->workspace)
    gtk_window_destroy (GTK_WINDOW (self->settings));
  if (self->walls != NULL)
    kg_walls_set_workspace (self->walls, workspace);
  g_set_object (&self->workspace, workspace);

  kg_board_page_set_workspace (self->board_page, workspace);
  if (self->meeting_page != NULL)
    kg_meeting_page_set_workspace (self->meeting_page, workspace);
  if (self->follow_up_page != NULL)
    kg_follow_up_page_set_workspace (self->follow_up_page, workspace);
  if (self->project_page != NULL)
    kg_project_page_set_workspace (self->project_page, workspace);

  if (workspace != NULL) {
    g_signal_connect_object (workspace, "board-changed", G_CALLBACK (board_changed_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (workspace, "undo-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (workspace, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  }
  update_actions (self);
  if (workspace != NULL && kg_workspace_get_board (workspace) != NULL)
    board_changed_cb (self);
}

/* At midnight everything is judged anew. */
static gboolean
clock_cb (gpointer user_data)
{
  KgWindow *self = user_data;

  if (self->workspace != NULL && self->today == KG_DATE_NONE &&
      kg_context_get_today (kg_workspace_get_context (self->workspace)) != kg_today ()) {
    g_autoptr (KgContext) context = kg_context_new (kg_today ());

    kg_workspace_set_context (self->workspace, context);
  }

  return G_SOURCE_CONTINUE;
}

static void
show_error (KgWindow     *self,
            const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->error_page, escaped);
  show_view (self, "error");
}

static void
sample_filled_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (KgWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  if (self->workspace == KG_WORKSPACE (source))
    self->fill_with_sample = FALSE;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);
}

static gboolean
fill_sample (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  return kg_sample_fill (txn, context, error);
}

static void
import_pending (KgWindow *self)
{
  g_autofree char *path = g_steal_pointer (&self->import);

  if (path != NULL)
    kg_import_dialog_open (GTK_WINDOW (self), self->workspace, path);
}

#define PATIENCE_MS 120

typedef struct {
  KgWindow *window;
  KgOpening *opening;
} Waiting;

static void
take_up (KgWindow    *self,
         KgWorkspace *workspace)
{
  kg_week_keeper_watch (workspace);
  set_workspace (self, workspace);
  import_pending (self);
  if (self->fill_with_sample)
    kg_workspace_commit_async (workspace, _("Fill in the sample district"), fill_sample, NULL, NULL,
                               self->cancellable, sample_filled_cb, g_object_ref (self));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Waiting *waiting = user_data;
  g_autoptr (KgWindow) self = waiting->window;
  g_autoptr (KgOpening) opening = waiting->opening;
  g_autoptr (GError) error = NULL;
  g_autoptr (KgWorkspace) workspace = kg_opening_finish (opening, result, self->by, &error);

  /* The window was closed, or another store was asked for. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (workspace == NULL) {
    show_error (self, error);
    return;
  }

  take_up (self, workspace);
}

/* Another window of the program that has this store open shares what it has, so
 * that both are at one page of the wall and undo one row of acts. */
static KgWorkspace *
find_workspace (KgWindow   *self,
                const char *uri)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (; windows != NULL; windows = windows->next) {
    KgWindow *other = KG_IS_WINDOW (windows->data) ? windows->data : NULL;

    if (other != NULL && other != self && other->workspace != NULL && other->today == self->today &&
        g_str_equal (kg_workspace_get_uri (other->workspace), uri) && g_str_equal (other->by, self->by))
      return other->workspace;
  }

  return NULL;
}

/* What was shown goes at once: nothing is changed in it by mistake, and none
 * of its changes brings it back. */
static void
forget_store (KgWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_workspace (self, NULL);
}

/* Actions */

static void
open_response_cb (KgWindow *self,
                  int       response,
                  GtkWidget *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    g_autofree char *path = g_file_get_path (file);

    if (path != NULL)
      kg_window_open_store (self, path, FALSE);
  }
  g_object_unref (chooser);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Open a store"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN,
                                 _("_Open"), _("_Cancel"));

  g_signal_connect_swapped (chooser, "response", G_CALLBACK (open_response_cb), widget);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
cancel_opening_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);
  g_autoptr (GError) error = g_error_new_literal (KG_ERROR, KG_ERROR_FAILED,
                                                  _("The opening was cancelled; nothing was changed."));

  forget_store (self);
  show_error (self, error);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  if (self->workspace != NULL)
    kg_import_dialog_choose (GTK_WINDOW (self), self->workspace);
}

static void
settings_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  if (self->workspace == NULL)
    return;
  if (self->settings == NULL)
    g_set_weak_pointer (&self->settings, kg_settings_window_new (GTK_WINDOW (self), self->workspace));
  gtk_window_present (GTK_WINDOW (self->settings));
}

static void
sample_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autofree char *uri = kg_store_place_sample ();

  kg_window_open_store (KG_WINDOW (widget), uri, TRUE);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);
  gboolean undo = g_str_equal (name, "win.undo");
  const char *label;
  g_autofree char *words = NULL;

  if (self->workspace == NULL)
    return;

  label = undo ? kg_workspace_get_undo_label (self->workspace) : kg_workspace_get_redo_label (self->workspace);
  /* Translators: what was undone, or done again: a label such as “Edit project”. */
  words = g_strdup_printf (undo ? _("Undone: %s") : _("Done again: %s"), label != NULL ? label : "");
  if (undo)
    kg_workspace_undo (self->workspace);
  else
    kg_workspace_redo (self->workspace);
  if (label != NULL)
    kg_feedback_done (GTK_WIDGET (self->toasts), words);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "project") == 0)
    show_view (self, "pages");
  show_page (self, "board");
  kg_board_page_focus_search (self->board_page);
}

static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  static const char *const pages[] = { "board", "meetings", "follow-up" };
  KgWindow *self = KG_WINDOW (widget);
  int page = g_variant_get_int32 (parameter);

  if (self->workspace == NULL || page < 0 || page >= (int) G_N_ELEMENTS (pages))
    return;
  show_view (self, "pages");
  show_page (self, pages[page]);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "project") == 0)
    show_view (self, "pages");
}

static void
show_project_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  KgBoard *board = self->workspace != NULL ? kg_workspace_get_board (self->workspace) : NULL;
  const KgProject *project = board != NULL ? kg_board_find_project (board, id) : NULL;

  if (project == NULL)
    return;
  show_title (self, project);
  kg_project_page_set_project (ensure_project_page (self), id);
  g_free (self->shown_project);
  self->shown_project = g_strdup (id);
  show_view (self, "project");
}

/* Opens the projection, or closes it. */
static void
wall_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);
  gboolean project = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "project") == 0;

  kg_walls_toggle (self->walls, project ? self->shown_project : NULL);
}

static void
show_meeting_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  show_view (self, "pages");
  show_page (self, "meetings");
  kg_meeting_page_show_meeting (ensure_meeting_page (self), g_variant_get_string (parameter, NULL));
}

static void
show_assignment_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  show_view (self, "pages");
  show_page (self, "follow-up");
  kg_follow_up_page_show_assignment (ensure_follow_up_page (self), g_variant_get_string (parameter, NULL));
}

static gboolean
kg_window_close_request (GtkWindow *window)
{
  kg_window_state_save (window, KG_WINDOW (window)->pages);

  return GTK_WINDOW_CLASS (kg_window_parent_class)->close_request (window);
}

static void
kg_window_dispose (GObject *object)
{
  KgWindow *self = KG_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->clock_id, g_source_remove);
  if (self->workspace != NULL)
    set_workspace (self, NULL);
  g_clear_weak_pointer (&self->settings);
  g_clear_object (&self->walls);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (kg_window_parent_class)->dispose (object);
}

static void
kg_window_finalize (GObject *object)
{
  KgWindow *self = KG_WINDOW (object);

  g_free (self->by);
  g_free (self->problem);
  g_free (self->import);
  g_free (self->shown_project);

  G_OBJECT_CLASS (kg_window_parent_class)->finalize (object);
}

static void
kg_window_class_init (KgWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_window_dispose;
  object_class->finalize = kg_window_finalize;

  GTK_WINDOW_CLASS (klass)->close_request = kg_window_close_request;

  g_type_ensure (KG_TYPE_BOARD_PAGE);
  g_type_ensure (KG_TYPE_OPENING_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KgWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, wall_menu_button);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, sample_badge);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, project_title);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, opening_page);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, board_page);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, meeting_place);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, follow_up_place);
  gtk_widget_class_bind_template_child (widget_class, KgWindow, project_place);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);

  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.cancel-opening", NULL, cancel_opening_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.settings", NULL, settings_action);
  gtk_widget_class_install_action (widget_class, "win.sample", NULL, sample_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.page", "i", page_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.project-wall", NULL, wall_action);
  gtk_widget_class_install_action (widget_class, "win.show-project", "s", show_project_action);
  gtk_widget_class_install_action (widget_class, "win.show-meeting", "s", show_meeting_action);
  gtk_widget_class_install_action (widget_class, "win.show-assignment", "s", show_assignment_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
}

/* Whatever comes from the keyboard or the pointer. */
static gboolean
event_cb (KgWindow *self)
{
  if (self->workspace != NULL)
    kg_board_keeper_put_off (self->workspace);

  return GDK_EVENT_PROPAGATE;
}

static void
kg_window_init (KgWindow *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  kg_picture_memory_hold (GTK_WIDGET (self));
  self->walls = kg_walls_new (GTK_APPLICATION_WINDOW (self), self->wall_menu_button);
  self->cancellable = g_cancellable_new ();
  self->clock_id = g_timeout_add_seconds (30, clock_cb, self);
  update_actions (self);
}

/**
 * kg_window_new:
 * @by: (nullable): who sits here, or %NULL for the user of the system
 * @today: the day to judge on, or %KG_DATE_NONE to follow the clock
 */
KgWindow *
kg_window_new (GtkApplication *application,
               const char     *by,
               KgDate          today)
{
  KgWindow *self = g_object_new (KG_TYPE_WINDOW, "application", application, NULL);

  self->by = g_strdup (by != NULL ? by : kg_store_place_by ());
  self->today = today;
  kg_window_state_restore (GTK_WINDOW (self), self->pages);

  return self;
}

/**
 * kg_window_open_store:
 * @fill_with_sample: fill in the sample district when the store is empty
 *
 * Shows another store in this window. The default and the sample store are
 * made when they are not there.
 */
void
kg_window_open_store (KgWindow   *self,
                      const char *uri,
                      gboolean    fill_with_sample)
{
  g_autofree char *place = kg_store_place_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KgContext) context = NULL;
  g_autoptr (KgBoardCache) cache = NULL;
  g_autoptr (KgOpening) opening = NULL;
  KgWorkspace *shared;
  gboolean ours = fill_with_sample || g_str_equal (uri, place);

  self->fill_with_sample = fill_with_sample;
  if (!kg_store_place_prepare (uri, &error)) {
    forget_store (self);
    show_error (self, error);
    return;
  }

  shared = find_workspace (self, uri);
  if (shared != NULL) {
    forget_store (self);
    show_view (self, "loading");
    self->fill_with_sample = FALSE;
    set_workspace (self, shared);
    import_pending (self);
    return;
  }

  context = kg_context_new (self->today != KG_DATE_NONE ? self->today : kg_today ());
  cache = kg_board_cache_new_for_user (uri);
  opening = kg_opening_start (uri, ours ? KG_STORE_CREATE : KG_STORE_EXISTING, context, cache);
  kg_window_show_opening (self, opening, fill_with_sample);
}

/**
 * kg_window_show_opening:
 * @opening: a store that is on its way, on the window's day
 *
 * Shows that store as soon as it is there.
 */
void
kg_window_show_opening (KgWindow  *self,
                        KgOpening *opening,
                        gboolean   fill_with_sample)
{
  gboolean is_on_screen = gtk_widget_get_mapped (GTK_WIDGET (self));
  g_autoptr (KgWorkspace) workspace = NULL;
  Waiting *waiting;

  forget_store (self);
  show_view (self, "loading");
  self->fill_with_sample = fill_with_sample;

  /* A page that says so would take longer to show than most stores to open. */
  workspace = is_on_screen ? NULL : kg_opening_take (opening, self->by, PATIENCE_MS);
  if (workspace != NULL) {
    take_up (self, workspace);
    return;
  }

  waiting = g_new0 (Waiting, 1);
  waiting->window = g_object_ref (self);
  waiting->opening = kg_opening_ref (opening);
  kg_opening_wait_async (opening, self->cancellable, opened_cb, waiting);
}

/**
 * kg_window_import:
 * @path: a list of projects
 *
 * Shows what importing a list would do, as soon as the store is open.
 */
void
kg_window_import (KgWindow   *self,
                  const char *path)
{
  g_free (self->import);
  self->import = g_strdup (path);
  if (self->workspace != NULL)
    import_pending (self);
}

/**
 * kg_window_get_workspace:
 *
 * Returns: (nullable) (transfer none): what the window shows
 */
KgWorkspace *
kg_window_get_workspace (KgWindow *self)
{
  return self->workspace;
}
