// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-txn.h"
#include "storage/kg-guard.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>

/* A transaction as use cases see it. It fills in who and when and the version,
 * writes the change log, and collects what was changed, with the records as
 * they are in the store afterwards. Lives on the store's thread. */

struct _KgTxn {
  KgDriver *driver;
  gboolean writing;
  char *by;
  gint64 now;
  KgChangeset *changes;
  GHashTable *written; /* "table/id" → Written */
  gboolean logged;
  gboolean repeating;  /* it is all in the store already */
  GError *broken;      /* what made going on impossible */
};

/* A row that this transaction wrote: the version its writer knows it by, and
 * the row as it is in the store. */
typedef struct {
  gint64 given;
  KgRecord *stored;
} Written;

static void
free_written (gpointer data)
{
  Written *written = data;

  kg_record_unref (written->stored);
  g_free (written);
}

/* Errors of one row leave the transaction usable, all others do not. */
static gboolean
note_failure (KgTxn  *self,
              GError *failure,
              GError **error)
{
  if (failure->domain == KG_ERROR)
    switch ((KgErrorCode) failure->code) {
    case KG_ERROR_REFUSED:
    case KG_ERROR_CONFLICT:
    case KG_ERROR_NOT_FOUND:
    case KG_ERROR_INVALID_TRANSITION:
    case KG_ERROR_NOT_ALLOWED:
      g_propagate_error (error, failure);
      return FALSE;
    case KG_ERROR_FAILED:
    case KG_ERROR_USAGE:
    case KG_ERROR_BAD_CELL:
    case KG_ERROR_UNAVAILABLE:
    case KG_ERROR_DAMAGED:
    case KG_ERROR_NEWER_SCHEMA:
    case KG_ERROR_READ_ONLY:
    case KG_ERROR_DISK_FULL:
    case KG_ERROR_FONT_MISSING:
    default:
      break;
    }

  if (self->broken == NULL)
    self->broken = g_error_copy (failure);
  g_propagate_error (error, failure);

  return FALSE;
}

static gboolean
check_writing (KgTxn   *self,
               GError **error)
{
  if (!kg_txn_check_broken (self, error))
    return FALSE;

  if (!self->writing)
    g_set_error_literal (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                         _("Nothing can be changed while only reading."));
  return self->writing;
}

static char *
row_key (const KgRecord *record)
{
  return g_strdup_printf ("%s/%s", kg_record_get_table (record)->name, kg_record_get_id (record));
}

/* The row as this transaction stored it, where @record is what its writer
 * gave; else @record. Lets one changeset change a row more than once. */
static KgRecord *
as_stored (KgTxn    *self,
           KgRecord *record)
{
  g_autofree char *key = row_key (record);
  Written *written = g_hash_table_lookup (self->written, key);

  return written != NULL && written->given == kg_record_get_version (record)
         ? written->stored : record;
}

/* Fills in the bookkeeping: in the record itself while it is still open, so
 * that its writer can go on with it, else in a copy. */
static KgRecord *
complete (KgTxn    *self,
          KgRecord *record,
          gint64    version)
{
  KgRecord *complete = kg_record_is_sealed (record) ? kg_record_copy (record)
                                                    : kg_record_ref (record);

  kg_record_set_int (complete, KG_COL_VERSION, version);
  kg_record_set_int (complete, KG_COL_CHANGED_AT, self->now);
  kg_record_set_text (complete, KG_COL_CHANGED_BY, self->by);

  return complete;
}

static void
remember (KgTxn    *self,
          gint64    given,
          KgRecord *stored)
{
  Written *written = g_new (Written, 1);

  written->given = given;
  written->stored = kg_record_ref (stored);
  g_hash_table_replace (self->written, row_key (stored), written);
}

static void
set_json (KgRecord       *entry,
          int             column,
          const KgRecord *record)
{
  g_autoptr (GString) json = NULL;

  if (record == NULL)
    return;

  json = g_string_new (NULL);
  kg_record_to_json (record, json);
  kg_record_set_text (entry, column, json->str);
}

