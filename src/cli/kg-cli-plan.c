// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-plan-chart-data.h"
#include "services/kg-plan-compare.h"
#include "services/kg-plan-picture.h"
#include "services/kg-step-record.h"
#include "services/kg-template-service.h"

#include <glib/gi18n.h>

/* plan show, plan compare, export plan: the back-plan of a project. */

/* What a plan is compared with when nobody says: 拿地即开工. */
#define PARALLEL "parallel"

static KgCliValue
mode_value (KgStepMode mode)
{
  const char *code = kg_step_mode_to_code (mode);

  return kg_cli_code (code, kg_label_code (&kg_table_step, KG_STEP_MODE, code));
}

static KgCliValue
yes_or_nothing (gboolean truth)
{
  return truth ? kg_cli_truth (TRUE) : kg_cli_none ();
}

static KgCliTable *
step_table (KgProjectFile *file)
{
  static const KgCliColumn columns[] = {
    { "position", N_("No.") }, { "name", N_("Step") }, { "mode", N_("Mode"), 3 }, { "duration", N_("Days") },
    { "planned_start", N_("Planned from"), 4 }, { "planned_end", N_("Planned to") },
    { "start", N_("From"), 2 }, { "end", N_("To") }, { "done", N_("Done") }, { "late", N_("Days late"), 1 },
    { "latest_end", N_("Latest end"), 5 }, { "slack", N_("Slack") }, { "critical", N_("Critical") },
    { "waiting", N_("Waits for a promise"), 6 }, { NULL },
  };
  KgCliTable *table = kg_cli_table_new (columns);

  for (guint i = 0; i < file->steps->len; i++) {
    const KgStepView *step = &g_array_index (file->steps, KgStepView, i);
    gboolean done = step->state == KG_STEP_DONE;

    kg_cli_table_add (table, kg_cli_number (i + 1));
    kg_cli_table_add (table, kg_cli_text (step->name));
    kg_cli_table_add (table, mode_value (step->mode));
    kg_cli_table_add (table, kg_cli_number (step->duration));
    kg_cli_table_add (table, kg_cli_date (step->planned_start));
    kg_cli_table_add (table, kg_cli_date (step->planned_end));
    kg_cli_table_add (table, kg_cli_date (done ? step->actual_start : step->expected_start));
    kg_cli_table_add (table, kg_cli_date (done ? step->actual_end : step->expected_end));
    kg_cli_table_add (table, yes_or_nothing (done));
    kg_cli_table_add (table, step->late > 0 ? kg_cli_number (step->late) : kg_cli_none ());
    kg_cli_table_add (table, kg_cli_date (step->latest_end));
    kg_cli_table_add (table, done ? kg_cli_none () : kg_cli_number (step->slack));
    kg_cli_table_add (table, yes_or_nothing (step->critical));
    kg_cli_table_add (table, yes_or_nothing (step->waiting));
  }

  return table;
}

static KgCliTable *
problem_table (KgCli         *cli,
               KgProjectFile *file)
{
  static const KgCliColumn columns[] = { { "text", N_("Problem") }, { NULL } };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) problems = NULL;
  KgCliTable *table = kg_cli_table_new (columns);

  for (guint i = 0; i < file->steps->len; i++)
    g_ptr_array_add (rows, g_array_index (file->steps, KgStepView, i).record);
  problems = kg_steps_problems (rows, kg_cli_get_today (cli));

  for (guint i = 0; i < problems->len; i++)
    kg_cli_table_add (table, kg_cli_text (g_ptr_array_index (problems, i)));

  return table;
}

