// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Keys of the setting table. */
#define KG_SETTING_CALENDAR "calendar"       /* days over the shipped calendar */
#define KG_SETTING_RULES_IN_FORCE "rules"    /* key of the rule set in force */
#define KG_SETTING_RULES_PREFIX "rules:"     /* + key: the text of a rule set */
#define KG_SETTING_TEMPLATE_PREFIX "template:" /* + key: the text of a template */

KgContext *kg_context_in_store (KgTxn           *txn,
                                KgContext       *context,
                                GError         **error);

G_END_DECLS
