// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-board.h"
#include "services/kg-excuse-service.h"
#include "services/kg-query.h"

#include <string.h>

/* Accepted reasons for a delay, and the days on which they hold. */

typedef struct {
  KgDistrict *district;
  const char *text;
  const char *by;
  KgDate until;
  KgDate day;
  const char *ending;
  char *id;
  guint n_others;
  KgBoard *board;
  const KgProject *project;
  KgRecord *row;
} Fixture;

#define TODAY KG_DISTRICT_TODAY

static gboolean
accept_cb (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Fixture *fixture = data;

  g_free (fixture->id);
  fixture->id = kg_excuse_accept (txn, context, fixture->district->project[0], fixture->text, fixture->by,
                                  fixture->until, fixture->day, &fixture->n_others, error);
  return fixture->id != NULL;
}

static gboolean
end_cb (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  Fixture *fixture = data;

  return kg_excuse_end (txn, context, fixture->id, fixture->ending, error);
}

static gboolean
load_cb (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->board, kg_board_unref);
  g_clear_pointer (&fixture->row, kg_record_unref);
  fixture->board = kg_board_load (txn, context, fixture->district->project[0], error);
  fixture->project = kg_board_find_project (fixture->board, fixture->district->project[0]);
  fixture->row = kg_query_need (txn, &kg_table_excuse, fixture->id, error);
  return fixture->row != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->district = kg_district_new ();
  fixture->text = "高压线迁改须待停电计划";
  fixture->by = "分管副区长";
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->board, kg_board_unref);
  g_clear_pointer (&fixture->row, kg_record_unref);
  g_free (fixture->id);
  kg_district_free (fixture->district);
}

static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *words = NULL;
  g_autofree char *ended = NULL;

  fixture->day = TODAY - 2;
  fixture->until = TODAY + 5;
  kg_district_do (fixture->district, accept_cb, fixture);
  g_assert_cmpuint (fixture->n_others, ==, 0);
  kg_district_do (fixture->district, load_cb, fixture);
  words = kg_excuse_words (fixture->row);
  g_assert_cmpstr (words, ==, "“高压线迁改须待停电计划”, accepted by 分管副区长 on 2026-11-21, until 2026-11-28");
  for (KgDate day = TODAY - 4; day <= TODAY + 7; day++) {
    gboolean holds = day >= TODAY - 2 && day <= TODAY + 5;

    g_assert_true (kg_excuse_is_in_force (fixture->row, day) == holds);
    if (day >= TODAY)
      g_assert_true (kg_light_facts_excused (&fixture->project->facts, day) == holds);
  }

  fixture->ending = "停电计划已批";
  kg_district_do (fixture->district, end_cb, fixture);
  kg_district_do (fixture->district, load_cb, fixture);
  ended = kg_excuse_words (fixture->row);
  g_assert_nonnull (strstr (ended, "ended on 2026-11-23: 停电计划已批"));
  g_assert_true (kg_excuse_is_in_force (fixture->row, TODAY - 1));
  g_assert_false (kg_excuse_is_in_force (fixture->row, TODAY));
  g_assert_null (fixture->project->facts.excuse);
}

/* Of several the one that lasts longest counts. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  fixture->until = TODAY + 5;
  kg_district_do (fixture->district, accept_cb, fixture);
  fixture->text = "市政管线搬迁";
  fixture->until = KG_DATE_NONE;
  kg_district_do (fixture->district, accept_cb, fixture);
  g_assert_cmpuint (fixture->n_others, ==, 1);
  kg_district_do (fixture->district, load_cb, fixture);
  g_assert_cmpstr (fixture->project->facts.excuse, ==, "市政管线搬迁");
  g_assert_cmpstr (fixture->project->facts.excused_by, ==, "分管副区长");

  kg_district_set_day (fixture->district, TODAY + 6);
  fixture->until = TODAY + 9;
  kg_district_do (fixture->district, accept_cb, fixture);
  g_assert_cmpuint (fixture->n_others, ==, 1);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  const struct {
    const char *text;
    const char *by;
    KgDate until;
    KgDate day;
    const char *fragment;
  } bad[] = {
    { "", "副区长", KG_DATE_NONE, KG_DATE_NONE, "text" },
    { NULL, "副区长", KG_DATE_NONE, KG_DATE_NONE, "text" },
    { "停电", NULL, KG_DATE_NONE, KG_DATE_NONE, "accepted_by" },
    { "停电", " ", KG_DATE_NONE, KG_DATE_NONE, "accepted_by" },
    { "停电", "副区长", TODAY - 1, KG_DATE_NONE, "2026-11-22" },
    { "停电", "副区长", TODAY + 9, TODAY + 1, "2026-11-24" },
  };
  g_autofree char *lapsed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autofree char *sentence = NULL;

    fixture->text = bad[i].text;
    fixture->by = bad[i].by;
    fixture->until = bad[i].until;
    fixture->day = bad[i].day;
    sentence = kg_district_fail (fixture->district, accept_cb, fixture, KG_ERROR_REFUSED);
    g_test_message ("%s", sentence);
    g_assert_nonnull (strstr (sentence, bad[i].fragment));
  }

  fixture->day = KG_DATE_NONE;
  fixture->until = TODAY + 2;
  kg_district_do (fixture->district, accept_cb, fixture);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *sentence = NULL;

    fixture->ending = i == 0 ? NULL : " ";
    sentence = kg_district_fail (fixture->district, end_cb, fixture, KG_ERROR_REFUSED);
    g_assert_nonnull (strstr (sentence, "停电"));
  }

  kg_district_set_day (fixture->district, TODAY + 3);
  fixture->ending = "已通电";
  lapsed = kg_district_fail (fixture->district, end_cb, fixture, KG_ERROR_INVALID_TRANSITION);
  g_assert_nonnull (strstr (lapsed, "停电"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/excuse-service/days", test_days);
  ADD ("/excuse-service/several", test_several);
  ADD ("/excuse-service/refused", test_refused);
#undef ADD

  return g_test_run ();
}
