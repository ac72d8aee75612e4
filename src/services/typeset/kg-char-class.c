// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-char-class.h"

/* Characters by what they may do in a line. */

static gboolean
is_in (const char *set,
       gunichar    ch)
{
  for (; *set != '\0'; set = g_utf8_next_char (set)) {
    if (g_utf8_get_char (set) == ch)
      return TRUE;
  }

  return FALSE;
}

KgCharClass
kg_char_get_class (gunichar ch)
{
  /* Nearly all there is, before anything is looked up. */
  if ((ch >= 0x3400 && ch <= 0x9fff) || (ch >= 0x20000 && ch < 0x40000))
    return KG_CHAR_HAN;
  if (ch < 0x80 && g_ascii_isalnum ((char) ch))
    return KG_CHAR_LATIN;

  if (g_unichar_ismark (ch))
    return KG_CHAR_COMBINING;
  if (ch == ' ' || ch == 0x1680 || (ch >= 0x2000 && ch <= 0x200a) || ch == 0x205f)
    return KG_CHAR_SPACE;
  if (is_in ("“‘（《〈【〔「『〖｛［", ch))
    return KG_CHAR_OPEN;
  if (is_in ("”’）》〉】〕」』〗｝］，。、；：？！．", ch))
    return KG_CHAR_CLOSE;
  if (is_in ("·％～‰℃℉々〻‧•／", ch))
    return KG_CHAR_NO_START;
  if (is_in ("—―…⋯", ch))
    return KG_CHAR_DASH;
  if (is_in ("([{", ch))
    return KG_CHAR_LATIN_OPEN;
  if (is_in (")]},.;:!?%~–", ch))
    return KG_CHAR_LATIN_CLOSE;
  if (is_in ("×÷±§°", ch))
    return KG_CHAR_HAN;

  /* Letters before the symbols that East Asian fonts draw in a cell; no-break
   * spaces among them, since they hold a word together. */
  if (ch < 0x2100 || (ch >= 0xff61 && ch <= 0xffdc && g_unichar_isalpha (ch)))
    return KG_CHAR_LATIN;

  return KG_CHAR_HAN;
}

/**
 * kg_char_class_is_full:
 *
 * Whether a character of this class takes one cell of the grid.
 */
gboolean
kg_char_class_is_full (KgCharClass cls)
{
  switch (cls) {
  case KG_CHAR_HAN:
  case KG_CHAR_OPEN:
  case KG_CHAR_CLOSE:
  case KG_CHAR_NO_START:
  case KG_CHAR_DASH:
    return TRUE;
  case KG_CHAR_LATIN:
  case KG_CHAR_LATIN_OPEN:
  case KG_CHAR_LATIN_CLOSE:
  case KG_CHAR_COMBINING:
  case KG_CHAR_SPACE:
  default:
    return FALSE;
  }
}
