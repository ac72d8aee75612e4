// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-project-file.h"
#include "services/kg-workspace.h"
#include "widgets/kg-ask-popover.h"

G_BEGIN_DECLS

/* What is done on a project page after a question: all of it is borrowed, and
 * outlives the question. */
typedef struct {
  GtkWidget *page;
  KgAskPopover *ask;
  KgWorkspace *workspace;
  KgProjectFile *file;
} KgProjectActs;

void kg_project_acts_confirm       (const KgProjectActs *acts,
                                    GtkWidget           *at,
                                    KgLight              light);
void kg_project_acts_add_problem   (const KgProjectActs *acts,
                                    GtkWidget           *at);
void kg_project_acts_close_problem (const KgProjectActs *acts,
                                    GtkWidget           *at,
                                    const char          *problem_id);

G_END_DECLS
