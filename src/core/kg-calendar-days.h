// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-date.h"

G_BEGIN_DECLS

/* How a source counts what stands in it. */
typedef enum {
  KG_CALENDAR_LINE,
  KG_CALENDAR_ROW,
  KG_CALENDAR_EVENT,
} KgCalendarUnit;

typedef struct {
  KgDate date;
  gboolean work;    /* a working day; otherwise a day off */
  const char *name; /* nullable: 国庆节, 春节调休 */
  guint place;      /* the line, row or event that gives it, from 1 */
} KgCalendarDay;

/**
 * KgCalendarDays:
 *
 * Days off and working days as one source gives them, each of them once. What
 * is not in it goes by the weekday, or by the calendar that it is laid over.
 */
typedef struct _KgCalendarDays KgCalendarDays;

KgCalendarDays      *kg_calendar_days_new          (const char           *source,
                                                    KgCalendarUnit        unit);
KgCalendarDays      *kg_calendar_days_parse        (const char           *text,
                                                    const char           *source,
                                                    GError              **error);
void                 kg_calendar_days_free         (KgCalendarDays       *self);

const char          *kg_calendar_days_get_source   (const KgCalendarDays *self);
guint                kg_calendar_days_get_size     (const KgCalendarDays *self);
const KgCalendarDay *kg_calendar_days_get          (const KgCalendarDays *self,
                                                    guint                 index);
const KgCalendarDay *kg_calendar_days_find         (const KgCalendarDays *self,
                                                    KgDate                date);
char                *kg_calendar_days_where        (const KgCalendarDays *self,
                                                    guint                 place);
char                *kg_calendar_days_to_text      (const KgCalendarDays *self);

gboolean             kg_calendar_days_add          (KgCalendarDays       *self,
                                                    KgDate                from,
                                                    KgDate                to,
                                                    gboolean              work,
                                                    const char           *name,
                                                    guint                 place,
                                                    GError              **error);
KgCalendarDays      *kg_calendar_days_merge        (const KgCalendarDays *self,
                                                    const KgCalendarDays *over);
KgCalendarDays      *kg_calendar_days_without_year (const KgCalendarDays *self,
                                                    int                   year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgCalendarDays, kg_calendar_days_free)

G_END_DECLS
