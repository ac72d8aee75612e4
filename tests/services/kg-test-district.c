// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"

#include <glib/gstdio.h>

typedef struct {
  KgDistrict *district;
  KgDistrictFunc func;
  gpointer data;
} Call;

static gboolean
run (KgTxn     *txn,
     gpointer   user_data,
     GError   **error)
{
  Call *call = user_data;

  return call->func (txn, call->district->context, call->data, error);
}

static gboolean
fill (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  static const struct { const char *name; const char *kind; } units[] = {
    { "区发展改革委", "convener" }, { "区规资局", "department" },
    { "区建管委", "department" }, { "大场镇", "territory" },
  };
  static const char *const names[] = { "易卜半导体项目", "宝山药谷项目", "南大科创之门" };
  KgDistrict *self = data;
  KgDate today = kg_context_get_today (context);
  g_autoptr (KgRecord) series = kg_record_new (&kg_table_series);
  g_autoptr (KgRecord) problem = kg_record_new (&kg_table_problem);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (KgRecord) unit = kg_record_new (&kg_table_unit);

    kg_record_set_text (unit, KG_UNIT_NAME, units[i].name);
    kg_record_set_text (unit, KG_UNIT_KIND, units[i].kind);
    kg_record_set_int (unit, KG_UNIT_POSITION, i);
    self->unit[i] = g_strdup (kg_record_get_id (unit));
    if (!kg_txn_insert (txn, unit, error))
      return FALSE;
  }

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);

    kg_record_set_text (project, KG_PROJECT_NAME, names[i]);
    kg_record_set_text (project, KG_PROJECT_STATE, "planned");
    kg_record_set_text (project, KG_PROJECT_TERRITORY, self->unit[3]);
    kg_record_set_text (project, KG_PROJECT_LEAD_UNIT, self->unit[1]);
    kg_record_set_int (project, KG_PROJECT_INVESTMENT, 10000 * (i + 1));
    kg_record_set_date (project, KG_PROJECT_LISTED_ON, today - 100);
    if (i < 2)
      kg_record_set_date (project, KG_PROJECT_PLANNED_START, today + 30);
    self->project[i] = g_strdup (kg_record_get_id (project));
    if (!kg_txn_insert (txn, project, error))
      return FALSE;
  }

  /* Nine working days of work are left, and 22 until the planned start. */
  for (guint i = 0; i < 2; i++) {
    g_autoptr (KgRecord) step = kg_record_new (&kg_table_step);

    kg_record_set_text (step, KG_STEP_PROJECT, self->project[1]);
    kg_record_set_int (step, KG_STEP_POSITION, i);
    kg_record_set_text (step, KG_STEP_NAME, i == 0 ? "设计方案批复" : "施工许可证");
    kg_record_set_int (step, KG_STEP_DURATION, i == 0 ? 5 : 4);
    kg_record_set_text (step, KG_STEP_MODE, "normal");
    if (!kg_txn_insert (txn, step, error))
      return FALSE;
  }

  kg_record_set_text (problem, KG_PROBLEM_PROJECT, self->project[0]);
  kg_record_set_text (problem, KG_PROBLEM_TEXT, "高压线未迁改");
  kg_record_set_text (problem, KG_PROBLEM_SEVERITY, "blocking");
  kg_record_set_date (problem, KG_PROBLEM_RAISED_ON, today - 14);
  self->problem = g_strdup (kg_record_get_id (problem));

  kg_record_set_text (series, KG_SERIES_NAME, "计划新开工项目周例会");
  kg_record_set_text (series, KG_SERIES_KIND, "weekly");
  kg_record_set_int (series, KG_SERIES_WEEKDAY, 1);
  kg_record_set_text (series, KG_SERIES_CHAIR, "王某某");
  self->series = g_strdup (kg_record_get_id (series));

  return kg_txn_insert (txn, problem, error) && kg_txn_insert (txn, series, error);
}

KgDistrict *
kg_district_new (void)
{
  KgDistrict *self = g_new0 (KgDistrict, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("kaigong-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "district.db", NULL);
  self->store = kg_store_open (path, KG_STORE_CREATE, &error);
  g_assert_no_error (error);
  self->context = kg_context_new (KG_DISTRICT_TODAY);
  kg_district_do (self, fill, self);

  return self;
}

void
kg_district_free (KgDistrict *self)
{
  GDir *dir;
  const char *name;

  kg_store_close (self->store);
  g_object_unref (self->store);
  kg_context_unref (self->context);

  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    g_unlink (path);
  }
  g_dir_close (dir);
  g_rmdir (self->folder);

  g_free (self->folder);
  g_free (self->series);
  g_free (self->problem);
  for (guint i = 0; i < G_N_ELEMENTS (self->unit); i++)
    g_free (self->unit[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->project); i++)
    g_free (self->project[i]);
  g_free (self);
}

void
kg_district_set_day (KgDistrict *self,
                     KgDate      today)
{
  kg_context_unref (self->context);
  self->context = kg_context_new (today);
}

void
kg_district_do (KgDistrict     *self,
                KgDistrictFunc  func,
                gpointer        data)
{
  Call call = { self, func, data };
  g_autoptr (GError) error = NULL;
  g_autoptr (KgChangeset) done = kg_store_transact (self->store, "测试", "test", run, &call, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
}

/**
 * kg_district_fail:
 *
 * Returns: (transfer full): the sentence
 */
char *
kg_district_fail (KgDistrict     *self,
                  KgDistrictFunc  func,
                  gpointer        data,
                  int             code)
{
  Call call = { self, func, data };
  g_autoptr (GError) error = NULL;
  g_autoptr (KgChangeset) done = kg_store_transact (self->store, "测试", "test", run, &call, &error);

  g_assert_null (done);
  g_assert_error (error, KG_ERROR, code);
  return g_strdup (error->message);
}
