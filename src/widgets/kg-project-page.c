// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-page.h"

#include "services/kg-project-file.h"
#include "widgets/kg-ask-popover.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-focus.h"
#include "widgets/kg-project-acts.h"
#include "widgets/kg-project-editor.h"
#include "widgets/kg-project-head.h"
#include "widgets/kg-project-more.h"
#include "widgets/kg-project-owed.h"
#include "widgets/kg-project-particulars.h"
#include "widgets/kg-project-plan.h"
#include "widgets/kg-project-sections.h"
#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

/**
 * KgProjectPage:
 *
 * Everything about one project: its light and why, its three starts, its
 * back-plan, what holds it up, what was handed out, who helps it along, and
 * every meeting that talked about it. Read anew whenever the store changes.
 */

#define SCROLL_MARGIN 12

struct _KgProjectPage {
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *gone;
  GtkScrolledWindow *scroller;
  KgProjectHead *head;
  KgProjectPlan *plan;
  KgProjectOwed *owed;
  GtkWidget *add_problem;
  GtkListBox *problems;
  GtkListBox *assignments;
  GtkBox *discussions;
  GtkListBox *agents;
  GtkListBox *reforecasts;
  GtkWidget *particulars_box;
  GtkGrid *particulars;
  KgAskPopover *ask;

  KgWorkspace *workspace;
  GCancellable *cancellable;
  char *project_id;
  KgProjectFile *file;
  gboolean loading;
  gboolean stale;
  int waiting_frames; /* before it scrolls to the plan */
};

G_DEFINE_FINAL_TYPE (KgProjectPage, kg_project_page, ADW_TYPE_BIN)

static void
show_file (KgProjectPage *self)
{
  kg_project_head_show (self->head, self->file);
  kg_project_plan_show (self->plan, self->workspace, self->file);
  kg_project_owed_show (self->owed, self->workspace, self->file);
  kg_project_show_problems (self->problems, self->file);
  kg_project_show_assignments (self->assignments, self->file);
  kg_project_show_discussions (self->discussions, self->file);
  kg_project_show_agents (self->agents, self->file);
  kg_project_show_reforecasts (self->reforecasts, self->file);
  gtk_widget_set_visible (self->particulars_box, kg_project_show_particulars (self->particulars, self->file));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "project") != 0) {
    gtk_stack_set_visible_child_name (self->stack, "project");
    if (gtk_widget_get_mapped (GTK_WIDGET (self)))
      kg_focus_later (GTK_WIDGET (self->scroller));
  }
}

static void
update_actions (KgProjectPage *self)
{
  const KgProject *p = self->file != NULL ? self->file->summary : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "project.confirm",
                                 p != NULL && !p->facts.started && !p->facts.on_hold);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "project.add-problem", p != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "project.close-problem", p != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "project.edit", p != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "project.edit-section", p != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "project.try-plan", p != NULL && !p->facts.started);
}

/* Loading: the light and what it rests on are read together, so that they
 * agree even while the board of the workspace is still the one before. */

typedef struct {
  char *id;
  KgProjectFile *file;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->file, kg_project_file_unref);
  g_free (load->id);
  g_free (load);
}

static gboolean
load_file (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Load *load = data;

  load->file = kg_project_file_load (txn, context, load->id, error);
  return load->file != NULL;
}

static void reload (KgProjectPage *self);

static void
file_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KgProjectPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (KG_WORKSPACE (source) != self->workspace)
    return;

  self->loading = FALSE;
  if (load == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->gone, escaped);
      gtk_stack_set_visible_child_name (self->stack, "gone");
    }
  } else if (g_strcmp0 (load->id, self->project_id) == 0) {
    g_autoptr (KgProjectFile) old = self->file;

    self->file = kg_project_file_ref (load->file);
    show_file (self);
  }
  update_actions (self);

  if (self->stale)
    reload (self);
}

