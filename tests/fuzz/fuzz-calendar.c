// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "fuzz-target.h"

#include "core/kg-calendar.h"
#include "core/kg-error.h"
#include "services/kg-calendar-file.h"

/* A calendar that somebody brings in: events, a list, or the calendar's own
 * text. Either there are days, and they survive being written and read again,
 * or one sentence says why there are none. */

static void
check_days (const KgCalendarDays *days)
{
  g_autofree char *text = kg_calendar_days_to_text (days);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgCalendarDays) again = kg_calendar_days_parse (text, "again", &error);
  g_autofree char *written = NULL;
  g_autoptr (KgCalendar) calendar = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (kg_calendar_days_get_size (again), ==, kg_calendar_days_get_size (days));
  written = kg_calendar_days_to_text (again);
  g_assert_cmpstr (written, ==, text);

  calendar = kg_calendar_new_over (NULL, g_steal_pointer (&again));
  for (guint i = 0; i < kg_calendar_days_get_size (days); i++) {
    const KgCalendarDay *day = kg_calendar_days_get (days, i);

    g_assert_cmpint (kg_calendar_is_workday (calendar, day->date), ==, day->work);
    g_assert_cmpstr (kg_calendar_get_name (calendar, day->date), ==, day->name);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  guint n_left_out;
  g_autoptr (KgCalendarDays) days = kg_calendar_file_read_bytes (bytes, "x", &n_left_out, &error);

  g_assert_true ((days == NULL) == (error != NULL));
  if (days != NULL)
    check_days (days);
  if (error != NULL) {
    g_assert_true (error->domain == KG_ERROR);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }

  return 0;
}
