// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/document/kg-document.h"

/* 督办台账: assignments as one table, on a sheet laid across. */

static KgMinutesTable *
new_table (void)
{
  static const struct { const char *title; double width; gboolean centred; } columns[] = {
    { "编号", 3.4, TRUE }, { "督办事项", 0, FALSE }, { "涉及项目", 6.5, FALSE }, { "主办单位", 4, TRUE },
    { "协办单位", 4, FALSE }, { "交办日期", 4, TRUE }, { "完成时限", 4, TRUE }, { "状态", 4.2, TRUE },
    { "办理情况", 0, FALSE },
  };
  KgMinutesTable *table = kg_minutes_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    kg_minutes_table_add_column (table, columns[i].title, columns[i].width, columns[i].centred);

  return table;
}

static char *
make_state (const KgAssignmentItem *item)
{
  const char *state = kg_document_state (item->state);

  return item->due_state == KG_DUE_OVERDUE
         ? g_strdup_printf ("%s\n逾期%d个工作日", state, MAX (-item->workdays, 1)) : g_strdup (state);
}

static const char *
short_name (const KgUnit *unit)
{
  return unit == NULL ? "" : unit->short_name != NULL ? unit->short_name : unit->name;
}

static char *
make_day (KgDate day)
{
  return day != KG_DATE_NONE ? kg_date_to_iso (day) : g_strdup ("");
}

/* What became of it: the day it was done, or how far it has come. */
static char *
make_progress (const KgAssignmentItem *item)
{
  KgDate done = kg_record_get_date (item->record, KG_ASSIGNMENT_DONE_ON);
  const char *progress = kg_record_get_text (item->record, KG_ASSIGNMENT_PROGRESS);
  g_autofree char *day = kg_document_day (done);

  if (done == KG_DATE_NONE)
    return g_strdup (progress);

  return progress != NULL ? g_strdup_printf ("%s办结。%s", day, progress) : g_strdup_printf ("%s办结。", day);
}

static void
add_item (KgMinutesTable         *table,
          const KgAssignmentItem *item)
{
  g_autofree char *given = make_day (kg_record_get_date (item->record, KG_ASSIGNMENT_GIVEN_ON));
  g_autofree char *due = make_day (item->due);
  g_autofree char *state = make_state (item);
  g_autofree char *progress = make_progress (item);

  kg_minutes_table_add_row (table, (const char *const[]) {
    item->number, item->text, item->project_name != NULL ? item->project_name : "",
    short_name (item->lead_unit), item->supporting_names != NULL ? item->supporting_names : "",
    given, due, state, progress != NULL ? progress : "", NULL,
  });
}

/* In the order in which they were given, as a register is kept. */
static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const KgAssignmentList *list = user_data;

  return g_strcmp0 (kg_assignment_list_get (list, *(const guint *) a)->number,
                    kg_assignment_list_get (list, *(const guint *) b)->number);
}

/* Which ones, so that nobody takes a part for the whole: 主办、逾期、检索“电力”， */
static char *
make_part (const KgAssignmentQuery *query)
{
  static const char *const groups[KG_N_ASSIGNMENT_GROUPS] = {
    [KG_ASSIGNMENTS_OPEN] = "未办结", [KG_ASSIGNMENTS_PENDING] = "待签收", [KG_ASSIGNMENTS_IN_PROGRESS] = "办理中",
    [KG_ASSIGNMENTS_DUE_SOON] = "临期", [KG_ASSIGNMENTS_OVERDUE] = "逾期", [KG_ASSIGNMENTS_CHECKING] = "待核实",
    [KG_ASSIGNMENTS_RETURNED] = "退回重办", [KG_ASSIGNMENTS_SUSPENDED] = "中止", [KG_ASSIGNMENTS_DONE] = "已办结",
  };
  static const char *const roles[KG_N_ASSIGNMENT_ROLES] = {
    [KG_ASSIGNMENT_ROLE_LEAD] = "主办", [KG_ASSIGNMENT_ROLE_SUPPORTING] = "协办",
  };
  g_autoptr (GString) part = g_string_new (NULL);

  if (query->unit != NULL && roles[query->role] != NULL)
    g_string_append_printf (part, "%s，", roles[query->role]);
  if (groups[query->group] != NULL)
    g_string_append_printf (part, "%s，", groups[query->group]);
  if (query->search != NULL && *query->search != '\0')
    g_string_append_printf (part, "检索“%s”，", query->search);

  return g_string_free (g_steal_pointer (&part), FALSE);
}

/**
 * kg_document_register:
 * @query: which assignments; its title says which
 *
 * Returns: (transfer full) (nullable): the register
 */
KgMinutes *
kg_document_register (KgTxn                   *txn,
                      const KgAssignmentList  *list,
                      const KgAssignmentQuery *query,
                      GError                 **error)
{
  KgDate today = kg_context_get_today (kg_assignment_list_get_context (list));
  g_autoptr (GArray) chosen = kg_assignment_list_select (list, query, NULL);
  g_autoptr (KgMinutes) document = kg_minutes_new ("督办台账");
  g_autofree char *day = kg_document_day (today);
  g_autofree char *part = make_part (query);
  g_autofree char *title = NULL;
  KgMinutesTable *table = new_table ();
  const KgUnit *unit =
    query->unit != NULL ? kg_board_find_unit (kg_assignment_list_get_board (list), query->unit) : NULL;

  g_array_sort_with_data (chosen, compare_numbers, (gpointer) list);
  for (guint i = 0; i < chosen->len; i++)
    add_item (table, kg_assignment_list_get (list, g_array_index (chosen, guint, i)));

  title = g_strdup_printf ("%s计划新开工项目督办事项台账\n（截至%s，%s共%u项）",
                           unit != NULL ? unit->name : "", day, part, chosen->len);
  kg_minutes_set_title (document, title);
  kg_minutes_set_dates (document, today, today);
  kg_minutes_set_stage (document, KG_MINUTES_ISSUED);
  kg_minutes_add_table (document, table);

  return kg_document_set_page (txn, document, KG_DOCUMENT_REGISTER, error) ? g_steal_pointer (&document) : NULL;
}
