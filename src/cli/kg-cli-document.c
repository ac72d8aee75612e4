// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-find.h"
#include "cli/kg-cli-write.h"

#include "core/kg-error.h"
#include "services/document/kg-document-request.h"
#include "services/document/kg-document.h"
#include "services/kg-folder-export.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>

/* document …: what is written beside the minutes. Fetched on the store's
 * thread; its pages are set by the main one. */

static gboolean
answer (KgCli      *cli,
        KgCliFunc   fetch,
        GError    **error)
{
  g_autoptr (KgMinutes) document = NULL;

  if (!kg_cli_check_document_output (cli, error) || !kg_cli_read (cli, fetch, error))
    return FALSE;

  document = g_steal_pointer (&cli->data);
  return kg_cli_answer_document (cli, document, NULL, error);
}

static gboolean
fetch_slip (KgTxn   *txn,
            KgCli   *cli,
            GError **error)
{
  g_autoptr (KgAssignmentList) list = kg_assignment_list_load (txn, cli->context, NULL, error);

  cli->data = list != NULL ? kg_document_slip (txn, list, kg_cli_arg (cli, 0), error) : NULL;
  return cli->data != NULL;
}

static gboolean
fetch_register (KgTxn   *txn,
                KgCli   *cli,
                GError **error)
{
  KgAssignmentQuery query = { .group = kg_cli_has (cli, "open") ? KG_ASSIGNMENTS_OPEN : KG_ASSIGNMENTS_ALL };
  g_autoptr (KgAssignmentList) list = kg_assignment_list_load (txn, cli->context, NULL, error);
  g_autoptr (KgRecord) unit = NULL;

  if (list == NULL)
    return FALSE;
  if (kg_cli_has (cli, "unit")) {
    unit = kg_query_unit (txn, kg_cli_get (cli, "unit"), error);
    if (unit == NULL)
      return FALSE;
    query.unit = kg_record_get_id (unit);
  }

  cli->data = kg_document_register (txn, list, &query, error);
  return cli->data != NULL;
}

static gboolean
fetch_circular (KgTxn   *txn,
                KgCli   *cli,
                GError **error)
{
  g_autoptr (KgAssignmentList) list = kg_assignment_list_load (txn, cli->context, NULL, error);

  cli->data = list != NULL ? kg_document_circular (txn, list, error) : NULL;
  return cli->data != NULL;
}

/* What an excerpt is made of: the document asked for, or else the minutes
 * themselves. A correction says of its own nothing that was decided, and from
 * the day it is begun it would be all that the meeting has. */
static KgMinutes *
get_source (KgTxn       *txn,
            KgCli       *cli,
            const char  *meeting_id,
            GError     **error)
{
  g_autoptr (GError) local = NULL;
  gint64 revision = 1;
  KgMinutes *minutes;

  if (kg_cli_has (cli, "revision") && !kg_cli_parse_number (kg_cli_get (cli, "revision"), &revision, error))
    return NULL;

  minutes = kg_minutes_get_revision (txn, cli->context, meeting_id, revision, &local);
  if (minutes == NULL && !kg_cli_has (cli, "revision") && g_error_matches (local, KG_ERROR, KG_ERROR_NOT_FOUND))
    return kg_minutes_get (txn, cli->context, meeting_id, error);
  if (minutes == NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return minutes;
}

/* The excerpt says so itself; whoever makes it is told before it is sent. */
static gboolean
tell_corrections (KgTxn            *txn,
                  const KgMinutes  *minutes,
                  GError          **error)
{
  g_autofree char *numbers = NULL;

  if (!kg_document_list_corrections (txn, minutes, &numbers, error))
    return FALSE;

  if (numbers != NULL)
    kg_cli_tell (_("These minutes were corrected by %s, which the excerpt names; an excerpt of the correction: --revision N"),
                 numbers);
  return TRUE;
}

static gboolean
fetch_excerpt (KgTxn   *txn,
               KgCli   *cli,
               GError **error)
{
  g_autoptr (KgRecord) meeting = kg_query_meeting (txn, kg_cli_arg (cli, 0), error);
  g_autoptr (KgMinutes) minutes =
    meeting != NULL ? get_source (txn, cli, kg_record_get_id (meeting), error) : NULL;
  g_autoptr (KgRecord) wanted = NULL;

  if (minutes == NULL)
    return FALSE;

  if (kg_cli_has (cli, "unit") == kg_cli_has (cli, "decision")) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("An excerpt is made by --unit or by --decision"));
    return FALSE;
  }
  if (kg_cli_has (cli, "unit")) {
    wanted = kg_query_unit (txn, kg_cli_get (cli, "unit"), error);
    cli->data = wanted != NULL ? kg_document_excerpt (txn, minutes, kg_record_get_id (wanted), error) : NULL;
  } else {
    wanted = kg_cli_find_decision (txn, kg_cli_get (cli, "decision"), error);
    cli->data = wanted != NULL ? kg_document_excerpt_of_decision (txn, minutes, wanted, error) : NULL;
  }

  return cli->data != NULL && tell_corrections (txn, minutes, error);
}

