// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_SETTINGS_WINDOW (kg_settings_window_get_type ())

G_DECLARE_FINAL_TYPE (KgSettingsWindow, kg_settings_window, KG, SETTINGS_WINDOW, AdwWindow)

GtkWidget *kg_settings_window_new       (GtkWindow        *parent,
                                         KgWorkspace      *workspace);
void       kg_settings_window_show_page (KgSettingsWindow *self,
                                         const char       *name);

G_END_DECLS
