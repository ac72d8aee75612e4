// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sample/kg-sample-private.h"

#include "core/kg-sample-course.h"
#include "services/kg-plan-draft.h"
#include "services/kg-template-service.h"

/* The sample district's units, people and projects, with the course that each
 * project's steps have taken. */

gboolean
kg_sample_fill_units (KgSample  *self,
                      GError   **error)
{
  g_autoptr (KgSampleTable) units = kg_sample_table_load ("units");
  g_autoptr (KgSampleTable) people = kg_sample_table_load ("people");

  for (guint i = 0; i < kg_sample_table_n_rows (units); i++) {
    g_autoptr (KgRecord) unit = kg_record_new (&kg_table_unit);
    const char *short_name = kg_sample_table_get (units, i, "short_name");

    kg_record_set_text (unit, KG_UNIT_NAME, kg_sample_table_get (units, i, "name"));
    kg_record_set_text (unit, KG_UNIT_SHORT_NAME, short_name);
    kg_record_set_text (unit, KG_UNIT_KIND, kg_sample_table_get (units, i, "kind"));
    kg_record_set_int (unit, KG_UNIT_POSITION, i + 1);
    if (!kg_sample_insert (self, unit, error))
      return FALSE;

    g_hash_table_insert (self->units, g_strdup (kg_sample_table_get (units, i, "name")),
                         g_strdup (kg_record_get_id (unit)));
    if (short_name != NULL)
      g_hash_table_insert (self->units, g_strdup (short_name), g_strdup (kg_record_get_id (unit)));
  }

  for (guint i = 0; i < kg_sample_table_n_rows (people); i++) {
    g_autoptr (KgRecord) person = kg_record_new (&kg_table_person);
    const char *name = kg_sample_table_get (people, i, "name");

    kg_record_set_text (person, KG_PERSON_NAME, name);
    kg_record_set_text (person, KG_PERSON_UNIT,
                        kg_sample_unit (self, kg_sample_table_get (people, i, "unit")));
    kg_record_set_text (person, KG_PERSON_POST, kg_sample_table_get (people, i, "post"));
    kg_record_set_text (person, KG_PERSON_PHONE, kg_sample_table_get (people, i, "phone"));
    kg_record_set_text (person, KG_PERSON_AGENT_ROLE, kg_sample_table_get (people, i, "agent_role"));
    if (!kg_sample_insert (self, person, error))
      return FALSE;
    g_hash_table_insert (self->people, g_strdup (name), g_strdup (kg_record_get_id (person)));
  }

  return TRUE;
}

static gboolean
add_steps (KgSample             *self,
           const KgSampleTable  *projects,
           guint                 row,
           KgTemplatePlan       *plan,
           const char           *project_id,
           GError              **error)
{
  const char *scenario = kg_sample_table_get (projects, row, "scenario");
  const char *stuck_key = kg_sample_table_get (projects, row, "stuck");
  int shift = kg_sample_table_get_int (projects, row, "shift");
  int stuck = KG_SAMPLE_NOT_STUCK;

  if (g_strcmp0 (scenario, "unassessed") == 0)
    return TRUE;

  kg_plan_schedule_back (plan->steps, plan->n_steps,
                         kg_sample_day (self, kg_sample_table_get (projects, row, "planned_start")), self->calendar);

  for (guint s = 0; s < plan->n_steps; s++)
    if (g_strcmp0 (plan->keys[s], stuck_key) == 0)
      stuck = (int) s;
  if (g_str_equal (scenario, "started"))
    kg_sample_course_finish (plan->steps, plan->n_steps, shift, self->calendar);
  else if (!g_str_equal (scenario, "on_hold"))
    kg_sample_course_run (plan->steps, plan->n_steps, shift, stuck, self->today, self->calendar);

  for (guint s = 0; s < plan->n_steps; s++) {
    g_autoptr (KgRecord) step = kg_record_new (&kg_table_step);

    kg_record_set_text (step, KG_STEP_PROJECT, project_id);
    kg_record_set_int (step, KG_STEP_POSITION, s + 1);
    kg_plan_fill_step (plan, s, step);
    kg_record_set_date (step, KG_STEP_ACTUAL_START, plan->steps[s].actual_start);
    kg_record_set_date (step, KG_STEP_ACTUAL_END, plan->steps[s].actual_end);
    if (!kg_sample_insert (self, step, error))
      return FALSE;
  }

  return TRUE;
}

