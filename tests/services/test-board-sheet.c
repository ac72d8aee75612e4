// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/kg-board-sheet.h"
#include "services/kg-project-import.h"
#include "services/sheet/kg-zip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
preview (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  return kg_project_import_preview (txn, context, data, error);
}

/* Projects that are hard to write or to read again. */
static gboolean
add_hard_ones (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  KgDistrict *district = data;
  g_autofree char *long_name = g_strnfill (200, 'x');
  const char *const names[] = {
    "=1+1", "-项目", "带,逗号和“引号”", "\"十四五\"规划项目", "合江大厦", "小计量器具厂", "12个项目", long_name,
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);
    g_autofree char *code = g_strdup_printf ("2026-%u", i);

    kg_record_set_text (project, KG_PROJECT_NAME, names[i]);
    kg_record_set_text (project, KG_PROJECT_CODE, code);
    kg_record_set_text (project, KG_PROJECT_STATE, i == 4 ? "started" : i == 5 ? "on_hold" : "planned");
    kg_record_set_date (project, KG_PROJECT_LISTED_ON, KG_DISTRICT_TODAY);
    kg_record_set_date (project, KG_PROJECT_PLANNED_START, kg_date_new (2027, 1 + i, 28));
    kg_record_set_text (project, KG_PROJECT_PRECISION, "month");
    if (i == 4)
      kg_record_set_date (project, KG_PROJECT_ACTUAL_START, kg_date_new (2026, 6, 1));
    if (i % 2 == 0)
      kg_record_set_text (project, KG_PROJECT_TERRITORY, district->unit[3]);
    if (i % 3 == 0)
      kg_record_set_text (project, KG_PROJECT_KIND, i == 0 ? "半导体" : "很长很长很长很长很长很长很长很长很长的项目类型名称");
    kg_record_set_text (project, KG_PROJECT_TAGS, "电力、土地");
    if (!kg_txn_insert (txn, project, error))
      return FALSE;
  }

  return TRUE;
}

static KgBoard *
make_board (KgDistrict *district)
{
  KgBoard *board = NULL;

  kg_district_do (district, add_hard_ones, district);
  kg_district_do (district, load, &board);
  return board;
}

static void
set_columns (KgBoardSpec *spec,
             const char  *keys)
{
  g_auto (GStrv) list = g_strsplit (keys, " ", -1);

  spec->n_columns = 0;
  for (guint i = 0; list[i] != NULL; i++)
    g_assert_true (kg_board_column_from_key (list[i], &spec->columns[spec->n_columns++]));
}

static GBytes *
make (KgBoard            *board,
      const KgBoardSpec  *spec,
      KgBoardSheetFormat  format)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = kg_board_sheet_make (board, spec, format, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* What is brought in again changes nothing, whatever is shown and however it is
 * grouped. */
static void
test_comes_back (void)
{
  static const char *const choices[] = {
    NULL, /* the standard ones */
    "light warning name code territory lead_unit leader escalated_to builder kind tags investment listed planned "
    "forecast actual slack chance stuck problems assignments overdue commitments confirmed last_week",
    "name code",
    "name planned",
    "code name investment light",
  };
  static const char *const files[] = { "看板.xlsx", "看板.csv" };
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = make_board (district);
  guint n = kg_board_get_n_projects (board);

  for (guint c = 0; c < G_N_ELEMENTS (choices); c++)
    for (guint grouping = 0; grouping < KG_N_BOARD_GROUPINGS; grouping++)
      for (guint format = 0; format < G_N_ELEMENTS (files); format++) {
        KgProjectSheetOptions options = { .today = KG_DISTRICT_TODAY };
        g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();
        g_autoptr (KgProjectImport) import = NULL;
        g_autoptr (KgWorkbook) workbook = NULL;
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GError) error = NULL;
        KgProjectSheet *sheet;

        spec->grouping = grouping;
        if (choices[c] != NULL)
          set_columns (spec, choices[c]);
        bytes = make (board, spec, format);
        workbook = kg_workbook_read_bytes (bytes, files[format], NULL, &error);
        g_assert_no_error (error);
        sheet = kg_project_sheet_read (workbook, &options, &error);
        g_assert_no_error (error);
        import = kg_project_import_new (sheet);
        kg_district_do (district, preview, import);

        g_test_message ("columns %u, grouping %u, %s", c, grouping, files[format]);
        for (guint i = 0; i < kg_project_import_get_n_results (import); i++) {
          const KgImportResult *result = kg_project_import_get_result (import, i);

          if (result->kind != KG_IMPORT_UNCHANGED)
            g_error ("“%s” is not as it was: %s", result->name, result->changes != NULL ? result->changes : "new");
        }
        g_assert_cmpuint (kg_project_import_count (import, KG_IMPORT_UNCHANGED), ==, n);
        g_assert_cmpuint (sheet->n_errors, ==, 0);
      }

  kg_board_unref (g_steal_pointer (&board));
}

