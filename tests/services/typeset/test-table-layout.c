// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "services/typeset/kg-display-list-private.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-page-builder.h"

#include "pdf-tools.h"

#include <math.h>
#include <string.h>

/* Tables, looked at through the display list. */

static KgFontSet *fonts;
static const KgPageTemplate *standard;

/* What of a table stands on one page. */
typedef struct {
  GArray *xs;         /* of double: middles of the vertical rules */
  GArray *ys;         /* of double: middles of the horizontal rules */
  GPtrArray *columns; /* of GString: the text of each column, from above */
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_array_unref (part->xs);
  g_array_unref (part->ys);
  g_ptr_array_unref (part->columns);
  g_free (part);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static KgDisplayList *
lay_out (KgMinutes *minutes)
{
  g_autoptr (GError) error = NULL;
  KgDisplayList *list = kg_minutes_layout_with_fonts (minutes, standard, fonts, &error);

  g_assert_no_error (error);

  return list;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static double
get_double (const GArray *array,
            guint         i)
{
  return g_array_index (array, double, i);
}

/* Every vertical rule runs from the first to the last horizontal one, every
 * horizontal one from the first to the last vertical one, without a gap; the
 * ones outside are thick, the ones inside thin. */
static void
assert_rules_connect (const KgPage *page,
                      const Part   *part)
{
  const double left = get_double (part->xs, 0), right = get_double (part->xs, part->xs->len - 1);
  const double top = get_double (part->ys, 0), bottom = get_double (part->ys, part->ys->len - 1);

  for (guint i = 0; i < page->rules->len; i++) {
    const KgRule *rule = &g_array_index (page->rules, KgRule, i);
    gboolean outer = rule->vertical ? rule->x == left || rule->x == right : rule->y == top || rule->y == bottom;
    double x, y, width, height;

    if (rule->colour != 0)
      continue;
    kg_rule_get_box (rule, &x, &y, &width, &height);
    g_assert_cmpfloat_with_epsilon (rule->thickness, kg_mm (outer ? 0.35 : 0.25), 1e-6);
    if (rule->vertical) {
      g_assert_cmpfloat (y, <=, top + 1e-6);
      g_assert_cmpfloat (y + height, >=, bottom - 1e-6);
    } else {
      g_assert_cmpfloat (x, <=, left + 1e-6);
      g_assert_cmpfloat (x + width, >=, right - 1e-6);
    }
    g_assert_cmpfloat (x, >=, kg_mm (28) - 1e-6);
    g_assert_cmpfloat (x + width, <=, kg_mm (28 + 156) + 1e-6);
    g_assert_cmpfloat (y, >=, kg_mm (37) - 1e-6);
    g_assert_cmpfloat (y + height, <=, kg_mm (37 + 225) + 1e-6);
  }
}

/* Where a line has ink: the empty halves of marks at its ends do not count. */
static void
get_extent (const KgDisplayList *list,
            const KgRun         *run,
            double              *left,
            double              *right)
{
  const KgRunGlyph *first = &g_array_index (list->glyphs, KgRunGlyph, run->first), *last = first + run->n_glyphs - 1;
  const double half = run->size * run->condense / 2;

  *left = first->x + (kg_char_get_class (kg_display_list_get_placed (list, first)->ch) == KG_CHAR_OPEN ? half : 0);
  *right = last->x + kg_display_list_get_placed (list, last)->advance * run->size * run->condense / 1000 -
           (kg_char_get_class (kg_display_list_get_placed (list, last)->ch) == KG_CHAR_CLOSE ? half : 0);
}

static guint
find_gap (const GArray *edges,
          double        at)
{
  guint i = 0;

  while (i + 1 < edges->len && get_double (edges, i + 1) < at)
    i++;

  return i;
}

/* Every line between two neighbouring rules, cell after cell. */
static void
collect_text (const KgDisplayList *list,
              const KgPage        *page,
              Part                *part)
{
  guint last_cell = 0;

  for (guint i = 1; i < part->xs->len; i++)
    g_ptr_array_add (part->columns, g_string_new (NULL));

  for (guint i = 0; i < page->runs->len; i++) {
    const KgRun *run = &g_array_index (page->runs, KgRun, i);
    const double middle = run->y - 0.38 * run->size;
    double left, right;
    guint column, band;

    if (middle < get_double (part->ys, 0) || middle > get_double (part->ys, part->ys->len - 1))
      continue;
    get_extent (list, run, &left, &right);
    column = find_gap (part->xs, (left + right) / 2);
    band = find_gap (part->ys, middle);
    g_assert_cmpfloat (left, >=, get_double (part->xs, column) - 0.1);
    g_assert_cmpfloat (right, <=, get_double (part->xs, column + 1) + 0.1);
    g_assert_cmpfloat (run->y - 0.88 * run->size, >=, get_double (part->ys, band) - 0.01);
    g_assert_cmpfloat (run->y + 0.12 * run->size, <=, get_double (part->ys, band + 1) + 0.01);

    g_assert_cmpuint (band * part->columns->len + column, >=, last_cell);
    last_cell = band * part->columns->len + column;
    for (guint j = 0; j < run->n_glyphs; j++) {
      gunichar ch = kg_display_list_get_placed (list, &g_array_index (list->glyphs, KgRunGlyph, run->first + j))->ch;

      if (!g_unichar_isspace (ch))
        g_string_append_unichar (g_ptr_array_index (part->columns, column), ch);
    }
  }
}

/* No two lines of a page cover one another. */
static void
assert_apart (const KgDisplayList *list,
              const KgPage        *page)
{
  for (guint i = 0; i < page->runs->len; i++) {
    const KgRun *a = &g_array_index (page->runs, KgRun, i);
    double a_left, a_right;

    get_extent (list, a, &a_left, &a_right);
    for (guint j = i + 1; j < page->runs->len; j++) {
      const KgRun *b = &g_array_index (page->runs, KgRun, j);
      double b_left, b_right;

      if (b->y == a->y && !b->new_line)
        continue; /* the same line */
      if (a->y + 0.12 * a->size <= b->y - 0.88 * b->size + 0.01 || b->y + 0.12 * b->size <= a->y - 0.88 * a->size + 0.01)
        continue;
      get_extent (list, b, &b_left, &b_right);
      g_assert_true (a_right <= b_left + 0.1 || b_right <= a_left + 0.1);
    }
  }
}

/* The parts of the only table of a document, page by page. */
static GPtrArray *
find_parts (const KgDisplayList *list)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);

  for (guint i = 0; i < list->pages->len; i++) {
    const KgPage *page = kg_display_list_get_page (list, i);
    Part *part = g_new0 (Part, 1);

    part->xs = g_array_new (FALSE, FALSE, sizeof (double));
    part->ys = g_array_new (FALSE, FALSE, sizeof (double));
    part->columns = g_ptr_array_new_with_free_func (free_string);
    for (guint j = 0; j < page->rules->len; j++) {
      const KgRule *rule = &g_array_index (page->rules, KgRule, j);

      if (rule->colour == 0)
        g_array_append_val (rule->vertical ? part->xs : part->ys, *(rule->vertical ? &rule->x : &rule->y));
    }
    g_array_sort (part->xs, compare_doubles);
    g_array_sort (part->ys, compare_doubles);
    assert_apart (list, page);
    if (part->xs->len == 0) {
      part_free (part);
      continue;
    }
    assert_rules_connect (page, part);
    collect_text (list, page, part);
    g_ptr_array_add (parts, part);
  }

  return parts;
}

