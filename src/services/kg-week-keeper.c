// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-week-keeper.h"

#include "services/kg-light-service.h"

#include <glib/gi18n-lib.h>

/* Keeps the lights of every week, also of those in which nobody meets: the
 * first window that is open in a week does so. What a meeting confirms later
 * stands for the week all the same. */

/* The Monday of the week that was tried last, so that a store that cannot be
 * written is not tried again and again. */
#define TRIED "kg-week-tried"

static gboolean
keep (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  return kg_light_snapshot (txn, context, NULL, error);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  if (error != NULL)
    g_info ("The lights of the week were not kept: %s", error->message);
}

static void
board_changed_cb (KgWorkspace *workspace)
{
  KgBoard *board = kg_workspace_get_board (workspace);
  KgDate today = kg_context_get_today (kg_board_get_context (board));
  KgDate monday = today - kg_date_weekday (today) + 1;

  if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (workspace), TRIED)) == monday ||
      kg_board_get_n_projects (board) == 0 || kg_board_is_week_kept (board, 0))
    return;

  g_object_set_data (G_OBJECT (workspace), TRIED, GINT_TO_POINTER (monday));
  kg_workspace_save_async (workspace, _("Keep this week’s lights"), keep, NULL, NULL, NULL, kept_cb, NULL);
}

/**
 * kg_week_keeper_watch:
 *
 * From now on, whenever @workspace has read its board and nobody has kept the
 * lights of the week yet, they are kept. No act of its own: undo passes it over.
 */
void
kg_week_keeper_watch (KgWorkspace *workspace)
{
  g_signal_connect (workspace, "board-changed", G_CALLBACK (board_changed_cb), NULL);
  if (kg_workspace_get_board (workspace) != NULL)
    board_changed_cb (workspace);
}
