// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/board/kg-wall-painter.h"
#include "services/kg-meeting-service.h"
#include "services/kg-query.h"
#include "services/kg-record-service.h"
#include "services/kg-sample.h"
#include "services/kg-wall-data.h"

#include <glib/gstdio.h>
#include <string.h>

/* Each kind of page as it is drawn of the sample district on the day of its
 * 48th meeting, at 1080p and at 4K, held against the pictures under
 * fixtures/wall. KG_WRITE_FIXTURES=1 writes them anew.
 *
 * Tolerance: of 1000 pixels at most TOLERATED may differ from the picture by
 * more than FAR of 255 in a channel. Another release of the font library moves
 * the edges of letters by less; a word, a lamp or a line that is missing or
 * elsewhere is more. */
#define TOLERATED 2
#define FAR 24

/* The pictures are kept in few shades and, where there is a converter, with a
 * palette, so that they are small: nothing is moved by more than half a step. */
#define STEP 5

typedef struct {
  KgDistrict *district; /* for its folder */
  KgContext *context;
  KgStore *store;
  KgBoard *board;
  KgProjectFile *file;
  KgWallMeeting *meeting;
  KgWallMeeting *topic;
  KgWallMeeting *approval;
} Sample;

static Sample sample;

#define DECIDED_PROJECT "易卜半导体二期项目"

static gboolean
hold_meeting (KgTxn      *txn,
              KgContext  *context,
              char      **topic,
              GError    **error)
{
  static const char *const lines[] = {
    "区规资局11月27日前完成施工图审查，区建管委配合", "请张副区长协调结构超限专项论证",
  };
  g_autoptr (KgRecord) meeting = kg_query_meeting (txn, "next", error);
  g_autoptr (KgRecord) project = kg_query_project (txn, DECIDED_PROJECT, error);
  g_autofree char *item = NULL;

  if (meeting == NULL || project == NULL)
    return FALSE;
  *topic = kg_meeting_add_topic (txn, kg_record_get_id (meeting), "年底收官安排", error);
  item = kg_meeting_add_project (txn, kg_record_get_id (meeting), kg_record_get_id (project), NULL);
  if (*topic == NULL || !kg_meeting_start (txn, context, kg_record_get_id (meeting), error))
    return FALSE;

  if (item == NULL) {
    g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, kg_record_get_id (meeting), error);

    for (guint i = 0; items != NULL && i < items->len; i++)
      if (kg_record_is (g_ptr_array_index (items, i), KG_AGENDA_ITEM_PROJECT, kg_record_get_id (project)))
        item = g_strdup (kg_record_get_id (g_ptr_array_index (items, i)));
  }
  for (guint i = 0; item != NULL && i < G_N_ELEMENTS (lines); i++) {
    g_auto (KgRecordResult) result = { 0 };
    g_auto (KgRecordResult) of_topic = { 0 };

    if (!kg_record_line (txn, context, item, lines[i], NULL, &result, error) ||
        !kg_record_line (txn, context, *topic, lines[i], NULL, &of_topic, error))
      return FALSE;
  }

  return item != NULL;
}

/* The minutes that the meeting in session looks at first. */
static KgWallMeeting *
load_approval (KgTxn   *txn,
               GError **error)
{
  g_autoptr (KgRecord) meeting = kg_query_meeting (txn, "next", error);
  g_autoptr (GPtrArray) items = NULL;

  items = meeting != NULL ? kg_meeting_get_items (txn, kg_record_get_id (meeting), error) : NULL;
  return items != NULL ? kg_wall_meeting_load_topic (txn, kg_record_get_id (g_ptr_array_index (items, 0)), error) : NULL;
}

static gboolean
fill (KgTxn     *txn,
      gpointer   data,
      GError   **error)
{
  g_autofree char *topic = NULL;
  g_autoptr (KgRecord) project = NULL;

  if (!kg_sample_fill (txn, sample.context, error) || !hold_meeting (txn, sample.context, &topic, error))
    return FALSE;

  project = kg_query_project (txn, DECIDED_PROJECT, error);
  sample.board = kg_board_load (txn, sample.context, NULL, error);
  sample.file = kg_project_file_load (txn, sample.context, kg_record_get_id (project), error);
  sample.meeting = kg_wall_meeting_load (txn, sample.context, error);
  sample.topic = kg_wall_meeting_load_topic (txn, topic, error);
  sample.approval = load_approval (txn, error);

  return sample.board != NULL && sample.file != NULL && sample.meeting != NULL && sample.topic != NULL &&
         sample.approval != NULL;
}

