// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/word/kg-docx-job.h"

G_BEGIN_DECLS

/**
 * KgDocxFlow:
 * @page: the one the document has come to, from 0
 * @cursor: how far on it, twips from the top of its lines
 * @begun: whether anything of the text is there
 * @sends: whether the next paragraph is sent to its page although its style
 *   keeps it with what follows, as no style keeps a heading with a table
 * @ends_in_table: whether what was put last is a table
 * @last_properties: where those of the last paragraph end in the XML
 * @rule_page, @rule, @image_page, @image: what of the pages' rules and images
 *   comes next
 * @n_pictures: how many there are
 */
typedef struct {
  KgDocxJob *job;
  guint page;
  int cursor;
  gboolean begun;
  gboolean sends;
  gboolean ends_in_table;
  gsize last_properties;
  guint rule_page;
  guint rule;
  guint image_page;
  guint image;
  guint n_pictures;
} KgDocxFlow;

void kg_docx_flow_init      (KgDocxFlow             *self,
                             KgDocxJob              *job,
                             int                     top);
int  kg_docx_flow_get_room  (KgDocxFlow             *self);
guint kg_docx_flow_find_cut (KgDocxFlow             *self,
                             const KgDocxText       *text);
void kg_docx_flow_begin     (KgDocxFlow             *self,
                             KgDocxStyle             style,
                             const KgDocxText       *text,
                             const char             *properties);
void kg_docx_flow_go_to     (KgDocxFlow             *self,
                             guint                   page,
                             double                  top);
void kg_docx_flow_end_table (KgDocxFlow             *self);

/* kg-docx-table.c */
void kg_docx_put_table      (KgDocxFlow             *flow,
                             const KgMinutesTable   *table);

/* kg-docx-picture.c */
void kg_docx_put_picture    (KgDocxFlow             *flow,
                             const KgMinutesPicture *picture,
                             const char             *name);

G_END_DECLS
