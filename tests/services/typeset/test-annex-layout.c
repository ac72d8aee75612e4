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

#include <string.h>

/* Addressees, signatures, annexes and pictures, looked at through the display
 * list. */

static KgFontSet *fonts;
static const KgPageTemplate *standard;
static double cell, pitch;

static KgDisplayList *
lay_out (KgMinutes *minutes)
{
  g_autoptr (GError) error = NULL;
  KgDisplayList *list = kg_minutes_layout_with_fonts (minutes, standard, fonts, &error);

  g_assert_no_error (error);

  return list;
}

/* One line of a page. */
typedef struct {
  double left;  /* pt from the left edge of the type area */
  double right;
  double row;   /* which line of the grid */
  double size;
  char *text;
} Line;

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->text);
}

static GArray *
get_lines (const KgDisplayList *list,
           guint                page)
{
  const KgPage *content = kg_display_list_get_page (list, page);
  g_autofree char *text = kg_display_list_get_page_text (list, page);
  g_auto (GStrv) texts = g_strsplit (text, "\n", -1);
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < content->runs->len; i++) {
    const KgRun *run = &g_array_index (content->runs, KgRun, i);
    const KgRunGlyph *first = &g_array_index (list->glyphs, KgRunGlyph, run->first), *last = first + run->n_glyphs - 1;
    Line *line;

    if (i == 0 || run->new_line) {
      g_array_set_size (lines, lines->len + 1);
      line = &g_array_index (lines, Line, lines->len - 1);
      line->left = first->x - kg_mm (standard->area_left);
      line->row = (run->y - KG_EM_ABOVE * standard->body_size - kg_mm (standard->area_top)) / pitch;
      line->size = run->size;
      line->text = g_strdup (texts[lines->len - 1]);
    }
    line = &g_array_index (lines, Line, lines->len - 1);
    line->right = last->x + kg_display_list_get_placed (list, last)->advance * run->size / 1000 - kg_mm (standard->area_left);
  }

  return lines;
}

/* The first line on a page that begins so. */
static const Line *
find_line (const GArray *lines,
           const char   *prefix)
{
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);

    if (g_str_has_prefix (line->text, prefix))
      return line;
  }
  g_error ("no line begins with %s", prefix);
}

static void
assert_text_kept (KgMinutes     *minutes,
                  KgDisplayList *list)
{
  g_autofree char *source = kg_minutes_to_text (minutes);
  g_autofree char *expected = pdf_tools_strip_spaces (g_str_has_prefix (source, "【") ? strchr (source, '\n') : source);
  g_autoptr (GString) set = g_string_new (NULL);

  for (guint page = 0; page < list->pages->len; page++) {
    g_autofree char *text = kg_display_list_get_page_text (list, page);
    g_autofree char *number = g_strdup_printf ("—%u—", page + 1);
    g_autofree char *bare = pdf_tools_strip_spaces (text);

    g_assert_true (g_str_has_suffix (bare, number));
    g_string_append_len (set, bare, strlen (bare) - strlen (number));
  }
  pdf_tools_assert_text ("set text", set->str, expected);
}

static void
test_addressee (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
  g_autoptr (KgDisplayList) list = NULL;
  g_autoptr (GArray) lines = NULL;

  kg_minutes_set_title (minutes, "关于报送计划的通知");
  kg_minutes_add (minutes, KG_MINUTES_ADDRESSEE,
                  "各街道办事处、镇政府，各工业园区管委会，区政府有关委、办、局，区属各企业：");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "正文。");
  list = lay_out (minutes);
  lines = get_lines (list, 0);
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);

    if (!g_str_has_prefix (line->text, "各街道"))
      continue;
    /* From edge to edge, the title two lines above it. */
    g_assert_cmpfloat_with_epsilon (line->left, 0, 0.01);
    g_assert_cmpfloat (line->right, >, 27 * cell);
    g_assert_cmpfloat_with_epsilon (line->row - line[-1].row, 2, 0.3);
    g_assert_cmpfloat_with_epsilon (line[1].left, 0, 0.01);
    g_assert_true (g_str_has_suffix (line[1].text, "："));
    g_assert_cmpfloat_with_epsilon (line[2].left, 2 * cell, 0.01);
    return;
  }
  g_assert_not_reached ();
}