static gboolean
write_log (KgTxn          *self,
           const char     *table,
           const char     *row,
           const char     *operation,
           const KgRecord *before,
           const KgRecord *after,
           GError        **error)
{
  g_autoptr (KgRecord) entry = kg_record_new (&kg_table_change_log);
  g_autoptr (KgRecord) whole = complete (self, entry, 1);

  kg_record_set_text (whole, KG_CHANGE_LOG_CHANGESET, kg_changeset_get_id (self->changes));
  kg_record_set_text (whole, KG_CHANGE_LOG_LABEL, kg_changeset_get_label (self->changes));
  kg_record_set_text (whole, KG_CHANGE_LOG_TABLE, table);
  kg_record_set_text (whole, KG_CHANGE_LOG_ROW, row);
  kg_record_set_text (whole, KG_CHANGE_LOG_OPERATION, operation);
  set_json (whole, KG_CHANGE_LOG_BEFORE, before);
  set_json (whole, KG_CHANGE_LOG_AFTER, after);
  self->logged = TRUE;

  return self->driver->klass->insert (self->driver, whole, error);
}

static gboolean
log_change (KgTxn          *self,
            const char     *operation,
            const KgRecord *before,
            const KgRecord *after,
            GError        **error)
{
  const KgRecord *record = after != NULL ? after : before;
  const KgTable *table = kg_record_get_table (record);
  GError *failure = NULL;

  if (self->repeating || table->flags & KG_TABLE_UNLOGGED)
    return TRUE;

  if (write_log (self, table->name, kg_record_get_id (record), operation, before, after, &failure))
    return TRUE;

  /* A change without its log entry must not be committed. */
  self->broken = g_error_copy (failure);
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * kg_txn_scan:
 * @filter: (nullable): which rows in which order, or %NULL for all by id
 *
 * Calls @func for each row. @func may read other rows, but must not write to
 * the table that is scanned: use kg_txn_select() for that.
 */
gboolean
kg_txn_scan (KgTxn          *self,
             const KgTable  *table,
             const KgFilter *filter,
             KgScanFunc      func,
             gpointer        user_data,
             GError        **error)
{
  GError *failure = NULL;

  if (!kg_txn_check_broken (self, error))
    return FALSE;

  if (self->driver->klass->scan (self->driver, table, filter, func, user_data, &failure))
    return TRUE;

  return note_failure (self, failure, error);
}

static gboolean
collect_cb (KgRecord *record,
            gpointer  user_data)
{
  g_ptr_array_add (user_data, kg_record_ref (record));
  return TRUE;
}

/**
 * kg_txn_select:
 *
 * Returns: (transfer full) (element-type KgRecord): the rows, perhaps none,
 *   or %NULL with @error set
 */
GPtrArray *
kg_txn_select (KgTxn          *self,
               const KgTable  *table,
               const KgFilter *filter,
               GError        **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);

  if (!kg_txn_scan (self, table, filter, collect_cb, rows, error))
    return NULL;

  return g_steal_pointer (&rows);
}

static gboolean
keep_cb (KgRecord *record,
         gpointer  user_data)
{
  KgRecord **kept = user_data;

  *kept = kg_record_ref (record);
  return FALSE;
}

/**
 * kg_txn_find:
 * @column: a text-like column
 * @text: (nullable): its value; %NULL means null
 *
 * Returns: (transfer full) (nullable): the first such row by id; %NULL without
 *   an error when there is none, %NULL with @error set when reading failed
 */
KgRecord *
kg_txn_find (KgTxn          *self,
             const KgTable  *table,
             int             column,
             const char     *text,
             GError        **error)
{
  KgFilter filter = {
    .conditions = { { column, KG_OP_EQ, text, 0 } },
    .n_conditions = 1,
    .limit = 1,
  };
  KgRecord *found = NULL;

  g_return_val_if_fail (kg_column_is_text (table, column), NULL);

  return kg_txn_scan (self, table, &filter, keep_cb, &found, error) ? found : NULL;
}

