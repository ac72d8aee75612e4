// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-private.h"

#include "core/kg-pinyin.h"
#include "services/kg-light-service.h"

#include <string.h>

/* Fills a board from the store: one streaming pass a table, on the store's
 * thread, then one pass of the rules over the compact structs. What projects
 * have to do is read in kg-board-work.c. */

const char *
kg_board_keep (KgBoard    *board,
               const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (board->memory->texts, text) : NULL;
}

/**
 * kg_board_loader_find:
 * @id: (nullable): of a project
 * @index: (out): where it stands on the board
 *
 * Returns: (nullable): the project, when it is among those that are loaded
 */
KgProject *
kg_board_loader_find (KgBoardLoader *self,
                      const char    *id,
                      guint         *index)
{
  KgProject *projects = (KgProject *) self->board->projects->data;
  gpointer found;

  if (id == NULL)
    return NULL;

  /* What belongs to one project mostly comes together. */
  if (self->found < self->board->projects->len && strcmp (projects[self->found].id, id) == 0) {
    *index = self->found;
    return &projects[self->found];
  }
  if (!g_hash_table_lookup_extended (self->board->project_index, id, NULL, &found))
    return NULL;

  *index = self->found = GPOINTER_TO_UINT (found);
  return &projects[self->found];
}

static gboolean
load_unit (KgRecord *record,
           gpointer  user_data)
{
  KgBoard *board = ((KgBoardLoader *) user_data)->board;
  KgUnit unit = { 0 };

  unit.id = kg_board_keep (board, kg_record_get_id (record));
  unit.name = kg_board_keep (board, kg_record_get_text (record, KG_UNIT_NAME));
  unit.short_name = kg_board_keep (board, kg_record_get_text (record, KG_UNIT_SHORT_NAME));
  unit.kind = kg_board_keep (board, kg_record_get_text (record, KG_UNIT_KIND));
  unit.position = (int) kg_record_get_int (record, KG_UNIT_POSITION);
  /* Another name in use need not be a shorter one. */
  if (unit.short_name == NULL || g_utf8_strlen (unit.short_name, -1) >= g_utf8_strlen (unit.name, -1))
    unit.short_name = unit.name;

  g_hash_table_insert (board->unit_index, (gpointer) unit.id, GUINT_TO_POINTER (board->units->len));
  g_array_append_val (board->units, unit);
  return TRUE;
}

static gboolean
load_project (KgRecord *record,
              gpointer  user_data)
{
  KgBoardLoader *loader = user_data;
  KgBoard *board = loader->board;
  KgProject p = { 0 };

  memset (p.kept, KG_BOARD_NO_WEEK, sizeof p.kept);
  p.id = kg_board_keep (board, kg_record_get_id (record));
  p.code = kg_board_keep (board, kg_record_get_text (record, KG_PROJECT_CODE));
  p.name = kg_board_keep (board, kg_record_get_text (record, KG_PROJECT_NAME));
  p.builder = kg_board_keep (board, kg_record_get_text (record, KG_PROJECT_BUILDER));
  p.leader = kg_board_keep (board, kg_record_get_text (record, KG_PROJECT_LEADER));
  p.escalated_to = kg_board_keep (board, kg_record_get_text (record, KG_PROJECT_ESCALATED_TO));
  p.kind = kg_board_keep (board, kg_record_get_text (record, KG_PROJECT_KIND));
  p.tags = kg_board_keep (board, kg_record_get_text (record, KG_PROJECT_TAGS));
  p.hold_reason = kg_board_keep (board, kg_record_get_text (record, KG_PROJECT_HOLD_REASON));
  p.territory = kg_board_find_unit (board, kg_record_get_text (record, KG_PROJECT_TERRITORY));
  p.lead_unit = kg_board_find_unit (board, kg_record_get_text (record, KG_PROJECT_LEAD_UNIT));
  p.investment = kg_record_get_int (record, KG_PROJECT_INVESTMENT);
  p.planned_start = kg_record_get_date (record, KG_PROJECT_PLANNED_START);
  p.unattended_reason = kg_board_keep (board, kg_record_get_text (record, KG_PROJECT_UNATTENDED_REASON));
  p.facts.planned_start = p.planned_start;
  p.facts.stated_forecast = kg_record_get_date (record, KG_PROJECT_FORECAST_START);
  p.actual_start = kg_record_get_date (record, KG_PROJECT_ACTUAL_START);
  p.listed_on = kg_record_get_date (record, KG_PROJECT_LISTED_ON);
  p.reports = kg_record_get_int (record, KG_PROJECT_REPORT_EVERY) > 0;
  if (p.reports)
    p.facts.last_report = p.listed_on;
  p.facts.on_hold = kg_record_is (record, KG_PROJECT_STATE, "on_hold");
  p.facts.started = p.actual_start != KG_DATE_NONE ||
                    kg_record_is (record, KG_PROJECT_STATE, "started");
  g_hash_table_insert (board->project_index, (gpointer) p.id, GUINT_TO_POINTER (board->projects->len));
  g_array_append_val (board->projects, p);
  return TRUE;
}

