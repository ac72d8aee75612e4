// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-cache.h"

#include "services/kg-board-file.h"
#include "services/kg-board-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#define SUFFIX ".board"
#define PIECE (256 * 1024) /* bytes that are looked at together */

/* Boards of stores that nobody opened for so long are thrown away. */
#define MAX_AGE_DAYS 60

struct _KgBoardCache {
  gatomicrefcount refs;
  char *folder;
  char *uri;
  char *path;
};

/**
 * kg_board_cache_new:
 * @folder: where boards are kept; made when it is not there
 * @uri: of the store; what it says is not written anywhere
 */
KgBoardCache *
kg_board_cache_new (const char *folder,
                    const char *uri)
{
  KgBoardCache *self = g_new0 (KgBoardCache, 1);
  g_autofree char *whole = strstr (uri, ":/") != NULL ? g_strdup (uri) : g_canonicalize_filename (uri, NULL);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  g_autofree char *file = g_strdup_printf ("%.32s" SUFFIX, name);

  g_atomic_ref_count_init (&self->refs);
  self->folder = g_strdup (folder);
  self->uri = g_strdup (uri);
  self->path = g_build_filename (folder, file, NULL);
  return self;
}

/**
 * kg_board_cache_new_for_user:
 *
 * Returns: (transfer full): in $XDG_CACHE_HOME/kaigong
 */
KgBoardCache *
kg_board_cache_new_for_user (const char *uri)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "kaigong", NULL);

  return kg_board_cache_new (folder, uri);
}

KgBoardCache *
kg_board_cache_ref (KgBoardCache *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_board_cache_unref (KgBoardCache *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->folder);
  g_free (self->uri);
  g_free (self->path);
  g_free (self);
}

const char *
kg_board_cache_get_uri (KgBoardCache *self)
{
  return self->uri;
}

const char *
kg_board_cache_get_path (KgBoardCache *self)
{
  return self->path;
}

/* Read, not mapped: what others do to the file must not reach the board. */
static GInputStream *
open_file (KgBoardCache *self,
           gsize        *size)
{
  int fd = open (self->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autoptr (GInputStream) stream = NULL;
  struct stat st;

  if (fd < 0)
    return NULL;

  stream = g_unix_input_stream_new (fd, TRUE);
  if (fstat (fd, &st) != 0 || !S_ISREG (st.st_mode) || st.st_size > G_MAXINT32)
    return NULL;

  *size = (gsize) st.st_size;
  return g_steal_pointer (&stream);
}

/**
 * kg_board_cache_read:
 * @txn: of the store
 *
 * Returns: (transfer full) (nullable): the board as it was kept, on the day of
 *   @context; %NULL when none was, or the store has been changed since
 */
KgBoard *
kg_board_cache_read (KgBoardCache *self,
                     KgTxn        *txn,
                     KgContext    *context)
{
  gsize size;
  g_autoptr (GInputStream) file = open_file (self, &size);
  g_autoptr (GError) error = NULL;
  char mark[KG_BOARD_MARK];
  KgBoard *board;

  if (file == NULL || !kg_board_find_mark (txn, mark, NULL) || mark[0] == '\0')
    return NULL;

  board = kg_board_file_read (file, size, context, mark, &error);
  if (board == NULL)
    g_debug ("%s: %s", self->path, error->message);
  else
    g_utime (self->path, NULL);

  return board;
}

static void
forget_old_ones (KgBoardCache *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  gint64 oldest = g_get_real_time () / G_USEC_PER_SEC - MAX_AGE_DAYS * 24 * 3600;
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (self->folder, name, NULL);
    GStatBuf st;

    if (strstr (name, SUFFIX) != NULL && g_stat (path, &st) == 0 && st.st_mtime < oldest)
      g_unlink (path);
  }
}

/* Piece by piece: memory for all of it is dearer than to read it. */
static gboolean
holds_already (KgBoardCache *self,
               GBytes       *file)
{
  gsize size, size_there, n;
  const char *data = g_bytes_get_data (file, &size);
  g_autoptr (GInputStream) there = open_file (self, &size_there);
  g_autofree char *piece = NULL;

  if (there == NULL || size_there != size)
    return FALSE;

  piece = g_malloc (PIECE);
  for (gsize at = 0; at < size; at += n)
    if (!g_input_stream_read_all (there, piece, MIN (PIECE, size - at), &n, NULL, NULL) || n == 0 ||
        memcmp (piece, data + at, n) != 0)
      return FALSE;

  return TRUE;
}

/**
 * kg_board_cache_write:
 * @file: of kg_board_file_new(), of all of a board as it stands in the store
 *
 * Keeps the board, unless it is kept so already. Nobody else can read it, and
 * whoever reads it meanwhile has the one before.
 */
gboolean
kg_board_cache_write (KgBoardCache  *self,
                      GBytes        *file,
                      GError       **error)
{
  gsize size;
  const char *data;

  if (holds_already (self, file))
    return TRUE;

  if (g_mkdir_with_parents (self->folder, 0700) != 0) {
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), "%s: %s",
                 self->folder, g_strerror (errno));
    return FALSE;
  }
  forget_old_ones (self);
  data = g_bytes_get_data (file, &size);
  /* What a power cut leaves of it is found out when it is read. */
  return g_file_set_contents_full (self->path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
