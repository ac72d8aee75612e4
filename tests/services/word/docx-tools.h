// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/typeset/kg-font-set.h"
#include "core/kg-page-template.h"

G_BEGIN_DECLS

void  docx_tools_write     (const KgMinutes      *minutes,
                            const KgPageTemplate *page_template,
                            KgFontSet            *fonts,
                            const char           *folder,
                            const char           *name);
char *docx_tools_read_part (const char           *path,
                            const char           *part);
char *docx_tools_get_text  (const char           *xml);

KgMinutes *docx_tools_make_words (void);
KgMinutes *docx_tools_make_marks (void);
KgMinutes *docx_tools_make_mixed (guint seed,
                                  guint n_paragraphs);

G_END_DECLS
