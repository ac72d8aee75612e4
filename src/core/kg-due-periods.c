// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-due-limits.h"
#include "core/kg-phrase-reader.h"

/* Readers of counts, months, quarters and years. */

#define MAX_COUNT 3660

static gboolean
set_counted (const KgDueContext *ctx,
             KgDueForm           form,
             int                 count,
             KgDuePhrase        *out)
{
  if (count <= 0 || count > MAX_COUNT)
    return FALSE;

  out->form = form;
  out->count = count;
  switch (form) {
  case KG_DUE_WORKDAYS:
    return kg_due_set_day (ctx, kg_calendar_add (ctx->calendar, ctx->today, count), out);
  case KG_DUE_DAYS:
    return kg_due_set_day (ctx, ctx->today + count, out);
  case KG_DUE_WEEKS:
    return count <= 520 && kg_due_set_day (ctx, ctx->today + 7 * count, out);
  case KG_DUE_MONTHS:
    return count <= 120 && kg_due_set_day (ctx, kg_date_add_months (ctx->today, count), out);
  case KG_DUE_YEARS:
    return count <= 10 && kg_due_set_day (ctx, kg_date_add_months (ctx->today, 12 * count), out);
  case KG_DUE_DAY:
  case KG_DUE_PERIOD_END:
  case KG_DUE_PERIOD_START:
  case KG_DUE_MEETING:
  default:
    g_return_val_if_reached (FALSE);
  }
}

/* Whether a count at @at begins today: not after an event that nobody has a
 * date for (摘牌后3个工作日内), and not a length (压缩至3个工作日内). */
static gboolean
counts_from_today (const KgDueContext *ctx,
                   const char         *at)
{
  static const char *const lengths[] = {
    "压缩至", "压缩到", "压缩在", "压减至", "缩短至", "缩短到", "缩短为", "缩减至", "控制在", "控制到",
    "提前", "会前", "过去", "之前", "近", NULL
  };
  static const char *const from_now[] = {
    "会后", "会议后", "会议结束后", "今后", "此后", "最后", "即日起", "今日起", "今天起", "会议之日起",
    "会议当日起", "纪要印发之日起", "纪要下发之日起", "纪要印发后", "纪要下发后", NULL
  };
  const char *p = at;
  gunichar c = kg_phrase_before (ctx->text, at);

  if (kg_due_ends_with_any (ctx, at, lengths))
    return FALSE;

  if (c == ',') {
    while (kg_phrase_char (p) != ',' || p == at)
      p = g_utf8_prev_char (p);
    c = kg_phrase_before (ctx->text, p);
  }

  return !kg_phrase_is_one_of (c, "后起") || kg_due_ends_with_any (ctx, p, from_now);
}

gboolean
kg_due_read_counted (const KgDueContext *ctx,
                     const char        **at,
                     KgDuePhrase        *out)
{
  static const char *const units[] = {
    "个工作日", "个工作天", "工作日", "个自然日", "个日历天", "天", "日", "周", "个星期", "星期", "个礼拜",
    "个月", "年", "个小时", "小时", NULL
  };
  static const KgDueForm forms[] = {
    KG_DUE_WORKDAYS, KG_DUE_WORKDAYS, KG_DUE_WORKDAYS, KG_DUE_DAYS, KG_DUE_DAYS, KG_DUE_DAYS,
    KG_DUE_DAYS, KG_DUE_WEEKS, KG_DUE_WEEKS, KG_DUE_WEEKS, KG_DUE_WEEKS, KG_DUE_MONTHS,
    KG_DUE_YEARS, KG_DUE_DAYS, KG_DUE_DAYS,
  };
  static const char *const halves[] = { "半个月", "半月", "半年", NULL };
  static const char *const ranges[] = { "-", "~", "—", "–", "至", "到", "或", NULL };
  const char *p = *at;
  int unit, half;
  int n;

  half = kg_phrase_eat_any (&p, halves);
  if (half >= 0) {
    if (!kg_due_eat_within (&p) || !counts_from_today (ctx, *at))
      return FALSE;
    out->firm = TRUE;
    *at = p;
    return half == 2 ? set_counted (ctx, KG_DUE_MONTHS, 6, out)
                     : set_counted (ctx, KG_DUE_DAYS, 15, out);
  }

  n = kg_phrase_eat_number (&p);
  if (n < 0)
    return FALSE;
  if (kg_phrase_eat_any (&p, ranges) >= 0)
    n = kg_phrase_eat_number (&p);
  unit = kg_phrase_eat_any (&p, units);
  if (unit < 0 || !kg_due_eat_within (&p) || !counts_from_today (ctx, *at))
    return FALSE;
  if (unit >= 13)
    n = (n + 23) / 24;

  out->firm = TRUE;
  *at = p;
  return set_counted (ctx, forms[unit], n, out);
}

