// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-plan-axis.h"

#include <glib/gi18n-lib.h>

/* Arithmetic only: which days a chart spans, where they lie, and which of them
 * are worth a stroke or a name. */

#define LEAST_SPAN 10    /* working days: a plan of one day is no wall of ink */
#define EMPTY_SPAN 20    /* of a plan without days */
#define FAR_FROM_PLAN 30 /* today is left out of a finished plan from here on */
#define WEEKEND 2        /* days off in a row that are nothing special */

typedef struct {
  const KgCalendar *calendar;
  int first;
  int last;
} Span;

/* Working days before @date. */
static int
place_before (const KgCalendar *calendar,
              KgDate            date)
{
  return kg_calendar_ordinal (calendar, date) - kg_calendar_is_workday (calendar, date);
}

static void
span_add (Span   *span,
          KgDate  date)
{
  if (date == KG_DATE_NONE)
    return;

  span->first = MIN (span->first, place_before (span->calendar, date));
  span->last = MAX (span->last, kg_calendar_ordinal (span->calendar, date));
}

static void
span_add_today (Span     *span,
                KgDate    today,
                gboolean  finished)
{
  int place = kg_calendar_ordinal (span->calendar, today);

  if (today == KG_DATE_NONE)
    return;
  if (finished && span->first <= span->last &&
      (place > span->last + FAR_FROM_PLAN || place < span->first - FAR_FROM_PLAN))
    return;
  span_add (span, today);
}

/* Adds what every row and the chart itself name. */
static void
span_add_chart (Span              *span,
                const KgPlanChart *chart)
{
  gboolean finished = chart->n_rows > 0;

  for (guint i = 0; i < chart->n_rows; i++) {
    const KgChartRow *row = &chart->rows[i];

    span_add (span, row->planned_start);
    span_add (span, row->planned_end);
    span_add (span, row->actual_start);
    span_add (span, row->actual_end);
    if (!row->done) {
      finished = FALSE;
      span_add (span, row->expected_start);
      span_add (span, row->expected_end);
    }
  }
  span_add (span, chart->target);
  span_add (span, chart->forecast);
  span_add (span, chart->early);
  span_add (span, chart->late);
  span_add_today (span, chart->today, finished);
}

/**
 * kg_plan_axis_init:
 * @left: where the axis begins, in units of the drawing
 * @width: how wide it is
 *
 * Spans all days of @chart, with some air at both ends. A chart without any
 * day has no axis: `first == last`.
 */
void
kg_plan_axis_init (KgPlanAxis        *axis,
                   const KgPlanChart *chart,
                   double             left,
                   double             width)
{
  Span span = { chart->calendar, G_MAXINT, G_MININT };
  int air;

  *axis = (KgPlanAxis) { .calendar = chart->calendar, .left = left };
  span_add_chart (&span, chart);
  if (span.first > span.last)
    return;

  if (chart->n_rows == 0)
    span.last = MAX (span.last, span.first + EMPTY_SPAN);
  air = MAX (1, (span.last - span.first) / 50);
  axis->first = MAX (span.first - air, 0);
  axis->last = MAX (span.last + air, axis->first + LEAST_SPAN);
  axis->unit = MAX (width, 1) / (axis->last - axis->first);
}

/**
 * kg_plan_axis_has:
 *
 * Whether @date lies between the ends of the axis.
 */
gboolean
kg_plan_axis_has (const KgPlanAxis *axis,
                  KgDate            date)
{
  int place = date == KG_DATE_NONE ? -1 : place_before (axis->calendar, date);

  return axis->last > axis->first && place >= axis->first && place <= axis->last;
}

/* Where a number of working days lies; kept between the ends. */
double
kg_plan_axis_place (const KgPlanAxis *axis,
                    double            place)
{
  return axis->left + (CLAMP (place, axis->first, axis->last) - axis->first) * axis->unit;
}

/**
 * kg_plan_axis_begin:
 *
 * Returns: the left edge of @date; of a day off, that of the working day after
 */
double
kg_plan_axis_begin (const KgPlanAxis *axis,
                    KgDate            date)
{
  return kg_plan_axis_place (axis, place_before (axis->calendar, date));
}

/**
 * kg_plan_axis_end:
 *
 * Returns: the right edge of @date; of a day off, that of the working day
 *   before
 */
double
kg_plan_axis_end (const KgPlanAxis *axis,
                  KgDate            date)
{
  return kg_plan_axis_place (axis, kg_calendar_ordinal (axis->calendar, date));
}

