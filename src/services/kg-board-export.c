// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-picture.h"

#include "core/kg-error.h"
#include "services/typeset/kg-file-replace.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>

/* The board's picture as a file. It is made in memory and put in its place
 * whole, so that no half picture is ever left there. */

#define A3_WIDTH (420 / 25.4 * 72)  /* pt */
#define A3_HEIGHT (297 / 25.4 * 72)

/* cairo takes no surface larger than this. */
#define MAX_PIXELS 32767

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw_png (KgBoard    *board,
          GByteArray *bytes)
{
  g_autoptr (KgBoardPicture) picture = kg_board_picture_new (board, 0);
  int height = MIN (kg_board_picture_get_height (picture, 0), MAX_PIXELS);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, KG_BOARD_PICTURE_WIDTH, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  kg_board_picture_paint (picture, 0, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);

  return status;
}

static cairo_status_t
draw_svg (KgBoard    *board,
          GByteArray *bytes)
{
  g_autoptr (KgBoardPicture) picture = kg_board_picture_new (board, 0);
  cairo_surface_t *surface =
    cairo_svg_surface_create_for_stream (append_bytes, bytes, KG_BOARD_PICTURE_WIDTH,
                                         kg_board_picture_get_height (picture, 0));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  kg_board_picture_paint (picture, 0, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return status;
}

/* A3 across, as many pages as it takes. */
static cairo_status_t
draw_pdf (KgBoard    *board,
          GByteArray *bytes)
{
  double scale = A3_WIDTH / KG_BOARD_PICTURE_WIDTH;
  g_autoptr (KgBoardPicture) picture = kg_board_picture_new (board, (int) (A3_HEIGHT / scale));
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, A3_WIDTH, A3_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, _("Planned new-construction projects"));
  for (guint page = 0; page < kg_board_picture_get_n_pages (picture); page++) {
    cairo_save (cr);
    cairo_scale (cr, scale, scale);
    kg_board_picture_paint (picture, page, cr);
    cairo_restore (cr);
    cairo_show_page (cr);
  }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return status;
}

/**
 * kg_board_picture_export:
 * @path: a file ending in .png, .svg or .pdf
 *
 * Draws the whole board: .png and .svg as one picture, .pdf on A3 pages.
 */
gboolean
kg_board_picture_export (KgBoard     *board,
                         const char  *path,
                         GError     **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *lower = g_ascii_strdown (path, -1);
  cairo_status_t status;

  if (g_str_has_suffix (lower, ".png")) {
    status = draw_png (board, array);
  } else if (g_str_has_suffix (lower, ".svg")) {
    status = draw_svg (board, array);
  } else if (g_str_has_suffix (lower, ".pdf")) {
    status = draw_pdf (board, array);
  } else {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE,
                 _("The board is exported as .png, .svg or .pdf, not as “%s”"), path);
    return FALSE;
  }

  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, KG_ERROR, KG_ERROR_FAILED, _("The board could not be drawn: %s"),
                 cairo_status_to_string (status));
    return FALSE;
  }

  bytes = g_bytes_new (array->data, array->len);
  return kg_file_replace (path, bytes, error);
}
