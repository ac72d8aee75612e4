// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-order.h"

#include "core/kg-pinyin.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The order of the projects of a board, worked out once for every order that is
 * asked for; filters only leave out. */

/* What a project is compared by. What is not known comes last in either
 * direction. */
typedef struct {
  guint index;
  guint group;
  gboolean is_known;
  gint64 number;
  const char *text;        /* nullable: compared after the number */
  gint64 slack;
  const char *name;        /* its key */
} Place;

typedef struct {
  const KgBoard *board;
  const KgBoardOrdering *ordering;
  GHashTable *keys;        /* text → what it is compared by */
} Orderer;

static const char *
key_of (Orderer    *self,
        const char *text)
{
  char *key = g_hash_table_lookup (self->keys, text);

  if (key == NULL) {
    key = kg_collate_key (text);
    g_hash_table_insert (self->keys, (gpointer) text, key);
  }

  return key;
}

static void
place_by_unit (Place        *place,
               const KgUnit *unit)
{
  place->is_known = unit != NULL;
  if (unit != NULL) {
    place->number = unit->position;
    place->text = unit->name;
  }
}

static void
place_by_text (Orderer    *self,
               Place      *place,
               const char *text)
{
  place->is_known = text != NULL && *text != '\0';
  if (place->is_known)
    place->text = key_of (self, text);
}

static void
place_by_warning (Orderer *self,
                  Place   *place)
{
  const KgBoardOutlook *outlook = self->ordering->outlook;
  const KgLightWarning *warning = outlook != NULL ? kg_board_outlook_peek_warning (outlook, place->index) : NULL;

  place->is_known = warning != NULL;
  if (warning != NULL)
    place->number = (gint64) warning->day * KG_N_LIGHTS - kg_light_rank (warning->to);
}

static void
place_by_chance (Orderer         *self,
                 Place           *place,
                 const KgProject *p)
{
  const KgBoardOutlook *outlook = self->ordering->outlook;
  int percent = outlook != NULL ? kg_board_outlook_peek_percent (outlook, place->index) : p->percent;

  place->is_known = percent >= 0;
  place->number = percent;
}

/* By what the column shows. */
static void
place_by_cell (Orderer *self,
               Place   *place)
{
  KgBoardCell cell = kg_board_get_cell (self->board, NULL, place->index, self->ordering->sort);

  place->is_known = cell.is_known;
  switch (cell.kind) {
  case KG_CELL_TEXT:
    place_by_text (self, place, cell.text);
    break;
  case KG_CELL_DAY:
    place->number = cell.day;
    break;
  case KG_CELL_LIGHT:
    place->number = -kg_light_severity (cell.light);
    break;
  case KG_CELL_COUNT:
    /* What there is most of is asked for first. */
    place->number = -cell.number;
    break;
  case KG_CELL_MONEY:
  case KG_CELL_PERCENT:
  case KG_CELL_WORKDAYS:
  case KG_CELL_WARNING:
  default:
    place->number = cell.number;
    break;
  }
}

static void
place_project (Orderer *self,
               Place   *place)
{
  const KgProject *p = kg_board_get_project (self->board, place->index);
  KgBoardColumn sort = self->ordering->sort;

  place->slack = p->slack == G_MININT ? G_MAXINT64 : p->slack;
  place->name = p->sort_key;
  if (sort == KG_COLUMN_NAME)
    place->is_known = TRUE;
  else if (sort == KG_COLUMN_TERRITORY)
    place_by_unit (place, p->territory);
  else if (sort == KG_COLUMN_LEAD_UNIT)
    place_by_unit (place, p->lead_unit);
  else if (sort == KG_COLUMN_WARNING)
    place_by_warning (self, place);
  else if (sort == KG_COLUMN_CHANCE)
    place_by_chance (self, place, p);
  else
    place_by_cell (self, place);
}

