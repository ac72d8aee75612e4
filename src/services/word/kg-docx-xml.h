// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KG_DOCX_NAMESPACES \
  "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" " \
  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" " \
  "xmlns:v=\"urn:schemas-microsoft-com:vml\" " \
  "xmlns:o=\"urn:schemas-microsoft-com:office:office\" " \
  "xmlns:w10=\"urn:schemas-microsoft-com:office:word\""

void kg_docx_append_escaped (GString    *xml,
                             const char *text,
                             gssize      length);

int  kg_docx_twips          (double      pt);
int  kg_docx_half_points    (double      pt);
int  kg_docx_eighths        (double      pt);

G_END_DECLS
