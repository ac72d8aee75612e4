// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-service.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/document/kg-minutes-pictures.h"
#include "services/kg-minutes-chain.h"
#include "services/kg-minutes-compose.h"
#include "services/kg-minutes-json.h"
#include "services/kg-page-service.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

/**
 * kg_minutes_get_row:
 *
 * Returns: (transfer full) (nullable): the newest minutes row of a meeting,
 *   but for corrections that were withdrawn; %NULL without an error when there
 *   is none
 */
KgRecord *
kg_minutes_get_row (KgTxn       *txn,
                    const char  *meeting_id,
                    GError     **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING, meeting_id,
                                                  KG_MINUTES_REVISION, error);

  for (guint i = rows != NULL ? rows->len : 0; i > 0; i--)
    if (!kg_record_is (g_ptr_array_index (rows, i - 1), KG_MINUTES_STATE, "withdrawn"))
      return kg_record_ref (g_ptr_array_index (rows, i - 1));

  return NULL;
}

/**
 * kg_minutes_get_row_in_state:
 *
 * Returns: (transfer full) (nullable): the newest minutes row of a meeting;
 *   %NULL with %KG_ERROR_NOT_FOUND when there is none, with
 *   %KG_ERROR_INVALID_TRANSITION when it is in another state
 */
KgRecord *
kg_minutes_get_row_in_state (KgTxn       *txn,
                             const char  *meeting_id,
                             const char  *state,
                             GError     **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) row = kg_minutes_get_row (txn, meeting_id, &local);

  if (local == NULL && row == NULL)
    g_set_error (&local, KG_ERROR, KG_ERROR_NOT_FOUND, _("This meeting has no minutes yet; draft them first"));
  else if (local == NULL && !kg_record_is (row, KG_MINUTES_STATE, state))
    g_set_error (&local, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("This is not possible while the minutes are “%s”"),
                 kg_label_code (&kg_table_minutes, KG_MINUTES_STATE,
                                kg_record_get_text (row, KG_MINUTES_STATE)));

  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }

  return g_steal_pointer (&row);
}

/**
 * kg_minutes_draft:
 *
 * Begins the minutes of a meeting that is in session or being written up;
 * where they exist already nothing changes.
 *
 * Returns: (transfer full) (nullable): their id
 */
char *
kg_minutes_draft (KgTxn       *txn,
                  KgContext   *context,
                  const char  *meeting_id,
                  GError     **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  g_autoptr (KgRecord) row = NULL;

  if (meeting == NULL)
    return NULL;

  row = kg_minutes_get_row (txn, meeting_id, &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }
  if (row != NULL)
    return g_strdup (kg_record_get_id (row));

  if (!kg_codes_contain ("in_session|writing_up", kg_record_get_text (meeting, KG_MEETING_STATE))) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("Minutes are drafted during a meeting or after it"));
    return NULL;
  }

  row = kg_record_new (&kg_table_minutes);
  kg_record_set_text (row, KG_MINUTES_MEETING, meeting_id);
  kg_record_set_int (row, KG_MINUTES_REVISION, 1);
  kg_record_set_text (row, KG_MINUTES_STATE, "draft");
  return kg_txn_insert (txn, row, error) ? g_strdup (kg_record_get_id (row)) : NULL;
}

/* A correction is composed when it is begun, without the pictures. */
static gboolean
check_pictures (KgTxn     *txn,
                KgRecord  *row,
                GError   **error)
{
  return !kg_record_is_null (row, KG_MINUTES_CONTENT) ||
         kg_minutes_pictures_check (txn, kg_record_get_text (row, KG_MINUTES_MEETING), error);
}

gboolean
kg_minutes_submit (KgTxn       *txn,
                   KgContext   *context,
                   const char  *meeting_id,
                   GError     **error)
{
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  g_autoptr (KgRecord) row = meeting != NULL ? kg_minutes_get_row_in_state (txn, meeting_id, "draft", error) : NULL;

  if (row == NULL)
    return FALSE;

  if (kg_record_is (meeting, KG_MEETING_STATE, "in_session")) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("End the meeting before its minutes go into review"));
    return FALSE;
  }

  return check_pictures (txn, row, error) && kg_query_update_code (txn, row, KG_MINUTES_STATE, "in_review", error);
}

gboolean
kg_minutes_send_back (KgTxn       *txn,
                      const char  *meeting_id,
                      GError     **error)
{
  g_autoptr (KgRecord) row = kg_minutes_get_row_in_state (txn, meeting_id, "in_review", error);

  return row != NULL && kg_query_update_code (txn, row, KG_MINUTES_STATE, "draft", error);
}

