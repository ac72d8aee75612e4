// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "contract.h"
#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "storage/kg-guard.h"

#include <string.h>

/* Every rule of every table, found by walking the table description, tried
 * on the engine itself. */

/* Each test runs in one transaction that is given up at the end, so that the
 * tables do not disturb each other. */
static void
each_table (void (*test) (KgDriver      *driver,
                          const KgTable *table))
{
  g_autoptr (Place) place = place_new (contract_engine);
  g_autoptr (KgDriver) driver = place_open_driver (place);
  g_autoptr (GError) error = NULL;
  guint n;
  const KgTable *const *tables = kg_tables (&n);

  for (guint i = 0; i < n; i++) {
    g_test_message ("%s", tables[i]->name);
    driver->klass->begin (driver, TRUE, &error);
    g_assert_no_error (error);
    test (driver, tables[i]);
    driver->klass->rollback (driver);
  }
}

/* Which sentence people get must not be the engine's. */
static void
assert_refused (gboolean     ok,
                GError     **error,
                KgErrorCode  code)
{
  g_assert_false (ok);
  g_assert_error (*error, KG_ERROR, (int) code);
  g_test_message ("%s", (*error)->message);
  g_assert_null (strstr ((*error)->message, "kg:"));
  g_assert_null (strstr ((*error)->message, "constraint"));
  g_assert_null (strstr ((*error)->message, "_"));
  g_assert_true (g_str_has_suffix ((*error)->message, "."));
  g_clear_error (error);
}

static void
refuse_insert (KgDriver       *driver,
               const KgRecord *row,
               KgErrorCode     code)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = driver->klass->insert (driver, row, &error);

  assert_refused (ok, &error, code);
}

static void
refuse_update (KgDriver       *driver,
               const KgRecord *row,
               KgErrorCode     code)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = driver->klass->update (driver, row, kg_record_get_version (row) - 1, &error);
  g_autoptr (KgRecord) still = find_row (driver, kg_record_get_table (row),
                                         kg_record_get_id (row));

  assert_refused (ok, &error, code);
  g_assert_cmpint (kg_record_get_version (still), ==, kg_record_get_version (row) - 1);
}

static void
refuse_remove (KgDriver       *driver,
               const KgRecord *row,
               KgErrorCode     code)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = driver->klass->remove (driver, kg_record_get_table (row), kg_record_get_id (row),
                                       kg_record_get_version (row), &error);
  g_autoptr (KgRecord) still = find_row (driver, kg_record_get_table (row),
                                         kg_record_get_id (row));

  assert_refused (ok, &error, code);
  g_assert_nonnull (still);
}

static KgRecord *
next_version (const KgRecord *row)
{
  KgRecord *next = kg_record_copy (row);

  kg_record_set_int (next, KG_COL_VERSION, kg_record_get_version (row) + 1);
  return next;
}

static KgRecord *
insert_new (KgDriver      *driver,
            const KgTable *table)
{
  KgRecord *row = make_row (driver, table);

  insert_row (driver, row);
  return row;
}

static gboolean
can_reach (const KgTable *table,
           const char    *from,
           const char    *to,
           guint          n_steps)
{
  if (g_str_equal (from, to))
    return TRUE;

  for (const KgTransition *t = table->transitions; n_steps > 0 && t->from != NULL; t++)
    if (g_str_equal (t->from, from) && can_reach (table, t->to, to, n_steps - 1))
      return TRUE;

  return FALSE;
}

/* Takes the row to a state by the shortest way that its life cycle has. */
static void
lead_to (KgDriver   *driver,
         KgRecord  **row,
         const char *state)
{
  const KgTable *table = kg_record_get_table (*row);
  guint n_steps = 0;

  while (!can_reach (table, kg_record_get_text (*row, table->state_column), state, n_steps))
    g_assert_cmpuint (++n_steps, <, 10);

  for (; n_steps > 0; n_steps--) {
    const KgTransition *t = table->transitions;
    g_autoptr (KgRecord) next = next_version (*row);
    g_autoptr (GError) error = NULL;

    while (!kg_record_is (*row, table->state_column, t->from) ||
           !can_reach (table, t->to, state, n_steps - 1))
      t++;
    kg_record_set_text (next, table->state_column, t->to);
    driver->klass->update (driver, next, kg_record_get_version (*row), &error);
    g_assert_no_error (error);
    kg_record_unref (*row);
    *row = g_steal_pointer (&next);
  }
}