static void
reload (KgProjectPage *self)
{
  Load *load;

  if (self->workspace == NULL || self->project_id == NULL)
    return;
  if (self->loading) {
    self->stale = TRUE;
    return;
  }

  self->loading = TRUE;
  self->stale = FALSE;
  load = g_new0 (Load, 1);
  load->id = g_strdup (self->project_id);
  kg_workspace_read_async (self->workspace, load_file, load, load_free, self->cancellable,
                           file_loaded_cb, g_object_ref (self));
}

/* Changing */

static KgProjectActs
acts_of (KgProjectPage *self)
{
  return (KgProjectActs) { GTK_WIDGET (self), self->ask, self->workspace, self->file };
}

static void
confirm_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KgProjectPage *self = KG_PROJECT_PAGE (widget);
  KgProjectActs acts = acts_of (self);
  KgLight light = KG_LIGHT_NONE;

  if (self->file != NULL && kg_light_from_code (g_variant_get_string (parameter, NULL), &light))
    kg_project_acts_confirm (&acts, kg_project_head_get_button (self->head, light), light);
}

static void
add_problem_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  KgProjectPage *self = KG_PROJECT_PAGE (widget);
  KgProjectActs acts = acts_of (self);

  if (self->file != NULL)
    kg_project_acts_add_problem (&acts, self->add_problem);
}

static void
close_problem_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  KgProjectPage *self = KG_PROJECT_PAGE (widget);
  KgProjectActs acts = acts_of (self);
  const char *id = g_variant_get_string (parameter, NULL);
  GtkWidget *at = kg_project_find_button (GTK_WIDGET (self->problems), id);

  if (self->file != NULL && at != NULL)
    kg_project_acts_close_problem (&acts, at, id);
}

static void
saved_cb (KgProjectPage *self)
{
  kg_feedback_undoable (GTK_WIDGET (self), _("Project saved"));
}

static void
show_plan_cb (KgProjectPage *self)
{
  kg_project_plan_set_trying (self->plan, TRUE);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgProjectPage *self = KG_PROJECT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  if (self->file == NULL)
    return;

  dialog = kg_project_editor_new (self->workspace, self->file);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "show-plan", G_CALLBACK (show_plan_cb), self, G_CONNECT_SWAPPED);
  if (parameter != NULL)
    kg_project_editor_show_section (KG_PROJECT_EDITOR (dialog), g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const char *text = g_variant_get_string (parameter, NULL);
  /* Translators: what is on the clipboard now. */
  g_autofree char *done = g_strdup_printf (_("Copied: %s"), text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  kg_feedback_done (widget, done);
}

static void
try_plan_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KgProjectPage *self = KG_PROJECT_PAGE (widget);

  if (self->file != NULL)
    kg_project_plan_set_trying (self->plan, !kg_project_plan_get_trying (self->plan));
}

/* The trial and the chart are seen together. */
static gboolean
scroll_to_plan_cb (GtkWidget     *widget,
                   GdkFrameClock *clock,
                   gpointer       user_data)
{
  KgProjectPage *self = KG_PROJECT_PAGE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t place;

  /* In the first frame the page is still as high as it was. */
  if (self->waiting_frames-- > 0)
    return G_SOURCE_CONTINUE;

  if (gtk_widget_compute_bounds (GTK_WIDGET (self->plan), GTK_WIDGET (self->scroller), &place))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + place.origin.y - SCROLL_MARGIN);

  return G_SOURCE_REMOVE;
}

static void
trying_changed_cb (KgProjectPage *self)
{
  if (!kg_project_plan_get_trying (self->plan))
    return;

  self->waiting_frames = 1;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_plan_cb, NULL, NULL);
}

/* Keys work as soon as the page is there. */
static void
kg_project_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kg_project_page_parent_class)->map (widget);
  kg_focus_later (GTK_WIDGET (KG_PROJECT_PAGE (widget)->scroller));
}

