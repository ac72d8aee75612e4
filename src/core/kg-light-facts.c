// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light-facts.h"

/* From what is known of a project to what the rules see of it on a day, and
 * from there to a light: today’s, or that of a day to come. */

/* What goes into a judgement beside the day. */
typedef struct {
  const KgLightFacts *facts;
  const KgRuleSet *rules;
  const KgCalendar *calendar;
} Court;

/* Instead of a chance: to be found out; or only where it decides the colour. */
#define FIND_OUT (-2)
#define WHERE_NEEDED (-3)

#define MAX_DAYS_AHEAD 3653

/**
 * kg_light_facts_deadline:
 *
 * Returns: the last day of the year in which the project is to start; a year
 *   that is over on @day gives way to the one that @day lies in
 */
KgDate
kg_light_facts_deadline (const KgLightFacts *facts,
                         KgDate              day)
{
  int year, planned = 0;

  kg_date_get_ymd (day, &year, NULL, NULL);
  if (facts->planned_start != KG_DATE_NONE)
    kg_date_get_ymd (facts->planned_start, &planned, NULL, NULL);

  return kg_date_new (MAX (year, planned), 12, 31);
}

/* Working days by which people expect the start later than the plan on @day
 * has it: they know of something that the steps do not show. That it would be
 * earlier has to show in the steps. */
static int
find_delay (const KgLightFacts *facts,
            const KgCalendar   *calendar,
            KgDate              day)
{
  KgPlanState plan;

  if (facts->n_steps == 0 || facts->stated_forecast == KG_DATE_NONE || facts->stated_forecast < day)
    return 0;

  kg_plan_assess (facts->steps, facts->n_steps, day, calendar, &plan);
  return MAX (kg_calendar_between (calendar, plan.forecast, facts->stated_forecast), 0);
}

/* What comes so many working days later must have been there so many earlier. */
static KgDate
earlier_by (const KgCalendar *calendar,
            KgDate            deadline,
            int               delay)
{
  return delay > 0 ? kg_calendar_add (calendar, kg_calendar_on_or_before (calendar, deadline), -delay) : deadline;
}

static int
find_percent (const Court *court,
              KgDate       day)
{
  KgDate deadline = earlier_by (court->calendar, kg_light_facts_deadline (court->facts, day),
                                find_delay (court->facts, court->calendar, day));

  return kg_forecast_percent (court->facts->steps, court->facts->n_steps, day, deadline, court->calendar);
}

/**
 * kg_light_facts_forecast:
 * @forecast: (out): when it may be expected to start, with its chance to do so
 *   by kg_light_facts_deadline(); not before what people forecast
 *
 * Returns: %FALSE when there are no steps, so that nothing can be said
 */
gboolean
kg_light_facts_forecast (const KgLightFacts *facts,
                         const KgCalendar   *calendar,
                         KgDate              day,
                         KgForecast         *forecast)
{
  int delay = find_delay (facts, calendar, day);
  KgDate deadline = earlier_by (calendar, kg_light_facts_deadline (facts, day), delay);

  if (!kg_forecast_simulate (facts->steps, facts->n_steps, day, deadline, calendar, forecast))
    return FALSE;

  forecast->early = kg_calendar_add (calendar, forecast->early, delay);
  forecast->median = kg_calendar_add (calendar, forecast->median, delay);
  forecast->late = kg_calendar_add (calendar, forecast->late, delay);
  return TRUE;
}

/* What people forecast goes before what the plan says, until it lies in the
 * past without a start. */
static KgDate
find_forecast (const KgLightFacts *facts,
               const KgPlanState  *plan,
               KgDate              day)
{
  gboolean open = !facts->started && !facts->on_hold;

  if (facts->stated_forecast != KG_DATE_NONE && !(open && facts->stated_forecast < day))
    return facts->stated_forecast;

  return open ? plan->forecast : KG_DATE_NONE;
}

