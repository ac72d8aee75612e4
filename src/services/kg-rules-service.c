// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-rules-service.h"

#include "core/kg-error.h"
#include "services/kg-context-load.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Choosing, keeping and removing rule sets. */

static void
info_free (gpointer data)
{
  KgRuleSetInfo *info = data;

  g_free (info->key);
  g_free (info->text);
  g_free (info->problem);
  g_clear_pointer (&info->rules, kg_rule_set_unref);
  g_free (info);
}

/**
 * kg_rules_parse_stored:
 * @key: under which @text was found
 * @name: what to call @text in a sentence about an error
 *
 * Returns: (transfer full) (nullable): the set; %NULL with %KG_ERROR_REFUSED
 *   when it is faulty or calls itself otherwise
 */
KgRuleSet *
kg_rules_parse_stored (const char  *key,
                       const char  *text,
                       const char  *name,
                       GError     **error)
{
  g_autoptr (KgRuleSet) rules = kg_rule_set_parse (text, name, error);

  if (rules == NULL || g_str_equal (kg_rule_set_get_key (rules), key))
    return g_steal_pointer (&rules);

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The rule set stored as “%s” calls itself “%s”"),
               key, kg_rule_set_get_key (rules));
  return NULL;
}

static KgRuleSetInfo *
info_new (const char *key,
          char       *text,
          const char *name)
{
  KgRuleSetInfo *info = g_new0 (KgRuleSetInfo, 1);
  g_autoptr (GError) error = NULL;

  info->text = text;
  info->rules = key != NULL ? kg_rules_parse_stored (key, text, name, &error)
                            : kg_rule_set_parse (text, name, &error);
  if (error != NULL)
    info->problem = g_strdup (error->message);
  info->key = g_strdup (key != NULL ? key : kg_rule_set_get_key (info->rules));
  return info;
}

static KgRuleSetInfo *
find_info (GPtrArray  *list,
           const char *key)
{
  for (guint i = 0; i < list->len; i++) {
    KgRuleSetInfo *info = g_ptr_array_index (list, i);

    if (g_str_equal (info->key, key))
      return info;
  }

  return NULL;
}

static void
list_shipped (GPtrArray *list)
{
  g_auto (GStrv) names = kg_resource_names ("rules");

  for (int i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_strconcat ("rules/", names[i], NULL);
    KgRuleSetInfo *info = info_new (NULL, kg_resource_text (path), names[i]);

    info->shipped = TRUE;
    g_ptr_array_add (list, info);
  }
}

static gboolean
list_stored (KgRecord *row,
             gpointer  user_data)
{
  GPtrArray *list = user_data;
  const char *setting = kg_record_get_text (row, KG_SETTING_KEY);
  const char *text = kg_record_get_text (row, KG_SETTING_VALUE);
  KgRuleSetInfo *info, *shipped;

  if (!g_str_has_prefix (setting, KG_SETTING_RULES_PREFIX) || text == NULL)
    return TRUE;

  info = info_new (setting + strlen (KG_SETTING_RULES_PREFIX), g_strdup (text), setting);
  info->stored = TRUE;
  shipped = find_info (list, info->key);
  if (shipped != NULL) {
    info->shipped = TRUE;
    g_ptr_array_remove (list, shipped);
  }
  g_ptr_array_add (list, info);
  return TRUE;
}

/**
 * kg_rules_list:
 *
 * Returns: (transfer full) (element-type KgRuleSetInfo): all rule sets, the
 *   shipped ones first
 */
GPtrArray *
kg_rules_list (KgTxn      *txn,
               KgContext  *context,
               GError    **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (info_free);
  const char *in_force = kg_rule_set_get_key (kg_context_get_rules (context));

  list_shipped (list);
  if (!kg_txn_scan (txn, &kg_table_setting,
                    &(KgFilter) { .conditions = { { KG_SETTING_KEY, KG_OP_GE, KG_SETTING_RULES_PREFIX, 0 } },
                                  .n_conditions = 1, .order = { KG_ORDER (KG_SETTING_KEY) } },
                    list_stored, list, error))
    return NULL;

  for (guint i = 0; i < list->len; i++) {
    KgRuleSetInfo *info = g_ptr_array_index (list, i);

    info->in_force = g_str_equal (info->key, in_force);
  }

  return g_steal_pointer (&list);
}

/**
 * kg_rules_read_text:
 *
 * Returns: (transfer full) (nullable): the text of a rule set, the store's own
 *   before a shipped one; %NULL without an error when there is none
 */