static void
ask_closed_cb (KgProjectPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

static void
kg_project_page_dispose (GObject *object)
{
  KgProjectPage *self = KG_PROJECT_PAGE (object);

  if (self->workspace != NULL)
    kg_project_page_set_workspace (self, NULL);
  if (self->ask != NULL) {
    g_signal_handlers_disconnect_by_data (self->ask, self);
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->ask)));
  }

  G_OBJECT_CLASS (kg_project_page_parent_class)->dispose (object);
}

static void
kg_project_page_finalize (GObject *object)
{
  KgProjectPage *self = KG_PROJECT_PAGE (object);

  g_clear_pointer (&self->file, kg_project_file_unref);
  g_free (self->project_id);

  G_OBJECT_CLASS (kg_project_page_parent_class)->finalize (object);
}

/* Another project begins with the first rows of each list. */
static void
close_lists (KgProjectPage *self)
{
  kg_project_limit_reset (GTK_WIDGET (self->problems));
  kg_project_limit_reset (GTK_WIDGET (self->assignments));
  kg_project_limit_reset (GTK_WIDGET (self->discussions));
  kg_project_limit_reset (GTK_WIDGET (self->reforecasts));
  kg_project_owed_close_lists (self->owed);
}

static void
kg_project_page_class_init (KgProjectPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_project_page_dispose;
  object_class->finalize = kg_project_page_finalize;

  widget_class->map = kg_project_page_map;

  g_type_ensure (KG_TYPE_PROJECT_HEAD);
  g_type_ensure (KG_TYPE_PROJECT_OWED);
  g_type_ensure (KG_TYPE_PROJECT_PLAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-project-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, gone);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, head);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, plan);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, owed);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, add_problem);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, problems);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, assignments);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, discussions);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, agents);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, reforecasts);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, particulars_box);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPage, particulars);

  gtk_widget_class_install_action (widget_class, "project.confirm", "s", confirm_action);
  gtk_widget_class_install_action (widget_class, "project.add-problem", NULL, add_problem_action);
  gtk_widget_class_install_action (widget_class, "project.close-problem", "s", close_problem_action);
  gtk_widget_class_install_action (widget_class, "project.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "project.edit-section", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "project.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "project.try-plan", NULL, try_plan_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, 0, "project.confirm", "s", "red");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, 0, "project.confirm", "s", "yellow");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_3, 0, "project.confirm", "s", "green");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "project.add-problem", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "project.try-plan", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "project.edit", NULL);
}

static void
kg_project_page_init (KgProjectPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ask = KG_ASK_POPOVER (kg_ask_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->ask), GTK_WIDGET (self));
  g_signal_connect_object (self->plan, "notify::trying", G_CALLBACK (trying_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->ask, "closed", G_CALLBACK (ask_closed_cb), self);
  update_actions (self);
}

void
kg_project_page_set_workspace (KgProjectPage *self,
                               KgWorkspace   *workspace)
{
  if (self->workspace != NULL) {
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  }

  self->loading = self->stale = FALSE;
  g_set_object (&self->workspace, workspace);
  g_clear_pointer (&self->file, kg_project_file_unref);
  g_clear_pointer (&self->project_id, g_free);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  update_actions (self);

  if (workspace != NULL) {
    self->cancellable = g_cancellable_new ();
    g_signal_connect_object (workspace, "data-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  }
}

/**
 * kg_project_page_set_project:
 * @project_id: which project to show
 */
void
kg_project_page_set_project (KgProjectPage *self,
                             const char    *project_id)
{
  if (g_strcmp0 (self->project_id, project_id) != 0) {
    g_free (self->project_id);
    self->project_id = g_strdup (project_id);
    g_clear_pointer (&self->file, kg_project_file_unref);
    gtk_popover_popdown (GTK_POPOVER (self->ask));
    close_lists (self);
    gtk_stack_set_visible_child_name (self->stack, "loading");
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    update_actions (self);
  }
  reload (self);
}
