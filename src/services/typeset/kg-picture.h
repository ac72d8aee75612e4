// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes-table.h"

#include <cairo.h>

G_BEGIN_DECLS

cairo_surface_t *kg_picture_decode  (const KgMinutesPicture *picture,
                                     GError                **error);
GByteArray      *kg_picture_get_rgb (cairo_surface_t        *picture);

G_END_DECLS
