// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-writer.h"
#include "services/word/kg-docx-xml.h"
#include "services/typeset/kg-minutes-layout.h"

#include "docx-tools.h"
#include "minutes-fixture.h"
#include "pdf-tools.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

/* What is in the file, whatever program opens it. */

static KgFontSet *fonts;

static GBytes *
write_bytes (const KgMinutes      *minutes,
             const KgPageTemplate *page_template)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgDisplayList) list = kg_minutes_layout_with_fonts (minutes, page_template, fonts, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = kg_docx_write_bytes (minutes, page_template, list, &error);
  g_assert_no_error (error);

  return bytes;
}

static char *
read_part (const KgMinutes      *minutes,
           const KgPageTemplate *page_template,
           const char           *part)
{
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autofree char *path = g_build_filename (folder, "纪要.docx", NULL);
  char *xml;

  docx_tools_write (minutes, page_template, fonts, folder, "纪要");
  xml = docx_tools_read_part (path, part);
  pdf_tools_drop_folder (folder);

  return xml;
}

static void
assert_has (const char *xml,
            const char *words)
{
  if (strstr (xml, words) == NULL)
    g_error ("“%s” is not in %s", words, xml);
}

/* Every part is well-formed and told of; what is pointed to is there. */
static void
test_package (void)
{
  static const char script[] =
    "import sys, zipfile, posixpath, xml.etree.ElementTree as tree\n"
    "archive = zipfile.ZipFile (sys.argv[1])\n"
    "names = archive.namelist ()\n"
    "assert archive.testzip () is None and names[0] == '[Content_Types].xml', names\n"
    "assert {i.date_time for i in archive.infolist ()} == {(1980, 1, 1, 0, 0, 0)}\n"
    "pictures = [n for n in names if n.startswith ('word/media/')]\n"
    "assert len (pictures) == 1 and archive.read (pictures[0]).startswith (b'\\x89PNG'), pictures\n"
    "names = [n for n in names if n not in pictures]\n"
    "roots = {name: tree.fromstring (archive.read (name)) for name in names}\n"
    "told = {e.get ('PartName')[1:] for e in roots[names[0]] if e.get ('PartName')}\n"
    "assert told == {n for n in names + pictures if not n.endswith ('.rels') and n != names[0]}, told\n"
    "seen = set ()\n"
    "for name in names:\n"
    "    if name.endswith ('.rels'):\n"
    "        base = posixpath.dirname (posixpath.dirname (name))\n"
    "        seen |= {posixpath.join (base, e.get ('Target')) for e in roots[name]}\n"
    "assert seen == told, seen ^ told\n"
    "ids = {e.get ('Id') for e in roots['word/_rels/document.xml.rels']}\n"
    "r = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'\n"
    "used = {e.get (r + 'id') or e.get (r + 'embed') for e in roots['word/document.xml'].iter ()} - {None}\n"
    "assert len ([e for e in roots['word/document.xml'].iter () if e.get (r + 'embed') in ids]) == 1\n"
    "assert used and used <= ids, used\n"
    "w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'\n"
    "styles = {e.get (w + 'styleId') for e in roots['word/styles.xml'].iter (w + 'style')}\n"
    "for name in names:\n"
    "    assert {e.get (w + 'val') for e in roots[name].iter (w + 'pStyle')} <= styles, name\n";
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_DRAFT);
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autofree char *path = g_build_filename (folder, "纪要.docx", NULL);
  const char *const argv[] = { "python3", "-c", script, path, NULL };
  g_autofree char *said = NULL;

  minutes_fixture_add_annexes (minutes);
  docx_tools_write (minutes, NULL, fonts, folder, "纪要");
  said = pdf_tools_run (argv, NULL, NULL);
  pdf_tools_drop_folder (folder);
}

/* The words are those of the plain text, in its order, and no line end was
 * put into them but the one of the title, which is broken by sense. */
static void
test_text (void)
{
  for (KgMinutesStage stage = KG_MINUTES_DRAFT; stage <= KG_MINUTES_ISSUED; stage++) {
    g_autoptr (KgMinutes) minutes = minutes_fixture_new (stage);
    g_autofree char *xml = read_part (minutes, NULL, "word/document.xml");
    g_autofree char *text = docx_tools_get_text (xml);
    g_autofree char *plain = kg_minutes_to_text (minutes);
    g_autofree char *got = pdf_tools_strip_spaces (text);
    g_autofree char *expected = pdf_tools_strip_spaces (plain);

    pdf_tools_assert_text ("the document", got, strstr (expected, "北城区")); /* behind 【草稿】 */
    g_assert_nonnull (strstr (xml, "<w:br/>"));
    g_assert_null (strstr (strstr (xml, "<w:br/>") + 1, "<w:br"));
    g_assert_null (strstr (xml, "<w:cr"));
  }
}

