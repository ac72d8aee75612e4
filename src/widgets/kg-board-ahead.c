// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-ahead.h"

struct _KgBoardAhead {
  gatomicrefcount refs;      /* what goes on beside holds one */
  KgBoardAheadFunc known;    /* NULL once nobody waits any more */
  gpointer user_data;
  KgBoardOutlook *outlook;   /* (nullable) */
  GCancellable *completing;  /* (nullable): of what goes on */
  guint completing_parts;
  guint complete_id;
};

static void
unref (KgBoardAhead *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

static void
completed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  KgBoardAhead *self = user_data;

  /* Cancelled: there is another board, or none any more. */
  if (kg_board_outlook_complete_finish (result, NULL) && self->outlook != NULL) {
    g_clear_object (&self->completing);
    self->completing_parts = 0;
    self->known (self->user_data);
  }
  unref (self);
}

static void
stop (KgBoardAhead *self)
{
  g_clear_handle_id (&self->complete_id, g_source_remove);
  if (self->completing != NULL)
    g_cancellable_cancel (self->completing);
  g_clear_object (&self->completing);
  self->completing_parts = 0;
}

/* Begins when the board has been drawn. The rows in sight may have been all
 * there are. */
static gboolean
complete_cb (gpointer user_data)
{
  KgBoardAhead *self = user_data;

  self->complete_id = 0;
  if (kg_board_ahead_need (self, KG_OUTLOOK_WARNINGS))
    self->known (self->user_data);

  return G_SOURCE_REMOVE;
}

/**
 * kg_board_ahead_new:
 * @known: called whenever more is known of all projects
 */
KgBoardAhead *
kg_board_ahead_new (KgBoardAheadFunc known,
                    gpointer         user_data)
{
  KgBoardAhead *self = g_new0 (KgBoardAhead, 1);

  g_atomic_ref_count_init (&self->refs);
  self->known = known;
  self->user_data = user_data;
  return self;
}

void
kg_board_ahead_free (KgBoardAhead *self)
{
  kg_board_ahead_set_board (self, NULL);
  unref (self);
}

/**
 * kg_board_ahead_set_board:
 * @board: (nullable)
 *
 * Looks ahead from another board; what is known of projects that are the same
 * stays known. The warnings of all are worked out once it has been drawn.
 */
void
kg_board_ahead_set_board (KgBoardAhead *self,
                          KgBoard      *board)
{
  g_autoptr (KgBoardOutlook) before = g_steal_pointer (&self->outlook);

  stop (self);
  if (board == NULL)
    return;

  self->outlook = kg_board_outlook_new (board, before);
  if (!kg_board_outlook_is_complete (self->outlook, KG_OUTLOOK_WARNINGS))
    self->complete_id = g_idle_add_full (G_PRIORITY_LOW, complete_cb, self, NULL);
}

/**
 * kg_board_ahead_get_outlook:
 *
 * Returns: (transfer none) (nullable): of the board, if there is one
 */
KgBoardOutlook *
kg_board_ahead_get_outlook (KgBoardAhead *self)
{
  return self->outlook;
}

/**
 * kg_board_ahead_need:
 * @parts: of KgOutlookParts
 *
 * Returns: whether these are known of all projects; otherwise they are worked
 *   out beside, with the warnings, and told of
 */
gboolean
kg_board_ahead_need (KgBoardAhead *self,
                     guint         parts)
{
  if (self->outlook == NULL || kg_board_outlook_is_complete (self->outlook, parts))
    return self->outlook != NULL;

  parts |= KG_OUTLOOK_WARNINGS;
  if ((parts & ~self->completing_parts) == 0)
    return FALSE;

  stop (self);
  self->completing = g_cancellable_new ();
  self->completing_parts = parts;
  g_atomic_ref_count_inc (&self->refs);
  kg_board_outlook_complete_async (self->outlook, parts, self->completing, completed_cb, self);
  return FALSE;
}
