// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-xlsx-writer.h"

#include "core/kg-error.h"
#include "services/sheet/kg-xlsx-check.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

/* The one file that knows the library for .xlsx. It keeps rows in a file of
 * its own until the end and does not look whether they got there, so that what
 * was written is counted once more before anybody gets it. */

#define TITLE_ROW 0
#define NOTE_ROW 1
#define HEADER_ROW 2
#define FIRST_ROW 3

#define TEXT_SIZE 10
#define TITLE_SIZE 16
#define HEADER_HEIGHT 30
#define HEADING_HEIGHT 20
#define PADDING 3.2 /* digits left and right of a cell */
#define A4_CHARS 150 /* what one line of A4 across holds at a size one can read */
#define MAX_TEXT 32767 /* letters in a cell */
#define PAPER_A3 8
#define PAPER_A4 9

#define INK 0x241f31
#define DIM 0x5e5c64
#define BAD 0xc01c28
#define LINE 0xd6d4d8
#define HEADER_GROUND 0xe4e2e8
#define HEADING_GROUND 0xf3f2f5

struct _KgXlsxWriter {
  const KgSheetDesign *design;
  char *folder;                /* nullable: of the library's files */
  char *path;
  lxw_workbook *workbook;      /* nullable: once it was closed */
  lxw_worksheet *sheet;
  lxw_format *formats[KG_N_SHEET_ROWS][KG_N_VALUE_KINDS][KG_N_LIGHTS];
  lxw_format *bad;             /* of a number that is below zero */
  lxw_format *quiet;           /* of a light without its colour */
  guint n_rows;                /* title and header among them */
  gboolean has_filter;
  lxw_error failure;
};

/* Formats */

static lxw_format *
new_format (KgXlsxWriter *self,
            guint         size,
            guint         ink,
            gboolean      bold)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_font_name (format, "微软雅黑");
  format_set_font_size (format, size);
  format_set_font_color (format, ink);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (bold)
    format_set_bold (format);

  return format;
}

static char *
number_format (const KgSheetDesign *design,
               KgSheetValueKind     kind,
               KgLight              light)
{
  switch (kind) {
  case KG_VALUE_COUNT:
    return g_strdup ("#,##0;-#,##0;"); /* nothing where there is none */
  case KG_VALUE_SIGNED:
    return g_strdup ("+#,##0;-#,##0;0");
  case KG_VALUE_MONEY:
    return g_strdup ("#,##0");
  case KG_VALUE_PERCENT:
    return g_strdup ("0%");
  case KG_VALUE_DAY:
    return g_strdup ("yyyy\\-mm\\-dd");
  case KG_VALUE_LIGHT_DAY:
    return g_strdup_printf ("yyyy\\-mm\\-dd\" 转%s\"", design->lights[light]);
  case KG_VALUE_NONE:
  case KG_VALUE_TEXT:
  case KG_VALUE_LIGHT:
  case KG_N_VALUE_KINDS:
  default:
    return g_strdup ("@");
  }
}

static void
align (lxw_format       *format,
       KgSheetValueKind  kind)
{
  switch (kind) {
  case KG_VALUE_LIGHT:
    format_set_align (format, LXW_ALIGN_CENTER);
    break;
  case KG_VALUE_COUNT:
  case KG_VALUE_SIGNED:
  case KG_VALUE_MONEY:
  case KG_VALUE_PERCENT:
  case KG_VALUE_DAY:
    format_set_align (format, LXW_ALIGN_RIGHT);
    format_set_indent (format, 1);
    break;
  case KG_VALUE_NONE:
  case KG_VALUE_TEXT:
  case KG_VALUE_LIGHT_DAY:
  case KG_N_VALUE_KINDS:
  default:
    format_set_align (format, LXW_ALIGN_LEFT);
    format_set_indent (format, 1);
    break;
  }
}

static lxw_format *
make_format (KgXlsxWriter       *self,
             KgSheetRowKind      row,
             const KgSheetValue *value)
{
  gboolean coloured = value->kind == KG_VALUE_LIGHT && !value->is_quiet;
  lxw_format *format = new_format (self, TEXT_SIZE, coloured ? kg_sheet_ink_on (self->design->fills[value->light]) : INK,
                                   coloured || row != KG_SHEET_ROW);
  g_autofree char *code = number_format (self->design, value->kind, value->light);

  format_set_num_format (format, code);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_border_color (format, LINE);
  if (coloured)
    format_set_bg_color (format, self->design->fills[value->light]);
  else if (row != KG_SHEET_ROW)
    format_set_bg_color (format, HEADING_GROUND);
  align (format, value->kind);
  if (value->kind == KG_VALUE_TEXT && row == KG_SHEET_ROW)
    format_set_text_wrap (format);

  return format;
}

