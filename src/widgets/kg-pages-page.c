// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-pages-page.h"

#include "services/kg-page-service.h"
#include "widgets/kg-definition-acts.h"
#include "widgets/kg-page-editor.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * KgPagesPage:
 *
 * The page templates of every kind of document, which of them is in use, and
 * what can be done with them. What ships stays as it is; copies of it are
 * edited. Whatever changes the store can be undone.
 */

#define MOST_NAMED 3 /* differences that a row names */

struct _KgPagesPage {
  KgDefinitionPage parent_instance;
};

G_DEFINE_FINAL_TYPE (KgPagesPage, kg_pages_page, KG_TYPE_DEFINITION_PAGE)

static GPtrArray *
list (KgTxn      *txn,
      KgContext  *context,
      GError    **error)
{
  return kg_pages_list (txn, error);
}

static void
add_words (GString    *words,
           const char *part)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

/* Paper, grid and parts of what ships. */
static char *
make_shape_words (const KgPageTemplate *page)
{
  g_autoptr (GString) words = g_string_new (NULL);
  /* Translators: the paper. */
  g_autofree char *paper = g_strdup_printf (_("%g × %g mm"), page->page_width, page->page_height);
  /* Translators: the grid of a page: characters a line, lines a page. */
  g_autofree char *grid = g_strdup_printf (_("%u characters × %u lines"), page->chars_per_line, page->lines_per_page);

  add_words (words, paper);
  add_words (words, grid);
  add_words (words, page->head ? _("mark and red rule") : _("no mark"));
  add_words (words, !page->imprint ? _("no imprint") : page->imprint_even_page ? _("imprint on an even page") : _("imprint"));
  if (page->annex_assignments)
    add_words (words, _("annex with the assignments"));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* In what a copy differs from what ships. */
static char *
make_difference_words (const KgPageInfo *info)
{
  g_autoptr (GString) words = g_string_new (NULL);
  KgPageTemplate shipped;
  guint n_fields, n = 0;
  const KgPageField *fields = kg_page_template_get_fields (&n_fields);

  kg_page_template_get_builtin (info->kind, &shipped);
  for (guint i = 0; i < n_fields; i++) {
    double value = kg_page_template_get (&info->page, &fields[i]);

    if (value == kg_page_template_get (&shipped, &fields[i]))
      continue;
    if (++n <= MOST_NAMED) {
      g_autofree char *shown = kg_page_field_to_words (&fields[i], value);

      /* Translators: a measure and its value, in a list. */
      g_string_append_printf (words, C_("measure", "%s%s: %s"), n > 1 ? C_("measure", "; ") : "",
                              _(fields[i].label), shown);
    }
  }

  if (n == 0)
    return g_strdup (_("the same as what ships"));
  if (n > MOST_NAMED)
    g_string_append_printf (words, ngettext (" and %u more", " and %u more", n - MOST_NAMED), n - MOST_NAMED);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
describe (gconstpointer  entry,
          KgDefinition  *definition)
{
  const KgPageInfo *info = entry;
  gboolean own = info->id != NULL;

  definition->key = g_strdup (kg_page_info_get_key (info));
  definition->name = g_strdup (info->name);
  definition->text = own ? g_strdup (info->text) : kg_page_template_to_text (&info->page, info->kind, info->name);
  definition->problem = g_strdup (info->problem);
  definition->file_name = g_strdelimit (g_strdup (info->name), "/", '-');
  definition->shipped = definition->copy_only = !own;
  definition->stored = own;
  if (!own) {
    definition->subtitle = make_shape_words (&info->page);
  } else if (info->problem == NULL) {
    g_autofree char *difference = make_difference_words (info);

    definition->subtitle = g_strdup_printf ("%s · %s", kg_document_kind_label (info->kind), difference);
  }
}

static void
fill_row (KgDefinitionRow    *row,
          const KgDefinition *definition)
{
  const KgPageInfo *info = definition->entry;

  if (info->id != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "kg-page-copy");
  if (info->in_use)
    kg_definition_row_add_badge (row, _("In use"), "kg-state-accent");
  else if (info->problem == NULL)
    kg_definition_row_set_use (row, _("Use this page"));
}

static gboolean
save (KgTxn       *txn,
      KgContext   *context,
      const char  *text,
      const char  *name,
      GError     **error)
{
  g_autofree char *id = kg_pages_import (txn, NULL, NULL, text, error);

  return id != NULL;
}

static gboolean
remove_page (KgTxn       *txn,
             KgContext   *context,
             const char  *key,
             GError     **error)
{
  return kg_pages_remove (txn, key, error);
}

static gboolean
use_page (KgTxn       *txn,
          KgContext   *context,
          const char  *key,
          GError     **error)
{
  g_autoptr (GPtrArray) pages = kg_pages_list (txn, error);
  const KgPageInfo *info = pages != NULL ? kg_pages_find (pages, key, error) : NULL;

  return info != NULL && kg_pages_use (txn, info->kind, info->id, error);
}

static char *
read_name (const char  *text,
           const char  *file_name,
           GError     **error)
{
  KgPageTemplate page;
  KgDocumentKind kind;
  char *name;

  return kg_page_template_from_text (text, &page, &kind, &name, error) ? name : NULL;
}

static char *
dup_copy (const KgDefinition *definition,
          const char         *key)
{
  return kg_page_editor_dup_copy (definition->text);
}

static GtkWidget *
edit (KgWorkspace        *workspace,
      const KgDefinition *definition,
      const char         *text,
      const char         *before)
{
  return kg_page_editor_new (workspace, before != NULL ? definition->key : NULL, text, before);
}

static void
use_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KgDefinitionPage *self = KG_DEFINITION_PAGE (widget);
  const KgDefinition *definition = kg_definition_page_find (self, g_variant_get_string (parameter, NULL));

  if (definition != NULL)
    kg_definition_acts_run (self, use_page, _("Use page template"), definition->key,
                            g_strdup_printf (definition->shipped ? _("“%s” is set as it ships now")
                                                                 : _("“%s” is in use now"), definition->name));
}

static void
kg_pages_page_class_init (KgPagesPageClass *klass)
{
  KgDefinitionPageClass *page_class = KG_DEFINITION_PAGE_CLASS (klass);

  page_class->actions = "pages";
  page_class->file_kind = N_("Page templates (.ini)");
  page_class->import_label = N_("Import a page template");
  page_class->export_label = N_("Export a page template");
  page_class->remove_label = N_("Remove page template");
  page_class->list = list;
  page_class->save = save;
  page_class->remove = remove_page;
  page_class->describe = describe;
  page_class->fill_row = fill_row;
  page_class->dup_name = read_name;
  page_class->dup_copy = dup_copy;
  page_class->edit = edit;
  kg_definition_page_class_set_template (page_class, "/org/kaigong/Kaigong/ui/kg-pages-page.ui");

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "pages.use", "s", use_action);
}

static void
kg_pages_page_init (KgPagesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
