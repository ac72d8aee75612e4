// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kg_project_limit       (GtkWidget *list,
                             guint      n);
void kg_project_limit_reset (GtkWidget *list);

G_END_DECLS
