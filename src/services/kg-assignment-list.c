// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-assignment-list.h"

/* All assignments with what they are about, and what is shown of them. */

struct _KgAssignmentList {
  gatomicrefcount refs;
  KgContext *context;
  KgBoard *board;
  GArray *items;          /* KgAssignmentItem */
  GHashTable *decisions;  /* id → KgRecord */
  GHashTable *meetings;   /* id → KgRecord */
  GHashTable *series;     /* id → KgRecord */
};

static void
clear_item (gpointer data)
{
  KgAssignmentItem *item = data;

  kg_record_unref (item->record);
  kg_search_key_free (item->search_key);
  g_free (item->supporting);
  g_free ((char *) item->supporting_names);
}

static gboolean
keep_record (KgRecord *record,
             gpointer  user_data)
{
  g_hash_table_insert (user_data, (char *) kg_record_get_id (record), kg_record_ref (record));
  return TRUE;
}

static GHashTable *
load_by_id (KgTxn           *txn,
            const KgTable   *table,
            const KgFilter  *filter,
            GError         **error)
{
  /* The keys live in the records. */
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                       (GDestroyNotify) kg_record_unref);

  if (!kg_txn_scan (txn, table, filter, keep_record, rows, error))
    return NULL;

  return g_steal_pointer (&rows);
}

static gboolean
collect_unit (KgRecord *record,
              gpointer  user_data)
{
  const char *id = kg_record_get_text (record, KG_ASSIGNMENT_UNIT_ASSIGNMENT);
  GPtrArray *units = g_hash_table_lookup (user_data, id);

  if (units == NULL) {
    units = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (user_data, g_strdup (id), units);
  }
  g_ptr_array_add (units, g_strdup (kg_record_get_text (record, KG_ASSIGNMENT_UNIT_UNIT)));

  return TRUE;
}

static gboolean
collect_extension (KgRecord *record,
                   gpointer  user_data)
{
  g_hash_table_insert (user_data, g_strdup (kg_record_get_text (record, KG_EXTENSION_ASSIGNMENT)),
                       GINT_TO_POINTER (kg_record_get_date (record, KG_EXTENSION_DUE)));
  return TRUE;
}

/* What is looked up while the rows are read. */
typedef struct {
  KgAssignmentList *self;
  GHashTable *supporting; /* assignment id → unit ids */
  GHashTable *asked;      /* assignment id → day */
} Loading;

static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  return (*(const KgUnit *const *) a)->position - (*(const KgUnit *const *) b)->position;
}

static void
set_supporting (KgAssignmentItem *item,
                Loading          *loading)
{
  GPtrArray *ids = g_hash_table_lookup (loading->supporting, item->id);
  g_autoptr (GString) names = NULL;

  if (ids == NULL)
    return;

  item->supporting = g_new0 (const KgUnit *, ids->len);
  for (guint i = 0; i < ids->len; i++) {
    const KgUnit *unit = kg_board_find_unit (loading->self->board, g_ptr_array_index (ids, i));

    if (unit != NULL)
      item->supporting[item->n_supporting++] = unit;
  }

  qsort (item->supporting, item->n_supporting, sizeof *item->supporting, compare_units);
  names = g_string_new (NULL);
  for (guint i = 0; i < item->n_supporting; i++) {
    /* The names are Chinese, and so is what stands between them. */
    if (i > 0)
      g_string_append (names, "、");
    g_string_append (names, item->supporting[i]->short_name);
  }
  item->supporting_names = g_string_free (g_steal_pointer (&names), FALSE);
}

static void
set_meeting (KgAssignmentItem *item,
             Loading          *loading)
{
  KgRecord *meeting = item->meeting_id != NULL
                      ? g_hash_table_lookup (loading->self->meetings, item->meeting_id)
                      : NULL;
  KgRecord *series;

  if (meeting == NULL)
    return;

  item->meeting_year = (int) kg_record_get_int (meeting, KG_MEETING_YEAR);
  item->meeting_number = (int) kg_record_get_int (meeting, KG_MEETING_NUMBER);
  item->meeting_day = kg_record_get_date (meeting, KG_MEETING_HELD_ON);
  series = g_hash_table_lookup (loading->self->series, kg_record_get_text (meeting, KG_MEETING_SERIES));
  if (series != NULL)
    item->series_name = kg_record_get_text (series, KG_SERIES_NAME);
}

