// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-template.h"

G_BEGIN_DECLS

/* Templates in words, for their list and their editor. */

char     *kg_template_words_list    (KgTemplate            *template);
char     *kg_template_words_length  (KgTemplate            *template,
                                     const char            *choices);
char     *kg_template_words_choices (const KgTemplateData  *data,
                                     const char            *choices);
char     *kg_template_words_after   (const KgTemplateData  *data,
                                     const KgTemplateStep  *step);
char     *kg_template_words_days    (const KgTemplateStep  *step);

gboolean  kg_template_list_has      (const char            *list,
                                     const char            *word);
char     *kg_template_list_with     (const char            *list,
                                     const char            *word,
                                     const char            *other);

G_END_DECLS