static char *
find_text (const KgSheet *sheet,
           guint          index)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint c = 0; c < kg_sheet_get_n_columns (sheet); c++)
    g_string_append_printf (text, "%s%s", c > 0 ? "|" : "", kg_sheet_get_text (sheet, index, c));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_rows (KgBoard            *board,
             const KgBoardSpec  *spec,
             KgBoardSheetFormat  format,
             const char *const  *rows)
{
  g_autoptr (GBytes) bytes = make (board, spec, format);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgWorkbook) workbook = kg_workbook_read_bytes (bytes, format == KG_BOARD_SHEET_CSV ? "a.csv" : "a.xlsx",
                                                            NULL, &error);
  const KgSheet *sheet;
  guint n = 0;

  g_assert_no_error (error);
  sheet = kg_workbook_get_sheet (workbook, 0);
  for (; rows[n] != NULL; n++) {
    g_autofree char *row = find_text (sheet, n);

    g_assert_cmpstr (row, ==, rows[n]);
  }
  g_assert_cmpuint (kg_sheet_get_n_rows (sheet), ==, n);
}

static void
test_what_is_written (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = NULL;
  g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();
  static const char *const grouped[] = {
    "计划新开工项目看板|||||",
    "2026年11月23日（第48周）　3个项目，6.00亿元　全部项目|||||",
    "灯色|项目名称|属地|总投资（万元）|计划开工时间|开工余量（工作日）",
    "红灯小计|1个项目||10000||",
    "红灯|易卜半导体项目|大场镇|10000|2026-12-23|",
    "未评小计|1个项目||30000||",
    "未评|南大科创之门|大场镇|30000||",
    "绿灯小计|1个项目||20000||",
    "绿灯|宝山药谷项目|大场镇|20000|2026-12-23|13",
    "合计|3个项目||60000||",
    NULL,
  };
  static const char *const without_sums[] = {
    "计划新开工项目看板",
    "2026年11月23日（第48周）　1个项目，1.00亿元　筛选：Red　按项目名称排序（倒序）",
    "项目名称",
    "大场镇（1个项目）小计",
    "易卜半导体项目",
    "合计：1个项目，1.00亿元",
    NULL,
  };
  static const char *const records[] = {
    "灯色|项目名称|计划开工时间",
    "红灯|易卜半导体项目|2026-12-23",
    "未评|南大科创之门|",
    "绿灯|宝山药谷项目|2026-12-23",
    NULL,
  };
  static const char *const nothing[] = {
    "计划新开工项目看板|",
    "2026年11月23日（第48周）　0个项目　筛选：“没有”|",
    "项目名称|计划开工时间",
    "合计：0个项目|",
    NULL,
  };

  kg_district_do (district, load, &board);

  spec->grouping = KG_GROUP_LIGHT;
  set_columns (spec, "light name territory investment planned slack");
  assert_rows (board, spec, KG_BOARD_SHEET_XLSX, grouped);

  /* Records tell in a column what a heading would. */
  set_columns (spec, "name planned");
  assert_rows (board, spec, KG_BOARD_SHEET_CSV, records);

  spec->grouping = KG_GROUP_TERRITORY;
  spec->lights = 1u << KG_LIGHT_RED;
  spec->sort = KG_COLUMN_NAME;
  spec->descending = TRUE;
  set_columns (spec, "name");
  assert_rows (board, spec, KG_BOARD_SHEET_XLSX, without_sums);

  kg_board_spec_clear_filter (spec);
  spec->search = g_strdup ("没有");
  spec->sort = KG_COLUMN_LIGHT;
  spec->descending = FALSE;
  set_columns (spec, "name planned");
  assert_rows (board, spec, KG_BOARD_SHEET_XLSX, nothing);

  kg_board_unref (g_steal_pointer (&board));
}