/* Keeps what stood in the week of @entered, 0 being this one. */
static void
note_week (KgBoardLoader *loader,
           KgProject     *p,
           KgDate         entered,
           KgLight        light)
{
  for (guint w = 0; w < KG_BOARD_KEPT; w++)
    if (entered >= loader->week_start[w] && entered < loader->week_start[w] + 7)
      p->kept[w] = (guint8) light;
}

static gboolean
load_snapshot (KgRecord *record,
               gpointer  user_data)
{
  KgBoardLoader *loader = user_data;
  const char *confirmed = kg_record_get_text (record, KG_LIGHT_ENTRY_CONFIRMED);
  KgLight light;
  guint index;
  KgProject *p = kg_board_loader_find (loader, kg_record_get_text (record, KG_LIGHT_ENTRY_PROJECT), &index);

  if (p != NULL &&
      kg_light_from_code (confirmed != NULL ? confirmed
                                            : kg_record_get_text (record, KG_LIGHT_ENTRY_PROPOSED),
                          &light))
    note_week (loader, p, kg_record_get_date (record, KG_LIGHT_ENTRY_ENTERED_ON), light);

  return TRUE;
}

/* What is confirmed later in a week than its snapshot was taken stands for
 * that week. */
static gboolean
load_confirmation (KgRecord *record,
                   gpointer  user_data)
{
  KgBoardLoader *loader = user_data;
  KgLight light;
  guint index;
  KgProject *p = kg_board_loader_find (loader, kg_record_get_text (record, KG_LIGHT_ENTRY_PROJECT), &index);

  if (p == NULL ||
      !kg_light_from_code (kg_record_get_text (record, KG_LIGHT_ENTRY_CONFIRMED), &light))
    return TRUE;

  p->confirmed = light;
  p->is_confirmed = TRUE;
  p->confirmed_on = kg_record_get_date (record, KG_LIGHT_ENTRY_ENTERED_ON);
  p->confirmed_reason = kg_board_keep (loader->board, kg_record_get_text (record, KG_LIGHT_ENTRY_REASON));
  p->confirmed_by = kg_board_keep (loader->board, kg_record_get_text (record, KG_COL_CHANGED_BY));
  note_week (loader, p, p->confirmed_on, light);
  return TRUE;
}

static gpointer
keep_key (KgBoardMemory *memory,
          gconstpointer  key,
          gsize          size)
{
  gsize room = (size + sizeof (gpointer) - 1) / sizeof (gpointer) * sizeof (gpointer);
  gpointer kept;

  if (room > memory->room_for_keys) {
    memory->room_for_keys = MAX (room, KG_BOARD_CHUNK);
    memory->next_key = g_malloc (memory->room_for_keys);
    g_ptr_array_add (memory->keys, memory->next_key);
  }
  kept = memcpy (memory->next_key, key, size);
  memory->next_key += room;
  memory->room_for_keys -= room;

  return kept;
}

static void
make_keys (KgBoardMemory *memory,
           KgProject     *p)
{
  const char *const all[] = {
    p->name, p->code, p->builder, p->kind, p->tags,
    p->territory != NULL ? p->territory->name : NULL,
    p->lead_unit != NULL ? p->lead_unit->name : NULL,
  };
  const char *texts[G_N_ELEMENTS (all)];
  g_autoptr (KgSearchKey) search_key = NULL;
  g_autofree char *sort_key = NULL;
  gsize n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      texts[n++] = all[i];

  search_key = kg_search_key_new_for_texts (texts, n);
  sort_key = kg_collate_key (p->name);
  p->search_key = keep_key (memory, search_key, kg_search_key_get_size (search_key));
  p->sort_key = keep_key (memory, sort_key, strlen (sort_key) + 1);
}

/* Keys need nothing but the projects' own texts, which stay where they are, so
 * they are made beside the rest of the reading. */
static gpointer
make_all_keys (gpointer data)
{
  KgBoard *board = data;

  for (guint i = 0; i < board->projects->len; i++)
    make_keys (board->memory, &g_array_index (board->projects, KgProject, i));

  return NULL;
}