gboolean
kg_due_read_nth_workday (const KgDueContext *ctx,
                         const char        **at,
                         KgDuePhrase        *out)
{
  const char *p = *at;
  int n;

  if (!kg_phrase_eat (&p, "第"))
    return FALSE;
  n = kg_phrase_eat_number (&p);
  if (n < 0 || !kg_phrase_eat (&p, "个工作日") || !counts_from_today (ctx, *at))
    return FALSE;

  if (!kg_due_eat_within (&p))
    kg_due_eat_before (&p);
  out->firm = TRUE;
  *at = p;
  return set_counted (ctx, KG_DUE_WORKDAYS, n, out);
}

/* 2026年, 二〇二六年, 今年, 明年; 0 when no year is said. */
static int
eat_year (const KgDueContext *ctx,
          const char        **at)
{
  static const char *const names[] = { "今年", "本年", "本年度", "当年", "明年", "来年", NULL };
  const char *p = *at;
  int year = kg_phrase_eat_any (at, names);

  if (year == 3 && !kg_due_stands_free_before (ctx, p))
    return 0;
  if (year >= 0)
    return ctx->year + (year >= 4);

  year = kg_phrase_eat_number (&p);
  if (year < 1900 || year > 2199 || !kg_phrase_eat (&p, "年"))
    return 0;
  kg_phrase_eat (&p, "度");

  *at = p;
  return year;
}

static gboolean
read_day_of_month (const KgDueContext *ctx,
                   const char        **at,
                   int                 year,
                   int                 month,
                   KgDuePhrase        *out)
{
  static const char *const days[] = { "日", "号", NULL };
  static const char *const ranges[] = { "-", "~", "—", "–", "至", "到", NULL };
  const char *p = *at;
  int day = kg_phrase_eat_number (&p);
  const char *q;

  if (day < 0 || kg_phrase_eat_any (&p, days) < 0)
    return FALSE;

  /* 11月20日至27日: the last day is the one that counts. */
  q = p;
  if (kg_phrase_eat_any (&q, ranges) >= 0) {
    int last = kg_phrase_eat_number (&q);

    if (last > 0 && kg_phrase_eat (&q, "月"))
      return FALSE;
    if (last > day && kg_phrase_eat_any (&q, days) >= 0) {
      day = last;
      p = q;
    }
  }

  if (!kg_due_set_month_day (ctx, year, month, day, out))
    return FALSE;

  kg_due_eat_day_limit (&p, out);
  *at = p;
  return TRUE;
}

static gboolean
read_month (const KgDueContext *ctx,
            const char        **at,
            int                 year,
            int                 month,
            KgDuePhrase        *out)
{
  static const char *const thirds[] = { "上旬", "中旬", "下旬", NULL };
  const char *p = *at;
  int third;

  if (read_day_of_month (ctx, at, year, month, out))
    return TRUE;

  third = kg_phrase_eat_any (&p, thirds);
  if (third >= 0) {
    if (third < 2 ? !kg_due_set_month_day (ctx, year, month, third == 0 ? 10 : 20, out)
                  : !kg_due_set_month_end (ctx, year, month, out))
      return FALSE;
    out->form = KG_DUE_PERIOD_END;
    out->firm = kg_due_eat_before (&p) || kg_due_eat_within (&p);
    *at = p;
    return TRUE;
  }

  if (kg_due_eat_before (&p)) {
    if (!kg_due_set_month_day (ctx, year, month, 1, out))
      return FALSE;
    out->form = KG_DUE_PERIOD_START;
    out->firm = TRUE;
    *at = p;
    return kg_due_set_day (ctx, out->date - 1, out);
  }

  kg_phrase_eat (&p, "份");
  if (!kg_due_eat_period_end (&p, out))
    return FALSE;
  *at = p;
  return kg_due_set_month_end (ctx, year, month, out);
}

