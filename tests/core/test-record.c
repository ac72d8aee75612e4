// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-changeset.h"
#include "core/kg-error.h"
#include "core/kg-record.h"
#include "core/kg-uuid.h"

#include <string.h>

static void
test_uuids_grow (void)
{
  g_autofree char *last = kg_uuid_new ();

  for (int i = 0; i < 20000; i++) {
    char *next = kg_uuid_new ();

    g_assert_true (kg_uuid_is_valid (next));
    g_assert_cmpint (next[14], ==, '7');
    g_assert_cmpstr (last, <, next);
    g_free (last);
    last = next;
  }
}

static void
test_tables_stand_after_what_they_refer_to (void)
{
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  for (guint i = 0; i < n; i++) {
    for (guint c = 0; c < tables[i]->n_columns; c++) {
      const KgColumn *column = &tables[i]->columns[c];
      gboolean found = FALSE;

      if (column->type != KG_TYPE_REF)
        continue;
      for (guint k = 0; k <= i; k++)
        found = found || g_str_equal (tables[k]->name, column->detail);
      if (!found)
        g_error ("%s.%s refers to a later table", tables[i]->name, column->name);
    }

    /* Every state of a life cycle is a code of its column. */
    for (const KgTransition *t = tables[i]->transitions; t != NULL && t->from != NULL; t++) {
      g_assert_true (kg_table_code_is_valid (tables[i], tables[i]->state_column, t->from));
      g_assert_true (kg_table_code_is_valid (tables[i], tables[i]->state_column, t->to));
    }
  }
}

static void
test_values (void)
{
  g_autoptr (KgRecord) a = kg_record_new (&kg_table_project);
  g_autoptr (KgRecord) b = NULL;
  g_autoptr (GString) json = g_string_new (NULL);

  g_assert_true (kg_record_is_null (a, KG_PROJECT_NAME));
  kg_record_set_text (a, KG_PROJECT_NAME, "易卜\"半导体\"\n项目");
  kg_record_set_text (a, KG_PROJECT_STATE, "planned");
  kg_record_set_int (a, KG_PROJECT_INVESTMENT, 120000);
  kg_record_set_date (a, KG_PROJECT_PLANNED_START, kg_date_new (2026, 11, 30));
  kg_record_set_text (a, KG_PROJECT_BUILDER, "");
  g_assert_true (kg_record_is_null (a, KG_PROJECT_BUILDER));

  b = kg_record_copy (a);
  g_assert_true (kg_record_same_values (a, b));
  kg_record_set_date (b, KG_PROJECT_PLANNED_START, KG_DATE_NONE);
  g_assert_false (kg_record_same_values (a, b));

  kg_record_set_text (b, KG_COL_ID, "x");
  kg_record_to_json (b, json);
  g_assert_cmpstr (json->str, ==,
                   "{\"id\":\"x\",\"version\":0,\"name\":\"易卜\\\"半导体\\\"\\n项目\","
                   "\"investment\":120000,\"state\":\"planned\"}");
}

static void
test_validation_names_the_column (void)
{
  g_autoptr (KgRecord) r = kg_record_new (&kg_table_project);
  g_autoptr (GError) error = NULL;

  kg_record_set_text (r, KG_PROJECT_STATE, "planned");
  g_assert_false (kg_record_validate (r, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "project.name"));
  g_clear_error (&error);

  kg_record_set_text (r, KG_PROJECT_NAME, "n");
  g_assert_true (kg_record_validate (r, &error));
  kg_record_set_text (r, KG_PROJECT_STATE, "gone");
  g_assert_false (kg_record_validate (r, &error));
  g_assert_nonnull (strstr (error->message, "project.state"));
}

static void
test_inverse_goes_backwards (void)
{
  g_autoptr (KgChangeset) set = kg_changeset_new ("edit");
  g_autoptr (KgChangeset) undo = NULL;
  g_autoptr (KgRecord) unit = kg_record_new (&kg_table_unit);
  g_autoptr (KgRecord) before = kg_record_new (&kg_table_project);
  g_autoptr (KgRecord) after = kg_record_copy (before);

  kg_changeset_insert (set, unit);
  kg_changeset_update (set, before, after);
  undo = kg_changeset_invert (set, "undo");

  g_assert_cmpuint (kg_changeset_get_size (undo), ==, 2);
  g_assert_cmpint (kg_changeset_get (undo, 0)->kind, ==, KG_CHANGE_UPDATE);
  g_assert_true (kg_changeset_get (undo, 0)->after == before);
  g_assert_cmpint (kg_changeset_get (undo, 1)->kind, ==, KG_CHANGE_DELETE);
  g_assert_true (kg_changeset_get (undo, 1)->before == unit);
  g_assert_true (kg_changeset_is_undoable (set));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/uuids-grow", test_uuids_grow);
  g_test_add_func ("/record/table-order", test_tables_stand_after_what_they_refer_to);
  g_test_add_func ("/record/values", test_values);
  g_test_add_func ("/record/validation", test_validation_names_the_column);
  g_test_add_func ("/changeset/inverse", test_inverse_goes_backwards);

  return g_test_run ();
}
