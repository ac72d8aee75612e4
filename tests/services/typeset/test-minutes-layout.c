// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "services/typeset/kg-display-list-private.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-page-builder.h"
#include "services/typeset/kg-pdf-writer.h"

#include "minutes-fixture.h"
#include "pdf-tools.h"

#include <math.h>
#include <string.h>

/* The layout, looked at through the display list: places are numbers there. */

static KgFontSet *fonts;

static KgDisplayList *
lay_out_with (KgMinutes            *minutes,
              const KgPageTemplate *t)
{
  g_autoptr (GError) error = NULL;
  KgDisplayList *list = kg_minutes_layout_with_fonts (minutes, t, fonts, &error);

  g_assert_no_error (error);

  return list;
}

static KgDisplayList *
lay_out (KgMinutes *minutes)
{
  return lay_out_with (minutes, kg_page_template_get_standard ());
}

static char *
get_line (KgDisplayList *list,
          guint          page,
          guint          line)
{
  g_autofree char *text = kg_display_list_get_page_text (list, page);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (line, <, g_strv_length (lines));

  return g_strdup (lines[line]);
}

/* All text of all pages but the page numbers. */
static char *
get_text (KgDisplayList *list)
{
  GString *out = g_string_new (NULL);

  for (guint page = 0; page < kg_display_list_get_n_pages (list); page++) {
    g_autofree char *text = kg_display_list_get_page_text (list, page);
    g_autofree char *number = g_strdup_printf ("— %u —\n", page + 1);
    char *at = g_str_has_suffix (text, number) ? text + strlen (text) - strlen (number) : NULL;

    if (at != NULL)
      *at = '\0';
    g_string_append (out, text);
  }

  return g_string_free (out, FALSE);
}

static void
assert_text_kept (KgMinutes     *minutes,
                  KgDisplayList *list)
{
  g_autofree char *source = kg_minutes_to_text (minutes);
  g_autofree char *set = get_text (list);
  g_autofree char *expected = pdf_tools_strip_spaces (g_str_has_prefix (source, "【") ? strchr (source, '\n') : source);
  g_autofree char *got = pdf_tools_strip_spaces (set);

  pdf_tools_assert_text ("set text", got, expected);
}

/* Nothing reaches out of the type area, page numbers aside. */
static void
assert_inside (KgDisplayList *list)
{
  const KgPageTemplate *t = kg_page_template_get_standard ();
  const double left = kg_mm (t->area_left), right = left + kg_mm (t->area_width);
  const double top = kg_mm (t->area_top), bottom = top + kg_mm (t->area_height);

  for (guint page = 0; page < list->pages->len; page++) {
    const KgPage *content = kg_display_list_get_page (list, page);

    for (guint i = 0; i < content->runs->len; i++) {
      const KgRun *run = &g_array_index (content->runs, KgRun, i);
      const KgRunGlyph *first = &g_array_index (list->glyphs, KgRunGlyph, run->first);
      const KgRunGlyph *last = first + run->n_glyphs - 1;
      double end = last->x + kg_display_list_get_placed (list, last)->advance * run->size * run->condense / 1000;

      /* The mark at the line's end gives up its empty half, or an opening one at its start. */
      g_assert_cmpfloat (first->x, >=, left - run->size / 2 - 0.1);
      g_assert_cmpfloat (end, <=, right + run->size / 2 + 0.1);
      if (run->y - KG_EM_ABOVE * run->size < bottom) {
        g_assert_cmpfloat (run->y, >, top);
        g_assert_cmpfloat (run->y, <, bottom + 0.1);
      }
    }
  }
}

