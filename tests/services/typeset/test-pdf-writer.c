// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "services/typeset/kg-display-list-private.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"
#include "services/typeset/kg-picture.h"

#include "minutes-fixture.h"
#include "pdf-tools.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* The file, judged by other people's programs; test-readers.c has its text. */

#define WRITE_OPTION "--write-for-another"

static KgFontSet *fonts;

static KgDisplayList *
lay_out (KgMinutes *minutes)
{
  g_autoptr (GError) error = NULL;
  KgDisplayList *list = kg_minutes_layout_with_fonts (minutes, kg_page_template_get_standard (), fonts, &error);

  g_assert_no_error (error);

  return list;
}

static char *
write_pdf (KgMinutes  *minutes,
           const char *folder)
{
  g_autoptr (KgDisplayList) list = lay_out (minutes);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "纪要.pdf", NULL);

  kg_pdf_write_file (list, path, &error);
  g_assert_no_error (error);

  return path;
}

static KgMinutes *
make_odd_minutes (void)
{
  KgMinutes *minutes = kg_minutes_new ("周例会<纪要>&");

  kg_minutes_set_stage (minutes, KG_MINUTES_IN_REVIEW);
  kg_minutes_set_title (minutes, "A&B <项目>\"一期\"");
  kg_minutes_set_opening (minutes, "扩展区：𠮷、𪚥、𬭎，圈码①②，单位㎡，罗马Ⅲ，英文 Kaigong (v1.0)，破折号——省略号……引号‘’。");
  kg_minutes_add (minutes, KG_MINUTES_ITEM, "没有字形的字符\U0010fffd与\ue000也要能复制出来。");
  kg_minutes_set_office (minutes, "区发展改革委");

  return minutes;
}

static KgMinutes *
make_annexed_minutes (KgMinutesStage stage)
{
  KgMinutes *minutes = minutes_fixture_new (stage);

  minutes_fixture_add_annexes (minutes);

  return minutes;
}

static void
test_structure (void)
{
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autoptr (KgMinutes) minutes = make_annexed_minutes (KG_MINUTES_ISSUED);
  g_autofree char *path = write_pdf (minutes, folder);
  const char *const check[] = { "qpdf", "--check", path, NULL };
  const char *const info[] = { "pdfinfo", path, NULL };
  const char *const pdf_fonts[] = { "pdffonts", path, NULL };
  g_autofree char *warnings = NULL;
  g_autofree char *checked = pdf_tools_run (check, &warnings, NULL);
  g_autofree char *described = pdf_tools_run (info, NULL, NULL);
  g_autofree char *listed = pdf_tools_run (pdf_fonts, NULL, NULL);
  g_auto (GStrv) lines = g_strsplit (listed, "\n", -1);

  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  g_assert_cmpstr (warnings, ==, "");
  g_assert_nonnull (strstr (described, "北城区计划新开工项目周例会纪要〔2026〕47号"));
  g_assert_nonnull (strstr (described, "北城区发展和改革委员会"));
  g_assert_nonnull (strstr (described, "A4"));
  g_assert_nonnull (strstr (described, "PDF version:     1.4"));

  /* Every font embedded, subset, with its way back to text. */
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], "CID TrueType      Identity-H       yes yes yes"));
  pdf_tools_drop_folder (folder);
}

/* Pages are called by their printed numbers, and headings are bookmarks, in
 * the eyes of two readers. */
static void
test_ways_into_the_document (void)
{
  static const struct { const char *text; guint level; } headings[] = {
    { "一、上次会议议定事项落实情况", 1 },
    { "二、推进难度较大的项目", 1 },
    { "（一）易卜半导体先进封装产业基地二期项目", 2 },
    { "（四）南大智慧城租赁住房项目（N12-0401单元04-04地块）", 2 },
    { "三、需要关注的项目", 1 },
    { "五、有关要求", 1 },
  };
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autofree char *path = write_pdf (minutes, folder);
  const char *const labels[] = { "mutool", "show", path, "trailer/Root/PageLabels", NULL };
  const char *const json[] = { "qpdf", "--json", "--json-key=pagelabels", path, NULL };
  const char *const outline[] = { "mutool", "show", path, "outline", NULL };
  const char *const xml[] = { "pdftohtml", "-xml", "-i", "-stdout", path, NULL };
  g_autofree char *label_tree = pdf_tools_run (labels, NULL, NULL);
  g_autofree char *label_json = pdf_tools_run (json, NULL, NULL);
  g_autofree char *by_mupdf = pdf_tools_run (outline, NULL, NULL);
  g_autofree char *by_poppler = pdf_tools_run (xml, NULL, NULL);
  const char *a = by_mupdf, *b = strstr (by_poppler, "<outline>");

  g_assert_nonnull (strstr (label_tree, "/S /D"));
  g_assert_nonnull (strstr (label_json, "\"/S\": \"/D\""));
  g_assert_nonnull (b);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++) {
    g_autofree char *item = g_strdup_printf (">%s</item>", headings[i].text);
    g_autofree char *line = g_strdup_printf ("\t%s\"%s\"", headings[i].level > 1 ? "\t" : "", headings[i].text);

    a = strstr (a, line);
    b = strstr (b, item);
    if (a == NULL || b == NULL)
      g_test_message ("%s: %s, %s", headings[i].text, by_mupdf, by_poppler);
    g_assert_nonnull (a);
    g_assert_nonnull (b);
  }
  pdf_tools_drop_folder (folder);
}

