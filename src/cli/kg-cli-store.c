// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"
#include "cli/kg-cli-history.h"

#include "core/kg-error.h"
#include "services/kg-minutes-chain.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"
#include "services/kg-sample.h"
#include "services/kg-store-place.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* init, migrate, check, backup, restore, history, settings: the store as a
 * whole. */

typedef struct {
  KgCli *cli;
  gboolean holds_projects;
} Init;

static gboolean
note_project_cb (KgRecord *record,
                 gpointer  user_data)
{
  ((Init *) user_data)->holds_projects = TRUE;
  return FALSE;
}

static gboolean
fill_cb (KgTxn     *txn,
         gpointer   user_data,
         GError   **error)
{
  Init *init = user_data;

  if (!kg_txn_scan (txn, &kg_table_project, NULL, note_project_cb, init, error))
    return FALSE;

  if (init->holds_projects) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED, _("The store at %s holds projects already; it was left as it is"),
                 init->cli->uri);
    return FALSE;
  }

  return !kg_cli_has (init->cli, "sample") || kg_sample_fill (txn, init->cli->context, error);
}

static gboolean
init (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  Init data = { cli, FALSE };
  g_autoptr (KgStore) store = NULL;
  g_autoptr (KgChangeset) done = NULL;
  KgCliDoc *doc;

  if (!kg_store_place_prepare (cli->uri, error))
    return FALSE;

  store = kg_cli_open (cli, KG_STORE_CREATE, error);
  if (store == NULL)
    return FALSE;

  done = kg_store_transact (store, cli->by, _(cli->command->summary), fill_cb, &data, error);
  kg_store_close (store);
  if (done == NULL)
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "store", N_("Store"), kg_cli_path (cli->uri));
  kg_cli_doc_add (doc, "schema", NULL, kg_cli_number (KG_SCHEMA_VERSION));
  kg_cli_doc_add (doc, "rows", NULL, kg_cli_number (kg_changeset_get_size (done)));
  return TRUE;
}

static gboolean
migrate (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  g_autoptr (KgStore) store = kg_cli_open (cli, KG_STORE_EXISTING, error);
  const char *copy;
  KgCliDoc *doc;
  int from, to;

  if (store == NULL)
    return FALSE;

  kg_store_close (store);
  from = kg_store_get_former_version (store);
  to = kg_store_get_schema_version (store);
  copy = kg_store_get_former_copy (store);

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "store", N_("Store"), kg_cli_path (cli->uri));
  kg_cli_doc_add (doc, "from", N_("Schema before"), kg_cli_number (from));
  kg_cli_doc_add (doc, "to", N_("Schema now"), kg_cli_number (to));
  kg_cli_doc_add (doc, "copy", N_("Copy of the store as it was"),
                  copy != NULL ? kg_cli_path (copy) : kg_cli_none ());
  if (from == to)
    kg_cli_tell (_("The store %s is up to date"), cli->uri);
  return TRUE;
}

static gboolean
verify_all_cb (KgTxn     *txn,
               gpointer   user_data,
               GError   **error)
{
  GPtrArray *findings = user_data;
  g_autoptr (GPtrArray) series = kg_txn_select (txn, &kg_table_series, NULL, error);

  if (series == NULL)
    return FALSE;

  for (guint i = 0; i < series->len; i++) {
    g_autoptr (GPtrArray) found =
      kg_minutes_verify (txn, kg_record_get_id (g_ptr_array_index (series, i)), NULL, error);

    if (found == NULL)
      return FALSE;
    for (guint n = 0; n < found->len; n++)
      g_ptr_array_add (findings, g_strdup (g_ptr_array_index (found, n)));
  }

  return TRUE;
}

static GPtrArray *
find_faults (KgStore  *store,
             GError  **error)
{
  g_autoptr (GPtrArray) findings = kg_store_check (store, error);

  return findings != NULL && kg_store_read (store, verify_all_cb, findings, error)
         ? g_steal_pointer (&findings) : NULL;
}

static gboolean
check (KgTxn   *txn,
       KgCli   *cli,
       GError **error)
{
  static const KgCliColumn columns[] = { { "finding", N_("Finding") }, { NULL } };
  g_autoptr (KgStore) store = kg_cli_open (cli, KG_STORE_READ_ONLY, error);
  g_autoptr (GPtrArray) findings = store != NULL ? find_faults (store, error) : NULL;
  KgCliTable *table;

  if (store != NULL)
    kg_store_close (store);
  if (findings == NULL)
    return FALSE;

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < findings->len; i++)
    kg_cli_table_add (table, kg_cli_text (g_ptr_array_index (findings, i)));
  kg_cli_answer_table (cli, table);

  if (findings->len > 0) {
    cli->answers_anyway = TRUE;
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED,
                 ngettext ("%u finding in the store %s", "%u findings in the store %s", findings->len),
                 findings->len, cli->uri);
    return FALSE;
  }

  kg_cli_tell (_("The store %s is sound"), cli->uri);
  return TRUE;
}

static gboolean
backup (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  KgCliDoc *doc;

  if (!kg_cli_expect_store (cli, error) || !kg_store_copy (cli->uri, kg_cli_arg (cli, 0), error))
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "file", N_("File"), kg_cli_path (kg_cli_arg (cli, 0)));
  return TRUE;
}

