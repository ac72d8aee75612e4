// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-lists.h"

#include "services/kg-project-file.h"
#include "services/kg-query.h"
#include "services/kg-report-service.h"
#include "services/kg-step-record.h"
#include "services/kg-warning-words.h"

#include <glib/gi18n.h>

/* Everything about one project. */

static void
add_fields (KgCliDoc       *doc,
            const KgRecord *row,
            GHashTable     *units)
{
  static const struct { int column; const char *title; } fields[] = {
    { KG_PROJECT_CODE, N_("Code") },
    { KG_PROJECT_STATE, N_("State") },
    { KG_PROJECT_HOLD_REASON, N_("On hold because") },
    { KG_PROJECT_BUILDER, N_("Builder") },
    { KG_PROJECT_TERRITORY, N_("Territory") },
    { KG_PROJECT_LEAD_UNIT, N_("Lead unit") },
    { KG_PROJECT_LEADER, N_("Leader") },
    { KG_PROJECT_ESCALATED_TO, N_("Escalated to") },
    { KG_PROJECT_UNATTENDED_REASON, N_("Neither of them because") },
    { KG_PROJECT_KIND, N_("Kind") },
    { KG_PROJECT_NATURE, N_("Nature") },
    { KG_PROJECT_ROUTE, N_("Approval route") },
    { KG_PROJECT_SITE, N_("Site") },
    { KG_PROJECT_CONTENT, N_("Content") },
    { KG_PROJECT_TAGS, N_("Tags") },
    { KG_PROJECT_INVESTMENT, N_("Investment") },
    { KG_PROJECT_YEAR_PLAN, N_("Planned for this year") },
    { KG_PROJECT_INVESTED, N_("Invested") },
    { KG_PROJECT_PLANNED_START, N_("Planned start") },
    { KG_PROJECT_PRECISION, NULL },
    { KG_PROJECT_ACTUAL_START, N_("Actual start") },
    { KG_PROJECT_START_PERMIT, N_("Start permit") },
    { KG_PROJECT_PROGRESS, N_("Progress") },
    { KG_PROJECT_REMARK, N_("Remark") },
    { KG_PROJECT_LIST_NO, NULL },
    { KG_PROJECT_LISTED_ON, N_("On the list since") },
    { KG_PROJECT_REPORT_EVERY, N_("Working days between reports") },
    { KG_PROJECT_SOURCE, N_("Source") },
    { KG_COL_VERSION, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    int column = fields[i].column;
    const char *key = kg_table_project.columns[column].name;

    if (kg_table_project.columns[column].type == KG_TYPE_REF)
      kg_cli_doc_add (doc, key, fields[i].title, kg_cli_named (units, kg_record_get_text (row, column)));
    else if (column == KG_PROJECT_INVESTMENT || column == KG_PROJECT_YEAR_PLAN || column == KG_PROJECT_INVESTED)
      kg_cli_doc_add (doc, key, fields[i].title, kg_cli_money (row, column));
    else
      kg_cli_doc_add (doc, key, fields[i].title, kg_cli_field (row, column));
  }
}

/* What is to come: how the light gets worse, and when the project starts. */
static void
add_outlook (KgCliDoc        *doc,
             const KgBoard   *board,
             const KgProject *p)
{
  KgForecast forecast = { 0 };
  KgLightWarning warning;
  gboolean warned = kg_board_get_warning (board, p, KG_WARN_DAYS, &warning);
  gboolean known = kg_board_get_forecast (board, p, &forecast);
  g_autofree char *words = warned ? kg_warning_to_text (board, p, &warning) : NULL;
  g_autofree char *interval = known ? kg_warning_interval_words (&forecast, p->forecast_start) : NULL;
  g_autofree char *percent = kg_warning_percent_words (forecast.percent);

  kg_cli_doc_add (doc, "warning", N_("Warning"), kg_cli_text (words));
  kg_cli_doc_add (doc, "warning_day", NULL, kg_cli_date (warned ? warning.day : KG_DATE_NONE));
  kg_cli_doc_add (doc, "warning_to", NULL, warned ? kg_cli_light (warning.to) : kg_cli_none ());
  if (known) {
    int year = kg_board_get_deadline_year (board, p);
    KgCliValue chance = kg_cli_number (forecast.percent);

    g_free (chance.shown);
    chance.shown = g_strdup_printf ("%s (%d)", percent, year);
    kg_cli_doc_add (doc, "chance", N_("Chance to start within the year"), chance);
  } else {
    kg_cli_doc_add (doc, "chance", N_("Chance to start within the year"), kg_cli_none ());
  }
  kg_cli_doc_add (doc, "interval", N_("Interval"), kg_cli_text (interval));
  kg_cli_doc_add (doc, "earliest", NULL, kg_cli_date (forecast.early));
  kg_cli_doc_add (doc, "latest", NULL, kg_cli_date (forecast.late));
  kg_cli_doc_add (doc, "unattended", NULL, kg_cli_truth (p->is_unattended));
}

static void
add_light (KgCliDoc        *doc,
           const KgBoard   *board,
           const KgProject *p)
{
  g_autoptr (GPtrArray) reasons = kg_board_get_reasons (board, p);
  g_autofree char *why = kg_light_reasons_to_text (reasons);

  kg_cli_doc_add (doc, "light", N_("Light"), kg_cli_light (p->light));
  kg_cli_doc_add (doc, "confirmed", N_("Confirmed"), p->is_confirmed ? kg_cli_light (p->confirmed) : kg_cli_none ());
  kg_cli_doc_add (doc, "confirmed_on", N_("Confirmed on"), kg_cli_date (p->confirmed_on));
  kg_cli_doc_add (doc, "confirmed_reason", N_("Reason"), kg_cli_text (p->confirmed_reason));
  kg_cli_doc_add (doc, "proposed", N_("Proposed"), kg_cli_light (p->proposed));
  kg_cli_doc_add (doc, "why", N_("Why"), kg_cli_text (why));
  kg_cli_doc_add (doc, "forecast_start", N_("Forecast start"), kg_cli_date (p->forecast_start));
  kg_cli_doc_add (doc, "slack", N_("Slack"), kg_cli_day_count (p->slack));
  kg_cli_doc_add (doc, "stuck", N_("Stuck at"), kg_cli_text (kg_board_get_stuck (board, p)));
}

/* A table of plain columns: the rows of table that belong to the project. */
static gboolean
add_rows (KgCliDoc           *doc,
          KgTxn              *txn,
          const char         *key,
          const char         *title,
          const KgTable      *table,
          int                 parent_column,
          const char         *project_id,
          int                 order,
          const KgCliColumn  *columns,
          const int          *fields,
          GError            **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, table, parent_column, project_id, order, error);
  KgCliTable *out;

  if (rows == NULL)
    return FALSE;

  out = kg_cli_table_new (columns);
  for (guint i = 0; i < rows->len; i++)
    for (guint c = 0; columns[c].key != NULL; c++)
      kg_cli_table_add (out, kg_cli_field (g_ptr_array_index (rows, i), fields[c]));

  kg_cli_doc_add_table (doc, key, title, out);
  return TRUE;
}