static gboolean
fetch_slips (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  g_autoptr (KgAssignmentList) list = kg_assignment_list_load (txn, cli->context, NULL, error);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autoptr (KgDocumentRequest) request = NULL;
  g_auto (GStrv) ids = NULL;

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < cli->args->len; i++)
    g_strv_builder_add (keys, kg_cli_arg (cli, i));
  ids = g_strv_builder_end (keys);
  request = kg_document_request_new_slips (list, (const char *const *) ids);
  if (!kg_document_request_fetch (txn, cli->context, request, error))
    return FALSE;

  cli->data = kg_document_request_take_files (request);
  return TRUE;
}

/* Each in a PDF file of its own. */
static gboolean
write_slips (KgCli       *cli,
             const char  *folder,
             GError     **error)
{
  KgFolderExport export = { .folder = folder, .format = KG_MINUTES_PDF };
  g_autoptr (GPtrArray) files = NULL;
  KgCliDoc *doc;
  gboolean done;

  if (!kg_cli_read (cli, fetch_slips, error))
    return FALSE;

  files = g_steal_pointer (&cli->data);
  done = kg_folder_export_run (&export, files, error);
  g_free (export.first);
  if (!done)
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "folder", N_("Folder"), kg_cli_path (folder));
  kg_cli_doc_add (doc, "documents", N_("Documents"), kg_cli_count (export.n_written));
  return TRUE;
}

/* One anywhere, or any number into a folder. */
static gboolean
slip (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  const char *output = kg_cli_get (cli, "output");

  if (output != NULL && g_file_test (output, G_FILE_TEST_IS_DIR))
    return write_slips (cli, output, error);

  if (cli->args->len > 1) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE,
                 _("Several slips are written into a folder that is there: --output FOLDER"));
    return FALSE;
  }

  return answer (cli, fetch_slip, error);
}

static gboolean
register_ (KgTxn   *txn,
           KgCli   *cli,
           GError **error)
{
  return answer (cli, fetch_register, error);
}

static gboolean
circular (KgTxn   *txn,
          KgCli   *cli,
          GError **error)
{
  return answer (cli, fetch_circular, error);
}

static gboolean
excerpt (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  return answer (cli, fetch_excerpt, error);
}

const KgCliCommand kg_cli_document_commands[] = {
  { "document slip", KG_CLI_OWN, 1, KG_CLI_MANY, "ASSIGNMENT…", "output", slip,
    N_("Write the supervision slip of an assignment, or of several into a folder") },
  { "document register", KG_CLI_OWN, 0, 0, "", "output|unit|open", register_,
    N_("Write the register of assignments") },
  { "document circular", KG_CLI_OWN, 0, 0, "", "output", circular,
    N_("Write a circular on how the units stand") },
  { "document excerpt", KG_CLI_OWN, 1, 1, "MEETING --unit UNIT|--decision DECISION", "output|unit|decision|revision",
    excerpt, N_("Write what minutes say of a unit or a decision") },
  { NULL },
};
