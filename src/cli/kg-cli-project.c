// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-edit.h"
#include "cli/kg-cli-find.h"

#include "core/kg-error.h"
#include "services/kg-field-edit.h"
#include "services/kg-project-edit.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>

/* project, problem, reforecast: what changes on one project. */

static KgRecord *
get_project (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  return kg_query_project (txn, kg_cli_arg (cli, 0), error);
}

/* The importer tells projects apart by code, else by name and builder; two
 * that it could not tell apart must not come to be. */
static gboolean
check_twin (KgTxn     *txn,
            KgRecord  *record,
            GError   **error)
{
  const char *name = kg_record_get_text (record, KG_PROJECT_NAME);
  g_autoptr (GPtrArray) twins = kg_query_children (txn, &kg_table_project, KG_PROJECT_NAME, name, KG_COL_ID, error);

  if (twins == NULL)
    return FALSE;

  for (guint i = 0; i < twins->len; i++) {
    KgRecord *twin = g_ptr_array_index (twins, i);

    if (g_str_equal (kg_record_get_id (twin), kg_record_get_id (record)) ||
        g_strcmp0 (kg_record_get_text (twin, KG_PROJECT_BUILDER), kg_record_get_text (record, KG_PROJECT_BUILDER)) != 0 ||
        (!kg_record_is_null (twin, KG_PROJECT_CODE) && !kg_record_is_null (record, KG_PROJECT_CODE)))
      continue;
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("There is already a project “%s” of this builder; give both their code"), name);
    return FALSE;
  }

  return TRUE;
}

static gboolean
add_project (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  g_autoptr (KgRecord) record = kg_record_new (&kg_table_project);

  kg_record_set_text (record, KG_PROJECT_STATE, "planned");
  kg_record_set_date (record, KG_PROJECT_LISTED_ON, kg_cli_get_today (cli));

  return kg_field_set_column (txn, cli->context, record, KG_PROJECT_NAME, kg_cli_arg (cli, 0), error) &&
         kg_cli_set_fields (txn, cli, record, 1, error) && check_twin (txn, record, error) &&
         kg_txn_insert (txn, record, error) && kg_cli_answer_row (txn, cli, record, KG_PROJECT_NAME, error);
}

static gboolean
update (KgTxn     *txn,
        KgCli     *cli,
        KgRecord  *record,
        KgRecord  *edit,
        int        name,
        GError   **error)
{
  if (!kg_record_same_values (record, edit) && !kg_txn_update (txn, record, edit, error))
    return FALSE;

  return kg_cli_answer_row (txn, cli, record, name, error);
}

static gboolean
set_project (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  g_autoptr (KgRecord) record = get_project (txn, cli, error);
  g_autoptr (KgRecord) edit = record != NULL ? kg_record_copy (record) : NULL;

  return edit != NULL && kg_cli_check_version (cli, record, error) && kg_cli_set_fields (txn, cli, edit, 1, error) &&
         check_twin (txn, edit, error) && update (txn, cli, record, edit, KG_PROJECT_NAME, error);
}

static gboolean
answer_problem (KgTxn           *txn,
                KgCli           *cli,
                const KgRecord  *problem,
                GError         **error)
{
  const char *project = kg_record_get_text (problem, KG_PROBLEM_PROJECT);
  g_autoptr (GPtrArray) all =
    kg_query_children (txn, &kg_table_problem, KG_PROBLEM_PROJECT, project, KG_COL_ID, error);
  KgCliDoc *doc;

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++) {
    KgRecord *row = g_ptr_array_index (all, i);

    if (!g_str_equal (kg_record_get_id (row), kg_record_get_id (problem)))
      continue;
    doc = kg_cli_answer_line (cli);
    kg_cli_doc_add (doc, "id", NULL, kg_cli_text (kg_record_get_id (row)));
    kg_cli_doc_add (doc, "number", N_("No."), kg_cli_number (i + 1));
    kg_cli_doc_add (doc, "text", N_("Problem"), kg_cli_field (row, KG_PROBLEM_TEXT));
    kg_cli_doc_add (doc, "closed_on", N_("Closed"), kg_cli_field (row, KG_PROBLEM_CLOSED_ON));
  }

  return TRUE;
}

