// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "minutes-fixture.h"

#include "services/typeset/kg-display-list-private.h"
#include "services/typeset/kg-minutes-layout.h"

#include <math.h>
#include <string.h>

/* A page of which only what changed was painted again is, pixel by pixel, the
 * page painted whole. */

#define SCALE 1.37

static KgFontSet *fonts;

typedef struct {
  guint n_blocks;
  guint changed;      /* which of them says something else */
  const char *says;
  gboolean table;
  gboolean picture;
  KgMinutesStage stage;
} Content;

static KgMinutes *
make (const Content *content)
{
  KgMinutes *minutes = kg_minutes_new ("北城区计划新开工项目推进周例会纪要");

  kg_minutes_set_stage (minutes, content->stage);
  kg_minutes_set_opening (minutes, "会议研究了计划新开工项目。");
  for (guint i = 0; i < content->n_blocks; i++) {
    g_autofree char *text = g_strdup_printf ("%s第%u段，由区规资局在12月4日前完成场地内2处临时建筑的拆除。",
                                             i == content->changed ? content->says : "", i);

    kg_minutes_add (minutes, i % 5 == 0 ? KG_MINUTES_HEADING_1 : KG_MINUTES_PARAGRAPH, text);
  }
  kg_minutes_add_name (minutes, KG_MINUTES_PRESENT, "区规资局：王某某");
  if (content->table) {
    KgMinutesTable *table = kg_minutes_table_new ();

    kg_minutes_table_add_column (table, "事项", 0, FALSE);
    for (guint i = 0; i < 5; i++) {
      g_autofree char *cell = g_strdup_printf ("%s第%u行", i + content->n_blocks == content->changed ? content->says : "", i);

      kg_minutes_table_add_row (table, (const char *const[]) { cell, NULL });
    }
    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "表");
    kg_minutes_add_table (minutes, table);
  }
  if (content->picture) {
    g_autoptr (GBytes) png = minutes_fixture_make_png (300, 200);

    kg_minutes_add (minutes, KG_MINUTES_ANNEX, "图");
    kg_minutes_add_picture (minutes, kg_minutes_picture_new (png, "图示"));
  }
  kg_minutes_set_office (minutes, "区发展改革委");

  return minutes;
}

static KgDisplayList *
lay_out (const Content       *content,
         const KgDisplayList *before)
{
  g_autoptr (KgMinutes) minutes = make (content);
  g_autoptr (GError) error = NULL;
  KgDisplayList *list = kg_minutes_layout_anew (minutes, NULL, fonts, before, &error);

  g_assert_no_error (error);
  return list;
}

/* Paints rows @from to before @to of a page on @surface. */
static void
paint (cairo_surface_t     *surface,
       const KgDisplayList *list,
       guint                page,
       int                  from,
       int                  to)
{
  cairo_t *cr = cairo_create (surface);

  cairo_rectangle (cr, 0, from, cairo_image_surface_get_width (surface), to - from);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  kg_display_list_paint (list, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static cairo_surface_t *
make_surface (const KgDisplayList *list)
{
  double width, height;

  kg_display_list_get_page_size (list, &width, &height);
  return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * SCALE), (int) ceil (height * SCALE));
}

/* Returns how many rows were painted again; those of a page of which nothing
 * can be said are all of them. */
static int
compare (const KgDisplayList *before,
         const KgDisplayList *after,
         guint                page)
{
  cairo_surface_t *updated, *whole;
  double top, bottom;
  int height, from = 0, to = 0;

  if (!kg_display_list_find_change (after, before, page, &top, &bottom))
    return G_MAXINT;

  updated = make_surface (after);
  whole = make_surface (after);
  height = cairo_image_surface_get_height (whole);
  paint (updated, before, page, 0, height);
  paint (whole, after, page, 0, height);
  if (bottom > top) {
    from = (int) floor (top * SCALE);
    to = MIN ((int) ceil (bottom * SCALE), height);
    paint (updated, after, page, from, to);
  }
  g_assert_cmpmem (cairo_image_surface_get_data (updated), (gsize) height * (gsize) cairo_image_surface_get_stride (updated),
                   cairo_image_surface_get_data (whole), (gsize) height * (gsize) cairo_image_surface_get_stride (whole));
  cairo_surface_destroy (updated);
  cairo_surface_destroy (whole);

  return to - from;
}

