// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-mock-guards.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>

/* An engine in memory, for tests of what stands above. A name is a store that
 * all connections of the process share. A transaction sees the tables as they
 * were when it began; a writing one changes copies of its own, which take
 * their place at the commit. */

typedef struct {
  GMutex mutex;  /* of everything below */
  GMutex writer; /* held from begin to the end of a writing transaction */
  KgMockTables tables;
  int version;
  gint64 n_commits;
} Base;

typedef struct {
  KgDriver parent;
  Base *base;
  KgMockTables view;
  guint64 copied; /* bit i: table i of the view is our own */
  gboolean writing;
  gboolean in_transaction;
  gint64 n_own_commits;
} KgDriverMock;

static GMutex bases_mutex;
static GHashTable *bases; /* name → Base, as long as the process lives */

static Base *
find_base (const char *uri,
           gboolean    create)
{
  Base *base;

  g_mutex_lock (&bases_mutex);
  if (bases == NULL)
    bases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  base = g_hash_table_lookup (bases, uri);
  if (base == NULL && create) {
    base = g_new0 (Base, 1);
    g_mutex_init (&base->mutex);
    g_mutex_init (&base->writer);
    kg_mock_tables_init (&base->tables);
    g_hash_table_insert (bases, g_strdup (uri), base);
  }
  g_mutex_unlock (&bases_mutex);

  return base;
}

static gboolean
open_driver (KgDriver     *driver,
             const char   *uri,
             KgStoreFlags  flags,
             GError      **error)
{
  KgDriverMock *self = (KgDriverMock *) driver;

  self->base = find_base (uri, flags & KG_STORE_CREATE && !(flags & KG_STORE_READ_ONLY));
  if (self->base == NULL)
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE, _("There is no store at “%s”."), uri);

  return self->base != NULL;
}

static int
get_version (KgDriver *driver,
             GError  **error)
{
  KgDriverMock *self = (KgDriverMock *) driver;
  int version;

  g_mutex_lock (&self->base->mutex);
  version = self->base->version;
  g_mutex_unlock (&self->base->mutex);

  return version;
}

static gboolean
migrate (KgDriver *driver,
         int       to_version,
         char    **kept,
         GError  **error)
{
  KgDriverMock *self = (KgDriverMock *) driver;

  *kept = NULL;
  g_mutex_lock (&self->base->mutex);
  self->base->version = to_version;
  g_mutex_unlock (&self->base->mutex);

  return TRUE;
}

/* Transactions */

static gboolean
begin (KgDriver *driver,
       gboolean  writing,
       GError  **error)
{
  KgDriverMock *self = (KgDriverMock *) driver;

  g_return_val_if_fail (!self->in_transaction, FALSE);

  if (writing)
    g_mutex_lock (&self->base->writer);

  g_mutex_lock (&self->base->mutex);
  kg_mock_tables_share (&self->view, &self->base->tables);
  g_mutex_unlock (&self->base->mutex);

  self->copied = 0;
  self->writing = writing;
  self->in_transaction = TRUE;

  return TRUE;
}

static void
end (KgDriverMock *self)
{
  kg_mock_tables_clear (&self->view);
  if (self->writing)
    g_mutex_unlock (&self->base->writer);
  self->in_transaction = FALSE;
}

static void
rollback (KgDriver *driver)
{
  KgDriverMock *self = (KgDriverMock *) driver;

  if (self->in_transaction)
    end (self);
}

static gboolean
check_transaction (KgDriverMock *self,
                   gboolean      writing,
                   GError      **error)
{
  if (self->in_transaction && (self->writing || !writing))
    return TRUE;

  g_set_error_literal (error, KG_ERROR, KG_ERROR_FAILED,
                       _("Nothing can be changed while only reading."));
  return FALSE;
}

static gboolean
commit (KgDriver *driver,
        GError  **error)
{
  KgDriverMock *self = (KgDriverMock *) driver;

  if (!check_transaction (self, FALSE, error))
    return FALSE;

  if (self->copied != 0) {
    g_mutex_lock (&self->base->mutex);
    kg_mock_tables_clear (&self->base->tables);
    kg_mock_tables_share (&self->base->tables, &self->view);
    self->base->n_commits++;
    g_mutex_unlock (&self->base->mutex);
    self->n_own_commits++;
  }
  end (self);

  return TRUE;
}

static void
close_driver (KgDriver *driver)
{
  rollback (driver);
}

/* The table for writing: the first time, a copy of its own. */
static GPtrArray *
writable_table (KgDriverMock  *self,
                const KgTable *table)
{
  guint i = kg_mock_table_index (table);
  guint64 bit = G_GUINT64_CONSTANT (1) << i;

  if (!(self->copied & bit)) {
    GPtrArray *copy = kg_mock_table_copy (self->view.rows[i]);

    g_ptr_array_unref (self->view.rows[i]);
    self->view.rows[i] = copy;
    self->copied |= bit;
  }

  return self->view.rows[i];
}

