// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-project-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-cell-text.h"
#include "services/sheet/kg-reckoned-titles.h"

/* The cells of one row of the list, each brought into the type of its column.
 * A cell that cannot be used is reported and left out; the row stays. */

#define MAX_NAME_CHARS 500

static int
column_of (const KgProjectReader *self,
           KgProjectColumn        column)
{
  return self->column_of[column];
}

/* A line or paragraph, NULL when there is nothing in it. */
static const char *
read_text (KgProjectReader *self,
           guint            index,
           int              column,
           KgCellTextKind   kind)
{
  const char *text = kg_project_reader_get_text (self, index, column);
  guint n_dropped;
  g_autofree char *clean = NULL;

  if (*text == '\0')
    return NULL;

  clean = kg_cell_text_clean (text, kind, &n_dropped);
  if (n_dropped > 0)
    kg_project_reader_report (self, index, column, clean, KG_SHEET_WARNING,
                              ngettext ("%u control character was dropped",
                                        "%u control characters were dropped", n_dropped),
                              n_dropped);
  if (*clean == '#' && (g_str_equal (clean, "#REF!") || g_str_equal (clean, "#N/A") ||
                        g_str_equal (clean, "#VALUE!") || g_str_equal (clean, "#NAME?") ||
                        g_str_equal (clean, "#DIV/0!") || g_str_equal (clean, "#NUM!") ||
                        g_str_equal (clean, "#NULL!"))) {
    kg_project_reader_report (self, index, column, clean, KG_SHEET_WARNING,
                              _("The cell holds the error of a formula and was left out"));
    return NULL;
  }

  return *clean != '\0' ? kg_project_reader_keep (self, clean) : NULL;
}

/* As read_text(), with 无 and "/" for nothing. */
const char *
kg_project_reader_read_value (KgProjectReader *self,
                              guint            index,
                              KgProjectColumn  column,
                              KgCellTextKind   kind)
{
  const char *text = read_text (self, index, column_of (self, column), kind);

  return text != NULL && !kg_cell_text_is_placeholder (text) ? text : NULL;
}

/* ── Sums ─────────────────────────────────────────────────────── */

static gint64
read_money (KgProjectReader *self,
            guint            index,
            KgProjectColumn  column)
{
  int c = column_of (self, column);
  const char *text = kg_project_reader_read_value (self, index, column, KG_CELL_TEXT_LINE);
  KgMoneyUnit unit;
  KgMoneyNotes notes;
  gint64 wan;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return KG_MONEY_NONE;

  unit = self->header->cells[c].unit;
  if (unit == KG_MONEY_UNIT_UNKNOWN)
    unit = self->header->unit;
  if (!kg_money_parse (text, unit, &wan, &notes, &error)) {
    kg_project_reader_report (self, index, c, text, KG_SHEET_WARNING, "%s", error->message);
    return KG_MONEY_NONE;
  }

  if (unit == KG_MONEY_UNIT_UNKNOWN && !self->said_unit[column] && strstr (text, "亿") == NULL &&
      strstr (text, "万") == NULL && strstr (text, "元") == NULL) {
    self->said_unit[column] = TRUE;
    kg_project_reader_report (self, index, c, text, KG_SHEET_WARNING,
                              _("The column names no unit: its sums were read as 万元"));
  }
  if (notes & KG_MONEY_APPROXIMATE)
    kg_project_reader_report (self, index, c, text, KG_SHEET_NOTE,
                              _("An approximate sum was taken as it stands"));
  if (notes & KG_MONEY_RANGE)
    kg_project_reader_report (self, index, c, text, KG_SHEET_WARNING,
                              _("Of a range of sums the first one was taken"));
  if (notes & KG_MONEY_ROUNDED)
    kg_project_reader_report (self, index, c, text, KG_SHEET_NOTE, _("The sum was rounded to whole 万元"));
  if (notes & KG_MONEY_REMARK)
    kg_project_reader_report (self, index, c, text, KG_SHEET_NOTE,
                              _("The words behind the sum were left out"));

  return wan;
}

/* ── Words of the trade ───────────────────────────────────────── */

