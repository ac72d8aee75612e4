// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-what-if-private.h"

#include "core/kg-error.h"
#include "core/kg-plan-words.h"
#include "services/kg-plan-apply.h"
#include "services/kg-project-edit.h"
#include "services/kg-query.h"
#include "services/kg-step-record.h"
#include "services/kg-template-service.h"

#include <glib/gi18n-lib.h>

/* A trial becomes the plan: the rows that differ are written, as long as what
 * the trial started from is still there. */

static gboolean
set_conflict (const KgWhatIf *self,
              GError        **error)
{
  g_clear_error (error);
  g_set_error (error, KG_ERROR, KG_ERROR_CONFLICT,
               _("The plan of “%s” was changed by somebody else since the trial began. Nothing was written; look at it again and repeat your trial."),
               self->file->summary->name);
  return FALSE;
}

static gboolean
is_hard (KgPlanFault fault)
{
  return fault == KG_PLAN_CYCLE || fault == KG_PLAN_ENDS_BEFORE || fault == KG_PLAN_IN_FUTURE;
}

static guint
count_hard (const KgWhatIfResult *result,
            KgDate                today,
            KgPlanFinding        *first)
{
  g_autoptr (GArray) findings = kg_plan_check (result->steps, result->rows->len, today);
  guint n = 0;

  for (guint i = findings->len; i > 0; i--) {
    const KgPlanFinding *finding = &g_array_index (findings, KgPlanFinding, i - 1);

    if (!is_hard (finding->fault))
      continue;
    *first = *finding;
    n++;
  }

  return n;
}

/* What was wrong before does not keep anybody from changing something else. */
static gboolean
check (KgWhatIf   *self,
       KgContext  *context,
       GError    **error)
{
  KgDate today = kg_context_get_today (context);
  const KgWhatIfResult *after = kg_what_if_get_after (self);
  KgPlanFinding before_first, first;
  guint before = count_hard (kg_what_if_get_before (self), today, &before_first);
  g_autofree char **names = kg_steps_get_names (after->rows);
  g_autofree char *words = NULL;

  if (count_hard (after, today, &first) <= before)
    return TRUE;

  words = kg_plan_finding_to_text (&first, (const char *const *) names);
  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("This cannot be: %s"), words);
  return FALSE;
}

static gboolean
is_as_read (GPtrArray *now,
            GPtrArray *read)
{
  if (now->len != read->len)
    return FALSE;

  for (guint i = 0; i < now->len; i++) {
    KgRecord *a = g_ptr_array_index (now, i), *b = g_ptr_array_index (read, i);

    if (!g_str_equal (kg_record_get_id (a), kg_record_get_id (b)) ||
        kg_record_get_version (a) != kg_record_get_version (b))
      return FALSE;
  }

  return TRUE;
}

static GPtrArray *
load_steps (KgTxn       *txn,
            KgWhatIf    *self,
            GError     **error)
{
  return kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, self->file->summary->id, KG_STEP_POSITION, error);
}

static gboolean
write_target (KgTxn      *txn,
              KgContext  *context,
              KgWhatIf   *self,
              GError    **error)
{
  KgRecord *project = self->file->project;
  g_autoptr (KgRecord) edit = kg_record_copy (project);

  if (self->target == kg_record_get_date (project, KG_PROJECT_PLANNED_START))
    return TRUE;

  kg_record_set_date (edit, KG_PROJECT_PLANNED_START, self->target);
  kg_record_set_text (edit, KG_PROJECT_PRECISION, self->target != KG_DATE_NONE ? "day" : NULL);
  return kg_project_update (txn, context, project, edit, NULL, error);
}

/* The template must still say what it said when it was tried. */
static gboolean
write_template (KgTxn      *txn,
                KgContext  *context,
                KgWhatIf   *self,
                GError    **error)
{
  g_autoptr (KgTemplate) template = NULL;
  g_autofree char *tried = NULL, *found = NULL;

  if (self->template == NULL)
    return TRUE;

  template = kg_template_find (txn, kg_template_get_key (self->template), error);
  if (template == NULL)
    return FALSE;

  tried = kg_template_to_text (self->template);
  found = kg_template_to_text (template);
  if (!g_str_equal (tried, found))
    return set_conflict (self, error);

  return kg_plan_apply (txn, context, self->file->summary->id, kg_template_get_key (template), self->choices, error);
}

static gboolean
write_steps (KgTxn      *txn,
             KgWhatIf   *self,
             GError    **error)
{
  GPtrArray *rows = kg_what_if_get_after (self)->rows;
  g_autoptr (GPtrArray) now = load_steps (txn, self, error);

  if (now == NULL)
    return FALSE;
  if (now->len != rows->len)
    return set_conflict (self, error);

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (now, i);
    g_autoptr (KgRecord) edit = kg_record_copy (row);

    for (int column = KG_COL_COMMON; column < (int) kg_table_step.n_columns; column++)
      kg_record_set_field (edit, column, g_ptr_array_index (rows, i));
    if (!kg_record_same_values (row, edit) && !kg_txn_update (txn, row, edit, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * kg_what_if_apply:
 *
 * Makes the trial the plan of its project: writes the rows that it changes,
 * and no others. What is reckoned as promised still has to be promised.
 *
 * Errors: %KG_ERROR_CONFLICT when somebody changed the plan or the template
 * since the trial began, %KG_ERROR_REFUSED when the plan cannot be.
 */
gboolean
kg_what_if_apply (KgTxn      *txn,
                  KgContext  *context,
                  KgWhatIf   *self,
                  GError    **error)
{
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (KgRecord) project = NULL;

  if (!kg_what_if_is_edited (self))
    return TRUE;
  if (!check (self, context, error))
    return FALSE;

  project = kg_query_need (txn, &kg_table_project, self->file->summary->id, error);
  stored = project != NULL ? load_steps (txn, self, error) : NULL;
  if (stored == NULL)
    return FALSE;
  if (!is_as_read (stored, self->stored))
    return set_conflict (self, error);

  return write_target (txn, context, self, error) &&
         write_template (txn, context, self, error) &&
         write_steps (txn, self, error);
}
