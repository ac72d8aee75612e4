// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-labels.h"
#include "core/kg-words.h"

#include <string.h>

/* A code never reaches a person. */
static void
test_every_code_has_a_word (void)
{
  guint n_tables, n_codes = 0;
  const KgTable *const *tables = kg_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++) {
    for (guint c = 0; c < tables[t]->n_columns; c++) {
      g_auto (GStrv) codes = NULL;

      if (tables[t]->columns[c].type != KG_TYPE_CODE)
        continue;

      codes = g_strsplit (tables[t]->columns[c].detail, "|", -1);
      for (guint i = 0; codes[i] != NULL; i++, n_codes++)
        if (g_str_equal (kg_label_code (tables[t], (int) c, codes[i]), codes[i]))
          g_error ("%s.%s: “%s” has no word", tables[t]->name, tables[t]->columns[c].name, codes[i]);
    }
  }
  g_assert_cmpuint (n_codes, >, 80);
}

static void
test_states_of_steps (void)
{
  g_assert_cmpstr (kg_label_code (&kg_table_assignment_event, KG_ASSIGNMENT_EVENT_TO_STATE, "checking"), ==,
                   kg_label_code (&kg_table_assignment, KG_ASSIGNMENT_STATE, "checking"));
  g_assert_cmpstr (kg_label_code (&kg_table_light_entry, KG_LIGHT_ENTRY_PROPOSED, "on_hold"), ==, "On hold");
  g_assert_cmpstr (kg_label_code (&kg_table_assignment, KG_ASSIGNMENT_STATE, NULL), ==, "");
  g_assert_cmpstr (kg_label_code (&kg_table_assignment, KG_ASSIGNMENT_STATE, "of_tomorrow"), ==, "of_tomorrow");
}

static void
test_every_table_has_a_word (void)
{
  guint n_tables;
  const KgTable *const *tables = kg_tables (&n_tables);

  for (guint t = 0; t < n_tables; t++)
    g_assert_null (strchr (kg_words_for_table (tables[t]), '_'));
}

static void
test_days (void)
{
  static const struct { int year, month, day; const char *near; } cases[] = {
    { 2026, 11, 23, "11-23 (Mon)" },
    { 2026, 1, 1, "01-01 (Thu)" },
    { 2027, 2, 5, "2027-02-05 (Fri)" },
    { 2025, 12, 31, "2025-12-31 (Wed)" },
  };
  KgDate today = kg_date_new (2026, 11, 23);
  g_autofree char *none = kg_label_day_weekday_near (KG_DATE_NONE, today);
  g_autofree char *plain = kg_label_day (KG_DATE_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text =
      kg_label_day_weekday_near (kg_date_new (cases[i].year, cases[i].month, cases[i].day), today);

    g_assert_cmpstr (text, ==, cases[i].near);
  }
  g_assert_cmpstr (none, ==, plain);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/labels/days", test_days);
  g_test_add_func ("/labels/every-code-has-a-word", test_every_code_has_a_word);
  g_test_add_func ("/labels/states-of-steps", test_states_of_steps);
  g_test_add_func ("/labels/every-table-has-a-word", test_every_table_has_a_word);

  return g_test_run ();
}
