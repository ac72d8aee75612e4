// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/kg-board-view.h"

/* What the board makes of the rows of a store, in whatever order they come. */

typedef struct {
  KgDistrict *district;
  const char *only;
  KgBoard *board;
} Look;

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Look *look = data;

  look->board = kg_board_load (txn, context, look->only, error);
  return look->board != NULL;
}

static KgBoard *
load_board (KgDistrict *district,
            const char *only)
{
  Look look = { district, only, NULL };

  kg_district_do (district, load, &look);
  return look.board;
}

/* Steps of two projects by turns, the last one first. */
static gboolean
add_steps (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  KgDistrict *district = data;

  for (int position = 4; position >= 0; position--) {
    for (guint p = 0; p <= 2; p += 2) {
      g_autoptr (KgRecord) step = kg_record_new (&kg_table_step);
      g_autofree char *name = g_strdup_printf ("%u-%d", p, position);

      kg_record_set_text (step, KG_STEP_PROJECT, district->project[p]);
      kg_record_set_int (step, KG_STEP_POSITION, position);
      kg_record_set_text (step, KG_STEP_NAME, name);
      kg_record_set_int (step, KG_STEP_DURATION, 3 + position);
      kg_record_set_text (step, KG_STEP_MODE, "normal");
      if (!kg_txn_insert (txn, step, error))
        return FALSE;
    }
  }

  return TRUE;
}

static void
assert_steps (KgBoard    *board,
              const char *project,
              guint       p)
{
  const KgProject *found = kg_board_find_project (board, project);
  const KgStep *steps = kg_board_get_steps (board, found);

  g_assert_cmpuint (found->n_steps, ==, 5);
  for (guint i = 0; i < 5; i++) {
    g_autofree char *name = g_strdup_printf ("%u-%u", p, i);

    g_assert_cmpstr (steps[i].name, ==, name);
    g_assert_cmpuint (steps[i].duration, ==, 3 + i);
  }
}

static void
test_steps_in_their_order (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = NULL;
  g_autoptr (KgBoard) one = NULL;
  const KgProject *other;

  kg_district_do (district, add_steps, district);
  board = load_board (district, NULL);
  assert_steps (board, district->project[0], 0);
  assert_steps (board, district->project[2], 2);
  other = kg_board_find_project (board, district->project[1]);
  g_assert_cmpuint (other->n_steps, ==, 2);
  g_assert_cmpstr (kg_board_get_steps (board, other)[0].name, ==, "设计方案批复");
  g_assert_cmpstr (kg_board_get_steps (board, other)[1].name, ==, "施工许可证");

  one = load_board (district, district->project[2]);
  g_assert_cmpuint (kg_board_get_n_projects (one), ==, 1);
  assert_steps (one, district->project[2], 2);
}

static gboolean
add_many (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  for (guint i = 0; i < 1200; i++) {
    g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);
    g_autofree char *name = g_strdup_printf ("标准厂房%04u号", i);

    kg_record_set_text (project, KG_PROJECT_NAME, name);
    kg_record_set_text (project, KG_PROJECT_STATE, "planned");
    if (!kg_txn_insert (txn, project, error))
      return FALSE;
  }

  return TRUE;
}

/* So many that their keys are made beside the reading of the rest. */
static void
test_keys_of_many (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = NULL;
  KgBoardQuery query = { .search = "bzcf0777", .sort = KG_SORT_NAME };
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) all = NULL;

  kg_district_do (district, add_many, NULL);
  board = load_board (district, NULL);
  found = kg_board_select (board, &query);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (kg_board_get_project (board, g_array_index (found, guint, 0))->name, ==, "标准厂房0777号");

  query.search = NULL;
  all = kg_board_select (board, &query);
  g_assert_cmpuint (all->len, ==, 1203);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpstr (kg_board_get_project (board, g_array_index (all, guint, i - 1))->sort_key, <=,
                     kg_board_get_project (board, g_array_index (all, guint, i))->sort_key);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/board/steps-in-their-order", test_steps_in_their_order);
  g_test_add_func ("/board/keys-of-many", test_keys_of_many);

  return g_test_run ();
}
