// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-plan.h"

#include "services/kg-step-record.h"
#include "services/kg-template-service.h"
#include "widgets/kg-children.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-plan-chart-view.h"
#include "widgets/kg-plan-exporter.h"
#include "widgets/kg-plan-outcome.h"
#include "widgets/kg-plan-trial.h"
#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

/**
 * KgProjectPlan:
 *
 * The back-plan of a project: its chart, what is wrong with it, and beside it
 * a trial, which the chart then shows against the plan as it stands. A trial
 * becomes the plan in one commit.
 */

struct _KgProjectPlan {
  AdwBin parent_instance;

  GtkWidget *trial_button;
  GtkBox *findings;
  GtkWidget *no_plan;
  KgPlanOutcome *outcome;
  GtkWidget *chart_frame;
  KgPlanChartView *chart;
  GtkLabel *legend;
  KgPlanTrial *trial;

  KgWorkspace *workspace;
  KgProjectFile *file;
  KgPlanExporter *exporter;
  gboolean trying;
  gboolean applying;
};

enum {
  PROP_TRYING = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KgProjectPlan, kg_project_plan, ADW_TYPE_BIN)

static KgPlanChartData *
make_data (KgProjectPlan *self)
{
  KgWhatIf *trial = kg_plan_trial_get (self->trial);

  return trial != NULL ? kg_plan_chart_data_new_trial (trial) : kg_plan_chart_data_new (self->file);
}

static void
update_actions (KgProjectPlan *self)
{
  KgWhatIf *trial = kg_plan_trial_get (self->trial);
  gboolean edited = trial != NULL && kg_what_if_is_edited (trial);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.apply", edited && !self->applying);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.reset", edited && !self->applying);
}

static void
show_chart (KgProjectPlan *self)
{
  KgPlanChartData *data = make_data (self);

  gtk_widget_set_visible (self->chart_frame, data->chart.n_rows > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), self->trying);
  kg_plan_chart_view_take (self->chart, data);
}

static void
show_findings (KgProjectPlan *self)
{
  g_autoptr (GPtrArray) rows = kg_project_step_rows (self->file);
  g_autoptr (GPtrArray) problems =
    kg_steps_problems (rows, kg_context_get_today (kg_board_get_context (self->file->board)));

  kg_children_clear (GTK_WIDGET (self->findings));
  for (guint i = 0; i < problems->len; i++) {
    GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
    GtkWidget *label = kg_project_label (g_ptr_array_index (problems, i), NULL);

    gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic",
                                                  "valign", GTK_ALIGN_START, "margin-top", 3,
                                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
    gtk_widget_set_hexpand (label, TRUE);
    gtk_box_append (GTK_BOX (line), label);
    gtk_box_append (self->findings, line);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->findings), problems->len > 0 && !self->trying);
}

static void
show (KgProjectPlan *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->trial), self->trying);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), self->trying);
  gtk_widget_set_visible (self->no_plan, self->file->steps->len == 0 && !self->trying);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.export", self->file->steps->len > 0 || self->trying);
  gtk_widget_set_visible (self->trial_button, !self->file->summary->facts.started);
  show_findings (self);
  show_chart (self);
  update_actions (self);
}

static void
trial_changed_cb (KgProjectPlan *self)
{
  KgWhatIf *trial = kg_plan_trial_get (self->trial);

  if (trial == NULL || self->file == NULL)
    return;

  kg_plan_outcome_show (self->outcome, trial);
  show_chart (self);
  update_actions (self);
}

/* Whether what a trial rests on is still what stands. */
static gboolean
is_same_plan (KgProjectFile *a,
              KgProjectFile *b)
{
  if (kg_record_get_version (a->project) != kg_record_get_version (b->project) || a->steps->len != b->steps->len)
    return FALSE;

  for (guint i = 0; i < a->steps->len; i++) {
    KgRecord *x = g_array_index (a->steps, KgStepView, i).record, *y = g_array_index (b->steps, KgStepView, i).record;

    if (!g_str_equal (kg_record_get_id (x), kg_record_get_id (y)) ||
        kg_record_get_version (x) != kg_record_get_version (y))
      return FALSE;
  }

  return TRUE;
}

/* Templates: read when a trial begins. */

typedef struct {
  GPtrArray *entries;
} Templates;

static void
templates_free (gpointer data)
{
  Templates *templates = data;

  g_clear_pointer (&templates->entries, g_ptr_array_unref);
  g_free (templates);
}

static gboolean
load_templates (KgTxn      *txn,
                KgContext  *context,
                gpointer    data,
                GError    **error)
{
  Templates *templates = data;

  templates->entries = kg_template_list (txn, error);
  return templates->entries != NULL;
}

static void
templates_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (KgProjectPlan) self = user_data;
  g_autoptr (GError) error = NULL;
  Templates *templates = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (templates == NULL) {
    kg_feedback_error (GTK_WIDGET (self), error);
  } else if (self->trying) {
    kg_plan_trial_set_templates (self->trial, templates->entries);
    /* Before, there was nothing to choose from. */
    if (gtk_widget_get_focus_child (GTK_WIDGET (self->trial)) == NULL)
      gtk_widget_grab_focus (GTK_WIDGET (self->trial));
  }
}

/* Applying */

