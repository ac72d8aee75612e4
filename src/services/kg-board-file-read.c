// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-file.h"

#include "core/kg-error.h"
#include "services/kg-board-file-rows.h"

#include <string.h>
#include <xxhash.h>

/* Reads a kept board from its first byte to its last, with no more of it in
 * memory than what the board goes on using: on a virtual machine memory that is
 * fetched anew costs more than what is read into it. Whether all of it is as it
 * was written is only known at the end, so nothing is trusted before. */

/* Bytes of rows at a time: what was just read is still at hand in the processor
 * when it is looked at. */
#define BUFFER (16 * 1024)

typedef struct {
  GInputStream *stream;
  XXH3_state_t *sum;
  gpointer buffer;
} Reader;

static gboolean
refuse (GError     **error,
        const char  *why)
{
  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, "%s", why);
  return FALSE;
}

static gboolean
read_exactly (Reader    *self,
              gpointer   into,
              gsize      size,
              GError   **error)
{
  gsize n;

  if (!g_input_stream_read_all (self->stream, into, size, &n, NULL, error))
    return FALSE;
  if (n < size)
    return refuse (error, "The kept board is cut short");

  return TRUE;
}

/* As read_exactly(), of what the checksum is of. */
static gboolean
read_checked (Reader    *self,
              gpointer   into,
              gsize      size,
              GError   **error)
{
  if (!read_exactly (self, into, size, error))
    return FALSE;

  XXH3_64bits_update (self->sum, into, size);
  return TRUE;
}

static gboolean
skip_padding (Reader  *self,
              gsize    size,
              GError **error)
{
  char rest[KG_BOARD_FILE_ALIGN];

  return read_checked (self, rest, kg_board_rows_pad (size), error);
}

/* With nothing behind its end. */
static gboolean
holds (const char *field,
       gsize       size,
       const char *text)
{
  g_autofree char *whole = g_malloc0 (size);

  g_strlcpy (whole, text, size);
  return memcmp (field, whole, size) == 0;
}

/* Whether the sections that the header tells of make a file of that size.
 * Their sizes cannot overflow: rows are small and counted in 32 bits. */
static gboolean
fills (const KgBoardHeader *header,
       guint64              size)
{
  guint64 all = sizeof *header;

  for (KgBoardSection i = 0; i < KG_N_SECTIONS; i++) {
    gsize section = (gsize) header->n_rows[i] * kg_board_row_size (i);

    all += section + kg_board_rows_pad (section);
  }

  return size <= G_MAXINT32 && header->size == size && all == size && header->n_rows[KG_SECTION_TEXTS] > 0;
}

static gboolean
read_header (Reader         *self,
             KgBoardHeader  *header,
             gsize           size,
             const char     *mark,
             KgDate          today,
             GError        **error)
{
  gboolean is_whole = size >= sizeof *header;

  if (is_whole && !read_exactly (self, header, sizeof *header, error))
    return FALSE;
  if (!is_whole || memcmp (header->magic, KG_BOARD_FILE_MAGIC, sizeof header->magic) != 0 ||
      header->row_sizes != kg_board_row_sizes () || !holds (header->version, sizeof header->version, KG_VERSION))
    return refuse (error, "The board was kept by another version");
  if (!fills (header, size))
    return refuse (error, "The kept board is cut short");
  if (!holds (header->mark, sizeof header->mark, mark))
    return refuse (error, "The store has changed since the board was kept");
  if (header->day > today)
    return refuse (error, "The board was kept on a later day");

  XXH3_64bits_update (self->sum, (const char *) header + KG_BOARD_CHECKED_FROM,
                      sizeof *header - KG_BOARD_CHECKED_FROM);
  return TRUE;
}

/* Texts and keys, which the board keeps. Each ends with a NUL, the last one
 * too: no string reaches beyond them. */
