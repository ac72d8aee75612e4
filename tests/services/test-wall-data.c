// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/kg-light-service.h"
#include "services/kg-private-note.h"
#include "services/kg-project-edit.h"
#include "services/kg-query.h"
#include "services/kg-sample.h"
#include "services/kg-wall-data.h"

#include <string.h>

/* What the pages of the wall say, and what they must not. */

typedef struct {
  KgDistrict *district;
  KgBoard *board;
  KgProjectFile *file[3];
} Fixture;

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;

  g_clear_pointer (&f->board, kg_board_unref);
  f->board = kg_board_load (txn, context, NULL, error);
  for (guint i = 0; f->board != NULL && i < 3; i++) {
    g_clear_pointer (&f->file[i], kg_project_file_unref);
    f->file[i] = kg_project_file_load (txn, context, f->district->project[i], error);
    if (f->file[i] == NULL)
      return FALSE;
  }

  return f->board != NULL;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->district = kg_district_new ();
  kg_district_do (f->district, load, f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    g_clear_pointer (&f->file[i], kg_project_file_unref);
  g_clear_pointer (&f->board, kg_board_unref);
  kg_district_free (f->district);
}

static KgWallContent *
content (Fixture *f,
         guint    project)
{
  return kg_wall_content_new_project (f->board, kg_board_find_project (f->board, f->district->project[project]),
                                      f->file[project]);
}

/* All that is written on a page. */
static char *
words (KgWallContent *content)
{
  KgWallPage page = kg_wall_content_get_page (content, 1, 1);

  return kg_wall_page_to_text (&page);
}

#define assert_says(text, words) \
  G_STMT_START { if (strstr ((text), (words)) == NULL) g_error ("“%s” is not in:\n%s", (words), (text)); } G_STMT_END

static gboolean
load_sample (KgTxn     *txn,
             gpointer   user_data,
             GError   **error)
{
  Fixture *f = user_data;

  if (!kg_sample_fill (txn, f->district->context, error))
    return FALSE;
  g_clear_pointer (&f->board, kg_board_unref);
  f->board = kg_board_load (txn, f->district->context, NULL, error);

  return f->board != NULL;
}

static void
use_sample (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->district->folder, "sample.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) store = kg_store_open (path, KG_STORE_CREATE, &error);
  g_autoptr (KgChangeset) done = NULL;

  g_assert_no_error (error);
  done = kg_store_transact (store, "测试", "sample", load_sample, f, &error);
  g_assert_no_error (error);
  kg_store_close (store);
}

/* Red ones, then yellow ones, each as the board sorts them. */
static void
test_order (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GArray) order = NULL;
  const KgProject *before = NULL;

  use_sample (f);
  order = kg_wall_order (f->board);
  g_assert_cmpuint (order->len, ==,
                    kg_board_count (f->board, KG_LIGHT_RED) + kg_board_count (f->board, KG_LIGHT_YELLOW));
  g_assert_cmpuint (order->len, >, 10);
  for (guint i = 0; i < order->len; i++) {
    const KgProject *p = kg_board_get_project (f->board, g_array_index (order, guint, i));

    g_assert_cmpuint (p->light, ==, i < kg_board_count (f->board, KG_LIGHT_RED) ? KG_LIGHT_RED : KG_LIGHT_YELLOW);
    if (before != NULL && before->light == p->light && before->slack != G_MININT && p->slack != G_MININT)
      g_assert_cmpint (before->slack, <=, p->slack);
    before = p;
  }
}

