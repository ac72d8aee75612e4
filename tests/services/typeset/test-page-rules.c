// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-display-list-private.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-page-builder.h"

#include <string.h>

/* What may stand at the end and at the head of a page, tried with a text that
 * ends on each of its lines. */

static KgFontSet *fonts;

static KgDisplayList *
lay_out (KgMinutes *minutes)
{
  g_autoptr (GError) error = NULL;
  KgDisplayList *list = kg_minutes_layout_with_fonts (minutes, kg_page_template_get_standard (), fonts, &error);

  g_assert_no_error (error);

  return list;
}

static KgMinutes *
make_filled (guint n_lines)
{
  KgMinutes *minutes = kg_minutes_new ("纪要");

  for (guint i = 0; i < n_lines; i++)
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "填充一行。");

  return minutes;
}

static gboolean
has_line (const KgDisplayList *list,
          guint                page,
          const char          *line)
{
  g_autofree char *text = kg_display_list_get_page_text (list, page);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_contains ((const char *const *) lines, line);
}

/* The label of a list stands on the line of its first name, whatever that name
 * is, and never alone, neither on a page nor on a line. */
static void
test_no_label_is_left_alone (void)
{
  static const char *const names[] = {
    "区规资局：王某某、李某某", "王某某",
    "InternationalOrganisationForStandardisationAndForTheFreeMovementOfMinutes：Li",
    "上海某某某某某某某某某某某某某某某某某某某某某某某某某某某某某某股份有限公司：王某某",
  };

  for (guint n = 0; n < 26; n++) {
    for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
      g_autoptr (KgMinutes) minutes = make_filled (n);
      g_autoptr (KgDisplayList) list = NULL;

      for (guint j = 0; j < KG_MINUTES_N_LISTS; j++)
        kg_minutes_add_name (minutes, j, names[i]);
      list = lay_out (minutes);
      for (guint page = 0; page < list->pages->len; page++) {
        g_assert_false (has_line (list, page, "出席："));
        g_assert_false (has_line (list, page, "请假："));
        g_assert_false (has_line (list, page, "列席："));
      }
    }
  }
}

/* A heading has what follows it on its page, though that is a heading, too. */
static void
test_no_heading_ends_a_page (void)
{
  for (guint n = 0; n < 26; n++) {
    g_autoptr (KgMinutes) minutes = make_filled (n);
    g_autoptr (KgDisplayList) list = NULL;

    kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "推进难度较大的项目");
    kg_minutes_add (minutes, KG_MINUTES_HEADING_2, "易卜半导体项目");
    kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "其他");
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "正文。");
    list = lay_out (minutes);
    for (guint page = 0; page < list->pages->len; page++) {
      const gboolean first = has_line (list, page, "一、推进难度较大的项目");

      g_assert_cmpint (first, ==, has_line (list, page, "（一）易卜半导体项目"));
      g_assert_cmpint (first, ==, has_line (list, page, "二、其他"));
      g_assert_cmpint (first, ==, has_line (list, page, "正文。"));
    }
  }
}

/* GB/T 9704-2012, 7.3.1: the first page shows text, under the longest mark and
 * the longest title that people write. */
static void
test_the_first_page_shows_text (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("北城区推进重大项目和计划新开工项目建设领导小组办公室会议纪要");
  g_autoptr (KgDisplayList) list = NULL;
  g_autofree char *text = NULL;

  kg_minutes_set_office (minutes, "北城区推进重大项目和计划新开工项目建设领导小组办公室（北城区发展和改革委员会）");
  kg_minutes_set_title (minutes, "关于加快推进北上海生物医药产业园（宝山药谷）三期标准厂房及配套设施新建项目、南大智慧城租赁住房项目和"
                                 "吴淞创新城特钢01-03地块转型项目开工建设有关问题的专题会议纪要");
  kg_minutes_set_opening (minutes, "正文。");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "第二段。");
  list = lay_out (minutes);
  text = kg_display_list_get_page_text (list, 0);
  g_assert_nonnull (strstr (text, "会议纪要\n"));
  g_assert_nonnull (strstr (text, "正文。\n"));
}

/* The standard knows no rule for lone lines of a paragraph: a page of text has
 * its 22 lines. */
static void
test_every_page_is_full (void)
{
  for (guint n = 0; n < 24; n++) {
    g_autoptr (KgMinutes) minutes = make_filled (n);
    g_autoptr (KgDisplayList) list = NULL;

    for (guint i = 0; i < 40; i++)
      kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH,
                      "会议指出，要紧盯年内开工目标，按照倒排计划集中力量会商解决项目推进中存在的突出问题，确保项目按期开工建设。");
    list = lay_out (minutes);
    for (guint page = 1; page + 1 < list->pages->len; page++) {
      g_autofree char *text = kg_display_list_get_page_text (list, page);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      g_assert_cmpuint (g_strv_length (lines), ==, 22 + 2); /* with the page number and the end */
    }
  }
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

  g_test_add_func ("/page-rules/no-label-is-left-alone", test_no_label_is_left_alone);
  g_test_add_func ("/page-rules/no-heading-ends-a-page", test_no_heading_ends_a_page);
  g_test_add_func ("/page-rules/the-first-page-shows-text", test_the_first_page_shows_text);
  g_test_add_func ("/page-rules/every-page-is-full", test_every_page_is_full);

  status = g_test_run ();
  kg_font_set_unref (fonts);

  return status;
}
