// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"

#include "core/kg-error.h"
#include "core/kg-money.h"
#include "services/kg-project-edit.h"
#include "services/kg-project-fields.h"
#include "services/kg-project-news.h"
#include "services/kg-query.h"
#include "services/kg-workspace.h"

#include <string.h>

/* What is typed into the fields of a project, and saving it beside others who
 * do the same. Two people edit the first project of the small district. */

typedef struct {
  KgCaseload *caseload;
  KgProjectFile *file;  /* as both have read it */
  KgProjectSave *mine;
  KgProjectSave *theirs;
  KgProjectSave *running;
} Fixture;

static KgProjectSave *
begin (Fixture *fixture)
{
  KgProjectSave *save = g_new0 (KgProjectSave, 1);

  save->before = kg_record_ref (fixture->file->project);
  save->after = kg_record_copy (fixture->file->project);
  save->agents_before = g_ptr_array_ref (fixture->file->agents);
  save->agents = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_agent_edit_free);
  for (guint i = 0; i < fixture->file->agents->len; i++) {
    KgProjectAgentView *view = g_ptr_array_index (fixture->file->agents, i);

    g_ptr_array_add (save->agents, kg_agent_edit_new (view->agent, view->person,
                                                      kg_record_get_text (view->agent, KG_PROJECT_AGENT_ROLE)));
  }
  return save;
}

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->file, kg_project_file_unref);
  fixture->file = kg_project_file_load (txn, context, fixture->caseload->district->project[0], error);
  return fixture->file != NULL;
}

static KgProjectFile *
stored (Fixture *fixture)
{
  kg_district_do (fixture->caseload->district, load, fixture);
  return fixture->file;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->caseload = kg_caseload_new ();
  stored (fixture);
  fixture->mine = begin (fixture);
  fixture->theirs = begin (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kg_project_save_free (fixture->mine);
  kg_project_save_free (fixture->theirs);
  g_clear_pointer (&fixture->file, kg_project_file_unref);
  kg_caseload_free (fixture->caseload);
}

static gboolean
run (KgTxn     *txn,
     gpointer   user_data,
     GError   **error)
{
  Fixture *fixture = user_data;

  return kg_project_save (txn, fixture->caseload->district->context, fixture->running, error);
}

static KgChangeset *
try_save (Fixture        *fixture,
          KgProjectSave  *save,
          const char     *by,
          GError        **error)
{
  fixture->running = save;
  return kg_store_transact (fixture->caseload->district->store, by, "Edit project", run, fixture, error);
}

static void
save_as (Fixture       *fixture,
         KgProjectSave *save,
         const char    *by)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgChangeset) done = try_save (fixture, save, by, &error);

  g_assert_no_error (error);
}

static KgAgentEdit *
agent (KgProjectSave *save,
       guint          i)
{
  return g_ptr_array_index (save->agents, i);
}

static KgProjectAgentView *
stored_agent (Fixture *fixture,
              guint    i)
{
  return g_ptr_array_index (fixture->file->agents, i);
}