/* The numbers of the overview are those of the board. */
static void
test_overview (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (KgWallContent) content = NULL;
  g_autoptr (KgWallContent) open = NULL;
  KgWallPage page;
  guint n = 0, worse = 0;
  g_autofree char *number = NULL;

  use_sample (f);
  content = kg_wall_content_new_overview (f->board, TRUE);
  page = kg_wall_content_get_page (content, 1, 42);
  g_assert_null (page.project);
  g_assert_cmpuint (page.number, ==, 1);
  g_assert_cmpuint (page.n_pages, ==, 42);
  for (guint i = 0; i < page.overview->n_counts; i++) {
    const KgWallCount *count = &page.overview->counts[i];

    g_assert_cmpuint (count->count, ==, kg_board_count (f->board, count->light));
    n += count->count;
  }
  g_assert_cmpuint (n, ==, kg_board_get_n_projects (f->board));
  g_assert_cmpint (page.overview->counts[0].light, ==, KG_LIGHT_RED);

  for (guint i = 0; i < kg_board_get_n_projects (f->board); i++) {
    KgLightWarning warning;

    worse += kg_board_get_warning (f->board, kg_board_get_project (f->board, i), KG_WARN_DAYS, &warning);
  }
  number = g_strdup_printf ("%u", worse);
  g_assert_cmpstr (page.overview->tiles[1].number, ==, number);
  g_assert_cmpuint (page.overview->tiles[1].n_lines, ==, MIN (worse, KG_WALL_LINES));
  g_assert_cmpfloat (page.overview->tiles[0].share, >, 0);
  g_assert_cmpfloat (page.overview->tiles[0].share, <, 1);

  /* What takes long can come later. */
  open = kg_wall_content_new_overview (f->board, FALSE);
  page = kg_wall_content_get_page (open, 1, 42);
  g_assert_null (page.overview->tiles[1].number);
  g_assert_nonnull (page.overview->tiles[2].number);
}

static gboolean
empty (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  Fixture *f = data;

  g_clear_pointer (&f->board, kg_board_unref);
  f->board = kg_board_load (txn, context, "no such project", error);
  return f->board != NULL;
}

static void
test_no_projects (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr (GArray) order = NULL;
  g_autoptr (KgWallContent) content = NULL;
  KgWallPage page;

  kg_district_do (f->district, empty, f);
  order = kg_wall_order (f->board);
  g_assert_cmpuint (order->len, ==, 0);
  content = kg_wall_content_new_overview (f->board, TRUE);
  page = kg_wall_content_get_page (content, 1, 1);
  g_assert_cmpstr (page.overview->tiles[0].number, ==, "–");
  g_assert_cmpfloat (page.overview->tiles[0].share, ==, 0);
  g_assert_cmpstr (page.overview->tiles[1].number, ==, "0");
  g_assert_cmpstr (page.overview->tiles[2].number, ==, "0");
}

static gboolean
confirm (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *f = data;

  return kg_light_confirm (txn, context, f->district->project[0], KG_LIGHT_YELLOW, "高压线迁改方案已定", NULL, error) &&
         load (txn, context, data, error);
}

static void
test_project (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (KgWallContent) red = content (f, 0);
  g_autoptr (KgWallContent) green = content (f, 1);
  g_autoptr (KgWallContent) confirmed = NULL;
  g_autofree char *red_words = words (red), *green_words = words (green), *confirmed_words = NULL;
  KgWallPage page = kg_wall_content_get_page (red, 2, 3);

  g_assert_nonnull (page.project);
  g_assert_null (page.overview);
  g_assert_cmpint (page.project->light, ==, KG_LIGHT_RED);
  g_assert_null (page.project->proposal);
  g_assert_null (page.project->chart);
  assert_says (red_words, "易卜半导体项目 Red");
  assert_says (red_words, "one blocking problem open: 高压线未迁改");
  assert_says (red_words, "大场镇 · 1.00亿元 · Lead unit 区规资局");
  assert_says (red_words, "Planned start 12-23 22 working days left");
  assert_says (red_words, "11-23 (Mon) · Week 48");

  /* A plan has a chart, and a chance. */
  page = kg_wall_content_get_page (green, 2, 3);
  g_assert_nonnull (page.project->chart);
  g_assert_cmpuint (page.project->chart->n_rows, ==, 2);
  g_assert_cmpstr (page.project->chart->rows[1].name, ==, "施工许可证");
  g_assert_cmpint (page.project->chart->early, <=, page.project->chart->late);
  assert_says (green_words, "Forecast start 12-04 13 working days early");
  assert_says (green_words, "Within 2026 100%");

  /* What somebody confirmed, and what the rules say against it. */
  kg_district_do (f->district, confirm, f);
  confirmed = content (f, 0);
  confirmed_words = words (confirmed);
  page = kg_wall_content_get_page (confirmed, 2, 3);
  g_assert_cmpint (page.project->light, ==, KG_LIGHT_YELLOW);
  assert_says (confirmed_words, "易卜半导体项目 Yellow Proposed: Red");
  assert_says (confirmed_words, "Confirmed on 11-23: 高压线迁改方案已定");
}

