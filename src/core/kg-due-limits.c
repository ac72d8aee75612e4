// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-due-limits.h"
#include "core/kg-phrase-reader.h"

/* Without a year, a day this long past means the one of next year. */
#define CLEARLY_PAST 60

gboolean
kg_due_eat_before (const char **at)
{
  static const char *const words[] = { "前", "之前", "以前", "为止", "前后", NULL };
  const char *p = *at;
  int word = kg_phrase_eat_any (&p, words);

  /* 前期, 前置, 前往 and their like are other words; 前后 is no limit. */
  if (word < 0 || word == 4)
    return FALSE;
  if (word == 0 && kg_phrase_is_one_of (kg_phrase_char (p), "期往述置端景来列线沿言者去因"))
    return FALSE;
  if (word == 0 && kg_phrase_is_one_of (kg_phrase_char (p), "提") &&
      !kg_phrase_is_one_of (kg_phrase_char (g_utf8_next_char (p)), "出交供报请升")) /* 前提 */
    return FALSE;

  *at = p;
  return TRUE;
}

gboolean
kg_due_eat_within (const char **at)
{
  static const char *const words[] = { "内", "之内", "以内", NULL };
  const char *p = *at;

  if (kg_phrase_eat_any (&p, words) < 0 ||
      kg_phrase_is_one_of (kg_phrase_char (p), "部容涵控环外"))
    return FALSE;

  *at = p;
  return TRUE;
}

void
kg_due_eat_time_of_day (const char **at)
{
  static const char *const parts[] = {
    "上午", "中午", "下午", "晚上", "晚间", "晚", "早上", "下班", NULL
  };
  static const char *const hours[] = { "点半", "点", "时", NULL };
  const char *p;

  kg_phrase_eat_any (at, parts);
  p = *at;
  if (kg_phrase_eat_digits (&p, NULL) < 0)
    return;
  if (kg_phrase_eat_any (&p, hours) >= 0 ||
      (kg_phrase_eat (&p, ":") && kg_phrase_eat_digits (&p, NULL) >= 0))
    *at = p;
}

/* What may follow the name of a day. 前 on a named day means that this day
 * is the last one, as minutes use it. */
void
kg_due_eat_day_limit (const char **at,
                      KgDuePhrase *out)
{
  kg_due_eat_time_of_day (at);
  out->firm = kg_due_eat_before (at);
}

/* What follows the name of a week, month, quarter, half or year. */
gboolean
kg_due_eat_period_end (const char **at,
                       KgDuePhrase *out)
{
  static const char *const ends[] = { "底", "末", "月底", "月末", NULL };
  const char *p;

  if (kg_phrase_eat_any (at, ends) >= 0) {
    kg_due_eat_before (at);
    out->firm = TRUE;
    return TRUE;
  }
  if (kg_due_eat_within (at)) {
    out->firm = TRUE;
    return TRUE;
  }

  /* Not eaten: the verb belongs to the task. */
  p = *at;
  return kg_phrase_eat_task (&p);
}

/* What stands beside a phrase */

gboolean
kg_due_ends_with_any (const KgDueContext *ctx,
                      const char         *at,
                      const char *const  *words)
{
  while (at > ctx->text && kg_phrase_is_blank (kg_phrase_char (g_utf8_prev_char (at))))
    at = g_utf8_prev_char (at);

  for (int i = 0; words[i] != NULL; i++) {
    const char *p = at;
    glong n = g_utf8_strlen (words[i], -1);

    while (n > 0 && p > ctx->text) {
      p = g_utf8_prev_char (p);
      n--;
    }
    if (n == 0 && g_str_has_prefix (p, words[i]))
      return TRUE;
  }

  return FALSE;
}

/* A day that stands free or after a unit, not inside a code or a name. */
gboolean
kg_due_stands_free_before (const KgDueContext *ctx,
                           const char         *at)
{
  gunichar c = kg_phrase_before (ctx->text, at);

  return c == 0 ||
         kg_phrase_is_one_of (c, "，。、；：！？,.;:!?()[]【】“”\"\n"
                                 "局委办镇街道园区心队司会所城组部院处行方位门府于在至到定须应将并");
}

gboolean
kg_due_stands_free_after (const char *at)
{
  gunichar c = kg_phrase_char (at);

  return c == 0 || kg_phrase_is_blank (c) ||
         kg_phrase_is_one_of (c, "，。、；：！？,;:!?()[]【】“”\"\n") ||
         kg_phrase_eat_task (&at);
}

int
kg_due_number_class (gunichar c)
{
  if (c >= '0' && c <= '9')
    return 1;

  return kg_phrase_is_one_of (c, "〇零一二三四五六七八九十百两") ? 2 : 0;
}

/* Dates without a year */

gboolean
kg_due_set_day (const KgDueContext *ctx,
                KgDate              date,
                KgDuePhrase        *out)
{
  out->date = date;
  return date != KG_DATE_NONE;
}

gboolean
kg_due_set_month_day (const KgDueContext *ctx,
                      int                 year,
                      int                 month,
                      int                 day,
                      KgDuePhrase        *out)
{
  KgDate date;
  KgDate judged;

  if (year != 0)
    return kg_due_set_day (ctx, kg_date_new (year, month, day), out);

  date = kg_date_new (ctx->year, month, day);
  judged = date != KG_DATE_NONE ? date : kg_date_month_end (ctx->year, month);
  if (judged == KG_DATE_NONE)
    return FALSE;
  if (ctx->today - judged > CLEARLY_PAST) {
    date = kg_date_new (ctx->year + 1, month, day);
    out->next_year = TRUE;
  }

  return kg_due_set_day (ctx, date, out);
}

gboolean
kg_due_set_month_end (const KgDueContext *ctx,
                      int                 year,
                      int                 month,
                      KgDuePhrase        *out)
{
  KgDate date = kg_date_month_end (year != 0 ? year : ctx->year, month);

  if (year == 0 && date != KG_DATE_NONE && ctx->today - date > CLEARLY_PAST) {
    date = kg_date_month_end (ctx->year + 1, month);
    out->next_year = TRUE;
  }

  out->form = KG_DUE_PERIOD_END;
  return kg_due_set_day (ctx, date, out);
}