static void
test_typed (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { int column; const char *text; const char *again; } good[] = {
    { KG_PROJECT_NAME, " 易卜  二期 ", "易卜 二期" },
    { KG_PROJECT_INVESTMENT, "9.8亿元", "98000万元" },
    { KG_PROJECT_INVESTMENT, "98000", "98000万元" },
    { KG_PROJECT_INVESTED, "", "" },
    { KG_PROJECT_REPORT_EVERY, "2", "2" },
    { KG_PROJECT_ACTUAL_START, "11月20日", "2026-11-20" },
    { KG_PROJECT_PLANNED_START, "2026-12-18", "2026-12-18" },
    { KG_PROJECT_PLANNED_START, "2027年3月", "2027年3月" },
    { KG_PROJECT_PLANNED_START, "四季度", "2026Q4" },
    { KG_PROJECT_PLANNED_START, "2026Q4", "2026Q4" },
    { KG_PROJECT_PLANNED_START, "2027年", "2027年" },
    { KG_PROJECT_PLANNED_START, "", "" },
    { KG_PROJECT_ROUTE, "filing", "filing" },
    { KG_PROJECT_CONTENT, "一\n二", "一\n二" },
  };
  static const struct { int column; const char *text; const char *wrong; const char *example; } bad[] = {
    { KG_PROJECT_NAME, "  ", "needs a name", "易卜半导体二期项目" },
    { KG_PROJECT_INVESTMENT, "很多", "很多", "9.8亿元" },
    { KG_PROJECT_INVESTMENT, "-5", "-5", "98000万元" },
    { KG_PROJECT_REPORT_EVERY, "0", "from 1 to 250", "such as 2" },
    { KG_PROJECT_REPORT_EVERY, "often", "working days", "such as 2" },
    { KG_PROJECT_ACTUAL_START, "2026-13-40", "2026-13-40", "2026-12-18" },
    { KG_PROJECT_ACTUAL_START, "2026年12月", "no single day", "2026-12-18" },
    { KG_PROJECT_FORECAST_START, "soon", "soon", "12月18日" },
    { KG_PROJECT_PLANNED_START, "2026-12-18至2026-12-20", "more than one date", "四季度" },
    { KG_PROJECT_REMARK, "一\001二", "cannot be shown", "type the text" },
  };
  KgContext *context = fixture->caseload->district->context;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *again = NULL;

    g_assert_true (kg_project_field_read (context, fixture->mine->after, good[i].column, good[i].text, &error));
    g_assert_no_error (error);
    again = kg_project_field_text (fixture->mine->after, good[i].column);
    g_assert_cmpstr (again, ==, good[i].again);
  }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KgRecord) copy = kg_record_copy (fixture->file->project);

    g_assert_false (kg_project_field_read (context, copy, bad[i].column, bad[i].text, &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, bad[i].wrong));
    g_assert_nonnull (strstr (error->message, bad[i].example));
    g_assert_true (kg_record_same_values (copy, fixture->file->project));
  }
}

/* What is shown to be edited reads as what it was. */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  for (int c = KG_COL_COMMON; c < (int) kg_table_project.n_columns; c++) {
    g_autofree char *text = kg_project_field_text (fixture->file->project, c);
    g_autofree char *words = kg_project_field_words (fixture->file->board, fixture->file->project, c);
    g_autoptr (KgRecord) copy = kg_record_copy (fixture->file->project);
    g_autoptr (GError) error = NULL;

    g_assert_cmpstr (words, !=, "");
    if (c == KG_PROJECT_PRECISION)
      continue;
    g_assert_true (kg_project_field_read (fixture->caseload->district->context, copy, c, text, &error));
    g_assert_no_error (error);
    g_assert_true (kg_project_field_equal (copy, fixture->file->project, c));
  }
}

static void
test_together (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct {
    const char *state;
    const char *hold_reason;
    int actual;   /* days from today; 99 for none */
    int forecast;
    const char *reason;
    int fault;    /* column of the first one; 0 for none */
  } cases[] = {
    { "planned", NULL, 99, 99, NULL, 0 },
    { "planned", NULL, -3, 99, NULL, KG_PROJECT_STATE },
    { "started", NULL, 99, 99, NULL, KG_PROJECT_ACTUAL_START },
    { "started", NULL, -3, 99, NULL, 0 },
    { "started", NULL, 3, 99, NULL, KG_PROJECT_ACTUAL_START },
    { "on_hold", NULL, 99, 99, NULL, KG_PROJECT_HOLD_REASON },
    { "on_hold", "规划调整", 99, 99, NULL, 0 },
    { "withdrawn", NULL, 99, 99, NULL, 0 },
    { "planned", NULL, 99, 20, "顺延", 0 },
    { "planned", NULL, 99, 20, " ", KG_PROJECT_FORECAST_REASON },
    { "planned", NULL, 99, -1, "顺延", KG_PROJECT_FORECAST_START },
  };
  KgDistrict *district = fixture->caseload->district;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KgRecord) after = kg_record_copy (fixture->file->project);
    g_autoptr (GPtrArray) faults = NULL;

    kg_record_set_text (after, KG_PROJECT_STATE, cases[i].state);
    kg_record_set_text (after, KG_PROJECT_HOLD_REASON, cases[i].hold_reason);
    if (cases[i].actual != 99)
      kg_record_set_date (after, KG_PROJECT_ACTUAL_START, KG_DISTRICT_TODAY + cases[i].actual);
    if (cases[i].forecast != 99)
      kg_record_set_date (after, KG_PROJECT_FORECAST_START, KG_DISTRICT_TODAY + cases[i].forecast);
    faults = kg_project_check (district->context, NULL, fixture->file->project, after, cases[i].reason);
    g_assert_cmpuint (faults->len, ==, cases[i].fault != 0);
    if (faults->len > 0)
      g_assert_cmpint (((KgProjectFault *) g_ptr_array_index (faults, 0))->column, ==, cases[i].fault);
  }
}

