// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-calendar-service.h"
#include "services/kg-context-load.h"
#include "services/kg-query.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  KgCalendarImport *import;
  int year;
  guint n_forgotten;
  char *text;
  const char *value;
  KgCalendar *calendar;
} Run;

static gboolean
preview (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  return kg_calendar_import_preview (txn, context, ((Run *) data)->import, error);
}

static gboolean
apply (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  return kg_calendar_import_apply (txn, context, ((Run *) data)->import, error);
}

static gboolean
forget (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  Run *run = data;

  return kg_calendar_forget (txn, context, run->year, &run->n_forgotten, error);
}

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Run *run = data;

  g_clear_pointer (&run->text, g_free);
  g_clear_pointer (&run->calendar, kg_calendar_unref);
  if (!kg_calendar_stored_text (txn, &run->text, error))
    return FALSE;

  run->calendar = kg_calendar_load (txn, kg_context_get_calendar (context), error);
  return run->calendar != NULL;
}

static gboolean
set (KgTxn      *txn,
     KgContext  *context,
     gpointer    data,
     GError    **error)
{
  return kg_query_set_setting (txn, KG_SETTING_CALENDAR, ((Run *) data)->value, error);
}

static void
bring_in (KgDistrict *district,
          Run        *run,
          const char *content,
          gboolean    dry_run)
{
  g_autofree char *path = g_build_filename (district->folder, "days.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&run->import, kg_calendar_import_free);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  run->import = kg_calendar_import_read_file (path, &error);
  g_assert_no_error (error);
  kg_district_do (district, dry_run ? preview : apply, run);
  g_remove (path);
}

static void
expect (Run   *run,
        guint  n_new,
        guint  n_changed,
        guint  n_same)
{
  g_assert_cmpuint (run->import->n_new, ==, n_new);
  g_assert_cmpuint (run->import->n_changed, ==, n_changed);
  g_assert_cmpuint (run->import->n_same, ==, n_same);
}

static void
clear_run (Run *run)
{
  g_clear_pointer (&run->import, kg_calendar_import_free);
  g_clear_pointer (&run->text, g_free);
  g_clear_pointer (&run->calendar, kg_calendar_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static void
test_in_and_out (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_auto (Run) run = { 0 };

  kg_district_do (district, load, &run);
  g_assert_null (run.text);
  g_assert_false (kg_calendar_covers (run.calendar, 2027));
  g_assert_true (kg_calendar_covers (run.calendar, 2026));

  bring_in (district, &run, "2027-10-01,2027-10-07,休,国庆节\n2027-10-09,班,国庆节\n2026-11-24,休,区庆\n", TRUE);
  expect (&run, 9, 0, 0);
  g_assert_cmpuint (run.import->n_off, ==, 8);
  g_assert_cmpuint (run.import->n_work, ==, 1);
  kg_district_do (district, load, &run);
  g_assert_null (run.text);

  bring_in (district, &run, "2027-10-01,2027-10-07,休,国庆节\n2027-10-09,班,国庆节\n2026-11-24,休,区庆\n", FALSE);
  expect (&run, 9, 0, 0);
  kg_district_do (district, load, &run);
  g_assert_cmpstr (run.text, ==, "2026-11-24 off 区庆\n2027-10-01..2027-10-07 off 国庆节\n2027-10-09 work 国庆节\n");
  g_assert_true (kg_calendar_covers (run.calendar, 2027));
  g_assert_true (kg_calendar_is_workday (run.calendar, kg_date_new (2027, 10, 9)));
  g_assert_false (kg_calendar_is_workday (run.calendar, kg_date_new (2026, 11, 24)));
  g_assert_cmpstr (kg_calendar_get_name (run.calendar, kg_date_new (2026, 10, 1)), ==, "国庆节");

  /* The same again changes nothing; another file replaces its own days only. */
  bring_in (district, &run, "2026-11-24,休,区庆\n", FALSE);
  expect (&run, 0, 0, 1);
  bring_in (district, &run, "2027-10-07,班,国庆节\n2027-10-08,休,国庆节\n", FALSE);
  expect (&run, 1, 1, 0);
  kg_district_do (district, load, &run);
  g_assert_cmpstr (run.text, ==, "2026-11-24 off 区庆\n2027-10-01..2027-10-06 off 国庆节\n2027-10-07 work 国庆节\n"
                                 "2027-10-08 off 国庆节\n2027-10-09 work 国庆节\n");

  run.year = 2028;
  kg_district_do (district, forget, &run);
  g_assert_cmpuint (run.n_forgotten, ==, 0);
  run.year = 2027;
  kg_district_do (district, forget, &run);
  g_assert_cmpuint (run.n_forgotten, ==, 9);
  kg_district_do (district, load, &run);
  g_assert_cmpstr (run.text, ==, "2026-11-24 off 区庆\n");
  run.year = 0;
  kg_district_do (district, forget, &run);
  g_assert_cmpuint (run.n_forgotten, ==, 1);
  kg_district_do (district, load, &run);
  g_assert_null (run.text);
  g_assert_false (kg_calendar_covers (run.calendar, 2027));

  /* Where nothing is left, something can be brought in again. */
  bring_in (district, &run, "2026-11-24,休,区庆\n", FALSE);
  expect (&run, 1, 0, 0);
}

static void
test_nothing_of_a_bad_file (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autofree char *path = g_build_filename (district->folder, "bad.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (Run) run = { 0 };

  bring_in (district, &run, "2026-11-24,休,区庆\n", FALSE);
  g_assert_true (g_file_set_contents (path, "2027-10-01,休\n2027-10-02,休\n2027-10-01,班\n", -1, NULL));
  g_assert_null (kg_calendar_import_read_file (path, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==,
                   "bad.csv, row 3: 2027-10-01 is given as a working day here and as a day off in row 1");
  g_remove (path);
  kg_district_do (district, load, &run);
  g_assert_cmpstr (run.text, ==, "2026-11-24 off 区庆\n");
}

/* What somebody else wrote into the setting is no calendar. */
static void
test_bad_days_in_the_store (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autofree char *sentence = NULL;
  g_auto (Run) run = { .value = "2027-01-01 off\n2027-13-01 off\n" };

  kg_district_do (district, set, &run);
  sentence = kg_district_fail (district, load, &run, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (sentence, "the calendar in the store, line 2"));

  /* It can be got rid of, as a whole. */
  run.year = 2027;
  g_clear_pointer (&sentence, g_free);
  sentence = kg_district_fail (district, forget, &run, KG_ERROR_REFUSED);
  run.year = 0;
  kg_district_do (district, forget, &run);
  g_assert_cmpuint (run.n_forgotten, ==, 0);
  kg_district_do (district, load, &run);
  g_assert_null (run.text);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar-service/in-and-out", test_in_and_out);
  g_test_add_func ("/calendar-service/bad-file", test_nothing_of_a_bad_file);
  g_test_add_func ("/calendar-service/bad-store", test_bad_days_in_the_store);

  return g_test_run ();
}
