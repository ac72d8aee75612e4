// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-project-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-cell-text.h"

/* Tells the rows of projects from what else stands in a list: headings of
 * sections, totals, the header once more, remarks below. */

#define MAX_HEADING_CHARS 60

/* What the own cells of a row look like; merged cells from above aside. */
typedef struct {
  guint n;             /* cells with a text */
  guint n_words;       /* of them, besides number and name, more than a number */
  int first_column;
  char *first;         /* the first one, squeezed */
  char *number;        /* the one in the number column, squeezed */
  char *name;          /* the one in the name column, squeezed */
  guint width;         /* how many columns the first one is merged over */
} Line;

static void
line_clear (Line *line)
{
  g_free (line->first);
  g_free (line->number);
  g_free (line->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static gboolean
is_numeric (const char *squeezed)
{
  return squeezed[strspn (squeezed, "0123456789.,%+-()")] == '\0';
}

static void
read_line (KgProjectReader *self,
           guint            index,
           Line            *line)
{
  int number = self->column_of[KG_PROJECT_COLUMN_LIST_NO];
  int name = self->column_of[KG_PROJECT_COLUMN_NAME];
  guint first_index, first_column, n_rows, n_columns;

  *line = (Line) { .first_column = -1, .width = 1 };
  for (guint c = 0; c < kg_sheet_get_n_columns (self->sheet); c++) {
    const char *text = kg_sheet_get_text (self->sheet, index, c);
    g_autofree char *squeezed = NULL;

    if (*text == '\0')
      continue;
    squeezed = kg_cell_text_squeeze (text);
    if (*squeezed == '\0')
      continue;
    line->n++;
    if (line->first == NULL) {
      line->first = g_strdup (squeezed);
      line->first_column = c;
    }
    if ((int) c == number)
      line->number = g_steal_pointer (&squeezed);
    else if ((int) c == name)
      line->name = g_steal_pointer (&squeezed);
    else
      line->n_words += !is_numeric (squeezed);
  }

  if (line->first != NULL &&
      kg_sheet_get_span (self->sheet, index, line->first_column, &first_index, &first_column, &n_rows, &n_columns))
    line->width = n_columns;
}

/* ── Words ────────────────────────────────────────────────────── */

static const struct {
  const char *state;
  const char *words;
} statuses[] = {
  { "planned", "新开工|计划新开工|计划开工|拟开工|拟新开工|未开工|尚未开工|待开工|即将开工|预备|前期|前期准备|储备|谋划" },
  { "started",
    "在建|续建|结转|在建续建|已开工|开工|已动工|开工建设|建设中|施工中|建成|已建成|基本建成|部分建成|竣工|已竣工|完工|"
    "已完工|投产|已投产|建成投产|收尾" },
  { "on_hold", "暂缓|暂缓开工|缓建|暂停|停建|停工" },
  { "withdrawn", "取消|终止|撤销|撤项|退出" },
};

/**
 * kg_status_word_to_state:
 * @text: a cell or a heading
 * @word: (out) (optional): the word itself, static
 *
 * Returns: (nullable): the state that @text names when it is nothing but one
 *   of the words of the trade: 新开工, 在建项目, 建成类
 */
const char *
kg_status_word_to_state (const char  *text,
                         const char **word)
{
  static GHashTable *words; /* word → its entry above, filled once */
  static gsize filled;
  g_autofree char *squeezed = kg_cell_text_squeeze (text);
  gpointer key, state;

  if (g_once_init_enter (&filled)) {
    words = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < G_N_ELEMENTS (statuses); i++) {
      g_auto (GStrv) list = g_strsplit (statuses[i].words, "|", -1);

      for (guint k = 0; list[k] != NULL; k++)
        g_hash_table_insert (words, (gpointer) g_intern_string (list[k]), (gpointer) statuses[i].state);
    }
    g_once_init_leave (&filled, 1);
  }

  for (guint i = 0; i < 2; i++) {
    static const char *const ends[] = { "类", "项目" };

    if (g_str_has_suffix (squeezed, ends[i]))
      squeezed[strlen (squeezed) - strlen (ends[i])] = '\0';
  }
  if (!g_hash_table_lookup_extended (words, squeezed, &key, &state))
    return NULL;

  if (word != NULL)
    *word = key;
  return state;
}

static gboolean
is_numeral (gunichar c)
{
  static const char *const numerals = "一二三四五六七八九十百";

  return c != 0 && g_utf8_strchr (numerals, -1, c) != NULL;
}

/* Steps over 一、 (level 1), (一) (level 2) and 第一类 (level 1) at the front
 * of a heading. Returns 0 where there is none. */
static int
skip_numbering (const char **text)
{
  const char *p = *text;
  gboolean bracket = *p == '(', ordinal = g_str_has_prefix (p, "第");
  guint n = 0;

  if (bracket)
    p++;
  else if (ordinal)
    p += strlen ("第");
  for (; is_numeral (g_utf8_get_char (p)); n++)
    p = g_utf8_next_char (p);
  if (n == 0)
    return 0;

  if (bracket) {
    if (*p != ')')
      return 0;
    p++;
    if (g_str_has_prefix (p, "、"))
      p += strlen ("、");
    *text = p;
    return 2;
  }
  if (ordinal) {
    if (!g_str_has_prefix (p, "类") && !g_str_has_prefix (p, "批") && !g_str_has_prefix (p, "部分"))
      return 0;
    p += strlen (g_str_has_prefix (p, "部分") ? "部分" : "类");
    while (*p == ':' || *p == ',')
      p++;
    *text = p;
    return 1;
  }
  if (g_str_has_prefix (p, "、"))
    p += strlen ("、");
  else if (*p == '.' || *p == ',' || *p == ':')
    p++;
  else if (*p != '\0')
    return 0;

  *text = p;
  return 1;
}

/* Where the count at the end of a heading begins: 67项, (8项), (共8个). */
static const char *
find_count (const char *text)
{
  const char *end = text + strlen (text), *p = end;
  static const char *const words[] = { "个项目", "项", "个" };

  if (g_str_has_suffix (text, ")")) {
    const char *open = strrchr (text, '(');

    for (const char *q = open; q != NULL && *q != '\0'; q++) {
      if (g_ascii_isdigit (*q) && (strstr (q, "项") != NULL || strstr (q, "个") != NULL))
        return open;
    }
    return NULL;
  }

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (!g_str_has_suffix (text, words[i]))
      continue;
    p = end - strlen (words[i]);
    if (p == text || !g_ascii_isdigit (p[-1]))
      return NULL;
    while (p > text && g_ascii_isdigit (p[-1]))
      p--;
    if (p - text >= 3 && g_str_has_prefix (p - 3, "共"))
      p -= 3;
    return p > text ? p : NULL;
  }

  return NULL;
}

