// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KG_TYPE_DEFINITION_ROW (kg_definition_row_get_type ())

G_DECLARE_FINAL_TYPE (KgDefinitionRow, kg_definition_row, KG, DEFINITION_ROW, GtkListBoxRow)

GtkWidget  *kg_definition_row_new         (const char      *actions,
                                           const char      *key);
const char *kg_definition_row_get_key     (KgDefinitionRow *self);
void        kg_definition_row_set_words   (KgDefinitionRow *self,
                                           const char      *title,
                                           const char      *subtitle);
void        kg_definition_row_set_problem (KgDefinitionRow *self,
                                           const char      *problem);
void        kg_definition_row_add_badge   (KgDefinitionRow *self,
                                           const char      *text,
                                           const char      *css_class);
void        kg_definition_row_set_use     (KgDefinitionRow *self,
                                           const char      *label);
void        kg_definition_row_set_menu    (KgDefinitionRow *self,
                                           gboolean         readable,
                                           gboolean         editable,
                                           const char      *remove_label);

void        kg_definition_rows_clear      (GtkListBox      *list,
                                           char           **focused);
void        kg_definition_rows_focus      (GtkListBox      *list,
                                           const char      *key);

G_END_DECLS
