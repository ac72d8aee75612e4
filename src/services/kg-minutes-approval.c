// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-approval.h"

#include "services/kg-meeting-service.h"
#include "services/kg-minutes-chain.h"
#include "services/kg-minutes-correct.h"
#include "services/kg-minutes-json.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A meeting looks at the minutes of the last one. With the outcome “noted” it
 * approves them; what it decides under the item are its objections, and these
 * become a correction, or send minutes back that were not issued yet.
 *
 * The item is a topic whose origin is the check of last time. One that was put
 * off is carried like any topic, and leads back to where it came from. */

/**
 * kg_minutes_is_approval:
 *
 * Whether @item was put on the agenda for the minutes of the last meeting.
 */
gboolean
kg_minutes_is_approval (const KgRecord *item)
{
  return kg_record_is (item, KG_AGENDA_ITEM_KIND, "topic") && kg_record_is (item, KG_AGENDA_ITEM_ORIGIN, "check");
}

/**
 * kg_minutes_get_approval_title:
 * @previous: the meeting before
 *
 * Returns: (transfer full) (nullable): what the item is called; %NULL without
 *   an error when the minutes of @previous are not in review or issued yet
 */
char *
kg_minutes_get_approval_title (KgTxn     *txn,
                               KgRecord  *previous,
                               GError   **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING,
                                                  kg_record_get_id (previous), KG_MINUTES_REVISION, error);
  KgRecord *row = rows != NULL && rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  if (row == NULL || kg_record_is (row, KG_MINUTES_STATE, "draft"))
    return NULL;

  return kg_record_is (row, KG_MINUTES_STATE, "issued")
         ? g_strdup_printf ("审议上次会议纪要〔%d〕%d号", (int) kg_record_get_int (row, KG_MINUTES_YEAR),
                            (int) kg_record_get_int (row, KG_MINUTES_NUMBER))
         : g_strdup_printf ("审议上次会议纪要（%d年第%d次会议）", (int) kg_record_get_int (previous, KG_MEETING_YEAR),
                            (int) kg_record_get_int (previous, KG_MEETING_NUMBER));
}

/**
 * kg_minutes_find_approved:
 * @meeting: (out) (transfer full) (nullable): the meeting whose minutes @item
 *   is about; %NULL when it is about something else
 */
gboolean
kg_minutes_find_approved (KgTxn     *txn,
                          KgRecord  *item,
                          KgRecord **meeting,
                          GError   **error)
{
  g_autoptr (KgRecord) at = kg_record_ref (item);
  g_autoptr (KgRecord) own = NULL;
  GError *local = NULL;

  *meeting = NULL;
  while (kg_record_is (at, KG_AGENDA_ITEM_KIND, "topic") && kg_record_is (at, KG_AGENDA_ITEM_ORIGIN, "carried")) {
    KgRecord *from = kg_query_need (txn, &kg_table_agenda_item,
                                    kg_record_get_text (at, KG_AGENDA_ITEM_CARRIED_FROM), error);

    if (from == NULL)
      return FALSE;
    kg_record_unref (at);
    at = from;
  }
  if (!kg_minutes_is_approval (at))
    return TRUE;

  own = kg_query_need (txn, &kg_table_meeting, kg_record_get_text (at, KG_AGENDA_ITEM_MEETING), &local);
  if (own != NULL)
    *meeting = kg_meeting_get_previous (txn, own, &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  return TRUE;
}

/* What was decided under an item, each with its full stop. */
static GPtrArray *
list_objections (KgTxn     *txn,
                 KgRecord  *item,
                 GError   **error)
{
  g_autoptr (GPtrArray) decisions =
    kg_query_children (txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM, kg_record_get_id (item),
                       KG_DECISION_POSITION, error);
  g_autoptr (GPtrArray) objections = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; decisions != NULL && i < decisions->len; i++) {
    const char *text = kg_record_get_text (g_ptr_array_index (decisions, i), KG_DECISION_TEXT);

    g_ptr_array_add (objections, g_strconcat (text, g_str_has_suffix (text, "。") ? "" : "。", NULL));
  }

  return decisions != NULL ? g_steal_pointer (&objections) : NULL;
}

/* Whether the lines of a correction say an objection already, as a line or as
 * sentences of one. */
static gboolean
says (const char *lines,
      const char *objection)
{
  const size_t stop = strlen ("。");

  for (const char *at = strstr (lines, objection); at != NULL; at = strstr (at + 1, objection))
    if (at == lines || at[-1] == '\n' || ((size_t) (at - lines) >= stop && strncmp (at - stop, "。", stop) == 0))
      return TRUE;

  return FALSE;
}

/* As a document keeps it: a line for each paragraph. */
static char *
join_paragraphs (const KgMinutes *minutes)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < minutes->blocks->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "",
                            ((const KgMinutesBlock *) g_ptr_array_index (minutes->blocks, i))->text);

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* An objection as a document would say it. */
static char *
tidy_objection (const char *text)
{
  g_autoptr (KgMinutes) tidy = kg_minutes_new ("");

  kg_minutes_add (tidy, KG_MINUTES_PARAGRAPH, text);
  return join_paragraphs (tidy);
}