static void
test_random_changes (void)
{
  static const char *const says[] = { "", "补", "补充两个字", "（一）", "Ab-12", "这一段现在长出整整一行以上的字来，把后面的段落都推到下面去，" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (60);
  guint n_small = 0, n_same = 0;

  for (guint n = 0; n < 24; n++) {
    Content a = {
      .n_blocks = (guint) g_rand_int_range (rand, 1, 30), .table = g_rand_boolean (rand), .picture = g_rand_boolean (rand),
      .stage = (KgMinutesStage) g_rand_int_range (rand, 0, 3),
    };
    Content b;
    g_autoptr (KgDisplayList) before = NULL;
    g_autoptr (KgDisplayList) after = NULL;

    a.changed = (guint) g_rand_int_range (rand, 0, (gint32) a.n_blocks + 5);
    a.says = says[g_rand_int_range (rand, 0, G_N_ELEMENTS (says))];
    b = a;
    b.says = says[g_rand_int_range (rand, 0, G_N_ELEMENTS (says))];
    before = lay_out (&a, NULL);
    after = lay_out (&b, before);
    for (guint page = 0; page < MIN (kg_display_list_get_n_pages (before), kg_display_list_get_n_pages (after)); page++) {
      const int rows = compare (before, after, page);

      n_same += rows == 0;
      n_small += rows > 0 && rows < 200;
    }
  }
  g_assert_cmpuint (n_same, >, 15);
  g_assert_cmpuint (n_small, >, 5);
}

/* Pictures are taken over and not read again; a page whose picture is another
 * is no page of which anything can be said. */
static void
test_pictures (void)
{
  const Content content = { .n_blocks = 2, .picture = TRUE, .says = "", .stage = KG_MINUTES_DRAFT };
  g_autoptr (KgDisplayList) before = lay_out (&content, NULL);
  g_autoptr (KgDisplayList) after = lay_out (&content, before);
  g_autoptr (KgDisplayList) other = lay_out (&content, NULL);
  const guint page = kg_display_list_get_n_pages (after) - 1;
  double top, bottom;

  g_assert_cmpuint (after->pictures->len, ==, 1);
  g_assert_true (g_ptr_array_index (after->pictures, 0) == g_ptr_array_index (before->pictures, 0));
  g_assert_true (kg_display_list_find_change (after, before, page, &top, &bottom));
  g_assert_cmpfloat (bottom, <=, top);
  g_assert_false (kg_display_list_find_change (other, before, page, &top, &bottom));
}

static void
test_other_documents (void)
{
  Content a = { .n_blocks = 3, .says = "", .stage = KG_MINUTES_DRAFT };
  g_autoptr (KgDisplayList) draft = lay_out (&a, NULL);
  g_autoptr (KgDisplayList) issued = NULL;
  g_autoptr (KgFontSet) others = kg_font_set_new (NULL);
  g_autoptr (KgMinutes) minutes = make (&a);
  g_autoptr (KgDisplayList) by_others = kg_minutes_layout_with_fonts (minutes, NULL, others, NULL);
  double top, bottom;

  a.stage = KG_MINUTES_ISSUED;
  issued = lay_out (&a, draft);
  g_assert_false (kg_display_list_find_change (issued, draft, 0, &top, &bottom)); /* its watermark is gone */
  g_assert_false (kg_display_list_find_change (by_others, draft, 0, &top, &bottom));
  g_assert_false (kg_display_list_find_change (draft, draft, 99, &top, &bottom));
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

  g_test_add_func ("/display-list-change/random-changes", test_random_changes);
  g_test_add_func ("/display-list-change/pictures", test_pictures);
  g_test_add_func ("/display-list-change/other-documents", test_other_documents);

  status = g_test_run ();
  kg_font_set_unref (fonts);

  return status;
}
