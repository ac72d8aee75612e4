// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-wall-shelf.h"

#include <string.h>

/**
 * KgWallShelf:
 *
 * What the pages of the wall show, read from a workspace when it is asked for.
 * After a change everything is read anew; what was there before is shown until
 * then. Knows nothing of an order.
 *
 * Signals: changed, when a page was read.
 */

#define MOST_KEPT 12 /* pages whose content is kept */

struct _KgWallShelf {
  GObject parent_instance;

  KgWorkspace *workspace;
  KgBoard *board;          /* (nullable): what the pages are of */
  GHashTable *contents;    /* id → KgWallContent that is up to date */
  GHashTable *older;       /* id → KgWallContent to be shown until that one is there */
  GHashTable *loading;     /* ids */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (KgWallShelf, kg_wall_shelf, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_topic (const char *id)
{
  return g_str_has_prefix (id, KG_WALL_ID_TOPIC);
}

/* What the board alone tells, in a thread of its own: that of the store has
 * nothing to do with it. */
static gboolean
is_of_board (const char *id)
{
  return g_str_equal (id, KG_WALL_ID_OVERVIEW) || g_str_equal (id, KG_WALL_ID_CHANGES);
}

static void
keep (KgWallShelf   *self,
      const char    *id,
      KgWallContent *content)
{
  g_hash_table_remove (self->loading, id);
  g_hash_table_insert (self->contents, g_strdup (id), content);
  g_hash_table_remove (self->older, id);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Loading. What was asked for before the last change is of no use any more:
 * then its cancellable is another. */

typedef struct {
  char *id;
  KgBoard *board;
  KgProjectFile *file;    /* nullable */
  KgWallMeeting *meeting; /* nullable */
} Load;

static Load *
load_new (KgWallShelf *self,
          const char  *id)
{
  Load *load = g_new0 (Load, 1);

  load->id = g_strdup (id);
  load->board = kg_board_ref (self->board);
  return load;
}

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->file, kg_project_file_unref);
  g_clear_pointer (&load->meeting, kg_wall_meeting_unref);
  kg_board_unref (load->board);
  g_free (load->id);
  g_free (load);
}

static gboolean
load_from_store (KgTxn      *txn,
                 KgContext  *context,
                 gpointer    data,
                 GError    **error)
{
  Load *load = data;

  if (is_topic (load->id))
    load->meeting = kg_wall_meeting_load_topic (txn, load->id + strlen (KG_WALL_ID_TOPIC), error);
  else if (kg_wall_id_is_project (load->id))
    load->file = kg_project_file_load (txn, context, load->id, error);
  else
    load->meeting = kg_wall_meeting_load (txn, context, error);

  return load->file != NULL || load->meeting != NULL;
}

static KgWallContent *
make (const Load *load)
{
  if (is_topic (load->id))
    return kg_wall_content_new_topic (load->board, load->meeting);
  if (g_str_equal (load->id, KG_WALL_ID_DECISIONS))
    return kg_wall_content_new_decisions (load->board, load->meeting);
  if (g_str_equal (load->id, KG_WALL_ID_CLOSE))
    return kg_wall_content_new_close (load->board, load->meeting);
  if (g_str_equal (load->id, KG_WALL_ID_CHANGES))
    return kg_wall_content_new_changes (load->board);
  if (g_str_equal (load->id, KG_WALL_ID_OVERVIEW))
    return kg_wall_content_new_overview (load->board, TRUE);

  return kg_wall_content_new_project (load->board, kg_board_find_project (load->board, load->id), load->file);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KgWallShelf) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  /* What cannot be read is shown as the board knows it. */
  if (load == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  keep (self, load->id, make (load));
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, make (task_data), (GDestroyNotify) kg_wall_content_unref);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  KgWallContent *content = g_task_propagate_pointer (G_TASK (result), NULL);

  if (content != NULL)
    keep (KG_WALL_SHELF (source), ((Load *) g_task_get_task_data (G_TASK (result)))->id, content);
}

static void
take_older (KgWallShelf *self)
{
  GHashTableIter iter;
  gpointer id, content;

  g_hash_table_iter_init (&iter, self->contents);
  while (g_hash_table_iter_next (&iter, &id, &content)) {
    g_hash_table_iter_steal (&iter);
    g_hash_table_replace (self->older, id, content);
  }
}

