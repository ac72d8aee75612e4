// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-template-after.h"

#include "widgets/kg-template-words.h"

#include <glib/gi18n.h>

/**
 * KgTemplateAfter:
 *
 * Which steps a step of a template follows: a button that says so, and a
 * popover in which the other steps can be ticked. Edits the step in place.
 *
 * Signals: changed.
 */

struct _KgTemplateAfter {
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *words;
  GtkCheckButton *previous;
  GtkCheckButton *beginning;
  GtkCheckButton *these;
  GtkBox *others;

  const KgTemplateData *data; /* borrowed, as is the step in it */
  KgTemplateStep *step;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgTemplateAfter, kg_template_after, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
set_after (KgTemplateAfter *self,
           char            *after)
{
  g_free (self->step->after);
  self->step->after = after;
  kg_template_after_update (self);
  g_signal_emit (self, changed_signal, 0);
}

/* The ticked steps, in the order of the template. */
static char *
dup_ticked (KgTemplateAfter *self)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->others)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      continue;
    if (keys->len > 0)
      g_string_append_c (keys, ';');
    g_string_append (keys, g_object_get_data (G_OBJECT (child), "kg-key"));
  }

  return keys->len > 0 ? g_strdup (keys->str) : NULL;
}

static void
kind_toggled_cb (KgTemplateAfter *self,
                 GtkCheckButton  *button)
{
  char *ticked;

  if (self->filling || self->step == NULL || !gtk_check_button_get_active (button))
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->others), button == self->these);
  if (button == self->previous) {
    set_after (self, NULL);
  } else if (button == self->beginning) {
    set_after (self, g_strdup ("-"));
  } else {
    /* Until a step is ticked it begins with nothing before it. */
    ticked = dup_ticked (self);
    set_after (self, ticked != NULL ? ticked : g_strdup ("-"));
  }
}

static void
other_toggled_cb (KgTemplateAfter *self)
{
  char *ticked;

  if (self->filling || self->step == NULL)
    return;

  ticked = dup_ticked (self);
  set_after (self, ticked != NULL ? ticked : g_strdup ("-"));
}

static void
add_other (KgTemplateAfter      *self,
           const KgTemplateStep *other,
           guint                 number)
{
  g_autofree char *label = g_strdup_printf ("%u  %s", number, other->name != NULL ? other->name : other->key);
  GtkWidget *check = gtk_check_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (check), "kg-key", g_strdup (other->key), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), kg_template_list_has (self->step->after, other->key));
  g_signal_connect_object (check, "toggled", G_CALLBACK (other_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->others, check);
}

/* The list is made when it is opened: names may have changed. */
static void
fill (KgTemplateAfter *self)
{
  GtkWidget *child;
  GtkCheckButton *kind;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->others))) != NULL)
    gtk_box_remove (self->others, child);

  if (self->step != NULL) {
    for (guint i = 0; i < self->data->steps->len; i++) {
      const KgTemplateStep *other = g_ptr_array_index (self->data->steps, i);

      if (other != self->step && other->key != NULL && *other->key != '\0')
        add_other (self, other, i + 1);
    }
    kind = self->step->after == NULL ? self->previous
           : g_str_equal (self->step->after, "-") ? self->beginning
           : self->these;
    gtk_check_button_set_active (kind, TRUE);
    gtk_widget_set_sensitive (GTK_WIDGET (self->others), kind == self->these);
  }
  self->filling = FALSE;
}

static void
popover_shown_cb (KgTemplateAfter *self)
{
  fill (self);
}

static void
kg_template_after_dispose (GObject *object)
{
  KgTemplateAfter *self = KG_TEMPLATE_AFTER (object);

  self->step = NULL;
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;

  G_OBJECT_CLASS (kg_template_after_parent_class)->dispose (object);
}

static void
kg_template_after_class_init (KgTemplateAfterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_template_after_dispose;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-template-after.ui");
  gtk_widget_class_bind_template_child (widget_class, KgTemplateAfter, button);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateAfter, words);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateAfter, previous);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateAfter, beginning);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateAfter, these);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateAfter, others);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kg_template_after_init (KgTemplateAfter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_template_after_set_step:
 * @data: borrowed until the next call
 * @step: (nullable): one of its steps
 */
void
kg_template_after_set_step (KgTemplateAfter      *self,
                            const KgTemplateData *data,
                            KgTemplateStep       *step)
{
  self->data = data;
  self->step = step;
  kg_template_after_update (self);
}

/**
 * kg_template_after_update:
 *
 * Says anew which steps it follows, after a name changed.
 */
void
kg_template_after_update (KgTemplateAfter *self)
{
  g_autofree char *words = self->step != NULL ? kg_template_words_after (self->data, self->step) : NULL;
  g_autofree char *name = NULL;

  if (words == NULL)
    return;

  /* Translators: the button that says which steps a step follows. */
  name = g_strdup_printf (_("Follows: %s"), words);
  gtk_label_set_text (self->words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
