// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-wall-pictures.h"

#define N_PICTURES 4 /* the page, its next part, the page before and the one after it */

typedef struct {
  KgWallPictureKey key;
  GskRenderNode *node; /* (nullable) */
} Picture;

struct _KgWallPictures {
  Picture pictures[N_PICTURES]; /* the one that was wanted last comes first */
};

static gboolean
same (const KgWallPictureKey *a,
      const KgWallPictureKey *b)
{
  return a->content == b->content && a->number == b->number && a->n_pages == b->n_pages && a->part == b->part &&
         a->ground == b->ground && a->width == b->width && a->height == b->height &&
         kg_wall_zoom_equal (&a->zoom, &b->zoom);
}

static void
picture_clear (Picture *picture)
{
  g_clear_pointer (&picture->node, gsk_render_node_unref);
  g_clear_pointer (&picture->key.content, kg_wall_content_unref);
}

KgWallPictures *
kg_wall_pictures_new (void)
{
  return g_new0 (KgWallPictures, 1);
}

void
kg_wall_pictures_free (KgWallPictures *self)
{
  for (guint i = 0; i < N_PICTURES; i++)
    picture_clear (&self->pictures[i]);
  g_free (self);
}

static int
find (const KgWallPictures   *self,
      const KgWallPictureKey *key)
{
  for (int i = 0; i < N_PICTURES; i++)
    if (self->pictures[i].node != NULL && same (&self->pictures[i].key, key))
      return i;

  return -1;
}

static Picture
draw (const KgWallPictureKey *key)
{
  Picture picture = { .key = *key };
  KgWallPage page = kg_wall_content_get_page (key->content, key->number, key->n_pages);
  double width, height;
  cairo_t *cr;

  picture.key.content = kg_wall_content_ref (key->content);
  picture.node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, KG_WALL_EDGE, key->width,
                                                          MAX (key->height - KG_WALL_EDGE, 1)));
  cr = gsk_cairo_node_get_draw_context (picture.node);
  width = key->width * key->zoom.scale;
  height = key->height * key->zoom.scale;
  cairo_translate (cr, key->width / 2.0 - key->zoom.x * width, key->height / 2.0 - key->zoom.y * height);
  kg_wall_paint (&page, key->part, key->ground, cr, width, height);
  cairo_destroy (cr);

  return picture;
}

/**
 * kg_wall_pictures_has:
 *
 * Returns: whether the picture was drawn already
 */
gboolean
kg_wall_pictures_has (const KgWallPictures   *self,
                      const KgWallPictureKey *key)
{
  return find (self, key) >= 0;
}

/**
 * kg_wall_pictures_get:
 *
 * Returns: (transfer none): the picture, drawn now when it was not before
 */
GskRenderNode *
kg_wall_pictures_get (KgWallPictures         *self,
                      const KgWallPictureKey *key)
{
  int at = find (self, key);
  Picture picture;

  if (at < 0) {
    at = N_PICTURES - 1;
    picture_clear (&self->pictures[at]);
    self->pictures[at] = draw (key);
  }

  picture = self->pictures[at];
  for (; at > 0; at--)
    self->pictures[at] = self->pictures[at - 1];
  self->pictures[0] = picture;

  return picture.node;
}