/* Why a correction is needed to which a meeting objected. */
static char *
make_reason (const KgRecord *meeting)
{
  return g_strdup_printf ("%d年第%d次会议审议时提出更正意见", (int) kg_record_get_int (meeting, KG_MEETING_YEAR),
                          (int) kg_record_get_int (meeting, KG_MEETING_NUMBER));
}

static char *
join_reasons (const char *old,
              const char *reason)
{
  if (strstr (old, reason) != NULL)
    return g_strdup (old);

  return g_strconcat (old, g_str_has_suffix (old, "。") ? "" : "；", reason, NULL);
}

/* Somebody has begun a correction: it says what the meeting objects to as
 * well, each once however often the meeting is ended. */
static gboolean
add_to_correction (KgTxn       *txn,
                   KgContext   *context,
                   KgRecord    *row,
                   GPtrArray   *objections,
                   const char  *reason,
                   GPtrArray   *notices,
                   GError     **error)
{
  const char *meeting_id = kg_record_get_text (row, KG_MINUTES_MEETING);
  const gboolean in_review = kg_record_is (row, KG_MINUTES_STATE, "in_review");
  g_autoptr (KgMinutes) draft = kg_minutes_from_json (kg_record_get_text (row, KG_MINUTES_CONTENT), error);
  g_autoptr (KgRecord) of =
    draft != NULL ? kg_query_need (txn, &kg_table_minutes, kg_record_get_text (row, KG_MINUTES_CORRECTS), error) : NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *all_reasons = NULL;
  g_autofree char *number = NULL;
  g_autofree char *id = NULL;

  if (of == NULL)
    return FALSE;

  lines = join_paragraphs (draft);
  text = g_string_new (lines);
  for (guint i = 0; i < objections->len; i++) {
    g_autofree char *objection = tidy_objection (g_ptr_array_index (objections, i));

    if (!says (text->str, objection))
      g_string_append_printf (text, "\n%s", objection);
  }
  if (text->len == strlen (lines))
    return TRUE;

  if (in_review && !kg_minutes_send_back (txn, meeting_id, error))
    return FALSE;
  all_reasons = join_reasons (kg_record_get_text (row, KG_MINUTES_CORRECTION_REASON), reason);
  id = kg_minutes_correct (txn, context, meeting_id, NULL, all_reasons, text->str, error);
  if (id == NULL)
    return FALSE;

  number = kg_minutes_row_number (of);
  g_ptr_array_add (notices,
                   in_review
                   ? g_strdup_printf (_("The correction of minutes %s went back from review: what this meeting objects to was added to it"),
                                      number)
                   : g_strdup_printf (_("What this meeting objects to was added to the correction of minutes %s that was begun already"),
                                      number));
  return TRUE;
}

/* Minutes that were not issued yet are changed as they are. */
static gboolean
open_minutes (KgTxn      *txn,
              KgRecord   *row,
              KgRecord   *about,
              GPtrArray  *notices,
              GError    **error)
{
  const gboolean in_review = kg_record_is (row, KG_MINUTES_STATE, "in_review");
  const int year = (int) kg_record_get_int (about, KG_MEETING_YEAR);
  const int number = (int) kg_record_get_int (about, KG_MEETING_NUMBER);

  if (in_review && !kg_minutes_send_back (txn, kg_record_get_id (about), error))
    return FALSE;

  g_ptr_array_add (notices,
                   in_review
                   ? g_strdup_printf (_("The minutes of meeting %d-%d went back from review: this meeting objects to them"),
                                      year, number)
                   : g_strdup_printf (_("The minutes of meeting %d-%d are a draft: change what this meeting objects to before they are issued"),
                                      year, number));
  return TRUE;
}

/**
 * kg_minutes_follow_objection:
 * @item: of a meeting that ends
 * @notices: (element-type utf8): gets a sentence where a document that
 *   somebody had begun was changed, or has to be
 *
 * Where the meeting objected to the minutes of the last one, begins their
 * correction, adds to the one that was begun, or sends them back from review.
 * Does nothing for other items.
 */
gboolean
kg_minutes_follow_objection (KgTxn      *txn,
                             KgContext  *context,
                             KgRecord   *item,
                             GPtrArray  *notices,
                             GError    **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) about = NULL;
  g_autoptr (KgRecord) own = NULL;
  g_autoptr (KgRecord) row = NULL;
  g_autoptr (GPtrArray) objections = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *id = NULL;

  if (!kg_minutes_find_approved (txn, item, &about, error))
    return FALSE;
  if (about == NULL)
    return TRUE;

  objections = list_objections (txn, item, &local);
  if (objections != NULL && objections->len > 0)
    row = kg_minutes_get_row (txn, kg_record_get_id (about), &local);
  if (row != NULL)
    own = kg_query_need (txn, &kg_table_meeting, kg_record_get_text (item, KG_AGENDA_ITEM_MEETING), &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }
  if (row == NULL)
    return TRUE;

  reason = make_reason (own);
  if (!kg_record_is (row, KG_MINUTES_STATE, "issued"))
    return kg_record_is_null (row, KG_MINUTES_CORRECTS)
           ? open_minutes (txn, row, about, notices, error)
           : add_to_correction (txn, context, row, objections, reason, notices, error);

  /* The item names the minutes themselves, whatever corrected them since. */
  rows = kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING, kg_record_get_id (about), KG_MINUTES_REVISION, error);
  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (objections, NULL);
  text = g_strjoinv ("", (char **) objections->pdata);
  id = kg_minutes_correct (txn, context, kg_record_get_id (about), kg_record_get_id (g_ptr_array_index (rows, 0)), reason,
                           text, error);
  return id != NULL;
}

