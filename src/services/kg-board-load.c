// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-private.h"

#include "core/kg-assignment.h"
#include "core/kg-pinyin.h"

/* Fills a board from the store: one streaming pass a table, on the store's
 * thread, then one pass of the rules over the compact structs. */

/* Where a step belongs: its project's index, and its place in the plan. */
typedef struct {
  guint project;
  int position;
} StepPlace;

typedef struct {
  KgBoard *board;
  const char *only;            /* nullable: the one project to load */
  GArray *places;              /* StepPlace, one for each of the board's steps */
  gboolean scattered;          /* the steps did not come in their order */
  KgDate week_start[KG_BOARD_WEEKS + 1];
} Loader;

static const char *
keep (KgBoard    *board,
      const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (board->texts, text) : NULL;
}

static void
clear_project (gpointer data)
{
  KgProject *p = data;

  g_clear_pointer (&p->search_key, kg_search_key_free);
  g_clear_pointer (&p->sort_key, g_free);
}

static KgProject *
project_of (Loader     *loader,
            const char *id,
            guint      *index)
{
  gpointer found;

  if (id == NULL ||
      !g_hash_table_lookup_extended (loader->board->project_index, id, NULL, &found))
    return NULL;

  *index = GPOINTER_TO_UINT (found);
  return &g_array_index (loader->board->projects, KgProject, *index);
}

static gboolean
load_unit (KgRecord *record,
           gpointer  user_data)
{
  KgBoard *board = ((Loader *) user_data)->board;
  KgUnit unit = { 0 };

  unit.id = keep (board, kg_record_get_id (record));
  unit.name = keep (board, kg_record_get_text (record, KG_UNIT_NAME));
  unit.short_name = keep (board, kg_record_get_text (record, KG_UNIT_SHORT_NAME));
  unit.kind = keep (board, kg_record_get_text (record, KG_UNIT_KIND));
  unit.position = (int) kg_record_get_int (record, KG_UNIT_POSITION);
  if (unit.short_name == NULL)
    unit.short_name = unit.name;

  g_hash_table_insert (board->unit_index, (gpointer) unit.id, GUINT_TO_POINTER (board->units->len));
  g_array_append_val (board->units, unit);
  return TRUE;
}

static gboolean
load_project (KgRecord *record,
              gpointer  user_data)
{
  Loader *loader = user_data;
  KgBoard *board = loader->board;
  KgProject p = { 0 };

  p.id = keep (board, kg_record_get_id (record));
  p.code = keep (board, kg_record_get_text (record, KG_PROJECT_CODE));
  p.name = keep (board, kg_record_get_text (record, KG_PROJECT_NAME));
  p.builder = keep (board, kg_record_get_text (record, KG_PROJECT_BUILDER));
  p.leader = keep (board, kg_record_get_text (record, KG_PROJECT_LEADER));
  p.escalated_to = keep (board, kg_record_get_text (record, KG_PROJECT_ESCALATED_TO));
  p.kind = keep (board, kg_record_get_text (record, KG_PROJECT_KIND));
  p.tags = keep (board, kg_record_get_text (record, KG_PROJECT_TAGS));
  p.hold_reason = keep (board, kg_record_get_text (record, KG_PROJECT_HOLD_REASON));
  p.territory = kg_board_find_unit (board, kg_record_get_text (record, KG_PROJECT_TERRITORY));
  p.lead_unit = kg_board_find_unit (board, kg_record_get_text (record, KG_PROJECT_LEAD_UNIT));
  p.investment = kg_record_get_int (record, KG_PROJECT_INVESTMENT);
  p.planned_start = kg_record_get_date (record, KG_PROJECT_PLANNED_START);
  p.forecast_start = kg_record_get_date (record, KG_PROJECT_FORECAST_START);
  p.actual_start = kg_record_get_date (record, KG_PROJECT_ACTUAL_START);
  p.listed_on = kg_record_get_date (record, KG_PROJECT_LISTED_ON);
  p.facts.on_hold = kg_record_is (record, KG_PROJECT_STATE, "on_hold");
  p.facts.started = p.actual_start != KG_DATE_NONE ||
                    kg_record_is (record, KG_PROJECT_STATE, "started");
  p.plan.stuck = -1;

  g_hash_table_insert (board->project_index, (gpointer) p.id, GUINT_TO_POINTER (board->projects->len));
  g_array_append_val (board->projects, p);
  return TRUE;
}

