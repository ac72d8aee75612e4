// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-view.h"

#include <string.h>

/* Which projects of a board are shown, in which order: an array of indexes,
 * worked out anew with every keystroke. */

typedef struct {
  const KgBoard *board;
  const KgBoardOutlook *outlook; /* nullable */
  KgBoardSort sort;
  int direction;
} Sorter;

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
  const char *p = project->tags;
  gsize n = strlen (tag);

  while (p != NULL && (p = strstr (p, tag)) != NULL) {
    static const char *const marks[] = { " ", ",", "，", "、", ";", "；" };
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

static inline int
compare_numbers (gint64 a,
                 gint64 b)
{
  return a < b ? -1 : a > b;
}

/* Days that are not known come last in either direction. */
static int
compare_days (KgDate a,
              KgDate b,
              int    direction)
{
  if ((a == KG_DATE_NONE) != (b == KG_DATE_NONE))
    return a == KG_DATE_NONE ? 1 : -1;

  return compare_numbers (a, b) * direction;
}

static int
compare_slack (int a,
               int b,
               int direction)
{
  if ((a == G_MININT) != (b == G_MININT))
    return a == G_MININT ? 1 : -1;

  return compare_numbers (a, b) * direction;
}

static int
compare_units (const KgUnit *a,
               const KgUnit *b,
               int           direction)
{
  if (a == b)
    return 0;
  if (a == NULL || b == NULL)
    return a == NULL ? 1 : -1;

  return (a->position != b->position ? compare_numbers (a->position, b->position)
                                     : strcmp (a->name, b->name)) * direction;
}

/* What does not get worse has no day. */
static int
compare_warnings (const Sorter *sorter,
                  guint         a,
                  guint         b)
{
  const KgLightWarning *wa = sorter->outlook != NULL ? kg_board_outlook_peek_warning (sorter->outlook, a) : NULL;
  const KgLightWarning *wb = sorter->outlook != NULL ? kg_board_outlook_peek_warning (sorter->outlook, b) : NULL;
  int result = compare_days (wa != NULL ? wa->day : KG_DATE_NONE, wb != NULL ? wb->day : KG_DATE_NONE,
                             sorter->direction);

  return result == 0 && wa != NULL ? kg_light_rank (wb->to) - kg_light_rank (wa->to) : result;
}

static int
compare_projects (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const Sorter *sorter = user_data;
  guint ia = *(const guint *) a, ib = *(const guint *) b;
  const KgProject *pa = kg_board_get_project (sorter->board, ia);
  const KgProject *pb = kg_board_get_project (sorter->board, ib);
  int d = sorter->direction;
  int result = 0;

  switch (sorter->sort) {
  case KG_SORT_NAME:
    result = strcmp (pa->sort_key, pb->sort_key) * d;
    break;
  case KG_SORT_TERRITORY:
    result = compare_units (pa->territory, pb->territory, d);
    break;
  case KG_SORT_LEAD_UNIT:
    result = compare_units (pa->lead_unit, pb->lead_unit, d);
    break;
  case KG_SORT_PLANNED:
    result = compare_days (pa->planned_start, pb->planned_start, d);
    break;
  case KG_SORT_FORECAST:
    result = compare_days (pa->forecast_start, pb->forecast_start, d);
    break;
  case KG_SORT_SLACK:
    result = compare_slack (pa->slack, pb->slack, d);
    break;
  case KG_SORT_INVESTMENT:
    result = compare_numbers (pa->investment, pb->investment) * d;
    break;
  case KG_SORT_WARNING:
    result = compare_warnings (sorter, ia, ib);
    break;
  case KG_SORT_URGENCY:
  default:
    result = (kg_light_severity (pb->light) - kg_light_severity (pa->light)) * d;
    break;
  }

  if (result == 0 && sorter->sort != KG_SORT_SLACK)
    result = compare_slack (pa->slack, pb->slack, 1);
  if (result == 0)
    result = strcmp (pa->sort_key, pb->sort_key);

  return result != 0 ? result : compare_numbers (ia, ib);
}

static gboolean
is_warned (const KgBoardQuery *query,
           guint               index)
{
  return query->outlook != NULL && kg_board_outlook_peek_warning (query->outlook, index) != NULL;
}

static gboolean
matches (const KgProject     *p,
         guint                index,
         const KgBoardQuery  *query,
         const KgSearchQuery *search)
{
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
  if (query->warned && !is_warned (query, index))
    return FALSE;

  return search == NULL || kg_search_match (p->search_key, search);
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
  guint n = kg_board_get_n_projects (board);
  GArray *found = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_autoptr (KgSearchQuery) search = NULL;
  Sorter sorter = { board, query->outlook, query->sort, query->descending ? -1 : 1 };

  if (query->search != NULL && *query->search != '\0')
    search = kg_search_query_new (query->search);

  for (guint i = 0; i < n; i++)
    if (matches (kg_board_get_project (board, i), i, query, search))
      g_array_append_val (found, i);

  g_array_sort_with_data (found, compare_projects, &sorter);
  return found;
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
