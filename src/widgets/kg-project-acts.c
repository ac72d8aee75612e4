// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-acts.h"

#include "core/kg-labels.h"
#include "services/kg-light-service.h"
#include "services/kg-project-edit.h"
#include "widgets/kg-feedback.h"

#include <glib/gi18n.h>

/* The codes behind the words that a new problem is given. */
static const char *const severities[] = { "blocking", "major", "minor", NULL };

typedef struct {
  GtkWidget *page;         /* holds the question, and so outlives it */
  KgWorkspace *workspace;
  KgBoard *board;
  KgUseCase func;
  const char *label;
  gboolean undoable;
  char *id;                /* of the project or the problem */
  KgLight light;
  char *text;
  char *severity;
  char *unit;
} Change;

static Change *
change_new (const KgProjectActs *acts,
            KgUseCase            func,
            const char          *label,
            const char          *id)
{
  Change *change = g_new0 (Change, 1);

  change->page = acts->page;
  change->workspace = g_object_ref (acts->workspace);
  change->board = kg_board_ref (acts->file->board);
  change->func = func;
  change->label = label;
  change->id = g_strdup (id);
  return change;
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->workspace);
  kg_board_unref (change->board);
  g_free (change->id);
  g_free (change->text);
  g_free (change->severity);
  g_free (change->unit);
  g_free (change);
}

static gboolean
run_confirm (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Change *change = data;

  return kg_light_confirm (txn, context, change->id, change->light, change->text, NULL, error);
}

static gboolean
run_add_problem (KgTxn      *txn,
                 KgContext  *context,
                 gpointer    data,
                 GError    **error)
{
  Change *change = data;
  g_autofree char *id = kg_project_add_problem (txn, context, change->id, change->text,
                                                change->severity, change->unit, error);

  return id != NULL;
}

static gboolean
run_close_problem (KgTxn      *txn,
                   KgContext  *context,
                   gpointer    data,
                   GError    **error)
{
  Change *change = data;

  return kg_project_close_problem (txn, context, change->id, change->text, error);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;
  Change *change = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (change == NULL)
    kg_feedback_error (page, error);
  else if (change->undoable)
    kg_feedback_undoable (page, change->label);
  else
    kg_feedback_done (page, change->label);
}

/* The commit gets a change of its own, for that of the question goes with it. */
static void
answered_cb (const KgAnswer *answer,
             gpointer        user_data)
{
  Change *asked = user_data;
  Change *change = g_new0 (Change, 1);

  *change = *asked;
  change->workspace = g_object_ref (asked->workspace);
  change->board = kg_board_ref (asked->board);
  change->id = g_strdup (asked->id);
  change->text = g_strdup (answer->text);
  change->severity = change->unit = NULL;
  if (asked->func == run_add_problem) {
    change->severity = g_strdup (severities[MIN (answer->choice, 2)]);
    if (answer->more > 0 && answer->more <= kg_board_get_n_units (asked->board))
      change->unit = g_strdup (kg_board_get_unit (asked->board, answer->more - 1)->id);
  }
  kg_workspace_commit_async (asked->workspace, change->label, change->func, change, change_free,
                             NULL, changed_cb, g_object_ref (asked->page));
}

static void
ask (const KgProjectActs *acts,
     GtkWidget           *at,
     const KgQuestion    *question,
     Change              *change)
{
  KgContext *context = kg_board_get_context (acts->file->board);

  kg_ask_popover_ask (acts->ask, at, question, kg_context_get_today (context),
                      kg_context_get_calendar (context), answered_cb, change, change_free);
}

/**
 * kg_project_acts_confirm:
 * @at: where the reason is asked for
 */
void
kg_project_acts_confirm (const KgProjectActs *acts,
                         GtkWidget           *at,
                         KgLight              light)
{
  /* Translators: the title of the question for the reason of a light. */
  g_autofree char *title = g_strdup_printf (_("Confirm “%s”"), kg_light_label (light));
  Change *change = change_new (acts, run_confirm, _("Light confirmed"), acts->file->summary->id);

  change->light = light;
  ask (acts, at,
       &(KgQuestion) { .title = title, .prompt = _("Why: it stands in the history beside the light"),
                       .verb = _("Confirm"), .text_needed = TRUE },
       change);
}

void
kg_project_acts_add_problem (const KgProjectActs *acts,
                             GtkWidget           *at)
{
  const char *words[G_N_ELEMENTS (severities)] = { NULL };
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  KgBoard *board = acts->file->board;

  for (guint i = 0; severities[i] != NULL; i++)
    words[i] = kg_label_code (&kg_table_problem, KG_PROBLEM_SEVERITY, severities[i]);
  g_ptr_array_add (units, (gpointer) "–");
  for (guint i = 0; i < kg_board_get_n_units (board); i++)
    g_ptr_array_add (units, (gpointer) kg_board_get_unit (board, i)->name);
  g_ptr_array_add (units, NULL);

  ask (acts, at,
       &(KgQuestion) { .title = _("What holds the project up"), .prompt = _("The problem, in one sentence"),
                       .verb = _("Add"), .text_needed = TRUE,
                       .choices = words, .choices_label = _("Severity"), .choice = 1,
                       .more = (const char *const *) units->pdata, .more_label = _("Unit to settle it") },
       change_new (acts, run_add_problem, _("Problem added"), acts->file->summary->id));
}

void
kg_project_acts_close_problem (const KgProjectActs *acts,
                               GtkWidget           *at,
                               const char          *problem_id)
{
  Change *change = change_new (acts, run_close_problem, _("Problem closed"), problem_id);

  change->undoable = TRUE;
  ask (acts, at,
       &(KgQuestion) { .title = _("Close the problem"), .prompt = _("How it was settled"),
                       .verb = _("Close"), .text_needed = TRUE },
       change);
}
