// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-font-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Font files, read piece by piece. FreeType by itself maps them: a file that
 * somebody cuts short then takes the program down at its next glyph, and of a
 * collection of 25 MB a third is fetched for one document.
 *
 * What it reads is mostly two to four bytes after each other. */

#define BLOCK 8192

typedef struct {
  struct FT_StreamRec_ stream;
  int fd;
  unsigned long at;     /* of what is in the block */
  unsigned long length;
  unsigned char block[BLOCK];
} FontFile;

static unsigned long
read_all (int            fd,
          unsigned long  offset,
          unsigned char *buffer,
          unsigned long  count)
{
  unsigned long done = 0;

  while (done < count) {
    ssize_t n = pread (fd, buffer + done, count - done, (off_t) (offset + done));

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      break;
    done += (unsigned long) n;
  }

  return done;
}

static unsigned long
read_cb (FT_Stream      stream,
         unsigned long  offset,
         unsigned char *buffer,
         unsigned long  count)
{
  FontFile *self = stream->descriptor.pointer;

  /* With nothing to read it asks whether one could. */
  if (count == 0)
    return offset > stream->size;
  if (count > BLOCK)
    return read_all (self->fd, offset, buffer, count);

  if (offset < self->at || offset + count > self->at + self->length) {
    self->at = offset;
    self->length = read_all (self->fd, offset, self->block, BLOCK);
  }
  count = MIN (count, self->length);
  memcpy (buffer, self->block + (offset - self->at), count);

  return count;
}

static void
close_cb (FT_Stream stream)
{
  FontFile *self = stream->descriptor.pointer;

  close (self->fd);
  g_free (self);
}

/**
 * kg_font_file_open:
 * @which: of the faces of the file
 * @face: (out): to be freed with FT_Done_Face()
 *
 * Returns: 0, or why it cannot be opened
 */
FT_Error
kg_font_file_open (FT_Library   library,
                   const char  *path,
                   FT_Long      which,
                   FT_Face     *face)
{
  const int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  FT_Open_Args args = { .flags = FT_OPEN_STREAM };
  FontFile *self;
  struct stat st;

  if (fd < 0)
    return FT_Err_Cannot_Open_Resource;
  if (fstat (fd, &st) != 0 || !S_ISREG (st.st_mode) || st.st_size <= 0) {
    close (fd);
    return FT_Err_Cannot_Open_Stream;
  }

  self = g_new0 (FontFile, 1);
  self->fd = fd;
  self->stream.size = (unsigned long) st.st_size;
  self->stream.descriptor.pointer = self;
  self->stream.read = read_cb;
  self->stream.close = close_cb;
  args.stream = &self->stream;

  /* It is closed whatever comes of it. */
  return FT_Open_Face (library, &args, which, face);
}
