// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-page-service.h"

#include "core/kg-error.h"
#include "core/kg-uuid.h"
#include "services/document/kg-specimen.h"
#include "services/kg-query.h"
#include "services/typeset/kg-minutes-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Choosing, keeping and removing page templates. An issued document keeps the
 * measures it was set by, so nothing here changes it. */

static void
info_free (gpointer data)
{
  KgPageInfo *info = data;

  g_free (info->id);
  g_free (info->name);
  g_free (info->text);
  g_free (info->problem);
  g_free (info);
}

static KgPageInfo *
info_new_builtin (KgDocumentKind kind)
{
  KgPageInfo *info = g_new0 (KgPageInfo, 1);

  info->kind = kind;
  info->name = g_strdup (kg_document_kind_label (kind));
  kg_page_template_get_builtin (kind, &info->page);

  return info;
}

static gboolean
add_kept (KgRecord *row,
          gpointer  user_data)
{
  GPtrArray *list = user_data;
  const char *key = kg_record_get_text (row, KG_SETTING_KEY), *text = kg_record_get_text (row, KG_SETTING_VALUE);
  KgPageInfo *info;
  g_autoptr (GError) error = NULL;

  if (!g_str_has_prefix (key, KG_SETTING_PAGE_PREFIX) || text == NULL)
    return TRUE;

  info = g_new0 (KgPageInfo, 1);
  info->id = g_strdup (key + strlen (KG_SETTING_PAGE_PREFIX));
  info->text = g_strdup (text);
  if (!kg_page_template_from_text (text, &info->page, &info->kind, &info->name, &error)) {
    info->problem = g_strdup (error->message);
    info->name = g_strdup (info->id);
    kg_page_template_get_builtin (info->kind, &info->page);
  }
  g_ptr_array_add (list, info);

  return TRUE;
}

static int
compare_infos (gconstpointer a,
               gconstpointer b)
{
  const KgPageInfo *ia = *(KgPageInfo *const *) a, *ib = *(KgPageInfo *const *) b;

  if (ia->kind != ib->kind)
    return (int) ia->kind - (int) ib->kind;
  if ((ia->id == NULL) != (ib->id == NULL))
    return ia->id == NULL ? -1 : 1;

  return ia->id == NULL ? 0 : g_utf8_collate (ia->name, ib->name);
}

static KgPageInfo *
find_info (GPtrArray      *list,
           KgDocumentKind  kind,
           const char     *id)
{
  for (guint i = 0; i < list->len; i++) {
    KgPageInfo *info = g_ptr_array_index (list, i);

    if (info->kind == kind && g_strcmp0 (info->id, id) == 0)
      return info;
  }

  return NULL;
}

static char *
get_id_in_use (KgTxn           *txn,
               KgDocumentKind   kind,
               GError         **error)
{
  g_autofree char *key = g_strconcat (KG_SETTING_PAGE_IN_USE, kg_document_kind_to_code (kind), NULL);

  return kg_query_setting (txn, key, error);
}

/**
 * kg_pages_list_shipped:
 *
 * Returns: (transfer full) (element-type KgPageInfo): what there is without a
 *   store: the templates that ship with the program, all of them in use
 */
GPtrArray *
kg_pages_list_shipped (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (info_free);

  for (guint kind = 0; kind < KG_N_DOCUMENT_KINDS; kind++) {
    KgPageInfo *info = info_new_builtin (kind);

    info->in_use = TRUE;
    g_ptr_array_add (list, info);
  }

  return list;
}

/**
 * kg_pages_list:
 *
 * Returns: (transfer full) (element-type KgPageInfo): all templates by their
 *   kinds, what ships with the program before what was made from it; exactly
 *   one of each kind is in use
 */
