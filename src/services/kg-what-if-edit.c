// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-what-if-private.h"

#include "core/kg-error.h"
#include "services/kg-plan-draft.h"
#include "services/kg-step-edit.h"
#include "services/kg-step-record.h"

#include <glib/gi18n-lib.h>

/* The edits of a trial. */

/* What an edit of a step changes. */
static const int edited_columns[] = {
  KG_STEP_MODE, KG_STEP_DURATION, KG_STEP_DURATION_MIN, KG_STEP_DURATION_MAX, KG_STEP_PREDECESSORS,
  KG_STEP_NOT_BEFORE, KG_STEP_ACTUAL_START, KG_STEP_ACTUAL_END,
};

/* Of these, what is true whatever the template. */
static const int lasting_columns[] = { KG_STEP_NOT_BEFORE, KG_STEP_ACTUAL_START, KG_STEP_ACTUAL_END };

static KgRecord *
draft_of (const KgWhatIf *self,
          guint           step)
{
  return g_ptr_array_index (self->drafts, step);
}

static void
touch (KgWhatIf *self)
{
  g_clear_pointer (&self->after, kg_what_if_result_free);
}

static int
find_row (GPtrArray      *rows,
          const KgRecord *wanted)
{
  const char *key = kg_record_get_text (wanted, KG_STEP_KEY);

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    if (g_str_equal (kg_record_get_id (row), kg_record_get_id (wanted)) ||
        (key != NULL && kg_record_is (row, KG_STEP_KEY, key)))
      return (int) i;
  }

  return -1;
}

/* Puts what was edited into the steps of another base. */
static void
carry_over (GPtrArray *old_base,
            GPtrArray *old_drafts,
            GPtrArray *drafts,
            const int *columns,
            guint      n_columns)
{
  for (guint i = 0; i < old_drafts->len; i++) {
    KgRecord *base = g_ptr_array_index (old_base, i), *draft = g_ptr_array_index (old_drafts, i);
    int to = find_row (drafts, draft);

    for (guint k = 0; k < n_columns && to >= 0; k++)
      if (!kg_record_field_equal (base, draft, columns[k]))
        kg_record_set_field (g_ptr_array_index (drafts, to), columns[k], draft);
  }
}

/* Returns: (nullable): the steps as @template would have them; without one as
 *   they are stored */
