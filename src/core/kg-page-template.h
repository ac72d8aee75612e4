// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgDocumentKind:
 * @KG_DOCUMENT_WEEKLY: minutes of the weekly meeting
 * @KG_DOCUMENT_SPECIAL: minutes of a special meeting
 * @KG_DOCUMENT_TASK_FORCE: minutes of a task force
 * @KG_DOCUMENT_FINANCE: minutes of the finance morning
 * @KG_DOCUMENT_SLIP: 督办单, one assignment for the unit that leads it
 * @KG_DOCUMENT_REGISTER: 督办台账, the assignments as a table
 * @KG_DOCUMENT_CIRCULAR: 通报, how the units stand
 * @KG_DOCUMENT_EXCERPT: 纪要节录, one decision or what concerns one unit
 *
 * The first four are in the order of the kinds of series.
 */
typedef enum {
  KG_DOCUMENT_WEEKLY,
  KG_DOCUMENT_SPECIAL,
  KG_DOCUMENT_TASK_FORCE,
  KG_DOCUMENT_FINANCE,
  KG_DOCUMENT_SLIP,
  KG_DOCUMENT_REGISTER,
  KG_DOCUMENT_CIRCULAR,
  KG_DOCUMENT_EXCERPT,
} KgDocumentKind;

#define KG_N_DOCUMENT_KINDS 8

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
  gboolean head;          /* whether there is one: mark, number, red rule */
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
  gboolean lists_run_in;  /* whether the units follow each other in a line, else each begins one */

  /* The imprint (版记). */
  gboolean imprint;       /* whether there is one */
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

  /* What belongs to the document beside its text. */
  gboolean annex_assignments; /* 督办事项分解表 */

  /* Tables, and the words below pictures. */
  double table_size;       /* of characters */
  double table_line;       /* from line to line */
  double table_pad;        /* between a cell's text and the rules around it */
  double table_rule_outer;
  double table_rule_inner;
} KgPageTemplate;

/**
 * KgPageFieldKind:
 *
 * What a measure is given in.
 */
typedef enum {
  KG_PAGE_MM,
  KG_PAGE_PT,
  KG_PAGE_COUNT,   /* of lines or characters */
  KG_PAGE_RATIO,
  KG_PAGE_DEGREES,
  KG_PAGE_COLOUR,
  KG_PAGE_FLAG,
} KgPageFieldKind;

/**
 * KgPageField:
 * @group: of the file and of the form, such as "head"
 * @key: in the file and in what is kept of an issued document; never changed
 * @label: for people, not translated yet
 * @clause: (nullable): of GB/T 9704-2012
 *
 * One measure of a template.
 */
typedef struct {
  const char *group;
  const char *key;
  KgPageFieldKind kind;
  gsize offset;
  double least;
  double most;
  const char *label;
  const char *clause;
} KgPageField;

const KgPageTemplate *kg_page_template_get_standard (void);
const KgPageTemplate *kg_page_template_get_first    (void);
void                  kg_page_template_get_builtin  (KgDocumentKind        kind,
                                                     KgPageTemplate       *self);
gboolean              kg_page_template_check        (const KgPageTemplate *self,
                                                     GError              **error);
gboolean              kg_page_template_check_kept   (const KgPageTemplate *self,
                                                     const char           *name,
                                                     GError              **error);

const KgPageField    *kg_page_template_get_fields   (guint                *n_fields);
const KgPageField    *kg_page_template_find_field   (const char           *key);
double                kg_page_template_get          (const KgPageTemplate *self,
                                                     const KgPageField    *field);
void                  kg_page_template_set          (KgPageTemplate       *self,
                                                     const KgPageField    *field,
                                                     double                value);
gboolean              kg_page_template_equal        (const KgPageTemplate *self,
                                                     const KgPageTemplate *other);
gboolean              kg_page_field_check           (const KgPageField    *field,
                                                     double                value,
                                                     GError              **error);
const char           *kg_page_field_get_group_label (const char           *group);
const char           *kg_page_field_get_unit        (const KgPageField    *field);
char                 *kg_page_field_to_words        (const KgPageField    *field,
                                                     double                value);

char                 *kg_page_template_to_text      (const KgPageTemplate *self,
                                                     KgDocumentKind        kind,
                                                     const char           *name);
gboolean              kg_page_template_from_text    (const char           *text,
                                                     KgPageTemplate       *self,
                                                     KgDocumentKind       *kind,
                                                     char                **name,
                                                     GError              **error);

const char           *kg_document_kind_to_code      (KgDocumentKind        kind);
gboolean              kg_document_kind_from_code    (const char           *code,
                                                     KgDocumentKind       *kind);
const char           *kg_document_kind_label        (KgDocumentKind        kind);

double                kg_mm                         (double                mm);
double                kg_page_template_get_cell     (const KgPageTemplate *self);
double                kg_page_template_get_pitch    (const KgPageTemplate *self);

G_END_DECLS
