// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-what-if-private.h"

#include "services/kg-commitment-service.h"
#include "services/kg-step-record.h"

/* What would come of a plan: the facts that the board holds of the project,
 * with other steps and another target in them, judged by the same rules. */

/* What the trial accepts incomplete is reckoned as promised. */
static void
reckon_promises (const KgWhatIf *self,
                 KgWhatIfResult *result)
{
  for (guint i = 0; i < result->rows->len; i++) {
    KgRecord *row = g_ptr_array_index (result->rows, i);
    KgStep *step = &result->steps[i];
    gboolean was = FALSE;

    if (step->mode != KG_STEP_INCOMPLETE || step->promised || step->actual_end != KG_DATE_NONE)
      continue;

    for (guint k = 0; k < self->stored->len; k++) {
      KgRecord *stored = g_ptr_array_index (self->stored, k);

      was = was || (g_str_equal (kg_record_get_id (stored), kg_record_get_id (row)) &&
                    kg_record_is (stored, KG_STEP_MODE, "incomplete"));
    }
    if (was)
      continue;

    step->promised = TRUE;
    g_ptr_array_add (result->unpromised, g_strdup (step->name));
  }
}

static KgStep *
find_step (KgWhatIfResult *result,
           const char     *reference)
{
  KgRecord *row = kg_steps_find (result->rows, reference);
  guint index;

  if (row == NULL || !g_ptr_array_find (result->rows, row, &index))
    return NULL;

  return &result->steps[index];
}

static int
compare_dues (gconstpointer a,
              gconstpointer b)
{
  const KgDue *x = a, *y = b;

  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;

  return g_strcmp0 (x->subject, y->subject);
}

/* As load_commitment() of kg-board-work.c has it. */
static GArray *
take_commitments (const KgWhatIf *self,
                  KgWhatIfResult *result)
{
  GArray *dues = g_array_new (FALSE, FALSE, sizeof (KgDue));

  for (guint i = 0; i < self->file->commitments->len; i++) {
    KgRecord *commitment = g_ptr_array_index (self->file->commitments, i);
    KgStep *step = find_step (result, kg_record_get_text (commitment, KG_COMMITMENT_STEP));
    KgDate begun = KG_DATE_NONE;
    KgDue due;

    if (step != NULL)
      step->promised = TRUE;
    if (!kg_record_is_null (commitment, KG_COMMITMENT_CLEARED_ON))
      continue;

    step = find_step (result, kg_record_get_text (commitment, KG_COMMITMENT_DUE_BEFORE));
    if (step != NULL) {
      begun = step->actual_start != KG_DATE_NONE ? step->actual_start : step->actual_end;
      step->held = TRUE;
      if (begun == KG_DATE_NONE)
        step->not_before = MAX (step->not_before, kg_record_get_date (commitment, KG_COMMITMENT_DUE_ON));
    }

    due = (KgDue) { kg_commitment_last_day (commitment, begun),
                    kg_record_get_text (commitment, KG_COMMITMENT_DOCUMENT) };
    if (due.due != KG_DATE_NONE)
      g_array_append_val (dues, due);
  }
  g_array_sort (dues, compare_dues);

  return dues;
}

static void
judge (const KgWhatIf *self,
       KgWhatIfResult *result,
       GArray         *dues)
{
  KgContext *context = kg_board_get_context (self->file->board);
  const KgCalendar *calendar = kg_context_get_calendar (context);
  const KgRuleSet *rules = kg_context_get_rules (context);
  KgDate today = kg_context_get_today (context);
  guint n = MIN (result->rows->len, G_MAXUINT16);
  KgLightFacts facts = self->file->summary->facts;
  KgLightVerdict verdict;
  KgLightInput input;

  facts.planned_start = result->target;
  facts.steps = result->steps;
  facts.n_steps = (guint16) n;
  facts.commitments = (const KgDue *) dues->data;
  facts.n_commitments = (guint16) MIN (dues->len, G_MAXUINT16);

  kg_light_facts_judge (&facts, rules, calendar, today, &input, &verdict);
  kg_light_propose (rules, &input, result->reasons);
  result->light = verdict.light;
  result->plan = verdict.plan;
  result->forecast = verdict.forecast;
  result->slack = verdict.slack;
  result->plan_start = verdict.plan.forecast;
  result->plan_slack = result->plan_start != KG_DATE_NONE && result->target != KG_DATE_NONE
                       ? kg_calendar_between (calendar, result->plan_start, result->target) : G_MININT;
  result->length = kg_plan_length (result->steps, n);
  kg_plan_times (result->steps, n, today, result->target, calendar, result->times);
  result->has_chance = !facts.started && !facts.on_hold &&
                       kg_forecast_simulate (result->steps, n, today, kg_light_facts_deadline (&facts, today),
                                             calendar, &result->chance);
}

/**
 * kg_what_if_result_new:
 * @rows: (element-type KgRecord): the steps
 *
 * Returns: (transfer full): what the project comes to with these steps
 */
KgWhatIfResult *
kg_what_if_result_new (const KgWhatIf *self,
                       GPtrArray      *rows,
                       KgDate          target)
{
  KgWhatIfResult *result = g_new0 (KgWhatIfResult, 1);
  g_autoptr (GArray) dues = NULL;

  result->rows = g_ptr_array_ref (rows);
  result->steps = kg_steps_to_plan (rows);
  result->times = g_new0 (KgStepTimes, MAX (rows->len, 1));
  result->target = target;
  result->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_reason_free);
  result->unpromised = g_ptr_array_new_with_free_func (g_free);
  result->problems = kg_steps_problems (rows, kg_context_get_today (kg_board_get_context (self->file->board)));

  dues = take_commitments (self, result);
  reckon_promises (self, result);
  judge (self, result, dues);

  return result;
}

void
kg_what_if_result_free (KgWhatIfResult *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->unpromised);
  g_free (self->steps);
  g_free (self->times);
  g_free (self);
}
