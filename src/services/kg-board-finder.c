// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-finder.h"

#include <string.h>

/* What kg_board_order() and kg_board_filter() do, for whoever asks many times
 * of the same board.
 *
 * Projects are tested as they lie in memory, not in the order they are shown
 * in: with a hundred thousand of them it is the jumping about that takes the
 * time. Most are told by their marks, which stand in a row, and their keys are
 * read only where something may be found. What was found is a set, which the
 * order is then walked with.
 *
 * The sets of the words typed so far are kept on a trail, each of them part of
 * the one before: a further letter tests only what the last one left, and a
 * letter taken back tests nothing. Many projects are tested on several cores. */

#define SET_BITS 64
#define WORTH_A_THREAD 16384 /* projects */
#define MOST_PARTS 4

/* A set of projects by their indexes. */
typedef guint64 Set;

typedef struct {
  KgSearchQuery *search;
  Set *found;
} Step;

/* What most projects can be told by without a look at them. */
typedef struct {
  KgSearchMarks marks;
  const KgSearchKey *key;
} Key;

/* What is counted of a project. */
typedef struct {
  gint64 investment;
  KgLight light;
} Share;

struct _KgBoardFinder {
  KgBoard *board;
  Key *keys;      /* one a project */
  Share *shares;  /* likewise, in a row: the projects themselves lie far apart */
  guint n_sets;   /* words of a set of the board's projects */
  guint share;    /* projects that are worth a thread */
  GArray *trail;  /* Step */
  guint *names;   /* (nullable): of kg_board_rank_names() */
};

static void
step_clear (gpointer data)
{
  Step *step = data;

  kg_search_query_free (step->search);
  g_free (step->found);
}

/**
 * kg_board_finder_new:
 *
 * Returns: (transfer full): a finder that was asked nothing yet
 */
KgBoardFinder *
kg_board_finder_new (KgBoard *board)
{
  KgBoardFinder *self = g_new0 (KgBoardFinder, 1);
  guint n = kg_board_get_n_projects (board);

  self->board = kg_board_ref (board);
  self->keys = g_new (Key, n);
  self->shares = g_new (Share, n);
  for (guint i = 0; i < n; i++) {
    const KgProject *p = kg_board_get_project (board, i);

    self->keys[i] = (Key) { kg_search_key_get_marks (p->search_key), p->search_key };
    self->shares[i] = (Share) { p->investment, p->light };
  }
  self->n_sets = (n + SET_BITS - 1) / SET_BITS;
  self->share = WORTH_A_THREAD;
  self->trail = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->trail, step_clear);

  return self;
}

void
kg_board_finder_free (KgBoardFinder *self)
{
  g_array_unref (self->trail);
  g_free (self->names);
  g_free (self->keys);
  g_free (self->shares);
  kg_board_unref (self->board);
  g_free (self);
}

const KgBoard *
kg_board_finder_get_board (const KgBoardFinder *self)
{
  return self->board;
}

/**
 * kg_board_finder_set_share:
 * @n_projects: not 0
 *
 * How many projects are worth a thread of their own; mostly many thousands.
 */
void
kg_board_finder_set_share (KgBoardFinder *self,
                           guint          n_projects)
{
  g_return_if_fail (n_projects > 0);

  self->share = n_projects;
}

/**
 * kg_board_finder_order:
 *
 * Returns: (transfer full) (element-type guint): the same as of
 *   kg_board_order()
 */
GArray *
kg_board_finder_order (KgBoardFinder         *self,
                       const KgBoardOrdering *ordering)
{
  KgBoardOrdering by_names = *ordering;

  if (self->names == NULL)
    self->names = kg_board_rank_names (self->board);
  by_names.names = self->names;

  return kg_board_order (self->board, &by_names);
}

static void
fill (KgBoardFinder *self,
      Set           *set)
{
  guint n = kg_board_get_n_projects (self->board);

  for (guint i = 0; i < self->n_sets; i++)
    set[i] = G_MAXUINT64;
  if (n % SET_BITS != 0)
    set[n / SET_BITS] = (G_GUINT64_CONSTANT (1) << n % SET_BITS) - 1;
}

/* A part of the projects, tested beside the others. */
typedef struct {
  const Key *keys;
  const KgSearchQuery *search;
  Set *set;
  guint n_sets;
} Test;

static gpointer
run_test (gpointer data)
{
  const Test *test = data;
  gboolean told = kg_search_query_is_told_by_marks (test->search);

  for (guint i = 0; i < test->n_sets; i++)
    for (Set rest = test->set[i]; rest != 0; rest &= rest - 1) {
      guint bit = (guint) __builtin_ctzll (rest);
      const Key *key = &test->keys[i * SET_BITS + bit];

      if (!kg_search_may_match (&key->marks, test->search) || (!told && !kg_search_match (key->key, test->search)))
        test->set[i] &= ~(G_GUINT64_CONSTANT (1) << bit);
    }

  return NULL;
}

