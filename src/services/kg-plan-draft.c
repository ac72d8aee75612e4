// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-plan-draft.h"

#include "core/kg-error.h"

#include <glib/gi18n-lib.h>

/* What a template would make of the steps of a project. What has happened is
 * never lost: a step of the same key stays the same row, and one that began
 * stays even when the template does not know it. */

static void
clear_write (gpointer data)
{
  KgStepWrite *write = data;

  g_clear_pointer (&write->before, kg_record_unref);
  g_clear_pointer (&write->after, kg_record_unref);
}

/**
 * kg_plan_fill_step:
 * @step: a step of a project, still open
 *
 * Fills in what a step of a template says, and its planned days, which are
 * none unless the plan was scheduled. Its project, position, actual days and
 * the first day on which it can begin are left alone.
 */
void
kg_plan_fill_step (const KgTemplatePlan *plan,
                   guint                 index,
                   KgRecord             *step)
{
  const KgTemplateStep *origin = plan->origins[index];
  const KgStep *planned = &plan->steps[index];
  g_autofree char *predecessors = kg_template_plan_dup_predecessors (plan, index);

  kg_record_set_text (step, KG_STEP_KEY, origin->key);
  kg_record_set_text (step, KG_STEP_NAME, origin->name);
  kg_record_set_text (step, KG_STEP_AUTHORITY, origin->authority);
  kg_record_set_int (step, KG_STEP_DURATION, planned->duration);
  if (origin->shortest != KG_TEMPLATE_UNKNOWN)
    kg_record_set_int (step, KG_STEP_DURATION_MIN, planned->shortest);
  else
    kg_record_set_null (step, KG_STEP_DURATION_MIN);
  if (origin->longest != KG_TEMPLATE_UNKNOWN)
    kg_record_set_int (step, KG_STEP_DURATION_MAX, planned->longest);
  else
    kg_record_set_null (step, KG_STEP_DURATION_MAX);
  kg_record_set_text (step, KG_STEP_PREDECESSORS, predecessors);
  kg_record_set_text (step, KG_STEP_MODE, kg_step_mode_to_code (planned->mode));
  kg_record_set_int (step, KG_STEP_PERMIT, planned->permit);
  kg_record_set_text (step, KG_STEP_DOCUMENTS, origin->documents);
  kg_record_set_text (step, KG_STEP_SOURCE, origin->source);
  kg_record_set_date (step, KG_STEP_PLANNED_START, planned->planned_start);
  kg_record_set_date (step, KG_STEP_PLANNED_END, planned->planned_end);
}

static int
find_planned (const KgTemplatePlan *plan,
              const char           *key)
{
  for (guint i = 0; key != NULL && i < plan->n_steps; i++)
    if (g_str_equal (plan->keys[i], key))
      return (int) i;

  return -1;
}

/* What a step that the template does not know still waits for. */
static void
keep_predecessors (KgRecord   *step,
                   GHashTable *keys)
{
  const char *said = kg_record_get_text (step, KG_STEP_PREDECESSORS);
  g_auto (GStrv) list = g_strsplit_set (said != NULL ? said : "", ";,", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  if (said == NULL)
    return;

  for (guint i = 0; list[i] != NULL; i++) {
    const char *key = g_strstrip (list[i]);

    if (g_hash_table_contains (keys, key))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? ";" : "", key);
  }
  kg_record_set_text (step, KG_STEP_PREDECESSORS, kept->len > 0 ? kept->str : "-");
}

/* Sorts the stored steps into those that the template has too, those that
 * began and stay, and those that go. */
static void
match (KgPlanDraft          *self,
       const KgTemplatePlan *plan,
       GPtrArray            *stored,
       KgStepWrite          *found)
{
  g_autoptr (GPtrArray) begun = g_ptr_array_new ();
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < stored->len; i++) {
    KgRecord *row = g_ptr_array_index (stored, i);
    int planned = find_planned (plan, kg_record_get_text (row, KG_STEP_KEY));

    if (planned >= 0 && found[planned].before == NULL)
      found[planned].before = kg_record_ref (row);
    else if (!kg_record_is_null (row, KG_STEP_ACTUAL_START) || !kg_record_is_null (row, KG_STEP_ACTUAL_END))
      g_ptr_array_add (begun, row);
    else
      g_ptr_array_add (self->gone, kg_record_ref (row));
  }

  for (guint i = 0; i < plan->n_steps; i++)
    g_hash_table_add (keys, (gpointer) plan->keys[i]);
  for (guint i = 0; i < begun->len; i++)
    if (!kg_record_is_null (g_ptr_array_index (begun, i), KG_STEP_KEY))
      g_hash_table_add (keys, (gpointer) kg_record_get_text (g_ptr_array_index (begun, i), KG_STEP_KEY));

  for (guint i = 0; i < begun->len; i++) {
    KgRecord *row = g_ptr_array_index (begun, i);
    KgStepWrite write = { kg_record_ref (row), kg_record_copy (row) };

    keep_predecessors (write.after, keys);
    g_array_append_val (self->writes, write);
  }
}

/**
 * kg_plan_draft_new:
 * @plan: the steps of the template
 * @target: the day from which @plan is scheduled backwards; without one its
 *   steps have no planned days
 * @stored: (element-type KgRecord): the steps that the project has, in order
 *
 * Returns: (transfer full) (nullable): the plan of the project as @plan would
 *   have it; %NULL with %KG_ERROR_REFUSED when it would have too many steps
 */
KgPlanDraft *
kg_plan_draft_new (KgTemplatePlan    *plan,
                   const char        *project_id,
                   KgDate             target,
                   GPtrArray         *stored,
                   const KgCalendar  *calendar,
                   GError           **error)
{
  g_autoptr (KgPlanDraft) self = g_new0 (KgPlanDraft, 1);
  g_autofree KgStepWrite *found = g_new0 (KgStepWrite, plan->n_steps);

  self->gone = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
  self->writes = g_array_new (FALSE, FALSE, sizeof (KgStepWrite));
  g_array_set_clear_func (self->writes, clear_write);

  if (target != KG_DATE_NONE)
    kg_plan_schedule_back (plan->steps, plan->n_steps, target, calendar);

  match (self, plan, stored, found);
  for (guint i = 0; i < plan->n_steps; i++) {
    KgStepWrite write = found[i];

    write.after = write.before != NULL ? kg_record_copy (write.before) : kg_record_new (&kg_table_step);
    kg_record_set_text (write.after, KG_STEP_PROJECT, project_id);
    kg_plan_fill_step (plan, i, write.after);
    g_array_append_val (self->writes, write);
  }

  for (guint i = 0; i < self->writes->len; i++)
    kg_record_set_int (g_array_index (self->writes, KgStepWrite, i).after, KG_STEP_POSITION, i + 1);

  if (self->writes->len > KG_PLAN_MAX_STEPS) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("With the steps that began already the plan would have %u steps; it may have %d at most"),
                 self->writes->len, KG_PLAN_MAX_STEPS);
    return NULL;
  }

  return g_steal_pointer (&self);
}

void
kg_plan_draft_free (KgPlanDraft *self)
{
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  g_clear_pointer (&self->writes, g_array_unref);
  g_free (self);
}
