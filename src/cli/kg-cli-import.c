// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"

#include "services/kg-project-import.h"

#include <glib/gi18n.h>

/* import projects: a list from a file into the store, or a look at what that
 * would do. */

static gboolean
preview (KgTxn     *txn,
         gpointer   user_data,
         GError   **error)
{
  KgCli *cli = user_data;

  return kg_project_import_preview (txn, cli->context, cli->data, error);
}

static gboolean
apply (KgTxn     *txn,
       gpointer   user_data,
       GError   **error)
{
  KgCli *cli = user_data;

  return kg_project_import_apply (txn, cli->context, cli->data, error);
}

static void
add_problems (KgProjectImport *import,
              GString         *text)
{
  const KgProjectSheet *sheet = kg_project_import_get_sheet (import);

  for (guint i = 0; i < sheet->problems->len; i++) {
    const KgSheetProblem *problem = kg_project_sheet_get_problem (sheet, i);
    const char *severity = problem->severity == KG_SHEET_ERROR ? _("error")
                           : problem->severity == KG_SHEET_WARNING ? _("warning") : _("note");

    if (*problem->column != '\0')
      /* Translators: row; severity; column; the sentence. */
      g_string_append_printf (text, _("row %u: %s: %s: %s\n"), problem->row, severity, problem->column,
                              problem->text);
    else
      /* Translators: row; severity; the sentence. */
      g_string_append_printf (text, _("row %u: %s: %s\n"), problem->row, severity, problem->text);
  }

  for (guint i = 0; i < sheet->skipped->len; i++) {
    const KgSkippedRow *skipped = kg_project_sheet_get_skipped (sheet, i);

    g_string_append_printf (text, _("row %u: left out: %s\n"), skipped->row, skipped->reason);
  }
}

static void
answer (KgCli           *cli,
        KgProjectImport *import)
{
  g_autoptr (GString) report = g_string_new (NULL);

  cli->text = g_string_new (NULL);
  if (cli->json) {
    g_autofree char *json = kg_project_import_to_json (import);

    g_string_append_printf (cli->text, "%s\n", json);
    return;
  }

  add_problems (import, report);
  g_string_append_printf (report, _("%u new, %u changed, %u unchanged\n"),
                          kg_project_import_count (import, KG_IMPORT_CREATED),
                          kg_project_import_count (import, KG_IMPORT_UPDATED),
                          kg_project_import_count (import, KG_IMPORT_UNCHANGED));
  g_string_append (cli->text, report->str);
}

static gboolean
import_projects (KgTxn   *txn,
                 KgCli   *cli,
                 GError **error)
{
  KgProjectSheetOptions options = { .today = kg_cli_get_today (cli) };
  g_autoptr (KgStore) store = NULL;
  g_autoptr (KgProjectImport) import = NULL;
  g_autoptr (KgChangeset) done = NULL;
  KgProjectSheet *sheet = kg_project_sheet_read_file (kg_cli_arg (cli, 0), NULL, &options, error);

  if (sheet == NULL)
    return FALSE;
  import = kg_project_import_new (sheet);

  store = kg_cli_open (cli, kg_cli_has (cli, "dry-run") ? KG_STORE_READ_ONLY : KG_STORE_EXISTING, error);
  if (store == NULL)
    return FALSE;

  cli->data = import;
  if (!kg_store_read (store, preview, cli, error))
    return FALSE;

  cli->answers_anyway = TRUE;
  if (!kg_cli_has (cli, "without-bad") && kg_project_import_is_refused (import, error)) {
    answer (cli, import);
    return FALSE;
  }

  if (!kg_cli_has (cli, "dry-run")) {
    done = kg_store_transact (store, cli->by, _("Import projects"), apply, cli, error);
    if (done == NULL)
      return FALSE;
  }

  answer (cli, import);
  cli->data = NULL;
  return TRUE;
}

const KgCliCommand kg_cli_import_commands[] = {
  { "import projects", KG_CLI_OWN, 1, 1, "FILE", "dry-run|without-bad", import_projects,
    N_("Bring a list of projects in: .xlsx, .csv or .tsv") },
  { NULL },
};
