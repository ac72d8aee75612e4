// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-plan-chart-data.h"

#include "core/kg-labels.h"

#include <glib/gi18n-lib.h>

/* What a chart says, in words: for those who do not see it, and beside the
 * pointer. */

static char *
span_words (KgDate from,
            KgDate to,
            KgDate today)
{
  g_autofree char *first = kg_label_day_near (from, today);
  g_autofree char *last = kg_label_day_near (to, today);

  if (from == to || to == KG_DATE_NONE)
    return g_steal_pointer (&first);
  if (from == KG_DATE_NONE)
    return g_steal_pointer (&last);

  return g_strdup_printf ("%s – %s", first, last);
}

static void
add (GPtrArray *words,
     char      *clause)
{
  if (clause != NULL)
    g_ptr_array_add (words, clause);
}

static void
add_planned (const KgPlanChart *chart,
             const KgChartRow  *row,
             GPtrArray         *words)
{
  g_autofree char *span = span_words (row->planned_start, row->planned_end, chart->today);

  if (row->planned_start != KG_DATE_NONE || row->planned_end != KG_DATE_NONE)
    add (words, g_strdup_printf (_("planned %s"), span));
}

static void
add_actual (const KgPlanChart *chart,
            const KgChartRow  *row,
            GPtrArray         *words)
{
  g_autofree char *span = span_words (row->actual_start, row->actual_end, chart->today);

  if (row->done)
    add (words, g_strdup_printf (_("done %s"), span));
  else if (row->actual_start != KG_DATE_NONE)
    add (words, g_strdup_printf (_("begun %s"), span));
}

static void
add_expected (const KgPlanChart *chart,
              const KgChartRow  *row,
              GPtrArray         *words)
{
  g_autofree char *span = span_words (row->expected_start, row->expected_end, chart->today);
  g_autofree char *end = kg_label_day_near (row->expected_end, chart->today);

  if (row->done || row->expected_end == KG_DATE_NONE)
    return;

  if (row->actual_start != KG_DATE_NONE)
    add (words, g_strdup_printf (_("expected to end %s"), end));
  else
    add (words, g_strdup_printf (_("expected %s"), span));
}

static void
add_standing (const KgChartRow *row,
              GPtrArray        *words)
{
  if (row->late > 0)
    add (words, g_strdup_printf (ngettext ("%d working day late", "%d working days late", row->late), row->late));
  if (row->done)
    return;

  if (row->waiting)
    add (words, g_strdup (_("waits for a commitment")));
  if (row->critical)
    add (words, g_strdup (_("the start slips with it")));
  else if (row->slack > 0)
    add (words, g_strdup_printf (ngettext ("may slip %d working day", "may slip %d working days", row->slack), row->slack));
  if (row->stuck)
    add (words, g_strdup (_("holds things up")));
}

/**
 * kg_plan_chart_row_words:
 * @separator: between two clauses
 *
 * Returns: (transfer full): all that a row of the chart shows
 */
char *
kg_plan_chart_row_words (const KgPlanChart *chart,
                         guint              index,
                         const char        *separator)
{
  const KgChartRow *row = &chart->rows[index];
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  add (words, g_strdup (row->name));
  add (words, g_strdup (row->authority));
  if (row->mode != KG_STEP_NORMAL)
    add (words, g_strdup (kg_label_code (&kg_table_step, KG_STEP_MODE, kg_step_mode_to_code (row->mode))));
  if (row->permit)
    add (words, g_strdup (_("Permit")));
  add (words, g_strdup_printf (ngettext ("takes %d working day", "takes %d working days", row->duration), row->duration));
  add_planned (chart, row, words);
  add_actual (chart, row, words);
  add_expected (chart, row, words);
  add_standing (row, words);
  g_ptr_array_add (words, NULL);

  return g_strjoinv (separator, (char **) words->pdata);
}
