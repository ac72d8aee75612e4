// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-correct.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-minutes-approval.h"
#include "services/kg-minutes-chain.h"
#include "services/kg-minutes-json.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

static gboolean
is_blank (const char *text)
{
  g_autofree char *tidy = text != NULL && g_utf8_validate (text, -1, NULL) ? kg_minutes_tidy (text) : NULL;

  return tidy == NULL || *tidy == '\0';
}

/* One after the other: a correction that was begun is reworded, issued or
 * withdrawn before another document is corrected. */
static KgRecord *
get_corrected_by (KgTxn       *txn,
                  KgRecord    *draft,
                  const char  *of,
                  GError     **error)
{
  g_autoptr (KgRecord) row = kg_query_need (txn, &kg_table_minutes, kg_record_get_text (draft, KG_MINUTES_CORRECTS), error);
  g_autofree char *number = NULL;

  if (row == NULL || of == NULL || g_str_equal (of, kg_record_get_id (row)))
    return g_steal_pointer (&row);

  number = kg_minutes_row_number (row);
  g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
               _("A correction of minutes %s was begun already; issue or withdraw it before another document is corrected"),
               number);
  return NULL;
}

/* The document @of of the meeting. */
static KgRecord *
get_issued (KgTxn       *txn,
            const char  *meeting_id,
            const char  *of,
            GError     **error)
{
  g_autoptr (KgRecord) row = kg_query_need (txn, &kg_table_minutes, of, error);

  if (row == NULL)
    return NULL;

  if (!kg_record_is (row, KG_MINUTES_MEETING, meeting_id))
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("This document belongs to another meeting"));
  else if (!kg_record_is (row, KG_MINUTES_STATE, "issued"))
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("Only what was issued can be corrected; this document is “%s”"),
                 kg_label_code (&kg_table_minutes, KG_MINUTES_STATE, kg_record_get_text (row, KG_MINUTES_STATE)));
  else
    return g_steal_pointer (&row);

  return NULL;
}

/* Withdrawn documents keep their place. */
static gint64
next_revision (KgTxn       *txn,
               const char  *meeting_id,
               GError     **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING, meeting_id,
                                                  KG_MINUTES_REVISION, error);

  return rows != NULL ? kg_record_get_int (g_ptr_array_index (rows, rows->len - 1), KG_MINUTES_REVISION) + 1 : 0;
}

/* What the new document says, as JSON. */
static char *
write_content (KgRecord    *row,
               const char  *reason,
               const char  *text,
               GError     **error)
{
  g_autoptr (KgMinutes) old = kg_minutes_from_json (kg_record_get_text (row, KG_MINUTES_CONTENT), error);
  g_autoptr (KgMinutes) minutes = NULL;
  g_autofree char *number = NULL;

  if (old == NULL)
    return NULL;

  number = kg_minutes_get_number_text (old);
  minutes = kg_minutes_new (old->mark);
  kg_minutes_set_dates (minutes, old->met_on, KG_DATE_NONE);
  kg_minutes_correct_because (minutes, number, reason);
  kg_minutes_set_copy_to (minutes, old->copy_to);
  kg_minutes_set_office (minutes, old->office);
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, text);
  return kg_minutes_to_json (minutes);
}

/**
 * kg_minutes_correct:
 * @of: (nullable): the id of the issued document that is corrected; %NULL for
 *   the newest one
 * @reason: why a correction is needed
 * @text: what it shall say
 *
 * Begins a new document that corrects an issued one of a meeting; that one
 * stays as it is. While the new document is a draft it is written anew.
 *
 * Returns: (transfer full) (nullable): the new document's id
 */
