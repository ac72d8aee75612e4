// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-record-service.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-assignment-service.h"
#include "services/kg-light-attend.h"
#include "services/kg-light-service.h"
#include "services/kg-meeting-service.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

/* Carries out one line of the secretary: what kg-quick-entry.h understood
 * becomes rows. Sentences made here go into the minutes, so they are Chinese
 * whatever language the program speaks. */

typedef struct {
  KgTxn *txn;
  KgContext *context;
  KgRecord *item;
  KgRecord *project; /* nullable: the item is a topic */
  const KgQuickEntry *entry;
  const KgRecordOverrides *overrides;
  KgRecordResult *result;
} Recorder;

void
kg_record_result_clear (KgRecordResult *self)
{
  g_clear_pointer (&self->decision, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->assignment, g_free);
  g_clear_pointer (&self->lead_unit, g_free);
  g_clear_pointer (&self->leader, g_free);
}

static KgRecord *
open_item (KgTxn       *txn,
           const char  *item_id,
           KgRecord   **meeting,
           GError     **error)
{
  g_autoptr (KgRecord) item = kg_query_need (txn, &kg_table_agenda_item, item_id, error);
  const char *state;

  if (item == NULL)
    return NULL;

  *meeting = kg_query_need (txn, &kg_table_meeting, kg_record_get_text (item, KG_AGENDA_ITEM_MEETING), error);
  if (*meeting == NULL)
    return NULL;

  state = kg_record_get_text (*meeting, KG_MEETING_STATE);
  if (!kg_codes_contain ("in_session|writing_up", state)) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("This is not possible while meeting %d-%d is “%s”"),
                 (int) kg_record_get_int (*meeting, KG_MEETING_YEAR),
                 (int) kg_record_get_int (*meeting, KG_MEETING_NUMBER),
                 kg_label_code (&kg_table_meeting, KG_MEETING_STATE, state));
    return NULL;
  }

  return g_steal_pointer (&item);
}

static KgQuickEntry *
understand (KgTxn       *txn,
            KgContext   *context,
            KgRecord    *meeting,
            const char  *line,
            GError     **error)
{
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, &kg_table_unit,
                   &(KgFilter) { .order = { KG_ORDER (KG_UNIT_POSITION), KG_ORDER (KG_UNIT_NAME) } },
                   error);
  g_autofree KgQuickUnit *units = NULL;
  GError *local = NULL;
  KgDate next;

  if (rows == NULL)
    return NULL;

  next = kg_meeting_next_day (txn, context, kg_record_get_text (meeting, KG_MEETING_SERIES), &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }

  units = g_new0 (KgQuickUnit, rows->len + 1);
  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    units[i].id = kg_record_get_id (row);
    units[i].name = kg_record_get_text (row, KG_UNIT_NAME);
    units[i].short_name = kg_record_get_text (row, KG_UNIT_SHORT_NAME);
  }

  return kg_quick_entry_parse (line, kg_context_get_today (context), kg_context_get_calendar (context),
                               next, units, rows->len);
}

static gboolean
decide (Recorder    *self,
        const char  *kind,
        const char  *text,
        GError     **error)
{
  self->result->decision = kg_meeting_decide (self->txn, kg_record_get_id (self->item), kind, text, error);
  if (self->result->decision == NULL)
    return FALSE;

  self->result->text = g_strdup (text);
  return TRUE;
}

static gboolean
choose_due (Recorder  *self,
            KgDate    *due,
            GError   **error)
{
  const KgQuickEntry *entry = self->entry;

  if (self->overrides->due != KG_DATE_NONE) {
    if (self->overrides->due < kg_context_get_today (self->context)) {
      g_autofree char *day = kg_date_to_iso (self->overrides->due);

      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The due day %s lies before today"), day);
      return FALSE;
    }
    *due = self->overrides->due;
  } else if (entry->has_due && !entry->due.past) {
    *due = entry->due.date;
  } else {
    *due = KG_DATE_NONE;
    self->result->due_is_default = TRUE;
  }

  return TRUE;
}

