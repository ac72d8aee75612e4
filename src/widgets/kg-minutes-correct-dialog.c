// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-correct-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Asks what a correction of issued minutes shall say, before there is one: it
 * needs a reason and a text from the start. Both can be reworded later. */

#define TEXT_HEIGHT 120
#define WIDTH 460

typedef struct {
  AdwMessageDialog *dialog;
  GtkEditable *reason;
  GtkTextBuffer *text;
  KgMinutesCorrectFunc func;
  GtkWidget *widget;
} Asking;

static char *
get_text (Asking *asking)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (asking->text, &start, &end);
  return gtk_text_buffer_get_text (asking->text, &start, &end, FALSE);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  return *bare == '\0';
}

static void
changed_cb (Asking *asking)
{
  g_autofree char *text = get_text (asking);

  adw_message_dialog_set_response_enabled (asking->dialog, "begin",
                                           !is_blank (gtk_editable_get_text (asking->reason)) && !is_blank (text));
}

static void
response_cb (Asking     *asking,
             const char *response)
{
  g_autofree char *text = get_text (asking);

  if (g_str_equal (response, "begin"))
    asking->func (asking->widget, gtk_editable_get_text (asking->reason), text);
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->widget);
  g_free (asking);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *title,
           GtkWidget  *field)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), field);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_form (Asking *asking)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *reason = gtk_entry_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *text = gtk_text_view_new ();

  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (text), 10);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (text), 10);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (text), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (text), 8);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), TEXT_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_widget_add_css_class (scroller, "kg-field-text");

  add_label (box, _("_Reason of the correction"), reason);
  gtk_box_append (GTK_BOX (box), reason);
  gtk_widget_set_margin_top (add_label (box, _("_Text of the correction"), text), 6);
  gtk_box_append (GTK_BOX (box), scroller);

  asking->reason = GTK_EDITABLE (reason);
  asking->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  g_signal_connect_swapped (reason, "changed", G_CALLBACK (changed_cb), asking);
  g_signal_connect_swapped (asking->text, "changed", G_CALLBACK (changed_cb), asking);
  return box;
}

/**
 * kg_minutes_correct_dialog_open:
 * @widget: given to @func
 * @number: of the minutes that are corrected
 * @func: called when the correction shall be begun
 */
void
kg_minutes_correct_dialog_open (GtkWidget            *widget,
                                const char           *number,
                                KgMinutesCorrectFunc  func)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *heading = g_strdup_printf (_("Correct minutes %s?"), number);
  Asking *asking = g_new0 (Asking, 1);

  asking->func = func;
  asking->widget = g_object_ref (widget);
  asking->dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading,
                            _("They stay as they are. The correction is a document of its own, which is reviewed "
                              "and issued with the next number. Until then it can be reworded or withdrawn.")));
  g_object_set_data_full (G_OBJECT (asking->dialog), "kg-asking", asking, asking_free);
  adw_message_dialog_set_extra_child (asking->dialog, make_form (asking));
  adw_message_dialog_add_responses (asking->dialog, "cancel", _("_Cancel"), "begin", _("_Begin the correction"), NULL);
  adw_message_dialog_set_response_appearance (asking->dialog, "begin", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (asking->dialog, "begin", FALSE);
  adw_message_dialog_set_default_response (asking->dialog, "begin");
  adw_message_dialog_set_close_response (asking->dialog, "cancel");
  g_signal_connect_swapped (asking->dialog, "response", G_CALLBACK (response_cb), asking);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}