static gboolean
run_apply (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  return kg_what_if_apply (txn, context, data, error);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (KgProjectPlan) self = user_data;
  g_autoptr (GError) error = NULL;

  self->applying = FALSE;
  if (kg_workspace_finish (KG_WORKSPACE (source), result, &error) == NULL) {
    kg_feedback_error (GTK_WIDGET (self), error);
    update_actions (self);
    return;
  }

  kg_feedback_undoable (GTK_WIDGET (self), _("The trial is the plan now"));
  kg_project_plan_set_trying (self, FALSE);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KgProjectPlan *self = KG_PROJECT_PLAN (widget);
  KgWhatIf *trial = kg_plan_trial_get (self->trial);

  if (trial == NULL || self->applying)
    return;

  self->applying = TRUE;
  update_actions (self);
  kg_workspace_commit_async (self->workspace, _("Plan changed"), run_apply, kg_what_if_copy (trial),
                             (GDestroyNotify) kg_what_if_free, NULL, applied_cb, g_object_ref (self));
}

static void
reset_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  KgProjectPlan *self = KG_PROJECT_PLAN (widget);

  if (self->trying)
    kg_plan_trial_start (self->trial, self->file);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgProjectPlan *self = KG_PROJECT_PLAN (widget);

  if (self->file != NULL)
    kg_plan_exporter_choose (self->exporter, make_data (self));
}

static void
from_template_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  kg_project_plan_set_trying (KG_PROJECT_PLAN (widget), TRUE);
}

static void
kg_project_plan_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_TRYING:
    g_value_set_boolean (value, KG_PROJECT_PLAN (object)->trying);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kg_project_plan_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (property_id) {
  case PROP_TRYING:
    kg_project_plan_set_trying (KG_PROJECT_PLAN (object), g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kg_project_plan_dispose (GObject *object)
{
  KgProjectPlan *self = KG_PROJECT_PLAN (object);

  g_clear_object (&self->exporter);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->file, kg_project_file_unref);

  G_OBJECT_CLASS (kg_project_plan_parent_class)->dispose (object);
}

static void
kg_project_plan_class_init (KgProjectPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kg_project_plan_get_property;
  object_class->set_property = kg_project_plan_set_property;
  object_class->dispose = kg_project_plan_dispose;

  props[PROP_TRYING] = g_param_spec_boolean ("trying", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (KG_TYPE_PLAN_CHART_VIEW);
  g_type_ensure (KG_TYPE_PLAN_OUTCOME);
  g_type_ensure (KG_TYPE_PLAN_TRIAL);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-project-plan.ui");
  gtk_widget_class_bind_template_child (widget_class, KgProjectPlan, trial_button);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPlan, findings);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPlan, no_plan);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPlan, outcome);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPlan, chart_frame);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPlan, chart);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPlan, legend);
  gtk_widget_class_bind_template_child (widget_class, KgProjectPlan, trial);
  gtk_widget_class_bind_template_callback (widget_class, trial_changed_cb);

  gtk_widget_class_install_property_action (widget_class, "plan.try", "trying");
  gtk_widget_class_install_action (widget_class, "plan.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "plan.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "plan.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "plan.from-template", NULL, from_template_action);
}

static void
kg_project_plan_init (KgProjectPlan *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->exporter = kg_plan_exporter_new (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * kg_project_plan_show:
 * @file: the project as it stands; a trial with another one ends, one with
 *   this one goes on
 */
void
kg_project_plan_show (KgProjectPlan *self,
                      KgWorkspace   *workspace,
                      KgProjectFile *file)
{
  KgWhatIf *trial = kg_plan_trial_get (self->trial);
  KgProjectFile *old = self->file;

  g_set_object (&self->workspace, workspace);
  self->file = kg_project_file_ref (file);
  if (old != NULL) {
    if (!g_str_equal (old->summary->id, file->summary->id))
      kg_project_plan_set_trying (self, FALSE);
    kg_project_file_unref (old);
  }

  trial = kg_plan_trial_get (self->trial);
  if (trial != NULL && !self->applying) {
    if (!kg_what_if_is_edited (trial))
      kg_plan_trial_start (self->trial, file);
    else
      kg_plan_trial_set_stale (self->trial, !is_same_plan (kg_what_if_get_file (trial), file));
  }
  show (self);
}

gboolean
kg_project_plan_get_trying (KgProjectPlan *self)
{
  return self->trying;
}

/**
 * kg_project_plan_set_trying:
 * @trying: whether there is a trial; to end it forgets what was tried
 */
void
kg_project_plan_set_trying (KgProjectPlan *self,
                            gboolean       trying)
{
  if (self->trying == trying || self->file == NULL)
    return;

  self->trying = trying;
  if (trying) {
    kg_plan_trial_start (self->trial, self->file);
    kg_workspace_read_async (self->workspace, load_templates, g_new0 (Templates, 1), templates_free, NULL,
                             templates_loaded_cb, g_object_ref (self));
  } else {
    kg_plan_trial_stop (self->trial);
  }
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TRYING]);
}

/**
 * kg_project_plan_export:
 *
 * Writes the chart, without asking where.
 */
gboolean
kg_project_plan_export (KgProjectPlan *self,
                        const char    *path)
{
  g_autoptr (KgPlanChartData) data = make_data (self);

  return kg_plan_exporter_write (self->exporter, data, path);
}