/* Everything that the table says is there once, in order, below its head. */
static void
assert_whole (const KgMinutesTable *table,
              const GPtrArray      *parts)
{
  for (guint i = 0; i < table->columns->len; i++) {
    g_autofree char *head = pdf_tools_strip_spaces (g_array_index (table->columns, KgMinutesColumn, i).title);
    g_autoptr (GString) expected = g_string_new (NULL);
    g_autoptr (GString) got = g_string_new (NULL);

    for (guint row = 0; row < table->rows->len; row++) {
      g_autofree char *cell = pdf_tools_strip_spaces (kg_minutes_table_get_cell (table, row, i));

      g_string_append (expected, cell);
    }
    for (guint j = 0; j < parts->len; j++) {
      const Part *part = g_ptr_array_index (parts, j);
      const char *text = ((GString *) g_ptr_array_index (part->columns, i))->str;

      g_assert_cmpuint (part->columns->len, ==, table->columns->len);
      if (table->has_head) {
        g_assert_true (g_str_has_prefix (text, head));
        text += strlen (head);
      }
      g_string_append (got, text);
    }
    pdf_tools_assert_text ("column", got->str, expected->str);
  }
}

static KgMinutesTable *
make_table (guint n_rows)
{
  KgMinutesTable *table = kg_minutes_table_new ();

  kg_minutes_table_add_column (table, "序号", 2.4, TRUE);
  kg_minutes_table_add_column (table, "督办事项", 0, FALSE);
  kg_minutes_table_add_column (table, "主办单位", 5, TRUE);
  for (guint i = 1; i <= n_rows; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i);

    kg_minutes_table_add_row (table, (const char *const[]) {
      number, "大场镇12月4日前完成场地内2处临时建筑（合计约1,260平方米）的拆除。", "大场镇", NULL });
  }

  return table;
}

