// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-private.h"

#include "core/kg-assignment.h"
#include "services/kg-commitment-service.h"
#include "services/kg-step-record.h"

#include <string.h>

/* What the projects of a board have to do and what keeps them from it: steps,
 * commitments, problems, assignments, reports, excuses. */

#define STEPS_OF_A_PROJECT 13 /* hardly more, mostly */

/* What a step has that no light rests on. There are many steps. */
#define BESIDE_THE_PLAN                                                        \
  (KG_COLUMN_BIT (KG_COL_ID) | KG_COLUMN_BIT (KG_COL_VERSION) |                \
   KG_COLUMN_BIT (KG_COL_CHANGED_AT) | KG_COLUMN_BIT (KG_COL_CHANGED_BY) |     \
   KG_COLUMN_BIT (KG_STEP_AUTHORITY) | KG_COLUMN_BIT (KG_STEP_DOCUMENTS) |     \
   KG_COLUMN_BIT (KG_STEP_SOURCE))

/* Projects go through the same steps, mostly: the text that stood at this
 * place in the project before is mostly this text. */
static const char *
keep_like (KgBoard    *board,
           const char *text,
           const char *guess)
{
  return text != NULL && guess != NULL && strcmp (text, guess) == 0 ? guess : kg_board_keep (board, text);
}

static gboolean
load_step (KgRecord *record,
           gpointer  user_data)
{
  KgBoardLoader *loader = user_data;
  KgBoard *board = loader->board;
  guint index;
  KgProject *p = kg_board_loader_find (loader, kg_record_get_text (record, KG_STEP_PROJECT), &index);
  const KgStepPlace *guess = NULL;
  const char *guessed_name = NULL;
  KgStepPlace place = { 0 };
  KgStep step = { 0 };
  guint like;

  if (p == NULL)
    return TRUE;

  if (p->n_steps == 0) {
    loader->plan_before = loader->plan_now;
    loader->plan_now = loader->places->len;
  }
  like = loader->plan_before + p->n_steps;
  if (like < loader->places->len) {
    guess = &g_array_index (loader->places, KgStepPlace, like);
    guessed_name = g_array_index (board->memory->steps, KgStep, like).name;
  }

  kg_step_from_record (&step, record);
  step.name = keep_like (board, step.name, guessed_name);
  place.project = index;
  place.position = (int) kg_record_get_int (record, KG_STEP_POSITION);
  place.key = keep_like (board, kg_record_get_text (record, KG_STEP_KEY), guess != NULL ? guess->key : NULL);
  place.predecessors = keep_like (board, kg_record_get_text (record, KG_STEP_PREDECESSORS),
                                  guess != NULL ? guess->predecessors : NULL);

  if (loader->places->len > 0) {
    const KgStepPlace *before = &g_array_index (loader->places, KgStepPlace, loader->places->len - 1);

    if (before->project == index ? before->position > place.position : p->n_steps > 0)
      loader->scattered = TRUE;
  }
  p->n_steps++;
  g_array_append_val (board->memory->steps, step);
  g_array_append_val (loader->places, place);
  return TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const GArray *places = user_data;
  const KgStepPlace *x = &g_array_index (places, KgStepPlace, *(const guint *) a);
  const KgStepPlace *y = &g_array_index (places, KgStepPlace, *(const guint *) b);

  if (x->project != y->project)
    return x->project < y->project ? -1 : 1;

  return x->position < y->position ? -1 : x->position > y->position;
}

/* Puts the steps of each project together, in their order. They mostly come
 * so, for a plan is made in one go; to have the store read them so would cost
 * a search for each of them, five times what reading them does. */
static void
order_steps (KgBoardLoader *loader)
{
  GArray *old_steps = loader->board->memory->steps;
  guint n = old_steps->len;
  g_autofree guint *order = NULL;
  g_autofree KgStepPlace *old_places = NULL;
  GArray *steps;

  if (!loader->scattered)
    return;

  order = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_places, loader->places);

  old_places = g_memdup2 (loader->places->data, n * sizeof (KgStepPlace));
  steps = g_array_sized_new (FALSE, FALSE, sizeof (KgStep), n);
  for (guint i = 0; i < n; i++) {
    g_array_append_val (steps, g_array_index (old_steps, KgStep, order[i]));
    g_array_index (loader->places, KgStepPlace, i) = old_places[order[i]];
  }
  g_array_unref (old_steps);
  loader->board->memory->steps = steps;
}

/* Whether two plans have the same steps in the same order, as far as their
 * predecessors go. Texts are kept once, so that their places tell. */
