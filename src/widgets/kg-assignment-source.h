// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-assignment-list.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_ASSIGNMENT_SOURCE (kg_assignment_source_get_type ())

G_DECLARE_FINAL_TYPE (KgAssignmentSource, kg_assignment_source, KG, ASSIGNMENT_SOURCE, GObject)

KgAssignmentSource *kg_assignment_source_new           (void);
KgWorkspace        *kg_assignment_source_get_workspace (KgAssignmentSource *self);
void                kg_assignment_source_set_workspace (KgAssignmentSource *self,
                                                        KgWorkspace        *workspace);
KgAssignmentList   *kg_assignment_source_get_list      (KgAssignmentSource *self);

G_END_DECLS
