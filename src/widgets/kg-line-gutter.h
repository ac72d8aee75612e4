// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KG_TYPE_LINE_GUTTER (kg_line_gutter_get_type ())

G_DECLARE_FINAL_TYPE (KgLineGutter, kg_line_gutter, KG, LINE_GUTTER, GtkWidget)

void kg_line_gutter_attach (GtkTextView *view);

G_END_DECLS