static gboolean
load_step (KgRecord *record,
           gpointer  user_data)
{
  Loader *loader = user_data;
  KgBoard *board = loader->board;
  guint index;
  KgProject *p = project_of (loader, kg_record_get_text (record, KG_STEP_PROJECT), &index);
  StepPlace place = { 0 };
  KgStep step = { 0 };

  if (p == NULL)
    return TRUE;

  step.name = keep (board, kg_record_get_text (record, KG_STEP_NAME));
  step.planned_start = kg_record_get_date (record, KG_STEP_PLANNED_START);
  step.planned_end = kg_record_get_date (record, KG_STEP_PLANNED_END);
  step.actual_start = kg_record_get_date (record, KG_STEP_ACTUAL_START);
  step.actual_end = kg_record_get_date (record, KG_STEP_ACTUAL_END);
  step.duration = (guint16) CLAMP (kg_record_get_int (record, KG_STEP_DURATION), 0, 5000);
  step.mode = kg_step_mode_from_code (kg_record_get_text (record, KG_STEP_MODE));
  step.permit = kg_record_get_int (record, KG_STEP_PERMIT) != 0;

  place.project = index;
  place.position = (int) kg_record_get_int (record, KG_STEP_POSITION);
  if (p->n_steps == 0) {
    p->first_step = board->steps->len;
  } else {
    const StepPlace *before = &g_array_index (loader->places, StepPlace, loader->places->len - 1);

    if (before->project != index || before->position > place.position)
      loader->scattered = TRUE;
  }
  p->n_steps++;
  g_array_append_val (board->steps, step);
  g_array_append_val (loader->places, place);
  return TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const GArray *places = user_data;
  const StepPlace *x = &g_array_index (places, StepPlace, *(const guint *) a);
  const StepPlace *y = &g_array_index (places, StepPlace, *(const guint *) b);

  if (x->project != y->project)
    return x->project < y->project ? -1 : 1;

  return x->position < y->position ? -1 : x->position > y->position;
}

/* Puts the steps of each project together, in their order. They mostly come
 * so, for a plan is made in one go; to have the store read them so would cost
 * a search for each of them, five times what reading them does. */
static void
order_steps (Loader *loader)
{
  KgBoard *board = loader->board;
  guint n = board->steps->len;
  g_autofree guint *order = NULL;
  GArray *steps;

  if (!loader->scattered)
    return;

  order = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_places, loader->places);

  steps = g_array_sized_new (FALSE, FALSE, sizeof (KgStep), n);
  for (guint i = 0; i < n; i++) {
    guint project = g_array_index (loader->places, StepPlace, order[i]).project;

    if (i == 0 || project != g_array_index (loader->places, StepPlace, order[i - 1]).project)
      g_array_index (board->projects, KgProject, project).first_step = i;
    g_array_append_val (steps, g_array_index (board->steps, KgStep, order[i]));
  }
  g_array_unref (board->steps);
  board->steps = steps;
}

/* Of several problems the oldest is told; rows come oldest first. */
static gboolean
load_problem (KgRecord *record,
              gpointer  user_data)
{
  Loader *loader = user_data;
  guint index;
  KgProject *p = project_of (loader, kg_record_get_text (record, KG_PROBLEM_PROJECT), &index);
  KgLightInputKind kind = KG_INPUT_MAJOR;

  if (p == NULL)
    return TRUE;

  p->n_problems++;
  if (kg_record_is (record, KG_PROBLEM_SEVERITY, "minor"))
    return TRUE;
  if (kg_record_is (record, KG_PROBLEM_SEVERITY, "blocking"))
    kind = KG_INPUT_BLOCKING;

  if (p->facts.known >> kind & 1)
    p->facts.value[kind]++;
  else
    kg_light_input_set (&p->facts, kind, 1,
                        kg_record_get_date (record, KG_PROBLEM_RAISED_ON),
                        keep (loader->board, kg_record_get_text (record, KG_PROBLEM_TEXT)));
  return TRUE;
}