char *
kg_rules_read_text (KgTxn       *txn,
                    const char  *key,
                    GError     **error)
{
  g_autoptr (GPtrArray) shipped = g_ptr_array_new_with_free_func (info_free);
  g_autofree char *setting = g_strconcat (KG_SETTING_RULES_PREFIX, key, NULL);
  g_autoptr (GError) local = NULL;
  char *text = kg_query_setting (txn, setting, &local);
  KgRuleSetInfo *info;

  if (text != NULL || local != NULL) {
    if (local != NULL)
      g_propagate_error (error, g_steal_pointer (&local));
    return text;
  }

  list_shipped (shipped);
  info = find_info (shipped, key);
  return info != NULL ? g_strdup (info->text) : NULL;
}

/**
 * kg_rules_save:
 * @text: the whole set, as a file
 * @name: what to call it in a sentence about an error, such as a file name
 *
 * Checks a rule set and keeps it in the store under its key. It comes into
 * force by kg_rules_use(), or at once when its key is in force already.
 *
 * Returns: (transfer full) (nullable): its key
 */
char *
kg_rules_save (KgTxn       *txn,
               KgContext   *context,
               const char  *text,
               const char  *name,
               GError     **error)
{
  g_autoptr (KgRuleSet) rules = kg_rule_set_parse (text, name, error);
  g_autofree char *setting = NULL;

  if (rules == NULL)
    return NULL;

  setting = g_strconcat (KG_SETTING_RULES_PREFIX, kg_rule_set_get_key (rules), NULL);
  if (!kg_query_set_setting (txn, setting, text, error))
    return NULL;

  return g_strdup (kg_rule_set_get_key (rules));
}

/**
 * kg_rules_save_over:
 * @text: the whole set, as a file
 * @before: (nullable): the text that was read before it was edited; %NULL for
 *   a new set
 *
 * As kg_rules_save(), for an editor: what somebody else saved meanwhile is not
 * written over.
 *
 * Errors: %KG_ERROR_CONFLICT when the set is not as it was, or a new one has
 * the key of another
 */
gboolean
kg_rules_save_over (KgTxn       *txn,
                    KgContext   *context,
                    const char  *text,
                    const char  *before,
                    GError     **error)
{
  g_autoptr (KgRuleSet) rules = kg_rule_set_parse (text, _("The rule set"), error);
  g_autoptr (GError) local = NULL;
  g_autofree char *now = NULL;
  g_autofree char *key = NULL;

  if (rules == NULL)
    return FALSE;

  now = kg_rules_read_text (txn, kg_rule_set_get_key (rules), &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (g_strcmp0 (now, before) != 0) {
    if (before == NULL)
      g_set_error (error, KG_ERROR, KG_ERROR_CONFLICT, _("There is a rule set “%s” already; choose another key"),
                   kg_rule_set_get_key (rules));
    else
      g_set_error (error, KG_ERROR, KG_ERROR_CONFLICT,
                   _("“%s” was changed or removed by somebody else while it was edited here"),
                   kg_rule_set_get_key (rules));
    return FALSE;
  }

  key = kg_rules_save (txn, context, text, _("The rule set"), error);
  return key != NULL;
}

static KgRuleSetInfo *
need_info (GPtrArray   *list,
           const char  *key,
           GError     **error)
{
  KgRuleSetInfo *info = find_info (list, key);

  if (info == NULL)
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("There is no %s “%s”"), _("rule set"), key);

  return info;
}

/**
 * kg_rules_use:
 *
 * Puts a rule set in force, for every seat of this store.
 */
gboolean
kg_rules_use (KgTxn       *txn,
              KgContext   *context,
              const char  *key,
              GError     **error)
{
  g_autoptr (GPtrArray) list = kg_rules_list (txn, context, error);
  KgRuleSetInfo *info = list != NULL ? need_info (list, key, error) : NULL;

  if (info == NULL)
    return FALSE;

  if (info->rules == NULL) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, info->problem);
    return FALSE;
  }

  return kg_query_set_setting (txn, KG_SETTING_RULES_IN_FORCE, key, error);
}

/**
 * kg_rules_remove:
 *
 * Takes a rule set out of the store; a shipped one of the same key is then as
 * it shipped. The one in force stays, unless it ships with the program.
 */
gboolean
kg_rules_remove (KgTxn       *txn,
                 KgContext   *context,
                 const char  *key,
                 GError     **error)
{
  g_autoptr (GPtrArray) list = kg_rules_list (txn, context, error);
  KgRuleSetInfo *info = list != NULL ? need_info (list, key, error) : NULL;
  g_autofree char *setting = g_strconcat (KG_SETTING_RULES_PREFIX, key, NULL);
  g_autoptr (KgRecord) row = NULL;

  if (info == NULL)
    return FALSE;

  if (!info->stored) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED, _("“%s” ships with the program and cannot be removed"), key);
    return FALSE;
  }
  if (info->in_force && !info->shipped) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED, _("“%s” is in force; choose another rule set first"), key);
    return FALSE;
  }

  row = kg_txn_find (txn, &kg_table_setting, KG_SETTING_KEY, setting, error);
  return row != NULL && kg_txn_delete (txn, row, error);
}
