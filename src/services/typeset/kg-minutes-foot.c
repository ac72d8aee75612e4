// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-frame.h"

#include "core/kg-error.h"
#include "services/typeset/kg-title-breaker.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What stands at the foot of pages: imprint (版记, GB/T 9704-2012, 7.4) and
 * page numbers (7.5); and the watermark behind all of them. */

static GArray *
shape (KgMinutesJob *job,
       KgFontRole    role,
       const char   *text,
       double        size)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (KgTextItem));

  kg_shaper_append (job->shaper, items, role, text, size, size);

  return items;
}

/* The lines of one row of the imprint, bottom up: its last line stands right
 * above @foot. Returns the top of the row. */
static double
put_row (KgMinutesJob *job,
         guint         page,
         GArray       *items,
         GArray       *lines,
         double        first,
         double        hang,
         double        foot)
{
  const KgPageTemplate *t = job->page_template;
  const double pitch = kg_mm (t->imprint_pitch);
  double top = foot - lines->len * pitch;

  for (guint i = 0; i < lines->len; i++) {
    kg_page_builder_put (job->builder, page, items, &g_array_index (lines, KgLine, i),
                         kg_mm (t->area_left) + (i == 0 ? first : hang),
                         top + i * pitch + (pitch - t->small_size) / 2 + KG_EM_ABOVE * t->small_size,
                         1, t->text_colour);
  }

  return top;
}

/* The page that takes the imprint, which needs @height. */
static guint
choose_imprint_page (KgMinutesJob *job,
                     double        used,
                     double        height)
{
  const KgPageTemplate *t = job->page_template;
  const double space = kg_page_template_get_pitch (t) - t->body_size;

  if (used + space + height > kg_mm (t->area_height))
    kg_display_list_add_page (job->list);
  if (t->imprint_even_page && job->list->pages->len % 2 != 0)
    kg_display_list_add_page (job->list);

  return job->list->pages->len - 1;
}

/**
 * kg_minutes_imprint_put:
 * @used: how far the last page is filled, pt from the top of the type area
 *
 * Sets the imprint on the foot of the last page, or of one more. The error is
 * %KG_ERROR_REFUSED when it is too long for a page.
 */
gboolean
kg_minutes_imprint_put (KgMinutesJob *job,
                        double        used,
                        GError      **error)
{
  const KgPageTemplate *t = job->page_template;
  const KgMinutes *minutes = job->minutes;
  const double size = t->small_size, width = kg_mm (t->area_width), pitch = kg_mm (t->imprint_pitch);
  const double foot = kg_mm (t->area_top) + kg_mm (t->area_height);
  const double outer = kg_mm (t->imprint_rule_outer), inner = kg_mm (t->imprint_rule_inner);
  g_autofree char *copy = minutes->copy_to != NULL ? g_strconcat ("抄送：", minutes->copy_to, "。", NULL) : g_strdup ("");
  g_autofree char *date = kg_minutes_get_date_text (minutes);
  g_autofree char *printed = g_strconcat (date, "印发", NULL);
  const double hang = 4 * size; /* one character in, then 抄送： */
  g_autoptr (GArray) copy_items = shape (job, KG_FONT_BODY, copy, size);
  g_autoptr (GArray) office_items = shape (job, KG_FONT_BODY, minutes->office != NULL ? minutes->office : "", size);
  g_autoptr (GArray) date_items = NULL;
  g_autoptr (GArray) copy_lines = NULL;
  g_autoptr (GArray) office_lines = NULL;
  double date_x, top;
  guint page;

  if (minutes->copy_to == NULL && minutes->office == NULL)
    return TRUE;

  copy_lines = kg_line_breaker_break (copy_items, &(KgLineShape) { width - size, size, hang, TRUE });
  date_items = shape (job, KG_FONT_BODY, minutes->office != NULL ? printed : "", size);
  date_x = width - size - kg_shaper_get_width (date_items);
  office_lines = kg_title_breaker_break (office_items, date_x - 2 * size);

  top = (copy_lines->len + office_lines->len) * pitch;
  if (top > kg_mm (t->area_height)) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED,
                         _("The list of copies and the issuing office of this document are too long for one page"));
    return FALSE;
  }
  page = choose_imprint_page (job, used, top);

  /* In reading order, hence from above. */
  top = foot - top;
  kg_page_builder_put_rule (job->builder, page, top, outer, t->text_colour);
  top = put_row (job, page, copy_items, copy_lines, size, hang, foot - office_lines->len * pitch);
  if (copy_lines->len > 0 && office_lines->len > 0)
    kg_page_builder_put_rule (job->builder, page, foot - office_lines->len * pitch, inner, t->text_colour);
  put_row (job, page, office_items, office_lines, size, size, foot);
  kg_page_builder_put (job->builder, page, date_items, NULL, kg_mm (t->area_left) + date_x,
                       foot - pitch + (pitch - size) / 2 + KG_EM_ABOVE * size, 1, t->text_colour);
  kg_page_builder_put_rule (job->builder, page, foot, outer, t->text_colour);

  return TRUE;
}