static void
test_signature (void)
{
  static const char *const offices[] = {
    "区府办", "北城区发展和改革委员会", "北城区推进重大项目建设和计划新开工项目协调领导小组办公室",
  };

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
    g_autoptr (KgDisplayList) list = NULL;
    g_autoptr (GArray) lines = NULL;
    const Line *text, *office, *date;

    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "正文。");
    kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, offices[i]);
    kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "2026年11月26日");
    kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "王某某");
    list = lay_out (minutes);
    assert_text_kept (minutes, list);
    lines = get_lines (list, 0);
    text = find_line (lines, "正文");
    office = find_line (lines, offices[i]);
    date = find_line (lines, "2026年");

    g_assert_cmpfloat_with_epsilon (date->right, 24 * cell, 0.1);
    if (i < 2)
      g_assert_cmpfloat_with_epsilon (office->left + office->right, date->left + date->right, 0.1);
    else
      g_assert_cmpfloat_with_epsilon (office->right, 28 * cell, 0.1); /* moved so that it stays inside */
    g_assert_cmpfloat_with_epsilon (office->row - text->row, 3, 0.01);
    g_assert_cmpfloat_with_epsilon (date->row - office->row, 1, 0.01);
    g_assert_cmpfloat_with_epsilon (find_line (lines, "出席")->row - date->row, 2, 0.01);
  }
}

static void
test_signature_is_not_alone (void)
{
  for (guint n = 1; n < 26; n++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    g_autoptr (KgDisplayList) list = NULL;
    g_autofree char *text = NULL;

    for (guint i = 0; i < n; i++)
      kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "填充一行。");
    kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "区发展改革委");
    kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "区规资局");
    kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "2026年11月26日");
    list = lay_out (minutes);
    text = kg_display_list_get_page_text (list, list->pages->len - 1);
    g_assert_nonnull (strstr (text, "填充一行。\n区发展改革委\n区规资局\n2026年11月26日\n"));
  }
}

/* The names of annexes are not of the text that is signed. */
static void
test_signature_below_annexes_is_not_alone (void)
{
  for (guint n = 1; n < 26; n++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    g_autoptr (KgDisplayList) list = NULL;
    gboolean found = FALSE;

    for (guint i = 0; i < n; i++)
      kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "填充一行。");
    kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "区发展改革委");
    kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "2026年11月26日");
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "甲表");
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "乙表");
    list = lay_out (minutes);
    for (guint page = 0; page < list->pages->len; page++) {
      g_autofree char *text = kg_display_list_get_page_text (list, page);

      found = found || strstr (text, "填充一行。\n附件：1.甲表\n2.乙表\n区发展改革委\n2026年11月26日\n") != NULL;
    }
    g_assert_true (found);
  }
}

