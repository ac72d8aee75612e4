// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar-days.h"

G_BEGIN_DECLS

/**
 * KgCalendar:
 *
 * Which days are working days: Monday to Friday, save for the holidays and
 * make-up days (调休) it was given. Immutable, may be used from any thread.
 */
typedef struct _KgCalendar KgCalendar;

KgCalendar *kg_calendar_new          (void);
KgCalendar *kg_calendar_new_over     (const KgCalendar  *base,
                                      KgCalendarDays    *days);
KgCalendar *kg_calendar_parse        (const char        *text,
                                      const char        *name,
                                      GError           **error);
KgCalendar *kg_calendar_parse_over   (const KgCalendar  *base,
                                      const char        *text,
                                      const char        *name,
                                      GError           **error);
KgCalendar *kg_calendar_ref          (KgCalendar        *self);
void        kg_calendar_unref        (KgCalendar        *self);

gboolean    kg_calendar_is_workday   (const KgCalendar  *self,
                                      KgDate             date);
const char *kg_calendar_get_name     (const KgCalendar  *self,
                                      KgDate             date);
gboolean    kg_calendar_covers       (const KgCalendar  *self,
                                      int                year);
gboolean    kg_calendar_covers_span  (const KgCalendar  *self,
                                      KgDate             from,
                                      KgDate             to,
                                      int               *first_uncovered_year);
int         kg_calendar_count_year   (const KgCalendar  *self,
                                      int                year);
int         kg_calendar_ordinal      (const KgCalendar  *self,
                                      KgDate             date);
KgDate      kg_calendar_nth          (const KgCalendar  *self,
                                      int                n);
KgDate      kg_calendar_add          (const KgCalendar  *self,
                                      KgDate             date,
                                      int                workdays);
int         kg_calendar_between      (const KgCalendar  *self,
                                      KgDate             from,
                                      KgDate             to);
KgDate      kg_calendar_on_or_before (const KgCalendar  *self,
                                      KgDate             date);
KgDate      kg_calendar_on_or_after  (const KgCalendar  *self,
                                      KgDate             date);
char       *kg_calendar_note         (const KgCalendar  *self,
                                      KgDate             from,
                                      KgDate             to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgCalendar, kg_calendar_unref)

G_END_DECLS