static lxw_format *
get_format (KgXlsxWriter       *self,
            KgSheetRowKind      row,
            const KgSheetValue *value)
{
  gboolean coloured = value->kind == KG_VALUE_LIGHT || value->kind == KG_VALUE_LIGHT_DAY;
  gboolean is_bad = value->kind == KG_VALUE_SIGNED && value->number < 0;
  lxw_format **format = is_bad ? &self->bad
                        : value->kind == KG_VALUE_LIGHT && value->is_quiet ? &self->quiet
                        : &self->formats[row][value->kind][coloured ? value->light : KG_LIGHT_NONE];

  if (*format == NULL) {
    *format = make_format (self, row, value);
    if (is_bad)
      format_set_font_color (*format, BAD);
  }

  return *format;
}

/* Cells */

static void
keep_failure (KgXlsxWriter *self,
              lxw_error     failure)
{
  if (self->failure == LXW_NO_ERROR)
    self->failure = failure;
}

static void
write_text (KgXlsxWriter *self,
            guint         row,
            guint         column,
            const char   *text,
            lxw_format   *format)
{
  g_autofree char *shorter = NULL;

  if (g_utf8_strlen (text, -1) > MAX_TEXT) {
    g_autofree char *start = g_utf8_substring (text, 0, MAX_TEXT - 1);

    shorter = g_strconcat (start, "…", NULL);
  }
  /* A text stays one, whatever it begins with. */
  keep_failure (self, worksheet_write_string (self->sheet, row, column, shorter != NULL ? shorter : text, format));
}

static void
write_day (KgXlsxWriter *self,
           guint         row,
           guint         column,
           KgDate        day,
           lxw_format   *format)
{
  lxw_datetime datetime = { 0 };

  kg_date_get_ymd (day, &datetime.year, &datetime.month, &datetime.day);
  keep_failure (self, worksheet_write_datetime (self->sheet, row, column, &datetime, format));
}

static void
write_value (KgXlsxWriter       *self,
             guint               row,
             guint               column,
             const KgSheetValue *value,
             lxw_format         *format)
{
  switch (value->kind) {
  case KG_VALUE_TEXT:
    write_text (self, row, column, value->text, format);
    break;
  case KG_VALUE_COUNT:
  case KG_VALUE_SIGNED:
  case KG_VALUE_MONEY:
    keep_failure (self, worksheet_write_number (self->sheet, row, column, value->number, format));
    break;
  case KG_VALUE_PERCENT:
    keep_failure (self, worksheet_write_number (self->sheet, row, column, value->number / 100.0, format));
    break;
  case KG_VALUE_DAY:
  case KG_VALUE_LIGHT_DAY:
    write_day (self, row, column, value->day, format);
    break;
  case KG_VALUE_LIGHT:
    write_text (self, row, column, self->design->lights[value->light], format);
    break;
  case KG_VALUE_NONE:
  case KG_N_VALUE_KINDS:
  default:
    keep_failure (self, worksheet_write_blank (self->sheet, row, column, format));
    break;
  }
}

static void
write_head (KgXlsxWriter *self)
{
  const KgSheetDesign *design = self->design;
  lxw_format *header = new_format (self, TEXT_SIZE, INK, TRUE);

  format_set_align (header, LXW_ALIGN_CENTER);
  format_set_text_wrap (header);
  format_set_bg_color (header, HEADER_GROUND);
  format_set_border (header, LXW_BORDER_THIN);
  format_set_border_color (header, LINE);

  worksheet_set_row (self->sheet, TITLE_ROW, 28, NULL);
  write_text (self, TITLE_ROW, 0, design->title, new_format (self, TITLE_SIZE, INK, TRUE));
  worksheet_set_row (self->sheet, NOTE_ROW, 18, NULL);
  write_text (self, NOTE_ROW, 0, design->note, new_format (self, TEXT_SIZE, DIM, FALSE));
  worksheet_set_row (self->sheet, HEADER_ROW, HEADER_HEIGHT, NULL);
  for (guint i = 0; i < design->n_columns; i++)
    write_text (self, HEADER_ROW, i, design->titles[i], header);
  self->n_rows = FIRST_ROW;
}

/* The sheet as a whole */

static void
set_up_columns (KgXlsxWriter *self)
{
  for (guint i = 0; i < self->design->n_columns; i++)
    worksheet_set_column (self->sheet, i, i, self->design->chars[i] * TEXT_SIZE / 10.5 + PADDING, NULL);
}

static void
set_up_printing (KgXlsxWriter *self)
{
  const KgSheetDesign *design = self->design;
  g_auto (GStrv) parts = g_strsplit (design->footer, "&", -1);
  g_autofree char *words = g_strjoinv ("&&", parts);
  g_autofree char *footer = g_strdup_printf ("&L&9%s&R&9第 &P 页，共 &N 页", words);
  guint width = 0;

  for (guint i = 0; i < design->n_columns; i++)
    width += design->chars[i] + (guint) PADDING;

  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, width > A4_CHARS ? PAPER_A3 : PAPER_A4);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, HEADER_ROW, HEADER_ROW);
  worksheet_set_margins (self->sheet, 0.5, 0.5, 0.5, 0.7);
  worksheet_center_horizontally (self->sheet);
  keep_failure (self, worksheet_set_footer (self->sheet, footer));
}

