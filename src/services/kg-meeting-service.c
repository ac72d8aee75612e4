// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-meeting-service.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-light-attend.h"
#include "services/kg-light-service.h"
#include "services/kg-minutes-approval.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

/* Preparing, holding and ending a meeting. What its agenda holds is worked
 * out in kg-agenda-service.c. */

static KgRecord *
meeting_in_state (KgTxn       *txn,
                  const char  *meeting_id,
                  const char  *states,
                  GError     **error)
{
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  const char *state;

  if (meeting == NULL)
    return NULL;

  state = kg_record_get_text (meeting, KG_MEETING_STATE);
  if (!kg_codes_contain (states, state)) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("This is not possible while meeting %d-%d is “%s”"),
                 (int) kg_record_get_int (meeting, KG_MEETING_YEAR),
                 (int) kg_record_get_int (meeting, KG_MEETING_NUMBER),
                 kg_label_code (&kg_table_meeting, KG_MEETING_STATE, state));
    return NULL;
  }

  if (g_str_equal (state, "writing_up") && !kg_minutes_check_open (txn, meeting_id, error))
    return NULL;

  return g_steal_pointer (&meeting);
}

static KgRecord *
item_in_state (KgTxn       *txn,
               const char  *item_id,
               const char  *states,
               GError     **error)
{
  g_autoptr (KgRecord) item = kg_query_need (txn, &kg_table_agenda_item, item_id, error);
  g_autoptr (KgRecord) meeting = NULL;

  if (item == NULL)
    return NULL;

  meeting = meeting_in_state (txn, kg_record_get_text (item, KG_AGENDA_ITEM_MEETING), states, error);
  return meeting != NULL ? g_steal_pointer (&item) : NULL;
}

static GPtrArray *
meetings_of_series (KgTxn       *txn,
                    const char  *series_id,
                    GError     **error)
{
  return kg_txn_select (txn, &kg_table_meeting,
                        &(KgFilter) {
                          .conditions = { { KG_MEETING_SERIES, KG_OP_EQ, series_id, 0 } },
                          .n_conditions = 1,
                          .order = { KG_ORDER_DESC (KG_MEETING_HELD_ON),
                                     KG_ORDER_DESC (KG_MEETING_NUMBER) } },
                        error);
}

/**
 * kg_meeting_next_day:
 *
 * Returns: the next day on the series' weekday, from today on, that is after
 *   the last meeting of the series and a working day
 */
KgDate
kg_meeting_next_day (KgTxn       *txn,
                     KgContext   *context,
                     const char  *series_id,
                     GError     **error)
{
  g_autoptr (KgRecord) series = kg_query_need (txn, &kg_table_series, series_id, error);
  g_autoptr (GPtrArray) meetings = series != NULL ? meetings_of_series (txn, series_id, error) : NULL;
  KgDate day = kg_context_get_today (context);
  int weekday;

  if (meetings == NULL)
    return KG_DATE_NONE;

  for (guint i = 0; i < meetings->len; i++) {
    KgRecord *meeting = g_ptr_array_index (meetings, i);

    if (!kg_record_is (meeting, KG_MEETING_STATE, "cancelled"))
      day = MAX (day, kg_record_get_date (meeting, KG_MEETING_HELD_ON) + 1);
  }

  weekday = (int) kg_record_get_int (series, KG_SERIES_WEEKDAY);
  if (weekday >= 1 && weekday <= 7)
    while (kg_date_weekday (day) != weekday)
      day++;

  return kg_calendar_on_or_after (kg_context_get_calendar (context), day);
}