static gboolean
load_assignment (KgRecord *record,
                 gpointer  user_data)
{
  Loader *loader = user_data;
  KgContext *context = loader->board->context;
  const char *state = kg_record_get_text (record, KG_ASSIGNMENT_STATE);
  KgDate due = kg_record_get_date (record, KG_ASSIGNMENT_DUE_CURRENT);
  guint index;
  KgProject *p = project_of (loader, kg_record_get_text (record, KG_ASSIGNMENT_PROJECT), &index);

  if (p == NULL || !kg_assignment_state_is_open (state))
    return TRUE;

  p->n_assignments++;
  if (kg_assignment_due_state (state, due, kg_context_get_today (context),
                               kg_context_get_calendar (context)) != KG_DUE_OVERDUE)
    return TRUE;

  p->n_overdue++;
  if (p->facts.known >> KG_INPUT_ASSIGNMENTS_LATE & 1)
    p->facts.value[KG_INPUT_ASSIGNMENTS_LATE]++;
  else
    kg_light_input_set (&p->facts, KG_INPUT_ASSIGNMENTS_LATE, 1, due,
                        keep (loader->board, kg_record_get_text (record, KG_ASSIGNMENT_TEXT)));
  return TRUE;
}

static gboolean
load_confirmation (KgRecord *record,
                   gpointer  user_data)
{
  Loader *loader = user_data;
  KgLight light;
  guint index;
  KgProject *p = project_of (loader, kg_record_get_text (record, KG_LIGHT_ENTRY_PROJECT), &index);

  if (p == NULL ||
      !kg_light_from_code (kg_record_get_text (record, KG_LIGHT_ENTRY_CONFIRMED), &light))
    return TRUE;

  p->confirmed = light;
  p->is_confirmed = TRUE;
  p->confirmed_on = kg_record_get_date (record, KG_LIGHT_ENTRY_ENTERED_ON);
  p->confirmed_reason = keep (loader->board, kg_record_get_text (record, KG_LIGHT_ENTRY_REASON));
  p->confirmed_by = keep (loader->board, kg_record_get_text (record, KG_COL_CHANGED_BY));
  return TRUE;
}

static gboolean
load_snapshot (KgRecord *record,
               gpointer  user_data)
{
  Loader *loader = user_data;
  KgBoard *board = loader->board;
  KgDate entered = kg_record_get_date (record, KG_LIGHT_ENTRY_ENTERED_ON);
  const char *confirmed = kg_record_get_text (record, KG_LIGHT_ENTRY_CONFIRMED);
  KgLight light;
  guint index;
  KgProject *p = project_of (loader, kg_record_get_text (record, KG_LIGHT_ENTRY_PROJECT), &index);

  if (p == NULL ||
      !kg_light_from_code (confirmed != NULL ? confirmed
                                             : kg_record_get_text (record, KG_LIGHT_ENTRY_PROPOSED),
                           &light))
    return TRUE;

  for (int w = 0; w < KG_BOARD_WEEKS; w++) {
    if (entered < loader->week_start[w] || entered >= loader->week_start[w] + 7)
      continue;
    board->week_count[w][light]++;
    if (w == 1) {
      p->last_week = light;
      p->has_last_week = TRUE;
    }
    break;
  }
  return TRUE;
}

