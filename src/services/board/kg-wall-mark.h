// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-lamp-painter.h"
#include "services/board/kg-wall-page.h"

G_BEGIN_DECLS

void kg_wall_mark_paint (cairo_t     *cr,
                         KgWallMark   mark,
                         KgLampColor  ink,
                         KgLampColor  ground,
                         double       x,
                         double       y,
                         double       size);

G_END_DECLS
