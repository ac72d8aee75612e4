// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light-rules.h"

#include "core/kg-i18n.h"

/* What a rule can look at: its frozen code, its words for an editor, the
 * values it can have and the direction in which they get worse. */

#define WEEKS_KEPT 8 /* as many weeks of lights as the board keeps */

static const struct {
  const char *code;
  const char *label;
  const char *unit; /* nullable: a question with yes (1) or no (0) for an answer */
  int lowest;
  int highest;
  gboolean falling;
} inputs[KG_N_INPUTS] = {
  [KG_INPUT_LAG] = {
    "lag", NC_("input", "Working days behind the planned start"),
    NC_("unit", "working days"), G_MININT, G_MAXINT, FALSE },
  [KG_INPUT_PLAN_PASSED] = {
    "plan-passed", NC_("input", "Working days since the planned start passed"),
    NC_("unit", "working days"), 0, G_MAXINT, FALSE },
  [KG_INPUT_STEP_OVERDUE] = {
    "step-overdue", NC_("input", "Working days the most overdue step is late"),
    NC_("unit", "working days"), 0, G_MAXINT, FALSE },
  [KG_INPUT_BLOCKING] = {
    "blocking-problems", NC_("input", "Open blocking problems"),
    NC_("unit", "problems"), 0, G_MAXINT, FALSE },
  [KG_INPUT_MAJOR] = {
    "major-problems", NC_("input", "Open major problems"),
    NC_("unit", "problems"), 0, G_MAXINT, FALSE },
  [KG_INPUT_ASSIGNMENTS_LATE] = {
    "assignments-late", NC_("input", "Overdue assignments"),
    NC_("unit", "assignments"), 0, G_MAXINT, FALSE },
  [KG_INPUT_UNPREPARED] = {
    "unprepared", NC_("input", "Working days to the planned start with nothing forecast"),
    NC_("unit", "working days"), 0, G_MAXINT, TRUE },
  [KG_INPUT_NO_DATE] = {
    "no-date", NC_("input", "No planned start, though more is known"), NULL, 0, 1, FALSE },
  [KG_INPUT_PROBABILITY] = {
    "probability", NC_("input", "Chance to start within the year"),
    NC_("unit", "%"), 0, 100, TRUE },
  [KG_INPUT_MONTHS_PASSED] = {
    "months-passed", NC_("input", "Month ends passed since the planned start"),
    NC_("unit", "months"), 0, G_MAXINT, FALSE },
  [KG_INPUT_BEHIND] = {
    "behind", NC_("input", "Share of the planned work that is not done"),
    NC_("unit", "%"), 0, 100, FALSE },
  [KG_INPUT_COMMITMENTS_LATE] = {
    "commitments-late", NC_("input", "Commitments past their day or step"),
    NC_("unit", "commitments"), 0, G_MAXINT, FALSE },
  [KG_INPUT_SILENCE] = {
    "silence", NC_("input", "Working days since the last report"),
    NC_("unit", "working days"), 0, G_MAXINT, FALSE },
  [KG_INPUT_NO_FORECAST] = {
    "no-forecast", NC_("input", "Nothing says when it will start"), NULL, 0, 1, FALSE },
  [KG_INPUT_MINOR] = {
    "minor-problems", NC_("input", "Open minor problems"),
    NC_("unit", "problems"), 0, G_MAXINT, FALSE },
  [KG_INPUT_WEEKS_RED] = {
    "weeks-red", NC_("input", "Weeks in a row red"),
    NC_("unit", "weeks"), 0, WEEKS_KEPT, FALSE },
  [KG_INPUT_WEEKS_YELLOW] = {
    "weeks-yellow", NC_("input", "Weeks in a row yellow or red"),
    NC_("unit", "weeks"), 0, WEEKS_KEPT, FALSE },
};

/**
 * kg_light_input_code:
 *
 * Returns: (nullable): the text that rule sets and stored reasons use
 */
const char *
kg_light_input_code (KgLightInputKind kind)
{
  return kind < KG_N_INPUTS ? inputs[kind].code : NULL;
}

/**
 * kg_light_input_from_code:
 * @code: (nullable): a text code
 *
 * Returns: a #KgLightInputKind, or -1
 */
int
kg_light_input_from_code (const char *code)
{
  for (int i = 0; i < KG_N_INPUTS; i++)
    if (g_strcmp0 (inputs[i].code, code) == 0)
      return i;

  return -1;
}

/**
 * kg_light_input_domain:
 * @lowest: (out): the lowest value, or %G_MININT when there is none
 * @highest: (out): the highest value, or %G_MAXINT when there is none
 *
 * The values that @kind can have. A question has 0 for no and 1 for yes.
 */
void
kg_light_input_domain (KgLightInputKind kind,
                       int             *lowest,
                       int             *highest)
{
  g_return_if_fail (kind < KG_N_INPUTS);

  *lowest = inputs[kind].lowest;
  *highest = inputs[kind].highest;
}

/**
 * kg_light_input_is_falling:
 *
 * Returns: whether lower values of @kind are worse
 */
gboolean
kg_light_input_is_falling (KgLightInputKind kind)
{
  g_return_val_if_fail (kind < KG_N_INPUTS, FALSE);

  return inputs[kind].falling;
}

/**
 * kg_light_input_label:
 *
 * Returns: a short name of @kind in the user's language, for an editor
 */
const char *
kg_light_input_label (KgLightInputKind kind)
{
  g_return_val_if_fail (kind < KG_N_INPUTS, NULL);

  return kg_gettext_in ("input", inputs[kind].label);
}

/**
 * kg_light_input_unit:
 *
 * Returns: (nullable): what a value of @kind counts, in the user's language;
 *   %NULL for a question
 */
const char *
kg_light_input_unit (KgLightInputKind kind)
{
  g_return_val_if_fail (kind < KG_N_INPUTS, NULL);

  return inputs[kind].unit != NULL ? kg_gettext_in ("unit", inputs[kind].unit) : NULL;
}

/**
 * kg_light_range_to_text:
 *
 * Returns: (transfer full): which values of @input a range holds, in the user's
 *   language: yes or no for a question, numbers without their unit otherwise
 */
char *
kg_light_range_to_text (KgLightInputKind    input,
                        const KgLightRange *range)
{
  g_return_val_if_fail (input < KG_N_INPUTS, NULL);

  if (range->from <= inputs[input].lowest && range->to >= inputs[input].highest)
    return g_strdup (C_("range", "always"));
  if (inputs[input].unit == NULL)
    return g_strdup (range->from > 0 ? C_("range", "yes") : C_("range", "no"));
  if (range->from == range->to)
    return g_strdup_printf ("%d", range->from);
  if (range->from <= inputs[input].lowest)
    return g_strdup_printf (C_("range", "up to %d"), range->to);
  if (range->to >= inputs[input].highest)
    return g_strdup_printf (C_("range", "%d and more"), range->from);

  return g_strdup_printf (C_("range", "%d to %d"), range->from, range->to);
}

/**
 * kg_light_input_set:
 * @date: the day behind the value, or none
 * @subject: (nullable): the step, problem or assignment behind the value;
 *   borrowed for as long as @input is used
 */
void
kg_light_input_set (KgLightInput    *input,
                    KgLightInputKind kind,
                    int              value,
                    KgDate           date,
                    const char      *subject)
{
  G_STATIC_ASSERT (KG_N_INPUTS <= 32);

  input->value[kind] = value;
  input->date[kind] = date;
  input->subject[kind] = subject;
  input->known |= 1u << kind;
}