static void
judge (KgBoard   *board,
       KgProject *p)
{
  KgDate today = kg_context_get_today (board->context);
  const KgCalendar *calendar = kg_context_get_calendar (board->context);
  gboolean open = !p->facts.started && !p->facts.on_hold;

  if (p->n_steps > 0)
    kg_plan_chain_all (&g_array_index (board->steps, KgStep, p->first_step), p->n_steps);
  kg_plan_assess (kg_board_get_steps (board, p), p->n_steps, today, calendar, &p->plan);

  /* What people forecast goes before what the plan says, until it lies in
   * the past without a start. */
  if (p->forecast_start == KG_DATE_NONE || (p->forecast_start < today && open))
    p->forecast_start = open ? p->plan.forecast : KG_DATE_NONE;

  p->slack = G_MININT;
  if (p->planned_start != KG_DATE_NONE && p->forecast_start != KG_DATE_NONE && open) {
    p->slack = kg_calendar_between (calendar, p->forecast_start, p->planned_start);
    kg_light_input_set (&p->facts, KG_INPUT_LAG, -p->slack, p->forecast_start, NULL);
  }

  if (p->planned_start != KG_DATE_NONE && open) {
    int passed = kg_calendar_between (calendar, p->planned_start, today);

    kg_light_input_set (&p->facts, KG_INPUT_PLAN_PASSED, MAX (passed, 0), p->planned_start, NULL);
    if (p->forecast_start == KG_DATE_NONE && p->planned_start >= today)
      kg_light_input_set (&p->facts, KG_INPUT_UNPREPARED, -passed, p->planned_start, NULL);
  }

  if (p->plan.stuck >= 0)
    kg_light_input_set (&p->facts, KG_INPUT_STEP_OVERDUE, p->plan.stuck_overdue, KG_DATE_NONE,
                        kg_board_get_steps (board, p)[p->plan.stuck].name);
  if (p->planned_start == KG_DATE_NONE && p->facts.known != 0)
    kg_light_input_set (&p->facts, KG_INPUT_NO_DATE, 1, KG_DATE_NONE, NULL);

  p->proposed = kg_light_propose (kg_context_get_rules (board->context), &p->facts, NULL);
  p->light = p->is_confirmed && open ? p->confirmed : p->proposed;
}

static void
make_keys (KgProject *p)
{
  const char *const all[] = {
    p->name, p->code, p->builder, p->kind, p->tags,
    p->territory != NULL ? p->territory->name : NULL,
    p->lead_unit != NULL ? p->lead_unit->name : NULL,
  };
  const char *texts[G_N_ELEMENTS (all)];
  gsize n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      texts[n++] = all[i];

  p->search_key = kg_search_key_new_for_texts (texts, n);
  p->sort_key = kg_collate_key (p->name);
}

/* Keys need nothing but the projects' own texts, which stay where they are, so
 * they are made beside the rest of the reading. */
static gpointer
make_all_keys (gpointer data)
{
  KgBoard *board = data;

  for (guint i = 0; i < board->projects->len; i++)
    make_keys (&g_array_index (board->projects, KgProject, i));

  return NULL;
}

static gboolean
scan_projects (Loader   *loader,
               KgTxn    *txn,
               GError  **error)
{
  const char *only = loader->only;
  guint one = only != NULL ? 1 : 0;

  return
    kg_txn_scan (txn, &kg_table_unit,
                 &(KgFilter) { .order = { KG_ORDER (KG_UNIT_POSITION), KG_ORDER (KG_UNIT_NAME) } },
                 load_unit, loader, error) &&
    kg_txn_scan (txn, &kg_table_project,
                 &(KgFilter) {
                   .conditions = { { KG_PROJECT_STATE, KG_OP_NE, "withdrawn", 0 },
                                   { KG_COL_ID, KG_OP_EQ, only, 0 } },
                   .n_conditions = 1 + one },
                 load_project, loader, error);
}

