// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-meeting-file.h"

#include "core/kg-error.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-chain.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

/* Decisions and assignments are read once for the whole meeting and then
 * dealt out, so that a long agenda costs no more questions than a short one. */

static void
assignment_free (gpointer data)
{
  KgMeetingAssignment *assignment = data;

  kg_record_unref (assignment->record);
  g_free (assignment->lead);
  g_free (assignment->supporting);
  g_free (assignment);
}

static void
decision_free (gpointer data)
{
  KgMeetingDecision *decision = data;

  kg_record_unref (decision->record);
  g_ptr_array_unref (decision->assignments);
  g_free (decision);
}

static void
item_free (gpointer data)
{
  KgMeetingItem *item = data;

  kg_record_unref (item->record);
  g_ptr_array_unref (item->decisions);
  g_free (item);
}

static void
attendee_free (gpointer data)
{
  KgMeetingAttendee *attendee = data;

  kg_record_unref (attendee->unit);
  g_clear_pointer (&attendee->record, kg_record_unref);
  g_free (attendee);
}

static char *
supporting_names (KgTxn       *txn,
                  GHashTable  *units,
                  const char  *assignment_id,
                  GError     **error)
{
  g_autoptr (GPtrArray) rows =
    kg_query_children (txn, &kg_table_assignment_unit, KG_ASSIGNMENT_UNIT_ASSIGNMENT, assignment_id,
                       KG_COL_ID, error);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const char *name =
      g_hash_table_lookup (units, kg_record_get_text (g_ptr_array_index (rows, i), KG_ASSIGNMENT_UNIT_UNIT));

    if (name != NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", name);
  }

  return rows != NULL ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static gboolean
load_assignments (KgTxn          *txn,
                  KgMeetingFile  *self,
                  GHashTable     *decisions,
                  GError        **error)
{
  g_autoptr (GHashTable) units = kg_query_unit_names (txn, error);
  g_autoptr (GPtrArray) rows =
    units == NULL ? NULL
                  : kg_query_children (txn, &kg_table_assignment, KG_ASSIGNMENT_MEETING,
                                       kg_record_get_id (self->meeting), KG_ASSIGNMENT_NUMBER, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    const char *decision_id = kg_record_get_text (row, KG_ASSIGNMENT_DECISION);
    KgMeetingDecision *decision = decision_id != NULL ? g_hash_table_lookup (decisions, decision_id) : NULL;
    KgMeetingAssignment *assignment;
    g_autofree char *supporting = NULL;

    if (decision == NULL)
      continue;

    supporting = supporting_names (txn, units, kg_record_get_id (row), error);
    if (supporting == NULL)
      return FALSE;

    assignment = g_new0 (KgMeetingAssignment, 1);
    assignment->record = kg_record_ref (row);
    assignment->lead = g_strdup (g_hash_table_lookup (units, kg_record_get_text (row, KG_ASSIGNMENT_LEAD_UNIT)));
    assignment->supporting = *supporting != '\0' ? g_steal_pointer (&supporting) : NULL;
    g_ptr_array_add (decision->assignments, assignment);
  }

  return TRUE;
}

static gboolean
load_items (KgTxn          *txn,
            KgMeetingFile  *self,
            GError        **error)
{
  const char *id = kg_record_get_id (self->meeting);
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, id, error);
  g_autoptr (GPtrArray) decisions =
    items == NULL ? NULL
                  : kg_query_children (txn, &kg_table_decision, KG_DECISION_MEETING, id,
                                       KG_DECISION_POSITION, error);
  g_autoptr (GHashTable) items_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) decisions_by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (decisions == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++) {
    KgMeetingItem *item = g_new0 (KgMeetingItem, 1);

    item->record = kg_record_ref (g_ptr_array_index (items, i));
    item->decisions = g_ptr_array_new_with_free_func (decision_free);
    g_ptr_array_add (self->items, item);
    g_hash_table_insert (items_by_id, (char *) kg_record_get_id (item->record), item);
  }

  for (guint i = 0; i < decisions->len; i++) {
    KgRecord *row = g_ptr_array_index (decisions, i);
    KgMeetingItem *item = g_hash_table_lookup (items_by_id, kg_record_get_text (row, KG_DECISION_AGENDA_ITEM));
    KgMeetingDecision *decision;

    if (item == NULL)
      continue;

    decision = g_new0 (KgMeetingDecision, 1);
    decision->record = kg_record_ref (row);
    decision->assignments = g_ptr_array_new_with_free_func (assignment_free);
    g_ptr_array_add (item->decisions, decision);
    g_hash_table_insert (decisions_by_id, (char *) kg_record_get_id (row), decision);
  }

  return load_assignments (txn, self, decisions_by_id, error);
}

