// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-assignment-list.h"

G_BEGIN_DECLS

#define KG_TYPE_FOLLOW_UP_CHIPS (kg_follow_up_chips_get_type ())

G_DECLARE_FINAL_TYPE (KgFollowUpChips, kg_follow_up_chips, KG, FOLLOW_UP_CHIPS, GtkBox)

KgAssignmentGroup kg_follow_up_chips_get_group  (KgFollowUpChips          *self);
void              kg_follow_up_chips_set_group  (KgFollowUpChips          *self,
                                                 KgAssignmentGroup         group);
void              kg_follow_up_chips_set_counts (KgFollowUpChips          *self,
                                                 const KgAssignmentCounts *counts);

G_END_DECLS
