// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-view.h"

#include "core/kg-pinyin.h"

#include <string.h>

/* Which projects of a board are shown, in which order: an array of indexes,
 * worked out anew with every keystroke. */

/* What stands between two tags. */
static const char *const marks[] = { " ", ",", "，", "、", ";", "；" };

/**
 * kg_project_is_changed:
 *
 * Whether the light is another one than in last week's snapshot.
 */
gboolean
kg_project_is_changed (const KgProject *project)
{
  return project->has_last_week && project->last_week != project->light;
}

/**
 * kg_project_has_tag:
 * @tag: one tag
 *
 * Tags are separated by blanks, commas or 、 of either width.
 */
gboolean
kg_project_has_tag (const KgProject *project,
                    const char      *tag)
{
  const char *p = *tag != '\0' ? project->tags : NULL;
  gsize n = strlen (tag);

  while (p != NULL && (p = strstr (p, tag)) != NULL) {
    gboolean begins = p == project->tags;
    gboolean ends = p[n] == '\0';

    for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
      gsize m = strlen (marks[i]);

      begins = begins || ((gsize) (p - project->tags) >= m && memcmp (p - m, marks[i], m) == 0);
      ends = ends || g_str_has_prefix (p + n, marks[i]);
    }
    if (begins && ends)
      return TRUE;
    p += n;
  }

  return FALSE;
}

static gboolean
is_warned (const KgBoardQuery *query,
           guint               index)
{
  return query->outlook != NULL && kg_board_outlook_peek_warning (query->outlook, index) != NULL;
}

/**
 * kg_board_query_has_limits:
 *
 * Whether @query asks for less than everything, its words aside.
 */
gboolean
kg_board_query_has_limits (const KgBoardQuery *query)
{
  return query->lights != 0 || query->territory != NULL || query->lead_unit != NULL || query->kind != NULL ||
         query->tag != NULL || query->changed || query->unattended || query->warned;
}

/**
 * kg_board_query_fits:
 * @index: of a project on @board
 *
 * Whether the project is within the limits of @query; its words are not looked
 * at.
 */
gboolean
kg_board_query_fits (const KgBoardQuery *query,
                     const KgBoard      *board,
                     guint               index)
{
  const KgProject *p = kg_board_get_project (board, index);

  if (query->lights != 0 && !(query->lights >> p->light & 1))
    return FALSE;
  if (query->territory != NULL &&
      (p->territory == NULL || !g_str_equal (p->territory->id, query->territory)))
    return FALSE;
  if (query->lead_unit != NULL &&
      (p->lead_unit == NULL || !g_str_equal (p->lead_unit->id, query->lead_unit)))
    return FALSE;
  if (query->kind != NULL && g_strcmp0 (p->kind, query->kind) != 0)
    return FALSE;
  if (query->tag != NULL && !kg_project_has_tag (p, query->tag))
    return FALSE;
  if (query->changed && !kg_project_is_changed (p))
    return FALSE;
  if (query->unattended && !p->is_unattended)
    return FALSE;
  return !query->warned || is_warned (query, index);
}

/**
 * kg_board_query_get_parts:
 *
 * Returns: the %KgOutlookParts that have to be known of all projects before
 *   @query can be answered
 */
guint
kg_board_query_get_parts (const KgBoardQuery *query)
{
  return kg_board_column_get_parts (query->sort) | (query->warned ? KG_OUTLOOK_WARNINGS : 0);
}

/**
 * kg_board_filter:
 * @order: (element-type guint): indexes of projects, of kg_board_order()
 * @query: what order it asks for is of no matter
 *
 * Returns: (transfer full) (element-type guint): of @order, those that @query
 *   asks for
 */
GArray *
kg_board_filter (const KgBoard      *board,
                 const GArray       *order,
                 const KgBoardQuery *query)
{
  GArray *found = g_array_sized_new (FALSE, FALSE, sizeof (guint), order->len);
  g_autoptr (KgSearchQuery) search = NULL;

  if (query->search != NULL && *query->search != '\0')
    search = kg_search_query_new (query->search);

  for (guint i = 0; i < order->len; i++) {
    guint index = g_array_index (order, guint, i);

    if (kg_board_query_fits (query, board, index) &&
        (search == NULL || kg_search_match (kg_board_get_project (board, index)->search_key, search)))
      g_array_append_val (found, index);
  }

  return found;
}

/**
 * kg_board_select:
 *
 * Returns: (transfer full) (element-type guint): indexes of the projects that
 *   @query asks for, in its order
 */
GArray *
kg_board_select (const KgBoard      *board,
                 const KgBoardQuery *query)
{
  KgBoardOrdering ordering = { query->grouping, query->sort, query->descending, query->outlook, NULL };
  g_autoptr (GArray) order = kg_board_order (board, &ordering);

  return kg_board_filter (board, order, query);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *ka = kg_collate_key (*(const char *const *) a);
  g_autofree char *kb = kg_collate_key (*(const char *const *) b);

  return strcmp (ka, kb);
}

/* Once each. */
static void
add_word (GHashTable *seen,
          GPtrArray  *words,
          const char *word)
{
  if (*word != '\0' && g_hash_table_add (seen, (gpointer) word))
    g_ptr_array_add (words, (gpointer) word);
}

/**
 * kg_board_list_kinds:
 *
 * Returns: (transfer container) (element-type utf8): the kinds of the projects,
 *   each once, in the order of their pinyin; they last as long as @board
 */
GPtrArray *
kg_board_list_kinds (const KgBoard *board)
{
  GPtrArray *kinds = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kg_board_get_n_projects (board); i++) {
    const KgProject *p = kg_board_get_project (board, i);

    if (p->kind != NULL)
      add_word (seen, kinds, p->kind);
  }

  g_ptr_array_sort (kinds, compare_words);
  return kinds;
}

static gsize
mark_length (const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (p, marks[i]))
      return strlen (marks[i]);

  return 0;
}

/**
 * kg_board_list_tags:
 *
 * Returns: (transfer full) (element-type utf8): the tags of the projects, each
 *   once, in the order of their pinyin
 */
GPtrArray *
kg_board_list_tags (const KgBoard *board)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kg_board_get_n_projects (board); i++) {
    const char *p = kg_board_get_project (board, i)->tags;

    if (p == NULL || !g_hash_table_add (texts, (gpointer) p))
      continue;
    while (*p != '\0') {
      const char *start = p;
      g_autofree char *tag = NULL;

      while (*p != '\0' && mark_length (p) == 0)
        p = g_utf8_next_char (p);
      tag = g_strndup (start, p - start);
      if (*tag != '\0' && !g_hash_table_contains (seen, tag)) {
        g_hash_table_add (seen, tag);
        g_ptr_array_add (tags, g_steal_pointer (&tag));
      }
      p += mark_length (p);
    }
  }

  g_ptr_array_sort (tags, compare_words);
  return tags;
}

/**
 * kg_board_count_unattended:
 *
 * Returns: how many yellow and red projects have neither a lead unit nor an
 *   escalation, nor a reason why not
 */
guint
kg_board_count_unattended (const KgBoard *board)
{
  guint n = 0;

  for (guint i = 0; i < kg_board_get_n_projects (board); i++)
    n += kg_board_get_project (board, i)->is_unattended != FALSE;

  return n;
}
