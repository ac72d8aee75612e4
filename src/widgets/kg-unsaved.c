// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-unsaved.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Nothing typed is lost because a window was closed: it asks first. */

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  KgUnsavedFunc func = (KgUnsavedFunc) user_data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  g_autoptr (GtkWindow) editor = parent != NULL ? g_object_ref (parent) : NULL;
  KgUnsaved answer = g_str_equal (response, "save") ? KG_UNSAVED_SAVE
                     : g_str_equal (response, "discard") ? KG_UNSAVED_DISCARD
                     : KG_UNSAVED_KEEP;

  if (editor == NULL)
    return;

  /* The answer may be the end of the editor, but not of the question that is
   * still being answered. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  func (editor, answer);
}

/**
 * kg_unsaved_ask:
 * @editor: the window that was to be closed
 * @name: what is edited in it
 * @can_save: whether what was typed could be saved as it is
 *
 * Asks whether to save, and calls @func with the answer.
 *
 * Returns: (transfer none): the question
 */
GtkWindow *
kg_unsaved_ask (GtkWindow     *editor,
                const char    *name,
                gboolean       can_save,
                KgUnsavedFunc  func)
{
  GtkWidget *dialog = adw_message_dialog_new (editor, _("Save the changes?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  can_save ? _("“%s” was edited and not saved.")
                                           : _("“%s” was edited, and cannot be saved while it has problems."), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _("_Keep editing"),
                                    "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  if (can_save) {
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "save", _("_Save"));
    adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  }
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), can_save ? "save" : "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), func);
  gtk_window_present (GTK_WINDOW (dialog));

  return GTK_WINDOW (dialog);
}
