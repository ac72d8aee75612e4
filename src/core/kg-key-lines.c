// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-key-lines.h"

#include <string.h>

/* Where the groups and keys of a key file stand. GKeyFile reads their values,
 * but does not tell lines and takes the last of two that are the same. */

static void
clear_line (gpointer data)
{
  KgKeyLine *line = data;

  g_free (line->group);
  g_free (line->text);
}

/* The name in “[name]”, when nothing but blanks follows it. */
static char *
read_group (const char *line)
{
  const char *end = strchr (line, ']');

  if (*line != '[' || end == NULL || end == line + 1 || end[1 + strspn (end + 1, " \t")] != '\0')
    return NULL;

  for (const char *c = line + 1; c < end; c++)
    if (*c == '[' || g_ascii_iscntrl (*c))
      return NULL;

  return g_strndup (line + 1, end - line - 1);
}

/**
 * kg_key_lines_scan:
 * @text: a key file, in UTF-8
 *
 * Returns: (transfer full) (element-type KgKeyLine): its lines in their order,
 *   without those that say nothing
 */
GArray *
kg_key_lines_scan (const char *text)
{
  g_auto (GStrv) rows = g_strsplit (text, "\n", -1);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (KgKeyLine));
  const char *group = NULL;

  g_array_set_clear_func (lines, clear_line);
  for (int i = 0; rows[i] != NULL; i++) {
    char *row = g_strchug (rows[i]);
    gsize length = strlen (row);
    const char *equals = strchr (row, '=');
    KgKeyLine line = { .number = i + 1 };

    if (length > 0 && row[length - 1] == '\r')
      row[length - 1] = '\0';
    if (*row == '\0' || *row == '#')
      continue;

    line.group = read_group (row);
    if (line.group != NULL) {
      line.kind = KG_KEY_LINE_GROUP;
      group = line.group;
    } else if (*row != '[' && equals != NULL && equals != row) {
      line.kind = KG_KEY_LINE_KEY;
      line.group = g_strdup (group);
      line.text = g_strchomp (g_strndup (row, equals - row));
    } else {
      line.kind = KG_KEY_LINE_OTHER;
      line.group = g_strdup (group);
      line.text = g_strdup (row);
    }
    g_array_append_val (lines, line);
  }

  return lines;
}

/**
 * kg_key_lines_find:
 * @key: (nullable): a key of @group, or %NULL for the group itself
 *
 * Returns: the number of the line where it is given first, or 0
 */
int
kg_key_lines_find (GArray     *lines,
                   const char *group,
                   const char *key)
{
  for (guint i = 0; i < lines->len; i++) {
    const KgKeyLine *line = &g_array_index (lines, KgKeyLine, i);

    if (line->kind == (key != NULL ? KG_KEY_LINE_KEY : KG_KEY_LINE_GROUP) &&
        g_strcmp0 (line->group, group) == 0 && g_strcmp0 (line->text, key) == 0)
      return line->number;
  }

  return 0;
}
