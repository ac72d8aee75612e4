// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-file.h"

G_BEGIN_DECLS

/* What the parts of the project page share. */

char      *kg_project_day           (KgDate         day,
                                     KgDate         today);
GtkWidget *kg_project_label         (const char    *text,
                                     const char    *css_class);
GtkWidget *kg_project_link          (const char    *text,
                                     const char    *action,
                                     const char    *target);
char      *kg_project_meeting_words (KgRecord      *meeting,
                                     KgDate         today);
char      *kg_project_facts_words   (KgProjectFile *file);
char      *kg_project_confirm_words (KgProjectFile *file);
char      *kg_project_planned_words (KgProjectFile *file);
GPtrArray *kg_project_step_rows     (KgProjectFile *file);
GtkWidget *kg_project_find_button   (GtkWidget     *widget,
                                     const char    *id);

G_END_DECLS