/* The form that the minutes of a meeting have now. */
static gboolean
get_page (KgTxn           *txn,
          KgRecord        *meeting,
          KgPageTemplate  *page,
          GError         **error)
{
  g_autoptr (KgRecord) series =
    kg_query_need (txn, &kg_table_series, kg_record_get_text (meeting, KG_MEETING_SERIES), error);
  KgDocumentKind kind = KG_DOCUMENT_WEEKLY;

  if (series == NULL)
    return FALSE;

  kg_document_kind_from_code (kg_record_get_text (series, KG_SERIES_KIND), &kind);
  return kg_pages_get (txn, kind, page, error);
}

static KgMinutes *
compose (KgTxn                *txn,
         KgContext            *context,
         KgRecord             *meeting,
         const KgPageTemplate *page,
         GError              **error)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_compose (txn, context, meeting, page, error);

  if (minutes == NULL || !kg_minutes_pictures_append (txn, kg_record_get_id (meeting), minutes, error))
    return NULL;

  return g_steal_pointer (&minutes);
}

/**
 * kg_minutes_of_issued:
 * @row: issued minutes
 *
 * Returns: (transfer full) (nullable): the document as it was sealed; %NULL
 *   with %KG_ERROR_DAMAGED when it does not match its seal
 */
KgMinutes *
kg_minutes_of_issued (const KgRecord  *row,
                      GError         **error)
{
  const char *content = kg_record_get_text (row, KG_MINUTES_CONTENT);
  KgMinutes *minutes;

  if (content == NULL || !kg_minutes_seal_holds (row)) {
    g_autofree char *number = kg_minutes_row_number (row);

    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED,
                 _("Minutes %s do not match their seal: they were changed after they were issued; go back to a backup of the store"),
                 number);
    return NULL;
  }

  minutes = kg_minutes_from_json (content, error);
  if (minutes != NULL)
    kg_minutes_set_seal (minutes, kg_record_get_text (row, KG_MINUTES_HASH));
  return minutes;
}

/**
 * kg_minutes_correction_text_id:
 * @row: of a correction
 *
 * Returns: (transfer full): what kg_minutes_retype() knows its text by
 */
char *
kg_minutes_correction_text_id (const KgRecord *row)
{
  return g_strconcat (kg_record_get_id (row), "/text", NULL);
}

/**
 * kg_minutes_correction_cause_id:
 * @row: of a correction
 *
 * Returns: (transfer full): what kg_minutes_retype() knows its cause by
 */
char *
kg_minutes_correction_cause_id (const KgRecord *row)
{
  return g_strconcat (kg_record_get_id (row), "/reason", NULL);
}

/* What a row says: its own content, or what is composed from the meeting. */
static KgMinutes *
minutes_of_row (KgTxn      *txn,
                KgContext  *context,
                KgRecord   *meeting,
                KgRecord   *row,
                GError    **error)
{
  KgMinutes *minutes;
  KgPageTemplate page;

  if (row != NULL && kg_record_is (row, KG_MINUTES_STATE, "issued"))
    return kg_minutes_of_issued (row, error);

  if (!get_page (txn, meeting, &page, error))
    return NULL;

  if (row != NULL && !kg_record_is_null (row, KG_MINUTES_CONTENT))
    minutes = kg_minutes_from_json (kg_record_get_text (row, KG_MINUTES_CONTENT), error);
  else
    minutes = compose (txn, context, meeting, &page, error);
  if (minutes == NULL)
    return NULL;

  if (row != NULL && kg_record_is (row, KG_MINUTES_STATE, "in_review"))
    kg_minutes_set_stage (minutes, KG_MINUTES_IN_REVIEW);
  else if (row != NULL && kg_record_is (row, KG_MINUTES_STATE, "withdrawn"))
    kg_minutes_set_stage (minutes, KG_MINUTES_WITHDRAWN);
  if (row != NULL && !kg_record_is_null (row, KG_MINUTES_CORRECTS)) {
    g_autofree char *text = kg_minutes_correction_text_id (row);
    g_autofree char *cause = kg_minutes_correction_cause_id (row);

    kg_minutes_name_correction (minutes, text, cause);
  }
  kg_minutes_set_page (minutes, &page);

  return minutes;
}

/**
 * kg_minutes_check_open:
 *
 * Whether what the minutes of a meeting are made from may still be changed:
 * not while they are in review, so that what is issued is what was reviewed.
 *
 * Returns: %FALSE with %KG_ERROR_INVALID_TRANSITION while they are in review
 */
gboolean
kg_minutes_check_open (KgTxn       *txn,
                       const char  *meeting_id,
                       GError     **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) row = kg_minutes_get_row (txn, meeting_id, &local);

  if (local == NULL && row != NULL && kg_record_is (row, KG_MINUTES_STATE, "in_review"))
    g_set_error (&local, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("The minutes of this meeting are in review; send them back before anything is changed"));
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  return TRUE;
}

/**
 * kg_minutes_get_revision:
 * @revision: 1 for the minutes, 2 and up for their corrections
 *
 * Returns: (transfer full) (nullable): that document, as kg_minutes_get() gives
 *   the newest one
 */
