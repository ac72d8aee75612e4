// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-plan-layout.h"

#include "core/kg-labels.h"

#include <glib/gi18n-lib.h>

/* What is written along the axis: months and days, today and the target above
 * the rows, the forecast below them. */

#define TICK_GAP 0.3       /* from a stroke to its name */
#define LEAST_BETWEEN 0.5  /* between two names */
#define ROOM_FOR_DAY 1.9   /* a working day this wide has a name of its own */
#define ROOM_FOR_WEEK 0.7    /* a week may have one, too */
#define UNNAMED 8            /* one name in so many may be missing, after a week of holidays */
#define LONGEST_WITH_HOLIDAYS 600 /* working days; beyond, notches are a grey band */

#define MOST_GIVING_WAY 2 /* names of months, to the first one with its year */

static const int steps[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240, 600 };

/* Whether every name ends before the next begins. */
static gboolean
names_fit (KgPlanLayout *self,
           GArray       *ticks)
{
  double end = -G_MAXDOUBLE;

  for (guint i = 0; i < ticks->len; i++) {
    const KgAxisTick *tick = &g_array_index (ticks, KgAxisTick, i);
    double x = tick->x + TICK_GAP * self->size;

    if (tick->text == NULL)
      continue;
    if (x < end)
      return FALSE;
    end = x + kg_chart_text_width (self->text, tick->text, self->size, TRUE) + LEAST_BETWEEN * self->size;
  }

  return TRUE;
}

/* The first name has the year and is the longest: the names that it covers give
 * way to it, when these are few and none of them tells of another year. */
static void
give_way_to_year (KgPlanLayout *self,
                  GArray       *ticks)
{
  const KgAxisTick *first = &g_array_index (ticks, KgAxisTick, 0);
  double end = first->x + (TICK_GAP + LEAST_BETWEEN) * self->size +
               kg_chart_text_width (self->text, first->text, self->size, TRUE);

  for (guint i = 1; i < ticks->len && i <= MOST_GIVING_WAY; i++) {
    KgAxisTick *tick = &g_array_index (ticks, KgAxisTick, i);
    int month;

    kg_date_get_ymd (tick->date, NULL, &month, NULL);
    if (tick->x + TICK_GAP * self->size >= end || month == 1)
      return;
    g_clear_pointer (&tick->text, g_free);
  }
}

/* All months by name, the first one without its year, which is that of today;
 * %NULL where there is no room for them either. */
static GArray *
name_months_of_today (KgPlanLayout *self)
{
  g_autoptr (GArray) ticks = kg_plan_axis_months (&self->axis, 1, 0);
  KgAxisTick *first = ticks->len > 0 ? &g_array_index (ticks, KgAxisTick, 0) : NULL;
  int year, year_of_today, month;

  if (first == NULL || self->chart->today == KG_DATE_NONE)
    return NULL;
  kg_date_get_ymd (first->date, &year, &month, NULL);
  kg_date_get_ymd (self->chart->today, &year_of_today, NULL, NULL);
  if (year != year_of_today || month == 1)
    return NULL;

  g_free (first->text);
  first->text = g_strdup_printf (C_("month", "%02d"), month);

  return names_fit (self, ticks) ? g_steal_pointer (&ticks) : NULL;
}

/* All months by name; %NULL where there is no room for them. */
static GArray *
name_all_months (KgPlanLayout *self)
{
  g_autoptr (GArray) ticks = kg_plan_axis_months (&self->axis, 1, 0);

  if (ticks->len > 1)
    give_way_to_year (self, ticks);

  return ticks->len > MOST_GIVING_WAY + 1 && names_fit (self, ticks) ? g_steal_pointer (&ticks) : NULL;
}

static GArray *
choose_months (KgPlanLayout *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    GArray *all;

    for (guint year_at = 0; year_at < 2; year_at++) {
      g_autoptr (GArray) ticks = kg_plan_axis_months (&self->axis, steps[i], year_at);

      if ((ticks->len > year_at || ticks->len == 0) && names_fit (self, ticks))
        return g_steal_pointer (&ticks);
    }
    if (i == 0 && ((all = name_months_of_today (self)) != NULL || (all = name_all_months (self)) != NULL))
      return all;
  }

  return kg_plan_axis_months (&self->axis, steps[G_N_ELEMENTS (steps) - 1], 0);
}

