// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One glyph of a file; in mm from the left and the top edge of its page. */
typedef struct {
  gunichar ch;
  guint page; /* from 1 */
  double x;
  double baseline;
  double width;
  double em;  /* its size */
} PdfGlyph;

/* One filled rectangle of a file, in mm. */
typedef struct {
  guint page;
  double left, top, right, bottom;
  double red, green, blue;
} PdfRule;

typedef struct {
  GArray *glyphs; /* of PdfGlyph, in the order of the file */
  GArray *rules;  /* of PdfRule */
} PdfTrace;

PdfTrace *pdf_trace_new  (const char *path);
void      pdf_trace_free (PdfTrace   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfTrace, pdf_trace_free)

G_END_DECLS
