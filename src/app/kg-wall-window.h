// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_WALL_WINDOW (kg_wall_window_get_type ())

G_DECLARE_FINAL_TYPE (KgWallWindow, kg_wall_window, KG, WALL_WINDOW, GtkWindow)

GtkWindow *kg_wall_window_new  (GtkApplication *application,
                                KgWorkspace    *workspace);
void       kg_wall_window_open (KgWallWindow   *self,
                                GdkMonitor     *monitor,
                                gboolean        full,
                                const char     *project_id);

G_END_DECLS
