// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-name-popover.h"

#include <glib/gi18n.h>

struct _KgNamePopover {
  GtkPopover parent_instance;

  GtkLabel *title;
  GtkEditable *entry;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (KgNamePopover, kg_name_popover, GTK_TYPE_POPOVER)

static guint named_signal;

static char *
name_of (KgNamePopover *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static void
changed_cb (KgNamePopover *self)
{
  g_autofree char *name = name_of (self);

  gtk_widget_set_sensitive (self->button, *name != '\0');
}

static void
done_cb (KgNamePopover *self)
{
  g_autofree char *name = name_of (self);

  if (*name == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, named_signal, 0, name);
}

static void
kg_name_popover_class_init (KgNamePopoverClass *klass)
{
  named_signal = g_signal_new ("named", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kg_name_popover_init (KgNamePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *entry = gtk_entry_new ();

  self->title = GTK_LABEL (title);
  self->entry = GTK_EDITABLE (entry);
  self->button = gtk_button_new_with_label (_("Keep"));
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_editable_set_width_chars (self->entry, 24);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 60);
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), self->button);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (done_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
  changed_cb (self);
}

GtkWidget *
kg_name_popover_new (void)
{
  return g_object_new (KG_TYPE_NAME_POPOVER, NULL);
}

/**
 * kg_name_popover_ask:
 * @title: what the name is for
 * @name: (nullable): what to begin with
 */
void
kg_name_popover_ask (KgNamePopover *self,
                     const char    *title,
                     const char    *name)
{
  gtk_label_set_label (self->title, title);
  gtk_editable_set_text (self->entry, name != NULL ? name : "");
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
