// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-plan-trial.h"

#include "core/kg-labels.h"
#include "widgets/kg-children.h"
#include "widgets/kg-day-entry.h"
#include "widgets/kg-plan-trial-row.h"
#include "widgets/kg-plan-trial-template.h"
#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

/**
 * KgPlanTrial:
 *
 * The controls of a trial (试算): another template, another planned start, and
 * for each step that is not done how it runs, how long it takes and when it
 * can begin. Nothing here is stored; the actions plan.apply and plan.reset
 * belong to whatever the panel stands in.
 *
 * Signals: changed, after every edit.
 */

struct _KgPlanTrial {
  AdwBin parent_instance;

  GtkWidget *stale;
  KgPlanTrialTemplate *template;
  KgDayEntry *target;
  GtkLabel *failure;
  GtkBox *problems;
  GtkWidget *steps_box;
  GtkListBox *steps;

  KgWhatIf *trial; /* nullable: there is none at present */
};

G_DEFINE_FINAL_TYPE (KgPlanTrial, kg_plan_trial, ADW_TYPE_BIN)

static guint changed_signal;

static void
add_problem (KgPlanTrial *self,
             const char  *words,
             const char  *icon_name)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "valign", GTK_ALIGN_START,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = kg_project_label (words, "caption");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->problems, line);
}

/* What people said goes before what the plan says. */
static void
add_stated (KgPlanTrial          *self,
            const KgWhatIfResult *after)
{
  KgDate today = kg_context_get_today (kg_board_get_context (kg_what_if_get_file (self->trial)->board));
  g_autofree char *day = kg_label_day_near (after->forecast, today);
  g_autofree char *words = NULL;

  if (after->forecast == KG_DATE_NONE || after->forecast == after->plan_start)
    return;

  words = g_strdup_printf (_("A start on %s is stated; the light rests on it until another forecast is stated"), day);
  add_problem (self, words, "dialog-information-symbolic");
}

static void
show_problems (KgPlanTrial *self)
{
  const KgWhatIfResult *after = kg_what_if_get_after (self->trial);

  kg_children_clear (GTK_WIDGET (self->problems));
  for (guint i = 0; i < after->problems->len; i++)
    add_problem (self, g_ptr_array_index (after->problems, i), "dialog-warning-symbolic");
  for (guint i = 0; i < after->unpromised->len; i++) {
    g_autofree char *words =
      g_strdup_printf (_("“%s” is reckoned as promised; until its commitment is recorded it will wait"),
                       (char *) g_ptr_array_index (after->unpromised, i));

    add_problem (self, words, "dialog-information-symbolic");
  }
  add_stated (self, after);
  gtk_widget_set_visible (GTK_WIDGET (self->problems),
                          gtk_widget_get_first_child (GTK_WIDGET (self->problems)) != NULL);
}

static void
update (KgPlanTrial *self)
{
  show_problems (self);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->steps)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    kg_plan_trial_row_update (KG_PLAN_TRIAL_ROW (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))));

  g_signal_emit (self, changed_signal, 0);
}

static void
fill_steps (KgPlanTrial *self)
{
  kg_children_clear (GTK_WIDGET (self->steps));
  for (guint i = 0; self->trial != NULL && i < kg_what_if_get_n_steps (self->trial); i++) {
    GtkWidget *row, *child;

    if (!kg_record_is_null (kg_what_if_get_step (self->trial, i), KG_STEP_ACTUAL_END))
      continue;

    child = kg_plan_trial_row_new (self->trial, i);
    g_signal_connect_object (child, "edited", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    row = gtk_list_box_row_new ();
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
    gtk_widget_set_focusable (row, FALSE);
    gtk_widget_add_css_class (row, "kg-row");
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
    gtk_list_box_append (self->steps, row);
  }
  gtk_widget_set_visible (self->steps_box, gtk_widget_get_first_child (GTK_WIDGET (self->steps)) != NULL);
}

static void
template_cb (KgPlanTrial *self)
{
  g_autofree char *choices = kg_plan_trial_template_dup_choices (self->template);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->trial == NULL)
    return;

  kg_children_clear (GTK_WIDGET (self->steps));
  done = kg_what_if_set_template (self->trial, kg_plan_trial_template_get (self->template), choices, &error);
  gtk_label_set_text (self->failure, done ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), !done);
  fill_steps (self);
  update (self);
}

static void
target_cb (KgPlanTrial *self)
{
  if (self->trial == NULL)
    return;

  kg_what_if_set_target (self->trial, kg_day_entry_get_date (self->target));
  update (self);
}

static gboolean
kg_plan_trial_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KG_PLAN_TRIAL (widget)->template));
}

static void
kg_plan_trial_dispose (GObject *object)
{
  KgPlanTrial *self = KG_PLAN_TRIAL (object);

  if (self->trial != NULL)
    kg_plan_trial_stop (self);

  G_OBJECT_CLASS (kg_plan_trial_parent_class)->dispose (object);
}

static void
kg_plan_trial_class_init (KgPlanTrialClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_plan_trial_dispose;
  widget_class->grab_focus = kg_plan_trial_grab_focus;

  g_type_ensure (KG_TYPE_PLAN_TRIAL_TEMPLATE);
  g_type_ensure (KG_TYPE_DAY_ENTRY);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-plan-trial.ui");
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrial, stale);
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrial, template);
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrial, target);
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrial, failure);
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrial, problems);
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrial, steps_box);
  gtk_widget_class_bind_template_child (widget_class, KgPlanTrial, steps);
  gtk_widget_class_bind_template_callback (widget_class, template_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_cb);
}

static void
kg_plan_trial_init (KgPlanTrial *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kg_day_entry_set_label (self->target, _("Planned start"));
}

/**
 * kg_plan_trial_start:
 *
 * Begins a trial anew, from the project as it stands.
 */
void
kg_plan_trial_start (KgPlanTrial   *self,
                     KgProjectFile *file)
{
  kg_plan_trial_stop (self);
  self->trial = kg_what_if_new (file);
  kg_day_entry_set_today (self->target, kg_context_get_today (kg_board_get_context (file->board)));
  kg_day_entry_set_date (self->target, kg_what_if_get_target (self->trial));
  fill_steps (self);
  update (self);
}

void
kg_plan_trial_stop (KgPlanTrial *self)
{
  kg_children_clear (GTK_WIDGET (self->steps));
  kg_plan_trial_template_reset (self->template);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  kg_plan_trial_set_stale (self, FALSE);
  g_clear_pointer (&self->trial, kg_what_if_free);
}

/**
 * kg_plan_trial_get:
 *
 * Returns: (transfer none) (nullable): the trial, if there is one
 */
KgWhatIf *
kg_plan_trial_get (KgPlanTrial *self)
{
  return self->trial;
}

/**
 * kg_plan_trial_set_templates:
 * @entries: (element-type KgTemplateEntry)
 */
void
kg_plan_trial_set_templates (KgPlanTrial *self,
                             GPtrArray   *entries)
{
  kg_plan_trial_template_set_entries (self->template, entries);
}

/**
 * kg_plan_trial_set_stale:
 *
 * Says that the plan was changed since the trial began, so that it cannot be
 * applied any more.
 */
void
kg_plan_trial_set_stale (KgPlanTrial *self,
                         gboolean     stale)
{
  gtk_widget_set_visible (self->stale, stale);
}
