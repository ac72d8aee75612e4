// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-agents.h"
#include "services/kg-workspace.h"
#include "widgets/kg-project-agent-row.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_AGENT_LIST (kg_project_agent_list_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectAgentList, kg_project_agent_list, KG, PROJECT_AGENT_LIST, AdwBin)

GtkWidget         *kg_project_agent_list_new         (void);

void               kg_project_agent_list_fill        (KgProjectAgentList *self,
                                                      KgBoard            *board,
                                                      GPtrArray          *agents);
void               kg_project_agent_list_rebase      (KgProjectAgentList *self,
                                                      GPtrArray          *agents);
void               kg_project_agent_list_load_people (KgProjectAgentList *self,
                                                      KgWorkspace        *workspace);
GPtrArray         *kg_project_agent_list_dup_edits   (KgProjectAgentList *self);
guint              kg_project_agent_list_count       (KgProjectAgentList *self,
                                                      guint              *n_wrong);
KgProjectAgentRow *kg_project_agent_list_find        (KgProjectAgentList *self,
                                                      const char         *id);

G_END_DECLS