/* Moves the store that is there, with what stands beside it, to a name that
 * is free; nothing is ever removed. */
static gboolean
put_aside (const char  *path,
           GError     **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *aside = NULL;

  for (int n = 1; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); n++) {
    g_free (aside);
    aside = g_strdup_printf ("%s.before-restore-%d", path, n);
  }

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
    g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

    if (g_rename (from, to) != 0 && (i == 0 || errno != ENOENT)) {
      g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE, _("The store %s could not be put aside: %s"),
                   path, g_strerror (errno));
      return FALSE;
    }
  }

  kg_cli_tell (_("The store that was there is now %s"), aside);
  return TRUE;
}

/* Opens the backup so that it can be looked at. One of an older schema is left
 * as it is: a copy of it in a folder of its own, beside the store that is to
 * be, is brought up to date. */
static KgStore *
open_backup (const char  *file,
             const char  *to,
             char       **folder,
             GError     **error)
{
  int version = kg_store_peek_version (file, error);
  g_autofree char *made = NULL;
  g_autofree char *copy = NULL;

  if (version < 0)
    return NULL;
  if (version == KG_SCHEMA_VERSION)
    return kg_store_open (file, KG_STORE_READ_ONLY, error);

  if (!kg_store_place_prepare (to, error))
    return NULL;
  made = g_strconcat (to, ".restoring-XXXXXX", NULL);
  if (g_mkdtemp (made) == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE, _("The folder %s could not be made: %s"),
                 made, g_strerror (errno));
    return NULL;
  }

  copy = g_build_filename (made, "store.kaigong", NULL);
  *folder = g_steal_pointer (&made);
  return kg_store_copy (file, copy, error) ? kg_store_open (copy, KG_STORE_EXISTING, error) : NULL;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

static gboolean
restore_from (KgStore     *store,
              const char  *to,
              KgCli       *cli,
              GError     **error)
{
  g_autoptr (GPtrArray) findings = find_faults (store, error);

  if (findings == NULL)
    return FALSE;

  if (findings->len > 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED, _("The backup %s is not sound: %s"),
                 kg_cli_arg (cli, 0), (char *) g_ptr_array_index (findings, 0));
    return FALSE;
  }

  if (g_file_test (to, G_FILE_TEST_EXISTS)) {
    if (!kg_cli_has (cli, "replace")) {
      g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                   _("There is a store at %s; with --replace it is put aside first"), cli->uri);
      return FALSE;
    }
    if (!put_aside (to, error))
      return FALSE;
  }

  return kg_store_place_prepare (to, error) && kg_store_backup (store, to, error);
}

static gboolean
restore (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  const char *file = kg_cli_arg (cli, 0);
  g_autofree char *from = g_canonicalize_filename (file, NULL);
  g_autofree char *to = g_canonicalize_filename (cli->uri, NULL);
  g_autofree char *folder = NULL;
  g_autoptr (KgStore) store = NULL;
  KgCliDoc *doc;
  gboolean ok;

  if (g_str_equal (from, to)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s is the store itself"), file);
    return FALSE;
  }

  store = open_backup (file, to, &folder, error);
  ok = store != NULL && restore_from (store, to, cli, error);
  if (store != NULL)
    kg_store_close (store);
  if (folder != NULL)
    remove_folder (folder);
  if (!ok)
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "store", N_("Store"), kg_cli_path (cli->uri));
  return TRUE;
}

static gboolean
settings (KgTxn   *txn,
          KgCli   *cli,
          GError **error)
{
  static const KgCliColumn columns[] = {
    { "key", N_("Setting") }, { "value", N_("Value") }, { "changed_by", N_("By") }, { "changed_at", N_("When") },
    { NULL },
  };
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, &kg_table_setting, &(KgFilter) { .order = { KG_ORDER (KG_SETTING_KEY) } }, error);
  KgCliTable *table;

  if (rows == NULL)
    return FALSE;

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    kg_cli_table_add (table, kg_cli_field (row, KG_SETTING_KEY));
    kg_cli_table_add (table, kg_cli_field (row, KG_SETTING_VALUE));
    kg_cli_table_add (table, kg_cli_field (row, KG_COL_CHANGED_BY));
    kg_cli_table_add (table, kg_cli_field (row, KG_COL_CHANGED_AT));
  }

  kg_cli_answer_table (cli, table);
  return TRUE;
}

const KgCliCommand kg_cli_store_commands[] = {
  { "init", KG_CLI_OWN, 0, 0, "", "sample", init, N_("Make a new store") },
  { "migrate", KG_CLI_OWN, 0, 0, "", NULL, migrate, N_("Bring an older store up to date") },
  { "check", KG_CLI_OWN, 0, 0, "", NULL, check, N_("Look for faults in the whole store") },
  { "backup", KG_CLI_OWN, 1, 1, "FILE", NULL, backup, N_("Write a copy of the store") },
  { "restore", KG_CLI_OWN, 1, 1, "FILE", "replace", restore, N_("Make the store from a copy") },
  { "history", KG_CLI_READ, 1, 1, "ID", NULL, kg_cli_history, N_("Who changed what, and when") },
  { "settings", KG_CLI_READ, 0, 0, "", NULL, settings, N_("What the store has set") },
  { NULL },
};
