// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"

#include "core/kg-error.h"
#include "services/kg-definition-file.h"
#include "services/kg-page-service.h"

#include <glib/gi18n.h>

/* pages …: the forms of documents, in which they are set. */

static gboolean
list (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  static const KgCliColumn columns[] = {
    { "key", N_("Key") }, { "kind", N_("Document") }, { "name", N_("Name"), 1 }, { "in_use", N_("In use") },
    { "shipped", N_("Shipped") }, { "problem", N_("Problem") }, { NULL },
  };
  g_autoptr (GPtrArray) pages = kg_pages_list (txn, error);
  KgCliTable *table;

  if (pages == NULL)
    return FALSE;

  table = kg_cli_table_new (columns);
  for (guint i = 0; i < pages->len; i++) {
    const KgPageInfo *info = g_ptr_array_index (pages, i);

    kg_cli_table_add (table, kg_cli_text (kg_page_info_get_key (info)));
    kg_cli_table_add (table, kg_cli_code (kg_document_kind_to_code (info->kind), kg_document_kind_label (info->kind)));
    kg_cli_table_add (table, kg_cli_text (info->name));
    kg_cli_table_add (table, kg_cli_flag (info->in_use));
    kg_cli_table_add (table, kg_cli_flag (info->id == NULL));
    kg_cli_table_add (table, kg_cli_text (info->problem));
  }
  kg_cli_answer_table (cli, table);
  return TRUE;
}

/* A measure as programs read it and as people do. */
static KgCliValue
measure (const KgPageField *field,
         double             value)
{
  g_autofree char *words = kg_page_field_to_words (field, value);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (field->kind) {
  case KG_PAGE_FLAG:
    return kg_cli_truth (value != 0);
  case KG_PAGE_COLOUR:
    return kg_cli_text (words);
  case KG_PAGE_MM:
  case KG_PAGE_PT:
  case KG_PAGE_COUNT:
  case KG_PAGE_RATIO:
  case KG_PAGE_DEGREES:
  default:
    return kg_cli_json (g_ascii_formatd (number, sizeof number, "%.10g", value), words);
  }
}

static KgCliTable *
measure_table (const KgPageInfo *info)
{
  static const KgCliColumn columns[] = {
    { "key", N_("Key") }, { "label", N_("Measure"), 1 }, { "value", N_("Value") }, { "shipped", N_("As shipped") },
    { "clause", N_("GB/T 9704-2012") }, { NULL },
  };
  KgCliTable *table = kg_cli_table_new (columns);
  KgPageTemplate shipped;
  guint n_fields;
  const KgPageField *fields = kg_page_template_get_fields (&n_fields);

  kg_page_template_get_builtin (info->kind, &shipped);
  for (guint i = 0; i < n_fields; i++) {
    kg_cli_table_add (table, kg_cli_text (fields[i].key));
    kg_cli_table_add (table, kg_cli_text (_(fields[i].label)));
    kg_cli_table_add (table, measure (&fields[i], kg_page_template_get (&info->page, &fields[i])));
    kg_cli_table_add (table, measure (&fields[i], kg_page_template_get (&shipped, &fields[i])));
    kg_cli_table_add (table, kg_cli_text (fields[i].clause));
  }

  return table;
}

static gboolean
read_pages (KgTxn   *txn,
            KgCli   *cli,
            GError **error)
{
  cli->data = kg_pages_list (txn, error);
  return cli->data != NULL;
}

/* The template that was named and the list that owns it. What ships with the
 * program is there without a store, too. */
static const KgPageInfo *
find_page (KgCli      *cli,
           GPtrArray **pages,
           GError    **error)
{
  const gboolean has_store = kg_cli_has_store (cli);
  const KgPageInfo *info;

  *pages = !has_store ? kg_pages_list_shipped ()
                      : kg_cli_read (cli, read_pages, error) ? g_steal_pointer (&cli->data) : NULL;
  if (*pages == NULL)
    return NULL;

  info = kg_pages_find (*pages, kg_cli_arg (cli, 0), has_store ? error : NULL);
  if (info == NULL && !has_store)
    kg_cli_expect_store (cli, error);
  return info;
}

static gboolean
show (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  g_autoptr (GPtrArray) pages = NULL;
  const KgPageInfo *info = find_page (cli, &pages, error);
  KgCliDoc *doc;

  if (info == NULL)
    return FALSE;
  if (info->problem != NULL) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, info->problem);
    return FALSE;
  }

  doc = kg_cli_answer_doc (cli);
  kg_cli_doc_add (doc, "key", N_("Key"), kg_cli_text (kg_page_info_get_key (info)));
  kg_cli_doc_add (doc, "name", N_("Name"), kg_cli_text (info->name));
  kg_cli_doc_add (doc, "kind", N_("Document"), kg_cli_code (kg_document_kind_to_code (info->kind),
                                                            kg_document_kind_label (info->kind)));
  kg_cli_doc_add (doc, "in_use", N_("In use"), kg_cli_truth (info->in_use));
  kg_cli_doc_add_table (doc, "measures", N_("Measures"), measure_table (info));
  return TRUE;
}

