// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kg_feedback_error (GtkWidget    *widget,
                        const GError *error);
void kg_feedback_stay  (GtkWidget    *widget,
                        const char   *text);
void kg_feedback_done  (GtkWidget    *widget,
                        const char   *text);
void kg_feedback_undoable (GtkWidget *widget,
                           const char *text);
void kg_feedback_file  (GtkWidget    *widget,
                        const char   *text,
                        const char   *path);

G_END_DECLS
