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
test_note (void)
{
  static const struct { int from; int to; const char *years; } cases[] = {
    { 2026, 2026, NULL },
    { 2027, 2027, "2027" },
    { 2025, 2027, "2025, 2027" },
    { 2027, 2025, "2025, 2027" },
    { 2026, 2028, "2027, 2028" },
    { 2027, 2040, "2027, 2028, 2029, …" },
  };
  g_autoptr (KgCalendar) cal = kg_calendar_parse (sample, "sample", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *note = kg_calendar_note (cal, kg_date_new (cases[i].from, 5, 4),
                                              kg_date_new (cases[i].to, 5, 6));
    g_autofree char *expected = cases[i].years == NULL ? NULL :
      g_strdup_printf ("Working days of %s are counted by weekday only: the holidays are not known yet",
                       cases[i].years);

    g_assert_cmpstr (note, ==, expected);
  }

  g_assert_null (kg_calendar_note (cal, KG_DATE_NONE, kg_date_new (2027, 1, 1)));
  g_assert_null (kg_calendar_note (cal, kg_date_new (2027, 1, 1), KG_DATE_NONE));
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
test_numbers_beyond_the_table (void)
{
  g_autoptr (KgCalendar) cal = kg_calendar_new ();
  KgDate first = kg_date_new (1900, 1, 1);
  KgDate last = kg_calendar_on_or_before (cal, kg_date_new (2199, 12, 31));

  g_assert_cmpint (kg_calendar_add (cal, DAY (1, 1), G_MAXINT), ==, last);
  g_assert_cmpint (kg_calendar_add (cal, DAY (1, 1), G_MININT), ==, first);
  g_assert_cmpint (kg_calendar_add (cal, KG_DATE_NONE, 3), ==, KG_DATE_NONE);
  g_assert_cmpint (kg_calendar_count_year (cal, 1899), ==, 0);
  g_assert_cmpint (kg_calendar_count_year (cal, 2200), ==, 0);
  /* 365 days from a Monday to a Monday. */
  g_assert_cmpint (kg_calendar_count_year (cal, 1900), ==, 261);
  g_assert_false (kg_calendar_covers (cal, 1899));
  g_assert_false (kg_calendar_covers (cal, 2200));
}

static void
test_names (void)
{
  g_autoptr (KgCalendar) cal =
    kg_calendar_parse ("2026-10-01..2026-10-02\toff   国庆节 第一天 # 注\n2026-10-10 work\r\n", "names", NULL);

  g_assert_cmpstr (kg_calendar_get_name (cal, DAY (10, 1)), ==, "国庆节 第一天");
  g_assert_cmpstr (kg_calendar_get_name (cal, DAY (10, 2)), ==, "国庆节 第一天");
  g_assert_null (kg_calendar_get_name (cal, DAY (10, 10)));
  g_assert_null (kg_calendar_get_name (cal, DAY (10, 3)));
  g_assert_null (kg_calendar_get_name (cal, KG_DATE_NONE));
}

static void
test_what_is_known (void)
{
  /* A local day and the end of a year do not make the year known. */
  g_autoptr (KgCalendar) cal =
    kg_calendar_parse ("2026-10-01 off 国庆节\n2027-03-05 off\n2028-10-01..2028-10-07 off\n2029-10-01 work\n",
                       "known", NULL);
  int year = 0;

  g_assert_true (kg_calendar_covers (cal, 2026));
  g_assert_false (kg_calendar_covers (cal, 2027));
  g_assert_true (kg_calendar_covers (cal, 2028));
  g_assert_false (kg_calendar_covers (cal, 2029));
  g_assert_true (kg_calendar_covers_span (cal, DAY (1, 1), DAY (12, 31), &year));
  g_assert_cmpint (year, ==, 0);
  g_assert_false (kg_calendar_covers_span (cal, DAY (1, 1), kg_date_new (2028, 1, 1), &year));
  g_assert_cmpint (year, ==, 2027);
  g_assert_false (kg_calendar_covers_span (cal, kg_date_new (2030, 1, 1), kg_date_new (2028, 6, 1), &year));
  g_assert_cmpint (year, ==, 2029);
  g_assert_false (kg_calendar_covers_span (cal, DAY (12, 31), kg_date_new (2027, 1, 1), NULL));
}

static void
test_days_of_the_users_own (void)
{
  g_autoptr (KgCalendar) base = kg_calendar_parse (sample, "sample", NULL);
  g_autoptr (KgCalendar) cal = NULL;
  g_autoptr (KgCalendar) bad = NULL;
  g_autoptr (GError) error = NULL;

  cal = kg_calendar_parse_over (base, "2026-10-07 work 赶工\n2026-11-09 off 区庆\n2027-10-01 off 国庆节\n", "own", &error);
  g_assert_no_error (error);
  g_clear_pointer (&base, kg_calendar_unref);

  /* Theirs win, the others stay. */
  g_assert_true (kg_calendar_is_workday (cal, DAY (10, 7)));
  g_assert_cmpstr (kg_calendar_get_name (cal, DAY (10, 7)), ==, "赶工");
  g_assert_false (kg_calendar_is_workday (cal, DAY (10, 6)));
  g_assert_cmpstr (kg_calendar_get_name (cal, DAY (10, 6)), ==, "国庆节");
  g_assert_true (kg_calendar_is_workday (cal, DAY (10, 10)));
  g_assert_false (kg_calendar_is_workday (cal, DAY (11, 9)));
  g_assert_true (kg_calendar_covers (cal, 2026));
  g_assert_true (kg_calendar_covers (cal, 2027));
  g_assert_cmpint (kg_calendar_between (cal, DAY (9, 30), DAY (10, 10)), ==, 4);

  bad = kg_calendar_parse_over (cal, "2026-11-09 off\n2026-11-09 work\n", "own", &error);
  g_assert_null (bad);
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
}

static void
test_bad_lines_are_named (void)
{
  static const struct {
    const char *text;
    const char *sentence;
  } bad[] = {
    { "2026-01-01 off\n2026-02-30 off\n", "bad.txt, line 2: “2026-02-30” is not a day; write it as 2027-10-01" },
    { "\n2026-01-01 free\n", "bad.txt, line 2: expected “DAY off NAME” or “DAY work NAME”" },
    { "2026-01-01 offer\n", "bad.txt, line 1: expected “DAY off NAME” or “DAY work NAME”" },
    { "2026-01-01\n", "bad.txt, line 1: expected “DAY off NAME” or “DAY work NAME”" },
    { "2026-01-01 off\n2026-01-01 work\n",
      "bad.txt, line 2: 2026-01-01 is given as a working day here and as a day off in line 1" },
    { "2026-01-01 work\n\n2025-12-30..2026-01-02 off\n",
      "bad.txt, line 3: 2026-01-01 is given as a day off here and as a working day in line 1" },
    { "# a\n2026-01-01..2026-01-03 off\n2026-01-03..2026-01-05 off\n",
      "bad.txt, line 3: 2026-01-03 is given a second time, after line 2" },
    { "2026-01-03 off\n2026-01-03 off\n", "bad.txt, line 2: 2026-01-03 is given a second time, after line 1" },
    { "\n2026-03-05..2026-03-01 off\n", "bad.txt, line 2: the last day comes before the first" },
    { "2026-01-01..2027-01-02 off\n", "bad.txt, line 1: a range may not be longer than a year" },
    { "1900-01-01..2199-12-31 off\n", "bad.txt, line 1: a range may not be longer than a year" },
    { "1899-12-31 off\n", "bad.txt, line 1: “1899-12-31” lies outside the years 1900 to 2199" },
    { "2200-01-01 work\n", "bad.txt, line 1: “2200-01-01” lies outside the years 1900 to 2199" },
    { "2201-01-01 work\n", "bad.txt, line 1: “2201-01-01” lies outside the years 1900 to 2199" },
    { "2199-12-31..2200-01-01 off\n", "bad.txt, line 1: “2200-01-01” lies outside the years 1900 to 2199" },
    { "0000-00-00 off\n", "bad.txt, line 1: “0000-00-00” lies outside the years 1900 to 2199" },
    { "2026-01-01.. off\n", "bad.txt, line 1: “” is not a day; write it as 2027-10-01" },
    { "2026-1-1 off\n", "bad.txt, line 1: “2026-1-1” is not a day; write it as 2027-10-01" },
    { "2026-01-01..2026-01-02..2026-01-03 off\n",
      "bad.txt, line 1: “2026-01-02..2026-01-03” is not a day; write it as 2027-10-01" },
    { "2026-01-01 off \xff\n", "bad.txt is not a text in UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (kg_calendar_parse (bad[i].text, "bad.txt", &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
    g_assert_cmpstr (error->message, ==, bad[i].sentence);
  }
}

static void
test_ends_of_the_table_are_days (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgCalendar) cal =
    kg_calendar_parse ("\xef\xbb\xbf" "1900-01-01 off\n2199-12-31 off\n2028-01-01..2028-12-31 off\n", "ends", &error);

  g_assert_no_error (error);
  g_assert_false (kg_calendar_is_workday (cal, kg_date_new (1900, 1, 1)));
  g_assert_false (kg_calendar_is_workday (cal, kg_date_new (2199, 12, 31)));
  g_assert_cmpint (kg_calendar_ordinal (cal, kg_date_new (1900, 1, 1)), ==, 0);
  g_assert_cmpint (kg_calendar_nth (cal, 0), ==, kg_date_new (1900, 1, 2));
  g_assert_cmpint (kg_calendar_count_year (cal, 2028), ==, 0);
}

static void
test_no_working_day_at_all (void)
{
  g_autoptr (KgCalendarDays) days = kg_calendar_days_new ("all", KG_CALENDAR_LINE);
  g_autoptr (KgCalendar) cal = NULL;

  for (int year = 1900; year <= 2199; year++)
    g_assert_true (kg_calendar_days_add (days, kg_date_new (year, 1, 1), kg_date_new (year, 12, 31), FALSE, NULL, 1, NULL));
  cal = kg_calendar_new_over (NULL, g_steal_pointer (&days));

  g_assert_cmpint (kg_calendar_nth (cal, 0), ==, kg_date_new (1900, 1, 1));
  g_assert_cmpint (kg_calendar_nth (cal, 1), ==, kg_date_new (1900, 1, 1));
  g_assert_cmpint (kg_calendar_add (cal, DAY (1, 1), 5), ==, kg_date_new (1900, 1, 1));
  g_assert_cmpint (kg_calendar_between (cal, DAY (1, 1), DAY (12, 31)), ==, 0);
  g_assert_cmpint (kg_calendar_on_or_after (cal, DAY (1, 1)), ==, DAY (1, 1));
  g_assert_cmpint (kg_calendar_on_or_before (cal, DAY (1, 1)), ==, DAY (1, 1));
}

static void
test_days_as_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgCalendarDays) days = kg_calendar_days_new ("x.ics", KG_CALENDAR_EVENT);
  g_autoptr (KgCalendarDays) own = NULL;
  g_autoptr (KgCalendarDays) merged = NULL;
  g_autoptr (KgCalendarDays) rest = NULL;
  g_autoptr (KgCalendarDays) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;
  g_autofree char *left = NULL;
  g_autofree char *back = NULL;

  g_assert_true (kg_calendar_days_add (days, DAY (10, 5), DAY (10, 7), FALSE, "国庆节", 1, &error));
  g_assert_true (kg_calendar_days_add (days, DAY (10, 1), DAY (10, 4), FALSE, "国庆节", 2, &error));
  g_assert_true (kg_calendar_days_add (days, DAY (10, 8), DAY (10, 8), TRUE, "换行\n与#号 ", 3, &error));
  g_assert_true (kg_calendar_days_add (days, DAY (10, 9), DAY (10, 9), TRUE, NULL, 4, &error));
  text = kg_calendar_days_to_text (days);
  g_assert_cmpstr (text, ==, "2026-10-01..2026-10-07 off 国庆节\n2026-10-08 work 换行与＃号\n2026-10-09 work\n");

  again = kg_calendar_days_parse (text, "again", &error);
  g_assert_no_error (error);
  back = kg_calendar_days_to_text (again);
  g_assert_cmpstr (back, ==, text);

  own = kg_calendar_days_parse ("2026-10-03 work 加班\n2027-01-01 off\n", "own", &error);
  merged = kg_calendar_days_merge (days, own);
  all = kg_calendar_days_to_text (merged);
  g_assert_cmpstr (all, ==, "2026-10-01..2026-10-02 off 国庆节\n2026-10-03 work 加班\n2026-10-04..2026-10-07 off 国庆节\n"
                            "2026-10-08 work 换行与＃号\n2026-10-09 work\n2027-01-01 off\n");
  rest = kg_calendar_days_without_year (merged, 2026);
  left = kg_calendar_days_to_text (rest);
  g_assert_cmpstr (left, ==, "2027-01-01 off\n");

  g_assert_false (kg_calendar_days_add (days, DAY (10, 1), DAY (10, 1), TRUE, NULL, 9, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==,
                   "x.ics, event 9: 2026-10-01 is given as a working day here and as a day off in event 2");
}

