// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/kg-board-columns.h"
#include "services/kg-board-file.h"
#include "services/kg-board-private.h"
#include "services/kg-sample.h"

#include <string.h>
#include <xxhash.h>

/* A board that was kept is the board that would be read: on the same day, on
 * every later one, whatever became of the file. */

#define TODAY KG_DISTRICT_TODAY

typedef struct {
  KgStore *store;
  KgContext *context;
  KgBoard *board; /* of TODAY */
  GBytes *file;
} Fixture;

static gboolean
insert (KgTxn      *txn,
        KgRecord   *record,
        KgProject  *project,
        int         column,
        GError    **error)
{
  kg_record_set_text (record, column, project->id);
  return kg_txn_insert (txn, record, error);
}

/* Excuses that end one after the other, reports that grow too old to be looked
 * for, promises with a day: what the sample lacks. */
static gboolean
add_rest (KgTxn    *txn,
          KgBoard  *board,
          GError  **error)
{
  static const int ends[] = { 5, 12, 400 }, ages[] = { 399, 390, 2 };

  for (guint i = 0; i < 12; i++) {
    KgProject *p = &g_array_index (board->projects, KgProject, i * 5);
    g_autoptr (KgRecord) report = kg_record_new (&kg_table_report);
    g_autoptr (KgRecord) promise = kg_record_new (&kg_table_commitment);
    g_autoptr (KgRecord) whole = kg_txn_get (txn, &kg_table_project, p->id, error);
    g_autoptr (KgRecord) changed = kg_record_copy (whole);

    for (guint e = 0; e < i % 4; e++) {
      g_autoptr (KgRecord) excuse = kg_record_new (&kg_table_excuse);

      kg_record_set_text (excuse, KG_EXCUSE_TEXT, e == 0 ? "管线迁改" : "雨季停工");
      kg_record_set_text (excuse, KG_EXCUSE_ACCEPTED_BY, "周鸿图");
      kg_record_set_date (excuse, KG_EXCUSE_ACCEPTED_ON, TODAY - 10);
      kg_record_set_date (excuse, KG_EXCUSE_UNTIL, i == 7 ? KG_DATE_NONE : TODAY + ends[e]);
      if (!insert (txn, excuse, p, KG_EXCUSE_PROJECT, error))
        return FALSE;
    }

    kg_record_set_date (report, KG_REPORT_REPORTED_ON, TODAY - ages[i % 3]);
    kg_record_set_text (report, KG_REPORT_TEXT, "已进场");
    kg_record_set_text (promise, KG_COMMITMENT_DOCUMENT, "施工图审查合格书");
    kg_record_set_text (promise, KG_COMMITMENT_PROMISED_BY, "建设单位");
    kg_record_set_date (promise, KG_COMMITMENT_PROMISED_ON, TODAY - 20);
    kg_record_set_date (promise, KG_COMMITMENT_DUE_ON, TODAY + (int) i - 3);
    if (!insert (txn, report, p, KG_REPORT_PROJECT, error) ||
        !insert (txn, promise, p, KG_COMMITMENT_PROJECT, error))
      return FALSE;
    if (i % 2 == 0) {
      kg_record_set_int (changed, KG_PROJECT_REPORT_EVERY, 5);
      if (!kg_txn_update (txn, whole, changed, error))
        return FALSE;
    }
  }

  return TRUE;
}

static gboolean
fill (KgTxn     *txn,
      gpointer   data,
      GError   **error)
{
  Fixture *f = data;
  g_autoptr (KgBoard) board = NULL;

  if (!kg_sample_fill (txn, f->context, error))
    return FALSE;
  board = kg_board_load (txn, f->context, NULL, error);

  return board != NULL && add_rest (txn, board, error);
}

typedef struct {
  KgContext *context;
  KgBoard *board;
} Look;

static gboolean
load (KgTxn     *txn,
      gpointer   data,
      GError   **error)
{
  Look *look = data;

  look->board = kg_board_load (txn, look->context, NULL, error);
  return look->board != NULL;
}

