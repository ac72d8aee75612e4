// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-assignments.h"

#include "services/kg-query.h"

/* The annex of minutes that says who does what until when: every assignment
 * that the meeting gave, in the order of its agenda, beside the item that it
 * comes from. */

typedef struct {
  KgTxn *txn;
  KgRecord *meeting;
  GHashTable *units;   /* id → name */
  KgMinutesTable *table;
} Annex;

/* A unit may have been removed since. */
static const char *
get_unit (Annex      *annex,
          const char *id)
{
  const char *name = id != NULL ? g_hash_table_lookup (annex->units, id) : NULL;

  return name != NULL ? name : "";
}

static char *
get_supporting (Annex     *annex,
                KgRecord  *assignment,
                GError   **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (annex->txn, &kg_table_assignment_unit, KG_ASSIGNMENT_UNIT_ASSIGNMENT,
                                                  kg_record_get_id (assignment), KG_COL_ID, error);
  GString *names;

  if (rows == NULL)
    return NULL;

  names = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++) {
    const char *name = get_unit (annex, kg_record_get_text (g_ptr_array_index (rows, i), KG_ASSIGNMENT_UNIT_UNIT));

    g_string_append_printf (names, "%s%s", names->len > 0 && *name != '\0' ? "、" : "", name);
  }

  return g_string_free (names, FALSE);
}

/* 11月27日, with the year when it is another one than the meeting's. */
static char *
get_due (Annex    *annex,
         KgRecord *assignment)
{
  KgDate due = kg_record_get_date (assignment, KG_ASSIGNMENT_DUE_ORIGINAL);
  int year, month, day, met;

  kg_date_get_ymd (due, &year, &month, &day);
  kg_date_get_ymd (kg_record_get_date (annex->meeting, KG_MEETING_HELD_ON), &met, NULL, NULL);

  return year == met ? g_strdup_printf ("%d月%d日", month, day) : g_strdup_printf ("%d年\n%d月%d日", year, month, day);
}

static gboolean
add_row (Annex      *annex,
         KgRecord   *assignment,
         const char *topic,
         GError    **error)
{
  g_autofree char *number = g_strdup_printf ("%u", annex->table->rows->len + 1);
  g_autofree char *supporting = get_supporting (annex, assignment, error);
  g_autofree char *due = get_due (annex, assignment);

  if (supporting == NULL)
    return FALSE;

  kg_minutes_table_add_row (annex->table, (const char *const[]) {
    number, topic, kg_record_get_text (assignment, KG_ASSIGNMENT_TEXT),
    get_unit (annex, kg_record_get_text (assignment, KG_ASSIGNMENT_LEAD_UNIT)), supporting, due, NULL });

  return TRUE;
}

static KgMinutesTable *
new_table (void)
{
  static const struct { const char *title; double width; gboolean centred; } columns[] = {
    { "序号", 2.4, TRUE }, { "来源议题", 5.5, FALSE }, { "督办事项", 0, FALSE },
    { "主办单位", 4.4, TRUE }, { "协办单位", 4.4, TRUE }, { "完成时限", 3.8, TRUE },
  };
  KgMinutesTable *table = kg_minutes_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    kg_minutes_table_add_column (table, columns[i].title, columns[i].width, columns[i].centred);

  return table;
}

/**
 * kg_minutes_add_assignments:
 * @units: of the names of units, by id
 * @items: the agenda of the meeting, in its order
 *
 * Adds 督办事项分解表 as an annex, unless the meeting gave no assignment.
 */
gboolean
kg_minutes_add_assignments (KgMinutes   *minutes,
                            KgTxn       *txn,
                            KgRecord    *meeting,
                            GHashTable  *units,
                            GPtrArray   *items,
                            GError     **error)
{
  g_autoptr (KgMinutesTable) table = new_table ();
  g_autoptr (GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal); /* decision → item */
  g_autoptr (GPtrArray) decisions = NULL, assignments = NULL;
  Annex annex = { txn, meeting, units, table };

  decisions = kg_query_children (txn, &kg_table_decision, KG_DECISION_MEETING, kg_record_get_id (meeting),
                                 KG_DECISION_POSITION, error);
  if (decisions == NULL)
    return FALSE;
  assignments = kg_query_children (txn, &kg_table_assignment, KG_ASSIGNMENT_MEETING, kg_record_get_id (meeting),
                                   KG_ASSIGNMENT_NUMBER, error);
  if (assignments == NULL)
    return FALSE;

  for (guint i = 0; i < decisions->len; i++) {
    KgRecord *decision = g_ptr_array_index (decisions, i);

    g_hash_table_insert (topics, (gpointer) kg_record_get_id (decision),
                         (gpointer) kg_record_get_text (decision, KG_DECISION_AGENDA_ITEM));
  }

  /* Item by item; last what comes from none of them. */
  for (guint i = 0; i <= items->len; i++) {
    KgRecord *item = i < items->len ? g_ptr_array_index (items, i) : NULL;

    for (guint j = 0; j < assignments->len; j++) {
      KgRecord *assignment = g_ptr_array_index (assignments, j);
      const char *decision = kg_record_get_text (assignment, KG_ASSIGNMENT_DECISION);
      const char *topic = decision != NULL ? g_hash_table_lookup (topics, decision) : NULL;

      if (g_strcmp0 (topic, item != NULL ? kg_record_get_id (item) : NULL) == 0 &&
          !add_row (&annex, assignment, item != NULL ? kg_record_get_text (item, KG_AGENDA_ITEM_TITLE) : "", error))
        return FALSE;
    }
  }

  if (table->rows->len > 0) {
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "督办事项分解表");
    kg_minutes_add_table (minutes, g_steal_pointer (&table));
  }

  return TRUE;
}
