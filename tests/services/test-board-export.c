// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-board-export.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define MANY 400

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  *(KgBoard **) data = kg_board_load (txn, context, NULL, error);
  return *(KgBoard **) data != NULL;
}

static gboolean
add_many (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  for (guint i = 0; i < MANY; i++) {
    g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);
    g_autofree char *name = g_strdup_printf ("项目%03u", i);

    kg_record_set_text (project, KG_PROJECT_NAME, name);
    kg_record_set_text (project, KG_PROJECT_STATE, "planned");
    kg_record_set_date (project, KG_PROJECT_LISTED_ON, KG_DISTRICT_TODAY);
    kg_record_set_date (project, KG_PROJECT_PLANNED_START, kg_date_new (2027, 1, 18));
    if (!kg_txn_insert (txn, project, error))
      return FALSE;
  }

  return TRUE;
}

typedef struct {
  KgDistrict *district;
  KgBoard *board;
  KgBoardSpec *spec;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->district = kg_district_new ();
  if (data != NULL)
    kg_district_do (self->district, add_many, NULL);
  kg_district_do (self->district, load, &self->board);
  self->spec = kg_board_spec_new ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  kg_board_unref (self->board);
  kg_board_spec_free (self->spec);
  kg_district_free (self->district);
}

static char *
place (Fixture    *self,
       const char *name)
{
  return g_build_filename (self->district->folder, name, NULL);
}

/* How many files there are beside those of the store. */
static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->district->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += !g_str_has_prefix (name, "district.db");

  return n;
}

