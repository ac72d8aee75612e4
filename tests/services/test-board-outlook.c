// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/kg-board-view.h"
#include "services/kg-query.h"
#include "services/kg-warning-words.h"

#include <string.h>

/* Warnings and chances as the board's page asks for them. Projects planned for
 * ever later days, without a forecast, turn yellow 20 working days before. */

#define N_MORE 60

typedef struct {
  KgDistrict *district;
  KgBoard *board;
  KgBoardOutlook *outlook;
  gboolean done;
} Fixture;

static gboolean
add_more (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  KgDistrict *district = data;

  for (int i = 0; i < N_MORE; i++) {
    g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);
    g_autofree char *name = g_strdup_printf ("标准厂房%02d号", i);

    kg_record_set_text (project, KG_PROJECT_NAME, name);
    kg_record_set_text (project, KG_PROJECT_STATE, i % 7 == 6 ? "on_hold" : "planned");
    if (i % 2 == 0)
      kg_record_set_text (project, KG_PROJECT_LEAD_UNIT, district->unit[1]);
    kg_record_set_date (project, KG_PROJECT_PLANNED_START, kg_context_get_today (context) + 15 + i);
    if (!kg_txn_insert (txn, project, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;

  g_clear_pointer (&f->board, kg_board_unref);
  f->board = kg_board_load (txn, context, NULL, error);
  return f->board != NULL;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->district = kg_district_new ();
  kg_district_do (f->district, add_more, f->district);
  kg_district_do (f->district, load, f);
  f->outlook = kg_board_outlook_new (f->board, NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  kg_board_outlook_unref (f->outlook);
  kg_board_unref (f->board);
  kg_district_free (f->district);
}

static void
completed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Fixture *f = data;
  g_autoptr (GError) error = NULL;

  f->done = kg_board_outlook_complete_finish (result, &error) ||
            g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
complete (Fixture      *f,
          GCancellable *cancellable)
{
  f->done = FALSE;
  kg_board_outlook_complete_async (f->outlook, KG_OUTLOOK_WARNINGS, cancellable, completed_cb, f);
  while (!f->done)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_plainly (Fixture *f)
{
  guint n = 0;

  for (guint i = 0; i < kg_board_get_n_projects (f->board); i++) {
    KgLightWarning plain;
    const KgLightWarning *kept = kg_board_outlook_get_warning (f->outlook, i);
    gboolean warned = kg_board_get_warning (f->board, kg_board_get_project (f->board, i), KG_WARN_DAYS, &plain);

    g_assert_cmpint (warned, ==, kept != NULL);
    n += warned;
    if (!warned)
      continue;
    g_assert_cmpint (plain.day, ==, kept->day);
    g_assert_cmpint (plain.from, ==, kept->from);
    g_assert_cmpint (plain.to, ==, kept->to);
  }

  return n;
}

static void
test_row_by_row (Fixture       *f,
                 gconstpointer  data)
{
  guint n;

  g_assert_false (kg_board_outlook_is_complete (f->outlook, KG_OUTLOOK_WARNINGS));
  g_assert_cmpuint (kg_board_outlook_count_warnings (f->outlook), ==, 0);
  g_assert_null (kg_board_outlook_peek_warning (f->outlook, 3));
  n = count_plainly (f);
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, <, N_MORE);
  g_assert_true (kg_board_outlook_is_complete (f->outlook, KG_OUTLOOK_WARNINGS));
  g_assert_cmpuint (kg_board_outlook_count_warnings (f->outlook), ==, n);
}

static void
test_all_beside (Fixture       *f,
                 gconstpointer  data)
{
  guint n;

  /* One row was looked at meanwhile: it counts once. */
  kg_board_outlook_get_warning (f->outlook, 0);
  complete (f, NULL);
  g_assert_true (kg_board_outlook_is_complete (f->outlook, KG_OUTLOOK_WARNINGS));
  n = kg_board_outlook_count_warnings (f->outlook);
  g_assert_cmpuint (n, ==, count_plainly (f));
}

static void
test_cancelled (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  complete (f, cancellable);
  g_assert_false (kg_board_outlook_is_complete (f->outlook, KG_OUTLOOK_WARNINGS));
  g_assert_cmpuint (count_plainly (f), >, 0);
}

static gboolean
plan_later (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Fixture *f = data;
  const KgProject *p = kg_board_find_project (f->board, "标准厂房22号");
  g_autoptr (KgRecord) before = kg_query_need (txn, &kg_table_project, p->id, error);
  g_autoptr (KgRecord) after = kg_record_copy (before);
  g_autoptr (KgBoard) part = NULL;
  KgBoard *board;

  kg_record_set_date (after, KG_PROJECT_PLANNED_START, kg_context_get_today (context) + 300);
  if (!kg_txn_update (txn, before, after, error))
    return FALSE;

  part = kg_board_load (txn, context, p->id, error);
  board = kg_board_with (f->board, part);
  g_assert_nonnull (board);
  kg_board_unref (f->board);
  f->board = board;
  return TRUE;
}

/* One project that was changed is looked at again, at once; the others are
 * known. */
static void
test_one_change (Fixture       *f,
                 gconstpointer  data)
{
  KgBoardOutlook *next;
  guint before;

  complete (f, NULL);
  before = kg_board_outlook_count_warnings (f->outlook);
  kg_district_do (f->district, plan_later, f);
  next = kg_board_outlook_new (f->board, f->outlook);
  kg_board_outlook_unref (f->outlook);
  f->outlook = next;
  g_assert_true (kg_board_outlook_is_complete (next, KG_OUTLOOK_WARNINGS));
  g_assert_cmpuint (kg_board_outlook_count_warnings (next), ==, before - 1);
  g_assert_cmpuint (count_plainly (f), ==, before - 1);
}

static void
test_queries (Fixture       *f,
              gconstpointer  data)
{
  KgBoardQuery query = { .outlook = f->outlook, .warned = TRUE, .sort = KG_COLUMN_WARNING };
  g_autoptr (GArray) warned = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) unattended = NULL;
  KgDate last = KG_DATE_NONE;
  guint n;

  complete (f, NULL);
  n = kg_board_outlook_count_warnings (f->outlook);
  warned = kg_board_select (f->board, &query);
  g_assert_cmpuint (warned->len, ==, n);
  for (guint i = 0; i < warned->len; i++) {
    KgDate day = kg_board_outlook_peek_warning (f->outlook, g_array_index (warned, guint, i))->day;

    g_assert_cmpint (day, >=, last);
    last = day;
  }

  /* Whatever the direction, what does not get worse comes last. */
  query.warned = FALSE;
  query.descending = TRUE;
  all = kg_board_select (f->board, &query);
  g_assert_cmpuint (all->len, ==, kg_board_get_n_projects (f->board));
  g_assert_cmpint (kg_board_outlook_peek_warning (f->outlook, g_array_index (all, guint, 0))->day, ==, last);
  g_assert_nonnull (kg_board_outlook_peek_warning (f->outlook, g_array_index (all, guint, n - 1)));
  g_assert_null (kg_board_outlook_peek_warning (f->outlook, g_array_index (all, guint, n)));

  unattended = kg_board_select (f->board, &(KgBoardQuery) { .unattended = TRUE });
  g_assert_cmpuint (unattended->len, ==, kg_board_count_unattended (f->board));
  g_assert_cmpuint (unattended->len, >, 0);
  for (guint i = 0; i < unattended->len; i++) {
    const KgProject *p = kg_board_get_project (f->board, g_array_index (unattended, guint, i));

    g_assert_null (p->lead_unit);
    g_assert_cmpint (kg_light_rank (p->light), >, 0);
  }
}

static void
test_words (Fixture       *f,
            gconstpointer  data)
{
  const KgProject *p = kg_board_find_project (f->board, "标准厂房22号");
  const KgProject *planned = kg_board_find_project (f->board, "宝山药谷项目");
  g_autofree char *words = NULL;
  g_autofree char *interval = NULL, *later = NULL, *earlier = NULL, *unknown = NULL;
  KgLightWarning warning;
  KgForecast forecast;

  /* 12月30日 lies 20 working days after 12月2日. */
  g_assert_true (kg_board_get_warning (f->board, p, KG_WARN_DAYS, &warning));
  g_assert_cmpint (warning.day, ==, kg_date_new (2026, 12, 2));
  words = kg_warning_to_text (f->board, p, &warning);
  g_assert_true (g_str_has_prefix (words, "Turns Yellow on 12-02: "));
  g_assert_nonnull (strstr (words, "20 working days"));

  g_assert_true (kg_board_get_forecast (f->board, planned, &forecast));
  interval = kg_warning_interval_words (&forecast, forecast.median);
  g_assert_nonnull (strstr (interval, "2026-12-"));
  g_assert_null (strstr (interval, "than forecast"));
  later = kg_warning_interval_words (&forecast, forecast.early - 1);
  g_assert_true (g_str_has_suffix (later, ", later than forecast"));
  earlier = kg_warning_interval_words (&forecast, forecast.late + 1);
  g_assert_true (g_str_has_suffix (earlier, ", earlier than forecast"));
  unknown = kg_warning_interval_words (&forecast, KG_DATE_NONE);
  g_assert_cmpstr (unknown, ==, interval);
  for (guint i = 0; i < kg_board_get_n_projects (f->board); i++)
    if (kg_board_get_project (f->board, i) == planned)
      g_assert_cmpint (kg_board_outlook_get_percent (f->outlook, i), ==, forecast.percent);
    else if (kg_board_get_project (f->board, i) == p)
      g_assert_cmpint (kg_board_outlook_get_percent (f->outlook, i), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/board-outlook/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("row-by-row", test_row_by_row);
  ADD ("all-beside", test_all_beside);
  ADD ("cancelled", test_cancelled);
  ADD ("one-change", test_one_change);
  ADD ("queries", test_queries);
  ADD ("words", test_words);
#undef ADD

  return g_test_run ();
}