static gboolean
expect_units (KgTxn       *txn,
              const char  *meeting_id,
              GError     **error)
{
  g_autoptr (GPtrArray) units =
    kg_txn_select (txn, &kg_table_unit,
                   &(KgFilter) { .order = { KG_ORDER (KG_UNIT_POSITION), KG_ORDER (KG_UNIT_NAME) } },
                   error);

  if (units == NULL)
    return FALSE;

  for (guint i = 0; i < units->len; i++) {
    KgRecord *unit = g_ptr_array_index (units, i);
    g_autoptr (KgRecord) row = NULL;

    if (kg_record_is (unit, KG_UNIT_KIND, "other"))
      continue;

    row = kg_record_new (&kg_table_attendance);
    kg_record_set_text (row, KG_ATTENDANCE_MEETING, meeting_id);
    kg_record_set_text (row, KG_ATTENDANCE_UNIT, kg_record_get_id (unit));
    kg_record_set_text (row, KG_ATTENDANCE_KIND, "expected");
    if (!kg_txn_insert (txn, row, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * kg_meeting_create:
 * @held_on: the day, or %KG_DATE_NONE for the series' next one
 *
 * Adds the next meeting of a series: numbered within its year, with its units
 * expected and its agenda built.
 *
 * Returns: (transfer full) (nullable): the meeting's id
 */
char *
kg_meeting_create (KgTxn       *txn,
                   KgContext   *context,
                   const char  *series_id,
                   KgDate       held_on,
                   GError     **error)
{
  g_autoptr (KgRecord) series = kg_query_need (txn, &kg_table_series, series_id, error);
  g_autoptr (GPtrArray) meetings = series != NULL ? meetings_of_series (txn, series_id, error) : NULL;
  g_autoptr (KgRecord) meeting = NULL;
  gint64 number = 0;
  int year;

  if (meetings == NULL)
    return NULL;

  if (held_on == KG_DATE_NONE) {
    held_on = kg_meeting_next_day (txn, context, series_id, error);
    if (held_on == KG_DATE_NONE)
      return NULL;
  }

  kg_date_get_ymd (held_on, &year, NULL, NULL);
  for (guint i = 0; i < meetings->len; i++) {
    KgRecord *other = g_ptr_array_index (meetings, i);

    if (kg_codes_contain ("planned|in_session", kg_record_get_text (other, KG_MEETING_STATE))) {
      g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                   _("Meeting %d-%d of this series is still to be held; end or cancel it first"),
                   (int) kg_record_get_int (other, KG_MEETING_YEAR),
                   (int) kg_record_get_int (other, KG_MEETING_NUMBER));
      return NULL;
    }
    if (kg_record_get_int (other, KG_MEETING_YEAR) == year)
      number = MAX (number, kg_record_get_int (other, KG_MEETING_NUMBER));
  }

  meeting = kg_record_new (&kg_table_meeting);
  kg_record_set_text (meeting, KG_MEETING_SERIES, series_id);
  kg_record_set_int (meeting, KG_MEETING_YEAR, year);
  kg_record_set_int (meeting, KG_MEETING_NUMBER, number + 1);
  kg_record_set_date (meeting, KG_MEETING_HELD_ON, held_on);
  kg_record_set_text (meeting, KG_MEETING_STARTS_AT, kg_record_get_text (series, KG_SERIES_STARTS_AT));
  kg_record_set_text (meeting, KG_MEETING_PLACE, kg_record_get_text (series, KG_SERIES_PLACE));
  kg_record_set_text (meeting, KG_MEETING_CHAIR, kg_record_get_text (series, KG_SERIES_CHAIR));
  kg_record_set_text (meeting, KG_MEETING_RECORDER, kg_record_get_text (series, KG_SERIES_RECORDER));
  kg_record_set_text (meeting, KG_MEETING_STATE, "planned");

  if (!kg_txn_insert (txn, meeting, error) ||
      !expect_units (txn, kg_record_get_id (meeting), error) ||
      !kg_meeting_build_agenda (txn, context, kg_record_get_id (meeting), error))
    return NULL;

  return g_strdup (kg_record_get_id (meeting));
}

/**
 * kg_meeting_get_previous:
 *
 * Returns: (transfer full) (nullable): the meeting of the same series that
 *   was really held before @meeting; %NULL without an error when there is none
 */
KgRecord *
kg_meeting_get_previous (KgTxn     *txn,
                         KgRecord  *meeting,
                         GError   **error)
{
  g_autoptr (GPtrArray) meetings =
    meetings_of_series (txn, kg_record_get_text (meeting, KG_MEETING_SERIES), error);
  gboolean passed = FALSE;

  for (guint i = 0; meetings != NULL && i < meetings->len; i++) {
    KgRecord *other = g_ptr_array_index (meetings, i);

    if (g_str_equal (kg_record_get_id (other), kg_record_get_id (meeting)))
      passed = TRUE;
    else if (passed && !kg_codes_contain ("planned|cancelled", kg_record_get_text (other, KG_MEETING_STATE)))
      return kg_record_ref (other);
  }

  return NULL;
}

/**
 * kg_meeting_get_items:
 *
 * Returns: (transfer full) (element-type KgRecord): the agenda in its order
 */
GPtrArray *
kg_meeting_get_items (KgTxn       *txn,
                      const char  *meeting_id,
                      GError     **error)
{
  return kg_query_children (txn, &kg_table_agenda_item, KG_AGENDA_ITEM_MEETING, meeting_id,
                            KG_AGENDA_ITEM_POSITION, error);
}

/**
 * kg_meeting_start:
 *
 * Begins the meeting: keeps this week's lights as they are now, and goes to
 * the first item.
 */
gboolean
kg_meeting_start (KgTxn       *txn,
                  KgContext   *context,
                  const char  *meeting_id,
                  GError     **error)
{
  g_autoptr (KgRecord) meeting = meeting_in_state (txn, meeting_id, "planned", error);
  g_autoptr (GPtrArray) items = meeting != NULL ? kg_meeting_get_items (txn, meeting_id, error) : NULL;
  g_autoptr (KgRecord) edit = NULL;

  if (items == NULL || !kg_light_snapshot (txn, context, NULL, error))
    return FALSE;

  edit = kg_record_copy (meeting);
  kg_record_set_text (edit, KG_MEETING_STATE, "in_session");
  kg_record_set_int (edit, KG_MEETING_STARTED_AT, kg_txn_get_now (txn));
  if (items->len > 0)
    kg_record_set_text (edit, KG_MEETING_CURRENT_ITEM, kg_record_get_id (g_ptr_array_index (items, 0)));

  return kg_txn_update (txn, meeting, edit, error);
}

/**
 * kg_meeting_attend:
 * @kind: expected, present, in_attendance or excused
 * @names: (nullable): who came, as the minutes shall name them
 */
gboolean
kg_meeting_attend (KgTxn       *txn,
                   const char  *meeting_id,
                   const char  *unit_id,
                   const char  *kind,
                   const char  *names,
                   GError     **error)
{
  g_autoptr (KgRecord) meeting =
    meeting_in_state (txn, meeting_id, "planned|in_session|writing_up", error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (KgRecord) edit = NULL;
  KgRecord *row;

  if (meeting == NULL)
    return FALSE;

  rows = kg_txn_select (txn, &kg_table_attendance,
                        &(KgFilter) {
                          .conditions = { { KG_ATTENDANCE_MEETING, KG_OP_EQ, meeting_id, 0 },
                                          { KG_ATTENDANCE_UNIT, KG_OP_EQ, unit_id, 0 } },
                          .n_conditions = 2 },
                        error);
  if (rows == NULL)
    return FALSE;

  row = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  edit = row != NULL ? kg_record_copy (row) : kg_record_new (&kg_table_attendance);
  kg_record_set_text (edit, KG_ATTENDANCE_MEETING, meeting_id);
  kg_record_set_text (edit, KG_ATTENDANCE_UNIT, unit_id);
  kg_record_set_text (edit, KG_ATTENDANCE_KIND, kind);
  kg_record_set_text (edit, KG_ATTENDANCE_NAMES, names);

  return row != NULL ? kg_txn_update (txn, row, edit, error)
                     : kg_txn_insert (txn, edit, error);
}

/**
 * kg_meeting_go_to:
 *
 * Makes @item_id the item that is talked about; the wall follows.
 */
gboolean
kg_meeting_go_to (KgTxn       *txn,
                  const char  *meeting_id,
                  const char  *item_id,
                  GError     **error)
{
  g_autoptr (KgRecord) meeting = meeting_in_state (txn, meeting_id, "in_session", error);

  if (meeting == NULL)
    return FALSE;

  return kg_record_is (meeting, KG_MEETING_CURRENT_ITEM, item_id) ||
         kg_query_update_code (txn, meeting, KG_MEETING_CURRENT_ITEM, item_id, error);
}

/**
 * kg_meeting_decide:
 * @kind: decided, required, noted or principle
 *
 * Records a decision under an item, after those it has.
 *
 * Returns: (transfer full) (nullable): the decision's id
 */
char *
kg_meeting_decide (KgTxn       *txn,
                   const char  *item_id,
                   const char  *kind,
                   const char  *text,
                   GError     **error)
{
  g_autoptr (KgRecord) item = item_in_state (txn, item_id, "in_session|writing_up", error);
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (KgRecord) decision = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  gint64 position = 0;

  if (item == NULL)
    return NULL;

  if (*stripped == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("A decision needs a text"));
    return NULL;
  }

  others = kg_query_children (txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM, item_id,
                              KG_DECISION_POSITION, error);
  if (others == NULL)
    return NULL;
  if (others->len > 0)
    position = kg_record_get_int (g_ptr_array_index (others, others->len - 1), KG_DECISION_POSITION);

  decision = kg_record_new (&kg_table_decision);
  kg_record_set_text (decision, KG_DECISION_MEETING, kg_record_get_text (item, KG_AGENDA_ITEM_MEETING));
  kg_record_set_text (decision, KG_DECISION_AGENDA_ITEM, item_id);
  kg_record_set_text (decision, KG_DECISION_PROJECT, kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT));
  kg_record_set_int (decision, KG_DECISION_POSITION, position + 1);
  kg_record_set_text (decision, KG_DECISION_KIND, kind);
  kg_record_set_text (decision, KG_DECISION_TEXT, stripped);

  return kg_txn_insert (txn, decision, error) ? g_strdup (kg_record_get_id (decision)) : NULL;
}

/**
 * kg_meeting_discuss:
 *
 * Keeps what was said about an item, as the secretary typed it.
 */
gboolean
kg_meeting_discuss (KgTxn       *txn,
                    const char  *item_id,
                    const char  *text,
                    GError     **error)
{
  g_autoptr (KgRecord) item = item_in_state (txn, item_id, "planned|in_session|writing_up", error);

  return item != NULL &&
         kg_query_update_code (txn, item, KG_AGENDA_ITEM_DISCUSSION, text, error);
}

/* Whether somebody decided something under @item. */
static gboolean
has_decisions (KgTxn      *txn,
               KgRecord   *item,
               gboolean   *has,
               GError    **error)
{
  g_autoptr (GPtrArray) decisions =
    kg_query_children (txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM, kg_record_get_id (item),
                       KG_DECISION_POSITION, error);

  *has = decisions != NULL && decisions->len > 0;
  return decisions != NULL;
}

/**
 * kg_meeting_set_outcome:
 * @outcome: (nullable): decided, continue, next_time, leave or noted; %NULL
 *   to take it back
 * @note: (nullable): why; needed to leave the list
 */
gboolean
kg_meeting_set_outcome (KgTxn       *txn,
                        const char  *item_id,
                        const char  *outcome,
                        const char  *note,
                        GError     **error)
{
  g_autoptr (KgRecord) item = item_in_state (txn, item_id, "in_session|writing_up", error);
  g_autoptr (KgRecord) edit = NULL;

  if (item == NULL)
    return FALSE;

  if (g_strcmp0 (outcome, "leave") == 0 && (note == NULL || *note == '\0')) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("An item leaves the list with a reason; none was given"));
    return FALSE;
  }

  if (g_strcmp0 (outcome, "decided") == 0) {
    gboolean decided;

    if (!has_decisions (txn, item, &decided, error))
      return FALSE;
    if (!decided) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                   _("Nothing was decided under “%s” yet"), kg_record_get_text (item, KG_AGENDA_ITEM_TITLE));
      return FALSE;
    }
  }

  edit = kg_record_copy (item);
  kg_record_set_text (edit, KG_AGENDA_ITEM_OUTCOME, outcome);
  kg_record_set_text (edit, KG_AGENDA_ITEM_OUTCOME_NOTE, note);
  return kg_txn_update (txn, item, edit, error);
}

