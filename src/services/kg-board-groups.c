// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-groups.h"

#include "core/kg-i18n.h"
#include "core/kg-pinyin.h"

#include <string.h>

/* What stands together under one heading, and in which order the headings
 * come. */

static const KgUnit *
group_unit (const KgProject *p,
            KgBoardGrouping  grouping)
{
  return grouping == KG_GROUP_TERRITORY ? p->territory : p->lead_unit;
}

static const char *
group_title (const KgProject *p,
             KgBoardGrouping  grouping)
{
  const KgUnit *unit;

  switch (grouping) {
  case KG_GROUP_TERRITORY:
  case KG_GROUP_LEAD_UNIT:
    unit = group_unit (p, grouping);
    return unit != NULL ? unit->short_name : NULL;
  case KG_GROUP_KIND:
    return p->kind != NULL && *p->kind != '\0' ? p->kind : NULL;
  case KG_GROUP_NONE:
  case KG_GROUP_LIGHT:
  default:
    return NULL;
  }
}

static int
compare_titles (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  GHashTable *keys = user_data;

  return strcmp (g_hash_table_lookup (keys, *(const char *const *) a),
                 g_hash_table_lookup (keys, *(const char *const *) b));
}

static void
sort_titles (GPtrArray *titles)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < titles->len; i++)
    g_hash_table_insert (keys, g_ptr_array_index (titles, i), kg_collate_key (g_ptr_array_index (titles, i)));
  g_ptr_array_sort_with_data (titles, compare_titles, keys);
}

static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  const KgUnit *ua = *(const KgUnit *const *) a, *ub = *(const KgUnit *const *) b;
  int result = (ua->position > ub->position) - (ua->position < ub->position);

  return result != 0 ? result : strcmp (ua->name, ub->name);
}

/* What a project's group is told from: a unit or the name of a kind; nullable. */
static gpointer
group_thing (const KgProject *p,
             KgBoardGrouping  grouping)
{
  return grouping == KG_GROUP_KIND ? (gpointer) group_title (p, grouping) : (gpointer) group_unit (p, grouping);
}

/* Returns: from each thing to its place among them, from 1. */
static GHashTable *
rank_things (const KgBoard   *board,
             KgBoardGrouping  grouping)
{
  gboolean by_kind = grouping == KG_GROUP_KIND;
  GHashTable *ranks = by_kind ? g_hash_table_new (g_str_hash, g_str_equal) : g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < kg_board_get_n_projects (board); i++) {
    gpointer thing = group_thing (kg_board_get_project (board, i), grouping);

    if (thing != NULL && g_hash_table_add (ranks, thing))
      g_ptr_array_add (found, thing);
  }

  if (by_kind)
    sort_titles (found);
  else
    g_ptr_array_sort (found, compare_units);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_insert (ranks, g_ptr_array_index (found, i), GUINT_TO_POINTER (i + 1));

  return ranks;
}

/**
 * kg_board_rank_groups:
 *
 * Returns: (transfer full): of each project, the place of its group among the
 *   groups; 0 of all when there are none
 */
guint *
kg_board_rank_groups (const KgBoard   *board,
                      KgBoardGrouping  grouping)
{
  guint n = kg_board_get_n_projects (board);
  guint *places = g_new0 (guint, n);
  g_autoptr (GHashTable) ranks = NULL;

  if (grouping == KG_GROUP_NONE)
    return places;
  if (grouping != KG_GROUP_LIGHT)
    ranks = rank_things (board, grouping);

  for (guint i = 0; i < n; i++) {
    const KgProject *p = kg_board_get_project (board, i);
    gpointer thing = ranks != NULL ? group_thing (p, grouping) : NULL;

    if (ranks == NULL)
      places[i] = (guint) (G_MAXINT - kg_light_severity (p->light));
    else
      places[i] = thing != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (ranks, thing)) : G_MAXUINT;
  }

  return places;
}

/* Whether two projects stand under the same heading. */
static gboolean
is_together (const KgProject *a,
             const KgProject *b,
             KgBoardGrouping  grouping)
{
  switch (grouping) {
  case KG_GROUP_LIGHT:
    return a->light == b->light;
  case KG_GROUP_TERRITORY:
  case KG_GROUP_LEAD_UNIT:
    return group_unit (a, grouping) == group_unit (b, grouping);
  case KG_GROUP_KIND:
    return g_strcmp0 (group_title (a, grouping), group_title (b, grouping)) == 0;
  case KG_GROUP_NONE:
  default:
    return TRUE;
  }
}

/**
 * kg_board_group:
 * @shown: (element-type guint): indexes, in an order with the same @grouping
 *
 * Returns: (transfer full) (element-type KgBoardGroup): the groups that @shown
 *   falls into, none when it is not grouped
 */
GArray *
kg_board_group (const KgBoard   *board,
                const GArray    *shown,
                KgBoardGrouping  grouping)
{
  GArray *groups = g_array_new (FALSE, TRUE, sizeof (KgBoardGroup));
  const KgProject *before = NULL;

  for (guint i = 0; grouping != KG_GROUP_NONE && i < shown->len; i++) {
    const KgProject *p = kg_board_get_project (board, g_array_index (shown, guint, i));
    KgBoardGroup *group;

    if (before == NULL || !is_together (before, p, grouping)) {
      KgBoardGroup next = { .title = group_title (p, grouping), .light = p->light, .first = i };

      g_array_append_val (groups, next);
    }
    group = &g_array_index (groups, KgBoardGroup, groups->len - 1);
    group->n++;
    group->investment += p->investment;
    group->lights[p->light]++;
    before = p;
  }

  return groups;
}

/* Words */

static const char *const grouping_keys[KG_N_BOARD_GROUPINGS] = {
  [KG_GROUP_NONE] = "none",
  [KG_GROUP_LIGHT] = "light",
  [KG_GROUP_TERRITORY] = "territory",
  [KG_GROUP_LEAD_UNIT] = "lead_unit",
  [KG_GROUP_KIND] = "kind",
};

const char *
kg_board_grouping_get_key (KgBoardGrouping grouping)
{
  return grouping_keys[grouping];
}

gboolean
kg_board_grouping_from_key (const char      *key,
                            KgBoardGrouping *grouping)
{
  for (guint i = 0; i < KG_N_BOARD_GROUPINGS; i++)
    if (g_strcmp0 (grouping_keys[i], key) == 0) {
      *grouping = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * kg_board_group_get_title:
 *
 * Returns: what stands in the heading of @group
 */
const char *
kg_board_group_get_title (const KgBoardGroup *group,
                          KgBoardGrouping     grouping)
{
  if (grouping == KG_GROUP_LIGHT)
    return kg_light_label (group->light);
  if (group->title != NULL)
    return group->title;

  return grouping == KG_GROUP_TERRITORY ? _("No territory")
         : grouping == KG_GROUP_LEAD_UNIT ? _("No lead unit") : _("No kind");
}
