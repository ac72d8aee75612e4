// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/board/kg-wall-painter.h"
#include "services/kg-wall-data.h"
#include "widgets/kg-wall-zoom.h"

G_BEGIN_DECLS

/* The uppermost line of every page is nothing but its ground and is left to
 * whoever shows the picture. Where no two pages differ there, the toolkit paints
 * less than the whole of its surface, which takes a fiftieth of the time: a
 * surface that is painted whole goes by way of a copy in memory. */
#define KG_WALL_EDGE 1

/* What a picture is of. */
typedef struct {
  KgWallContent *content;
  guint number;
  guint n_pages;
  guint part;
  KgWallZoom zoom;
  KgChartGround ground;
  int width;
  int height;
} KgWallPictureKey;

/**
 * KgWallPictures:
 *
 * The pages of the wall that were drawn last, so that a page that was drawn
 * beforehand is only to be put up.
 */
typedef struct _KgWallPictures KgWallPictures;

KgWallPictures *kg_wall_pictures_new  (void);
void            kg_wall_pictures_free (KgWallPictures         *self);
GskRenderNode  *kg_wall_pictures_get  (KgWallPictures         *self,
                                       const KgWallPictureKey *key);
gboolean        kg_wall_pictures_has  (const KgWallPictures   *self,
                                       const KgWallPictureKey *key);

G_END_DECLS
