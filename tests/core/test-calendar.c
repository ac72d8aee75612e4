// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-calendar.h"
#include "core/kg-error.h"

#include <string.h>

static const char *sample =
  "# made up\n"
  "2026-10-01..2026-10-07 off 国庆节\n"
  "2026-10-10 work  # a Saturday\n";

#define DAY(m, d) kg_date_new (2026, m, d)

static void
test_counting (void)
{
  g_autoptr (KgCalendar) cal = kg_calendar_parse (sample, "sample", NULL);

  g_assert_true (kg_calendar_covers (cal, 2026));
  g_assert_false (kg_calendar_covers (cal, 2027));
  g_assert_false (kg_calendar_is_workday (cal, DAY (10, 5)));
  g_assert_true (kg_calendar_is_workday (cal, DAY (10, 10)));

  /* From Wednesday 30 September over the holiday. */
  g_assert_cmpint (kg_calendar_add (cal, DAY (9, 30), 1), ==, DAY (10, 8));
  g_assert_cmpint (kg_calendar_add (cal, DAY (9, 30), 3), ==, DAY (10, 10));
  g_assert_cmpint (kg_calendar_add (cal, DAY (10, 3), 1), ==, DAY (10, 8));
  g_assert_cmpint (kg_calendar_add (cal, DAY (10, 3), -1), ==, DAY (9, 30));
  g_assert_cmpint (kg_calendar_add (cal, DAY (10, 8), -1), ==, DAY (9, 30));
  g_assert_cmpint (kg_calendar_add (cal, DAY (10, 3), 0), ==, DAY (10, 3));
  g_assert_cmpint (kg_calendar_between (cal, DAY (9, 30), DAY (10, 10)), ==, 3);
  g_assert_cmpint (kg_calendar_between (cal, DAY (10, 10), DAY (9, 30)), ==, -3);
  g_assert_cmpint (kg_calendar_on_or_before (cal, DAY (10, 4)), ==, DAY (9, 30));
  g_assert_cmpint (kg_calendar_on_or_after (cal, DAY (10, 4)), ==, DAY (10, 8));
  g_assert_cmpint (kg_calendar_on_or_after (cal, DAY (10, 8)), ==, DAY (10, 8));
}

static void
test_there_and_back (void)
{
  g_autoptr (KgCalendar) cal = kg_calendar_parse (sample, "sample", NULL);
  KgDate start = kg_calendar_on_or_after (cal, kg_date_new (2011, 6, 6));

  for (int n = -7000; n <= 7000; n++) {
    KgDate there = kg_calendar_add (cal, start, n);

    g_assert_cmpint (kg_calendar_between (cal, start, there), ==, n);
    g_assert_cmpint (kg_calendar_add (cal, there, -n), ==, start);
  }
}

static void
test_ordinals (void)
{
  g_autoptr (KgCalendar) cal = kg_calendar_parse (sample, "sample", NULL);
  int last = kg_calendar_ordinal (cal, kg_date_new (2199, 12, 31));

  /* 1 January 1900 was a Monday. */
  g_assert_cmpint (kg_calendar_ordinal (cal, kg_date_new (1900, 1, 1)), ==, 1);
  g_assert_cmpint (kg_calendar_nth (cal, 1), ==, kg_date_new (1900, 1, 1));
  g_assert_cmpint (kg_calendar_nth (cal, 0), ==, kg_date_new (1900, 1, 1));
  g_assert_cmpint (kg_calendar_nth (cal, G_MININT), ==, kg_date_new (1900, 1, 1));
  g_assert_cmpint (kg_calendar_nth (cal, G_MAXINT), ==, kg_calendar_nth (cal, last));

  /* A day off has the number of the working day before it. */
  g_assert_cmpint (kg_calendar_ordinal (cal, DAY (10, 4)), ==, kg_calendar_ordinal (cal, DAY (9, 30)));
  g_assert_cmpint (kg_calendar_ordinal (cal, DAY (10, 8)), ==, kg_calendar_ordinal (cal, DAY (9, 30)) + 1);

  for (int n = 1; n <= last; n++)
    g_assert_cmpint (kg_calendar_ordinal (cal, kg_calendar_nth (cal, n)), ==, n);
}

static void
test_bad_lines_are_named (void)
{
  static const char *const bad[] = {
    "2026-01-01 off\n2026-02-30 off\n",
    "\n2026-01-01 free\n",
    "2026-01-01 off\n2026-01-01 work\n",
    "\n2026-03-05..2026-03-01 off\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (kg_calendar_parse (bad[i], "bad.txt", &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
    g_assert_nonnull (strstr (error->message, "bad.txt"));
    g_assert_nonnull (strstr (error->message, "2"));
  }
}

static void
test_shipped_calendar (void)
{
  g_autofree char *path = g_build_filename (KG_SOURCE_DIR, "resources", "calendars", "cn.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (KgCalendar) cal = NULL;
  g_autoptr (GError) error = NULL;
  KgDate last;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  cal = kg_calendar_parse (text, "cn.txt", &error);
  g_assert_no_error (error);
  last = kg_date_new (2026, 12, 31);

  /* The notice for 2026 leaves 248 working days. */
  g_assert_cmpint (kg_calendar_between (cal, kg_date_new (2025, 12, 31), last), ==, 248);
  g_assert_true (kg_calendar_is_workday (cal, kg_date_new (2026, 2, 28)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/counting", test_counting);
  g_test_add_func ("/calendar/there-and-back", test_there_and_back);
  g_test_add_func ("/calendar/ordinals", test_ordinals);
  g_test_add_func ("/calendar/bad-lines", test_bad_lines_are_named);
  g_test_add_func ("/calendar/shipped", test_shipped_calendar);

  return g_test_run ();
}
