// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-workspace.h"

#include "core/kg-error.h"
#include "services/kg-board-refresh.h"
#include "services/kg-context-load.h"
#include "services/kg-query.h"
#include "services/kg-replay.h"
#include "services/kg-undo-stack.h"

#include <glib/gi18n-lib.h>

struct _KgWorkspace {
  GObject parent_instance;

  KgStore *store;
  KgContext *context;
  char *by;
  KgBoard *board;
  KgRecord *current_item; /* nullable: of the agenda */
  gboolean is_sample;
  gboolean loading;
  gboolean stale;     /* everything is to be read again */
  gboolean failed;    /* the last reading of the board */
  GHashTable *touched; /* ids of the projects that are to be read again */
  KgUndoStack *acts;
};

G_DEFINE_FINAL_TYPE (KgWorkspace, kg_workspace, G_TYPE_OBJECT)

enum {
  SIGNAL_BOARD_CHANGED,
  SIGNAL_DATA_CHANGED,
  SIGNAL_CURRENT_ITEM_CHANGED,
  SIGNAL_UNDO_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A use case on its way to the store's thread and back. */
typedef struct {
  KgUseCase func;
  KgContext *context;
  gpointer data;
  GDestroyNotify data_destroy;
  gboolean undoable;
} Job;

static Job *
job_new (KgContext      *context,
         KgUseCase       func,
         gpointer        data,
         GDestroyNotify  data_destroy)
{
  Job *job = g_new0 (Job, 1);

  job->context = kg_context_ref (context);
  job->func = func;
  job->data = data;
  job->data_destroy = data_destroy;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->data_destroy != NULL)
    job->data_destroy (job->data);
  kg_context_unref (job->context);
  g_free (job);
}

static gboolean
job_run (KgTxn     *txn,
         gpointer   user_data,
         GError   **error)
{
  Job *job = user_data;
  g_autoptr (KgContext) context = kg_context_in_store (txn, job->context, error);

  return context != NULL && job->func (txn, context, job->data, error);
}

/* Loading the board */

typedef struct {
  KgBoard *before;      /* nullable */
  GHashTable *projects; /* nullable: everything */
  KgBoard *board;
  gboolean is_sample;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->before, kg_board_unref);
  g_clear_pointer (&loaded->projects, g_hash_table_unref);
  g_clear_pointer (&loaded->board, kg_board_unref);
  g_free (loaded);
}

static gboolean
load_board (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Loaded *loaded = data;
  g_autofree char *sample = kg_query_setting (txn, "sample", NULL);

  loaded->is_sample = g_strcmp0 (sample, "1") == 0;
  loaded->board = kg_board_refresh (txn, context, loaded->before, loaded->projects, error);
  return loaded->board != NULL;
}

/* From now on work with the calendar and the rules of the store, unless
 * another day has begun meanwhile. */
static void
adopt_context (KgWorkspace *self)
{
  KgContext *context = kg_board_get_context (self->board);

  if (context == self->context || kg_context_get_today (context) != kg_context_get_today (self->context))
    return;

  kg_context_unref (self->context);
  self->context = kg_context_ref (context);
}

static void load_next (KgWorkspace *self);

static void
board_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  KgWorkspace *self = KG_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  Loaded *loaded = kg_workspace_finish (self, result, &error);

  self->loading = FALSE;
  if (loaded == NULL) {
    /* The next change finds a board that may lack more than itself. */
    self->failed = TRUE;
    self->stale = self->stale || g_hash_table_size (self->touched) > 0;
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    load_next (self);
    return;
  }

  g_clear_pointer (&self->board, kg_board_unref);
  self->board = kg_board_ref (loaded->board);
  self->is_sample = loaded->is_sample;
  adopt_context (self);
  g_signal_emit (self, signals[SIGNAL_BOARD_CHANGED], 0);
  load_next (self);
}

/* Loads what is to be loaded, one thing at a time: what changes meanwhile is
 * kept for the next time. */
static void
load_next (KgWorkspace *self)
{
  Loaded *loaded;

  if (self->loading || (!self->stale && g_hash_table_size (self->touched) == 0))
    return;

  loaded = g_new0 (Loaded, 1);
  if (!self->stale && self->board != NULL) {
    loaded->before = kg_board_ref (self->board);
    loaded->projects = g_steal_pointer (&self->touched);
    self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  }
  g_hash_table_remove_all (self->touched);
  self->loading = TRUE;
  self->stale = FALSE;
  self->failed = FALSE;
  kg_workspace_read_async (self, load_board, loaded, loaded_free, NULL, board_loaded_cb, NULL);
}

static void
store_changed_cb (KgWorkspace *self,
                  KgChangeset *changeset)
{
  if (!kg_board_find_touched (changeset, self->touched) || self->failed)
    self->stale = TRUE;
  load_next (self);
  g_signal_emit (self, signals[SIGNAL_DATA_CHANGED], 0);
}

