// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-assignment-list.h"
#include "services/kg-workspace.h"
#include "widgets/kg-ask-popover.h"

G_BEGIN_DECLS

/* Told once the store has it; @ids are those that were acted on. */
typedef void (*KgActedFunc) (GtkWidget         *page,
                             const char *const *ids);

void kg_assignment_acts_begin (GtkWidget          *page,
                               KgWorkspace        *workspace,
                               KgAskPopover       *ask,
                               GtkWidget          *at,
                               KgContext          *context,
                               KgAssignmentAction  action,
                               GPtrArray          *items,
                               KgActedFunc         acted);

G_END_DECLS