/**
 * kg_meeting_settle_rest:
 * @outcome: continue or next_time
 * @n_settled: (out) (optional): how many items got an outcome
 *
 * What a chair says at the end: the others go on as planned. Gives @outcome to
 * every item that has neither an outcome nor a decision; the check of last
 * time's decisions is noted. Its minutes are put off: nobody has approved them
 * who was not asked. Items with decisions are decided.
 */
gboolean
kg_meeting_settle_rest (KgTxn       *txn,
                        const char  *meeting_id,
                        const char  *outcome,
                        guint       *n_settled,
                        GError     **error)
{
  g_autoptr (KgRecord) meeting = meeting_in_state (txn, meeting_id, "in_session", error);
  g_autoptr (GPtrArray) items = meeting != NULL ? kg_meeting_get_items (txn, meeting_id, error) : NULL;
  guint n = 0;

  if (items == NULL)
    return FALSE;

  if (!kg_codes_contain ("continue|next_time", outcome)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("The rest of an agenda goes on or is put off; every other outcome is given to one item"));
    return FALSE;
  }

  for (guint i = 0; i < items->len; i++) {
    KgRecord *item = g_ptr_array_index (items, i);
    g_autoptr (KgRecord) approved = NULL;
    gboolean decided;

    if (!kg_record_is_null (item, KG_AGENDA_ITEM_OUTCOME))
      continue;
    if (!has_decisions (txn, item, &decided, error) || !kg_minutes_find_approved (txn, item, &approved, error) ||
        !kg_query_update_code (txn, item, KG_AGENDA_ITEM_OUTCOME,
                               decided ? "decided"
                               : approved != NULL ? "next_time"
                               : kg_record_is (item, KG_AGENDA_ITEM_ORIGIN, "check") ? "noted" : outcome,
                               error))
      return FALSE;
    n++;
  }

  if (n_settled != NULL)
    *n_settled = n;
  return TRUE;
}

