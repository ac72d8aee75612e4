// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-project-file.h"

G_BEGIN_DECLS

/* The days that all bars of a plan share. */
typedef struct {
  KgDate first;
  KgDate last;
  KgDate today;
  KgDate target;   /* the planned start, or none */
} KgProjectAxis;

#define KG_TYPE_PROJECT_BAR (kg_project_bar_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectBar, kg_project_bar, KG, PROJECT_BAR, GtkWidget)

GtkWidget *kg_project_bar_new      (const KgProjectAxis *axis,
                                    const KgStepView    *step);
GtkWidget *kg_project_bar_new_head (const KgProjectAxis *axis);

G_END_DECLS
