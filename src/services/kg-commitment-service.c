// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-commitment-service.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-field-edit.h"
#include "services/kg-query.h"
#include "services/kg-step-edit.h"
#include "services/kg-step-record.h"

#include <glib/gi18n-lib.h>

/* Giving and clearing commitments. How they hold the plan up is worked out
 * where the board is loaded, kg-board-work.c. */

static KgDate
begun_on (const KgRecord *step)
{
  KgDate start = kg_record_get_date (step, KG_STEP_ACTUAL_START);

  return start != KG_DATE_NONE ? start : kg_record_get_date (step, KG_STEP_ACTUAL_END);
}

static gboolean
set_text (KgTxn       *txn,
          KgContext   *context,
          KgRecord    *record,
          int          column,
          const char  *text,
          GError     **error)
{
  return kg_field_set_column (txn, context, record, column, text != NULL ? text : "", error);
}

static gboolean
set_texts (KgTxn                     *txn,
           KgContext                 *context,
           KgRecord                  *record,
           const KgCommitmentValues  *values,
           GError                   **error)
{
  return set_text (txn, context, record, KG_COMMITMENT_DOCUMENT, values->document, error) &&
         set_text (txn, context, record, KG_COMMITMENT_PROMISED_BY, values->promised_by, error) &&
         set_text (txn, context, record, KG_COMMITMENT_DUE_EVENT, values->due_event, error) &&
         set_text (txn, context, record, KG_COMMITMENT_CONSEQUENCE, values->consequence, error);
}

static gboolean
set_days (KgContext                 *context,
          KgRecord                  *record,
          const KgCommitmentValues  *values,
          GError                   **error)
{
  KgDate today = kg_context_get_today (context);
  KgDate promised = values->promised_on != KG_DATE_NONE ? values->promised_on : today;
  g_autofree char *promised_words = kg_label_date (promised);
  g_autofree char *due_words = kg_label_date (values->due_on);

  if (promised > today) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The day %s lies after today"), promised_words);
    return FALSE;
  }

  if (values->due_on != KG_DATE_NONE && values->due_on < promised) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("What is promised on %s is not due on %s, before that"),
                 promised_words, due_words);
    return FALSE;
  }

  kg_record_set_date (record, KG_COMMITMENT_PROMISED_ON, promised);
  kg_record_set_date (record, KG_COMMITMENT_DUE_ON, values->due_on);
  return TRUE;
}

/* By which word the commitment shall call a step: one that means no other. */
static const char *
refer_to (GPtrArray       *steps,
          const KgRecord  *step,
          GError         **error)
{
  const char *reference = kg_step_reference (step);
  guint n = 0;

  for (guint i = 0; i < steps->len; i++)
    n += g_str_equal (kg_step_reference (g_ptr_array_index (steps, i)), reference);
  if (n == 1)
    return reference;

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("Several steps of this plan are called “%s”; give them keys first"),
               reference);
  return NULL;
}

static gboolean
set_steps (GPtrArray       *steps,
           KgRecord        *record,
           const KgRecord  *step,
           const KgRecord  *before,
           GError         **error)
{
  const char *step_key = step != NULL ? refer_to (steps, step, error) : NULL;
  const char *before_key = before != NULL ? refer_to (steps, before, error) : NULL;

  if ((step != NULL && step_key == NULL) || (before != NULL && before_key == NULL))
    return FALSE;

  if (step != NULL && g_strcmp0 (step_key, before_key) == 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is to begin on this promise; the promise cannot be due before it"),
                 kg_record_get_text (step, KG_STEP_NAME));
    return FALSE;
  }

  if (before != NULL && begun_on (before) != KG_DATE_NONE &&
      begun_on (before) <= kg_record_get_date (record, KG_COMMITMENT_PROMISED_ON)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” has begun already; a promise that is due before it comes too late"),
                 kg_record_get_text (before, KG_STEP_NAME));
    return FALSE;
  }

  kg_record_set_text (record, KG_COMMITMENT_STEP, step_key);
  kg_record_set_text (record, KG_COMMITMENT_DUE_BEFORE, before_key);
  return TRUE;
}

static gboolean
accept_incomplete (KgTxn      *txn,
                   KgContext  *context,
                   KgRecord   *step,
                   gboolean   *changed,
                   GError    **error)
{
  g_autoptr (KgRecord) edit = NULL;

  *changed = step != NULL && !kg_record_is (step, KG_STEP_MODE, "incomplete");
  if (!*changed)
    return TRUE;

  edit = kg_record_copy (step);
  kg_record_set_text (edit, KG_STEP_MODE, "incomplete");
  return kg_step_update (txn, context, step, edit, error);
}

/* What is wanted may be absent; what is absent although it was named is an
 * error. */
