// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-agents.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_AGENT_ROW (kg_project_agent_row_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectAgentRow, kg_project_agent_row, KG, PROJECT_AGENT_ROW, AdwBin)

GtkWidget         *kg_project_agent_row_new         (KgBoard           *board,
                                                     KgAgentEdit       *edit);

const KgAgentEdit *kg_project_agent_row_get_edit    (KgProjectAgentRow *self);
gboolean           kg_project_agent_row_is_wrong    (KgProjectAgentRow *self);

void               kg_project_agent_row_set_removed (KgProjectAgentRow *self,
                                                     gboolean           removed);
void               kg_project_agent_row_set_role    (KgProjectAgentRow *self,
                                                     const char        *role);
void               kg_project_agent_row_set_phone   (KgProjectAgentRow *self,
                                                     const char        *phone);
void               kg_project_agent_row_rebase      (KgProjectAgentRow *self,
                                                     const KgProjectAgentView *now);

G_END_DECLS