/* What is between two strings of @text. */
static char *
get_between (const char *text,
             const char *before,
             const char *after)
{
  const char *start = strstr (text, before), *end;

  g_assert_nonnull (start);
  start += strlen (before);
  end = strstr (start, after);
  g_assert_nonnull (end);

  return g_strndup (start, end - start);
}

/* The document information and the XMP metadata say the same (PDF/A-1, 6.7.3),
 * in Chinese and with the characters that XML has to escape. */
static void
test_two_sets_of_metadata (void)
{
  static const struct { const char *info, *before, *after; } cases[] = {
    { "Title:", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li>" },
    { "Author:", "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li>" },
    { "Subject:", "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li>" },
    { "Creator:", "<xmp:CreatorTool>", "</xmp:CreatorTool>" },
    { "Producer:", "<pdf:Producer>", "</pdf:Producer>" },
    { "CreationDate:", "<xmp:CreateDate>", "</xmp:CreateDate>" },
    { "ModDate:", "<xmp:ModifyDate>", "</xmp:ModifyDate>" },
  };
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autofree char *path = NULL;
  g_autofree char *info = NULL;
  g_autofree char *xmp = NULL;

  kg_minutes_set_office (minutes, "区<发展>&改革委𠀀");
  path = write_pdf (minutes, folder);
  info = pdf_tools_run ((const char *const[]) { "pdfinfo", "-isodates", path, NULL }, NULL, NULL);
  xmp = pdf_tools_run ((const char *const[]) { "pdfinfo", "-meta", path, NULL }, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *said = get_between (info, cases[i].info, "\n");
    g_autofree char *raw = get_between (xmp, cases[i].before, cases[i].after);
    g_autoptr (GString) meta = g_string_new (raw);

    g_string_replace (meta, "&lt;", "<", 0);
    g_string_replace (meta, "&gt;", ">", 0);
    g_string_replace (meta, "&amp;", "&", 0);
    if (g_str_has_suffix (cases[i].info, "Date:")) {
      /* pdfinfo writes +08 where XMP has +08:00. */
      g_assert_true (g_str_has_prefix (meta->str, g_strstrip (said)));
      g_assert_true (g_str_has_prefix (said, "2026-11-26T00:00:00+08"));
    } else {
      g_assert_cmpstr (g_strstrip (said), ==, meta->str);
    }
  }
  pdf_tools_drop_folder (folder);
}

/* PDF/A-1b by the validator of Apache PDFBox, where it is installed. */
static void
test_archive_format (void)
{
  g_autofree char *class_path = pdf_tools_find_jars ();

  if (class_path == NULL) {
    g_test_skip ("no libpdfbox2-java");
    return;
  }

  for (guint i = 0; i < 4; i++) {
    g_autofree char *folder = pdf_tools_make_folder ();
    g_autoptr (KgMinutes) minutes = i == 0 ? minutes_fixture_new (KG_MINUTES_ISSUED) :
                                    i == 1 ? make_odd_minutes () :
                                    i == 2 ? make_annexed_minutes (KG_MINUTES_DRAFT) : kg_minutes_new (NULL);
    g_autofree char *path = NULL;
    g_autofree char *seal = g_strnfill (64, 'a');
    const char *validate[] = {
      "java", "-cp", class_path, "org.apache.pdfbox.preflight.Validator_A1b", NULL, NULL,
    };
    g_autofree char *said = NULL;
    int status;

    if (i == 0)
      kg_minutes_set_seal (minutes, seal);
    path = write_pdf (minutes, folder);
    validate[4] = path;
    said = pdf_tools_run (validate, NULL, &status);
    if (strstr (said, "is a valid PDF/A-1b file") == NULL) {
      g_test_message ("document %u: %s", i, said);
      g_test_fail ();
    }
    pdf_tools_drop_folder (folder);
  }
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) first = NULL;

  for (guint i = 0; i < 3; i++) {
    g_autoptr (KgMinutes) minutes = make_annexed_minutes (KG_MINUTES_ISSUED);
    g_autoptr (GError) error = NULL;
    g_autoptr (KgDisplayList) list = i == 2 ? kg_minutes_layout (minutes, kg_page_template_get_standard (), &error)
                                            : lay_out (minutes);
    g_autoptr (GBytes) bytes = kg_pdf_write_bytes (list, &error);

    g_assert_no_error (error);
    if (first == NULL) {
      first = g_bytes_ref (bytes);
      g_usleep (1100 * 1000); /* a clock would show */
    }
    g_assert_true (g_bytes_equal (bytes, first));
  }
}

