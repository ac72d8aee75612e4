// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-job.h"
#include "storage/kg-store-check.h"
#include "storage/kg-txn.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>

/* What the store's thread does: one transaction per job. */

static gboolean
check_version (KgStoreCore  *core,
               int           version,
               GError      **error)
{
  if (version < KG_SCHEMA_VERSION && core->flags & KG_STORE_READ_ONLY) {
    g_set_error (error, KG_ERROR, KG_ERROR_READ_ONLY,
                 _("The store “%s” must be opened for writing once, to bring it up to date."),
                 core->uri);
    return FALSE;
  }

  return TRUE;
}

/**
 * kg_job_open:
 *
 * Opens the engine and brings its schema up to date.
 */
gboolean
kg_job_open (KgStoreCore  *core,
             KgJob        *job,
             GError      **error)
{
  KgDriver *driver = kg_driver_open (core->uri, core->flags, error);
  int version;

  if (driver == NULL)
    return FALSE;

  if ((version = driver->klass->get_version (driver, error)) < 0 ||
      !check_version (core, version, error) ||
      (version < KG_SCHEMA_VERSION &&
       !driver->klass->migrate (driver, KG_SCHEMA_VERSION, &core->origin->copy, error))) {
    kg_driver_free (driver);
    return FALSE;
  }

  core->origin->version = version;
  core->driver = driver;
  core->change_mark = driver->klass->get_change_mark (driver);

  return TRUE;
}

static gboolean
call_func (KgTxn      *txn,
           KgTxnFunc   func,
           gpointer    func_data,
           GError    **error)
{
  g_autoptr (GError) failure = NULL;

  if (func (txn, func_data, &failure)) {
    if (failure == NULL)
      return TRUE;
    g_critical ("A transaction succeeded with an error: %s", failure->message);
  }

  if (failure == NULL)
    g_set_error_literal (&failure, KG_ERROR, KG_ERROR_FAILED, _("The change was given up."));
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/**
 * kg_job_read:
 *
 * Runs the job's function in a transaction that sees one state of the store
 * and changes nothing.
 */
gboolean
kg_job_read (KgStoreCore  *core,
             KgJob        *job,
             GError      **error)
{
  const KgDriverClass *klass = core->driver->klass;
  g_autoptr (KgTxn) txn = NULL;
  gboolean ok;

  if (!klass->begin (core->driver, FALSE, error))
    return FALSE;

  txn = kg_txn_new_reading (core->driver);
  ok = call_func (txn, job->func, job->func_data, error);
  klass->rollback (core->driver);

  return ok;
}

/* Runs func in a writing transaction that fills changes. */
static gboolean
write_changes (KgStoreCore  *core,
               const char   *by,
               KgChangeset  *changes,
               KgTxnFunc     func,
               gpointer      func_data,
               gboolean     *stored,
               GError      **error)
{
  const KgDriverClass *klass = core->driver->klass;
  g_autoptr (KgTxn) txn = NULL;

  if (core->flags & KG_STORE_READ_ONLY) {
    g_set_error (error, KG_ERROR, KG_ERROR_READ_ONLY,
                 _("The store “%s” was opened for reading only."), core->uri);
    return FALSE;
  }

  if (by == NULL || *by == '\0' || !g_utf8_validate (by, -1, NULL)) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED,
                         _("A change needs the name of the person who makes it."));
    return FALSE;
  }

  if (!klass->begin (core->driver, TRUE, error))
    return FALSE;

  txn = kg_txn_new_writing (core->driver, by, changes);
  if (!call_func (txn, func, func_data, error) || !kg_txn_check_broken (txn, error)) {
    klass->rollback (core->driver);
    return FALSE;
  }

  *stored = kg_txn_has_stored (txn);
  if (!*stored) {
    klass->rollback (core->driver);
    return TRUE;
  }

  return klass->commit (core->driver, error);
}

static gboolean
finish_changes (KgStoreCore *core,
                KgJob       *job,
                KgChangeset *changes,
                gboolean     stored)
{
  job->result = kg_changeset_ref (changes);
  job->result_destroy = (GDestroyNotify) kg_changeset_unref;
  if (stored)
    kg_feed_push (core->feed, changes);

  return TRUE;
}

/**
 * kg_job_transact:
 *
 * Runs the job's function in a transaction and commits what it did. The
 * result is a #KgChangeset.
 */
gboolean
kg_job_transact (KgStoreCore  *core,
                 KgJob        *job,
                 GError      **error)
{
  g_autoptr (KgChangeset) changes = kg_changeset_new (job->text);
  gboolean stored;

  return write_changes (core, job->by, changes, job->func, job->func_data, &stored, error) &&
         finish_changes (core, job, changes, stored);
}

static gboolean
apply_cb (KgTxn     *txn,
          gpointer   user_data,
          GError   **error)
{
  return kg_txn_apply (txn, user_data, error);
}

/**
 * kg_job_commit:
 *
 * Commits the job's changeset unless it is in the store already. The result
 * is the #KgChangeset as it was stored.
 */
gboolean
kg_job_commit (KgStoreCore  *core,
               KgJob        *job,
               GError      **error)
{
  g_autoptr (KgChangeset) changes =
    kg_changeset_new_with_id (kg_changeset_get_id (job->changeset),
                              kg_changeset_get_label (job->changeset));
  gboolean stored;

  return write_changes (core, job->by, changes, apply_cb, (gpointer) job->changeset, &stored,
                        error) &&
         finish_changes (core, job, changes, stored);
}

/**
 * kg_job_check:
 *
 * The result is a #GPtrArray of sentences.
 */
gboolean
kg_job_check (KgStoreCore  *core,
              KgJob        *job,
              GError      **error)
{
  const KgDriverClass *klass = core->driver->klass;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!klass->check (core->driver, findings, error))
    return FALSE;

  /* Rows of a broken file or schema would only repeat that it is broken. */
  if (findings->len == 0) {
    KgJob reading = { .func = kg_store_check_rows, .func_data = findings };

    if (!kg_job_read (core, &reading, error))
      return FALSE;
  }

  job->result = g_steal_pointer (&findings);
  job->result_destroy = (GDestroyNotify) g_ptr_array_unref;

  return TRUE;
}

gboolean
kg_job_backup (KgStoreCore  *core,
               KgJob        *job,
               GError      **error)
{
  return core->driver->klass->backup (core->driver, job->text, error);
}

/**
 * kg_store_core_idle:
 *
 * Lets the engine tidy up, and looks whether others changed something.
 */
void
kg_store_core_idle (KgStoreCore *core)
{
  g_autoptr (GObject) store = NULL;
  gint64 mark;

  if (core->driver == NULL)
    return;

  if (core->driver->klass->idle != NULL)
    core->driver->klass->idle (core->driver);

  store = kg_feed_ref_owner (core->feed);
  if (store == NULL ||
      !g_signal_has_handler_pending (store, g_signal_lookup ("changed", KG_TYPE_STORE), 0, FALSE))
    return;

  mark = core->driver->klass->get_change_mark (core->driver);
  if (mark != core->change_mark) {
    core->change_mark = mark;
    kg_feed_push (core->feed, NULL);
  }
}

void
kg_store_core_free (KgStoreCore *core)
{
  g_clear_pointer (&core->driver, kg_driver_free);
  kg_feed_unref (core->feed);
  g_free (core->uri);
  g_free (core);
}
