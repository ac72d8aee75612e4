// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>

#include "services/board/kg-wall-page.h"

G_BEGIN_DECLS

guint kg_wall_n_parts (const KgWallPage *page,
                       double            width,
                       double            height);
void  kg_wall_paint   (const KgWallPage *page,
                       guint             part,
                       KgChartGround     ground,
                       cairo_t          *cr,
                       double            width,
                       double            height);

G_END_DECLS
