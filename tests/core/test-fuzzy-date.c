// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "core/kg-fuzzy-date.h"

#define DAY KG_PRECISION_DAY
#define MONTH KG_PRECISION_MONTH
#define QUARTER KG_PRECISION_QUARTER
#define YEAR KG_PRECISION_YEAR
#define PLAIN KG_FUZZY_DATE_PLAIN
#define ASSUMED KG_FUZZY_DATE_ASSUMED_YEAR
#define RANGE KG_FUZZY_DATE_RANGE

typedef struct {
  const char *text;
  int year;
  const char *first;
  const char *last;
  KgPrecision precision;
  KgFuzzyDateNotes notes;
  const char *rest;
} Case;

static void
check (const Case *cases,
       guint       n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *rest = NULL, *first = NULL, *last = NULL;
    KgFuzzyDate date;

    g_test_message ("%s", cases[i].text);
    g_assert_true (kg_fuzzy_date_parse (cases[i].text, cases[i].year, &date, &rest, &error));
    g_assert_no_error (error);
    first = kg_date_to_iso (date.first);
    last = kg_date_to_iso (date.date);
    g_assert_cmpstr (first, ==, cases[i].first);
    g_assert_cmpstr (last, ==, cases[i].last);
    g_assert_cmpint (date.precision, ==, cases[i].precision);
    g_assert_cmpint (date.notes, ==, cases[i].notes);
    g_assert_cmpstr (rest, ==, cases[i].rest);
  }
}

