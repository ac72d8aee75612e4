// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-page-template.h"

#include "core/kg-error.h"

#include <glib/gi18n-lib.h>

/* The measures of GB/T 9704-2012.
 *
 * 3号 is set at 15.75 pt: 28 characters of 16 pt would not fit into 156 mm.
 * What the standard leaves to the office (the size of the mark, the thickness
 * of the red rule, the pitch of the imprint) is marked as our choice. */

static const KgPageTemplate standard = {
  .page_width = 210, .page_height = 297,                  /* 5.1: A4 */
  .area_left = 28, .area_top = 37,                        /* 5.2.1 */
  .area_width = 156, .area_height = 225,
  .chars_per_line = 28, .lines_per_page = 22,             /* 5.2.3 */

  .body_size = 15.75,                                     /* 5.2.2: 3号 */
  .title_size = 22,                                       /* 7.3.1: 2号 */
  .small_size = 14,                                       /* 7.4, 7.5: 4号 */

  .mark_top = 35,                                         /* 7.2.4 */
  .mark_size = 54, .mark_size_least = 22,                 /* our choice */
  .mark_condense = 0.68,                                  /* our choice: 15 by 22 mm was the old form */
  .number_gap = 2,                                        /* 7.2.5 */
  .office_line = TRUE,                                    /* our choice */
  .head_rule_gap = 4,                                     /* 7.2.7 */
  .head_rule = 0.7,                                       /* our choice */
  .title_gap = 2,                                         /* 7.3.1 */
  .body_gap = 1,                                          /* 7.3.1, 7.3.2 */

  .indent = 2,                                            /* 7.3.3 */
  .lists_gap = 1,                                         /* 10.3 */

  .imprint_rule_outer = 0.35, .imprint_rule_inner = 0.25, /* 7.4.1 */
  .imprint_pitch = 8,                                     /* our choice */
  .imprint_even_page = FALSE,

  .page_number_gap = 7,                                   /* 7.5 */

  .watermark_size = 150, .watermark_angle = 45,           /* our choice */

  .text_colour = 0x000000,
  .mark_colour = 0xe60012,                                /* 6.2: Y80 M80 as screens show it */
  .watermark_colour = 0xe8e8e8,

  .table_size = 12, .table_line = 6.3, .table_pad = 1.5,  /* our choice: 小四 */
  .table_rule_outer = 0.35, .table_rule_inner = 0.25,     /* as the imprint's */
  .annex_assignments = FALSE,
};

/**
 * kg_page_template_get_standard:
 *
 * Returns: the measures of GB/T 9704-2012
 */
const KgPageTemplate *
kg_page_template_get_standard (void)
{
  return &standard;
}

/**
 * kg_page_template_check:
 *
 * Whether a page can be set by these measures. The error is
 * %KG_ERROR_REFUSED.
 */
gboolean
kg_page_template_check (const KgPageTemplate *self,
                        GError              **error)
{
  const double sizes[] = {
    self->body_size, self->title_size, self->small_size, self->mark_size,
    self->mark_size_least, self->imprint_pitch, self->watermark_size, self->table_size, self->table_line,
  };
  const double lengths[] = {
    self->area_left, self->area_top, self->mark_top, self->head_rule_gap, self->head_rule,
    self->imprint_rule_outer, self->imprint_rule_inner, self->page_number_gap,
    self->table_pad, self->table_rule_outer, self->table_rule_inner,
  };
  gboolean good = self->page_width <= 5000 && self->page_height <= 5000 && /* PDF: 14400 pt */
                  self->area_width > 0 && self->area_height > 0 &&
                  self->area_left + self->area_width <= self->page_width &&
                  self->area_top + self->area_height <= self->page_height &&
                  self->chars_per_line >= 8 && self->chars_per_line <= 200 &&
                  self->lines_per_page >= 4 && self->lines_per_page <= 200 &&
                  self->indent < self->chars_per_line / 2 &&
                  self->number_gap <= 20 && self->title_gap <= 20 && self->body_gap <= 20 && self->lists_gap <= 20 &&
                  self->mark_condense >= 0.3 && self->mark_condense <= 1 &&
                  self->mark_size_least <= self->mark_size &&
                  self->watermark_angle >= -360 && self->watermark_angle <= 360;

  /* Written so that a NaN fails, too. */
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    good = good && sizes[i] >= 1 && sizes[i] <= 1000;
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    good = good && lengths[i] >= 0 && lengths[i] <= 1000;
  good = good && kg_mm (self->imprint_pitch) >= self->small_size &&
         kg_page_template_get_cell (self) >= self->body_size * 0.99 &&
         /* A page takes a few rows of one line at least. */
         kg_mm (self->table_line) >= self->table_size &&
         6 * (self->table_line + 2 * self->table_pad + self->table_rule_outer) <= self->area_height &&
         self->table_rule_outer <= 2 && self->table_rule_inner <= 2 &&
         kg_page_template_get_pitch (self) >= self->body_size &&
         kg_mm (self->mark_top) + self->mark_size <= kg_mm (self->area_height);

  if (!good)
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED,
                         _("The page template cannot be used: its lines or characters do not fit into the page"));

  return good;
}

/**
 * kg_mm:
 *
 * Returns: @mm in points of 1/72 inch
 */
double
kg_mm (double mm)
{
  return mm * 72 / 25.4;
}

/**
 * kg_page_template_get_cell:
 *
 * Returns: the width of one cell of the grid, pt
 */
double
kg_page_template_get_cell (const KgPageTemplate *self)
{
  return kg_mm (self->area_width) / self->chars_per_line;
}

/**
 * kg_page_template_get_pitch:
 *
 * The lines fill the type area: the first stands at its top, the last on its
 * foot.
 *
 * Returns: the distance from line to line, pt
 */
double
kg_page_template_get_pitch (const KgPageTemplate *self)
{
  return (kg_mm (self->area_height) - self->body_size) / (self->lines_per_page - 1);
}
