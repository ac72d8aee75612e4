// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-definition-row.h"

#include <glib/gi18n.h>

/**
 * KgDefinitionRow:
 *
 * A rule set or a process template in its list: what it is called, where it is
 * from, and what can be done with it. The acts are the actions of the page,
 * “copy” to “remove” under its prefix, with the key for an argument.
 */

struct _KgDefinitionRow {
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *problem;
  GtkBox *badges;
  GtkButton *use_button;
  GtkMenuButton *menu_button;

  char *actions;
  char *key;
};

G_DEFINE_FINAL_TYPE (KgDefinitionRow, kg_definition_row, GTK_TYPE_LIST_BOX_ROW)

static void
kg_definition_row_finalize (GObject *object)
{
  KgDefinitionRow *self = KG_DEFINITION_ROW (object);

  g_free (self->actions);
  g_free (self->key);

  G_OBJECT_CLASS (kg_definition_row_parent_class)->finalize (object);
}

static void
kg_definition_row_class_init (KgDefinitionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_definition_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-definition-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgDefinitionRow, title);
  gtk_widget_class_bind_template_child (widget_class, KgDefinitionRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, KgDefinitionRow, problem);
  gtk_widget_class_bind_template_child (widget_class, KgDefinitionRow, badges);
  gtk_widget_class_bind_template_child (widget_class, KgDefinitionRow, use_button);
  gtk_widget_class_bind_template_child (widget_class, KgDefinitionRow, menu_button);
}

static void
kg_definition_row_init (KgDefinitionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_definition_row_new:
 * @actions: the prefix of the page's actions
 */
GtkWidget *
kg_definition_row_new (const char *actions,
                       const char *key)
{
  KgDefinitionRow *self = g_object_new (KG_TYPE_DEFINITION_ROW, NULL);

  self->actions = g_strdup (actions);
  self->key = g_strdup (key);

  return GTK_WIDGET (self);
}

const char *
kg_definition_row_get_key (KgDefinitionRow *self)
{
  return self->key;
}

void
kg_definition_row_set_words (KgDefinitionRow *self,
                             const char      *title,
                             const char      *subtitle)
{
  /* Translators: what can be done with a rule set or a template. */
  g_autofree char *menu = g_strdup_printf (_("Acts on “%s”"), title);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && *subtitle != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu, -1);
}

/**
 * kg_definition_row_set_problem:
 * @problem: (nullable): why it cannot be used
 */
void
kg_definition_row_set_problem (KgDefinitionRow *self,
                               const char      *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/**
 * kg_definition_row_add_badge:
 * @css_class: (nullable)
 */
void
kg_definition_row_add_badge (KgDefinitionRow *self,
                             const char      *text,
                             const char      *css_class)
{
  GtkWidget *badge = gtk_label_new (text);

  gtk_widget_add_css_class (badge, "kg-state");
  if (css_class != NULL)
    gtk_widget_add_css_class (badge, css_class);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (self->badges, badge);
}

/**
 * kg_definition_row_set_use:
 * @label: of the button for the action “use”
 */
void
kg_definition_row_set_use (KgDefinitionRow *self,
                           const char      *label)
{
  g_autofree char *action = g_strconcat (self->actions, ".use", NULL);

  gtk_button_set_label (self->use_button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->use_button), "s", self->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->use_button), action);
  gtk_widget_set_visible (GTK_WIDGET (self->use_button), TRUE);
}

static void
append_act (KgDefinitionRow *self,
            GMenu           *menu,
            const char      *label,
            const char      *act)
{
  g_autofree char *action = g_strconcat (self->actions, ".", act, NULL);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", self->key);
  g_menu_append_item (menu, item);
}

/**
 * kg_definition_row_set_menu:
 * @readable: there is something to copy and export
 * @editable: it can be edited itself
 * @remove_label: (nullable): what taking it out of the store is called;
 *   %NULL when it cannot be
 */
void
kg_definition_row_set_menu (KgDefinitionRow *self,
                            gboolean         readable,
                            gboolean         editable,
                            const char      *remove_label)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), readable);
  if (readable && editable)
    append_act (self, menu, _("_Edit…"), "edit");
  if (readable) {
    append_act (self, menu, _("_Copy…"), "copy");
    append_act (self, menu, _("E_xport…"), "export");
  }
  if (remove_label != NULL)
    append_act (self, menu, remove_label, "remove");
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

/**
 * kg_definition_rows_clear:
 * @focused: (out) (transfer full) (nullable): the key of the row with the focus
 */
void
kg_definition_rows_clear (GtkListBox  *list,
                          char       **focused)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  *focused = NULL;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL) {
    if (focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row)))
      *focused = g_strdup (KG_DEFINITION_ROW (row)->key);
    gtk_list_box_remove (list, row);
  }
}

/**
 * kg_definition_rows_focus:
 * @key: (nullable): of the row that had the focus before the list was made anew
 */
void
kg_definition_rows_focus (GtkListBox *list,
                          const char *key)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL && key != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (KG_DEFINITION_ROW (row)->key, key))
      gtk_widget_grab_focus (row);
}
