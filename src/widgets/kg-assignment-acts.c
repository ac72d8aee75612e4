// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-assignment-acts.h"

#include "services/kg-assignment-file.h"
#include "widgets/kg-feedback.h"

#include <glib/gi18n.h>

/* One step of one or several assignments: what is asked first, the commit,
 * and what is said afterwards. What was done stays in the chain of events and
 * cannot be taken back, so nothing here offers to. */

/* Whether there is something to ask before @action is done; the others are
 * done with one key. The title is for the caller to set. */
static gboolean
find_question (KgAssignmentAction  action,
               KgQuestion         *question)
{
  const char *prompt;

  switch (action) {
  case KG_ACTION_REPORT:
    prompt = _("What was done, and what came of it");
    break;
  case KG_ACTION_RETURN:
    prompt = _("What is missing");
    break;
  case KG_ACTION_EXTEND:
    prompt = _("Why more time is needed, and how far the work has come");
    break;
  case KG_ACTION_REFUSE:
    prompt = _("Why the day stays as it is");
    break;
  case KG_ACTION_SUSPEND:
    prompt = _("Why the work rests");
    break;
  case KG_ACTION_SIGN:
  case KG_ACTION_VERIFY:
  case KG_ACTION_DONE:
  case KG_ACTION_STRIKE:
  case KG_ACTION_URGE:
  case KG_ACTION_GRANT:
  case KG_ACTION_RESUME:
    return FALSE;
  case KG_N_ACTIONS:
  default:
    g_return_val_if_reached (FALSE);
  }

  *question = (KgQuestion) {
    .prompt = prompt,
    .verb = kg_assignment_action_label (action),
    .text_needed = kg_assignment_action_needs_text (action),
    .ask_who = action == KG_ACTION_REPORT || action == KG_ACTION_EXTEND,
  };
  return TRUE;
}

typedef struct {
  GtkWidget *page;      /* outlives the popover that it is the parent of */
  KgWorkspace *workspace;
  KgActedFunc acted;
  KgAssignmentAction action;
  GStrv ids;
  char *number;         /* of the first */
  char *text;
  char *who;
  KgDate due;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_object_unref (act->workspace);
  g_strfreev (act->ids);
  g_free (act->number);
  g_free (act->text);
  g_free (act->who);
  g_free (act);
}

static gboolean
run_act (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Act *act = data;

  return kg_assignment_act_on_all (txn, context, (const char *const *) act->ids, act->action,
                                   &(KgActionDetails) {
                                     .text = act->text, .stated_by = act->who, .due = act->due },
                                   error);
}

static void
acted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;
  Act *act = kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  g_autofree char *words = NULL;

  if (act == NULL) {
    kg_feedback_error (page, error);
    return;
  }

  act->acted (page, (const char *const *) act->ids);
  words = kg_assignment_action_done (act->action, act->number, g_strv_length (act->ids));
  kg_feedback_done (page, words);
}

/* Takes @act. */
static void
commit (Act *act)
{
  kg_workspace_commit_async (act->workspace, kg_assignment_action_label (act->action), run_act,
                             act, act_free, NULL, acted_cb, g_object_ref (act->page));
}

/* The popover frees what it was given; the commit takes a copy. */
static void
answered_cb (const KgAnswer *answer,
             gpointer        user_data)
{
  Act *asked = user_data;
  Act *act = g_new0 (Act, 1);

  act->page = asked->page;
  act->workspace = g_object_ref (asked->workspace);
  act->acted = asked->acted;
  act->action = asked->action;
  act->ids = g_strdupv (asked->ids);
  act->number = g_strdup (asked->number);
  act->text = g_strdup (answer->text);
  act->who = g_strdup (answer->who);
  act->due = answer->date;
  commit (act);
}

/**
 * kg_assignment_acts_begin:
 * @page: where messages are shown; parent of @ask
 * @at: what a question points to
 * @items: (element-type KgAssignmentItem): those that the action fits
 * @acted: told when it is done
 */
void
kg_assignment_acts_begin (GtkWidget          *page,
                          KgWorkspace        *workspace,
                          KgAskPopover       *ask,
                          GtkWidget          *at,
                          KgContext          *context,
                          KgAssignmentAction  action,
                          GPtrArray          *items,
                          KgActedFunc         acted)
{
  const KgAssignmentItem *first = items->len > 0 ? g_ptr_array_index (items, 0) : NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  KgQuestion question = { 0 };
  g_autofree char *title = NULL;
  Act *act;

  if (first == NULL)
    return;

  for (guint i = 0; i < items->len; i++)
    g_strv_builder_add (ids, ((const KgAssignmentItem *) g_ptr_array_index (items, i))->id);
  act = g_new0 (Act, 1);
  act->page = page;
  act->workspace = g_object_ref (workspace);
  act->acted = acted;
  act->action = action;
  act->ids = g_strv_builder_end (ids);
  act->number = g_strdup (first->number);

  if (!find_question (action, &question)) {
    commit (act);
    return;
  }

  title = kg_assignment_action_done (action, first->number, items->len);
  question.title = title;
  if (action == KG_ACTION_EXTEND)
    question.after = first->due;
  kg_ask_popover_ask (ask, at, &question, kg_context_get_today (context),
                      kg_context_get_calendar (context), answered_cb, act, act_free);
}
