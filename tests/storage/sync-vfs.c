// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "sync-vfs.h"

#include <sqlite3.h>

/* Everything goes on to the file layer of the platform; writes and syncs of
 * the database and its log are counted on the way.
 *
 * While nobody waits, the engine copies what is in the log into the database.
 * Such a copy is no debt: a power cut leaves the log it was read from, which
 * is taken up again only once the copy is synced. */

typedef struct {
  sqlite3_file base;
  gboolean counted;
  gboolean is_log;
  gboolean dirty;
  sqlite3_file *real;
} SyncFile;

static sqlite3_vfs *platform;
static sqlite3_vfs shim;
static int n_syncs;
static int n_dirty;
static int n_logs;
static int n_dirty_logs;

#define REAL(file) (((SyncFile *) (file))->real)
#define CALL(file, method, ...) REAL (file)->pMethods->method (REAL (file), ##__VA_ARGS__)

static void
set_dirty (SyncFile *file,
           gboolean  dirty)
{
  if (!file->counted || file->dirty == dirty)
    return;

  file->dirty = dirty;
  g_atomic_int_add (&n_dirty, dirty ? 1 : -1);
  if (file->is_log)
    g_atomic_int_add (&n_dirty_logs, dirty ? 1 : -1);
}

static gboolean
is_copy_of_log (SyncFile *file)
{
  return !file->is_log && g_atomic_int_get (&n_logs) > 0 && g_atomic_int_get (&n_dirty_logs) == 0;
}

static int
close_file (sqlite3_file *file)
{
  int status = CALL (file, xClose);

  set_dirty ((SyncFile *) file, FALSE);
  if (((SyncFile *) file)->is_log)
    g_atomic_int_add (&n_logs, -1);
  g_free (REAL (file));
  return status;
}

static int
write_file (sqlite3_file  *file,
            const void    *data,
            int            n,
            sqlite3_int64  offset)
{
  if (!is_copy_of_log ((SyncFile *) file))
    set_dirty ((SyncFile *) file, TRUE);
  return CALL (file, xWrite, data, n, offset);
}

static int
truncate_file (sqlite3_file  *file,
               sqlite3_int64  size)
{
  if (!is_copy_of_log ((SyncFile *) file))
    set_dirty ((SyncFile *) file, TRUE);
  return CALL (file, xTruncate, size);
}

static int
sync_file (sqlite3_file *file,
           int           flags)
{
  int status = CALL (file, xSync, flags);

  if (status == SQLITE_OK && ((SyncFile *) file)->counted) {
    g_atomic_int_inc (&n_syncs);
    set_dirty ((SyncFile *) file, FALSE);
  }

  return status;
}

static int
read_file (sqlite3_file  *file,
           void          *data,
           int            n,
           sqlite3_int64  offset)
{
  return CALL (file, xRead, data, n, offset);
}

static int
file_size (sqlite3_file  *file,
           sqlite3_int64 *size)
{
  return CALL (file, xFileSize, size);
}

static int
lock_file (sqlite3_file *file,
           int           level)
{
  return CALL (file, xLock, level);
}

static int
unlock_file (sqlite3_file *file,
             int           level)
{
  return CALL (file, xUnlock, level);
}

static int
check_lock (sqlite3_file *file,
            int          *locked)
{
  return CALL (file, xCheckReservedLock, locked);
}

static int
control_file (sqlite3_file *file,
              int           what,
              void         *data)
{
  return CALL (file, xFileControl, what, data);
}

static int
sector_size (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
characteristics (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
shm_map (sqlite3_file   *file,
         int             page,
         int             size,
         int             extend,
         void volatile **where)
{
  return CALL (file, xShmMap, page, size, extend, where);
}

static int
shm_lock (sqlite3_file *file,
          int           offset,
          int           n,
          int           flags)
{
  return CALL (file, xShmLock, offset, n, flags);
}

static void
shm_barrier (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
shm_unmap (sqlite3_file *file,
           int           remove)
{
  return CALL (file, xShmUnmap, remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2, /* without memory-mapped reading */
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = file_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_lock,
  .xFileControl = control_file,
  .xSectorSize = sector_size,
  .xDeviceCharacteristics = characteristics,
  .xShmMap = shm_map,
  .xShmLock = shm_lock,
  .xShmBarrier = shm_barrier,
  .xShmUnmap = shm_unmap,
};

static int
open_file (sqlite3_vfs  *vfs,
           const char   *name,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  SyncFile *self = (SyncFile *) file;
  int status;

  self->real = g_malloc0 ((gsize) platform->szOsFile);
  self->dirty = FALSE;
  self->is_log = FALSE;
  self->counted = (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
  status = platform->xOpen (platform, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL) {
    file->pMethods = &methods;
    self->is_log = (flags & SQLITE_OPEN_WAL) != 0;
    if (self->is_log)
      g_atomic_int_inc (&n_logs);
  } else {
    file->pMethods = NULL;
    g_free (self->real);
  }

  return status;
}

void
sync_vfs_register (void)
{
  platform = sqlite3_vfs_find (NULL);
  shim = *platform;
  shim.zName = "sync-counter";
  shim.szOsFile = sizeof (SyncFile);
  shim.xOpen = open_file;
  g_assert_cmpint (sqlite3_vfs_register (&shim, TRUE), ==, SQLITE_OK);
}

guint
sync_vfs_n_syncs (void)
{
  return (guint) g_atomic_int_get (&n_syncs);
}

/* How many files have been written to since they were last synced, without
 * copies of what a synced log holds. */
guint
sync_vfs_n_dirty (void)
{
  return (guint) g_atomic_int_get (&n_dirty);
}
