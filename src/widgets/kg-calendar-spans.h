// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar.h"

G_BEGIN_DECLS

/* What a calendar says of a day. */
typedef enum {
  KG_DAY_WORK,     /* by its weekday */
  KG_DAY_WEEKEND,
  KG_DAY_OFF,      /* a holiday, on whatever weekday */
  KG_DAY_MAKE_UP,  /* a working day at a weekend (调休) */
} KgDayKind;

/* Days in a row of one kind and name; both ends within. */
typedef struct {
  KgDate from;
  KgDate to;
  gboolean work;
  const char *name; /* nullable, borrowed */
} KgCalendarSpan;

KgDayKind  kg_calendar_day_kind      (const KgCalendar     *calendar,
                                      KgDate                day);
GArray    *kg_calendar_spans_of_year (const KgCalendar     *calendar,
                                      int                   year);
GArray    *kg_calendar_spans_of_days (const KgCalendarDays *days);
char      *kg_calendar_span_days     (const KgCalendarSpan *span,
                                      gboolean              with_year);
char      *kg_calendar_span_kind     (const KgCalendarSpan *span);

G_END_DECLS
