// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-pinyin.h"

#include <string.h>

#include "core/kg-fold.h"
#include "core/kg-pinyin-data.h"

/* How Chinese text is read aloud: from tables only, in about 20 ns a
 * character. A phrase decides before a surname, a surname before the usual
 * reading. */

/* The value of @ch in the tables, or KG_PINYIN_NONE. */
static guint16
value_of (gunichar ch)
{
  if (ch >= KG_PINYIN_FIRST && ch < KG_PINYIN_END) {
    guint block = (ch - KG_PINYIN_FIRST) / 64;
    guint64 bit = G_GUINT64_CONSTANT (1) << (ch - KG_PINYIN_FIRST) % 64;

    if ((kg_pinyin_present[block] & bit) == 0)
      return KG_PINYIN_NONE;
    return kg_pinyin_values[kg_pinyin_ranks[block] +
                            __builtin_popcountll (kg_pinyin_present[block] & (bit - 1))];
  }

  if (ch >= kg_pinyin_far[0] && ch <= kg_pinyin_far[KG_PINYIN_N_FAR - 1]) {
    guint low = 0, high = KG_PINYIN_N_FAR;

    while (low < high) {
      guint middle = (low + high) / 2;

      if (kg_pinyin_far[middle] == ch)
        return kg_pinyin_far_values[middle];
      if (kg_pinyin_far[middle] < ch)
        low = middle + 1;
      else
        high = middle;
    }
  }

  return KG_PINYIN_NONE;
}

static guint16
usual_reading (guint16 value)
{
  guint16 number = value & KG_PINYIN_NUMBER;

  if (value == KG_PINYIN_NONE)
    return KG_PINYIN_NONE;

  return value & KG_PINYIN_POLY ? kg_pinyin_lists[number] & KG_PINYIN_NUMBER : number;
}

/* The longest phrase that @text begins with, its first character being @ch. */
static const KgPinyinPhrase *
find_phrase (const char *text,
             gunichar    ch)
{
  guint low = 0, high = KG_PINYIN_N_PHRASES;

  /* The first phrase of that character; longer ones come before shorter. */
  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_utf8_get_char (kg_pinyin_phrases[middle].text) < ch)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < KG_PINYIN_N_PHRASES && g_utf8_get_char (kg_pinyin_phrases[low].text) == ch; low++)
    if (g_str_has_prefix (text, kg_pinyin_phrases[low].text))
      return &kg_pinyin_phrases[low];

  return NULL;
}

/* Two or three Han characters and nothing else may be a person's name. */
static guint16
surname_reading (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  guint16 value = value_of (first);
  guint n = 0;

  if (value == KG_PINYIN_NONE || (value & KG_PINYIN_SURNAME) == 0)
    return KG_PINYIN_NONE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (++n > 3 || value_of (g_utf8_get_char (p)) == KG_PINYIN_NONE)
      return KG_PINYIN_NONE;
  for (guint i = 0; n >= 2 && i < KG_PINYIN_N_SURNAMES; i++)
    if (kg_pinyin_surnames[i].ch == first)
      return kg_pinyin_surnames[i].reading;

  return KG_PINYIN_NONE;
}

/**
 * kg_pinyin_iter_init:
 * @text: valid UTF-8, which the iterator goes on reading
 */
void
kg_pinyin_iter_init (KgPinyinIter *iter,
                     const char   *text)
{
  *iter = (KgPinyinIter) { .next = text, .surname = surname_reading (text) };
}

/**
 * kg_pinyin_iter_next:
 * @out: (out): the next character and how it is read there
 *
 * Returns: %FALSE at the end of the text
 */
gboolean
kg_pinyin_iter_next (KgPinyinIter *iter,
                     KgPinyinChar *out)
{
  const KgPinyinPhrase *phrase;
  guint16 value = KG_PINYIN_NONE;

  if (*iter->next == '\0')
    return FALSE;

  out->ch = g_utf8_get_char (iter->next);
  if (iter->left == 0) {
    value = value_of (out->ch);
    if (value != KG_PINYIN_NONE && value & KG_PINYIN_PHRASE) {
      phrase = find_phrase (iter->next, out->ch);
      if (phrase != NULL) {
        iter->phrase = phrase->readings;
        iter->left = (guint) g_utf8_strlen (phrase->text, -1);
      }
    }
  }
  iter->next = g_utf8_next_char (iter->next);

  if (iter->left > 0) {
    iter->left--;
    out->reading = *iter->phrase++;
    out->certain = TRUE;
  } else {
    out->reading = iter->surname != KG_PINYIN_NONE ? iter->surname : usual_reading (value);
    out->certain = FALSE;
  }
  iter->surname = KG_PINYIN_NONE;

  return TRUE;
}

/**
 * kg_pinyin_readings:
 * @readings: (out caller-allocates): room for %KG_PINYIN_MAX_READINGS
 *
 * All the sounds of a character, the usual one first; of one sound in several
 * tones only one is given.
 *
 * Returns: how many; 0 when @ch is no Han character, or a rare one
 */
guint
kg_pinyin_readings (gunichar  ch,
                    guint16  *readings)
{
  guint16 value = value_of (ch);
  guint n = 0;

  if (value == KG_PINYIN_NONE)
    return 0;

  if (value & KG_PINYIN_POLY) {
    const guint16 *list = &kg_pinyin_lists[value & KG_PINYIN_NUMBER];

    do
      readings[n++] = *list & KG_PINYIN_NUMBER;
    while ((*list++ & KG_PINYIN_POLY) == 0 && n < KG_PINYIN_MAX_READINGS);
    return n;
  }
  readings[0] = value & KG_PINYIN_NUMBER;

  return 1;
}