static void
test_fixture (void)
{
  for (KgMinutesStage stage = KG_MINUTES_DRAFT; stage <= KG_MINUTES_ISSUED; stage++) {
    g_autoptr (KgMinutes) minutes = minutes_fixture_new (stage);
    g_autoptr (KgDisplayList) list = lay_out (minutes);
    guint n_missing;

    g_assert_cmpuint (kg_display_list_get_n_pages (list), >=, 4);
    assert_text_kept (minutes, list);
    assert_inside (list);
    kg_display_list_get_missing (list, &n_missing);
    g_assert_cmpuint (n_missing, ==, 0);
    g_assert_cmpuint (list->watermark.glyphs->len, ==, stage == KG_MINUTES_DRAFT ? 2 : stage == KG_MINUTES_IN_REVIEW ? 3 : 0);
  }
}

static void
test_grid (void)
{
  const KgPageTemplate *t = kg_page_template_get_standard ();
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (KgDisplayList) list = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const KgPage *page;
  guint lines = 0;

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "推进");
  kg_minutes_set_opening (minutes, text->str);
  list = lay_out (minutes);
  page = kg_display_list_get_page (list, 1);

  /* 22 lines of 28 characters: the first at the top of the type area, the
   * last on its foot, each character in the middle of its cell. */
  for (guint i = 0; i < page->runs->len; i++) {
    const KgRun *run = &g_array_index (page->runs, KgRun, i);

    if (run->size != t->body_size)
      continue;
    g_assert_cmpuint (run->n_glyphs, ==, 28);
    g_assert_cmpfloat_with_epsilon (run->y, kg_mm (37) + lines * kg_page_template_get_pitch (t) +
                                            KG_EM_ABOVE * t->body_size, 0.01);
    for (guint j = 0; j < 28; j++)
      g_assert_cmpfloat_with_epsilon (g_array_index (list->glyphs, KgRunGlyph, run->first + j).x,
                                      kg_mm (28) + j * kg_mm (156) / 28, 0.01);
    lines++;
  }
  g_assert_cmpuint (lines, ==, 22);
  g_assert_cmpfloat_with_epsilon (kg_page_template_get_cell (t), kg_mm (5.571), kg_mm (0.001));
  g_assert_cmpfloat_with_epsilon (kg_page_template_get_pitch (t), kg_mm (10.45), kg_mm (0.01));
}

static void
test_headings_are_not_left_behind (void)
{
  for (guint n = 0; n < 24; n++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    g_autoptr (KgDisplayList) list = NULL;
    gboolean found = FALSE;

    for (guint i = 0; i < n; i++)
      kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "填充一行。");
    kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "推进难度较大的项目");
    kg_minutes_add (minutes, KG_MINUTES_HEADING_2,
                    "北上海生物医药产业园（宝山药谷）三期标准厂房及配套设施新建项目");
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "正文。");
    list = lay_out (minutes);
    assert_text_kept (minutes, list);

    for (guint page = 0; page < list->pages->len; page++) {
      g_autofree char *text = kg_display_list_get_page_text (list, page);
      gboolean heading = strstr (text, "一、推进难度") != NULL;

      g_assert_cmpint (heading, ==, strstr (text, "新建项目\n") != NULL);
      g_assert_cmpint (heading, ==, strstr (text, "正文。") != NULL);
      found = found || heading;
    }
    g_assert_true (found);

    g_assert_cmpuint (list->bookmarks->len, ==, 2);
    g_assert_cmpstr (g_array_index (list->bookmarks, KgBookmark, 0).text, ==, "一、推进难度较大的项目");
    g_assert_cmpuint (g_array_index (list->bookmarks, KgBookmark, 1).level, ==, 2);
  }
}