KgMinutes *
kg_minutes_get_revision (KgTxn       *txn,
                         KgContext   *context,
                         const char  *meeting_id,
                         gint64       revision,
                         GError     **error)
{
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  g_autoptr (GPtrArray) rows =
    meeting != NULL ? kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING, meeting_id,
                                         KG_MINUTES_REVISION, error) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (kg_record_get_int (g_ptr_array_index (rows, i), KG_MINUTES_REVISION) == revision)
      return minutes_of_row (txn, context, meeting, g_ptr_array_index (rows, i), error);

  if (rows != NULL)
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("The minutes of this meeting have no revision %d"),
                 (int) revision);
  return NULL;
}

/**
 * kg_minutes_get:
 *
 * Returns: (transfer full) (nullable): the minutes as they stand: the issued
 *   snapshot, or what is composed now
 */
KgMinutes *
kg_minutes_get (KgTxn       *txn,
                KgContext   *context,
                const char  *meeting_id,
                GError     **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  g_autoptr (KgRecord) row = meeting != NULL ? kg_minutes_get_row (txn, meeting_id, &local) : NULL;

  if (local != NULL)
    g_propagate_error (error, local);

  return meeting != NULL && local == NULL ? minutes_of_row (txn, context, meeting, row, error) : NULL;
}

/**
 * kg_minutes_issue:
 *
 * Issues minutes that are in review: gives them the next number of their year,
 * keeps what they say with its SHA-256 chained to the ones issued before, and
 * freezes the meeting. None of it can be changed afterwards.
 */
gboolean
kg_minutes_issue (KgTxn       *txn,
                  KgContext   *context,
                  const char  *meeting_id,
                  GError     **error)
{
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  g_autoptr (KgRecord) row = meeting != NULL ? kg_minutes_get_row_in_state (txn, meeting_id, "in_review", error) : NULL;
  g_autoptr (GPtrArray) issued =
    row != NULL ? kg_minutes_get_issued (txn, kg_record_get_text (meeting, KG_MEETING_SERIES), error) : NULL;
  g_autoptr (KgMinutes) minutes = issued != NULL ? minutes_of_row (txn, context, meeting, row, error) : NULL;
  g_autoptr (KgRecord) edit = NULL;
  g_autofree char *content = NULL;
  g_autofree char *hash = NULL;
  KgDate today = kg_context_get_today (context);
  const char *previous = NULL;
  KgRecord *last;
  gint64 number = 0;
  int year;

  if (minutes == NULL || !check_pictures (txn, row, error))
    return FALSE;

  last = issued->len > 0 ? g_ptr_array_index (issued, issued->len - 1) : NULL;
  if (last != NULL && kg_record_get_date (last, KG_MINUTES_ISSUED_ON) > today) {
    /* A clock that is behind would give a number before the last one. */
    g_autofree char *last_number = kg_minutes_row_number (last);
    g_autofree char *day = kg_date_to_iso (kg_record_get_date (last, KG_MINUTES_ISSUED_ON));

    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("Minutes %s of this series were issued on %s, which is after today; set the date of this computer right"),
                 last_number, day);
    return FALSE;
  }

  kg_date_get_ymd (today, &year, NULL, NULL);
  if (issued->len == 0)
    number = kg_minutes_number_before (txn, kg_record_get_text (meeting, KG_MEETING_SERIES));
  for (guint i = 0; i < issued->len; i++) {
    KgRecord *other = g_ptr_array_index (issued, i);

    previous = kg_record_get_text (other, KG_MINUTES_HASH);
    if (kg_record_get_int (other, KG_MINUTES_YEAR) == year)
      number = MAX (number, kg_record_get_int (other, KG_MINUTES_NUMBER));
  }

  kg_minutes_set_number (minutes, year, (int) number + 1);
  kg_minutes_set_dates (minutes, minutes->met_on, today);
  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  content = kg_minutes_to_json (minutes);
  hash = kg_minutes_make_seal (content, previous);

  edit = kg_record_copy (row);
  kg_record_set_text (edit, KG_MINUTES_STATE, "issued");
  kg_record_set_int (edit, KG_MINUTES_YEAR, year);
  kg_record_set_int (edit, KG_MINUTES_NUMBER, number + 1);
  kg_record_set_text (edit, KG_MINUTES_CONTENT, content);
  kg_record_set_text (edit, KG_MINUTES_HASH, hash);
  kg_record_set_text (edit, KG_MINUTES_PREVIOUS_HASH, previous);
  kg_record_set_date (edit, KG_MINUTES_ISSUED_ON, today);
  kg_record_set_text (edit, KG_MINUTES_ISSUED_BY, kg_txn_get_by (txn));

  return kg_txn_update (txn, row, edit, error) &&
         (kg_record_is (meeting, KG_MEETING_STATE, "issued") ||
          kg_query_update_code (txn, meeting, KG_MEETING_STATE, "issued", error));
}
