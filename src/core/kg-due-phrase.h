// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar.h"

G_BEGIN_DECLS

/* How a due day was said. */
typedef enum {
  KG_DUE_DAY,          /* a day by name: 11月27日, 下周三, 明天 */
  KG_DUE_PERIOD_END,   /* the end of a week, month, quarter or year: 月底, 年内 */
  KG_DUE_PERIOD_START, /* the day before something begins: 12月前, 元旦前 */
  KG_DUE_WORKDAYS,     /* so many working days from today */
  KG_DUE_DAYS,
  KG_DUE_WEEKS,
  KG_DUE_MONTHS,
  KG_DUE_YEARS,
  KG_DUE_MEETING,      /* the next meeting of the series */
} KgDueForm;

/**
 * KgDuePhrase:
 *
 * A due day as somebody said it. @date is the day that was named, working
 * day or not; @working_day is the last working day up to it, to be offered
 * when the two differ.
 */
typedef struct {
  KgDueForm form;
  KgDate date;
  KgDate working_day;
  gsize start;        /* bytes of the text that say it */
  gsize end;
  int count;          /* of the counted forms, else 0 */
  gboolean firm;      /* said as a limit (前, 内, 底), not just as a day */
  gboolean next_year; /* no year was said and this year's day is long past */
  gboolean past;      /* the day lies before today */
} KgDuePhrase;

gboolean kg_due_phrase_find     (const char        *text,
                                 KgDate             today,
                                 const KgCalendar  *calendar,
                                 KgDate             next_meeting,
                                 KgDuePhrase       *phrase);
GArray  *kg_due_phrase_find_all (const char        *text,
                                 KgDate             today,
                                 const KgCalendar  *calendar,
                                 KgDate             next_meeting);
char    *kg_due_phrase_explain  (const KgDuePhrase *self);

G_END_DECLS
