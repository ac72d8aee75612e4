// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-sample.h"

#include "services/kg-board-finder.h"

#include <string.h>

/* Whatever was asked before, a finder finds what the plain filter finds. */

typedef struct {
  KgTestSample sample;
  KgBoardFinder *finder;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  kg_test_sample_set_up (&f->sample);
  f->finder = kg_board_finder_new (f->sample.board);
  if (data != NULL)
    kg_board_finder_set_share (f->finder, 64);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  kg_board_finder_free (f->finder);
  kg_test_sample_tear_down (&f->sample);
}

/* Returns: how many were found. */
static guint
check (Fixture            *f,
       const GArray       *order,
       const KgBoardQuery *query)
{
  g_autoptr (GArray) plain = kg_board_filter (f->sample.board, order, query);
  g_autoptr (GArray) found = kg_board_finder_filter (f->finder, order, query, NULL);

  g_assert_cmpmem (found->data, found->len * sizeof (guint), plain->data, plain->len * sizeof (guint));
  return found->len;
}

static void
test_typed (Fixture       *f,
            gconstpointer  data)
{
  static const char *const typed[] = {
    "", "d", "dc", "dcz", "dc", "d", "", "大", "大场", "大场 ", "大场 b", "大场 bdt", "大场 b", "b 大场", "大",
    "'", "'d", "''dc", "d-", "d-c", "没有这个", "没有这", "", "2", "20", "2023-", "2023-3", "d",
  };
  g_autoptr (GArray) order = kg_board_order (f->sample.board, &(KgBoardOrdering) { 0 });
  guint n = kg_board_get_n_projects (f->sample.board), least = n, most_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++) {
    guint found = check (f, order, &(KgBoardQuery) { .search = typed[i] });

    least = MIN (least, found);
    if (*typed[i] != '\0' && found < n)
      most_found = MAX (most_found, found);
  }
  g_assert_cmpuint (least, ==, 0);
  g_assert_cmpuint (most_found, >, 0);
}

static void
test_orders (Fixture       *f,
             gconstpointer  data)
{
  for (guint column = 0; column < KG_N_BOARD_COLUMNS; column++) {
    KgBoardOrdering ordering = { column % KG_N_BOARD_GROUPINGS, column, column % 2, f->sample.outlook, NULL };
    g_autoptr (GArray) plain = kg_board_order (f->sample.board, &ordering);
    g_autoptr (GArray) order = kg_board_finder_order (f->finder, &ordering);

    g_assert_cmpmem (order->data, order->len * sizeof (guint), plain->data, plain->len * sizeof (guint));
  }
}

static void
test_limits (Fixture       *f,
             gconstpointer  data)
{
  const KgProject *p = kg_board_get_project (f->sample.board, 0);
  const KgBoardQuery limits[] = {
    { .lights = 1 << KG_LIGHT_RED | 1 << KG_LIGHT_YELLOW },
    { .territory = p->territory->id },
    { .kind = p->kind },
    { .changed = TRUE },
    { .unattended = TRUE },
    { .warned = TRUE, .outlook = f->sample.outlook },
    { .tag = "no such tag" },
  };
  g_autoptr (GArray) order = kg_board_order (f->sample.board, &(KgBoardOrdering) {
                                              KG_GROUP_LIGHT, KG_COLUMN_NAME, TRUE, NULL, NULL });

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++) {
    KgBoardQuery query = limits[i];

    check (f, order, &query);
    query.search = "d";
    check (f, order, &query);
    query.search = "dc";
    check (f, order, &query);
  }
}

/* Somebody who types, takes back, clears and limits as it comes. */
static void
test_at_random (Fixture       *f,
                gconstpointer  data)
{
  static const char *const letters[] = {
    "d", "c", "z", "b", "s", "h", "a", "n", "g", "'", "-", " ", "2", "0", "3", "大", "场", "水", "中", "心", "Ｄ", "ü",
  };
  g_autoptr (GArray) order = kg_board_order (f->sample.board, &(KgBoardOrdering) { 0 });
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++) {
    gint32 what = g_test_rand_int_range (0, 20);
    KgBoardQuery query = { 0 };

    if (what == 0)
      g_string_truncate (text, 0);
    else if (what < 6 && text->len > 0)
      g_string_truncate (text, (gsize) (g_utf8_find_prev_char (text->str, text->str + text->len) - text->str));
    else if (what == 6)
      g_string_prepend (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
    else
      g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
    query.search = text->str;
    if (g_test_rand_int_range (0, 8) == 0)
      query.lights = 1 << KG_LIGHT_RED;
    check (f, order, &query);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func)                                                                                              \
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);                                                         \
  g_test_add (path "-in-threads", Fixture, "in threads", set_up, func, tear_down)
  ADD ("/board-finder/typed", test_typed);
  ADD ("/board-finder/orders", test_orders);
  ADD ("/board-finder/limits", test_limits);
  ADD ("/board-finder/at-random", test_at_random);
#undef ADD

  return g_test_run ();
}