static void
place_months (KgPlanLayout *self)
{
  double middle = self->months_top + KG_LINE_HEIGHT / 2 * self->size;

  for (guint i = 0; i < self->months->len; i++) {
    const KgAxisTick *tick = &g_array_index (self->months, KgAxisTick, i);
    double x = tick->x + TICK_GAP * self->size;
    double width;
    KgChartLabel *label;

    if (tick->text == NULL)
      continue;
    width = kg_chart_text_width (self->text, tick->text, self->size, TRUE);
    if (x + width > self->width && i > 0)
      continue;
    label = kg_plan_layout_add_label (self, tick->text, x, middle, MIN (width, self->width - x));
    label->bold = TRUE;
    label->ellipsize = PANGO_ELLIPSIZE_END;
  }
}

/* Takes the names from the days that are too near to the one before; returns
 * whether these are few. */
static gboolean
thin_out (KgPlanLayout *self,
          GArray       *ticks)
{
  double free_from = -1;
  guint missing = 0;

  for (guint i = 0; i < ticks->len; i++) {
    KgAxisTick *tick = &g_array_index (ticks, KgAxisTick, i);
    double width = kg_chart_text_width (self->text, tick->text, self->size, FALSE);
    gboolean fits = tick->x >= free_from;

    missing += !fits;
    if (fits)
      free_from = tick->x + width + (TICK_GAP + LEAST_BETWEEN) * self->size;
    else
      g_clear_pointer (&tick->text, g_free);
  }

  return missing * UNNAMED <= ticks->len;
}

/* Days, or weeks by their first working day; %NULL where there is no room for
 * every week: of some of them only, the days are numbers without an order. */
static GArray *
choose_days (KgPlanLayout *self,
             gboolean      each)
{
  g_autoptr (GArray) ticks = kg_plan_axis_days (&self->axis, !each);

  return each || thin_out (self, ticks) ? g_steal_pointer (&ticks) : NULL;
}

/**
 * kg_plan_layout_choose_ticks:
 *
 * Chooses what has a stroke and a name at the scale of the axis.
 *
 * Returns: how high the names are in all
 */
double
kg_plan_layout_choose_ticks (KgPlanLayout *self)
{
  double day = self->axis.unit / self->size;
  int span = self->axis.last - self->axis.first;

  if (span == 0)
    return 0;

  self->months = choose_months (self);
  if (day * 5 >= ROOM_FOR_WEEK)
    self->days = choose_days (self, day >= ROOM_FOR_DAY);
  if (span <= LONGEST_WITH_HOLIDAYS)
    self->holidays = kg_plan_axis_holidays (&self->axis);

  return (self->days != NULL ? 2 : 1) * KG_LINE_HEIGHT * self->size;
}

static void
place_days (KgPlanLayout *self)
{
  double middle = self->days_top + KG_LINE_HEIGHT / 2 * self->size;
  gboolean each = self->axis.unit >= ROOM_FOR_DAY * self->size;

  for (guint i = 0; i < self->days->len; i++) {
    const KgAxisTick *tick = &g_array_index (self->days, KgAxisTick, i);
    double width, x;

    if (tick->text == NULL)
      continue;
    width = kg_chart_text_width (self->text, tick->text, self->size, FALSE);
    x = tick->x + (each ? (self->axis.unit - width) / 2 : TICK_GAP * self->size);
    if (x + width <= self->width)
      kg_plan_layout_add_label (self, tick->text, x, middle, width)->ink = KG_INK_DIM;
  }
}

void
kg_plan_layout_place_ticks (KgPlanLayout *self)
{
  if (self->months != NULL)
    place_months (self);
  if (self->days != NULL)
    place_days (self);
}

/* A word over a line. */
typedef struct {
  KgDate date;
  char *text;
  double at;
  double x;
  double width;
  KgChartFrame frame;
} Mark;

static Mark
mark_new (KgPlanLayout *self,
          KgDate        date,
          char         *text,
          KgChartFrame  frame)
{
  double at = kg_plan_axis_begin (&self->axis, date);
  double width = kg_chart_text_width (self->text, text, self->size, TRUE) + 2 * KG_FRAME_PADDING * self->size;
  Mark mark = { date, text, at, 0, MIN (width, self->width - self->axis.left), frame };

  mark.x = CLAMP (at - mark.width / 2, self->axis.left, self->width - mark.width);
  return mark;
}

/* Moves two marks apart, as little as it takes. */
static void
part (KgPlanLayout *self,
      Mark         *left,
      Mark         *right)
{
  double gap = 0.3 * self->size;
  double room = self->width - self->axis.left - gap;
  double excess = left->width + right->width - room;
  double overlap;

  /* Where there is no room for both the longer one is cut. */
  if (excess > 0) {
    Mark *longer = left->width > right->width ? left : right;

    longer->width = MAX (longer->width - excess, room / 2);
    left->width = MIN (left->width, room - right->width);
    longer->x = CLAMP (longer->at - longer->width / 2, self->axis.left, self->width - longer->width);
  }

  overlap = left->x + left->width + gap - right->x;
  if (overlap <= 0)
    return;

  left->x = MAX (left->x - overlap / 2, self->axis.left);
  right->x = left->x + left->width + gap;
  if (right->x + right->width > self->width) {
    right->x = self->width - right->width;
    left->x = right->x - gap - left->width;
  }
}

