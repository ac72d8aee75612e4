// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file is, as far as it can be told without reading its pages. */
typedef enum {
  KG_PDF_OURS,      /* as this program writes them */
  KG_PDF_FOREIGN,   /* made by another program, or saved again or changed */
  KG_PDF_ENCRYPTED,
  KG_PDF_CUT,       /* it does not end as a PDF does */
  KG_PDF_NONE,      /* no PDF */
} KgPdfState;

KgPdfState kg_pdf_judge      (GBytes  *file);
gboolean   kg_pdf_is_resaved (GBytes  *file);
char      *kg_pdf_read_seal  (GBytes  *file);
char      *kg_pdf_read_title (GBytes  *file);
GPtrArray *kg_pdf_read_pages (GBytes  *file,
                              GError **error);

G_END_DECLS