static int
months_between (KgDate from,
                KgDate to)
{
  int y1, m1, y2, m2;

  kg_date_get_ymd (from, &y1, &m1, NULL);
  kg_date_get_ymd (to, &y2, &m2, NULL);
  return MAX ((y2 - y1) * 12 + m2 - m1, 0);
}

static void
look_at_start (const Court    *court,
               KgDate          day,
               KgLightInput   *input,
               KgLightVerdict *verdict)
{
  KgDate planned = court->facts->planned_start;
  int passed;

  kg_light_input_set (input, KG_INPUT_NO_FORECAST, verdict->forecast == KG_DATE_NONE, KG_DATE_NONE, NULL);
  if (planned == KG_DATE_NONE)
    return;

  if (verdict->forecast != KG_DATE_NONE) {
    verdict->slack = kg_calendar_between (court->calendar, verdict->forecast, planned);
    kg_light_input_set (input, KG_INPUT_LAG, -verdict->slack, verdict->forecast, NULL);
  }

  passed = kg_calendar_between (court->calendar, planned, day);
  kg_light_input_set (input, KG_INPUT_PLAN_PASSED, MAX (passed, 0), planned, NULL);
  kg_light_input_set (input, KG_INPUT_MONTHS_PASSED, months_between (planned, day), planned, NULL);
  if (verdict->forecast == KG_DATE_NONE && planned >= day)
    kg_light_input_set (input, KG_INPUT_UNPREPARED, -passed, planned, NULL);
}

static void
look_at_chance (const Court    *court,
                KgDate          day,
                int             percent,
                KgLightInput   *input,
                KgLightVerdict *verdict)
{
  if (percent == FIND_OUT && kg_rule_set_uses (court->rules, KG_INPUT_PROBABILITY))
    percent = find_percent (court, day);
  verdict->percent = MAX (percent, -1);
  if (percent >= 0)
    kg_light_input_set (input, KG_INPUT_PROBABILITY, percent, kg_light_facts_deadline (court->facts, day), NULL);
}

static void
look_at_plan (const Court    *court,
              KgDate          day,
              int             percent,
              KgLightInput   *input,
              KgLightVerdict *verdict)
{
  const KgPlanState *plan = &verdict->plan;

  if (plan->stuck >= 0)
    kg_light_input_set (input, KG_INPUT_STEP_OVERDUE, plan->stuck_overdue, KG_DATE_NONE,
                        court->facts->steps[plan->stuck].name);
  if (plan->behind >= 0)
    kg_light_input_set (input, KG_INPUT_BEHIND, plan->behind, KG_DATE_NONE, NULL);

  if (percent >= FIND_OUT)
    look_at_chance (court, day, percent, input, verdict);
}

static void
look_at_dues (KgLightInput     *input,
              KgLightInputKind  kind,
              const KgDue      *dues,
              guint             n_dues,
              KgDate            day)
{
  guint n = 0;

  while (n < n_dues && dues[n].due < day)
    n++;
  if (n > 0)
    kg_light_input_set (input, kind, (int) n, dues[0].due, dues[0].subject);
}