/* The calendar that ships */

static char *
shipped_text (void)
{
  g_autofree char *path = g_build_filename (KG_SOURCE_DIR, "resources", "calendars", "cn.txt", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static KgCalendar *
shipped_calendar (void)
{
  g_autofree char *text = shipped_text ();
  g_autoptr (GError) error = NULL;
  KgCalendar *cal = kg_calendar_parse (text, "cn.txt", &error);

  g_assert_no_error (error);
  return cal;
}

/* Working days and make-up days of each year, as counted from the notices. */
static void
test_shipped_totals (void)
{
  static const struct {
    int year;
    int workdays;
    int made_up; /* Saturdays and Sundays among them */
  } years[] = {
    { 2018, 250, 7 }, { 2019, 250, 6 }, { 2020, 249, 6 }, { 2021, 250, 7 }, { 2022, 249, 7 },
    { 2023, 249, 7 }, { 2024, 251, 8 }, { 2025, 248, 5 }, { 2026, 248, 6 },
  };
  g_autoptr (KgCalendar) cal = shipped_calendar ();
  int year = 0;

  for (guint i = 0; i < G_N_ELEMENTS (years); i++) {
    int made_up = 0;

    for (KgDate d = kg_date_new (years[i].year, 1, 1); d <= kg_date_new (years[i].year, 12, 31); d++) {
      gboolean weekday = kg_date_weekday (d) <= 5;

      made_up += !weekday && kg_calendar_is_workday (cal, d);
      /* What differs from the weekday has a name. */
      g_assert_true (kg_calendar_is_workday (cal, d) == weekday || kg_calendar_get_name (cal, d) != NULL);
    }
    g_assert_cmpint (kg_calendar_count_year (cal, years[i].year), ==, years[i].workdays);
    g_assert_cmpint (made_up, ==, years[i].made_up);
  }

  g_assert_true (kg_calendar_covers_span (cal, kg_date_new (2018, 1, 1), kg_date_new (2026, 12, 31), NULL));
  g_assert_false (kg_calendar_covers_span (cal, kg_date_new (2017, 12, 31), kg_date_new (2027, 1, 1), &year));
  g_assert_cmpint (year, ==, 2017);
  g_assert_false (kg_calendar_covers (cal, 2027));
}

static void
test_shipped_days (void)
{
  static const struct {
    const char *date;
    gboolean work;
    const char *name;
  } days[] = {
    { "2018-02-11", TRUE, "春节调休" },
    { "2018-04-06", FALSE, "清明节" },
    { "2018-09-30", TRUE, "国庆节调休" },
    { "2018-12-29", TRUE, "元旦调休" },   /* by the notice for 2019 */
    { "2018-12-31", FALSE, "元旦" },
    { "2019-01-02", TRUE, NULL },
    { "2019-04-28", TRUE, "劳动节调休" }, /* May Day as it was changed in March */
    { "2019-05-02", FALSE, "劳动节" },
    { "2019-05-03", FALSE, "劳动节" },
    { "2019-05-05", TRUE, "劳动节调休" },
    { "2019-05-06", TRUE, NULL },
    { "2020-01-19", TRUE, "春节调休" },
    { "2020-01-31", FALSE, "春节" },      /* the prolonged Spring Festival */
    { "2020-02-01", FALSE, "春节" },      /* first announced as a make-up day */
    { "2020-02-02", FALSE, "春节" },
    { "2020-02-03", TRUE, NULL },
    { "2020-10-08", FALSE, "国庆节、中秋节" },
    { "2021-09-18", TRUE, "中秋节调休" },
    { "2021-12-31", TRUE, NULL },
    { "2022-04-04", FALSE, "清明节" },
    { "2022-10-09", TRUE, "国庆节调休" },
    { "2022-12-31", FALSE, "元旦" },
    { "2023-01-02", FALSE, "元旦" },      /* by the notice for 2023, with 31 December */
    { "2023-06-23", FALSE, "端午节" },
    { "2023-10-06", FALSE, "中秋节、国庆节" },
    { "2024-02-09", TRUE, NULL },         /* New Year's Eve was no holiday that year */
    { "2024-02-18", TRUE, "春节调休" },
    { "2024-05-11", TRUE, "劳动节调休" },
    { "2025-01-02", TRUE, NULL },
    { "2025-01-28", FALSE, "春节" },      /* New Year's Eve, by the new rules */
    { "2025-05-05", FALSE, "劳动节" },
    { "2025-10-08", FALSE, "国庆节、中秋节" },
    { "2026-01-04", TRUE, "元旦调休" },
    { "2026-02-23", FALSE, "春节" },
    { "2026-02-28", TRUE, "春节调休" },
    { "2026-10-10", TRUE, "国庆节调休" },
  };
  g_autoptr (KgCalendar) cal = shipped_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    KgDate date = kg_date_parse_iso (days[i].date);

    if (kg_calendar_is_workday (cal, date) != days[i].work)
      g_error ("%s", days[i].date);
    g_assert_cmpstr (kg_calendar_get_name (cal, date), ==, days[i].name);
  }
}

/* Every calendar year of the file stands under the number of its notice. */
static void
test_shipped_sources (void)
{
  static const char *const notices[] = {
    "2018: 国办发明电〔2017〕12号", "2019: 国办发明电〔2018〕15号", "国办发明电〔2019〕3号",
    "2020: 国办发明电〔2019〕16号", "国办发明电〔2020〕1号", "2021: 国办发明电〔2020〕27号",
    "2022: 国办发明电〔2021〕11号", "2023: 国办发明电〔2022〕16号", "2024: 国办发明电〔2023〕7号",
    "2025: 国办发明电〔2024〕12号", "2026: 国办发明电〔2025〕7号",
  };
  g_autofree char *text = shipped_text ();

  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    if (strstr (text, notices[i]) == NULL)
      g_error ("%s", notices[i]);
}

/* Arithmetic against a count day by day */

#define NAIVE_FIRST kg_date_new (1970, 1, 1)
#define NAIVE_LAST kg_date_new (2079, 12, 31)

/* Which days are working days, read without the calendar. */
static guint8 *
naive_workdays (void)
{
  g_autofree char *text = shipped_text ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint8 *workday = g_new (guint8, NAIVE_LAST - NAIVE_FIRST + 1);

  /* 1 January 1970 was a Thursday. */
  for (int i = 0; i <= NAIVE_LAST - NAIVE_FIRST; i++)
    workday[i] = (i + 3) % 7 < 5;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *from = g_strndup (lines[i], 10);
    g_autofree char *to = NULL;
    gboolean range = strlen (lines[i]) > 12 && strncmp (lines[i] + 10, "..", 2) == 0;

    if (!g_ascii_isdigit (*lines[i]))
      continue;
    to = g_strndup (lines[i] + (range ? 12 : 0), 10);
    for (KgDate d = kg_date_parse_iso (from); d <= kg_date_parse_iso (to); d++)
      workday[d - NAIVE_FIRST] = strstr (lines[i], " work") != NULL;
  }

  return workday;
}

