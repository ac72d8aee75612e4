// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-step-edit.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "core/kg-plan-words.h"
#include "services/kg-query.h"
#include "services/kg-step-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A step is looked at where it stands in its plan, before it is written. What
 * was wrong with the plan before does not keep anybody from changing something
 * else; all refusals name the step and are KG_ERROR_REFUSED. */

static GPtrArray *
load_steps (KgTxn       *txn,
            const char  *project_id,
            GError     **error)
{
  return kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, project_id, KG_STEP_POSITION, error);
}

static KgRecord *
find (GPtrArray  *rows,
      const char *key)
{
  KgRecord *step;
  guint64 n;

  if (rows->len > 0 && g_ascii_string_to_unsigned (key, 10, 1, rows->len, &n, NULL))
    return g_ptr_array_index (rows, n - 1);

  step = kg_steps_find (rows, key);
  for (guint i = 0; step == NULL && i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    if (kg_record_is (row, KG_STEP_NAME, key) || g_str_equal (kg_record_get_id (row), key))
      step = row;
  }

  return step;
}

/**
 * kg_step_find:
 * @key: its number in the plan, from 1, its key, its name or its id
 *
 * Returns: (transfer full) (nullable): the step, or %NULL with
 *   %KG_ERROR_NOT_FOUND
 */
KgRecord *
kg_step_find (KgTxn       *txn,
              const char  *project_id,
              const char  *key,
              GError     **error)
{
  g_autoptr (GPtrArray) rows = load_steps (txn, project_id, error);
  KgRecord *step = rows != NULL ? find (rows, key) : NULL;

  if (step != NULL)
    return kg_record_ref (step);

  if (rows != NULL)
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("There is no %s “%s”"), kg_label_table (&kg_table_step), key);
  return NULL;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  KgRecord *ra = *(KgRecord *const *) a, *rb = *(KgRecord *const *) b;
  gint64 pa = kg_record_get_int (ra, KG_STEP_POSITION), pb = kg_record_get_int (rb, KG_STEP_POSITION);

  return pa != pb ? (pa < pb ? -1 : 1) : strcmp (kg_record_get_id (ra), kg_record_get_id (rb));
}

/* The plan with @step in place of what it was. */
static GPtrArray *
with_step (GPtrArray *rows,
           KgRecord  *step)
{
  GPtrArray *plan = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);

    if (!g_str_equal (kg_record_get_id (row), kg_record_get_id (step)))
      g_ptr_array_add (plan, kg_record_ref (row));
  }
  g_ptr_array_add (plan, kg_record_ref (step));
  g_ptr_array_sort (plan, compare_positions);

  return plan;
}

static gboolean
check_key (GPtrArray  *plan,
           KgRecord   *step,
           GError    **error)
{
  const char *key = kg_record_get_text (step, KG_STEP_KEY);
  const char *name = kg_record_get_text (step, KG_STEP_NAME);

  if (key == NULL)
    return TRUE;

  if (strpbrk (key, ";,") != NULL || g_str_equal (key, "-")) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s”: the key “%s” is not one: a key holds no semicolon or comma and is no dash"), name, key);
    return FALSE;
  }

  for (guint i = 0; i < plan->len; i++) {
    KgRecord *row = g_ptr_array_index (plan, i);

    if (row == step || !kg_record_is (row, KG_STEP_KEY, key))
      continue;
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s”: the key “%s” is that of “%s” already"), name, key,
                 kg_record_get_text (row, KG_STEP_NAME));
    return FALSE;
  }

  return TRUE;
}

/**
 * kg_step_check_durations:
 *
 * Whether the three durations of a step are in order; otherwise
 * %KG_ERROR_REFUSED.
 */
gboolean
kg_step_check_durations (const KgRecord  *step,
                         GError         **error)
{
  const char *name = kg_record_get_text (step, KG_STEP_NAME);
  int likely = (int) kg_record_get_int (step, KG_STEP_DURATION);
  int shortest = (int) kg_record_get_int (step, KG_STEP_DURATION_MIN);
  int longest = (int) kg_record_get_int (step, KG_STEP_DURATION_MAX);

  if (likely > KG_STEP_MAX_DURATION || longest > KG_STEP_MAX_DURATION)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s”: a step takes at most %d working days"), name,
                 KG_STEP_MAX_DURATION);
  else if (!kg_record_is_null (step, KG_STEP_DURATION_MIN) && shortest < 1)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s”: the shortest duration is at least 1 working day; leave it empty when it is not known"), name);
  else if (shortest > likely)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s”: the shortest duration, %d, is longer than the likely one, %d"), name, shortest, likely);
  else if (!kg_record_is_null (step, KG_STEP_DURATION_MAX) && longest < likely)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s”: the longest duration, %d, is shorter than the likely one, %d"), name, longest, likely);
  else
    return TRUE;

  return FALSE;
}

/* What was typed as predecessors, as keys: people call a step by its name or
 * number too. */
