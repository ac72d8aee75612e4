// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-sqlite.h"
#include "storage/kg-driver.h"
#include "core/kg-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a file is, before the engine opens it and may change it or put files
 * beside it. The layout of the first 100 bytes is that of the SQLite file
 * format (https://www.sqlite.org/fileformat2.html, "The Database Header"). */

#define HEADER_SIZE 100

typedef struct {
  guint8 bytes[HEADER_SIZE];
  gint64 file_size;
} Header;

static guint32
read_be32 (const Header *header,
           gsize         offset)
{
  const guint8 *b = header->bytes + offset;

  return (guint32) b[0] << 24 | (guint32) b[1] << 16 | (guint32) b[2] << 8 | b[3];
}

/* Reads through the engine's own file layer: were the file opened and closed
 * behind its back, all locks that this process holds on it would be gone. */
static gboolean
read_header (const char *path,
             Header     *header)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);
  g_autofree sqlite3_file *file = g_malloc0 ((gsize) vfs->szOsFile);
  sqlite3_int64 size = 0;
  gboolean ok;

  if (vfs->xOpen (vfs, path, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL) != SQLITE_OK) {
    if (file->pMethods != NULL)
      file->pMethods->xClose (file);
    return FALSE;
  }

  ok = file->pMethods->xFileSize (file, &size) == SQLITE_OK;
  header->file_size = size;
  memset (header->bytes, 0, HEADER_SIZE);
  if (ok && size >= HEADER_SIZE)
    ok = file->pMethods->xRead (file, header->bytes, HEADER_SIZE, 0) == SQLITE_OK;
  file->pMethods->xClose (file);

  return ok;
}

static gint64
size_beside (const char *path,
             const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);
  GStatBuf st;

  return g_stat (beside, &st) == 0 ? st.st_size : -1;
}

/**
 * kg_sqlite_has_log:
 *
 * Whether there are commits beside the file that are not in it yet.
 */
gboolean
kg_sqlite_has_log (const char *path)
{
  return size_beside (path, "-wal") > 0 || size_beside (path, "-journal") > 0;
}

/**
 * kg_sqlite_file_mark:
 *
 * Returns: a number that changes when the file, or a log beside it, does
 */
gint64
kg_sqlite_file_mark (const char *path)
{
  GStatBuf st;

  if (g_stat (path, &st) != 0)
    return 0;

  return (st.st_mtim.tv_sec * G_USEC_PER_SEC + st.st_mtim.tv_nsec / 1000) * 2 +
         kg_sqlite_has_log (path);
}

void
kg_sqlite_set_newer_error (const char  *path,
                           gint64       version,
                           GError     **error)
{
  g_set_error (error, KG_ERROR, KG_ERROR_NEWER_SCHEMA,
               _("The store “%s” was written by a newer version of Kaigong (schema %d; this "
                 "version knows up to %d). It was left as it is."),
               path, (int) version, KG_SCHEMA_VERSION);
}

static gboolean
check_header (const char   *path,
              const Header *header,
              GError      **error)
{
  guint32 page_size = (guint32) header->bytes[16] << 8 | header->bytes[17];
  guint32 version = read_be32 (header, 60);

  if (memcmp (header->bytes, "SQLite format 3", 16) != 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED,
                 _("“%s” is not a store of Kaigong."), path);
    return FALSE;
  }

  if (read_be32 (header, 68) != KG_SQLITE_APPLICATION_ID) {
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED,
                 _("“%s” is a database of another program, not a store of Kaigong."), path);
    return FALSE;
  }

  if (version > KG_SCHEMA_VERSION) {
    kg_sqlite_set_newer_error (path, version, error);
    return FALSE;
  }

  /* With a log or journal beside it, a file may be shorter for a while. */
  if (page_size == 1)
    page_size = 65536;
  if (version == 0 ||
      (!kg_sqlite_has_log (path) &&
       (gint64) page_size * read_be32 (header, 28) > header->file_size)) {
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED,
                 _("The store “%s” is damaged: its end is missing. Restore it from a backup."),
                 path);
    return FALSE;
  }

  return TRUE;
}

/**
 * kg_sqlite_file_inspect:
 * @path: an absolute path
 * @kind: (out): what is there
 *
 * Refuses whatever is there and is no store of ours that this version can
 * read. Changes nothing.
 */