static void
test_lists (void)
{
  const double cell = kg_page_template_get_cell (kg_page_template_get_standard ());
  g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
  g_autoptr (KgDisplayList) list = NULL;
  const KgPage *page;
  guint entries = 0;

  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT,
                       "区金融办：梁某某、宋某某、谢某某、唐某某、韩某某、冯某某、于某某");
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "大场镇：董某某");
  kg_minutes_add_name (minutes, KG_MINUTES_EXCUSED, "月浦镇：曹某某");
  list = lay_out (minutes);
  page = kg_display_list_get_page (list, 0);

  for (guint i = 0; i < page->runs->len; i++) {
    const KgRun *run = &g_array_index (page->runs, KgRun, i);
    const KgRunGlyph *first = &g_array_index (list->glyphs, KgRunGlyph, run->first);

    switch (kg_display_list_get_placed (list, first)->ch) {
    case 0x51fa: /* 出 */
    case 0x8bf7: /* 请 */
      g_assert_cmpfloat_with_epsilon (first->x, kg_mm (28) + 2 * cell, 0.01);
      break;
    case 0xff1a: /* ： and the first name, in one face */
      g_assert_cmpfloat_with_epsilon (first[1].x, kg_mm (28) + 5 * cell, 0.01);
      break;
    case 0x5927: /* 大 */
      g_assert_cmpfloat_with_epsilon (first->x, kg_mm (28) + 5 * cell, 0.01);
      entries++;
      break;
    case 0x97e9: /* 韩, whole on the second line */
      g_assert_cmpfloat_with_epsilon (first->x, kg_mm (28) + 5 * cell, 0.01);
      entries++;
      break;
    default:
      break;
    }
  }
  g_assert_cmpuint (entries, ==, 2);
}

/* By the standard units follow each other. Whatever their lengths, no line
 * begins within the name of a unit or of a person. */
static void
test_lists_run_in (void)
{
  for (guint n = 1; n < 30; n++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    g_autoptr (KgDisplayList) list = NULL;
    g_autofree char *text = NULL;
    g_auto (GStrv) lines = NULL;

    kg_minutes_set_page (minutes, kg_page_template_get_standard ());
    for (guint i = 0; i < n; i++)
      kg_minutes_add_name (minutes, KG_MINUTES_PRESENT,
                           i % 4 == 0 ? "市生态环境局北分局：欧阳长明、王某" : i % 4 == 1 ? "镇：李大某"
                           : i % 4 == 2 ? "区“两办”督查室" : "区绿化市容局：赵某某、钱某、孙某某");
    list = kg_minutes_layout_with_fonts (minutes, NULL, fonts, NULL);
    assert_text_kept (minutes, list);

    text = get_text (list);
    lines = g_strsplit (strstr (text, "出席"), "\n", -1);
    for (guint i = 1; lines[i] != NULL && *lines[i] != '\0' && !g_str_has_prefix (lines[i], "—"); i++) {
      static const char *const starts[] = {
        "市生态环境局北分局", "欧阳长明", "王某", "镇李大某", "李大某", "区“两办”督查室", "区绿化市容局", "赵某某", "钱某", "孙某某",
      };
      gboolean good = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (starts); j++)
        good = good || g_str_has_prefix (lines[i], starts[j]);
      if (!good)
        g_error ("%u units: a line begins “%s”", n, lines[i]);
    }
  }
}

/* Nor within a name of several parts, in either kind of list. */
static void
test_long_names_stay_whole (void)
{
  for (guint n = 1; n < 30; n++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    g_autoptr (GString) people = g_string_new ("区建管委：");
    g_autoptr (KgDisplayList) list = NULL;
    g_autofree char *text = NULL;
    g_auto (GStrv) lines = NULL;

    if (n % 2 == 0)
      kg_minutes_set_page (minutes, kg_page_template_get_standard ());
    for (guint i = 0; i < n; i++)
      g_string_append (people, i % 3 == 0 ? "阿卜杜热合曼·买买提明、" : i % 3 == 1 ? "王某、" : "欧阳长明、");
    g_string_append (people, "古丽娜尔·艾合买提");
    kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, people->str);
    list = kg_minutes_layout_with_fonts (minutes, NULL, fonts, NULL);
    assert_text_kept (minutes, list);

    text = get_text (list);
    lines = g_strsplit (strstr (text, "出席"), "\n", -1);
    for (guint i = 1; lines[i] != NULL && *lines[i] != '\0' && !g_str_has_prefix (lines[i], "—"); i++)
      g_assert_true (g_str_has_prefix (lines[i], "阿卜杜") || g_str_has_prefix (lines[i], "王某") ||
                     g_str_has_prefix (lines[i], "欧阳长") || g_str_has_prefix (lines[i], "古丽"));
  }
}