static gboolean
load_attendance (KgTxn          *txn,
                 KgMeetingFile  *self,
                 GError        **error)
{
  g_autoptr (GPtrArray) units =
    kg_txn_select (txn, &kg_table_unit,
                   &(KgFilter) { .order = { KG_ORDER (KG_UNIT_POSITION), KG_ORDER (KG_UNIT_NAME) } },
                   error);
  g_autoptr (GPtrArray) rows =
    units == NULL ? NULL
                  : kg_query_children (txn, &kg_table_attendance, KG_ATTENDANCE_MEETING,
                                       kg_record_get_id (self->meeting), KG_COL_ID, error);
  g_autoptr (GHashTable) by_unit = g_hash_table_new (g_str_hash, g_str_equal);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    g_hash_table_insert (by_unit, (char *) kg_record_get_text (row, KG_ATTENDANCE_UNIT), row);
  }

  for (guint i = 0; i < units->len; i++) {
    KgRecord *unit = g_ptr_array_index (units, i);
    KgRecord *row = g_hash_table_lookup (by_unit, kg_record_get_id (unit));
    KgMeetingAttendee *attendee = g_new0 (KgMeetingAttendee, 1);

    attendee->unit = kg_record_ref (unit);
    attendee->record = row != NULL ? kg_record_ref (row) : NULL;
    g_ptr_array_add (self->attendance, attendee);
  }

  return TRUE;
}

static gboolean
load_minutes (KgTxn          *txn,
              KgContext      *context,
              KgMeetingFile  *self,
              GError        **error)
{
  const char *id = kg_record_get_id (self->meeting);
  g_autoptr (GPtrArray) rows = NULL;
  gboolean issued = FALSE;
  GError *local = NULL;

  if (!kg_codes_contain ("writing_up|issued", kg_record_get_text (self->meeting, KG_MEETING_STATE)))
    return TRUE;

  rows = kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING, id, KG_MINUTES_REVISION, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    g_ptr_array_add (self->documents, kg_record_ref (row));
    if (!kg_record_is (row, KG_MINUTES_STATE, "withdrawn")) {
      g_clear_pointer (&self->minutes_row, kg_record_unref);
      self->minutes_row = kg_record_ref (row);
    }
    issued = issued || kg_record_is (row, KG_MINUTES_STATE, "issued");
  }

  /* One that was tampered with hides neither the meeting nor the others: the
   * findings tell of it. */
  self->minutes = kg_minutes_get (txn, context, id, &local);
  if (self->minutes == NULL && issued && g_error_matches (local, KG_ERROR, KG_ERROR_DAMAGED))
    g_clear_error (&local);
  if (local == NULL && issued)
    self->findings = kg_minutes_verify (txn, kg_record_get_id (self->series), NULL, &local);

  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * kg_meeting_file_load:
 *
 * Returns: (transfer full) (nullable): the meeting with its agenda, decisions,
 *   assignments, attendance and minutes
 */
KgMeetingFile *
kg_meeting_file_load (KgTxn       *txn,
                      KgContext   *context,
                      const char  *meeting_id,
                      GError     **error)
{
  g_autoptr (KgMeetingFile) self = g_new0 (KgMeetingFile, 1);
  GError *local = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->attendance = g_ptr_array_new_with_free_func (attendee_free);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);

  self->meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  if (self->meeting == NULL)
    return NULL;
  self->series = kg_query_need (txn, &kg_table_series,
                                kg_record_get_text (self->meeting, KG_MEETING_SERIES), error);
  if (self->series == NULL)
    return NULL;

  self->next_day = kg_meeting_next_day (txn, context, kg_record_get_id (self->series), &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }

  if (!load_items (txn, self, error) ||
      !load_attendance (txn, self, error) ||
      !load_minutes (txn, context, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

KgMeetingFile *
kg_meeting_file_ref (KgMeetingFile *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
kg_meeting_file_unref (KgMeetingFile *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->series, kg_record_unref);
  g_clear_pointer (&self->meeting, kg_record_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->attendance, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->minutes_row, kg_record_unref);
  g_clear_pointer (&self->minutes, kg_minutes_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

/**
 * kg_meeting_file_find_item:
 * @item_id: (nullable)
 *
 * Returns: its place in the agenda, or -1
 */
int
kg_meeting_file_find_item (const KgMeetingFile *self,
                           const char          *item_id)
{
  for (guint i = 0; item_id != NULL && i < self->items->len; i++)
    if (g_str_equal (kg_record_get_id (kg_meeting_file_get_item (self, i)->record), item_id))
      return (int) i;

  return -1;
}

KgMeetingItem *
kg_meeting_file_get_item (const KgMeetingFile *self,
                          guint                index)
{
  return g_ptr_array_index (self->items, index);
}

/**
 * kg_meeting_item_is_open:
 *
 * Returns: whether the meeting cannot end because of @item: it has neither an
 *   outcome nor a decision
 */
gboolean
kg_meeting_item_is_open (const KgMeetingItem *item)
{
  return item->decisions->len == 0 && kg_record_is_null (item->record, KG_AGENDA_ITEM_OUTCOME);
}

guint
kg_meeting_file_count_open (const KgMeetingFile *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += kg_meeting_item_is_open (kg_meeting_file_get_item (self, i));

  return n;
}