static void
test_places (void)
{
  const double cell = kg_page_template_get_cell (standard), outer = kg_mm (0.35);
  g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
  KgMinutesTable *table = make_table (2);
  g_autoptr (KgDisplayList) list = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  const KgPage *page;
  const Part *part;

  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "分解表");
  kg_minutes_add_table (minutes, table);
  list = lay_out (minutes);
  parts = find_parts (list);
  assert_whole (table, parts);
  g_assert_cmpuint (list->pages->len, ==, 2);
  g_assert_cmpuint (parts->len, ==, 1);
  part = g_ptr_array_index (parts, 0);

  /* As wide as the type area; what is asked for is given, the rest is shared. */
  g_assert_cmpuint (part->xs->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (get_double (part->xs, 0), kg_mm (28) + outer / 2, 0.001);
  g_assert_cmpfloat_with_epsilon (get_double (part->xs, 1), kg_mm (28) + outer / 2 + 2.4 * cell, 0.001);
  g_assert_cmpfloat_with_epsilon (get_double (part->xs, 2), kg_mm (28 + 156) - outer / 2 - 5 * cell, 0.001);
  g_assert_cmpfloat_with_epsilon (get_double (part->xs, 3), kg_mm (28 + 156) - outer / 2, 0.001);

  /* Below 附件, an empty line, the title and an empty line; a row of one line,
   * two of two. */
  g_assert_cmpuint (part->ys->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (get_double (part->ys, 0),
                                  kg_mm (37) + 4 * kg_page_template_get_pitch (standard) + outer / 2, 0.001);
  g_assert_cmpfloat_with_epsilon (get_double (part->ys, 1) - get_double (part->ys, 0), kg_mm (6.3 + 2 * 1.5), 0.001);
  for (guint i = 2; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (get_double (part->ys, i) - get_double (part->ys, i - 1),
                                    kg_mm (2 * 6.3 + 2 * 1.5), 0.001);

  /* Numbers in the middle of their column and row, text at its left. */
  page = kg_display_list_get_page (list, 1);
  for (guint i = 0; i < page->runs->len; i++) {
    const KgRun *run = &g_array_index (page->runs, KgRun, i);
    const KgRunGlyph *glyph = &g_array_index (list->glyphs, KgRunGlyph, run->first);
    const KgPlacedGlyph *placed = kg_display_list_get_placed (list, glyph);

    if (run->size != 12)
      continue;
    if (placed->ch == '1' && run->n_glyphs == 1) {
      g_assert_cmpfloat_with_epsilon (glyph->x + placed->advance * run->size / 2000,
                                      (get_double (part->xs, 0) + get_double (part->xs, 1)) / 2, 0.01);
      g_assert_cmpfloat_with_epsilon (run->y - 0.38 * 12, (get_double (part->ys, 1) + get_double (part->ys, 2)) / 2, 0.01);
    } else if (placed->ch == 0x5927 && run->n_glyphs > 5) { /* 大场镇12月… */
      g_assert_cmpfloat_with_epsilon (glyph->x, get_double (part->xs, 1) + kg_mm (1.5), 0.01);
    }
  }
}

/* Names that stand in one cell are not cut where they fit; where they do not,
 * they are cut by sense, and no character is left alone. */
static void
test_names_stay_whole (void)
{
  static const struct { const char *names, *lines; } cases[] = {
    { "区规资局、区府、区水务局", "区规资局、\n区府、\n区水务局\n" },
    { "区投促中心", "区投促\n中心\n" },
    { "区发展改革委", "区发展\n改革委\n" },
    { "区规资局、区消防救援支队", "区规资局、\n区消防\n救援支队\n" },
    { "北上海生物医药产业园", "北上海\n生物医药\n产业园\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
    KgMinutesTable *table = kg_minutes_table_new ();
    g_autoptr (KgDisplayList) list = NULL;
    g_autofree char *text = NULL;
    g_autofree char *expected = g_strconcat ("协办单位\n", cases[i].lines, NULL);

    kg_minutes_table_add_column (table, "协办单位", 4, TRUE);
    kg_minutes_table_add_row (table, (const char *const[]) { cases[i].names, NULL });
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "表");
    kg_minutes_add_table (minutes, table);
    list = lay_out (minutes);
    text = kg_display_list_get_page_text (list, 1);
    if (strstr (text, expected) == NULL)
      g_test_message ("“%s” is set as “%s”", cases[i].names, text);
    g_assert_nonnull (strstr (text, expected));
  }
}

static void
test_head_repeats (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  KgMinutesTable *table = make_table (60);
  g_autoptr (KgDisplayList) list = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  kg_minutes_add_table (minutes, table);
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "以上事项请抓紧办理。");
  list = lay_out (minutes);
  parts = find_parts (list);
  assert_whole (table, parts);
  g_assert_cmpuint (parts->len, >=, 4);
  for (guint i = 1; i + 1 < parts->len; i++) {
    const Part *part = g_ptr_array_index (parts, i);

    /* From the top of the page, as far as whole rows go; the last page but one
     * gives one away, so that the last has two. */
    g_assert_cmpfloat_with_epsilon (get_double (part->ys, 0), kg_mm (37) + kg_mm (0.35) / 2, 0.001);
    g_assert_cmpuint (part->ys->len, ==, 2 + (guint) ((225 - 9.3 - 0.35) / 15.6) - (i + 2 == parts->len));
  }
}

static void
test_long_cell_breaks (void)
{
  for (guint n = 1; n < 26; n += 3) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    KgMinutesTable *table = make_table (1);
    g_autoptr (KgDisplayList) list = NULL;
    g_autoptr (GPtrArray) parts = NULL;
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < 250; i++)
      g_string_append_printf (text, "第%u句说得很长，", i);
    for (guint i = 0; i < n; i++)
      kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "填充一行。");
    kg_minutes_table_add_row (table, (const char *const[]) { "2", text->str, "区规资局", NULL });
    kg_minutes_table_add_row (table, (const char *const[]) { "3", "短。", text->str, NULL });
    kg_minutes_add_table (minutes, table);
    list = lay_out (minutes);
    parts = find_parts (list);
    assert_whole (table, parts);
    g_assert_cmpuint (parts->len, >=, 6);
    /* Full pages: what does not fit is less than a line and one more of the next row. */
    for (guint i = 1; i + 1 < parts->len; i++) {
      const Part *part = g_ptr_array_index (parts, i);

      g_assert_cmpfloat (get_double (part->ys, part->ys->len - 1), >, kg_mm (37 + 225 - 3 * 6.3 - 3));
    }
  }
}

