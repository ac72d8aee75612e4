// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-noting.h"

#include "widgets/kg-feedback.h"
#include "widgets/kg-meeting-act.h"

#include <glib/gi18n.h>

/* What was written of issued minutes goes to the store, behind the back of
 * whoever wrote it: the file is there whether or not this succeeds. */

typedef struct {
  GWeakRef widget;
  GApplication *application; /* nullable; held until the notes are stored */
} Pending;

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Pending *pending = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&pending->widget);
  g_autoptr (GError) error = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  if (error != NULL) {
    g_prefix_error (&error, "%s ", _("The file was written, but the store could not note it:"));
    if (widget != NULL)
      kg_feedback_error (widget, error);
    else
      g_warning ("%s", error->message);
  }

  kg_meeting_act_release (pending->application);
  g_weak_ref_clear (&pending->widget);
  g_free (pending);
}

/**
 * kg_minutes_noting_begin:
 * @workspace: (nullable): %NULL notes nothing
 * @widget: shows an error, as long as it is there
 * @notes: (transfer full): of kg_minutes_notes_new()
 */
void
kg_minutes_noting_begin (KgWorkspace *workspace,
                         GtkWidget   *widget,
                         GPtrArray   *notes)
{
  Pending *pending;

  if (workspace == NULL || notes->len == 0) {
    g_ptr_array_unref (notes);
    return;
  }

  pending = g_new0 (Pending, 1);
  g_weak_ref_init (&pending->widget, widget);
  pending->application = kg_meeting_act_hold ();
  kg_workspace_save_async (workspace, _("Export"), kg_minutes_notes_keep, notes,
                           (GDestroyNotify) g_ptr_array_unref, NULL, noted_cb, pending);
}
