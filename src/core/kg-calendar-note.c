// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-calendar.h"

#include <glib/gi18n-lib.h>

/* What is to be said where days are counted that a calendar does not know. */

static int
year_of (KgDate date)
{
  int year;

  kg_date_get_ymd (date, &year, NULL, NULL);
  return year;
}

/**
 * kg_calendar_note:
 * @from: the first day that is counted, or none
 * @to: the last day that is counted, or none
 *
 * Returns: (transfer full) (nullable): one sentence, when working days between
 *   the two (in either order, both ends within) are counted by weekday only
 *   because the holidays of their year are not known; %NULL when they all are,
 *   or a day is missing
 */
char *
kg_calendar_note (const KgCalendar *self,
                  KgDate            from,
                  KgDate            to)
{
  g_autoptr (GString) years = NULL;
  int first, last, n = 0;

  if (from == KG_DATE_NONE || to == KG_DATE_NONE ||
      kg_calendar_covers_span (self, MIN (from, to), MAX (from, to), &first))
    return NULL;

  years = g_string_new (NULL);
  last = year_of (MAX (from, to));
  for (int year = first; year <= last; year++) {
    if (kg_calendar_covers (self, year))
      continue;
    if (n++ > 0)
      /* Translators: between the years of a list. */
      g_string_append (years, C_("years", ", "));
    if (n > 3) {
      g_string_append (years, "…");
      break;
    }
    g_string_append_printf (years, "%d", year);
  }

  /* Translators: one year or several. */
  return g_strdup_printf (_("Working days of %s are counted by weekday only: the holidays are not known yet"),
                          years->str);
}
