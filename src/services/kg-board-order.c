// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-order.h"

#include "core/kg-pinyin.h"
#include "core/kg-rank.h"

#include <string.h>

/* The order of the projects of a board, worked out once for every order that is
 * asked for; filters only leave out. */

/* What a project is put in order by. What is not known comes last in either
 * direction. */
typedef struct {
  guint index;
  gboolean is_known;
  gint64 number;
  const char *text;        /* nullable: looked at after the number */
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

/**
 * kg_board_rank_names:
 *
 * Returns: (transfer full): of each project, its place when they are sorted by
 *   their names alone; those with the same name have the same one
 */
guint *
kg_board_rank_names (const KgBoard *board)
{
  guint n = kg_board_get_n_projects (board);
  g_autofree const char **names = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    names[i] = kg_board_get_project (board, i)->sort_key;

  return kg_rank_texts (names, n);
}

/* Returns: (nullable): the places of the texts; none when there is no text. */
static guint *
rank_texts (const Place *places,
            guint        n)
{
  g_autofree const char **texts = g_new (const char *, n);
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++) {
    texts[i] = places[i].text != NULL ? places[i].text : "";
    any = any || places[i].text != NULL;
  }

  return any ? kg_rank_texts (texts, n) : NULL;
}

/* A run by each of the things that are looked at, the least of them first; what
 * is alike in one stays as the one before has left it. */
static void
sort_places (const KgBoardOrdering *ordering,
             const KgBoard         *board,
             const Place           *places,
             const guint           *names,
             KgRankItem            *items,
             guint                  n)
{
  g_autofree KgRankItem *spare = g_new (KgRankItem, n);
  g_autofree guint *texts = rank_texts (places, n);
  g_autofree guint *groups = kg_board_rank_groups (board, ordering->grouping);
  guint64 turn = ordering->descending ? G_MAXUINT64 : 0;

  for (guint i = 0; i < n; i++)
    items[i] = (KgRankItem) { names[i], i };
  kg_rank_sort (items, spare, n);

  for (guint i = 0; i < n; i++) {
    int slack = kg_board_get_project (board, items[i].index)->slack;

    items[i].key = kg_rank_signed (slack == G_MININT ? G_MAXINT64 : slack);
  }
  kg_rank_sort (items, spare, n);

  if (ordering->sort == KG_COLUMN_NAME)
    texts = g_memdup2 (names, n * sizeof *names);
  if (texts != NULL) {
    for (guint i = 0; i < n; i++)
      items[i].key = texts[items[i].index] ^ turn;
    kg_rank_sort (items, spare, n);
  }

  for (guint i = 0; i < n; i++)
    items[i].key = kg_rank_signed (places[items[i].index].number) ^ turn;
  kg_rank_sort (items, spare, n);

  for (guint i = 0; i < n; i++) {
    guint index = items[i].index;

    items[i].key = (guint64) groups[index] << 1 | !places[index].is_known;
  }
  kg_rank_sort (items, spare, n);
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
  g_autofree Place *places = g_new0 (Place, n);
  g_autofree KgRankItem *items = g_new (KgRankItem, n);
  g_autofree guint *made = ordering->names == NULL ? kg_board_rank_names (board) : NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Orderer self = { board, ordering, keys };

  for (guint i = 0; i < n; i++) {
    places[i].index = i;
    place_project (&self, &places[i]);
  }
  sort_places (ordering, board, places, made != NULL ? made : ordering->names, items, n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (order, items[i].index);

  return order;
}