static void
test_imprint_and_numbers (void)
{
  KgPageTemplate t = *kg_page_template_get_standard ();
  const double foot = kg_mm (37 + 225);
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  g_autoptr (KgDisplayList) front = NULL;
  g_autoptr (KgDisplayList) back = NULL;
  g_autoptr (KgDisplayList) blank = NULL;
  const GArray *rules;

  kg_minutes_set_office (minutes, "区发展改革委");
  kg_minutes_set_copy_to (minutes, "区委办公室");
  kg_minutes_set_opening (minutes, "正文。");
  front = lay_out_with (minutes, &t);
  g_assert_cmpuint (front->pages->len, ==, 1);

  rules = kg_display_list_get_page (front, 0)->rules;
  g_assert_cmpuint (rules->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (g_array_index (rules, KgRule, 3).y, foot, 0.01);
  g_assert_cmpfloat_with_epsilon (g_array_index (rules, KgRule, 1).thickness, kg_mm (0.35), 0.001);
  g_assert_cmpfloat_with_epsilon (g_array_index (rules, KgRule, 2).thickness, kg_mm (0.25), 0.001);
  g_assert_cmpfloat_with_epsilon (g_array_index (rules, KgRule, 3).thickness, kg_mm (0.35), 0.001);
  for (guint i = 0; i < rules->len; i++) {
    g_assert_cmpfloat_with_epsilon (g_array_index (rules, KgRule, i).x, kg_mm (28), 0.01);
    g_assert_cmpfloat_with_epsilon (g_array_index (rules, KgRule, i).length, kg_mm (156), 0.01);
  }

  /* On the back of the sheet, when the office wants it: no blank page before
   * it, so it is numbered. */
  t.imprint_even_page = TRUE;
  back = lay_out_with (minutes, &t);
  g_assert_cmpuint (back->pages->len, ==, 2);
  {
    g_autofree char *text = kg_display_list_get_page_text (back, 1);

    g_assert_cmpstr (text, ==, "抄送：区委办公室。\n区发展改革委\n　　年　月　日印发\n— 2 —\n");
  }

  /* The text fills page 2, so page 3 is blank: it and the imprint behind it
   * carry no number. */
  for (guint i = 0; i < 30; i++)
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "填充一行。");
  for (guint i = 0; i < 22; i++) {
    g_autoptr (KgDisplayList) list = lay_out_with (minutes, &t);
    g_autofree char *last = NULL;

    g_assert_cmpuint (list->pages->len % 2, ==, 0);
    assert_text_kept (minutes, list);
    last = kg_display_list_get_page_text (list, list->pages->len - 1);
    if (kg_display_list_get_page (list, list->pages->len - 2)->runs->len == 0) {
      g_assert_null (strstr (last, "—"));
      g_assert_true (g_str_has_prefix (last, "抄送"));
      g_clear_pointer (&blank, kg_display_list_unref);
      blank = kg_display_list_ref (list);
    }
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "再填一行。");
  }
  g_assert_nonnull (blank);
}

static void
test_long_imprint_leaves_the_text (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");

  kg_minutes_set_office (minutes, "区发展改革委");
  for (guint i = 0; i < 25; i++) {
    g_autoptr (KgDisplayList) list = NULL;
    double last_text = 0, first_rule = G_MAXDOUBLE;
    guint page;

    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "填充一行。");
    list = lay_out (minutes);
    page = list->pages->len - 1;
    for (guint j = 0; j < kg_display_list_get_page (list, page)->runs->len; j++) {
      const KgRun *run = &g_array_index (kg_display_list_get_page (list, page)->runs, KgRun, j);

      if (run->size == 15.75)
        last_text = MAX (last_text, run->y);
    }
    for (guint j = 0; j < kg_display_list_get_page (list, page)->rules->len; j++) {
      const KgRule *rule = &g_array_index (kg_display_list_get_page (list, page)->rules, KgRule, j);

      if (rule->colour == 0)
        first_rule = MIN (first_rule, rule->y);
    }
    g_assert_cmpfloat (last_text + 0.12 * 15.75, <, first_rule);
  }
}