static inline int
compare_numbers (gint64 a,
                 gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const KgBoardOrdering *ordering = user_data;
  const Place *pa = a, *pb = b;
  int direction = ordering->descending ? -1 : 1;
  gboolean by_name = ordering->sort == KG_COLUMN_NAME;
  int result = compare_numbers (pa->group, pb->group);

  if (result != 0)
    return result;
  if (pa->is_known != pb->is_known)
    return pa->is_known ? -1 : 1;

  result = compare_numbers (pa->number, pb->number);
  if (result == 0 && pa->text != NULL && pa->text != pb->text)
    result = strcmp (pa->text, pb->text);
  if (result == 0 && by_name)
    result = strcmp (pa->name, pb->name);
  if (result != 0)
    return result * direction;

  result = compare_numbers (pa->slack, pb->slack);
  if (result == 0)
    result = strcmp (pa->name, pb->name);

  return result != 0 ? result : compare_numbers (pa->index, pb->index);
}

/* Groups */

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
  Orderer *self = user_data;

  return strcmp (key_of (self, *(const char *const *) a), key_of (self, *(const char *const *) b));
}

static int
compare_unit_places (gconstpointer a,
                     gconstpointer b)
{
  const KgUnit *ua = *(const KgUnit *const *) a, *ub = *(const KgUnit *const *) b;
  int result = compare_numbers (ua->position, ub->position);

  return result != 0 ? result : strcmp (ua->name, ub->name);
}

/* Returns: from a unit, or from a kind, to its place among them, from 1. */
static GHashTable *
rank_groups (Orderer *self)
{
  KgBoardGrouping grouping = self->ordering->grouping;
  gboolean by_kind = grouping == KG_GROUP_KIND;
  GHashTable *ranks = by_kind ? g_hash_table_new (g_str_hash, g_str_equal) : g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < kg_board_get_n_projects (self->board); i++) {
    const KgProject *p = kg_board_get_project (self->board, i);
    gpointer thing = by_kind ? (gpointer) group_title (p, grouping) : (gpointer) group_unit (p, grouping);

    if (thing != NULL && g_hash_table_add (ranks, thing))
      g_ptr_array_add (found, thing);
  }

  if (by_kind)
    g_ptr_array_sort_with_data (found, compare_titles, self);
  else
    g_ptr_array_sort (found, compare_unit_places);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_insert (ranks, g_ptr_array_index (found, i), GUINT_TO_POINTER (i + 1));

  return ranks;
}

static guint
group_rank (GHashTable      *ranks,
            const KgProject *p,
            KgBoardGrouping  grouping)
{
  gconstpointer thing = grouping == KG_GROUP_KIND ? (gconstpointer) group_title (p, grouping)
                                                  : (gconstpointer) group_unit (p, grouping);

  return thing != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (ranks, thing)) : G_MAXUINT;
}

static void
place_groups (Orderer *self,
              GArray  *places)
{
  KgBoardGrouping grouping = self->ordering->grouping;
  g_autoptr (GHashTable) ranks = NULL;

  if (grouping == KG_GROUP_NONE)
    return;
  if (grouping != KG_GROUP_LIGHT)
    ranks = rank_groups (self);

  for (guint i = 0; i < places->len; i++) {
    const KgProject *p = kg_board_get_project (self->board, i);

    g_array_index (places, Place, i).group = grouping == KG_GROUP_LIGHT ? G_MAXINT - kg_light_severity (p->light)
                                                                        : group_rank (ranks, p, grouping);
  }
}

/**
 * kg_board_order:
 *
 * Returns: (transfer full) (element-type guint): the indexes of all projects of
 *   @board, in the order that was asked for
 */
GArray *
kg_board_order (const KgBoard         *board,
                const KgBoardOrdering *ordering)
{
  guint n = kg_board_get_n_projects (board);
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_autoptr (GArray) places = g_array_sized_new (FALSE, TRUE, sizeof (Place), n);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Orderer self = { board, ordering, keys };

  g_array_set_size (places, n);
  for (guint i = 0; i < n; i++) {
    Place *place = &g_array_index (places, Place, i);

    place->index = i;
    place_project (&self, place);
  }
  place_groups (&self, places);
  g_array_sort_with_data (places, compare_places, (gpointer) ordering);

  for (guint i = 0; i < n; i++)
    g_array_append_val (order, g_array_index (places, Place, i).index);

  return order;
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