static void
test_short_rows_stay_whole (void)
{
  for (guint n = 0; n < 24; n++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    KgMinutesTable *table = kg_minutes_table_new ();
    g_autoptr (KgDisplayList) list = NULL;
    g_autoptr (GPtrArray) parts = NULL;
    guint rows = 0;

    kg_minutes_table_add_column (table, "事项", 0, FALSE);
    for (guint i = 0; i < 12; i++)
      kg_minutes_table_add_row (table, (const char *const[]) { "甲\n乙\n丙\n丁\n戊\n己\n庚", NULL });
    for (guint i = 0; i < n; i++)
      kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "填充一行。");
    kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "清单");
    kg_minutes_add_table (minutes, table);
    list = lay_out (minutes);
    parts = find_parts (list);
    assert_whole (table, parts);
    for (guint i = 0; i < parts->len; i++) {
      const Part *part = g_ptr_array_index (parts, i);

      /* Never the head alone, and each row with its seven lines. */
      g_assert_cmpuint (part->ys->len, >=, 3);
      for (guint j = 2; j < part->ys->len; j++)
        g_assert_cmpfloat_with_epsilon (get_double (part->ys, j) - get_double (part->ys, j - 1), kg_mm (7 * 6.3 + 3), 0.01);
      rows += part->ys->len - 2;
    }
    g_assert_cmpuint (rows, ==, 12);

    /* The heading above it stays with it. */
    for (guint i = 0; i < list->pages->len; i++) {
      g_autofree char *text = kg_display_list_get_page_text (list, i);

      g_assert_cmpint (strstr (text, "一、清单") != NULL, ==, strstr (text, "一、清单\n事项\n甲") != NULL);
    }
  }
}

