// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-plan.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

#include <stdlib.h>

/* make-store FILE [PROJECTS [STEPS]]: a store of made-up projects, the same
 * ones every time, for benchmarks and for looking at full screens. */

static const char *const towns[] = { "大场镇", "顾村镇", "罗店镇", "杨行镇", "月浦镇", "淞南镇", "高境镇", "庙行镇" };
static const char *const kinds[] = { "半导体", "生物医药", "机器人", "新材料", "智能装备", "数据中心", "租赁住房" };
static const char *const parts[] = { "研发总部", "产业园", "标准厂房", "创新中心", "生产基地" };
static const char *const units[] = { "区规资局", "区建管委", "区发展改革委", "区经委", "区水务局" };
static const char *const steps[] = {
  "项目备案", "地块边界确认", "土地出让合同", "用地规划许可证", "设计方案公示", "设计方案批复",
  "工程规划许可证", "施工图审查", "施工招标", "质量安全报监", "临时用电", "施工许可证",
};

typedef struct {
  guint n_projects;
  guint n_steps;
  char *territory[G_N_ELEMENTS (towns)];
  char *lead_unit[G_N_ELEMENTS (units)];
} Maker;

static char *
add_unit (KgTxn       *txn,
          const char  *name,
          const char  *kind,
          guint        position,
          GError     **error)
{
  g_autoptr (KgRecord) unit = kg_record_new (&kg_table_unit);

  kg_record_set_text (unit, KG_UNIT_NAME, name);
  kg_record_set_text (unit, KG_UNIT_KIND, kind);
  kg_record_set_int (unit, KG_UNIT_POSITION, position);
  return kg_txn_insert (txn, unit, error) ? g_strdup (kg_record_get_id (unit)) : NULL;
}

static gboolean
add_steps (KgTxn            *txn,
           Maker            *maker,
           guint             p,
           const char       *project,
           KgDate            target,
           KgDate            today,
           const KgCalendar *calendar,
           GError          **error)
{
  KgStep plan[G_N_ELEMENTS (steps)] = { 0 };
  guint n = MIN (maker->n_steps, G_N_ELEMENTS (steps));
  int late = (int) (p * 7 % 40) - 28; /* most are in time */

  for (guint s = 0; s < n; s++)
    plan[s].duration = (guint16) (3 + (p + s * 5) % 11);
  kg_plan_chain_all (plan, n);
  kg_plan_schedule_back (plan, n, target, calendar);

  for (guint s = 0; s < n; s++) {
    g_autoptr (KgRecord) step = kg_record_new (&kg_table_step);
    g_autofree char *key = g_strdup_printf ("step-%u", s + 1);
    g_autofree char *before = g_strdup_printf ("step-%u", s);

    kg_record_set_text (step, KG_STEP_PROJECT, project);
    kg_record_set_int (step, KG_STEP_POSITION, s);
    kg_record_set_text (step, KG_STEP_KEY, key);
    kg_record_set_text (step, KG_STEP_NAME, steps[s]);
    kg_record_set_int (step, KG_STEP_DURATION, plan[s].duration);
    kg_record_set_int (step, KG_STEP_DURATION_MIN, plan[s].duration * 3 / 4);
    kg_record_set_int (step, KG_STEP_DURATION_MAX, plan[s].duration * 2);
    kg_record_set_text (step, KG_STEP_PREDECESSORS, s > 0 ? before : "-");
    kg_record_set_text (step, KG_STEP_SOURCE, "假设");
    kg_record_set_text (step, KG_STEP_MODE, "normal");
    kg_record_set_date (step, KG_STEP_PLANNED_START, plan[s].planned_start);
    kg_record_set_date (step, KG_STEP_PLANNED_END, plan[s].planned_end);
    if (plan[s].planned_end + MAX (late, 0) < today)
      kg_record_set_date (step, KG_STEP_ACTUAL_END, plan[s].planned_end);
    if (!kg_txn_insert (txn, step, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
make (KgTxn     *txn,
      gpointer   user_data,
      GError   **error)
{
  Maker *maker = user_data;
  g_autoptr (KgContext) context = kg_context_new (kg_today ());
  KgDate today = kg_context_get_today (context);

  for (guint i = 0; i < G_N_ELEMENTS (towns); i++)
    if ((maker->territory[i] = add_unit (txn, towns[i], "territory", 10 + i, error)) == NULL)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if ((maker->lead_unit[i] = add_unit (txn, units[i], "department", i, error)) == NULL)
      return FALSE;

  for (guint p = 0; p < maker->n_projects; p++) {
    g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);
    g_autofree char *name =
      g_strdup_printf ("%s%s%s%u期项目", towns[p % G_N_ELEMENTS (towns)],
                       kinds[p / 3 % G_N_ELEMENTS (kinds)], parts[p / 7 % G_N_ELEMENTS (parts)], p + 1);
    g_autofree char *code = g_strdup_printf ("2026-310113-39-01-%06u", p);
    KgDate target = today - 10 + (KgDate) (p * 13 % 240);

    kg_record_set_text (project, KG_PROJECT_NAME, name);
    kg_record_set_text (project, KG_PROJECT_CODE, code);
    kg_record_set_text (project, KG_PROJECT_BUILDER, "上海某某建设发展有限公司");
    kg_record_set_text (project, KG_PROJECT_TERRITORY, maker->territory[p % G_N_ELEMENTS (towns)]);
    kg_record_set_text (project, KG_PROJECT_LEAD_UNIT, maker->lead_unit[p % G_N_ELEMENTS (units)]);
    kg_record_set_text (project, KG_PROJECT_KIND, kinds[p / 3 % G_N_ELEMENTS (kinds)]);
    kg_record_set_int (project, KG_PROJECT_INVESTMENT, 3000 + p * 977 % 250000);
    kg_record_set_date (project, KG_PROJECT_PLANNED_START, target);
    kg_record_set_text (project, KG_PROJECT_STATE, p % 7 == 0 ? "started" : p % 41 == 0 ? "on_hold" : "planned");
    if (p % 7 == 0)
      kg_record_set_date (project, KG_PROJECT_ACTUAL_START, today - (KgDate) (p % 200));
    if (!kg_txn_insert (txn, project, error) ||
        !add_steps (txn, maker, p, kg_record_get_id (project), target, today,
                    kg_context_get_calendar (context), error))
      return FALSE;
  }

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  Maker maker = { .n_projects = 10000, .n_steps = 12 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) store = NULL;
  g_autoptr (KgChangeset) done = NULL;

  if (argc < 2) {
    g_printerr ("usage: make-store FILE [PROJECTS [STEPS]]\n");
    return 2;
  }
  if (argc > 2)
    maker.n_projects = (guint) atoi (argv[2]);
  if (argc > 3)
    maker.n_steps = (guint) atoi (argv[3]);

  store = kg_store_open (argv[1], KG_STORE_CREATE, &error);
  if (store != NULL)
    done = kg_store_transact (store, "make-store", "Make projects", make, &maker, &error);
  if (error != NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }

  kg_store_close (store);
  return 0;
}