static void
look_at_the_rest (const Court  *court,
                  KgDate        day,
                  KgLightInput *input)
{
  static const KgLightInputKind kinds[KG_N_SEVERITIES] = {
    [KG_SEVERITY_BLOCKING] = KG_INPUT_BLOCKING,
    [KG_SEVERITY_MAJOR] = KG_INPUT_MAJOR,
    [KG_SEVERITY_MINOR] = KG_INPUT_MINOR,
  };
  const KgLightFacts *facts = court->facts;

  for (guint i = 0; i < KG_N_SEVERITIES; i++)
    if (facts->n_problems[i] > 0)
      kg_light_input_set (input, kinds[i], facts->n_problems[i], facts->problem_since[i], facts->problem[i]);

  look_at_dues (input, KG_INPUT_ASSIGNMENTS_LATE, facts->assignments, facts->n_assignments, day);
  look_at_dues (input, KG_INPUT_COMMITMENTS_LATE, facts->commitments, facts->n_commitments, day);

  if (facts->last_report != KG_DATE_NONE)
    kg_light_input_set (input, KG_INPUT_SILENCE,
                        MAX (kg_calendar_between (court->calendar, facts->last_report, day), 0),
                        facts->last_report, NULL);
  if (facts->n_weeks > 0) {
    kg_light_input_set (input, KG_INPUT_WEEKS_RED, kg_light_facts_weeks (facts, KG_LIGHT_RED),
                        KG_DATE_NONE, NULL);
    kg_light_input_set (input, KG_INPUT_WEEKS_YELLOW, kg_light_facts_weeks (facts, KG_LIGHT_YELLOW),
                        KG_DATE_NONE, NULL);
  }
}

/**
 * kg_light_facts_weeks:
 * @at_least: red, or yellow for yellow or red
 *
 * Returns: how many weeks in a row, up to the last one, it stood so; at most
 *   %KG_FACT_WEEKS
 */
int
kg_light_facts_weeks (const KgLightFacts *facts,
                      KgLight             at_least)
{
  int n = 0;

  while (n < facts->n_weeks &&
         (facts->weeks[n] == KG_LIGHT_RED || (at_least == KG_LIGHT_YELLOW && facts->weeks[n] == KG_LIGHT_YELLOW)))
    n++;

  return n;
}

/**
 * kg_light_facts_excused:
 *
 * Returns: whether an accepted excuse (正当理由) is in force on @day
 */
gboolean
kg_light_facts_excused (const KgLightFacts *facts,
                        KgDate              day)
{
  return facts->excuse != NULL && facts->excused_from <= day &&
         (facts->excused_until == KG_DATE_NONE || day <= facts->excused_until);
}

static void
judge (const Court    *court,
       KgDate          day,
       int             percent,
       KgLightInput   *input,
       KgLightVerdict *verdict)
{
  const KgLightFacts *facts = court->facts;

  *input = (KgLightInput) { .on_hold = facts->on_hold, .started = facts->started };
  *verdict = (KgLightVerdict) { .slack = G_MININT, .percent = -1 };
  kg_plan_assess (facts->steps, facts->n_steps, day, court->calendar, &verdict->plan);
  verdict->forecast = find_forecast (facts, &verdict->plan, day);

  if (!facts->on_hold && !facts->started) {
    look_at_start (court, day, input, verdict);
    look_at_plan (court, day, percent, input, verdict);
    look_at_the_rest (court, day, input);
    /* Of what nothing is known, a missing day is not what is missing. A plan
     * is known, whether or not its chance is looked at. */
    if (facts->planned_start == KG_DATE_NONE &&
        (facts->n_steps > 0 || input->known & ~(1u << KG_INPUT_NO_FORECAST)))
      kg_light_input_set (input, KG_INPUT_NO_DATE, 1, KG_DATE_NONE, NULL);
    if (kg_light_facts_excused (facts, day)) {
      input->excuse = facts->excuse;
      input->excused_by = facts->excused_by;
    }
  }
}

/**
 * kg_light_facts_judge:
 * @day: today, or a day to come: then it is as if nothing happened until it
 * @input: (out): what the rules see; its texts are those of @facts
 */
void
kg_light_facts_judge (const KgLightFacts *facts,
                      const KgRuleSet    *rules,
                      const KgCalendar   *calendar,
                      KgDate              day,
                      KgLightInput       *input,
                      KgLightVerdict     *verdict)
{
  Court court = { facts, rules, calendar };

  judge (&court, day, FIND_OUT, input, verdict);
  verdict->light = kg_light_propose (rules, input, NULL);
}

