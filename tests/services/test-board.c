// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/kg-board-refresh.h"
#include "services/kg-board-view.h"
#include "services/kg-light-service.h"
#include "services/kg-query.h"

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
  KgBoardQuery query = { .search = "bzcf0777", .sort = KG_COLUMN_NAME };
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

/* One change, and the board that is made up from the one before it. */

typedef struct {
  KgDistrict *district;
  KgDistrictFunc func;
  KgBoard *before;
  KgChangeset *done;
  KgBoard *after;
  gboolean whole;
  guint n_touched;
} Change;

static gboolean
run_change (KgTxn     *txn,
            gpointer   user_data,
            GError   **error)
{
  Change *change = user_data;

  return change->func (txn, change->district->context, change->district, error);
}

static gboolean
refresh (KgTxn     *txn,
         gpointer   user_data,
         GError   **error)
{
  Change *change = user_data;
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  change->whole = !kg_board_find_touched (change->done, touched);
  change->n_touched = g_hash_table_size (touched);
  change->after = kg_board_refresh (txn, change->district->context, change->before,
                                    change->whole ? NULL : touched, error);
  return change->after != NULL;
}

static gboolean
end_step (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  KgDistrict *district = data;
  g_autoptr (GPtrArray) steps =
    kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, district->project[1], KG_STEP_POSITION, error);
  KgRecord *step = g_ptr_array_index (steps, 0);
  g_autoptr (KgRecord) edit = kg_record_copy (step);

  kg_record_set_int (edit, KG_STEP_DURATION, 240);
  return kg_txn_update (txn, step, edit, error);
}

static gboolean
close_problem (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  g_autoptr (KgRecord) problem = kg_query_need (txn, &kg_table_problem, ((KgDistrict *) data)->problem, error);
  g_autoptr (KgRecord) edit = kg_record_copy (problem);

  kg_record_set_date (edit, KG_PROBLEM_CLOSED_ON, kg_context_get_today (context));
  return kg_txn_update (txn, problem, edit, error);
}

static gboolean
confirm (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  return kg_light_confirm (txn, context, ((KgDistrict *) data)->project[2], KG_LIGHT_YELLOW, "再看一周", NULL, error);
}

static gboolean
take_snapshot (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  return kg_light_snapshot (txn, context, NULL, error);
}

static gboolean
withdraw (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  g_autoptr (KgRecord) project = kg_query_project (txn, ((KgDistrict *) data)->project[0], error);
  g_autoptr (KgRecord) edit = kg_record_copy (project);

  kg_record_set_text (edit, KG_PROJECT_STATE, "withdrawn");
  return kg_txn_update (txn, project, edit, error);
}

static gboolean
rename_unit (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  g_autoptr (KgRecord) unit = kg_query_need (txn, &kg_table_unit, ((KgDistrict *) data)->unit[1], error);
  g_autoptr (KgRecord) edit = kg_record_copy (unit);

  kg_record_set_text (edit, KG_UNIT_NAME, "区自然资源局");
  return kg_txn_update (txn, unit, edit, error);
}

static void
assert_same_unit (const KgUnit *a,
                  const KgUnit *b)
{
  g_assert_true ((a == NULL) == (b == NULL));
  if (a != NULL)
    g_assert_cmpstr (a->name, ==, b->name);
}

static void
assert_same_board (KgBoard *a,
                   KgBoard *b)
{
  g_assert_cmpuint (kg_board_get_n_projects (a), ==, kg_board_get_n_projects (b));
  for (guint i = 0; i < kg_board_get_n_projects (a); i++) {
    const KgProject *p = kg_board_get_project (a, i), *q = kg_board_find_project (b, p->id);
    KgForecast f = { 0 }, g = { 0 };
    KgLightWarning v, w;

    g_assert_nonnull (q);
    g_assert_cmpstr (p->name, ==, q->name);
    g_assert_cmpstr (p->sort_key, ==, q->sort_key);
    g_assert_cmpint (p->light, ==, q->light);
    g_assert_cmpint (p->proposed, ==, q->proposed);
    g_assert_cmpint (p->forecast_start, ==, q->forecast_start);
    g_assert_cmpint (p->slack, ==, q->slack);
    g_assert_cmpint (p->percent, ==, q->percent);
    g_assert_cmpint (p->is_unattended, ==, q->is_unattended);
    g_assert_cmpint (p->last_week, ==, q->last_week);
    g_assert_cmpuint (p->n_problems, ==, q->n_problems);
    g_assert_cmpuint (p->n_assignments, ==, q->n_assignments);
    assert_same_unit (p->territory, q->territory);
    assert_same_unit (p->lead_unit, q->lead_unit);
    g_assert_cmpstr (kg_board_get_stuck (a, p), ==, kg_board_get_stuck (b, q));
    g_assert_cmpint (kg_board_get_forecast (a, p, &f), ==, kg_board_get_forecast (b, q, &g));
    g_assert_cmpmem (&f, sizeof f, &g, sizeof g);
    g_assert_cmpint (kg_board_get_warning (a, p, 30, &v), ==, kg_board_get_warning (b, q, 30, &w));
    g_assert_cmpmem (&v, sizeof v, &w, sizeof w);
  }
  for (KgLight light = 0; light < KG_N_LIGHTS; light++) {
    g_assert_cmpuint (kg_board_count (a, light), ==, kg_board_count (b, light));
    g_assert_cmpint (kg_board_sum (a, light), ==, kg_board_sum (b, light));
    g_assert_cmpuint (kg_board_count_in_week (a, 0, light), ==, kg_board_count_in_week (b, 0, light));
  }
}

