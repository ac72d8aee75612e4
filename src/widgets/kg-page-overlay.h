// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-page-template.h"

#include <cairo.h>

G_BEGIN_DECLS

void kg_page_overlay_draw_grid    (const KgPageTemplate *page,
                                   cairo_t              *cr);
void kg_page_overlay_draw_measure (const KgPageTemplate *page,
                                   const KgPageField    *field,
                                   guint                 nth,
                                   cairo_t              *cr);

G_END_DECLS