static void
make_sample (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KgChangeset) done = NULL;

  sample.district = kg_district_new ();
  sample.context = kg_context_new (kg_date_new (2026, 11, 24));
  path = g_build_filename (sample.district->folder, "sample.db", NULL);
  sample.store = kg_store_open (path, KG_STORE_CREATE, &error);
  g_assert_no_error (error);
  done = kg_store_transact (sample.store, "测试", "sample", fill, NULL, &error);
  g_assert_no_error (error);
}

static void
free_sample (void)
{
  kg_wall_meeting_unref (sample.approval);
  kg_wall_meeting_unref (sample.topic);
  kg_wall_meeting_unref (sample.meeting);
  kg_project_file_unref (sample.file);
  kg_board_unref (sample.board);
  kg_store_close (sample.store);
  g_object_unref (sample.store);
  kg_context_unref (sample.context);
  kg_district_free (sample.district);
}

/* Pictures */

static void
take_shades (cairo_surface_t *surface)
{
  guchar *data = cairo_image_surface_get_data (surface);
  gsize n = (gsize) cairo_image_surface_get_stride (surface) * (gsize) cairo_image_surface_get_height (surface);

  for (gsize i = 0; i < n; i++)
    data[i] = (guchar) MIN ((data[i] + STEP / 2) / STEP * STEP, 255);
  cairo_surface_mark_dirty (surface);
}

