// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-templates-page.h"

#include "services/kg-template-service.h"
#include "widgets/kg-template-editor.h"
#include "widgets/kg-template-words.h"

#include <glib/gi18n.h>

/**
 * KgTemplatesPage:
 *
 * The process templates that there are, how long they take, and what can be
 * done with them. Whatever changes the store can be undone.
 */

struct _KgTemplatesPage {
  KgDefinitionPage parent_instance;
};

G_DEFINE_FINAL_TYPE (KgTemplatesPage, kg_templates_page, KG_TYPE_DEFINITION_PAGE)

static GPtrArray *
list (KgTxn      *txn,
      KgContext  *context,
      GError    **error)
{
  return kg_template_list (txn, error);
}

static void
describe (gconstpointer  entry,
          KgDefinition  *definition)
{
  const KgTemplateEntry *listed = entry;

  definition->key = g_strdup (listed->key);
  definition->name = g_strdup (listed->key);
  definition->problem = g_strdup (listed->problem);
  definition->shipped = listed->shipped;
  definition->stored = listed->stored;

  if (listed->template != NULL) {
    g_autofree char *words = kg_template_words_list (listed->template);
    const char *source = kg_template_text_get (&kg_template_get_data (listed->template)->source);

    g_free (definition->name);
    definition->name = g_strdup (kg_template_get_name (listed->template));
    definition->subtitle = words != NULL && source != NULL ? g_strconcat (words, "\n", source, NULL) : g_strdup (words);
    definition->text = kg_template_to_text (listed->template);
  }
}

static char *
dup_name (const char  *text,
          const char  *file_name,
          GError     **error)
{
  g_autoptr (KgTemplate) template = kg_template_parse (text, file_name, error);

  return template != NULL ? g_strdup (kg_template_get_name (template)) : NULL;
}

static void
mark_copy (char **name)
{
  g_autofree char *before = *name;

  *name = before != NULL ? kg_definition_page_dup_copy_name (before) : NULL;
}

static char *
dup_copy (const KgDefinition *definition,
          const char         *key)
{
  const KgTemplateEntry *listed = definition->entry;
  g_autoptr (KgTemplateData) data = kg_template_data_copy (kg_template_get_data (listed->template));

  g_free (data->key);
  data->key = g_strdup (key);
  mark_copy (&data->name.plain);
  mark_copy (&data->name.chinese);

  return kg_template_data_to_text (data);
}

static GtkWidget *
edit (KgWorkspace        *workspace,
      const KgDefinition *definition,
      const char         *text,
      const char         *before)
{
  return kg_template_editor_new (workspace, text, before, definition->shipped);
}

static void
kg_templates_page_class_init (KgTemplatesPageClass *klass)
{
  KgDefinitionPageClass *page_class = KG_DEFINITION_PAGE_CLASS (klass);

  page_class->actions = "templates";
  page_class->file_kind = N_("Process templates (.ini)");
  page_class->import_label = N_("Import a process template");
  page_class->export_label = N_("Export a process template");
  page_class->remove_label = N_("Remove process template");
  page_class->list = list;
  page_class->save = kg_template_save;
  page_class->remove = kg_template_remove;
  page_class->describe = describe;
  page_class->dup_name = dup_name;
  page_class->dup_copy = dup_copy;
  page_class->edit = edit;
  kg_definition_page_class_set_template (page_class, "/org/kaigong/Kaigong/ui/kg-templates-page.ui");
}

static void
kg_templates_page_init (KgTemplatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