static void
read_status (KgProjectReader *self,
             guint            index,
             KgProjectRow    *row)
{
  int c = column_of (self, KG_PROJECT_COLUMN_STATUS);
  const char *text = kg_project_reader_read_value (self, index, KG_PROJECT_COLUMN_STATUS, KG_CELL_TEXT_LINE), *word;

  if (text != NULL && strstr (self->header->cells[c].title, "是否") != NULL) {
    if (g_str_equal (text, "是") || g_str_equal (text, "已") || g_str_equal (text, "√"))
      text = "已开工";
    else if (g_str_equal (text, "否") || g_str_equal (text, "未"))
      text = "未开工";
  }

  if (text != NULL && kg_status_word_to_state (text, &word) != NULL)
    row->status = word;
  else if (text != NULL)
    kg_project_reader_report (self, index, c, text, KG_SHEET_WARNING,
                              _("The state is none that the program knows and was left out"));

  if (row->status == NULL && row->remark != NULL && kg_status_word_to_state (row->remark, &word) != NULL)
    row->status = word;
  if (row->status == NULL && row->nature != NULL && kg_status_word_to_state (row->nature, &word) != NULL)
    row->status = word;
}

static void
read_route (KgProjectReader *self,
            guint            index,
            KgProjectRow    *row)
{
  static const struct { const char *word; const char *code; } routes[] = {
    { "备案", "filing" }, { "核准", "ratification" }, { "审批", "approval" },
  };
  const char *text = kg_project_reader_read_value (self, index, KG_PROJECT_COLUMN_ROUTE, KG_CELL_TEXT_LINE);
  guint n = 0;

  if (text == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (routes); i++) {
    if (strstr (text, routes[i].word) != NULL) {
      row->route = routes[i].code;
      n++;
    }
  }
  if (n != 1) {
    row->route = NULL;
    kg_project_reader_report (self, index, column_of (self, KG_PROJECT_COLUMN_ROUTE), text, KG_SHEET_WARNING,
                              _("The route is none of 审批, 核准 and 备案 and was left out"));
  }
}

static void
read_tags (KgProjectReader *self,
           guint            index,
           KgProjectRow    *row)
{
  const char *text = kg_project_reader_read_value (self, index, KG_PROJECT_COLUMN_TAGS, KG_CELL_TEXT_PARAGRAPH);
  g_autoptr (GString) joined = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (text == NULL)
    return;

  parts = g_regex_split_simple ("[、,,;;/|\\s]+", text, 0, 0);
  for (guint i = 0; parts[i] != NULL; i++) {
    if (*parts[i] == '\0' || !g_hash_table_add (seen, parts[i]))
      continue;
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? "、" : "", parts[i]);
  }
  if (joined->len > 0)
    row->tags = kg_project_reader_keep (self, joined->str);
}

static void
read_code (KgProjectReader *self,
           guint            index,
           KgProjectRow    *row)
{
  int c = column_of (self, KG_PROJECT_COLUMN_CODE);
  const char *text = kg_project_reader_read_value (self, index, KG_PROJECT_COLUMN_CODE, KG_CELL_TEXT_LINE);
  g_autofree char *squeezed = NULL;

  if (text == NULL)
    return;

  squeezed = kg_cell_text_squeeze (text);
  if (strstr (squeezed, "E+") != NULL || strlen (squeezed) > 60) {
    kg_project_reader_report (self, index, c, text, KG_SHEET_WARNING,
                              _("The code has lost its digits or is too long, and was left out"));
    return;
  }
  row->code = kg_project_reader_keep (self, squeezed);
}

static void
read_year (KgProjectReader *self,
           guint            index,
           KgProjectRow    *row)
{
  int c = column_of (self, KG_PROJECT_COLUMN_YEAR);
  const char *text = kg_project_reader_read_value (self, index, KG_PROJECT_COLUMN_YEAR, KG_CELL_TEXT_LINE);
  g_autofree char *squeezed = kg_cell_text_squeeze (text);
  const char *behind = squeezed + strspn (squeezed, "0123456789");
  int year = behind - squeezed == 4 ? atoi (squeezed) : 0;

  if (text == NULL)
    return;

  if (year < 1990 || year > 2199 ||
      !(*behind == '\0' || g_str_equal (behind, "年") || g_str_equal (behind, "年度")))
    kg_project_reader_report (self, index, c, text, KG_SHEET_WARNING, _("“%s” is not a year"), text);
  else
    row->year = year;
}

