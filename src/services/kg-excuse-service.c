// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-excuse-service.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-field-edit.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

/* Accepting excuses and ending them. Which rules they keep from counting is
 * said by the rule set. */

static gboolean
check_project (KgRecord  *project,
               GError   **error)
{
  if (!kg_codes_contain ("started|withdrawn", kg_record_get_text (project, KG_PROJECT_STATE)))
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
               _("“%s” has started or was withdrawn; there is nothing to excuse"),
               kg_record_get_text (project, KG_PROJECT_NAME));
  return FALSE;
}

static gboolean
set_days (KgContext  *context,
          KgRecord   *excuse,
          KgDate      day,
          KgDate      until,
          GError    **error)
{
  KgDate today = kg_context_get_today (context);
  g_autofree char *day_words = NULL;
  g_autofree char *until_words = kg_label_date (until);

  if (day == KG_DATE_NONE)
    day = today;
  day_words = kg_label_date (day);
  if (day > today) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The day %s lies after today"), day_words);
    return FALSE;
  }

  if (until != KG_DATE_NONE && until < day) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("An excuse that is accepted on %s does not hold until %s, before that"),
                 day_words, until_words);
    return FALSE;
  }

  kg_record_set_date (excuse, KG_EXCUSE_ACCEPTED_ON, day);
  kg_record_set_date (excuse, KG_EXCUSE_UNTIL, until);
  return TRUE;
}

/**
 * kg_excuse_accept:
 * @project_id: its id, code or name
 * @text: the reason; never empty
 * @accepted_by: who accepted it; never empty
 * @until: the last day on which it holds; none until somebody ends it
 * @day: when it was accepted, not after today; none for today
 * @n_others: (out) (optional): how many others were in force already; the one
 *   that lasts longest counts
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
kg_excuse_accept (KgTxn       *txn,
                  KgContext   *context,
                  const char  *project_id,
                  const char  *text,
                  const char  *accepted_by,
                  KgDate       until,
                  KgDate       day,
                  guint       *n_others,
                  GError     **error)
{
  g_autoptr (KgRecord) project = kg_query_project (txn, project_id, error);
  g_autoptr (KgRecord) excuse = kg_record_new (&kg_table_excuse);
  g_autoptr (GPtrArray) others = NULL;
  guint n = 0;

  if (project == NULL || !check_project (project, error) || !set_days (context, excuse, day, until, error))
    return NULL;

  others = kg_query_children (txn, &kg_table_excuse, KG_EXCUSE_PROJECT, kg_record_get_id (project), KG_COL_ID, error);
  if (others == NULL)
    return NULL;
  for (guint i = 0; i < others->len; i++)
    n += kg_excuse_is_in_force (g_ptr_array_index (others, i), kg_context_get_today (context));

  kg_record_set_text (excuse, KG_EXCUSE_PROJECT, kg_record_get_id (project));
  if (!kg_field_set_column (txn, context, excuse, KG_EXCUSE_TEXT, text != NULL ? text : "", error) ||
      !kg_field_set_column (txn, context, excuse, KG_EXCUSE_ACCEPTED_BY, accepted_by != NULL ? accepted_by : "", error) ||
      !kg_txn_insert (txn, excuse, error))
    return NULL;

  if (n_others != NULL)
    *n_others = n;
  return g_strdup (kg_record_get_id (excuse));
}

/**
 * kg_excuse_end:
 * @ending: why it no longer holds; never empty
 *
 * Ends an excuse: from today on it does not hold.
 */
gboolean
kg_excuse_end (KgTxn       *txn,
               KgContext   *context,
               const char  *excuse_id,
               const char  *ending,
               GError     **error)
{
  g_autoptr (KgRecord) excuse = kg_query_need (txn, &kg_table_excuse, excuse_id, error);
  g_autoptr (KgRecord) edit = excuse != NULL ? kg_record_copy (excuse) : NULL;
  g_autofree char *words = g_strstrip (g_strdup (ending != NULL ? ending : ""));
  KgDate today = kg_context_get_today (context);
  const char *text;

  if (excuse == NULL)
    return FALSE;

  text = kg_record_get_text (excuse, KG_EXCUSE_TEXT);
  if (!kg_excuse_is_in_force (excuse, today)) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION, _("The excuse “%s” is not in force any more"), text);
    return FALSE;
  }

  if (*words == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("An excuse is ended with a sentence that says why; none was given for “%s”"), text);
    return FALSE;
  }

  kg_record_set_date (edit, KG_EXCUSE_ENDED_ON, today);
  return kg_field_set_column (txn, context, edit, KG_EXCUSE_ENDING, words, error) &&
         kg_txn_update (txn, excuse, edit, error);
}

/**
 * kg_excuse_is_in_force:
 *
 * Returns: whether it holds on @day
 */
gboolean
kg_excuse_is_in_force (const KgRecord *excuse,
                       KgDate          day)
{
  KgDate until = kg_record_get_date (excuse, KG_EXCUSE_UNTIL);
  KgDate ended = kg_record_get_date (excuse, KG_EXCUSE_ENDED_ON);

  return kg_record_get_date (excuse, KG_EXCUSE_ACCEPTED_ON) <= day &&
         (until == KG_DATE_NONE || day <= until) && (ended == KG_DATE_NONE || day < ended);
}

/**
 * kg_excuse_words:
 *
 * Returns: (transfer full): one sentence for people: the reason, who accepted
 *   it when, and how long it holds or held
 */
char *
kg_excuse_words (const KgRecord *excuse)
{
  const char *text = kg_record_get_text (excuse, KG_EXCUSE_TEXT);
  const char *by = kg_record_get_text (excuse, KG_EXCUSE_ACCEPTED_BY);
  g_autofree char *day = kg_label_date (kg_record_get_date (excuse, KG_EXCUSE_ACCEPTED_ON));
  g_autofree char *until = kg_label_date (kg_record_get_date (excuse, KG_EXCUSE_UNTIL));
  g_autofree char *ended = kg_label_date (kg_record_get_date (excuse, KG_EXCUSE_ENDED_ON));

  if (!kg_record_is_null (excuse, KG_EXCUSE_ENDED_ON))
    return g_strdup_printf (_("“%s”, accepted by %s on %s, ended on %s: %s"), text, by, day, ended,
                            kg_record_get_text (excuse, KG_EXCUSE_ENDING));
  if (!kg_record_is_null (excuse, KG_EXCUSE_UNTIL))
    return g_strdup_printf (_("“%s”, accepted by %s on %s, until %s"), text, by, day, until);

  return g_strdup_printf (_("“%s”, accepted by %s on %s"), text, by, day);
}