/* A process of its own, whose language and time zone are not ours, writes the
 * same bytes. */
static void
test_same_bytes_elsewhere (void)
{
  static const struct { const char *language, *zone; } places[] = {
    { "C", "UTC" }, { "C.UTF-8", "Asia/Shanghai" }, { "de_DE.UTF-8", "America/St_Johns" },
  };
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autofree char *german = g_build_filename (folder, "de_DE.UTF-8", NULL);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *localedef = g_find_program_in_path ("localedef");
  g_autofree char *first = NULL;
  gsize length = 0;

  /* A language with a comma in its numbers, where one can be made. */
  if (localedef != NULL)
    g_free (pdf_tools_run ((const char *const[]) { localedef, "-f", "UTF-8", "-i", "de_DE", german, NULL }, NULL, &(int) { 0 }));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *path = g_strdup_printf ("%s/%u.pdf", folder, i);
    g_autofree char *locales = g_strconcat ("LOCPATH=", folder, NULL);
    g_autofree char *language = g_strconcat ("LC_ALL=", places[i].language, NULL);
    g_autofree char *zone = g_strconcat ("TZ=", places[i].zone, NULL);
    const char *const argv[] = {
      "env", i == 2 ? locales : "LOCPATH=", language, zone, program,
      WRITE_OPTION, path, NULL,
    };
    g_autofree char *said = pdf_tools_run (argv, NULL, NULL);
    g_autofree char *bytes = NULL;
    gsize n;

    g_test_message ("%s, %s: %s", places[i].language, places[i].zone, said);
    g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
    if (first == NULL) {
      first = g_steal_pointer (&bytes);
      length = n;
    } else {
      g_assert_cmpmem (bytes, n, first, length);
    }
  }
  pdf_tools_drop_folder (folder);
}

/* What such a process does. */
static int
write_for_another (const char *path)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (KgDisplayList) list = NULL;

  g_print ("%s writes %.1f\n", setlocale (LC_ALL, "") != NULL ? "A language" : "No language", 1.5);
  list = kg_minutes_layout (minutes, kg_page_template_get_standard (), NULL);

  return list != NULL && kg_pdf_write_file (list, path, NULL) ? 0 : 1;
}

/* What the picture was comes back, laid on white, pixel by pixel. */
static void
test_pictures_come_back (void)
{
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autofree char *stem = g_build_filename (folder, "picture", NULL);
  g_autofree char *png = g_strconcat (stem, "-000.png", NULL);
  g_autoptr (KgMinutes) minutes = make_annexed_minutes (KG_MINUTES_ISSUED);
  g_autofree char *path = write_pdf (minutes, folder);
  const char *const list[] = { "pdfimages", "-list", path, NULL };
  const char *const extract[] = { "pdfimages", "-png", path, stem, NULL };
  g_autofree char *listed = pdf_tools_run (list, NULL, NULL);
  g_autofree char *extracted = pdf_tools_run (extract, NULL, NULL);
  g_autoptr (GBytes) source = minutes_fixture_make_png (1200, 600);
  g_autoptr (KgMinutesPicture) picture = kg_minutes_picture_new (source, NULL);
  cairo_surface_t *expected = kg_picture_decode (picture, NULL), *got = cairo_image_surface_create_from_png (png);

  g_assert_nonnull (strstr (listed, "image    1200   600  rgb     3   8  image  no"));
  g_assert_null (strstr (listed, "smask"));
  g_assert_cmpint (cairo_surface_status (got), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (got), ==, 1200);
  for (int y = 0; y < 600; y++) {
    const guint8 *a = cairo_image_surface_get_data (got) + (gsize) y * cairo_image_surface_get_stride (got);
    const guint8 *b = cairo_image_surface_get_data (expected) + (gsize) y * cairo_image_surface_get_stride (expected);

    for (guint i = 0; i < 4 * 1200; i++)
      if (i % 4 != (G_BYTE_ORDER == G_LITTLE_ENDIAN ? 3 : 0))
        g_assert_cmpuint (a[i], ==, b[i]);
  }
  /* The first row has nothing but paper. */
  g_assert_cmpuint (cairo_image_surface_get_data (got)[1], ==, 0xff);
  cairo_surface_destroy (expected);
  cairo_surface_destroy (got);
  pdf_tools_drop_folder (folder);
}