static gboolean
give (Recorder  *self,
      GError   **error)
{
  const KgQuickEntry *entry = self->entry;
  const KgRecordOverrides *overrides = self->overrides;
  g_autoptr (GPtrArray) understood = g_ptr_array_new ();
  g_autoptr (KgRecord) row = NULL;
  KgAssignmentDraft draft = {
    .text = overrides->task != NULL ? overrides->task : entry->task,
    .lead_unit = overrides->lead_unit != NULL ? overrides->lead_unit : entry->lead_unit,
    .supporting = overrides->supporting,
    .person = overrides->person,
    .problem = overrides->problem,
  };

  if (!choose_due (self, &draft.due, error))
    return FALSE;

  if (draft.supporting == NULL) {
    for (guint i = 0; i < entry->supporting_units->len; i++)
      g_ptr_array_add (understood, g_ptr_array_index (entry->supporting_units, i));
    g_ptr_array_add (understood, NULL);
    draft.supporting = (const char *const *) understood->pdata;
  }

  self->result->assignment =
    kg_assignment_give (self->txn, self->context, self->result->decision, &draft, error);
  if (self->result->assignment == NULL)
    return FALSE;

  row = kg_query_assignment (self->txn, self->result->assignment, error);
  if (row == NULL)
    return FALSE;

  self->result->lead_unit = g_strdup (draft.lead_unit);
  self->result->due = kg_record_get_date (row, KG_ASSIGNMENT_DUE_CURRENT);
  self->result->several_leads = entry->several_leads && overrides->lead_unit == NULL;
  return TRUE;
}

static gboolean
record_decision (Recorder  *self,
                 GError   **error)
{
  const KgRecordOverrides *overrides = self->overrides;
  gboolean asked = overrides->supporting != NULL || overrides->due != KG_DATE_NONE ||
                   overrides->task != NULL || overrides->person != NULL || overrides->problem != NULL;

  if (!decide (self, self->entry->decision_kind, self->entry->text, error))
    return FALSE;

  if (overrides->no_assignment)
    return TRUE;
  if (overrides->lead_unit != NULL || self->entry->has_assignment ||
      (asked && self->entry->lead_unit != NULL))
    return give (self, error);

  if (asked) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("No unit leads in “%s”; name the lead unit of the assignment"), self->entry->text);
    return FALSE;
  }

  return TRUE;
}

static gboolean
need_project (Recorder  *self,
              GError   **error)
{
  if (self->project != NULL)
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is about no project"),
               kg_record_get_text (self->item, KG_AGENDA_ITEM_TITLE));
  return FALSE;
}

static gboolean
record_light (Recorder  *self,
              GError   **error)
{
  kg_light_from_code (self->entry->light, &self->result->light);

  return need_project (self, error) &&
         kg_light_confirm (self->txn, self->context, kg_record_get_id (self->project), self->result->light,
                           self->entry->text, kg_record_get_text (self->item, KG_AGENDA_ITEM_MEETING), error);
}

static gboolean
attend (Recorder        *self,
        const KgAttend  *attend,
        GError         **error)
{
  return kg_light_attend (self->txn, self->context, kg_record_get_id (self->project), attend,
                          kg_record_get_text (self->item, KG_AGENDA_ITEM_MEETING),
                          kg_record_get_id (self->item), error);
}

/* 明确区规资局为牵头单位，区水务局、大场镇配合 */
static char *
lead_sentence (GHashTable *names,
               const char *lead,
               GPtrArray  *supporting)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "明确%s为牵头单位", (char *) g_hash_table_lookup (names, lead));
  for (guint i = 0; i < supporting->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "，" : "、",
                            (char *) g_hash_table_lookup (names, g_ptr_array_index (supporting, i)));
  if (supporting->len > 0)
    g_string_append (text, "配合");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
record_lead (Recorder  *self,
             GError   **error)
{
  const KgQuickEntry *entry = self->entry;
  const char *lead = self->overrides->lead_unit != NULL ? self->overrides->lead_unit : entry->lead_unit;
  g_autoptr (GHashTable) names = NULL;
  g_autofree char *text = NULL;

  if (!need_project (self, error))
    return FALSE;

  if (lead == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” names no unit of the directory"), entry->text);
    return FALSE;
  }

  names = kg_query_unit_names (self->txn, error);
  if (names == NULL)
    return FALSE;

  if (!g_hash_table_contains (names, lead)) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("There is no %s “%s”"),
                 kg_label_table (&kg_table_unit), lead);
    return FALSE;
  }

  self->result->lead_unit = g_strdup (lead);
  text = lead_sentence (names, lead, entry->supporting_units);
  return decide (self, "decided", text, error) && attend (self, &(KgAttend) { .lead_unit = lead }, error);
}