static void
test_list_of_annexes (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
  g_autoptr (KgDisplayList) list = NULL;
  g_autoptr (GArray) lines = NULL;
  const Line *first, *second, *third;

  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "正文。");
  kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "区发展改革委");
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "督办事项分解表");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "甲");
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "北城区年内计划新开工项目推进情况总览图以及各街镇园区项目亮灯情况");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "乙");
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "名单");
  kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "区规资局");
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "王某某");
  kg_minutes_set_office (minutes, "区府办");
  list = lay_out (minutes);
  assert_text_kept (minutes, list);
  lines = get_lines (list, 0);

  first = find_line (lines, "附件：1.督办事项分解表");
  second = find_line (lines, "2.北城区");
  third = find_line (lines, "3.名单");
  g_assert_cmpfloat_with_epsilon (first->left, 2 * cell, 0.01);
  g_assert_cmpfloat_with_epsilon (first->row - find_line (lines, "正文")->row, 2, 0.01);
  g_assert_cmpfloat_with_epsilon (second->left, 5 * cell, 0.01);
  g_assert_cmpfloat_with_epsilon (third->left, 5 * cell, 0.01);
  /* The rest of a long name below its first character. */
  g_assert_cmpfloat (second[1].left, >, 5.5 * cell);
  g_assert_cmpfloat (second[1].left, <, 6.2 * cell);
  g_assert_cmpfloat_with_epsilon (second[1].row - second->row, 1, 0.01);
  g_assert_cmpfloat (find_line (lines, "区发展改革委")->row, >, third->row);
  g_assert_cmpfloat (find_line (lines, "出席")->row, >, find_line (lines, "区发展改革委")->row);

  /* Each on a page of its own, headings begin anew, the imprint is the last. */
  g_assert_cmpuint (list->pages->len, ==, 4);
  for (guint page = 1; page < 4; page++) {
    g_autofree char *label = g_strdup_printf ("附件%u", page);
    g_autoptr (GArray) annex = get_lines (list, page);
    const Line *line = &g_array_index (annex, Line, 0);
    const KgBookmark *bookmark = &g_array_index (list->bookmarks, KgBookmark, page < 3 ? 2 * page - 2 : 4);

    g_assert_cmpstr (line->text, ==, label);
    g_assert_cmpfloat_with_epsilon (line->left, 0, 0.01);
    g_assert_cmpfloat_with_epsilon (line->row, 0, 0.01);
    g_assert_cmpfloat (line->size, ==, 15.75);
    g_assert_cmpfloat_with_epsilon (line[1].row, 2, 0.01);
    g_assert_cmpfloat (line[1].size, ==, 22);
    g_assert_cmpfloat_with_epsilon (line[1].left + line[1].right, kg_mm (156), 0.1);
    g_assert_true (g_str_has_prefix (bookmark->text, label));
    g_assert_cmpuint (bookmark->level, ==, 1);
    g_assert_cmpuint (bookmark->page, ==, page);
    if (page == 3)
      g_assert_nonnull (find_line (annex, "区府办"));
    else
      g_assert_cmpfloat_with_epsilon (find_line (annex, "一、")->row, page == 1 ? 4 : 5, 0.01);
  }
}

/* The list of annexes stands below some of the text, wherever that ends. */
static void
test_list_of_annexes_is_not_alone (void)
{
  for (guint n = 1; n < 30; n++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
    g_autoptr (KgDisplayList) list = NULL;
    guint n_found = 0;

    for (guint i = 0; i < n; i++)
      kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "填充一行。");
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "分解表");
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "名单");
    kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "王某某");
    list = lay_out (minutes);
    for (guint page = 0; page < list->pages->len; page++) {
      g_autoptr (GArray) lines = get_lines (list, page);

      for (guint i = 0; i < lines->len; i++) {
        if (g_str_has_prefix (g_array_index (lines, Line, i).text, "附件：1.")) {
          g_assert_cmpuint (i, >, 0);
          g_assert_cmpstr (g_array_index (lines, Line, i - 1).text, ==, "填充一行。");
          n_found++;
        }
      }
    }
    g_assert_cmpuint (n_found, ==, 1);
  }
}

static void
test_fixture (void)
{
  for (KgMinutesStage stage = KG_MINUTES_DRAFT; stage <= KG_MINUTES_ISSUED; stage++) {
    g_autoptr (KgMinutes) minutes = minutes_fixture_new (stage);
    g_autoptr (KgDisplayList) list = NULL;
    guint n_images = 0;

    minutes_fixture_add_annexes (minutes);
    list = lay_out (minutes);
    assert_text_kept (minutes, list);
    for (guint i = 0; i < list->pages->len; i++)
      n_images += kg_display_list_get_page (list, i)->images->len;
    g_assert_cmpuint (n_images, ==, 1);
  }
}

/* A picture among @n_lines of text. */
static KgDisplayList *
lay_out_picture (int         width,
                 int         height,
                 const char *words,
                 guint       n_lines)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
  g_autoptr (GBytes) png = minutes_fixture_make_png (width, height);

  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "图");
  for (guint i = 0; i < n_lines; i++)
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "填充一行。");
  kg_minutes_add_picture (minutes, kg_minutes_picture_new (png, words));
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "后文。");

  return lay_out (minutes);
}

static const KgImage *
find_image (const KgDisplayList *list,
            guint                page)
{
  g_assert_cmpuint (kg_display_list_get_page (list, page)->images->len, ==, 1);

  return &g_array_index (kg_display_list_get_page (list, page)->images, KgImage, 0);
}

