// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"

#include "minutes-fixture.h"
#include "pdf-tools.h"

#include <locale.h>
#include <string.h>

/* What other people's readers find in the file: the text of the source,
 * character by character and in its order.
 *
 * The page has line ends that the source has not, and page numbers. So:
 *
 *   - a line end of the reader, and one of the source, stands for nothing;
 *   - spaces of the source at the end of a reader's line may be missing, for
 *     nobody draws them;
 *   - office and date stand at both ends of a line, and the cells of a table side
 *     by side: between them the reader may find any white space;
 *   - one white space is as good as another: readers turn wide ones into plain
 *     ones;
 *   - the page numbers, each of which has to be there once, do not count.
 *
 * Nothing else is let pass: a space that nobody typed is a fault. */

#define COLUMN_GAP '\t'

static KgFontSet *fonts;

static gboolean
is_line_end (gunichar ch)
{
  return ch == '\n' || ch == '\r' || ch == '\f';
}

/* The text that the pages should have. */
static char *
get_source (const KgMinutes *minutes)
{
  g_autofree char *date = kg_minutes_get_date_text (minutes);
  g_autofree char *text = kg_minutes_to_text (minutes);
  g_autofree char *gap = g_strconcat ("　　", date, NULL);
  g_autofree char *column = g_strconcat ("\t", date, NULL);
  g_autoptr (GString) out = g_string_new (g_str_has_prefix (text, "【") ? strchr (text, '\n') : text);

  g_assert_cmpuint (g_string_replace (out, gap, column, 0), ==, minutes->office != NULL ? 2 : 1);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
drop_page_numbers (const char *text,
                   guint       n_pages)
{
  g_autoptr (GString) out = g_string_new (text);

  for (guint i = 1; i <= n_pages; i++) {
    g_autofree char *number = g_strdup_printf ("— %u —", i);
    g_autofree char *tight = g_strdup_printf ("—%u—", i);

    if (g_string_replace (out, number, "", 0) + g_string_replace (out, tight, "", 0) != 1) {
      g_test_message ("%s is not there once", number);
      g_test_fail ();
    }
  }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
compare (const char *why,
         const char *source,
         const char *got)
{
  const char *a = source, *b = got;
  gunichar before = '\n';

  while (*a != '\0' || *b != '\0') {
    gunichar ca = g_utf8_get_char (a), cb = g_utf8_get_char (b);

    if (*b != '\0' && is_line_end (cb)) {
      before = cb;
      b = g_utf8_next_char (b);
    } else if (ca == COLUMN_GAP && *b != '\0' && g_unichar_isspace (cb)) {
      b = g_utf8_next_char (b);
    } else if (ca == COLUMN_GAP || (*a != '\0' && is_line_end (ca)) ||
               (*a != '\0' && g_unichar_isspace (ca) && is_line_end (before) && !g_unichar_isspace (cb))) {
      a = g_utf8_next_char (a);
    } else if (*a != '\0' && (ca == cb || (g_unichar_isspace (ca) && g_unichar_isspace (cb)))) {
      before = cb;
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    } else {
      g_test_message ("%s: the source has “%.60s” where the reader finds “%.60s”", why, a, b);
      g_test_fail ();
      return;
    }
  }
}

static KgDisplayList *
write_pdf (KgMinutes  *minutes,
           const char *path)
{
  g_autoptr (GError) error = NULL;
  KgDisplayList *list = kg_minutes_layout_with_fonts (minutes, kg_page_template_get_standard (), fonts, &error);

  g_assert_no_error (error);
  kg_pdf_write_file (list, path, &error);
  g_assert_no_error (error);

  return list;
}

typedef enum {
  EASY = 1 << 0,    /* without the reader that guesses columns */
  WITH_JAVA = 1 << 1,
} Readers;

static void
check (KgMinutes *minutes,
       Readers    readers)
{
  g_autofree char *folder = pdf_tools_make_folder ();
  g_autofree char *path = g_build_filename (folder, "纪要.pdf", NULL);
  g_autoptr (KgDisplayList) list = write_pdf (minutes, path);
  g_autofree char *source = get_source (minutes);
  g_autofree char *class_path = pdf_tools_find_jars ();
  const char *const tools[][8] = {
    { "pdftotext", "-raw", path, "-", NULL },
    { "mutool", "draw", "-q", "-F", "txt", path, NULL },
    { "java", "-cp", class_path, "org.apache.pdfbox.tools.ExtractText", "-console", "-encoding", "UTF-8", NULL },
    { "pdftotext", "-q", path, "-", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tools); i++) {
    const char *argv[9] = { NULL, };
    gboolean is_java = strcmp (tools[i][0], "java") == 0;
    g_autofree char *warnings = NULL;
    g_autofree char *text = NULL;
    g_autofree char *bare = NULL;

    if ((is_java && (class_path == NULL || !(readers & WITH_JAVA))) || (i == 3 && readers & EASY))
      continue;
    memcpy (argv, tools[i], sizeof tools[i]);
    if (is_java)
      argv[7] = path;
    text = pdf_tools_run (argv, &warnings, NULL);
    bare = drop_page_numbers (text, kg_display_list_get_n_pages (list));
    if (strcmp (warnings, "warning: ICC support is not available\n") != 0)
      g_assert_cmpstr (warnings, ==, "");
    compare (tools[i][is_java ? 3 : 0], source, bare);
  }
  if (class_path == NULL && readers & WITH_JAVA)
    g_test_message ("no libpdfbox2-java: PDFBox was not asked");
  pdf_tools_drop_folder (folder);
}

static void
test_minutes (void)
{
  g_autoptr (KgMinutes) draft = minutes_fixture_new (KG_MINUTES_DRAFT);
  g_autoptr (KgMinutes) issued = minutes_fixture_new (KG_MINUTES_ISSUED);

  check (draft, EASY);
  check (issued, WITH_JAVA);
}

/* Cell after cell, each of them whole. */
static void
test_tables (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);

  minutes_fixture_add_annexes (minutes);
  check (minutes, EASY | WITH_JAVA);
}

/* Everything that a sheet or a mail can be pasted from. */
static void
test_odd_characters (void)
{
  static const char *const paragraphs[] = {
    "标点：，。、；：？！“双引”‘单引’（圆括）《书名》〈单书名〉【方头】〔六角〕「直角」『双直角』〖空方〗｛花｝［方］"
      "……省略——破折—连接～波浪·间隔％‰℃，“‘两层’”：（《甲》、〈乙〉）。",
    "The quick brown fox jumps over the lazy dog, and the engineer reads https://example.org/a/b?c=1&d=2 "
      "before 9:30 (see PDF/A-1b, ISO 19005-1:2005); it's \"quoted\" twice.",
    "扩展区：𠀀𪚥𠮷𬭎𫠜𡈽𰻝𱁬，罕见姓名：㐂㛃䶮喆堃翀𬸚𬜬；圈码①②③㈠，单位㎡㎞，罗马ⅢⅣ，分数½¾，希腊αβγ，俄文Москва。",
    "全角ＡＢＣ１２３（％），半角ABC123(%)，半角片假名ｶﾞ，全角空格　之间，组合e\u0301与ü，上标m²，乘号3×5，温度5℃、-3°C。",
    "表情🏗️🚧😀，旗🇨🇳，键1️⃣，家👨‍👩‍👧；没有字形的\U0010fffd与\ue000也要能复制出来。",
    "数字1,250.5万元，12月5日至2026年11月27日，共计38.6亿元、120亩，其中international cooperation占30%以上，其余70%。",
    "项目代码2311-310113-04-01-708956，总投资52.3亿元，联系人a.b@example.org，版本v1.2.3，比例1:500。",
  };
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("周例会<纪要>&");
  const char *filler = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八";

  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  kg_minutes_set_number (minutes, 2026, 47);
  kg_minutes_set_dates (minutes, kg_date_new (2026, 11, 23), kg_date_new (2026, 11, 26));
  kg_minutes_set_office (minutes, "北城区发展和改革委员会");
  kg_minutes_set_title (minutes, "关于A&B <项目>\"一期\"、标点、字符与字体的专题会议纪要");
  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    kg_minutes_add (minutes, i % 2 == 0 ? KG_MINUTES_PARAGRAPH : KG_MINUTES_ITEM, paragraphs[i]);

  /* Lines that are stretched by any amount: a hole is not a space. */
  for (guint i = 0; i < 28; i++) {
    g_autofree char *start = g_utf8_substring (filler, 0, i);
    g_autofree char *text = g_strconcat (start, "项目会议推进情况《建设工程施工许可证》2026年11月27日开工建设"
                                                "international会议议定事项（含）推进。", NULL);

    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, text);
  }
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "区规资局：王某某、李某某");
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "区建管委（重大办）：刘某");
  kg_minutes_set_copy_to (minutes, "区委办公室，区政府办公室");

  check (minutes, WITH_JAVA);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  setlocale (LC_CTYPE, "C.UTF-8"); /* for what is said of a failure */
  g_test_init (&argc, &argv, NULL);
  fonts = kg_font_set_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/readers/minutes", test_minutes);
  g_test_add_func ("/readers/tables", test_tables);
  g_test_add_func ("/readers/odd-characters", test_odd_characters);

  status = g_test_run ();
  kg_font_set_unref (fonts);

  return status;
}