static gboolean
record_escalation (Recorder  *self,
                   GError   **error)
{
  const KgQuickEntry *entry = self->entry;
  g_autofree char *text = NULL;

  if (entry->leader == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("Say to which leader the matter goes"));
    return FALSE;
  }

  /* Somebody who is merely named is asked to coordinate. */
  text = g_strdup_printf ("提请%s%s", entry->text, g_str_equal (entry->leader, entry->text) ? "协调" : "");
  self->result->leader = g_strdup (entry->leader);
  return decide (self, "decided", text, error) &&
         (self->project == NULL || attend (self, &(KgAttend) { .escalated_to = entry->leader }, error));
}

static gboolean
record_unattended (Recorder  *self,
                   GError   **error)
{
  if (!need_project (self, error))
    return FALSE;

  if (*self->entry->text == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("Say why neither a lead unit nor a leader is named"));
    return FALSE;
  }

  return attend (self, &(KgAttend) { .reason = self->entry->text }, error);
}

static gboolean
record_entry (Recorder  *self,
              GError   **error)
{
  const KgQuickEntry *entry = self->entry;

  switch (entry->kind) {
  case KG_QUICK_EMPTY:
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("There is nothing to record in an empty line"));
    return FALSE;
  case KG_QUICK_DECISION:
    return record_decision (self, error);
  case KG_QUICK_LIGHT:
    return record_light (self, error);
  case KG_QUICK_LEAD:
    return record_lead (self, error);
  case KG_QUICK_ESCALATE:
    return record_escalation (self, error);
  case KG_QUICK_UNATTENDED:
    return record_unattended (self, error);
  case KG_QUICK_NEXT_TIME:
  case KG_QUICK_LEAVE:
    return kg_meeting_set_outcome (self->txn, kg_record_get_id (self->item),
                                   entry->kind == KG_QUICK_LEAVE ? "leave" : "next_time",
                                   *entry->text != '\0' ? entry->text : NULL, error);
  default:
    g_assert_not_reached ();
  }
}

/**
 * kg_record_line:
 * @item_id: the agenda item that the line is about; its meeting is in session
 *   or being written up
 * @line: as it was typed; see kg_quick_entry_parse()
 * @overrides: (nullable): what goes before what is understood
 * @result: (out caller-allocates): what was done; clear it afterwards, also
 *   after an error
 *
 * Records one line: a decision with its assignment, a light with its reason,
 * the unit that leads the project from now on, an escalation, why there is
 * neither, or that the item is put off or leaves the list. A day that lies in the past is no limit: the
 * assignment then gets the default one.
 */
gboolean
kg_record_line (KgTxn                    *txn,
                KgContext                *context,
                const char               *item_id,
                const char               *line,
                const KgRecordOverrides  *overrides,
                KgRecordResult           *result,
                GError                  **error)
{
  static const KgRecordOverrides none = { 0 };
  g_autoptr (KgRecord) meeting = NULL;
  g_autoptr (KgRecord) item = NULL;
  g_autoptr (KgRecord) project = NULL;
  g_autoptr (KgQuickEntry) entry = NULL;
  Recorder self = { txn, context, .overrides = overrides != NULL ? overrides : &none, .result = result };

  *result = (KgRecordResult) { 0 };
  item = open_item (txn, item_id, &meeting, error);
  if (item == NULL)
    return FALSE;

  if (!kg_record_is_null (item, KG_AGENDA_ITEM_PROJECT)) {
    project = kg_query_need (txn, &kg_table_project, kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT), error);
    if (project == NULL)
      return FALSE;
  }

  entry = understand (txn, context, meeting, line, error);
  if (entry == NULL)
    return FALSE;

  self.item = item;
  self.project = project;
  self.entry = entry;
  result->kind = entry->kind;
  return record_entry (&self, error);
}
