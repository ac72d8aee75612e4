// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-template-step-form.h"

#include "core/kg-labels.h"
#include "widgets/kg-template-after.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * KgTemplateStepForm:
 *
 * All fields of one step of a template, edited in place.
 *
 * Signals: changed; key-changed, before it, when the key may be another one.
 */

typedef enum {
  TEXT_NAME,
  TEXT_KEY,
  TEXT_AUTHORITY,
  TEXT_DOCUMENTS,
  TEXT_SOURCE,
  TEXT_WHEN,
  TEXT_PERMIT_WHEN,
  N_TEXTS,
} TextField;

static const struct { const char *id; gsize offset; gboolean needed; } texts[N_TEXTS] = {
  [TEXT_NAME] = { "name", G_STRUCT_OFFSET (KgTemplateStep, name), TRUE },
  [TEXT_KEY] = { "key", G_STRUCT_OFFSET (KgTemplateStep, key), TRUE },
  [TEXT_AUTHORITY] = { "authority", G_STRUCT_OFFSET (KgTemplateStep, authority), FALSE },
  [TEXT_DOCUMENTS] = { "documents", G_STRUCT_OFFSET (KgTemplateStep, documents), FALSE },
  [TEXT_SOURCE] = { "source", G_STRUCT_OFFSET (KgTemplateStep, source), TRUE },
  [TEXT_WHEN] = { "when", G_STRUCT_OFFSET (KgTemplateStep, when), FALSE },
  [TEXT_PERMIT_WHEN] = { "permit_when", G_STRUCT_OFFSET (KgTemplateStep, permit_when), FALSE },
};

struct _KgTemplateStepForm {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  AdwEntryRow *text[N_TEXTS];
  GtkCheckButton *has_shortest;
  GtkSpinButton *shortest;
  GtkSpinButton *duration;
  GtkCheckButton *has_longest;
  GtkSpinButton *longest;
  AdwComboRow *mode;
  KgTemplateAfter *after;
  GtkSwitch *permit;

  KgTemplateStep *step; /* borrowed */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgTemplateStepForm, kg_template_step_form, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  SIGNAL_KEY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char **
field (KgTemplateStep *step,
       TextField       i)
{
  return &G_STRUCT_MEMBER (char *, step, texts[i].offset);
}

static void
update_sensitivity (KgTemplateStepForm *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->shortest), gtk_check_button_get_active (self->has_shortest));
  gtk_widget_set_sensitive (GTK_WIDGET (self->longest), gtk_check_button_get_active (self->has_longest));
  gtk_widget_set_visible (GTK_WIDGET (self->text[TEXT_PERMIT_WHEN]), gtk_switch_get_active (self->permit));
}

static void
take_text (KgTemplateStepForm *self,
           TextField           i)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->text[i]));
  char **place = field (self->step, i);

  if (g_strcmp0 (*place, *typed != '\0' || texts[i].needed ? typed : NULL) == 0)
    return;

  g_free (*place);
  *place = *typed != '\0' || texts[i].needed ? g_strdup (typed) : NULL;
  if (i == TEXT_KEY)
    g_signal_emit (self, signals[SIGNAL_KEY_CHANGED], 0);
}

static int
days (GtkCheckButton *known,
      GtkSpinButton  *spin)
{
  return gtk_check_button_get_active (known) ? gtk_spin_button_get_value_as_int (spin) : KG_TEMPLATE_UNKNOWN;
}

static void
changed_cb (KgTemplateStepForm *self)
{
  if (self->filling || self->step == NULL)
    return;

  for (int i = 0; i < N_TEXTS; i++)
    take_text (self, i);
  self->step->duration = gtk_spin_button_get_value_as_int (self->duration);
  self->step->shortest = days (self->has_shortest, self->shortest);
  self->step->longest = days (self->has_longest, self->longest);
  self->step->mode = adw_combo_row_get_selected (self->mode);
  self->step->permit = gtk_switch_get_active (self->permit);
  if (!self->step->permit)
    g_clear_pointer (&self->step->permit_when, g_free);
  update_sensitivity (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kg_template_step_form_dispose (GObject *object)
{
  KgTemplateStepForm *self = KG_TEMPLATE_STEP_FORM (object);

  self->step = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (kg_template_step_form_parent_class)->dispose (object);
}

static void
kg_template_step_form_class_init (KgTemplateStepFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_template_step_form_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_KEY_CHANGED] = g_signal_new ("key-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                              0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KG_TYPE_TEMPLATE_AFTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-template-step-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepForm, scroller);
  for (int i = 0; i < N_TEXTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, texts[i].id, FALSE,
                                               G_STRUCT_OFFSET (KgTemplateStepForm, text) +
                                               (gssize) sizeof (AdwEntryRow *) * i);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepForm, has_shortest);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepForm, shortest);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepForm, duration);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepForm, has_longest);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepForm, longest);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepForm, mode);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepForm, after);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateStepForm, permit);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kg_template_step_form_init (KgTemplateStepForm *self)
{
  g_autoptr (GtkStringList) modes = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int mode = KG_STEP_NORMAL; mode <= KG_STEP_EARLY; mode++)
    gtk_string_list_append (modes, kg_label_code (&kg_table_step, KG_STEP_MODE, kg_step_mode_to_code (mode)));
  adw_combo_row_set_model (self->mode, G_LIST_MODEL (modes));
  self->filling = FALSE;
}

/**
 * kg_template_step_form_set_step:
 * @data: borrowed until the next call
 * @step: (nullable): one of its steps
 */
void
kg_template_step_form_set_step (KgTemplateStepForm   *self,
                                const KgTemplateData *data,
                                KgTemplateStep       *step)
{
  self->step = step;
  kg_template_after_set_step (self->after, data, step);
  gtk_widget_set_sensitive (GTK_WIDGET (self), step != NULL);
  if (step == NULL)
    return;

  self->filling = TRUE;
  for (int i = 0; i < N_TEXTS; i++) {
    const char *text = *field (step, i);

    gtk_editable_set_text (GTK_EDITABLE (self->text[i]), text != NULL ? text : "");
  }
  gtk_spin_button_set_value (self->duration, step->duration);
  gtk_check_button_set_active (self->has_shortest, step->shortest != KG_TEMPLATE_UNKNOWN);
  gtk_spin_button_set_value (self->shortest, step->shortest != KG_TEMPLATE_UNKNOWN ? step->shortest : step->duration);
  gtk_check_button_set_active (self->has_longest, step->longest != KG_TEMPLATE_UNKNOWN);
  gtk_spin_button_set_value (self->longest, step->longest != KG_TEMPLATE_UNKNOWN ? step->longest : step->duration);
  adw_combo_row_set_selected (self->mode, step->mode);
  gtk_switch_set_active (self->permit, step->permit || step->permit_when != NULL);
  update_sensitivity (self);
  self->filling = FALSE;
}

void
kg_template_step_form_focus_name (KgTemplateStepForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text[TEXT_NAME]));
}
