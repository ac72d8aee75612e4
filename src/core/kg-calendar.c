// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-calendar.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
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
};

static KgCalendar *
calendar_alloc (void)
{
  KgCalendar *self = g_new0 (KgCalendar, 1);

  g_atomic_ref_count_init (&self->refs);
  self->first = kg_date_new (FIRST_YEAR, 1, 1);
  self->n_days = kg_date_new (LAST_YEAR, 12, 31) - self->first + 1;
  self->workday = g_new (guint8, self->n_days);
  for (int i = 0; i < self->n_days; i++)
    self->workday[i] = kg_date_weekday (self->first + i) <= 5;

  return self;
}

static KgCalendar *
calendar_index (KgCalendar *self)
{
  int n = 0;

  self->count = g_new (gint32, self->n_days);
  self->nth = g_new (gint32, self->n_days + 1);
  self->nth[0] = -1;
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
  return calendar_index (calendar_alloc ());
}

static gboolean
parse_line (KgCalendar *self,
            guint8     *given,
            char       *line,
            const char *name,
            int         line_no,
            GError    **error)
{
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) range = NULL;
  char *comment = strchr (line, '#');
  gboolean work;
  KgDate from, to;
  int year;

  if (comment != NULL)
    *comment = '\0';
  g_strstrip (line);
  if (*line == '\0')
    return TRUE;

  words = g_strsplit_set (line, " \t", 3);
  if (words[0] == NULL || words[1] == NULL ||
      !(g_str_has_prefix (words[1], "off") || g_str_has_prefix (words[1], "work"))) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("%s, line %d: expected “DATE off” or “DATE work”"), name, line_no);
    return FALSE;
  }

  work = g_str_has_prefix (words[1], "work");
  range = g_strsplit (words[0], "..", 2);
  from = kg_date_parse_iso (range[0]);
  to = range[1] != NULL ? kg_date_parse_iso (range[1]) : from;
  if (from == KG_DATE_NONE || to == KG_DATE_NONE || to < from || to - from > 366) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("%s, line %d: “%s” is not a day or a range of days"),
                 name, line_no, words[0]);
    return FALSE;
  }

  for (KgDate d = from; d <= to; d++) {
    guint8 mark = work ? 2 : 1;

    if (given[d - self->first] != 0 && given[d - self->first] != mark) {
      g_autofree char *iso = kg_date_to_iso (d);

      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                   _("%s, line %d: %s is given both as a holiday and as a working day"),
                   name, line_no, iso);
      return FALSE;
    }
    given[d - self->first] = mark;
    self->workday[d - self->first] = work;
    kg_date_get_ymd (d, &year, NULL, NULL);
    self->covered[year - FIRST_YEAR] = TRUE;
  }

  return TRUE;
}

/**
 * kg_calendar_parse:
 * @text: one line a day or range: “2026-02-15..2026-02-23 off 春节”,
 *   “2026-02-14 work”; # begins a comment
 * @name: what to call @text in a sentence about an error
 *
 * Returns: (nullable): the calendar, or %NULL with the line in the error
 */
KgCalendar *
kg_calendar_parse (const char *text,
                   const char *name,
                   GError    **error)
{
  g_autoptr (KgCalendar) self = calendar_index (calendar_alloc ());
  g_autofree guint8 *given = g_new0 (guint8, self->n_days);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    if (!parse_line (self, given, lines[i], name, i + 1, error))
      return NULL;

  g_clear_pointer (&self->count, g_free);
  g_clear_pointer (&self->nth, g_free);
  return calendar_index (g_steal_pointer (&self));
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
 * kg_calendar_covers:
 *
 * Whether the public holidays of @year are known; otherwise its working days
 * are counted by weekday only.
 */
gboolean
kg_calendar_covers (const KgCalendar *self,
                    int               year)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR && self->covered[year - FIRST_YEAR];
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
 *   or the last working day of it
 */
KgDate
kg_calendar_nth (const KgCalendar *self,
                 int               n)
{
  return self->first + self->nth[CLAMP (n, 1, self->n_workdays)];
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

  if (workdays > 0)
    n = self->count[at] + workdays;
  else
    n = self->count[at] - self->workday[at] + 1 + workdays;

  n = CLAMP (n, 1, self->n_workdays);
  return self->first + self->nth[n];
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
