// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-file-replace.h"

#include "core/kg-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that is there whole or not at all: written beside its place, brought
 * to the disk, and only then given its name. */

static void
set_error (GError    **error,
           const char *path,
           int         number)
{
  switch (number) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    g_set_error (error, KG_ERROR, KG_ERROR_DISK_FULL,
                 _("“%s” was not written: there is no room left on the disk; make room or choose another place"), path);
    break;
  case EROFS:
  case EACCES:
  case EPERM:
    g_set_error (error, KG_ERROR, KG_ERROR_READ_ONLY,
                 _("“%s” was not written: you may not write there; choose another folder"), path);
    break;
  case ENOENT:
  case ENOTDIR:
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("“%s” was not written: there is no such folder; make it or choose another"), path);
    break;
  case EISDIR:
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("“%s” was not written: it is a folder; add the name of a file"), path);
    break;
  case ENAMETOOLONG:
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("“%s” was not written: the name is too long; choose a shorter one"), path);
    break;
  default:
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("“%s” was not written: %s"), path, g_strerror (number));
    break;
  }
}

/* Returns 0 or the number of the error. */
static int
write_all (int     fd,
           GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0) {
    gssize written = write (fd, data, length);

    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return errno;
    data += written;
    length -= written;
  }

  return 0;
}

/* A pipe or a device takes what is written and stays what it is. */
static gboolean
write_through (const char *path,
               GBytes     *bytes,
               GError    **error)
{
  const int fd = open (path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
  int number = fd < 0 ? errno : write_all (fd, bytes);

  if (fd >= 0 && close (fd) != 0 && number == 0)
    number = errno;
  if (number != 0)
    set_error (error, path, number);

  return number == 0;
}

static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/**
 * kg_file_replace:
 *
 * Writes @bytes to @path. What stood there stays until the new file is whole;
 * what is no file, a pipe or a device, is written into and never replaced.
 *
 * Errors: %KG_ERROR_DISK_FULL, %KG_ERROR_READ_ONLY when the place cannot be
 * written, %KG_ERROR_UNAVAILABLE when there is no such folder.
 */
gboolean
kg_file_replace (const char *path,
                 GBytes     *bytes,
                 GError    **error)
{
  g_autofree char *real = realpath (path, NULL); /* a link stays a link */
  g_autofree char *folder = g_path_get_dirname (real != NULL ? real : path);
  g_autofree char *temporary = g_build_filename (folder, ".kaigong-XXXXXX", NULL);
  struct stat old;
  gboolean exists = stat (path, &old) == 0;
  int fd, number;

  if (exists && !S_ISREG (old.st_mode) && !S_ISDIR (old.st_mode))
    return write_through (path, bytes, error);
  exists = real != NULL && stat (real, &old) == 0;

  if (exists && (S_ISDIR (old.st_mode) || g_access (real, W_OK) != 0)) {
    set_error (error, path, S_ISDIR (old.st_mode) ? EISDIR : errno);
    return FALSE;
  }

  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0) {
    number = errno;
    /* A folder that takes no files, as /proc, says that it is not there. */
    set_error (error, path, number == ENOENT && g_file_test (folder, G_FILE_TEST_IS_DIR) ? EACCES : number);
    return FALSE;
  }

  number = write_all (fd, bytes);
  if (number == 0 && fsync (fd) != 0)
    number = errno;
  if (number == 0 && exists)
    (void) fchmod (fd, old.st_mode & 0777); /* some file systems know no rights */
  if (close (fd) != 0 && number == 0)
    number = errno;
  if (number == 0 && g_rename (temporary, real != NULL ? real : path) != 0)
    number = errno;

  if (number != 0) {
    g_unlink (temporary);
    set_error (error, path, number);
    return FALSE;
  }
  sync_folder (folder);

  return TRUE;
}