static gboolean
add_item (KgRecord *record,
          gpointer  user_data)
{
  Loading *loading = user_data;
  KgAssignmentList *self = loading->self;
  const KgCalendar *calendar = kg_context_get_calendar (self->context);
  KgDate today = kg_context_get_today (self->context);
  const char *decision_id = kg_record_get_text (record, KG_ASSIGNMENT_DECISION);
  const char *lead = kg_record_get_text (record, KG_ASSIGNMENT_LEAD_UNIT);
  KgRecord *decision = decision_id != NULL ? g_hash_table_lookup (self->decisions, decision_id) : NULL;
  const KgProject *project = NULL;
  KgAssignmentItem item = {
    .record = kg_record_ref (record),
    .id = kg_record_get_id (record),
    .number = kg_record_get_text (record, KG_ASSIGNMENT_NUMBER),
    .text = kg_record_get_text (record, KG_ASSIGNMENT_TEXT),
    .state = kg_record_get_text (record, KG_ASSIGNMENT_STATE),
    .project_id = kg_record_get_text (record, KG_ASSIGNMENT_PROJECT),
    .meeting_id = kg_record_get_text (record, KG_ASSIGNMENT_MEETING),
    .due = kg_record_get_date (record, KG_ASSIGNMENT_DUE_CURRENT),
    .light = KG_LIGHT_NONE,
  };

  if (item.project_id != NULL)
    project = kg_board_find_project (self->board, item.project_id);
  if (project != NULL) {
    item.project_name = project->name;
    item.light = project->light;
  }
  if (decision != NULL)
    item.sentence = kg_record_get_text (decision, KG_DECISION_TEXT);
  item.lead_unit = lead != NULL ? kg_board_find_unit (self->board, lead) : NULL;
  item.due_state = kg_assignment_due_state (item.state, item.due, today, calendar);
  item.workdays = kg_calendar_between (calendar, today, item.due);
  item.asked_until = GPOINTER_TO_INT (g_hash_table_lookup (loading->asked, item.id));
  set_supporting (&item, loading);
  set_meeting (&item, loading);

  item.search_key = kg_search_key_new_for_texts ((const char *const[]) {
                                                   item.number, item.text, item.sentence, item.project_name,
                                                   item.lead_unit != NULL ? item.lead_unit->name : NULL,
                                                   item.supporting_names,
                                                   kg_record_get_text (record, KG_ASSIGNMENT_PERSON) }, 7);
  g_array_append_val (self->items, item);
  return TRUE;
}

/* Open ones by their due day, then the suspended, then the finished ones with
 * the latest first. */
static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const KgAssignmentItem *ia = a, *ib = b;
  gboolean done_a = kg_assignment_item_in_group (ia, KG_ASSIGNMENTS_DONE);
  int class_a = done_a ? 2 : g_str_equal (ia->state, "suspended");
  int class_b = kg_assignment_item_in_group (ib, KG_ASSIGNMENTS_DONE) ? 2 : g_str_equal (ib->state, "suspended");
  KgDate day_a = ia->due, day_b = ib->due;

  if (class_a != class_b)
    return class_a - class_b;

  if (done_a) {
    day_a = kg_record_get_date (ib->record, KG_ASSIGNMENT_DONE_ON);
    day_b = kg_record_get_date (ia->record, KG_ASSIGNMENT_DONE_ON);
  }
  if (day_a != day_b)
    return day_a < day_b ? -1 : 1;

  return g_strcmp0 (ia->number, ib->number);
}

