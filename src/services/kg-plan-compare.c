// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-plan-compare.h"

#include "services/kg-what-if.h"

/* Two plans side by side. How long each is and what runs together is told as
 * if nothing had happened yet; when construction would start, from what is
 * done and today. */

/* One plan as it is compared. */
typedef struct {
  const char *name;
  KgStep *steps;      /* begun afresh */
  guint n_steps;
  const char **keys;
  int *from;          /* working day of the plan, from 1 */
} Plan;

static void
clear_plan (Plan *plan)
{
  g_free (plan->steps);
  g_free (plan->keys);
  g_free (plan->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, clear_plan)

static void
span_free (gpointer data)
{
  KgPlanSpan *span = data;

  g_ptr_array_unref (span->names);
  g_free (span);
}

static void
row_free (gpointer data)
{
  KgPlanCompareRow *row = data;

  g_free (row->key);
  g_free (row->name);
  g_free (row);
}

/* Forgets what has happened, and places the steps. */
static void
lay_out (Plan             *plan,
         const KgCalendar *calendar,
         KgDate            today)
{
  g_autofree KgStepTimes *times = g_new0 (KgStepTimes, plan->n_steps + 1);
  int base = kg_calendar_ordinal (calendar, kg_calendar_on_or_after (calendar, today));

  for (guint i = 0; i < plan->n_steps; i++) {
    KgStep *step = &plan->steps[i];

    step->actual_start = step->actual_end = step->not_before = KG_DATE_NONE;
    step->held = FALSE;
    step->promised = TRUE;
  }

  kg_plan_times (plan->steps, plan->n_steps, today, KG_DATE_NONE, calendar, times);
  plan->from = g_new0 (int, plan->n_steps + 1);
  for (guint i = 0; i < plan->n_steps; i++)
    plan->from[i] = kg_calendar_ordinal (calendar, times[i].start) - base + 1;
}

static int
last_day (const Plan *plan,
          guint       i)
{
  return plan->from[i] + plan->steps[i].duration - 1;
}

static guint64
running_on (const Plan *plan,
            int         day)
{
  guint64 set = 0;

  for (guint i = 0; i < MIN (plan->n_steps, KG_PLAN_MAX_STEPS); i++)
    if (plan->from[i] <= day && day <= last_day (plan, i))
      set |= G_GUINT64_CONSTANT (1) << i;

  return set;
}

static KgPlanSpan *
make_span (const Plan *plan,
           guint64     set)
{
  KgPlanSpan *span = g_new0 (KgPlanSpan, 1);

  span->names = g_ptr_array_new_with_free_func (g_free);
  span->to = G_MAXINT;
  for (; set != 0; set &= set - 1) {
    guint i = (guint) __builtin_ctzll (set);

    span->from = MAX (span->from, plan->from[i]);
    span->to = MIN (span->to, last_day (plan, i));
    g_ptr_array_add (span->names, g_strdup (plan->steps[i].name));
  }

  return span;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const KgPlanSpan *x = *(const KgPlanSpan *const *) a, *y = *(const KgPlanSpan *const *) b;

  return x->from - y->from;
}

/* The largest sets of steps that run at the same time: each is complete on the
 * day on which one of them begins. */
static GPtrArray *
find_spans (const Plan *plan)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func (span_free);
  guint n = MIN (plan->n_steps, KG_PLAN_MAX_STEPS);
  guint64 sets[KG_PLAN_MAX_STEPS];

  for (guint i = 0; i < n; i++)
    sets[i] = running_on (plan, plan->from[i]);

  for (guint i = 0; i < n; i++) {
    gboolean whole = (sets[i] & (sets[i] - 1)) != 0;

    for (guint k = 0; k < n && whole; k++)
      whole = k == i || (sets[i] & ~sets[k]) != 0 || (sets[i] == sets[k] && i < k);
    if (whole)
      g_ptr_array_add (spans, make_span (plan, sets[i]));
  }
  g_ptr_array_sort (spans, compare_spans);

  return spans;
}

static void
describe (KgPlanSide *side,
          const Plan *plan)
{
  side->name = g_strdup (plan->name);
  side->n_steps = plan->n_steps;
  side->length = kg_plan_length (plan->steps, plan->n_steps);
  side->percent = -1;
  side->permits = g_ptr_array_new_with_free_func (g_free);
  side->spans = find_spans (plan);
  for (guint i = 0; i < plan->n_steps; i++)
    if (plan->steps[i].permit)
      g_ptr_array_add (side->permits, g_strdup (plan->steps[i].name));
}

/* Its start when nothing has happened yet and it begins today. */
static void
foresee (KgPlanSide *side,
         const Plan *plan,
         KgContext  *context)
{
  const KgCalendar *calendar = kg_context_get_calendar (context);
  KgDate today = kg_context_get_today (context);
  KgPlanState state;
  int year;

  kg_date_get_ymd (today, &year, NULL, NULL);
  kg_plan_assess (plan->steps, plan->n_steps, today, calendar, &state);
  side->start = state.forecast;
  side->percent = kg_forecast_percent (plan->steps, plan->n_steps, today, kg_date_new (year, 12, 31), calendar);
}

static KgPlanCompareRow *
find_row (GPtrArray  *rows,
          const Plan *plan,
          guint       step)
{
  for (guint i = 0; i < rows->len; i++) {
    KgPlanCompareRow *row = g_ptr_array_index (rows, i);

    if (row->place[1].there)
      continue;
    if (plan->keys[step] != NULL ? g_strcmp0 (row->key, plan->keys[step]) == 0
                                 : row->key == NULL && g_str_equal (row->name, plan->steps[step].name))
      return row;
  }

  return NULL;
}

