// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void (*place_prepare) (const char *uri);

static guint serial;

Place *
place_new (const char *engine)
{
  Place *self = g_new0 (Place, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kaigong-store-XXXXXX", &error);
  g_assert_no_error (error);
  if (g_str_equal (engine, "mock"))
    self->uri = g_strdup_printf ("mock:%s", self->folder);
  else
    self->uri = g_build_filename (self->folder, "区级 store.kaigong", NULL);
  if (place_prepare != NULL)
    place_prepare (self->uri);

  return self;
}

void
place_free (Place *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->uri);
  g_free (self);
}

char *
place_path (Place      *self,
            const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

KgStore *
place_open (Place *self)
{
  g_autoptr (GError) error = NULL;
  KgStore *store = kg_store_open (self->uri, KG_STORE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);

  return store;
}

KgDriver *
place_open_driver (Place *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  KgDriver *driver = kg_driver_new (self->uri);

  g_assert_nonnull (driver);
  driver->klass->open (driver, self->uri, KG_STORE_CREATE, &error);
  g_assert_no_error (error);
  if (driver->klass->get_version (driver, &error) < KG_SCHEMA_VERSION)
    driver->klass->migrate (driver, KG_SCHEMA_VERSION, &kept, &error);
  g_assert_no_error (error);

  return driver;
}

static char *
first_code (const char *codes)
{
  return g_strndup (codes, strcspn (codes, "|"));
}

static void
fill_column (KgDriver *driver,
             KgRecord *row,
             int       column)
{
  const KgTable *table = kg_record_get_table (row);
  const KgColumn *description = &table->columns[column];
  g_autoptr (KgRecord) other = NULL;
  g_autofree char *text = NULL;

  switch (description->type) {
  case KG_TYPE_TEXT:
    text = g_strdup_printf ("%s %u 宝山", description->name, ++serial);
    break;
  case KG_TYPE_JSON:
    text = g_strdup_printf ("{\"%s\":[%u,null]}", description->name, ++serial);
    break;
  case KG_TYPE_CODE:
    text = first_code (description->detail);
    break;
  case KG_TYPE_REF:
    if (g_str_equal (description->detail, table->name))
      return;
    other = make_row (driver, kg_table_by_name (description->detail));
    insert_row (driver, other);
    text = g_strdup (kg_record_get_id (other));
    break;
  case KG_TYPE_DATE:
    kg_record_set_date (row, column, kg_date_new (2026, 1, 1) + (KgDate) (++serial % 365));
    return;
  case KG_TYPE_BOOL:
    kg_record_set_int (row, column, 1);
    return;
  case KG_TYPE_INT:
  case KG_TYPE_INSTANT:
  default:
    kg_record_set_int (row, column, ++serial);
    return;
  }

  kg_record_set_text (row, column, text);
}

KgRecord *
make_row (KgDriver      *driver,
          const KgTable *table)
{
  KgRecord *row = kg_record_new (table);

  for (int i = KG_COL_COMMON; i < (int) table->n_columns; i++)
    fill_column (driver, row, i);
  kg_record_set_int (row, KG_COL_VERSION, 1);
  kg_record_set_int (row, KG_COL_CHANGED_AT, 1780000000000);
  kg_record_set_text (row, KG_COL_CHANGED_BY, "周科长");

  return row;
}

void
insert_row (KgDriver       *driver,
            const KgRecord *row)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = driver->klass->insert (driver, row, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static gboolean
keep_cb (KgRecord *record,
         gpointer  user_data)
{
  KgRecord **kept = user_data;

  g_assert_null (*kept);
  *kept = kg_record_ref (record);
  return TRUE;
}

KgRecord *
find_row (KgDriver      *driver,
          const KgTable *table,
          const char    *id)
{
  KgFilter filter = { .conditions = { { KG_COL_ID, KG_OP_EQ, id, 0 } }, .n_conditions = 1 };
  g_autoptr (GError) error = NULL;
  KgRecord *found = NULL;

  driver->klass->scan (driver, table, &filter, keep_cb, &found, &error);
  g_assert_no_error (error);

  return found;
}

KgRecord *
new_project (const char *name)
{
  KgRecord *project = kg_record_new (&kg_table_project);

  kg_record_set_text (project, KG_PROJECT_NAME, name);
  kg_record_set_text (project, KG_PROJECT_STATE, "planned");

  return project;
}

KgRecord *
new_unit (const char *name)
{
  KgRecord *unit = kg_record_new (&kg_table_unit);

  kg_record_set_text (unit, KG_UNIT_NAME, name);
  kg_record_set_text (unit, KG_UNIT_KIND, "territory");

  return unit;
}

KgChangeset *
commit_insert (KgStore  *store,
               KgRecord *record)
{
  g_autoptr (KgChangeset) changes = kg_changeset_new ("new");
  g_autoptr (GError) error = NULL;
  KgChangeset *stored;

  kg_changeset_insert (changes, record);
  stored = kg_store_commit (store, "王秘书", changes, &error);
  g_assert_no_error (error);

  return stored;
}

typedef struct {
  const KgTable *table;
  const char *id;
  KgRecord *found;
  guint n;
} Lookup;

static gboolean
read_row_cb (KgTxn    *txn,
             gpointer  user_data,
             GError  **error)
{
  Lookup *lookup = user_data;

  lookup->found = kg_txn_find (txn, lookup->table, KG_COL_ID, lookup->id, error);
  return *error == NULL;
}

KgRecord *
read_row (KgStore       *store,
          const KgTable *table,
          const char    *id)
{
  Lookup lookup = { table, id, NULL, 0 };
  g_autoptr (GError) error = NULL;

  kg_store_read (store, read_row_cb, &lookup, &error);
  g_assert_no_error (error);

  return lookup.found;
}

static gboolean
count_cb (KgRecord *record,
          gpointer  user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static gboolean
count_rows_cb (KgTxn    *txn,
               gpointer  user_data,
               GError  **error)
{
  Lookup *lookup = user_data;

  return kg_txn_scan (txn, lookup->table, NULL, count_cb, &lookup->n, error);
}

guint
count_rows (KgStore       *store,
            const KgTable *table)
{
  Lookup lookup = { table, NULL, NULL, 0 };
  g_autoptr (GError) error = NULL;

  kg_store_read (store, count_rows_cb, &lookup, &error);
  g_assert_no_error (error);

  return lookup.n;
}

void
assert_sound (KgStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = kg_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}
