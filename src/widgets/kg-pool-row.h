// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KG_TYPE_POOL_ROW (kg_pool_row_get_type ())

G_DECLARE_FINAL_TYPE (KgPoolRow, kg_pool_row, KG, POOL_ROW, GtkWidget)

GtkWidget *kg_pool_row_new          (GtkWidget  *child);
GtkWidget *kg_pool_row_get_child    (KgPoolRow  *self);

void       kg_pool_row_set_heading  (KgPoolRow  *self,
                                     GtkWidget  *heading);
GtkWidget *kg_pool_row_get_heading  (KgPoolRow  *self);

guint      kg_pool_row_get_line     (KgPoolRow  *self);
guint      kg_pool_row_get_index    (KgPoolRow  *self);
gboolean   kg_pool_row_is_heading   (KgPoolRow  *self);
void       kg_pool_row_set_place    (KgPoolRow  *self,
                                     guint       line,
                                     guint       index,
                                     guint       n_rows);
void       kg_pool_row_set_label    (KgPoolRow  *self,
                                     const char *label);
void       kg_pool_row_set_selected (KgPoolRow  *self,
                                     gboolean    selected);
void       kg_pool_row_fix_size     (KgPoolRow  *self,
                                     int         width,
                                     int         height);

G_END_DECLS