gboolean
kg_sqlite_file_inspect (const char  *path,
                        KgFileKind  *kind,
                        GError     **error)
{
  static const guint8 zeros[HEADER_SIZE];
  Header header;
  GStatBuf st;

  if (g_stat (path, &st) != 0) {
    int number = errno;

    *kind = KG_FILE_MISSING;
    if (number == ENOENT)
      return TRUE;
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("The store “%s” cannot be reached: %s."), path, g_strerror (number));
    return FALSE;
  }

  if (!S_ISREG (st.st_mode)) {
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED,
                 S_ISDIR (st.st_mode) ? _("“%s” is a folder, not a store of Kaigong.")
                                      : _("“%s” is not a store of Kaigong."), path);
    return FALSE;
  }

  if (faccessat (AT_FDCWD, path, R_OK, AT_EACCESS) != 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("The store “%s” cannot be read: %s."), path, g_strerror (errno));
    return FALSE;
  }

  *kind = st.st_size == 0 ? KG_FILE_EMPTY : KG_FILE_STORE;
  if (*kind == KG_FILE_EMPTY)
    return TRUE;

  if (!read_header (path, &header)) {
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("The store “%s” cannot be read: %s."), path, g_strerror (EIO));
    return FALSE;
  }

  /* A store in the making, whose journal is still there to take it back. */
  if (size_beside (path, "-journal") > 0 && memcmp (header.bytes, zeros, HEADER_SIZE) == 0) {
    *kind = KG_FILE_EMPTY;
    return TRUE;
  }

  return check_header (path, &header, error);
}

/**
 * kg_sqlite_file_writable:
 *
 * Whether the store, and its folder for the files beside it, can be written.
 */
gboolean
kg_sqlite_file_writable (const char  *path,
                         KgFileKind   kind,
                         GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (kind != KG_FILE_MISSING && faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_READ_ONLY,
                 _("The store “%s” cannot be written to: %s."), path, g_strerror (errno));
    return FALSE;
  }

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR)) {
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("The store “%s” cannot be made: the folder “%s” does not exist."),
                 path, folder);
    return FALSE;
  }

  if (faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_READ_ONLY,
                 _("The folder “%s” of the store cannot be written to: %s."),
                 folder, g_strerror (errno));
    return FALSE;
  }

  return TRUE;
}

static void
set_backup_error (const char  *path,
                  int          number,
                  GError     **error)
{
  g_set_error (error, KG_ERROR,
               number == ENOSPC || number == EDQUOT || number == EFBIG ? KG_ERROR_DISK_FULL
               : number == EACCES || number == EROFS || number == EPERM ? KG_ERROR_READ_ONLY
                                                                        : KG_ERROR_UNAVAILABLE,
               _("The backup “%s” cannot be written: %s."), path, g_strerror (number));
}

static gboolean
sync_path (const char *path,
           int         flags)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  errno = number;

  return ok;
}

static gboolean
copy_into (KgSqlite    *self,
           const char  *path,
           const char  *temporary,
           GError     **error)
{
  KgSqlite target = { NULL };
  sqlite3_backup *backup = NULL;
  int status;

  kg_sqlite_init (&target);
  target.path = g_strdup (path);
  status = sqlite3_open_v2 (temporary, &target.db, SQLITE_OPEN_READWRITE, NULL);
  if (status == SQLITE_OK) {
    sqlite3_extended_result_codes (target.db, 1);
    backup = sqlite3_backup_init (target.db, "main", self->db, "main");
    status = backup != NULL ? sqlite3_backup_step (backup, -1) : sqlite3_errcode (target.db);
  }
  if (backup != NULL)
    sqlite3_backup_finish (backup);
  if (status == SQLITE_DONE)
    /* A copy stands alone: no log beside it, readable from any medium. */
    status = sqlite3_exec (target.db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  if (status != SQLITE_OK)
    kg_sqlite_set_error (&target, status, NULL, NULL, error);
  kg_sqlite_clear (&target);

  return status == SQLITE_OK;
}

static gboolean
check_target (KgSqlite    *self,
              const char  *path,
              GError     **error)
{
  KgFileKind kind;
  GStatBuf ours, theirs;

  if (!kg_sqlite_file_inspect (path, &kind, error)) {
    g_prefix_error (error, "%s ", _("The backup was not made, so as not to overwrite a file:"));
    return FALSE;
  }

  if (kind != KG_FILE_MISSING && g_stat (self->path, &ours) == 0 && g_stat (path, &theirs) == 0 &&
      ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is the store itself; give the backup another name."), path);
    return FALSE;
  }

  return kg_sqlite_file_writable (path, kind, error);
}

/**
 * kg_sqlite_backup:
 * @path: where to; an earlier backup there is replaced, any other file is not
 *
 * Writes a copy of the store as it is now, while others go on working. At
 * @path there is the old file or the whole new one, never a part.
 */
gboolean
kg_sqlite_backup (KgSqlite    *self,
                  const char  *path,
                  GError     **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *temporary = g_strconcat (full, ".XXXXXX", NULL);
  int fd;

  if (!check_target (self, full, error))
    return FALSE;

  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0) {
    set_backup_error (full, errno, error);
    return FALSE;
  }
  close (fd);

  if (!copy_into (self, full, temporary, error)) {
    g_unlink (temporary);
    return FALSE;
  }

  if (!sync_path (temporary, O_RDWR) || g_rename (temporary, full) != 0) {
    set_backup_error (full, errno, error);
    g_unlink (temporary);
    return FALSE;
  }

  if (!sync_path (folder, O_RDONLY | O_DIRECTORY)) {
    set_backup_error (full, errno, error);
    return FALSE;
  }

  return TRUE;
}
