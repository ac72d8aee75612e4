// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"

#include "core/kg-error.h"
#include "services/kg-definition-file.h"
#include "services/kg-rules-service.h"

#include <glib/gi18n.h>

/* rules …: the rule sets by which lights are proposed. */

/* Answers with all that is wrong with the text; TRUE when nothing is. */
static gboolean
check_text (KgCli       *cli,
            const char  *text,
            const char  *path,
            GError     **error)
{
  static const KgCliColumn columns[] = { { "text", N_("Problem") }, { NULL } };
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_utf8_make_valid (base, -1);
  g_autoptr (GPtrArray) problems = kg_rule_set_problems (text, name);
  KgCliTable *table;

  if (problems->len == 0)
    return TRUE;

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < problems->len; i++)
    kg_cli_table_add (table, kg_cli_text (g_ptr_array_index (problems, i)));
  kg_cli_answer_table (cli, table);
  cli->answers_anyway = TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
               ngettext ("%s is not a rule set: %u problem", "%s is not a rule set: %u problems", problems->len),
               name, problems->len);
  return FALSE;
}

static void
answer_set (KgCli           *cli,
            const KgRuleSet *rules)
{
  g_autofree char *name = kg_rule_set_get_name (rules);
  KgCliDoc *doc = kg_cli_answer_line (cli);

  kg_cli_doc_add (doc, "key", N_("Key"), kg_cli_text (kg_rule_set_get_key (rules)));
  kg_cli_doc_add (doc, "name", N_("Name"), kg_cli_text (name));
  kg_cli_doc_add (doc, "n_rules", NULL, kg_cli_number (kg_rule_set_get_n_rules (rules)));
}

static const KgRuleSetInfo *
find_info (GPtrArray   *list,
           const char  *key,
           GError     **error)
{
  for (guint i = 0; i < list->len; i++) {
    const KgRuleSetInfo *info = g_ptr_array_index (list, i);

    if (g_str_equal (info->key, key))
      return info;
  }

  g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("There is no %s “%s”"), _("rule set"), key);
  return NULL;
}

static gboolean
list (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  static const KgCliColumn columns[] = {
    { "key", N_("Key") }, { "name", N_("Name") }, { "in_force", N_("In force") }, { "shipped", NULL },
    { "stored", N_("In the store") }, { "source", N_("Source"), 1 }, { "problem", N_("Problem") }, { NULL },
  };
  g_autoptr (GPtrArray) sets = kg_rules_list (txn, cli->context, error);
  KgCliTable *table;

  if (sets == NULL)
    return FALSE;

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < sets->len; i++) {
    const KgRuleSetInfo *info = g_ptr_array_index (sets, i);
    g_autofree char *name = info->rules != NULL ? kg_rule_set_get_name (info->rules) : NULL;

    kg_cli_table_add (table, kg_cli_text (info->key));
    kg_cli_table_add (table, kg_cli_text (name));
    kg_cli_table_add (table, kg_cli_flag (info->in_force));
    kg_cli_table_add (table, kg_cli_flag (info->shipped));
    kg_cli_table_add (table, kg_cli_flag (info->stored));
    kg_cli_table_add (table, kg_cli_text (info->rules != NULL ? kg_rule_set_get_source (info->rules) : NULL));
    kg_cli_table_add (table, kg_cli_text (info->problem));
  }
  kg_cli_answer_table (cli, table);
  return TRUE;
}

static KgCliValue
range_value (const KgLightRule *rule,
             KgLight            light)
{
  for (guint i = 0; i < rule->n_ranges; i++) {
    g_autofree char *code = NULL;
    g_autofree char *words = NULL;

    if (rule->ranges[i].light != light)
      continue;
    code = kg_light_range_to_code (rule->input, &rule->ranges[i]);
    words = kg_light_range_to_text (rule->input, &rule->ranges[i]);
    return kg_cli_code (code, words);
  }

  return kg_cli_none ();
}

static KgCliTable *
rule_table (const KgRuleSet *rules)
{
  static const KgCliColumn columns[] = {
    { "rule", NULL }, { "input", NULL }, { "label", N_("Looks at") }, { "unit", N_("Counted in"), 1 },
    { "green", N_("Green") }, { "yellow", N_("Yellow") }, { "red", N_("Red") },
    { "excusable", N_("Can be excused") }, { NULL },
  };
  KgCliTable *table = kg_cli_table_new (columns);

  for (guint i = 0; i < kg_rule_set_get_n_rules (rules); i++) {
    const KgLightRule *rule = kg_rule_set_get_rule (rules, i);

    kg_cli_table_add (table, kg_cli_text (rule->key));
    kg_cli_table_add (table, kg_cli_text (kg_light_input_code (rule->input)));
    kg_cli_table_add (table, kg_cli_text (kg_light_input_label (rule->input)));
    kg_cli_table_add (table, kg_cli_text (kg_light_input_unit (rule->input)));
    kg_cli_table_add (table, range_value (rule, KG_LIGHT_GREEN));
    kg_cli_table_add (table, range_value (rule, KG_LIGHT_YELLOW));
    kg_cli_table_add (table, range_value (rule, KG_LIGHT_RED));
    kg_cli_table_add (table, kg_cli_flag (rule->excusable));
  }

  return table;
}