static void
test_columns (KgDriver      *driver,
              const KgTable *table)
{
  for (int i = 0; i < (int) table->n_columns; i++) {
    g_autoptr (KgRecord) row = make_row (driver, table);
    g_autoptr (KgRecord) wrong = kg_record_copy (row);

    if (table->columns[i].flags & KG_COLUMN_REQUIRED) {
      kg_record_set_null (wrong, i);
      refuse_insert (driver, wrong, KG_ERROR_REFUSED);
      kg_record_set_field (wrong, i, row);
    }

    switch (table->columns[i].type) {
    case KG_TYPE_CODE:
      kg_record_set_text (wrong, i, "不对");
      break;
    case KG_TYPE_JSON:
      kg_record_set_text (wrong, i, "{\"a\":}");
      break;
    case KG_TYPE_BOOL:
      kg_record_set_int (wrong, i, 2);
      break;
    case KG_TYPE_DATE:
      kg_record_set_date (wrong, i, kg_date_new (2199, 12, 31) + 1);
      break;
    case KG_TYPE_INT:
      if (i != KG_COL_VERSION)
        continue;
      kg_record_set_int (wrong, i, 0);
      break;
    case KG_TYPE_REF:
      kg_record_set_text (wrong, i, "nobody");
      break;
    case KG_TYPE_TEXT:
    case KG_TYPE_INSTANT:
    default:
      continue;
    }
    refuse_insert (driver, wrong, KG_ERROR_REFUSED);

    /* The same on the way of an update. */
    insert_row (driver, row);
    kg_record_set_int (wrong, KG_COL_VERSION, i == KG_COL_VERSION ? 3 : 2);
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (driver->klass->update (driver, wrong, 1, &error));
      g_assert_nonnull (error);
    }
  }
}

static void
test_uniqueness (KgDriver      *driver,
                 const KgTable *table)
{
  g_autoptr (KgRecord) row = insert_new (driver, table);
  g_autoptr (KgRecord) same_id = make_row (driver, table);
  int set[KG_MAX_UNIQUE];
  guint n = kg_table_unique_set (table, set);

  kg_record_set_text (same_id, KG_COL_ID, kg_record_get_id (row));
  refuse_insert (driver, same_id, KG_ERROR_REFUSED);

  for (int i = KG_COL_COMMON; i < (int) table->n_columns; i++) {
    g_autoptr (KgRecord) twin = NULL;

    if (!(table->columns[i].flags & KG_COLUMN_UNIQUE))
      continue;
    twin = make_row (driver, table);
    kg_record_set_field (twin, i, row);
    refuse_insert (driver, twin, KG_ERROR_REFUSED);

    /* Nor may another row become its twin. */
    g_clear_pointer (&twin, kg_record_unref);
    {
      g_autoptr (KgRecord) other = insert_new (driver, table);

      twin = next_version (other);
      kg_record_set_field (twin, i, row);
      refuse_update (driver, twin, KG_ERROR_REFUSED);
    }
  }

  if (n > 0) {
    g_autoptr (KgRecord) twin = make_row (driver, table);
    g_autoptr (KgRecord) other = insert_new (driver, table);
    g_autoptr (KgRecord) becoming = next_version (other);

    for (guint i = 0; i < n; i++) {
      kg_record_set_field (twin, set[i], row);
      kg_record_set_field (becoming, set[i], row);
    }
    refuse_insert (driver, twin, KG_ERROR_REFUSED);
    refuse_update (driver, becoming, KG_ERROR_REFUSED);
  }
}