static void
test_odd_tables (void)
{
  static const struct { guint n_columns; double width; guint n_rows; gboolean has_head; guint n_parts; } cases[] = {
    { 3, 0, 0, TRUE, 1 }, { 3, 0, 0, FALSE, 0 }, { 1, 0.01, 3, TRUE, 1 }, { 60, 0, 2, TRUE, 1 },
    { 250, 1, 1, FALSE, 1 }, { 2, 1e300, 2, TRUE, 1 }, { 5, 100, 2, TRUE, 1 }, { 2, INFINITY, 2, TRUE, 1 },
    { 2, NAN, 2, TRUE, 1 }, { 1, 1, 2, TRUE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
    KgMinutesTable *table = kg_minutes_table_new ();
    g_autofree const char **cells = g_new0 (const char *, cases[i].n_columns + 1);
    g_autoptr (KgDisplayList) list = NULL;
    g_autoptr (GPtrArray) parts = NULL;

    for (guint j = 0; j < cases[i].n_columns; j++) {
      kg_minutes_table_add_column (table, j % 2 ? "数" : "", j % 3 ? cases[i].width : 0, j % 2);
      cells[j] = j % 2 ? "（W）" : "项——目⸺⸻Ꙭ﷽";
    }
    for (guint j = 0; j < cases[i].n_rows; j++)
      kg_minutes_table_add_row (table, cells);
    table->has_head = cases[i].has_head;
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "表");
    kg_minutes_add_table (minutes, table);
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "后文。");
    list = lay_out (minutes);
    parts = find_parts (list);
    g_assert_cmpuint (parts->len, ==, cases[i].n_parts);
    if (parts->len > 0)
      assert_whole (table, parts);
  }
}

/* A head that fills pages is set once, and broken as a row is. */
static void
test_tall_head (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");
  KgMinutesTable *table = kg_minutes_table_new ();
  g_autoptr (KgDisplayList) list = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append (title, "标题");
  kg_minutes_table_add_column (table, title->str, 0, FALSE);
  kg_minutes_table_add_row (table, (const char *const[]) { "内容", NULL });
  kg_minutes_add_table (minutes, table);
  list = lay_out (minutes);
  parts = find_parts (list);
  g_assert_cmpuint (parts->len, >=, 4);
  for (guint i = 0; i < parts->len; i++)
    g_string_append (got, ((GString *) g_ptr_array_index (((Part *) g_ptr_array_index (parts, i))->columns, 0))->str);
  g_string_append (title, "内容");
  pdf_tools_assert_text ("tall head", got->str, title->str);
}