/* A board that was brought up to date is the board that would be read. */
static void
test_refresh (void)
{
  static const struct { KgDistrictFunc func; gboolean whole; guint n_touched; } cases[] = {
    { end_step, FALSE, 1 }, { close_problem, FALSE, 1 }, { confirm, FALSE, 1 }, { take_snapshot, TRUE, 0 },
    { rename_unit, TRUE, 0 }, { withdraw, TRUE, 0 },
  };
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = load_board (district, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    Change change = { .district = district, .func = cases[i].func, .before = board };
    g_autoptr (GError) error = NULL;
    g_autoptr (KgBoard) whole = NULL;

    change.done = kg_store_transact (district->store, "test", "change", run_change, &change, &error);
    g_assert_no_error (error);
    kg_store_read (district->store, refresh, &change, &error);
    g_assert_no_error (error);
    g_assert_cmpint (change.whole, ==, cases[i].whole);
    if (!cases[i].whole)
      g_assert_cmpuint (change.n_touched, ==, cases[i].n_touched);

    whole = load_board (district, NULL);
    assert_same_board (change.after, whole);
    kg_changeset_unref (change.done);
    kg_board_unref (board);
    board = change.after;
  }
}

/* After many single changes everything is read again, and nothing of what
 * came before is needed any more. */
static void
test_refresh_often (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = load_board (district, NULL);
  guint n_whole = 0;

  for (guint i = 0; i < 120; i++) {
    g_autoptr (KgBoard) part = load_board (district, district->project[i % 3]);
    KgBoard *now = kg_board_with (board, part);

    if (now == NULL) {
      n_whole++;
      now = load_board (district, NULL);
    }
    kg_board_unref (board);
    board = now;
  }
  assert_same_board (board, board);
  g_assert_cmpuint (n_whole, ==, 2);
}

static gboolean
confirm_red (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  return kg_light_confirm (txn, context, ((KgDistrict *) data)->project[1], KG_LIGHT_RED, "迁改未定", NULL, error);
}

/* The lights are kept on Mondays; what a meeting confirms on the Tuesday
 * stands for the week. */
static void
test_weeks (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  const KgProject *p;

  for (int week = 3; week >= 1; week--) {
    kg_district_set_day (district, KG_DISTRICT_TODAY - 7 * week);
    kg_district_do (district, take_snapshot, district);
    if (week == 2) {
      kg_district_set_day (district, KG_DISTRICT_TODAY - 7 * week + 1);
      kg_district_do (district, confirm_red, district);
    }
  }
  kg_district_set_day (district, KG_DISTRICT_TODAY);

  {
    g_autoptr (KgBoard) board = load_board (district, NULL);

    p = kg_board_find_project (board, district->project[1]);
    g_assert_true (p->has_last_week);
    g_assert_cmpint (p->last_week, ==, KG_LIGHT_RED);
    g_assert_cmpint (p->kept[0], ==, KG_BOARD_NO_WEEK);
    g_assert_cmpint (p->facts.n_weeks, ==, 3);
    g_assert_cmpint (kg_light_facts_weeks (&p->facts, KG_LIGHT_RED), ==, 2);
    g_assert_cmpuint (kg_board_count_in_week (board, 0, KG_LIGHT_RED), ==, 0);
    g_assert_cmpuint (kg_board_count_in_week (board, 2, KG_LIGHT_RED), >=, 1);
  }

  kg_district_do (district, take_snapshot, district);
  {
    g_autoptr (KgBoard) board = load_board (district, NULL);

    g_assert_cmpint (kg_board_find_project (board, district->project[1])->kept[0], ==, KG_LIGHT_RED);
  }
}

