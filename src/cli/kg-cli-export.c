// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"

#include "core/kg-error.h"
#include "services/kg-board-picture.h"

#include <glib/gi18n.h>

/* export …: documents and pictures for people without the program. */

static gboolean
export_board (KgTxn   *txn,
              KgCli   *cli,
              GError **error)
{
  const char *path = kg_cli_get (cli, "output");
  g_autoptr (KgBoard) board = NULL;

  if (path == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("Say where to write with -o FILE"));
    return FALSE;
  }

  board = kg_board_load (txn, cli->context, NULL, error);
  return board != NULL && kg_board_picture_export (board, path, error);
}

const KgCliCommand kg_cli_export_commands[] = {
  { "export board", KG_CLI_READ, 0, 0, "", "output", export_board,
    N_("Draw the board as .png, .svg or .pdf") },
  { NULL },
};