/* Whether a correction answers what @meeting objected to: it gives the meeting
 * as its reason, or has the words. */
static gboolean
answers (KgRecord   *correction,
         KgRecord   *meeting,
         const char *objection)
{
  const char *why = kg_record_get_text (correction, KG_MINUTES_CORRECTION_REASON);
  g_autofree char *reason = make_reason (meeting);
  g_autofree char *tidy = tidy_objection (objection);
  g_autoptr (KgMinutes) minutes = kg_minutes_from_json (kg_record_get_text (correction, KG_MINUTES_CONTENT), NULL);
  g_autofree char *lines = minutes != NULL ? join_paragraphs (minutes) : g_strdup ("");

  return (why != NULL && strstr (why, reason) != NULL) || says (lines, tidy);
}

/* Whether a meeting objected to what was issued already; before that its own
 * minutes answer it. */
static gboolean
was_issued_before (KgRecord *minutes,
                   KgRecord *meeting)
{
  return kg_record_is (minutes, KG_MINUTES_STATE, "issued") &&
         kg_record_get_date (minutes, KG_MINUTES_ISSUED_ON) < kg_record_get_date (meeting, KG_MEETING_HELD_ON);
}

/* Adds what @item objected to that @row answers or is to answer, whatever it
 * was reworded to, and no issued one of @documents does. */
static gboolean
add_objections_of (KgTxn      *txn,
                   KgRecord   *item,
                   KgRecord   *meeting,
                   KgRecord   *row,
                   GPtrArray  *documents,
                   GPtrArray  *found,
                   GError    **error)
{
  g_autoptr (KgRecord) about = NULL;
  g_autoptr (GPtrArray) objections = NULL;

  if (!kg_minutes_find_approved (txn, item, &about, error))
    return FALSE;
  if (about == NULL || !kg_record_is (row, KG_MINUTES_MEETING, kg_record_get_id (about)))
    return TRUE;

  objections = list_objections (txn, item, error);
  for (guint i = 0; objections != NULL && i < objections->len; i++) {
    const char *objection = g_ptr_array_index (objections, i);
    gboolean open = was_issued_before (g_ptr_array_index (documents, 0), meeting) || answers (row, meeting, objection);

    for (guint d = 0; open && d < documents->len; d++) {
      KgRecord *document = g_ptr_array_index (documents, d);

      open = !kg_record_is (document, KG_MINUTES_STATE, "issued") || kg_record_is_null (document, KG_MINUTES_CORRECTS) ||
             !answers (document, meeting, objection);
    }
    if (open)
      g_ptr_array_add (found, g_strdup (objection));
  }

  return objections != NULL;
}

/**
 * kg_minutes_list_objections_in:
 * @row: a correction that was not issued
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what meetings that
 *   have ended objected to, and only this correction answers or can answer
 */
GPtrArray *
kg_minutes_list_objections_in (KgTxn     *txn,
                               KgRecord  *row,
                               GError   **error)
{
  const char *meeting_id = kg_record_get_text (row, KG_MINUTES_MEETING);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KgRecord) about = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  g_autoptr (GPtrArray) documents =
    about != NULL ? kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING, meeting_id, KG_MINUTES_REVISION, error)
                  : NULL;
  g_autoptr (GPtrArray) meetings =
    documents != NULL ? kg_query_children (txn, &kg_table_meeting, KG_MEETING_SERIES,
                                           kg_record_get_text (about, KG_MEETING_SERIES), KG_MEETING_HELD_ON, error)
                      : NULL;

  for (guint m = 0; meetings != NULL && m < meetings->len; m++) {
    KgRecord *meeting = g_ptr_array_index (meetings, m);
    g_autoptr (GPtrArray) items = NULL;

    if (!kg_codes_contain ("writing_up|issued", kg_record_get_text (meeting, KG_MEETING_STATE)))
      continue;
    items = kg_query_children (txn, &kg_table_agenda_item, KG_AGENDA_ITEM_MEETING, kg_record_get_id (meeting),
                               KG_AGENDA_ITEM_POSITION, error);
    if (items == NULL)
      return NULL;
    for (guint i = 0; i < items->len; i++)
      if (!add_objections_of (txn, g_ptr_array_index (items, i), meeting, row, documents, found, error))
        return NULL;
  }

  return meetings != NULL ? g_steal_pointer (&found) : NULL;
}
