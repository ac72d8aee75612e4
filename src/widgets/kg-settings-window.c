// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-settings-window.h"

#include "widgets/kg-calendar-page.h"
#include "widgets/kg-pages-page.h"
#include "widgets/kg-rules-page.h"
#include "widgets/kg-templates-page.h"

/**
 * KgSettingsWindow:
 *
 * What a store goes by: its light rules, its process templates, its
 * page templates and its calendar. Every change is an act of the store that the same window takes
 * back.
 */

struct _KgSettingsWindow {
  AdwWindow parent_instance;

  AdwViewStack *pages;
  KgDefinitionPage *rules_page;
  KgDefinitionPage *templates_page;
  KgDefinitionPage *pages_page;
  KgCalendarPage *calendar_page;

  KgWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (KgSettingsWindow, kg_settings_window, ADW_TYPE_WINDOW)

static void
update_actions (KgSettingsWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 self->workspace != NULL && kg_workspace_get_undo_label (self->workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 self->workspace != NULL && kg_workspace_get_redo_label (self->workspace) != NULL);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgSettingsWindow *self = KG_SETTINGS_WINDOW (widget);

  if (self->workspace == NULL)
    return;
  if (g_str_equal (name, "win.undo"))
    kg_workspace_undo (self->workspace);
  else
    kg_workspace_redo (self->workspace);
}

static void
kg_settings_window_dispose (GObject *object)
{
  KgSettingsWindow *self = KG_SETTINGS_WINDOW (object);

  if (self->workspace != NULL) {
    g_signal_handlers_disconnect_by_data (self->workspace, self);
    kg_definition_page_set_workspace (self->rules_page, NULL);
    kg_definition_page_set_workspace (self->templates_page, NULL);
    kg_definition_page_set_workspace (self->pages_page, NULL);
    kg_calendar_page_set_workspace (self->calendar_page, NULL);
    g_clear_object (&self->workspace);
  }

  G_OBJECT_CLASS (kg_settings_window_parent_class)->dispose (object);
}

static void
kg_settings_window_class_init (KgSettingsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_settings_window_dispose;

  g_type_ensure (KG_TYPE_RULES_PAGE);
  g_type_ensure (KG_TYPE_TEMPLATES_PAGE);
  g_type_ensure (KG_TYPE_PAGES_PAGE);
  g_type_ensure (KG_TYPE_CALENDAR_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-settings-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KgSettingsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, KgSettingsWindow, rules_page);
  gtk_widget_class_bind_template_child (widget_class, KgSettingsWindow, templates_page);
  gtk_widget_class_bind_template_child (widget_class, KgSettingsWindow, pages_page);
  gtk_widget_class_bind_template_child (widget_class, KgSettingsWindow, calendar_page);

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kg_settings_window_init (KgSettingsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

GtkWidget *
kg_settings_window_new (GtkWindow   *parent,
                        KgWorkspace *workspace)
{
  KgSettingsWindow *self = g_object_new (KG_TYPE_SETTINGS_WINDOW, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  kg_definition_page_set_workspace (self->rules_page, workspace);
  kg_definition_page_set_workspace (self->templates_page, workspace);
  kg_definition_page_set_workspace (self->pages_page, workspace);
  kg_calendar_page_set_workspace (self->calendar_page, workspace);
  g_signal_connect_object (workspace, "undo-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  update_actions (self);

  return GTK_WIDGET (self);
}

/**
 * kg_settings_window_show_page:
 * @name: “rules”, “templates”, “pages” or “calendar”
 */
void
kg_settings_window_show_page (KgSettingsWindow *self,
                              const char       *name)
{
  adw_view_stack_set_visible_child_name (self->pages, name);
}
