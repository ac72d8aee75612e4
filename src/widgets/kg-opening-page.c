// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-opening-page.h"

#include "widgets/kg-focus.h"

#include <glib/gi18n.h>

#define A_MOMENT 500 /* ms */
#define TYPED_CHARS 30

struct _KgOpeningPage {
  AdwBin parent_instance;

  GtkSpinner *spinner;
  GtkWidget *typed;  /* out of sight until there is something in it */
  GtkWidget *words;  /* with the button that stops it */
  guint moment_id;
};

G_DEFINE_FINAL_TYPE (KgOpeningPage, kg_opening_page, ADW_TYPE_BIN)

static gboolean
moment_passed_cb (gpointer user_data)
{
  KgOpeningPage *self = user_data;

  self->moment_id = 0;
  gtk_widget_set_child_visible (self->words, TRUE);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (KgOpeningPage *self)
{
  gtk_widget_set_opacity (self->typed, *gtk_editable_get_text (GTK_EDITABLE (self->typed)) != '\0' ? 1 : 0);
}

static void
kg_opening_page_map (GtkWidget *widget)
{
  KgOpeningPage *self = KG_OPENING_PAGE (widget);

  GTK_WIDGET_CLASS (kg_opening_page_parent_class)->map (widget);

  gtk_spinner_start (self->spinner);
  kg_focus_later (self->typed);
  self->moment_id = g_timeout_add (A_MOMENT, moment_passed_cb, self);
}

static void
kg_opening_page_unmap (GtkWidget *widget)
{
  KgOpeningPage *self = KG_OPENING_PAGE (widget);

  g_clear_handle_id (&self->moment_id, g_source_remove);
  gtk_widget_set_child_visible (self->words, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->typed), "");
  gtk_spinner_stop (self->spinner);

  GTK_WIDGET_CLASS (kg_opening_page_parent_class)->unmap (widget);
}

static void
kg_opening_page_class_init (KgOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = kg_opening_page_map;
  widget_class->unmap = kg_opening_page_unmap;
}

static void
kg_opening_page_init (KgOpeningPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *label = gtk_label_new (_("The store is being read. With very many projects that takes a while."));
  GtkWidget *button = gtk_button_new_with_label (_("Cancel"));

  self->spinner = GTK_SPINNER (spinner);
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_size_request (spinner, 48, 48);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.cancel-opening");
  self->typed = gtk_text_new ();
  gtk_editable_set_alignment (GTK_EDITABLE (self->typed), 0.5);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->typed), TYPED_CHARS);
  gtk_widget_set_halign (self->typed, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->typed),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("What to search for once the store is read"), -1);
  g_signal_connect_swapped (self->typed, "changed", G_CALLBACK (typed_cb), self);
  typed_cb (self);
  gtk_box_append (GTK_BOX (self->words), label);
  gtk_box_append (GTK_BOX (self->words), button);
  gtk_widget_set_child_visible (self->words, FALSE);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), self->typed);
  gtk_box_append (GTK_BOX (box), self->words);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kg_opening_page_get_typed:
 *
 * Returns: (transfer none): what was typed since the page is shown, to search
 *   for in the store; it is gone with the page
 */
const char *
kg_opening_page_get_typed (KgOpeningPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->typed));
}
