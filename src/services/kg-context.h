// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar.h"
#include "core/kg-light-rules.h"

G_BEGIN_DECLS

/**
 * KgContext:
 *
 * What every use case needs beside the store: which day it is, which days
 * are working days, and the rules in force. Immutable, so that it may cross
 * threads.
 */
typedef struct _KgContext KgContext;

KgContext        *kg_context_new          (KgDate            today);
KgContext        *kg_context_on_day       (const KgContext  *self,
                                           KgDate            today);
KgContext        *kg_context_ref          (KgContext        *self);
void              kg_context_unref        (KgContext        *self);

KgDate            kg_context_get_today    (const KgContext  *self);
const KgCalendar *kg_context_get_calendar (const KgContext  *self);
const KgRuleSet  *kg_context_get_rules    (const KgContext  *self);

const char       *kg_context_get_problem  (const KgContext  *self);

char             *kg_resource_text        (const char       *path);
char            **kg_resource_names       (const char       *folder);

KgDate            kg_today                (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgContext, kg_context_unref)

G_END_DECLS