static void
test_kinds (Fixture       *self,
            gconstpointer  data)
{
  static const struct { const char *name; const char *magic; } cases[] = {
    { "看板.xlsx", "PK\003\004" }, { "看板.csv", "\xef\xbb\xbf" }, { "看板.pdf", "%PDF-" }, { "看板.png", "\x89PNG" },
    { "看板.svg", "<?xml" }, { "看板.PDF", "%PDF-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = place (self, cases[i].name);
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;
    guint n_files = 0;
    gsize length;

    g_assert_true (kg_board_export (self->board, self->spec, NULL, path, NULL, &n_files, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (n_files, ==, 1);
    g_assert_true (g_file_get_contents (path, &text, &length, NULL));
    g_assert_cmpmem (text, strlen (cases[i].magic), cases[i].magic, strlen (cases[i].magic));
    g_unlink (path);
  }
  g_assert_cmpuint (count_files (self), ==, 0);
}

static void
test_names (void)
{
  static const struct { const char *path; int file; } cases[] = {
    { "a.xlsx", KG_BOARD_FILE_XLSX }, { "/x.y/a.CSV", KG_BOARD_FILE_CSV }, { "a.b.svg", KG_BOARD_FILE_SVG },
    { "看板", -1 }, { "a.xls", -1 }, { "", -1 }, { "png", -1 }, { "a.png/", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KgBoardFile file;
    gboolean known = kg_board_file_from_path (cases[i].path, &file);

    g_assert_cmpint (known ? (int) file : -1, ==, cases[i].file);
  }
}

static void
test_default_name (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *name = kg_board_export_name (self->board, KG_BOARD_FILE_XLSX);

  g_assert_cmpstr (name, ==, "项目看板-2026-11-23.xlsx");
}

/* What does not fit together is refused in one sentence, and nothing is there. */
static void
test_options (Fixture       *self,
              gconstpointer  data)
{
  static const struct { const char *name; KgBoardExportOptions options; const char *words; } cases[] = {
    { "看板", { 0 }, "not as" },
    { "看板.gif", { 0 }, "not as" },
    { "看板.pdf", { .width = 1920, .height = 1080 }, "a .pdf has a paper" },
    { "看板.xlsx", { .width = 1920, .height = 1080 }, "a .pdf has a paper" },
    { "看板.pdf", { .is_paged = TRUE }, "has pages anyway" },
    { "看板.png", { .paper = KG_PAPER_A4 }, "have a size in pixels" },
    { "看板.csv", { .is_portrait = TRUE }, "have a size in pixels" },
    { "看板.csv", { .ground = KG_CHART_DARK }, "A dark ground" },
    { "看板.png", { .width = 100, .height = 100 }, "200 to 32767" },
    { "看板.png", { .width = 40000, .height = 100 }, "200 to 32767" },
    { "看板.png", { .width = 1920, .height = 300, .is_paged = TRUE }, "at least 480 pixels tall" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = place (self, cases[i].name);
    g_autoptr (GError) error = NULL;

    g_assert_false (kg_board_export (self->board, self->spec, &cases[i].options, path, NULL, NULL, &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_USAGE);
    g_assert_nonnull (strstr (error->message, cases[i].words));
  }
  g_assert_cmpuint (count_files (self), ==, 0);
}

static void
assert_size (const char *path,
             int         width,
             int         height)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  if (height > 0)
    g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);
  cairo_surface_destroy (surface);
}

static void
test_pages (Fixture       *self,
            gconstpointer  data)
{
  static const KgBoardExportOptions pages = { .width = 960, .height = 540, .is_paged = TRUE };
  static const KgBoardExportOptions one = { .width = 960, .height = 5000 };
  g_autofree char *path = place (self, "看板.png");
  g_autoptr (GError) error = NULL;
  guint n_files = 0;

  g_assert_true (kg_board_export (self->board, self->spec, &pages, path, NULL, &n_files, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_files, >, 3);
  g_assert_cmpuint (count_files (self), ==, n_files);
  for (guint i = 1; i <= n_files; i++) {
    g_autofree char *name = g_strdup_printf ("看板-%u.png", i);
    g_autofree char *page = place (self, name);

    assert_size (page, 960, 540);
    g_unlink (page);
  }

  /* A single one is at least as tall as was asked for. */
  g_assert_true (kg_board_export (self->board, self->spec, &one, path, NULL, NULL, &error));
  assert_size (path, 960, 5000);
}

static void
test_too_tall (Fixture       *self,
               gconstpointer  data)
{
  static const KgBoardExportOptions wide = { .width = 30000 };
  g_autofree char *png = place (self, "看板.png");
  g_autoptr (GError) error = NULL;

  g_assert_false (kg_board_export (self->board, self->spec, &wide, png, NULL, NULL, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "at most 32767"));
  /* The window says so as well, which writes no pages. */
  g_assert_null (strstr (error->message, "pages"));
  g_assert_cmpuint (count_files (self), ==, 0);
}

static void
test_places (Fixture       *self,
             gconstpointer  data)
{
  static const char *const names[] = { "a.xlsx", "a.csv", "a.pdf", "a.png", "a.svg" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *nowhere = g_build_filename (self->district->folder, "no", "such", names[i], NULL);
    g_autofree char *folder = place (self, names[i]);
    g_autoptr (GError) error = NULL;

    g_assert_false (kg_board_export (self->board, self->spec, NULL, nowhere, NULL, NULL, &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE);
    g_clear_error (&error);

    g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
    g_assert_false (kg_board_export (self->board, self->spec, NULL, folder, NULL, NULL, &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE);
    g_assert_cmpint (g_rmdir (folder), ==, 0);
  }
  g_assert_cmpuint (count_files (self), ==, 0);
}

/* A disk that is full keeps the old file, whatever its kind. */
static void
test_full_disk (Fixture       *self,
                gconstpointer  data)
{
  static const char *const names[] = { "a.xlsx", "a.csv", "a.pdf", "a.png", "a.svg" };
  struct rlimit unlimited, tight;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);
  tight = unlimited;
  tight.rlim_cur = 1000;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = place (self, names[i]);
    g_autofree char *kept = NULL;
    g_autoptr (GError) error = NULL;
    gboolean done;

    g_assert_true (g_file_set_contents (path, "old", -1, NULL));
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
    done = kg_board_export (self->board, self->spec, NULL, path, NULL, NULL, &error);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &unlimited), ==, 0);

    g_assert_false (done);
    g_assert_error (error, KG_ERROR, KG_ERROR_DISK_FULL);
    g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
    g_assert_cmpstr (kept, ==, "old");
    g_unlink (path);
  }
  g_assert_cmpuint (count_files (self), ==, 0);
}

static void
stop_cb (double   fraction,
         gpointer user_data)
{
  if (fraction > 0.8)
    g_cancellable_cancel (user_data);
}

/* Stopped half-way, also among many files, nothing is left. */
static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  static const KgBoardExportOptions pages = { .is_paged = TRUE };
  static const char *const names[] = { "a.xlsx", "a.csv", "a.pdf", "a.png", "a.svg" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = place (self, names[i]);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    KgProgress progress = { stop_cb, cancellable, cancellable, 0, 1 };
    g_autoptr (GError) error = NULL;

    g_assert_false (kg_board_export (self->board, self->spec, i > 2 ? &pages : NULL, path, &progress, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (count_files (self), ==, 0);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add (name, Fixture, data, set_up, func, tear_down)
  g_test_add_func ("/board-export/names", test_names);
  ADD ("/board-export/kinds", NULL, test_kinds);
  ADD ("/board-export/default-name", NULL, test_default_name);
  ADD ("/board-export/options", NULL, test_options);
  ADD ("/board-export/places", NULL, test_places);
  ADD ("/board-export/pages", "many", test_pages);
  ADD ("/board-export/too-tall", "many", test_too_tall);
  ADD ("/board-export/full-disk", "many", test_full_disk);
  ADD ("/board-export/cancel", "many", test_cancel);
#undef ADD
  return g_test_run ();
}
