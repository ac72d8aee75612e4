// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-i18n.h"

#include <string.h>

#undef _
#undef C_
#undef ngettext
#include <libintl.h>

/* Documents are Chinese whatever language the program speaks; what stands in
 * them is Chinese in the source, but for one thing: a picture of the board has
 * labels and reasons that the screen shows, too. A thread that draws one asks
 * for Chinese words, and gets them from the same catalogue that a Chinese
 * screen has. gettext itself knows one language a process, so the catalogue is
 * read here (format: GNU gettext manual, "The Format of GNU MO Files"). Without
 * one the words are those of the screen. */

#define MAGIC 0x950412deu

static GPrivate is_chinese = G_PRIVATE_INIT (NULL);

/* A text of the catalogue, which ends with a NUL inside it. */
static const char *
get_text (const char *data,
          gsize       length,
          guint32     table,
          guint32     i)
{
  guint32 entry[2];
  guint64 at = (guint64) table + 8 * (guint64) i;

  if (at + 8 > length)
    return NULL;
  memcpy (entry, data + at, sizeof entry);

  return (guint64) entry[0] + entry[1] < length && data[(gsize) entry[1] + entry[0]] == '\0' ? data + entry[1] : NULL;
}

static gpointer
read_catalogue (gpointer unused)
{
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autofree char *path =
    folder != NULL ? g_build_filename (folder, "zh_CN", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL) : NULL;
  GHashTable *words = g_hash_table_new (g_str_hash, g_str_equal);
  char *data = NULL; /* stays as long as the program */
  gsize length = 0;
  guint32 head[5];

  if (path == NULL || !g_file_get_contents (path, &data, &length, NULL) || length < sizeof head)
    return words;

  memcpy (head, data, sizeof head);
  for (guint32 i = 0; head[0] == MAGIC && i < head[2]; i++) {
    const char *from = get_text (data, length, head[3], i), *to = get_text (data, length, head[4], i);

    if (from == NULL || to == NULL)
      break;
    if (*from != '\0' && *to != '\0')
      g_hash_table_insert (words, (gpointer) from, (gpointer) to);
  }

  return words;
}

/* %NULL where the words are to be those of the screen. */
static const char *
find (const char *key)
{
  static GOnce once = G_ONCE_INIT;

  if (g_private_get (&is_chinese) == NULL)
    return NULL;

  return g_hash_table_lookup (g_once (&once, read_catalogue, NULL), key);
}

/**
 * kg_words_begin_chinese:
 *
 * From here to kg_words_end_chinese() the words of this thread are Chinese.
 */
void
kg_words_begin_chinese (void)
{
  g_private_set (&is_chinese, GINT_TO_POINTER (1));
}

void
kg_words_end_chinese (void)
{
  g_private_set (&is_chinese, NULL);
}

const char *
kg_gettext (const char *words)
{
  const char *found = find (words);

  return found != NULL ? found : g_dgettext (GETTEXT_PACKAGE, words);
}

const char *
kg_gettext_plural (const char *one,
                   const char *many,
                   gulong      n)
{
  const char *found = find (one); /* Chinese has one form */

  return found != NULL ? found : g_dngettext (GETTEXT_PACKAGE, one, many, n);
}

const char *
kg_gettext_in (const char *context,
               const char *words)
{
  g_autofree char *key = g_private_get (&is_chinese) != NULL ? g_strconcat (context, "\004", words, NULL) : NULL;
  const char *found = key != NULL ? find (key) : NULL;

  return found != NULL ? found : g_dpgettext2 (GETTEXT_PACKAGE, context, words);
}

/* What C_() makes: @offset is where the words begin, behind their context. */
const char *
kg_gettext_joined (const char *joined,
                   gsize       offset)
{
  const char *found = find (joined);

  return found != NULL ? found : g_dpgettext (GETTEXT_PACKAGE, joined, offset);
}
