// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-date.h"

G_BEGIN_DECLS

/* What words say of a day in a calendar. */
typedef enum {
  KG_DAY_MARK_NONE, /* nothing: 春节 */
  KG_DAY_MARK_OFF,  /* a day off: 休, 放假, holiday */
  KG_DAY_MARK_WORK, /* a working day: 班, 补班, workday */
  KG_DAY_MARK_SWAP, /* 调休 and no more: the opposite of what its weekday is */
} KgDayMark;

KgDayMark kg_day_mark_from_words  (const char *text);
gboolean  kg_day_mark_in_brackets (const char *text);
gboolean  kg_day_mark_is_work     (KgDayMark   mark,
                                   KgDate      from,
                                   KgDate      to,
                                   gboolean   *work);

G_END_DECLS
