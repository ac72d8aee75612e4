// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"

G_BEGIN_DECLS

/**
 * KgMinutesTyped:
 *
 * What was typed into minutes and is not in the store yet, so that their pages
 * say it at once and go on saying it when the store answers something older.
 */
typedef struct _KgMinutesTyped KgMinutesTyped;

KgMinutesTyped *kg_minutes_typed_new    (void);
void            kg_minutes_typed_free   (KgMinutesTyped       *self);
void            kg_minutes_typed_add    (KgMinutesTyped       *self,
                                         const char           *id,
                                         const char           *text);
void            kg_minutes_typed_stored (KgMinutesTyped       *self,
                                         const char           *id,
                                         const char           *text);
void            kg_minutes_typed_clear  (KgMinutesTyped       *self);
KgMinutes      *kg_minutes_typed_apply  (const KgMinutesTyped *self,
                                         KgMinutes            *minutes);

G_END_DECLS
