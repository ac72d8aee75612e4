// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-txn.h"
#include "core/kg-error.h"

/* A transaction as use cases see it: its life, and how it reads. Lives on the
 * store's thread. */

static void
free_written (gpointer data)
{
  KgTxnWritten *written = data;

  kg_record_unref (written->stored);
  g_free (written);
}

/**
 * kg_txn_note_failure:
 * @failure: (transfer full): what went wrong
 *
 * Errors of one row leave the transaction usable, all others do not.
 *
 * Returns: %FALSE
 */
gboolean
kg_txn_note_failure (KgTxn   *self,
                     GError  *failure,
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

  return kg_txn_note_failure (self, failure, error);
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
    return kg_txn_write_log (self, "changeset", id, "insert", NULL, NULL, error);

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
