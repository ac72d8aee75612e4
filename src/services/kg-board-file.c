// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-file.h"

#include "core/kg-error.h"
#include "services/kg-board-file-rows.h"
#include "services/kg-board-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <xxhash.h>

/* Rows of one size for each kind, one kind after the other, then all texts and
 * all keys. Rows refer to texts and keys by their place. What depends on the
 * day is left out, see kg-board-day.c. The same board makes the same bytes. */

#define MAGIC "kaigong board 2\n"

typedef struct {
  char magic[16];
  char version[32];         /* of the program: keys may be made in another way */
  char mark[40];
  guint64 checksum;         /* of all that follows it */
  guint64 size;             /* of the file */
  guint64 text_size;
  guint64 key_size;
  guint32 row_sizes;        /* so that another layout is not taken for this one */
  KgDate day;
  guint32 n_units;
  guint32 n_projects;
  guint32 n_steps;
  guint32 n_assignments;
  guint32 n_commitments;
  guint8 week_taken[KG_BOARD_KEPT];
  guint8 unused[3];
} Header;

#define CHECKED_FROM G_STRUCT_OFFSET (Header, size)

static guint32
row_sizes (void)
{
  return (guint32) (sizeof (Header) + 31 * sizeof (KgUnitRow) + 37 * sizeof (KgProjectRow) +
                    41 * sizeof (KgStepRow) + 43 * sizeof (KgDueRow));
}

static void
append (GByteArray    *file,
        gconstpointer  rows,
        gsize          size)
{
  static const guint8 zeros[8];

  g_byte_array_append (file, rows, (guint) size);
  g_byte_array_append (file, zeros, (8 - file->len % 8) % 8);
}

/* Where the rows of the next kind begin. */
static gsize
section (gsize *at,
         gsize  size)
{
  gsize here = *at;

  *at += (size + 7) / 8 * 8;
  return here;
}

static XXH64_hash_t
checksum (gconstpointer file,
          gsize         size)
{
  return XXH3_64bits ((const char *) file + CHECKED_FROM, size - CHECKED_FROM);
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
  g_autoptr (KgBoardRows) rows = NULL;
  g_autoptr (GByteArray) file = NULL;
  Header header = { 0 };
  gsize size = sizeof header;

  if (board->mark[0] == '\0')
    return NULL;

  rows = kg_board_rows_new (board);
  section (&size, rows->units->len * sizeof (KgUnitRow));
  section (&size, rows->projects->len * sizeof (KgProjectRow));
  section (&size, rows->steps->len * sizeof (KgStepRow));
  section (&size, rows->assignments->len * sizeof (KgDueRow));
  section (&size, rows->commitments->len * sizeof (KgDueRow));
  section (&size, rows->texts->len);
  section (&size, rows->keys->len);
  if (size > G_MAXINT32)
    return NULL;

  memcpy (header.magic, MAGIC, sizeof header.magic);
  g_strlcpy (header.version, KG_VERSION, sizeof header.version);
  g_strlcpy (header.mark, board->mark, sizeof header.mark);
  header.size = size;
  header.text_size = rows->texts->len;
  header.key_size = rows->keys->len;
  header.row_sizes = row_sizes ();
  header.day = kg_context_get_today (board->context);
  header.n_units = rows->units->len;
  header.n_projects = rows->projects->len;
  header.n_steps = rows->steps->len;
  header.n_assignments = rows->assignments->len;
  header.n_commitments = rows->commitments->len;
  for (guint w = 0; w < KG_BOARD_KEPT; w++)
    header.week_taken[w] = board->week_taken[w] != FALSE;

  file = g_byte_array_sized_new ((guint) size);
  append (file, &header, sizeof header);
  append (file, rows->units->data, rows->units->len * sizeof (KgUnitRow));
  append (file, rows->projects->data, rows->projects->len * sizeof (KgProjectRow));
  append (file, rows->steps->data, rows->steps->len * sizeof (KgStepRow));
  append (file, rows->assignments->data, rows->assignments->len * sizeof (KgDueRow));
  append (file, rows->commitments->data, rows->commitments->len * sizeof (KgDueRow));
  append (file, rows->texts->str, rows->texts->len);
  append (file, rows->keys->data, rows->keys->len);
  g_assert (file->len == size);
  ((Header *) file->data)->checksum = checksum (file->data, size);

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

static KgDate
monday (KgDate day)
{
  return day - kg_date_weekday (day) + 1;
}

static gboolean
refuse (GError     **error,
        const char  *why)
{
  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, "%s", why);
  return FALSE;
}

