// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-due-limits.h"
#include "core/kg-phrase-reader.h"

/* Readers of single days: by name, by weekday, in digits. */

gboolean
kg_due_read_meeting (const KgDueContext *ctx,
                     const char        **at,
                     KgDuePhrase        *out)
{
  static const char *const names[] = {
    "下次例会", "下次周例会", "下次会议", "下次会", "下一次例会", "下一次周例会", "下一次会议",
    "下周例会", "下周周例会", "下期例会", NULL
  };
  const char *p = *at;

  if (kg_phrase_eat_any (&p, names) < 0)
    return FALSE;

  kg_phrase_eat (&p, "召开");
  out->form = KG_DUE_MEETING;
  out->firm = kg_due_eat_before (&p);
  if (!out->firm)
    kg_phrase_eat (&p, "上");
  *at = p;
  return kg_due_set_day (ctx, ctx->next_meeting, out);
}

gboolean
kg_due_read_near_day (const KgDueContext *ctx,
                      const char        **at,
                      KgDuePhrase        *out)
{
  static const char *const names[] = {
    "今天", "今日", "今晚", "当天", "当日", "明天", "明日", "后天", "后日", "大后天", NULL
  };
  static const int days[] = { 0, 0, 0, 0, 0, 1, 1, 2, 2, 3 };
  const char *p = *at;
  int i = kg_phrase_eat_any (&p, names);

  if (i < 0)
    return FALSE;
  /* 建成后天然气管道, 拿证当日开工. */
  if ((i == 3 || i == 4 || i >= 7) && !kg_due_stands_free_before (ctx, *at))
    return FALSE;
  if (kg_phrase_is_one_of (kg_phrase_char (p), "然津"))
    return FALSE;

  kg_due_eat_time_of_day (&p);
  out->firm = kg_due_eat_before (&p) || kg_due_eat_within (&p);
  *at = p;
  return kg_due_set_day (ctx, ctx->today + days[i], out);
}

gboolean
kg_due_read_week (const KgDueContext *ctx,
                  const char        **at,
                  KgDuePhrase        *out)
{
  static const char *const weeks[] = {
    "本周", "这周", "本星期", "下周", "下星期", "下个星期", "下礼拜", "下下周", "周", "星期", "礼拜", NULL
  };
  static const int ahead[] = { 0, 0, 0, 1, 1, 1, 1, 2, 0, 0, 0 };
  static const char *const days[] = { "一", "二", "三", "四", "五", "六", "日", "天", NULL };
  const char *p = *at;
  int week = kg_phrase_eat_any (&p, weeks);
  KgDate monday;
  int day;

  if (week < 0)
    return FALSE;

  monday = ctx->today - kg_date_weekday (ctx->today) + 1 + 7 * ahead[week];
  day = kg_phrase_eat_any (&p, days);
  if (day >= 0) {
    KgDate date = monday + MIN (day, 6);

    kg_due_eat_day_limit (&p, out);
    if (week >= 8) {
      /* 周日均 and 一周一次 are other words. */
      if (!out->firm && (!kg_due_stands_free_before (ctx, *at) || !kg_due_stands_free_after (p)))
        return FALSE;
      if (date < ctx->today)
        date += 7;
    }
    *at = p;
    return kg_due_set_day (ctx, date, out);
  }

  if (week >= 8)
    return FALSE;
  if (kg_phrase_eat (&p, "末")) {
    out->firm = kg_due_eat_before (&p);
    *at = p;
    return kg_due_set_day (ctx, monday + 6, out);
  }
  if (!kg_due_eat_period_end (&p, out))
    return FALSE;

  /* The week of a plan ends with its last working day. */
  out->form = KG_DUE_PERIOD_END;
  *at = p;
  return kg_due_set_day (ctx, MAX (kg_calendar_on_or_before (ctx->calendar, monday + 6), monday), out);
}

gboolean
kg_due_read_numeric (const KgDueContext *ctx,
                     const char        **at,
                     KgDuePhrase        *out)
{
  const char *p = *at;
  int part[3] = { 0, 0, 0 };
  int width = 0;
  int n = 0;
  gunichar separator = 0;
  gunichar before = *at > ctx->text ? kg_phrase_char (g_utf8_prev_char (*at)) : 0;

  if (before < 0x80 && (g_unichar_isalnum (before) || kg_phrase_is_one_of (before, "-/._#")))
    return FALSE;

  for (; n < 3; n++) {
    int w = 0;

    part[n] = kg_phrase_eat_digits (&p, &w);
    if (part[n] < 0)
      return FALSE;
    if (n == 0)
      width = w;
    if (n == (width == 4 ? 2 : 1))
      break;
    if (w > 2 && width != 4)
      return FALSE;
    if (!kg_phrase_is_one_of (kg_phrase_char (p), "-/.") ||
        (separator != 0 && separator != kg_phrase_char (p)))
      return FALSE;
    separator = kg_phrase_char (p);
    p = g_utf8_next_char (p);
  }
  if (kg_phrase_char (p) < 0x80 &&
      (g_unichar_isalnum (kg_phrase_char (p)) || kg_phrase_is_one_of (kg_phrase_char (p), "-/%_")))
    return FALSE;

  if (width == 4 ? !kg_due_set_month_day (ctx, part[0], part[1], part[2], out)
                 : !kg_due_set_month_day (ctx, 0, part[0], part[1], out))
    return FALSE;

  kg_due_eat_day_limit (&p, out);
  if (!out->firm && width != 4 &&
      (separator == '.' || !kg_due_stands_free_before (ctx, *at) || !kg_due_stands_free_after (p)))
    return FALSE;

  *at = p;
  return TRUE;
}

gboolean
kg_due_read_day_alone (const KgDueContext *ctx,
                       const char        **at,
                       KgDuePhrase        *out)
{
  static const char *const days[] = { "日", "号", NULL };
  const char *p = *at;
  int day = kg_phrase_eat_number (&p);
  KgDate month = ctx->today;
  int y, m;

  if (day < 1 || day > 31 || kg_phrase_eat_any (&p, days) < 0 ||
      kg_phrase_is_one_of (kg_phrase_before (ctx->text, *at), "月年"))
    return FALSE;
  kg_due_eat_day_limit (&p, out);
  if (!out->firm)
    return FALSE;

  kg_date_get_ymd (ctx->today, NULL, NULL, &m);
  if (day < m)
    month = kg_date_add_months (ctx->today, 1);
  kg_date_get_ymd (month, &y, &m, NULL);
  *at = p;
  return kg_due_set_day (ctx, kg_date_new (y, m, day), out);
}

gboolean
kg_due_read_festival (const KgDueContext *ctx,
                      const char        **at,
                      KgDuePhrase        *out)
{
  static const char *const names[] = { "元旦", "五一", "劳动节", "国庆", NULL };
  static const int month[] = { 1, 5, 5, 10 };
  static const char *const words[] = { "节假期", "假期", "长假", "节", NULL };
  const char *p = *at;
  int i = kg_phrase_eat_any (&p, names);
  KgDate date;

  if (i < 0)
    return FALSE;
  kg_phrase_eat_any (&p, words);
  if (!kg_due_eat_before (&p))
    return FALSE;

  date = kg_date_new (ctx->year, month[i], 1);
  if (date <= ctx->today)
    date = kg_date_new (ctx->year + 1, month[i], 1);
  out->form = KG_DUE_PERIOD_START;
  out->firm = TRUE;
  *at = p;
  return kg_due_set_day (ctx, date - 1, out);
}
