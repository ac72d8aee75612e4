// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "core/kg-money.h"

#define YUAN KG_MONEY_UNIT_YUAN
#define WAN KG_MONEY_UNIT_WAN
#define YI KG_MONEY_UNIT_YI
#define NONE KG_MONEY_UNIT_UNKNOWN

static void
test_sums (void)
{
  static const struct { const char *text; KgMoneyUnit unit; gint64 wan; KgMoneyNotes notes; } cases[] = {
    { "7", YI, 70000, KG_MONEY_EXACT },
    { "7", WAN, 7, KG_MONEY_EXACT },
    { "7", NONE, 7, KG_MONEY_EXACT },
    { "70000", YUAN, 7, KG_MONEY_EXACT },
    { "0", YI, 0, KG_MONEY_EXACT },
    { "12.5亿", WAN, 125000, KG_MONEY_EXACT },
    { "12.5亿元", NONE, 125000, KG_MONEY_EXACT },
    { "3000万元", YI, 3000, KG_MONEY_EXACT },
    { "¥1,200万", YI, 1200, KG_MONEY_EXACT },
    { "¥1,234,567.00元", WAN, 123, KG_MONEY_ROUNDED },
    { "18.00", YI, 180000, KG_MONEY_EXACT },
    { "12.5 亿元", NONE, 125000, KG_MONEY_EXACT },
    { "1亿2000万", NONE, 12000, KG_MONEY_EXACT },
    { "5千万元", NONE, 5000, KG_MONEY_EXACT },
    { "3百万", NONE, 300, KG_MONEY_EXACT },
    { "约7", YI, 70000, KG_MONEY_APPROXIMATE },
    { "总投资约7亿元", WAN, 70000, KG_MONEY_APPROXIMATE },
    { "逾350亿元", WAN, 3500000, KG_MONEY_APPROXIMATE },
    { "10多亿元", WAN, 100000, KG_MONEY_APPROXIMATE },
    { "7亿左右", WAN, 70000, KG_MONEY_APPROXIMATE },
    { "7-8亿元", WAN, 70000, KG_MONEY_RANGE },
    { "7~8", YI, 70000, KG_MONEY_RANGE },
    { "7亿元至8亿元", WAN, 70000, KG_MONEY_RANGE },
    { "18(暂定)", YI, 180000, KG_MONEY_REMARK },
    { "7.12345", YI, 71235, KG_MONEY_ROUNDED },
    { "7.12344", YI, 71234, KG_MONEY_ROUNDED },
    { "12.299999999999999", YI, 123000, KG_MONEY_EXACT },
    { "0.00004", YI, 0, KG_MONEY_ROUNDED },
    { "1000000", YI, KG_MONEY_MAX, KG_MONEY_EXACT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    gint64 wan = -7;
    KgMoneyNotes notes = 0xff;

    g_test_message ("%s", cases[i].text);
    g_assert_true (kg_money_parse (cases[i].text, cases[i].unit, &wan, &notes, &error));
    g_assert_no_error (error);
    g_assert_cmpint (wan, ==, cases[i].wan);
    g_assert_cmpint (notes, ==, cases[i].notes);
  }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "", "待定", "七亿", "-5", "-5亿", "1,23", "1,2345", "12,34,567", "12.5亿吨", "30%", "2亿美元", "$7",
    "1000001亿", "99999999999999999999", "7亿8亿", "1.2.3", "亿元", "约", "0x10", "1e5", "7亿(", "#REF!",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    gint64 wan = -7;
    gboolean taken = kg_money_parse (texts[i], YI, &wan, NULL, &error);

    g_test_message ("%s", texts[i]);
    /* An open bracket is a remark like any other. */
    if (g_str_equal (texts[i], "7亿(")) {
      g_assert_true (taken);
      continue;
    }
    g_assert_false (taken);
    g_assert_error (error, KG_ERROR, KG_ERROR_BAD_CELL);
    g_assert_nonnull (strstr (error->message, texts[i]));
    g_assert_cmpint (wan, ==, -7);
  }
}

static void
test_units (void)
{
  g_assert_cmpint (kg_money_unit_from_words ("总投资(亿元)"), ==, YI);
  g_assert_cmpint (kg_money_unit_from_words ("总投资(万元)"), ==, WAN);
  g_assert_cmpint (kg_money_unit_from_words ("单位: 万元"), ==, WAN);
  g_assert_cmpint (kg_money_unit_from_words ("投资(元)"), ==, YUAN);
  g_assert_cmpint (kg_money_unit_from_words ("总投资"), ==, NONE);
  g_assert_cmpint (kg_money_unit_from_words (NULL), ==, NONE);
  g_assert_cmpstr (kg_money_unit_get_word (YI), ==, "亿元");
  g_assert_null (kg_money_unit_get_word (NONE));
}

static void
test_format (void)
{
  static const struct { gint64 wan; const char *text; } cases[] = {
    { KG_MONEY_NONE, "" }, { 0, "0万元" }, { 7, "7万元" }, { 999, "999万元" }, { 3200, "3,200万元" },
    { 9999, "9,999万元" }, { 10000, "1.00亿元" }, { 125000, "12.50亿元" }, { 10049, "1.00亿元" },
    { 10050, "1.01亿元" }, { 19999, "2.00亿元" }, { 1356000, "135.60亿元" }, { 12345678, "1,234.57亿元" },
    { KG_MONEY_MAX, "1,000,000.00亿元" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = kg_money_format (cases[i].wan);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/sums", test_sums);
  g_test_add_func ("/money/refused", test_refused);
  g_test_add_func ("/money/units", test_units);
  g_test_add_func ("/money/format", test_format);

  return g_test_run ();
}
