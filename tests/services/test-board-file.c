// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/kg-board-columns.h"
#include "services/kg-board-file.h"
#include "services/kg-board-file-rows.h"
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
read_bytes (GBytes      *file,
            KgContext   *context,
            const char  *mark,
            GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (file);

  return kg_board_file_read (stream, g_bytes_get_size (file), context, mark, error);
}

static KgBoard *
read_again (Fixture   *f,
            KgContext *context)
{
  g_autoptr (GError) error = NULL;
  KgBoard *board = read_bytes (f->file, context, f->board->mark, &error);

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
    g_autoptr (KgBoard) kept = read_bytes (file, context, f->board->mark, NULL);

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
  g_autoptr (KgBoard) board = read_bytes (file, context, mark, &error);

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
    gsize at = i < sizeof (KgBoardHeader) ? i : (gsize) g_test_rand_int_range (0, (gint32) size);
    g_autofree guint8 *copy = g_memdup2 (whole, size);
    g_autoptr (GBytes) damaged = NULL, cut = g_bytes_new_from_bytes (f->file, 0, at);

    copy[at] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
    damaged = g_bytes_new_take (g_steal_pointer (&copy), size);
    assert_refused (f, damaged, TODAY, f->board->mark);
    assert_refused (f, cut, TODAY, f->board->mark);
  }
}

static KgBoardHeader
header_of (GBytes *file)
{
  KgBoardHeader header;

  memcpy (&header, g_bytes_get_data (file, NULL), sizeof header);
  return header;
}

/* Where the rows of @section begin, and how many bytes they are; behind the
 * last section is the end of the file. */
static gsize
find_section (const KgBoardHeader *header,
              KgBoardSection       section,
              gsize               *size)
{
  gsize at = sizeof *header;

  for (KgBoardSection i = 0; i < section; i++) {
    gsize before = header->n_rows[i] * kg_board_row_size (i);

    at += before + kg_board_rows_pad (before);
  }
  *size = section < KG_N_SECTIONS ? header->n_rows[section] * kg_board_row_size (section) : 0;
  return at;
}

/* As somebody would write it who means what it says. */
static GBytes *
with_right_sum (guint8 *file,
                gsize   size)
{
  KgBoardHeader *header = (KgBoardHeader *) file;

  header->checksum = XXH3_64bits (file + KG_BOARD_CHECKED_FROM, size - KG_BOARD_CHECKED_FROM);
  return g_bytes_new_take (file, size);
}

/* More than is looked at in one piece, and something of each kind. */
static void
test_sections (Fixture       *f,
               gconstpointer  data)
{
  KgBoardHeader header = header_of (f->file);
  gsize size;

  for (KgBoardSection i = 0; i < KG_N_SECTIONS; i++)
    g_assert_cmpuint (header.n_rows[i], >, 0);
  find_section (&header, KG_SECTION_TEXTS, &size);
  g_assert_cmpuint (size, >, 16 * 1024);
  find_section (&header, KG_SECTION_PROJECTS, &size);
  g_assert_cmpuint (size, >, 16 * 1024);
  g_assert_cmpuint (find_section (&header, KG_N_SECTIONS, &size), ==, g_bytes_get_size (f->file));
}

/* Whatever the system says its size is, and whatever the header says. */
static void
test_cut_at_borders (Fixture       *f,
                     gconstpointer  data)
{
  static const int beside[] = { -8, -1, 0, 1, 8 };
  KgBoardHeader header = header_of (f->file);
  gsize whole = g_bytes_get_size (f->file);

  for (KgBoardSection i = 0; i <= KG_N_SECTIONS; i++)
    for (guint b = 0; b < G_N_ELEMENTS (beside); b++) {
      gsize none, at = find_section (&header, i, &none) + (gsize) beside[b];
      g_autoptr (GBytes) cut = at < whole ? g_bytes_new_from_bytes (f->file, 0, at) : NULL;
      g_autoptr (GBytes) meant = NULL;
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (KgBoard) board = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *copy = NULL;

      if (cut == NULL)
        continue;

      assert_refused (f, cut, TODAY, f->board->mark);
      stream = g_memory_input_stream_new_from_bytes (cut);
      board = kg_board_file_read (stream, whole, f->context, f->board->mark, &error);
      g_assert_null (board);
      g_assert_nonnull (error);

      copy = g_memdup2 (g_bytes_get_data (cut, NULL), at);
      if (at >= sizeof header) {
        ((KgBoardHeader *) copy)->size = at;
        meant = with_right_sum (g_steal_pointer (&copy), at);
        assert_refused (f, meant, TODAY, f->board->mark);
      }
    }
}

