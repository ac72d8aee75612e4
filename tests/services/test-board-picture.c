// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/kg-board-picture-private.h"

#include <cairo.h>
#include <string.h>

#define MANY 120

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  *(KgBoard **) data = kg_board_load (txn, context, NULL, error);
  return *(KgBoard **) data != NULL;
}

/* Of every light some, with names of all lengths. */
static gboolean
add_many (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  KgDistrict *district = data;

  for (guint i = 0; i < MANY; i++) {
    g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);
    g_autoptr (GString) name = g_string_new ("项目");

    for (guint n = 0; n < i * i % 211; n++)
      g_string_append (name, n % 7 == 0 ? "Ab" : "开");
    kg_record_set_text (project, KG_PROJECT_NAME, name->str);
    kg_record_set_text (project, KG_PROJECT_STATE, i % 9 == 0 ? "started" : i % 11 == 0 ? "on_hold" : "planned");
    kg_record_set_date (project, KG_PROJECT_LISTED_ON, KG_DISTRICT_TODAY);
    if (i % 5 != 0)
      kg_record_set_date (project, KG_PROJECT_PLANNED_START, KG_DISTRICT_TODAY + (int) i * 3 - 40);
    if (i % 9 == 0)
      kg_record_set_date (project, KG_PROJECT_ACTUAL_START, kg_date_new (2026, 5, 4));
    if (i % 2 == 0)
      kg_record_set_text (project, KG_PROJECT_TERRITORY, district->unit[3]);
    kg_record_set_text (project, KG_PROJECT_KIND, i % 3 == 0 ? "半导体" : i % 3 == 1 ? "生物医药" : NULL);
    kg_record_set_int (project, KG_PROJECT_INVESTMENT, 1000 * i + 1);
    if (!kg_txn_insert (txn, project, error))
      return FALSE;
  }

  return TRUE;
}

static KgBoard *
make_board (KgDistrict *district,
            gboolean    many)
{
  KgBoard *board = NULL;

  if (many)
    kg_district_do (district, add_many, district);
  kg_district_do (district, load, &board);
  return board;
}

static KgBoardPicture *
make (KgBoard                   *board,
      const KgBoardSpec         *spec,
      const KgBoardPictureStyle *style)
{
  g_autoptr (GError) error = NULL;
  KgBoardPicture *picture = kg_board_picture_new (board, spec, style, NULL, &error);

  g_assert_no_error (error);
  return picture;
}

/* Every project that is shown is there once, below its own heading, within its
 * page and on nobody else's ground. */
static void
check_places (KgBoardPicture *picture)
{
  g_autoptr (PangoLayout) layout = kg_chart_text_new ();
  KgPicturePen pen = { NULL, layout, KG_CHART_LIGHT };
  double bottom = 0, bottoms[64] = { 0 };
  guint row = 0, page = 0;
  int section = -1;

  for (guint i = 0; i < picture->places->len; i++) {
    const KgPicturePlace *place = &g_array_index (picture->places, KgPicturePlace, i);
    guint column = (guint) (place->x / 200); /* none is as narrow */
    double height;

    g_assert_cmpuint (place->page, <=, page + 1);
    if (place->page > page) {
      /* A page begins with a heading. */
      g_assert_cmpint (place->row, <, 0);
      page = place->page;
      bottom = 0;
      memset (bottoms, 0, sizeof bottoms);
    }
    g_assert_cmpfloat (place->x, >=, KG_PICTURE_MARGIN);
    g_assert_cmpfloat (place->x + place->width, <=, picture->width - KG_PICTURE_MARGIN + 0.01);
    g_assert_cmpuint (column, <, G_N_ELEMENTS (bottoms));

    if (place->row < 0) {
      g_assert_cmpint ((int) place->section, ==, place->goes_on ? section : section + 1);
      section = (int) place->section;
      g_assert_cmpfloat (place->y, >=, bottom);
      bottom = place->y + KG_PICTURE_HEADING;
      for (guint n = 0; n < G_N_ELEMENTS (bottoms); n++)
        bottoms[n] = bottom;
      continue;
    }

    g_assert_cmpint (place->row, ==, (int) row++);
    height = kg_picture_card (picture, &pen, place);
    g_assert_cmpfloat (place->y, >=, bottoms[column] - 0.01);
    bottoms[column] = place->y + height;
    bottom = MAX (bottom, bottoms[column]);
    g_assert_cmpfloat (bottom, <=, kg_board_picture_get_height (picture, page) - KG_PICTURE_FOOTER + 0.01);
  }

  g_assert_cmpuint (row, ==, picture->extract->shown->len);
  g_assert_cmpuint (page + 1, ==, kg_board_picture_get_n_pages (picture));
}