static gboolean
find_step (KgTxn       *txn,
           const char  *project_id,
           const char  *key,
           KgRecord   **step,
           GError     **error)
{
  *step = key != NULL && *key != '\0' ? kg_step_find (txn, project_id, key, error) : NULL;

  return *step != NULL || key == NULL || *key == '\0';
}

/**
 * kg_commitment_add:
 * @project_id: its id, code or name
 * @made_incomplete: (out) (optional): whether the step was not accepted
 *   incomplete before and is now
 *
 * Keeps a promise. The step that it is given for is accepted incomplete from
 * then on, and may begin beside its predecessors. Due it is on a day, before a
 * step begins, at an event, or at whatever of them comes first.
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
kg_commitment_add (KgTxn                     *txn,
                   KgContext                 *context,
                   const char                *project_id,
                   const KgCommitmentValues  *values,
                   gboolean                  *made_incomplete,
                   GError                   **error)
{
  g_autoptr (KgRecord) project = kg_query_project (txn, project_id, error);
  g_autoptr (KgRecord) record = kg_record_new (&kg_table_commitment);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (KgRecord) step = NULL;
  g_autoptr (KgRecord) before = NULL;
  gboolean changed = FALSE;
  const char *id;

  if (project == NULL)
    return NULL;

  id = kg_record_get_id (project);
  if (kg_record_is (project, KG_PROJECT_STATE, "withdrawn")) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION, _("“%s” was withdrawn from the list"),
                 kg_record_get_text (project, KG_PROJECT_NAME));
    return NULL;
  }

  if (!find_step (txn, id, values->step, &step, error) || !find_step (txn, id, values->due_before, &before, error))
    return NULL;

  steps = kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, id, KG_STEP_POSITION, error);
  kg_record_set_text (record, KG_COMMITMENT_PROJECT, id);
  if (steps == NULL || !set_texts (txn, context, record, values, error) ||
      !set_days (context, record, values, error) || !set_steps (steps, record, step, before, error))
    return NULL;

  if (values->due_on == KG_DATE_NONE && before == NULL && kg_record_is_null (record, KG_COMMITMENT_DUE_EVENT)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("A promise is due on a day, before a step or at an event; none of them was given"));
    return NULL;
  }

  if (!accept_incomplete (txn, context, step, &changed, error) || !kg_txn_insert (txn, record, error))
    return NULL;

  if (made_incomplete != NULL)
    *made_incomplete = changed;
  return g_strdup (kg_record_get_id (record));
}

/**
 * kg_commitment_clear:
 * @clearing: how it was kept, or why it is no longer owed; never empty
 * @day: from the promise up to today; none for today
 */
gboolean
kg_commitment_clear (KgTxn       *txn,
                     KgContext   *context,
                     const char  *commitment_id,
                     const char  *clearing,
                     KgDate       day,
                     GError     **error)
{
  g_autoptr (KgRecord) record = kg_query_need (txn, &kg_table_commitment, commitment_id, error);
  g_autoptr (KgRecord) edit = record != NULL ? kg_record_copy (record) : NULL;
  g_autofree char *words = g_strstrip (g_strdup (clearing != NULL ? clearing : ""));
  KgDate today = kg_context_get_today (context);
  const char *document;
  g_autofree char *when = NULL;

  if (record == NULL)
    return FALSE;

  document = kg_record_get_text (record, KG_COMMITMENT_DOCUMENT);
  if (!kg_record_is_null (record, KG_COMMITMENT_CLEARED_ON)) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION, _("What was promised about “%s” is cleared already"), document);
    return FALSE;
  }

  if (*words == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("A commitment is cleared with a sentence that says how it was kept; none was given for “%s”"), document);
    return FALSE;
  }

  if (day == KG_DATE_NONE)
    day = today;
  when = kg_label_date (day);
  if (day > today) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The day %s lies after today"), when);
    return FALSE;
  }
  if (day < kg_record_get_date (record, KG_COMMITMENT_PROMISED_ON)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not cleared on %s, before it was promised"), document, when);
    return FALSE;
  }

  kg_record_set_date (edit, KG_COMMITMENT_CLEARED_ON, day);
  return set_text (txn, context, edit, KG_COMMITMENT_CLEARING, words, error) &&
         kg_txn_update (txn, record, edit, error);
}

/**
 * kg_commitment_last_day:
 * @begun: when the step began that it is due before, or none
 *
 * Returns: the last day on which it is in time: its due day or, when that
 *   comes first, the day before the step began; none when it has no day yet
 */
KgDate
kg_commitment_last_day (const KgRecord *commitment,
                        KgDate          begun)
{
  KgDate due = kg_record_get_date (commitment, KG_COMMITMENT_DUE_ON);

  if (begun == KG_DATE_NONE)
    return due;

  return due == KG_DATE_NONE ? begun - 1 : MIN (due, begun - 1);
}

