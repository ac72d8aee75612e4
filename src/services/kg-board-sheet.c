// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-sheet.h"

#include "core/kg-money.h"
#include "services/board/kg-lamp-painter.h"
#include "services/kg-board-extract.h"
#include "services/sheet/kg-csv-writer.h"
#include "services/sheet/kg-reckoned-titles.h"
#include "services/sheet/kg-xlsx-writer.h"

#include <string.h>

/* What a view of the board shows as a list for spreadsheets. It is a document
 * and Chinese whatever language the program speaks, with the titles by which
 * lists of projects are brought in again; what those do not set has titles
 * that an import passes over. */

#define TITLE "计划新开工项目看板"
#define HEADING_LIMIT 18     /* letters of a heading: what ends with 小计 and is short is no project */
#define MOST_NAME_CHARS 56   /* in digits; longer cells are wrapped */
#define MOST_TEXT_CHARS 36
#define PAGE_CHARS 240       /* of all columns, what a printed page can show without a magnifying glass */
#define NARROW_NAME_CHARS 36 /* when there are more */
#define NARROW_TEXT_CHARS 20
#define FILTER_CHARS 4       /* the button that a header has */
#define MOST_FROZEN 4        /* columns that may stay when one scrolls */
#define DAY_CHARS 10

static const char *const titles[KG_N_BOARD_COLUMNS] = {
  [KG_COLUMN_LIGHT] = KG_TITLE_LIGHT,
  [KG_COLUMN_WARNING] = KG_TITLE_WARNING,
  [KG_COLUMN_NAME] = "项目名称",
  [KG_COLUMN_CODE] = "项目代码",
  [KG_COLUMN_TERRITORY] = "属地",
  [KG_COLUMN_LEAD_UNIT] = "牵头单位",
  [KG_COLUMN_LEADER] = "分管领导",
  [KG_COLUMN_ESCALATED_TO] = KG_TITLE_ESCALATED,
  [KG_COLUMN_BUILDER] = "建设单位",
  [KG_COLUMN_KIND] = "项目类型",
  [KG_COLUMN_TAGS] = "标签",
  [KG_COLUMN_INVESTMENT] = "总投资（万元）",
  [KG_COLUMN_LISTED] = KG_TITLE_LISTED,
  [KG_COLUMN_PLANNED] = "计划开工时间",
  [KG_COLUMN_FORECAST] = KG_TITLE_FORECAST,
  [KG_COLUMN_ACTUAL] = "实际开工时间",
  [KG_COLUMN_SLACK] = KG_TITLE_SLACK,
  [KG_COLUMN_CHANCE] = KG_TITLE_CHANCE,
  [KG_COLUMN_STUCK] = KG_TITLE_STUCK,
  [KG_COLUMN_PROBLEMS] = KG_TITLE_PROBLEMS,
  [KG_COLUMN_ASSIGNMENTS] = KG_TITLE_ASSIGNMENTS,
  [KG_COLUMN_OVERDUE] = KG_TITLE_OVERDUE,
  [KG_COLUMN_COMMITMENTS] = KG_TITLE_COMMITMENTS,
  [KG_COLUMN_CONFIRMED] = KG_TITLE_CONFIRMED,
  [KG_COLUMN_LAST_WEEK] = KG_TITLE_LAST_WEEK,
};

static const char *const lights[KG_N_LIGHTS] = {
  [KG_LIGHT_NONE] = "未评",
  [KG_LIGHT_GREEN] = "绿灯",
  [KG_LIGHT_YELLOW] = "黄灯",
  [KG_LIGHT_RED] = "红灯",
  [KG_LIGHT_ON_HOLD] = "暂缓",
  [KG_LIGHT_STARTED] = "已开工",
};

static const KgSheetValueKind kinds[] = {
  [KG_CELL_TEXT] = KG_VALUE_TEXT,
  [KG_CELL_COUNT] = KG_VALUE_COUNT,
  [KG_CELL_WORKDAYS] = KG_VALUE_SIGNED,
  [KG_CELL_MONEY] = KG_VALUE_MONEY,
  [KG_CELL_PERCENT] = KG_VALUE_PERCENT,
  [KG_CELL_DAY] = KG_VALUE_DAY,
  [KG_CELL_LIGHT] = KG_VALUE_LIGHT,
  [KG_CELL_WARNING] = KG_VALUE_LIGHT_DAY,
};

