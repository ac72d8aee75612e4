// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-window-private.h"

#include "app/kg-help.h"
#include "app/kg-import-dialog.h"
#include "core/kg-error.h"
#include "services/kg-store-place.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-settings-window.h"

#include <glib/gi18n.h>

/* The actions that concern the whole of a window. */

static void
open_response_cb (KgWindow *self,
                  int       response,
                  GtkWidget *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    g_autofree char *path = g_file_get_path (file);

    if (path != NULL)
      kg_window_open_store (self, path, FALSE);
  }
  g_object_unref (chooser);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Open a store"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN,
                                 _("_Open"), _("_Cancel"));

  g_signal_connect_swapped (chooser, "response", G_CALLBACK (open_response_cb), widget);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
cancel_opening_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);
  g_autoptr (GError) error = g_error_new_literal (KG_ERROR, KG_ERROR_FAILED,
                                                  _("The opening was cancelled; nothing was changed."));

  kg_window_forget_store (self);
  kg_window_show_error (self, error);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  if (self->workspace != NULL)
    kg_import_dialog_choose (GTK_WINDOW (self), self->workspace);
}

static void
settings_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  if (self->workspace == NULL)
    return;
  if (self->settings == NULL)
    g_set_weak_pointer (&self->settings, kg_settings_window_new (GTK_WINDOW (self), self->workspace));
  gtk_window_present (GTK_WINDOW (self->settings));
}

static void
help_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  kg_help_show (GTK_WINDOW (widget));
}

static void
sample_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autofree char *uri = kg_store_place_sample ();

  kg_window_open_store (KG_WINDOW (widget), uri, TRUE);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);
  gboolean undo = g_str_equal (name, "win.undo");
  const char *label;
  g_autofree char *words = NULL;

  if (self->workspace == NULL)
    return;

  label = undo ? kg_workspace_get_undo_label (self->workspace) : kg_workspace_get_redo_label (self->workspace);
  /* Translators: what was undone, or done again: a label such as “Edit project”. */
  words = g_strdup_printf (undo ? _("Undone: %s") : _("Done again: %s"), label != NULL ? label : "");
  if (undo)
    kg_workspace_undo (self->workspace);
  else
    kg_workspace_redo (self->workspace);
  if (label != NULL)
    kg_feedback_done (GTK_WIDGET (self->toasts), words);
}

/* In a text the key takes back what was typed, as it does everywhere, and never
 * something else that was done before. */
static gboolean
take_back_typing (KgWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!GTK_IS_TEXT_VIEW (focus) || !gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)) ||
      !gtk_text_buffer_get_can_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus))))
    return FALSE;

  gtk_text_buffer_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)));
  return TRUE;
}

/* The key: it is not dead where there is nothing to take back. */
static void
take_back_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  if (take_back_typing (self) || self->workspace == NULL)
    return;

  if (kg_workspace_get_undo_label (self->workspace) != NULL)
    gtk_widget_activate_action (widget, "win.undo", NULL);
  else
    kg_feedback_done (GTK_WIDGET (self->toasts),
                      _("Nothing to undo. What is on record, such as a confirmed light, is put right by a new entry."));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "project") == 0)
    kg_window_show_view (self, "pages");
  kg_window_show_page (self, "board");
  kg_board_page_focus_search (self->board_page);
}

static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  static const char *const pages[] = { "board", "meetings", "follow-up" };
  KgWindow *self = KG_WINDOW (widget);
  int page = g_variant_get_int32 (parameter);

  if (self->workspace == NULL || page < 0 || page >= (int) G_N_ELEMENTS (pages))
    return;
  kg_window_show_view (self, "pages");
  kg_window_show_page (self, pages[page]);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "project") == 0)
    kg_window_show_view (self, "pages");
}

static void
show_project_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  KgBoard *board = self->workspace != NULL ? kg_workspace_get_board (self->workspace) : NULL;
  const KgProject *project = board != NULL ? kg_board_find_project (board, id) : NULL;

  if (project == NULL)
    return;
  kg_window_show_title (self, project);
  kg_project_page_set_project (kg_window_ensure_project_page (self), id);
  g_free (self->shown_project);
  self->shown_project = g_strdup (id);
  kg_window_show_view (self, "project");
}

/* Opens the projection, or closes it. */
static void
wall_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);
  gboolean project = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "project") == 0;

  kg_walls_toggle (self->walls, project ? self->shown_project : NULL);
}

static void
show_meeting_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  kg_window_show_view (self, "pages");
  kg_window_show_page (self, "meetings");
  kg_meeting_page_show_meeting (kg_window_ensure_meeting_page (self), g_variant_get_string (parameter, NULL));
}

static void
show_assignment_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  KgWindow *self = KG_WINDOW (widget);

  kg_window_show_view (self, "pages");
  kg_window_show_page (self, "follow-up");
  kg_follow_up_page_show_assignment (kg_window_ensure_follow_up_page (self), g_variant_get_string (parameter, NULL));
}

void
kg_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.cancel-opening", NULL, cancel_opening_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.settings", NULL, settings_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.sample", NULL, sample_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.take-back", NULL, take_back_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.page", "i", page_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.project-wall", NULL, wall_action);
  gtk_widget_class_install_action (widget_class, "win.show-project", "s", show_project_action);
  gtk_widget_class_install_action (widget_class, "win.show-meeting", "s", show_meeting_action);
  gtk_widget_class_install_action (widget_class, "win.show-assignment", "s", show_assignment_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
}
