// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_MEETING_SERIES_FORM (kg_meeting_series_form_get_type ())

G_DECLARE_FINAL_TYPE (KgMeetingSeriesForm, kg_meeting_series_form, KG, MEETING_SERIES_FORM, AdwBin)

void kg_meeting_series_form_set_workspace (KgMeetingSeriesForm *self,
                                           KgWorkspace         *workspace);

G_END_DECLS