typedef struct {
  KgBoardExtract *extract;
  KgSheetDesign design;
  KgBoardColumn columns[KG_N_BOARD_COLUMNS];
  const char *titles[KG_N_BOARD_COLUMNS];
  KgSheetValueKind kinds[KG_N_BOARD_COLUMNS];
  guint chars[KG_N_BOARD_COLUMNS];
  char *note;
  char *footer;
} Sheet;

static void
sheet_clear (Sheet *self)
{
  g_clear_pointer (&self->extract, kg_board_extract_free);
  g_free (self->note);
  g_free (self->footer);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

/* Cells */

static KgSheetValue
get_value (Sheet *self,
           guint  row,
           guint  column)
{
  KgBoardColumn c = self->columns[column];
  KgBoardCell cell = kg_board_extract_get_cell (self->extract, row, c);
  const KgProject *p = kg_board_get_project (self->extract->board,
                                             g_array_index (self->extract->shown, guint, row));

  /* That nobody leads is no unit that an import could find. */
  if (!cell.is_known || (c == KG_COLUMN_LEAD_UNIT && p->lead_unit == NULL))
    return (KgSheetValue) { KG_VALUE_NONE };

  return (KgSheetValue) {
    .kind = kinds[cell.kind], .text = cell.text, .number = cell.number, .day = cell.day, .light = cell.light,
    .is_quiet = c == KG_COLUMN_LAST_WEEK && cell.light == p->light,
  };
}

static guint
count_chars (const char *text)
{
  guint n = 0, line = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    line = c == '\n' ? 0 : line + (g_unichar_iswide (c) ? 2 : 1);
    n = MAX (n, line);
  }

  return n;
}

static guint
measure (const KgSheetValue *value)
{
  char digits[64];

  switch (value->kind) {
  case KG_VALUE_TEXT:
    return count_chars (value->text);
  case KG_VALUE_COUNT:
  case KG_VALUE_SIGNED:
  case KG_VALUE_MONEY:
  case KG_VALUE_PERCENT:
    g_snprintf (digits, sizeof digits, "%+" G_GINT64_FORMAT, value->number);
    return (guint) (strlen (digits) * 4 / 3); /* thousands are apart */
  case KG_VALUE_DAY:
    return DAY_CHARS;
  case KG_VALUE_LIGHT:
    return count_chars (lights[value->light]);
  case KG_VALUE_LIGHT_DAY:
    return DAY_CHARS + 3 + count_chars (lights[value->light]);
  case KG_VALUE_NONE:
  case KG_N_VALUE_KINDS:
  default:
    return 0;
  }
}

/* Headings and the total */

static char *
describe_count (guint    n,
                gint64   investment,
                gboolean with_sum)
{
  g_autofree char *sum = with_sum && investment > 0 ? kg_money_format (investment) : NULL;

  return g_strdup_printf ("%u个项目%s%s", n, sum != NULL ? "，" : "", sum != NULL ? sum : "");
}

static const char *
group_title (const KgBoardGroup *group,
             KgBoardGrouping     grouping)
{
  if (grouping == KG_GROUP_LIGHT)
    return lights[group->light];
  if (group->title != NULL)
    return group->title;

  return grouping == KG_GROUP_TERRITORY ? "无属地" : grouping == KG_GROUP_LEAD_UNIT ? "无牵头单位" : "未分类";
}

/* @count: (nullable): put between, where it has no column of its own */
static char *
heading_words (const char *title,
               const char *count)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (title, -1) > HEADING_LIMIT) {
    g_autofree char *part = g_utf8_substring (title, 0, HEADING_LIMIT - 1);

    start = g_strconcat (part, "…", NULL);
    title = start;
  }

  return count != NULL ? g_strdup_printf ("%s（%s）小计", title, count) : g_strconcat (title, "小计", NULL);
}

/* The words stand in the first column, the count beside the names and the sum
 * among the sums, as far as there are such columns. */
