// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-search-marks.h"

#define N_LETTERS 26
#define ANYWHERE 36  /* from this bit on: letters wherever they are in a sound */

/* @c: a letter of either case, or a digit */
static guint64
letter_mark (char c)
{
  guint place = g_ascii_isdigit (c) ? N_LETTERS + (guint) (c - '0') : (guint) (g_ascii_tolower (c) - 'a');

  return G_GUINT64_CONSTANT (1) << place;
}

/**
 * kg_search_marks_add_text:
 * @folded: of kg_fold()
 *
 * Adds what is in a text; likewise what is asked for by one.
 */
void
kg_search_marks_add_text (KgSearchMarks *self,
                          const char    *folded)
{
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar ch = g_utf8_get_char (p);

    if (g_ascii_isalnum (*p))
      self->letters |= letter_mark (*p);
    else
      self->others |= G_GUINT64_CONSTANT (1) << ((ch ^ ch >> 6) & 63);
  }
}

/**
 * kg_search_marks_add_sounds:
 * @sounds: as a #KgSearchKey keeps them: a capital or a digit begins a character
 */
void
kg_search_marks_add_sounds (KgSearchMarks *self,
                            const char    *sounds)
{
  for (const char *p = sounds; *p != '\0'; p++) {
    if (g_ascii_isupper (*p) || g_ascii_isdigit (*p))
      self->sounds |= letter_mark (*p);
    if (g_ascii_isalpha (*p))
      self->sounds |= letter_mark (*p) << ANYWHERE;
    /* People type ü as v or as u. */
    if (*p == 'v')
      self->sounds |= letter_mark ('u') << ANYWHERE;
  }
}

/**
 * kg_search_marks_ask_sound:
 * @typed: letters and digits
 *
 * Adds what sounds have to have for @typed to be found in them.
 */
void
kg_search_marks_ask_sound (KgSearchMarks *self,
                           const char    *typed)
{
  for (const char *p = typed; *p != '\0'; p++) {
    gboolean begins = p == typed || g_ascii_isdigit (*p);

    self->sounds |= letter_mark (*p) << (begins ? 0 : ANYWHERE);
  }
}