/* A step that has begun, and what was promised to be there before it. */
static gboolean
add_promised (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  static const struct { const char *document; int due; } promises[] = {
    { "土地合同", 0 }, { "环评批复", 30 }, { "勘察报告", -3 },
  };
  KgDistrict *district = data;
  g_autoptr (KgRecord) step = kg_record_new (&kg_table_step);

  kg_record_set_text (step, KG_STEP_PROJECT, district->project[2]);
  kg_record_set_int (step, KG_STEP_POSITION, 1);
  kg_record_set_text (step, KG_STEP_KEY, "land_permit");
  kg_record_set_text (step, KG_STEP_NAME, "建设用地规划许可证");
  kg_record_set_int (step, KG_STEP_DURATION, 10);
  kg_record_set_int (step, KG_STEP_DURATION_MIN, 0);
  kg_record_set_text (step, KG_STEP_MODE, "normal");
  kg_record_set_date (step, KG_STEP_ACTUAL_START, KG_DISTRICT_TODAY - 7);
  if (!kg_txn_insert (txn, step, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (promises); i++) {
    g_autoptr (KgRecord) promise = kg_record_new (&kg_table_commitment);

    kg_record_set_text (promise, KG_COMMITMENT_PROJECT, district->project[2]);
    kg_record_set_text (promise, KG_COMMITMENT_DOCUMENT, promises[i].document);
    kg_record_set_text (promise, KG_COMMITMENT_PROMISED_BY, "业主");
    kg_record_set_date (promise, KG_COMMITMENT_PROMISED_ON, KG_DISTRICT_TODAY - 20);
    kg_record_set_text (promise, KG_COMMITMENT_DUE_BEFORE, "land_permit");
    if (promises[i].due != 0)
      kg_record_set_date (promise, KG_COMMITMENT_DUE_ON, KG_DISTRICT_TODAY + promises[i].due);
    if (!kg_txn_insert (txn, promise, error))
      return FALSE;
  }

  return TRUE;
}

/* A promise that is due on a day and before a step is late once the step has
 * begun, though its day may be to come. */
static void
test_promises (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = NULL;
  const KgProject *p;
  KgLightInput input;
  KgLightVerdict verdict;

  kg_district_do (district, add_promised, district);
  board = load_board (district, NULL);
  p = kg_board_find_project (board, district->project[2]);
  g_assert_cmpuint (p->n_commitments, ==, 3);
  g_assert_true (p->facts.steps[0].held);
  kg_light_facts_judge (&p->facts, kg_context_get_rules (district->context),
                        kg_context_get_calendar (district->context), KG_DISTRICT_TODAY, &input, &verdict);
  g_assert_cmpint (input.value[KG_INPUT_COMMITMENTS_LATE], ==, 3);
  g_assert_nonnull (input.subject[KG_INPUT_COMMITMENTS_LATE]);

  /* They were due before the step, and late from the day it began. */
  kg_light_facts_judge (&p->facts, kg_context_get_rules (district->context),
                        kg_context_get_calendar (district->context), KG_DISTRICT_TODAY - 7, &input, &verdict);
  g_assert_cmpint (input.value[KG_INPUT_COMMITMENTS_LATE], ==, 3);
  kg_light_facts_judge (&p->facts, kg_context_get_rules (district->context),
                        kg_context_get_calendar (district->context), KG_DISTRICT_TODAY - 8, &input, &verdict);
  g_assert_false (input.known >> KG_INPUT_COMMITMENTS_LATE & 1);
}

/* No time at all is a shortest time, and not one that nobody gave. */
static void
test_shortest_of_none (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = NULL;

  kg_district_do (district, add_promised, district);
  board = load_board (district, NULL);
  g_assert_cmpuint (kg_board_find_project (board, district->project[2])->facts.steps[0].shortest, ==, 0);
  g_assert_cmpuint (kg_board_find_project (board, district->project[1])->facts.steps[0].shortest, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/board/steps-in-their-order", test_steps_in_their_order);
  g_test_add_func ("/board/keys-of-many", test_keys_of_many);

  g_test_add_func ("/board/promises", test_promises);
  g_test_add_func ("/board/shortest-of-none", test_shortest_of_none);
  g_test_add_func ("/board/refresh", test_refresh);
  g_test_add_func ("/board/refresh-often", test_refresh_often);

  g_test_add_func ("/board/weeks", test_weeks);

  return g_test_run ();
}