static gboolean
show (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  g_autoptr (GPtrArray) sets = kg_rules_list (txn, cli->context, error);
  const KgRuleSetInfo *info = sets != NULL ? find_info (sets, kg_cli_arg (cli, 0), error) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *yellow = NULL;
  g_autofree char *red = NULL;
  KgCliDoc *doc;

  if (info == NULL)
    return FALSE;
  if (info->rules == NULL) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, info->problem);
    return FALSE;
  }

  name = kg_rule_set_get_name (info->rules);
  yellow = kg_rule_set_get_consequence (info->rules, KG_LIGHT_YELLOW);
  red = kg_rule_set_get_consequence (info->rules, KG_LIGHT_RED);
  doc = kg_cli_answer_doc (cli);
  kg_cli_doc_add (doc, "key", N_("Key"), kg_cli_text (info->key));
  kg_cli_doc_add (doc, "name", N_("Name"), kg_cli_text (name));
  kg_cli_doc_add (doc, "source", N_("Source"), kg_cli_text (kg_rule_set_get_source (info->rules)));
  kg_cli_doc_add (doc, "in_force", N_("In force"), kg_cli_truth (info->in_force));
  kg_cli_doc_add (doc, "shipped", NULL, kg_cli_truth (info->shipped));
  kg_cli_doc_add (doc, "stored", NULL, kg_cli_truth (info->stored));
  kg_cli_doc_add (doc, "yellow_then", N_("When yellow"), kg_cli_text (yellow));
  kg_cli_doc_add (doc, "red_then", N_("When red"), kg_cli_text (red));
  kg_cli_doc_add_table (doc, "rules", N_("Rules"), rule_table (info->rules));
  return TRUE;
}

static gboolean
check (KgTxn   *txn,
       KgCli   *cli,
       GError **error)
{
  const char *path = kg_cli_arg (cli, 0);
  g_autofree char *text = kg_definition_load_file (path, error);
  g_autoptr (KgRuleSet) rules = NULL;

  if (text == NULL || !check_text (cli, text, path, error))
    return FALSE;

  rules = kg_rule_set_parse (text, path, error);
  if (rules == NULL)
    return FALSE;

  answer_set (cli, rules);
  return TRUE;
}

static gboolean
import (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  const char *path = kg_cli_arg (cli, 0);
  g_autofree char *text = kg_definition_load_file (path, error);
  g_autofree char *key = NULL;
  g_autoptr (GPtrArray) sets = NULL;
  const KgRuleSetInfo *info;

  if (text == NULL || !check_text (cli, text, path, error))
    return FALSE;

  key = kg_rules_save (txn, cli->context, text, path, error);
  sets = key != NULL ? kg_rules_list (txn, cli->context, error) : NULL;
  info = sets != NULL ? find_info (sets, key, error) : NULL;
  if (info == NULL)
    return FALSE;

  answer_set (cli, info->rules);
  return TRUE;
}

static gboolean
export (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  const char *path = kg_cli_get (cli, "output");
  g_autoptr (GPtrArray) sets = kg_rules_list (txn, cli->context, error);
  const KgRuleSetInfo *info = sets != NULL ? find_info (sets, kg_cli_arg (cli, 0), error) : NULL;

  if (info == NULL)
    return FALSE;

  if (path == NULL) {
    cli->text = g_string_new (info->text);
    return TRUE;
  }

  return kg_definition_write_file (info->text, path, error);
}

static gboolean
use (KgTxn   *txn,
     KgCli   *cli,
     GError **error)
{
  const char *key = kg_cli_arg (cli, 0);
  g_autoptr (GPtrArray) sets = NULL;
  const KgRuleSetInfo *info;

  if (!kg_rules_use (txn, cli->context, key, error))
    return FALSE;

  sets = kg_rules_list (txn, cli->context, error);
  info = sets != NULL ? find_info (sets, key, error) : NULL;
  if (info == NULL)
    return FALSE;

  answer_set (cli, info->rules);
  return TRUE;
}

static gboolean
forget (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  KgCliDoc *doc;

  if (!kg_rules_remove (txn, cli->context, kg_cli_arg (cli, 0), error))
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "key", N_("Key"), kg_cli_text (kg_cli_arg (cli, 0)));
  return TRUE;
}

const KgCliCommand kg_cli_rules_commands[] = {
  { "rules", KG_CLI_READ, 0, 0, "", NULL, list, N_("The rule sets there are, and which is in force") },
  { "rules show", KG_CLI_READ, 1, 1, "KEY", NULL, show, N_("A rule set in words") },
  { "rules check", KG_CLI_PURE, 1, 1, "FILE", NULL, check, N_("Look for all that is wrong with a rule set") },
  { "rules import", KG_CLI_WRITE, 1, 1, "FILE", NULL, import, N_("Keep a rule set in the store") },
  { "rules export", KG_CLI_READ, 1, 1, "KEY", "output", export, N_("Write a rule set as a file") },
  { "rules use", KG_CLI_WRITE, 1, 1, "KEY", NULL, use, N_("Put a rule set in force") },
  { "rules remove", KG_CLI_WRITE, 1, 1, "KEY", NULL, forget, N_("Take a rule set out of the store") },
  { NULL },
};