static void
add_mark (KgPlanLayout *self,
          const Mark   *mark,
          double        middle)
{
  KgPlacedMark placed = { mark->date, mark->at, mark->x, mark->x + mark->width };
  KgChartLabel *label = kg_plan_layout_add_label (self, mark->text, mark->x, middle, mark->width);

  g_array_append_val (self->marks, placed);
  label->frame = mark->frame;
  label->bold = TRUE;
  label->ellipsize = PANGO_ELLIPSIZE_END;
}

static char *
today_words (KgPlanLayout *self)
{
  KgDate today = self->chart->today;
  g_autofree char *day = kg_label_day (today);

  if (kg_plan_axis_has (&self->axis, today))
    /* Translators: the day of today on a time axis. */
    return g_strdup_printf (C_("plan chart", "Today %s"), day);
  if (today > self->chart->rows[0].planned_start)
    return g_strdup_printf (C_("plan chart", "Today %s →"), day);

  return g_strdup_printf (C_("plan chart", "← Today %s"), day);
}

/**
 * kg_plan_layout_place_marks:
 *
 * Names the lines of today and of the target. Where both are close together,
 * their names stand side by side.
 */
void
kg_plan_layout_place_marks (KgPlanLayout *self)
{
  const KgPlanChart *chart = self->chart;
  double middle = self->rows_top - (KG_LINE_HEIGHT / 2 + KG_MARK_GAP) * self->size;
  Mark marks[2];
  guint n = 0;

  if (self->axis.last == self->axis.first)
    return;

  if (chart->today != KG_DATE_NONE)
    marks[n++] = mark_new (self, chart->today, today_words (self), KG_FRAME_FILLED);
  if (chart->target != KG_DATE_NONE) {
    g_autofree char *day = kg_label_day_near (chart->target, chart->today);

    marks[n++] = mark_new (self, chart->target, g_strdup_printf (C_("plan chart", "Planned start %s"), day),
                           KG_FRAME_LINE);
  }

  if (n == 2) {
    gboolean in_order = marks[0].at <= marks[1].at;

    part (self, &marks[!in_order], &marks[in_order]);
  }
  for (guint i = 0; i < n; i++) {
    add_mark (self, &marks[i], middle);
    g_free (marks[i].text);
  }
}

static char *
forecast_words (const KgPlanChart *chart)
{
  g_autofree char *day = kg_label_day_near (chart->forecast, chart->today);
  g_autofree char *early = kg_label_day_near (MIN (chart->early, chart->late), chart->today);
  g_autofree char *late = kg_label_day_near (MAX (chart->early, chart->late), chart->today);

  if (chart->early == KG_DATE_NONE || chart->late == KG_DATE_NONE)
    return g_strdup_printf (C_("plan chart", "Forecast start %s"), day);

  /* Translators: the day, and between which days it lies in 80 of 100 cases. */
  return g_strdup_printf (C_("plan chart", "Forecast start %s (80%%: %s to %s)"), day, early, late);
}

/**
 * kg_plan_layout_place_forecast:
 *
 * Names the forecast, beside its interval.
 */
void
kg_plan_layout_place_forecast (KgPlanLayout *self)
{
  const KgPlanChart *chart = self->chart;
  double at = kg_plan_axis_begin (&self->axis, chart->forecast);
  double from = chart->early != KG_DATE_NONE ? kg_plan_axis_begin (&self->axis, chart->early) : at;
  double to = chart->late != KG_DATE_NONE ? kg_plan_axis_begin (&self->axis, chart->late) : at;
  double gap = 0.8 * self->size;
  g_autofree char *text = forecast_words (chart);
  double width = kg_chart_text_width (self->text, text, self->size, TRUE);
  KgChartLabel *label;

  self->forecast_from = MIN (from, to);
  self->forecast_to = MAX (from, to);
  from = MIN (self->forecast_from, at);
  to = MAX (self->forecast_to, at);
  if (to + gap + width <= self->width)
    label = kg_plan_layout_add_label (self, text, to + gap, self->forecast_y, width);
  else {
    width = MIN (width, MAX (from - gap, self->size));
    label = kg_plan_layout_add_label (self, text, from - gap - width, self->forecast_y, width);
  }
  label->bold = TRUE;
  label->ellipsize = PANGO_ELLIPSIZE_END;
}