/* A row that counts, with the numbers of @like; or one that may come to. */
static KgRecord *
insert_counted (KgDriver       *driver,
                const KgRecord *like,
                const char     *parent,
                const char     *state)
{
  const KgTable *table = kg_record_get_table (like);
  KgRecord *row = make_row (driver, table);
  int set[KG_MAX_UNIQUE];
  guint n = kg_table_counted_set (table, set);

  for (guint i = 0; i < n; i++)
    kg_record_set_field (row, set[i], like);
  if (parent != NULL)
    kg_record_set_text (row, table->counted->parent_column, parent);
  insert_row (driver, row);
  lead_to (driver, &row, state);
  return row;
}

/* The state from which a row comes to count. */
static const char *
state_before (const KgTable *table)
{
  for (const KgTransition *t = table->transitions; t->from != NULL; t++)
    if (g_str_equal (t->to, table->counted->state))
      return t->from;

  g_assert_not_reached ();
}

static void
refuse_counting (KgDriver *driver,
                 KgRecord *row)
{
  const KgTable *table = kg_record_get_table (row);
  g_autoptr (KgRecord) next = next_version (row);

  kg_record_set_text (next, table->state_column, table->counted->state);
  refuse_update (driver, next, KG_ERROR_REFUSED);
}

static void
test_counting (KgDriver      *driver,
               const KgTable *table)
{
  const KgCounted *counted = table->counted;
  const KgTable *parent_table;
  g_autoptr (KgRecord) parent = NULL, cousin = NULL, stranger = NULL, moved = NULL, next = NULL;
  g_autoptr (KgRecord) like = NULL, first = NULL, twin = NULL, near = NULL, far = NULL, other = NULL;
  int set[KG_MAX_UNIQUE];
  guint n = kg_table_counted_set (table, set);

  if (counted == NULL)
    return;

  parent_table = kg_table_by_name (table->columns[counted->parent_column].detail);
  parent = insert_new (driver, parent_table);
  cousin = make_row (driver, parent_table);
  kg_record_set_field (cousin, counted->shared_column, parent);
  insert_row (driver, cousin);
  stranger = insert_new (driver, parent_table);
  like = make_row (driver, table);

  /* One that does not count yet is in nobody's way. */
  twin = insert_counted (driver, like, kg_record_get_id (parent), state_before (table));
  first = insert_counted (driver, like, kg_record_get_id (parent), counted->state);
  refuse_counting (driver, twin);
  near = insert_counted (driver, like, kg_record_get_id (cousin), state_before (table));
  refuse_counting (driver, near);

  /* Under another series the number is another one. */
  far = insert_counted (driver, like, kg_record_get_id (stranger), counted->state);
  moved = next_version (stranger);
  kg_record_set_field (moved, counted->shared_column, parent);
  refuse_update (driver, moved, KG_ERROR_NOT_ALLOWED);

  /* And so it is when one of the columns differs. */
  other = make_row (driver, table);
  next = next_version (near);
  kg_record_set_field (next, set[n - 1], other);
  kg_record_set_text (next, table->state_column, counted->state);
  {
    g_autoptr (GError) error = NULL;

    driver->klass->update (driver, next, kg_record_get_version (near), &error);
    g_assert_no_error (error);
  }
}

