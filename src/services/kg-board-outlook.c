// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-outlook.h"

#include <string.h>

/* A warning looks at a dozen days, a chance at hundreds of simulated courses:
 * too much for every project while one types, nothing at all for one row. */

#define UNKNOWN_PERCENT (-2)
#define FEW 50         /* changed projects that are worked out at once rather than beside */
#define CHECK_EVERY 64 /* projects between two looks at whether it is still wanted */

struct _KgBoardOutlook {
  gatomicrefcount refs;
  KgBoard *board;
  KgLightWarning *warnings; /* one a project; no day when there is none */
  guint8 *known;            /* whether warnings[i] was worked out */
  gint8 *percents;          /* UNKNOWN_PERCENT until it is worked out */
  guint n_known;
  guint n_warnings;
  guint n_percents;         /* that are known */
};

static void
keep (KgBoardOutlook       *self,
      guint                 index,
      const KgLightWarning *warning)
{
  self->warnings[index] = *warning;
  self->known[index] = TRUE;
  self->n_known++;
  self->n_warnings += warning->day != KG_DATE_NONE;
}

static void
keep_percent (KgBoardOutlook *self,
              guint           index,
              int             percent)
{
  self->percents[index] = (gint8) percent;
  self->n_percents++;
}

/* -1 when it cannot be said. Where a rule asked for it, the board knows it. */
static int
reckon_percent (const KgBoard *board,
                guint          index)
{
  const KgProject *project = kg_board_get_project (board, index);
  KgForecast forecast;

  if (project->percent >= 0)
    return project->percent;

  return kg_board_get_forecast (board, project, &forecast) ? forecast.percent : -1;
}

static void
look (const KgBoard  *board,
      guint           index,
      KgLightWarning *warning)
{
  if (!kg_board_get_warning (board, kg_board_get_project (board, index), KG_WARN_DAYS, warning))
    *warning = (KgLightWarning) { 0 };
}

/* A change of one project makes a board that has all the others as they
 * were. */
static void
take_over (KgBoardOutlook       *self,
           const KgBoardOutlook *previous)
{
  guint n = kg_board_get_n_projects (self->board);

  if (kg_board_get_context (self->board) != kg_board_get_context (previous->board) ||
      n != kg_board_get_n_projects (previous->board))
    return;

  for (guint i = 0; i < n; i++) {
    const KgProject *now = kg_board_get_project (self->board, i);
    const KgProject *then = kg_board_get_project (previous->board, i);

    if (memcmp (now, then, sizeof *now) != 0)
      continue;
    if (previous->percents[i] != UNKNOWN_PERCENT)
      keep_percent (self, i, previous->percents[i]);
    if (previous->known[i])
      keep (self, i, &previous->warnings[i]);
  }
}

/**
 * kg_board_outlook_new:
 * @previous: (nullable): of the board that @board was made from
 *
 * Returns: (transfer full): an outlook that knows nothing yet but what
 *   @previous knew of projects that have not changed
 */
KgBoardOutlook *
kg_board_outlook_new (KgBoard              *board,
                      const KgBoardOutlook *previous)
{
  KgBoardOutlook *self = g_new0 (KgBoardOutlook, 1);
  guint n = kg_board_get_n_projects (board);

  g_atomic_ref_count_init (&self->refs);
  self->board = kg_board_ref (board);
  self->warnings = g_new0 (KgLightWarning, n);
  self->known = g_new0 (guint8, n);
  self->percents = g_new (gint8, n);
  if (n > 0)
    memset (self->percents, UNKNOWN_PERCENT, n);
  if (previous == NULL)
    return self;

  take_over (self, previous);
  if (kg_board_outlook_is_complete (previous, KG_OUTLOOK_WARNINGS) && n - self->n_known <= FEW)
    for (guint i = 0; i < n; i++)
      kg_board_outlook_get_warning (self, i);
  if (kg_board_outlook_is_complete (previous, KG_OUTLOOK_CHANCES) && n - self->n_percents <= FEW)
    for (guint i = 0; i < n; i++)
      kg_board_outlook_get_percent (self, i);

  return self;
}