/* Another picture is another document. */
static void
test_pictures_are_identified (void)
{
  char *ids[2] = { NULL, };

  for (int i = 0; i < 2; i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    g_autoptr (GBytes) png = minutes_fixture_make_png (80 - i, 60); /* one column of pixels less on the same paper */
    g_autoptr (KgDisplayList) list = NULL;
    g_autoptr (GBytes) bytes = NULL;
    const char *at;

    kg_minutes_add_picture (minutes, kg_minutes_picture_new (png, NULL));
    list = lay_out (minutes);
    g_array_index (kg_display_list_get_page (list, 0)->images, KgImage, 0).width = 50;
    g_array_index (kg_display_list_get_page (list, 0)->images, KgImage, 0).x = 100;
    bytes = kg_pdf_write_bytes (list, NULL);
    at = memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "/ID [", strlen ("/ID ["));
    g_assert_nonnull (at);
    ids[i] = g_strndup (at, 40);
  }
  g_assert_cmpstr (ids[0], !=, ids[1]);
  g_free (ids[0]);
  g_free (ids[1]);
}

static gboolean
holds (const char *folder,
       guint       n)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;

  return count == n;
}

static void
test_places_that_cannot_be_written (void)
{
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autofree char *missing = g_build_filename (folder, "没有", "纪要.pdf", NULL);
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *too_long = g_build_filename (folder, long_name, NULL);
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  g_autoptr (KgDisplayList) list = lay_out (minutes);
  const struct { const char *path; KgErrorCode code; const char *says; } cases[] = {
    { missing, KG_ERROR_UNAVAILABLE, "there is no such folder" },
    { folder, KG_ERROR_UNAVAILABLE, "it is a folder" },
    { too_long, KG_ERROR_UNAVAILABLE, "the name is too long" },
    { "/sys/纪要.pdf", KG_ERROR_READ_ONLY, "you may not write there" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (kg_pdf_write_file (list, cases[i].path, &error));
    g_assert_error (error, KG_ERROR, (int) cases[i].code);
    g_assert_nonnull (strstr (error->message, cases[i].says));
    g_assert_nonnull (strstr (error->message, cases[i].path));
  }
  g_assert_true (holds (folder, 0));
  pdf_tools_drop_folder (folder);
}

static void
test_full_disk_keeps_the_old_file (void)
{
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autofree char *path = g_build_filename (folder, "纪要.pdf", NULL);
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  g_autoptr (KgDisplayList) list = lay_out (minutes);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  struct rlimit unlimited, tight;
  gboolean done;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);

  /* A limit on the size of files acts as a disk that fills up half-way. */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  tight = unlimited;
  tight.rlim_cur = 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  done = kg_pdf_write_file (list, path, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);

  g_assert_false (done);
  g_assert_error (error, KG_ERROR, KG_ERROR_DISK_FULL);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_true (holds (folder, 1));

  /* With room again it is replaced, and keeps its rights. */
  g_clear_error (&error);
  kg_pdf_write_file (list, path, &error);
  g_assert_no_error (error);
  {
    GStatBuf status;

    g_assert_cmpint (g_stat (path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0640);
    g_assert_cmpint (status.st_size, >, 1000);
  }
  g_assert_true (holds (folder, 1));
  pdf_tools_drop_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  if (argc == 3 && strcmp (argv[1], WRITE_OPTION) == 0)
    return write_for_another (argv[2]);

  g_test_init (&argc, &argv, NULL);
  fonts = kg_font_set_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/pdf-writer/structure", test_structure);
  g_test_add_func ("/pdf-writer/ways-into-the-document", test_ways_into_the_document);
  g_test_add_func ("/pdf-writer/two-sets-of-metadata", test_two_sets_of_metadata);
  g_test_add_func ("/pdf-writer/archive-format", test_archive_format);
  g_test_add_func ("/pdf-writer/pictures-come-back", test_pictures_come_back);
  g_test_add_func ("/pdf-writer/pictures-are-identified", test_pictures_are_identified);
  g_test_add_func ("/pdf-writer/same-bytes", test_same_bytes);
  g_test_add_func ("/pdf-writer/same-bytes-elsewhere", test_same_bytes_elsewhere);
  g_test_add_func ("/pdf-writer/places-that-cannot-be-written", test_places_that_cannot_be_written);
  g_test_add_func ("/pdf-writer/full-disk-keeps-the-old-file", test_full_disk_keeps_the_old_file);

  status = g_test_run ();
  kg_font_set_unref (fonts);

  return status;
}
