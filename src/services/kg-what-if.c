// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-what-if-private.h"

#include "core/kg-error.h"
#include "services/kg-plan-draft.h"
#include "services/kg-step-edit.h"
#include "services/kg-step-record.h"

#include <glib/gi18n-lib.h>

/* A trial is kept as rows: those of the store, those that a template would
 * make of them, and those with the edits in them. What was edited is the
 * difference, so that an edit that is taken back is none. */

/* What an edit of a step changes. */
static const int edited_columns[] = {
  KG_STEP_MODE, KG_STEP_DURATION, KG_STEP_DURATION_MIN, KG_STEP_DURATION_MAX, KG_STEP_PREDECESSORS,
  KG_STEP_NOT_BEFORE, KG_STEP_ACTUAL_START, KG_STEP_ACTUAL_END,
};

/* Of these, what is true whatever the template. */
static const int lasting_columns[] = { KG_STEP_NOT_BEFORE, KG_STEP_ACTUAL_START, KG_STEP_ACTUAL_END };

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
}

static GPtrArray *
copy_rows (GPtrArray *rows)
{
  GPtrArray *copy = rows_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (copy, kg_record_copy (g_ptr_array_index (rows, i)));

  return copy;
}

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

/* A step that others waited for only to end, and that now begins with its own
 * predecessors, leaves them to wait for those as well. */
static void
inherit (KgStep  *steps,
         guint    n_steps,
         guint64  loosened)
{
  gboolean again = loosened != 0;

  while (again) {
    again = FALSE;
    for (guint j = 0; j < n_steps; j++) {
      for (guint64 from = steps[j].mode == KG_STEP_NORMAL ? steps[j].after & loosened : 0;
           from != 0; from &= from - 1) {
        guint64 more = steps[__builtin_ctzll (from)].after & ~steps[j].after & ~(G_GUINT64_CONSTANT (1) << j);

        steps[j].after |= more;
        again = again || more != 0;
      }
    }
  }
}

static char *
keys_of (GPtrArray *rows,
         guint64    after)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; after != 0; after &= after - 1) {
    guint i = (guint) __builtin_ctzll (after);
    const char *key = i < rows->len ? kg_record_get_text (g_ptr_array_index (rows, i), KG_STEP_KEY) : NULL;

    if (key == NULL)
      return NULL;
    g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", key);
  }
  if (text->len == 0)
    g_string_append_c (text, '-');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The steps as they would be written: as edited, and with what follows from
 * that for those after them. */
static GPtrArray *
settle (const KgWhatIf *self)
{
  GPtrArray *rows = copy_rows (self->drafts);
  guint n = MIN (rows->len, KG_PLAN_MAX_STEPS);
  g_autofree KgStep *steps = kg_steps_to_plan (rows);
  g_autofree guint64 *said = g_new0 (guint64, n + 1);
  guint64 loosened = 0;

  for (guint i = 0; i < n; i++) {
    said[i] = steps[i].after;
    if (steps[i].mode != KG_STEP_NORMAL && kg_record_is (g_ptr_array_index (self->base, i), KG_STEP_MODE, "normal"))
      loosened |= G_GUINT64_CONSTANT (1) << i;
  }

  inherit (steps, n, loosened);
  for (guint i = 0; i < n; i++) {
    g_autofree char *keys = steps[i].after != said[i] ? keys_of (rows, steps[i].after) : NULL;

    if (keys != NULL)
      kg_record_set_text (g_ptr_array_index (rows, i), KG_STEP_PREDECESSORS, keys);
  }

  return rows;
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

  rows = rows_new ();
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
  GPtrArray *drafts = copy_rows (base);

  carry_over (self->base, self->drafts, drafts, columns, n_columns);
  g_ptr_array_unref (self->base);
  g_ptr_array_unref (self->drafts);
  self->base = base;
  self->drafts = drafts;
  touch (self);
}

/**
 * kg_what_if_new:
 * @file: the project as it stands; shared
 */
KgWhatIf *
kg_what_if_new (KgProjectFile *file)
{
  KgWhatIf *self = g_new0 (KgWhatIf, 1);

  self->file = kg_project_file_ref (file);
  self->stored = rows_new ();
  for (guint i = 0; i < file->steps->len; i++)
    g_ptr_array_add (self->stored, kg_record_ref (g_array_index (file->steps, KgStepView, i).record));
  self->target = kg_record_get_date (file->project, KG_PROJECT_PLANNED_START);
  self->base = g_ptr_array_ref (self->stored);
  self->drafts = copy_rows (self->base);

  return self;
}

/**
 * kg_what_if_copy:
 *
 * Returns: (transfer full): the same trial, to be handed to another thread
 */