static char *
join_tags (KgCli *cli)
{
  GPtrArray *tags = kg_cli_get_all (cli, "tag");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", (char *) g_ptr_array_index (tags, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
add_problem (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  g_autoptr (KgRecord) project = get_project (txn, cli, error);
  g_autoptr (KgRecord) record = kg_record_new (&kg_table_problem);
  g_autofree char *tags = join_tags (cli);
  const char *severity;
  KgDate day;

  if (project == NULL || !kg_cli_get_day (cli, &day, error) ||
      !kg_cli_get_code (cli, "severity", &kg_table_problem, KG_PROBLEM_SEVERITY, &severity, error))
    return FALSE;

  kg_record_set_text (record, KG_PROBLEM_PROJECT, kg_record_get_id (project));
  kg_record_set_text (record, KG_PROBLEM_SEVERITY, severity != NULL ? severity : "major");
  kg_record_set_date (record, KG_PROBLEM_RAISED_ON, day);

  return kg_field_set_column (txn, cli->context, record, KG_PROBLEM_TEXT, kg_cli_arg (cli, 1), error) &&
         kg_field_set_column (txn, cli->context, record, KG_PROBLEM_TAGS, tags, error) &&
         (!kg_cli_has (cli, "unit") ||
          kg_field_set_column (txn, cli->context, record, KG_PROBLEM_UNIT, kg_cli_get (cli, "unit"), error)) &&
         kg_txn_insert (txn, record, error) && answer_problem (txn, cli, record, error);
}

static gboolean
close_problem (KgTxn   *txn,
               KgCli   *cli,
               GError **error)
{
  g_autoptr (KgRecord) project = get_project (txn, cli, error);
  g_autoptr (KgRecord) record =
    project == NULL ? NULL : kg_cli_find_problem (txn, kg_record_get_id (project), kg_cli_arg (cli, 1), error);
  g_autoptr (KgRecord) edit = record != NULL ? kg_record_copy (record) : NULL;
  KgDate day;

  if (edit == NULL || !kg_cli_check_version (cli, record, error) || !kg_cli_get_day (cli, &day, error))
    return FALSE;

  if (!kg_record_is_null (record, KG_PROBLEM_CLOSED_ON)) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION, _("This problem is closed already"));
    return FALSE;
  }

  if (day < kg_record_get_date (record, KG_PROBLEM_RAISED_ON)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("A problem is not closed before it was raised"));
    return FALSE;
  }

  kg_record_set_date (edit, KG_PROBLEM_CLOSED_ON, day);
  return kg_field_set_column (txn, cli->context, edit, KG_PROBLEM_CLOSING,
                              kg_cli_has (cli, "text") ? kg_cli_get (cli, "text") : "", error) &&
         kg_txn_update (txn, record, edit, error) && answer_problem (txn, cli, record, error);
}

static gboolean
reforecast (KgTxn   *txn,
            KgCli   *cli,
            GError **error)
{
  g_autoptr (KgRecord) project = get_project (txn, cli, error);
  KgDate day;

  return project != NULL && kg_cli_check_version (cli, project, error) &&
         kg_cli_parse_date (kg_cli_arg (cli, 1), &day, error) &&
         kg_project_reforecast (txn, cli->context, project, day, kg_cli_get (cli, "reason"), error) &&
         kg_cli_answer_row (txn, cli, project, KG_PROJECT_NAME, error);
}

const KgCliCommand kg_cli_project_commands[] = {
  { "project add", KG_CLI_WRITE, 1, KG_CLI_MANY, "NAME [FIELD=VALUE…]", NULL, add_project, N_("Add a project") },
  { "project set", KG_CLI_WRITE, 2, KG_CLI_MANY, "PROJECT FIELD=VALUE…", "if-version", set_project,
    N_("Change fields of a project") },
  { "problem add", KG_CLI_WRITE, 2, 2, "PROJECT TEXT", "severity|unit|tag|on", add_problem,
    N_("Add a problem of a project") },
  { "problem close", KG_CLI_WRITE, 2, 2, "PROJECT PROBLEM", "text|on|if-version", close_problem,
    N_("Close a problem") },
  { "reforecast", KG_CLI_WRITE, 2, 2, "PROJECT DATE --reason TEXT", "reason|if-version", reforecast,
    N_("Forecast another start") },
  { NULL },
};
