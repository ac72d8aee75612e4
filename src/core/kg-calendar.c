// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-calendar.h"

#include <string.h>

/* Two tables over 1900 to 2199 make every question one look-up: how many
 * working days there are up to and including a day, and which day the n-th
 * working day is. */

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define N_YEARS (LAST_YEAR - FIRST_YEAR + 1)

struct _KgCalendar {
  gatomicrefcount refs;
  KgDate first;
  int n_days;
  guint8 *workday;  /* per day */
  gint32 *count;    /* working days from the first day up to and including this one */
  gint32 *nth;      /* day offset of the n-th working day, counted from 1 */
  int n_workdays;
  gboolean covered[N_YEARS];
  KgCalendar *base;     /* nullable: what days is laid over */
  KgCalendarDays *days; /* nullable */
};

static KgCalendar *
calendar_alloc (const KgCalendar *base)
{
  KgCalendar *self = g_new0 (KgCalendar, 1);

  g_atomic_ref_count_init (&self->refs);
  self->first = kg_date_new (FIRST_YEAR, 1, 1);
  self->n_days = kg_date_new (LAST_YEAR, 12, 31) - self->first + 1;
  self->workday = g_new (guint8, self->n_days);

  if (base != NULL) {
    self->base = kg_calendar_ref ((KgCalendar *) base);
    memcpy (self->workday, base->workday, self->n_days);
    memcpy (self->covered, base->covered, sizeof self->covered);
  } else {
    for (int i = 0; i < self->n_days; i++)
      self->workday[i] = kg_date_weekday (self->first + i) <= 5;
  }

  return self;
}

static KgCalendar *
calendar_index (KgCalendar *self)
{
  int n = 0;

  self->count = g_new (gint32, self->n_days);
  self->nth = g_new0 (gint32, self->n_days + 2);
  for (int i = 0; i < self->n_days; i++) {
    if (self->workday[i])
      self->nth[++n] = i;
    self->count[i] = n;
  }
  self->n_workdays = n;

  return self;
}

/**
 * kg_calendar_new:
 *
 * Returns: a calendar of weekdays only
 */
KgCalendar *
kg_calendar_new (void)
{
  return calendar_index (calendar_alloc (NULL));
}

/**
 * kg_calendar_new_over:
 * @base: (nullable): the calendar that @days change; %NULL for weekdays only
 * @days: (transfer full): days off and working days, which win over @base
 *
 * Returns: (transfer full)
 */
KgCalendar *
kg_calendar_new_over (const KgCalendar *base,
                      KgCalendarDays   *days)
{
  KgCalendar *self = calendar_alloc (base);

  self->days = days;
  for (guint i = 0; i < kg_calendar_days_get_size (days); i++) {
    const KgCalendarDay *day = kg_calendar_days_get (days, i);
    int year, month, monthday;

    self->workday[day->date - self->first] = day->work;
    kg_date_get_ymd (day->date, &year, &month, &monthday);
    if (month == 10 && monthday == 1 && !day->work)
      self->covered[year - FIRST_YEAR] = TRUE;
  }

  return calendar_index (self);
}

/**
 * kg_calendar_parse:
 * @text: as kg_calendar_days_parse() reads it
 * @name: what to call @text in a sentence about an error
 *
 * Returns: (nullable): the calendar, or %NULL with the line in the error
 */
KgCalendar *
kg_calendar_parse (const char *text,
                   const char *name,
                   GError    **error)
{
  return kg_calendar_parse_over (NULL, text, name, error);
}

/**
 * kg_calendar_parse_over:
 * @base: (nullable): the calendar to change; %NULL for weekdays only
 * @text: days of the user's own, as kg_calendar_days_parse() reads them
 * @name: what to call @text in a sentence about an error
 *
 * Lays days over a calendar: years that @base does not know yet, and local
 * days. They win where @base says otherwise; what contradicts itself inside
 * @text is refused.
 *
 * Returns: (nullable): the calendar, or %NULL with the line in the error
 */
KgCalendar *
kg_calendar_parse_over (const KgCalendar *base,
                        const char       *text,
                        const char       *name,
                        GError          **error)
{
  KgCalendarDays *days = kg_calendar_days_parse (text, name, error);

  return days != NULL ? kg_calendar_new_over (base, days) : NULL;
}

KgCalendar *
kg_calendar_ref (KgCalendar *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_calendar_unref (KgCalendar *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->base, kg_calendar_unref);
  kg_calendar_days_free (self->days);
  g_free (self->workday);
  g_free (self->count);
  g_free (self->nth);
  g_free (self);
}

static inline int
offset_of (const KgCalendar *self,
           KgDate            date)
{
  return CLAMP (date - self->first, 0, self->n_days - 1);
}

gboolean
kg_calendar_is_workday (const KgCalendar *self,
                        KgDate            date)
{
  return self->workday[offset_of (self, date)] != 0;
}

/**
 * kg_calendar_get_name:
 *
 * Returns: (nullable): what the day off or the make-up day is called; %NULL
 *   for a day that nothing is said of, or that was given without a name
 */