static gboolean
spell_predecessors (GPtrArray  *plan,
                    KgRecord   *step,
                    GError    **error)
{
  const char *text = kg_record_get_text (step, KG_STEP_PREDECESSORS);
  const char *name = kg_record_get_text (step, KG_STEP_NAME);
  g_autoptr (GString) keys = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  if (text == NULL)
    return TRUE;

  words = g_strsplit_set (text, ";,", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    const char *word = g_strstrip (words[i]);
    KgRecord *other;

    if (*word == '\0' || g_str_equal (word, "-"))
      continue;

    other = kg_steps_find (plan, word);
    if (other == NULL)
      other = find (plan, word);
    if (other == NULL) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” cannot wait for “%s”: no step of this plan is called so"),
                   name, word);
      return FALSE;
    }
    if (kg_record_is_null (other, KG_STEP_KEY)) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” cannot wait for “%s”, which has no key; give it one first"),
                   name, kg_record_get_text (other, KG_STEP_NAME));
      return FALSE;
    }
    g_string_append_printf (keys, "%s%s", keys->len > 0 ? ";" : "", kg_record_get_text (other, KG_STEP_KEY));
  }

  kg_record_set_text (step, KG_STEP_PREDECESSORS, keys->len > 0 ? keys->str : "-");
  return TRUE;
}

static guint
count_cycles (GPtrArray *rows)
{
  g_autofree KgStep *steps = kg_steps_to_plan (rows);
  g_autoptr (GArray) findings = kg_plan_check (steps, rows->len, G_MAXINT32);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_array_index (findings, KgPlanFinding, i).fault == KG_PLAN_CYCLE;

  return n;
}

static gboolean
changes (const KgRecord *before,
         const KgRecord *after,
         const int      *columns)
{
  for (; *columns != 0; columns++)
    if (before == NULL || !kg_record_field_equal (before, after, *columns))
      return TRUE;

  return FALSE;
}

static gboolean
check_plan (KgContext       *context,
            GPtrArray       *rows,
            GPtrArray       *plan,
            const KgRecord  *before,
            const KgRecord  *step,
            GError         **error)
{
  static const int dates[] = {
    KG_STEP_PLANNED_START, KG_STEP_PLANNED_END, KG_STEP_ACTUAL_START, KG_STEP_ACTUAL_END, 0,
  };
  static const int order[] = { KG_STEP_PREDECESSORS, 0 };
  g_autofree KgStep *steps = kg_steps_to_plan (plan);
  g_autofree char **names = kg_steps_get_names (plan);
  g_autoptr (GArray) findings = kg_plan_check (steps, plan->len, kg_context_get_today (context));
  gboolean other_dates = changes (before, step, dates);
  gboolean other_order = changes (before, step, order);
  gboolean more_cycles = count_cycles (plan) > count_cycles (rows);

  for (guint i = 0; i < findings->len; i++) {
    const KgPlanFinding *finding = &g_array_index (findings, KgPlanFinding, i);
    gboolean is_it = g_ptr_array_index (plan, finding->step) == step;
    g_autofree char *words = NULL;

    if (finding->fault == KG_PLAN_CYCLE ? !more_cycles && !(is_it && other_order)
                                        : finding->fault == KG_PLAN_TOO_LONG ? before != NULL
                                        : finding->fault == KG_PLAN_OUT_OF_ORDER || !is_it || !other_dates)
      continue;

    words = kg_plan_finding_to_text (finding, (const char *const *) names);
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("This cannot be: %s"), words);
    return FALSE;
  }

  return TRUE;
}

static gboolean
check (KgContext       *context,
       GPtrArray       *rows,
       GPtrArray       *plan,
       const KgRecord  *before,
       KgRecord        *step,
       GError         **error)
{
  static const int order[] = { KG_STEP_PREDECESSORS, 0 };

  return check_key (plan, step, error) && kg_step_check_durations (step, error) &&
         (!changes (before, step, order) || spell_predecessors (plan, step, error)) &&
         check_plan (context, rows, plan, before, step, error);
}

/**
 * kg_step_add:
 * @step: of a project, not sealed; its position is set, after all others
 *
 * Adds a step at the end of a plan.
 */
gboolean
kg_step_add (KgTxn      *txn,
             KgContext  *context,
             KgRecord   *step,
             GError    **error)
{
  g_autoptr (GPtrArray) rows = load_steps (txn, kg_record_get_text (step, KG_STEP_PROJECT), error);
  g_autoptr (GPtrArray) plan = NULL;
  gint64 position = 0;

  if (rows == NULL)
    return FALSE;

  if (rows->len > 0)
    position = kg_record_get_int (g_ptr_array_index (rows, rows->len - 1), KG_STEP_POSITION) + 1;
  kg_record_set_int (step, KG_STEP_POSITION, position);
  plan = with_step (rows, step);

  return check (context, rows, plan, NULL, step, error) && kg_txn_insert (txn, step, error);
}

