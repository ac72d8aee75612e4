// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_PICKER (kg_project_picker_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectPicker, kg_project_picker, KG, PROJECT_PICKER, AdwBin)

GtkWidget  *kg_project_picker_new        (void);

const char *kg_project_picker_get_chosen (KgProjectPicker *self);
void        kg_project_picker_set_chosen (KgProjectPicker *self,
                                          const char      *id);
void        kg_project_picker_set_label  (KgProjectPicker *self,
                                          const char      *label);
void        kg_project_picker_set_prompt (KgProjectPicker *self,
                                          const char      *prompt);
void        kg_project_picker_clear      (KgProjectPicker *self);
void        kg_project_picker_add        (KgProjectPicker *self,
                                          const char      *id,
                                          const char      *name,
                                          const char      *detail);

G_END_DECLS