const char *
kg_calendar_get_name (const KgCalendar *self,
                      KgDate            date)
{
  const KgCalendarDay *day = self->days != NULL ? kg_calendar_days_find (self->days, date) : NULL;

  if (day != NULL)
    return day->name;

  return self->base != NULL ? kg_calendar_get_name (self->base, date) : NULL;
}

/**
 * kg_calendar_covers:
 *
 * Whether the public holidays of @year are known; otherwise its working days
 * are counted by weekday only. A year is known when its National Day, which no
 * notice leaves out, is given as a day off: a local day, or the last days of a
 * year that the next year's notice takes in, do not make it so.
 */
gboolean
kg_calendar_covers (const KgCalendar *self,
                    int               year)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR && self->covered[year - FIRST_YEAR];
}

/**
 * kg_calendar_covers_span:
 * @from: one end of the span, counted in
 * @to: the other one, earlier or later
 * @first_uncovered_year: (out) (optional): set when %FALSE is returned
 *
 * Returns: whether the public holidays of all years from @from to @to are known
 */
gboolean
kg_calendar_covers_span (const KgCalendar *self,
                         KgDate            from,
                         KgDate            to,
                         int              *first_uncovered_year)
{
  int year, last;

  kg_date_get_ymd (MIN (from, to), &year, NULL, NULL);
  kg_date_get_ymd (MAX (from, to), &last, NULL, NULL);
  for (; year <= last; year++) {
    if (kg_calendar_covers (self, year))
      continue;

    if (first_uncovered_year != NULL)
      *first_uncovered_year = year;
    return FALSE;
  }

  return TRUE;
}

/**
 * kg_calendar_count_year:
 *
 * Returns: how many working days @year has; 0 outside 1900 to 2199
 */
int
kg_calendar_count_year (const KgCalendar *self,
                        int               year)
{
  int first;

  if (year < FIRST_YEAR || year > LAST_YEAR)
    return 0;

  first = kg_date_new (year, 1, 1) - self->first;
  return self->count[kg_date_new (year, 12, 31) - self->first] - (first > 0 ? self->count[first - 1] : 0);
}

/**
 * kg_calendar_ordinal:
 *
 * Which working day of the table @date is: how many working days there are
 * from 1900-01-01 up to and including @date. A day off has the number of the
 * working day before it. The difference of two numbers is
 * kg_calendar_between() of their days, so whoever counts much can count in
 * these numbers and turn only the result into a day.
 *
 * Returns: the number, from 0 on; a day outside 1900 to 2199 gives that of
 *   the nearer end
 */
int
kg_calendar_ordinal (const KgCalendar *self,
                     KgDate            date)
{
  return self->count[offset_of (self, date)];
}

/**
 * kg_calendar_nth:
 * @n: a working day's number, as kg_calendar_ordinal() gives it
 *
 * The inverse of kg_calendar_ordinal(): for every working day
 * `nth (ordinal (day)) == day`.
 *
 * Returns: the @n-th working day; a number outside the table gives the first
 *   or the last working day of it, or its first day where it has none
 */
KgDate
kg_calendar_nth (const KgCalendar *self,
                 int               n)
{
  return self->first + self->nth[CLAMP (n, 1, MAX (self->n_workdays, 1))];
}

/**
 * kg_calendar_add:
 * @workdays: how many working days, negative to go back
 *
 * The @workdays-th working day after @date (or before it). The day itself
 * does not count, as periods are counted in administrative law: one working
 * day from a Friday, as from the Saturday after it, is the Monday. Zero gives
 * @date itself. The result stays within 1900 to 2199.
 */
KgDate
kg_calendar_add (const KgCalendar *self,
                 KgDate            date,
                 int               workdays)
{
  int at = offset_of (self, date);
  int n;

  if (workdays == 0 || date == KG_DATE_NONE)
    return date;

  workdays = CLAMP (workdays, -self->n_days, self->n_days);
  if (workdays > 0)
    n = self->count[at] + workdays;
  else
    n = self->count[at] - self->workday[at] + 1 + workdays;

  return kg_calendar_nth (self, n);
}

/**
 * kg_calendar_between:
 *
 * Working days after @from up to and including @to; negative when @to lies
 * before @from (then after @to up to and including @from).
 */
int
kg_calendar_between (const KgCalendar *self,
                     KgDate            from,
                     KgDate            to)
{
  return self->count[offset_of (self, to)] - self->count[offset_of (self, from)];
}

KgDate
kg_calendar_on_or_before (const KgCalendar *self,
                          KgDate            date)
{
  int n = self->count[offset_of (self, date)];

  return n == 0 ? date : self->first + self->nth[n];
}

KgDate
kg_calendar_on_or_after (const KgCalendar *self,
                         KgDate            date)
{
  int at = offset_of (self, date);
  int n = self->count[at] + !self->workday[at];

  return n > self->n_workdays ? date : self->first + self->nth[n];
}
