// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-step-record.h"

#include "core/kg-plan-words.h"
#include "core/kg-tables.h"

#include <glib/gi18n-lib.h>

/* Between the steps of a plan and their rows in the store. */

/**
 * kg_step_from_record:
 * @step: (out): all but its predecessors and what commitments say of it; the
 *   name is borrowed from @record
 */
void
kg_step_from_record (KgStep         *step,
                     const KgRecord *record)
{
  *step = (KgStep) {
    .name = kg_record_get_text (record, KG_STEP_NAME),
    .planned_start = kg_record_get_date (record, KG_STEP_PLANNED_START),
    .planned_end = kg_record_get_date (record, KG_STEP_PLANNED_END),
    .actual_start = kg_record_get_date (record, KG_STEP_ACTUAL_START),
    .actual_end = kg_record_get_date (record, KG_STEP_ACTUAL_END),
    .duration = (guint16) CLAMP (kg_record_get_int (record, KG_STEP_DURATION), 0, KG_STEP_MAX_DURATION),
    .mode = (guint8) kg_step_mode_from_code (kg_record_get_text (record, KG_STEP_MODE)),
    .permit = kg_record_get_int (record, KG_STEP_PERMIT) != 0,
  };
  /* A step goes on after the day that keeps it. */
  if (!kg_record_is_null (record, KG_STEP_NOT_BEFORE))
    step->not_before = kg_record_get_date (record, KG_STEP_NOT_BEFORE) - 1;
  kg_step_spread (step, kg_record_get_int (record, KG_STEP_DURATION_MIN),
                  kg_record_get_int (record, KG_STEP_DURATION_MAX));
  /* No time at all is a shortest time that somebody gave. */
  if (!kg_record_is_null (record, KG_STEP_DURATION_MIN) && kg_record_get_int (record, KG_STEP_DURATION_MIN) == 0)
    step->shortest = 0;
}

/**
 * kg_step_reference:
 *
 * Returns: (transfer none): what commitments call a step by: its key; its name
 *   when it has none
 */
const char *
kg_step_reference (const KgRecord *record)
{
  const char *key = kg_record_get_text (record, KG_STEP_KEY);

  return key != NULL ? key : kg_record_get_text (record, KG_STEP_NAME);
}

/**
 * kg_steps_find:
 * @rows: (element-type KgRecord): the steps of one project
 * @reference: (nullable): a key; else the name of one without a key
 *
 * Returns: (transfer none) (nullable): the step that @reference means
 */
KgRecord *
kg_steps_find (GPtrArray  *rows,
               const char *reference)
{
  if (reference == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    if (kg_record_is (g_ptr_array_index (rows, i), KG_STEP_KEY, reference))
      return g_ptr_array_index (rows, i);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (kg_step_reference (g_ptr_array_index (rows, i)), reference))
      return g_ptr_array_index (rows, i);

  return NULL;
}

static void
connect (GPtrArray *rows,
         KgStep    *steps,
         guint      step,
         GPtrArray *missing)
{
  const char *keys[KG_PLAN_MAX_STEPS] = { NULL };
  KgRecord *row = g_ptr_array_index (rows, step);

  for (guint i = 0; i < MIN (rows->len, KG_PLAN_MAX_STEPS); i++)
    keys[i] = kg_record_get_text (g_ptr_array_index (rows, i), KG_STEP_KEY);

  kg_plan_connect (steps, rows->len, step, keys, kg_record_get_text (row, KG_STEP_PREDECESSORS), missing);
}

/**
 * kg_steps_to_plan:
 * @rows: (element-type KgRecord): the steps of one project in their order;
 *   their names are borrowed
 *
 * Returns: (transfer full) (array): as many steps, connected; what commitments
 *   say of them is not filled in
 */
KgStep *
kg_steps_to_plan (GPtrArray *rows)
{
  KgStep *steps = g_new0 (KgStep, MAX (rows->len, 1));

  for (guint i = 0; i < rows->len; i++)
    kg_step_from_record (&steps[i], g_ptr_array_index (rows, i));
  for (guint i = 0; i < rows->len; i++)
    connect (rows, steps, i, NULL);

  return steps;
}

/**
 * kg_steps_get_names:
 *
 * Returns: (transfer full): the names of the steps; free the array itself with
 *   g_free(), its strings belong to @rows
 */
char **
kg_steps_get_names (GPtrArray *rows)
{
  char **names = g_new0 (char *, rows->len + 1);

  for (guint i = 0; i < rows->len; i++)
    names[i] = (char *) kg_record_get_text (g_ptr_array_index (rows, i), KG_STEP_NAME);

  return names;
}

/**
 * kg_steps_problems:
 * @rows: (element-type KgRecord): the steps of one project in their order
 *
 * Returns: (transfer full) (element-type utf8): what is wrong with the plan,
 *   one clause each that names the step
 */
GPtrArray *
kg_steps_problems (GPtrArray *rows,
                   KgDate     today)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree KgStep *steps = kg_steps_to_plan (rows);
  g_autofree char **names = kg_steps_get_names (rows);
  g_autoptr (GArray) findings = kg_plan_check (steps, rows->len, today);

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (problems, kg_plan_finding_to_text (&g_array_index (findings, KgPlanFinding, i),
                                                        (const char *const *) names));

  for (guint i = 0; i < rows->len; i++) {
    g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

    connect (rows, steps, i, missing);
    for (guint k = 0; k < missing->len; k++)
      g_ptr_array_add (problems, g_strdup_printf (_("“%s” waits for “%s”, which is the key of no step"), names[i],
                                                  (char *) g_ptr_array_index (missing, k)));
  }

  return problems;
}
