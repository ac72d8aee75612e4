// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-display-list-private.h"
#include "services/typeset/kg-pdf-font.h"

G_BEGIN_DECLS

char *kg_pdf_content_make (const KgDisplayList *list,
                           guint                page,
                           KgPdfFonts          *fonts);

G_END_DECLS
