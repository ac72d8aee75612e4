// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-calendar-table.h"

#include "core/kg-cell-text.h"
#include "core/kg-day-mark.h"
#include "core/kg-error.h"
#include "core/kg-fuzzy-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Days off and working days from the rows of a list: a day, perhaps the last
 * day of a range, what it is, and its name. The titles of the columns say
 * which is which; without titles they stand in this order. */

#define MAX_ROWS_BEFORE_HEADER 5

typedef enum {
  COLUMN_DATE,
  COLUMN_END,
  COLUMN_KIND,
  COLUMN_NAME,
  N_COLUMNS,
} Column;

/* What the columns are called when the list does not say. */
static const char *const keys[N_COLUMNS] = { "date", "end", "kind", "name" };

static const char *const titles[N_COLUMNS][16] = {
  { "日期", "开始日期", "起始日期", "开始", "起始", "起", "自", "放假日期", "date", "start", "startdate", "from", "day" },
  { "结束日期", "截止日期", "终止日期", "结束", "截止", "止", "至", "end", "enddate", "to", "until", "last" },
  { "类型", "类别", "性质", "种类", "安排", "班休", "休/班", "班/休", "kind", "type", "status" },
  { "名称", "节日", "节日名称", "节假日", "节假日名称", "假期", "假日", "说明", "备注", "name", "holiday", "summary",
    "note" },
};

typedef struct {
  const KgSheet *sheet;
  KgCalendarDays *days;
  int column[N_COLUMNS]; /* -1: the list has none */
  guint header;          /* index of the row after the titles; 0 without titles */
} Reader;

static const char *
cell (const Reader *reader,
      guint         index,
      int           column)
{
  const char *text = column >= 0 ? kg_sheet_get_text (reader->sheet, index, (guint) column) : NULL;

  return text != NULL ? text : "";
}

static gboolean
refuse (const Reader  *reader,
        guint          index,
        Column         column,
        GError       **error,
        const char    *sentence)
{
  const char *title = reader->header > 0 ? cell (reader, reader->header - 1, reader->column[column]) : keys[column];

  /* Translators: file; number of the row; title of the column; what is wrong. */
  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s, row %u, %s: %s"),
               kg_calendar_days_get_source (reader->days), kg_sheet_get_row_number (reader->sheet, index),
               *title != '\0' ? title : keys[column], sentence);
  return FALSE;
}

static int
column_of_title (const char *text)
{
  g_autofree char *squeezed = kg_cell_text_squeeze (text);
  g_autofree char *folded = g_ascii_strdown (squeezed, -1);

  for (int c = 0; c < N_COLUMNS; c++)
    for (guint i = 0; i < G_N_ELEMENTS (titles[c]) && titles[c][i] != NULL; i++)
      if (g_str_equal (titles[c][i], folded))
        return c;

  return -1;
}

/* A row of titles names the column of the days and the one of their kind. */
static gboolean
read_titles (Reader *reader,
             guint   index)
{
  int found[N_COLUMNS] = { -1, -1, -1, -1 };

  for (guint i = 0; i < kg_sheet_get_n_columns (reader->sheet); i++) {
    int c = column_of_title (cell (reader, index, (int) i));

    if (c >= 0 && found[c] < 0)
      found[c] = (int) i;
  }
  if (found[COLUMN_DATE] < 0 || found[COLUMN_KIND] < 0)
    return FALSE;

  memcpy (reader->column, found, sizeof found);
  reader->header = index + 1;
  return TRUE;
}

/* One day, or a range such as 2027年2月5日至2月11日. */
static gboolean
read_days (const char *text,
           KgDate     *from,
           KgDate     *to)
{
  g_autofree char *rest = NULL;
  KgFuzzyDate date;

  if (!kg_fuzzy_date_parse (text, 0, &date, &rest, NULL) || date.precision != KG_PRECISION_DAY ||
      (date.notes & ~(guint) KG_FUZZY_DATE_RANGE) != 0)
    return FALSE;
  if (rest != NULL && *rest != '\0' && strstr (rest, "周") == NULL && strstr (rest, "星期") == NULL)
    return FALSE;

  *from = date.first;
  *to = date.date;
  return TRUE;
}