gboolean
kg_due_read_this_or_next_month (const KgDueContext *ctx,
                                const char        **at,
                                KgDuePhrase        *out)
{
  static const char *const names[] = {
    "本月", "这个月", "当月", "下月", "下个月", "次月", "月", NULL
  };
  static const char *const bare[] = { "月底", "月末", "月内", NULL };
  const char *p = *at;
  int i = kg_phrase_eat_any (&p, names);
  KgDate month;
  int y, m;

  if (i < 0)
    return FALSE;
  /* 拿地当月开工: the month of an event. */
  if ((i == 2 || i == 5) && !kg_due_stands_free_before (ctx, *at))
    return FALSE;
  if (i == 6) {
    const char *q = *at;

    if (kg_phrase_eat_any (&q, bare) < 0 ||
        kg_phrase_is_one_of (kg_phrase_before (ctx->text, *at),
                             "个每上岁当年〇零一二三四五六七八九十两半几0123456789"))
      return FALSE;
  }

  month = kg_date_add_months (ctx->today, i >= 3 && i <= 5);
  kg_date_get_ymd (month, &y, &m, NULL);
  *at = p;
  return read_month (ctx, at, y, m, out);
}

static gboolean
read_quarter (const KgDueContext *ctx,
              const char        **at,
              int                 year,
              KgDuePhrase        *out)
{
  static const char *const named[] = { "本季度", "下季度", "季度", "季", NULL };
  static const char *const halves[] = { "上半年", "下半年", NULL };
  const char *p = *at;
  int i = kg_phrase_eat_any (&p, halves);
  int quarter;

  if (i >= 0) {
    quarter = i == 0 ? 2 : 4;
  } else {
    i = kg_phrase_eat_any (&p, named);
    if (i >= 0) {
      quarter = (ctx->month + 2) / 3 + (i == 1);
      year = ctx->year + (quarter > 4);
      quarter = quarter > 4 ? 1 : quarter;
      if (i >= 2 && !kg_phrase_is_one_of (kg_phrase_char (p), "末底"))
        return FALSE;
    } else {
      kg_phrase_eat (&p, "第");
      quarter = kg_phrase_eat_number (&p);
      if (quarter < 1 || quarter > 4 || !kg_phrase_eat (&p, "季度"))
        return FALSE;
    }
  }

  if (kg_due_eat_period_end (&p, out)) {
    *at = p;
    return kg_due_set_month_end (ctx, year, quarter * 3, out);
  }
  if (!kg_due_eat_before (&p) ||
      !kg_due_set_month_day (ctx, year, quarter * 3 - 2, 1, out))
    return FALSE;

  out->form = KG_DUE_PERIOD_START;
  out->firm = TRUE;
  *at = p;
  return kg_due_set_day (ctx, out->date - 1, out);
}

gboolean
kg_due_read_dated (const KgDueContext *ctx,
                   const char        **at,
                   KgDuePhrase        *out)
{
  static const char *const ends[] = { "底", "末", "年底", "年末", "终", NULL };
  const char *p = *at;
  const char *q;
  int year = eat_year (ctx, &p);
  int month;

  q = p;
  month = kg_phrase_eat_number (&q);
  /* 一月内 may be January or one month: left alone. */
  if (month >= 1 && month <= 12 && kg_phrase_eat (&q, "月") &&
      (year != 0 || !kg_phrase_is_one_of (kg_phrase_before (ctx->text, *at), "年")) &&
      !(kg_due_number_class (kg_phrase_char (kg_phrase_skip_blank (p))) == 2 &&
        kg_phrase_is_one_of (kg_phrase_char (kg_phrase_skip_blank (q)), "内"))) {
    *at = q;
    return read_month (ctx, at, year, month, out);
  }

  *at = p;
  if (read_quarter (ctx, at, year, out))
    return TRUE;

  if (year == 0) {
    if (!kg_phrase_eat (&p, "年") ||
        kg_phrase_is_one_of (kg_phrase_before (ctx->text, *at),
                             "年去同往历近多几次全半前〇零一二三四五六七八九十百两0123456789"))
      return FALSE;
    year = ctx->year;
  }

  /* 年前 may mean before the Spring Festival, 2027年前 may go on with 三季度:
   * both are left alone. */
  if (kg_phrase_eat_any (&p, ends) >= 0)
    kg_due_eat_before (&p);
  else if (!kg_due_eat_within (&p))
    return FALSE;

  out->firm = TRUE;
  *at = p;
  return kg_due_set_month_end (ctx, year, 12, out);
}