static void
test_same_bytes (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  minutes_fixture_add_annexes (minutes);
  first = write_bytes (minutes, NULL);
  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  second = write_bytes (minutes, NULL);
  g_unsetenv ("TZ");
  g_assert_true (g_bytes_equal (first, second));
}

/* GB/T 33476.2-2016 and GB/T 9704-2012 in the units of the format, and those of
 * another template. */
static void
test_measures (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_DRAFT);
  KgPageTemplate other = *kg_page_template_get_standard ();
  g_autofree char *standard_xml = read_part (minutes, &other, "word/document.xml");
  g_autofree char *styles = read_part (minutes, &other, "word/styles.xml");
  g_autofree char *settings = read_part (minutes, &other, "word/settings.xml");
  g_autofree char *other_xml = NULL;
  int top, right, bottom, left;

  assert_has (standard_xml, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
  g_assert_cmpint (sscanf (strstr (standard_xml, "<w:pgMar"),
                           "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\"",
                           &top, &right, &bottom, &left), ==, 4);
  g_assert_cmpfloat_with_epsilon (top * 25.4 / 1440, 34.58, 0.05);
  g_assert_cmpfloat_with_epsilon (bottom * 25.4 / 1440, 32.58, 0.05);
  g_assert_cmpfloat_with_epsilon (left * 25.4 / 1440, 28, 0.05);
  g_assert_cmpfloat_with_epsilon (right * 25.4 / 1440, 26, 0.05);
  g_assert_cmpint (16838 - top - bottom, >=, 22 * 592);
  g_assert_cmpint (16838 - top - bottom, <, 23 * 592);
  assert_has (standard_xml, "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"592\" w:charSpace=\"-848\"/>");
  assert_has (standard_xml, "w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/>");
  assert_has (standard_xml, "w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/>");
  assert_has (standard_xml, "<w:bottom w:val=\"single\" w:sz=\"16\" w:space=\"0\" w:color=\"E60012\"/>");
  assert_has (styles, "<w:name w:val=\"heading 1\"/>");
  assert_has (styles, "<w:outlineLvl w:val=\"0\"/>");
  assert_has (styles, "<w:outlineLvl w:val=\"1\"/>");
  assert_has (styles, "w:firstLineChars=\"200\"");
  for (guint i = 0; i < 5; i++)
    assert_has (styles, ((const char *[]) { "红头", "文号", "主标题", "出席名单", "版记" })[i]);
  assert_has (settings, "<w:evenAndOddHeaders/>");

  other.area_left = 30;
  other.area_width = 150;
  other.chars_per_line = 24;
  other.lines_per_page = 18;
  other.mark_colour = 0x112233;
  other_xml = read_part (minutes, &other, "word/document.xml");
  assert_has (other_xml, "w:left=\"1701\"");
  assert_has (other_xml, "w:color=\"112233\"");
  g_assert_null (strstr (other_xml, "w:linePitch=\"592\""));
}

/* Where the text is marked up, the marks are text. */
static void
test_escaping (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autofree char *document = NULL;
  g_autofree char *core = NULL;

  kg_docx_append_escaped (xml, "<a href=\"x\">&\x01\x0b\xef\xbf\xbf 𠮷", -1);
  g_assert_cmpstr (xml->str, ==, "&lt;a href=&quot;x&quot;&gt;&amp; 𠮷");

  kg_minutes_set_office (minutes, "<A&B>\"办公室\"");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "𠮷田 </w:t> ]]> &amp; \x02𬭎");
  document = read_part (minutes, NULL, "word/document.xml");
  core = read_part (minutes, NULL, "docProps/core.xml");
  assert_has (document, "𠮷田 &lt;/w:t&gt; ]]&gt; &amp;amp; 𬭎");
  assert_has (core, "<dc:creator>&lt;A&amp;B&gt;“办公室”</dc:creator>");
  assert_has (core, "2026-11-26T00:00:00Z");
}

/* An issued document has no watermark, and another has it on left and right
 * pages. */