double
kg_plan_axis_right (const KgPlanAxis *axis)
{
  return kg_plan_axis_place (axis, axis->last);
}

static void
clear_tick (KgAxisTick *tick)
{
  g_free (tick->text);
}

static GArray *
ticks_new (void)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (KgAxisTick));

  g_array_set_clear_func (ticks, (GDestroyNotify) clear_tick);
  return ticks;
}

static char *
month_words (KgDate   date,
             int      step,
             gboolean with_year)
{
  int year, month;

  kg_date_get_ymd (date, &year, &month, NULL);
  if (step >= 12)
    /* Translators: a year on a time axis. */
    return g_strdup_printf (C_("year", "%d"), year);
  if (with_year || month == 1)
    /* Translators: year and month on a time axis. */
    return g_strdup_printf (C_("month of a year", "%d-%02d"), year, month);

  /* Translators: month on a time axis. */
  return g_strdup_printf (C_("month", "%02d"), month);
}

/**
 * kg_plan_axis_months:
 * @step: name every month, every 2nd, 3rd, 6th, or with 12 and its multiples
 *   years
 * @year_at: the tick that is named with its year, as every January is; those
 *   before it have no name
 *
 * Returns: (transfer full) (element-type KgAxisTick): the months that begin on
 *   the axis, before them the one that it begins in
 */
GArray *
kg_plan_axis_months (const KgPlanAxis *axis,
                     int               step,
                     guint             year_at)
{
  g_autoptr (GArray) ticks = ticks_new ();
  KgDate from = kg_calendar_nth (axis->calendar, axis->first + 1);
  KgDate to = kg_calendar_nth (axis->calendar, axis->last);
  int year, month;

  if (axis->last == axis->first)
    return g_steal_pointer (&ticks);

  kg_date_get_ymd (from, &year, &month, NULL);
  if (step >= 12)
    year -= year % (step / 12);
  for (KgDate first = kg_date_new (year, (month - 1) / MIN (step, 12) * MIN (step, 12) + 1, 1);
       first != KG_DATE_NONE && first <= to; first = kg_date_add_months (first, step)) {
    KgAxisTick tick = { first, kg_plan_axis_begin (axis, MAX (first, from)),
                        ticks->len < year_at ? NULL : month_words (first, step, ticks->len == year_at) };

    g_array_append_val (ticks, tick);
    /* The calendar ends with 2199; adding to it must not go round. */
    if (kg_date_add_months (first, step) <= first)
      break;
  }

  return g_steal_pointer (&ticks);
}

/**
 * kg_plan_axis_days:
 * @weeks: only the first working day of each week
 *
 * Returns: (transfer full) (element-type KgAxisTick): working days, named by
 *   their day of the month
 */
GArray *
kg_plan_axis_days (const KgPlanAxis *axis,
                   gboolean          weeks)
{
  g_autoptr (GArray) ticks = ticks_new ();
  int week_before = -1;

  for (int n = axis->first + 1; n <= axis->last; n++) {
    KgDate date = kg_calendar_nth (axis->calendar, n);
    int week, day;
    KgAxisTick tick;

    kg_date_iso_week (date, NULL, &week);
    if (weeks && week == week_before)
      continue;
    /* The week that the axis begins in is cut: its stroke would lie. */
    if (weeks && week_before < 0 && place_before (axis->calendar, date - kg_date_weekday (date) + 1) < n - 1) {
      week_before = week;
      continue;
    }
    week_before = week;
    kg_date_get_ymd (date, NULL, NULL, &day);
    tick = (KgAxisTick) { date, kg_plan_axis_begin (axis, date), g_strdup_printf ("%d", day) };
    g_array_append_val (ticks, tick);
  }

  return g_steal_pointer (&ticks);
}

/**
 * kg_plan_axis_holidays:
 *
 * Returns: (transfer full) (element-type KgAxisTick): where more days off than
 *   a weekend fall between two working days; date is the first of them
 */
GArray *
kg_plan_axis_holidays (const KgPlanAxis *axis)
{
  g_autoptr (GArray) ticks = ticks_new ();

  for (int n = axis->first + 1; n < axis->last; n++) {
    KgDate before = kg_calendar_nth (axis->calendar, n);
    KgDate after = kg_calendar_nth (axis->calendar, n + 1);
    KgAxisTick tick = { before + 1, kg_plan_axis_place (axis, n), NULL };

    if (after - before - 1 > WEEKEND)
      g_array_append_val (ticks, tick);
  }

  return g_steal_pointer (&ticks);
}