/* Puts another key in the place of @old in a list of keys. */
static char *
replace_key (const char *list,
             const char *old,
             const char *new)
{
  g_auto (GStrv) words = g_strsplit_set (list, ";,", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    const char *word = g_strstrip (words[i]);

    if (*word != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", g_str_equal (word, old) ? new : word);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
follow_predecessors (KgTxn           *txn,
                     GPtrArray       *rows,
                     const KgRecord  *before,
                     const KgRecord  *after,
                     GError         **error)
{
  const char *old = kg_record_get_text (before, KG_STEP_KEY);
  const char *new = kg_record_get_text (after, KG_STEP_KEY);

  if (old == NULL || g_strcmp0 (old, new) == 0)
    return TRUE;

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    const char *list = kg_record_get_text (row, KG_STEP_PREDECESSORS);
    g_autofree char *same = list != NULL ? replace_key (list, old, old) : NULL;
    g_autofree char *other = NULL;

    if (list == NULL || g_str_equal (kg_record_get_id (row), kg_record_get_id (before)))
      continue;

    other = replace_key (list, old, new != NULL ? new : "");
    if (g_str_equal (same, other))
      continue;
    if (new == NULL) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” keeps a key: “%s” waits for it"),
                   kg_record_get_text (before, KG_STEP_NAME), kg_record_get_text (row, KG_STEP_NAME));
      return FALSE;
    }
    if (!kg_query_update_code (txn, row, KG_STEP_PREDECESSORS, other, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
follow_commitments (KgTxn           *txn,
                    GPtrArray       *rows,
                    const KgRecord  *before,
                    const KgRecord  *after,
                    GError         **error)
{
  static const int columns[] = { KG_COMMITMENT_STEP, KG_COMMITMENT_DUE_BEFORE };
  const char *old = kg_step_reference (before);
  const char *new = kg_step_reference (after);
  g_autoptr (GPtrArray) commitments = NULL;
  KgRecord *meant = kg_steps_find (rows, old);

  if (g_str_equal (old, new) || meant == NULL || !g_str_equal (kg_record_get_id (meant), kg_record_get_id (before)))
    return TRUE;

  commitments = kg_query_children (txn, &kg_table_commitment, KG_COMMITMENT_PROJECT,
                                   kg_record_get_text (before, KG_STEP_PROJECT), KG_COL_ID, error);
  if (commitments == NULL)
    return FALSE;

  for (guint i = 0; i < commitments->len; i++) {
    KgRecord *row = g_ptr_array_index (commitments, i);
    g_autoptr (KgRecord) edit = kg_record_copy (row);

    for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
      if (kg_record_is (row, columns[c], old))
        kg_record_set_text (edit, columns[c], new);
    if (!kg_record_same_values (row, edit) && !kg_txn_update (txn, row, edit, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * kg_step_update:
 * @before: the step as it was read
 * @after: a copy of it with other values, not sealed
 *
 * Writes an edited step, unless the plan could not be with it: steps that wait
 * for each other, durations out of order, ends before beginnings, something
 * that happened after today. Predecessors may be typed as names or numbers;
 * they are kept as keys. Who calls the step by its key or name goes on to.
 */
gboolean
kg_step_update (KgTxn      *txn,
                KgContext  *context,
                KgRecord   *before,
                KgRecord   *after,
                GError    **error)
{
  g_autoptr (GPtrArray) rows = load_steps (txn, kg_record_get_text (before, KG_STEP_PROJECT), error);
  g_autoptr (GPtrArray) followed = NULL;
  g_autoptr (GPtrArray) plan = NULL;

  if (rows == NULL)
    return FALSE;
  if (kg_record_same_values (before, after))
    return TRUE;

  if (!follow_predecessors (txn, rows, before, after, error) ||
      !follow_commitments (txn, rows, before, after, error))
    return FALSE;

  followed = load_steps (txn, kg_record_get_text (before, KG_STEP_PROJECT), error);
  if (followed == NULL)
    return FALSE;

  plan = with_step (followed, after);
  return check (context, rows, plan, before, after, error) && kg_txn_update (txn, before, after, error);
}

/**
 * kg_step_finish:
 * @step: as it was read
 * @day: when it was done; not after today
 *
 * Says that a step is done.
 */
gboolean
kg_step_finish (KgTxn      *txn,
                KgContext  *context,
                KgRecord   *step,
                KgDate      day,
                GError    **error)
{
  g_autoptr (KgRecord) edit = kg_record_copy (step);
  g_autofree char *when = NULL;

  if (!kg_record_is_null (step, KG_STEP_ACTUAL_END)) {
    when = kg_label_date (kg_record_get_date (step, KG_STEP_ACTUAL_END));
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION, _("“%s” is done already, since %s"),
                 kg_record_get_text (step, KG_STEP_NAME), when);
    return FALSE;
  }

  kg_record_set_date (edit, KG_STEP_ACTUAL_END, day);
  return kg_step_update (txn, context, step, edit, error);
}