static void
test_titles (void)
{
  static const struct { const char *title; const char *lines[4]; } cases[] = {
    { "周例会纪要", { "周例会纪要" } },
    { "关于推进年内计划新开工项目\n第47次周例会的纪要", { "关于推进年内计划新开工项目", "第47次周例会的纪要" } },
    { "关于推进年内计划新开工项目前期审批的专题会议纪要",
      { "关于推进年内计划新开工项目", "前期审批的专题会议纪要" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    g_autoptr (KgDisplayList) list = NULL;

    kg_minutes_set_title (minutes, cases[i].title);
    list = lay_out (minutes);
    for (guint j = 0; cases[i].lines[j] != NULL; j++) {
      g_autofree char *line = get_line (list, 0, 3 + j);

      pdf_tools_assert_text (cases[i].title, line, cases[i].lines[j]);
    }
  }
}

static void
test_mark_fits (void)
{
  g_autoptr (GString) mark = g_string_new (NULL);

  for (guint n = 1; n <= 40; n++) {
    g_autoptr (KgMinutes) minutes = NULL;
    g_autoptr (KgDisplayList) list = NULL;
    const KgRun *run;
    const KgRunGlyph *glyphs;

    g_string_append (mark, "纪");
    minutes = kg_minutes_new (mark->str);
    list = lay_out (minutes);
    run = &g_array_index (kg_display_list_get_page (list, 0)->runs, KgRun, 0);
    glyphs = &g_array_index (list->glyphs, KgRunGlyph, run->first);
    if (n <= 29)
      g_assert_cmpuint (run->n_glyphs, ==, n);
    g_assert_cmpfloat (run->size, >=, 22);
    g_assert_cmpfloat (run->condense, >=, 0.68 - 1e-9);
    g_assert_cmpfloat (glyphs[run->n_glyphs - 1].x + run->size * run->condense, <=, kg_mm (28 + 156) + 0.2);
    /* Centred. */
    g_assert_cmpfloat_with_epsilon (glyphs[0].x + glyphs[run->n_glyphs - 1].x + run->size * run->condense,
                                    2 * kg_mm (28 + 78), 0.1);
  }
}

/* A mark and an office that are too long for one line are broken between
 * words; in the middle of the head and at the left of the imprint. */
static void
test_mark_and_office_by_sense (void)
{
  static const char *const mark[] = { "北城区重大工程和计划新开工项目建设", "领导小组办公室专题协调推进会议纪要" };
  static const char *const office[] = { "北城区重大产业项目", "建设工作领导小组办公室" };
  g_autofree char *whole_mark = g_strconcat (mark[0], mark[1], NULL);
  g_autofree char *whole_office = g_strconcat (office[0], office[1], NULL);
  g_autoptr (KgMinutes) minutes = kg_minutes_new (whole_mark);
  g_autoptr (KgDisplayList) list = NULL;
  g_autofree char *text = NULL;
  g_autofree char *head = g_strdup_printf ("%s\n%s\n", mark[0], mark[1]);
  g_autofree char *foot = g_strdup_printf ("\n%s\n%s\n　　年　月　日印发\n", office[0], office[1]);

  kg_minutes_set_office (minutes, whole_office);
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "会议要求，抓紧推进。");
  list = lay_out (minutes);
  text = kg_display_list_get_page_text (list, 0);
  g_assert_true (g_str_has_prefix (text, head));
  g_assert_nonnull (strstr (text, foot));
  g_assert_true (strstr (text, office[0]) < strstr (text, foot)); /* in the head, too */
}

static void
test_any_input (void)
{
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autoptr (GString) paragraph = g_string_new (NULL);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  g_autoptr (KgMinutes) nothing = kg_minutes_new (NULL);
  g_autoptr (KgDisplayList) list = NULL;
  g_autoptr (KgDisplayList) empty = NULL;
  const gunichar *missing;
  guint n_missing;

  for (guint i = 0; i < 10000; i++)
    g_string_append_unichar (paragraph, 0x4e00 + i);
  for (guint i = 0; i < 300; i++)
    g_string_append (name, "某");
  kg_minutes_set_title (minutes, name->str);
  kg_minutes_set_opening (minutes, paragraph->str);
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, name->str);
  kg_minutes_add (minutes, KG_MINUTES_HEADING_2, long_name);
  kg_minutes_add (minutes, KG_MINUTES_ITEM, "𠮷野家、𪚥、𬭎；emoji 🏗️🚧；بناء；ก่อสร้าง；e\u0301\u0301\u0301；\U0010fffd\ue123");
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, name->str);
  kg_minutes_add_name (minutes, KG_MINUTES_EXCUSED, long_name);
  kg_minutes_set_office (minutes, "区发展改革委");
  kg_minutes_set_copy_to (minutes, name->str);

  list = lay_out (minutes);
  assert_text_kept (minutes, list);
  assert_inside (list);
  missing = kg_display_list_get_missing (list, &n_missing);
  g_assert_cmpuint (n_missing, >=, 2);
  g_assert_cmpuint (missing[n_missing - 1], ==, 0x10fffd);
  for (guint i = 1; i < n_missing; i++)
    g_assert_cmpuint (missing[i - 1], <, missing[i]);
  for (guint i = 0; i < n_missing; i++)
    g_assert_true (missing[i] < 0x4e00 || missing[i] > 0x9fff);

  empty = lay_out (nothing);
  g_assert_cmpuint (kg_display_list_get_n_pages (empty), ==, 1);
  assert_text_kept (nothing, empty);
}