static void
test_days (void)
{
  static const Case cases[] = {
    { "2023-07-18(四证)", 0, "2023-07-18", "2023-07-18", DAY, PLAIN, "四证" },
    { "2020-12-09(奠基)", 0, "2020-12-09", "2020-12-09", DAY, PLAIN, "奠基" },
    { "2022-01-18(集中启动)", 0, "2022-01-18", "2022-01-18", DAY, PLAIN, "集中启动" },
    { "2023/5/3", 0, "2023-05-03", "2023-05-03", DAY, PLAIN, NULL },
    { "2023.5.3", 0, "2023-05-03", "2023-05-03", DAY, PLAIN, NULL },
    { "2023.10.13", 0, "2023-10-13", "2023-10-13", DAY, PLAIN, NULL },
    { "20230503", 0, "2023-05-03", "2023-05-03", DAY, PLAIN, NULL },
    { "2023年5月3日", 0, "2023-05-03", "2023-05-03", DAY, PLAIN, NULL },
    { "2023 年 5 月 3 号", 0, "2023-05-03", "2023-05-03", DAY, PLAIN, NULL },
    { "23年5月3日", 0, "2023-05-03", "2023-05-03", DAY, PLAIN, NULL },
    { "5月3日", 2023, "2023-05-03", "2023-05-03", DAY, ASSUMED, NULL },
    { "2023年5月3日", 0, "2023-05-03", "2023-05-03", DAY, PLAIN, NULL },
    { "二〇二三年五月十三日", 0, "2023-05-13", "2023-05-13", DAY, PLAIN, NULL },
    { "2023年十二月二十三日", 0, "2023-12-23", "2023-12-23", DAY, PLAIN, NULL },
    { "2023-05-03 14:30:00", 0, "2023-05-03", "2023-05-03", DAY, PLAIN, NULL },
    { "2023-05-03T00:00:00", 0, "2023-05-03", "2023-05-03", DAY, PLAIN, NULL },
    { "2023年11月30日前", 0, "2023-11-30", "2023-11-30", DAY, PLAIN, "前" },
    { "计划于2023年11月3日开工", 0, "2023-11-03", "2023-11-03", DAY, PLAIN, "开工" },
    { "2024-02-29", 0, "2024-02-29", "2024-02-29", DAY, PLAIN, NULL },
    { "45231", 0, "2023-11-01", "2023-11-01", DAY, KG_FUZZY_DATE_SERIAL, NULL },
    { "45231.604166", 0, "2023-11-01", "2023-11-01", DAY, KG_FUZZY_DATE_SERIAL, NULL },
    { "2023-07-17取得合同;2023-07-18取得四证", 0, "2023-07-17", "2023-07-17", DAY, KG_FUZZY_DATE_SEVERAL,
      "取得合同;2023-07-18取得四证" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_periods (void)
{
  static const Case cases[] = {
    { "2023年11月", 0, "2023-11-01", "2023-11-30", MONTH, PLAIN, NULL },
    { "2023年2月份", 0, "2023-02-01", "2023-02-28", MONTH, PLAIN, NULL },
    { "2023.5", 0, "2023-05-01", "2023-05-31", MONTH, PLAIN, NULL },
    { "2023.10", 0, "2023-10-01", "2023-10-31", MONTH, PLAIN, NULL },
    { "2023.1", 0, "2023-01-01", "2023-01-31", MONTH, KG_FUZZY_DATE_SHORT_MONTH, NULL },
    { "2023-11", 0, "2023-11-01", "2023-11-30", MONTH, PLAIN, NULL },
    { "2023/11", 0, "2023-11-01", "2023-11-30", MONTH, PLAIN, NULL },
    { "202311", 0, "2023-11-01", "2023-11-30", MONTH, PLAIN, NULL },
    { "11月", 2023, "2023-11-01", "2023-11-30", MONTH, ASSUMED, NULL },
    { "十一月", 2023, "2023-11-01", "2023-11-30", MONTH, ASSUMED, NULL },
    { "11月底", 2023, "2023-11-30", "2023-11-30", MONTH, ASSUMED, NULL },
    { "11月底前", 2023, "2023-11-30", "2023-11-30", MONTH, ASSUMED, "前" },
    { "11月上旬", 2023, "2023-11-01", "2023-11-10", MONTH, ASSUMED, NULL },
    { "11月中旬", 2023, "2023-11-01", "2023-11-20", MONTH, ASSUMED, NULL },
    { "11月下旬", 2023, "2023-11-21", "2023-11-30", MONTH, ASSUMED, NULL },
    { "2023年11月中旬", 0, "2023-11-01", "2023-11-20", MONTH, PLAIN, NULL },
    { "三季度", 2023, "2023-07-01", "2023-09-30", QUARTER, ASSUMED, NULL },
    { "3季度", 2023, "2023-07-01", "2023-09-30", QUARTER, ASSUMED, NULL },
    { "2023年第三季度", 0, "2023-07-01", "2023-09-30", QUARTER, PLAIN, NULL },
    { "2023年四季度末", 0, "2023-10-01", "2023-12-31", QUARTER, PLAIN, NULL },
    { "2023Q3", 0, "2023-07-01", "2023-09-30", QUARTER, PLAIN, NULL },
    { "Q1", 2023, "2023-01-01", "2023-03-31", QUARTER, ASSUMED, NULL },
    { "上半年", 2023, "2023-01-01", "2023-06-30", QUARTER, ASSUMED, NULL },
    { "2023年下半年", 0, "2023-07-01", "2023-12-31", QUARTER, PLAIN, NULL },
    { "年内", 2023, "2023-01-01", "2023-12-31", YEAR, ASSUMED, NULL },
    { "年底", 2023, "2023-12-01", "2023-12-31", MONTH, ASSUMED, NULL },
    { "2023年底前", 0, "2023-12-01", "2023-12-31", MONTH, PLAIN, "前" },
    { "年初", 2023, "2023-01-01", "2023-03-31", QUARTER, ASSUMED, NULL },
    { "2023年内", 0, "2023-01-01", "2023-12-31", YEAR, PLAIN, NULL },
    { "2023年", 0, "2023-01-01", "2023-12-31", YEAR, PLAIN, NULL },
    { "2023年度", 0, "2023-01-01", "2023-12-31", YEAR, PLAIN, NULL },
    { "2023", 0, "2023-01-01", "2023-12-31", YEAR, PLAIN, NULL },
    { "今年三季度", 2023, "2023-07-01", "2023-09-30", QUARTER, PLAIN, NULL },
    { "明年上半年", 2023, "2024-01-01", "2024-06-30", QUARTER, PLAIN, NULL },
    { "力争年内开工", 2023, "2023-01-01", "2023-12-31", YEAR, ASSUMED, "开工" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_ranges (void)
{
  static const Case cases[] = {
    { "2023年9-10月", 0, "2023-10-01", "2023-10-31", MONTH, RANGE, NULL },
    { "9-10月", 2023, "2023-10-01", "2023-10-31", MONTH, RANGE | ASSUMED, NULL },
    { "9月至10月", 2023, "2023-09-01", "2023-10-31", MONTH, RANGE | ASSUMED, NULL },
    { "2023.9-2023.12", 0, "2023-09-01", "2023-12-31", MONTH, RANGE, NULL },
    { "2023.9-12", 0, "2023-09-01", "2023-12-31", MONTH, RANGE, NULL },
    { "2023年3-4季度", 0, "2023-10-01", "2023-12-31", QUARTER, RANGE, NULL },
    { "2023-05-03至2023-05-09", 0, "2023-05-03", "2023-05-09", DAY, RANGE, NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_refused (void)
{
  static const struct { const char *text; int year; gboolean no_such_day; } cases[] = {
    { "2023-02-30", 0, TRUE }, { "2023年2月30日", 0, TRUE }, { "2023-13-01", 0, TRUE },
    { "2023年13月", 0, TRUE }, { "2023-00-10", 0, TRUE }, { "20230230", 0, TRUE }, { "2月30日", 2023, TRUE },
    { "5季度", 2023, TRUE }, { "0月", 2023, TRUE },
    { "", 2023, FALSE }, { "待定", 2023, FALSE }, { "11月", 0, FALSE }, { "三季度", 0, FALSE },
    { "年内", 0, FALSE }, { "一期", 2023, FALSE }, { "5.3", 2023, FALSE }, { "12345678901", 2023, FALSE },
    { "2023-05-031", 0, FALSE }, { "约3年", 2023, FALSE }, { "建设期3年", 2023, FALSE }, { "1", 2023, FALSE },
    { "12345", 2023, FALSE }, { "易卜半导体", 2023, FALSE }, { "二〇二三", 2023, FALSE }, { "十一", 2023, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *rest = NULL;
    KgFuzzyDate date;

    g_test_message ("%s", cases[i].text);
    g_assert_false (kg_fuzzy_date_parse (cases[i].text, cases[i].year, &date, &rest, &error));
    g_assert_true (g_error_matches (error, KG_ERROR,
                                    cases[i].no_such_day ? (int) KG_ERROR_REFUSED : (int) KG_ERROR_BAD_CELL));
    g_assert_nonnull (strstr (error->message, cases[i].text));
    g_assert_true ((strstr (error->message, "does not exist") != NULL) == cases[i].no_such_day);
    g_assert_null (rest);
  }
}

static void
test_codes (void)
{
  for (int p = KG_PRECISION_DAY; p <= KG_PRECISION_YEAR; p++) {
    KgPrecision back;

    g_assert_true (kg_precision_from_code (kg_precision_to_code (p), &back));
    g_assert_cmpint (back, ==, p);
  }
  g_assert_false (kg_precision_from_code ("week", &(KgPrecision) { 0 }));
  g_assert_false (kg_precision_from_code (NULL, &(KgPrecision) { 0 }));
  g_assert_cmpstr (kg_precision_to_code (KG_PRECISION_QUARTER), ==, "quarter");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fuzzy-date/days", test_days);
  g_test_add_func ("/fuzzy-date/periods", test_periods);
  g_test_add_func ("/fuzzy-date/ranges", test_ranges);
  g_test_add_func ("/fuzzy-date/refused", test_refused);
  g_test_add_func ("/fuzzy-date/codes", test_codes);

  return g_test_run ();
}