/* Rows */

static gboolean
scan (KgDriver       *driver,
      const KgTable  *table,
      const KgFilter *filter,
      KgScanFunc      func,
      gpointer        user_data,
      GError        **error)
{
  KgDriverMock *self = (KgDriverMock *) driver;
  g_autoptr (GPtrArray) found = NULL;
  guint n;

  if (!check_transaction (self, FALSE, error))
    return FALSE;

  /* A list of its own: func may write. */
  found = kg_mock_tables_select (&self->view, table, filter);

  n = filter != NULL && filter->limit > 0 ? MIN (found->len, filter->limit) : found->len;
  for (guint i = 0; i < n; i++)
    if (!func (g_ptr_array_index (found, i), user_data))
      break;

  return TRUE;
}

static KgRecord *
sealed_copy (const KgRecord *record)
{
  return kg_record_seal (kg_record_copy (record));
}

static gboolean
insert (KgDriver       *driver,
        const KgRecord *record,
        GError        **error)
{
  KgDriverMock *self = (KgDriverMock *) driver;
  const KgTable *table = kg_record_get_table (record);
  guint position;

  if (!check_transaction (self, TRUE, error) ||
      !kg_mock_check_insert (&self->view, record, error))
    return FALSE;

  kg_mock_table_find (&self->view, table, kg_record_get_id (record), &position);
  g_ptr_array_insert (writable_table (self, table), (int) position, sealed_copy (record));

  return TRUE;
}

/* The row as it is, when it has the expected version. */
static KgRecord *
expect_row (KgDriverMock  *self,
            const KgTable *table,
            const char    *id,
            gint64         expected_version,
            guint         *position,
            GError       **error)
{
  KgRecord *row = kg_mock_table_find (&self->view, table, id, position);

  if (row != NULL && kg_record_get_version (row) == expected_version)
    return row;

  kg_guard_set_error (error, row == NULL ? KG_GUARD_GONE : KG_GUARD_VERSION, table, -1, row, NULL);
  return NULL;
}

static gboolean
update (KgDriver       *driver,
        const KgRecord *record,
        gint64          expected_version,
        GError        **error)
{
  KgDriverMock *self = (KgDriverMock *) driver;
  const KgTable *table = kg_record_get_table (record);
  GPtrArray *rows;
  KgRecord *before;
  guint position;

  if (!check_transaction (self, TRUE, error))
    return FALSE;

  before = expect_row (self, table, kg_record_get_id (record), expected_version, &position, error);
  if (before == NULL || !kg_mock_check_update (&self->view, before, record, error))
    return FALSE;

  rows = writable_table (self, table);
  kg_record_unref (g_ptr_array_index (rows, position));
  g_ptr_array_index (rows, position) = sealed_copy (record);

  return TRUE;
}

static gboolean
remove_row (KgDriver       *driver,
            const KgTable  *table,
            const char     *id,
            gint64          expected_version,
            GError        **error)
{
  KgDriverMock *self = (KgDriverMock *) driver;
  KgRecord *before;
  guint position;

  if (!check_transaction (self, TRUE, error))
    return FALSE;

  before = expect_row (self, table, id, expected_version, &position, error);
  if (before == NULL || !kg_mock_check_remove (&self->view, before, error))
    return FALSE;

  g_ptr_array_remove_index (writable_table (self, table), position);

  return TRUE;
}

/* Others */

static gint64
get_change_mark (KgDriver *driver)
{
  KgDriverMock *self = (KgDriverMock *) driver;
  gint64 n_commits;

  g_mutex_lock (&self->base->mutex);
  n_commits = self->base->n_commits;
  g_mutex_unlock (&self->base->mutex);

  return n_commits - self->n_own_commits;
}

static gboolean
check (KgDriver  *driver,
       GPtrArray *findings,
       GError   **error)
{
  return TRUE;
}

static gboolean
backup (KgDriver    *driver,
        const char  *path,
        GError     **error)
{
  g_set_error_literal (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                       _("A store in memory has no backup."));
  return FALSE;
}

static const KgDriverClass mock_class = {
  .name = "mock",
  .open = open_driver,
  .close = close_driver,
  .get_version = get_version,
  .migrate = migrate,
  .begin = begin,
  .commit = commit,
  .rollback = rollback,
  .scan = scan,
  .insert = insert,
  .update = update,
  .remove = remove_row,
  .get_change_mark = get_change_mark,
  .check = check,
  .backup = backup,
};

/**
 * kg_driver_mock_new:
 *
 * Returns: a connection that is not open yet
 */
KgDriver *
kg_driver_mock_new (void)
{
  KgDriverMock *self = g_new0 (KgDriverMock, 1);

  self->parent.klass = &mock_class;
  return &self->parent;
}
