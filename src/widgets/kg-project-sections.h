// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-file.h"

G_BEGIN_DECLS

/* The lists of a project page: each fills a box anew. */

void kg_project_show_problems    (GtkListBox    *rows,
                                  KgProjectFile *file);
void kg_project_show_assignments (GtkListBox    *rows,
                                  KgProjectFile *file);
void kg_project_show_discussions (GtkBox        *box,
                                  KgProjectFile *file);
void kg_project_show_agents      (GtkListBox    *rows,
                                  KgProjectFile *file);
void kg_project_show_reforecasts (GtkListBox    *rows,
                                  KgProjectFile *file);

G_END_DECLS
