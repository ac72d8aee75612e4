// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-window-private.h"

#include "app/kg-import-dialog.h"
#include "services/kg-sample.h"
#include "services/kg-store-place.h"
#include "services/kg-week-keeper.h"

#include <glib/gi18n.h>

/* How a store comes into a window, and goes from it. */

/* ms to wait for a store before a page says that one waits */
#define PATIENCE_MS 120

static void
sample_filled_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (KgWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  if (self->workspace == KG_WORKSPACE (source))
    self->fill_with_sample = FALSE;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kg_window_show_error (self, error);
}

static gboolean
fill_sample (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  return kg_sample_fill (txn, context, error);
}

static void
import_pending (KgWindow *self)
{
  g_autofree char *path = g_steal_pointer (&self->import);

  if (path != NULL)
    kg_import_dialog_open (GTK_WINDOW (self), self->workspace, path);
}

typedef struct {
  KgWindow *window;
  KgOpening *opening;
} Waiting;

static void
take_up (KgWindow    *self,
         KgWorkspace *workspace)
{
  kg_week_keeper_watch (workspace);
  kg_window_set_workspace (self, workspace);
  import_pending (self);
  if (self->fill_with_sample)
    kg_workspace_commit_async (workspace, _("Fill in the sample district"), fill_sample, NULL, NULL,
                               self->cancellable, sample_filled_cb, g_object_ref (self));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Waiting *waiting = user_data;
  g_autoptr (KgWindow) self = waiting->window;
  g_autoptr (KgOpening) opening = waiting->opening;
  g_autoptr (GError) error = NULL;
  g_autoptr (KgWorkspace) workspace = kg_opening_finish (opening, result, self->by, &error);

  /* The window was closed, or another store was asked for. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (workspace == NULL) {
    kg_window_show_error (self, error);
    return;
  }

  take_up (self, workspace);
}

/* Another window of the program that has this store open shares what it has, so
 * that both are at one page of the wall and undo one row of acts. */
static KgWorkspace *
find_workspace (KgWindow   *self,
                const char *uri)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (; windows != NULL; windows = windows->next) {
    KgWindow *other = KG_IS_WINDOW (windows->data) ? windows->data : NULL;

    if (other != NULL && other != self && other->workspace != NULL && other->today == self->today &&
        g_str_equal (kg_workspace_get_uri (other->workspace), uri) && g_str_equal (other->by, self->by))
      return other->workspace;
  }

  return NULL;
}

/* What was shown goes at once: nothing is changed in it by mistake, and none
 * of its changes brings it back. */
void
kg_window_forget_store (KgWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kg_window_set_workspace (self, NULL);
}

/**
 * kg_window_open_store:
 * @fill_with_sample: fill in the sample district when the store is empty
 *
 * Shows another store in this window. The default and the sample store are
 * made when they are not there.
 */
void
kg_window_open_store (KgWindow   *self,
                      const char *uri,
                      gboolean    fill_with_sample)
{
  g_autofree char *place = kg_store_place_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KgContext) context = NULL;
  g_autoptr (KgBoardCache) cache = NULL;
  g_autoptr (KgOpening) opening = NULL;
  KgWorkspace *shared;
  gboolean ours = fill_with_sample || g_str_equal (uri, place);

  self->fill_with_sample = fill_with_sample;
  if (!kg_store_place_prepare (uri, &error)) {
    kg_window_forget_store (self);
    kg_window_show_error (self, error);
    return;
  }

  shared = find_workspace (self, uri);
  if (shared != NULL) {
    kg_window_forget_store (self);
    kg_window_show_view (self, "loading");
    self->fill_with_sample = FALSE;
    kg_window_set_workspace (self, shared);
    import_pending (self);
    return;
  }

  context = kg_context_new (self->today != KG_DATE_NONE ? self->today : kg_today ());
  cache = kg_board_cache_new_for_user (uri);
  opening = kg_opening_start (uri, ours ? KG_STORE_CREATE : KG_STORE_EXISTING, context, cache);
  kg_window_show_opening (self, opening, fill_with_sample);
}

/**
 * kg_window_show_opening:
 * @opening: a store that is on its way, on the window's day
 *
 * Shows that store as soon as it is there.
 */
void
kg_window_show_opening (KgWindow  *self,
                        KgOpening *opening,
                        gboolean   fill_with_sample)
{
  gboolean is_on_screen = gtk_widget_get_mapped (GTK_WIDGET (self));
  g_autoptr (KgWorkspace) workspace = NULL;
  Waiting *waiting;

  kg_window_forget_store (self);
  kg_window_show_view (self, "loading");
  self->fill_with_sample = fill_with_sample;

  /* A page that says so would take longer to show than most stores to open. */
  workspace = is_on_screen ? NULL : kg_opening_take (opening, self->by, PATIENCE_MS);
  if (workspace != NULL) {
    take_up (self, workspace);
    return;
  }

  waiting = g_new0 (Waiting, 1);
  waiting->window = g_object_ref (self);
  waiting->opening = kg_opening_ref (opening);
  kg_opening_wait_async (opening, self->cancellable, opened_cb, waiting);
}

/**
 * kg_window_import:
 * @path: a list of projects
 *
 * Shows what importing a list would do, as soon as the store is open.
 */
void
kg_window_import (KgWindow   *self,
                  const char *path)
{
  g_free (self->import);
  self->import = g_strdup (path);
  if (self->workspace != NULL)
    import_pending (self);
}
