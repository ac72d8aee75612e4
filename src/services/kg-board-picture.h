// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>

#include "services/kg-board.h"

G_BEGIN_DECLS

/**
 * KgBoardPicture:
 *
 * The board as a picture: reds first and large, with why; greens and started
 * ones small. The same drawing makes PNG, SVG and PDF. Lengths are pixels of
 * a screen 1920 pixels wide.
 */
typedef struct _KgBoardPicture KgBoardPicture;

#define KG_BOARD_PICTURE_WIDTH 1920

KgBoardPicture *kg_board_picture_new         (KgBoard         *board,
                                              int              page_height);
void            kg_board_picture_free        (KgBoardPicture  *self);

guint           kg_board_picture_get_n_pages (KgBoardPicture  *self);
int             kg_board_picture_get_height  (KgBoardPicture  *self,
                                              guint            page);
void            kg_board_picture_paint       (KgBoardPicture  *self,
                                              guint            page,
                                              cairo_t         *cr);

gboolean        kg_board_picture_export      (KgBoard         *board,
                                              const char      *path,
                                              GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgBoardPicture, kg_board_picture_free)

G_END_DECLS
