// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-assignment-list.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_FOLLOW_UP_DOCUMENTS (kg_follow_up_documents_get_type ())

G_DECLARE_FINAL_TYPE (KgFollowUpDocuments, kg_follow_up_documents, KG, FOLLOW_UP_DOCUMENTS, AdwBin)

void kg_follow_up_documents_bind_keys (GtkWidgetClass          *page_class);
void kg_follow_up_documents_attach    (KgFollowUpDocuments     *self,
                                       GtkWidget               *page);
void kg_follow_up_documents_set_shown (KgFollowUpDocuments     *self,
                                       KgWorkspace             *workspace,
                                       KgAssignmentList        *list,
                                       const KgAssignmentQuery *query);
void kg_follow_up_documents_set_selected (KgFollowUpDocuments   *self,
                                       const char              *id);
void kg_follow_up_documents_set_chosen (KgFollowUpDocuments    *self,
                                       GHashTable              *ids);

G_END_DECLS
