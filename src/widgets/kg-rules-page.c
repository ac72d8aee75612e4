// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-rules-page.h"

#include "services/kg-rules-service.h"
#include "widgets/kg-definition-acts.h"
#include "widgets/kg-rules-editor.h"

#include <glib/gi18n.h>

/**
 * KgRulesPage:
 *
 * The rule sets that there are, which of them is in force, and what can be
 * done with them. Whatever changes the store can be undone.
 */

struct _KgRulesPage {
  KgDefinitionPage parent_instance;
};

G_DEFINE_FINAL_TYPE (KgRulesPage, kg_rules_page, KG_TYPE_DEFINITION_PAGE)

static void
describe (gconstpointer  entry,
          KgDefinition  *definition)
{
  const KgRuleSetInfo *info = entry;

  definition->key = g_strdup (info->key);
  definition->name = info->rules != NULL ? kg_rule_set_get_name (info->rules) : g_strdup (info->key);
  definition->subtitle = info->rules != NULL ? g_strdup (kg_rule_set_get_source (info->rules)) : NULL;
  definition->text = g_strdup (info->text);
  definition->problem = g_strdup (info->problem);
  definition->shipped = info->shipped;
  definition->stored = info->stored;
}

static void
fill_row (KgDefinitionRow    *row,
          const KgDefinition *definition)
{
  const KgRuleSetInfo *info = definition->entry;

  if (info->in_force)
    kg_definition_row_add_badge (row, _("In force"), "kg-state-accent");
  else if (info->rules != NULL)
    kg_definition_row_set_use (row, _("Use this set"));
}

static gboolean
save (KgTxn       *txn,
      KgContext   *context,
      const char  *text,
      const char  *name,
      GError     **error)
{
  g_autofree char *key = kg_rules_save (txn, context, text, name, error);

  return key != NULL;
}

static char *
dup_name (const char  *text,
          const char  *file_name,
          GError     **error)
{
  g_autoptr (KgRuleSet) rules = kg_rule_set_parse (text, file_name, error);

  return rules != NULL ? kg_rule_set_get_name (rules) : NULL;
}

static char *
dup_copy (const KgDefinition *definition,
          const char         *key)
{
  const KgRuleSetInfo *info = definition->entry;
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autofree char *name = NULL;

  if (info->rules == NULL)
    return g_strdup (info->text);

  for (guint i = 0; i < kg_rule_set_get_n_rules (info->rules); i++)
    g_ptr_array_add (rules, (gpointer) kg_rule_set_get_rule (info->rules, i));
  name = kg_definition_page_dup_copy_name (definition->name);

  return kg_rule_set_compose (info->rules, key, name, rules);
}

static GtkWidget *
edit (KgWorkspace        *workspace,
      const KgDefinition *definition,
      const char         *text,
      const char         *before)
{
  const KgRuleSetInfo *info = definition->entry;

  return kg_rules_editor_new (workspace, text, before, info->shipped, before != NULL && info->in_force);
}

static void
use_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KgDefinitionPage *self = KG_DEFINITION_PAGE (widget);
  const KgDefinition *definition = kg_definition_page_find (self, g_variant_get_string (parameter, NULL));

  if (definition != NULL)
    kg_definition_acts_run (self, kg_rules_use, _("Use light rules"), definition->key,
                            g_strdup_printf (_("“%s” is in force now"), definition->name));
}

static void
kg_rules_page_class_init (KgRulesPageClass *klass)
{
  KgDefinitionPageClass *page_class = KG_DEFINITION_PAGE_CLASS (klass);

  page_class->actions = "rules";
  page_class->file_kind = N_("Rule sets (.ini)");
  page_class->import_label = N_("Import light rules");
  page_class->export_label = N_("Export light rules");
  page_class->remove_label = N_("Remove light rules");
  page_class->list = kg_rules_list;
  page_class->save = save;
  page_class->remove = kg_rules_remove;
  page_class->describe = describe;
  page_class->fill_row = fill_row;
  page_class->dup_name = dup_name;
  page_class->dup_copy = dup_copy;
  page_class->edit = edit;
  kg_definition_page_class_set_template (page_class, "/org/kaigong/Kaigong/ui/kg-rules-page.ui");

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "rules.use", "s", use_action);
}

static void
kg_rules_page_init (KgRulesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