/* The words of a heading without numbering and count. */
static char *
heading_words (const char *squeezed,
               int        *level)
{
  const char *p = squeezed;
  g_autofree char *words = NULL;
  const char *count;
  int found = skip_numbering (&p);

  if (found != 0)
    *level = found;
  words = g_strdup (p);
  count = find_count (words);
  if (count != NULL)
    words[count - words] = '\0';
  while (g_str_has_suffix (words, ":") || g_str_has_suffix (words, ","))
    words[strlen (words) - 1] = '\0';

  return g_steal_pointer (&words);
}

/* ── Kinds of rows ────────────────────────────────────────────── */

static gboolean
says_total (const char *squeezed)
{
  static const char *const words[] = { "合计", "总计", "小计", "共计", "总和" };

  if (squeezed == NULL || g_utf8_strlen (squeezed, -1) > 30)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    const char *behind = squeezed + strlen (words[i]);

    if (g_str_has_suffix (squeezed, words[i]))
      return TRUE;
    if (g_str_has_prefix (squeezed, words[i]) &&
        (g_ascii_isdigit (*behind) || *behind == '(' || *behind == ':' || g_str_has_prefix (behind, "共")))
      return TRUE;
  }

  return FALSE;
}

static gboolean
says_remark (const Line *line)
{
  static const char *const words[] = {
    "注:", "注1", "备注:", "说明:", "填表", "制表", "填报", "审核人", "审核:", "联系人", "单位负责人",
    "数据来源:", "资料来源:",
  };

  if (line->n > 4 || line->n_words > 3)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_str_has_prefix (line->first, words[i]) && strchr (line->first, ':') != NULL)
      return TRUE;
  }

  return g_str_equal (line->first, "注");
}

/* The header once more, or the lower row of one. */
static gboolean
repeats_header (KgProjectReader *self,
                guint            index,
                const Line      *line)
{
  guint n_same = 0, n_other = 0;

  if (line->name != NULL && kg_project_title_read (line->name).column != KG_PROJECT_COLUMN_NAME)
    return FALSE;

  for (guint c = 0; c < self->header->n_columns; c++) {
    const char *text = kg_sheet_get_text (self->sheet, index, c);
    KgProjectTitle title;

    if (*text == '\0')
      continue;
    title = kg_project_title_read (text);
    if (title.column != KG_PROJECT_COLUMN_NONE &&
        (title.column == self->header->cells[c].column || line->name != NULL))
      n_same++;
    else
      n_other++;
  }

  return line->name != NULL ? n_same >= 2 : n_same >= 2 && n_other == 0;
}