/* Without its file a page says what the board knows. */
static void
test_without_file (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (KgWallContent) content =
    kg_wall_content_new_project (f->board, kg_board_find_project (f->board, f->district->project[1]), NULL);
  g_autofree char *text = words (content);

  g_assert_null (kg_wall_content_get_page (content, 1, 1).project->chart);
  assert_says (text, "宝山药谷项目 Green");
  assert_says (text, "Forecast start 12-04");
}

static gboolean
leave_alone (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Fixture *f = data;
  g_autoptr (KgRecord) before = kg_query_project (txn, f->district->project[0], error);
  g_autoptr (KgRecord) after = kg_record_copy (before);

  kg_record_set_null (after, KG_PROJECT_LEAD_UNIT);
  return kg_project_update (txn, context, before, after, NULL, error) && load (txn, context, data, error);
}

static void
test_unattended (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr (KgWallContent) page = NULL;
  g_autoptr (KgWallContent) overview = NULL;
  g_autofree char *text = NULL, *all = NULL;

  kg_district_do (f->district, leave_alone, f);
  page = content (f, 0);
  text = words (page);
  assert_says (text, "Lead unit unattended");

  overview = kg_wall_content_new_overview (f->board, TRUE);
  all = words (overview);
  assert_says (all, "Red or yellow and unattended 1");
  assert_says (all, "Red 易卜半导体项目");
}

/* A light that gets worse says when, and why. */
static void
test_warning (Fixture       *f,
              gconstpointer  data)
{
  guint n = 0;

  use_sample (f);
  for (guint i = 0; i < kg_board_get_n_projects (f->board); i++) {
    const KgProject *p = kg_board_get_project (f->board, i);
    g_autoptr (KgWallContent) content = kg_wall_content_new_project (f->board, p, NULL);
    KgWallPage page = kg_wall_content_get_page (content, 1, 1);
    KgLightWarning warning;
    gboolean warned = kg_board_get_warning (f->board, p, KG_WARN_DAYS, &warning);

    g_assert_cmpint (page.project->warning != NULL, ==, warned);
    if (!warned)
      continue;
    n++;
    g_assert_cmpint (page.project->warned, ==, warning.to);
    g_assert_nonnull (page.project->warning_why);
    assert_says (page.project->warning, "Turns ");
  }
  g_assert_cmpuint (n, >, 0);
}

static gboolean
note (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;

  return kg_private_note_set (txn, "秘书", f->district->project[0], NULL, "王主任会问资金", error) &&
         load (txn, context, data, error);
}

/* Nothing on any page is what somebody noted for themselves. */
static void
test_notes (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (KgWallContent) overview = NULL;
  g_autofree char *all = NULL;

  kg_district_do (f->district, note, f);
  overview = kg_wall_content_new_overview (f->board, TRUE);
  all = words (overview);
  g_assert_null (strstr (all, "王主任"));
  for (guint i = 0; i < 3; i++) {
    g_autoptr (KgWallContent) page = content (f, i);
    g_autofree char *text = words (page);

    g_assert_null (strstr (text, "王主任"));
  }
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/wall-data/order", test_order);
  add ("/wall-data/overview", test_overview);
  add ("/wall-data/no-projects", test_no_projects);
  add ("/wall-data/project", test_project);
  add ("/wall-data/without-file", test_without_file);
  add ("/wall-data/unattended", test_unattended);
  add ("/wall-data/warning", test_warning);
  add ("/wall-data/notes", test_notes);

  return g_test_run ();
}