static void
test_watermark (void)
{
  g_autoptr (KgMinutes) draft = minutes_fixture_new (KG_MINUTES_IN_REVIEW);
  g_autoptr (KgMinutes) issued = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autofree char *xml = read_part (issued, NULL, "word/document.xml");

  g_assert_null (strstr (xml, "headerReference"));
  for (guint i = 1; i <= 2; i++) {
    g_autofree char *part = g_strdup_printf ("word/header%u.xml", i);
    g_autofree char *header = read_part (draft, NULL, part);

    assert_has (header, "string=\"送审稿\"");
    assert_has (header, "rotation:315");
  }
}

static int
count (const char *xml,
       const char *words)
{
  int n = 0;

  for (const char *p = strstr (xml, words); p != NULL; p = strstr (p + 1, words))
    n++;

  return n;
}

/* A row at the head that every page repeats; only the row that is parted on
 * the pages may be parted; rules of two kinds. */
static void
test_table (void)
{
  static const char *const rows[][4] = {
    { "1", "完成<高压线>迁改方案\n报区发展改革委", "区规资局", "11月27日" }, { "2", NULL },
  };
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  KgMinutesTable *table = kg_minutes_table_new ();
  g_autoptr (GString) matter = g_string_new (NULL);
  const char *const last[] = { "3", "", "区建管委", "12月4日" };
  const char *cells[4];
  g_autofree char *xml = NULL;
  g_autofree char *text = NULL;
  int height;

  for (guint i = 0; i < 60; i++)
    g_string_append (matter, "逐条答复公示意见，出具方案批复；");
  kg_minutes_table_add_column (table, "序号", 3, TRUE);
  kg_minutes_table_add_column (table, "督办事项", 0, FALSE);
  kg_minutes_table_add_column (table, "责任单位", 6, FALSE);
  kg_minutes_table_add_column (table, "完成时限", 5, TRUE);
  kg_minutes_table_add_row (table, rows[0]);
  kg_minutes_table_add_row (table, rows[1]);
  memcpy (cells, last, sizeof cells);
  cells[1] = matter->str;
  kg_minutes_table_add_row (table, cells);
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "现将事项列表如下：");
  kg_minutes_add_table (minutes, table);

  xml = read_part (minutes, NULL, "word/document.xml");
  text = docx_tools_get_text (xml);
  assert_has (text, "序号\n督办事项\n责任单位\n完成时限\n1\n完成<高压线>迁改方案\n报区发展改革委\n区规资局\n11月27日\n2\n3\n");
  assert_has (xml, "<w:tblHeader/>");
  assert_has (xml, "<w:pStyle w:val=\"KgCellHead\"/>");
  assert_has (xml, "<w:top w:val=\"single\" w:sz=\"8\"");
  assert_has (xml, "<w:insideH w:val=\"single\" w:sz=\"6\"");
  g_assert_cmpint (count (xml, "<w:tr>"), ==, 4);
  g_assert_cmpint (count (xml, "<w:cantSplit/>"), ==, 3);
  g_assert_cmpint (count (xml, "w:hRule=\"atLeast\"/>"), ==, 3);
  /* 6.3 mm a line and 1.5 mm above and below; the rows share what a page of
   * lines has more than our pages, so that the third is parted as there. */
  g_assert_cmpint (sscanf (strstr (xml, "<w:trHeight"), "<w:trHeight w:val=\"%d\"", &height), ==, 1);
  g_assert_cmpfloat_with_epsilon (height * 25.4 / 1440, 6.3 + 2 * 1.5, 0.05);
  g_assert_cmpint (sscanf (strstr (strstr (xml, "<w:tblHeader/>"), "<w:trHeight"), "<w:trHeight w:val=\"%d\"", &height), ==, 1);
  g_assert_cmpfloat (height * 25.4 / 1440, >=, 2 * 6.3 + 2 * 1.5 - 0.05);
  g_assert_cmpfloat (height * 25.4 / 1440, <, 2 * 6.3 + 2 * 1.5 + 6.3);
}

/* The picture has the size that it has on the page, and words for those who do
 * not see it. */
