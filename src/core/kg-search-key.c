// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-search-key.h"

#include <string.h>

#include "core/kg-fold.h"
#include "core/kg-pinyin.h"

/* Finding rows as one types. Everything dear is done once per row: a key is
 * one block of memory with the folded texts and, behind them, their sounds.
 *
 * The sounds of 长宁5G are "Chang/ZhangNing5G": a capital or a digit begins a
 * character, a slash one more reading of the same one. A typed word fits when
 * it can be cut into beginnings of consecutive syllables, so that initials,
 * whole pinyin and any mixture of both are found: "cn5g", "changning", "chn".
 * Texts are apart by newlines, which no query can contain. */

#define SEPARATOR '\n'
#define OR '/'

#define UMLAUT 0x0308 /* as a mark of its own */

/* Longer words are searched for as they are, not by their sound. */
#define MAX_SOUND 63

struct _KgSearchKey
{
  KgSearchMarks marks;
  guint32 text_length;
  guint32 sound_length;
  char data[]; /* texts, NUL, sounds, NUL */
};

typedef struct {
  char *text; /* folded */
  gsize length;
  char *sound; /* (nullable): letters and digits only */
  guint sound_length;
  KgSearchMarks marks; /* that a key has to have */
} Word;

struct _KgSearchQuery
{
  guint n_words;
  Word words[];
};

static void
append_sounds (GString    *sounds,
               const char *folded)
{
  guint16 readings[KG_PINYIN_MAX_READINGS];
  KgPinyinIter iter;
  KgPinyinChar c;

  kg_pinyin_iter_init (&iter, folded);
  while (kg_pinyin_iter_next (&iter, &c)) {
    guint n = 1;

    if (c.ch < 0x80 && g_ascii_isalnum ((char) c.ch)) {
      g_string_append_c (sounds, g_ascii_toupper ((char) c.ch));
      continue;
    }
    if (c.reading == KG_PINYIN_NONE)
      continue;

    if (c.certain)
      readings[0] = c.reading;
    else
      n = kg_pinyin_readings (c.ch, readings);
    for (guint i = 0; i < n; i++) {
      const char *syllable = kg_pinyin_syllable (readings[i]);

      if (i > 0)
        g_string_append_c (sounds, OR);
      g_string_append_c (sounds, g_ascii_toupper (*syllable));
      g_string_append (sounds, syllable + 1);
    }
  }
}

static KgSearchKey *
build (const char *const *texts,
       gsize              n_texts)
{
  g_autoptr (GString) all = g_string_sized_new (256);
  g_autoptr (GString) sounds = g_string_sized_new (256);
  KgSearchMarks marks = { 0 };
  KgSearchKey *key;

  for (gsize i = 0; i < n_texts; i++) {
    g_autofree char *folded = NULL;

    if (texts[i] == NULL || *texts[i] == '\0')
      continue;
    folded = kg_fold (texts[i]);
    g_string_append (all, folded);
    g_string_append_c (all, SEPARATOR);
    kg_search_marks_add_text (&marks, folded);
    append_sounds (sounds, folded);
    g_string_append_c (sounds, SEPARATOR);
  }

  kg_search_marks_add_sounds (&marks, sounds->str);

  key = g_malloc (sizeof *key + all->len + sounds->len + 2);
  key->marks = marks;
  key->text_length = (guint32) all->len;
  key->sound_length = (guint32) sounds->len;
  memcpy (key->data, all->str, all->len + 1);
  memcpy (key->data + all->len + 1, sounds->str, sounds->len + 1);

  return key;
}