static char *
random_cell (GRand *rand)
{
  static const char *const words[] = {
    "项目", "开工", "区规资局", "（重大办）", "，", "。", "——", "……", "《许可证》", "“两办”", "12月4日", "1,260", "kVA",
    "2311-310113-04-01-708956", "Konstruktionsbeschreibung", "https://example.org/a/b", " ", "\n", "国", "3.7万平方米", "㎡",
    "𠮷", "；", "、", "e\u0301",
  };
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (rand, 0, 10) == 0 ? g_rand_int_range (rand, 0, 600) : g_rand_int_range (rand, 0, 12);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

static void
test_random_tables (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9704);

  for (guint n = 0; n < 200; n++) {
    const guint n_columns = g_rand_int_range (rand, 1, n % 10 == 0 ? 40 : 9);
    const guint n_rows = g_rand_int_range (rand, 0, 25), before = g_rand_int_range (rand, 0, 25);
    g_autoptr (KgMinutes) minutes = kg_minutes_new (n % 2 ? "纪要" : NULL);
    KgMinutesTable *table = kg_minutes_table_new ();
    g_autoptr (KgDisplayList) list = NULL;
    g_autoptr (GPtrArray) parts = NULL;

    table->has_head = g_rand_boolean (rand);
    for (guint i = 0; i < n_columns; i++)
      kg_minutes_table_add_column (table, i % 2 ? "栏目" : "栏", g_rand_boolean (rand) ? g_rand_double_range (rand, 0, 12) : 0,
                                   g_rand_boolean (rand));
    for (guint i = 0; i < n_rows; i++) {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < n_columns; j++)
        g_ptr_array_add (cells, random_cell (rand));
      g_ptr_array_add (cells, NULL);
      kg_minutes_table_add_row (table, (const char *const *) cells->pdata);
    }
    for (guint i = 0; i < before; i++)
      kg_minutes_add (minutes, i % 5 == 4 ? KG_MINUTES_HEADING_1 : KG_MINUTES_PARAGRAPH, "填充一行。");
    if (g_rand_boolean (rand))
      kg_minutes_add (minutes, KG_MINUTES_ANNEX, "附表");
    kg_minutes_add_table (minutes, table);
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "后文。");

    list = lay_out (minutes);
    parts = find_parts (list);
    if (n_rows > 0 || table->has_head) {
      g_assert_cmpuint (parts->len, >=, 1);
      assert_whole (table, parts);
    } else {
      g_assert_cmpuint (parts->len, ==, 0);
    }
  }
}

static void
test_measures_are_checked (void)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_new ("纪要");

  for (guint i = 0; i < 6; i++) {
    KgPageTemplate bad = *standard;
    g_autoptr (GError) error = NULL;

    if (i == 0)
      bad.table_size = 0;
    else if (i == 1)
      bad.table_line = 3; /* less than the characters */
    else if (i == 2)
      bad.table_pad = NAN;
    else if (i == 3)
      bad.table_pad = 40;
    else if (i == 4)
      bad.table_rule_outer = 20;
    else
      bad.table_rule_inner = -1;
    g_assert_null (kg_minutes_layout_with_fonts (minutes, &bad, fonts, &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  }
}

/* No page is there for one short row alone, when the page before has rows to give. */
static void
test_the_last_row_is_not_alone (void)
{
  guint n_long = 0;

  for (guint n_rows = 1; n_rows <= 40; n_rows++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_new (NULL);
    KgMinutesTable *table = make_table (n_rows);
    g_autoptr (KgDisplayList) list = NULL;
    g_autoptr (GPtrArray) parts = NULL;

    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "分解表");
    kg_minutes_add_table (minutes, table);
    list = lay_out (minutes);
    parts = find_parts (list);
    assert_whole (table, parts);
    for (guint i = 1; i < parts->len; i++) {
      const Part *part = g_ptr_array_index (parts, i);

      g_assert_cmpuint (part->ys->len, >=, 4); /* above the head, below it, between two rows, below them */
    }
    n_long += parts->len > 1;
  }
  g_assert_cmpuint (n_long, >, 20);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  standard = kg_page_template_get_standard ();
  fonts = kg_font_set_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/table-layout/places", test_places);
  g_test_add_func ("/table-layout/names-stay-whole", test_names_stay_whole);
  g_test_add_func ("/table-layout/head-repeats", test_head_repeats);
  g_test_add_func ("/table-layout/long-cell-breaks", test_long_cell_breaks);
  g_test_add_func ("/table-layout/short-rows-stay-whole", test_short_rows_stay_whole);
  g_test_add_func ("/table-layout/last-row-is-not-alone", test_the_last_row_is_not_alone);
  g_test_add_func ("/table-layout/odd-tables", test_odd_tables);
  g_test_add_func ("/table-layout/tall-head", test_tall_head);
  g_test_add_func ("/table-layout/random-tables", test_random_tables);
  g_test_add_func ("/table-layout/measures-are-checked", test_measures_are_checked);

  status = g_test_run ();
  kg_font_set_unref (fonts);

  return status;
}
