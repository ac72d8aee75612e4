// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-txn.h"
#include "storage/kg-guard.h"
#include "core/kg-error.h"
#include "core/kg-uuid.h"

#include <glib/gi18n-lib.h>

/* How a transaction writes. It fills in who and when and the version, writes
 * the change log, and collects what was changed, with the records as they are
 * in the store afterwards. */

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
  KgTxnWritten *written = g_hash_table_lookup (self->written, key);

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
  KgTxnWritten *written = g_new (KgTxnWritten, 1);

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
follow_cb (KgRecord *entry,
           gpointer  user_data)
{
  kg_uuid_follow (kg_record_get_id (entry));
  return TRUE;
}

/* The log goes by its ids, which are made from clocks: one that was set back,
 * or that of another seat, must not put this change before those there are. */
static gboolean
follow_log (KgTxn   *self,
            GError **error)
{
  return self->logged ||
         kg_txn_scan (self, &kg_table_change_log,
                      &(KgFilter) {
                        .order = { KG_ORDER_DESC (KG_COL_ID) },
                        .limit = 1,
                        .without = ~KG_COLUMN_BIT (KG_COL_ID) },
                      follow_cb, NULL, error);
}

/**
 * kg_txn_write_log:
 *
 * Adds an entry to the change log, behind all that are there.
 */
gboolean
kg_txn_write_log (KgTxn          *self,
                  const char     *table,
                  const char     *row,
                  const char     *operation,
                  const KgRecord *before,
                  const KgRecord *after,
                  GError        **error)
{
  g_autoptr (KgRecord) entry = NULL;
  g_autoptr (KgRecord) whole = NULL;

  if (!follow_log (self, error))
    return FALSE;

  entry = kg_record_new (&kg_table_change_log);
  whole = complete (self, entry, 1);
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

  if (kg_txn_write_log (self, table->name, kg_record_get_id (record), operation, before, after,
                        &failure))
    return TRUE;

  /* A change without its log entry must not be committed. */
  self->broken = g_error_copy (failure);
  g_propagate_error (error, failure);
  return FALSE;
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
    return kg_txn_note_failure (self, failure, error);

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
    return kg_txn_note_failure (self, failure, error);

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
    return kg_txn_note_failure (self, failure, error);

  kg_changeset_delete (self->changes, stored);

  return log_change (self, "delete", stored, NULL, error);
}