static GPtrArray *
make_base (const KgWhatIf  *self,
           KgTemplatePlan  *plan,
           GError         **error)
{
  KgContext *context = kg_board_get_context (self->file->board);
  g_autoptr (KgPlanDraft) draft = NULL;
  GPtrArray *rows;

  if (plan == NULL)
    return g_ptr_array_ref (self->stored);

  draft = kg_plan_draft_new (plan, self->file->summary->id, self->target, self->stored,
                             kg_context_get_calendar (context), error);
  if (draft == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
  for (guint i = 0; i < draft->writes->len; i++)
    g_ptr_array_add (rows, kg_record_ref (g_array_index (draft->writes, KgStepWrite, i).after));

  return rows;
}

static void
rebase (KgWhatIf  *self,
        GPtrArray *base,
        const int *columns,
        guint      n_columns)
{
  GPtrArray *drafts = kg_what_if_copy_rows (base);

  carry_over (self->base, self->drafts, drafts, columns, n_columns);
  g_ptr_array_unref (self->base);
  g_ptr_array_unref (self->drafts);
  self->base = base;
  self->drafts = drafts;
  touch (self);
}

/**
 * kg_what_if_set_mode:
 *
 * Lets a step run beside its predecessors, or in its turn. One that is
 * accepted incomplete is reckoned as promised. Steps that waited for it to end
 * go on waiting for its predecessors.
 */
void
kg_what_if_set_mode (KgWhatIf   *self,
                     guint       step,
                     KgStepMode  mode)
{
  g_return_if_fail (step < self->drafts->len);

  kg_record_set_text (draft_of (self, step), KG_STEP_MODE, kg_step_mode_to_code (mode));
  touch (self);
}

/* A duration in proportion to another likely one. */
static void
scale (KgRecord       *draft,
       const KgRecord *base,
       int             column,
       int             likely)
{
  int was = (int) kg_record_get_int (base, KG_STEP_DURATION), value;

  if (kg_record_is_null (base, column) || was <= 0 || likely <= 0) {
    kg_record_set_null (draft, column);
    return;
  }

  value = (int) ((2 * kg_record_get_int (base, column) * likely + was) / (2 * was));
  kg_record_set_int (draft, column, column == KG_STEP_DURATION_MIN ? CLAMP (value, 1, likely)
                                                                   : CLAMP (value, likely, KG_STEP_MAX_DURATION));
}

/**
 * kg_what_if_set_duration:
 * @likely: working days, 0 to %KG_STEP_MAX_DURATION
 *
 * Another likely duration; the shortest and the longest, where they are known,
 * stay in proportion to it.
 */
void
kg_what_if_set_duration (KgWhatIf *self,
                         guint     step,
                         int       likely)
{
  KgRecord *draft, *base;

  g_return_if_fail (step < self->drafts->len);

  draft = draft_of (self, step);
  base = g_ptr_array_index (self->base, step);
  likely = CLAMP (likely, 0, KG_STEP_MAX_DURATION);
  kg_record_set_int (draft, KG_STEP_DURATION, likely);
  if (likely == kg_record_get_int (base, KG_STEP_DURATION)) {
    kg_record_set_field (draft, KG_STEP_DURATION_MIN, base);
    kg_record_set_field (draft, KG_STEP_DURATION_MAX, base);
  } else {
    scale (draft, base, KG_STEP_DURATION_MIN, likely);
    scale (draft, base, KG_STEP_DURATION_MAX, likely);
  }
  touch (self);
}

/**
 * kg_what_if_set_durations:
 * @shortest: working days, 0 when not known
 * @longest: working days, 0 when not known
 *
 * Returns: %FALSE with %KG_ERROR_REFUSED, and nothing changed, when they are
 *   out of order
 */
gboolean
kg_what_if_set_durations (KgWhatIf  *self,
                          guint      step,
                          int        shortest,
                          int        likely,
                          int        longest,
                          GError   **error)
{
  g_autoptr (KgRecord) edit = NULL;

  g_return_val_if_fail (step < self->drafts->len, FALSE);

  edit = kg_record_copy (draft_of (self, step));
  kg_record_set_int (edit, KG_STEP_DURATION, likely);
  if (shortest != 0)
    kg_record_set_int (edit, KG_STEP_DURATION_MIN, shortest);
  else
    kg_record_set_null (edit, KG_STEP_DURATION_MIN);
  if (longest != 0)
    kg_record_set_int (edit, KG_STEP_DURATION_MAX, longest);
  else
    kg_record_set_null (edit, KG_STEP_DURATION_MAX);
  if (!kg_step_check_durations (edit, error))
    return FALSE;

  kg_record_set_field (draft_of (self, step), KG_STEP_DURATION, edit);
  kg_record_set_field (draft_of (self, step), KG_STEP_DURATION_MIN, edit);
  kg_record_set_field (draft_of (self, step), KG_STEP_DURATION_MAX, edit);
  touch (self);
  return TRUE;
}

/**
 * kg_what_if_set_predecessors:
 * @after: bit i: the step waits for step i; 0 for none
 *
 * Returns: %FALSE with %KG_ERROR_REFUSED, and nothing changed, when one of
 *   them has no key by which it could be called
 */
gboolean
kg_what_if_set_predecessors (KgWhatIf  *self,
                             guint      step,
                             guint64    after,
                             GError   **error)
{
  g_autofree KgStep *steps = NULL;
  g_autofree char *keys = NULL;

  g_return_val_if_fail (step < self->drafts->len, FALSE);

  /* What it waits for anyway may be so because of its place alone. */
  steps = kg_steps_to_plan (self->base);
  if (steps[step].after == after) {
    kg_record_set_field (draft_of (self, step), KG_STEP_PREDECESSORS, g_ptr_array_index (self->base, step));
    touch (self);
    return TRUE;
  }

  keys = kg_what_if_keys_of (self->drafts, after);
  if (keys == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” cannot wait for a step that has no key; give it one first"),
                 kg_record_get_text (draft_of (self, step), KG_STEP_NAME));
    return FALSE;
  }

  kg_record_set_text (draft_of (self, step), KG_STEP_PREDECESSORS, keys);
  touch (self);
  return TRUE;
}

