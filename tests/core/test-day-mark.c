// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-day-mark.h"

static void
test_words (void)
{
  static const struct {
    const char *text;
    KgDayMark mark;
  } words[] = {
    { "休", KG_DAY_MARK_OFF },
    { "休息", KG_DAY_MARK_OFF },
    { "放假", KG_DAY_MARK_OFF },
    { "节假日", KG_DAY_MARK_OFF },
    { "法定节日", KG_DAY_MARK_OFF },
    { "放假调休", KG_DAY_MARK_OFF },
    { "春节（休）", KG_DAY_MARK_OFF },
    { "off", KG_DAY_MARK_OFF },
    { "Holiday", KG_DAY_MARK_OFF },
    { "元旦，不上班", KG_DAY_MARK_OFF },
    { "非工作日", KG_DAY_MARK_OFF },
    { "Holiday, no work", KG_DAY_MARK_OFF },
    { "班", KG_DAY_MARK_WORK },
    { "补班", KG_DAY_MARK_WORK },
    { "上班", KG_DAY_MARK_WORK },
    { "调休上班", KG_DAY_MARK_WORK },
    { "休息日补班", KG_DAY_MARK_WORK },
    { "工作日", KG_DAY_MARK_WORK },
    { "春节(班)", KG_DAY_MARK_WORK },
    { "work", KG_DAY_MARK_WORK },
    { "WORKDAY", KG_DAY_MARK_WORK },
    { "Working day in lieu of a holiday", KG_DAY_MARK_WORK },
    { "调休", KG_DAY_MARK_SWAP },
    { "国庆节调休", KG_DAY_MARK_SWAP },
    { "春节", KG_DAY_MARK_NONE },
    { "值班", KG_DAY_MARK_NONE },
    { "Workers’ Day", KG_DAY_MARK_NONE },
    { "offer", KG_DAY_MARK_NONE },
    { "", KG_DAY_MARK_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kg_day_mark_from_words (words[i].text) != words[i].mark)
      g_error ("“%s”", words[i].text);
}

static void
test_brackets (void)
{
  g_assert_true (kg_day_mark_in_brackets ("春节（休）"));
  g_assert_true (kg_day_mark_in_brackets ("元旦(休)"));
  g_assert_false (kg_day_mark_in_brackets ("春节休假"));
  g_assert_false (kg_day_mark_in_brackets ("春节（班）"));
}

static void
test_days_that_are_swapped (void)
{
  KgDate friday = kg_date_new (2027, 2, 5);
  gboolean work;

  g_assert_true (kg_day_mark_is_work (KG_DAY_MARK_SWAP, friday, friday, &work));
  g_assert_false (work);
  g_assert_true (kg_day_mark_is_work (KG_DAY_MARK_SWAP, friday + 1, friday + 2, &work));
  g_assert_true (work);
  g_assert_false (kg_day_mark_is_work (KG_DAY_MARK_SWAP, friday, friday + 1, &work));
  g_assert_true (kg_day_mark_is_work (KG_DAY_MARK_OFF, friday, friday + 7, &work));
  g_assert_false (work);
  g_assert_true (kg_day_mark_is_work (KG_DAY_MARK_WORK, friday, friday + 7, &work));
  g_assert_true (work);
  g_assert_false (kg_day_mark_is_work (KG_DAY_MARK_NONE, friday, friday, &work));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day-mark/words", test_words);
  g_test_add_func ("/day-mark/brackets", test_brackets);
  g_test_add_func ("/day-mark/swapped", test_days_that_are_swapped);

  return g_test_run ();
}
