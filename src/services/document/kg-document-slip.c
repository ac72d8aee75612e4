// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/document/kg-document.h"

#include "core/kg-error.h"
#include "core/kg-light.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* 督办单: one assignment on a sheet of its own, which goes to the unit that
 * leads it and comes back signed. */

/* Room to write by hand. */
#define WRITE_SHORT "\n"
#define WRITE_LONG "\n\n\n"

static void
add_row (KgMinutesTable *table,
         const char     *title,
         const char     *text)
{
  kg_minutes_table_add_row (table, (const char *const[]) { title, text, NULL });
}

static char *
make_source (const KgAssignmentItem *item)
{
  g_autofree char *day = kg_document_day (item->meeting_day);
  g_autoptr (GString) text = g_string_new (NULL);

  if (item->meeting_number > 0)
    g_string_append_printf (text, "%s%d年第%d次会议（%s）", item->series_name != NULL ? item->series_name : "",
                            item->meeting_year, item->meeting_number, day);
  if (item->sentence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", item->sentence);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
make_due (const KgAssignmentItem *item)
{
  KgDate original = kg_record_get_date (item->record, KG_ASSIGNMENT_DUE_ORIGINAL);
  gint64 extensions = kg_record_get_int (item->record, KG_ASSIGNMENT_EXTENSIONS);
  g_autofree char *due = kg_document_day (item->due);
  g_autofree char *first = kg_document_day (original);

  return original == item->due ? g_steal_pointer (&due)
                               : g_strdup_printf ("%s（原定%s，已延期%d次）", due, first, (int) extensions);
}

static void
add_form (KgMinutes              *document,
          const KgAssignmentItem *item)
{
  KgMinutesTable *table = kg_minutes_table_new ();
  const char *person = kg_record_get_text (item->record, KG_ASSIGNMENT_PERSON);
  const char *progress = kg_record_get_text (item->record, KG_ASSIGNMENT_PROGRESS);
  const char *lead = item->lead_unit != NULL ? item->lead_unit->name : "";
  g_autofree char *source = make_source (item);
  g_autofree char *leads = person != NULL ? g_strdup_printf ("%s（%s）", lead, person) : g_strdup (lead);
  g_autofree char *given = kg_document_day (kg_record_get_date (item->record, KG_ASSIGNMENT_GIVEN_ON));
  g_autofree char *due = make_due (item);
  g_autofree char *room = progress != NULL ? g_strconcat (progress, WRITE_LONG, NULL) : g_strdup (WRITE_LONG);

  table->has_head = FALSE;
  kg_minutes_table_add_column (table, "", 5, TRUE);
  kg_minutes_table_add_column (table, "", 0, FALSE);
  add_row (table, "督办事项", item->text);
  add_row (table, "交办来源", source);
  if (item->project_name != NULL)
    add_row (table, "涉及项目", item->project_name);
  add_row (table, "主办单位", leads);
  if (item->supporting_names != NULL)
    add_row (table, "协办单位", item->supporting_names);
  add_row (table, "交办日期", given);
  add_row (table, "完成时限", due);
  add_row (table, "办理要求", "请主办单位及时签收，按完成时限办结并书面反馈；确需延期的，应在到期前提出申请并说明理由。");
  add_row (table, "签收", WRITE_SHORT "签收人：　　　　　　　　签收日期：　　年　月　日");
  add_row (table, "办理情况", room);
  add_row (table, "核实意见", WRITE_LONG "核实人：　　　　　　　　核实日期：　　年　月　日");
  kg_minutes_add_table (document, table);
}

/**
 * kg_document_slip:
 * @key: the number or the id of an assignment
 *
 * Returns: (transfer full) (nullable): the slip of one assignment
 */
KgMinutes *
kg_document_slip (KgTxn                  *txn,
                  const KgAssignmentList *list,
                  const char             *key,
                  GError                **error)
{
  const KgAssignmentItem *item = kg_assignment_list_find (list, key);
  g_autoptr (KgMinutes) document = NULL;
  g_autoptr (KgRecord) series = NULL;
  GError *local = NULL;
  int year = 0, number = 0;

  if (item == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("There is no %s “%s”"), _("assignment"), key);
    return NULL;
  }
  series = kg_document_series (txn, &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }

  document = kg_minutes_new ("督办单");
  if (sscanf (item->number, "%d-%d", &year, &number) == 2)
    kg_minutes_set_number (document, year, number);
  kg_minutes_set_dates (document, item->meeting_day, kg_record_get_date (item->record, KG_ASSIGNMENT_GIVEN_ON));
  kg_minutes_set_stage (document, KG_MINUTES_ISSUED);
  if (series != NULL)
    kg_minutes_set_office (document, kg_record_get_text (series, KG_SERIES_OFFICE));
  add_form (document, item);

  return kg_document_set_page (txn, document, KG_DOCUMENT_SLIP, error) ? g_steal_pointer (&document) : NULL;
}
