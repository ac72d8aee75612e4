// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-due-phrase.h"
#include "core/kg-due-limits.h"
#include "core/kg-labels.h"
#include "core/kg-phrase-reader.h"

#include <glib/gi18n-lib.h>

/* Due days as people write them in minutes. At every character one reader
 * after the other is tried; each either eats a whole phrase or leaves the
 * position where it was. What could mean two things is left alone: a day
 * that the program did not understand is typed once more, a day that it
 * misunderstood goes into the record. */

static gboolean
is_told_not_asked (const KgDueContext *ctx,
                   const char         *start,
                   const char         *end,
                   const KgDuePhrase  *phrase)
{
  static const char *const told[] = { "的", "已", "以来", "曾", "前", NULL };
  static const char *const after[] = {
    "起", "开始", "以后", "之后", "后", "会议", "例会", "会上", "印发", "至今", "专题会议", NULL
  };
  static const char *const former[] = {
    "原定", "原定于", "原计划", "原计划于", "原要求", "原", "截至", "根据", "依据", NULL
  };
  const char *p = end;

  if (kg_phrase_eat_any (&p, told) >= 0)
    return TRUE;
  if (!phrase->firm && (phrase->date < ctx->today || kg_phrase_eat_any (&p, after) >= 0))
    return TRUE;

  return kg_due_ends_with_any (ctx, start, former);
}

static gboolean
may_begin (const KgDueContext *ctx,
           const char         *at)
{
  gunichar c = kg_phrase_char (at);
  gunichar before = kg_phrase_before (ctx->text, at);
  int kind = kg_due_number_class (c);

  if (kg_phrase_is_blank (c))
    return FALSE;
  /* 每周五, 上周五, 隔周: not one day that lies ahead. */
  if (kg_phrase_is_one_of (before, "每逐隔上昨"))
    return FALSE;
  if (kind != 0 && (kg_due_number_class (before) == kind || kg_phrase_is_one_of (before, "第") ||
                    (kind == 1 && before == '.')))
    return FALSE;
  /* 统一, 逐一, 周一 end in a digit that counts nothing. */
  if (kg_phrase_is_one_of (c, "一") && kg_phrase_is_one_of (before, "统唯之万单专同"))
    return FALSE;

  return TRUE;
}

static gboolean
read_phrase (const KgDueContext *ctx,
             const char         *start,
             const char        **end,
             KgDuePhrase        *phrase)
{
  static const KgDueReader readers[] = {
    kg_due_read_meeting, kg_due_read_near_day, kg_due_read_counted, kg_due_read_nth_workday, kg_due_read_numeric, kg_due_read_dated,
    kg_due_read_this_or_next_month, kg_due_read_week, kg_due_read_day_alone, kg_due_read_festival,
  };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    const char *p = start;

    *phrase = (KgDuePhrase) { 0 };
    if (!readers[i] (ctx, &p, phrase))
      continue;

    phrase->start = start - ctx->text;
    phrase->end = p - ctx->text;
    phrase->working_day = kg_calendar_on_or_before (ctx->calendar, phrase->date);
    phrase->past = phrase->date < ctx->today;
    *end = p;
    return TRUE;
  }

  return FALSE;
}

/**
 * kg_due_phrase_find_all:
 * @text: valid UTF-8
 * @next_meeting: the day of the next meeting of the series, or none
 *
 * Every phrase in @text that says a due day, in order, quotations aside:
 * 本周五前, 下周三, 月底前, 下月10日前, 年内, 3个工作日内, 两周内, 一季度末,
 * 下次例会前, 11月27日, 11-27, 明天 and their like. Days that do not exist,
 * days that are told rather than asked for (11月20日前已完成), repeated days
 * (每周五) and limits that begin with an event (摘牌后3个工作日内) are not
 * among them.
 *
 * 前 on a named day means that this day itself is the last one; on a month
 * (12月前) or a festival (元旦前) it means the day before it begins. Limits in
 * days do not count today. A day without a year that is more than 60 days past
 * is taken for next year's. A day off stays as it was said.
 *
 * Returns: (transfer full) (element-type KgDuePhrase): the phrases
 */
