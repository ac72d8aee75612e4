// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli.h"

#include <glib/gi18n.h>
#include <string.h>

/* Help, made from the table of commands. */

static const char *const global_options[] = {
  "store", "today", "by", "lang", "json", "help", "version",
};

/**
 * kg_cli_usage_line:
 * @command: (nullable)
 *
 * Returns: (transfer full): how the program, or one command, is called
 */
char *
kg_cli_usage_line (const KgCliCommand *command)
{
  const char *options;

  if (command == NULL)
    return g_strdup_printf (_("Usage: %s"), "kaigong-cli [OPTION…] COMMAND [ARGUMENT…]");

  options = command->options != NULL ? " [OPTION…]" : "";
  {
    g_autofree char *call = g_strdup_printf ("kaigong-cli %s%s%s%s", command->path,
                                             *command->args != '\0' ? " " : "", command->args, options);

    return g_strdup_printf (_("Usage: %s"), call);
  }
}

static gboolean
begins_with (const KgCliCommand *command,
             const char         *prefix)
{
  return g_str_has_prefix (command->path, prefix) && command->path[strlen (prefix)] == ' ';
}

static void
list_commands (const char *prefix,
               GString    *text)
{
  guint n_lists;
  const KgCliCommand *const *lists = kg_cli_command_lists (&n_lists);

  for (guint i = 0; i < n_lists; i++) {
    for (const KgCliCommand *c = lists[i]; c->path != NULL; c++) {
      g_autofree char *call = g_strdup_printf ("%s%s%s", c->path, *c->args != '\0' ? " " : "", c->args);
      int blank = 42 - kg_cli_text_width (call);

      if (prefix != NULL && !begins_with (c, prefix))
        continue;
      if (blank >= 2)
        g_string_append_printf (text, "  %s%*s%s\n", call, blank, "", _(c->summary));
      else
        g_string_append_printf (text, "  %s\n  %*s%s\n", call, 42, "", _(c->summary));
    }
  }
}

static void
help_on_command (const KgCliCommand *command,
                 GString            *text)
{
  g_auto (GStrv) names = g_strsplit (command->options != NULL ? command->options : "", "|", -1);

  g_string_append_printf (text, "\n%s\n", _(command->summary));
  if (names[0] != NULL) {
    g_string_append_printf (text, "\n%s\n", _("Options:"));
    for (guint i = 0; names[i] != NULL; i++)
      kg_cli_describe_option (names[i], text);
  }

  /* A command of one word may be the first of several, such as “rules”. */
  if (command[1].path != NULL && begins_with (&command[1], command->path)) {
    g_string_append_printf (text, "\n%s\n", _("Commands:"));
    list_commands (command->path, text);
  }
}

/**
 * kg_cli_help:
 * @prefix: (nullable): the first word of several commands, to list those only
 * @command: (nullable): the command to explain; %NULL for all
 */
void
kg_cli_help (const char         *prefix,
             const KgCliCommand *command,
             GString            *text)
{
  g_autofree char *usage = kg_cli_usage_line (command);

  g_string_append_printf (text, "%s\n", usage);
  if (command != NULL) {
    help_on_command (command, text);
  } else {
    if (prefix == NULL)
      g_string_append_printf (text, "\n%s\n", _("The weekly review of planned construction projects, without a display."));
    g_string_append_printf (text, "\n%s\n", _("Commands:"));
    list_commands (prefix, text);
  }

  if (strstr (text->str, "MEETING") != NULL)
    g_string_append_printf (text, "\n%s\n",
                            _("MEETING is 47, 2026-47, next, last or an id; SERIES:2026-1 where meetings of several series have that number."));

  g_string_append_printf (text, "\n%s\n", _("Options of all commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (global_options); i++)
    kg_cli_describe_option (global_options[i], text);

  if (command == NULL)
    g_string_append_printf (text, "\n%s\n",
                            _("Exit status: 0 done, 1 failed, 2 usage, 3 input refused, 4 store unavailable or "
                              "damaged, 5 someone else changed it, 6 not allowed in this state."));
}
