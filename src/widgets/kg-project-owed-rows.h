// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-file.h"

G_BEGIN_DECLS

/* The lists of KgProjectOwed: each fills a box anew. */

void  kg_project_show_commitments (GtkListBox    *rows,
                                   KgProjectFile *file);
void  kg_project_show_excuses     (GtkListBox    *rows,
                                   KgProjectFile *file);
void  kg_project_show_reports     (GtkListBox    *rows,
                                   KgProjectFile *file);
char *kg_project_report_words     (KgProjectFile *file,
                                   gboolean      *late);

G_END_DECLS