static gboolean
number_other (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  g_autoptr (KgRecord) other = kg_query_project (txn, data, error);

  return other != NULL && kg_query_update_code (txn, other, KG_PROJECT_CODE, "2026-310113-01-01-000001", error);
}

static gboolean
load_board (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  KgBoard **board = data;

  *board = kg_board_load (txn, context, NULL, error);
  return *board != NULL;
}

static void
test_code_taken (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (KgBoard) board = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  const KgProject *other;

  kg_district_do (fixture->caseload->district, number_other, fixture->caseload->district->project[1]);
  kg_district_do (fixture->caseload->district, load_board, &board);
  other = kg_board_find_project (board, fixture->caseload->district->project[1]);
  kg_record_set_text (fixture->mine->after, KG_PROJECT_CODE, other->code);
  faults = kg_project_check (fixture->caseload->district->context, board, fixture->mine->before, fixture->mine->after, NULL);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (((KgProjectFault *) g_ptr_array_index (faults, 0))->text, other->name));
}

/* Different fields: both stand, and nobody is asked. */
static void
test_merged (Fixture       *fixture,
             gconstpointer  data)
{
  kg_record_set_text (fixture->theirs->after, KG_PROJECT_LEADER, "赵某某");
  kg_record_set_text (fixture->theirs->after, KG_PROJECT_REMARK, "同样");
  kg_record_set_text (fixture->mine->after, KG_PROJECT_TAGS, "市重大");
  kg_record_set_text (fixture->mine->after, KG_PROJECT_REMARK, "同样");
  save_as (fixture, fixture->theirs, "区建管委");
  save_as (fixture, fixture->mine, "发改委");

  g_assert_null (fixture->mine->news);
  stored (fixture);
  g_assert_cmpstr (kg_record_get_text (fixture->file->project, KG_PROJECT_LEADER), ==, "赵某某");
  g_assert_cmpstr (kg_record_get_text (fixture->file->project, KG_PROJECT_TAGS), ==, "市重大");
  g_assert_cmpstr (kg_record_get_text (fixture->file->project, KG_PROJECT_REMARK), ==, "同样");
}

static KgProjectNewsItem *
news_of (KgProjectSave *save,
         int            column)
{
  for (guint i = 0; i < save->news->items->len; i++) {
    KgProjectNewsItem *item = g_ptr_array_index (save->news->items, i);

    if (item->kind == KG_PROJECT_NEWS_FIELD && item->column == column)
      return item;
  }

  return NULL;
}

/* The same field: nothing is written, and both values are told. */
static void
test_collision (Fixture       *fixture,
                gconstpointer  data)
{
  KgProjectNewsItem *item;
  KgProjectSave *again;

  kg_record_set_text (fixture->theirs->after, KG_PROJECT_LEADER, "赵某某");
  save_as (fixture, fixture->theirs, "区建管委");
  /* A later change of another field is no change of this one. */
  again = begin (fixture);
  kg_record_set_text (again->after, KG_PROJECT_SITE, "大场镇南部");
  save_as (fixture, again, "大场镇");
  kg_project_save_free (again);

  kg_record_set_text (fixture->mine->after, KG_PROJECT_LEADER, "李某某");
  kg_record_set_text (fixture->mine->after, KG_PROJECT_TAGS, "市重大");
  save_as (fixture, fixture->mine, "发改委");

  g_assert_nonnull (fixture->mine->news);
  g_assert_cmpuint (fixture->mine->news->items->len, ==, 2);
  item = news_of (fixture->mine, KG_PROJECT_LEADER);
  g_assert_cmpstr (kg_record_get_text (item->now, KG_PROJECT_LEADER), ==, "赵某某");
  g_assert_cmpstr (kg_record_get_text (item->before, KG_PROJECT_LEADER), ==,
                   kg_record_get_text (fixture->mine->before, KG_PROJECT_LEADER));
  g_assert_cmpstr (item->by, ==, "区建管委");
  g_assert_cmpint (item->at, >, 0);
  g_assert_cmpstr (news_of (fixture->mine, KG_PROJECT_SITE)->by, ==, "大场镇");
  stored (fixture);
  g_assert_cmpstr (kg_record_get_text (fixture->file->project, KG_PROJECT_LEADER), ==, "赵某某");
  g_assert_null (kg_record_get_text (fixture->file->project, KG_PROJECT_TAGS));

  /* Chosen, and saved on what stands now. */
  again = begin (fixture);
  kg_record_set_text (again->after, KG_PROJECT_LEADER, "李某某");
  save_as (fixture, again, "发改委");
  g_assert_null (again->news);
  kg_project_save_free (again);
  g_assert_cmpstr (kg_record_get_text (stored (fixture)->project, KG_PROJECT_LEADER), ==, "李某某");
}

