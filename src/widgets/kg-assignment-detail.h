// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-assignment-list.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_ASSIGNMENT_DETAIL (kg_assignment_detail_get_type ())

G_DECLARE_FINAL_TYPE (KgAssignmentDetail, kg_assignment_detail, KG, ASSIGNMENT_DETAIL, AdwBin)

void       kg_assignment_detail_show          (KgAssignmentDetail     *self,
                                               KgWorkspace            *workspace,
                                               KgAssignmentList       *list,
                                               const KgAssignmentItem *item);
GtkWidget *kg_assignment_detail_get_button    (KgAssignmentDetail     *self,
                                               KgAssignmentAction      action);

/* The action of a page that a button of the detail activates, and its key. */
const char *kg_assignment_action_name         (KgAssignmentAction      action);
guint       kg_assignment_action_key          (KgAssignmentAction      action);

G_END_DECLS
