// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-wall-deck.h"

/**
 * KgWallDeck:
 *
 * Which pages the wall has, and at which one it is: the overview, each red
 * project, each yellow one. Follows the changes of a workspace and keeps its
 * page; of the pages beside it, it has what they show at hand before somebody
 * turns to them. A project that is shown when it has no page, because it was
 * asked for or because its light changed meanwhile, has one until it is left.
 *
 * Signals: changed, when the pages, the position or what a page shows is
 * another.
 */

#define OVERVIEW "" /* instead of the id of a project */
#define MOST_KEPT 12 /* pages whose content is kept */

struct _KgWallDeck {
  GObject parent_instance;

  KgWorkspace *workspace;
  KgBoard *board;          /* (nullable): what the pages are of */
  GPtrArray *ids;          /* of the projects, in the order of their pages */
  guint position;          /* 0 is the overview */
  gboolean is_guest;       /* the project at the position has a page only as long as it is shown */
  GHashTable *contents;    /* id → KgWallContent that is up to date */
  GHashTable *older;       /* id → KgWallContent to be shown until that one is there */
  GHashTable *loading;     /* ids */
  GCancellable *cancellable;
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (KgWallDeck, kg_wall_deck, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
id_at (KgWallDeck *self,
       guint       position)
{
  return position == 0 ? OVERVIEW : g_ptr_array_index (self->ids, position - 1);
}

static void
emit_changed (KgWallDeck *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
keep (KgWallDeck    *self,
      const char    *id,
      KgWallContent *content)
{
  g_hash_table_insert (self->contents, g_strdup (id), content);
  g_hash_table_remove (self->older, id);
}

/* Loading. What was asked for before the last change is of no use any more:
 * then its cancellable is another. */

typedef struct {
  char *id;
  KgProjectFile *file;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->file, kg_project_file_unref);
  g_free (load->id);
  g_free (load);
}

static gboolean
load_file (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Load *load = data;

  load->file = kg_project_file_load (txn, context, load->id, error);
  return load->file != NULL;
}

static void
file_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KgWallDeck) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  /* A project that cannot be read is shown as the board knows it. */
  if (load == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_hash_table_remove (self->loading, load->id);
  keep (self, load->id, kg_wall_content_new_project (self->board, NULL, load->file));
  emit_changed (self);
}

static void
look_ahead_in_thread (GTask        *task,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  g_task_return_pointer (task, kg_wall_content_new_overview (task_data, TRUE),
                         (GDestroyNotify) kg_wall_content_unref);
}

static void
looked_ahead_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  KgWallDeck *self = KG_WALL_DECK (source);
  KgWallContent *content = g_task_propagate_pointer (G_TASK (result), NULL);

  if (content == NULL)
    return;

  g_hash_table_remove (self->loading, OVERVIEW);
  keep (self, OVERVIEW, content);
  emit_changed (self);
}

static void
load (KgWallDeck *self,
      guint       position)
{
  const char *id = id_at (self, position);

  if (g_hash_table_contains (self->contents, id) || !g_hash_table_add (self->loading, g_strdup (id)))
    return;

  if (position == 0) {
    g_autoptr (GTask) task = g_task_new (self, self->cancellable, looked_ahead_cb, NULL);

    g_task_set_task_data (task, kg_board_ref (self->board), (GDestroyNotify) kg_board_unref);
    g_task_run_in_thread (task, look_ahead_in_thread);
  } else {
    Load *data = g_new0 (Load, 1);

    data->id = g_strdup (id);
    kg_workspace_read_async (self->workspace, load_file, data, load_free, self->cancellable,
                             file_loaded_cb, g_object_ref (self));
  }
}

static gboolean
is_far (gpointer key,
        gpointer value,
        gpointer user_data)
{
  KgWallDeck *self = user_data;
  guint n = kg_wall_deck_get_n_pages (self);

  for (guint i = MAX (self->position, 1) - 1; i <= self->position + 1 && i < n; i++)
    if (g_str_equal (id_at (self, i), key))
      return FALSE;

  return TRUE;
}

static void
load_around (KgWallDeck *self)
{
  guint n = kg_wall_deck_get_n_pages (self);

  if (self->board == NULL)
    return;
  if (g_hash_table_size (self->contents) + g_hash_table_size (self->older) > MOST_KEPT) {
    g_hash_table_foreach_remove (self->contents, is_far, self);
    g_hash_table_foreach_remove (self->older, is_far, self);
  }

  load (self, self->position);
  if (self->position + 1 < n)
    load (self, self->position + 1);
  if (self->position > 0)
    load (self, self->position - 1);
}

/* The pages */

static gboolean
find_position (KgWallDeck *self,
               const char *id,
               guint      *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->ids, i), id)) {
      *position = i + 1;
      return TRUE;
    }

  return FALSE;
}

static void
fill_ids (KgWallDeck *self)
{
  g_autoptr (GArray) order = kg_wall_order (self->board);

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (self->ids, g_strdup (kg_board_get_project (self->board, g_array_index (order, guint, i))->id));
}

/* Turns to a project, which is given a page at @position when it has none. */
static void
show (KgWallDeck *self,
      const char *id,
      guint       position)
{
  self->is_guest = !find_position (self, id, &self->position);
  if (self->is_guest) {
    self->position = CLAMP (position, 1, self->ids->len + 1);
    g_ptr_array_insert (self->ids, (int) self->position - 1, g_strdup (id));
  }
}

