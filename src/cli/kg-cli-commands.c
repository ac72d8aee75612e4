// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"

#include <string.h>

/* In the order in which the help lists them. */
static const KgCliCommand *const lists[] = {
  kg_cli_store_commands,
  kg_cli_calendar_commands,
  kg_cli_import_commands,
  kg_cli_export_commands,
  kg_cli_list_commands,
  kg_cli_show_commands,
  kg_cli_project_commands,
  kg_cli_step_commands,
  kg_cli_owed_commands,
  kg_cli_template_commands,
  kg_cli_plan_commands,
  kg_cli_light_commands,
  kg_cli_rules_commands,
  kg_cli_warn_commands,
  kg_cli_meeting_commands,
  kg_cli_minutes_commands,
  kg_cli_attach_commands,
  kg_cli_document_commands,
  kg_cli_pages_commands,
  kg_cli_assignment_commands,
  kg_cli_directory_commands,
};

const KgCliCommand *const *
kg_cli_command_lists (guint *n_lists)
{
  *n_lists = G_N_ELEMENTS (lists);
  return lists;
}

/**
 * kg_cli_find_command:
 * @second: (nullable): the next word
 * @n_words: (out): how many words name the command; when there is none, 1 when
 *   @first begins one
 *
 * Returns: (nullable): the command
 */
const KgCliCommand *
kg_cli_find_command (const char *first,
                     const char *second,
                     guint      *n_words)
{
  const KgCliCommand *found = NULL;
  gsize n = strlen (first);

  *n_words = 0;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    for (const KgCliCommand *c = lists[i]; c->path != NULL; c++) {
      if (g_str_equal (c->path, first)) {
        *n_words = 1;
        found = c;
        continue;
      }
      if (!g_str_has_prefix (c->path, first) || c->path[n] != ' ')
        continue;

      *n_words = 1;
      if (second != NULL && g_str_equal (c->path + n + 1, second)) {
        *n_words = 2;
        return c;
      }
    }
  }

  return found;
}
