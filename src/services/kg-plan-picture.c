// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-plan-picture.h"

#include "core/kg-error.h"
#include "services/board/kg-chart-pen.h"
#include "services/typeset/kg-file-replace.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* The chart of a plan as a file. It is made in memory and put in its place
 * whole, so that no half picture is ever left there. */

#define A4_WIDTH (297 / 25.4 * 72) /* pt, across */
#define A4_HEIGHT (210 / 25.4 * 72)
#define A4_MARGIN (15 / 25.4 * 72)
#define PAGE_TEXT 10.0 /* pt */
#define MOST_PAGE_TEXT 12.0 /* of a plan that leaves room on its page */

#define EMS_ACROSS 72.0    /* of a picture: as many letters whatever its width */
#define MARGIN_EMS 1.0
#define MAX_PIXELS 32767   /* cairo takes no surface larger than this */
#define LEAST_WIDTH 200

typedef struct {
  KgChartStyle style;
  double margin;
  double width;  /* of the chart, without the margins */
  double height;
} Picture;

static Picture
picture_of (const KgPlanChart *chart,
            double             width,
            KgChartGround      ground)
{
  Picture picture = { .style = { .text_size = width / EMS_ACROSS, .ground = ground } };

  picture.margin = MARGIN_EMS * picture.style.text_size;
  picture.width = width - 2 * picture.margin;
  picture.height = kg_plan_chart_height (chart, &picture.style, picture.width);
  picture.height = MIN (picture.height, MAX_PIXELS - 2 * picture.margin - 1);

  return picture;
}

static void
paint (const KgPlanChart *chart,
       const Picture     *picture,
       cairo_t           *cr)
{
  KgChartStyle style = picture->style;

  /* The ground reaches into the margins. */
  kg_chart_set_ink (cr, style.ground, KG_INK_GROUND, 1);
  cairo_paint (cr);

  cairo_translate (cr, picture->margin, picture->margin);
  kg_plan_chart_draw (chart, &style, cr, picture->width, picture->height);
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Ends the drawing and tells what became of it. */
static cairo_status_t
finish (cairo_t         *cr,
        cairo_surface_t *surface)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status;
}

static cairo_status_t
draw_png (const KgPlanChart *chart,
          double             width,
          KgChartGround      ground,
          GByteArray        *bytes)
{
  Picture picture = picture_of (chart, width, ground);
  int height = (int) ceil (picture.height + 2 * picture.margin);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  paint (chart, &picture, cr);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return status;
}

static cairo_status_t
draw_svg (const KgPlanChart *chart,
          double             width,
          KgChartGround      ground,
          GByteArray        *bytes)
{
  Picture picture = picture_of (chart, width, ground);
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, width,
                                                                  picture.height + 2 * picture.margin);
  cairo_t *cr = cairo_create (surface);

  paint (chart, &picture, cr);
  return finish (cr, surface);
}

/* The largest letters with which a plan of one page still has one page. */
static double
page_text (const KgPlanChart *chart,
           double             width,
           double             height)
{
  for (double size = MOST_PAGE_TEXT; size > PAGE_TEXT; size -= 0.5) {
    KgChartStyle style = { .text_size = size };

    if (kg_plan_chart_height (chart, &style, width) <= height)
      return size;
  }

  return PAGE_TEXT;
}

/* A4 across, as many pages as it takes. */
static cairo_status_t
draw_pdf (const KgPlanChart *chart,
          KgChartGround      ground,
          GByteArray        *bytes)
{
  double width = A4_WIDTH - 2 * A4_MARGIN, height = A4_HEIGHT - 2 * A4_MARGIN;
  KgChartStyle style = { .text_size = page_text (chart, width, height), .ground = ground };
  guint n_pages = kg_plan_chart_n_pages (chart, &style, width, height);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, A4_WIDTH, A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  chart->title != NULL ? chart->title : _("Back-plan"));
  for (guint page = 0; page < n_pages; page++) {
    cairo_save (cr);
    kg_chart_set_ink (cr, ground, KG_INK_GROUND, 1);
    cairo_paint (cr);
    cairo_translate (cr, A4_MARGIN, A4_MARGIN);
    kg_plan_chart_draw_page (chart, &style, cr, width, height, page);
    cairo_restore (cr);
    cairo_show_page (cr);
  }

  return finish (cr, surface);
}

/**
 * kg_plan_chart_export:
 * @path: a file ending in .png, .svg or .pdf
 * @width: of a picture, in pixels, its letters in proportion; 0 for
 *   %KG_PLAN_PICTURE_WIDTH. A .pdf has A4 pages across, whatever @width.
 * @ground: what it is drawn on
 *
 * Writes the chart of a plan: .png and .svg as one picture, .pdf on as many
 * pages as its rows take, each with the axis. The file is there whole or not
 * at all.
 *
 * Errors: %KG_ERROR_USAGE for another ending or a width that is none,
 * %KG_ERROR_FAILED when it could not be drawn, and those of kg_file_replace().
 */
gboolean
kg_plan_chart_export (const KgPlanChart  *chart,
                      const char         *path,
                      double              width,
                      KgChartGround       ground,
                      GError            **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *lower = g_ascii_strdown (path, -1);
  cairo_status_t status;

  if (width == 0)
    width = KG_PLAN_PICTURE_WIDTH;
  if (!(width >= LEAST_WIDTH && width <= MAX_PIXELS)) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("A chart is %d to %d pixels wide, not %.0f"),
                 LEAST_WIDTH, MAX_PIXELS, width);
    return FALSE;
  }

  if (g_str_has_suffix (lower, ".png")) {
    status = draw_png (chart, width, ground, array);
  } else if (g_str_has_suffix (lower, ".svg")) {
    status = draw_svg (chart, width, ground, array);
  } else if (g_str_has_suffix (lower, ".pdf")) {
    status = draw_pdf (chart, ground, array);
  } else {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE,
                 _("A chart is exported as .png, .svg or .pdf, not as “%s”"), path);
    return FALSE;
  }

  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, KG_ERROR, KG_ERROR_FAILED, _("The chart could not be drawn: %s"),
                 cairo_status_to_string (status));
    return FALSE;
  }

  bytes = g_bytes_new (array->data, array->len);
  return kg_file_replace (path, bytes, error);
}
