// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-assignment-source.h"

/**
 * KgAssignmentSource:
 *
 * The assignments of a workspace, read anew after every change. Several
 * changes in a row cost one more reading.
 *
 * Signals: changed, when there is another list, or none; failed, with the
 * GError of a reading.
 */

struct _KgAssignmentSource {
  GObject parent_instance;

  KgWorkspace *workspace;
  GCancellable *cancellable;
  KgAssignmentList *list;
  gboolean loading;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (KgAssignmentSource, kg_assignment_source, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct {
  KgBoard *board;
  KgAssignmentList *list;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->list, kg_assignment_list_unref);
  kg_board_unref (load->board);
  g_free (load);
}

static gboolean
load_list (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Load *load = data;

  load->list = kg_assignment_list_load (txn, context, load->board, error);
  return load->list != NULL;
}

static void reload (KgAssignmentSource *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KgAssignmentSource) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (KG_WORKSPACE (source) != self->workspace)
    return;

  self->loading = FALSE;
  if (load == NULL) {
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  } else {
    g_autoptr (KgAssignmentList) old = self->list;

    self->list = kg_assignment_list_ref (load->list);
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  }

  if (self->stale && self->workspace != NULL)
    reload (self);
}

static void
reload (KgAssignmentSource *self)
{
  KgBoard *board = kg_workspace_get_board (self->workspace);
  Load *load;

  if (board == NULL)
    return;
  if (self->loading) {
    self->stale = TRUE;
    return;
  }

  self->loading = TRUE;
  self->stale = FALSE;
  load = g_new0 (Load, 1);
  load->board = kg_board_ref (board);
  kg_workspace_read_async (self->workspace, load_list, load, load_free, self->cancellable,
                           loaded_cb, g_object_ref (self));
}

static void
kg_assignment_source_dispose (GObject *object)
{
  KgAssignmentSource *self = KG_ASSIGNMENT_SOURCE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->list, kg_assignment_list_unref);

  G_OBJECT_CLASS (kg_assignment_source_parent_class)->dispose (object);
}

static void
kg_assignment_source_class_init (KgAssignmentSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_assignment_source_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
kg_assignment_source_init (KgAssignmentSource *self)
{
}

KgAssignmentSource *
kg_assignment_source_new (void)
{
  return g_object_new (KG_TYPE_ASSIGNMENT_SOURCE, NULL);
}

/**
 * kg_assignment_source_get_workspace:
 *
 * Returns: (nullable) (transfer none): whose assignments these are
 */
KgWorkspace *
kg_assignment_source_get_workspace (KgAssignmentSource *self)
{
  return self->workspace;
}

void
kg_assignment_source_set_workspace (KgAssignmentSource *self,
                                    KgWorkspace        *workspace)
{
  if (self->workspace != NULL) {
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  }

  self->loading = self->stale = FALSE;
  g_clear_pointer (&self->list, kg_assignment_list_unref);
  g_set_object (&self->workspace, workspace);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  if (workspace != NULL) {
    self->cancellable = g_cancellable_new ();
    g_signal_connect_object (workspace, "board-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (workspace, "data-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
    reload (self);
  }
}

/**
 * kg_assignment_source_get_list:
 *
 * Returns: (nullable) (transfer none): the assignments; %NULL until they were
 *   read for the first time
 */
KgAssignmentList *
kg_assignment_source_get_list (KgAssignmentSource *self)
{
  return self->list;
}
