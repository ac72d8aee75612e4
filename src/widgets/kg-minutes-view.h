// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-meeting-file.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_MINUTES_VIEW (kg_minutes_view_get_type ())

G_DECLARE_FINAL_TYPE (KgMinutesView, kg_minutes_view, KG, MINUTES_VIEW, AdwBin)

void kg_minutes_view_set_file (KgMinutesView *self,
                               KgWorkspace   *workspace,
                               KgMeetingFile *file);

G_END_DECLS
