// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-plan-apply.h"

#include "services/kg-plan-draft.h"
#include "services/kg-query.h"
#include "services/kg-template-service.h"

/* The steps of a project, made again from a template: the draft is written
 * row by row, no two at the same place at any time. */

typedef struct {
  KgTxn *txn;
  GPtrArray *stored; /* KgRecord: the steps there are, in order */
  KgPlanDraft *draft;
} Apply;

static void
clear_apply (Apply *self)
{
  g_clear_pointer (&self->stored, g_ptr_array_unref);
  g_clear_pointer (&self->draft, kg_plan_draft_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Apply, clear_apply)

static gint64
position_of (const KgRecord *step)
{
  return kg_record_get_int (step, KG_STEP_POSITION);
}

/* Whether a row that is not written yet stands where @write is to go. */
static gboolean
is_taken (const Apply *self,
          const KgStepWrite *write)
{
  for (guint i = 0; i < self->draft->writes->len; i++) {
    const KgStepWrite *other = &g_array_index (self->draft->writes, KgStepWrite, i);

    if (other != write && other->after != NULL && other->before != NULL &&
        position_of (other->before) == position_of (write->after))
      return TRUE;
  }

  return FALSE;
}

/* Writes every step whose place is free; what is written has no after any
 * more. Returns how many that were, or -1 with an error. */
static int
write_free (Apply   *self,
            GError **error)
{
  int n = 0;

  for (guint i = 0; i < self->draft->writes->len; i++) {
    KgStepWrite *write = &g_array_index (self->draft->writes, KgStepWrite, i);

    if (write->after == NULL || is_taken (self, write))
      continue;
    if (write->before != NULL ? !kg_txn_update (self->txn, write->before, write->after, error)
                              : !kg_txn_insert (self->txn, write->after, error))
      return -1;
    g_clear_pointer (&write->after, kg_record_unref);
    n++;
  }

  return n;
}

/* Steps that want each other's places: one goes aside, past all of them. */
static gboolean
make_room (Apply   *self,
           GError **error)
{
  gint64 aside = self->draft->writes->len;

  for (guint i = 0; i < self->stored->len; i++)
    aside = MAX (aside, position_of (g_ptr_array_index (self->stored, i)));

  for (guint i = 0; i < self->draft->writes->len; i++) {
    KgStepWrite *write = &g_array_index (self->draft->writes, KgStepWrite, i);
    g_autoptr (KgRecord) moved = NULL;

    if (write->after == NULL || write->before == NULL)
      continue;

    moved = kg_record_copy (write->before);
    kg_record_set_int (moved, KG_STEP_POSITION, aside + 1);
    if (!kg_txn_update (self->txn, write->before, moved, error))
      return FALSE;

    kg_record_unref (write->before);
    write->before = g_steal_pointer (&moved);
    return TRUE;
  }

  g_return_val_if_reached (FALSE);
}

static gboolean
write_all (Apply   *self,
           GError **error)
{
  for (guint i = 0; i < self->draft->gone->len; i++)
    if (!kg_txn_delete (self->txn, g_ptr_array_index (self->draft->gone, i), error))
      return FALSE;

  for (guint left = self->draft->writes->len; left > 0; ) {
    int n = write_free (self, error);

    if (n < 0 || (n == 0 && !make_room (self, error)))
      return FALSE;
    left -= n;
  }

  return TRUE;
}

static gboolean
write_project (KgTxn           *txn,
               KgRecord        *project,
               KgTemplatePlan  *plan,
               GError         **error)
{
  g_autoptr (KgRecord) edit = kg_record_copy (project);

  kg_record_set_text (edit, KG_PROJECT_TEMPLATE, kg_template_get_key (plan->template));
  kg_record_set_text (edit, KG_PROJECT_CHOICES, plan->choices);
  return kg_txn_update (txn, project, edit, error);
}

/**
 * kg_plan_apply:
 * @choices: (nullable): as for kg_template_resolve()
 *
 * Makes the plan of a project from a template, backwards from its planned
 * start; without one the steps have no planned days. Steps that are there
 * under the same key keep their row and actual days. Steps that began and
 * that the template lacks stay, at the front and in their order; the others
 * go.
 */
gboolean
kg_plan_apply (KgTxn       *txn,
               KgContext   *context,
               const char  *project_id,
               const char  *template_key,
               const char  *choices,
               GError     **error)
{
  g_auto (Apply) apply = { .txn = txn };
  g_autoptr (KgRecord) project = kg_query_need (txn, &kg_table_project, project_id, error);
  g_autoptr (KgTemplate) template = project != NULL ? kg_template_find (txn, template_key, error) : NULL;
  g_autoptr (KgTemplatePlan) plan = template != NULL ? kg_template_resolve (template, choices, error) : NULL;

  if (plan == NULL)
    return FALSE;

  apply.stored = kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, project_id, KG_STEP_POSITION, error);
  if (apply.stored == NULL)
    return FALSE;

  apply.draft = kg_plan_draft_new (plan, project_id, kg_record_get_date (project, KG_PROJECT_PLANNED_START),
                                   apply.stored, kg_context_get_calendar (context), error);
  return apply.draft != NULL && write_all (&apply, error) && write_project (txn, project, plan, error);
}
