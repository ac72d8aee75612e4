// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-date.h"

static void
test_round_trip (void)
{
  for (KgDate d = kg_date_new (1900, 1, 1); d <= kg_date_new (2199, 12, 31); d++) {
    int y, m, day;

    kg_date_get_ymd (d, &y, &m, &day);
    g_assert_cmpint (kg_date_new (y, m, day), ==, d);
  }
}

static void
test_known_days (void)
{
  static const struct { const char *iso; int weekday; const char *week; } cases[] = {
    { "1970-01-01", 4, "1970-W01" },
    { "2026-11-23", 1, "2026-W48" },
    { "2024-12-30", 1, "2025-W01" },
    { "2021-01-03", 7, "2020-W53" },
    { "2000-02-29", 2, "2000-W09" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KgDate d = kg_date_parse_iso (cases[i].iso);
    g_autofree char *iso = kg_date_to_iso (d);
    g_autofree char *week = kg_date_to_week_code (d);

    g_assert_cmpstr (iso, ==, cases[i].iso);
    g_assert_cmpint (kg_date_weekday (d), ==, cases[i].weekday);
    g_assert_cmpstr (week, ==, cases[i].week);
  }
}

static void
test_days_that_do_not_exist (void)
{
  static const char *const texts[] = {
    "2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "1899-12-31",
    "2200-01-01", "2023-1-1", "2023-01-01 ", "20230101", "", "二〇二三",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (kg_date_parse_iso (texts[i]), ==, KG_DATE_NONE);
  g_assert_cmpint (kg_date_parse_iso (NULL), ==, KG_DATE_NONE);
}

static void
test_months (void)
{
  g_assert_cmpint (kg_date_month_end (2024, 2), ==, kg_date_new (2024, 2, 29));
  g_assert_cmpint (kg_date_add_months (kg_date_new (2023, 1, 31), 1), ==, kg_date_new (2023, 2, 28));
  g_assert_cmpint (kg_date_add_months (kg_date_new (2023, 11, 30), 3), ==, kg_date_new (2024, 2, 29));
  g_assert_cmpint (kg_date_add_months (kg_date_new (2023, 3, 15), -4), ==, kg_date_new (2022, 11, 15));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/known-days", test_known_days);
  g_test_add_func ("/date/days-that-do-not-exist", test_days_that_do_not_exist);
  g_test_add_func ("/date/months", test_months);

  return g_test_run ();
}
