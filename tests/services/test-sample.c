// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "core/kg-minutes.h"
#include "services/kg-board.h"
#include "services/kg-minutes-chain.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"
#include "services/kg-sample.h"
#include "services/kg-template-service.h"

#include <string.h>

/* The sample district, laid around many different days: weekends, holidays,
 * the turn of a year. */

typedef struct {
  KgContext *context;
  KgBoard *board;
  guint n_meetings;
} Sample;

static gboolean
fill (KgTxn     *txn,
      gpointer   user_data,
      GError   **error)
{
  return kg_sample_fill (txn, ((Sample *) user_data)->context, error);
}

static gboolean
look (KgTxn     *txn,
      gpointer   user_data,
      GError   **error)
{
  Sample *sample = user_data;
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) assignments = kg_txn_select (txn, &kg_table_assignment, NULL, error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (KgRecord) next = kg_query_meeting (txn, "next", error);
  guint n_checked = 0;

  g_assert_nonnull (assignments);
  g_assert_nonnull (next);
  g_assert_cmpuint (assignments->len, >=, 30);
  sample->board = kg_board_load (txn, sample->context, NULL, error);
  g_assert_nonnull (sample->board);

  meetings = kg_txn_select (txn, &kg_table_meeting,
                            &(KgFilter) { .order = { KG_ORDER (KG_MEETING_HELD_ON) } }, error);
  sample->n_meetings = meetings->len;
  for (guint i = 0; i < meetings->len; i++) {
    KgRecord *meeting = g_ptr_array_index (meetings, i);
    g_autoptr (KgMinutes) minutes = NULL;

    if (i == meetings->len - 1) {
      g_assert_true (kg_record_is (meeting, KG_MEETING_STATE, "planned"));
      continue;
    }
    g_assert_true (kg_record_is (meeting, KG_MEETING_STATE, "issued"));
    minutes = kg_minutes_get (txn, sample->context, kg_record_get_id (meeting), error);
    g_assert_nonnull (minutes);
    g_assert_cmpuint (minutes->blocks->len, >, 10);
  }

  findings = kg_minutes_verify (txn, kg_record_get_text (next, KG_MEETING_SERIES), &n_checked, error);
  g_assert_cmpuint (n_checked, ==, 4);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
  return TRUE;
}

/* The plans are those of the process templates, with all that these say. */
static gboolean
look_at_plans (KgTxn     *txn,
               gpointer   user_data,
               GError   **error)
{
  g_autoptr (GPtrArray) projects = kg_txn_select (txn, &kg_table_project, NULL, error);
  g_autoptr (GPtrArray) steps = kg_txn_select (txn, &kg_table_step, NULL, error);

  g_assert_nonnull (projects);
  g_assert_nonnull (steps);
  for (guint i = 0; i < projects->len; i++) {
    g_autoptr (KgTemplate) template =
      kg_template_find_shipped (kg_record_get_text (g_ptr_array_index (projects, i), KG_PROJECT_TEMPLATE));

    g_assert_nonnull (template);
  }
  for (guint i = 0; i < steps->len; i++) {
    KgRecord *step = g_ptr_array_index (steps, i);

    g_assert_cmpint (kg_record_get_int (step, KG_STEP_DURATION_MIN), <=, kg_record_get_int (step, KG_STEP_DURATION));
    g_assert_cmpint (kg_record_get_int (step, KG_STEP_DURATION_MAX), >=, kg_record_get_int (step, KG_STEP_DURATION));
    g_assert_nonnull (kg_record_get_text (step, KG_STEP_PREDECESSORS));
    g_assert_nonnull (kg_record_get_text (step, KG_STEP_SOURCE));
  }

  return TRUE;
}

static void
test_on_day (gconstpointer data)
{
  KgDate day = GPOINTER_TO_INT (data);
  g_autoptr (KgContext) context = kg_context_new (day);
  Sample sample = { context, NULL, 0 };
  g_autofree char *uri = g_strdup_printf ("mock:sample-%d", day);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) store = kg_store_open (uri, KG_STORE_CREATE, &error);
  g_autoptr (KgChangeset) done = NULL;
  g_autoptr (KgChangeset) again = NULL;

  g_assert_no_error (error);
  done = kg_store_transact (store, "测试", "sample", fill, &sample, &error);
  g_assert_no_error (error);
  again = kg_store_transact (store, "测试", "sample", fill, &sample, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kg_changeset_get_size (again), ==, 0);

  g_assert_true (kg_store_read (store, look_at_plans, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (kg_store_read (store, look, &sample, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sample.n_meetings, ==, 5);
  g_assert_cmpuint (kg_board_get_n_projects (sample.board), >=, 120);
  g_assert_cmpuint (kg_board_count (sample.board, KG_LIGHT_RED), >=, 8);
  g_assert_cmpuint (kg_board_count (sample.board, KG_LIGHT_RED), <=, 22);
  g_assert_cmpuint (kg_board_count (sample.board, KG_LIGHT_YELLOW), >=, 20);
  g_assert_cmpuint (kg_board_count (sample.board, KG_LIGHT_GREEN), >=, 25);
  g_assert_cmpuint (kg_board_count (sample.board, KG_LIGHT_STARTED), >=, 30);
  kg_board_unref (sample.board);
  kg_store_close (store);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const days[] = {
    "2026-11-23", "2026-11-24", "2026-11-28", "2026-10-04", "2027-01-05", "2026-02-17", "2028-02-29",
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autofree char *path = g_strdup_printf ("/sample/on-%s", days[i]);

    g_test_add_data_func (path, GINT_TO_POINTER (kg_date_parse_iso (days[i])), test_on_day);
  }
  return g_test_run ();
}
