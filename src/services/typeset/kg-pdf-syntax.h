// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A piece of a PDF file; start is NULL when there is none. */
typedef struct {
  const char *start;
  const char *end;
} KgPdfSlice;

#define KG_PDF_MAX_OBJECTS 100000

/* The objects of a file as kg-pdf-writer.c makes them: all of them, one behind
 * the other, and nothing between them; or those that kg-pdf-resaved.c found. */
typedef struct _KgPdfObjects KgPdfObjects;

KgPdfObjects *kg_pdf_objects_new         (GBytes        *file);
KgPdfObjects *kg_pdf_objects_new_resaved (GBytes        *file);
KgPdfObjects *kg_pdf_objects_new_of      (GArray        *objects,
                                          KgPdfSlice     trailer,
                                          GPtrArray     *buffers);
void          kg_pdf_objects_free        (KgPdfObjects  *self);
KgPdfSlice    kg_pdf_objects_get_trailer (KgPdfObjects  *self);
KgPdfSlice    kg_pdf_objects_get         (KgPdfObjects  *self,
                                          KgPdfSlice     reference);
GBytes       *kg_pdf_objects_inflate     (KgPdfObjects  *self,
                                          KgPdfSlice     reference);

GBytes       *kg_pdf_stream_read         (KgPdfSlice     object,
                                          gsize          length);
void          kg_pdf_skip_spaces         (const char   **at,
                                          const char    *end);
gboolean      kg_pdf_skip_text           (const char   **at,
                                          const char    *end,
                                          const char    *text);
gboolean      kg_pdf_read_number         (const char   **at,
                                          const char    *end,
                                          gsize         *number);
gboolean      kg_pdf_skip_value          (const char   **at,
                                          const char    *end);
KgPdfSlice    kg_pdf_dict_get            (KgPdfSlice     dict,
                                          const char    *key);
gboolean      kg_pdf_array_next          (KgPdfSlice     array,
                                          const char   **at,
                                          KgPdfSlice    *item);
gboolean      kg_pdf_slice_is            (KgPdfSlice     slice,
                                          const char    *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgPdfObjects, kg_pdf_objects_free)

G_END_DECLS
