// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-keeper.h"

#include "services/kg-board-file.h"
#include "services/kg-board-private.h"

#include <sys/resource.h>
#include <unistd.h>

/* A board that was kept is shown at once, for the store says which change was
 * its last. What was changed without being told, by hand in the database, the
 * store cannot say: so the board is read as well, over a connection of its own
 * while nobody waits, and if it is another one the workspace reads it again.
 *
 * The board is kept when it was read, and when the workspace goes. */

#define DATA "kg-board-keeper"
#define MOST_RESTS 8 /* to wait for a rest */

typedef struct {
  KgWorkspace *workspace; /* which owns this */
  KgBoardCache *cache;
  KgBoard *board;         /* as the workspace has it */
  KgBoard *kept;          /* nullable: that is in the file, or on its way there */
  gboolean unverified;
  guint timer;
  guint rest;             /* ms */
  gint64 busy;            /* when somebody last did something, in µs, */
  gint64 since;           /* and since when it waits for them to rest */
  GCancellable *cancellable;
} KgBoardKeeper;

typedef enum { FOUND_SAME, FOUND_OTHER, FOUND_NOTHING } Finding;

/* What is done on a thread. */
typedef struct {
  KgBoardCache *cache;
  KgBoard *board;
  gboolean unverified;
  KgBoard *fresh;         /* nullable: what it was held against */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  kg_board_cache_unref (work->cache);
  kg_board_unref (work->board);
  g_clear_pointer (&work->fresh, kg_board_unref);
  g_free (work);
}

static gboolean
read_fresh (KgTxn     *txn,
            gpointer   data,
            GError   **error)
{
  Work *work = data;

  work->fresh = kg_board_load (txn, kg_board_get_context (work->board), NULL, error);
  return work->fresh != NULL;
}

static void
write_file (KgBoardCache *cache,
            GBytes       *file)
{
  g_autoptr (GError) error = NULL;

  if (file != NULL && !kg_board_cache_write (cache, file, &error))
    g_debug ("The board is not kept: %s", error->message);
}

static void
write_board (KgBoardCache  *cache,
             const KgBoard *board)
{
  g_autoptr (GBytes) file = kg_board_file_new (board);

  write_file (cache, file);
}

/* Whether the board shows what is in the store. */
static Finding
verify (Work *work)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) store = kg_store_open (kg_board_cache_get_uri (work->cache), KG_STORE_EXISTING, &error);
  g_autoptr (GBytes) shown = NULL;
  g_autoptr (GBytes) fresh = NULL;
  g_autoptr (GBytes) file = NULL;

  if (store == NULL || !kg_store_read (store, read_fresh, work, &error)) {
    g_debug ("The board is not held against the store: %s", error->message);
    return FOUND_NOTHING;
  }

  shown = kg_board_file_summarize (work->board);
  file = kg_board_file_new (work->fresh);
  write_file (work->cache, file);
  fresh = file != NULL && shown != NULL ? g_bytes_new_from_bytes (file, 0, g_bytes_get_size (shown)) : NULL;

  return shown != NULL && fresh != NULL && g_bytes_equal (shown, fresh) ? FOUND_SAME : FOUND_OTHER;
}

/* Gives way to everything else there is to do, as do the threads of the store
 * that it opens. To be of the last class of all would not do: what waits for
 * this thread's turn at the process's memory would wait with it. */
static gpointer
work_in_thread (gpointer data)
{
  g_autoptr (GTask) task = data;
  Work *work = g_task_get_task_data (task);
  Finding finding = FOUND_SAME;

  setpriority (PRIO_PROCESS, (id_t) gettid (), 19);
  if (work->unverified)
    finding = verify (work);
  else
    write_board (work->cache, work->board);
  g_task_return_int (task, finding);

  return NULL;
}

static void wait (KgBoardKeeper *self);

