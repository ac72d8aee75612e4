// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-fields.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_FIELD_ROW (kg_project_field_row_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectFieldRow, kg_project_field_row, KG, PROJECT_FIELD_ROW, AdwBin)

const char *kg_project_field_title          (int                column);

GtkWidget  *kg_project_field_row_new        (int                column,
                                             GtkSizeGroup      *titles);

int         kg_project_field_row_get_column (KgProjectFieldRow *self);
char       *kg_project_field_row_dup_text   (KgProjectFieldRow *self);
gboolean    kg_project_field_row_is_changed (KgProjectFieldRow *self);
gboolean    kg_project_field_row_is_wrong   (KgProjectFieldRow *self);
gboolean    kg_project_field_row_says       (KgProjectFieldRow *self,
                                             const KgRecord    *project);

void        kg_project_field_row_fill       (KgProjectFieldRow *self,
                                             KgBoard           *board,
                                             const KgRecord    *before);
void        kg_project_field_row_rebase     (KgProjectFieldRow *self,
                                             const KgRecord    *now);
void        kg_project_field_row_apply      (KgProjectFieldRow *self,
                                             KgRecord          *after);
void        kg_project_field_row_set_fault  (KgProjectFieldRow *self,
                                             const char        *fault);
void        kg_project_field_row_set_text   (KgProjectFieldRow *self,
                                             const char        *text);
void        kg_project_field_row_take_back  (KgProjectFieldRow *self);

G_END_DECLS