static KgBoard *
load_board (KgStore   *store,
            KgContext *context)
{
  g_autoptr (GError) error = NULL;
  Look look = { context, NULL };

  kg_store_read (store, load, &look, &error);
  g_assert_no_error (error);
  return look.board;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgChangeset) done = NULL;

  f->context = kg_context_new (TODAY);
  f->store = kg_store_open ("mock:board-file", KG_STORE_CREATE, &error);
  g_assert_no_error (error);
  done = kg_store_transact (f->store, "测试", "填写", fill, f, &error);
  g_assert_no_error (error);
  f->board = load_board (f->store, f->context);
  f->file = kg_board_file_new (f->board);
  g_assert_nonnull (f->file);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_bytes_unref (f->file);
  kg_board_unref (f->board);
  g_object_unref (f->store);
  kg_context_unref (f->context);
}

static KgBoard *
read_again (Fixture   *f,
            KgContext *context)
{
  g_autoptr (GError) error = NULL;
  KgBoard *board = kg_board_file_read (f->file, context, f->board->mark, &error);

  g_assert_no_error (error);
  return board;
}

/* Everything that a cell shows or an order looks at. */
static void
assert_same_cells (const KgBoard *a,
                   const KgBoard *b,
                   guint          i)
{
  for (KgBoardColumn column = 0; column < KG_N_BOARD_COLUMNS; column++) {
    KgBoardCell x = kg_board_get_cell (a, NULL, i, column), y = kg_board_get_cell (b, NULL, i, column);
    g_autofree char *p = kg_board_cell_to_text (&x, TODAY), *q = kg_board_cell_to_text (&y, TODAY);

    g_assert_cmpint (x.is_known, ==, y.is_known);
    g_assert_cmpstr (p, ==, q);
  }
}

static void
assert_same_project (const KgBoard *a,
                     const KgBoard *b,
                     guint          i)
{
  const KgProject *p = kg_board_get_project (a, i), *q = kg_board_get_project (b, i);
  g_autoptr (GPtrArray) r = kg_board_get_reasons (a, p);
  g_autoptr (GPtrArray) s = kg_board_get_reasons (b, q);

  g_assert_cmpstr (p->id, ==, q->id);
  g_assert_cmpstr (p->sort_key, ==, q->sort_key);
  g_assert_cmpint (p->light, ==, q->light);
  g_assert_cmpint (p->proposed, ==, q->proposed);
  g_assert_cmpint (p->slack, ==, q->slack);
  g_assert_cmpint (p->percent, ==, q->percent);
  g_assert_cmpint (p->forecast_start, ==, q->forecast_start);
  g_assert_cmpuint (p->n_overdue, ==, q->n_overdue);
  g_assert_cmpint (p->has_last_week, ==, q->has_last_week);
  g_assert_cmpint (p->last_week, ==, q->last_week);
  g_assert_cmpint (p->is_unattended, ==, q->is_unattended);
  g_assert_cmpmem (&p->plan, sizeof p->plan, &q->plan, sizeof q->plan);
  g_assert_cmpmem (p->facts.weeks, p->facts.n_weeks, q->facts.weeks, q->facts.n_weeks);
  g_assert_cmpstr (kg_board_get_stuck (a, p), ==, kg_board_get_stuck (b, q));
  g_assert_cmpuint (r->len, ==, s->len);
  for (guint w = 0; w < r->len; w++) {
    g_autofree char *x = kg_light_reason_to_text (g_ptr_array_index (r, w));
    g_autofree char *y = kg_light_reason_to_text (g_ptr_array_index (s, w));

    g_assert_cmpstr (x, ==, y);
  }
  assert_same_cells (a, b, i);
}

static void
assert_same (const KgBoard *a,
             const KgBoard *b)
{
  g_autoptr (GBytes) x = kg_board_file_new (a);
  g_autoptr (GBytes) y = kg_board_file_new (b);

  g_assert_cmpuint (kg_board_get_n_projects (a), ==, kg_board_get_n_projects (b));
  g_assert_cmpuint (kg_board_get_n_units (a), ==, kg_board_get_n_units (b));
  for (guint i = 0; i < kg_board_get_n_projects (a); i++)
    assert_same_project (a, b, i);
  for (guint light = 0; light < KG_N_LIGHTS; light++) {
    g_assert_cmpuint (kg_board_count (a, light), ==, kg_board_count (b, light));
    g_assert_cmpint (kg_board_sum (a, light), ==, kg_board_sum (b, light));
    for (guint w = 0; w < KG_BOARD_WEEKS; w++)
      g_assert_cmpuint (kg_board_count_in_week (a, w, light), ==, kg_board_count_in_week (b, w, light));
  }
  g_assert_true (g_bytes_equal (x, y));
}