/* More or fewer rows than there are. Where the sum of the sizes is right, for
 * another section has as many bytes less, the rows are not. */
static void
test_lying_header (Fixture       *f,
                   gconstpointer  data)
{
  gsize size;
  const guint8 *whole = g_bytes_get_data (f->file, &size);
  KgBoardHeader header = header_of (f->file);

  for (KgBoardSection i = 0; i < KG_N_SECTIONS; i++) {
    const guint32 n = header.n_rows[i];
    const guint32 lies[] = { 0, 1, n / 2, n + 8, n + 80, 2 * n + 8, G_MAXINT32, G_MAXUINT32 / 8, G_MAXUINT32 - 7, G_MAXUINT32 };

    for (guint l = 0; l < G_N_ELEMENTS (lies); l++) {
      KgBoardHeader *odd = g_memdup2 (whole, size);
      g_autoptr (GBytes) file = NULL;

      odd->n_rows[i] = lies[l] != n ? lies[l] : n + 16;
      file = with_right_sum ((guint8 *) odd, size);
      assert_refused (f, file, TODAY, f->board->mark);
    }

    for (KgBoardSection j = 0; j < KG_N_SECTIONS; j++) {
      KgBoardHeader *odd = g_memdup2 (whole, size);
      gsize a = kg_board_row_size (i) * 8, b = kg_board_row_size (j) * 8;
      g_autoptr (GBytes) file = NULL;
      g_autoptr (KgBoard) board = NULL;

      odd->n_rows[i] += (guint32) (8 * b);
      odd->n_rows[j] -= (guint32) (8 * a);
      file = with_right_sum ((guint8 *) odd, size);
      board = read_bytes (file, f->context, f->board->mark, NULL);
      g_assert_true (i == j || board == NULL);
    }
  }

  for (guint l = 0; l < 64; l++) {
    KgBoardHeader *odd = g_memdup2 (whole, size);
    g_autoptr (GBytes) file = NULL;

    odd->size ^= G_GUINT64_CONSTANT (1) << l;
    file = with_right_sum ((guint8 *) odd, size);
    assert_refused (f, file, TODAY, f->board->mark);
  }
}

static void
test_flipped (Fixture       *f,
              gconstpointer  data)
{
  gsize size;
  const guint8 *whole = g_bytes_get_data (f->file, &size);
  KgBoardHeader header = header_of (f->file);

  for (KgBoardSection i = 0; i < KG_N_SECTIONS; i++) {
    gsize n, at = find_section (&header, i, &n);
    gsize end = at + n + kg_board_rows_pad (n);
    const gsize places[] = { at, at + 1, at + n / 3, at + n / 2, at + n - 1, end - 1 };

    for (guint p = 0; p < G_N_ELEMENTS (places); p++) {
      guint8 *copy = g_memdup2 (whole, size);
      g_autoptr (GBytes) damaged = g_bytes_new_take (copy, size);

      copy[places[p]] ^= 0x01;
      assert_refused (f, damaged, TODAY, f->board->mark);
    }
  }
}

/* Strings end inside of their section, or the file is not one of ours. */
static void
test_no_end (Fixture       *f,
             gconstpointer  data)
{
  gsize size;
  const guint8 *whole = g_bytes_get_data (f->file, &size);
  KgBoardHeader header = header_of (f->file);

  for (KgBoardSection i = KG_SECTION_TEXTS; i <= KG_SECTION_KEYS; i++) {
    guint8 *copy = g_memdup2 (whole, size);
    gsize n, at = find_section (&header, i, &n);
    g_autoptr (GBytes) endless = NULL;

    copy[at + n - 1] = 'x';
    endless = with_right_sum (copy, size);
    assert_refused (f, endless, TODAY, f->board->mark);
  }
}

