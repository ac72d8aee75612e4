// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-report-service.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-field-edit.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

/**
 * kg_report_add:
 * @project_id: its id, code or name
 * @text: the report; never empty
 * @stated_by: (nullable): who reports, when somebody else types
 * @day: not after today; none for today
 *
 * Adds a report. Reports are never changed: what was wrong is said anew.
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
kg_report_add (KgTxn       *txn,
               KgContext   *context,
               const char  *project_id,
               const char  *text,
               const char  *stated_by,
               KgDate       day,
               GError     **error)
{
  g_autoptr (KgRecord) project = kg_query_project (txn, project_id, error);
  g_autoptr (KgRecord) report = kg_record_new (&kg_table_report);
  KgDate today = kg_context_get_today (context);

  if (project == NULL)
    return NULL;

  if (kg_record_is (project, KG_PROJECT_STATE, "withdrawn")) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION, _("“%s” was withdrawn from the list"),
                 kg_record_get_text (project, KG_PROJECT_NAME));
    return NULL;
  }

  if (day != KG_DATE_NONE && day > today) {
    g_autofree char *when = kg_label_date (day);

    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The day %s lies after today"), when);
    return NULL;
  }

  kg_record_set_text (report, KG_REPORT_PROJECT, kg_record_get_id (project));
  kg_record_set_date (report, KG_REPORT_REPORTED_ON, day != KG_DATE_NONE ? day : today);
  if (!kg_field_set_column (txn, context, report, KG_REPORT_TEXT, text != NULL ? text : "", error) ||
      !kg_field_set_column (txn, context, report, KG_REPORT_STATED_BY, stated_by != NULL ? stated_by : "", error) ||
      !kg_txn_insert (txn, report, error))
    return NULL;

  return g_strdup (kg_record_get_id (report));
}

/**
 * kg_report_set_every:
 * @project: as it was read
 * @workdays: working days from one report to the next, up to
 *   %KG_REPORT_EVERY_MAX; 0 when none are awaited
 */
gboolean
kg_report_set_every (KgTxn      *txn,
                     KgContext  *context,
                     KgRecord   *project,
                     int         workdays,
                     GError    **error)
{
  g_autoptr (KgRecord) edit = kg_record_copy (project);
  g_autofree char *text = g_strdup_printf ("%d", workdays);

  return kg_field_set_column (txn, context, edit, KG_PROJECT_REPORT_EVERY, text, error) &&
         (kg_record_same_values (project, edit) || kg_txn_update (txn, project, edit, error));
}

/**
 * kg_report_next_day:
 * @last: the day of the last report, or none
 *
 * Returns: the day by which the next report is awaited, counted from the last
 *   one or from the day the project was listed; none when none is
 */
KgDate
kg_report_next_day (const KgContext *context,
                    const KgRecord  *project,
                    KgDate           last)
{
  int every = (int) kg_record_get_int (project, KG_PROJECT_REPORT_EVERY);
  KgDate from = last != KG_DATE_NONE ? last : kg_record_get_date (project, KG_PROJECT_LISTED_ON);

  if (every <= 0 || from == KG_DATE_NONE || !kg_record_is (project, KG_PROJECT_STATE, "planned"))
    return KG_DATE_NONE;

  return kg_calendar_add (kg_context_get_calendar (context), from, every);
}
