// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>

#include "core/kg-light.h"

G_BEGIN_DECLS

typedef enum {
  KG_LAMP_PLAIN = 0,
  KG_LAMP_ON_DARK = 1 << 0,       /* the ground is dark */
  KG_LAMP_HIGH_CONTRAST = 1 << 1, /* every shape gets an outline */
  KG_LAMP_EDGED = 1 << 2,         /* a faint one for all but yellow, for grounds in between */
} KgLampFlags;

typedef struct {
  double red;
  double green;
  double blue;
} KgLampColor;

KgLampColor kg_lamp_color          (KgLight      light,
                                    KgLampFlags  flags);
double      kg_lamp_proposal_width (double       size);

void        kg_lamp_paint          (cairo_t     *cr,
                                    KgLight      light,
                                    double       x,
                                    double       y,
                                    double       size,
                                    KgLampFlags  flags);
void        kg_lamp_paint_proposal (cairo_t     *cr,
                                    KgLight      proposed,
                                    double       x,
                                    double       y,
                                    double       size,
                                    KgLampFlags  flags);

G_END_DECLS
