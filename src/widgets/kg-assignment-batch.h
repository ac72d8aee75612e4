// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "core/kg-assignment.h"

G_BEGIN_DECLS

#define KG_TYPE_ASSIGNMENT_BATCH (kg_assignment_batch_get_type ())

G_DECLARE_FINAL_TYPE (KgAssignmentBatch, kg_assignment_batch, KG, ASSIGNMENT_BATCH, AdwBin)

void        kg_assignment_batch_set_counts   (KgAssignmentBatch  *self,
                                              guint               n_chosen,
                                              const guint         fits[KG_N_ACTIONS]);
GtkWidget  *kg_assignment_batch_get_button   (KgAssignmentBatch  *self,
                                              KgAssignmentAction  action);

/* The action of a page that acts on all that are chosen; NULL where one by
 * one is right. */
const char *kg_assignment_batch_action_name  (KgAssignmentAction  action);

G_END_DECLS