/* ── The row ──────────────────────────────────────────────────── */

static gboolean
looks_like_territory (const char *words)
{
  static const char *const ends[] = { "镇", "街道", "乡", "园区", "新城", "开发区", "街镇", "高新区" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    if (g_str_has_suffix (words, ends[i]))
      return TRUE;
  }

  return FALSE;
}

/* The headings that the row stands under, and what they say about it. */
static void
take_headings (KgProjectReader *self,
               KgProjectRow    *row)
{
  const char *sub = self->headings[1], *top = self->headings[0];
  g_autofree char *path = NULL;

  if (row->status == NULL)
    row->status = self->heading_status;
  if (top == NULL && sub == NULL)
    return;

  path = top != NULL && sub != NULL ? g_strconcat (top, "/", sub, NULL) : g_strdup (top != NULL ? top : sub);
  row->section = kg_project_reader_keep (self, path);

  if (row->territory == NULL && column_of (self, KG_PROJECT_COLUMN_TERRITORY) < 0) {
    const char **heading = sub != NULL && looks_like_territory (sub) ? &sub
                           : top != NULL && looks_like_territory (top) ? &top : NULL;

    if (heading != NULL) {
      row->territory = kg_project_reader_keep (self, *heading);
      *heading = NULL;
    }
  }
  if (row->kind == NULL && column_of (self, KG_PROJECT_COLUMN_KIND) < 0 && (top != NULL || sub != NULL)) {
    g_autofree char *kind = top != NULL && sub != NULL ? g_strconcat (top, "/", sub, NULL)
                                                       : g_strdup (top != NULL ? top : sub);

    row->kind = kg_project_reader_keep (self, kind);
  }
}

static void
read_extras (KgProjectReader *self,
             guint            index,
             KgProjectRow    *row)
{
  g_autoptr (GArray) extras = g_array_new (FALSE, FALSE, sizeof (KgSheetExtra));

  for (guint c = 0; c < kg_sheet_get_n_columns (self->sheet); c++) {
    KgSheetExtra extra;

    if (c < self->header->n_columns && (self->header->cells[c].column != KG_PROJECT_COLUMN_NONE ||
                                        kg_title_is_reckoned (self->header->cells[c].title)))
      continue;
    extra.text = read_text (self, index, c, KG_CELL_TEXT_PARAGRAPH);
    if (extra.text == NULL)
      continue;
    extra.title = c < self->header->n_columns ? kg_project_reader_keep (self, self->header->cells[c].title) : "";
    g_array_append_val (extras, extra);
  }

  row->n_extras = extras->len;
  if (extras->len > 0)
    row->extras = (const KgSheetExtra *) g_array_steal (extras, NULL);
}

/* What the sums and dates of the row say about each other. */
static gboolean
check_row (KgProjectReader *self,
           guint            index,
           KgProjectRow    *row)
{
  if (row->investment != KG_MONEY_NONE && row->year_plan > row->investment)
    kg_project_reader_report (self, index, column_of (self, KG_PROJECT_COLUMN_YEAR_PLAN), "", KG_SHEET_WARNING,
                              _("The plan for the year is larger than the whole investment"));
  if (row->investment != KG_MONEY_NONE && row->invested > row->investment)
    kg_project_reader_report (self, index, column_of (self, KG_PROJECT_COLUMN_INVESTED), "", KG_SHEET_WARNING,
                              _("More has been invested than the whole investment"));

  if (row->status != NULL && row->actual_start.date != KG_DATE_NONE &&
      column_of (self, KG_PROJECT_COLUMN_ACTUAL_START) >= 0 &&
      (strstr (row->status, "未开工") != NULL || strstr (row->status, "待开工") != NULL)) {
    kg_project_reader_report (self, index, -1, row->status, KG_SHEET_ERROR,
                              _("The row has an actual start and says at once that work has not begun"));
    return FALSE;
  }

  return TRUE;
}