static gboolean
is_blank (KgMinutesJob *job,
          guint         page)
{
  const KgPage *content = kg_display_list_get_page (job->list, page);

  return content->runs->len == 0 && content->images->len == 0 && content->rules->len == 0;
}

/**
 * kg_minutes_page_numbers_put:
 *
 * Numbers the pages, odd ones on the right, even ones on the left. An empty
 * page and the imprint behind it carry none.
 */
void
kg_minutes_page_numbers_put (KgMinutesJob *job)
{
  const KgPageTemplate *t = job->page_template;
  const double left = kg_mm (t->area_left) + t->small_size;
  const double right = kg_mm (t->area_left) + kg_mm (t->area_width) - t->small_size;
  const double foot = kg_mm (t->area_top) + kg_mm (t->area_height) + kg_mm (t->page_number_gap);
  g_autoptr (GArray) dash = shape (job, KG_FONT_SONG, "—", t->small_size);
  double above, below;

  kg_shaper_get_ink (job->shaper, KG_FONT_SONG, dash, &above, &below);

  for (guint page = 0; page < job->list->pages->len; page++) {
    g_autofree char *text = g_strdup_printf ("— %u —", page + 1);
    g_autoptr (GArray) items = NULL;

    if (is_blank (job, page) || (page > 0 && is_blank (job, page - 1)))
      continue;
    items = shape (job, KG_FONT_SONG, text, t->small_size);
    kg_page_builder_put (job->builder, page, items, NULL,
                         page % 2 == 0 ? right - kg_shaper_get_width (items) : left,
                         foot + above, 1, t->text_colour);
  }
}

/**
 * kg_minutes_watermark_put:
 *
 * Writes the stage across every page of a document that was not issued.
 */
void
kg_minutes_watermark_put (KgMinutesJob *job)
{
  const KgPageTemplate *t = job->page_template;
  const char *text = kg_minutes_get_stage_label (job->minutes->stage);
  KgWatermark *mark = &job->list->watermark;
  g_autoptr (GArray) items = NULL;
  double above, below, x;

  if (text == NULL)
    return;

  items = shape (job, KG_FONT_HEI, text, t->watermark_size);
  kg_shaper_get_ink (job->shaper, KG_FONT_HEI, items, &above, &below);
  mark->size = t->watermark_size;
  mark->angle = t->watermark_angle * G_PI / 180;
  mark->drop = (above - below) / 2;
  mark->colour = t->watermark_colour;

  x = -kg_shaper_get_width (items) / 2;
  for (guint i = 0; i < items->len; i++) {
    const KgTextItem *item = &g_array_index (items, KgTextItem, i);
    KgRunGlyph glyph = { kg_display_list_number (job->list, &item->placed), (float) x };

    g_array_append_val (mark->glyphs, glyph);
    x += item->width;
  }
}
