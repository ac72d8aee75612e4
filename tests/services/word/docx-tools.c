// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "docx-tools.h"

#include "services/word/kg-docx-writer.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"

#include "minutes-fixture.h"
#include "pdf-tools.h"

#include <string.h>

/* Our files, and what other people's programs find in them. */

/**
 * docx_tools_write:
 *
 * Writes @name.docx and @name.pdf.
 */
void
docx_tools_write (const KgMinutes      *minutes,
                  const KgPageTemplate *page_template,
                  KgFontSet            *fonts,
                  const char           *folder,
                  const char           *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgDisplayList) list = kg_minutes_layout_with_fonts (minutes, page_template, fonts, &error);
  g_autofree char *docx = g_strdup_printf ("%s/%s.docx", folder, name);
  g_autofree char *pdf = g_strdup_printf ("%s/%s.pdf", folder, name);

  g_assert_no_error (error);
  kg_docx_write_file (minutes, page_template, list, docx, &error);
  g_assert_no_error (error);
  kg_pdf_write_file (list, pdf, &error);
  g_assert_no_error (error);
}

char *
docx_tools_read_part (const char *path,
                      const char *part)
{
  const char *const argv[] = { "python3", "-c",
    "import sys, zipfile; sys.stdout.buffer.write (zipfile.ZipFile (sys.argv[1]).read (sys.argv[2]))",
    path, part, NULL };

  return pdf_tools_run (argv, NULL, NULL);
}

/**
 * docx_tools_get_text:
 * @xml: a part with the text of a document
 *
 * Returns: its paragraphs, one on each line, as a reader of XML finds them
 */
char *
docx_tools_get_text (const char *xml)
{
  static const char script[] =
    "import sys, xml.etree.ElementTree as tree\n"
    "w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'\n"
    "for p in tree.fromstring (open (sys.argv[1], encoding='utf-8').read ()).iter (w + 'p'):\n"
    "    text = ''.join ('\\t' if e.tag == w + 'tab' else e.text or '' for r in p.iter (w + 'r')\n"
    "                    for e in r if e.tag in (w + 't', w + 'tab'))\n"
    "    if text: print (text)\n";
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autofree char *path = g_build_filename (folder, "part.xml", NULL);
  const char *const argv[] = { "python3", "-c", script, path, NULL };
  char *text;

  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  text = pdf_tools_run (argv, NULL, NULL);
  pdf_tools_drop_folder (folder);

  return text;
}

#define N_SHIFTS 21

/* What has letters, digits and marks at every distance from the end of a line. */
static char *
make_words (guint shift,
            guint kind)
{
  static const char *const words[] = {
    "PM2.5年均浓度35μg/m³；BIM模型（编号BIM-2026-011）与5G基站、110kV变电站用地同步落实；",
    "2026年12月28日前完成K34+258～K35+000标段（长1.2km，DN1200管）迁改，11月30日报区建管委。",
    "用电负荷25MVA，日均用水量3,500m³；Kaigong平台与OA系统对接，API接口限2026年12月3日前开放。",
  };
  GString *text = g_string_new ("会议指出");

  for (guint i = 0; i < shift; i++)
    g_string_append (text, "建");
  g_string_append (text, "，");
  for (guint i = 0; i < 3; i++)
    g_string_append (text, words[(kind + i) % 3]);

  return g_string_free (text, FALSE);
}

/**
 * docx_tools_make_words:
 *
 * Returns: (transfer full): minutes full of words in letters, codes, dates and
 *   numbers with their units, in their text, headings and a table
 */