/**
 * kg_what_if_set_not_before:
 * @day: the first day on which the step can begin, or %KG_DATE_NONE
 */
void
kg_what_if_set_not_before (KgWhatIf *self,
                           guint     step,
                           KgDate    day)
{
  g_return_if_fail (step < self->drafts->len);

  kg_record_set_date (draft_of (self, step), KG_STEP_NOT_BEFORE, day);
  touch (self);
}

/**
 * kg_what_if_set_actual:
 * @start: when it began, or %KG_DATE_NONE
 * @end: when it was done, or %KG_DATE_NONE
 */
void
kg_what_if_set_actual (KgWhatIf *self,
                       guint     step,
                       KgDate    start,
                       KgDate    end)
{
  g_return_if_fail (step < self->drafts->len);

  kg_record_set_date (draft_of (self, step), KG_STEP_ACTUAL_START, start);
  kg_record_set_date (draft_of (self, step), KG_STEP_ACTUAL_END, end);
  touch (self);
}

/**
 * kg_what_if_set_target:
 * @target: another planned start, or %KG_DATE_NONE
 *
 * The planned days of the steps stay, unless the trial goes over to a
 * template: then they follow.
 */
void
kg_what_if_set_target (KgWhatIf *self,
                       KgDate    target)
{
  g_autoptr (KgTemplatePlan) plan = NULL;

  if (self->target == target)
    return;

  self->target = target;
  touch (self);
  if (self->template == NULL)
    return;

  /* Neither can fail: they did not before, and the day has no part in it. */
  plan = kg_template_resolve (self->template, self->choices, NULL);
  rebase (self, make_base (self, plan, NULL), edited_columns, G_N_ELEMENTS (edited_columns));
}

/**
 * kg_what_if_set_template:
 * @template: (nullable): %NULL to stay with the steps there are
 * @choices: (nullable): as for kg_template_resolve()
 *
 * Goes over to the steps of a template, as kg_plan_apply() does. Of the edits
 * before, those stay that say what has happened or when a step can begin.
 *
 * Returns: %FALSE with %KG_ERROR_REFUSED, and nothing changed, when there is no
 *   such choice or the plan would be too long
 */
gboolean
kg_what_if_set_template (KgWhatIf    *self,
                         KgTemplate  *template,
                         const char  *choices,
                         GError     **error)
{
  g_autoptr (KgTemplatePlan) plan = NULL;
  GPtrArray *base;

  if (template != NULL) {
    plan = kg_template_resolve (template, choices, error);
    if (plan == NULL)
      return FALSE;
  }

  base = make_base (self, plan, error);
  if (base == NULL)
    return FALSE;

  if (template != NULL)
    kg_template_ref (template);
  g_clear_pointer (&self->template, kg_template_unref);
  g_free (self->choices);
  self->template = template;
  self->choices = plan != NULL ? g_strdup (plan->choices) : NULL;
  rebase (self, base, lasting_columns, G_N_ELEMENTS (lasting_columns));
  return TRUE;
}

/**
 * kg_what_if_reset:
 *
 * Takes all edits back.
 */
void
kg_what_if_reset (KgWhatIf *self)
{
  self->target = kg_record_get_date (self->file->project, KG_PROJECT_PLANNED_START);
  g_clear_pointer (&self->template, kg_template_unref);
  g_clear_pointer (&self->choices, g_free);
  rebase (self, g_ptr_array_ref (self->stored), NULL, 0);
}
