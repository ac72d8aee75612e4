// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-file.h"

#include "services/kg-board-file-rows.h"

#include <string.h>
#include <xxhash.h>

/* How a board is written; how it is read again is in kg-board-file-read.c. */

static const guint8 zeros[KG_BOARD_FILE_ALIGN];

static gsize
section_size (const KgBoardRows *rows,
              KgBoardSection     section)
{
  return rows->section[section]->len * kg_board_row_size (section);
}

static guint64
sum_up (const KgBoardHeader *header,
        const KgBoardRows   *rows)
{
  XXH3_state_t *sum = XXH3_createState ();
  guint64 result;

  XXH3_64bits_reset (sum);
  XXH3_64bits_update (sum, (const char *) header + KG_BOARD_CHECKED_FROM, sizeof *header - KG_BOARD_CHECKED_FROM);
  for (KgBoardSection i = 0; i < KG_N_SECTIONS; i++) {
    gsize size = section_size (rows, i);

    XXH3_64bits_update (sum, rows->section[i]->data, size);
    XXH3_64bits_update (sum, zeros, kg_board_rows_pad (size));
  }
  result = XXH3_64bits_digest (sum);
  XXH3_freeState (sum);

  return result;
}

/* Returns: (nullable): the rows of @board, with the header that goes before
 * them; %NULL when it cannot be kept. */
static KgBoardRows *
make_rows (const KgBoard *board,
           KgBoardHeader *header)
{
  g_autoptr (KgBoardRows) rows = NULL;

  memset (header, 0, sizeof *header);
  if (board->mark[0] == '\0')
    return NULL;

  rows = kg_board_rows_new (board);
  header->size = sizeof *header;
  for (KgBoardSection i = 0; i < KG_N_SECTIONS; i++) {
    gsize size = section_size (rows, i);

    header->n_rows[i] = rows->section[i]->len;
    header->size += size + kg_board_rows_pad (size);
  }
  if (header->size > G_MAXINT32)
    return NULL;

  memcpy (header->magic, KG_BOARD_FILE_MAGIC, sizeof header->magic);
  g_strlcpy (header->version, KG_VERSION, sizeof header->version);
  g_strlcpy (header->mark, board->mark, sizeof header->mark);
  header->row_sizes = kg_board_row_sizes ();
  header->day = kg_context_get_today (board->context);
  for (guint w = 0; w < KG_BOARD_KEPT; w++)
    header->week_taken[w] = board->week_taken[w] != FALSE;
  header->checksum = sum_up (header, rows);

  return g_steal_pointer (&rows);
}

/**
 * kg_board_file_new:
 * @board: as it was read from a store
 *
 * Returns: (transfer full) (nullable): the board as bytes; %NULL when it would
 *   be too large, or its store names no change to know it by
 */
GBytes *
kg_board_file_new (const KgBoard *board)
{
  KgBoardHeader header;
  g_autoptr (KgBoardRows) rows = make_rows (board, &header);
  g_autoptr (GByteArray) file = NULL;

  if (rows == NULL)
    return NULL;

  /* Each section goes once it was copied, so that there are not two of all. */
  file = g_byte_array_sized_new ((guint) header.size);
  g_byte_array_append (file, (const guint8 *) &header, sizeof header);
  for (KgBoardSection i = 0; i < KG_N_SECTIONS; i++) {
    gsize size = section_size (rows, i);

    g_byte_array_append (file, (const guint8 *) rows->section[i]->data, (guint) size);
    g_byte_array_append (file, zeros, (guint) kg_board_rows_pad (size));
    g_clear_pointer (&rows->section[i], g_array_unref);
  }
  g_assert (file->len == header.size);

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

/**
 * kg_board_file_summarize:
 * @board: as it was read from a store
 *
 * Returns: (transfer full) (nullable): the bytes that kg_board_file_new() begins
 *   with. They have a checksum of the rest: whoever only asks whether two boards
 *   are the same need not have the rest of both.
 */
GBytes *
kg_board_file_summarize (const KgBoard *board)
{
  KgBoardHeader header;
  g_autoptr (KgBoardRows) rows = make_rows (board, &header);

  return rows != NULL ? g_bytes_new (&header, sizeof header) : NULL;
}