static gboolean
are_alike (KgBoardLoader *loader,
           guint          a,
           guint          b,
           guint          n)
{
  const KgStepPlace *p = &g_array_index (loader->places, KgStepPlace, a);
  const KgStepPlace *q = &g_array_index (loader->places, KgStepPlace, b);
  const KgStep *s = &g_array_index (loader->board->memory->steps, KgStep, a);
  const KgStep *t = &g_array_index (loader->board->memory->steps, KgStep, b);

  for (guint i = 0; i < n; i++)
    if (p[i].key != q[i].key || p[i].predecessors != q[i].predecessors || s[i].mode != t[i].mode)
      return FALSE;

  return TRUE;
}

static void
connect_plan (KgStep            *steps,
              guint              n_steps,
              const KgStepPlace *places)
{
  const char *keys[KG_PLAN_MAX_STEPS] = { NULL };
  guint n = MIN (n_steps, KG_PLAN_MAX_STEPS);

  for (guint i = 0; i < n; i++)
    keys[i] = places[i].key;
  for (guint i = 0; i < n; i++)
    kg_plan_connect (steps, n_steps, i, keys, places[i].predecessors, NULL);
}

/* From here on the steps stay where they are, so that projects can point to
 * them. */
static void
connect_steps (KgBoardLoader *loader)
{
  KgBoard *board = loader->board;
  guint before = 0, n_before = 0;

  for (guint first = 0; first < loader->places->len; ) {
    const KgStepPlace *places = &g_array_index (loader->places, KgStepPlace, first);
    KgStep *steps = &g_array_index (board->memory->steps, KgStep, first);
    KgProject *p = &g_array_index (board->projects, KgProject, places->project);

    p->facts.steps = steps;
    p->facts.n_steps = (guint16) MIN (p->n_steps, G_MAXUINT16);
    if (p->n_steps == n_before && are_alike (loader, first, before, n_before)) {
      for (guint i = 0; i < n_before; i++)
        steps[i].after = g_array_index (board->memory->steps, KgStep, before + i).after;
    } else {
      connect_plan (steps, p->n_steps, places);
    }
    before = first;
    n_before = p->n_steps;
    first += p->n_steps;
  }
}

/* By its key; one that has none, by its name. */
static KgStep *
find_step (KgBoardLoader *loader,
           KgProject     *p,
           const char    *reference)
{
  KgStep *steps, *named = NULL;
  const KgStepPlace *places;
  guint first;

  if (reference == NULL || p->n_steps == 0)
    return NULL;

  first = (guint) (p->facts.steps - (const KgStep *) loader->board->memory->steps->data);
  steps = &g_array_index (loader->board->memory->steps, KgStep, first);
  places = &g_array_index (loader->places, KgStepPlace, first);
  for (guint i = 0; i < p->n_steps; i++) {
    if (g_strcmp0 (places[i].key, reference) == 0)
      return &steps[i];
    if (named == NULL && places[i].key == NULL && g_strcmp0 (steps[i].name, reference) == 0)
      named = &steps[i];
  }

  return named;
}

/* A promise lets its step begin; what is still owed holds the step up that it
 * is due before, and is late once that one has begun, or on its day if that
 * comes first. */
static gboolean
load_commitment (KgRecord *record,
                 gpointer  user_data)
{
  KgBoardLoader *loader = user_data;
  KgDate due = kg_record_get_date (record, KG_COMMITMENT_DUE_ON);
  KgDate begun = KG_DATE_NONE;
  guint index;
  KgProject *p = kg_board_loader_find (loader, kg_record_get_text (record, KG_COMMITMENT_PROJECT), &index);
  KgStep *step;

  if (p == NULL)
    return TRUE;

  step = find_step (loader, p, kg_record_get_text (record, KG_COMMITMENT_STEP));
  if (step != NULL)
    step->promised = TRUE;
  if (!kg_record_is_null (record, KG_COMMITMENT_CLEARED_ON))
    return TRUE;

  p->n_commitments++;
  step = find_step (loader, p, kg_record_get_text (record, KG_COMMITMENT_DUE_BEFORE));
  if (step != NULL) {
    begun = step->actual_start != KG_DATE_NONE ? step->actual_start : step->actual_end;
    step->held = TRUE;
    if (begun == KG_DATE_NONE)
      step->not_before = MAX (step->not_before, due);
  }

  due = kg_commitment_last_day (record, begun);
  if (due != KG_DATE_NONE) {
    KgDuePlace place = {
      index, { due, kg_board_keep (loader->board, kg_record_get_text (record, KG_COMMITMENT_DOCUMENT)) }
    };

    g_array_append_val (loader->commitments, place);
  }
  return TRUE;
}

