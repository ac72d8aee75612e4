// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "fuzz-target.h"

#include <string.h>
#include <zip.h>

#include "core/kg-error.h"
#include "services/sheet/kg-project-sheet.h"

/* The parts of an .xlsx, packed by the fuzzer itself: otherwise it would have
 * to find a valid check sum before it reached the XML. The input is a sheet,
 * its shared texts, its styles and its workbook with a line of "%" between
 * them. */

#define RELATIONS \
  "<R><Relationship Id='a' Target='s' Type='/worksheet'/><Relationship Id='b' Target='t' Type='/sharedStrings'/>" \
  "<Relationship Id='c' Target='f' Type='/styles'/></R>"
#define ROOT "<R><Relationship Id='a' Target='w' Type='/officeDocument'/></R>"
#define BOOK "<w><sheets><sheet name='n' id='a'/></sheets></w>"

static void
add_part (zip_t      *archive,
          const char *name,
          const void *data,
          size_t      size)
{
  zip_source_t *source = zip_source_buffer (archive, data, size, 0);
  zip_int64_t index = zip_file_add (archive, name, source, 0);

  g_assert_cmpint (index, >=, 0);
  zip_set_file_compression (archive, index, ZIP_CM_STORE, 0);
}

static GBytes *
pack (char **parts)
{
  guint n = g_strv_length (parts);
  zip_source_t *target = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *archive = zip_open_from_source (target, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  const char *book = n > 3 && *parts[3] != '\0' ? parts[3] : BOOK;
  zip_stat_t stat;
  guint8 *data;

  zip_source_keep (target);
  add_part (archive, "_rels/.rels", ROOT, strlen (ROOT));
  add_part (archive, "_rels/w.rels", RELATIONS, strlen (RELATIONS));
  add_part (archive, "w", book, strlen (book));
  add_part (archive, "s", n > 0 ? parts[0] : "", n > 0 ? strlen (parts[0]) : 0);
  add_part (archive, "t", n > 1 ? parts[1] : "<sst/>", n > 1 ? strlen (parts[1]) : 6);
  add_part (archive, "f", n > 2 ? parts[2] : "<f/>", n > 2 ? strlen (parts[2]) : 4);
  g_assert_cmpint (zip_close (archive), ==, 0);

  g_assert_cmpint (zip_source_stat (target, &stat), ==, 0);
  data = g_malloc (stat.size);
  zip_source_open (target);
  g_assert_cmpint (zip_source_read (target, data, stat.size), ==, stat.size);
  zip_source_close (target);
  zip_source_free (target);

  return g_bytes_new_take (data, stat.size);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) parts = g_strsplit (text, "\n%\n", 4);
  g_autoptr (GBytes) bytes = pack (parts);
  g_autoptr (GError) error = NULL;
  KgProjectSheetOptions options = { kg_date_new (2026, 11, 23), 2026 };
  KgSheetOptions limits = { .max_rows = 2000, .max_cells = 20000, .max_unpacked_bytes = 4 << 20,
                            .max_text_bytes = 4 << 20 };
  g_autoptr (KgWorkbook) workbook = kg_workbook_read_bytes (bytes, "x", &limits, &error);
  g_autoptr (KgProjectSheet) sheet = NULL;

  if (workbook != NULL)
    sheet = kg_project_sheet_read (workbook, &options, &error);
  g_assert_true ((sheet == NULL) == (error != NULL));
  g_assert_true (error == NULL || error->domain == KG_ERROR);
  for (guint i = 0; sheet != NULL && i < sheet->rows->len; i++)
    g_assert_true (g_utf8_validate (kg_project_sheet_get_row (sheet, i)->name, -1, NULL));

  return 0;
}
