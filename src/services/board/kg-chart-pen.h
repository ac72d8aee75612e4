// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <pango/pangocairo.h>

#include "services/board/kg-lamp-painter.h"
#include "services/board/kg-plan-chart.h"

G_BEGIN_DECLS

/* What a colour is for. */
typedef enum {
  KG_INK_GROUND,
  KG_INK_TEXT,
  KG_INK_DIM,       /* text that comes second */
  KG_INK_FAINT,     /* strokes one may overlook */
  KG_INK_PLANNED,
  KG_INK_WORK,      /* what was done and is to be done */
  KG_INK_TROUBLE,
  KG_INK_TINT,      /* behind the row that holds things up */
  KG_N_INKS,
} KgChartInk;

typedef enum {
  KG_FRAME_NONE,
  KG_FRAME_FILLED,  /* the ink is the ground and the ground the ink */
  KG_FRAME_LINE,
  KG_FRAME_DASHED,
} KgChartFrame;

/* A text in its place: one line in a box that no other text enters. */
typedef struct {
  char *text;
  double x;
  double y;
  double width;
  double height;
  double size;
  KgChartInk ink;
  KgChartFrame frame;
  PangoEllipsizeMode ellipsize;
  gboolean bold;
} KgChartLabel;

#define KG_FRAME_PADDING 0.35 /* left and right of a framed text, in its size */

KgLampColor  kg_chart_color       (KgChartGround       ground,
                                   KgChartInk          ink);
void         kg_chart_set_ink     (cairo_t            *cr,
                                   KgChartGround       ground,
                                   KgChartInk          ink,
                                   double              alpha);

PangoLayout *kg_chart_text_new    (void);
double       kg_chart_text_width  (PangoLayout        *layout,
                                   const char         *text,
                                   double              size,
                                   gboolean            bold);
char        *kg_chart_text_wrap   (PangoLayout        *layout,
                                   const char         *text,
                                   double              size,
                                   double              width,
                                   int                 max_lines,
                                   int                *n_lines);
void         kg_chart_label_draw  (const KgChartLabel *label,
                                   PangoLayout        *layout,
                                   cairo_t            *cr,
                                   KgChartGround       ground);

G_END_DECLS