/* The plan of a project, not yet scheduled; that its template is there is the
 * program's own business. */
static KgTemplatePlan *
plan_of (const KgSampleTable *projects,
         guint                row)
{
  const char *key = kg_sample_table_get (projects, row, "template");
  g_autoptr (KgTemplate) template = kg_template_find_shipped (key);

  if (template == NULL)
    g_error ("the sample district wants the process template %s", key);
  return kg_template_resolve (template, NULL, NULL);
}

static gboolean
add_project (KgSample             *self,
             const KgSampleTable  *projects,
             guint                 row,
             GError              **error)
{
  static const struct { const char *name; int column; } texts[] = {
    { "code", KG_PROJECT_CODE }, { "name", KG_PROJECT_NAME }, { "builder", KG_PROJECT_BUILDER },
    { "leader", KG_PROJECT_LEADER }, { "kind", KG_PROJECT_KIND }, { "nature", KG_PROJECT_NATURE },
    { "route", KG_PROJECT_ROUTE }, { "tags", KG_PROJECT_TAGS }, { "site", KG_PROJECT_SITE },
    { "content", KG_PROJECT_CONTENT }, { "state", KG_PROJECT_STATE },
    { "hold_reason", KG_PROJECT_HOLD_REASON }, { "start_permit", KG_PROJECT_START_PERMIT },
    { "progress", KG_PROJECT_PROGRESS },
  };
  g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);
  g_autoptr (KgTemplatePlan) plan = plan_of (projects, row);
  g_autofree char *list_no = g_strdup_printf ("%u", row + 1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    kg_record_set_text (project, texts[i].column, kg_sample_table_get (projects, row, texts[i].name));
  kg_record_set_text (project, KG_PROJECT_TERRITORY,
                      kg_sample_unit (self, kg_sample_table_get (projects, row, "territory")));
  kg_record_set_text (project, KG_PROJECT_LEAD_UNIT,
                      kg_sample_unit (self, kg_sample_table_get (projects, row, "lead_unit")));
  kg_record_set_int (project, KG_PROJECT_INVESTMENT, kg_sample_table_get_int (projects, row, "investment"));
  kg_record_set_int (project, KG_PROJECT_YEAR_PLAN, kg_sample_table_get_int (projects, row, "year_plan"));
  kg_record_set_int (project, KG_PROJECT_INVESTED, kg_sample_table_get_int (projects, row, "invested"));
  kg_record_set_date (project, KG_PROJECT_PLANNED_START,
                      kg_sample_day (self, kg_sample_table_get (projects, row, "planned_start")));
  kg_record_set_text (project, KG_PROJECT_PRECISION, "day");
  kg_record_set_date (project, KG_PROJECT_ACTUAL_START,
                      kg_sample_day (self, kg_sample_table_get (projects, row, "actual_start")));
  kg_record_set_text (project, KG_PROJECT_LIST_NO, list_no);
  kg_record_set_date (project, KG_PROJECT_LISTED_ON, self->today - 300);
  kg_record_set_text (project, KG_PROJECT_TEMPLATE, kg_template_get_key (plan->template));
  kg_record_set_text (project, KG_PROJECT_CHOICES, plan->choices);

  g_hash_table_insert (self->projects, g_strdup (kg_sample_table_get (projects, row, "code")),
                       kg_record_ref (project));
  return kg_sample_insert (self, project, error) &&
         add_steps (self, projects, row, plan, kg_record_get_id (project), error);
}

