// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-name-popover.h"

#include <glib/gi18n.h>

struct _KgNamePopover {
  GtkPopover parent_instance;

  GtkLabel *title;
  GtkEditable *entry;
  GtkLabel *notice;
  GtkWidget *button;
  char **taken;      /* names that there are already */
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

  gboolean is_taken = self->taken != NULL && g_strv_contains ((const char *const *) self->taken, name);
  g_autofree char *words = is_taken ? g_strdup_printf (_("“%s” is there already and will be replaced"), name) : NULL;

  gtk_label_set_label (self->notice, is_taken ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), is_taken);
  gtk_button_set_label (GTK_BUTTON (self->button), is_taken ? _("Replace") : _("Keep"));
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
kg_name_popover_finalize (GObject *object)
{
  g_strfreev (KG_NAME_POPOVER (object)->taken);

  G_OBJECT_CLASS (kg_name_popover_parent_class)->finalize (object);
}

static void
kg_name_popover_class_init (KgNamePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kg_name_popover_finalize;

  named_signal = g_signal_new ("named", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kg_name_popover_init (KgNamePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *notice = gtk_label_new (NULL);

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
  self->notice = GTK_LABEL (notice);
  gtk_label_set_xalign (self->notice, 0);
  gtk_label_set_wrap (self->notice, TRUE);
  gtk_label_set_max_width_chars (self->notice, 26);
  gtk_widget_add_css_class (notice, "warning");
  gtk_box_append (GTK_BOX (box), notice);
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
 * @taken: (nullable): names that there are already; one of them is taken with a
 *   word about it
 */
void
kg_name_popover_ask (KgNamePopover *self,
                     const char    *title,
                     const char    *name,
                     const char *const *taken)
{
  g_strfreev (self->taken);
  self->taken = g_strdupv ((char **) taken);
  gtk_label_set_label (self->title, title);
  gtk_editable_set_text (self->entry, name != NULL ? name : "");
  changed_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