static void
add_sums (Sheet          *self,
          KgXlsxWriter   *writer,
          KgSheetRowKind  kind,
          const char     *title,
          guint           n,
          gint64          investment)
{
  KgSheetValue values[KG_N_BOARD_COLUMNS] = { 0 };
  gboolean with_sum = !kg_board_spec_has_column (self->extract->spec, KG_COLUMN_INVESTMENT);
  gboolean name_first = self->columns[0] == KG_COLUMN_NAME;
  g_autofree char *count = describe_count (n, investment, with_sum && !(name_first && kind == KG_SHEET_HEADING));
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->design.n_columns; i++)
    if (self->columns[i] == KG_COLUMN_NAME)
      values[i] = (KgSheetValue) { .kind = KG_VALUE_TEXT, .text = count };
    else if (self->columns[i] == KG_COLUMN_INVESTMENT)
      values[i] = (KgSheetValue) { .kind = KG_VALUE_MONEY, .number = investment };

  if (kind == KG_SHEET_HEADING)
    words = heading_words (title, name_first ? count : NULL);
  else
    words = name_first ? g_strdup_printf ("%s：%s", title, count) : g_strdup (title);
  values[0] = (KgSheetValue) { .kind = KG_VALUE_TEXT, .text = words };
  kg_xlsx_writer_add_row (writer, kind, values);
}

/* The design */

static void
set_columns (Sheet              *self,
             const KgBoardSpec  *spec,
             KgBoardSheetFormat  format)
{
  static const struct { KgBoardGrouping grouping; KgBoardColumn column; } of_groups[] = {
    { KG_GROUP_LIGHT, KG_COLUMN_LIGHT }, { KG_GROUP_TERRITORY, KG_COLUMN_TERRITORY },
    { KG_GROUP_LEAD_UNIT, KG_COLUMN_LEAD_UNIT }, { KG_GROUP_KIND, KG_COLUMN_KIND },
  };
  guint n = 0;

  /* Records have no headings: what these say is a column. */
  for (guint i = 0; i < G_N_ELEMENTS (of_groups) && format == KG_BOARD_SHEET_CSV; i++)
    if (of_groups[i].grouping == spec->grouping && !kg_board_spec_has_column (spec, of_groups[i].column))
      self->columns[n++] = of_groups[i].column;
  for (guint i = 0; i < spec->n_columns; i++)
    self->columns[n++] = spec->columns[i];

  self->design.n_columns = n;
  for (guint i = 0; i < n; i++) {
    self->titles[i] = titles[self->columns[i]];
    self->kinds[i] = kinds[kg_board_column_get_kind (self->columns[i])];
    if (self->columns[i] == KG_COLUMN_NAME && i < MOST_FROZEN)
      self->design.n_frozen = i + 1;
  }
}