static void
kg_wall_shelf_dispose (GObject *object)
{
  KgWallShelf *self = KG_WALL_SHELF (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kg_wall_shelf_parent_class)->dispose (object);
}

static void
kg_wall_shelf_finalize (GObject *object)
{
  KgWallShelf *self = KG_WALL_SHELF (object);

  g_clear_pointer (&self->board, kg_board_unref);
  g_hash_table_unref (self->contents);
  g_hash_table_unref (self->older);
  g_hash_table_unref (self->loading);

  G_OBJECT_CLASS (kg_wall_shelf_parent_class)->finalize (object);
}

static void
kg_wall_shelf_class_init (KgWallShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kg_wall_shelf_dispose;
  object_class->finalize = kg_wall_shelf_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kg_wall_shelf_init (KgWallShelf *self)
{
  self->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kg_wall_content_unref);
  self->older = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kg_wall_content_unref);
  self->loading = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

KgWallShelf *
kg_wall_shelf_new (KgWorkspace *workspace)
{
  KgWallShelf *self = g_object_new (KG_TYPE_WALL_SHELF, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

gboolean
kg_wall_shelf_has_board (KgWallShelf *self)
{
  return self->board != NULL;
}

/**
 * kg_wall_shelf_refresh:
 *
 * From now on pages are of @board; all that was read is out of date.
 */
void
kg_wall_shelf_refresh (KgWallShelf *self,
                       KgBoard     *board)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->loading);
  take_older (self);

  kg_board_ref (board);
  g_clear_pointer (&self->board, kg_board_unref);
  self->board = board;
}

/**
 * kg_wall_shelf_load:
 *
 * Sees to it that the page is there before long.
 */
void
kg_wall_shelf_load (KgWallShelf *self,
                    const char  *id)
{
  if (self->board == NULL || g_hash_table_contains (self->contents, id) ||
      !g_hash_table_add (self->loading, g_strdup (id)))
    return;

  if (is_of_board (id)) {
    g_autoptr (GTask) task = g_task_new (self, self->cancellable, made_cb, NULL);

    g_task_set_task_data (task, load_new (self, id), load_free);
    g_task_run_in_thread (task, make_in_thread);
  } else {
    kg_workspace_read_async (self->workspace, load_from_store, load_new (self, id), load_free, self->cancellable,
                             loaded_cb, g_object_ref (self));
  }
}

static gboolean
is_spare (gpointer key,
          gpointer value,
          gpointer user_data)
{
  return !g_strv_contains (user_data, key);
}

/**
 * kg_wall_shelf_trim:
 * @keep: ids of pages that are wanted before long
 *
 * Lets the other pages go when there are many.
 */
void
kg_wall_shelf_trim (KgWallShelf       *self,
                    const char *const *keep)
{
  if (g_hash_table_size (self->contents) + g_hash_table_size (self->older) <= MOST_KEPT)
    return;

  g_hash_table_foreach_remove (self->contents, is_spare, (gpointer) keep);
  g_hash_table_foreach_remove (self->older, is_spare, (gpointer) keep);
}

/**
 * kg_wall_shelf_peek:
 *
 * Returns: (transfer none) (nullable): what the page shows, once all of it is
 *   there
 */
KgWallContent *
kg_wall_shelf_peek (KgWallShelf *self,
                    const char  *id)
{
  return g_hash_table_lookup (self->contents, id);
}

/**
 * kg_wall_shelf_get:
 *
 * Returns: (transfer none) (nullable): all of the page, else the page before
 *   the last change, else what the board knows; %NULL as long as there is no
 *   board
 */
KgWallContent *
kg_wall_shelf_get (KgWallShelf *self,
                   const char  *id)
{
  KgWallContent *content = g_hash_table_lookup (self->contents, id);

  if (content == NULL)
    content = g_hash_table_lookup (self->older, id);
  if (content != NULL || self->board == NULL)
    return content;

  if (g_str_equal (id, KG_WALL_ID_OVERVIEW)) {
    content = kg_wall_content_new_overview (self->board, FALSE);
  } else {
    Load *load = load_new (self, id);

    content = make (load);
    load_free (load);
  }
  g_hash_table_insert (self->older, g_strdup (id), content);

  return content;
}

gboolean
kg_wall_id_is_project (const char *id)
{
  return !is_topic (id) && !is_of_board (id) && !g_str_equal (id, KG_WALL_ID_DECISIONS) &&
         !g_str_equal (id, KG_WALL_ID_CLOSE);
}