static KgDate
walk (const guint8 *workday,
      KgDate        date,
      int           direction,
      int           n)
{
  while (n > 0) {
    date += direction;
    n -= workday[date - NAIVE_FIRST];
  }

  return date;
}

static void
check_from (const KgCalendar *cal,
            const guint8     *workday,
            KgDate            start,
            int               direction,
            gboolean          far)
{
  static const int counts[] = { 1, 2, 3, 4, 5, 6, 10, 15, 20, 21, 23, 60, 100, 250, 1000, 2500, 5000, 7500 };
  KgDate home = direction > 0 ? kg_calendar_on_or_before (cal, start) : kg_calendar_on_or_after (cal, start);
  KgDate d = start;
  int n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (counts) && (far || counts[k] <= 100); k++) {
    d = walk (workday, d, direction, counts[k] - n);
    n = counts[k];
    g_assert_cmpint (kg_calendar_add (cal, start, direction * n), ==, d);
    g_assert_cmpint (kg_calendar_add (cal, d, -direction * n), ==, home);
    g_assert_cmpint (kg_calendar_between (cal, home, d), ==, direction * n);
    g_assert_cmpint (kg_calendar_between (cal, d, home), ==, -direction * n);
  }
}

/* Every day is a start; every 23rd of them of walks over 30 years too. */
static void
test_against_a_naive_count (void)
{
  g_autoptr (KgCalendar) cal = shipped_calendar ();
  g_autofree guint8 *workday = naive_workdays ();
  int n = kg_calendar_ordinal (cal, kg_date_new (2004, 12, 31));

  for (KgDate d = kg_date_new (2005, 1, 1); d <= kg_date_new (2040, 12, 31); d++) {
    gboolean work = workday[d - NAIVE_FIRST] != 0;

    n += work;
    g_assert_true (kg_calendar_is_workday (cal, d) == work);
    g_assert_cmpint (kg_calendar_ordinal (cal, d), ==, n);
    if (work)
      g_assert_cmpint (kg_calendar_nth (cal, n), ==, d);
    g_assert_cmpint (kg_calendar_add (cal, d, 0), ==, d);
    check_from (cal, workday, d, 1, d % 23 == 0);
    check_from (cal, workday, d, -1, d % 23 == 0);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/counting", test_counting);
  g_test_add_func ("/calendar/note", test_note);
  g_test_add_func ("/calendar/there-and-back", test_there_and_back);
  g_test_add_func ("/calendar/ordinals", test_ordinals);
  g_test_add_func ("/calendar/bad-lines", test_bad_lines_are_named);
  g_test_add_func ("/calendar/beyond-the-table", test_numbers_beyond_the_table);
  g_test_add_func ("/calendar/names", test_names);
  g_test_add_func ("/calendar/known", test_what_is_known);
  g_test_add_func ("/calendar/own-days", test_days_of_the_users_own);
  g_test_add_func ("/calendar/ends", test_ends_of_the_table_are_days);
  g_test_add_func ("/calendar/no-working-day", test_no_working_day_at_all);
  g_test_add_func ("/calendar/days-as-text", test_days_as_text);
  g_test_add_func ("/calendar/shipped/totals", test_shipped_totals);
  g_test_add_func ("/calendar/shipped/days", test_shipped_days);
  g_test_add_func ("/calendar/shipped/sources", test_shipped_sources);
  g_test_add_func ("/calendar/naive-count", test_against_a_naive_count);

  return g_test_run ();
}
