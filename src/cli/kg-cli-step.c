// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-edit.h"
#include "cli/kg-cli-find.h"

#include "services/kg-field-edit.h"
#include "services/kg-query.h"
#include "services/kg-step-edit.h"

#include <glib/gi18n.h>

/* step …: the plan of one project, step by step. */

static KgRecord *
get_step (KgTxn   *txn,
          KgCli   *cli,
          GError **error)
{
  g_autoptr (KgRecord) project = kg_query_project (txn, kg_cli_arg (cli, 0), error);
  g_autoptr (KgRecord) step =
    project == NULL ? NULL : kg_step_find (txn, kg_record_get_id (project), kg_cli_arg (cli, 1), error);

  return step != NULL && kg_cli_check_version (cli, step, error) ? g_steal_pointer (&step) : NULL;
}

static gboolean
add_step (KgTxn   *txn,
          KgCli   *cli,
          GError **error)
{
  g_autoptr (KgRecord) project = kg_query_project (txn, kg_cli_arg (cli, 0), error);
  g_autoptr (KgRecord) record = kg_record_new (&kg_table_step);

  if (project == NULL)
    return FALSE;

  kg_record_set_text (record, KG_STEP_PROJECT, kg_record_get_id (project));
  kg_record_set_int (record, KG_STEP_DURATION, 0);
  kg_record_set_text (record, KG_STEP_MODE, "normal");

  return kg_field_set_column (txn, cli->context, record, KG_STEP_NAME, kg_cli_arg (cli, 1), error) &&
         kg_cli_set_fields (txn, cli, record, 2, error) && kg_step_add (txn, cli->context, record, error) &&
         kg_cli_answer_row (txn, cli, record, KG_STEP_NAME, error);
}

static gboolean
set_step (KgTxn   *txn,
          KgCli   *cli,
          GError **error)
{
  g_autoptr (KgRecord) record = get_step (txn, cli, error);
  g_autoptr (KgRecord) edit = record != NULL ? kg_record_copy (record) : NULL;

  return edit != NULL && kg_cli_set_fields (txn, cli, edit, 2, error) &&
         kg_step_update (txn, cli->context, record, edit, error) &&
         kg_cli_answer_row (txn, cli, record, KG_STEP_NAME, error);
}

static gboolean
finish_step (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  g_autoptr (KgRecord) record = get_step (txn, cli, error);
  KgDate day;

  return record != NULL && kg_cli_get_day (cli, &day, error) &&
         kg_step_finish (txn, cli->context, record, day, error) &&
         kg_cli_answer_row (txn, cli, record, KG_STEP_NAME, error);
}

const KgCliCommand kg_cli_step_commands[] = {
  { "step add", KG_CLI_WRITE, 2, KG_CLI_MANY, "PROJECT NAME [FIELD=VALUE…]", NULL, add_step,
    N_("Add a step at the end of a plan") },
  { "step set", KG_CLI_WRITE, 3, KG_CLI_MANY, "PROJECT STEP FIELD=VALUE…", "if-version", set_step,
    N_("Change fields of a step") },
  { "step done", KG_CLI_WRITE, 2, 2, "PROJECT STEP", "on|if-version", finish_step, N_("Say that a step is done") },
  { NULL },
};
