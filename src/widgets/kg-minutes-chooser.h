// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "core/kg-record.h"

G_BEGIN_DECLS

#define KG_TYPE_MINUTES_CHOOSER (kg_minutes_chooser_get_type ())

G_DECLARE_FINAL_TYPE (KgMinutesChooser, kg_minutes_chooser, KG, MINUTES_CHOOSER, AdwBin)

void      kg_minutes_chooser_set_documents (KgMinutesChooser *self,
                                            const char       *meeting_id,
                                            GPtrArray        *documents);
void      kg_minutes_chooser_choose        (KgMinutesChooser *self,
                                            const char       *id);
KgRecord *kg_minutes_chooser_get_chosen    (KgMinutesChooser *self);

G_END_DECLS