static void
test_places (void)
{
  static const KgBoardPictureStyle styles[] = {
    { 0 },
    { .height = 3000 },
    { .height = 1080, .is_paged = TRUE },
    { .height = 480, .is_paged = TRUE },
    { .width = 1640, .height = 1160, .is_paged = TRUE },
    { .width = 1160, .height = 1640, .is_paged = TRUE },
    { .width = 700, .height = 900, .is_paged = TRUE },
  };
  static const struct { KgBoardColumn sort; gboolean descending; } orders[] = {
    { KG_COLUMN_LIGHT, FALSE }, { KG_COLUMN_NAME, TRUE }, { KG_COLUMN_PLANNED, FALSE },
  };
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = make_board (district, TRUE);

  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    for (guint o = 0; o < G_N_ELEMENTS (orders); o++)
      for (guint grouping = 0; grouping < KG_N_BOARD_GROUPINGS; grouping++) {
        g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();
        g_autoptr (KgBoardPicture) picture = NULL;

        spec->grouping = grouping;
        spec->sort = orders[o].sort;
        spec->descending = orders[o].descending;
        picture = make (board, spec, &styles[s]);
        check_places (picture);
        if (!styles[s].is_paged) {
          g_assert_cmpuint (kg_board_picture_get_n_pages (picture), ==, 1);
          g_assert_cmpfloat (kg_board_picture_get_height (picture, 0), >=, styles[s].height);
        }
      }

  kg_board_unref (g_steal_pointer (&board));
}

/* How many pixels have nearly this colour. */
static guint
count_colour (cairo_surface_t *surface,
              guint32          rgb)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++) {
      guint32 pixel = *(const guint32 *) (data + y * stride + x * 4);
      int d = 0;

      for (int shift = 0; shift < 24; shift += 8)
        d += ABS ((int) (pixel >> shift & 255) - (int) (rgb >> shift & 255));
      n += d < 12;
    }

  return n;
}

static cairo_surface_t *
paint (KgBoardPicture *picture,
       double          scale)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (kg_board_picture_get_width (picture) * scale),
                                (int) (kg_board_picture_get_height (picture, 0) * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  kg_board_picture_paint (picture, 0, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static void
test_looks (void)
{
  static const struct { KgChartGround ground; guint32 rgb; } grounds[] = {
    { KG_CHART_LIGHT, 0xffffff }, { KG_CHART_DARK, 0x1e1e1e },
  };
  static const double scales[] = { 0.5, 1, 2 };
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = make_board (district, FALSE);
  g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    for (guint s = 0; s < G_N_ELEMENTS (scales); s++) {
      KgBoardPictureStyle style = { .ground = grounds[i].ground };
      g_autoptr (KgBoardPicture) picture = make (board, spec, &style);
      cairo_surface_t *surface = paint (picture, scales[s]);
      double area = scales[s] * scales[s];
      guint n = (guint) (cairo_image_surface_get_width (surface) * cairo_image_surface_get_height (surface));

      /* One red lamp in the heading, one in the summary, one beside the project. */
      g_assert_cmpuint (count_colour (surface, 0xd42e1a), >, (guint) (1500 * area * 0.8));
      g_assert_cmpuint (count_colour (surface, 0x009e73), >, (guint) (900 * area * 0.8));
      g_assert_cmpuint (count_colour (surface, grounds[i].rgb), >, n * 9 / 10);
      cairo_surface_destroy (surface);
    }

  kg_board_unref (g_steal_pointer (&board));
}

/* What is filtered out is counted nowhere; of nothing there is a picture, too. */
static void
test_filters (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = make_board (district, FALSE);
  static const KgBoardPictureStyle style = { 0 };
  static const struct { const char *search; guint n; gboolean red; } cases[] = {
    { NULL, 3, TRUE }, { "易卜", 1, TRUE }, { "药谷", 1, FALSE }, { "没有", 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();
    g_autoptr (KgBoardPicture) picture = NULL;
    cairo_surface_t *surface;
    guint n_red;

    spec->search = g_strdup (cases[i].search);
    picture = make (board, spec, &style);
    check_places (picture);
    g_assert_cmpuint (picture->extract->shown->len, ==, cases[i].n);
    surface = paint (picture, 1);
    n_red = count_colour (surface, 0xd42e1a);
    /* The summary has a lamp for every light. */
    g_assert_true (cases[i].red == (n_red > 1000));
    cairo_surface_destroy (surface);
  }

  kg_board_unref (g_steal_pointer (&board));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board-picture/places", test_places);
  g_test_add_func ("/board-picture/looks", test_looks);
  g_test_add_func ("/board-picture/filters", test_filters);
  return g_test_run ();
}