/* Of several problems the oldest is told; rows come oldest first. */
static gboolean
load_problem (KgRecord *record,
              gpointer  user_data)
{
  KgBoardLoader *loader = user_data;
  guint index;
  KgProject *p = kg_board_loader_find (loader, kg_record_get_text (record, KG_PROBLEM_PROJECT), &index);
  KgSeverity severity = KG_SEVERITY_MAJOR;

  if (p == NULL)
    return TRUE;

  if (kg_record_is (record, KG_PROBLEM_SEVERITY, "minor"))
    severity = KG_SEVERITY_MINOR;
  else if (kg_record_is (record, KG_PROBLEM_SEVERITY, "blocking"))
    severity = KG_SEVERITY_BLOCKING;

  p->n_problems++;
  if (p->facts.n_problems[severity]++ == 0) {
    p->facts.problem[severity] = kg_board_keep (loader->board, kg_record_get_text (record, KG_PROBLEM_TEXT));
    p->facts.problem_since[severity] = kg_record_get_date (record, KG_PROBLEM_RAISED_ON);
  }
  return TRUE;
}

static gboolean
load_assignment (KgRecord *record,
                 gpointer  user_data)
{
  KgBoardLoader *loader = user_data;
  KgContext *context = loader->board->context;
  const char *state = kg_record_get_text (record, KG_ASSIGNMENT_STATE);
  KgDate due = kg_record_get_date (record, KG_ASSIGNMENT_DUE_CURRENT);
  KgDueState due_state;
  guint index;
  KgProject *p = kg_board_loader_find (loader, kg_record_get_text (record, KG_ASSIGNMENT_PROJECT), &index);

  if (p == NULL || !kg_assignment_state_is_open (state))
    return TRUE;

  p->n_assignments++;
  due_state = kg_assignment_due_state (state, due, kg_context_get_today (context),
                                       kg_context_get_calendar (context));
  if (due_state != KG_DUE_NONE) {
    KgDuePlace place = {
      index, { due, kg_board_keep (loader->board, kg_record_get_text (record, KG_ASSIGNMENT_TEXT)) }
    };

    g_array_append_val (loader->assignments, place);
  }
  return TRUE;
}

static gboolean
load_report (KgRecord *record,
             gpointer  user_data)
{
  KgBoardLoader *loader = user_data;
  guint index;
  KgProject *p = kg_board_loader_find (loader, kg_record_get_text (record, KG_REPORT_PROJECT), &index);

  if (p != NULL)
    p->facts.last_report = MAX (p->facts.last_report, kg_record_get_date (record, KG_REPORT_REPORTED_ON));

  return TRUE;
}

/* Of several excuses the one that lasts longest. */
static gboolean
load_excuse (KgRecord *record,
             gpointer  user_data)
{
  KgBoardLoader *loader = user_data;
  KgDate today = kg_context_get_today (loader->board->context);
  KgDate until = kg_record_get_date (record, KG_EXCUSE_UNTIL);
  guint index;
  KgProject *p = kg_board_loader_find (loader, kg_record_get_text (record, KG_EXCUSE_PROJECT), &index);

  if (p == NULL || (until != KG_DATE_NONE && until < today) ||
      (p->facts.excuse != NULL && (p->facts.excused_until == KG_DATE_NONE ||
                                   (until != KG_DATE_NONE && until <= p->facts.excused_until))))
    return TRUE;

  p->facts.excuse = kg_board_keep (loader->board, kg_record_get_text (record, KG_EXCUSE_TEXT));
  p->facts.excused_by = kg_board_keep (loader->board, kg_record_get_text (record, KG_EXCUSE_ACCEPTED_BY));
  p->facts.excused_from = kg_record_get_date (record, KG_EXCUSE_ACCEPTED_ON);
  p->facts.excused_until = until;
  return TRUE;
}

static int
compare_dues (gconstpointer a,
              gconstpointer b)
{
  const KgDuePlace *x = a, *y = b;

  if (x->due.due != y->due.due)
    return x->due.due < y->due.due ? -1 : 1;

  return g_strcmp0 (x->due.subject, y->due.subject);
}

/* Puts what came in the order of its days beside its project, still in that
 * order. */
