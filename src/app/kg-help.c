// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-help.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The guide is a file beside the program, which whatever reads such files
 * shows. */

static char *
guide_path (void)
{
  const char *folder = g_getenv ("KAIGONG_DOC_DIR");

  return g_build_filename (folder != NULL ? folder : KG_DOC_DIR, "guide", "zh_CN", "guide.md", NULL);
}

/* Says where the guide is, for somebody to open it by other means. */
static void
tell_path (GtkWindow  *parent,
           const char *path)
{
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The guide cannot be opened"), NULL);
  g_autofree char *words =
    g_strdup_printf (exists ? _("There is no program here that shows it. It can be read with any text editor:\n%s")
                            : _("It is not installed. Its place would be:\n%s"), path);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), words);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWindow) parent = GTK_WINDOW (source);
  g_autofree char *path = user_data;

  if (!gtk_show_uri_full_finish (parent, result, NULL) && gtk_widget_get_visible (GTK_WIDGET (parent)))
    tell_path (parent, path);
}

/**
 * kg_help_show:
 * @parent: the window that help is asked for in
 *
 * Opens the guide, or says where it is when it cannot be opened.
 */
void
kg_help_show (GtkWindow *parent)
{
  g_autofree char *path = guide_path ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri == NULL || !g_file_test (path, G_FILE_TEST_EXISTS)) {
    tell_path (parent, path);
    return;
  }

  gtk_show_uri_full (g_object_ref (parent), uri, GDK_CURRENT_TIME, NULL, shown_cb, g_steal_pointer (&path));
}
