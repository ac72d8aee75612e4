// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-file-read.h"

#include "core/kg-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that somebody named. Whatever else the name leads to, a folder, a
 * device or a pipe that nobody writes to, nothing is waited for. */

static void
set_error (GError    **error,
           const char *name,
           int         number)
{
  if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” does not exist"), name);
  else if (number == EACCES || number == EPERM)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” may not be read by this user"), name);
  else
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” cannot be read"), name);
}

static GBytes *
read_open (int          fd,
           const char  *name,
           gsize        most,
           GError     **error)
{
  g_autofree char *data = NULL;
  struct stat status;
  gsize size, length = 0;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not a file"), name);
    return NULL;
  }
  if ((guint64) status.st_size > most) {
    g_autofree char *limit = g_format_size_full (most, G_FORMAT_SIZE_IEC_UNITS);

    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is too large: at most %s are read"), name, limit);
    return NULL;
  }

  size = (gsize) status.st_size;
  data = g_malloc (size);
  while (length < size) {
    gssize n = read (fd, data + length, size - length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      set_error (error, name, n < 0 ? errno : EIO);
      return NULL;
    }
    length += (gsize) n;
  }

  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/**
 * kg_file_read:
 * @most: how many bytes are read; a larger file is refused
 *
 * Reads a file whole.
 *
 * Returns: (transfer full) (nullable): %NULL with %KG_ERROR_REFUSED when there
 *   is none, when it may not be read, is no file or is too large; the sentence
 *   names it
 */
GBytes *
kg_file_read (const char *path,
              gsize       most,
              GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  GBytes *bytes;

  if (fd < 0) {
    set_error (error, name, errno);
    return NULL;
  }

  bytes = read_open (fd, name, most, error);
  close (fd);
  return bytes;
}
