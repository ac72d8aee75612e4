// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "core/kg-date.h"
#include "services/kg-opening.h"

G_BEGIN_DECLS

#define KG_TYPE_WINDOW (kg_window_get_type ())

G_DECLARE_FINAL_TYPE (KgWindow, kg_window, KG, WINDOW, AdwApplicationWindow)

KgWindow    *kg_window_new           (GtkApplication *application,
                                      const char     *by,
                                      KgDate          today);
void         kg_window_open_store    (KgWindow       *self,
                                      const char     *uri,
                                      gboolean        fill_with_sample);
void         kg_window_show_opening  (KgWindow       *self,
                                      KgOpening      *opening,
                                      gboolean        fill_with_sample);
void         kg_window_import        (KgWindow       *self,
                                      const char     *path);
KgWorkspace *kg_window_get_workspace (KgWindow       *self);

G_END_DECLS
