// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-board.h"
#include "services/kg-project-edit.h"
#include "services/kg-query.h"
#include "services/kg-report-service.h"

#include <string.h>

/* Reports and how often they are awaited; forecasts and their reasons. */

typedef struct {
  KgDistrict *district;
  const char *text;
  KgDate day;
  int every;
  KgRecord *project;
  GPtrArray *rows;
  char *reasons;
} Fixture;

#define TODAY KG_DISTRICT_TODAY

static gboolean
report_cb (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Fixture *fixture = data;
  g_autofree char *id = kg_report_add (txn, context, fixture->district->project[1], fixture->text, "专班",
                                       fixture->day, error);

  return id != NULL;
}

static gboolean
every_cb (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  Fixture *fixture = data;
  g_autoptr (KgRecord) project = kg_query_project (txn, fixture->district->project[1], error);

  return kg_report_set_every (txn, context, project, fixture->every, error);
}

static gboolean
forecast_cb (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Fixture *fixture = data;
  g_autoptr (KgRecord) project = kg_query_project (txn, fixture->district->project[1], error);

  return kg_project_reforecast (txn, context, project, fixture->day, fixture->text, error);
}

static gboolean
load_cb (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *fixture = data;
  const char *id = fixture->district->project[1];
  g_autoptr (KgBoard) board = kg_board_load (txn, context, id, error);
  g_autoptr (GPtrArray) reasons = kg_board_get_reasons (board, kg_board_find_project (board, id));

  g_free (fixture->reasons);
  fixture->reasons = kg_light_reasons_to_text (reasons);
  g_clear_pointer (&fixture->project, kg_record_unref);
  g_clear_pointer (&fixture->rows, g_ptr_array_unref);
  fixture->project = kg_query_project (txn, id, error);
  fixture->rows = kg_query_children (txn, &kg_table_reforecast, KG_REFORECAST_PROJECT, id, KG_COL_ID, error);
  return fixture->rows != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->district = kg_district_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->project, kg_record_unref);
  g_clear_pointer (&fixture->rows, g_ptr_array_unref);
  g_free (fixture->reasons);
  kg_district_free (fixture->district);
}

/* Who is to report and does not is noticed; a report ends the silence. */
static void
test_silence (Fixture       *fixture,
              gconstpointer  data)
{
  kg_district_do (fixture->district, load_cb, fixture);
  g_assert_null (strstr (fixture->reasons, "report"));
  g_assert_cmpint (kg_report_next_day (fixture->district->context, fixture->project, TODAY), ==, KG_DATE_NONE);

  fixture->every = 2;
  kg_district_do (fixture->district, every_cb, fixture);
  kg_district_do (fixture->district, load_cb, fixture);
  g_assert_nonnull (strstr (fixture->reasons, "report"));
  g_assert_cmpint (kg_report_next_day (fixture->district->context, fixture->project, TODAY), ==, TODAY + 2);
  /* A Friday: the next two working days end on Tuesday. */
  g_assert_cmpint (kg_report_next_day (fixture->district->context, fixture->project, TODAY - 3), ==, TODAY + 1);

  fixture->text = "方案已送审";
  kg_district_do (fixture->district, report_cb, fixture);
  kg_district_do (fixture->district, load_cb, fixture);
  g_assert_null (strstr (fixture->reasons, "report"));

  fixture->every = 0;
  kg_district_do (fixture->district, every_cb, fixture);
  kg_district_do (fixture->district, load_cb, fixture);
  g_assert_true (kg_record_is_null (fixture->project, KG_PROJECT_REPORT_EVERY));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const int every[] = { -1, 251, G_MAXINT };

  for (guint i = 0; i < G_N_ELEMENTS (every); i++) {
    g_autofree char *sentence = NULL;

    fixture->every = every[i];
    sentence = kg_district_fail (fixture->district, every_cb, fixture, KG_ERROR_REFUSED);
    g_assert_nonnull (strstr (sentence, "report_every"));
  }
  fixture->every = 250;
  kg_district_do (fixture->district, every_cb, fixture);

  for (guint i = 0; i < 3; i++) {
    g_autofree char *sentence = NULL;

    fixture->text = i == 0 ? NULL : i == 1 ? "  " : "方案已送审";
    fixture->day = i == 2 ? TODAY + 1 : KG_DATE_NONE;
    sentence = kg_district_fail (fixture->district, report_cb, fixture, KG_ERROR_REFUSED);
    g_assert_nonnull (strstr (sentence, i == 2 ? "2026-11-24" : "text"));
  }
}

static void
test_forecasts (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *unsaid = NULL;
  g_autofree char *past = NULL;

  fixture->day = TODAY + 40;
  unsaid = kg_district_fail (fixture->district, forecast_cb, fixture, KG_ERROR_REFUSED);
  fixture->text = "管线搬迁顺延";
  fixture->day = TODAY - 1;
  past = kg_district_fail (fixture->district, forecast_cb, fixture, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (past, "2026-11-22"));

  for (guint i = 0; i < 3; i++) {
    fixture->day = i == 2 ? KG_DATE_NONE : TODAY + 40 * (int) i;
    kg_district_do (fixture->district, forecast_cb, fixture);
  }
  kg_district_do (fixture->district, load_cb, fixture);
  g_assert_cmpuint (fixture->rows->len, ==, 3);
  for (guint i = 0; i < 3; i++) {
    KgRecord *row = g_ptr_array_index (fixture->rows, i);

    g_assert_true (kg_record_is (row, KG_REFORECAST_REASON, "管线搬迁顺延"));
    g_assert_cmpint (kg_record_get_date (row, KG_REFORECAST_PREVIOUS), ==, i == 0 ? KG_DATE_NONE : TODAY + 40 * (int) (i - 1));
  }
  g_assert_true (kg_record_is_null (fixture->project, KG_PROJECT_FORECAST_START));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/report-service/silence", test_silence);
  ADD ("/report-service/refused", test_refused);
  ADD ("/report-service/forecasts", test_forecasts);
#undef ADD

  return g_test_run ();
}
