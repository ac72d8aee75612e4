// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-wall-session.h"

#include "services/kg-wall-meeting.h"

/**
 * KgWallSession:
 *
 * Which item of its agenda the meeting in session is at. Where the secretary
 * sits at this program its meeting room says so, before it is stored; else the
 * store does, after every change by whichever seat.
 *
 * Signals: changed, when the item may be another.
 */

struct _KgWallSession {
  GObject parent_instance;

  KgWorkspace *workspace;
  KgRecord *stored;          /* (nullable) */
  GCancellable *cancellable; /* of the last reading */
  gboolean known;            /* the store was read once */
};

G_DEFINE_FINAL_TYPE (KgWallSession, kg_wall_session, G_TYPE_OBJECT)

static guint changed_signal;

static void
emit_changed (KgWallSession *self)
{
  g_signal_emit (self, changed_signal, 0);
}

typedef struct {
  KgRecord *item; /* nullable */
} Load;

static void
load_free (gpointer data)
{
  g_clear_pointer (&((Load *) data)->item, kg_record_unref);
  g_free (data);
}

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  return kg_wall_meeting_find_item (txn, &((Load *) data)->item, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KgWallSession) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *loaded = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  /* A later reading is on its way, or nobody waits any more. */
  if (self->workspace == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* A wall has no place to say what went wrong: it stays where it is. */
  if (loaded != NULL) {
    g_clear_pointer (&self->stored, kg_record_unref);
    self->stored = g_steal_pointer (&loaded->item);
  }
  self->known = TRUE;
  emit_changed (self);
}

static void
read_store (KgWallSession *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kg_workspace_read_async (self->workspace, load, g_new0 (Load, 1), load_free, self->cancellable, loaded_cb,
                           g_object_ref (self));
}

static void
kg_wall_session_dispose (GObject *object)
{
  KgWallSession *self = KG_WALL_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->stored, kg_record_unref);

  G_OBJECT_CLASS (kg_wall_session_parent_class)->dispose (object);
}

static void
kg_wall_session_class_init (KgWallSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_wall_session_dispose;

  changed_signal =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kg_wall_session_init (KgWallSession *self)
{
}

KgWallSession *
kg_wall_session_new (KgWorkspace *workspace)
{
  KgWallSession *self = g_object_new (KG_TYPE_WALL_SESSION, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "current-item-changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (read_store), self, G_CONNECT_SWAPPED);
  read_store (self);

  return self;
}

/**
 * kg_wall_session_get_item:
 *
 * Returns: (transfer none) (nullable): a row of the agenda; %NULL when no
 *   meeting is in session, or as long as that is not known
 */
KgRecord *
kg_wall_session_get_item (KgWallSession *self)
{
  KgRecord *item = kg_workspace_get_current_item (self->workspace);

  return item != NULL ? item : self->stored;
}

/**
 * kg_wall_session_is_known:
 *
 * Returns: whether an item that is told later is one that the meeting has gone
 *   on to
 */
gboolean
kg_wall_session_is_known (KgWallSession *self)
{
  return self->known || kg_workspace_get_current_item (self->workspace) != NULL;
}
