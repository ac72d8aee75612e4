// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-quick-task.h"
#include "core/kg-phrase-reader.h"
#include "core/kg-quick-words.h"

#include <string.h>

/* What is left of a sentence when the units and the limit are gone: clauses
 * that still say something, joined by the mark that stood before them. */

static gboolean
is_mark (gunichar c)
{
  return kg_phrase_is_one_of (c, ",;。、:!?");
}

static gboolean
is_cut (GArray *cuts,
        gsize   offset)
{
  return kg_phrase_range_holds (cuts, offset);
}

/* Words that open a sentence of the minutes and are no part of the task. */
static gboolean
is_opening (const char *clause)
{
  static const char *const words[] = {
    "会议议定", "会议要求", "会议明确", "会议决定", "会议指出", "会议强调", "会议同意", "会议原则同意",
    "会议认为", "经研究", "同意", "原则同意", "同时", "会议研究决定", NULL
  };

  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (clause, words[i]))
      return TRUE;

  return FALSE;
}

/* What 现由大场镇负责 leaves behind. */
static gboolean
is_filler (const char *clause)
{
  return g_utf8_strlen (clause, -1) == 1 &&
         kg_phrase_is_one_of (g_utf8_get_char (clause), "现并且故另仍则但拟");
}

static void
flush_clause (GString    *task,
              GString    *clause,
              const char *mark)
{
  g_autofree char *words = g_strstrip (g_strdup (clause->str));

  g_string_truncate (clause, 0);
  if (*words == '\0' || is_filler (words) || (task->len == 0 && is_opening (words)))
    return;

  /* 施工图审查工作,完成: the verb alone belongs to what stands before it. */
  if (task->len > 0 && !g_str_equal (words, "完成") && !g_str_equal (words, "办结") &&
      !g_str_has_suffix (task->str, "(") && !g_str_has_suffix (task->str, "（"))
    g_string_append (task, mark);
  g_string_append (task, words);
}

/* Where an empty pair of brackets at @at ends, or @at. */
static const char *
skip_empty_brackets (const char *at)
{
  const char *p = at;

  if (!kg_phrase_is_one_of (kg_phrase_char (p), "([【"))
    return at;

  p = g_utf8_next_char (p);
  while (is_mark (kg_phrase_char (p)) || kg_phrase_is_blank (kg_phrase_char (p)))
    p = g_utf8_next_char (p);

  return kg_phrase_is_one_of (kg_phrase_char (p), ")]】") ? g_utf8_next_char (p) : at;
}

/* 要做好…, 须完成…: the modal was said to the unit. */
static void
skip_modal (GString *task)
{
  const char *p = task->str;

  if (kg_phrase_is_one_of (kg_phrase_char (p), "要应须需") && strlen (p) > 6 &&
      !kg_phrase_is_one_of (kg_phrase_char (g_utf8_next_char (p)), "素求点件当用急对时知要"))
    g_string_erase (task, 0, g_utf8_next_char (p) - p);
}

/**
 * kg_quick_task_cut:
 * @text: a sentence
 * @cuts: (element-type KgPhraseRange): what is no part of the task
 *
 * Returns: (transfer full): the task, perhaps empty
 */
char *
kg_quick_task_cut (const char *text,
                   GArray     *cuts)
{
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autoptr (GString) clause = g_string_new (NULL);
  GString *task = g_string_new (NULL);
  char mark[8] = "";

  for (const char *p = kg_quick_skip_numbering (text); *p != '\0'; p = g_utf8_next_char (p))
    if (!is_cut (cuts, p - text))
      g_string_append_len (kept, p, g_utf8_next_char (p) - p);

  for (const char *p = kept->str; *p != '\0'; p = g_utf8_next_char (p)) {
    gsize n;

    p = skip_empty_brackets (p);
    if (*p == '\0')
      break;
    n = g_utf8_next_char (p) - p;
    /* A mark inside a number, 1,000, parts nothing. */
    if (!is_mark (kg_phrase_char (p)) ||
        (n == 1 && p > kept->str && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]))) {
      g_string_append_len (clause, p, n);
      continue;
    }

    flush_clause (task, clause, mark);
    memcpy (mark, p, n);
    mark[n] = '\0';
  }
  flush_clause (task, clause, mark);

  skip_modal (task);
  return g_string_free (task, FALSE);
}
