// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-day-mark.h"

#include <string.h>

/* Words by which lists and calendars say whether one works on a day. They are
 * looked for anywhere in a text, since a name may stand around them: 春节（休）. */

/* Read before 班 and 工作日, which they contain. */
static const char *const off_in_spite[] = { "不上班", "不用上班", "无需上班", "非工作日", NULL };
static const char *const not_work[] = { "值班", "航班", "下班", NULL };
static const char *const work_words[] = { "班", "工作日", NULL };
static const char *const off_words[] = { "休", "假", "节日", NULL };

static gboolean
holds_any (const char        *text,
           const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static char *
without (const char *text,
         const char *word)
{
  g_auto (GStrv) parts = g_strsplit (text, word, -1);

  return g_strjoinv ("", parts);
}

/* English ones are whole words: Workers' Day is a holiday. */
static gboolean
has_word (char       **words,
          const char  *word)
{
  return g_strv_contains ((const char *const *) words, word);
}

static char **
split_english (const char *text)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);

  for (char *p = folded; *p != '\0'; p++)
    if (!g_ascii_islower (*p))
      *p = ' ';

  return g_strsplit (folded, " ", -1);
}

static KgDayMark
english_mark (const char *text)
{
  g_auto (GStrv) words = split_english (text);

  if (has_word (words, "workday") || has_word (words, "workdays") || has_word (words, "working"))
    return KG_DAY_MARK_WORK;
  if (has_word (words, "off") || has_word (words, "holiday") || has_word (words, "holidays"))
    return KG_DAY_MARK_OFF;

  return has_word (words, "work") ? KG_DAY_MARK_WORK : KG_DAY_MARK_NONE;
}

/**
 * kg_day_mark_from_words:
 * @text: a cell that says what a day is, or the name of an event
 *
 * A bare 调休 is said of both days of an exchange; its weekday tells which one
 * is meant.
 */
KgDayMark
kg_day_mark_from_words (const char *text)
{
  g_autofree char *rest = NULL;
  gboolean swap = strstr (text, "调休") != NULL;

  if (holds_any (text, off_in_spite))
    return KG_DAY_MARK_OFF;

  rest = without (text, "调休");
  for (guint i = 0; not_work[i] != NULL; i++) {
    g_autofree char *shorter = without (rest, not_work[i]);

    g_free (rest);
    rest = g_steal_pointer (&shorter);
  }

  if (holds_any (rest, work_words))
    return KG_DAY_MARK_WORK;
  if (holds_any (rest, off_words))
    return KG_DAY_MARK_OFF;

  return swap ? KG_DAY_MARK_SWAP : english_mark (rest);
}

/**
 * kg_day_mark_in_brackets:
 *
 * Whether @text carries the sign of a day off that calendars put behind a
 * name: 春节（休）. Where one event has it, an event without any sign is no day
 * off but something else that is kept in the calendar.
 */
gboolean
kg_day_mark_in_brackets (const char *text)
{
  static const char *const signs[] = { "（休）", "(休)", "［休］", "[休]", "【休】", "「休」", NULL };

  return holds_any (text, signs);
}

/**
 * kg_day_mark_is_work:
 * @from: the first of the days that @mark is said of
 * @to: the last of them
 * @work: (out): whether they are working days
 *
 * Returns: %FALSE when @mark does not tell: there is none, or it is 调休 for
 *   weekdays and days of a weekend together
 */
gboolean
kg_day_mark_is_work (KgDayMark  mark,
                     KgDate     from,
                     KgDate     to,
                     gboolean  *work)
{
  *work = mark == KG_DAY_MARK_WORK;
  if (mark != KG_DAY_MARK_SWAP)
    return mark != KG_DAY_MARK_NONE;

  *work = kg_date_weekday (from) > 5;
  for (KgDate date = from; date <= to; date++)
    if ((kg_date_weekday (date) > 5) != *work)
      return FALSE;

  return TRUE;
}
