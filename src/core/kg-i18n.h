// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/* Words that stand on a screen and, in Chinese, in a document as well: instead
 * of gi18n-lib.h where labels and sentences are made that both show. */

void        kg_words_begin_chinese (void);
void        kg_words_end_chinese   (void);

const char *kg_gettext             (const char *words) G_GNUC_FORMAT (1);
const char *kg_gettext_plural      (const char *one,
                                    const char *many,
                                    gulong      n) G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);
const char *kg_gettext_in          (const char *context,
                                    const char *words);
const char *kg_gettext_joined      (const char *joined,
                                    gsize       offset) G_GNUC_FORMAT (1);

#undef _
#undef C_
#undef ngettext
#define _(words) ((char *) kg_gettext (words))
#define C_(context, words) kg_gettext_joined (context "\004" words, sizeof (context))
#define ngettext(one, many, n) kg_gettext_plural (one, many, n)

G_END_DECLS
