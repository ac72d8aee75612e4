// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/word/kg-docx-lines.h"
#include "services/word/kg-docx-package.h"

G_BEGIN_DECLS

/**
 * KgDocxStyle:
 *
 * The paragraph styles of the document; see kg-docx-styles.c.
 */
typedef enum {
  KG_DOCX_NORMAL,
  KG_DOCX_HEADING_1,
  KG_DOCX_HEADING_2,
  KG_DOCX_BODY,
  KG_DOCX_ITEM,
  KG_DOCX_CORRECTION,
  KG_DOCX_MARK,
  KG_DOCX_NUMBER,
  KG_DOCX_OFFICE,
  KG_DOCX_RULE,
  KG_DOCX_TITLE,
  KG_DOCX_LIST,
  KG_DOCX_IMPRINT,
  KG_DOCX_CELL,
  KG_DOCX_CELL_HEAD,
  KG_DOCX_CAPTION,
  KG_DOCX_ADDRESSEE,
  KG_DOCX_SIGNATURE,
  KG_DOCX_ANNEX_LIST,
  KG_DOCX_ANNEX,
  KG_DOCX_HEADER,
  KG_DOCX_FOOTER,
} KgDocxStyle;

#define KG_DOCX_N_STYLES 22

/**
 * KgDocxJob:
 * @pitch: from line to line of the text, twips
 * @cell: width of a full-width character of the text, twips
 * @spacing: what makes it so wide, twips
 * @width: of the type area, twips
 * @loss: how much narrower it is where a program cuts it down to whole cells
 * @lead: from the top of a line to the top of its characters, pt: lines fill
 *   the page of a word processor, characters the type area
 * @fonts: the name of a family for each role
 * @headers, @footers: ids of what stands on odd and on even pages
 * @empty: id of a footer without a page number
 *
 * What the parts of the writer share while one document is written.
 */
typedef struct {
  const KgMinutes *minutes;
  const KgPageTemplate *page_template;
  const KgDisplayList *list;
  KgDocxLines *lines;
  KgDocxPackage *package;
  GString *xml; /* of the document's body */
  int pitch;
  int cell;
  int spacing;
  int width;
  int loss;
  double lead;
  const char *fonts[KG_FONT_N_ROLES];
  char *headers[2];
  char *footers[2];
  char *empty;
} KgDocxJob;

/* kg-docx-styles.c */
const char *kg_docx_style_get_id         (KgDocxStyle       style);
void        kg_docx_add_styles           (KgDocxJob        *job);
void        kg_docx_add_fonts            (KgDocxJob        *job);
void        kg_docx_add_settings         (KgDocxJob        *job);
void        kg_docx_append_fonts         (const KgDocxJob  *job,
                                          GString          *xml,
                                          KgFontRole        role);

/* kg-docx-frame.c */
int         kg_docx_put_head             (KgDocxJob        *job);
char       *kg_docx_make_section         (KgDocxJob        *job,
                                          gboolean          is_numbered);

/* kg-docx-imprint.c */
void        kg_docx_put_long_office      (KgDocxJob        *job,
                                          const KgDocxText *office,
                                          const char       *date,
                                          const KgDocxText *date_text,
                                          int               width);
void        kg_docx_put_imprint          (KgDocxJob        *job,
                                          gsize             last_properties,
                                          guint             last_page);

/* kg-docx-body.c */
gsize       kg_docx_put_body             (KgDocxJob        *job,
                                          int               top,
                                          guint            *last_page);
void        kg_docx_append_runs          (GString          *xml,
                                          const char       *words,
                                          const KgDocxText *text,
                                          int               spacing,
                                          gsize             n_label,
                                          const char       *label_properties);

G_END_DECLS