KgMinutes *
docx_tools_make_words (void)
{
  KgMinutes *minutes = minutes_fixture_new (KG_MINUTES_DRAFT);
  KgMinutesTable *table = kg_minutes_table_new ();

  kg_minutes_table_add_column (table, "编号", 5.5, TRUE);
  kg_minutes_table_add_column (table, "督办事项", 0, FALSE);
  kg_minutes_table_add_column (table, "完成时限", 5, TRUE);
  for (guint i = 0; i < N_SHIFTS; i++) {
    g_autofree char *text = make_words (i, i % 3);
    g_autofree char *heading = g_strdup_printf ("关于%.*s5G基站（编号BIM-2026-%03u）和110kV变电站PM2.5监测点选址的问题",
                                                (int) (3 * (i % 14)), "建设和管理委员会牵头负责的项目", i);
    g_autofree char *code = g_strdup_printf ("BIM-2026-%03u", i);
    const char *const cells[] = { code, text, "2026年12月3日", NULL };

    kg_minutes_add (minutes, i % 2 == 0 ? KG_MINUTES_HEADING_1 : KG_MINUTES_HEADING_2, heading);
    kg_minutes_add (minutes, i % 2 == 0 ? KG_MINUTES_PARAGRAPH : KG_MINUTES_ITEM, text);
    kg_minutes_table_add_row (table, cells);
  }
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "分解表");
  kg_minutes_add_table (minutes, table);

  return minutes;
}

/**
 * docx_tools_make_mixed:
 *
 * Returns: (transfer full): minutes of paragraphs made by chance, the same ones
 *   for the same @seed, of Chinese with codes, units, dates, money, quotes and
 *   brackets
 */
KgMinutes *
docx_tools_make_mixed (guint seed,
                       guint n_paragraphs)
{
  static const char *const parts[] = {
    "110kV变电站", "5G基站", "BIM模型", "PM2.5年均浓度", "DN1200给水管", "K34+258标段", "Kaigong平台", "C30混凝土", "EPC总承包",
    "12345.67平方米", "1,260平方米", "38.6亿元", "￥380万元", "3-5个工作日", "30%", "1.2km", "3,500m³", "7.5米", "50余家",
    "2026年12月28日", "11月30日", "9:00", "〔2026〕47号", "2026—2030年", "第3季度", "N12-0401单元",
    "“五证齐发”", "《建设工程施工许可证》", "（一期）", "（编号0783）", "——", "……",
  };
  static const char words[] = "会议指出要加快推进项目建设规划用地审批许可施工进度协调解决问题责任单位完成时限";
  const guint n_words = g_utf8_strlen (words, -1);
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  KgMinutes *minutes = minutes_fixture_new (KG_MINUTES_DRAFT);

  for (guint i = 0; i < n_paragraphs; i++) {
    g_autoptr (GString) text = g_string_new ("区建管委");
    const int n_parts = g_rand_int_range (chance, 2, 16);

    for (int j = 0; j < n_parts; j++) {
      const int n = g_rand_int_range (chance, 2, 14);

      for (int k = 0; k < n; k++) {
        const char *word = g_utf8_offset_to_pointer (words, g_rand_int_range (chance, 0, n_words));

        g_string_append_len (text, word, g_utf8_next_char (word) - word);
      }
      if (g_rand_boolean (chance))
        g_string_append (text, parts[g_rand_int_range (chance, 0, G_N_ELEMENTS (parts))]);
      if (g_rand_int_range (chance, 0, 3) == 0)
        g_string_append (text, "，");
    }
    g_string_append (text, "落实。");
    kg_minutes_add (minutes, i % 3 == 0 ? KG_MINUTES_ITEM : KG_MINUTES_PARAGRAPH, text->str);
  }

  return minutes;
}

/**
 * docx_tools_make_marks:
 *
 * Returns: (transfer full): minutes of sentences with many marks side by side,
 *   each of which shares an empty half, at all places of a line
 */
KgMinutes *
docx_tools_make_marks (void)
{
  static const char sentence[] =
    "依照《条例》（2024年修订）、《办法》（试行），将“先建后验”“拿地即开工”（以下简称“两项”）等写入（附后）。";
  KgMinutes *minutes = minutes_fixture_new (KG_MINUTES_DRAFT);

  for (guint i = 0; i < 14; i++) {
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint j = 0; j < i; j++)
      g_string_append (text, "建");
    for (guint j = 0; j < 4; j++)
      g_string_append (text, sentence);
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, text->str);
  }

  return minutes;
}