static void
test_versions (KgDriver      *driver,
               const KgTable *table)
{
  g_autoptr (KgRecord) row = insert_new (driver, table);
  g_autoptr (KgRecord) next = next_version (row);
  g_autoptr (GError) error = NULL;

  if (table->flags & KG_TABLE_APPEND_ONLY) {
    refuse_update (driver, next, KG_ERROR_NOT_ALLOWED);
    refuse_remove (driver, row, KG_ERROR_NOT_ALLOWED);
    return;
  }

  /* Two steps at once, no step, and from a version that is not there. */
  kg_record_set_int (next, KG_COL_VERSION, 3);
  assert_refused (driver->klass->update (driver, next, 1, &error), &error, KG_ERROR_CONFLICT);
  kg_record_set_int (next, KG_COL_VERSION, 1);
  assert_refused (driver->klass->update (driver, next, 1, &error), &error, KG_ERROR_CONFLICT);
  kg_record_set_int (next, KG_COL_VERSION, 2);
  assert_refused (driver->klass->update (driver, next, 2, &error), &error, KG_ERROR_CONFLICT);
  assert_refused (driver->klass->remove (driver, table, kg_record_get_id (row), 2, &error),
                  &error, KG_ERROR_CONFLICT);
  assert_refused (driver->klass->remove (driver, table, "nobody", 1, &error), &error,
                  KG_ERROR_NOT_FOUND);

  g_assert_true (driver->klass->update (driver, next, 1, &error));
  g_assert_no_error (error);
  if (table->flags & KG_TABLE_NO_DELETE) {
    refuse_remove (driver, next, KG_ERROR_NOT_ALLOWED);
    return;
  }
  g_assert_true (driver->klass->remove (driver, table, kg_record_get_id (row), 2, &error));
  g_assert_no_error (error);
  g_assert_null (find_row (driver, table, kg_record_get_id (row)));
}

static void
test_references (KgDriver      *driver,
                 const KgTable *table)
{
  for (int i = KG_COL_COMMON; i < (int) table->n_columns; i++) {
    const KgTable *other;
    g_autoptr (KgRecord) target = NULL;
    g_autoptr (KgRecord) row = NULL;

    if (table->columns[i].type != KG_TYPE_REF)
      continue;
    other = kg_table_by_name (table->columns[i].detail);
    target = insert_new (driver, other);
    row = make_row (driver, table);
    kg_record_set_text (row, i, kg_record_get_id (target));
    insert_row (driver, row);
    refuse_remove (driver, target, KG_ERROR_NOT_ALLOWED);
  }
}

/* From every state that can be reached to every other. */
static void
test_transition (KgDriver      *driver,
                 const KgTable *table,
                 const char    *from,
                 const char    *to)
{
  g_autoptr (KgRecord) row = insert_new (driver, table);
  g_autoptr (KgRecord) next = NULL;
  g_autoptr (GError) error = NULL;

  lead_to (driver, &row, from);
  next = next_version (row);
  kg_record_set_text (next, table->state_column, to);

  if (kg_codes_contain (table->frozen, from)) {
    refuse_update (driver, next, KG_ERROR_NOT_ALLOWED);
  } else if (!kg_table_transition_exists (table, from, to)) {
    driver->klass->update (driver, next, kg_record_get_version (row), &error);
    g_assert_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION);
    /* The sentence names both states. */
    g_assert_nonnull (strstr (error->message, kg_label_code (table, table->state_column, from)));
    g_assert_nonnull (strstr (error->message, kg_label_code (table, table->state_column, to)));
  } else {
    driver->klass->update (driver, next, kg_record_get_version (row), &error);
    g_assert_no_error (error);
  }
}

static void
test_life_cycle (KgDriver      *driver,
                 const KgTable *table)
{
  g_auto (GStrv) states = NULL;

  if (table->transitions == NULL)
    return;

  states = g_strsplit (table->columns[table->state_column].detail, "|", -1);
  for (guint from = 0; states[from] != NULL; from++)
    for (guint to = 0; states[to] != NULL; to++)
      test_transition (driver, table, states[from], states[to]);
}

/* A value that differs from the one that is there. */
static void
alter_column (KgDriver *driver,
              KgRecord *row,
              int       column)
{
  const KgTable *table = kg_record_get_table (row);
  g_autoptr (KgRecord) other = make_row (driver, table);

  if (table->columns[column].type == KG_TYPE_CODE)
    kg_record_set_text (row, column, strrchr (table->columns[column].detail, '|') + 1);
  else
    kg_record_set_field (row, column, other);
}

