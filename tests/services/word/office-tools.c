// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "office-tools.h"

#include "pdf-tools.h"

#include <string.h>

/* LibreOffice's pages of our documents, beside those of our PDF. */

/**
 * office_tools_is_there:
 *
 * Returns: whether LibreOffice is installed with its word processor
 */
gboolean
office_tools_is_there (void)
{
  g_autofree char *program = g_find_program_in_path ("soffice");

  return program != NULL && g_file_test ("/usr/lib/libreoffice/program/libswlo.so", G_FILE_TEST_EXISTS);
}

/* What stands on the lines of a page, without its gaps. */
static GPtrArray *
get_lines (const char *page)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) raw = g_strsplit (page, "\n", -1);

  for (guint i = 0; raw[i] != NULL; i++) {
    char *line = pdf_tools_strip_spaces (raw[i]);

    if (*line != '\0')
      g_ptr_array_add (lines, line);
    else
      g_free (line);
  }

  return lines;
}

static GStrv
get_pages (const char *path)
{
  const char *const argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *text = pdf_tools_run (argv, NULL, NULL);

  return g_strsplit (text, "\f", -1);
}

/**
 * office_tools_compare:
 *
 * Fails the test where a line of @name.docx does not have the characters that
 * it has in @name.pdf.
 */
void
office_tools_compare (const char *folder,
                      const char *name)
{
  g_autofree char *ours = g_strdup_printf ("%s/%s.pdf", folder, name);
  g_autofree char *theirs = g_strdup_printf ("%s/office/%s.pdf", folder, name);
  g_auto (GStrv) expected = get_pages (ours);
  g_auto (GStrv) got = get_pages (theirs);

  for (guint i = 0; expected[i] != NULL && got[i] != NULL; i++) {
    g_autoptr (GPtrArray) a = get_lines (expected[i]);
    g_autoptr (GPtrArray) b = get_lines (got[i]);

    for (guint j = 0; j < MAX (a->len, b->len); j++) {
      const char *line = j < a->len ? g_ptr_array_index (a, j) : "";
      const char *other = j < b->len ? g_ptr_array_index (b, j) : "";

      if (strcmp (line, other) == 0)
        continue;
      g_test_message ("%s, page %u, line %u: “%s” instead of “%s”", name, i + 1, j + 1, other, line);
      g_test_fail ();
    }
  }
  if (g_strv_length (got) != g_strv_length (expected)) {
    g_test_message ("%s: %u pages instead of %u", name, g_strv_length (got) - 1, g_strv_length (expected) - 1);
    g_test_fail ();
  }
}

/* The same faces for both. */
static void
add_alias (GString    *config,
           KgFontSet  *fonts,
           const char *name,
           KgFontRole  role)
{
  KgFontGlyph glyph;

  g_assert_true (kg_font_set_resolve (fonts, role, 0x4e00, &glyph));
  g_string_append_printf (config,
                          "<match target=\"pattern\"><test name=\"family\"><string>%s</string></test>"
                          "<edit name=\"family\" mode=\"assign\" binding=\"same\"><string>%s</string></edit></match>",
                          name, kg_font_set_get_family (fonts, glyph.face));
}

/**
 * office_tools_convert:
 * @names: of documents in @folder, %NULL at their end
 * @fonts: (nullable): what LibreOffice takes for the families of the standard;
 *   %NULL is what it takes by itself
 *
 * Makes the PDF of all documents by one start of LibreOffice, which knows
 * nothing of the settings of whoever runs the test. By itself it takes the same
 * faces on a desktop of another language as on a Chinese one.
 */
void
office_tools_convert (const char        *folder,
                      const char *const *names,
                      KgFontSet         *fonts)
{
  g_autofree char *config_path = g_build_filename (folder, "fonts.conf", NULL);
  g_autofree char *environment = g_strconcat ("FONTCONFIG_FILE=", config_path, NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *out = g_build_filename (folder, "office", NULL);
  g_autofree char *home = g_strconcat ("HOME=", folder, NULL);
  g_autoptr (GString) config = g_string_new ("<?xml version=\"1.0\"?><fontconfig>"
                                             "<include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include>");
  const char *const start[] = { "env", environment, home, fonts != NULL ? "LC_ALL=zh_CN.UTF-8" : "LC_ALL=C.UTF-8", "soffice",
                                profile, "--headless", "--convert-to", "pdf", "--outdir", out };
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *said = NULL;

  if (fonts != NULL) {
    add_alias (config, fonts, "仿宋_GB2312", KG_FONT_BODY);
    add_alias (config, fonts, "方正小标宋_GBK", KG_FONT_TITLE);
    add_alias (config, fonts, "楷体_GB2312", KG_FONT_KAI);
    add_alias (config, fonts, "黑体", KG_FONT_HEI);
    add_alias (config, fonts, "宋体", KG_FONT_SONG);
  }
  g_string_append (config, "</fontconfig>");
  g_assert_true (g_file_set_contents (config_path, config->str, -1, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (start); i++)
    g_ptr_array_add (argv, g_strdup (start[i]));
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (argv, g_strdup_printf ("%s/%s.docx", folder, names[i]));
  g_ptr_array_add (argv, NULL);

  said = pdf_tools_run ((const char *const *) argv->pdata, NULL, NULL);
  g_test_message ("%s", said);
}
