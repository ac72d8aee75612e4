// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-assignment-list.h"

G_BEGIN_DECLS

#define KG_TYPE_ASSIGNMENT_UNIT_PICKER (kg_assignment_unit_picker_get_type ())

G_DECLARE_FINAL_TYPE (KgAssignmentUnitPicker, kg_assignment_unit_picker, KG, ASSIGNMENT_UNIT_PICKER, AdwBin)

const char *kg_assignment_unit_picker_get_unit (KgAssignmentUnitPicker *self);
void        kg_assignment_unit_picker_set_unit (KgAssignmentUnitPicker *self,
                                                const char             *unit_id);
void        kg_assignment_unit_picker_set_list (KgAssignmentUnitPicker *self,
                                                KgAssignmentList       *list);
void        kg_assignment_unit_picker_popup    (KgAssignmentUnitPicker *self);

G_END_DECLS
