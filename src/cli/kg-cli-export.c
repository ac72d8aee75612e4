// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-board.h"
#include "cli/kg-cli-commands.h"

#include "core/kg-error.h"
#include "services/kg-board-export.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* export …: documents and pictures for people without the program. */

#define BOARD_OPTIONS                                                                              \
  "output|" KG_CLI_BOARD_FILTERS "|group|" KG_CLI_BOARD_ORDER "|columns|size|paper|portrait|pages|dark"
#define FEW 12        /* words that a sentence can take */
#define MOST_DIGITS 5 /* of a size in pixels */

static gboolean
parse_pixels (const char **text,
              int         *pixels)
{
  gsize n = strspn (*text, "0123456789");

  if (n == 0 || n > MOST_DIGITS)
    return FALSE;

  *pixels = atoi (*text);
  *text += n;
  return *pixels > 0;
}

static gboolean
read_size (KgCli                 *cli,
           KgBoardExportOptions  *options,
           GError               **error)
{
  const char *p = kg_cli_get (cli, "size");

  if (p == NULL || (parse_pixels (&p, &options->width) && *p++ == 'x' && parse_pixels (&p, &options->height) &&
                    *p == '\0'))
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--size is a width and a height in pixels such as 1920x1080, not “%s”"),
               kg_cli_get (cli, "size"));
  return FALSE;
}

static gboolean
read_paper (KgCli                 *cli,
            KgBoardExportOptions  *options,
            GError               **error)
{
  const char *paper = kg_cli_get (cli, "paper");

  if (paper == NULL)
    return TRUE;
  if (g_ascii_strcasecmp (paper, "a3") != 0 && g_ascii_strcasecmp (paper, "a4") != 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--paper is a3 or a4, not “%s”"), paper);
    return FALSE;
  }

  options->paper = g_ascii_strcasecmp (paper, "a3") == 0 ? KG_PAPER_A3 : KG_PAPER_A4;
  return TRUE;
}

static gboolean
read_tag (KgCli        *cli,
          KgBoardSpec  *spec,
          GError      **error)
{
  GPtrArray *tags = kg_cli_get_all (cli, "tag");

  if (tags != NULL && tags->len > 1) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--%s is given twice"), "tag");
    return FALSE;
  }

  spec->tag = g_strdup (kg_cli_get (cli, "tag"));
  return TRUE;
}

/* A file without projects would say that there are none. */
static gboolean
check_found (const KgBoard  *board,
             const char     *option,
             const char     *value,
             KgBoardQuery    query,
             GPtrArray      *known,
             GError        **error)
{
  g_autoptr (GArray) found = kg_board_select (board, &query);
  g_autoptr (GString) names = g_string_new (NULL);

  if (found->len > 0)
    return TRUE;

  for (guint i = 0; i < known->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? C_("between two items", ", ") : "",
                            (const char *) g_ptr_array_index (known, i));
  if (known->len > 0 && known->len <= FEW)
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("--%s: no project has “%s”, only %s"), option, value, names->str);
  else
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("--%s: no project has “%s”"), option, value);
  return FALSE;
}

static gboolean
check_kind_and_tag (const KgBoard      *board,
                    const KgBoardSpec  *spec,
                    GError            **error)
{
  g_autoptr (GPtrArray) kinds = kg_board_list_kinds (board);
  g_autoptr (GPtrArray) tags = kg_board_list_tags (board);

  return (spec->kind == NULL ||
          check_found (board, "kind", spec->kind, (KgBoardQuery) { .kind = spec->kind }, kinds, error)) &&
         (spec->tag == NULL ||
          check_found (board, "tag", spec->tag, (KgBoardQuery) { .tag = spec->tag }, tags, error));
}

/* What can be done here and not in the window. */
static gboolean
write_board (KgBoard                     *board,
             const KgBoardSpec           *spec,
             const KgBoardExportOptions  *options,
             const char                  *path,
             guint                       *n_files,
             GError                     **error)
{
  g_autoptr (GError) failure = NULL;

  if (kg_board_export (board, spec, options, path, NULL, n_files, &failure))
    return TRUE;

  if (g_error_matches (failure, KG_ERROR, KG_ERROR_REFUSED) && !options->is_paged)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s; --pages writes a picture for each page"), failure->message);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A mixed set would be taken for one. */
static void
tell_of_older (const char *path,
               guint       n_files)
{
  g_autoptr (GPtrArray) older = kg_board_export_list_older (path, n_files);

  if (older->len == 1)
    kg_cli_tell (_("A page of an earlier export is still there: %s"), (const char *) g_ptr_array_index (older, 0));
  else if (older->len > 1)
    kg_cli_tell (_("Pages of an earlier export are still there: %s to %s"),
                 (const char *) g_ptr_array_index (older, 0),
                 (const char *) g_ptr_array_index (older, older->len - 1));
}

static gboolean
export_board (KgTxn   *txn,
              KgCli   *cli,
              GError **error)
{
  const char *path = kg_cli_get (cli, "output");
  g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();
  KgBoardExportOptions options = {
    .is_paged = kg_cli_has (cli, "pages"), .is_portrait = kg_cli_has (cli, "portrait"),
    .ground = kg_cli_has (cli, "dark") ? KG_CHART_DARK : KG_CHART_LIGHT,
  };
  g_autoptr (KgBoard) board = NULL;
  KgCliDoc *doc;
  guint n_files;

  if (path == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("Say where to write with -o FILE"));
    return FALSE;
  }
  if (!read_size (cli, &options, error) || !read_paper (cli, &options, error) || !read_tag (cli, spec, error) ||
      !kg_cli_board_read_filter (cli, txn, spec, error) || !kg_cli_board_read_order (cli, spec, error) ||
      !kg_cli_board_read_look (cli, spec, error))
    return FALSE;

  board = kg_board_load (txn, cli->context, NULL, error);
  if (board == NULL || !check_kind_and_tag (board, spec, error) ||
      !write_board (board, spec, &options, path, &n_files, error))
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "file", N_("File"), kg_cli_path (path));
  if (options.is_paged) {
    kg_cli_doc_add (doc, "files", N_("Files"), kg_cli_number (n_files));
    tell_of_older (path, n_files);
  }
  return TRUE;
}

const KgCliCommand kg_cli_export_commands[] = {
  { "export board", KG_CLI_READ, 0, 0, "", BOARD_OPTIONS, export_board,
    N_("Write the board as .xlsx, .csv, .pdf, .png or .svg") },
  { NULL },
};