/**
 * kg_txn_get:
 *
 * Returns: (transfer full) (nullable): the row with this id; %NULL without an
 *   error when there is none, %NULL with @error set when reading failed
 */
KgRecord *
kg_txn_get (KgTxn          *self,
            const KgTable  *table,
            const char     *id,
            GError        **error)
{
  return id != NULL ? kg_txn_find (self, table, KG_COL_ID, id, error) : NULL;
}

/**
 * kg_txn_insert:
 * @record: a row with an id that is not in the store
 *
 * The store fills in version, changed_at and changed_by: in @record itself,
 * which is sealed by this, unless it was sealed before. A new row gets version
 * 1; one that comes back after it was removed goes on counting.
 */
gboolean
kg_txn_insert (KgTxn     *self,
               KgRecord  *record,
               GError   **error)
{
  g_autoptr (KgRecord) whole = NULL;
  gint64 given = kg_record_get_version (record);
  GError *failure = NULL;

  g_return_val_if_fail (kg_record_get_table (record) != &kg_table_change_log, FALSE);

  if (!check_writing (self, error))
    return FALSE;

  whole = complete (self, record, given + 1);
  if (whole == record)
    given++;
  if (!self->repeating &&
      (!kg_guard_check_values (whole, &failure) ||
       !self->driver->klass->insert (self->driver, whole, &failure)))
    return note_failure (self, failure, error);

  remember (self, given, whole);
  kg_changeset_insert (self->changes, whole);

  return log_change (self, "insert", NULL, whole, error);
}

/**
 * kg_txn_update:
 * @before: the row as it was read; %KG_ERROR_CONFLICT when it has changed since
 * @after: a copy of it with other values
 *
 * As kg_txn_insert(), the bookkeeping goes into @after, which is sealed by
 * this. Nothing happens when both have the same values.
 */
gboolean
kg_txn_update (KgTxn     *self,
               KgRecord  *before,
               KgRecord  *after,
               GError   **error)
{
  g_autoptr (KgRecord) whole = NULL;
  KgRecord *stored;
  gint64 given;
  gint64 version;
  GError *failure = NULL;

  g_return_val_if_fail (kg_record_get_table (before) == kg_record_get_table (after), FALSE);
  g_return_val_if_fail (g_strcmp0 (kg_record_get_id (before), kg_record_get_id (after)) == 0,
                        FALSE);
  g_return_val_if_fail (kg_record_get_table (before) != &kg_table_change_log, FALSE);

  if (!check_writing (self, error))
    return FALSE;

  if (kg_record_same_values (before, after))
    return TRUE;

  stored = as_stored (self, before);
  version = kg_record_get_version (stored);
  given = kg_record_get_version (after);
  whole = complete (self, after, version + 1);
  if (whole == after)
    given = version + 1;
  if (!self->repeating &&
      (!kg_guard_check_values (whole, &failure) ||
       !self->driver->klass->update (self->driver, whole, version, &failure)))
    return note_failure (self, failure, error);

  kg_changeset_update (self->changes, stored, whole);
  if (!log_change (self, "update", stored, whole, error))
    return FALSE;
  remember (self, given, whole);

  return TRUE;
}

/**
 * kg_txn_delete:
 * @record: the row as it was read
 *
 * Removes the row. %KG_ERROR_NOT_ALLOWED when other rows refer to it, or when
 * rows of its table never go.
 */
gboolean
kg_txn_delete (KgTxn     *self,
               KgRecord  *record,
               GError   **error)
{
  KgRecord *stored;
  GError *failure = NULL;

  if (!check_writing (self, error))
    return FALSE;

  stored = as_stored (self, record);
  if (!self->repeating &&
      !self->driver->klass->remove (self->driver, kg_record_get_table (record),
                                    kg_record_get_id (record), kg_record_get_version (stored),
                                    &failure))
    return note_failure (self, failure, error);

  kg_changeset_delete (self->changes, stored);

  return log_change (self, "delete", stored, NULL, error);
}