static gunichar
random_char (GRand *rand)
{
  static const struct { gunichar from, to; } ranges[] = {
    { 0, 0x250 }, { 0x2000, 0x2100 }, { 0x3000, 0x3100 }, { 0x4e00, 0x9fff }, { 0xff00, 0xfff0 },
    { 0x20, 0xd7ff }, { 0xe000, 0xffff }, { 0x10000, 0x110000 },
  };
  guint i = g_rand_int_range (rand, 0, G_N_ELEMENTS (ranges));

  return MAX (g_rand_int_range (rand, ranges[i].from, ranges[i].to), 1);
}

static char *
random_text (GRand *rand,
             guint  longest)
{
  GString *text = g_string_new (NULL);

  for (guint n = g_rand_int_range (rand, 0, longest); n > 0; n--)
    g_string_append_unichar (text, random_char (rand));

  return g_string_free (text, FALSE);
}

/* Whatever people paste: every character is set, in order, inside the page. */
static void
test_random_text (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (47);

  for (guint n = 0; n < 60; n++) {
    g_autofree char *mark = random_text (rand, 40);
    g_autofree char *office = random_text (rand, 30);
    g_autofree char *title = random_text (rand, 80);
    g_autofree char *copy = random_text (rand, 200);
    g_autoptr (KgMinutes) minutes = kg_minutes_new (mark);
    g_autoptr (KgDisplayList) list = NULL;
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;

    kg_minutes_set_stage (minutes, n % 3);
    kg_minutes_set_office (minutes, office);
    kg_minutes_set_title (minutes, title);
    kg_minutes_set_copy_to (minutes, copy);
    for (guint i = 0; i < 12; i++) {
      g_autofree char *text = random_text (rand, 300);

      kg_minutes_add (minutes, i % 4, text);
      kg_minutes_add_name (minutes, i % 3, text);
    }
    list = lay_out (minutes);
    assert_text_kept (minutes, list);
    assert_inside (list);
    bytes = kg_pdf_write_bytes (list, &error);
    g_assert_no_error (error);
  }
}

