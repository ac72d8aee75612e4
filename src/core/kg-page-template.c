// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-page-template.h"

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

  .head = TRUE,
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
  .lists_run_in = TRUE,                                   /* 10.3 */

  .imprint = TRUE,
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
 * kg_page_template_get_first:
 *
 * Returns: the measures by which documents were set before they were kept with
 *   them; what a template does not say is as it was then
 */
const KgPageTemplate *
kg_page_template_get_first (void)
{
  static KgPageTemplate first;
  static gsize made;

  if (g_once_init_enter (&made)) {
    first = standard;
    first.lists_run_in = FALSE;
    g_once_init_leave (&made, 1);
  }

  return &first;
}

/**
 * kg_page_template_get_builtin:
 * @self: (out caller-allocates): the form of a kind of document, for an office
 *   that has none of its own
 */
void
kg_page_template_get_builtin (KgDocumentKind  kind,
                              KgPageTemplate *self)
{
  *self = standard;

  switch (kind) {
  case KG_DOCUMENT_WEEKLY:
  case KG_DOCUMENT_TASK_FORCE:
  case KG_DOCUMENT_FINANCE:
    self->annex_assignments = TRUE;
    break;
  case KG_DOCUMENT_SPECIAL:
    break;
  case KG_DOCUMENT_SLIP:
    /* All of it on one sheet, with room to sign. */
    self->mark_top = 4;
    self->mark_size = 44;
    self->number_gap = 1;
    self->imprint = FALSE;
    self->table_size = 12;
    self->table_line = 5.8;
    break;
  case KG_DOCUMENT_REGISTER:
    /* A wide table on a sheet laid across, as those that were handed in are. */
    self->page_width = standard.page_height;
    self->page_height = standard.page_width;
    self->area_left = 20;
    self->area_top = 25;
    self->area_width = 257;
    self->area_height = 160;
    self->chars_per_line = 46;
    self->lines_per_page = 16;
    self->head = FALSE;
    self->imprint = FALSE;
    self->table_size = 10.5;
    self->table_line = 5.2;
    break;
  case KG_DOCUMENT_CIRCULAR:
    self->office_line = FALSE;
    self->imprint_even_page = TRUE;
    break;
  case KG_DOCUMENT_EXCERPT:
  default:
    break;
  }
}

static gboolean
refuse (GError    **error,
        const char *words)
{
  g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, words);

  return FALSE;
}

/**
 * kg_page_template_check:
 *
 * Whether a page can be set by these measures. The error is
 * %KG_ERROR_REFUSED and names the measure, or those that do not go together.
 */
gboolean
kg_page_template_check (const KgPageTemplate *self,
                        GError              **error)
{
  guint n_fields;
  const KgPageField *fields = kg_page_template_get_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (!kg_page_field_check (&fields[i], kg_page_template_get (self, &fields[i]), error))
      return FALSE;

  if (self->area_left + self->area_width > self->page_width)
    return refuse (error, _("Margin and type area are wider than the paper; make one of them narrower"));
  if (self->area_top + self->area_height > self->page_height)
    return refuse (error, _("Margin and type area are higher than the paper; make one of them lower"));
  if (kg_page_template_get_cell (self) < self->body_size * 0.99)
    return refuse (error, _("So many characters do not fit into a line; take fewer or make them smaller"));
  if (kg_page_template_get_pitch (self) < self->body_size)
    return refuse (error, _("So many lines do not fit onto a page; take fewer or make the characters smaller"));
  if (self->indent >= self->chars_per_line / 2)
    return refuse (error, _("Paragraphs are indented by half a line or more; take fewer characters"));
  if (self->mark_size_least > self->mark_size)
    return refuse (error, _("The least size of the mark is larger than its size"));
  if (self->head && kg_mm (self->mark_top) + self->mark_size > kg_mm (self->area_height))
    return refuse (error, _("The mark stands below the type area; put it higher or make it smaller"));
  if (kg_mm (self->imprint_pitch) < self->small_size)
    return refuse (error, _("The lines of the imprint overlap; make their distance larger or the characters smaller"));

  if (kg_mm (self->table_line) < self->table_size)
    return refuse (error, _("The lines in tables overlap; make their distance larger or the characters smaller"));
  /* A page takes a few rows of one line at least. */
  if (6 * (self->table_line + 2 * self->table_pad + self->table_rule_outer) > self->area_height)
    return refuse (error, _("A page has no room for the rows of a table; make them lower"));

  return TRUE;
}

/**
 * kg_page_template_equal:
 */
gboolean
kg_page_template_equal (const KgPageTemplate *self,
                        const KgPageTemplate *other)
{
  guint n_fields;
  const KgPageField *fields = kg_page_template_get_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (kg_page_template_get (self, &fields[i]) != kg_page_template_get (other, &fields[i]))
      return FALSE;

  return TRUE;
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
