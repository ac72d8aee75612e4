// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-project-reader.h"

#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-cell-text.h"

/* The starts of a project: planned, forecast, actual, and the one of a column
 * that does not say which. */

static int
default_year (const KgProjectReader *self,
              const KgProjectRow    *row,
              int                    column)
{
  int year = row->year;

  if (year == 0)
    year = self->header->cells[column].year;
  if (year == 0)
    year = self->result->year;
  if (year == 0)
    year = self->options.year;
  if (year == 0 && self->options.today != KG_DATE_NONE)
    kg_date_get_ymd (self->options.today, &year, NULL, NULL);

  return year;
}

/* Reads the date of a column that may hold a word such as 已开工 instead. */
static gboolean
read_date (KgProjectReader *self,
           guint            index,
           KgProjectColumn  column,
           KgProjectRow    *row,
           KgSheetDate     *result,
           KgFuzzyDate     *period)
{
  int c = self->column_of[column];
  const char *text = kg_project_reader_read_value (self, index, column, KG_CELL_TEXT_LINE), *word;
  g_autoptr (GError) error = NULL;
  int year;

  if (text == NULL)
    return FALSE;

  result->text = text;
  if (kg_status_word_to_state (text, &word) != NULL) {
    if (row->status == NULL)
      row->status = word;
    return FALSE;
  }

  year = default_year (self, row, c);
  if (!kg_fuzzy_date_parse (text, year, period, NULL, &error)) {
    /* Words that are no date say that none is known yet; a day that does not
     * exist says something wrong. */
    gboolean no_such_day = g_error_matches (error, KG_ERROR, KG_ERROR_REFUSED);

    kg_project_reader_report (self, index, c, text, no_such_day ? KG_SHEET_ERROR : KG_SHEET_WARNING,
                              "%s", error->message);
    self->has_no_such_day = self->has_no_such_day || no_such_day;
    return FALSE;
  }

  result->date = period->date;
  result->precision = period->precision;
  if (period->notes & KG_FUZZY_DATE_ASSUMED_YEAR)
    kg_project_reader_report (self, index, c, text, KG_SHEET_NOTE, _("The year %d was assumed"), year);
  if (period->notes & KG_FUZZY_DATE_RANGE)
    kg_project_reader_report (self, index, c, text, KG_SHEET_NOTE, _("Of a range of dates the last one was taken"));
  if (period->notes & KG_FUZZY_DATE_SEVERAL)
    kg_project_reader_report (self, index, c, text, KG_SHEET_WARNING,
                              _("The cell holds several dates: the first one was taken"));
  if (period->notes & KG_FUZZY_DATE_SHORT_MONTH)
    kg_project_reader_report (self, index, c, text, KG_SHEET_WARNING,
                              _("Read as January; if October was meant, write it as 2023-10"));
  if (period->notes & KG_FUZZY_DATE_SERIAL)
    kg_project_reader_report (self, index, c, text, KG_SHEET_NOTE,
                              _("A bare number was read as a spreadsheet's count of days"));

  return TRUE;
}

static gboolean
holds_any (const char        *text,
           const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++) {
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  }

  return FALSE;
}

/* Whether a cell says that the thing happened: the permits were handed over,
 * the ground was broken. */
static gboolean
has_evidence (const char *text)
{
  static const char *const happened[] = {
    "三证", "四证", "五证", "拿证", "取证", "奠基", "启动", "动工", "打桩", "第一根桩", "桩基", "破土", "开工", "实际",
    NULL
  };
  static const char *const planned[] = {
    "计划", "拟", "预计", "力争", "争取", "确保", "目标", "前", "待", "未", NULL
  };

  return holds_any (text, happened) && !holds_any (text, planned);
}

/* A column that names a start and not which one. A day in the past with words
 * of evidence in the cell or of 启动 and 实际 in the title has happened;
 * everything else is a plan, even where the day has passed. */
static gboolean
is_actual (const KgProjectReader *self,
           int                    column,
           const KgSheetDate     *date)
{
  g_autofree char *squeezed = kg_cell_text_squeeze (date->text);
  const char *title = self->header->cells[column].title;

  if (date->precision != KG_PRECISION_DAY || self->options.today == KG_DATE_NONE ||
      date->date > self->options.today)
    return FALSE;

  return has_evidence (squeezed) || strstr (title, "启动") != NULL || strstr (title, "实际") != NULL ||
         strstr (title, "奠基") != NULL;
}

/**
 * kg_project_reader_read_dates:
 * @row: (inout): knows its year already; gets its starts, and a status where
 *   a cell says 已开工 instead of a date
 *
 * Returns: %FALSE when the dates cannot be true
 */
gboolean
kg_project_reader_read_dates (KgProjectReader *self,
                              guint            index,
                              KgProjectRow    *row)
{
  KgFuzzyDate period;

  self->has_no_such_day = FALSE;
  read_date (self, index, KG_PROJECT_COLUMN_PLANNED_START, row, &row->planned_start, &period);
  read_date (self, index, KG_PROJECT_COLUMN_FORECAST_START, row, &row->forecast_start, &period);

  if (read_date (self, index, KG_PROJECT_COLUMN_ACTUAL_START, row, &row->actual_start, &period)) {
    int c = self->column_of[KG_PROJECT_COLUMN_ACTUAL_START];

    if (self->options.today != KG_DATE_NONE && period.first > self->options.today) {
      kg_project_reader_report (self, index, c, row->actual_start.text, KG_SHEET_ERROR,
                                _("The actual start lies in the future"));
      return FALSE;
    }
    if (self->options.today != KG_DATE_NONE && row->actual_start.date > self->options.today)
      row->actual_start.date = self->options.today;
  }

  if (read_date (self, index, KG_PROJECT_COLUMN_START, row, &row->start, &period)) {
    int c = self->column_of[KG_PROJECT_COLUMN_START];

    if (is_actual (self, c, &row->start)) {
      if (row->actual_start.date == KG_DATE_NONE)
        row->actual_start = row->start;
    } else if (row->planned_start.date == KG_DATE_NONE) {
      row->planned_start = row->start;
    }
  }

  return !self->has_no_such_day;
}