static KgAssignmentList *
load (KgTxn       *txn,
      KgContext   *context,
      KgBoard     *board,
      const char  *project_id,
      GError     **error)
{
  g_autoptr (KgAssignmentList) self = g_new0 (KgAssignmentList, 1);
  g_autoptr (GHashTable) supporting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                             (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Loading loading = { self, supporting, asked };
  KgFilter decisions = { .conditions = { { KG_DECISION_PROJECT, KG_OP_EQ, project_id, 0 } },
                         .n_conditions = project_id != NULL };
  KgFilter assignments = { .conditions = { { KG_ASSIGNMENT_PROJECT, KG_OP_EQ, project_id, 0 } },
                           .n_conditions = project_id != NULL };

  g_atomic_ref_count_init (&self->refs);
  self->context = kg_context_ref (context);
  self->items = g_array_new (FALSE, FALSE, sizeof (KgAssignmentItem));
  g_array_set_clear_func (self->items, clear_item);
  self->board = board != NULL ? kg_board_ref (board) : kg_board_load (txn, context, NULL, error);

  if (self->board == NULL ||
      (self->decisions = load_by_id (txn, &kg_table_decision, &decisions, error)) == NULL ||
      (self->meetings = load_by_id (txn, &kg_table_meeting, NULL, error)) == NULL ||
      (self->series = load_by_id (txn, &kg_table_series, NULL, error)) == NULL ||
      !kg_txn_scan (txn, &kg_table_assignment_unit, NULL, collect_unit, supporting, error) ||
      !kg_txn_scan (txn, &kg_table_extension,
                    &(KgFilter) {
                      .conditions = { { KG_EXTENSION_ANSWER, KG_OP_EQ, "pending", 0 } },
                      .n_conditions = 1 },
                    collect_extension, asked, error) ||
      !kg_txn_scan (txn, &kg_table_assignment, &assignments, add_item, &loading, error))
    return NULL;

  g_array_sort (self->items, compare_items);
  return g_steal_pointer (&self);
}

/**
 * kg_assignment_list_load:
 * @board: (nullable): where names and lights come from; loaded when %NULL
 *
 * Returns: (transfer full): all assignments of the store
 */
KgAssignmentList *
kg_assignment_list_load (KgTxn      *txn,
                         KgContext  *context,
                         KgBoard    *board,
                         GError    **error)
{
  return load (txn, context, board, NULL, error);
}

/**
 * kg_assignment_list_load_project:
 *
 * Returns: (transfer full): the assignments of one project
 */
KgAssignmentList *
kg_assignment_list_load_project (KgTxn       *txn,
                                 KgContext   *context,
                                 KgBoard     *board,
                                 const char  *project_id,
                                 GError     **error)
{
  return load (txn, context, board, project_id, error);
}

KgAssignmentList *
kg_assignment_list_ref (KgAssignmentList *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_assignment_list_unref (KgAssignmentList *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_array_unref (self->items);
  g_clear_pointer (&self->decisions, g_hash_table_unref);
  g_clear_pointer (&self->meetings, g_hash_table_unref);
  g_clear_pointer (&self->series, g_hash_table_unref);
  g_clear_pointer (&self->board, kg_board_unref);
  kg_context_unref (self->context);
  g_free (self);
}

KgContext *
kg_assignment_list_get_context (const KgAssignmentList *self)
{
  return self->context;
}

KgBoard *
kg_assignment_list_get_board (const KgAssignmentList *self)
{
  return self->board;
}

guint
kg_assignment_list_get_n_items (const KgAssignmentList *self)
{
  return self->items->len;
}

const KgAssignmentItem *
kg_assignment_list_get (const KgAssignmentList *self,
                        guint                   index)
{
  g_return_val_if_fail (index < self->items->len, NULL);

  return &g_array_index (self->items, KgAssignmentItem, index);
}

/**
 * kg_assignment_list_find:
 * @key: an id or a number
 *
 * Returns: (nullable): the assignment
 */
const KgAssignmentItem *
kg_assignment_list_find (const KgAssignmentList *self,
                         const char             *key)
{
  for (guint i = 0; i < self->items->len; i++) {
    const KgAssignmentItem *item = kg_assignment_list_get (self, i);

    if (g_strcmp0 (item->id, key) == 0 || g_strcmp0 (item->number, key) == 0)
      return item;
  }

  return NULL;
}

gboolean
kg_assignment_item_in_group (const KgAssignmentItem *item,
                             KgAssignmentGroup       group)
{
  switch (group) {
  case KG_ASSIGNMENTS_OPEN:
    return kg_assignment_state_is_open (item->state);
  case KG_ASSIGNMENTS_PENDING:
    return g_str_equal (item->state, "pending");
  case KG_ASSIGNMENTS_IN_PROGRESS:
    return g_str_equal (item->state, "in_progress");
  case KG_ASSIGNMENTS_DUE_SOON:
    return item->due_state == KG_DUE_SOON;
  case KG_ASSIGNMENTS_OVERDUE:
    return item->due_state == KG_DUE_OVERDUE;
  case KG_ASSIGNMENTS_CHECKING:
    return kg_codes_contain ("reported|checking", item->state);
  case KG_ASSIGNMENTS_RETURNED:
    return g_str_equal (item->state, "returned");
  case KG_ASSIGNMENTS_SUSPENDED:
    return g_str_equal (item->state, "suspended");
  case KG_ASSIGNMENTS_DONE:
    return kg_codes_contain ("done|struck", item->state);
  case KG_ASSIGNMENTS_ALL:
    return TRUE;
  case KG_N_ASSIGNMENT_GROUPS:
  default:
    g_return_val_if_reached (FALSE);
  }
}

/**
 * kg_assignment_item_has_unit:
 * @unit_id: (nullable): %NULL for any unit
 *
 * Whether the unit leads the assignment, or supports it, as @role asks.
 */
gboolean
kg_assignment_item_has_unit (const KgAssignmentItem *item,
                             const char             *unit_id,
                             KgAssignmentRole        role)
{
  if (unit_id == NULL)
    return TRUE;

  if (role != KG_ASSIGNMENT_ROLE_SUPPORTING &&
      item->lead_unit != NULL && g_str_equal (item->lead_unit->id, unit_id))
    return TRUE;

  if (role != KG_ASSIGNMENT_ROLE_LEAD)
    for (guint i = 0; i < item->n_supporting; i++)
      if (g_str_equal (item->supporting[i]->id, unit_id))
        return TRUE;

  return FALSE;
}

/**
 * kg_assignment_list_select:
 * @counts: (out) (nullable): how many each group would have with everything
 *   else as it is, and how many each role
 *
 * Returns: (transfer full) (element-type guint): indexes into the list
 */
GArray *
kg_assignment_list_select (const KgAssignmentList  *self,
                           const KgAssignmentQuery *query,
                           KgAssignmentCounts      *counts)
{
  g_autoptr (KgSearchQuery) search = kg_search_query_new (query->search);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  KgAssignmentCounts ignored;

  if (counts == NULL)
    counts = &ignored;
  *counts = (KgAssignmentCounts) { 0 };

  for (guint i = 0; i < self->items->len; i++) {
    const KgAssignmentItem *item = kg_assignment_list_get (self, i);
    gboolean in_group = kg_assignment_item_in_group (item, query->group);

    if (!kg_assignment_item_has_unit (item, query->unit, KG_ASSIGNMENT_ROLE_ANY) ||
        !kg_search_match (item->search_key, search))
      continue;

    for (int role = 0; in_group && role < KG_N_ASSIGNMENT_ROLES; role++)
      counts->role[role] += kg_assignment_item_has_unit (item, query->unit, role);

    if (!kg_assignment_item_has_unit (item, query->unit, query->role))
      continue;

    for (int group = 0; group < KG_N_ASSIGNMENT_GROUPS; group++)
      counts->group[group] += kg_assignment_item_in_group (item, group);
    if (in_group)
      g_array_append_val (found, i);
  }

  return found;
}

/**
 * kg_assignment_item_allows:
 *
 * Whether the state allows @action, and there is something for it to act on:
 * an extension is asked for before the due day and once at a time, and
 * answered when one was asked for. Source: the rules of extensions in the
 * supervision of assignments.
 */
gboolean
kg_assignment_item_allows (const KgAssignmentItem *item,
                           KgAssignmentAction      action,
                           KgDate                  today)
{
  if (!kg_assignment_action_allowed (item->state, action))
    return FALSE;

  if (action == KG_ACTION_EXTEND)
    return item->asked_until == KG_DATE_NONE && today <= item->due;
  if (action == KG_ACTION_GRANT || action == KG_ACTION_REFUSE)
    return item->asked_until != KG_DATE_NONE;

  return TRUE;
}
