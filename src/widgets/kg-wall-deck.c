// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-wall-deck.h"

#include "widgets/kg-wall-session.h"
#include "widgets/kg-wall-shelf.h"

/**
 * KgWallDeck:
 *
 * Which pages the wall has, and at which one it is: the overview, each red
 * project, each yellow one, what changed, what was decided last time, and the
 * end. All windows that show one deck show one page. Follows the changes of a
 * workspace and keeps its page; of the pages beside it, it has what they show
 * at hand before somebody turns to them. A page that is asked for and is none
 * of those, of a green project or of a topic, is there until it is left.
 *
 * While a meeting is in session it turns to the item that the secretary goes
 * to, at this program or another seat. Whoever turns elsewhere stays there
 * until the next item.
 *
 * Signals: changed, when the pages, the position, what a page shows or how it
 * is shown is another.
 */

#define N_CLOSING 3 /* the pages after those of the projects */
#define SHARED "kg-wall-deck"

struct _KgWallDeck {
  GObject parent_instance;

  KgWorkspace *workspace;
  KgWallShelf *shelf;
  KgWallSession *session;
  GPtrArray *ids;          /* of the pages, in their order */
  guint position;
  guint part;              /* of a long page; G_MAXUINT for its last one */
  KgWallZoom zoom;
  gboolean blank;
  gboolean is_guest;       /* the page at the position is there only as long as it is shown */
  gboolean is_asked;       /* somebody asked for a page before the item of the meeting was known */
  char *followed;          /* (nullable): the item of the agenda that it turned to last */
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
  return g_ptr_array_index (self->ids, position);
}

static void
emit_changed (KgWallDeck *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
load_around (KgWallDeck *self)
{
  const char *keep[4] = { id_at (self, self->position) };
  guint n = 1;

  if (self->position + 1 < self->ids->len)
    keep[n++] = id_at (self, self->position + 1);
  if (self->position > 0)
    keep[n++] = id_at (self, self->position - 1);

  kg_wall_shelf_trim (self->shelf, keep);
  for (guint i = 0; i < n; i++)
    kg_wall_shelf_load (self->shelf, keep[i]);
}

/* The pages */

static gboolean
find_position (KgWallDeck *self,
               const char *id,
               guint      *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_str_equal (id_at (self, i), id)) {
      *position = i;
      return TRUE;
    }

  return FALSE;
}

static void
fill_ids (KgWallDeck *self,
          KgBoard    *board)
{
  static const char *const closing[N_CLOSING] = { KG_WALL_ID_CHANGES, KG_WALL_ID_DECISIONS, KG_WALL_ID_CLOSE };
  g_autoptr (GArray) order = board != NULL ? kg_wall_order (board) : NULL;

  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_add (self->ids, g_strdup (KG_WALL_ID_OVERVIEW));
  for (guint i = 0; order != NULL && i < order->len; i++)
    g_ptr_array_add (self->ids, g_strdup (kg_board_get_project (board, g_array_index (order, guint, i))->id));
  for (guint i = 0; order != NULL && i < N_CLOSING; i++)
    g_ptr_array_add (self->ids, g_strdup (closing[i]));
}

/* Turns to a page, which is put at @position when there is none. */
static void
show (KgWallDeck *self,
      const char *id,
      guint       position)
{
  self->is_guest = !find_position (self, id, &self->position);
  if (self->is_guest) {
    self->position = CLAMP (position, 1, self->ids->len - N_CLOSING);
    g_ptr_array_insert (self->ids, (int) self->position, g_strdup (id));
  }
}

/* A page that is turned to is seen whole, from its beginning. */
static void
begin_page (KgWallDeck *self)
{
  self->part = 0;
  self->zoom = KG_WALL_WHOLE_PAGE;
  self->blank = FALSE;
}

static gboolean
exists (KgBoard    *board,
        const char *id)
{
  return !kg_wall_id_is_project (id) || kg_board_find_project (board, id) != NULL;
}

static void
show_id (KgWallDeck *self,
         const char *id)
{
  KgBoard *board = kg_workspace_get_board (self->workspace);

  if (!kg_wall_shelf_has_board (self->shelf) || board == NULL || !exists (board, id) ||
      g_str_equal (id_at (self, self->position), id))
    return;

  kg_wall_deck_go_to (self, 0);
  begin_page (self);
  show (self, id, self->ids->len);
  load_around (self);
  emit_changed (self);
}

/* The meeting */

static char *
page_of_item (KgRecord *item)
{
  const char *project = kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT);

  if (kg_record_is (item, KG_AGENDA_ITEM_KIND, "check"))
    return g_strdup (KG_WALL_ID_DECISIONS);

  return project != NULL ? g_strdup (project) : g_strconcat (KG_WALL_ID_TOPIC, kg_record_get_id (item), NULL);
}