static gboolean
show (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  g_autoptr (KgProjectFile) file = kg_project_file_load (txn, cli->context, kg_cli_arg (cli, 0), error);
  const KgProject *p;
  KgCliDoc *doc;

  if (file == NULL)
    return FALSE;

  p = file->summary;
  doc = kg_cli_answer_doc (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (p->id));
  kg_cli_doc_add (doc, "name", N_("Project"), kg_cli_text (p->name));
  kg_cli_doc_add (doc, "light", N_("Light"), kg_cli_light (p->light));
  kg_cli_doc_add (doc, "template", N_("Process template"), kg_cli_field (file->project, KG_PROJECT_TEMPLATE));
  kg_cli_doc_add (doc, "choices", N_("Choices"), kg_cli_field (file->project, KG_PROJECT_CHOICES));
  kg_cli_doc_add (doc, "length", N_("Working days"),
                  p->n_steps > 0 ? kg_cli_number (kg_plan_length (p->facts.steps, p->n_steps)) : kg_cli_none ());
  kg_cli_doc_add (doc, "remaining", N_("Working days left"),
                  p->n_steps > 0 ? kg_cli_number (p->plan.remaining) : kg_cli_none ());
  kg_cli_doc_add (doc, "planned_start", N_("Planned start"), kg_cli_date (p->planned_start));
  kg_cli_doc_add (doc, "forecast_start", N_("Forecast start"), kg_cli_date (p->forecast_start));
  kg_cli_doc_add (doc, "slack", N_("Slack"), p->slack != G_MININT ? kg_cli_number (p->slack) : kg_cli_none ());
  if (file->has_forecast) {
    kg_cli_doc_add (doc, "percent", N_("Chance to start within the year, %"), kg_cli_number (file->forecast.percent));
    kg_cli_doc_add (doc, "early", N_("One chance in ten by"), kg_cli_date (file->forecast.early));
    kg_cli_doc_add (doc, "median", N_("Even chance by"), kg_cli_date (file->forecast.median));
    kg_cli_doc_add (doc, "late", N_("Nine chances in ten by"), kg_cli_date (file->forecast.late));
  }
  kg_cli_doc_add_table (doc, "steps", N_("Back-plan"), step_table (file));
  kg_cli_doc_add_table (doc, "problems", N_("What is wrong with the plan"), problem_table (cli, file));
  return TRUE;
}

/* Two plans side by side */

