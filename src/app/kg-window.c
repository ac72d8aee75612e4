// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-window-private.h"

#include "app/kg-picture-memory.h"
#include "app/kg-window-state.h"
#include "core/kg-error.h"
#include "services/kg-board-keeper.h"
#include "services/kg-store-place.h"
#include "widgets/kg-feedback.h"

#include <glib/gi18n.h>

/* One window on one store: shows the pages or, for an empty store, the ways in.
 * How the store comes is in kg-window-opening.c, what the window's actions do in
 * kg-window-actions.c. */

G_DEFINE_FINAL_TYPE (KgWindow, kg_window, ADW_TYPE_APPLICATION_WINDOW)

KgMeetingPage *
kg_window_ensure_meeting_page (KgWindow *self)
{
  if (self->meeting_page == NULL) {
    self->meeting_page = g_object_new (KG_TYPE_MEETING_PAGE, NULL);
    adw_bin_set_child (self->meeting_place, GTK_WIDGET (self->meeting_page));
    kg_meeting_page_set_workspace (self->meeting_page, self->workspace);
  }

  return self->meeting_page;
}

KgFollowUpPage *
kg_window_ensure_follow_up_page (KgWindow *self)
{
  if (self->follow_up_page == NULL) {
    self->follow_up_page = g_object_new (KG_TYPE_FOLLOW_UP_PAGE, NULL);
    adw_bin_set_child (self->follow_up_place, GTK_WIDGET (self->follow_up_page));
    kg_follow_up_page_set_workspace (self->follow_up_page, self->workspace);
  }

  return self->follow_up_page;
}

KgProjectPage *
kg_window_ensure_project_page (KgWindow *self)
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
    kg_window_ensure_meeting_page (self);
  else if (shown == GTK_WIDGET (self->follow_up_place))
    kg_window_ensure_follow_up_page (self);
}

/* The page is made before it is shown, so that it can take the focus. */
void
kg_window_show_page (KgWindow   *self,
                     const char *name)
{
  if (g_str_equal (name, "meetings"))
    kg_window_ensure_meeting_page (self);
  else if (g_str_equal (name, "follow-up"))
    kg_window_ensure_follow_up_page (self);
  adw_view_stack_set_visible_child_name (self->pages, name);
}

void
kg_window_show_view (KgWindow   *self,
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
void
kg_window_show_title (KgWindow        *self,
                      const KgProject *project)
{
  adw_window_title_set_title (self->project_title, project->name);
  adw_window_title_set_subtitle (self->project_title, project->code != NULL ? project->code : "");
}

/* A store without projects has meetings and assignments all the same: whoever
 * is at them is not shown the ways in because somebody wrote something. */
static gboolean
is_at_other_page (KgWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "pages") == 0 &&
         g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "board") != 0;
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
    kg_window_show_title (self, kg_board_find_project (board, self->shown_project));
  if (kg_board_get_n_projects (board) == 0) {
    if (!is_at_other_page (self))
      kg_window_show_view (self, self->fill_with_sample ? "loading" : "welcome");
  } else if (!g_str_equal (view, "pages") && !g_str_equal (view, "project")) {
    g_autofree char *typed = g_strdup (kg_opening_page_get_typed (self->opening_page));

    kg_window_show_view (self, "pages");
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

void
kg_window_set_workspace (KgWindow    *self,
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

void
kg_window_show_error (KgWindow     *self,
                      const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->error_page, escaped);
  kg_window_show_view (self, "error");
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
    kg_window_set_workspace (self, NULL);
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

  kg_window_install_actions (widget_class);
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
 * kg_window_get_workspace:
 *
 * Returns: (nullable) (transfer none): what the window shows
 */
KgWorkspace *
kg_window_get_workspace (KgWindow *self)
{
  return self->workspace;
}