static void
follow (KgWallDeck *self)
{
  KgRecord *item = kg_wall_session_get_item (self->session);
  gboolean is_asked = self->is_asked;
  g_autofree char *id = NULL;
  gboolean blank;

  if (kg_wall_session_is_known (self->session))
    self->is_asked = FALSE;
  if (item == NULL || !kg_wall_shelf_has_board (self->shelf) ||
      g_strcmp0 (kg_record_get_id (item), self->followed) == 0)
    return;

  g_free (self->followed);
  self->followed = g_strdup (kg_record_get_id (item));
  if (is_asked)
    return;
  id = page_of_item (item);
  /* Whoever made it black makes it light again. */
  blank = self->blank;
  show_id (self, id);
  kg_wall_deck_set_blank (self, blank);
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

  kg_wall_shelf_refresh (self->shelf, board);
  fill_ids (self, board);
  if (exists (board, id)) {
    show (self, id, self->position);
  } else {
    self->position = MIN (self->position, self->ids->len - 1);
    self->is_guest = FALSE;
    begin_page (self);
  }

  load_around (self);
  emit_changed (self);
  follow (self);

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
  g_clear_object (&self->shelf);
  g_clear_object (&self->session);
  /* The deck keeps its workspace, which only knows of it. */
  if (self->workspace != NULL && g_object_get_data (G_OBJECT (self->workspace), SHARED) == self)
    g_object_set_data (G_OBJECT (self->workspace), SHARED, NULL);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kg_wall_deck_parent_class)->dispose (object);
}

static void
kg_wall_deck_finalize (GObject *object)
{
  KgWallDeck *self = KG_WALL_DECK (object);

  g_ptr_array_unref (self->ids);
  g_free (self->followed);

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
  self->zoom = KG_WALL_WHOLE_PAGE;
  fill_ids (self, NULL);
}

KgWallDeck *
kg_wall_deck_new (KgWorkspace *workspace)
{
  KgWallDeck *self = g_object_new (KG_TYPE_WALL_DECK, NULL);

  self->workspace = g_object_ref (workspace);
  self->shelf = kg_wall_shelf_new (workspace);
  self->session = kg_wall_session_new (workspace);
  g_signal_connect_object (self->shelf, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "board-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  refresh_cb (self);

  return self;
}

/**
 * kg_wall_deck_share:
 *
 * Returns: (transfer full): the deck that the walls of @workspace have in
 *   common; it is there as long as one of them is
 */
KgWallDeck *
kg_wall_deck_share (KgWorkspace *workspace)
{
  KgWallDeck *self = g_object_get_data (G_OBJECT (workspace), SHARED);

  if (self != NULL)
    return g_object_ref (self);

  self = kg_wall_deck_new (workspace);
  g_object_set_data (G_OBJECT (workspace), SHARED, self);

  return self;
}

guint
kg_wall_deck_get_n_pages (KgWallDeck *self)
{
  return self->ids->len;
}

/**
 * kg_wall_deck_get_position:
 *
 * Returns: which page is shown, 0 for the overview
 */
guint
kg_wall_deck_get_position (KgWallDeck *self)
{
  return self->position;
}

/**
 * kg_wall_deck_get_id:
 *
 * Returns: (transfer none): what the page is of, as kg-wall-shelf.h names it
 */
const char *
kg_wall_deck_get_id (KgWallDeck *self)
{
  return id_at (self, self->position);
}

/**
 * kg_wall_deck_get_project:
 *
 * Returns: (nullable): the id of the project that is shown; %NULL at a page of
 *   no project
 */
const char *
kg_wall_deck_get_project (KgWallDeck *self)
{
  const char *id = id_at (self, self->position);

  return kg_wall_id_is_project (id) ? id : NULL;
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
  return position < self->ids->len ? kg_wall_shelf_peek (self->shelf, id_at (self, position)) : NULL;
}

/**
 * kg_wall_deck_get_content:
 *
 * Returns: (transfer none) (nullable): what is shown, as far as it is known;
 *   %NULL as long as there is no board
 */
KgWallContent *
kg_wall_deck_get_content (KgWallDeck *self)
{
  return kg_wall_shelf_get (self->shelf, id_at (self, self->position));
}

/**
 * kg_wall_deck_get_part:
 *
 * Returns: which part of the page is shown, from 0; at least as many as there
 *   are for the last one, since how many there are depends on the window
 */
guint
kg_wall_deck_get_part (KgWallDeck *self)
{
  return self->part;
}

gboolean
kg_wall_deck_get_blank (KgWallDeck *self)
{
  return self->blank;
}

KgWallZoom
kg_wall_deck_get_zoom (KgWallDeck *self)
{
  return self->zoom;
}

/**
 * kg_wall_deck_go_to:
 * @position: 0 is the overview; beyond the last page it is the last one
 */
void
kg_wall_deck_go_to (KgWallDeck *self,
                    guint       position)
{
  position = MIN (position, self->ids->len - 1);
  if (position == self->position)
    return;

  if (self->is_guest) {
    g_ptr_array_remove_index (self->ids, self->position);
    position -= position > self->position;
    self->is_guest = FALSE;
  }
  self->position = position;
  begin_page (self);
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
  self->is_asked = !kg_wall_session_is_known (self->session);
  show_id (self, id);
}

/**
 * kg_wall_deck_set_part:
 * @part: %G_MAXUINT for the last one
 */
void
kg_wall_deck_set_part (KgWallDeck *self,
                       guint       part)
{
  if (part == self->part)
    return;

  self->part = part;
  self->zoom = KG_WALL_WHOLE_PAGE;
  emit_changed (self);
}

void
kg_wall_deck_set_blank (KgWallDeck *self,
                        gboolean    blank)
{
  if (blank == self->blank)
    return;

  self->blank = blank;
  emit_changed (self);
}

void
kg_wall_deck_set_zoom (KgWallDeck       *self,
                       const KgWallZoom *zoom)
{
  if (kg_wall_zoom_equal (zoom, &self->zoom))
    return;

  self->zoom = *zoom;
  emit_changed (self);
}