static char *
join_names (GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? C_("between the names of steps", ", ") : "",
                            (char *) g_ptr_array_index (names, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static KgCliTable *
side_table (KgPlanComparison *comparison)
{
  static const KgCliColumn columns[] = {
    { "name", N_("Plan") }, { "steps", N_("Steps") }, { "length", N_("Working days") },
    { "start", N_("Forecast start") }, { "percent", N_("Chance within the year, %") }, { "permits", N_("Permits"), 2 },
    { NULL },
  };
  KgCliTable *table = kg_cli_table_new (columns);

  for (guint i = 0; i < 2; i++) {
    const KgPlanSide *side = &comparison->side[i];
    g_autofree char *permits = join_names (side->permits);

    kg_cli_table_add (table, kg_cli_text (side->name));
    kg_cli_table_add (table, kg_cli_count (side->n_steps));
    kg_cli_table_add (table, kg_cli_number (side->length));
    kg_cli_table_add (table, kg_cli_date (side->start));
    kg_cli_table_add (table, side->percent >= 0 ? kg_cli_number (side->percent) : kg_cli_none ());
    kg_cli_table_add (table, kg_cli_text (permits));
  }

  return table;
}

/* The days of a step in a plan, such as “6–10”. */
static KgCliValue
days_value (const KgPlanPlace *place)
{
  g_autofree char *days = NULL;

  if (!place->there)
    return kg_cli_none ();

  days = place->duration > 1 ? g_strdup_printf ("%d–%d", place->from, place->from + place->duration - 1)
                             : g_strdup_printf ("%d", place->from);
  return kg_cli_text (days);
}

static KgCliTable *
row_table (KgPlanComparison *comparison)
{
  static const KgCliColumn columns[] = {
    { "name", N_("Step") }, { "first_days", N_("First plan, days") }, { "first_mode", N_("Mode"), 2 },
    { "second_days", N_("Second plan, days") }, { "second_mode", N_("Mode"), 2 }, { "key", NULL }, { NULL },
  };
  KgCliTable *table = kg_cli_table_new (columns);

  for (guint i = 0; i < comparison->rows->len; i++) {
    const KgPlanCompareRow *row = g_ptr_array_index (comparison->rows, i);

    kg_cli_table_add (table, kg_cli_text (row->name));
    for (guint s = 0; s < 2; s++) {
      kg_cli_table_add (table, days_value (&row->place[s]));
      kg_cli_table_add (table, row->place[s].there ? mode_value (row->place[s].mode) : kg_cli_none ());
    }
    kg_cli_table_add (table, kg_cli_text (row->key));
  }

  return table;
}

static KgCliTable *
span_table (KgPlanComparison *comparison)
{
  static const KgCliColumn columns[] = {
    { "plan", N_("Plan") }, { "from", N_("From day") }, { "to", N_("To day") }, { "names", N_("Side by side") },
    { NULL },
  };
  KgCliTable *table = kg_cli_table_new (columns);

  for (guint s = 0; s < 2; s++) {
    for (guint i = 0; i < comparison->side[s].spans->len; i++) {
      const KgPlanSpan *span = g_ptr_array_index (comparison->side[s].spans, i);
      g_autofree char *names = join_names (span->names);

      kg_cli_table_add (table, kg_cli_text (comparison->side[s].name));
      kg_cli_table_add (table, kg_cli_number (span->from));
      kg_cli_table_add (table, kg_cli_number (span->to));
      kg_cli_table_add (table, kg_cli_text (names));
    }
  }

  return table;
}

static gboolean
compare (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  g_autoptr (KgProjectFile) file = kg_project_file_load (txn, cli->context, kg_cli_arg (cli, 0), error);
  const char *key = kg_cli_has (cli, "with") ? kg_cli_get (cli, "with") : PARALLEL;
  g_autoptr (KgTemplate) template = file != NULL ? kg_template_find (txn, key, error) : NULL;
  g_autofree char *choices = kg_cli_join_choices (cli);
  g_autoptr (KgPlanComparison) comparison = NULL;
  KgCliDoc *doc;

  if (template == NULL)
    return FALSE;

  comparison = kg_plan_compare_project (file, template, choices, error);
  if (comparison == NULL)
    return FALSE;

  doc = kg_cli_answer_doc (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (file->summary->id));
  kg_cli_doc_add (doc, "name", N_("Project"), kg_cli_text (file->summary->name));
  kg_cli_doc_add (doc, "days_saved", N_("Working days shorter"),
                  comparison->side[0].n_steps > 0
                  ? kg_cli_number (comparison->side[0].length - comparison->side[1].length) : kg_cli_none ());
  kg_cli_doc_add_table (doc, "plans", N_("Plans"), side_table (comparison));
  kg_cli_doc_add_table (doc, "steps", N_("Steps"), row_table (comparison));
  kg_cli_doc_add_table (doc, "side_by_side", N_("What runs side by side"), span_table (comparison));
  return TRUE;
}

/* The picture of a plan. */
static gboolean
export_plan (KgTxn   *txn,
             KgCli   *cli,
             GError **error)
{
  const char *path = kg_cli_get (cli, "output");
  g_autoptr (KgProjectFile) file = NULL;
  g_autoptr (KgPlanChartData) data = NULL;

  if (path == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("Say where to write with -o FILE"));
    return FALSE;
  }

  file = kg_project_file_load (txn, cli->context, kg_cli_arg (cli, 0), error);
  if (file == NULL)
    return FALSE;
  if (file->steps->len == 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("“%s” has no back-plan"), file->summary->name);
    return FALSE;
  }

  data = kg_plan_chart_data_new (file);
  data->chart.title = file->summary->name;
  return kg_plan_chart_export (&data->chart, path, 0, KG_CHART_LIGHT, error);
}

const KgCliCommand kg_cli_plan_commands[] = {
  { "plan show", KG_CLI_READ, 1, 1, "PROJECT", NULL, show, N_("A project’s back-plan, what is critical, and the chance to start in time") },
  { "plan compare", KG_CLI_READ, 1, 1, "PROJECT", "with|choice", compare, N_("A project’s back-plan beside that of a process template") },
  { "export plan", KG_CLI_READ, 1, 1, "PROJECT", "output", export_plan, N_("Draw a project’s back-plan as .png, .svg or .pdf") },
  { NULL },
};