/**
 * kg_pinyin_syllable:
 *
 * Returns: the letters of a reading without its tone, such as "chang"; v
 *   stands for ü, as people type it
 */
const char *
kg_pinyin_syllable (guint16 reading)
{
  g_return_val_if_fail (reading / 5 < KG_PINYIN_N_SYLLABLES, "");

  return kg_pinyin_syllables[reading / 5];
}

/**
 * kg_pinyin_initials:
 * @text: valid UTF-8
 * @initials: what is appended to
 *
 * Appends the first letter of every syllable, and Latin letters and digits as
 * they are, in lower case: "g60kczl" for "G60科创走廊".
 */
void
kg_pinyin_initials (const char *text,
                    GString    *initials)
{
  KgPinyinIter iter;
  KgPinyinChar c;

  kg_pinyin_iter_init (&iter, text);
  while (kg_pinyin_iter_next (&iter, &c)) {
    gunichar folded = kg_fold_char (c.ch);

    if (c.reading != KG_PINYIN_NONE)
      g_string_append_c (initials, *kg_pinyin_syllable (c.reading));
    else if (folded < 0x80 && g_ascii_isalnum ((char) folded))
      g_string_append_c (initials, (char) folded);
  }
}

/* Sort keys: for each thing in the text a lead byte that says what it is, so
 * that digits come before letters and letters before Han, then its place. All
 * bytes are above KEY_END, which separates the key from the text itself. */
enum {
  KEY_END = 0x01,
  KEY_NUMBER = 0x10,
  KEY_LETTER = 0x20,
  KEY_HAN = 0x60,
  KEY_OTHER = 0xf8,
};

static void
append_code (GString *key,
             gunichar ch)
{
  for (int shift = 14; shift >= 0; shift -= 7)
    g_string_append_c (key, (char) (0x80 | (ch >> shift & 0x7f)));
}

/* Numbers sort by value: by how many digits, then by the digits. */
static void
append_number (GString    *key,
               const char *digits,
               gsize       n)
{
  while (n > 1 && *digits == '0') {
    digits++;
    n--;
  }
  g_string_append_c (key, KEY_NUMBER);
  g_string_append_c (key, (char) (KEY_LETTER + MIN (n, 100)));
  g_string_append_len (key, digits, (gssize) n);
}

/* Where the character of three bytes that @text begins with stands among
 * @characters of three bytes. */
static const char *
find_wide (const char *characters,
           const char *text)
{
  for (; *characters != '\0'; characters += 3)
    if (strncmp (characters, text, 3) == 0)
      return characters;

  return NULL;
}

/* 一 to 九十九, when it counts what comes behind it: 二期, 第三批, 十二号.
 * Returns: the number, or 0; @end is what comes behind. */
static int
chinese_count (const char  *text,
               const char **end)
{
  static const char digits[] = "一二三四五六七八九";
  static const char counted[] = "期批号标段区组";
  int total = 0, last = 0;
  const char *p = text, *found;

  for (;; p += 3) {
    if (g_str_has_prefix (p, "十")) {
      if (total != 0)
        return 0;
      total = MAX (last, 1) * 10;
      last = 0;
    } else if (last == 0 && (found = find_wide (digits, p)) != NULL) {
      last = (int) (found - digits) / 3 + 1;
    } else {
      break;
    }
  }
  if (p == text || find_wide (counted, p) == NULL)
    return 0;
  *end = p;

  return total + last;
}

/**
 * kg_collate_key:
 * @text: (nullable): valid UTF-8; %NULL sorts first
 *
 * A key by which strcmp() sorts names as people here expect: digits by their
 * value, then Latin letters, then Han characters by pinyin and tone, one
 * character's names together. Width, case, blanks and punctuation count only
 * between names that are otherwise alike. 一期, 二期 and 三期 come in this order,
 * not in that of er, san and yi.
 *
 * Returns: (transfer full): the key, to be compared with strcmp()
 */
char *
kg_collate_key (const char *text)
{
  g_autofree char *folded = kg_fold (text != NULL ? text : "");
  GString *key = g_string_sized_new (strlen (folded) * 3 + 2);
  KgPinyinIter iter;
  KgPinyinChar c;

  kg_pinyin_iter_init (&iter, folded);
  for (;;) {
    const char *here = iter.next, *end = here;
    int count = iter.left == 0 ? chinese_count (here, &end) : 0;

    if (count > 0 || g_ascii_isdigit (*here)) {
      char digits[12];

      if (count > 0) {
        append_number (key, digits, (gsize) g_snprintf (digits, sizeof digits, "%d", count));
      } else {
        while (g_ascii_isdigit (*end))
          end++;
        append_number (key, here, (gsize) (end - here));
      }
      iter.next = end;
      iter.surname = KG_PINYIN_NONE;
      continue;
    }

    if (!kg_pinyin_iter_next (&iter, &c))
      break;
    if (c.reading != KG_PINYIN_NONE) {
      g_string_append_c (key, (char) (KEY_HAN + c.reading / 100));
      g_string_append_c (key, (char) (KEY_LETTER + c.reading % 100));
      append_code (key, c.ch);
    } else if (c.ch < 0x80 && g_ascii_isalpha ((char) c.ch)) {
      g_string_append_c (key, (char) (KEY_LETTER + (c.ch - 'a') + 1));
    } else if (c.ch >= 0x80 && g_unichar_isalnum (c.ch)) {
      g_string_append_c (key, (char) KEY_OTHER);
      append_code (key, c.ch);
    }
  }
  g_string_append_c (key, KEY_END);
  g_string_append (key, folded);

  return g_string_free (key, FALSE);
}