static double
luminance (guint rgb)
{
  const double shares[] = { 0.0722, 0.7152, 0.2126 };
  double sum = 0;

  for (guint i = 0; i < 3; i++) {
    double part = (rgb >> 8 * i & 0xff) / 255.0;

    sum += shares[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
  }

  return sum;
}

static gboolean
keep_cb (const char  *data,
         gsize        length,
         gpointer     user_data,
         GError     **error)
{
  g_string_append_len (user_data, data, length);
  return TRUE;
}

/* The colours of the @nth font or fill in the styles of a file. */
static guint
find_colour (const char *styles,
             const char *list,
             const char *item,
             guint       nth)
{
  const char *p = strstr (styles, list);

  for (guint i = 0; i <= nth; i++)
    p = strstr (p + 1, item);
  p = strstr (p, "rgb=\"FF") + strlen ("rgb=\"FF");
  return (guint) g_ascii_strtoull (p, NULL, 16);
}

/* The word of each light is read on its colour; as the file has them. */
static void
test_contrast (void)
{
  static const KgSheetOptions options = KG_SHEET_OPTIONS_DEFAULT;
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = make_board (district);
  g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();
  g_autoptr (GBytes) bytes = make (board, spec, KG_BOARD_SHEET_XLSX);
  g_autoptr (KgZip) zip = kg_zip_open (bytes, "a.xlsx", &options, NULL);
  g_autoptr (GString) styles = g_string_new (NULL);
  guint n_seen = 0;
  const char *p;

  g_assert_true (kg_zip_read (zip, "xl/styles.xml", keep_cb, styles, NULL));
  for (p = strstr (styles->str, "<cellXfs"); (p = strstr (p, "<xf ")) != NULL; p++) {
    const char *font = strstr (p, "fontId=\""), *fill = strstr (p, "fillId=\"");
    guint n_font = (guint) atoi (font + 8), n_fill = (guint) atoi (fill + 8);
    double ink, ground;

    if (n_fill < 2) /* none, and one that every file has */
      continue;
    ink = luminance (find_colour (styles->str, "<fonts", "<font>", n_font));
    ground = luminance (find_colour (styles->str, "<fills", "<fill>", n_fill));
    g_assert_cmpfloat ((MAX (ground, ink) + 0.05) / (MIN (ground, ink) + 0.05), >=, 4.5);
    n_seen++;
  }
  g_assert_cmpuint (n_seen, >=, 5); /* header, total, and the lights of the district */

  kg_board_unref (g_steal_pointer (&board));
}

typedef struct {
  GCancellable *cancellable;
  double last;
  double stop_at;
  guint n_calls;
} Watch;

static void
watch_cb (double   fraction,
          gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpfloat (fraction, >=, watch->last);
  g_assert_cmpfloat (fraction, <=, 1);
  watch->last = fraction;
  watch->n_calls++;
  if (fraction >= watch->stop_at)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_progress_and_cancel (void)
{
  static const double stops[] = { 0, 0.3, 0.5, 2 };
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgBoard) board = make_board (district);
  g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();

  spec->sort = KG_COLUMN_CHANCE;
  for (guint format = 0; format < 2; format++)
    for (guint i = 0; i < G_N_ELEMENTS (stops); i++) {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Watch watch = { cancellable, 0, stops[i], 0 };
      KgProgress progress = { watch_cb, &watch, cancellable, 0, 1 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = kg_board_sheet_make (board, spec, format, &progress, &error);

      if (stops[i] > 1)
        g_assert_no_error (error);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (watch.n_calls, >, 0);
    }

  kg_board_unref (g_steal_pointer (&board));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board-sheet/comes-back", test_comes_back);
  g_test_add_func ("/board-sheet/what-is-written", test_what_is_written);
  g_test_add_func ("/board-sheet/contrast", test_contrast);
  g_test_add_func ("/board-sheet/progress-and-cancel", test_progress_and_cancel);
  return g_test_run ();
}
