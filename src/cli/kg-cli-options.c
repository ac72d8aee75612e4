// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli.h"

#include "core/kg-error.h"
#include "services/kg-locale.h"
#include "services/kg-store-place.h"

#include <glib/gi18n.h>
#include <string.h>

/* Reads the words of the command line. An option means the same with every
 * command that has it, so that it may stand anywhere, before the command too. */

typedef struct {
  const char *name;
  char letter;         /* 0 for none */
  const char *value;   /* what the help calls it; NULL for a flag */
  gboolean is_path;    /* need not be UTF-8 */
  gboolean many;
  const char *summary; /* N_() */
} Option;

#define GLOBAL_OPTIONS "store|today|by|lang|json|help|version"

static const Option options[] = {
  { "store", 's', "URI", TRUE, FALSE, N_("The store; without it the one in the user’s data folder") },
  { "today", 0, "DATE", FALSE, FALSE, N_("The day on which everything is judged; without it today") },
  { "by", 0, "NAME", FALSE, FALSE, N_("Who does it, as the change log shall say") },
  { "lang", 0, "zh_CN|en", FALSE, FALSE, N_("The language of words for people") },
  { "json", 0, NULL, FALSE, FALSE, N_("Answer in JSON") },
  { "help", 'h', NULL, FALSE, FALSE, N_("Show help, on one command when one is named") },
  { "version", 0, NULL, FALSE, FALSE, N_("Show the version") },
  { "output", 'o', "FILE", TRUE, FALSE, N_("Where to write; the ending of its name says in which format") },
  { "sample", 0, NULL, FALSE, FALSE, N_("Fill in the sample district") },
  { "dry-run", 'n', NULL, FALSE, FALSE, N_("Say what would be done, and do nothing") },
  { "without-bad", 0, NULL, FALSE, FALSE, N_("Bring the other rows in where some have errors") },
  { "replace", 0, NULL, FALSE, FALSE, N_("Put the store that is there aside") },
  { "light", 0, "COLOUR", FALSE, TRUE, N_("Only those with this light; may be given several times") },
  { "unit", 0, "UNIT", FALSE, FALSE, N_("Only those of this unit") },
  { "territory", 0, "UNIT", FALSE, FALSE, N_("Only those in this territory") },
  { "tag", 0, "TAG", FALSE, TRUE, N_("With this tag") },
  { "state", 0, "STATE", FALSE, FALSE, N_("Only those in this state") },
  { "kind", 0, "KIND", FALSE, FALSE, N_("Only those of this kind") },
  { "overdue", 0, NULL, FALSE, FALSE, N_("Only what is overdue") },
  { "open", 0, NULL, FALSE, FALSE, N_("Only what is still owed, or still holds") },
  { "late", 0, NULL, FALSE, FALSE, N_("Only what is past its day or step") },
  { "changed", 0, NULL, FALSE, FALSE, N_("Only those whose light changed since last week") },
  { "unattended", 0, NULL, FALSE, FALSE, N_("Only yellow and red ones without a lead unit, an escalation or a reason why not") },
  { "warned", 0, NULL, FALSE, FALSE, N_("Only those whose light gets worse within two weeks") },
  { "sort", 0, "COLUMN", FALSE, FALSE, N_("The column of the board to sort by; without it red first, then by slack") },
  { "descending", 0, NULL, FALSE, FALSE, N_("The largest, last or worst first") },
  { "group", 0, "light|territory|lead_unit|kind", FALSE, FALSE, N_("What stands together under a heading") },
  { "columns", 0, "COLUMN,…", FALSE, FALSE, N_("The columns of a list, in their order") },
  { "size", 0, "WIDTHxHEIGHT", FALSE, FALSE, N_("Of a .png or .svg in pixels; the height is that of a page, or the least one") },
  { "paper", 0, "a3|a4", FALSE, FALSE, N_("Of a .pdf; without it a3") },
  { "portrait", 0, NULL, FALSE, FALSE, N_("The paper stands upright") },
  { "pages", 0, NULL, FALSE, FALSE, N_("Many .png or .svg, a page each, called FILE-1 and so on") },
  { "dark", 0, NULL, FALSE, FALSE, N_("On a dark ground") },
  { "days", 0, "N", FALSE, FALSE, N_("How many days to look ahead; without it 14") },
  { "search", 0, "TEXT", FALSE, FALSE, N_("Only those that contain this text, or these initials of pinyin") },
  { "project", 0, "PROJECT", FALSE, FALSE, N_("The project it is about") },
  { "decision", 0, "DECISION", FALSE, FALSE, N_("The decision it is about") },
  { "meeting", 0, "MEETING", FALSE, FALSE, N_("The meeting it is about") },
  { "series", 0, "SERIES", FALSE, FALSE, N_("The meeting series") },
  { "on", 0, "DATE", FALSE, FALSE, N_("The day; without it today, or the next day of the series") },
  { "due", 0, "DATE", FALSE, FALSE, N_("The due day") },
  { "until", 0, "DATE", FALSE, FALSE, N_("The last day on which it holds; without it until somebody ends it") },
  { "step", 0, "STEP", FALSE, FALSE, N_("The step that is accepted incomplete") },
  { "before", 0, "STEP", FALSE, FALSE, N_("The step before which it is due") },
  { "event", 0, "TEXT", FALSE, FALSE, N_("The event at which it is due, when that has no day yet") },
  { "consequence", 0, "TEXT", FALSE, FALSE, N_("What follows when the promise is not kept") },
  { "promised-by", 0, "NAME", FALSE, FALSE, N_("Who promises it") },
  { "accepted-by", 0, "NAME", FALSE, FALSE, N_("Who accepted it") },
  { "revision", 0, "N", FALSE, FALSE, N_("The N-th document of the meeting: 1 its minutes, 2 and up their corrections") },
  { "reason", 0, "TEXT", FALSE, FALSE, N_("Why") },
  { "title", 0, "TEXT", FALSE, FALSE, N_("What it is called; without it the name of the file") },
  { "text", 0, "TEXT", FALSE, FALSE, N_("What was done, what is missing, or what it shall say") },
  { "note", 0, "TEXT", FALSE, FALSE, N_("A note on the outcome") },
  { "names", 0, "TEXT", FALSE, FALSE, N_("Who came, as the minutes shall name them") },
  { "stated-by", 0, "NAME", FALSE, FALSE, N_("Who said it, when somebody else types") },
  { "lead", 0, "UNIT", FALSE, FALSE, N_("The lead unit") },
  { "escalate", 0, "NAME", FALSE, FALSE, N_("The leader whom the matter goes to") },
  { "no-lead", 0, "REASON", FALSE, FALSE, N_("Why there is neither a lead unit nor an escalation") },
  { "support", 0, "UNIT", FALSE, TRUE, N_("A supporting unit; may be given several times") },
  { "person", 0, "NAME", FALSE, FALSE, N_("Who is responsible in the lead unit") },
  { "problem", 0, "PROBLEM", FALSE, FALSE, N_("The problem that the assignment settles, by its number in the project") },
  { "no-assignment", 0, NULL, FALSE, FALSE, N_("Record a decision and no assignment") },
  { "template", 0, "KEY", FALSE, FALSE, N_("The process template; without it the one that the plan is made from") },
  { "choice", 0, "CHOICE=OPTION", FALSE, TRUE, N_("What to choose in the template; may be given several times") },
  { "with", 0, "KEY", FALSE, FALSE, N_("The process template to compare with; without it the parallel one") },
  { "severity", 0, "SEVERITY", FALSE, FALSE, N_("minor, major or blocking") },
  { "if-version", 0, "N", FALSE, FALSE, N_("Only if nobody has changed it since this version") },
};