/* Started by its date, else by its word. A new start that names no day is
 * planned for the year of its list. */
static void
settle_state (KgProjectRow *row)
{
  row->state = row->status != NULL ? kg_status_word_to_state (row->status, NULL) : NULL;
  if (row->actual_start.date != KG_DATE_NONE && (row->state == NULL || g_str_equal (row->state, "planned")))
    row->state = "started";

  if (row->state != NULL && g_str_equal (row->state, "planned") && strstr (row->status, "新开工") != NULL &&
      row->planned_start.date == KG_DATE_NONE && row->year > 0) {
    row->planned_start.date = kg_date_new (row->year, 12, 31);
    row->planned_start.precision = KG_PRECISION_YEAR;
  }
}

/**
 * kg_project_reader_read_row:
 * @index: a row of a project
 * @row: (out): filled with what can be used
 *
 * Returns: %FALSE when the row has no name or contradicts itself; the error
 *   is among the problems
 */
gboolean
kg_project_reader_read_row (KgProjectReader *self,
                            guint            index,
                            KgProjectRow    *row)
{
  const char *subkind;

  *row = (KgProjectRow) { .row = kg_sheet_get_row_number (self->sheet, index) };

  row->name = kg_project_reader_read_value (self, index, KG_PROJECT_COLUMN_NAME, KG_CELL_TEXT_LINE);
  if (row->name == NULL) {
    kg_project_reader_report (self, index, column_of (self, KG_PROJECT_COLUMN_NAME), "", KG_SHEET_ERROR,
                              _("The project has no name"));
    return FALSE;
  }
  if (g_utf8_strlen (row->name, -1) > MAX_NAME_CHARS) {
    g_autofree char *start = g_utf8_substring (row->name, 0, 40);

    kg_project_reader_report (self, index, column_of (self, KG_PROJECT_COLUMN_NAME), start, KG_SHEET_ERROR,
                              _("The name is longer than %d characters"), MAX_NAME_CHARS);
    return FALSE;
  }

#define LINE(field, column) row->field = kg_project_reader_read_value (self, index, KG_PROJECT_COLUMN_##column, KG_CELL_TEXT_LINE)
#define PARAGRAPH(field, column) row->field = kg_project_reader_read_value (self, index, KG_PROJECT_COLUMN_##column, KG_CELL_TEXT_PARAGRAPH)
  read_code (self, index, row);
  read_year (self, index, row);
  LINE (list_no, LIST_NO);
  LINE (builder, BUILDER);
  LINE (territory, TERRITORY);
  LINE (lead_unit, LEAD_UNIT);
  LINE (leader, LEADER);
  LINE (nature, NATURE);
  LINE (site, SITE);
  LINE (source, SOURCE);
  LINE (kind, KIND);
  PARAGRAPH (content, CONTENT);
  PARAGRAPH (progress, PROGRESS);
  PARAGRAPH (problem, PROBLEM);
  PARAGRAPH (next_step, NEXT_STEP);
  PARAGRAPH (remark, REMARK);
#undef LINE
#undef PARAGRAPH
  subkind = kg_project_reader_read_value (self, index, KG_PROJECT_COLUMN_SUBKIND, KG_CELL_TEXT_LINE);
  if (subkind != NULL) {
    g_autofree char *kind = row->kind != NULL ? g_strconcat (row->kind, "/", subkind, NULL) : g_strdup (subkind);

    row->kind = kg_project_reader_keep (self, kind);
  }

  read_route (self, index, row);
  read_tags (self, index, row);
  row->investment = read_money (self, index, KG_PROJECT_COLUMN_INVESTMENT);
  row->year_plan = read_money (self, index, KG_PROJECT_COLUMN_YEAR_PLAN);
  row->invested = read_money (self, index, KG_PROJECT_COLUMN_INVESTED);
  read_status (self, index, row);
  if (!kg_project_reader_read_dates (self, index, row))
    return FALSE;
  take_headings (self, row);
  if (!check_row (self, index, row))
    return FALSE;
  settle_state (row);
  read_extras (self, index, row);

  return TRUE;
}