static char *
describe (Sheet  *self,
          KgDate  today)
{
  const KgBoardSpec *spec = self->extract->spec;
  g_autofree char *day = kg_date_to_chinese (today);
  g_autofree char *count = describe_count (self->extract->shown->len, self->extract->investment, TRUE);
  g_autofree char *filter = kg_board_spec_describe (spec, self->extract->board);
  g_autoptr (GString) text = g_string_new (NULL);
  int week;

  kg_date_iso_week (today, NULL, &week);
  g_string_append_printf (text, "%s（第%d周）　%s　", day, week, count);
  if (kg_board_spec_has_filter (spec))
    g_string_append_printf (text, "筛选：%s", filter);
  else
    g_string_append (text, "全部项目");
  if (spec->sort != KG_COLUMN_LIGHT || spec->descending)
    g_string_append_printf (text, "　按%s排序%s", titles[spec->sort], spec->descending ? "（倒序）" : "");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_words (Sheet *self)
{
  KgDate today = kg_context_get_today (kg_board_get_context (self->extract->board));
  g_autofree char *day = kg_date_to_chinese (today);

  self->note = describe (self, today);
  self->footer = g_strdup_printf ("%s　%s", TITLE, day);
  self->design.name = "项目看板";
  self->design.title = TITLE;
  self->design.note = self->note;
  self->design.footer = self->footer;
  self->design.day = today;
  self->design.titles = self->titles;
  self->design.kinds = self->kinds;
  self->design.chars = self->chars;
  self->design.is_grouped = self->extract->groups->len > 0;
  for (guint i = 0; i < KG_N_LIGHTS; i++) {
    KgLampColor color = kg_lamp_color (i, KG_LAMP_PLAIN);

    self->design.lights[i] = lights[i];
    self->design.fills[i] = (guint) (color.red * 255 + 0.5) << 16 | (guint) (color.green * 255 + 0.5) << 8 |
                            (guint) (color.blue * 255 + 0.5);
  }
}

/* Returns: how wide all of them are */
static guint
limit_columns (Sheet *self,
               guint  most_name,
               guint  most_text)
{
  guint all = 0;

  for (guint i = 0; i < self->design.n_columns; i++) {
    guint least = (count_chars (self->titles[i]) + 1) / 2 + FILTER_CHARS;
    guint most = self->columns[i] == KG_COLUMN_NAME ? most_name : most_text;

    self->chars[i] = MAX (MIN (self->chars[i], most), least);
    all += self->chars[i];
  }

  return all;
}

/* A column is as wide as its widest cell, as far as that is sensible; its
 * title may take two lines. */
static gboolean
measure_columns (Sheet             *self,
                 const KgProgress  *progress,
                 GError           **error)
{
  guint n = self->extract->shown->len;

  for (guint row = 0; row < n; row++) {
    if (!kg_progress_step (progress, row, n, error))
      return FALSE;
    for (guint i = 0; i < self->design.n_columns; i++) {
      KgSheetValue value = get_value (self, row, i);

      self->chars[i] = MAX (self->chars[i], measure (&value));
    }
  }

  if (limit_columns (self, MOST_NAME_CHARS, MOST_TEXT_CHARS) > PAGE_CHARS)
    limit_columns (self, NARROW_NAME_CHARS, NARROW_TEXT_CHARS);
  return TRUE;
}

/* Writing */

static GBytes *
make_xlsx (Sheet             *self,
           const KgProgress  *progress,
           GError           **error)
{
  g_autoptr (KgXlsxWriter) writer = kg_xlsx_writer_new (&self->design, error);
  const KgBoardExtract *extract = self->extract;
  guint n = extract->shown->len, next = 0;

  if (writer == NULL)
    return NULL;

  for (guint row = 0; row < n; row++) {
    KgSheetValue values[KG_N_BOARD_COLUMNS];

    if (!kg_progress_step (progress, row, n, error))
      return NULL;
    if (next < extract->groups->len && g_array_index (extract->groups, KgBoardGroup, next).first == row) {
      const KgBoardGroup *group = &g_array_index (extract->groups, KgBoardGroup, next++);

      add_sums (self, writer, KG_SHEET_HEADING, group_title (group, extract->grouping), group->n, group->investment);
    }
    for (guint i = 0; i < self->design.n_columns; i++)
      values[i] = get_value (self, row, i);
    kg_xlsx_writer_add_row (writer, KG_SHEET_ROW, values);
  }
  add_sums (self, writer, KG_SHEET_TOTAL, "合计", n, extract->investment);

  return kg_progress_step (progress, n, n, error) ? kg_xlsx_writer_finish (writer, error) : NULL;
}

static GBytes *
make_csv (Sheet             *self,
          const KgProgress  *progress,
          GError           **error)
{
  g_autoptr (KgCsvWriter) writer = kg_csv_writer_new (&self->design);
  guint n = self->extract->shown->len;

  for (guint row = 0; row < n; row++) {
    KgSheetValue values[KG_N_BOARD_COLUMNS];

    if (!kg_progress_step (progress, row, n, error))
      return NULL;
    for (guint i = 0; i < self->design.n_columns; i++)
      values[i] = get_value (self, row, i);
    kg_csv_writer_add_row (writer, values);
  }

  return kg_progress_step (progress, n, n, error) ? kg_csv_writer_finish (writer) : NULL;
}

/**
 * kg_board_sheet_make:
 * @spec: which projects, in which order, below which headings, in which
 *   columns
 * @progress: (nullable)
 *
 * Writes what is shown of a board as a list for spreadsheets: .xlsx with a
 * title, headings and sums, .csv with nothing but records. Money is 万元, slack
 * working days. Blocks; an .xlsx takes no more memory the longer it is.
 *
 * Errors: %KG_ERROR_DISK_FULL when there is no room for temporary files,
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the file
 */
GBytes *
kg_board_sheet_make (KgBoard             *board,
                     const KgBoardSpec   *spec,
                     KgBoardSheetFormat   format,
                     const KgProgress    *progress,
                     GError             **error)
{
  KgProgress extracting = kg_progress_part (progress, 0, 0.3), measuring = kg_progress_part (progress, 0.3, 0.5);
  KgProgress writing = kg_progress_part (progress, 0.5, 1);
  g_auto (Sheet) self = { 0 };

  self.extract = kg_board_extract_new (board, spec, spec->grouping, &extracting, error);
  if (self.extract == NULL)
    return NULL;

  set_columns (&self, spec, format);
  set_words (&self);
  if (format == KG_BOARD_SHEET_CSV)
    return make_csv (&self, &writing, error);

  return measure_columns (&self, &measuring, error) ? make_xlsx (&self, &writing, error) : NULL;
}