/* When a step goes on, by the plan: of a project that was withdrawn nothing. */
static void
add_step_times (KgCliTable       *table,
                const KgStepView *step)
{
  gboolean open = step != NULL && step->state != KG_STEP_DONE;

  kg_cli_table_add (table, kg_cli_date (open ? step->expected_start : KG_DATE_NONE));
  kg_cli_table_add (table, kg_cli_date (open ? step->expected_end : KG_DATE_NONE));
  kg_cli_table_add (table, kg_cli_date (open ? step->latest_end : KG_DATE_NONE));
  kg_cli_table_add (table, open ? kg_cli_number (step->slack) : kg_cli_none ());
  kg_cli_table_add (table, kg_cli_flag (open && step->critical));
  kg_cli_table_add (table, kg_cli_flag (open && step->waiting));
}

static void
add_findings (KgCliDoc  *doc,
              GPtrArray *steps,
              KgDate     today)
{
  static const KgCliColumn columns[] = { { "text", N_("Finding") }, { NULL } };
  g_autoptr (GPtrArray) problems = kg_steps_problems (steps, today);
  KgCliTable *table = kg_cli_table_new (columns);

  for (guint i = 0; i < problems->len; i++)
    kg_cli_table_add (table, kg_cli_text (g_ptr_array_index (problems, i)));
  kg_cli_doc_add_table (doc, "findings", N_("What is wrong with the plan"), table);
}

