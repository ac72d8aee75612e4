// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgCharClass:
 * @KG_CHAR_HAN: takes a cell, may stand anywhere
 * @KG_CHAR_OPEN: full-width opening mark, never at a line's end
 * @KG_CHAR_CLOSE: full-width closing mark, pause or stop, never at a line's start
 * @KG_CHAR_NO_START: takes a cell, never at a line's start (· ％ ℃)
 * @KG_CHAR_DASH: — and …, two of a kind are one mark
 * @KG_CHAR_LATIN: letters and digits of their own width
 * @KG_CHAR_LATIN_OPEN: ( [ and their like
 * @KG_CHAR_LATIN_CLOSE: ) ] , . and their like
 * @KG_CHAR_COMBINING: sits on the character before it
 * @KG_CHAR_SPACE: a space between words
 *
 * What a character may do in a line (GB/T 15834-2011, 5.1; W3C clreq).
 */
typedef enum {
  KG_CHAR_HAN,
  KG_CHAR_OPEN,
  KG_CHAR_CLOSE,
  KG_CHAR_NO_START,
  KG_CHAR_DASH,
  KG_CHAR_LATIN,
  KG_CHAR_LATIN_OPEN,
  KG_CHAR_LATIN_CLOSE,
  KG_CHAR_COMBINING,
  KG_CHAR_SPACE,
} KgCharClass;

KgCharClass kg_char_get_class     (gunichar    ch);
gboolean    kg_char_class_is_full (KgCharClass cls);

G_END_DECLS
