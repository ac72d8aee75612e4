// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "raw-xlsx.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

static GBytes *
zip_to_bytes (const char *const *parts)
{
  g_autofree char *folder = g_dir_make_tmp ("kaigong-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "raw.zip", NULL);
  zip_t *archive = zip_open (path, ZIP_CREATE | ZIP_EXCL, NULL);
  g_autofree char *data = NULL;
  gsize length;

  g_assert_nonnull (archive);
  for (guint i = 0; parts[i] != NULL; i += 2) {
    zip_source_t *source = zip_source_buffer (archive, parts[i + 1], strlen (parts[i + 1]), 0);

    g_assert_cmpint (zip_file_add (archive, parts[i], source, ZIP_FL_ENC_UTF_8), >=, 0);
  }
  g_assert_cmpint (zip_close (archive), ==, 0);
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_unlink (path);
  g_rmdir (folder);

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

GBytes *
make_zip (const char *name,
          ...)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  va_list args;

  va_start (args, name);
  for (const char *part = name; part != NULL; part = va_arg (args, const char *))
    g_ptr_array_add (parts, (gpointer) part);
  va_end (args);
  g_ptr_array_add (parts, NULL);

  return zip_to_bytes ((const char *const *) parts->pdata);
}

GBytes *
make_xlsx_parts (const char *workbook,
                 const char *sheet,
                 const char *shared_strings,
                 const char *styles)
{
  return make_zip ("_rels/.rels", ROOT_RELATIONS, "xl/workbook.xml", workbook,
                   "xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS, "xl/sharedStrings.xml", shared_strings,
                   "xl/styles.xml", styles, "xl/worksheets/sheet1.xml", sheet, NULL);
}

GBytes *
make_xlsx (const char *sheet_data,
           const char *shared_strings)
{
  g_autofree char *sheet = g_strdup_printf ("<worksheet><sheetData>%s</sheetData></worksheet>", sheet_data);
  g_autofree char *strings = g_strdup_printf ("<sst>%s</sst>", shared_strings);

  return make_xlsx_parts (WORKBOOK (""), sheet, strings, "<styleSheet/>");
}
