// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KG_TYPE_DEFINITION_TEXT (kg_definition_text_get_type ())

G_DECLARE_FINAL_TYPE (KgDefinitionText, kg_definition_text, KG, DEFINITION_TEXT, GtkWidget)

/* All that is wrong with a text: (transfer full) (element-type utf8) */
typedef GPtrArray *(*KgDefinitionCheck) (const char *text,
                                         const char *name);

void  kg_definition_text_set_check (KgDefinitionText  *self,
                                    KgDefinitionCheck  check,
                                    const char        *name);
void  kg_definition_text_set_text  (KgDefinitionText  *self,
                                    const char        *text);
char *kg_definition_text_dup_text  (KgDefinitionText  *self);
guint kg_definition_text_get_n_problems (KgDefinitionText *self);

G_END_DECLS
