// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-confirm.h"

#include "services/kg-light-service.h"
#include "widgets/kg-ask-popover.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-pool-list.h"

#include <glib/gi18n.h>

struct _KgBoardConfirm {
  gatomicrefcount refs;
  GtkWidget *page;     /* unowned; NULL once it is gone */
  GtkWidget *ask;      /* (nullable): a KgAskPopover of the page, once something was asked */
  GtkWidget *at;       /* (nullable), weak: what it points to */
  KgWorkspace *workspace;
  char *meeting;       /* (nullable): that is in session */
};

static KgBoardConfirm *
confirm_ref (KgBoardConfirm *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
confirm_unref (gpointer data)
{
  KgBoardConfirm *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_object (&self->workspace);
  g_free (self->meeting);
  g_free (self);
}

/* Which meeting is in session */

static gboolean
find_meeting (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  char **meeting = data;
  KgFilter filter = { .conditions = { { KG_MEETING_STATE, KG_OP_EQ, "in_session", 0 } }, .n_conditions = 1 };
  g_autoptr (GPtrArray) rows = kg_txn_select (txn, &kg_table_meeting, &filter, error);

  if (rows != NULL && rows->len > 0)
    *meeting = g_strdup (kg_record_get_id (g_ptr_array_index (rows, 0)));
  return rows != NULL;
}

static void
free_meeting (gpointer data)
{
  g_free (*(char **) data);
  g_free (data);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  KgBoardConfirm *self = user_data;
  char **meeting = kg_workspace_finish (KG_WORKSPACE (source), result, NULL);

  if (meeting != NULL && self->workspace == KG_WORKSPACE (source)) {
    g_free (self->meeting);
    self->meeting = g_strdup (*meeting);
  }
  confirm_unref (self);
}

static void
look (KgBoardConfirm *self)
{
  kg_workspace_read_async (self->workspace, find_meeting, g_new0 (char *, 1), free_meeting, NULL,
                           found_cb, confirm_ref (self));
}

/* Confirming */

typedef struct {
  KgBoardConfirm *confirm;
  char *project;
  char *meeting;
  KgLight light;
  char *reason;
} Change;

static Change *
change_new (KgBoardConfirm *confirm,
            const char     *project,
            const char     *meeting,
            KgLight         light)
{
  Change *change = g_new0 (Change, 1);

  change->confirm = confirm_ref (confirm);
  change->project = g_strdup (project);
  change->meeting = g_strdup (meeting);
  change->light = light;
  return change;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  confirm_unref (change->confirm);
  g_free (change->project);
  g_free (change->meeting);
  g_free (change->reason);
  g_free (change);
}

static gboolean
run_confirm (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Change *change = data;

  return kg_light_confirm (txn, context, change->project, change->light, change->reason, change->meeting, error);
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  KgBoardConfirm *self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer done = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (self->page != NULL && done == NULL)
    kg_feedback_error (self->page, error);
  else if (self->page != NULL)
    kg_feedback_done (self->page, _("Light confirmed"));
  confirm_unref (self);
}

static void
answered_cb (const KgAnswer *answer,
             gpointer        user_data)
{
  Change *asked = user_data;
  KgBoardConfirm *self = asked->confirm;
  Change *change;

  if (self->workspace == NULL)
    return;

  change = change_new (self, asked->project, asked->meeting, asked->light);
  change->reason = g_strdup (answer->text);
  kg_workspace_commit_async (self->workspace, _("Light confirmed"), run_confirm, change, change_free, NULL,
                             confirmed_cb, confirm_ref (self));
}

/* The keys are the list's again: else they would go to whatever comes first in
 * the window, and the next light would be a word to search for. */
static void
closed_cb (KgBoardConfirm *self)
{
  GtkWidget *list = self->at != NULL ? gtk_widget_get_ancestor (self->at, KG_TYPE_POOL_LIST) : NULL;

  if (list != NULL && gtk_widget_get_mapped (list))
    gtk_widget_grab_focus (list);
}

/**
 * kg_board_confirm_new:
 * @page: where questions and answers are shown; outlives the result
 */
KgBoardConfirm *
kg_board_confirm_new (GtkWidget *page)
{
  KgBoardConfirm *self = g_new0 (KgBoardConfirm, 1);

  g_atomic_ref_count_init (&self->refs);
  self->page = page;
  return self;
}

void
kg_board_confirm_free (KgBoardConfirm *self)
{
  kg_board_confirm_set_workspace (self, NULL);
  g_clear_pointer (&self->ask, gtk_widget_unparent);
  g_clear_weak_pointer (&self->at);
  self->page = NULL;
  confirm_unref (self);
}

/**
 * kg_board_confirm_set_workspace:
 * @workspace: (nullable)
 */
void
kg_board_confirm_set_workspace (KgBoardConfirm *self,
                                KgWorkspace    *workspace)
{
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_pointer (&self->meeting, g_free);
  g_set_object (&self->workspace, workspace);
  if (workspace == NULL)
    return;

  g_signal_connect_swapped (workspace, "data-changed", G_CALLBACK (look), self);
  look (self);
}

/**
 * kg_board_confirm_ask:
 * @at: what the question points to
 *
 * Asks for the reason of a light and confirms it.
 *
 * Returns: whether a meeting is in session; only then is something asked
 */
gboolean
kg_board_confirm_ask (KgBoardConfirm *self,
                      GtkWidget      *at,
                      const char     *project_id,
                      KgLight         light)
{
  KgBoard *board = self->workspace != NULL ? kg_workspace_get_board (self->workspace) : NULL;
  const KgProject *project = board != NULL ? kg_board_find_project (board, project_id) : NULL;
  KgContext *context;
  g_autofree char *title = NULL;

  if (self->meeting == NULL || project == NULL)
    return FALSE;

  context = kg_board_get_context (board);
  /* Translators: a light, and the name of a project. */
  title = g_strdup_printf (_("Confirm “%s”: %s"), kg_light_label (light), project->name);
  if (self->ask == NULL) {
    self->ask = kg_ask_popover_new ();
    gtk_widget_set_parent (self->ask, self->page);
    g_signal_connect_swapped (self->ask, "closed", G_CALLBACK (closed_cb), self);
  }
  g_set_weak_pointer (&self->at, at);
  kg_ask_popover_ask (KG_ASK_POPOVER (self->ask), at,
                      &(KgQuestion) { .title = title, .prompt = _("Why: it stands in the history beside the light"),
                                      .verb = _("Confirm"), .text_needed = TRUE },
                      kg_context_get_today (context), kg_context_get_calendar (context),
                      answered_cb, change_new (self, project_id, self->meeting, light), change_free);
  return TRUE;
}