static void
test_pictures (void)
{
  static const struct { int width, height; guint n_lines, page; double shown_width; } cases[] = {
    { 2000, 800, 1, 1, 442.205 },  /* as wide as the type area */
    { 100, 50, 1, 1, 72 },         /* 100 dpi at most */
    { 1, 1, 1, 1, 0.72 },
    { 2000, 2000, 4, 1, 0 },       /* made smaller to stay */
    { 2000, 2000, 10, 2, 442.205 },
    { 400, 2000, 0, 1, 0 },        /* the whole page less its head */
    { 20, 15000, 10, 2, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KgDisplayList) list = lay_out_picture (cases[i].width, cases[i].height, "图1　项目推进情况", cases[i].n_lines);
    const KgImage *image = find_image (list, cases[i].page);
    g_autoptr (GArray) lines = get_lines (list, cases[i].page);
    const Line *words = find_line (lines, "图1");
    const double foot = image->y + image->height, top = words->row * pitch + kg_mm (37) + KG_EM_ABOVE * (15.75 - 12);

    if (cases[i].shown_width > 0)
      g_assert_cmpfloat_with_epsilon (image->width, cases[i].shown_width, 0.01);
    g_assert_cmpfloat_with_epsilon (image->width / image->height, (double) cases[i].width / cases[i].height, 1e-6);
    g_assert_cmpfloat_with_epsilon (2 * image->x + image->width, 2 * kg_mm (28 + 78), 0.01);
    g_assert_cmpfloat (image->x, >=, kg_mm (28) - 0.01);
    g_assert_cmpfloat (image->y, >=, kg_mm (37) - 0.01);
    /* Its words right below it, in the middle, and nothing on top of anything. */
    g_assert_cmpfloat (words->size, ==, 12);
    g_assert_cmpfloat_with_epsilon (words->left + words->right, kg_mm (156), 0.1);
    g_assert_cmpfloat (top, >=, foot);
    g_assert_cmpfloat (top, <=, foot + kg_mm (6.3));
    g_assert_cmpfloat (top + 12, <=, kg_mm (37 + 225) + 0.01);
    for (guint j = 0; j < lines->len; j++) {
      const Line *line = &g_array_index (lines, Line, j);
      double line_top = line->row * pitch + kg_mm (37) + KG_EM_ABOVE * (15.75 - line->size);

      g_assert_true (line_top + line->size <= image->y + 0.01 || line_top >= foot);
      if (g_str_has_prefix (line->text, "后文"))
        g_assert_cmpfloat (line_top, >=, top + 12 + pitch - standard->body_size - 0.01);
    }
  }
}

static void
test_a_page_with_a_picture_is_numbered (void)
{
  g_autoptr (KgDisplayList) list = lay_out_picture (1100, 1587, NULL, 12);

  for (guint i = 0; i < list->pages->len; i++) {
    g_autofree char *text = kg_display_list_get_page_text (list, i);
    g_autofree char *number = g_strdup_printf ("— %u —", i + 1);

    g_assert_nonnull (strstr (text, number));
  }
  g_assert_cmpuint (kg_display_list_get_page (list, 2)->images->len, ==, 1);
}

static void
test_the_imprint_leaves_pictures_and_tables (void)
{
  for (guint i = 0; i < 2; i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
    g_autoptr (GBytes) png = minutes_fixture_make_png (1000, 1200);
    g_autoptr (KgDisplayList) list = NULL;

    kg_minutes_set_office (minutes, "区府办");
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "图");
    if (i == 0) {
      kg_minutes_add_picture (minutes, kg_minutes_picture_new (png, NULL));
    } else {
      KgMinutesTable *table = kg_minutes_table_new ();

      kg_minutes_table_add_column (table, "项目", 0, FALSE);
      for (guint j = 0; j < 18; j++)
        kg_minutes_table_add_row (table, (const char *const[]) { "内容", NULL });
      kg_minutes_add_table (minutes, table);
    }
    list = lay_out (minutes);
    g_assert_cmpuint (list->pages->len, ==, 3);
    g_assert_cmpuint (kg_display_list_get_page (list, 2)->rules->len, ==, 2);
  }
}

