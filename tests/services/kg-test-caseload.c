// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"

#include "core/kg-plan.h"
#include "services/kg-assignment-service.h"
#include "services/kg-light-service.h"
#include "services/kg-meeting-service.h"
#include "services/kg-query.h"

/* Days are counted from KG_DISTRICT_TODAY, a Monday. */

typedef struct {
  const char *text;
  const char *sentence;
  guint project;
  guint lead;
  int supporting[2]; /* units, 0 for none */
  int due;
} Task;

static const Task tasks[KG_N_CASES] = {
  { "报送用地预审补正材料", "区规资局11月30日前完成用地预审补正材料报送", 1, 1, { 0 }, 7 },
  { "完成高压线迁改方案并报区政府审定",
    "区规资局11月16日前牵头完成高压线迁改方案,区建管委配合,报区政府审定后实施", 0, 1, { 2 }, -7 },
  { "完成施工图联合审查", "区建管委11月25日前完成施工图联合审查", 0, 2, { 0 }, 2 },
  { "核发建设工程规划许可证", "区规资局12月1日前核发建设工程规划许可证", 2, 1, { 0 }, 8 },
  { "落实临时用电接入", "区建管委会同区规资局、大场镇11月27日前落实临时用电接入", 1, 2, { 1, 3 }, 4 },
  { "办理施工许可证", "区建管委11月27日前办理施工许可证", 2, 2, { 0 }, 4 },
  { "完成场地内剩余3户动迁签约", "大场镇11月13日前完成场地内剩余3户动迁签约", 0, 3, { 0 }, -10 },
  { "完成土地出让合同签订", "区规资局11月6日前完成土地出让合同签订", 2, 1, { 0 }, -17 },
  { "组织桩基方案专家评审", "区建管委11月6日前组织桩基方案专家评审", 1, 2, { 0 }, -17 },
  { "协调河道蓝线调整", "大场镇12月11日前协调河道蓝线调整", 2, 3, { 0 }, 18 },
};

static gboolean
act (KgTxn              *txn,
     KgCaseload         *self,
     guint               task,
     int                 day,
     KgAssignmentAction  action,
     const char         *text,
     int                 due,
     GError            **error)
{
  g_autoptr (KgContext) context = kg_context_new (KG_DISTRICT_TODAY + day);
  KgActionDetails details = {
    .text = text,
    .stated_by = action == KG_ACTION_REPORT ? "区规资局 陈某某" : NULL,
    .due = due != 0 ? KG_DISTRICT_TODAY + due : KG_DATE_NONE,
  };

  return kg_assignment_act (txn, context, self->number[task], action, &details, error);
}

static gboolean
act_all (KgTxn       *txn,
         KgCaseload  *self,
         GError     **error)
{
  for (guint i = 1; i < KG_N_CASES; i++)
    if (!act (txn, self, i, -18, KG_ACTION_SIGN, NULL, 0, error))
      return FALSE;

  return act (txn, self, KG_CASE_ASKED, -3, KG_ACTION_EXTEND, "设计单位重新出图,已完成八成", 18, error) &&
         act (txn, self, KG_CASE_REPORTED, -3, KG_ACTION_REPORT, "临时用电已接入,用户站已送电", 0, error) &&
         act (txn, self, KG_CASE_CHECKING, -4, KG_ACTION_REPORT, "施工许可证已核发", 0, error) &&
         act (txn, self, KG_CASE_CHECKING, -3, KG_ACTION_VERIFY, NULL, 0, error) &&
         act (txn, self, KG_CASE_RETURNED, -12, KG_ACTION_REPORT, "3户已签约2户", 0, error) &&
         act (txn, self, KG_CASE_RETURNED, -11, KG_ACTION_RETURN, "尚有1户未签约,请继续推进", 0, error) &&
         act (txn, self, KG_CASE_RETURNED, -6, KG_ACTION_URGE, NULL, 0, error) &&
         act (txn, self, KG_CASE_RETURNED, -3, KG_ACTION_URGE, NULL, 0, error) &&
         act (txn, self, KG_CASE_DONE, -18, KG_ACTION_EXTEND, "受让方资金到账延后一周", -10, error) &&
         act (txn, self, KG_CASE_DONE, -17, KG_ACTION_GRANT, NULL, 0, error) &&
         act (txn, self, KG_CASE_DONE, -12, KG_ACTION_REPORT, "土地出让合同已签订", 0, error) &&
         act (txn, self, KG_CASE_DONE, -11, KG_ACTION_VERIFY, NULL, 0, error) &&
         act (txn, self, KG_CASE_DONE, -10, KG_ACTION_DONE, NULL, 0, error) &&
         act (txn, self, KG_CASE_STRUCK, -18, KG_ACTION_REPORT, "评审已通过", 0, error) &&
         act (txn, self, KG_CASE_STRUCK, -17, KG_ACTION_VERIFY, NULL, 0, error) &&
         act (txn, self, KG_CASE_STRUCK, -14, KG_ACTION_DONE, NULL, 0, error) &&
         act (txn, self, KG_CASE_STRUCK, -13, KG_ACTION_STRIKE, NULL, 0, error) &&
         act (txn, self, KG_CASE_SUSPENDED, -10, KG_ACTION_SUSPEND, "蓝线规划修编未完成", 0, error);
}

