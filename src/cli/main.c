// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli.h"

#include "core/kg-error.h"
#include "services/kg-large-pages.h"
#include "services/kg-locale.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* kaigong-cli: Kaigong without a display. */

/* The language is needed before anything can be said, an error included. */
static const char *
find_language (int    argc,
               char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++) {
    const char *lang = NULL;

    if (g_str_has_prefix (argv[i], "--lang="))
      lang = argv[i] + strlen ("--lang=");
    else if (g_str_equal (argv[i], "--lang") && i + 1 < argc)
      lang = argv[i + 1];
    if (lang != NULL && (g_str_equal (lang, "zh_CN") || g_str_equal (lang, "en")))
      return lang;
  }

  return NULL;
}

static int
terminal_width (void)
{
  struct winsize size;

  return isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static char *
answer (KgCli *cli)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (cli->json && (cli->table != NULL || cli->doc != NULL)) {
    g_autofree char *json = cli->table != NULL ? kg_cli_table_to_json (cli->table)
                                               : kg_cli_doc_to_json (cli->doc);

    g_string_append_printf (text, "%s\n", json);
  } else if (cli->table != NULL) {
    kg_cli_table_to_text (cli->table, terminal_width (), text);
  } else if (cli->doc != NULL && cli->is_line) {
    kg_cli_doc_to_line (cli->doc, text);
  } else if (cli->doc != NULL) {
    kg_cli_doc_to_text (cli->doc, terminal_width (), text);
  } else if (cli->text != NULL) {
    g_string_append (text, cli->text->str);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
print (const char *text)
{
  if (fputs (text, stdout) >= 0 && fflush (stdout) == 0)
    return TRUE;

  kg_cli_tell (_("The answer could not be written: %s"), g_strerror (errno));
  return FALSE;
}

static int
fail (KgCli        *cli,
      const GError *error)
{
  int status = kg_error_exit_status (error);

  kg_cli_tell ("%s", error->message);
  if (status == 2) {
    g_autofree char *usage = kg_cli_usage_line (cli->command);

    fprintf (stderr, "%s\n", usage);
  }

  return status;
}

static int
run (KgCli  *cli,
     int     argc,
     char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status = 0;

  if (!kg_cli_parse (cli, argc, argv, &error))
    return fail (cli, error);

  if (kg_cli_has (cli, "version")) {
    cli->text = g_string_new ("kaigong-cli " KG_VERSION "\n");
  } else if (kg_cli_has (cli, "help")) {
    cli->text = g_string_new (NULL);
    kg_cli_help (cli->command == NULL ? kg_cli_arg (cli, 0) : NULL, cli->command, cli->text);
  } else if (cli->command == NULL) {
    g_set_error (&error, KG_ERROR, KG_ERROR_USAGE, _("There is no command; --help lists them"));
    return fail (cli, error);
  } else if (!kg_cli_run (cli, &error)) {
    status = fail (cli, error);
    if (!cli->answers_anyway)
      return status;
  }

  text = answer (cli);
  return print (text) ? status : 1;
}

static void
clear (KgCli *cli)
{
  g_clear_pointer (&cli->args, g_ptr_array_unref);
  g_clear_pointer (&cli->options, g_hash_table_unref);
  g_clear_pointer (&cli->uri, g_free);
  g_clear_pointer (&cli->context, kg_context_unref);
  g_clear_pointer (&cli->table, kg_cli_table_free);
  g_clear_pointer (&cli->doc, kg_cli_doc_free);
  if (cli->text != NULL)
    g_string_free (g_steal_pointer (&cli->text), TRUE);
}

int
main (int   argc,
      char *argv[])
{
  KgCli cli = { 0 };
  int status;

  kg_large_pages_use ();
  kg_locale_init (find_language (argc, argv));
  status = run (&cli, argc, argv);
  clear (&cli);

  return status;
}
