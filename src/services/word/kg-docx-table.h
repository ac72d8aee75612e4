// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-page-template.h"

G_BEGIN_DECLS

/**
 * KgDocxColumn:
 * @title: (nullable): what stands in the row at the head of each page; a table
 *   whose first column has none has no such row
 * @width: mm
 * @is_centred: whether its text stands in the middle, as numbers and dates do
 */
typedef struct {
  const char *title;
  double width;
  gboolean is_centred;
} KgDocxColumn;

void kg_docx_append_table (GString              *xml,
                           const KgPageTemplate *page_template,
                           const KgDocxColumn   *columns,
                           guint                 n_columns,
                           const char *const    *cells,
                           guint                 n_rows);

G_END_DECLS