char *
kg_minutes_correct (KgTxn       *txn,
                    KgContext   *context,
                    const char  *meeting_id,
                    const char  *of,
                    const char  *reason,
                    const char  *text,
                    GError     **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) draft = kg_minutes_get_row (txn, meeting_id, &local);
  g_autoptr (KgRecord) newest = NULL;
  g_autoptr (KgRecord) row = NULL;
  g_autoptr (KgRecord) next = NULL;
  g_autofree char *content = NULL;
  gint64 revision;

  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }

  if (draft != NULL && (!kg_record_is (draft, KG_MINUTES_STATE, "draft") || kg_record_is_null (draft, KG_MINUTES_CORRECTS)))
    g_clear_pointer (&draft, kg_record_unref);
  if (draft == NULL) {
    newest = kg_minutes_get_row_in_state (txn, meeting_id, "issued", error);
    row = newest == NULL ? NULL : of == NULL ? kg_record_ref (newest) : get_issued (txn, meeting_id, of, error);
  } else {
    row = get_corrected_by (txn, draft, of, error);
  }
  if (row == NULL)
    return NULL;

  if (is_blank (reason) || is_blank (text)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("A correction needs a reason and a text"));
    return NULL;
  }

  revision = draft != NULL ? kg_record_get_int (draft, KG_MINUTES_REVISION) : next_revision (txn, meeting_id, error);
  content = revision > 0 ? write_content (row, reason, text, error) : NULL;
  if (content == NULL)
    return NULL;

  next = draft != NULL ? kg_record_copy (draft) : kg_record_new (&kg_table_minutes);
  kg_record_set_text (next, KG_MINUTES_MEETING, meeting_id);
  kg_record_set_int (next, KG_MINUTES_REVISION, revision);
  kg_record_set_text (next, KG_MINUTES_STATE, "draft");
  kg_record_set_text (next, KG_MINUTES_CONTENT, content);
  kg_record_set_text (next, KG_MINUTES_CORRECTS, kg_record_get_id (row));
  kg_record_set_text (next, KG_MINUTES_CORRECTION_REASON, reason);
  if (draft != NULL && kg_record_same_values (draft, next))
    return g_strdup (kg_record_get_id (draft));
  return (draft != NULL ? kg_txn_update (txn, draft, next, error) : kg_txn_insert (txn, next, error)) ? g_strdup (kg_record_get_id (next)) : NULL;
}

/* What a meeting objected to and nothing else says is not lost. */
static gboolean
check_objections (KgTxn     *txn,
                  KgRecord  *row,
                  GError   **error)
{
  g_autoptr (GPtrArray) objections = kg_minutes_list_objections_in (txn, row, error);
  g_autofree char *words = NULL;

  if (objections == NULL || objections->len == 0)
    return objections != NULL;

  g_ptr_array_add (objections, NULL);
  words = g_strjoinv ("", (char **) objections->pdata);
  g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
               _("This correction is to say what a later meeting objected to: “%s” Reword it to say only that, and issue it"), words);
  return FALSE;
}

/**
 * kg_minutes_withdraw:
 *
 * Takes back the correction of the minutes of a meeting that was begun and not
 * issued. It stays in the store as it was, without a number, and never changes
 * again; what it corrects can be corrected anew.
 */
gboolean
kg_minutes_withdraw (KgTxn       *txn,
                     const char  *meeting_id,
                     GError     **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) row = kg_minutes_get_row (txn, meeting_id, &local);

  if (local == NULL && (row == NULL || kg_record_is (row, KG_MINUTES_STATE, "issued")))
    g_set_error (&local, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("No correction of these minutes is being written; what was issued stays"));
  else if (local == NULL && kg_record_is_null (row, KG_MINUTES_CORRECTS))
    g_set_error (&local, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("Only a correction can be withdrawn; the minutes of a meeting are changed until they are issued"));
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  return check_objections (txn, row, error) && kg_query_update_code (txn, row, KG_MINUTES_STATE, "withdrawn", error);
}

/**
 * kg_minutes_of_withdrawn:
 * @row: a correction that was withdrawn
 * @newest: (nullable): what stands for its meeting now, whose form it has
 *
 * Returns: (transfer full) (nullable): what it said
 */
KgMinutes *
kg_minutes_of_withdrawn (const KgRecord   *row,
                         const KgMinutes  *newest,
                         GError          **error)
{
  KgMinutes *minutes = kg_minutes_from_json (kg_record_get_text (row, KG_MINUTES_CONTENT), error);

  if (minutes == NULL)
    return NULL;

  kg_minutes_set_stage (minutes, KG_MINUTES_WITHDRAWN);
  if (newest != NULL)
    kg_minutes_set_page (minutes, kg_minutes_get_page (newest));
  return minutes;
}
