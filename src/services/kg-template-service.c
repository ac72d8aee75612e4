// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-template-service.h"

#include "core/kg-error.h"
#include "kg-data-resources.h"
#include "services/kg-query.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order in which people are shown them. */
static const char *const shipped_keys[] = {
  "serial", "complex", "parallel", "incomplete", "filing", "ratification", "approval",
  "power-after-land", "power-early", "power-station",
};

static gboolean
is_shipped (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (shipped_keys); i++)
    if (g_str_equal (shipped_keys[i], key))
      return TRUE;

  return FALSE;
}

/**
 * kg_template_find_shipped:
 *
 * Returns: (transfer full) (nullable): the template of this key that ships
 *   with the program. That it is there and sound is the program's own business.
 */
KgTemplate *
kg_template_find_shipped (const char *key)
{
  g_autofree char *name = g_strconcat (key, ".ini", NULL);
  g_autofree char *path = g_strconcat ("/org/kaigong/Kaigong/templates/", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  KgTemplate *template;

  if (!is_shipped (key))
    return NULL;

  g_resources_register (kg_data_get_resource ());
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  template = kg_template_parse (text, name, &error);
  if (template == NULL)
    g_error ("%s", error->message);

  return template;
}

void
kg_template_entry_free (KgTemplateEntry *self)
{
  g_clear_pointer (&self->template, kg_template_unref);
  g_free (self->key);
  g_free (self->problem);
  g_free (self);
}

/**
 * kg_template_list_shipped:
 *
 * Returns: (transfer full) (element-type KgTemplateEntry): what ships with
 *   the program
 */
GPtrArray *
kg_template_list_shipped (void)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_template_entry_free);

  for (guint i = 0; i < G_N_ELEMENTS (shipped_keys); i++) {
    KgTemplateEntry *entry = g_new0 (KgTemplateEntry, 1);

    entry->key = g_strdup (shipped_keys[i]);
    entry->template = kg_template_find_shipped (shipped_keys[i]);
    entry->shipped = TRUE;
    g_ptr_array_add (entries, entry);
  }

  return entries;
}

/* Reads what the store has under @key; in @problem, why that is no template. */
static KgTemplate *
parse_stored (const char  *key,
              const char  *text,
              char       **problem)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgTemplate) template = kg_template_parse (text != NULL ? text : "", key, &error);

  if (template != NULL && !g_str_equal (kg_template_get_key (template), key)) {
    *problem = g_strdup_printf (_("The process template stored as “%s” calls itself “%s”"),
                                key, kg_template_get_key (template));
    return NULL;
  }

  if (template == NULL)
    *problem = g_strdup (error->message);
  return g_steal_pointer (&template);
}

static gboolean
add_stored (KgRecord *setting,
            gpointer  user_data)
{
  GPtrArray *entries = user_data;
  const char *key = kg_record_get_text (setting, KG_SETTING_KEY);
  KgTemplateEntry *entry = NULL;
  KgTemplate *template;

  if (!g_str_has_prefix (key, KG_TEMPLATE_SETTING))
    return TRUE;

  key += strlen (KG_TEMPLATE_SETTING);
  for (guint i = 0; i < entries->len && entry == NULL; i++) {
    KgTemplateEntry *other = g_ptr_array_index (entries, i);

    if (g_str_equal (other->key, key))
      entry = other;
  }
  if (entry == NULL) {
    entry = g_new0 (KgTemplateEntry, 1);
    entry->key = g_strdup (key);
    g_ptr_array_add (entries, entry);
  }

  entry->stored = TRUE;
  template = parse_stored (key, kg_record_get_text (setting, KG_SETTING_VALUE), &entry->problem);
  if (template != NULL) {
    g_clear_pointer (&entry->template, kg_template_unref);
    entry->template = template;
  }

  return TRUE;
}

/**
 * kg_template_list:
 *
 * Returns: (transfer full) (element-type KgTemplateEntry): the shipped ones
 *   first, then those that are only in the store, by key
 */
GPtrArray *
kg_template_list (KgTxn   *txn,
                  GError **error)
{
  g_autoptr (GPtrArray) entries = kg_template_list_shipped ();

  if (!kg_txn_scan (txn, &kg_table_setting, &(KgFilter) { .order = { KG_ORDER (KG_SETTING_KEY) } },
                    add_stored, entries, error))
    return NULL;

  return g_steal_pointer (&entries);
}

