// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-file.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_HEAD (kg_project_head_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectHead, kg_project_head, KG, PROJECT_HEAD, AdwBin)

void       kg_project_head_show       (KgProjectHead *self,
                                       KgProjectFile *file);
GtkWidget *kg_project_head_get_button (KgProjectHead *self,
                                       KgLight        light);

G_END_DECLS
