// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-what-if-private.h"

#include "services/kg-step-record.h"

/* A trial is kept as rows: those of the store, those that a template would
 * make of them, and those with the edits in them. What was edited is the
 * difference, so that an edit that is taken back is none. */

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
}

/**
 * kg_what_if_copy_rows:
 *
 * Returns: (transfer full): unsealed copies
 */
GPtrArray *
kg_what_if_copy_rows (GPtrArray *rows)
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

/**
 * kg_what_if_keys_of:
 * @after: bit i: row i
 *
 * Returns: (transfer full) (nullable): the rows as predecessors; %NULL when one
 *   of them has no key
 */
char *
kg_what_if_keys_of (GPtrArray *rows,
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
  GPtrArray *rows = kg_what_if_copy_rows (self->drafts);
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
    g_autofree char *keys = steps[i].after != said[i] ? kg_what_if_keys_of (rows, steps[i].after) : NULL;

    if (keys != NULL)
      kg_record_set_text (g_ptr_array_index (rows, i), KG_STEP_PREDECESSORS, keys);
  }

  return rows;
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
  self->drafts = kg_what_if_copy_rows (self->base);

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
  copy->drafts = kg_what_if_copy_rows (self->drafts);

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
