// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-file-choice.h"

#include <glib/gi18n.h>

/* Choosing a file to read or to write. The one place that knows how this
 * version of the toolkit asks. */

typedef struct {
  GtkWidget *widget; /* weak: it may be gone before somebody answers */
  char *what;
  KgFileChosen func;
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_clear_weak_pointer (&choice->widget);
  g_free (choice->what);
  g_free (choice);
}

static void
response_cb (GtkNativeDialog *chooser,
             int              response,
             gpointer         user_data)
{
  Choice *choice = user_data;

  if (response == GTK_RESPONSE_ACCEPT && choice->widget != NULL) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    g_autofree char *path = g_file_get_path (file);

    if (path != NULL)
      choice->func (choice->widget, path, choice->what);
  }
  g_object_unref (chooser);
}

static void
ask (GtkFileChooserNative *chooser,
     GtkWidget            *widget,
     const char           *what,
     KgFileChosen          func)
{
  Choice *choice = g_new0 (Choice, 1);

  g_set_weak_pointer (&choice->widget, widget);
  choice->what = g_strdup (what);
  choice->func = func;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), choice, choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/**
 * kg_file_choice_open:
 * @kind: what such files are called
 * @suffixes: their endings, separated by “;”
 *
 * Lets somebody choose a file to read; nothing happens when they do not, or
 * when @widget is gone by then.
 */
void
kg_file_choice_open (GtkWidget    *widget,
                     const char   *title,
                     const char   *kind,
                     const char   *suffixes,
                     KgFileChosen  func)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, window_of (widget), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                               _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_auto (GStrv) endings = g_strsplit (suffixes, ";", -1);

  gtk_file_filter_set_name (known, kind);
  for (int i = 0; endings[i] != NULL; i++)
    gtk_file_filter_add_suffix (known, endings[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), known);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  ask (chooser, widget, NULL, func);
}

/**
 * kg_file_choice_save:
 * @name: what the file is called unless somebody says otherwise
 * @what: (nullable): handed to @func
 *
 * As kg_file_choice_open(), for a file to write.
 */
void
kg_file_choice_save (GtkWidget    *widget,
                     const char   *title,
                     const char   *name,
                     const char   *what,
                     KgFileChosen  func)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, window_of (widget), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                               _("_Export"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  ask (chooser, widget, what, func);
}