static gboolean
scan_facts (Loader   *loader,
            KgTxn    *txn,
            GError  **error)
{
  KgDate today = kg_context_get_today (loader->board->context);
  g_autofree char *oldest_week = NULL;
  const char *only = loader->only;
  guint one = only != NULL ? 1 : 0;

  for (int w = 0; w <= KG_BOARD_WEEKS; w++)
    loader->week_start[w] = today - kg_date_weekday (today) + 1 - 7 * w;
  oldest_week = kg_date_to_week_code (loader->week_start[KG_BOARD_WEEKS - 1]);

  return
    kg_txn_scan (txn, &kg_table_step,
                 &(KgFilter) {
                   .conditions = { { KG_STEP_PROJECT, KG_OP_EQ, only, 0 } },
                   .n_conditions = one },
                 load_step, loader, error) &&
    kg_txn_scan (txn, &kg_table_problem,
                 &(KgFilter) {
                   .conditions = { { KG_PROBLEM_CLOSED_ON, KG_OP_EQ, NULL, 0 },
                                   { KG_PROBLEM_PROJECT, KG_OP_EQ, only, 0 } },
                   .n_conditions = 1 + one,
                   .order = { KG_ORDER (KG_PROBLEM_RAISED_ON) } },
                 load_problem, loader, error) &&
    kg_txn_scan (txn, &kg_table_assignment,
                 &(KgFilter) {
                   .conditions = { { KG_ASSIGNMENT_STATE, KG_OP_NE, "struck", 0 },
                                   { KG_ASSIGNMENT_PROJECT, KG_OP_EQ, only, 0 } },
                   .n_conditions = 1 + one,
                   .order = { KG_ORDER (KG_ASSIGNMENT_DUE_CURRENT) } },
                 load_assignment, loader, error) &&
    kg_txn_scan (txn, &kg_table_light_entry,
                 &(KgFilter) {
                   .conditions = { { KG_LIGHT_ENTRY_KIND, KG_OP_EQ, "confirmed", 0 },
                                   { KG_LIGHT_ENTRY_PROJECT, KG_OP_EQ, only, 0 } },
                   .n_conditions = 1 + one,
                   .order = { KG_ORDER (KG_LIGHT_ENTRY_ENTERED_ON), KG_ORDER (KG_COL_ID) } },
                 load_confirmation, loader, error) &&
    kg_txn_scan (txn, &kg_table_light_entry,
                 &(KgFilter) {
                   .conditions = { { KG_LIGHT_ENTRY_KIND, KG_OP_EQ, "snapshot", 0 },
                                   { KG_LIGHT_ENTRY_WEEK, KG_OP_GE, oldest_week, 0 },
                                   { KG_LIGHT_ENTRY_PROJECT, KG_OP_EQ, only, 0 } },
                   .n_conditions = 2 + one },
                 load_snapshot, loader, error);
}

/**
 * kg_board_load:
 * @context: today, the calendar and the rules
 * @project_id: (nullable): load this project only
 *
 * Reads all projects that were not withdrawn and judges each of them.
 *
 * Returns: (nullable) (transfer full): the board
 */
KgBoard *
kg_board_load (KgTxn       *txn,
               KgContext   *context,
               const char  *project_id,
               GError     **error)
{
  g_autoptr (KgBoard) board = g_new0 (KgBoard, 1);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (StepPlace));
  Loader loader = { .board = board, .only = project_id, .places = places };
  GThread *keys;
  gboolean ok;

  g_atomic_ref_count_init (&board->refs);
  board->context = kg_context_ref (context);
  board->texts = g_string_chunk_new (64 * 1024);
  board->units = g_array_new (FALSE, FALSE, sizeof (KgUnit));
  board->projects = g_array_new (FALSE, FALSE, sizeof (KgProject));
  g_array_set_clear_func (board->projects, clear_project);
  board->steps = g_array_new (FALSE, FALSE, sizeof (KgStep));
  board->project_index = g_hash_table_new (g_str_hash, g_str_equal);
  board->unit_index = g_hash_table_new (g_str_hash, g_str_equal);

  if (!scan_projects (&loader, txn, error))
    return NULL;

  keys = g_thread_new ("kg-board-keys", make_all_keys, board);
  ok = scan_facts (&loader, txn, error);
  g_thread_join (keys);
  if (!ok)
    return NULL;
  order_steps (&loader);

  for (guint i = 0; i < board->projects->len; i++) {
    KgProject *p = &g_array_index (board->projects, KgProject, i);

    judge (board, p);
    board->count[p->light]++;
    board->sum[p->light] += p->investment;
  }

  return g_steal_pointer (&board);
}