static gboolean
add_plan (KgCliDoc         *doc,
          KgTxn            *txn,
          KgCli            *cli,
          const KgProject  *project,
          GPtrArray        *steps,
          GError          **error)
{
  static const KgCliColumn columns[] = {
    { "number", N_("No.") }, { "name", N_("Step") }, { "authority", N_("Authority"), 3 },
    { "duration", N_("Working days") }, { "mode", N_("Mode"), 2 }, { "planned_start", NULL },
    { "planned_end", N_("Planned end") }, { "actual_start", N_("Begun"), 1 }, { "actual_end", N_("Done") },
    { "key", NULL }, { "permit", NULL }, { "duration_min", NULL }, { "duration_max", NULL },
    { "predecessors", NULL }, { "documents", NULL }, { "source", NULL }, { "id", NULL }, { "version", NULL },
    { "expected_start", NULL }, { "expected_end", N_("Expected end") }, { "latest_end", NULL },
    { "slack", N_("Slack") }, { "critical", N_("Critical"), 1 }, { "waiting", N_("Waits for a promise"), 2 }, { NULL },
  };
  static const int fields[] = {
    KG_STEP_NAME, KG_STEP_AUTHORITY, KG_STEP_DURATION, KG_STEP_MODE, KG_STEP_PLANNED_START, KG_STEP_PLANNED_END,
    KG_STEP_ACTUAL_START, KG_STEP_ACTUAL_END, KG_STEP_KEY, KG_STEP_PERMIT, KG_STEP_DURATION_MIN,
    KG_STEP_DURATION_MAX, KG_STEP_PREDECESSORS, KG_STEP_DOCUMENTS, KG_STEP_SOURCE, KG_COL_ID, KG_COL_VERSION,
  };
  g_autoptr (GArray) views = NULL;
  KgCliTable *table;

  if (project != NULL) {
    views = kg_project_steps_load (txn, cli->context, project, error);
    if (views == NULL)
      return FALSE;
  }

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < steps->len; i++) {
    kg_cli_table_add (table, kg_cli_number (i + 1));
    for (guint c = 0; c < G_N_ELEMENTS (fields); c++)
      kg_cli_table_add (table, kg_cli_field (g_ptr_array_index (steps, i), fields[c]));
    add_step_times (table, views != NULL && i < views->len ? &g_array_index (views, KgStepView, i) : NULL);
  }
  kg_cli_doc_add_table (doc, "steps", N_("Plan"), table);
  add_findings (doc, steps, kg_cli_get_today (cli));
  return TRUE;
}

static gboolean
add_owed (KgCliDoc    *doc,
          KgTxn       *txn,
          KgCli       *cli,
          const char  *id,
          GPtrArray   *steps,
          KgCliNames  *names,
          GError     **error)
{
  g_autoptr (GPtrArray) commitments =
    kg_query_children (txn, &kg_table_commitment, KG_COMMITMENT_PROJECT, id, KG_COL_ID, error);
  g_autoptr (GPtrArray) excuses =
    commitments == NULL ? NULL : kg_query_children (txn, &kg_table_excuse, KG_EXCUSE_PROJECT, id, KG_COL_ID, error);
  KgCliTable *table;

  if (excuses == NULL)
    return FALSE;

  table = kg_cli_commitment_table ();
  for (guint i = 0; i < commitments->len; i++)
    kg_cli_commitment_add (table, cli->context, g_ptr_array_index (commitments, i), i + 1, steps, names);
  kg_cli_doc_add_table (doc, "commitments", N_("Commitments"), table);

  table = kg_cli_excuse_table ();
  for (guint i = 0; i < excuses->len; i++)
    kg_cli_excuse_add (table, cli->context, g_ptr_array_index (excuses, i), i + 1, names);
  kg_cli_doc_add_table (doc, "excuses", N_("Accepted excuses"), table);
  return TRUE;
}

/* When its task force reported last, and is to report again. */
static gboolean
add_cadence (KgCliDoc        *doc,
             KgTxn           *txn,
             KgCli           *cli,
             const KgRecord  *project,
             GError         **error)
{
  g_autoptr (GPtrArray) last =
    kg_txn_select (txn, &kg_table_report,
                   &(KgFilter) {
                     .conditions = { { KG_REPORT_PROJECT, KG_OP_EQ, kg_record_get_id (project), 0 } },
                     .n_conditions = 1, .order = { KG_ORDER_DESC (KG_REPORT_REPORTED_ON) }, .limit = 1 },
                   error);
  KgDate day;

  if (last == NULL)
    return FALSE;

  day = last->len > 0 ? kg_record_get_date (g_ptr_array_index (last, 0), KG_REPORT_REPORTED_ON) : KG_DATE_NONE;
  kg_cli_doc_add (doc, "last_report", N_("Last report"), kg_cli_date (day));
  kg_cli_doc_add (doc, "next_report", N_("Next report due"),
                  kg_cli_date (kg_report_next_day (cli->context, project, day)));
  return TRUE;
}

