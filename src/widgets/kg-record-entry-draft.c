// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-record-entry-draft.h"

#include "core/kg-assignment.h"
#include "services/kg-meeting-edit.h"
#include "services/kg-record-service.h"

KgRecordEntryDraft *
kg_record_entry_draft_new (void)
{
  KgRecordEntryDraft *self = g_new0 (KgRecordEntryDraft, 1);

  self->text = g_strdup ("");
  return self;
}

void
kg_record_entry_draft_free (KgRecordEntryDraft *self)
{
  g_free (self->text);
  g_clear_pointer (&self->entry, kg_quick_entry_free);
  g_free (self->lead);
  g_strfreev (self->supporting);
  g_free (self->task);
  g_free (self->kind);
  g_free (self);
}

static void
forget_corrections (KgRecordEntryDraft *self)
{
  g_clear_pointer (&self->lead, g_free);
  g_clear_pointer (&self->supporting, g_strfreev);
  g_clear_pointer (&self->task, g_free);
  g_clear_pointer (&self->kind, g_free);
  self->no_assignment = FALSE;
  self->no_due = FALSE;
  self->due = KG_DATE_NONE;
}

/**
 * kg_record_entry_draft_parse:
 * @text: the line as it stands; an empty one forgets what was corrected
 * @board: where units and today come from
 * @next_meeting: the day of the next meeting of the series
 */
void
kg_record_entry_draft_parse (KgRecordEntryDraft *self,
                             const char         *text,
                             KgBoard            *board,
                             KgDate              next_meeting)
{
  KgContext *context = kg_board_get_context (board);
  guint n_units = kg_board_get_n_units (board);
  g_autofree KgQuickUnit *units = g_new0 (KgQuickUnit, n_units + 1);
  g_autofree char *kept = g_strdup (text);

  for (guint i = 0; i < n_units; i++) {
    const KgUnit *unit = kg_board_get_unit (board, i);

    units[i].id = unit->id;
    units[i].name = unit->name;
    units[i].short_name = unit->short_name;
  }

  g_clear_pointer (&self->entry, kg_quick_entry_free);
  self->today = kg_context_get_today (context);
  self->entry = kg_quick_entry_parse (kept, self->today, kg_context_get_calendar (context),
                                      next_meeting, units, n_units);
  g_free (self->text);
  self->text = g_steal_pointer (&kept);
  if (self->entry->kind == KG_QUICK_EMPTY)
    forget_corrections (self);
}

/**
 * kg_record_entry_draft_toggle_supporting:
 *
 * Adds a supporting unit, or takes it away when it was there.
 */
void
kg_record_entry_draft_toggle_supporting (KgRecordEntryDraft *self,
                                         const char         *unit)
{
  g_auto (GStrv) units = kg_record_entry_draft_get_supporting (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean found = FALSE;

  for (guint i = 0; units[i] != NULL; i++) {
    if (g_str_equal (units[i], unit))
      found = TRUE;
    else
      g_strv_builder_add (builder, units[i]);
  }
  if (!found)
    g_strv_builder_add (builder, unit);

  g_strfreev (self->supporting);
  self->supporting = g_strv_builder_end (builder);
}

/**
 * kg_record_entry_draft_is_assignment:
 *
 * Returns: whether recording the line hands something out
 */
gboolean
kg_record_entry_draft_is_assignment (const KgRecordEntryDraft *self)
{
  return self->entry != NULL && self->entry->kind == KG_QUICK_DECISION && !self->no_assignment &&
         (self->lead != NULL || self->entry->has_assignment);
}

/**
 * kg_record_entry_draft_get_lead:
 *
 * Returns: (nullable): the id of the unit that leads
 */
const char *
kg_record_entry_draft_get_lead (const KgRecordEntryDraft *self)
{
  if (self->lead != NULL || self->entry == NULL)
    return self->lead;
  if (self->entry->kind == KG_QUICK_LEAD)
    return self->entry->lead_unit;

  return kg_record_entry_draft_is_assignment (self) ? self->entry->lead_unit : NULL;
}

/**
 * kg_record_entry_draft_get_supporting:
 *
 * Returns: (transfer full): ids, never the one of the lead unit
 */
char **
kg_record_entry_draft_get_supporting (const KgRecordEntryDraft *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *lead = kg_record_entry_draft_get_lead (self);

  if (self->supporting != NULL) {
    for (guint i = 0; self->supporting[i] != NULL; i++)
      if (g_strcmp0 (self->supporting[i], lead) != 0)
        g_strv_builder_add (builder, self->supporting[i]);
  } else if (self->entry != NULL) {
    for (guint i = 0; i < self->entry->supporting_units->len; i++)
      if (g_strcmp0 (g_ptr_array_index (self->entry->supporting_units, i), lead) != 0)
        g_strv_builder_add (builder, g_ptr_array_index (self->entry->supporting_units, i));
  }

  return g_strv_builder_end (builder);
}

/**
 * kg_record_entry_draft_get_due:
 * @is_default: (out) (optional): whether nobody said a day that can be kept
 */
KgDate
kg_record_entry_draft_get_due (const KgRecordEntryDraft *self,
                               gboolean                 *is_default)
{
  gboolean understood = self->entry != NULL && self->entry->has_due && !self->entry->due.past && !self->no_due;

  if (is_default != NULL)
    *is_default = self->due == KG_DATE_NONE && !understood;
  if (self->due != KG_DATE_NONE)
    return self->due;

  return understood ? self->entry->due.date : self->today + KG_ASSIGNMENT_DEFAULT_DAYS;
}

/**
 * kg_record_entry_draft_get_task:
 *
 * Returns: (nullable): what there is to do; the whole sentence when nothing
 *   shorter was understood
 */
const char *
kg_record_entry_draft_get_task (const KgRecordEntryDraft *self)
{
  if (self->task != NULL || self->entry == NULL)
    return self->task;

  return self->entry->task != NULL && *self->entry->task != '\0' ? self->entry->task : self->entry->text;
}

const char *
kg_record_entry_draft_get_kind (const KgRecordEntryDraft *self)
{
  if (self->kind != NULL)
    return self->kind;

  return self->entry != NULL ? self->entry->decision_kind : "decided";
}

/**
 * kg_record_entry_draft_store:
 *
 * Records the line under an item, as it was corrected. Runs on the store's
 * thread.
 */
gboolean
kg_record_entry_draft_store (KgTxn                     *txn,
                             KgContext                 *context,
                             const char                *item_id,
                             const KgRecordEntryDraft  *self,
                             GError                   **error)
{
  g_auto (KgRecordResult) result = { 0 };
  g_auto (GStrv) supporting = NULL;
  KgRecordOverrides overrides = { .no_assignment = self->no_assignment };

  if (kg_record_entry_draft_is_assignment (self)) {
    gboolean due_is_default;
    KgDate due = kg_record_entry_draft_get_due (self, &due_is_default);

    supporting = kg_record_entry_draft_get_supporting (self);
    overrides.lead_unit = kg_record_entry_draft_get_lead (self);
    overrides.supporting = (const char *const *) supporting;
    overrides.task = kg_record_entry_draft_get_task (self);
    if (!due_is_default || self->no_due)
      overrides.due = due;
  } else if (self->lead != NULL) {
    overrides.lead_unit = self->lead;
  }

  return kg_record_line (txn, context, item_id, self->text, &overrides, &result, error) &&
         (self->kind == NULL || result.decision == NULL ||
          kg_meeting_rewrite_decision (txn, result.decision, self->kind, NULL, error));
}
