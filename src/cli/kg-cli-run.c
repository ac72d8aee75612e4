// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli.h"

#include "core/kg-error.h"
#include "services/kg-context-load.h"
#include "services/kg-minutes-chain.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* Runs a command on the store. */

typedef struct {
  KgCli *cli;
  KgCliFunc func;
} Call;

static gboolean
call_cb (KgTxn     *txn,
         gpointer   user_data,
         GError   **error)
{
  Call *call = user_data;
  KgContext *context = kg_context_in_store (txn, call->cli->context, error);

  if (context == NULL)
    return FALSE;

  /* The calendar and the rules are those of this store. */
  if (context != call->cli->context && kg_context_get_problem (context) != NULL)
    kg_cli_tell ("%s", kg_context_get_problem (context));
  kg_context_unref (call->cli->context);
  call->cli->context = context;

  return call->func (txn, call->cli, error);
}

/**
 * kg_cli_tell:
 *
 * Says a sentence to whoever sits there: on standard error, so that standard
 * output carries the answer only.
 */
void
kg_cli_tell (const char *format,
             ...)
{
  g_autofree char *raw = NULL;
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  raw = g_strdup_vprintf (format, args);
  va_end (args);

  /* Paths in it may hold any bytes. */
  sentence = g_utf8_make_valid (raw, -1);

  for (char *p = sentence; *p != '\0'; p++)
    if (*p == '\n')
      *p = ' ';
  fprintf (stderr, "kaigong-cli: %s\n", sentence);
}

static gboolean
is_missing (const char *uri)
{
  g_autofree char *path = NULL;

  if (g_str_has_prefix (uri, "file:"))
    path = g_filename_from_uri (uri, NULL, NULL);
  else if (strchr (uri, ':') == NULL || strchr (uri, '/') < strchr (uri, ':'))
    path = g_strdup (uri);

  return path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * kg_cli_has_store:
 *
 * Whether there is something at the place of the store; of a server it is
 * only known once it is asked.
 */
gboolean
kg_cli_has_store (KgCli *cli)
{
  return !is_missing (cli->uri);
}

/**
 * kg_cli_expect_store:
 *
 * Fails, saying how to make one, when there is nothing at the place of the
 * store.
 */
gboolean
kg_cli_expect_store (KgCli   *cli,
                     GError **error)
{
  g_autofree char *call = NULL;

  if (kg_cli_has_store (cli))
    return TRUE;

  call = kg_cli_has (cli, "store") ? g_strdup_printf ("kaigong-cli --store %s init", cli->uri)
                                   : g_strdup ("kaigong-cli init");
  /* Translators: a path, then a command to type. */
  g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
               _("There is no store at %s; make one with: %s"), cli->uri, call);
  return FALSE;
}

/* An older store may hold what a newer one refuses. */
static gboolean
tell_shared_numbers_cb (KgTxn     *txn,
                        gpointer   user_data,
                        GError   **error)
{
  g_autofree char *numbers = NULL;

  if (!kg_minutes_list_shared_numbers (txn, &numbers, error))
    return FALSE;
  if (numbers != NULL)
    kg_cli_tell (_("Two issued documents of one series share the number %s; both were kept as they are, and no third one gets it"),
                 numbers);
  return TRUE;
}

/**
 * kg_cli_open:
 *
 * Returns: (transfer full) (nullable): the store that was asked for. It is
 *   never made unless @flags say so.
 */
KgStore *
kg_cli_open (KgCli         *cli,
             KgStoreFlags   flags,
             GError       **error)
{
  KgStore *store;
  int former;

  if (!(flags & KG_STORE_CREATE) && !kg_cli_expect_store (cli, error))
    return NULL;

  store = kg_store_open (cli->uri, flags, error);
  former = store != NULL ? kg_store_get_former_version (store) : 0;
  if (former > 0 && former < kg_store_get_schema_version (store))
    kg_store_read (store, tell_shared_numbers_cb, NULL, NULL);

  return store;
}

/**
 * kg_cli_read:
 *
 * Reads the store in a command of mode %KG_CLI_OWN.
 */
gboolean
kg_cli_read (KgCli     *cli,
             KgCliFunc  func,
             GError   **error)
{
  g_autoptr (KgStore) store = kg_cli_open (cli, KG_STORE_READ_ONLY, error);
  Call call = { cli, func };
  gboolean ok;

  if (store == NULL)
    return FALSE;

  ok = kg_store_read (store, call_cb, &call, error);
  kg_store_close (store);
  return ok;
}

/**
 * kg_cli_write:
 *
 * Changes the store, in one transaction; also what a command of mode
 * %KG_CLI_OWN does.
 */
gboolean
kg_cli_write (KgCli     *cli,
              KgCliFunc  func,
              GError   **error)
{
  g_autoptr (KgStore) store = kg_cli_open (cli, KG_STORE_EXISTING, error);
  g_autoptr (KgChangeset) done = NULL;
  Call call = { cli, func };

  if (store == NULL)
    return FALSE;

  done = kg_store_transact (store, cli->by, _(cli->command->summary), call_cb, &call, error);
  kg_store_close (store);
  return done != NULL;
}

/**
 * kg_cli_run:
 *
 * Does what was asked for; the answer is in @cli, partly also after an error.
 */
gboolean
kg_cli_run (KgCli   *cli,
            GError **error)
{
  switch (cli->command->mode) {
  case KG_CLI_READ:
    return kg_cli_read (cli, cli->command->func, error);
  case KG_CLI_WRITE:
    return kg_cli_write (cli, cli->command->func, error);
  case KG_CLI_PURE:
  case KG_CLI_OWN:
  default:
    return cli->command->func (NULL, cli, error);
  }
}
