// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>

#include "services/board/kg-plan-chart.h"
#include "services/kg-board-spec.h"
#include "services/kg-progress.h"

G_BEGIN_DECLS

/**
 * KgBoardPicture:
 *
 * What a view shows of the board, as a picture: reds first and large, with
 * why; greens and started ones small. The same drawing makes PNG, SVG and PDF
 * at every size. Lengths are those of a screen 1920 pixels wide. Belongs to
 * the thread that made it.
 */
typedef struct _KgBoardPicture KgBoardPicture;

#define KG_BOARD_PICTURE_WIDTH 1920

/**
 * KgBoardPictureStyle:
 * @width: of a page; 0 for %KG_BOARD_PICTURE_WIDTH. A narrower page has fewer
 *   columns, not smaller letters
 * @height: of a page, 0 for as tall as needed
 * @is_paged: whether what does not fit goes on another page; otherwise the one
 *   page is at least @height tall
 */
typedef struct {
  double width;
  double height;
  gboolean is_paged;
  KgChartGround ground;
} KgBoardPictureStyle;

KgBoardPicture *kg_board_picture_new         (KgBoard                   *board,
                                              const KgBoardSpec         *spec,
                                              const KgBoardPictureStyle *style,
                                              const KgProgress          *progress,
                                              GError                   **error);
void            kg_board_picture_free        (KgBoardPicture            *self);

guint           kg_board_picture_get_n_pages (KgBoardPicture            *self);
double          kg_board_picture_get_width   (KgBoardPicture            *self);
double          kg_board_picture_get_height  (KgBoardPicture            *self,
                                              guint                      page);
void            kg_board_picture_paint       (KgBoardPicture            *self,
                                              guint                      page,
                                              cairo_t                   *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgBoardPicture, kg_board_picture_free)

G_END_DECLS
