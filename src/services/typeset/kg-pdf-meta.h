// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-date.h"

G_BEGIN_DECLS

/* Before the seal of issued minutes, in what identifies their files. */
#define KG_PDF_IDENTIFIER "urn:kaigong:minutes:"

/**
 * KgPdfMeta:
 *
 * What a PDF says about itself. PDF/A wants it twice, in two forms that agree.
 */
typedef struct {
  const char *title;
  const char *author;
  const char *subject;
  const char *creator;
  const char *producer;
  const char *identifier; /* (nullable) */
  KgDate date;
} KgPdfMeta;

char   *kg_pdf_meta_make_xmp  (const KgPdfMeta *meta);
char   *kg_pdf_meta_make_date (KgDate           date);
GBytes *kg_pdf_meta_make_text (const char      *text);

G_END_DECLS