static void
test_refusals (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  KgPageTemplate t = *kg_page_template_get_standard ();

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "长");

  for (guint i = 0; i < 4; i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new (i == 0 ? text->str : "纪要");
    g_autoptr (GError) error = NULL;

    if (i == 1)
      kg_minutes_set_office (minutes, text->str);
    if (i == 2)
      kg_minutes_set_copy_to (minutes, text->str);
    if (i == 3)
      kg_minutes_set_opening (minutes, "\xff");
    g_assert_null (kg_minutes_layout_with_fonts (minutes, &t, fonts, &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  }

  for (guint i = 0; i < 7; i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    g_autoptr (GError) error = NULL;
    KgPageTemplate bad = t;

    if (i == 0)
      bad.area_width = 200;
    else if (i == 1)
      bad.chars_per_line = 0;
    else if (i == 2)
      bad.body_size = NAN;
    else if (i == 3)
      bad.lines_per_page = 60;
    else if (i == 4)
      bad.page_width = 1e9;
    else if (i == 5)
      bad.indent = 14;
    else
      bad.mark_top = -1;
    g_assert_null (kg_minutes_layout_with_fonts (minutes, &bad, fonts, &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  }
}

static void
test_fonts_are_named (void)
{
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_ISSUED);
  g_autoptr (KgDisplayList) list = lay_out (minutes);
  gboolean roles[KG_FONT_N_ROLES] = { FALSE, };
  guint n;
  const KgFontUse *uses = kg_display_list_get_fonts (list, &n);

  for (guint i = 0; i < n; i++) {
    roles[uses[i].role] = TRUE;
    g_assert_nonnull (uses[i].asked);
    g_assert_nonnull (uses[i].used);
    g_assert_cmpuint (uses[i].n_characters, >, 0);
    if (i > 0)
      g_assert_cmpint (uses[i - 1].role, <=, uses[i].role);
    /* The letters of 霞鹜文楷 do not go with a document: its digits are the body's. */
    if (strcmp (uses[i].used, "LXGW WenKai") == 0 && uses[i].role == KG_FONT_KAI)
      g_assert_true (i + 1 == n || uses[i + 1].role != KG_FONT_KAI);
    if (strcmp (uses[i].used, "Noto Serif CJK SC") == 0)
      g_assert_cmpint (uses[i].is_substitute, ==, uses[i].role != KG_FONT_SONG);
  }
  for (guint role = 0; role < KG_FONT_N_ROLES; role++)
    g_assert_true (roles[role]);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = kg_font_set_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/minutes-layout/fixture", test_fixture);
  g_test_add_func ("/minutes-layout/grid", test_grid);
  g_test_add_func ("/minutes-layout/headings-are-not-left-behind", test_headings_are_not_left_behind);
  g_test_add_func ("/minutes-layout/lists", test_lists);
  g_test_add_func ("/minutes-layout/lists-run-in", test_lists_run_in);
  g_test_add_func ("/minutes-layout/long-names-stay-whole", test_long_names_stay_whole);
  g_test_add_func ("/minutes-layout/imprint-and-numbers", test_imprint_and_numbers);
  g_test_add_func ("/minutes-layout/long-imprint-leaves-the-text", test_long_imprint_leaves_the_text);
  g_test_add_func ("/minutes-layout/titles", test_titles);
  g_test_add_func ("/minutes-layout/mark-fits", test_mark_fits);
  g_test_add_func ("/minutes-layout/mark-and-office-by-sense", test_mark_and_office_by_sense);
  g_test_add_func ("/minutes-layout/any-input", test_any_input);
  g_test_add_func ("/minutes-layout/random-text", test_random_text);
  g_test_add_func ("/minutes-layout/refusals", test_refusals);
  g_test_add_func ("/minutes-layout/fonts-are-named", test_fonts_are_named);

  status = g_test_run ();
  kg_font_set_unref (fonts);

  return status;
}
