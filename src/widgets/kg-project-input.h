// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-fields.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_INPUT (kg_project_input_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectInput, kg_project_input, KG, PROJECT_INPUT, AdwBin)

GtkWidget *kg_project_input_new         (int             column);

char      *kg_project_input_dup_text    (KgProjectInput *self);
void       kg_project_input_set_text    (KgProjectInput *self,
                                         const char     *text);
void       kg_project_input_fill        (KgProjectInput *self,
                                         const char     *text);
void       kg_project_input_set_board   (KgProjectInput *self,
                                         KgBoard        *board);
void       kg_project_input_set_label   (KgProjectInput *self,
                                         const char     *label);
void       kg_project_input_set_invalid (KgProjectInput *self,
                                         const char     *why);

G_END_DECLS
