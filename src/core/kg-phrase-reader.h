// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reading typed Chinese piece by piece. Every function takes valid UTF-8,
 * treats full-width forms as their half-width ones and skips blanks before
 * what it reads; what "eats" moves the position only when it succeeds. */

/* A stretch of a text, in bytes. */
typedef struct {
  gsize start;
  gsize end;
} KgPhraseRange;

gunichar    kg_phrase_char        (const char        *at);
gunichar    kg_phrase_before      (const char        *text,
                                   const char        *at);
gboolean    kg_phrase_is_blank    (gunichar           c);
gboolean    kg_phrase_is_one_of   (gunichar           c,
                                   const char        *characters);
const char *kg_phrase_skip_blank  (const char        *at);

gboolean    kg_phrase_eat         (const char       **at,
                                   const char        *word);
int         kg_phrase_eat_any     (const char       **at,
                                   const char *const *words);
int         kg_phrase_eat_digits  (const char       **at,
                                   int               *n_digits);
int         kg_phrase_eat_number  (const char       **at);

gboolean    kg_phrase_eat_task    (const char       **at);
GArray     *kg_phrase_quotations  (const char        *text);
gboolean    kg_phrase_range_holds (GArray            *ranges,
                                   gsize              offset);

G_END_DECLS