/* Whether the sections that the header tells of are there. Their sizes cannot
 * overflow: rows are small and counted in 32 bits, and the rest is compared
 * with the size of the file first. */
static gboolean
find_sections (const Header *header,
               gsize         size,
               KgBoardSections *sections)
{
  const char *file = (const char *) header;
  gsize at = sizeof *header;

  if (header->text_size > size || header->key_size > size)
    return FALSE;

  sections->units = (gconstpointer) (file + section (&at, header->n_units * sizeof (KgUnitRow)));
  sections->projects = (gconstpointer) (file + section (&at, header->n_projects * sizeof (KgProjectRow)));
  sections->steps = (gconstpointer) (file + section (&at, header->n_steps * sizeof (KgStepRow)));
  sections->assignments = (gconstpointer) (file + section (&at, header->n_assignments * sizeof (KgDueRow)));
  sections->commitments = (gconstpointer) (file + section (&at, header->n_commitments * sizeof (KgDueRow)));
  sections->texts = file + section (&at, header->text_size);
  sections->keys = file + section (&at, header->key_size);
  sections->n_units = header->n_units;
  sections->n_projects = header->n_projects;
  sections->n_steps = header->n_steps;
  sections->n_assignments = header->n_assignments;
  sections->n_commitments = header->n_commitments;
  sections->text_size = header->text_size;
  sections->key_size = header->key_size;

  return at == size && header->text_size > 0 && sections->texts[header->text_size - 1] == '\0';
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

static gboolean
check_header (const Header  *header,
              gsize          size,
              const char    *mark,
              KgDate         today,
              GError       **error)
{
  if (size < sizeof *header || memcmp (header->magic, MAGIC, sizeof header->magic) != 0 ||
      header->row_sizes != row_sizes () || !holds (header->version, sizeof header->version, KG_VERSION))
    return refuse (error, "The board was kept by another version");
  if (header->size != size || header->checksum != checksum (header, size))
    return refuse (error, "The kept board is damaged");
  if (!holds (header->mark, sizeof header->mark, mark))
    return refuse (error, "The store has changed since the board was kept");
  if (header->day > today)
    return refuse (error, "The board was kept on a later day");

  return TRUE;
}

/**
 * kg_board_file_read:
 * @file: what kg_board_file_new() made; the board keeps it
 * @context: the day of the board, not before that on which it was kept
 * @mark: of the store's last change
 * @error: why the file does not do; for the developer
 *
 * Returns: (transfer full) (nullable): the board that was kept, on that day
 */
KgBoard *
kg_board_file_read (GBytes      *file,
                    KgContext   *context,
                    const char  *mark,
                    GError     **error)
{
  gsize size;
  const Header *header = g_bytes_get_data (file, &size);
  KgDate today = kg_context_get_today (context);
  g_autoptr (KgBoard) board = NULL;
  KgBoardSections sections = { 0 };

  if (!check_header (header, size, mark, today, error))
    return NULL;
  if (!find_sections (header, size, &sections)) {
    refuse (error, "The kept board is cut short");
    return NULL;
  }

  board = kg_board_new (context);
  board->memory->file = g_bytes_ref (file);
  g_strlcpy (board->mark, mark, sizeof board->mark);
  for (guint w = 0; w < KG_BOARD_KEPT; w++)
    board->week_taken[w] = header->week_taken[w];
  if (!kg_board_sections_fill (&sections, board)) {
    refuse (error, "A row of the kept board refers to nothing");
    return NULL;
  }

  kg_board_shift_weeks (board, (guint) ((monday (today) - monday (header->day)) / 7));
  kg_board_settle (board);
  return g_steal_pointer (&board);
}
