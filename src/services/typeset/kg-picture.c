// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-picture.h"

#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* PNG files to pixels. Nothing behind a picture shines through: PDF/A-1 knows
 * no transparency, so it is laid on white. */

/* What a page of 600 dpi has, twice over. More is no picture for a document,
 * and would only fill the memory. */
#define MOST_PIXELS (70 * 1000 * 1000)

typedef struct {
  const guint8 *data;
  gsize left;
} Source;

static cairo_status_t
read_cb (void          *user_data,
         unsigned char *to,
         unsigned int   length)
{
  Source *source = user_data;

  if (length > source->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (to, source->data, length);
  source->data += length;
  source->left -= length;

  return CAIRO_STATUS_SUCCESS;
}

/**
 * kg_picture_decode:
 *
 * Returns: (transfer full) (nullable): an RGB24 image; %KG_ERROR_REFUSED when
 *   it cannot be read or is too large
 */
cairo_surface_t *
kg_picture_decode (const KgMinutesPicture *picture,
                   GError                **error)
{
  Source source = { g_bytes_get_data (picture->png, NULL), g_bytes_get_size (picture->png) };
  const char *name = picture->words != NULL ? picture->words : "";
  cairo_surface_t *decoded, *flat = NULL;
  cairo_t *cr;

  if ((guint64) picture->width * picture->height > MOST_PIXELS) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 /* Translators: the words below the picture, then its size in pixels. */
                 _("The picture “%s” is too large to be set: %u × %u pixels"),
                 name, picture->width, picture->height);
    return NULL;
  }

  decoded = cairo_image_surface_create_from_png_stream (read_cb, &source);
  if (cairo_surface_status (decoded) == CAIRO_STATUS_SUCCESS)
    flat = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (decoded),
                                       cairo_image_surface_get_height (decoded));
  if (flat == NULL || cairo_surface_status (flat) != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 /* Translators: the words below the picture. */
                 _("The picture “%s” cannot be read: the file is damaged"), name);
    g_clear_pointer (&flat, cairo_surface_destroy);
    cairo_surface_destroy (decoded);
    return NULL;
  }

  cr = cairo_create (flat);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, decoded, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (decoded);
  cairo_surface_flush (flat);

  return flat;
}

/**
 * kg_picture_get_rgb:
 *
 * Returns: (transfer full): its pixels as rows of red, green and blue, without
 *   anything between them
 */
GByteArray *
kg_picture_get_rgb (cairo_surface_t *picture)
{
  const int width = cairo_image_surface_get_width (picture), height = cairo_image_surface_get_height (picture);
  const int stride = cairo_image_surface_get_stride (picture);
  GByteArray *pixels = g_byte_array_sized_new ((guint) width * (guint) height * 3);

  g_byte_array_set_size (pixels, (guint) width * (guint) height * 3);
  cairo_surface_flush (picture);
  for (int y = 0; y < height; y++) {
    const guint8 *row = cairo_image_surface_get_data (picture) + (gsize) y * stride;
    guint8 *out = pixels->data + (gsize) y * width * 3;

    for (int x = 0; x < width; x++, out += 3) {
      guint32 pixel;

      memcpy (&pixel, row + 4 * (gsize) x, sizeof pixel);
      out[0] = pixel >> 16;
      out[1] = pixel >> 8;
      out[2] = pixel;
    }
  }

  return pixels;
}
