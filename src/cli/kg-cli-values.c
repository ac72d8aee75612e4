// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"

#include <glib/gi18n.h>
#include <string.h>

/* What was asked for, as values: arguments and options of a command. */

const char *
kg_cli_arg (KgCli *cli,
            guint  index)
{
  return index < cli->args->len ? g_ptr_array_index (cli->args, index) : NULL;
}

gboolean
kg_cli_has (KgCli      *cli,
            const char *option)
{
  return g_hash_table_contains (cli->options, option);
}

/**
 * kg_cli_get:
 *
 * Returns: (nullable): the value of an option, %NULL when it was not given
 */
const char *
kg_cli_get (KgCli      *cli,
            const char *option)
{
  GPtrArray *values = g_hash_table_lookup (cli->options, option);

  return values != NULL && values->len > 0 ? g_ptr_array_index (values, 0) : NULL;
}

/**
 * kg_cli_get_all:
 *
 * Returns: (nullable): the values of an option that may be given several times
 */
GPtrArray *
kg_cli_get_all (KgCli      *cli,
                const char *option)
{
  return g_hash_table_lookup (cli->options, option);
}

KgDate
kg_cli_get_today (KgCli *cli)
{
  return kg_context_get_today (cli->context);
}

gboolean
kg_cli_parse_date (const char  *text,
                   KgDate      *date,
                   GError     **error)
{
  *date = kg_date_parse_iso (text);
  if (*date != KG_DATE_NONE)
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
               _("“%s” is not a day; write one such as 2026-11-23"), text);
  return FALSE;
}

/**
 * kg_cli_get_date:
 * @date: (out): %KG_DATE_NONE when the option was not given
 */
gboolean
kg_cli_get_date (KgCli       *cli,
                 const char  *option,
                 KgDate      *date,
                 GError     **error)
{
  const char *text = kg_cli_get (cli, option);

  *date = KG_DATE_NONE;
  return text == NULL || kg_cli_parse_date (text, date, error);
}

gboolean
kg_cli_parse_number (const char  *text,
                     gint64      *number,
                     GError     **error)
{
  if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, number, NULL))
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not a whole number"), text);
  return FALSE;
}

/**
 * kg_cli_parse_code:
 * @text: a code of the column, or its word in the user's language
 * @code: (out): the code, static
 */
gboolean
kg_cli_parse_code (const KgTable  *table,
                   int             column,
                   const char     *text,
                   const char    **code,
                   GError        **error)
{
  g_auto (GStrv) codes = g_strsplit (table->columns[column].detail, "|", -1);
  g_autofree char *all = g_strjoinv (", ", codes);

  for (guint i = 0; codes[i] != NULL; i++) {
    if (g_str_equal (codes[i], text) || g_str_equal (kg_label_code (table, column, codes[i]), text)) {
      *code = g_intern_string (codes[i]);
      return TRUE;
    }
  }

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is none of %s"), text, all);
  return FALSE;
}

/**
 * kg_cli_get_code:
 * @code: (out): %NULL when the option was not given
 */
gboolean
kg_cli_get_code (KgCli          *cli,
                 const char     *option,
                 const KgTable  *table,
                 int             column,
                 const char    **code,
                 GError        **error)
{
  const char *text = kg_cli_get (cli, option);

  *code = NULL;
  return text == NULL || kg_cli_parse_code (table, column, text, code, error);
}

/**
 * kg_cli_parse_light:
 * @text: a code, the word in the user's language, or 红 and its like
 */
gboolean
kg_cli_parse_light (const char  *text,
                    KgLight     *light,
                    GError     **error)
{
  static const char *const words[KG_N_LIGHTS] = {
    [KG_LIGHT_NONE] = "灰", [KG_LIGHT_GREEN] = "绿", [KG_LIGHT_YELLOW] = "黄", [KG_LIGHT_RED] = "红",
  };

  if (kg_light_from_code (text, light))
    return TRUE;

  for (int i = 0; i < KG_N_LIGHTS; i++) {
    gsize n = words[i] != NULL ? strlen (words[i]) : 0;

    if (g_str_equal (text, kg_light_label (i)) ||
        (n > 0 && strncmp (text, words[i], n) == 0 && (text[n] == '\0' || g_str_equal (text + n, "灯")))) {
      *light = (KgLight) i;
      return TRUE;
    }
  }

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is no light: red, yellow, green, grey, on_hold, started"),
               text);
  return FALSE;
}

/**
 * kg_cli_answer_table:
 * @table: (transfer full)
 */
void
kg_cli_answer_table (KgCli      *cli,
                     KgCliTable *table)
{
  g_assert (cli->table == NULL);
  cli->table = table;
}

/**
 * kg_cli_answer_doc:
 *
 * Returns: (transfer none): the answer, to be filled
 */
KgCliDoc *
kg_cli_answer_doc (KgCli *cli)
{
  g_assert (cli->doc == NULL);
  cli->doc = kg_cli_doc_new ();
  return cli->doc;
}

/**
 * kg_cli_answer_line:
 *
 * As kg_cli_answer_doc(), shown to people as one line.
 */
KgCliDoc *
kg_cli_answer_line (KgCli *cli)
{
  cli->is_line = TRUE;
  return kg_cli_answer_doc (cli);
}

/**
 * kg_cli_join_choices:
 *
 * Returns: (transfer full) (nullable): all --choice together, as
 *   kg_template_resolve() takes them; %NULL for none
 */
char *
kg_cli_join_choices (KgCli *cli)
{
  GPtrArray *choices = kg_cli_get_all (cli, "choice");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ";" : "", (char *) g_ptr_array_index (choices, i));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