static gboolean
hold_meeting (KgTxn       *txn,
              KgCaseload  *self,
              GError     **error)
{
  g_autoptr (KgContext) context = kg_context_new (KG_DISTRICT_TODAY - 21);
  KgDistrict *district = self->district;

  self->meeting = kg_meeting_create (txn, context, district->series, KG_DISTRICT_TODAY - 21, error);
  if (self->meeting == NULL || !kg_meeting_start (txn, context, self->meeting, error))
    return FALSE;

  for (guint i = 0; i < KG_N_CASES; i++) {
    const Task *task = &tasks[i];
    const char *supporting[3] = { NULL };
    g_autofree char *item = kg_meeting_add_project (txn, self->meeting, district->project[task->project], NULL);
    g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, self->meeting, error);
    g_autofree char *decision = NULL;
    g_autoptr (KgRecord) row = NULL;

    for (guint j = 0; item == NULL && j < items->len; j++)
      if (g_strcmp0 (kg_record_get_text (g_ptr_array_index (items, j), KG_AGENDA_ITEM_PROJECT),
                     district->project[task->project]) == 0)
        item = g_strdup (kg_record_get_id (g_ptr_array_index (items, j)));

    for (guint j = 0; j < 2; j++)
      if (task->supporting[j] != 0)
        supporting[j] = district->unit[task->supporting[j]];

    decision = kg_meeting_decide (txn, item, "decided", task->sentence, error);
    if (decision == NULL)
      return FALSE;
    self->number[i] = kg_assignment_give (txn, context, decision,
                                          &(KgAssignmentDraft) {
                                            .text = task->text,
                                            .lead_unit = district->unit[task->lead],
                                            .supporting = supporting,
                                            .person = i == 1 ? "陈某某" : NULL,
                                            .due = KG_DISTRICT_TODAY + task->due },
                                          error);
    if (self->number[i] == NULL)
      return FALSE;
    row = kg_query_assignment (txn, self->number[i], error);
    self->id[i] = g_strdup (kg_record_get_id (row));
  }

  return kg_light_confirm (txn, context, district->project[0], KG_LIGHT_RED, "高压线迁改未定,年内开工存在较大不确定性",
                           self->meeting, error);
}

/* The back-plan of the first project: three steps done, one under way and
 * late, the rest to come. */
