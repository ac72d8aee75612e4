// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KG_TYPE_COLUMN_LAYOUT (kg_column_layout_get_type ())

G_DECLARE_FINAL_TYPE (KgColumnLayout, kg_column_layout, KG, COLUMN_LAYOUT, GObject)

KgColumnLayout *kg_column_layout_new           (void);

guint           kg_column_layout_add           (KgColumnLayout *self,
                                                double          min_em,
                                                double          weight);
gboolean        kg_column_layout_need          (KgColumnLayout *self,
                                                guint           column,
                                                double          em,
                                                int             width);
void            kg_column_layout_set_max       (KgColumnLayout *self,
                                                guint           column,
                                                double          max_em);
guint           kg_column_layout_get_n_columns (KgColumnLayout *self);
gboolean        kg_column_layout_get_visible   (KgColumnLayout *self,
                                                guint           column);
void            kg_column_layout_set_visible   (KgColumnLayout *self,
                                                guint           column,
                                                gboolean        visible);
gboolean        kg_column_layout_fit           (KgColumnLayout *self,
                                                double          em,
                                                int             width,
                                                const guint    *spare,
                                                guint           n_spare);

int             kg_column_layout_get_min_width (KgColumnLayout *self,
                                                double          em);
void            kg_column_layout_place         (KgColumnLayout *self,
                                                guint           column,
                                                double          em,
                                                int             total,
                                                int            *x,
                                                int            *width);

G_END_DECLS