static const Option *
find_option (const char *name,
             gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (strlen (options[i].name) == length && strncmp (options[i].name, name, length) == 0)
      return &options[i];

  return NULL;
}

static const Option *
find_letter (char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].letter == letter)
      return &options[i];

  return NULL;
}

/**
 * kg_cli_describe_option:
 *
 * Appends the line of the help on an option.
 */
void
kg_cli_describe_option (const char *name,
                        GString    *text)
{
  const Option *option = find_option (name, strlen (name));
  g_autofree char *words = NULL;
  int blank;

  g_assert (option != NULL);
  words = g_strdup_printf ("%s%c%s--%s%s%s", option->letter != 0 ? "-" : "",
                           option->letter != 0 ? option->letter : ' ', option->letter != 0 ? ", " : "   ",
                           option->name, option->value != NULL ? " " : "",
                           option->value != NULL ? option->value : "");
  blank = MAX (26 - kg_cli_text_width (words), 2);
  g_string_append_printf (text, "  %s%*s%s\n", words, blank, "", _(option->summary));
}

static gboolean
add_option (KgCli         *cli,
            const Option  *option,
            const char    *value,
            GError       **error)
{
  GPtrArray *values = g_hash_table_lookup (cli->options, option->name);

  if (value != NULL && !option->is_path && !g_utf8_validate (value, -1, NULL)) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("The value of --%s is not UTF-8"), option->name);
    return FALSE;
  }

  if (values != NULL && !option->many) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--%s is given twice"), option->name);
    return FALSE;
  }

  if (values == NULL) {
    values = g_ptr_array_new ();
    g_hash_table_insert (cli->options, (gpointer) option->name, values);
  }
  if (value != NULL)
    g_ptr_array_add (values, (gpointer) value);

  return TRUE;
}