static void
test_picture (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (GBytes) small = minutes_fixture_make_png (200, 100);
  g_autofree char *xml = NULL;

  minutes_fixture_add_annexes (minutes);
  kg_minutes_add_picture (minutes, kg_minutes_picture_new (small, NULL));
  xml = read_part (minutes, NULL, "word/document.xml");
  assert_has (xml, "<wp:extent cx=\"5616000\" cy=\"2808000\"/>"); /* 156 mm, 36000 a mm */
  assert_has (xml, "descr=\"图　项目推进情况（截至2026年11月23日）\"");
  assert_has (xml, "<wp:extent cx=\"1828800\" cy=\"914400\"/>"); /* 100 dpi */
  assert_has (xml, "descr=\"年内计划新开工项目推进情况\"");
  g_assert_cmpint (count (xml, "<wp:docPr id=\"2\""), ==, 1);
  assert_has (xml, "<w:pStyle w:val=\"KgCaption\"/>");
}

/* 附件 in 黑体 on the first line of a page, its title on the third; the date of
 * a signature four characters from the right, two lines below the text. */
static void
test_annex (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autofree char *xml = NULL;
  g_autofree char *styles = NULL;
  const char *style;

  kg_minutes_add (minutes, KG_MINUTES_ADDRESSEE, "各有关单位：");
  minutes_fixture_add_annexes (minutes);
  xml = read_part (minutes, NULL, "word/document.xml");
  styles = read_part (minutes, NULL, "word/styles.xml");
  assert_has (xml, "<w:pStyle w:val=\"KgAddressee\"/></w:pPr>");
  assert_has (xml, "<w:pStyle w:val=\"KgSignature\"/><w:spacing w:before=\"1184\"/><w:ind w:left=");
  assert_has (xml, "<w:pStyle w:val=\"KgSignature\"/><w:ind w:rightChars=\"400\" w:right=\"1256\"/><w:jc w:val=\"right\"/>");
  g_assert_cmpint (count (xml, "<w:pStyle w:val=\"KgAnnex\"/>"), ==, 2);
  assert_has (strstr (xml, "附件1"), "</w:p><w:p><w:pPr><w:pStyle w:val=\"KgTitle\"/><w:spacing w:before=\"592\"/>");
  style = strstr (styles, "w:styleId=\"KgAnnex\"");
  g_assert_nonnull (style);
  assert_has (style, "<w:pageBreakBefore/>");
}

/* What an excerpt leaves out is not counted anew. */
static void
test_numbers (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (KgMinutes) excerpt = kg_minutes_excerpt (minutes, (const char *const []) { "罗店镇", NULL });
  g_autofree char *xml = NULL;
  g_autofree char *text = NULL;
  g_autofree char *plain = kg_minutes_to_text (excerpt);
  g_autofree char *got = NULL;
  g_autofree char *expected = pdf_tools_strip_spaces (plain);

  xml = read_part (excerpt, NULL, "word/document.xml");
  text = docx_tools_get_text (xml);
  got = pdf_tools_strip_spaces (text);
  pdf_tools_assert_text ("the excerpt", got, expected);
}

/* Work grows with the text and not with its square. */
static void
test_large (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (GString) paragraph = g_string_new (NULL);
  g_autoptr (KgDisplayList) list = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begin;

  while (paragraph->len < 3 * 10000)
    g_string_append (paragraph, "区规资局会同罗店镇逐条答复公示意见，11月30日前出具方案批复；");
  for (guint i = 0; i < 30; i++)
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, paragraph->str);
  list = kg_minutes_layout_with_fonts (minutes, NULL, fonts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kg_display_list_get_n_pages (list), >, 450);

  begin = g_get_monotonic_time ();
  bytes = kg_docx_write_bytes (minutes, NULL, list, &error);
  g_assert_no_error (error);
  g_test_message ("%u pages in %d ms, %d KiB", kg_display_list_get_n_pages (list),
                  (int) ((g_get_monotonic_time () - begin) / 1000), (int) (g_bytes_get_size (bytes) / 1024));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  fonts = kg_font_set_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/docx-parts/package", test_package);
  g_test_add_func ("/docx-parts/text", test_text);
  g_test_add_func ("/docx-parts/same-bytes", test_same_bytes);
  g_test_add_func ("/docx-parts/measures", test_measures);
  g_test_add_func ("/docx-parts/escaping", test_escaping);
  g_test_add_func ("/docx-parts/watermark", test_watermark);
  g_test_add_func ("/docx-parts/table", test_table);
  g_test_add_func ("/docx-parts/picture", test_picture);
  g_test_add_func ("/docx-parts/annex", test_annex);
  g_test_add_func ("/docx-parts/numbers", test_numbers);
  g_test_add_func ("/docx-parts/large", test_large);
  result = g_test_run ();
  kg_font_set_unref (fonts);

  return result;
}