static gboolean
add_problems (KgSample  *self,
              GError   **error)
{
  g_autoptr (KgSampleTable) problems = kg_sample_table_load ("problems");

  for (guint i = 0; i < kg_sample_table_n_rows (problems); i++) {
    g_autoptr (KgRecord) problem = kg_record_new (&kg_table_problem);
    KgRecord *project = g_hash_table_lookup (self->projects, kg_sample_table_get (problems, i, "project"));

    kg_record_set_text (problem, KG_PROBLEM_PROJECT, kg_record_get_id (project));
    kg_record_set_text (problem, KG_PROBLEM_TEXT, kg_sample_table_get (problems, i, "text"));
    kg_record_set_text (problem, KG_PROBLEM_SEVERITY, kg_sample_table_get (problems, i, "severity"));
    kg_record_set_text (problem, KG_PROBLEM_TAGS, kg_sample_table_get (problems, i, "tags"));
    kg_record_set_text (problem, KG_PROBLEM_UNIT,
                        kg_sample_unit (self, kg_sample_table_get (problems, i, "unit")));
    kg_record_set_date (problem, KG_PROBLEM_RAISED_ON,
                        kg_sample_day (self, kg_sample_table_get (problems, i, "raised")));
    kg_record_set_date (problem, KG_PROBLEM_CLOSED_ON,
                        kg_sample_day (self, kg_sample_table_get (problems, i, "closed")));
    kg_record_set_text (problem, KG_PROBLEM_CLOSING, kg_sample_table_get (problems, i, "closing"));
    if (!kg_sample_insert (self, problem, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
add_reports (KgSample  *self,
             GError   **error)
{
  g_autoptr (KgSampleTable) reports = kg_sample_table_load ("reports");

  for (guint i = 0; i < kg_sample_table_n_rows (reports); i++) {
    g_autoptr (KgRecord) report = kg_record_new (&kg_table_report);
    KgRecord *project = g_hash_table_lookup (self->projects, kg_sample_table_get (reports, i, "project"));

    kg_record_set_text (report, KG_REPORT_PROJECT, kg_record_get_id (project));
    kg_record_set_date (report, KG_REPORT_REPORTED_ON,
                        kg_sample_day (self, kg_sample_table_get (reports, i, "reported")));
    kg_record_set_text (report, KG_REPORT_TEXT, kg_sample_table_get (reports, i, "text"));
    kg_record_set_text (report, KG_REPORT_STATED_BY, kg_sample_table_get (reports, i, "stated_by"));
    if (!kg_sample_insert (self, report, error))
      return FALSE;
  }

  return TRUE;
}

/* The “1+N” of a project: the chief agent of its territory, and the joint
 * chief agent of its lead unit. */
static gboolean
add_agents (KgSample  *self,
            GError   **error)
{
  g_autoptr (KgSampleTable) people = kg_sample_table_load ("people");
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->projects);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    KgRecord *project = value;

    for (guint i = 0; i < kg_sample_table_n_rows (people); i++) {
      const char *role = kg_sample_table_get (people, i, "agent_role");
      const char *unit = kg_sample_unit (self, kg_sample_table_get (people, i, "unit"));
      gboolean chief = g_strcmp0 (role, "chief") == 0 && unit != NULL &&
                       kg_record_is (project, KG_PROJECT_TERRITORY, unit);
      gboolean joint = g_strcmp0 (role, "joint_chief") == 0 && unit != NULL &&
                       kg_record_is (project, KG_PROJECT_LEAD_UNIT, unit);
      g_autoptr (KgRecord) agent = NULL;

      if (!chief && !joint)
        continue;
      agent = kg_record_new (&kg_table_project_agent);
      kg_record_set_text (agent, KG_PROJECT_AGENT_PROJECT, kg_record_get_id (project));
      kg_record_set_text (agent, KG_PROJECT_AGENT_PERSON,
                          g_hash_table_lookup (self->people, kg_sample_table_get (people, i, "name")));
      kg_record_set_text (agent, KG_PROJECT_AGENT_ROLE, chief ? "territorial_chief" : "department_chief");
      if (!kg_sample_insert (self, agent, error))
        return FALSE;
    }
  }

  return TRUE;
}

gboolean
kg_sample_fill_projects (KgSample  *self,
                         GError   **error)
{
  g_autoptr (KgSampleTable) projects = kg_sample_table_load ("projects");

  for (guint i = 0; i < kg_sample_table_n_rows (projects); i++)
    if (!add_project (self, projects, i, error))
      return FALSE;

  return add_problems (self, error) && add_reports (self, error) && add_agents (self, error);
}