/* One word that begins with a dash; may take the next one too. */
static gboolean
read_option (KgCli   *cli,
             char   **argv,
             int     *i,
             GError **error)
{
  const char *word = argv[*i];
  const char *value = NULL;
  const Option *option;

  if (word[1] == '-') {
    gsize length = strcspn (word + 2, "=");

    option = find_option (word + 2, length);
    if (word[2 + length] == '=')
      value = word + 2 + length + 1;
  } else {
    option = find_letter (word[1]);
    if (word[2] != '\0')
      value = word + 2;
  }

  if (option == NULL) {
    g_autofree char *shown = g_utf8_make_valid (word, -1);

    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("There is no option “%s”"), shown);
    return FALSE;
  }

  if (option->value == NULL && value != NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--%s takes no value"), option->name);
    return FALSE;
  }

  if (option->value != NULL && value == NULL) {
    value = argv[*i + 1];
    if (value == NULL) {
      g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--%s needs a value: %s"), option->name, option->value);
      return FALSE;
    }
    *i += 1;
  }

  return add_option (cli, option, value, error);
}

static gboolean
check_options (KgCli   *cli,
               GError **error)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, cli->options);
  while (g_hash_table_iter_next (&iter, &name, NULL)) {
    if (kg_codes_contain (GLOBAL_OPTIONS, name) || kg_codes_contain (cli->command->options, name))
      continue;
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("“%s” has no option --%s"),
                 cli->command->path, (char *) name);
    return FALSE;
  }

  return TRUE;
}

/* “.png” would be a file that nobody sees. */
static gboolean
check_output (KgCli   *cli,
              GError **error)
{
  const char *path = kg_cli_get (cli, "output");
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *shown = name != NULL ? g_utf8_make_valid (name, -1) : NULL;

  if (name == NULL || name[0] != '.' || strchr (name + 1, '.') != NULL || g_str_has_suffix (path, "/") ||
      g_str_equal (name, "."))
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--output needs a name before its ending, not only “%s”"), shown);
  return FALSE;
}