/* Nothing is painted while one waits for it, so that other cores are free. */
static void
keep_found (KgBoardFinder       *self,
            Set                 *set,
            const KgSearchQuery *search)
{
  guint n_parts = MIN (MIN (self->n_sets * SET_BITS / self->share + 1, g_get_num_processors ()), MOST_PARTS);
  GThread *threads[MOST_PARTS] = { NULL };
  Test tests[MOST_PARTS];

  for (guint i = 0; i < n_parts; i++) {
    guint from = self->n_sets * i / n_parts, to = self->n_sets * (i + 1) / n_parts;

    tests[i] = (Test) { self->keys + (gsize) from * SET_BITS, search, set + from, to - from };
    /* Without another thread it is done here. */
    if (i + 1 < n_parts)
      threads[i] = g_thread_try_new ("kg-find", run_test, &tests[i], NULL);
    if (threads[i] == NULL)
      run_test (&tests[i]);
  }
  for (guint i = 0; i < n_parts; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
}

static void
keep_fitting (KgBoardFinder      *self,
              Set                *set,
              const KgBoardQuery *query)
{
  for (guint i = 0; i < self->n_sets; i++)
    for (Set rest = set[i]; rest != 0; rest &= rest - 1) {
      guint bit = (guint) __builtin_ctzll (rest);

      if (!kg_board_query_fits (query, self->board, i * SET_BITS + bit))
        set[i] &= ~(G_GUINT64_CONSTANT (1) << bit);
    }
}

/* What @text is found in; the trail ends with it. */
static const Set *
search (KgBoardFinder *self,
        const char    *text)
{
  g_autoptr (KgSearchQuery) query = kg_search_query_new (text);
  const Step *last = NULL;
  Step step;

  while (self->trail->len > 0) {
    last = &g_array_index (self->trail, Step, self->trail->len - 1);
    if (kg_search_query_narrows (query, last->search))
      break;
    g_array_set_size (self->trail, self->trail->len - 1);
    last = NULL;
  }
  if (last != NULL && kg_search_query_narrows (last->search, query))
    return last->found;

  step.found = g_new (Set, self->n_sets);
  if (last != NULL)
    memcpy (step.found, last->found, self->n_sets * sizeof (Set));
  else
    fill (self, step.found);
  keep_found (self, step.found, query);
  step.search = g_steal_pointer (&query);
  g_array_append_val (self->trail, step);

  return step.found;
}

static GArray *
walk (const GArray *order,
      const Set    *set)
{
  GArray *found = g_array_sized_new (FALSE, FALSE, sizeof (guint), order->len + 1);
  guint *to = (guint *) (gpointer) found->data;
  guint n = 0;

  /* Whether one is in the set is as good as thrown dice: nothing is to hang on it. */
  for (guint i = 0; i < order->len; i++) {
    guint index = g_array_index (order, guint, i);

    to[n] = index;
    n += set[index / SET_BITS] >> index % SET_BITS & 1;
  }

  g_array_set_size (found, n);
  return found;
}

static void
count (KgBoardFinder *self,
       const Set     *set,
       KgBoardTally  *tally)
{
  *tally = (KgBoardTally) { 0 };
  for (guint i = 0; i < self->n_sets; i++)
    for (Set rest = set[i]; rest != 0; rest &= rest - 1) {
      const Share *share = &self->shares[i * SET_BITS + (guint) __builtin_ctzll (rest)];

      tally->n[share->light]++;
      tally->sum[share->light] += share->investment;
    }
}

static void
count_all (KgBoardFinder *self,
           KgBoardTally  *tally)
{
  for (guint i = 0; i < KG_N_LIGHTS; i++) {
    tally->n[i] = kg_board_count (self->board, i);
    tally->sum[i] = kg_board_sum (self->board, i);
  }
}

/* What @query asks for, in whatever lights; %NULL: all. Where it is made anew
 * @made is set to it. */
static const Set *
find_in_all_lights (KgBoardFinder       *self,
                    const KgBoardQuery  *query,
                    Set                **made)
{
  KgBoardQuery others = *query;
  const Set *found = NULL;

  others.lights = 0;
  if (query->search != NULL && *query->search != '\0')
    found = search (self, query->search);
  if (!kg_board_query_has_limits (&others))
    return found;

  *made = g_new (Set, self->n_sets);
  if (found != NULL)
    memcpy (*made, found, self->n_sets * sizeof (Set));
  else
    fill (self, *made);
  keep_fitting (self, *made, &others);

  return *made;
}

/**
 * kg_board_finder_filter:
 * @order: (element-type guint): indexes of projects, of kg_board_order()
 * @query: what order it asks for is of no matter
 * @tally: (nullable) (out caller-allocates): gets what each light has of the
 *   projects that @query asks for, whatever lights it asks for
 *
 * Returns: (transfer full) (element-type guint): of @order, those that @query
 *   asks for; the same as kg_board_filter() finds
 */
GArray *
kg_board_finder_filter (KgBoardFinder      *self,
                        const GArray       *order,
                        const KgBoardQuery *query,
                        KgBoardTally       *tally)
{
  KgBoardQuery lights = { .lights = query->lights };
  g_autofree Set *set = NULL;
  const Set *found = find_in_all_lights (self, query, &set);

  if (tally != NULL && found != NULL)
    count (self, found, tally);
  else if (tally != NULL)
    count_all (self, tally);
  if (query->lights == 0)
    return found != NULL ? walk (order, found) : g_array_copy ((GArray *) order);

  if (set == NULL) {
    set = g_new (Set, self->n_sets);
    if (found != NULL)
      memcpy (set, found, self->n_sets * sizeof (Set));
    else
      fill (self, set);
  }
  keep_fitting (self, set, &lights);

  return walk (order, set);
}