static gboolean
scan_projects (KgBoardLoader  *loader,
               GError        **error)
{
  const char *only = loader->only;
  guint one = only != NULL ? 1 : 0;

  return
    kg_txn_scan (loader->txn, &kg_table_unit,
                 &(KgFilter) { .order = { KG_ORDER (KG_UNIT_POSITION), KG_ORDER (KG_UNIT_NAME) } },
                 load_unit, loader, error) &&
    kg_txn_scan (loader->txn, &kg_table_project,
                 &(KgFilter) {
                   .conditions = { { KG_PROJECT_STATE, KG_OP_NE, "withdrawn", 0 },
                                   { KG_COL_ID, KG_OP_EQ, only, 0 } },
                   .n_conditions = 1 + one },
                 load_project, loader, error);
}

/* Also when only one project is loaded: the others tell a week off from one
 * that this project missed. */
static gboolean
find_weeks_taken (KgBoardLoader  *self,
                  GError        **error)
{
  for (int w = 0; w < KG_BOARD_KEPT; w++) {
    g_autofree char *week = kg_date_to_week_code (self->week_start[w]);
    GError *local = NULL;

    self->board->week_taken[w] = kg_light_week_is_taken (self->txn, week, &local);
    if (local != NULL) {
      g_propagate_error (error, local);
      return FALSE;
    }
  }

  return TRUE;
}

/**
 * kg_board_load_lights:
 *
 * Reads what was confirmed, and the snapshots of the last weeks.
 */
gboolean
kg_board_load_lights (KgBoardLoader  *self,
                      GError        **error)
{
  KgDate today = kg_context_get_today (self->board->context);
  g_autofree char *oldest_week = NULL;
  const char *only = self->only;
  guint one = only != NULL ? 1 : 0;

  for (int w = 0; w < KG_BOARD_KEPT; w++)
    self->week_start[w] = today - kg_date_weekday (today) + 1 - 7 * w;
  oldest_week = kg_date_to_week_code (self->week_start[KG_FACT_WEEKS]);

  return
    find_weeks_taken (self, error) &&
    kg_txn_scan (self->txn, &kg_table_light_entry,
                    &(KgFilter) {
                      .conditions = { { KG_LIGHT_ENTRY_KIND, KG_OP_EQ, "snapshot", 0 },
                                      { KG_LIGHT_ENTRY_WEEK, KG_OP_GE, oldest_week, 0 },
                                      { KG_LIGHT_ENTRY_PROJECT, KG_OP_EQ, only, 0 } },
                      .n_conditions = 2 + one },
                    load_snapshot, self, error) &&
    kg_txn_scan (self->txn, &kg_table_light_entry,
                    &(KgFilter) {
                      .conditions = { { KG_LIGHT_ENTRY_KIND, KG_OP_EQ, "confirmed", 0 },
                                      { KG_LIGHT_ENTRY_PROJECT, KG_OP_EQ, only, 0 } },
                      .n_conditions = 1 + one,
                      .order = { KG_ORDER (KG_LIGHT_ENTRY_ENTERED_ON), KG_ORDER (KG_COL_ID) } },
                    load_confirmation, self, error);
}

static gboolean
take_mark (KgRecord *record,
           gpointer  mark)
{
  g_strlcpy (mark, kg_record_get_id (record), KG_BOARD_MARK);
  return TRUE;
}

/**
 * kg_board_find_mark:
 * @mark: (out): KG_BOARD_MARK bytes: which change was the last that the store
 *   was told of; empty when there was none
 */
gboolean
kg_board_find_mark (KgTxn   *txn,
                    char    *mark,
                    GError **error)
{
  mark[0] = '\0';
  return kg_txn_scan (txn, &kg_table_change_log,
                      &(KgFilter) {
                        .order = { KG_ORDER_DESC (KG_COL_ID) },
                        .limit = 1,
                        .without = ~KG_COLUMN_BIT (KG_COL_ID) },
                      take_mark, mark, error);
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
  g_autoptr (KgBoard) board = kg_board_new (context);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (KgStepPlace));
  g_autoptr (GArray) assignments = g_array_new (FALSE, FALSE, sizeof (KgDuePlace));
  g_autoptr (GArray) commitments = g_array_new (FALSE, FALSE, sizeof (KgDuePlace));
  KgBoardLoader loader = {
    .board = board, .txn = txn, .only = project_id,
    .places = places, .assignments = assignments, .commitments = commitments,
  };
  GThread *keys;
  gboolean ok;

  if (!scan_projects (&loader, error))
    return NULL;

  keys = g_thread_new ("kg-board-keys", make_all_keys, board);
  ok = kg_board_load_work (&loader, error) && kg_board_load_lights (&loader, error) &&
       kg_board_find_mark (txn, board->mark, error);
  g_thread_join (keys);
  if (!ok)
    return NULL;

  kg_board_settle (board);

  return g_steal_pointer (&board);
}