/* A row such as 1 2 3 4, 甲 乙 1 2 right below the header. */
static gboolean
numbers_columns (const KgProjectReader *self,
                 guint                  index,
                 const Line            *line)
{
  int last = 0;

  if (index > self->first_data + 1 || line->n < 3)
    return FALSE;

  for (guint c = 0; c < kg_sheet_get_n_columns (self->sheet); c++) {
    const char *text = kg_sheet_get_text (self->sheet, index, c);
    g_autofree char *squeezed = NULL;
    int value;

    if (*text == '\0')
      continue;
    squeezed = kg_cell_text_squeeze (text);
    if (g_utf8_strlen (squeezed, -1) == 1 && strstr ("甲乙丙丁戊", squeezed) != NULL && last == 0)
      continue;
    if (!is_numeric (squeezed))
      return FALSE;
    value = atoi (squeezed + (*squeezed == '('));
    if (last != 0 && value != last + 1)
      return FALSE;
    last = value;
  }

  return last >= 2;
}

static gboolean
is_heading (const KgProjectReader *self,
            const Line            *line)
{
  const char *text = line->first, *p = text;
  gboolean lone = line->n == 1;
  int level;

  /* A heading begins at the left; a lone text further right is a cell of a
   * row whose name is missing. */
  if (line->first_column > self->column_of[KG_PROJECT_COLUMN_NAME])
    return FALSE;
  if (g_utf8_strlen (text, -1) > MAX_HEADING_CHARS || line->n_words > (line->name == NULL && line->number == NULL))
    return FALSE;

  /* 一 in the number column, the words in the next one. */
  level = skip_numbering (&p);
  if (line->number != NULL && level != 0 && line->n_words == 0)
    return TRUE;
  if (lone && level != 0)
    return TRUE;
  if (line->number != NULL)
    return lone && !is_numeric (line->number);

  /* 科技产业类67项, with nothing but sums beside it. */
  if (find_count (text) != NULL)
    return TRUE;
  if (lone && line->width > 1)
    return TRUE;

  return lone && line->first_column != self->column_of[KG_PROJECT_COLUMN_NAME] && !is_numeric (text);
}

static void
open_heading (KgProjectReader *self,
              const Line      *line)
{
  const char *text = line->first;
  int level = 1;
  g_autofree char *words = NULL;
  const char *word = NULL;

  if (line->number != NULL && line->name != NULL) {
    const char *p = line->number;

    level = skip_numbering (&p);
    text = line->name;
  }
  words = heading_words (text, &level);
  if (level == 0)
    level = 1;

  if (level == 1) {
    g_clear_pointer (&self->headings[1], g_free);
    self->heading_status = NULL;
  }
  if (kg_status_word_to_state (words, &word) != NULL) {
    self->heading_status = word;
    g_clear_pointer (&self->headings[level - 1], g_free);
    return;
  }
  g_free (self->headings[level - 1]);
  self->headings[level - 1] = g_steal_pointer (&words);
}

/**
 * kg_project_reader_skips:
 * @index: a row below the header
 * @kind: (out): why
 *
 * Whether the row is none of a project. A heading is remembered for the rows
 * that follow.
 */
gboolean
kg_project_reader_skips (KgProjectReader *self,
                         guint            index,
                         KgSkip          *kind)
{
  g_auto (Line) line = { 0 };
  gboolean goes_on;

  read_line (self, index, &line);
  /* The name is merged over this row: it says more about the project above. */
  goes_on = line.name == NULL &&
            *kg_project_reader_get_text (self, index, self->column_of[KG_PROJECT_COLUMN_NAME]) != '\0';
  if (line.n == 0)
    *kind = KG_SKIP_BLANK;
  else if (repeats_header (self, index, &line))
    *kind = KG_SKIP_HEADER;
  else if (numbers_columns (self, index, &line))
    *kind = KG_SKIP_COLUMN_NUMBERS;
  else if (says_total (line.first) || says_total (line.name) || says_total (line.number))
    *kind = KG_SKIP_TOTAL;
  else if (!goes_on && says_remark (&line))
    *kind = KG_SKIP_REMARK;
  else if (!goes_on && is_heading (self, &line))
    *kind = KG_SKIP_SECTION;
  else {
    /* In a numbered list a lone name may be a heading without its marks. */
    if (line.n == 1 && line.name != NULL && self->column_of[KG_PROJECT_COLUMN_LIST_NO] >= 0)
      kg_project_reader_report (self, index, line.first_column, line.first, KG_SHEET_WARNING,
                                _("The row holds a name and nothing else; it was taken for a project"));
    return FALSE;
  }

  if (*kind == KG_SKIP_SECTION)
    open_heading (self, &line);

  return TRUE;
}