static void
work_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  KgBoardKeeper *self = data;
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  Finding finding = (Finding) g_task_propagate_int (G_TASK (result), &error);

  /* Then the keeper is gone. */
  if (error != NULL)
    return;

  /* The store is out of reach for now: what is shown stays in doubt. */
  if (finding == FOUND_NOTHING) {
    wait (self);
    return;
  }

  g_clear_pointer (&self->kept, kg_board_unref);
  self->kept = kg_board_ref (finding == FOUND_SAME ? work->board : work->fresh);
  self->unverified = FALSE;
  if (finding == FOUND_OTHER)
    kg_workspace_reload (self->workspace);
}

static void
begin (KgBoardKeeper *self)
{
  GTask *task = g_task_new (NULL, self->cancellable, work_done_cb, self);
  Work *work = g_new0 (Work, 1);

  work->cache = kg_board_cache_ref (self->cache);
  work->board = kg_board_ref (self->board);
  work->unverified = self->unverified;
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, work, work_free);
  g_thread_unref (g_thread_new ("kg-board-keeper", work_in_thread, task));
}

/* People may be busy all the time; then it is done beside that. */
static gboolean
rest_over_cb (gpointer data)
{
  KgBoardKeeper *self = data;
  gint64 now = g_get_monotonic_time ();
  gint64 rested = (now - self->busy) / G_TIME_SPAN_MILLISECOND;
  gint64 waited = (now - self->since) / G_TIME_SPAN_MILLISECOND;

  if (rested < self->rest && waited < MOST_RESTS * (gint64) self->rest) {
    self->timer = g_timeout_add (self->rest - (guint) rested, rest_over_cb, self);
    return G_SOURCE_REMOVE;
  }

  self->timer = 0;
  begin (self);
  return G_SOURCE_REMOVE;
}

static void
wait (KgBoardKeeper *self)
{
  self->since = g_get_monotonic_time ();
  self->timer = g_timeout_add (self->rest, rest_over_cb, self);
}

static void
board_changed_cb (KgBoardKeeper *self)
{
  kg_board_unref (self->board);
  self->board = kg_board_ref (kg_workspace_get_board (self->workspace));
}

/* The workspace is on its way out. */
static void
keeper_free (gpointer data)
{
  KgBoardKeeper *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->board != self->kept && !self->unverified)
    write_board (self->cache, self->board);

  g_object_unref (self->cancellable);
  kg_board_unref (self->board);
  g_clear_pointer (&self->kept, kg_board_unref);
  kg_board_cache_unref (self->cache);
  g_free (self);
}

/**
 * kg_board_keeper_attach:
 * @workspace: has a board
 * @cache: of its store
 * @was_kept: the board came from @cache
 * @rest: how many milliseconds nothing should happen before anything is done
 *
 * Keeps the board of @workspace in @cache, as long as @workspace is there or
 * until another one is attached.
 */
void
kg_board_keeper_attach (KgWorkspace  *workspace,
                        KgBoardCache *cache,
                        gboolean      was_kept,
                        guint         rest)
{
  KgBoardKeeper *self = g_new0 (KgBoardKeeper, 1);
  gpointer before = g_object_get_data (G_OBJECT (workspace), DATA);

  if (before != NULL)
    g_signal_handlers_disconnect_by_data (workspace, before);
  self->workspace = workspace;
  self->cache = kg_board_cache_ref (cache);
  self->board = kg_board_ref (kg_workspace_get_board (workspace));
  self->unverified = was_kept;
  self->cancellable = g_cancellable_new ();
  self->rest = rest;
  wait (self);
  g_signal_connect_swapped (workspace, "board-changed", G_CALLBACK (board_changed_cb), self);
  g_object_set_data_full (G_OBJECT (workspace), DATA, self, keeper_free);
}

/**
 * kg_board_keeper_put_off:
 *
 * Somebody is typing or pointing: what is to be done waits until they rest.
 */
void
kg_board_keeper_put_off (KgWorkspace *workspace)
{
  KgBoardKeeper *self = g_object_get_data (G_OBJECT (workspace), DATA);

  if (self != NULL)
    self->busy = g_get_monotonic_time ();
}