static void
add_rows (KgPlanComparison *self,
          const Plan       *plan,
          guint             side)
{
  for (guint i = 0; i < plan->n_steps; i++) {
    KgPlanCompareRow *row = side == 1 ? find_row (self->rows, plan, i) : NULL;

    if (row == NULL) {
      row = g_new0 (KgPlanCompareRow, 1);
      row->key = g_strdup (plan->keys[i]);
      row->name = g_strdup (plan->steps[i].name);
      g_ptr_array_add (self->rows, row);
    }
    row->place[side] = (KgPlanPlace) {
      .there = TRUE,
      .from = plan->from[i],
      .duration = plan->steps[i].duration,
      .mode = plan->steps[i].mode,
      .permit = plan->steps[i].permit,
    };
  }
}

static KgPlanComparison *
compare (KgContext  *context,
         const Plan *first,
         const Plan *second)
{
  KgPlanComparison *self = g_new0 (KgPlanComparison, 1);

  self->today = kg_context_get_today (context);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  describe (&self->side[0], first);
  describe (&self->side[1], second);
  add_rows (self, first, 0);
  add_rows (self, second, 1);

  return self;
}

static void
take_template (Plan                 *plan,
               const KgTemplatePlan *from,
               KgContext            *context)
{
  plan->name = kg_template_get_name (from->template);
  plan->n_steps = from->n_steps;
  plan->steps = g_memdup2 (from->steps, from->n_steps * sizeof (KgStep));
  plan->keys = g_memdup2 (from->keys, from->n_steps * sizeof (char *));
  lay_out (plan, kg_context_get_calendar (context), kg_context_get_today (context));
}

static void
take_result (Plan                 *plan,
             const KgWhatIfResult *from,
             const char           *name,
             KgContext            *context)
{
  plan->name = name;
  plan->n_steps = MIN (from->rows->len, KG_PLAN_MAX_STEPS);
  plan->steps = g_memdup2 (from->steps, plan->n_steps * sizeof (KgStep));
  plan->keys = g_new0 (const char *, plan->n_steps + 1);
  for (guint i = 0; i < plan->n_steps; i++)
    plan->keys[i] = kg_record_get_text (g_ptr_array_index (from->rows, i), KG_STEP_KEY);
  lay_out (plan, kg_context_get_calendar (context), kg_context_get_today (context));
}

/**
 * kg_plan_compare_templates:
 * @first_choices: (nullable): as for kg_template_resolve()
 * @second_choices: (nullable)
 *
 * Returns: (transfer full) (nullable): the steps of two templates, both begun
 *   today; %NULL with %KG_ERROR_REFUSED when there is no such choice
 */
KgPlanComparison *
kg_plan_compare_templates (KgContext   *context,
                           KgTemplate  *first,
                           const char  *first_choices,
                           KgTemplate  *second,
                           const char  *second_choices,
                           GError     **error)
{
  g_autoptr (KgTemplatePlan) a = kg_template_resolve (first, first_choices, error);
  g_autoptr (KgTemplatePlan) b = a != NULL ? kg_template_resolve (second, second_choices, error) : NULL;
  g_auto (Plan) plan_a = { NULL }, plan_b = { NULL };
  KgPlanComparison *self;

  if (b == NULL)
    return NULL;

  take_template (&plan_a, a, context);
  take_template (&plan_b, b, context);
  self = compare (context, &plan_a, &plan_b);
  foresee (&self->side[0], &plan_a, context);
  foresee (&self->side[1], &plan_b, context);

  return self;
}

static void
take_outcome (KgPlanSide           *side,
              const KgWhatIfResult *result)
{
  side->start = result->plan_start;
  side->percent = result->has_chance ? result->chance.percent : -1;
}

/**
 * kg_plan_compare_project:
 * @choices: (nullable): as for kg_template_resolve()
 *
 * Returns: (transfer full) (nullable): the plan of a project, which may have no
 *   steps, against a template that takes over what is done; %NULL with
 *   %KG_ERROR_REFUSED when there is no such choice or the plan would be too long
 */
KgPlanComparison *
kg_plan_compare_project (KgProjectFile  *file,
                         KgTemplate     *template,
                         const char     *choices,
                         GError        **error)
{
  KgContext *context = kg_board_get_context (file->board);
  g_autoptr (KgWhatIf) trial = kg_what_if_new (file);
  g_autoptr (KgTemplatePlan) pure = kg_template_resolve (template, choices, error);
  g_auto (Plan) present = { NULL }, other = { NULL };
  KgPlanComparison *self;

  if (pure == NULL || !kg_what_if_set_template (trial, template, choices, error))
    return NULL;

  take_result (&present, kg_what_if_get_before (trial), file->summary->name, context);
  take_template (&other, pure, context);
  self = compare (context, &present, &other);
  take_outcome (&self->side[0], kg_what_if_get_before (trial));
  take_outcome (&self->side[1], kg_what_if_get_after (trial));

  return self;
}

static void
clear_side (KgPlanSide *side)
{
  g_free (side->name);
  g_ptr_array_unref (side->permits);
  g_ptr_array_unref (side->spans);
}

void
kg_plan_comparison_free (KgPlanComparison *self)
{
  clear_side (&self->side[0]);
  clear_side (&self->side[1]);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
