// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "core/kg-minutes.h"
#include "services/typeset/kg-display-list.h"
#include "widgets/kg-minutes-sheets.h"

G_BEGIN_DECLS

#define KG_TYPE_MINUTES_PREVIEW (kg_minutes_preview_get_type ())

G_DECLARE_FINAL_TYPE (KgMinutesPreview, kg_minutes_preview, KG, MINUTES_PREVIEW, AdwBin)

void kg_minutes_preview_set_minutes (KgMinutesPreview *self,
                                     KgMinutes        *minutes);
void kg_minutes_preview_set_error   (KgMinutesPreview *self,
                                     const GError     *error);
void kg_minutes_preview_focus_pages (KgMinutesPreview *self);

KgDisplayList *kg_minutes_preview_get_pages (KgMinutesPreview *self);

KgMinutesSheets *kg_minutes_preview_get_sheets (KgMinutesPreview *self);

G_END_DECLS