/* Which items a sentence names: five at most. */
static char *
first_titles (GPtrArray *items)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < MIN (items->len, 5); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? C_("between two items", ", ") : "",
                            kg_record_get_text (g_ptr_array_index (items, i), KG_AGENDA_ITEM_TITLE));

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

/**
 * kg_meeting_end_telling:
 * @notices: (element-type utf8): gets what whoever ends it is to be told
 *
 * Ends the meeting, which then is written up. Refused while an item has
 * neither an outcome nor a decision, or while nobody attends to a yellow or
 * red project and the meeting does not say why; the sentence names them.
 * Objections to the minutes of the last meeting begin their correction, or
 * are added to the one that was begun.
 */
gboolean
kg_meeting_end_telling (KgTxn       *txn,
                        KgContext   *context,
                        const char  *meeting_id,
                        GPtrArray   *notices,
                        GError     **error)
{
  g_autoptr (KgRecord) meeting = meeting_in_state (txn, meeting_id, "in_session", error);
  g_autoptr (GPtrArray) items = meeting != NULL ? kg_meeting_get_items (txn, meeting_id, error) : NULL;
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GPtrArray) lacking = NULL;
  g_autoptr (KgRecord) edit = NULL;

  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++) {
    KgRecord *item = g_ptr_array_index (items, i);
    gboolean decided;

    if (!kg_record_is_null (item, KG_AGENDA_ITEM_OUTCOME))
      continue;
    if (!has_decisions (txn, item, &decided, error))
      return FALSE;

    if (!decided)
      g_ptr_array_add (open, item);
    else if (!kg_query_update_code (txn, item, KG_AGENDA_ITEM_OUTCOME, "decided", error))
      return FALSE;
  }

  if (open->len > 0) {
    g_autofree char *titles = first_titles (open);

    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 ngettext ("%u item has no outcome yet: %s", "%u items have no outcome yet: %s", open->len),
                 open->len, titles);
    return FALSE;
  }

  lacking = kg_light_find_lacking (txn, context, items, error);
  if (lacking == NULL)
    return FALSE;

  if (lacking->len > 0) {
    g_autofree char *titles = first_titles (lacking);

    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 ngettext ("%u yellow or red project has neither a lead unit nor an escalation, and no reason why not: %s",
                           "%u yellow or red projects have neither a lead unit nor an escalation, and no reason why not: %s",
                           lacking->len),
                 lacking->len, titles);
    return FALSE;
  }

  edit = kg_record_copy (meeting);
  kg_record_set_text (edit, KG_MEETING_STATE, "writing_up");
  kg_record_set_int (edit, KG_MEETING_ENDED_AT, kg_txn_get_now (txn));
  kg_record_set_null (edit, KG_MEETING_CURRENT_ITEM);
  for (guint i = 0; i < items->len; i++)
    if (!kg_minutes_follow_objection (txn, context, g_ptr_array_index (items, i), notices, error))
      return FALSE;

  return kg_txn_update (txn, meeting, edit, error);
}

/**
 * kg_meeting_end:
 *
 * As kg_meeting_end_telling(), for whoever needs not be told anything.
 */
gboolean
kg_meeting_end (KgTxn       *txn,
                KgContext   *context,
                const char  *meeting_id,
                GError     **error)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);

  return kg_meeting_end_telling (txn, context, meeting_id, notices, error);
}

/**
 * kg_meeting_cancel:
 * @reason: why; never empty
 *
 * Its items are not lost: the next meeting of the series takes them up.
 */
gboolean
kg_meeting_cancel (KgTxn       *txn,
                   const char  *meeting_id,
                   const char  *reason,
                   GError     **error)
{
  g_autoptr (KgRecord) meeting = meeting_in_state (txn, meeting_id, "planned|in_session", error);
  g_autoptr (KgRecord) edit = NULL;

  if (meeting == NULL)
    return FALSE;

  if (reason == NULL || *reason == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("A meeting is cancelled with a reason; none was given"));
    return FALSE;
  }

  edit = kg_record_copy (meeting);
  kg_record_set_text (edit, KG_MEETING_STATE, "cancelled");
  kg_record_set_text (edit, KG_MEETING_CANCEL_REASON, reason);
  return kg_txn_update (txn, meeting, edit, error);
}