static void
test_frozen (KgDriver      *driver,
             const KgTable *table)
{
  g_auto (GStrv) states = NULL;

  if (table->frozen == NULL)
    return;

  states = g_strsplit (table->frozen, "|", -1);
  for (guint s = 0; states[s] != NULL; s++) {
    g_autoptr (KgRecord) row = NULL;
    g_autoptr (KgRecord) closed = make_row (driver, table);

    /* Nobody gets round the life cycle by beginning at its end. */
    kg_record_set_text (closed, table->state_column, states[s]);
    refuse_insert (driver, closed, KG_ERROR_INVALID_TRANSITION);

    row = insert_new (driver, table);
    lead_to (driver, &row, states[s]);
    for (int i = KG_COL_CHANGED_AT; i < (int) table->n_columns; i++) {
      g_autoptr (KgRecord) next = next_version (row);

      alter_column (driver, next, i);
      refuse_update (driver, next, KG_ERROR_NOT_ALLOWED);
    }
    refuse_remove (driver, row, KG_ERROR_NOT_ALLOWED);
  }
}

static void
test_parent_frozen (KgDriver      *driver,
                    const KgTable *table)
{
  const KgTable *parent_table;
  g_auto (GStrv) states = NULL;

  if (table->parent_frozen == NULL)
    return;

  parent_table = kg_table_by_name (table->columns[table->parent_column].detail);
  states = g_strsplit (table->parent_frozen, "|", -1);
  for (guint s = 0; states[s] != NULL; s++) {
    g_autoptr (KgRecord) parent = insert_new (driver, parent_table);
    g_autoptr (KgRecord) row = make_row (driver, table);
    g_autoptr (KgRecord) late = NULL;
    g_autoptr (KgRecord) mover = NULL;
    g_autoptr (KgRecord) moved = NULL;
    g_autoptr (KgRecord) leaver = NULL;

    kg_record_set_text (row, table->parent_column, kg_record_get_id (parent));
    insert_row (driver, row);
    lead_to (driver, &parent, states[s]);

    late = make_row (driver, table);
    kg_record_set_text (late, table->parent_column, kg_record_get_id (parent));
    refuse_insert (driver, late, KG_ERROR_NOT_ALLOWED);
    for (int i = KG_COL_CHANGED_AT; i < (int) table->n_columns; i++) {
      g_autoptr (KgRecord) next = next_version (row);

      alter_column (driver, next, i);
      refuse_update (driver, next, KG_ERROR_NOT_ALLOWED);
    }
    refuse_remove (driver, row, KG_ERROR_NOT_ALLOWED);

    /* Neither into a closed one nor out of it. */
    mover = insert_new (driver, table);
    moved = next_version (mover);
    kg_record_set_text (moved, table->parent_column, kg_record_get_id (parent));
    refuse_update (driver, moved, KG_ERROR_NOT_ALLOWED);
    leaver = next_version (row);
    kg_record_set_field (leaver, table->parent_column, mover);
    refuse_update (driver, leaver, KG_ERROR_NOT_ALLOWED);
  }
}

#define EACH_TABLE(name)                   \
  static void                              \
  each_##name (void)                       \
  {                                        \
    each_table (test_##name);              \
  }
EACH_TABLE (columns)
EACH_TABLE (uniqueness)
EACH_TABLE (counting)
EACH_TABLE (versions)
EACH_TABLE (references)
EACH_TABLE (life_cycle)
EACH_TABLE (frozen)
EACH_TABLE (parent_frozen)

void
contract_add_guards (void)
{
  contract_add ("/guards/columns", each_columns);
  contract_add ("/guards/uniqueness", each_uniqueness);
  contract_add ("/guards/counting", each_counting);
  contract_add ("/guards/versions", each_versions);
  contract_add ("/guards/references", each_references);
  contract_add ("/guards/life-cycle", each_life_cycle);
  contract_add ("/guards/frozen", each_frozen);
  contract_add ("/guards/parent-frozen", each_parent_frozen);
}