/* The disk, or what is in its place, gives up. */
static void
test_cannot_be_read (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (f->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgBoard) board = NULL;

  g_input_stream_close (stream, NULL, NULL);
  board = kg_board_file_read (stream, g_bytes_get_size (f->file), f->context, f->board->mark, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_null (board);
}

/* The first bytes tell one board from another. */
static void
test_summary (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (KgBoard) again = read_again (f, f->context);
  g_autoptr (GBytes) one = kg_board_file_summarize (f->board);
  g_autoptr (GBytes) same = kg_board_file_summarize (again);
  g_autoptr (GBytes) begin = g_bytes_new_from_bytes (f->file, 0, g_bytes_get_size (one));
  g_autoptr (GBytes) other = NULL;
  KgProject *p = &g_array_index (again->projects, KgProject, 50);

  g_assert_true (g_bytes_equal (one, same));
  g_assert_true (g_bytes_equal (one, begin));
  p->investment++;
  other = kg_board_file_summarize (again);
  g_assert_false (g_bytes_equal (one, other));
}

/* Whatever a project of @board refers to, so that the sanitizers see it. */
static gsize
follow (const KgBoard *board)
{
  gsize n = 0;

  for (guint i = 0; i < kg_board_get_n_projects (board); i++) {
    const KgProject *p = kg_board_get_project (board, i);

    n += strlen (p->id) + strlen (p->name) + strlen (p->sort_key) + kg_search_key_get_size (p->search_key);
    n += p->territory != NULL ? strlen (p->territory->name) : 0;
    n += p->lead_unit != NULL ? strlen (p->lead_unit->name) : 0;
    for (guint step = 0; step < p->facts.n_steps; step++)
      n += p->facts.steps[step].name != NULL ? strlen (p->facts.steps[step].name) : 0;
  }

  return n;
}

/* A reference that leads nowhere is found even where the sum is right. */
static void
test_references (Fixture       *f,
                 gconstpointer  data)
{
  gsize size;
  const guint8 *whole = g_bytes_get_data (f->file, &size);
  KgBoardHeader header = header_of (f->file);
  gsize none, rows_at = find_section (&header, KG_SECTION_UNITS, &none);
  const guint32 nowhere[] = {
    0xfefefefe, 0xf8f8f8f8, header.n_rows[KG_SECTION_TEXTS], header.n_rows[KG_SECTION_KEYS],
    (header.n_rows[KG_SECTION_KEYS] - 1) / 8 * 8,
  };
  guint n_refused = 0;

  for (guint i = 0; i < 1000; i++) {
    gsize at = (gsize) g_test_rand_int_range ((gint32) rows_at, (gint32) size) / 4 * 4;
    guint8 *copy = g_memdup2 (whole, size);
    g_autoptr (GBytes) odd = NULL;
    g_autoptr (KgBoard) board = NULL;

    memcpy (copy + at, &nowhere[i % G_N_ELEMENTS (nowhere)], 4);
    odd = with_right_sum (copy, size);
    board = read_bytes (odd, f->context, f->board->mark, NULL);
    n_refused += board == NULL;
    if (board != NULL)
      g_assert_cmpuint (follow (board), >, 0);
  }

  g_assert_cmpuint (n_refused, >, 100);
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
  ADD ("/board-file/sections", test_sections);
  ADD ("/board-file/cut-at-borders", test_cut_at_borders);
  ADD ("/board-file/lying-header", test_lying_header);
  ADD ("/board-file/flipped", test_flipped);
  ADD ("/board-file/no-end", test_no_end);
  ADD ("/board-file/cannot-be-read", test_cannot_be_read);
  ADD ("/board-file/summary", test_summary);
  ADD ("/board-file/references", test_references);

  return g_test_run ();
}
