// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-template-step-row.h"

#include "widgets/kg-template-words.h"

#include <glib/gi18n.h>

/**
 * KgTemplateStepRow:
 *
 * A step in the list of its template: its number, what it is called, who does
 * it, how long it takes and what it follows. A permit has its mark.
 */

struct _KgTemplateStepRow {
  GtkListBoxRow parent_instance;

  GtkLabel *number;
  GtkLabel *name;
  GtkLabel *summary;
  GtkWidget *permit;
};

G_DEFINE_FINAL_TYPE (KgTemplateStepRow, kg_template_step_row, GTK_TYPE_LIST_BOX_ROW)

static void
kg_template_step_row_class_init (KgTemplateStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-template-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepRow, number);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepRow, name);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepRow, summary);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepRow, permit);
}

static void
kg_template_step_row_init (KgTemplateStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kg_template_step_row_new (void)
{
  return g_object_new (KG_TYPE_TEMPLATE_STEP_ROW, NULL);
}

/**
 * kg_template_step_row_set:
 * @index: of the step in @data
 */
void
kg_template_step_row_set (KgTemplateStepRow    *self,
                          const KgTemplateData *data,
                          guint                 index)
{
  const KgTemplateStep *step = g_ptr_array_index (data->steps, index);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *days = kg_template_words_days (step);
  g_autofree char *after = kg_template_words_after (data, step);
  g_autofree char *summary = NULL;
  const char *name = step->name != NULL && *step->name != '\0' ? step->name : _("Step without a name");

  /* Translators: how long a step takes, and which it follows. */
  summary = step->authority != NULL ? g_strdup_printf (_("%s · %s · %s"), step->authority, days, after)
                                    : g_strdup_printf (_("%s · %s"), days, after);
  gtk_label_set_text (self->number, number);
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), summary);
  gtk_widget_set_visible (self->permit, step->permit || step->permit_when != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
}
