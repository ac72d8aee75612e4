// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Finding what is on the screen, as a person would: by what it says. */

GtkWidget  *kg_ui_part        (gpointer    widget,
                               const char *id);
GtkWidget  *kg_ui_find        (gpointer    root,
                               GType       type);
GtkWidget  *kg_ui_find_button (gpointer    root,
                               const char *label);
gboolean    kg_ui_says        (gpointer    root,
                               const char *words);
GtkWindow  *kg_ui_find_window (const char *type_name);
const char *kg_ui_visible     (gpointer    widget,
                               const char *stack_id);
char       *kg_ui_row_text    (gpointer    root,
                               guint       row,
                               guint       column);

G_END_DECLS
