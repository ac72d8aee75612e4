// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgPageTemplate:
 *
 * Every measure of the page, so that an office can set its own form ("纪要格式
 * 可以根据实际制定", GB/T 9704-2012, 10.3). Lengths in mm, sizes of characters in
 * pt, colours as 0xRRGGBB.
 */
typedef struct {
  /* The page and its type area (版心). */
  double page_width;
  double page_height;
  double area_left;
  double area_top;
  double area_width;
  double area_height;
  guint chars_per_line;
  guint lines_per_page;

  /* Sizes of characters. */
  double body_size;
  double title_size;
  double small_size;      /* imprint and page numbers */

  /* The head of the first page. */
  double mark_top;        /* type area to the top edge of the mark */
  double mark_size;       /* the largest */
  double mark_size_least; /* below that it takes several lines */
  double mark_condense;   /* how narrow it may be drawn, 1 is its own width */
  guint number_gap;       /* empty lines from the mark to the number */
  gboolean office_line;   /* whether office and date stand below the number */
  double head_rule_gap;   /* from the last line of the head to the red rule */
  double head_rule;       /* thickness */
  guint title_gap;        /* empty lines from the red rule to the title */
  guint body_gap;         /* empty lines from the title to the text */

  /* The text. */
  guint indent;           /* of paragraphs, in characters */
  guint lists_gap;        /* empty lines before 出席 */

  /* The imprint (版记). */
  double imprint_rule_outer;
  double imprint_rule_inner;
  double imprint_pitch;       /* from line to line */
  gboolean imprint_even_page; /* GB/T 33476.2-2016: on the back of the last sheet */

  /* Page numbers. */
  double page_number_gap; /* type area to the top of the dashes */

  /* The watermark of what was not issued. */
  double watermark_size;
  double watermark_angle; /* degrees, anticlockwise */

  guint32 text_colour;
  guint32 mark_colour;
  guint32 watermark_colour;

  /* Tables, and the words below pictures. */
  double table_size;         /* of characters */
  double table_line;         /* from line to line */
  double table_pad;          /* between a cell's text and the rules around it */
  double table_rule_outer;
  double table_rule_inner;
  gboolean annex_assignments; /* whether minutes bring the table of their assignments */
} KgPageTemplate;

const KgPageTemplate *kg_page_template_get_standard (void);
gboolean              kg_page_template_check        (const KgPageTemplate *self,
                                                     GError              **error);

double                kg_mm                         (double                mm);
double                kg_page_template_get_cell     (const KgPageTemplate *self);
double                kg_page_template_get_pitch    (const KgPageTemplate *self);

G_END_DECLS