/* Each of two edits is right, and both of them together are not. */
static void
test_merged_and_wrong (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  kg_record_set_date (fixture->theirs->after, KG_PROJECT_ACTUAL_START, KG_DISTRICT_TODAY - 1);
  save_as (fixture, fixture->theirs, "区建管委");
  kg_record_set_date (fixture->mine->after, KG_PROJECT_FORECAST_START, KG_DISTRICT_TODAY + 30);
  fixture->mine->forecast_reason = g_strdup ("顺延");
  g_assert_null (try_save (fixture, fixture->mine, "发改委", &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_assert_true (kg_record_is_null (stored (fixture)->project, KG_PROJECT_FORECAST_START));
}

static void
test_agents (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (KgRecord) removed = kg_record_ref (stored_agent (fixture, 1)->person);
  KgAgentEdit *added = kg_agent_edit_new_person ("新某某", "department_chief");

  kg_record_set_text (added->person_after, KG_PERSON_PHONE, "138 0000 0000");
  g_ptr_array_add (fixture->mine->agents, added);
  agent (fixture->mine, 1)->removed = TRUE;
  kg_record_set_text (agent (fixture->mine, 0)->person_after, KG_PERSON_PHONE, "021-1234 5678");
  /* Meanwhile somebody corrects a name. */
  kg_record_set_text (agent (fixture->theirs, 0)->person_after, KG_PERSON_NAME, "赵六");
  save_as (fixture, fixture->theirs, "大场镇");
  save_as (fixture, fixture->mine, "发改委");

  g_assert_null (fixture->mine->news);
  stored (fixture);
  g_assert_cmpuint (fixture->file->agents->len, ==, 3);
  g_assert_cmpstr (kg_record_get_text (stored_agent (fixture, 0)->person, KG_PERSON_NAME), ==, "赵六");
  g_assert_cmpstr (kg_record_get_text (stored_agent (fixture, 0)->person, KG_PERSON_PHONE), ==, "021-1234 5678");
  g_assert_cmpstr (kg_record_get_text (stored_agent (fixture, 2)->person, KG_PERSON_NAME), ==, "新某某");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (kg_record_get_id (stored_agent (fixture, i)->person), !=, kg_record_get_id (removed));
}

static void
test_agents_collide (Fixture       *fixture,
                     gconstpointer  data)
{
  KgProjectNewsItem *item;

  kg_record_set_text (agent (fixture->theirs, 0)->person_after, KG_PERSON_PHONE, "111 222");
  agent (fixture->theirs, 2)->removed = TRUE;
  save_as (fixture, fixture->theirs, "大场镇");
  kg_record_set_text (agent (fixture->mine, 0)->person_after, KG_PERSON_PHONE, "333 444");
  agent (fixture->mine, 2)->removed = TRUE;
  save_as (fixture, fixture->mine, "发改委");

  g_assert_nonnull (fixture->mine->news);
  item = news_of (fixture->mine, KG_PERSON_PHONE);
  g_assert_cmpstr (item->by, ==, "大场镇");
  g_assert_nonnull (item->person);
  g_assert_cmpuint (fixture->mine->news->agents->len, ==, 2);
  item = g_ptr_array_index (fixture->mine->news->items, 1);
  g_assert_cmpint (item->kind, ==, KG_PROJECT_NEWS_AGENT_REMOVED);
  g_assert_cmpstr (item->by, ==, "大场镇");
}

static void
test_phones (void)
{
  static const struct { const char *phone; gboolean good; } phones[] = {
    { "", TRUE }, { "12345", TRUE }, { "021-5650 0001", TRUE }, { "+86 138 0000 0000", TRUE },
    { "(021) 5650 0001", TRUE }, { "1234", FALSE }, { "办公室", FALSE }, { "-", FALSE },
    { "0215650000102156500001", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++) {
    g_autofree char *fault = kg_agent_phone_fault (phones[i].phone);

    g_assert_true ((fault == NULL) == phones[i].good);
  }
}

/* Undo */

static gboolean
commit (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  return kg_project_save (txn, context, data, error);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (kg_workspace_finish (KG_WORKSPACE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
wait_for_forecast (Fixture *fixture,
                   KgDate   day)
{
  while (kg_record_get_date (stored (fixture)->project, KG_PROJECT_FORECAST_START) != day)
    g_main_context_iteration (NULL, FALSE);
}

static KgRecord *
reforecast (Fixture *fixture,
            guint    i)
{
  return g_ptr_array_index (fixture->file->reforecasts, i);
}

/* An edit is taken back whole. The log of forecasts keeps what happened: that
 * there was another one, and that it was taken back. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  KgDistrict *district = fixture->caseload->district;
  KgWorkspace *workspace = kg_workspace_new (district->store, district->context, "发改委");
  gpointer alive = workspace;
  gboolean done = FALSE;

  g_object_add_weak_pointer (G_OBJECT (workspace), &alive);
  kg_record_set_text (fixture->mine->after, KG_PROJECT_LEADER, "李某某");
  kg_record_set_date (fixture->mine->after, KG_PROJECT_FORECAST_START, KG_DISTRICT_TODAY + 30);
  fixture->mine->forecast_reason = g_strdup ("顺延");
  agent (fixture->mine, 1)->removed = TRUE;
  kg_workspace_commit_async (workspace, "Edit project", commit, fixture->mine, NULL, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (kg_workspace_get_undo_label (workspace), ==, "Edit project");
  g_assert_cmpuint (stored (fixture)->agents->len, ==, 2);

  kg_workspace_undo (workspace);
  wait_for_forecast (fixture, KG_DATE_NONE);
  g_assert_true (kg_record_same_values (fixture->file->project, fixture->mine->before));
  g_assert_cmpuint (fixture->file->agents->len, ==, 3);
  g_assert_cmpuint (fixture->file->reforecasts->len, ==, 2);
  g_assert_cmpstr (kg_record_get_text (reforecast (fixture, 0), KG_REFORECAST_REASON), ==, "taken back: 顺延");
  g_assert_cmpint (kg_record_get_date (reforecast (fixture, 0), KG_REFORECAST_PREVIOUS), ==, KG_DISTRICT_TODAY + 30);
  g_assert_true (kg_record_is_null (reforecast (fixture, 0), KG_REFORECAST_FORECAST));

  while (kg_workspace_get_redo_label (workspace) == NULL)
    g_main_context_iteration (NULL, TRUE);
  kg_workspace_redo (workspace);
  wait_for_forecast (fixture, KG_DISTRICT_TODAY + 30);
  g_assert_cmpstr (kg_record_get_text (fixture->file->project, KG_PROJECT_LEADER), ==, "李某某");
  g_assert_cmpstr (kg_record_get_text (reforecast (fixture, 0), KG_REFORECAST_REASON), ==, "顺延");

  g_object_unref (workspace);
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/project-save/typed", test_typed);
  ADD ("/project-save/round-trip", test_round_trip);
  ADD ("/project-save/together", test_together);
  ADD ("/project-save/code-taken", test_code_taken);
  ADD ("/project-save/merged", test_merged);
  ADD ("/project-save/collision", test_collision);
  ADD ("/project-save/merged-and-wrong", test_merged_and_wrong);
  ADD ("/project-save/agents", test_agents);
  ADD ("/project-save/agents-collide", test_agents_collide);
  ADD ("/project-save/undo", test_undo);
#undef ADD
  g_test_add_func ("/project-save/phones", test_phones);

  return g_test_run ();
}