/**
 * kg_commitment_state:
 * @steps: (nullable) (element-type KgRecord): of its project
 */
KgCommitmentState
kg_commitment_state (const KgRecord *commitment,
                     GPtrArray      *steps,
                     KgDate          today)
{
  const char *before = kg_record_get_text (commitment, KG_COMMITMENT_DUE_BEFORE);
  KgRecord *step = steps != NULL ? kg_steps_find (steps, before) : NULL;
  KgDate last = kg_commitment_last_day (commitment, step != NULL ? begun_on (step) : KG_DATE_NONE);

  if (!kg_record_is_null (commitment, KG_COMMITMENT_CLEARED_ON))
    return KG_COMMITMENT_CLEARED;

  return last != KG_DATE_NONE && last < today ? KG_COMMITMENT_LATE : KG_COMMITMENT_OPEN;
}

/**
 * kg_commitment_state_code:
 *
 * Returns: for programs
 */
const char *
kg_commitment_state_code (KgCommitmentState state)
{
  static const char *const codes[] = {
    [KG_COMMITMENT_OPEN] = "open", [KG_COMMITMENT_LATE] = "late", [KG_COMMITMENT_CLEARED] = "cleared",
  };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (codes), NULL);

  return codes[state];
}

/**
 * kg_commitment_state_label:
 *
 * Returns: for people
 */
const char *
kg_commitment_state_label (KgCommitmentState state)
{
  switch (state) {
  case KG_COMMITMENT_OPEN:
    return C_("commitment", "Open");
  case KG_COMMITMENT_LATE:
    return C_("commitment", "Late");
  case KG_COMMITMENT_CLEARED:
    return C_("commitment", "Cleared");
  default:
    g_return_val_if_reached (NULL);
  }
}

static const char *
step_name (GPtrArray  *steps,
           const char *reference)
{
  KgRecord *step = steps != NULL ? kg_steps_find (steps, reference) : NULL;

  return step != NULL ? kg_record_get_text (step, KG_STEP_NAME) : reference;
}

static void
append_clause (GString *text,
               char    *clause)
{
  if (text->len > 0)
    g_string_append (text, C_("between two dues", ", "));
  g_string_append (text, clause);
  g_free (clause);
}

/**
 * kg_commitment_due_words:
 * @steps: (nullable) (element-type KgRecord): of its project, for their names
 *
 * Returns: (transfer full): when it is due
 */
char *
kg_commitment_due_words (const KgRecord *commitment,
                         GPtrArray      *steps)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *before = kg_record_get_text (commitment, KG_COMMITMENT_DUE_BEFORE);
  const char *event = kg_record_get_text (commitment, KG_COMMITMENT_DUE_EVENT);
  g_autofree char *day = kg_label_date (kg_record_get_date (commitment, KG_COMMITMENT_DUE_ON));

  if (!kg_record_is_null (commitment, KG_COMMITMENT_DUE_ON))
    append_clause (text, g_strdup_printf (C_("commitment", "by %s"), day));
  if (before != NULL)
    append_clause (text, g_strdup_printf (C_("commitment", "before “%s”"), step_name (steps, before)));
  if (event != NULL)
    append_clause (text, g_strdup_printf (C_("commitment", "when “%s”"), event));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kg_commitment_words:
 * @steps: (nullable) (element-type KgRecord): of its project, for their names
 *
 * Returns: (transfer full): one sentence for people: what was promised, by
 *   whom, when it is due, what follows otherwise, and how it was cleared
 */
char *
kg_commitment_words (const KgRecord *commitment,
                     GPtrArray      *steps)
{
  const char *document = kg_record_get_text (commitment, KG_COMMITMENT_DOCUMENT);
  const char *by = kg_record_get_text (commitment, KG_COMMITMENT_PROMISED_BY);
  const char *consequence = kg_record_get_text (commitment, KG_COMMITMENT_CONSEQUENCE);
  g_autofree char *due = kg_commitment_due_words (commitment, steps);
  g_autofree char *cleared = kg_label_date (kg_record_get_date (commitment, KG_COMMITMENT_CLEARED_ON));

  if (!kg_record_is_null (commitment, KG_COMMITMENT_CLEARED_ON))
    /* Translators: the document, who promised it, the day it was cleared, how. */
    return g_strdup_printf (_("“%s”, promised by %s, cleared on %s: %s"), document, by, cleared,
                            kg_record_get_text (commitment, KG_COMMITMENT_CLEARING));
  if (consequence != NULL)
    /* Translators: the document, who promised it, when it is due, what follows otherwise. */
    return g_strdup_printf (_("“%s”, promised by %s, due %s; otherwise: %s"), document, by, due, consequence);

  /* Translators: the document, who promised it, when it is due. */
  return g_strdup_printf (_("“%s”, promised by %s, due %s"), document, by, due);
}
