// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_SECTION_ROW (kg_project_section_row_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectSectionRow, kg_project_section_row, KG, PROJECT_SECTION_ROW, GtkListBoxRow)

GtkWidget  *kg_project_section_row_new      (const char          *name,
                                             const char          *title,
                                             int                  number);

const char *kg_project_section_row_get_name (KgProjectSectionRow *self);
void        kg_project_section_row_set_mark (KgProjectSectionRow *self,
                                             guint                n_changed,
                                             guint                n_wrong);
void        kg_project_section_row_set_open (KgProjectSectionRow *self,
                                             guint                n_open);

G_END_DECLS
