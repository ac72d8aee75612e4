// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/kg-light-service.h"

#include <string.h>

/* Weeks in a row. Each case is a history of the first project, whose light is
 * red today: one letter a week, the last one that of last week. "." is a week
 * in which only another project's light was kept, "_" one in which none was. */

typedef struct {
  KgDistrict *district;
  const char *weeks;
  KgLightRows rows;
  int n_facts;
} Fixture;

#define MONDAY KG_DISTRICT_TODAY

static gboolean
keep (KgTxn      *txn,
      Fixture    *fixture,
      guint       project,
      KgDate      day,
      const char *kind,
      const char *light,
      GError    **error)
{
  g_autoptr (KgRecord) entry = kg_record_new (&kg_table_light_entry);
  g_autofree char *week = kg_date_to_week_code (day);
  gboolean confirmed = g_str_equal (kind, "confirmed");

  kg_record_set_text (entry, KG_LIGHT_ENTRY_PROJECT, fixture->district->project[project]);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_KIND, kind);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_WEEK, week);
  kg_record_set_date (entry, KG_LIGHT_ENTRY_ENTERED_ON, day);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_PROPOSED, confirmed ? "green" : light);
  if (confirmed)
    kg_record_set_text (entry, KG_LIGHT_ENTRY_CONFIRMED, light);
  return kg_txn_insert (txn, entry, error);
}

static gboolean
fill_cb (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *fixture = data;
  guint n = (guint) strlen (fixture->weeks);

  for (guint i = 0; i < n; i++) {
    KgDate day = MONDAY - 7 * (int) (n - i) + 2;
    const char *light = NULL;

    switch (fixture->weeks[i]) {
    case 'r': light = "red"; break;
    case 'y': light = "yellow"; break;
    case 'g': light = "green"; break;
    case 'R': /* confirmed by hand, and nothing else kept */
      if (!keep (txn, fixture, 0, day, "confirmed", "red", error))
        return FALSE;
      break;
    default:
      break;
    }
    if (light != NULL && !keep (txn, fixture, 0, day, "snapshot", light, error))
      return FALSE;
    if (fixture->weeks[i] != '_' && !keep (txn, fixture, 1, day, "snapshot", "green", error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
load_cb (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *fixture = data;

  for (guint i = 0; i < 2; i++) {
    g_autoptr (KgBoard) board =
      kg_board_load (txn, context, i == 0 ? NULL : fixture->district->project[0], error);
    const KgProject *project = kg_board_find_project (board, fixture->district->project[0]);
    int n = kg_light_facts_weeks (&project->facts, KG_LIGHT_YELLOW);

    g_assert_cmpint (project->light, ==, KG_LIGHT_RED);
    if (!kg_light_rows_load (txn, board, project, &fixture->rows, error))
      return FALSE;
    /* Alone it is judged as among all. */
    g_assert_true (i == 0 || fixture->n_facts == n);
    fixture->n_facts = n;
  }
  return TRUE;
}

static void
test_rows (void)
{
  static const struct { const char *weeks; guint red, yellow; int facts; } cases[] = {
    { "", 1, 1, 0 },
    { "g", 1, 1, 0 },
    { "r", 2, 2, 1 },
    { "gyrr", 3, 4, 3 },
    { "rryyr", 2, 6, 5 },
    { "rrgrr", 3, 3, 2 },
    { "rr_r", 4, 4, 3 },       /* a week off is passed over */
    { "rr__rr", 5, 5, 4 },
    { "rr.r", 2, 2, 1 },       /* a week that it missed breaks the row */
    { "r.", 1, 1, 0 },
    { "_", 1, 1, 0 },
    { "rrrrrrrrrrrrrrr", 16, 16, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    Fixture fixture = { kg_district_new (), cases[i].weeks };

    kg_district_do (fixture.district, fill_cb, &fixture);
    kg_district_do (fixture.district, load_cb, &fixture);
    g_test_message ("%s: %u %u %d", cases[i].weeks, fixture.rows.red, fixture.rows.yellow, fixture.n_facts);
    g_assert_cmpuint (fixture.rows.red, ==, cases[i].red);
    g_assert_cmpuint (fixture.rows.yellow, ==, cases[i].yellow);
    g_assert_cmpint (fixture.n_facts, ==, cases[i].facts);
    kg_district_free (fixture.district);
  }
}

/* A light confirmed by hand stands for its week too. */
static void
test_confirmed (void)
{
  Fixture fixture = { kg_district_new (), "gR" };

  kg_district_do (fixture.district, fill_cb, &fixture);
  kg_district_do (fixture.district, load_cb, &fixture);
  g_assert_cmpuint (fixture.rows.red, ==, 2);
  kg_district_free (fixture.district);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/light-rows/rows", test_rows);
  g_test_add_func ("/light-rows/confirmed", test_confirmed);

  return g_test_run ();
}