static void
set_properties (KgXlsxWriter *self)
{
  int year, month, day;
  g_autoptr (GDateTime) noon = NULL;
  lxw_doc_properties properties = { .title = (char *) self->design->title, .comments = (char *) self->design->note };

  kg_date_get_ymd (self->design->day, &year, &month, &day);
  noon = g_date_time_new_utc (year, month, day, 12, 0, 0);
  properties.created = g_date_time_to_unix (noon);
  workbook_set_properties (self->workbook, &properties);
}

static void
set_error (GError    **error,
           const char *words)
{
  g_set_error (error, KG_ERROR, KG_ERROR_DISK_FULL,
               _("The spreadsheet could not be made in the folder for temporary files, %s: %s"),
               g_get_tmp_dir (), words);
}

/**
 * kg_xlsx_writer_new:
 * @design: borrowed as long as the writer is used
 *
 * Errors: %KG_ERROR_DISK_FULL when there is no place for temporary files.
 */
KgXlsxWriter *
kg_xlsx_writer_new (const KgSheetDesign  *design,
                    GError              **error)
{
  g_autoptr (KgXlsxWriter) self = g_new0 (KgXlsxWriter, 1);
  g_autoptr (GError) failure = NULL;
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };

  self->design = design;
  self->folder = g_dir_make_tmp ("kaigong-XXXXXX", &failure);
  if (self->folder == NULL) {
    set_error (error, failure->message);
    return NULL;
  }

  self->path = g_build_filename (self->folder, "list.xlsx", NULL);
  options.tmpdir = self->folder;
  self->workbook = workbook_new_opt (self->path, &options);
  self->sheet = self->workbook != NULL ? workbook_add_worksheet (self->workbook, design->name) : NULL;
  if (self->sheet == NULL) {
    set_error (error, _("no file can be made there"));
    return NULL;
  }

  set_properties (self);
  set_up_columns (self);
  set_up_printing (self);
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_freeze_panes (self->sheet, FIRST_ROW, design->n_frozen);
  worksheet_outline_settings (self->sheet, LXW_TRUE, LXW_FALSE, LXW_FALSE, LXW_FALSE);
  write_head (self);

  return g_steal_pointer (&self);
}

void
kg_xlsx_writer_free (KgXlsxWriter *self)
{
  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  if (self->path != NULL)
    g_unlink (self->path);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

/* What can be filtered ends here: a total is no row of it. */
static void
add_filter (KgXlsxWriter *self)
{
  if (self->has_filter)
    return;

  self->has_filter = TRUE;
  keep_failure (self, worksheet_autofilter (self->sheet, HEADER_ROW, 0, self->n_rows - 1,
                                            self->design->n_columns - 1));
}

/**
 * kg_xlsx_writer_add_row:
 * @values: one a column
 *
 * What goes wrong is told by kg_xlsx_writer_finish().
 */
void
kg_xlsx_writer_add_row (KgXlsxWriter       *self,
                        KgSheetRowKind      kind,
                        const KgSheetValue *values)
{
  guint row;

  if (kind == KG_SHEET_TOTAL)
    add_filter (self);
  row = self->n_rows++;
  if (kind != KG_SHEET_ROW) {
    worksheet_set_row (self->sheet, row, HEADING_HEIGHT, NULL);
  } else if (self->design->is_grouped) {
    lxw_row_col_options options = { .level = 1 };

    worksheet_set_row_opt (self->sheet, row, LXW_DEF_ROW_HEIGHT, NULL, &options);
  }
  for (guint i = 0; i < self->design->n_columns; i++)
    write_value (self, row, i, &values[i], get_format (self, kind, &values[i]));
}

/**
 * kg_xlsx_writer_finish:
 *
 * Errors: %KG_ERROR_DISK_FULL when there was no room for temporary files.
 *
 * Returns: (transfer full): the file; it does not have to fit into memory
 */
GBytes *
kg_xlsx_writer_finish (KgXlsxWriter  *self,
                       GError       **error)
{
  g_autofree char *cells = NULL;
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  add_filter (self);
  cells = g_strdup_printf ("A%d:XFD%u", FIRST_ROW + 1, self->n_rows + 1);
  worksheet_ignore_errors (self->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, cells);

  /* Closing frees it, also when it fails. */
  keep_failure (self, workbook_close (g_steal_pointer (&self->workbook)));
  if (self->failure != LXW_NO_ERROR) {
    set_error (error, lxw_strerror (self->failure));
    return NULL;
  }

  file = g_mapped_file_new (self->path, FALSE, NULL);
  bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  if (bytes == NULL || !kg_xlsx_has_rows (bytes, self->n_rows)) {
    set_error (error, _("there is no room left"));
    return NULL;
  }

  return g_steal_pointer (&bytes);
}
