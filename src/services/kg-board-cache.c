// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-cache.h"

#include "services/kg-board-file.h"
#include "services/kg-board-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#define SUFFIX ".board"

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

typedef struct {
  gpointer start;
  gsize size;
} Block;

static void
block_free (gpointer data)
{
  Block *block = data;

  munmap (block->start, block->size);
  g_free (block);
}

/* Into large pages, see kg_board_make_room(). */
static GBytes *
read_whole (int   fd,
            gsize size)
{
  char *start = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  g_autoptr (GBytes) file = NULL;
  Block *block;
  gsize done = 0;

  if (start == MAP_FAILED)
    return NULL;

  madvise (start, size, MADV_HUGEPAGE);
  block = g_new (Block, 1);
  *block = (Block) { start, size };
  file = g_bytes_new_with_free_func (start, size, block_free, block);
  while (done < size) {
    gssize n = read (fd, start + done, size - done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return NULL;
    done += (gsize) n;
  }

  return g_steal_pointer (&file);
}

/* Read, not mapped: what others do to the file must not reach the board. */
static GBytes *
read_file (KgBoardCache *self)
{
  int fd = open (self->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autoptr (GBytes) file = NULL;
  struct stat st;

  if (fd < 0)
    return NULL;

  if (fstat (fd, &st) == 0 && S_ISREG (st.st_mode) && st.st_size > 0 && st.st_size <= G_MAXINT32)
    file = read_whole (fd, (gsize) st.st_size);
  close (fd);

  return g_steal_pointer (&file);
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
  g_autoptr (GBytes) file = read_file (self);
  g_autoptr (GError) error = NULL;
  char mark[KG_BOARD_MARK];
  KgBoard *board;

  if (file == NULL || !kg_board_find_mark (txn, mark, NULL) || mark[0] == '\0')
    return NULL;

  board = kg_board_file_read (file, context, mark, &error);
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
  g_autoptr (GBytes) before = read_file (self);
  gsize size;
  const char *data;

  if (before != NULL && g_bytes_equal (file, before))
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