GPtrArray *
kg_pages_list (KgTxn   *txn,
               GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (info_free);

  for (guint kind = 0; kind < KG_N_DOCUMENT_KINDS; kind++)
    g_ptr_array_add (list, info_new_builtin (kind));
  if (!kg_txn_scan (txn, &kg_table_setting,
                    &(KgFilter) { .conditions = { { KG_SETTING_KEY, KG_OP_GE, KG_SETTING_PAGE_PREFIX, 0 } },
                                  .n_conditions = 1, .order = { KG_ORDER (KG_SETTING_KEY) } },
                    add_kept, list, error))
    return NULL;
  g_ptr_array_sort (list, compare_infos);

  for (guint kind = 0; kind < KG_N_DOCUMENT_KINDS; kind++) {
    GError *local = NULL;
    g_autofree char *id = get_id_in_use (txn, kind, &local);
    KgPageInfo *info;

    if (local != NULL) {
      g_propagate_error (error, local);
      return NULL;
    }
    info = find_info (list, kind, id);
    (info != NULL && info->problem == NULL ? info : find_info (list, kind, NULL))->in_use = TRUE;
  }

  return g_steal_pointer (&list);
}

/**
 * kg_page_info_get_key:
 *
 * Returns: what names a template among all: its id, or for what ships with the
 *   program the code of its kind
 */
const char *
kg_page_info_get_key (const KgPageInfo *self)
{
  return self->id != NULL ? self->id : kg_document_kind_to_code (self->kind);
}

/**
 * kg_pages_find:
 * @list: as of kg_pages_list()
 *
 * Returns: (nullable): the one of @key; %NULL with %KG_ERROR_NOT_FOUND
 */
const KgPageInfo *
kg_pages_find (GPtrArray   *list,
               const char  *key,
               GError     **error)
{
  for (guint i = 0; i < list->len; i++) {
    const KgPageInfo *info = g_ptr_array_index (list, i);

    if (g_str_equal (kg_page_info_get_key (info), key))
      return info;
  }

  g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("There is no page template “%s”"), key);
  return NULL;
}

/**
 * kg_pages_get:
 * @page: (out caller-allocates): the template in use for a kind of document
 *
 * Returns: %FALSE when the store cannot be read
 */
gboolean
kg_pages_get (KgTxn           *txn,
              KgDocumentKind   kind,
              KgPageTemplate  *page,
              GError         **error)
{
  GError *local = NULL;
  g_autofree char *id = get_id_in_use (txn, kind, &local);
  g_autofree char *key = g_strconcat (KG_SETTING_PAGE_PREFIX, id, NULL);
  g_autofree char *text = local == NULL && id != NULL ? kg_query_setting (txn, key, &local) : NULL;
  KgDocumentKind said;

  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  /* One that a later program wrote is told of where templates are listed. */
  if (text == NULL || !kg_page_template_from_text (text, page, &said, NULL, NULL) || said != kind)
    kg_page_template_get_builtin (kind, page);

  return TRUE;
}

/**
 * kg_pages_check:
 * @name: what it is called
 *
 * Whether documents of a kind can be set by a template: tried on the specimen
 * of the kind, since measures that are right one by one may leave no room
 * together. Blocks; needs no store.
 *
 * Returns: %FALSE with %KG_ERROR_REFUSED
 */
gboolean
kg_pages_check (KgDocumentKind         kind,
                const char            *name,
                const KgPageTemplate  *page,
                GError               **error)
{
  g_autoptr (KgMinutes) specimen = NULL;
  g_autoptr (KgDisplayList) list = NULL;
  g_autoptr (GError) local = NULL;

  if (!kg_page_template_check_kept (page, name, error))
    return FALSE;

  specimen = kg_specimen_new (kind, page);
  list = kg_minutes_layout (specimen, NULL, &local);
  /* That this seat lacks fonts is not the template's fault. */
  if (list != NULL || !g_error_matches (local, KG_ERROR, KG_ERROR_REFUSED))
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
               /* Translators: a kind of document, then a sentence that says why. */
               _("No page of “%s” can be set by these measures: %s"), kg_document_kind_label (kind), local->message);
  return FALSE;
}

/**
 * kg_pages_save:
 * @id: (nullable): which one is written over; %NULL makes a new one
 * @before: (nullable): with @id, its text as it was read before it was edited
 *
 * Keeps a template for every seat of the store.
 *
 * Returns: (transfer full) (nullable): its id; %NULL with %KG_ERROR_REFUSED
 *   when no page can be set by it, or %KG_ERROR_CONFLICT when somebody else
 *   changed or removed it meanwhile
 */