/**
 * kg_template_find:
 *
 * Returns: (transfer full) (nullable): the template in force under this key;
 *   %NULL with %KG_ERROR_NOT_FOUND when there is none, and with
 *   %KG_ERROR_REFUSED when the only one is faulty
 */
KgTemplate *
kg_template_find (KgTxn       *txn,
                  const char  *key,
                  GError     **error)
{
  g_autofree char *setting = g_strconcat (KG_TEMPLATE_SETTING, key, NULL);
  GError *local = NULL;
  g_autoptr (KgRecord) row = kg_txn_find (txn, &kg_table_setting, KG_SETTING_KEY, setting, &local);
  g_autoptr (KgTemplate) template = NULL;
  g_autofree char *problem = NULL;

  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }

  if (row != NULL)
    template = parse_stored (key, kg_record_get_text (row, KG_SETTING_VALUE), &problem);
  if (template == NULL)
    template = kg_template_find_shipped (key);

  if (template == NULL && problem != NULL)
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, problem);
  else if (template == NULL)
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("There is no process template “%s”"), key);

  return g_steal_pointer (&template);
}

/**
 * kg_template_save:
 * @name: what to call @text in a sentence about an error
 *
 * Puts a template in the store, in place of the one of the same key.
 * %KG_ERROR_REFUSED when it is faulty; then the one that was there stays.
 */
gboolean
kg_template_save (KgTxn       *txn,
                  KgContext   *context,
                  const char  *text,
                  const char  *name,
                  GError     **error)
{
  g_autoptr (KgTemplate) template = kg_template_parse (text, name, error);
  g_autofree char *setting = NULL;
  g_autofree char *whole = NULL;

  if (template == NULL)
    return FALSE;

  setting = g_strconcat (KG_TEMPLATE_SETTING, kg_template_get_key (template), NULL);
  whole = kg_template_to_text (template);
  return kg_query_set_setting (txn, setting, whole, error);
}

/**
 * kg_template_save_over:
 * @before: (nullable): what kg_template_to_text() gave before it was edited;
 *   %NULL for a new template
 *
 * As kg_template_save(), for an editor: what somebody else saved meanwhile is
 * not written over.
 *
 * Errors: %KG_ERROR_CONFLICT when the template is not as it was, or a new one
 * has the key of another
 */
gboolean
kg_template_save_over (KgTxn       *txn,
                       KgContext   *context,
                       const char  *text,
                       const char  *before,
                       GError     **error)
{
  g_autoptr (KgTemplate) template = kg_template_parse (text, _("The process template"), error);
  g_autoptr (KgTemplate) found = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *now = NULL;

  if (template == NULL)
    return FALSE;

  /* A faulty one that is in the store is there to be replaced. */
  found = kg_template_find (txn, kg_template_get_key (template), &local);
  if (local != NULL && !g_error_matches (local, KG_ERROR, KG_ERROR_NOT_FOUND) &&
      !g_error_matches (local, KG_ERROR, KG_ERROR_REFUSED)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }

  now = found != NULL ? kg_template_to_text (found) : NULL;
  if (g_strcmp0 (now, before) != 0) {
    if (before == NULL)
      g_set_error (error, KG_ERROR, KG_ERROR_CONFLICT,
                   _("There is a process template “%s” already; choose another key"),
                   kg_template_get_key (template));
    else
      g_set_error (error, KG_ERROR, KG_ERROR_CONFLICT,
                   _("“%s” was changed or removed by somebody else while it was edited here"),
                   kg_template_get_key (template));
    return FALSE;
  }

  return kg_template_save (txn, context, text, _("The process template"), error);
}

/**
 * kg_template_remove:
 *
 * Takes a template out of the store; a shipped one of the same key is in force
 * again. Plans that were made from it stay as they are.
 */
gboolean
kg_template_remove (KgTxn       *txn,
                    KgContext   *context,
                    const char  *key,
                    GError     **error)
{
  g_autofree char *setting = g_strconcat (KG_TEMPLATE_SETTING, key, NULL);
  GError *local = NULL;
  g_autoptr (KgRecord) row = kg_txn_find (txn, &kg_table_setting, KG_SETTING_KEY, setting, &local);

  if (row != NULL)
    return kg_txn_delete (txn, row, error);

  if (local != NULL)
    g_propagate_error (error, local);
  else if (is_shipped (key))
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 _("The process template “%s” ships with the program and cannot be removed"), key);
  else
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("There is no process template “%s”"), key);
  return FALSE;
}