GArray *
kg_due_phrase_find_all (const char       *text,
                        KgDate            today,
                        const KgCalendar *calendar,
                        KgDate            next_meeting)
{
  GArray *phrases = g_array_new (FALSE, FALSE, sizeof (KgDuePhrase));
  g_autoptr (GArray) quotations = NULL;
  KgDueContext ctx = { text, calendar, today, next_meeting };
  const char *end;

  g_return_val_if_fail (g_utf8_validate (text, -1, NULL), phrases);
  g_return_val_if_fail (today != KG_DATE_NONE, phrases);

  quotations = kg_phrase_quotations (text);
  kg_date_get_ymd (today, &ctx.year, &ctx.month, NULL);

  for (const char *p = text; *p != '\0'; p = end) {
    KgDuePhrase phrase;

    end = g_utf8_next_char (p);
    if (!may_begin (&ctx, p) || kg_phrase_range_holds (quotations, p - text) ||
        !read_phrase (&ctx, p, &end, &phrase))
      continue;
    if (!is_told_not_asked (&ctx, p, end, &phrase))
      g_array_append_val (phrases, phrase);
  }

  return phrases;
}

/**
 * kg_due_phrase_find:
 * @phrase: (out): set when there is one
 *
 * Finds the phrase that says when @text is due: the first one said as a
 * limit (前, 内, 底), else the first day that is named at all. See
 * kg_due_phrase_find_all().
 *
 * Returns: whether there is one
 */
gboolean
kg_due_phrase_find (const char       *text,
                    KgDate            today,
                    const KgCalendar *calendar,
                    KgDate            next_meeting,
                    KgDuePhrase      *phrase)
{
  g_autoptr (GArray) phrases = kg_due_phrase_find_all (text, today, calendar, next_meeting);
  guint chosen = 0;

  if (phrases->len == 0)
    return FALSE;

  while (chosen < phrases->len && !g_array_index (phrases, KgDuePhrase, chosen).firm)
    chosen++;
  *phrase = g_array_index (phrases, KgDuePhrase, chosen < phrases->len ? chosen : 0);
  return TRUE;
}

static char *
explain_day (const KgDuePhrase *self,
             const char        *date)
{
  switch (self->form) {
  case KG_DUE_WORKDAYS:
    return g_strdup_printf (ngettext ("%s, %d working day from today",
                                      "%s, %d working days from today", self->count),
                            date, self->count);
  case KG_DUE_DAYS:
    return g_strdup_printf (ngettext ("%s, %d calendar day from today",
                                      "%s, %d calendar days from today", self->count),
                            date, self->count);
  case KG_DUE_WEEKS:
    return g_strdup_printf (ngettext ("%s, %d week from today",
                                      "%s, %d weeks from today", self->count),
                            date, self->count);
  case KG_DUE_MONTHS:
    return g_strdup_printf (ngettext ("%s, %d month from today",
                                      "%s, %d months from today", self->count),
                            date, self->count);
  case KG_DUE_YEARS:
    return g_strdup_printf (ngettext ("%s, %d year from today",
                                      "%s, %d years from today", self->count),
                            date, self->count);
  case KG_DUE_MEETING:
    return g_strdup_printf (_("%s, the day of the next meeting"), date);
  case KG_DUE_PERIOD_END:
    return g_strdup_printf (_("%s, the last day of the period named"), date);
  case KG_DUE_PERIOD_START:
    return g_strdup_printf (_("%s, the day before it begins"), date);
  case KG_DUE_DAY:
  default:
    return g_strdup_printf (_("%s, the day named"), date);
  }
}

/**
 * kg_due_phrase_explain:
 *
 * Returns: (transfer full): what was understood and what is odd about it, in
 *   the language of the user
 */
char *
kg_due_phrase_explain (const KgDuePhrase *self)
{
  g_autofree char *date = kg_label_date (self->date);
  g_autofree char *day = explain_day (self, date);
  GString *text = g_string_new (day);

  if (self->next_year) {
    g_string_append_c (text, '\n');
    g_string_append (text, _("This year’s day is long past, so next year’s is meant."));
  }
  if (self->past) {
    g_string_append_c (text, '\n');
    g_string_append (text, _("This day is already past."));
  }
  if (self->working_day != self->date) {
    g_autofree char *working = kg_label_date (self->working_day);

    g_string_append_c (text, '\n');
    g_string_append_printf (text, _("Not a working day; the working day before it is %s."), working);
  }

  return g_string_free (text, FALSE);
}