static void
test_same_day (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (KgBoard) again = read_again (f, f->context);

  g_assert_cmpuint (kg_board_get_n_projects (again), >, 100);
  assert_same (f->board, again);
  for (guint i = 0; i < kg_board_get_n_projects (again); i++) {
    const KgProject *p = kg_board_get_project (again, i);

    g_assert_true (kg_board_find_project (again, p->id) == p);
  }
}

/* Yesterday's rows, and this morning's board. */
static void
test_later_days (Fixture       *f,
                 gconstpointer  data)
{
  static const int later[] = { 1, 3, 6, 7, 8, 11, 13, 20, 35, 62, 63, 64, 100, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (later); i++) {
    g_autoptr (KgContext) context = kg_context_new (TODAY + later[i]);
    g_autoptr (KgBoard) read = load_board (f->store, context);
    g_autoptr (KgBoard) kept = read_again (f, context);

    assert_same (read, kept);
  }
}

/* And that morning's board, kept in its turn. */
static void
test_day_after_day (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr (GBytes) file = g_bytes_ref (f->file);

  for (int day = 0; day < 20; day += 3) {
    g_autoptr (KgContext) context = kg_context_new (TODAY + day);
    g_autoptr (KgBoard) read = load_board (f->store, context);
    g_autoptr (KgBoard) kept = kg_board_file_read (file, context, f->board->mark, NULL);

    assert_same (read, kept);
    g_bytes_unref (file);
    file = kg_board_file_new (kept);
  }
}

static void
assert_refused (Fixture    *f,
                GBytes     *file,
                KgDate      day,
                const char *mark)
{
  g_autoptr (KgContext) context = kg_context_new (day);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgBoard) board = kg_board_file_read (file, context, mark, &error);

  g_assert_null (board);
  g_assert_nonnull (error);
}

static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  assert_refused (f, nothing, TODAY, f->board->mark);
  assert_refused (f, f->file, TODAY - 1, f->board->mark);
  assert_refused (f, f->file, TODAY, "01a22c2a-8171-72d4-a480-1c0520ca1c72");
}

/* What a power cut or a bad disk leaves. */
static void
test_damaged (Fixture       *f,
              gconstpointer  data)
{
  gsize size;
  const guint8 *whole = g_bytes_get_data (f->file, &size);

  for (guint i = 0; i < 400; i++) {
    gsize at = i < 140 ? i : (gsize) g_test_rand_int_range (0, (gint32) size);
    g_autofree guint8 *copy = g_memdup2 (whole, size);
    g_autoptr (GBytes) damaged = NULL, cut = g_bytes_new_from_bytes (f->file, 0, at);

    copy[at] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
    damaged = g_bytes_new_take (g_steal_pointer (&copy), size);
    assert_refused (f, damaged, TODAY, f->board->mark);
    assert_refused (f, cut, TODAY, f->board->mark);
  }
}

/* A reference that leads nowhere is found even where the sum is right. */
static void
test_references (Fixture       *f,
                 gconstpointer  data)
{
  gsize size;
  const guint8 *whole = g_bytes_get_data (f->file, &size);
  const gsize sum_at = 16 + 32 + 40, checked_from = sum_at + 8, rows_at = checked_from + 72;
  guint n_refused = 0;

  for (guint i = 0; i < 2000; i++) {
    gsize at = (gsize) g_test_rand_int_range ((gint32) rows_at, (gint32) (size / 2)) / 4 * 4;
    g_autofree guint8 *copy = g_memdup2 (whole, size);
    g_autoptr (GBytes) odd = NULL;
    g_autoptr (KgBoard) board = NULL;
    guint64 sum;

    memset (copy + at, 0xfe, 4);
    sum = XXH3_64bits (copy + checked_from, size - checked_from);
    memcpy (copy + sum_at, &sum, sizeof sum);
    odd = g_bytes_new_take (g_steal_pointer (&copy), size);
    board = kg_board_file_read (odd, f->context, f->board->mark, NULL);
    n_refused += board == NULL;
  }

  g_assert_cmpuint (n_refused, >, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/board-file/same-day", test_same_day);
  ADD ("/board-file/later-days", test_later_days);
  ADD ("/board-file/day-after-day", test_day_after_day);
  ADD ("/board-file/refused", test_refused);
  ADD ("/board-file/damaged", test_damaged);
  ADD ("/board-file/references", test_references);

  return g_test_run ();
}
