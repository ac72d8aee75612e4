// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-find.h"

#include "services/kg-field-edit.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>

/* unit …, person … and series …: who there is, and who meets. */

static gboolean
set_fields (KgTxn     *txn,
            KgCli     *cli,
            KgRecord  *record,
            GError   **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 1; i < cli->args->len; i++)
    g_ptr_array_add (fields, (gpointer) kg_cli_arg (cli, i));
  g_ptr_array_add (fields, NULL);

  return kg_field_set_all (txn, cli->context, record, (const char *const *) fields->pdata, error);
}

static gboolean
answer (KgCli          *cli,
        const KgRecord *record,
        int             name)
{
  KgCliDoc *doc = kg_cli_answer_line (cli);

  kg_cli_doc_add (doc, "id", N_("Id"), kg_cli_text (kg_record_get_id (record)));
  kg_cli_doc_add (doc, "name", N_("Name"), kg_cli_field (record, name));
  return TRUE;
}

static gboolean
note_position_cb (KgRecord *record,
                  gpointer  user_data)
{
  gint64 *last = user_data;

  *last = MAX (*last, kg_record_get_int (record, KG_UNIT_POSITION));
  return TRUE;
}

static gboolean
add_unit (KgTxn   *txn,
          KgCli   *cli,
          GError **error)
{
  g_autoptr (KgRecord) record = kg_record_new (&kg_table_unit);
  gint64 last = 0;

  if (!kg_txn_scan (txn, &kg_table_unit, NULL, note_position_cb, &last, error))
    return FALSE;

  kg_record_set_text (record, KG_UNIT_KIND, "department");
  kg_record_set_int (record, KG_UNIT_POSITION, last + 1);

  return kg_field_set_column (txn, cli->context, record, KG_UNIT_NAME, kg_cli_arg (cli, 0), error) &&
         set_fields (txn, cli, record, error) && kg_txn_insert (txn, record, error) &&
         answer (cli, record, KG_UNIT_NAME);
}

static gboolean
set_unit (KgTxn   *txn,
          KgCli   *cli,
          GError **error)
{
  g_autoptr (KgRecord) record = kg_query_unit (txn, kg_cli_arg (cli, 0), error);
  g_autoptr (KgRecord) edit = record != NULL ? kg_record_copy (record) : NULL;

  return edit != NULL && kg_cli_check_version (cli, record, error) && set_fields (txn, cli, edit, error) &&
         (kg_record_same_values (record, edit) || kg_txn_update (txn, record, edit, error)) &&
         answer (cli, edit, KG_UNIT_NAME);
}

static gboolean
add_person (KgTxn   *txn,
            KgCli   *cli,
            GError **error)
{
  g_autoptr (KgRecord) record = kg_record_new (&kg_table_person);

  return kg_field_set_column (txn, cli->context, record, KG_PERSON_NAME, kg_cli_arg (cli, 0), error) &&
         set_fields (txn, cli, record, error) && kg_txn_insert (txn, record, error) &&
         answer (cli, record, KG_PERSON_NAME);
}

static gboolean
add_series (KgTxn   *txn,
            KgCli   *cli,
            GError **error)
{
  g_autoptr (KgRecord) record = kg_record_new (&kg_table_series);

  kg_record_set_text (record, KG_SERIES_KIND, "weekly");

  return kg_field_set_column (txn, cli->context, record, KG_SERIES_NAME, kg_cli_arg (cli, 0), error) &&
         set_fields (txn, cli, record, error) && kg_txn_insert (txn, record, error) &&
         answer (cli, record, KG_SERIES_NAME);
}

static gboolean
set_series (KgTxn   *txn,
            KgCli   *cli,
            GError **error)
{
  g_autoptr (KgRecord) record = kg_cli_find_series (txn, kg_cli_arg (cli, 0), error);
  g_autoptr (KgRecord) edit = record != NULL ? kg_record_copy (record) : NULL;

  return edit != NULL && kg_cli_check_version (cli, record, error) && set_fields (txn, cli, edit, error) &&
         (kg_record_same_values (record, edit) || kg_txn_update (txn, record, edit, error)) &&
         answer (cli, edit, KG_SERIES_NAME);
}

const KgCliCommand kg_cli_directory_commands[] = {
  { "unit add", KG_CLI_WRITE, 1, KG_CLI_MANY, "NAME [FIELD=VALUE…]", NULL, add_unit, N_("Add a unit") },
  { "unit set", KG_CLI_WRITE, 2, KG_CLI_MANY, "UNIT FIELD=VALUE…", "if-version", set_unit,
    N_("Change fields of a unit") },
  { "person add", KG_CLI_WRITE, 1, KG_CLI_MANY, "NAME [FIELD=VALUE…]", NULL, add_person, N_("Add a person") },
  { "series add", KG_CLI_WRITE, 1, KG_CLI_MANY, "NAME [FIELD=VALUE…]", NULL, add_series,
    N_("Add a meeting series") },
  { "series set", KG_CLI_WRITE, 2, KG_CLI_MANY, "SERIES FIELD=VALUE…", "if-version", set_series,
    N_("Change fields of a meeting series") },
  { NULL },
};
