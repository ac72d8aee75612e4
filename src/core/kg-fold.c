// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-fold.h"

#include <string.h>

/* One spelling for what people take for the same text: Ａ and a, （ and (,
 * Ⅱ and ii, ㎡ and m2. */

/* Whether NFKC may change @ch into something that kg_fold_char() does not
 * reach: letters with marks, signs, numerals in one character, old forms. */
static gboolean
needs_normalizing (gunichar ch)
{
  return (ch >= 0xa0 && ch < 0x2e80) || (ch >= 0x3200 && ch < 0x3400) ||
         (ch >= 0xf900 && ch < 0xff00) || (ch >= 0xff5f && ch < 0x10000) ||
         (ch >= 0x1f100 && ch < 0x1f250) || (ch >= 0x2f800 && ch < 0x2fa20);
}

static gboolean
is_invisible (gunichar ch)
{
  return ch == 0xad || (ch >= 0x200b && ch <= 0x200f) || ch == 0x2060 || ch == 0xfeff ||
         (ch >= 0xfe00 && ch <= 0xfe0f);
}

/**
 * kg_fold_char:
 *
 * Returns: @ch in lower case and half width; any blank as a space
 */
gunichar
kg_fold_char (gunichar ch)
{
  if (ch > 0xff00 && ch < 0xff5f)
    ch -= 0xfee0;

  if (ch < 0x80)
    return g_ascii_isspace ((char) ch) ? ' ' : (gunichar) g_ascii_tolower ((char) ch);
  if (ch == 0x3000)
    return ' ';
  if (ch >= 0x2e80 && ch < 0xf900)
    return ch;

  return g_unichar_isspace (ch) ? ' ' : g_unichar_tolower (ch);
}

/**
 * kg_fold:
 * @text: anything; bytes that are no UTF-8 become U+FFFD
 *
 * Returns: (transfer full): @text as searches compare it
 */
char *
kg_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *normalized = NULL;
  gsize length = strlen (text);
  GString *folded;

  if (!g_utf8_validate_len (text, length, NULL)) {
    valid = g_utf8_make_valid (text, (gssize) length);
    text = valid;
  }

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (needs_normalizing (g_utf8_get_char (p))) {
      normalized = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
      text = normalized;
      break;
    }
  }

  folded = g_string_sized_new (length);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar ch = g_utf8_get_char (p);

    if (ch >= 0x2e80 && ch < 0xf900 && ch != 0x3000)
      g_string_append_len (folded, p, 3);
    else if (!is_invisible (ch))
      g_string_append_unichar (folded, kg_fold_char (ch));
  }

  return g_string_free (folded, FALSE);
}