static void
kg_workspace_dispose (GObject *object)
{
  KgWorkspace *self = KG_WORKSPACE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->board, kg_board_unref);
  g_clear_pointer (&self->context, kg_context_unref);
  g_clear_pointer (&self->current_item, kg_record_unref);
  g_clear_pointer (&self->acts, kg_undo_stack_free);

  G_OBJECT_CLASS (kg_workspace_parent_class)->dispose (object);
}

static void
kg_workspace_finalize (GObject *object)
{
  KgWorkspace *self = KG_WORKSPACE (object);

  g_hash_table_unref (self->touched);
  g_free (self->by);

  G_OBJECT_CLASS (kg_workspace_parent_class)->finalize (object);
}

static void
kg_workspace_class_init (KgWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kg_workspace_dispose;
  object_class->finalize = kg_workspace_finalize;

  signals[SIGNAL_BOARD_CHANGED] =
    g_signal_new ("board-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DATA_CHANGED] =
    g_signal_new ("data-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CURRENT_ITEM_CHANGED] =
    g_signal_new ("current-item-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_UNDO_CHANGED] =
    g_signal_new ("undo-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The GError of something that nobody waits for: loading, undo, redo. */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
kg_workspace_init (KgWorkspace *self)
{
  self->acts = kg_undo_stack_new ();
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static KgWorkspace *
new_unloaded (KgStore    *store,
              KgContext  *context,
              const char *by)
{
  KgWorkspace *self = g_object_new (KG_TYPE_WORKSPACE, NULL);

  self->store = g_object_ref (store);
  self->context = kg_context_ref (context);
  self->by = g_strdup (by);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kg_workspace_new:
 * @store: an open store
 * @by: who sits here; written beside every change
 *
 * Returns: a workspace that begins to load its board
 */
KgWorkspace *
kg_workspace_new (KgStore    *store,
                  KgContext  *context,
                  const char *by)
{
  KgWorkspace *self = new_unloaded (store, context, by);

  kg_workspace_reload (self);

  return self;
}

/**
 * kg_workspace_new_loaded:
 * @board: of @store, on the day of @context; nothing has changed since
 * @is_sample: whether the store is the sample district
 *
 * Returns: a workspace that has its board
 */
KgWorkspace *
kg_workspace_new_loaded (KgStore    *store,
                         KgContext  *context,
                         const char *by,
                         KgBoard    *board,
                         gboolean    is_sample)
{
  KgWorkspace *self = new_unloaded (store, context, by);

  self->board = kg_board_ref (board);
  self->is_sample = is_sample;
  adopt_context (self);

  return self;
}

/**
 * kg_workspace_get_board:
 *
 * Returns: (nullable): the board; %NULL until it was loaded for the first time
 */
KgBoard *
kg_workspace_get_board (KgWorkspace *self)
{
  return self->board;
}

KgContext *
kg_workspace_get_context (KgWorkspace *self)
{
  return self->context;
}

const char *
kg_workspace_get_by (KgWorkspace *self)
{
  return self->by;
}

const char *
kg_workspace_get_uri (KgWorkspace *self)
{
  return kg_store_get_uri (self->store);
}

gboolean
kg_workspace_is_sample (KgWorkspace *self)
{
  return self->is_sample;
}

/**
 * kg_workspace_get_undo_label:
 *
 * Returns: (nullable): what undo would take back; %NULL when nothing
 */
const char *
kg_workspace_get_undo_label (KgWorkspace *self)
{
  return kg_undo_stack_get_label (self->acts, FALSE);
}

const char *
kg_workspace_get_redo_label (KgWorkspace *self)
{
  return kg_undo_stack_get_label (self->acts, TRUE);
}

/**
 * kg_workspace_get_current_item:
 *
 * Returns: (transfer none) (nullable): the item of the agenda that the
 *   secretary is at; %NULL when no meeting is in session in this program
 */
KgRecord *
kg_workspace_get_current_item (KgWorkspace *self)
{
  return self->current_item;
}

/**
 * kg_workspace_set_current_item:
 * @item: (nullable): a row of the agenda
 *
 * Tells the windows of this program where the meeting is. Nothing of it goes
 * to the store.
 */
void
kg_workspace_set_current_item (KgWorkspace *self,
                               KgRecord    *item)
{
  gboolean same = g_strcmp0 (self->current_item != NULL ? kg_record_get_id (self->current_item) : NULL,
                             item != NULL ? kg_record_get_id (item) : NULL) == 0;

  if (item != NULL)
    kg_record_ref (item);
  g_clear_pointer (&self->current_item, kg_record_unref);
  self->current_item = item;
  if (!same)
    g_signal_emit (self, signals[SIGNAL_CURRENT_ITEM_CHANGED], 0);
}

/**
 * kg_workspace_set_context:
 *
 * Another day has begun, or the rules changed: everything is judged anew.
 */
void
kg_workspace_set_context (KgWorkspace *self,
                          KgContext   *context)
{
  kg_context_ref (context);
  kg_context_unref (self->context);
  self->context = context;
  kg_workspace_reload (self);
  g_signal_emit (self, signals[SIGNAL_DATA_CHANGED], 0);
}

/**
 * kg_workspace_reload:
 *
 * Loads the board again; several calls in a row cost one load.
 */
void
kg_workspace_reload (KgWorkspace *self)
{
  self->stale = TRUE;
  load_next (self);
}

static void
read_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (kg_store_read_finish (KG_STORE (source), result, &error))
    g_task_return_pointer (task, ((Job *) g_task_get_task_data (task))->data, NULL);
  else
    g_task_return_error (task, error);
}

/**
 * kg_workspace_read_async:
 * @func: runs on the store's thread and fills @data
 * @data: owned by the call; kg_workspace_finish() gives it back
 */
void
kg_workspace_read_async (KgWorkspace         *self,
                         KgUseCase            func,
                         gpointer             data,
                         GDestroyNotify       data_destroy,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = job_new (self->context, func, data, data_destroy);

  g_task_set_task_data (task, job, job_free);
  kg_store_read_async (self->store, job_run, job, NULL, cancellable, read_done_cb, task);
}

static void
commit_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  KgWorkspace *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (KgChangeset) done = kg_store_transact_finish (KG_STORE (source), result, &error);

  if (done == NULL) {
    g_task_return_error (task, error);
    return;
  }

  if (kg_changeset_get_size (done) > 0 && self->acts != NULL &&
      ((Job *) g_task_get_task_data (task))->undoable) {
    kg_undo_stack_push (self->acts, done);
    g_signal_emit (self, signals[SIGNAL_UNDO_CHANGED], 0);
  }

  g_task_return_pointer (task, ((Job *) g_task_get_task_data (task))->data, NULL);
}

static void
transact (KgWorkspace         *self,
          const char          *label,
          Job                 *job,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, job, job_free);
  kg_store_transact_async (self->store, self->by, label, job_run, job, NULL, cancellable,
                           commit_done_cb, task);
}

/**
 * kg_workspace_commit_async:
 * @label: what the act is called in the log and in “Undo …”
 * @func: runs on the store's thread in one transaction
 * @data: owned by the call; kg_workspace_finish() gives it back
 */
void
kg_workspace_commit_async (KgWorkspace         *self,
                           const char          *label,
                           KgUseCase            func,
                           gpointer             data,
                           GDestroyNotify       data_destroy,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Job *job = job_new (self->context, func, data, data_destroy);

  job->undoable = TRUE;
  transact (self, label, job, cancellable, callback, user_data);
}

/**
 * kg_workspace_save_async:
 *
 * As kg_workspace_commit_async(), for what happens while somebody works and
 * is no act of its own: a text that is saved as it is typed, the item that is
 * talked about. Undo passes it over.
 */
void
kg_workspace_save_async (KgWorkspace         *self,
                         const char          *label,
                         KgUseCase            func,
                         gpointer             data,
                         GDestroyNotify       data_destroy,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  transact (self, label, job_new (self->context, func, data, data_destroy), cancellable, callback, user_data);
}

/**
 * kg_workspace_finish:
 *
 * Returns: (transfer none): the data given to the call, valid as long as
 *   @result; %NULL with an error. A call without data gives %NULL without one.
 */
gpointer
kg_workspace_finish (KgWorkspace   *self,
                     GAsyncResult  *result,
                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Undo and redo */

static gboolean
replay (KgTxn     *txn,
        gpointer   user_data,
        GError   **error)
{
  return kg_replay_changeset (txn, user_data, error);
}

typedef struct {
  KgWorkspace *self;
  gboolean redo;
} Replay;

static void
replay_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree Replay *replayed = user_data;
  g_autoptr (KgWorkspace) self = replayed->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KgChangeset) done = kg_store_transact_finish (KG_STORE (source), result, &error);

  if (done == NULL)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  else if (self->acts != NULL)
    kg_undo_stack_put_back (self->acts, replayed->redo, done);

  g_signal_emit (self, signals[SIGNAL_UNDO_CHANGED], 0);
}

static void
take_back (KgWorkspace *self,
           gboolean     redo)
{
  g_autoptr (KgChangeset) last = kg_undo_stack_pop (self->acts, redo);
  KgChangeset *inverse;
  Replay *data;

  if (last == NULL)
    return;

  inverse = kg_changeset_invert (last, kg_changeset_get_label (last));
  data = g_new0 (Replay, 1);
  data->self = g_object_ref (self);
  data->redo = redo;
  kg_store_transact_async (self->store, self->by, kg_changeset_get_label (inverse),
                           replay, inverse, (GDestroyNotify) kg_changeset_unref, NULL,
                           replay_done_cb, data);
}

/**
 * kg_workspace_undo:
 *
 * Takes the last act of this seat back, as an act of its own in the log. When
 * somebody else changed the same row since then, nothing happens but the
 * failed signal.
 */
void
kg_workspace_undo (KgWorkspace *self)
{
  take_back (self, FALSE);
}

void
kg_workspace_redo (KgWorkspace *self)
{
  take_back (self, TRUE);
}