static gboolean
check_args (KgCli   *cli,
            GError **error)
{
  const KgCliCommand *command = cli->command;

  for (guint i = 0; i < cli->args->len; i++) {
    gboolean is_path = g_str_equal (command->args, "FILE");

    if (!is_path && !g_utf8_validate (kg_cli_arg (cli, i), -1, NULL)) {
      g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("Argument %u is not UTF-8"), i + 1);
      return FALSE;
    }
  }

  if (cli->args->len < command->min_args) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("“%s” needs more arguments"), command->path);
    return FALSE;
  }

  if (cli->args->len > command->max_args) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("“%s” does not take that many arguments"), command->path);
    return FALSE;
  }

  return TRUE;
}

static gboolean
set_globals (KgCli   *cli,
             GError **error)
{
  const char *lang = kg_cli_get (cli, "lang");
  const char *text = kg_cli_get (cli, "today");
  KgDate today = KG_DATE_NONE;

  if (lang != NULL && !kg_codes_contain ("zh_CN|en", lang)) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--lang is zh_CN or en, not “%s”"), lang);
    return FALSE;
  }

  if (text != NULL) {
    today = kg_date_parse_iso (text);
    if (today == KG_DATE_NONE) {
      g_set_error (error, KG_ERROR, KG_ERROR_USAGE,
                   _("--today is a day such as 2026-11-23, not “%s”"), text);
      return FALSE;
    }
  }

  if (kg_cli_has (cli, "by") && *kg_cli_get (cli, "by") == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("--by names somebody"));
    return FALSE;
  }

  cli->json = kg_cli_has (cli, "json");
  cli->by = kg_cli_has (cli, "by") ? kg_cli_get (cli, "by") : kg_store_place_by ();
  cli->uri = kg_cli_has (cli, "store") ? g_strdup (kg_cli_get (cli, "store")) : kg_store_place_default ();
  cli->context = kg_context_new (today != KG_DATE_NONE ? today : kg_today ());
  return TRUE;
}

static gboolean
set_command (KgCli   *cli,
             GError **error)
{
  const char *first = cli->args->len > 0 ? kg_cli_arg (cli, 0) : NULL;
  const char *second = cli->args->len > 1 ? kg_cli_arg (cli, 1) : NULL;
  guint n_words = 0;

  if (first == NULL)
    return TRUE;

  cli->command = kg_cli_find_command (first, second, &n_words);
  if (cli->command != NULL) {
    g_ptr_array_remove_range (cli->args, 0, n_words);
    return TRUE;
  }

  if (!kg_cli_has (cli, "help")) {
    g_autofree char *words = g_strjoin (" ", first, n_words > 0 ? second : NULL, NULL);
    g_autofree char *shown = g_utf8_make_valid (words, -1);

    g_set_error (error, KG_ERROR, KG_ERROR_USAGE,
                 n_words > 0 && second == NULL ? _("“%s” is not a whole command")
                                               : _("There is no command “%s”"), shown);
    return FALSE;
  }

  return TRUE;
}

/**
 * kg_cli_parse:
 * @cli: empty
 * @argv: stays alive as long as @cli
 *
 * Fills @cli from the words of the command line; its command is %NULL when
 * there is none to run, only help or the version to show.
 */
gboolean
kg_cli_parse (KgCli   *cli,
              int      argc,
              char   **argv,
              GError **error)
{
  gboolean only_args = FALSE;

  cli->args = g_ptr_array_new ();
  cli->options = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (int i = 1; i < argc; i++) {
    if (!only_args && g_str_equal (argv[i], "--")) {
      only_args = TRUE;
    } else if (!only_args && argv[i][0] == '-' && argv[i][1] != '\0' && !g_ascii_isdigit (argv[i][1])) {
      /* No option is a digit: -5 is a number. */
      if (!read_option (cli, argv, &i, error)) {
        /* So that the usage line is that of the command. */
        set_command (cli, NULL);
        return FALSE;
      }
    } else {
      g_ptr_array_add (cli->args, argv[i]);
    }
  }

  if (!set_command (cli, error) || !set_globals (cli, error))
    return FALSE;
  if (cli->command == NULL || kg_cli_has (cli, "help") || kg_cli_has (cli, "version"))
    return TRUE;

  return check_options (cli, error) && check_output (cli, error) && check_args (cli, error);
}