/* Without titles: the second cell is the end of a range where it is a day or
 * where it is blank and something stands behind it. */
static void
place_columns (Reader *reader,
               guint   index)
{
  KgDate from, to;
  const char *second = cell (reader, index, 1);
  gboolean has_end = read_days (second, &from, &to) || (*second == '\0' && *cell (reader, index, 2) != '\0');

  reader->column[COLUMN_DATE] = 0;
  reader->column[COLUMN_END] = has_end ? 1 : -1;
  reader->column[COLUMN_KIND] = has_end ? 2 : 1;
  reader->column[COLUMN_NAME] = has_end ? 3 : 2;
}

static gboolean
refuse_day (const Reader  *reader,
            guint          index,
            Column         column,
            GError       **error)
{
  const char *text = cell (reader, index, reader->column[column]);
  g_autofree char *sentence = NULL;

  if (*text == '\0')
    return refuse (reader, index, column, error, _("this is blank"));

  sentence = g_strdup_printf (_("“%s” is not a day between 1900 and 2199; write it as 2027-10-01"), text);
  return refuse (reader, index, column, error, sentence);
}

static gboolean
read_row (Reader  *reader,
          guint    index,
          GError **error)
{
  const char *end, *kind;
  KgDate from, to, first;
  gboolean work;

  if (reader->header == 0)
    place_columns (reader, index);

  if (!read_days (cell (reader, index, reader->column[COLUMN_DATE]), &from, &to))
    return refuse_day (reader, index, COLUMN_DATE, error);

  end = cell (reader, index, reader->column[COLUMN_END]);
  if (*end != '\0') {
    if (!read_days (end, &first, &to) || first != to)
      return refuse_day (reader, index, COLUMN_END, error);
    if (to < from)
      return refuse (reader, index, COLUMN_END, error, _("the last day comes before the first"));
  }

  kind = cell (reader, index, reader->column[COLUMN_KIND]);
  if (*kind == '\0')
    return refuse (reader, index, COLUMN_KIND, error, _("this is blank; say 休 or 班"));
  if (!kg_day_mark_is_work (kg_day_mark_from_words (kind), from, to, &work)) {
    g_autofree char *sentence =
      g_strdup_printf (_("“%s” does not say whether these are days off or working days; say 休 or 班"), kind);

    return refuse (reader, index, COLUMN_KIND, error, sentence);
  }

  return kg_calendar_days_add (reader->days, from, to, work, cell (reader, index, reader->column[COLUMN_NAME]),
                               kg_sheet_get_row_number (reader->sheet, index), error);
}

/**
 * kg_calendar_table_read:
 * @workbook: a list whose first sheet is read
 * @error: %KG_ERROR_REFUSED: a sentence that names the file, the row and the
 *   column
 *
 * Returns: (transfer full) (nullable)
 */
KgCalendarDays *
kg_calendar_table_read (const KgWorkbook  *workbook,
                        GError           **error)
{
  const char *source = kg_workbook_get_file_name (workbook);
  g_autoptr (KgCalendarDays) days = kg_calendar_days_new (source, KG_CALENDAR_ROW);
  Reader reader = { NULL, days, { -1, -1, -1, -1 }, 0 };
  guint n_rows = 0;

  if (kg_workbook_get_n_sheets (workbook) > 0) {
    reader.sheet = kg_workbook_get_sheet (workbook, 0);
    n_rows = kg_sheet_get_n_rows (reader.sheet);
  }

  for (guint i = 0; i < MIN (n_rows, MAX_ROWS_BEFORE_HEADER); i++)
    if (read_titles (&reader, i))
      break;
  for (guint i = reader.header; i < n_rows; i++)
    if (!read_row (&reader, i, error))
      return NULL;

  if (kg_calendar_days_get_size (days) == 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s holds no days off and no working days"), source);
    return NULL;
  }

  return g_steal_pointer (&days);
}
