// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar.h"
#include "core/kg-tables.h"

G_BEGIN_DECLS

/* Words for people, in the language of the process. */

const char *kg_label_code         (const KgTable    *table,
                                   int               column,
                                   const char       *code);
const char *kg_label_table        (const KgTable    *table);
const char *kg_label_weekday      (int               weekday);
char       *kg_label_date         (KgDate            date);
char       *kg_label_day          (KgDate            date);
char       *kg_label_day_near     (KgDate            date,
                                   KgDate            today);
char       *kg_label_day_weekday  (KgDate            date);
char       *kg_label_day_weekday_near (KgDate        date,
                                       KgDate        today);
char       *kg_label_week         (KgDate            date);
char       *kg_label_due          (KgDate            due,
                                   KgDate            today,
                                   const KgCalendar *calendar);
char       *kg_label_slack        (int               workdays);

G_END_DECLS