KgWhatIf *
kg_what_if_copy (const KgWhatIf *self)
{
  KgWhatIf *copy = g_new0 (KgWhatIf, 1);

  copy->file = kg_project_file_ref (self->file);
  copy->stored = g_ptr_array_ref (self->stored);
  copy->target = self->target;
  copy->template = self->template != NULL ? kg_template_ref (self->template) : NULL;
  copy->choices = g_strdup (self->choices);
  copy->base = g_ptr_array_ref (self->base);
  copy->drafts = copy_rows (self->drafts);

  return copy;
}

void
kg_what_if_free (KgWhatIf *self)
{
  g_clear_pointer (&self->before, kg_what_if_result_free);
  g_clear_pointer (&self->after, kg_what_if_result_free);
  g_clear_pointer (&self->template, kg_template_unref);
  g_ptr_array_unref (self->stored);
  g_ptr_array_unref (self->base);
  g_ptr_array_unref (self->drafts);
  kg_project_file_unref (self->file);
  g_free (self->choices);
  g_free (self);
}

KgProjectFile *
kg_what_if_get_file (const KgWhatIf *self)
{
  return self->file;
}

guint
kg_what_if_get_n_steps (const KgWhatIf *self)
{
  return self->drafts->len;
}

/**
 * kg_what_if_get_step:
 *
 * Returns: (transfer none): the step as it was edited, until the next edit
 */
const KgRecord *
kg_what_if_get_step (const KgWhatIf *self,
                     guint           step)
{
  g_return_val_if_fail (step < self->drafts->len, NULL);

  return draft_of (self, step);
}

/**
 * kg_what_if_find_step:
 * @reference: its number in the plan, from 1, its key or its name
 *
 * Returns: its index, or -1
 */
int
kg_what_if_find_step (const KgWhatIf *self,
                      const char     *reference)
{
  guint64 number;

  if (self->drafts->len > 0 &&
      g_ascii_string_to_unsigned (reference, 10, 1, self->drafts->len, &number, NULL))
    return (int) number - 1;

  for (guint i = 0; i < self->drafts->len; i++)
    if (kg_record_is (draft_of (self, i), KG_STEP_KEY, reference))
      return (int) i;
  for (guint i = 0; i < self->drafts->len; i++)
    if (kg_record_is (draft_of (self, i), KG_STEP_NAME, reference))
      return (int) i;

  return -1;
}

KgDate
kg_what_if_get_target (const KgWhatIf *self)
{
  return self->target;
}

/**
 * kg_what_if_get_template:
 *
 * Returns: (transfer none) (nullable): the template to go over to
 */
KgTemplate *
kg_what_if_get_template (const KgWhatIf *self)
{
  return self->template;
}

/**
 * kg_what_if_get_choices:
 *
 * Returns: (nullable): what is chosen in the template to go over to, in full
 */
const char *
kg_what_if_get_choices (const KgWhatIf *self)
{
  return self->choices;
}

/**
 * kg_what_if_get_before:
 *
 * Returns: (transfer none): what the plan comes to as it is stored
 */
const KgWhatIfResult *
kg_what_if_get_before (KgWhatIf *self)
{
  if (self->before == NULL)
    self->before = kg_what_if_result_new (self, self->stored,
                                          kg_record_get_date (self->file->project, KG_PROJECT_PLANNED_START));

  return self->before;
}

/**
 * kg_what_if_get_after:
 *
 * Returns: (transfer none): what it would come to, until the next edit
 */
const KgWhatIfResult *
kg_what_if_get_after (KgWhatIf *self)
{
  if (self->after == NULL) {
    g_autoptr (GPtrArray) rows = settle (self);

    self->after = kg_what_if_result_new (self, rows, self->target);
  }

  return self->after;
}

/**
 * kg_what_if_is_edited:
 *
 * Returns: whether kg_what_if_apply() would write anything
 */
gboolean
kg_what_if_is_edited (KgWhatIf *self)
{
  const KgRecord *project = self->file->project;
  const KgWhatIfResult *after = kg_what_if_get_after (self);

  if (self->target != kg_record_get_date (project, KG_PROJECT_PLANNED_START) ||
      after->rows->len != self->stored->len ||
      (self->template != NULL &&
       (g_strcmp0 (kg_template_get_key (self->template), kg_record_get_text (project, KG_PROJECT_TEMPLATE)) != 0 ||
        g_strcmp0 (self->choices, kg_record_get_text (project, KG_PROJECT_CHOICES)) != 0)))
    return TRUE;

  for (guint i = 0; i < self->stored->len; i++) {
    KgRecord *stored = g_ptr_array_index (self->stored, i), *row = g_ptr_array_index (after->rows, i);

    if (!g_str_equal (kg_record_get_id (stored), kg_record_get_id (row)) || !kg_record_same_values (stored, row))
      return TRUE;
  }

  return FALSE;
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

  keys = keys_of (self->drafts, after);
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