static gboolean
add_steps (KgTxn       *txn,
           KgCaseload  *self,
           GError     **error)
{
  static const struct { const char *name; const char *authority; int duration; KgStepMode mode; gboolean permit; } plan[] = {
    { "项目备案", "区发展改革委", 1, KG_STEP_NORMAL, FALSE },
    { "土地出让合同签订", "区规资局", 10, KG_STEP_NORMAL, FALSE },
    { "建设用地规划许可证", "区规资局", 5, KG_STEP_NORMAL, TRUE },
    { "建设工程设计方案批复", "区规资局", 15, KG_STEP_NORMAL, TRUE },
    { "桩基施工图审查", "区建管委", 10, KG_STEP_EARLY, FALSE },
    { "建设工程规划许可证", "区规资局", 5, KG_STEP_NORMAL, TRUE },
    { "施工图审查与消防、人防、绿化联合审图", "区建管委", 10, KG_STEP_PARALLEL, FALSE },
    { "建设工程施工许可证", "区建管委", 3, KG_STEP_NORMAL, TRUE },
  };
  KgStep steps[G_N_ELEMENTS (plan)] = { 0 };
  KgContext *context = self->district->context;

  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    steps[i] = (KgStep) { .duration = plan[i].duration, .mode = plan[i].mode };
  kg_plan_chain_all (steps, G_N_ELEMENTS (plan));
  kg_plan_schedule_back (steps, G_N_ELEMENTS (plan), KG_DISTRICT_TODAY + 11, kg_context_get_calendar (context));

  for (guint i = 0; i < G_N_ELEMENTS (plan); i++) {
    static const char *const modes[] = { "normal", "parallel", "incomplete", "early" };
    g_autoptr (KgRecord) step = kg_record_new (&kg_table_step);

    kg_record_set_text (step, KG_STEP_PROJECT, self->district->project[0]);
    kg_record_set_int (step, KG_STEP_POSITION, i);
    kg_record_set_text (step, KG_STEP_NAME, plan[i].name);
    kg_record_set_text (step, KG_STEP_AUTHORITY, plan[i].authority);
    kg_record_set_int (step, KG_STEP_DURATION, plan[i].duration);
    kg_record_set_text (step, KG_STEP_MODE, modes[plan[i].mode]);
    kg_record_set_int (step, KG_STEP_PERMIT, plan[i].permit);
    kg_record_set_date (step, KG_STEP_PLANNED_START, steps[i].planned_start);
    kg_record_set_date (step, KG_STEP_PLANNED_END, steps[i].planned_end);
    if (i < 4)
      kg_record_set_date (step, KG_STEP_ACTUAL_START, steps[i].planned_start + 2);
    if (i < 3)
      kg_record_set_date (step, KG_STEP_ACTUAL_END, steps[i].planned_end + 3);
    if (!kg_txn_insert (txn, step, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
add_history (KgTxn       *txn,
             KgCaseload  *self,
             GError     **error)
{
  static const char *const lights[] = { "green", "green", "yellow", "yellow", "yellow", "red" };
  static const struct { const char *name; const char *post; const char *phone; const char *role; guint unit; } agents[] = {
    { "周某某", "大场镇副镇长", "021-5650 0001", "territorial_chief", 3 },
    { "吴某某", "区规资局科长", "021-5650 0002", "department_chief", 1 },
    { "郑某某", "区建管委科长", "138 0000 0003", "department_chief", 2 },
  };
  KgDistrict *district = self->district;

  for (guint i = 0; i < G_N_ELEMENTS (lights); i++) {
    KgDate day = KG_DISTRICT_TODAY - 7 * (int) (G_N_ELEMENTS (lights) - i) + 4;
    g_autofree char *week = kg_date_to_week_code (day);
    g_autoptr (KgRecord) entry = kg_record_new (&kg_table_light_entry);

    kg_record_set_text (entry, KG_LIGHT_ENTRY_PROJECT, district->project[0]);
    kg_record_set_text (entry, KG_LIGHT_ENTRY_KIND, "snapshot");
    kg_record_set_text (entry, KG_LIGHT_ENTRY_WEEK, week);
    kg_record_set_date (entry, KG_LIGHT_ENTRY_ENTERED_ON, day);
    kg_record_set_text (entry, KG_LIGHT_ENTRY_PROPOSED, lights[i]);
    if (!kg_txn_insert (txn, entry, error))
      return FALSE;
  }

  for (guint i = 0; i < G_N_ELEMENTS (agents); i++) {
    g_autoptr (KgRecord) person = kg_record_new (&kg_table_person);
    g_autoptr (KgRecord) agent = kg_record_new (&kg_table_project_agent);

    kg_record_set_text (person, KG_PERSON_NAME, agents[i].name);
    kg_record_set_text (person, KG_PERSON_POST, agents[i].post);
    kg_record_set_text (person, KG_PERSON_PHONE, agents[i].phone);
    kg_record_set_text (person, KG_PERSON_UNIT, district->unit[agents[i].unit]);
    kg_record_set_text (agent, KG_PROJECT_AGENT_PROJECT, district->project[0]);
    kg_record_set_text (agent, KG_PROJECT_AGENT_PERSON, kg_record_get_id (person));
    kg_record_set_text (agent, KG_PROJECT_AGENT_ROLE, agents[i].role);
    if (!kg_txn_insert (txn, person, error) || !kg_txn_insert (txn, agent, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
name_project (KgTxn       *txn,
              KgCaseload  *self,
              GError     **error)
{
  g_autoptr (KgRecord) project = kg_query_need (txn, &kg_table_project, self->district->project[0], error);
  g_autoptr (KgRecord) edit = NULL;

  if (project == NULL)
    return FALSE;

  edit = kg_record_copy (project);
  kg_record_set_text (edit, KG_PROJECT_CODE, "2305-310113-04-01-123456");
  kg_record_set_text (edit, KG_PROJECT_BUILDER, "上海易卜半导体有限公司");
  kg_record_set_text (edit, KG_PROJECT_LEADER, "王某某");
  kg_record_set_text (edit, KG_PROJECT_KIND, "科技产业类");
  kg_record_set_text (edit, KG_PROJECT_START_PERMIT, "建设工程施工许可证");
  kg_record_set_text (edit, KG_PROJECT_CONTENT, "新建先进封装测试厂房及配套动力站、办公楼,总建筑面积约8.6万平方米");
  kg_record_set_date (edit, KG_PROJECT_PLANNED_START, KG_DISTRICT_TODAY + 11);
  return kg_txn_update (txn, project, edit, error);
}

static gboolean
fill (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  KgCaseload *self = data;

  return name_project (txn, self, error) &&
         add_steps (txn, self, error) &&
         add_history (txn, self, error) &&
         hold_meeting (txn, self, error) &&
         act_all (txn, self, error);
}

KgCaseload *
kg_caseload_new (void)
{
  KgCaseload *self = g_new0 (KgCaseload, 1);

  self->district = kg_district_new ();
  kg_district_do (self->district, fill, self);

  return self;
}

void
kg_caseload_free (KgCaseload *self)
{
  kg_district_free (self->district);
  g_free (self->meeting);
  for (guint i = 0; i < KG_N_CASES; i++) {
    g_free (self->number[i]);
    g_free (self->id[i]);
  }
  g_free (self);
}