static void
answer_page (KgCli          *cli,
             const char     *key,
             KgDocumentKind  kind,
             const char     *name)
{
  KgCliDoc *doc = kg_cli_answer_line (cli);

  kg_cli_doc_add (doc, "key", N_("Key"), kg_cli_text (key));
  kg_cli_doc_add (doc, "kind", NULL, kg_cli_text (kg_document_kind_to_code (kind)));
  kg_cli_doc_add (doc, "name", N_("Name"), kg_cli_text (name));
}

static gboolean
check (KgTxn   *txn,
       KgCli   *cli,
       GError **error)
{
  g_autofree char *text = kg_definition_load_file (kg_cli_arg (cli, 0), error);
  g_autofree char *name = NULL;
  KgPageTemplate page;
  KgDocumentKind kind;

  if (text == NULL || !kg_page_template_from_text (text, &page, &kind, &name, error) ||
      !kg_pages_check (kind, name, &page, error))
    return FALSE;

  answer_page (cli, NULL, kind, name);
  return TRUE;
}

/* The text of the template that is to be written over. */
static gboolean
get_before (KgTxn       *txn,
            const char  *id,
            char       **before,
            GError     **error)
{
  g_autoptr (GPtrArray) pages = kg_pages_list (txn, error);
  const KgPageInfo *info = pages != NULL ? kg_pages_find (pages, id, error) : NULL;

  if (info == NULL)
    return FALSE;
  if (info->id == NULL) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED,
                         _("What ships with the program stays as it is; without a key a new one is kept beside it"));
    return FALSE;
  }

  *before = g_strdup (info->text);
  return TRUE;
}

static gboolean
import (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  const char *over = kg_cli_arg (cli, 1);
  g_autofree char *text = kg_definition_load_file (kg_cli_arg (cli, 0), error);
  g_autofree char *before = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  const KgPageInfo *info;

  if (text == NULL || (over != NULL && !get_before (txn, over, &before, error)))
    return FALSE;

  id = kg_pages_import (txn, over, before, text, error);
  pages = id != NULL ? kg_pages_list (txn, error) : NULL;
  info = pages != NULL ? kg_pages_find (pages, id, error) : NULL;
  if (info == NULL)
    return FALSE;

  answer_page (cli, info->id, info->kind, info->name);
  return TRUE;
}

static gboolean
export (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  const char *path = kg_cli_get (cli, "output");
  g_autoptr (GPtrArray) pages = NULL;
  const KgPageInfo *info = find_page (cli, &pages, error);
  g_autofree char *text = NULL;

  if (info == NULL)
    return FALSE;

  text = info->text != NULL ? g_strdup (info->text) : kg_page_template_to_text (&info->page, info->kind, info->name);
  if (path != NULL)
    return kg_definition_write_file (text, path, error);

  cli->text = g_string_new (text);
  return TRUE;
}

static gboolean
use (KgTxn   *txn,
     KgCli   *cli,
     GError **error)
{
  g_autoptr (GPtrArray) pages = kg_pages_list (txn, error);
  const KgPageInfo *info = pages != NULL ? kg_pages_find (pages, kg_cli_arg (cli, 0), error) : NULL;

  if (info == NULL || !kg_pages_use (txn, info->kind, info->id, error))
    return FALSE;

  answer_page (cli, kg_page_info_get_key (info), info->kind, info->name);
  return TRUE;
}

static gboolean
forget (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (GPtrArray) pages = kg_pages_list (txn, error);
  const KgPageInfo *info = pages != NULL ? kg_pages_find (pages, kg_cli_arg (cli, 0), error) : NULL;

  if (info == NULL)
    return FALSE;
  if (info->id == NULL) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_NOT_ALLOWED, _("What ships with the program cannot be removed"));
    return FALSE;
  }
  if (!kg_pages_remove (txn, info->id, error))
    return FALSE;

  answer_page (cli, info->id, info->kind, info->name);
  return TRUE;
}

const KgCliCommand kg_cli_pages_commands[] = {
  { "pages", KG_CLI_READ, 0, 0, "", NULL, list, N_("The page templates there are, and which are in use") },
  { "pages show", KG_CLI_OWN, 1, 1, "KEY", NULL, show, N_("All measures of a page template") },
  { "pages check", KG_CLI_PURE, 1, 1, "FILE", NULL, check, N_("Look for what is wrong with a page template") },
  { "pages import", KG_CLI_WRITE, 1, 2, "FILE [KEY]", NULL, import,
    N_("Keep a page template in the store: as a new one, or over the one of that key") },
  { "pages export", KG_CLI_OWN, 1, 1, "KEY", "output", export, N_("Write a page template as a file") },
  { "pages use", KG_CLI_WRITE, 1, 1, "KEY", NULL, use, N_("Set documents of its kind by a page template") },
  { "pages remove", KG_CLI_WRITE, 1, 1, "KEY", NULL, forget, N_("Take a page template out of the store") },
  { NULL },
};