static void
test_pictures_that_cannot_be_read (void)
{
  g_autoptr (GBytes) png = minutes_fixture_make_png (300, 200);
  gsize length;
  const guint8 *data = g_bytes_get_data (png, &length);
  g_autofree guint8 *huge = g_memdup2 (data, length);

  huge[18] = huge[22] = 0x40; /* more than 16,384 by as many pixels */
  for (guint i = 0; i < 3; i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    g_autoptr (GBytes) bad = i == 2 ? g_bytes_new (huge, length) : g_bytes_new (data, i == 0 ? 33 : length / 2);
    g_autoptr (GError) error = NULL;

    kg_minutes_add_picture (minutes, kg_minutes_picture_new (bad, "看板"));
    g_assert_null (kg_minutes_layout_with_fonts (minutes, standard, fonts, &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
    g_assert_nonnull (strstr (error->message, "看板"));
  }
}

/* How many pixels of a page of watermark alone bear its colour where the
 * picture of @image is. */
static guint
count_watermark (cairo_surface_t     *page,
                 const KgDisplayList *list,
                 const KgImage       *image)
{
  guint n = 0;

  for (int y = (int) image->y * 4 + 4; y < (int) (image->y + image->height) * 4; y++)
    for (int x = (int) image->x * 4 + 4; x < (int) (image->x + image->width) * 4; x++)
      n += pdf_tools_get_pixel (page, x, y) == list->watermark.colour;

  return n;
}

static cairo_surface_t *
paint (const KgDisplayList *list,
       guint                page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4 * 596, 4 * 842);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 4, 4);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  kg_display_list_paint (list, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* The board on a page of its own does not cover that this is a draft, nor does
 * that cover the board. */
static void
test_the_watermark_lies_over_pictures (void)
{
  for (guint i = 0; i < 2; i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    g_autoptr (GBytes) png = minutes_fixture_make_png (1000, 1400);
    g_autoptr (KgDisplayList) list = NULL;
    cairo_surface_t *words, *picture;

    kg_minutes_set_stage (minutes, i == 0 ? KG_MINUTES_DRAFT : KG_MINUTES_ISSUED);
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "图");
    kg_minutes_add_picture (minutes, kg_minutes_picture_new (png, NULL));
    list = lay_out (minutes);
    words = paint (list, 0);
    picture = paint (list, 1);
    if (i == 0) {
      const guint whole = count_watermark (words, list, find_image (list, 1));

      g_assert_cmpuint (whole, >, 100000);
      g_assert_cmpuint (count_watermark (picture, list, find_image (list, 1)), >, whole / 50);
      g_assert_cmpuint (count_watermark (picture, list, find_image (list, 1)), <, whole / 6);
    } else {
      g_assert_cmpuint (list->watermark.glyphs->len, ==, 0);
    }
    cairo_surface_destroy (words);
    cairo_surface_destroy (picture);
  }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  standard = kg_page_template_get_standard ();
  cell = kg_page_template_get_cell (standard);
  pitch = kg_page_template_get_pitch (standard);
  fonts = kg_font_set_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/annex-layout/addressee", test_addressee);
  g_test_add_func ("/annex-layout/signature", test_signature);
  g_test_add_func ("/annex-layout/signature-is-not-alone", test_signature_is_not_alone);
  g_test_add_func ("/annex-layout/signature-below-annexes", test_signature_below_annexes_is_not_alone);
  g_test_add_func ("/annex-layout/list-of-annexes", test_list_of_annexes);
  g_test_add_func ("/annex-layout/list-of-annexes-is-not-alone", test_list_of_annexes_is_not_alone);
  g_test_add_func ("/annex-layout/fixture", test_fixture);
  g_test_add_func ("/annex-layout/pictures", test_pictures);
  g_test_add_func ("/annex-layout/pages-with-a-picture-are-numbered", test_a_page_with_a_picture_is_numbered);
  g_test_add_func ("/annex-layout/the-imprint-leaves-pictures-and-tables", test_the_imprint_leaves_pictures_and_tables);
  g_test_add_func ("/annex-layout/pictures-that-cannot-be-read", test_pictures_that_cannot_be_read);
  g_test_add_func ("/annex-layout/watermark-over-pictures", test_the_watermark_lies_over_pictures);

  status = g_test_run ();
  kg_font_set_unref (fonts);

  return status;
}