KgBoardOutlook *
kg_board_outlook_ref (KgBoardOutlook *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_board_outlook_unref (KgBoardOutlook *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  kg_board_unref (self->board);
  g_free (self->warnings);
  g_free (self->known);
  g_free (self->percents);
  g_free (self);
}

KgBoard *
kg_board_outlook_get_board (const KgBoardOutlook *self)
{
  return self->board;
}

/**
 * kg_board_outlook_get_warning:
 * @index: of the project on the board
 *
 * Returns: (nullable): how its light gets worse within %KG_WARN_DAYS; %NULL
 *   when it does not
 */
const KgLightWarning *
kg_board_outlook_get_warning (KgBoardOutlook *self,
                              guint           index)
{
  if (!self->known[index]) {
    KgLightWarning warning;

    look (self->board, index, &warning);
    keep (self, index, &warning);
  }

  return kg_board_outlook_peek_warning (self, index);
}

/**
 * kg_board_outlook_peek_warning:
 *
 * Returns: (nullable): the same, as far as it is known already
 */
const KgLightWarning *
kg_board_outlook_peek_warning (const KgBoardOutlook *self,
                               guint                 index)
{
  const KgLightWarning *warning = &self->warnings[index];

  return warning->day != KG_DATE_NONE ? warning : NULL;
}

/**
 * kg_board_outlook_get_percent:
 * @index: of the project on the board
 *
 * Returns: its chance to start within the year; -1 when it cannot be said
 */
int
kg_board_outlook_get_percent (KgBoardOutlook *self,
                              guint           index)
{
  if (self->percents[index] == UNKNOWN_PERCENT)
    keep_percent (self, index, reckon_percent (self->board, index));

  return self->percents[index];
}

/**
 * kg_board_outlook_peek_percent:
 *
 * Returns: the same, as far as it is known already; -1 otherwise
 */
int
kg_board_outlook_peek_percent (const KgBoardOutlook *self,
                               guint                 index)
{
  return MAX (self->percents[index], -1);
}

/**
 * kg_board_outlook_is_complete:
 * @parts: of KgOutlookParts
 *
 * Returns: whether these are known of all projects
 */
gboolean
kg_board_outlook_is_complete (const KgBoardOutlook *self,
                              guint                 parts)
{
  guint n = kg_board_get_n_projects (self->board);

  return (!(parts & KG_OUTLOOK_WARNINGS) || self->n_known == n) &&
         (!(parts & KG_OUTLOOK_CHANCES) || self->n_percents == n);
}

/**
 * kg_board_outlook_count_warnings:
 *
 * Returns: how many lights get worse, of those that are known
 */
guint
kg_board_outlook_count_warnings (const KgBoardOutlook *self)
{
  return self->n_warnings;
}

/* Completing */

typedef struct {
  KgBoardOutlook *outlook; /* not looked into by the thread */
  KgBoard *board;
  guint parts;
  KgLightWarning *warnings; /* as far as asked for */
  gint8 *percents;
} Completion;

static void
completion_free (gpointer data)
{
  Completion *completion = data;

  kg_board_outlook_unref (completion->outlook);
  kg_board_unref (completion->board);
  g_free (completion->warnings);
  g_free (completion->percents);
  g_free (completion);
}

static void
complete_in_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  Completion *completion = task_data;

  for (guint i = 0; i < kg_board_get_n_projects (completion->board); i++) {
    if (i % CHECK_EVERY == 0 && g_task_return_error_if_cancelled (task))
      return;
    if (completion->parts & KG_OUTLOOK_WARNINGS)
      look (completion->board, i, &completion->warnings[i]);
    if (completion->parts & KG_OUTLOOK_CHANCES)
      completion->percents[i] = (gint8) reckon_percent (completion->board, i);
  }

  g_task_return_boolean (task, TRUE);
}

/**
 * kg_board_outlook_complete_async:
 * @parts: of KgOutlookParts
 *
 * Works these out for all projects, on a thread of its own.
 */
void
kg_board_outlook_complete_async (KgBoardOutlook      *self,
                                 guint                parts,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Completion *completion = g_new0 (Completion, 1);

  completion->outlook = kg_board_outlook_ref (self);
  completion->board = kg_board_ref (self->board);
  completion->parts = parts;
  completion->warnings = g_new0 (KgLightWarning, kg_board_get_n_projects (self->board));
  completion->percents = g_new0 (gint8, kg_board_get_n_projects (self->board));
  g_task_set_source_tag (task, kg_board_outlook_complete_async);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, completion, completion_free);
  g_task_run_in_thread (task, complete_in_thread);
}

/**
 * kg_board_outlook_complete_finish:
 *
 * Takes over what was worked out.
 */
gboolean
kg_board_outlook_complete_finish (GAsyncResult  *result,
                                  GError       **error)
{
  Completion *completion = g_task_get_task_data (G_TASK (result));
  KgBoardOutlook *self = completion->outlook;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  for (guint i = 0; i < kg_board_get_n_projects (self->board); i++) {
    if (completion->parts & KG_OUTLOOK_WARNINGS && !self->known[i])
      keep (self, i, &completion->warnings[i]);
    if (completion->parts & KG_OUTLOOK_CHANCES && self->percents[i] == UNKNOWN_PERCENT)
      keep_percent (self, i, completion->percents[i]);
  }

  return TRUE;
}