static gboolean
begins_character (char c)
{
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* How many letters of the syllable at @p, up to @limit, are those of @word. */
static guint
common_prefix (const char *p,
               const char *word,
               guint       limit)
{
  guint n = 0;

  if (limit == 0 || g_ascii_tolower (p[0]) != word[0])
    return 0;
  for (n = 1; n < limit && p[n] >= 'a' && p[n] <= 'z'; n++) {
    /* People type ü as v or as u. */
    if (p[n] != word[n] && !(p[n] == 'v' && word[n] == 'u'))
      break;
  }

  return n;
}

/* Whether @word can be cut into beginnings of the syllables from @p on. Bit q
 * of a set says that the first q letters have been accounted for. */
static gboolean
sounds_like (const char *p,
             const Word *word)
{
  guint64 reached = 1, all = G_GUINT64_CONSTANT (1) << word->sound_length;

  while (reached != 0) {
    guint64 next = 0;

    if (!begins_character (*p))
      return FALSE;
    for (;;) {
      for (guint64 rest = reached; rest != 0; rest &= rest - 1) {
        guint q = (guint) __builtin_ctzll (rest);
        guint n = common_prefix (p, word->sound + q, word->sound_length - q);

        next |= ((G_GUINT64_CONSTANT (1) << n) - 1) << (q + 1);
      }
      do
        p++;
      while (*p >= 'a' && *p <= 'z');
      if (*p != OR)
        break;
      p++;
    }
    if (next & all)
      return TRUE;
    reached = next;
  }

  return FALSE;
}

static gboolean
match_text (const KgSearchKey *key,
            const Word        *word)
{
  return kg_search_marks_have_text (&key->marks, &word->marks) &&
         memmem (key->data, key->text_length, word->text, word->length) != NULL;
}

static gboolean
match_sound (const KgSearchKey *key,
             const Word        *word)
{
  const char *p = key->data + key->text_length + 1;
  const char *end = p + key->sound_length;
  int first;

  if (word->sound == NULL || !kg_search_marks_have_sound (&key->marks, &word->marks))
    return FALSE;

  first = g_ascii_toupper (word->sound[0]);
  while ((p = memchr (p, first, (gsize) (end - p))) != NULL) {
    if (sounds_like (p, word))
      return TRUE;
    p++;
  }

  return FALSE;
}

/* The letter that was meant by one with marks: pinyin with its tones, and ü,
 * which people also type as v. Returns: NUL when it is no letter of pinyin. */
static char
plain_letter (gunichar ch)
{
  gboolean is_u_umlaut = FALSE;
  gunichar rest, mark;

  while (ch >= 0x80 && g_unichar_decompose (ch, &rest, &mark)) {
    is_u_umlaut = is_u_umlaut || (rest == 'u' && mark == UMLAUT);
    ch = rest;
  }

  return ch >= 0x80 || !g_ascii_isalnum ((char) ch) ? '\0' : is_u_umlaut ? 'v' : (char) ch;
}

/* The letters and digits of a word that may have been meant as sounds: "xi'an",
 * "2023-310113"; none when it has other characters as well. */
static void
prepare_sound (Word *word)
{
  g_autoptr (GString) sound = g_string_new (NULL);

  for (const char *p = word->text; *p != '\0'; p = g_utf8_next_char (p)) {
    char letter = plain_letter (g_utf8_get_char (p));

    if (letter != '\0')
      g_string_append_c (sound, letter);
    else if (*p != '\'' && *p != '-')
      return;
  }
  if (sound->len == 0 || sound->len > MAX_SOUND)
    return;

  word->sound_length = (guint) sound->len;
  word->sound = g_string_free (g_steal_pointer (&sound), FALSE);
  kg_search_marks_ask_sound (&word->marks, word->sound);
}

/**
 * kg_search_key_new:
 * @first: a text
 * @...: more texts, then %NULL; a text that may be %NULL would end the list,
 *   see kg_search_key_new_for_texts()
 *
 * Returns: (transfer full): one key for all the texts
 */
KgSearchKey *
kg_search_key_new (const char *first,
                   ...)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  va_list args;

  va_start (args, first);
  for (const char *text = first; text != NULL; text = va_arg (args, const char *))
    g_ptr_array_add (texts, (gpointer) text);
  va_end (args);

  return build ((const char *const *) texts->pdata, texts->len);
}

/**
 * kg_search_key_new_for_texts:
 * @texts: (array length=n_texts): texts, any of them %NULL
 *
 * Returns: (transfer full): one key for all the texts
 */
KgSearchKey *
kg_search_key_new_for_texts (const char *const *texts,
                             gsize              n_texts)
{
  return build (texts, n_texts);
}

/**
 * kg_search_key_get_size:
 *
 * Returns: the bytes of @key; a copy of them where a pointer could stand is as
 *   good a key, until its memory goes
 */
gsize
kg_search_key_get_size (const KgSearchKey *key)
{
  return sizeof *key + (gsize) key->text_length + key->sound_length + 2;
}

/**
 * kg_search_key_fits:
 * @key: bytes that may be a copy of a key
 * @size: how many there are
 *
 * Returns: whether there is a whole key
 */
