// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-project-edit.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-field-edit.h"
#include "services/kg-project-fields.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

static char *
stripped (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

/* What is forecast has not happened yet. */
static gboolean
check_forecast (KgContext       *context,
                const KgRecord  *before,
                const KgRecord  *after,
                GError         **error)
{
  KgDate day = kg_record_get_date (after, KG_PROJECT_FORECAST_START);
  g_autofree char *when = NULL;

  if (kg_record_field_equal (before, after, KG_PROJECT_FORECAST_START))
    return TRUE;

  if (kg_codes_contain ("started|withdrawn", kg_record_get_text (before, KG_PROJECT_STATE))) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION, _("“%s” has started or was withdrawn; nothing is forecast"),
                 kg_record_get_text (before, KG_PROJECT_NAME));
    return FALSE;
  }

  if (day == KG_DATE_NONE || day >= kg_context_get_today (context))
    return TRUE;

  when = kg_label_date (day);
  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The forecast day %s lies before today"), when);
  return FALSE;
}

static gboolean
log_forecast (KgTxn       *txn,
              KgContext   *context,
              KgRecord    *before,
              KgRecord    *after,
              const char  *reason,
              GError     **error)
{
  g_autoptr (KgRecord) row = NULL;
  g_autofree char *text = stripped (reason);

  if (kg_record_field_equal (before, after, KG_PROJECT_FORECAST_START))
    return TRUE;

  if (*text == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("Another forecast is logged with its reason; none was given"));
    return FALSE;
  }

  row = kg_record_new (&kg_table_reforecast);
  kg_record_set_text (row, KG_REFORECAST_PROJECT, kg_record_get_id (before));
  kg_record_set_date (row, KG_REFORECAST_ENTERED_ON, kg_context_get_today (context));
  kg_record_set_date (row, KG_REFORECAST_PREVIOUS, kg_record_get_date (before, KG_PROJECT_FORECAST_START));
  kg_record_set_date (row, KG_REFORECAST_FORECAST, kg_record_get_date (after, KG_PROJECT_FORECAST_START));
  return kg_field_set_column (txn, context, row, KG_REFORECAST_REASON, text, error) && kg_txn_insert (txn, row, error);
}

/**
 * kg_project_update:
 * @before: the project as it was read when the edit began
 * @after: a copy of it with other values
 * @forecast_reason: (nullable): why the forecast start is another one; needed
 *   when it is
 *
 * Writes an edited project. When somebody else has changed it since, nothing
 * is written and the error is %KG_ERROR_CONFLICT. Another forecast is logged
 * beside it; one in the past is refused. An actual start makes the project a started one.
 */
gboolean
kg_project_update (KgTxn       *txn,
                   KgContext   *context,
                   KgRecord    *before,
                   KgRecord    *after,
                   const char  *forecast_reason,
                   GError     **error)
{
  GError *local = NULL;

  kg_project_settle (before, after);
  if (kg_record_same_values (before, after))
    return TRUE;
  if (!check_forecast (context, before, after, error))
    return FALSE;

  if (kg_txn_update (txn, before, after, &local))
    return log_forecast (txn, context, before, after, forecast_reason, error);

  if (g_error_matches (local, KG_ERROR, KG_ERROR_CONFLICT)) {
    g_clear_error (&local);
    g_set_error (error, KG_ERROR, KG_ERROR_CONFLICT,
                 _("“%s” was changed by somebody else while you were editing it. Nothing was written; look at it again and repeat your change."),
                 kg_record_get_text (before, KG_PROJECT_NAME));
  } else {
    g_propagate_error (error, local);
  }

  return FALSE;
}

/**
 * kg_project_reforecast:
 * @project: as it was read
 * @day: today or later; none to forecast nothing any more
 * @reason: why; never empty
 *
 * Forecasts another start. The forecast before is kept, with @reason.
 */
gboolean
kg_project_reforecast (KgTxn       *txn,
                       KgContext   *context,
                       KgRecord    *project,
                       KgDate       day,
                       const char  *reason,
                       GError     **error)
{
  g_autoptr (KgRecord) edit = kg_record_copy (project);

  kg_record_set_date (edit, KG_PROJECT_FORECAST_START, day);
  return kg_project_update (txn, context, project, edit, reason, error);
}

/**
 * kg_project_add_problem:
 * @severity: blocking, major or minor
 * @unit_id: (nullable): who has to settle it
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
kg_project_add_problem (KgTxn       *txn,
                        KgContext   *context,
                        const char  *project_id,
                        const char  *text,
                        const char  *severity,
                        const char  *unit_id,
                        GError     **error)
{
  g_autoptr (KgRecord) project = kg_query_project (txn, project_id, error);
  g_autoptr (KgRecord) row = NULL;
  g_autofree char *words = stripped (text);

  if (project == NULL)
    return NULL;

  if (*words == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("A problem needs a sentence that says what it is"));
    return NULL;
  }

  row = kg_record_new (&kg_table_problem);
  kg_record_set_text (row, KG_PROBLEM_PROJECT, kg_record_get_id (project));
  kg_record_set_text (row, KG_PROBLEM_TEXT, words);
  kg_record_set_text (row, KG_PROBLEM_SEVERITY, severity);
  kg_record_set_text (row, KG_PROBLEM_UNIT, unit_id);
  kg_record_set_date (row, KG_PROBLEM_RAISED_ON, kg_context_get_today (context));
  if (!kg_txn_insert (txn, row, error))
    return NULL;

  return g_strdup (kg_record_get_id (row));
}

/**
 * kg_project_close_problem:
 * @closing: how it was settled; never empty
 */
gboolean
kg_project_close_problem (KgTxn       *txn,
                          KgContext   *context,
                          const char  *problem_id,
                          const char  *closing,
                          GError     **error)
{
  g_autoptr (KgRecord) problem = kg_query_need (txn, &kg_table_problem, problem_id, error);
  g_autoptr (KgRecord) edit = NULL;
  g_autofree char *words = stripped (closing);

  if (problem == NULL)
    return FALSE;

  if (!kg_record_is_null (problem, KG_PROBLEM_CLOSED_ON)) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION, _("“%s” is closed already"),
                 kg_record_get_text (problem, KG_PROBLEM_TEXT));
    return FALSE;
  }

  if (*words == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("A problem is closed with a sentence that says how it was settled"));
    return FALSE;
  }

  edit = kg_record_copy (problem);
  kg_record_set_date (edit, KG_PROBLEM_CLOSED_ON, kg_context_get_today (context));
  kg_record_set_text (edit, KG_PROBLEM_CLOSING, words);
  return kg_txn_update (txn, problem, edit, error);
}