static void
judge_quickly (const Court    *court,
               KgDate          day,
               int             percent,
               KgLightVerdict *verdict)
{
  KgLightInput input;

  judge (court, day, percent, &input, verdict);
  verdict->light = kg_light_propose (court->rules, &input, NULL);
  if (percent != WHERE_NEEDED || court->facts->on_hold || court->facts->started ||
      kg_light_rank (verdict->light) == kg_light_rank (KG_LIGHT_RED))
    return;

  look_at_chance (court, day, FIND_OUT, &input, verdict);
  verdict->light = kg_light_propose (court->rules, &input, NULL);
}

/**
 * kg_light_facts_light:
 * @verdict: (out): as kg_light_facts_judge() finds it, but that the chance is
 *   looked at only where it could change the colour
 *
 * For passes over all projects.
 */
void
kg_light_facts_light (const KgLightFacts *facts,
                      const KgRuleSet    *rules,
                      const KgCalendar   *calendar,
                      KgDate              day,
                      KgLightVerdict     *verdict)
{
  Court court = { facts, rules, calendar };

  judge_quickly (&court, day, WHERE_NEEDED, verdict);
}

static KgLight
colour_of_percent (const KgRuleSet *rules,
                   int              percent)
{
  const KgLightRule *rule = kg_rule_set_find_rule (rules, KG_INPUT_PROBABILITY);

  for (guint i = 0; rule != NULL && i < rule->n_ranges; i++)
    if (percent >= rule->ranges[i].from && percent <= rule->ranges[i].to)
      return rule->ranges[i].light;

  return KG_LIGHT_NONE;
}

/* The chance on every day up to @last, when its colour is the same on all of
 * them: without work, and within one year, it only falls. */
static int
percent_throughout (const Court *court,
                    int          now,
                    KgDate       today,
                    KgDate       last)
{
  int end;

  if (now < 0 || kg_light_facts_deadline (court->facts, today) != kg_light_facts_deadline (court->facts, last))
    return WHERE_NEEDED;
  /* What people forecast counts until its day is over. */
  if (court->facts->stated_forecast >= today && court->facts->stated_forecast < last)
    return WHERE_NEEDED;

  end = now > 0 ? find_percent (court, last) : 0;
  return colour_of_percent (court->rules, now) == colour_of_percent (court->rules, end) ? now : WHERE_NEEDED;
}

/**
 * kg_light_facts_warn:
 * @days: how many calendar days to look ahead, ten years at most
 * @shown: the light that stands today: what is as bad already is no news
 * @warning: (out): the first change to a worse colour
 *
 * Evaluates the rules on the working days after @today as if nothing
 * happened until then.
 *
 * Returns: whether the light will get worse
 */
gboolean
kg_light_facts_warn (const KgLightFacts *facts,
                     const KgRuleSet    *rules,
                     const KgCalendar   *calendar,
                     KgDate              today,
                     int                 days,
                     KgLight             shown,
                     KgLightWarning     *warning)
{
  Court court = { facts, rules, calendar };
  KgLightVerdict verdict;
  KgDate last = today + MIN (days, MAX_DAYS_AHEAD);
  int percent, rank = kg_light_rank (shown);

  *warning = (KgLightWarning) { 0 };
  if (facts->on_hold || facts->started || rank == kg_light_rank (KG_LIGHT_RED))
    return FALSE;

  judge_quickly (&court, today, WHERE_NEEDED, &verdict);
  rank = MAX (rank, kg_light_rank (verdict.light));
  percent = percent_throughout (&court, verdict.percent, today, last);

  for (KgDate day = today + 1; day <= last && rank < kg_light_rank (KG_LIGHT_RED); day++) {
    if (!kg_calendar_is_workday (calendar, day))
      continue;

    judge_quickly (&court, day, percent, &verdict);
    if (kg_light_rank (verdict.light) > rank) {
      *warning = (KgLightWarning) { .day = day, .from = shown, .to = verdict.light };
      return TRUE;
    }
  }

  return FALSE;
}