gboolean
kg_search_key_fits (const KgSearchKey *key,
                    gsize              size)
{
  if (size < sizeof *key || kg_search_key_get_size (key) > size)
    return FALSE;

  return key->data[key->text_length] == '\0' && key->data[kg_search_key_get_size (key) - sizeof *key - 1] == '\0';
}

/**
 * kg_search_key_get_marks:
 *
 * Returns: what kg_search_may_match() looks at, for whoever has many keys and
 *   keeps the marks of all of them together
 */
KgSearchMarks
kg_search_key_get_marks (const KgSearchKey *key)
{
  return key->marks;
}

void
kg_search_key_free (KgSearchKey *key)
{
  g_free (key);
}

/**
 * kg_search_query_new:
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full): the words of @text, ready to be looked for in many
 *   keys
 */
KgSearchQuery *
kg_search_query_new (const char *text)
{
  g_autofree char *folded = kg_fold (text != NULL ? text : "");
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  guint n_parts = g_strv_length (parts);
  KgSearchQuery *query = g_malloc0 (sizeof *query + n_parts * sizeof *query->words);

  for (guint i = 0; i < n_parts; i++) {
    Word *word = &query->words[query->n_words];

    if (*parts[i] == '\0')
      continue;
    word->length = strlen (parts[i]);
    word->text = g_strdup (parts[i]);
    kg_search_marks_add_text (&word->marks, word->text);
    prepare_sound (word);
    query->n_words++;
  }

  return query;
}

void
kg_search_query_free (KgSearchQuery *query)
{
  if (query == NULL)
    return;

  for (guint i = 0; i < query->n_words; i++) {
    g_free (query->words[i].text);
    g_free (query->words[i].sound);
  }
  g_free (query);
}

/**
 * kg_search_query_is_empty:
 *
 * Returns: whether the query has no words and so matches everything
 */
gboolean
kg_search_query_is_empty (const KgSearchQuery *query)
{
  return query->n_words == 0;
}

/* Whether @word is found only where @before is. What is found as it stands
 * has all its beginnings in it, and so has what is found by its sound, unless
 * the beginning has no sound yet, as a lone apostrophe. */
static gboolean
extends (const Word *word,
         const Word *before)
{
  return word->length >= before->length && memcmp (word->text, before->text, before->length) == 0 &&
         (word->sound == NULL || before->sound != NULL);
}

/**
 * kg_search_query_narrows:
 *
 * Returns: whether it is certain that @query matches nothing but what @before
 *   matches, as when more was typed
 */
gboolean
kg_search_query_narrows (const KgSearchQuery *query,
                         const KgSearchQuery *before)
{
  for (guint i = 0; i < before->n_words; i++) {
    guint n = 0;

    while (n < query->n_words && !extends (&query->words[n], &before->words[i]))
      n++;
    if (n == query->n_words)
      return FALSE;
  }

  return TRUE;
}

/**
 * kg_search_may_match:
 * @marks: of a key
 *
 * Returns: %FALSE when it is certain that @query does not match the key
 */
gboolean
kg_search_may_match (const KgSearchMarks *marks,
                     const KgSearchQuery *query)
{
  for (guint i = 0; i < query->n_words; i++) {
    const Word *word = &query->words[i];

    if (!kg_search_marks_have_text (marks, &word->marks) &&
        (word->sound == NULL || !kg_search_marks_have_sound (marks, &word->marks)))
      return FALSE;
  }

  return TRUE;
}

/**
 * kg_search_query_is_told_by_marks:
 *
 * Returns: whether @query matches wherever kg_search_may_match() says that it
 *   may, as when single letters were typed
 */
gboolean
kg_search_query_is_told_by_marks (const KgSearchQuery *query)
{
  for (guint i = 0; i < query->n_words; i++)
    if (query->words[i].length != 1 || !g_ascii_isalnum (*query->words[i].text))
      return FALSE;

  return TRUE;
}

/**
 * kg_search_match:
 *
 * Whether every word of @query is in one of the texts of @key: as part of it,
 * whatever its case and width, or by the sound of consecutive characters, as
 * initials ("ybbdt" for 易卜半导体), whole pinyin, or a mixture. Punctuation and
 * blanks do not count between sounds, so a code may be typed without its
 * hyphens.
 */
gboolean
kg_search_match (const KgSearchKey   *key,
                 const KgSearchQuery *query)
{
  for (guint i = 0; i < query->n_words; i++) {
    const Word *word = &query->words[i];

    if (!match_text (key, word) && !match_sound (key, word))
      return FALSE;
  }

  return TRUE;
}