static void
take_older (KgWallDeck *self)
{
  GHashTableIter iter;
  gpointer id, content;

  g_hash_table_iter_init (&iter, self->contents);
  while (g_hash_table_iter_next (&iter, &id, &content)) {
    g_hash_table_iter_steal (&iter);
    g_hash_table_replace (self->older, id, content);
  }
}

/* Reads everything that is shown anew. */
static gboolean
refresh_cb (gpointer user_data)
{
  KgWallDeck *self = user_data;
  g_autofree char *id = g_strdup (id_at (self, self->position));
  KgBoard *board = kg_workspace_get_board (self->workspace);

  self->refresh_id = 0;
  if (board == NULL)
    return G_SOURCE_REMOVE;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->loading);
  take_older (self);

  kg_board_ref (board);
  g_clear_pointer (&self->board, kg_board_unref);
  self->board = board;
  fill_ids (self);
  if (*id == '\0' || kg_board_find_project (board, id) == NULL) {
    self->position = MIN (self->position, self->ids->len);
    self->is_guest = FALSE;
  } else {
    show (self, id, self->position);
  }

  load_around (self);
  emit_changed (self);

  return G_SOURCE_REMOVE;
}

/* A commit changes data and then the board: both are one refresh. */
static void
refresh (KgWallDeck *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
kg_wall_deck_dispose (GObject *object)
{
  KgWallDeck *self = KG_WALL_DECK (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kg_wall_deck_parent_class)->dispose (object);
}

static void
kg_wall_deck_finalize (GObject *object)
{
  KgWallDeck *self = KG_WALL_DECK (object);

  g_clear_pointer (&self->board, kg_board_unref);
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->contents);
  g_hash_table_unref (self->older);
  g_hash_table_unref (self->loading);

  G_OBJECT_CLASS (kg_wall_deck_parent_class)->finalize (object);
}

static void
kg_wall_deck_class_init (KgWallDeckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kg_wall_deck_dispose;
  object_class->finalize = kg_wall_deck_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kg_wall_deck_init (KgWallDeck *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kg_wall_content_unref);
  self->older = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kg_wall_content_unref);
  self->loading = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

KgWallDeck *
kg_wall_deck_new (KgWorkspace *workspace)
{
  KgWallDeck *self = g_object_new (KG_TYPE_WALL_DECK, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "board-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh_cb (self);

  return self;
}

guint
kg_wall_deck_get_n_pages (KgWallDeck *self)
{
  return self->ids->len + 1;
}

guint
kg_wall_deck_get_position (KgWallDeck *self)
{
  return self->position;
}

/**
 * kg_wall_deck_get_project:
 *
 * Returns: (nullable): the id of the project that is shown; %NULL at the
 *   overview
 */
const char *
kg_wall_deck_get_project (KgWallDeck *self)
{
  return self->position > 0 ? id_at (self, self->position) : NULL;
}

/**
 * kg_wall_deck_peek_content:
 *
 * Returns: (transfer none) (nullable): what the page at @position shows, once
 *   all of it is there
 */
KgWallContent *
kg_wall_deck_peek_content (KgWallDeck *self,
                           guint       position)
{
  return position < kg_wall_deck_get_n_pages (self) ? g_hash_table_lookup (self->contents, id_at (self, position))
                                                    : NULL;
}

/**
 * kg_wall_deck_get_content:
 *
 * Returns: (transfer none) (nullable): what is shown: all of the page, else
 *   the page before the last change, else what the board knows; %NULL as long
 *   as there is no board
 */
KgWallContent *
kg_wall_deck_get_content (KgWallDeck *self)
{
  const char *id = id_at (self, self->position);
  KgWallContent *content = g_hash_table_lookup (self->contents, id);

  if (content == NULL)
    content = g_hash_table_lookup (self->older, id);
  if (content != NULL || self->board == NULL)
    return content;

  if (self->position == 0)
    content = kg_wall_content_new_overview (self->board, FALSE);
  else
    content = kg_wall_content_new_project (self->board, kg_board_find_project (self->board, id), NULL);
  g_hash_table_insert (self->older, g_strdup (id), content);

  return content;
}

/**
 * kg_wall_deck_go_to:
 * @position: 0 is the overview; beyond the last page it is the last one
 */
void
kg_wall_deck_go_to (KgWallDeck *self,
                    guint       position)
{
  position = MIN (position, self->ids->len);
  if (position == self->position)
    return;

  if (self->is_guest) {
    g_ptr_array_remove_index (self->ids, self->position - 1);
    position -= position > self->position;
    self->is_guest = FALSE;
  }
  self->position = position;
  load_around (self);
  emit_changed (self);
}

/**
 * kg_wall_deck_turn:
 * @pages: forward, or back when negative; the first and the last page stay
 */
void
kg_wall_deck_turn (KgWallDeck *self,
                   int         pages)
{
  int position = (int) self->position + pages;

  kg_wall_deck_go_to (self, (guint) MAX (position, 0));
}

/**
 * kg_wall_deck_show_project:
 * @id: of a project, whatever its light
 */
void
kg_wall_deck_show_project (KgWallDeck *self,
                           const char *id)
{
  if (self->board == NULL || kg_board_find_project (self->board, id) == NULL ||
      g_str_equal (id_at (self, self->position), id))
    return;

  kg_wall_deck_go_to (self, 0);
  show (self, id, self->ids->len + 1);
  load_around (self);
  emit_changed (self);
}
