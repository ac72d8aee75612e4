// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-feedback.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Short messages at the foot of the window that a widget is in or is. */

static GtkWidget *
find_overlay (GtkWidget *widget)
{
  if (ADW_IS_TOAST_OVERLAY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_overlay (child);

    if (found != NULL)
      return found;
  }

  return NULL;
}

/* Returns: (nullable) (transfer none): what is shown */
static AdwToast *
show (GtkWidget  *widget,
      const char *text,
      gboolean    undoable,
      guint       seconds)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (overlay == NULL && GTK_IS_WINDOW (widget))
    overlay = find_overlay (widget);
  if (overlay == NULL) {
    g_message ("%s", text);
    return NULL;
  }

  /* One message at a time: what is said now is not to wait until somebody has
   * closed an error of before. */
  toast = g_object_get_data (G_OBJECT (overlay), "kg-toast");
  if (toast != NULL)
    adw_toast_dismiss (toast);

  /* The title of a toast is always parsed as markup. */
  toast = adw_toast_new (escaped);
  g_object_set_data_full (G_OBJECT (overlay), "kg-toast", g_object_ref (toast), g_object_unref);
  adw_toast_set_timeout (toast, seconds);
  if (undoable) {
    adw_toast_set_button_label (toast, _("_Undo"));
    adw_toast_set_action_name (toast, "win.undo");
  }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);

  return toast;
}

static void
open_folder_cb (AdwToast *toast,
                GFile    *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
free_file_cb (gpointer  file,
              GClosure *closure)
{
  g_object_unref (file);
}

/**
 * kg_feedback_error:
 * @error: what went wrong; a cancelled operation is not shown
 */
void
kg_feedback_error (GtkWidget    *widget,
                   const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show (widget, error->message, FALSE, 0);
}

/**
 * kg_feedback_stay:
 *
 * Says something until it is closed.
 */
void
kg_feedback_stay (GtkWidget  *widget,
                  const char *text)
{
  show (widget, text, FALSE, 0);
}

void
kg_feedback_done (GtkWidget  *widget,
                  const char *text)
{
  show (widget, text, FALSE, 4);
}

/**
 * kg_feedback_undoable:
 *
 * Says what was done, with a button that takes it back.
 */
void
kg_feedback_undoable (GtkWidget  *widget,
                      const char *text)
{
  show (widget, text, TRUE, 6);
}

/**
 * kg_feedback_file:
 * @path: of what was written
 *
 * Says what was done, with a button that opens the folder of the file.
 */
void
kg_feedback_file (GtkWidget  *widget,
                  const char *text,
                  const char *path)
{
  AdwToast *toast = show (widget, text, FALSE, 8);

  if (toast == NULL)
    return;

  adw_toast_set_button_label (toast, _("Open _Folder"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (open_folder_cb), g_file_new_for_path (path),
                         free_file_cb, 0);
}
