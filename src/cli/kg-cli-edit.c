// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-edit.h"

#include "core/kg-error.h"
#include "services/kg-field-edit.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>

/**
 * kg_cli_set_fields:
 * @from: the first argument of the form FIELD=VALUE; all after it are
 */
gboolean
kg_cli_set_fields (KgTxn     *txn,
                   KgCli     *cli,
                   KgRecord  *record,
                   guint      from,
                   GError   **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = from; i < cli->args->len; i++)
    g_ptr_array_add (fields, (gpointer) kg_cli_arg (cli, i));
  g_ptr_array_add (fields, NULL);

  return kg_field_set_all (txn, cli->context, record, (const char *const *) fields->pdata, error);
}

/**
 * kg_cli_get_day:
 * @day: (out): that of --on, or today; what is told has happened already
 */
gboolean
kg_cli_get_day (KgCli    *cli,
                KgDate   *day,
                GError  **error)
{
  if (!kg_cli_get_date (cli, "on", day, error))
    return FALSE;

  if (*day == KG_DATE_NONE)
    *day = kg_cli_get_today (cli);
  if (*day <= kg_cli_get_today (cli))
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The day %s lies after today"), kg_cli_get (cli, "on"));
  return FALSE;
}

/**
 * kg_cli_answer_row:
 * @name: the column that people know it by
 *
 * Answers with a row as it is in the store now.
 */
gboolean
kg_cli_answer_row (KgTxn          *txn,
                   KgCli          *cli,
                   const KgRecord *record,
                   int             name,
                   GError        **error)
{
  g_autoptr (KgRecord) stored =
    kg_query_need (txn, kg_record_get_table (record), kg_record_get_id (record), error);
  KgCliDoc *doc;

  if (stored == NULL)
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "id", N_("Id"), kg_cli_text (kg_record_get_id (stored)));
  kg_cli_doc_add (doc, kg_record_get_table (record)->columns[name].name, N_("Name"), kg_cli_field (stored, name));
  kg_cli_doc_add (doc, "version", NULL, kg_cli_field (stored, KG_COL_VERSION));
  return TRUE;
}
