// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"

#include "core/kg-error.h"
#include "services/document/kg-minutes-pictures.h"
#include "services/kg-query.h"
#include "services/typeset/kg-file-read.h"

#include <glib/gi18n.h>
#include <string.h>

/* minutes attach, minutes detach: pictures that go with minutes as annexes. */

/* So much is read of a file; what may go with minutes is less, and said by its
 * own sentence. */
#define MOST_BYTES (64 << 20)

static gboolean
answer_pictures (KgTxn      *txn,
                 KgCli      *cli,
                 KgRecord   *meeting,
                 GError    **error)
{
  static const KgCliColumn columns[] = { { "picture", N_("Picture") }, { "title", N_("Title") }, { NULL } };
  g_autoptr (GPtrArray) titles = kg_minutes_pictures_list (txn, kg_record_get_id (meeting), error);
  g_autoptr (KgCliTable) table = kg_cli_table_new (columns);

  if (titles == NULL)
    return FALSE;

  for (guint i = 0; i < titles->len; i++) {
    kg_cli_table_add (table, kg_cli_number (i + 1));
    kg_cli_table_add (table, kg_cli_text (g_ptr_array_index (titles, i)));
  }
  cli->table = g_steal_pointer (&table);
  return TRUE;
}

static gboolean
attach_file (KgTxn       *txn,
             KgCli       *cli,
             const char  *meeting_id,
             GError     **error)
{
  const char *path = kg_cli_arg (cli, 1);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = g_utf8_make_valid (name, -1);
  g_autoptr (GBytes) png = kg_file_read (path, MOST_BYTES, error);
  char *dot;

  if (png == NULL)
    return FALSE;

  /* Without another one the name of the file is the title. */
  dot = strrchr (title, '.');
  if (dot != NULL && dot != title)
    *dot = '\0';

  return kg_minutes_pictures_add (txn, meeting_id, kg_cli_has (cli, "title") ? kg_cli_get (cli, "title") : title,
                                  png, error);
}

static gboolean
attach_board (KgTxn       *txn,
              KgCli       *cli,
              const char  *meeting_id,
              GError     **error)
{
  g_autoptr (KgBoard) board = kg_board_load (txn, cli->context, NULL, error);
  g_autoptr (GPtrArray) pages = board != NULL ? kg_minutes_pictures_draw_board (board, error) : NULL;
  g_autofree char *day = kg_date_to_chinese (kg_context_get_today (cli->context));
  g_autofree char *usual = g_strdup_printf ("项目看板（%s）", day);

  if (pages == NULL)
    return FALSE;

  for (guint i = 0; i < pages->len; i++)
    if (!kg_minutes_pictures_add (txn, meeting_id,
                                  i > 0 ? NULL : kg_cli_has (cli, "title") ? kg_cli_get (cli, "title") : usual,
                                  g_ptr_array_index (pages, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
attach (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgRecord) meeting = kg_query_meeting (txn, kg_cli_arg (cli, 0), error);

  return meeting != NULL &&
         (kg_cli_arg (cli, 1) != NULL ? attach_file (txn, cli, kg_record_get_id (meeting), error)
                                      : attach_board (txn, cli, kg_record_get_id (meeting), error)) &&
         answer_pictures (txn, cli, meeting, error);
}

static gboolean
detach (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgRecord) meeting = kg_query_meeting (txn, kg_cli_arg (cli, 0), error);
  gint64 nth;

  return meeting != NULL && kg_cli_parse_number (kg_cli_arg (cli, 1), &nth, error) &&
         kg_minutes_pictures_remove (txn, kg_record_get_id (meeting), nth > 0 && nth < 1000 ? (guint) nth : 0, error) &&
         answer_pictures (txn, cli, meeting, error);
}

const KgCliCommand kg_cli_attach_commands[] = {
  { "minutes attach", KG_CLI_WRITE, 1, 2, "MEETING [FILE.png]", "title", attach,
    N_("Put a picture to minutes as an annex; without a file the board") },
  { "minutes detach", KG_CLI_WRITE, 2, 2, "MEETING PICTURE", NULL, detach, N_("Take a picture from minutes again") },
  { NULL },
};