static void
hand_out (KgBoardLoader *loader,
          GArray        *places,
          GArray        *dues,
          gsize          offset_of_dues,
          gsize          offset_of_count)
{
  GArray *projects = loader->board->projects;
  g_autofree guint *first = g_new0 (guint, projects->len + 1);

  for (guint i = 0; i < places->len; i++)
    first[g_array_index (places, KgDuePlace, i).project + 1]++;
  for (guint i = 0; i < projects->len; i++)
    first[i + 1] += first[i];

  g_array_set_size (dues, places->len);
  for (guint i = 0; i < projects->len; i++) {
    char *facts = (char *) &g_array_index (projects, KgProject, i).facts;
    guint n = MIN (first[i + 1] - first[i], G_MAXUINT16);

    if (n == 0)
      continue;
    G_STRUCT_MEMBER (const KgDue *, facts, offset_of_dues) = &g_array_index (dues, KgDue, first[i]);
    G_STRUCT_MEMBER (guint16, facts, offset_of_count) = (guint16) n;
  }

  for (guint i = 0; i < places->len; i++) {
    const KgDuePlace *place = &g_array_index (places, KgDuePlace, i);

    g_array_index (dues, KgDue, first[place->project]++) = place->due;
  }
}

/* Room for the steps there will be, more or less: to grow step by step costs
 * as much as to judge them. */
static void
reserve_steps (KgBoardLoader *loader)
{
  guint n = STEPS_OF_A_PROJECT * loader->board->projects->len;

  kg_board_make_room (loader->places, n);
  kg_board_make_room (loader->board->memory->steps, n);
}

/**
 * kg_board_load_work:
 *
 * Reads everything that the facts of the projects rest on but their lights.
 */
gboolean
kg_board_load_work (KgBoardLoader  *self,
                    GError        **error)
{
  KgBoardMemory *memory = self->board->memory;
  KgDate today = kg_context_get_today (self->board->context);
  const char *only = self->only;
  guint one = only != NULL ? 1 : 0;

  reserve_steps (self);
  if (!kg_txn_scan (self->txn, &kg_table_step,
                    &(KgFilter) {
                      .conditions = { { KG_STEP_PROJECT, KG_OP_EQ, only, 0 } },
                      .n_conditions = one,
                      .without = BESIDE_THE_PLAN },
                    load_step, self, error))
    return FALSE;

  order_steps (self);
  connect_steps (self);

  if (!kg_txn_scan (self->txn, &kg_table_commitment,
                    &(KgFilter) {
                      .conditions = { { KG_COMMITMENT_PROJECT, KG_OP_EQ, only, 0 } },
                      .n_conditions = one },
                    load_commitment, self, error) ||
      !kg_txn_scan (self->txn, &kg_table_problem,
                    &(KgFilter) {
                      .conditions = { { KG_PROBLEM_CLOSED_ON, KG_OP_EQ, NULL, 0 },
                                      { KG_PROBLEM_PROJECT, KG_OP_EQ, only, 0 } },
                      .n_conditions = 1 + one,
                      .order = { KG_ORDER (KG_PROBLEM_RAISED_ON) } },
                    load_problem, self, error) ||
      !kg_txn_scan (self->txn, &kg_table_assignment,
                    &(KgFilter) {
                      .conditions = { { KG_ASSIGNMENT_STATE, KG_OP_NE, "struck", 0 },
                                      { KG_ASSIGNMENT_PROJECT, KG_OP_EQ, only, 0 } },
                      .n_conditions = 1 + one,
                      .order = { KG_ORDER (KG_ASSIGNMENT_DUE_CURRENT) } },
                    load_assignment, self, error) ||
      !kg_txn_scan (self->txn, &kg_table_report,
                    &(KgFilter) {
                      .conditions = { { KG_REPORT_REPORTED_ON, KG_OP_GE, NULL, today - KG_REPORT_DAYS },
                                      { KG_REPORT_PROJECT, KG_OP_EQ, only, 0 } },
                      .n_conditions = 1 + one },
                    load_report, self, error) ||
      !kg_txn_scan (self->txn, &kg_table_excuse,
                    &(KgFilter) {
                      .conditions = { { KG_EXCUSE_ENDED_ON, KG_OP_EQ, NULL, 0 },
                                      { KG_EXCUSE_PROJECT, KG_OP_EQ, only, 0 } },
                      .n_conditions = 1 + one },
                    load_excuse, self, error))
    return FALSE;

  /* What a step was due before may be late sooner than its day. */
  g_array_sort (self->commitments, compare_dues);
  hand_out (self, self->assignments, memory->assignment_dues,
            G_STRUCT_OFFSET (KgLightFacts, assignments), G_STRUCT_OFFSET (KgLightFacts, n_assignments));
  hand_out (self, self->commitments, memory->commitment_dues,
            G_STRUCT_OFFSET (KgLightFacts, commitments), G_STRUCT_OFFSET (KgLightFacts, n_commitments));
  return TRUE;
}