static gboolean
add_reforecasts (KgCliDoc    *doc,
                 KgTxn       *txn,
                 const char  *id,
                 GError     **error)
{
  static const KgCliColumn columns[] = {
    { "entered_on", N_("Day") }, { "previous", N_("Before") }, { "forecast", N_("Forecast") },
    { "reason", N_("Reason") }, { "by", N_("By") }, { NULL },
  };
  static const int fields[] = {
    KG_REFORECAST_ENTERED_ON, KG_REFORECAST_PREVIOUS, KG_REFORECAST_FORECAST, KG_REFORECAST_REASON,
    KG_COL_CHANGED_BY,
  };

  return add_rows (doc, txn, "reforecasts", N_("Forecasts"), &kg_table_reforecast, KG_REFORECAST_PROJECT, id,
                   KG_COL_ID, columns, fields, error);
}

static gboolean
add_reports (KgCliDoc    *doc,
             KgTxn       *txn,
             const char  *id,
             GError     **error)
{
  static const KgCliColumn columns[] = {
    { "reported_on", N_("Day") }, { "text", N_("Report") }, { "stated_by", N_("Stated by") }, { "by", N_("Entered by") },
    { NULL },
  };
  static const int fields[] = {
    KG_REPORT_REPORTED_ON, KG_REPORT_TEXT, KG_REPORT_STATED_BY, KG_COL_CHANGED_BY,
  };

  return add_rows (doc, txn, "reports", N_("Reports"), &kg_table_report, KG_REPORT_PROJECT, id, KG_COL_ID,
                   columns, fields, error);
}

static gboolean
add_work (KgCliDoc    *doc,
          KgTxn       *txn,
          KgCli       *cli,
          const char  *id,
          KgCliNames  *names,
          GError     **error)
{
  g_autoptr (GPtrArray) problems =
    kg_query_children (txn, &kg_table_problem, KG_PROBLEM_PROJECT, id, KG_COL_ID, error);
  g_autoptr (GPtrArray) decisions =
    problems == NULL ? NULL : kg_query_children (txn, &kg_table_decision, KG_DECISION_PROJECT, id, KG_COL_ID, error);
  g_autoptr (GPtrArray) assignments =
    decisions == NULL ? NULL : kg_query_children (txn, &kg_table_assignment, KG_ASSIGNMENT_PROJECT, id,
                                                  KG_ASSIGNMENT_NUMBER, error);
  g_autoptr (KgCliTable) decided = kg_cli_decision_table ();
  g_autoptr (KgCliTable) assigned = kg_cli_assignment_table ();
  KgCliTable *table;

  if (assignments == NULL)
    return FALSE;

  for (guint i = 0; i < decisions->len; i++)
    if (!kg_cli_decision_add (decided, txn, g_ptr_array_index (decisions, i), names->units, error))
      return FALSE;
  for (guint i = 0; i < assignments->len; i++)
    if (!kg_cli_assignment_add (assigned, txn, cli->context, g_ptr_array_index (assignments, i), names, error))
      return FALSE;

  table = kg_cli_problem_table ();
  for (guint i = 0; i < problems->len; i++)
    kg_cli_problem_add (table, g_ptr_array_index (problems, i), i + 1, names);

  kg_cli_doc_add_table (doc, "problems", N_("Problems"), table);
  kg_cli_doc_add_table (doc, "decisions", N_("Decisions"), g_steal_pointer (&decided));
  kg_cli_doc_add_table (doc, "assignments", N_("Assignments"), g_steal_pointer (&assigned));
  return TRUE;
}

gboolean
kg_cli_show_project (KgTxn   *txn,
                     KgCli   *cli,
                     GError **error)
{
  g_autoptr (KgRecord) row = kg_query_project (txn, kg_cli_arg (cli, 0), error);
  g_auto (KgCliNames) names = { 0 };
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (KgBoard) board = NULL;
  const KgProject *project;
  const char *id;
  KgCliDoc *doc;

  if (row == NULL || !kg_cli_names_load (&names, txn, error))
    return FALSE;

  id = kg_record_get_id (row);
  board = kg_board_load (txn, cli->context, id, error);
  steps = board == NULL ? NULL
                        : kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, id, KG_STEP_POSITION, error);
  if (steps == NULL)
    return FALSE;

  doc = kg_cli_answer_doc (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (id));
  kg_cli_doc_add (doc, "name", N_("Project"), kg_cli_field (row, KG_PROJECT_NAME));
  /* A withdrawn project is on no board. */
  project = kg_board_find_project (board, id);
  if (project != NULL) {
    add_light (doc, board, project);
    add_outlook (doc, board, project);
  }
  add_fields (doc, row, names.units);

  return add_cadence (doc, txn, cli, row, error) && add_plan (doc, txn, cli, project, steps, error) &&
         add_owed (doc, txn, cli, id, steps, &names, error) && add_work (doc, txn, cli, id, &names, error) &&
         add_reforecasts (doc, txn, id, error) && add_reports (doc, txn, id, error);
}
