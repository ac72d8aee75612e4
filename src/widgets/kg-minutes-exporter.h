// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "core/kg-minutes.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_MINUTES_EXPORTER (kg_minutes_exporter_get_type ())

G_DECLARE_FINAL_TYPE (KgMinutesExporter, kg_minutes_exporter, KG, MINUTES_EXPORTER, AdwBin)

void kg_minutes_exporter_set_workspace (KgMinutesExporter *self,
                                        KgWorkspace       *workspace);
void kg_minutes_exporter_choose (KgMinutesExporter *self,
                                 KgMinutes         *minutes,
                                 const char        *name);
void kg_minutes_exporter_write  (KgMinutesExporter *self,
                                 KgMinutes         *minutes,
                                 const char        *path);

G_END_DECLS
