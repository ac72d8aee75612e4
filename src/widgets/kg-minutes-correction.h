// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "core/kg-minutes.h"
#include "core/kg-record.h"

G_BEGIN_DECLS

#define KG_TYPE_MINUTES_CORRECTION (kg_minutes_correction_get_type ())

G_DECLARE_FINAL_TYPE (KgMinutesCorrection, kg_minutes_correction, KG, MINUTES_CORRECTION, AdwBin)

void     kg_minutes_correction_bind         (KgMinutesCorrection *self,
                                             KgRecord            *row,
                                             const KgMinutes     *minutes,
                                             gboolean             editable);
void     kg_minutes_correction_flush        (KgMinutesCorrection *self);
void     kg_minutes_correction_saved        (KgMinutesCorrection *self,
                                             const char          *target,
                                             const GError        *error);
gboolean kg_minutes_correction_is_contested (KgMinutesCorrection *self);

G_END_DECLS