/**
 * kg_txn_get_by:
 *
 * Returns: (nullable): who makes the change; %NULL while only reading
 */
const char *
kg_txn_get_by (KgTxn *self)
{
  return self->by;
}

/**
 * kg_txn_get_now:
 *
 * Returns: when the transaction began, in milliseconds since 1970 UTC
 */
gint64
kg_txn_get_now (KgTxn *self)
{
  return self->now;
}

KgTxn *
kg_txn_new_reading (KgDriver *driver)
{
  KgTxn *self = g_new0 (KgTxn, 1);

  self->driver = driver;
  self->now = g_get_real_time () / 1000;

  return self;
}

/**
 * kg_txn_new_writing:
 * @changes: an empty changeset, which takes up what is changed
 */
KgTxn *
kg_txn_new_writing (KgDriver    *driver,
                    const char  *by,
                    KgChangeset *changes)
{
  KgTxn *self = kg_txn_new_reading (driver);

  self->writing = TRUE;
  self->by = g_strdup (by);
  self->changes = kg_changeset_ref (changes);
  self->written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_written);

  return self;
}

void
kg_txn_free (KgTxn *self)
{
  g_clear_pointer (&self->written, g_hash_table_unref);
  g_clear_pointer (&self->changes, kg_changeset_unref);
  g_clear_error (&self->broken);
  g_free (self->by);
  g_free (self);
}

static gboolean
apply_change (KgTxn           *self,
              const KgChange  *change,
              GError         **error)
{
  switch (change->kind) {
  case KG_CHANGE_INSERT:
    return kg_txn_insert (self, change->after, error);
  case KG_CHANGE_UPDATE:
    return kg_txn_update (self, change->before, change->after, error);
  case KG_CHANGE_DELETE:
    return kg_txn_delete (self, change->before, error);
  default:
    g_assert_not_reached ();
  }
}

/**
 * kg_txn_apply:
 * @changeset: what a client wants to commit
 *
 * Applies it, or, when it is in the store already, finds out what the first
 * time gave: the same changeset with the same versions, writer and time.
 */
gboolean
kg_txn_apply (KgTxn             *self,
              const KgChangeset *changeset,
              GError           **error)
{
  const char *id = kg_changeset_get_id (changeset);
  g_autoptr (GError) failure = NULL;
  g_autoptr (KgRecord) entry = NULL;

  entry = kg_txn_find (self, &kg_table_change_log, KG_CHANGE_LOG_CHANGESET, id, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }

  if (entry != NULL) {
    self->repeating = TRUE;
    self->now = kg_record_get_int (entry, KG_COL_CHANGED_AT);
    g_free (self->by);
    self->by = g_strdup (kg_record_get_text (entry, KG_COL_CHANGED_BY));
  }

  for (guint i = 0; i < kg_changeset_get_size (changeset); i++)
    if (!apply_change (self, kg_changeset_get (changeset, i), error))
      return FALSE;

  /* Where only private rows were changed, the log keeps the bare fact, so
   * that a repeat is recognized. */
  if (!self->logged && !self->repeating && kg_changeset_get_size (self->changes) > 0)
    return write_log (self, "changeset", id, "insert", NULL, NULL, error);

  return TRUE;
}

/**
 * kg_txn_has_stored:
 *
 * Whether there is anything to commit.
 */
gboolean
kg_txn_has_stored (KgTxn *self)
{
  return !self->repeating && kg_changeset_get_size (self->changes) > 0;
}

/**
 * kg_txn_check_broken:
 *
 * Whether the transaction can go on, and at its end be committed.
 */
gboolean
kg_txn_check_broken (KgTxn   *self,
                     GError **error)
{
  if (self->broken == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->broken));
  return FALSE;
}