static cairo_surface_t *
draw (KgWallContent *content,
      guint          part,
      KgChartGround  ground,
      int            width,
      int            height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  KgWallPage page = kg_wall_content_get_page (content, 3, 45);
  cairo_t *cr = cairo_create (surface);

  kg_wall_paint (&page, part, ground, cr, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  take_shades (surface);

  return surface;
}

static guint
count_far (cairo_surface_t *a,
           cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint n = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  for (int y = 0; y < height; y++) {
    const guchar *ra = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
    const guchar *rb = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

    for (int x = 0; x < width; x++) {
      guint32 pa = ((const guint32 *) ra)[x], pb = ((const guint32 *) rb)[x];
      int most = 0;

      for (guint shift = 0; shift < 24; shift += 8)
        most = MAX (most, ABS ((int) (pa >> shift & 255) - (int) (pb >> shift & 255)));
      n += most > FAR;
    }
  }

  return n;
}

static void
write_picture (cairo_surface_t *drawn,
               const char      *path)
{
  g_autofree char *target = g_strconcat ("PNG8:", path, NULL);
  const char *const argv[] = { "convert", path, "+dither", "-colors", "256", "-strip", "-define",
                               "png:compression-level=9", "-define", "png:compression-filter=0", target, NULL };

  g_assert_cmpint (cairo_surface_write_to_png (drawn, path), ==, CAIRO_STATUS_SUCCESS);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

/* The picture that failed is left beside the test, to be looked at. */
static void
compare (cairo_surface_t *drawn,
         const char      *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "wall", file, NULL);
  double n_pixels = (double) cairo_image_surface_get_width (drawn) * cairo_image_surface_get_height (drawn);
  cairo_surface_t *kept;
  guint far;

  if (g_strcmp0 (g_getenv ("KG_WRITE_FIXTURES"), "1") == 0)
    write_picture (drawn, path);

  kept = cairo_image_surface_create_from_png (path);
  if (cairo_surface_status (kept) != CAIRO_STATUS_SUCCESS)
    g_error ("%s cannot be read; KG_WRITE_FIXTURES=1 writes it", path);
  far = count_far (drawn, kept);
  if (far > n_pixels * TOLERATED / 1000) {
    g_autofree char *seen = g_test_build_filename (G_TEST_BUILT, file, NULL);

    cairo_surface_write_to_png (drawn, seen);
    g_error ("%s: %.2f of 1000 pixels differ, %d are tolerated; see %s", file, far * 1000 / n_pixels, TOLERATED, seen);
  }
  cairo_surface_destroy (kept);
}

typedef struct {
  const char *name;
  KgWallContent *(*make) (void);
  guint part;
} Page;

static KgWallContent *
overview (void)
{
  return kg_wall_content_new_overview (sample.board, TRUE);
}

static KgWallContent *
project (void)
{
  return kg_wall_content_new_project (sample.board, NULL, sample.file);
}

/* As the board alone knows it: without a plan, and without what was decided. */
static KgWallContent *
plain_project (void)
{
  return kg_wall_content_new_project (sample.board, kg_board_find_project (sample.board, DECIDED_PROJECT), NULL);
}

static KgWallContent *
changes (void)
{
  return kg_wall_content_new_changes (sample.board);
}

static KgWallContent *
decisions (void)
{
  return kg_wall_content_new_decisions (sample.board, sample.meeting);
}

static KgWallContent *
topic (void)
{
  return kg_wall_content_new_topic (sample.board, sample.topic);
}

static KgWallContent *
approval (void)
{
  return kg_wall_content_new_topic (sample.board, sample.approval);
}

static KgWallContent *
last (void)
{
  return kg_wall_content_new_close (sample.board, sample.meeting);
}

static const Page pages[] = {
  { "overview", overview, 0 }, { "project", project, 0 }, { "project-words", project, 1 },
  { "project-plan", project, 2 }, { "project-plain", plain_project, 0 }, { "changes", changes, 0 },
  { "decisions", decisions, 0 }, { "topic", topic, 0 }, { "approval", approval, 0 },
  { "close", last, 0 },
};

static void
test_dark (gconstpointer data)
{
  const Page *page = data;
  g_autoptr (KgWallContent) content = page->make ();

  for (int factor = 1; factor <= 2; factor++) {
    g_autofree char *name = g_strdup_printf ("%s-%dx%d", page->name, 1920 * factor, 1080 * factor);
    cairo_surface_t *drawn = draw (content, page->part, KG_CHART_DARK, 1920 * factor, 1080 * factor);

    compare (drawn, name);
    cairo_surface_destroy (drawn);
  }
}

static void
test_light (gconstpointer data)
{
  const Page *page = data;
  g_autoptr (KgWallContent) content = page->make ();
  g_autofree char *name = g_strdup_printf ("%s-light-1920x1080", page->name);
  cairo_surface_t *drawn = draw (content, page->part, KG_CHART_LIGHT, 1920, 1080);

  compare (drawn, name);
  cairo_surface_destroy (drawn);
}

/* The tolerance lets through no other word: a page of the day before is another
 * picture. */
static void
test_tolerance (void)
{
  cairo_surface_t *first, *second;
  KgWallCount count = { .light = KG_LIGHT_RED, .count = 13, .sum = "95.18亿元" };
  KgWallOverview one = { .title = "计划新开工项目", .counts = { count }, .n_counts = 1 }, two = one;
  KgWallPage page = { .overview = &one, .day = "11月24日", .number = 1, .n_pages = 1 };
  cairo_t *cr;

  two.counts[0].count = 14;
  first = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1920, 1080);
  second = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1920, 1080);
  cr = cairo_create (first);
  kg_wall_paint (&page, 0, KG_CHART_DARK, cr, 1920, 1080);
  cairo_destroy (cr);
  page.overview = &two;
  cr = cairo_create (second);
  kg_wall_paint (&page, 0, KG_CHART_DARK, cr, 1920, 1080);
  cairo_destroy (cr);
  cairo_surface_flush (first);
  cairo_surface_flush (second);
  g_assert_cmpuint (count_far (first, first), ==, 0);
  g_assert_cmpuint (count_far (first, second), >, 500);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autofree char *path = g_strdup_printf ("/wall-pictures/%s", pages[i].name);

    g_test_add_data_func (path, &pages[i], test_dark);
  }
  g_test_add_data_func ("/wall-pictures/overview-light", &pages[0], test_light);
  g_test_add_data_func ("/wall-pictures/project-light", &pages[1], test_light);
  g_test_add_func ("/wall-pictures/tolerance", test_tolerance);

  status = g_test_run ();
  free_sample ();

  return status;
}
