// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-column-layout.h"

G_BEGIN_DECLS

#define KG_TYPE_CELLS (kg_cells_get_type ())

G_DECLARE_FINAL_TYPE (KgCells, kg_cells, KG, CELLS, GtkWidget)

GtkWidget  *kg_cells_new         (KgColumnLayout *columns);
double      kg_cells_get_em      (KgCells        *self);
void        kg_cells_append      (KgCells        *self,
                                  GtkWidget      *child);
GtkWidget  *kg_cells_append_text (KgCells        *self,
                                  float           xalign);
void        kg_cells_set_text    (GtkWidget      *cell,
                                  const char     *text);

G_END_DECLS