char *
kg_pages_save (KgTxn                 *txn,
               const char            *id,
               const char            *before,
               KgDocumentKind         kind,
               const char            *name,
               const KgPageTemplate  *page,
               GError               **error)
{
  g_autofree char *own = id != NULL ? g_strdup (id) : kg_uuid_new ();
  g_autofree char *key = g_strconcat (KG_SETTING_PAGE_PREFIX, own, NULL);
  g_autofree char *text = NULL;
  GError *local = NULL;

  if (!kg_pages_check (kind, name, page, error))
    return NULL;

  if (id != NULL) {
    g_autofree char *now = kg_query_setting (txn, key, &local);

    if (local == NULL && g_strcmp0 (now, before) != 0)
      g_set_error (&local, KG_ERROR, KG_ERROR_CONFLICT,
                   _("“%s” was changed or removed by somebody else while it was edited here"), name);
    if (local != NULL) {
      g_propagate_error (error, local);
      return NULL;
    }
  }

  text = kg_page_template_to_text (page, kind, name);
  return kg_query_set_setting (txn, key, text, error) ? g_steal_pointer (&own) : NULL;
}

/**
 * kg_pages_import:
 * @id: (nullable): which one is written over; %NULL makes a new one
 * @before: (nullable): with @id, its text as it was read before
 * @text: as kg_page_template_to_text() writes it
 *
 * Keeps what a file has as kg_pages_save() does. What its text has beside the
 * measures is not kept.
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
kg_pages_import (KgTxn       *txn,
                 const char  *id,
                 const char  *before,
                 const char  *text,
                 GError     **error)
{
  KgPageTemplate page;
  KgDocumentKind kind;
  g_autofree char *name = NULL;

  if (!kg_page_template_from_text (text, &page, &kind, &name, error))
    return NULL;

  return kg_pages_save (txn, id, before, kind, name, &page, error);
}

/**
 * kg_pages_use:
 * @id: (nullable): %NULL for what ships with the program
 *
 * What documents of a kind are set by from now on, at every seat. Drafts
 * change with it, what is issued does not.
 */
gboolean
kg_pages_use (KgTxn           *txn,
              KgDocumentKind   kind,
              const char      *id,
              GError         **error)
{
  g_autoptr (GPtrArray) list = kg_pages_list (txn, error);
  g_autofree char *key = g_strconcat (KG_SETTING_PAGE_IN_USE, kg_document_kind_to_code (kind), NULL);
  KgPageInfo *info = list != NULL ? find_info (list, kind, id) : NULL;

  if (list == NULL)
    return FALSE;
  if (info == NULL) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_NOT_FOUND,
                         _("This page template is no longer there; somebody else removed it"));
    return FALSE;
  }
  if (info->problem != NULL) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, info->problem);
    return FALSE;
  }

  if (info->in_use)
    return TRUE;

  /* It may have been kept by a program that looked less closely. */
  return (id == NULL || kg_pages_check (kind, info->name, &info->page, error)) &&
         kg_query_set_setting (txn, key, id, error);
}

/**
 * kg_pages_remove:
 *
 * Takes a template out of the store. Where it is in use, what ships with the
 * program takes its place.
 */
gboolean
kg_pages_remove (KgTxn       *txn,
                 const char  *id,
                 GError     **error)
{
  g_autofree char *key = g_strconcat (KG_SETTING_PAGE_PREFIX, id, NULL);
  GError *local = NULL;
  g_autofree char *text = kg_query_setting (txn, key, &local);

  if (local == NULL && text == NULL)
    g_set_error_literal (&local, KG_ERROR, KG_ERROR_NOT_FOUND,
                         _("This page template is no longer there; somebody else removed it"));
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  for (guint kind = 0; kind < KG_N_DOCUMENT_KINDS; kind++) {
    g_autofree char *used = get_id_in_use (txn, kind, &local);
    g_autofree char *use_key = g_strconcat (KG_SETTING_PAGE_IN_USE, kg_document_kind_to_code (kind), NULL);

    if (local != NULL) {
      g_propagate_error (error, local);
      return FALSE;
    }
    if (g_strcmp0 (used, id) == 0 && !kg_query_set_setting (txn, use_key, NULL, error))
      return FALSE;
  }

  return kg_query_set_setting (txn, key, NULL, error);
}