static gboolean
read_kept (Reader               *self,
           const KgBoardHeader  *header,
           KgBoardFiller        *filler,
           GError              **error)
{
  GArray *kept = filler->board->memory->kept = g_array_new (FALSE, FALSE, 1);
  gsize text_size = header->n_rows[KG_SECTION_TEXTS], key_size = header->n_rows[KG_SECTION_KEYS];
  gsize keys_at = text_size + kg_board_rows_pad (text_size);
  gsize size = keys_at + key_size + kg_board_rows_pad (key_size);

  kg_board_make_room (kept, size);
  g_array_set_size (kept, (guint) size);
  for (gsize at = 0; at < size; at += BUFFER)
    if (!read_checked (self, kept->data + at, MIN (BUFFER, size - at), error))
      return FALSE;

  filler->texts = kept->data;
  filler->text_size = text_size;
  filler->keys = kept->data + keys_at;
  filler->key_size = key_size;
  if (filler->texts[text_size - 1] != '\0' || (key_size > 0 && filler->keys[key_size - 1] != '\0'))
    return refuse (error, "A text of the kept board has no end");

  return TRUE;
}

static gboolean
read_rows (Reader          *self,
           KgBoardSection   section,
           gsize            n,
           KgBoardFiller   *filler,
           GError         **error)
{
  gsize row = kg_board_row_size (section), most = BUFFER / row, some;

  for (gsize done = 0; done < n; done += some) {
    some = MIN (most, n - done);
    if (!read_checked (self, self->buffer, some * row, error))
      return FALSE;
    kg_board_filler_take (filler, section, self->buffer, some);
    if (filler->broken)
      return refuse (error, "A row of the kept board refers to nothing");
  }

  return skip_padding (self, n * row, error);
}

static gboolean
read_board (Reader         *self,
            KgBoardHeader  *header,
            KgBoard        *board,
            GError        **error)
{
  KgBoardFiller filler = { .board = board };

  if (!read_kept (self, header, &filler, error))
    return FALSE;

  kg_board_filler_make_room (&filler, header->n_rows);
  for (KgBoardSection i = KG_SECTION_UNITS; i < KG_N_SECTIONS; i++)
    if (!read_rows (self, i, header->n_rows[i], &filler, error))
      return FALSE;

  if (XXH3_64bits_digest (self->sum) != header->checksum)
    return refuse (error, "The kept board is damaged");

  return TRUE;
}

static KgDate
monday (KgDate day)
{
  return day - kg_date_weekday (day) + 1;
}

static KgBoard *
read_all (Reader      *self,
          gsize        size,
          KgContext   *context,
          const char  *mark,
          GError     **error)
{
  KgDate today = kg_context_get_today (context);
  g_autoptr (KgBoard) board = NULL;
  KgBoardHeader header;

  if (!read_header (self, &header, size, mark, today, error))
    return NULL;

  board = kg_board_new (context);
  g_strlcpy (board->mark, mark, sizeof board->mark);
  if (!read_board (self, &header, board, error))
    return NULL;

  for (guint w = 0; w < KG_BOARD_KEPT; w++)
    board->week_taken[w] = header.week_taken[w];
  kg_board_shift_weeks (board, (guint) ((monday (today) - monday (header.day)) / 7));
  kg_board_settle (board);
  return g_steal_pointer (&board);
}

/**
 * kg_board_file_read:
 * @stream: what kg_board_file_new() made, from its beginning
 * @size: how many bytes that is
 * @context: the day of the board, not before that on which it was kept
 * @mark: of the store's last change
 * @error: why the file does not do; for the developer
 *
 * Returns: (transfer full) (nullable): the board that was kept, on that day
 */
KgBoard *
kg_board_file_read (GInputStream  *stream,
                    gsize          size,
                    KgContext     *context,
                    const char    *mark,
                    GError       **error)
{
  Reader self = { .stream = stream, .sum = XXH3_createState (), .buffer = g_malloc (BUFFER) };
  KgBoard *board;

  XXH3_64bits_reset (self.sum);
  board = read_all (&self, size, context, mark, error);
  XXH3_freeState (self.sum);
  g_free (self.buffer);

  return board;
}
