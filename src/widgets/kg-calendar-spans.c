// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-calendar-spans.h"

#include "core/kg-labels.h"

#include <glib/gi18n.h>

KgDayKind
kg_calendar_day_kind (const KgCalendar *calendar,
                      KgDate            day)
{
  gboolean weekend = kg_date_weekday (day) > 5;
  gboolean work = kg_calendar_is_workday (calendar, day);

  if (work)
    return weekend ? KG_DAY_MAKE_UP : KG_DAY_WORK;

  return weekend && kg_calendar_get_name (calendar, day) == NULL ? KG_DAY_WEEKEND : KG_DAY_OFF;
}

static void
append_day (GArray     *spans,
            KgDate      day,
            gboolean    work,
            const char *name)
{
  KgCalendarSpan *last = spans->len > 0 ? &g_array_index (spans, KgCalendarSpan, spans->len - 1) : NULL;
  KgCalendarSpan span = { day, day, work, name };

  if (last != NULL && last->to + 1 == day && last->work == work && g_strcmp0 (last->name, name) == 0)
    last->to = day;
  else
    g_array_append_val (spans, span);
}

/**
 * kg_calendar_spans_of_year:
 *
 * Returns: (transfer full) (element-type KgCalendarSpan): the holidays and
 *   make-up days of @year, in their order; their names are those of @calendar
 */
GArray *
kg_calendar_spans_of_year (const KgCalendar *calendar,
                           int               year)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (KgCalendarSpan));

  for (KgDate day = kg_date_new (year, 1, 1); day <= kg_date_new (year, 12, 31); day++) {
    KgDayKind kind = kg_calendar_day_kind (calendar, day);

    if (kind == KG_DAY_OFF || kind == KG_DAY_MAKE_UP)
      append_day (spans, day, kind == KG_DAY_MAKE_UP, kg_calendar_get_name (calendar, day));
  }

  return spans;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return (*(const KgCalendarDay *const *) a)->date - (*(const KgCalendarDay *const *) b)->date;
}

/**
 * kg_calendar_spans_of_days:
 *
 * Returns: (transfer full) (element-type KgCalendarSpan): what a source gives,
 *   in the order of the days; the names are those of @days
 */
GArray *
kg_calendar_spans_of_days (const KgCalendarDays *days)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (KgCalendarSpan));
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < kg_calendar_days_get_size (days); i++)
    g_ptr_array_add (sorted, (gpointer) kg_calendar_days_get (days, i));
  g_ptr_array_sort (sorted, compare_days);
  for (guint i = 0; i < sorted->len; i++) {
    const KgCalendarDay *day = g_ptr_array_index (sorted, i);

    append_day (spans, day->date, day->work, day->name);
  }

  return spans;
}

/**
 * kg_calendar_span_days:
 *
 * Returns: (transfer full): its first and last day
 */
char *
kg_calendar_span_days (const KgCalendarSpan *span,
                       gboolean              with_year)
{
  g_autofree char *from = with_year ? kg_label_date (span->from) : kg_label_day (span->from);
  g_autofree char *to = with_year ? kg_label_date (span->to) : kg_label_day (span->to);

  if (span->from == span->to)
    /* Translators: a day and its weekday. */
    return g_strdup_printf (_("%s, %s"), from, kg_label_weekday (kg_date_weekday (span->from)));

  return g_strdup_printf (_("%s to %s"), from, to);
}

/**
 * kg_calendar_span_kind:
 *
 * Returns: (transfer full): what it is and how many days it has
 */
char *
kg_calendar_span_kind (const KgCalendarSpan *span)
{
  int n = span->to - span->from + 1;

  return span->work ? g_strdup_printf (ngettext ("%d make-up working day", "%d make-up working days", n), n)
                    : g_strdup_printf (ngettext ("%d day off", "%d days off", n), n);
}
