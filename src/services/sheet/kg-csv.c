// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-error.h"
#include "services/sheet/kg-csv-writer.h"

/* Text with separators: RFC 4180 quoting, with commas, semicolons or tabs,
 * and any of the three line ends. */

#define SAMPLE_ROWS 50

/* Where the reader stands. */
typedef struct {
  const char *p;
  const char *end;
  char separator;
  GString *field;
} Cursor;

typedef enum {
  FIELD_MORE,     /* another field of the row follows */
  FIELD_LAST,     /* the row ends with this one */
  FIELD_UNCLOSED, /* its quotation mark is never closed */
} FieldEnd;

static gboolean
at_break (const Cursor *self,
          const char   *p)
{
  return p == self->end || *p == self->separator || *p == '\n' || *p == '\r';
}

static FieldEnd
step_over_break (Cursor *self)
{
  if (self->p < self->end && *self->p == self->separator) {
    self->p++;
    return FIELD_MORE;
  }
  if (self->p < self->end && *self->p == '\r')
    self->p++;
  if (self->p < self->end && *self->p == '\n')
    self->p++;

  return FIELD_LAST;
}

/* Reads a field into @self->field. A mark at the front opens a quoted field.
 * When more text follows its closing mark on the same line, the marks are
 * part of the text, as in "十四五"规划. */
static FieldEnd
read_field (Cursor *self)
{
  const char *start = self->p;

  g_string_truncate (self->field, 0);
  if (self->p < self->end && *self->p == '"') {
    gboolean one_line = TRUE, closed = FALSE;
    const char *p = self->p + 1;

    while (p < self->end && !closed) {
      const char *mark = memchr (p, '"', self->end - p);
      const char *stop = mark != NULL ? mark : self->end;

      one_line = one_line && memchr (p, '\n', stop - p) == NULL && memchr (p, '\r', stop - p) == NULL;
      g_string_append_len (self->field, p, stop - p);
      if (mark != NULL && mark + 1 < self->end && mark[1] == '"') {
        g_string_append_c (self->field, '"');
        p = mark + 2;
      } else {
        closed = mark != NULL;
        p = closed ? mark + 1 : self->end;
      }
    }
    if (!closed)
      return FIELD_UNCLOSED;

    if (at_break (self, p) || !one_line) {
      while (!at_break (self, p))
        g_string_append_c (self->field, *p++);
      self->p = p;
      return step_over_break (self);
    }
    g_string_truncate (self->field, 0);
  }

  for (self->p = start; !at_break (self, self->p);)
    self->p++;
  g_string_append_len (self->field, start, self->p - start);

  return step_over_break (self);
}

/* How well @separator fits: the rows of the sample with the most common
 * number of fields, which must be two or more. */
static guint
score_separator (const char *text,
                 const char *end,
                 char        separator)
{
  g_autoptr (GString) field = g_string_new (NULL);
  Cursor cursor = { text, end, separator, field };
  guint widths[SAMPLE_ROWS], n = 0, best = 0, widest = 0;

  while (cursor.p < end && n < SAMPLE_ROWS) {
    guint width = 1;
    FieldEnd field_end;

    while ((field_end = read_field (&cursor)) == FIELD_MORE)
      width++;
    if (field_end == FIELD_UNCLOSED)
      break;
    widths[n++] = width;
  }

  for (guint i = 0; i < n; i++) {
    guint same = 0;

    if (widths[i] < 2)
      continue;
    for (guint k = 0; k < n; k++)
      same += widths[k] == widths[i];
    if (same > best || (same == best && widths[i] > widest)) {
      best = same;
      widest = widths[i];
    }
  }

  return best * 1000 + MIN (widest, 999);
}

static char
find_separator (const char *text,
                const char *end)
{
  static const char candidates[] = { '\t', ',', ';' };
  guint best = 0;
  char found = ',';

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++) {
    guint score = score_separator (text, end, candidates[i]);

    if (score > best) {
      best = score;
      found = candidates[i];
    }
  }

  return found;
}

/* The first line may name the separator, for one program's sake: sep=; */
static char
take_separator_line (const char **text,
                     const char  *end)
{
  const char *p = *text;
  char separator;

  if (end - p < 6 || g_ascii_strncasecmp (p, "sep=", 4) != 0 || (p[5] != '\n' && p[5] != '\r'))
    return '\0';

  separator = p[4];
  p += 5;
  if (*p == '\r')
    p++;
  if (p < end && *p == '\n')
    p++;
  *text = p;

  return separator;
}

/* Whoever wrote '=1+1 meant the text =1+1, which no program was to compute. */
static const char *
without_apostrophe (const char *text)
{
  return *text == '\'' && kg_csv_is_formula (text) ? text + 1 : text;
}

/**
 * kg_csv_read:
 * @text: valid UTF-8 without NUL
 * @error: %KG_ERROR_REFUSED or %KG_ERROR_BAD_CELL, naming the row
 *
 * Adds one sheet to @workbook. Rows are counted as a spreadsheet program
 * would: a line break inside quotation marks starts none.
 */
gboolean
kg_csv_read (KgWorkbook            *workbook,
             const char            *text,
             gsize                  length,
             const KgSheetOptions  *options,
             GError               **error)
{
  g_autoptr (KgSheet) sheet = kg_sheet_new (NULL);
  g_autoptr (GString) field = g_string_new (NULL);
  Cursor cursor = { text, text + length, '\0', field };
  char named = take_separator_line (&cursor.p, cursor.end);
  guint row = named != '\0' ? 2 : 1;

  cursor.separator = named != '\0' ? named : find_separator (cursor.p, cursor.end);
  workbook->separator = cursor.separator;

  for (; cursor.p < cursor.end; row++) {
    FieldEnd end = FIELD_MORE;

    if (options->preview_rows > 0 && kg_sheet_get_n_rows (sheet) >= options->preview_rows)
      break;
    for (guint column = 0; end == FIELD_MORE; column++) {
      const char *start = cursor.p, *value;

      end = read_field (&cursor);
      if (end == FIELD_UNCLOSED) {
        if (options->preview_rows == 0) {
          g_autofree char *cell = kg_sheet_cell_name (row, column);

          g_set_error (error, KG_ERROR, KG_ERROR_BAD_CELL,
                       _("“%s”: the quotation mark that opens in cell %s is never closed"),
                       workbook->file_name, cell);
          return FALSE;
        }
        g_string_assign (field, "");
        g_string_append_len (field, start, MIN (cursor.end - start, 200));
        g_string_truncate (field, strlen (field->str));
        cursor.p = cursor.end;
        end = FIELD_LAST;
        if (!g_utf8_validate (field->str, -1, NULL))
          g_string_assign (field, "\xef\xbf\xbd");
      }
      if (field->len == 0)
        continue;
      value = without_apostrophe (field->str);
      if (!kg_workbook_count_cell (workbook, options, sheet, row, column, value, error))
        return FALSE;
      kg_sheet_set_cell (sheet, row, column,
                         g_string_chunk_insert_len (workbook->texts, value, field->str + field->len - value));
    }
  }

  kg_sheet_finish (sheet);
  g_ptr_array_add (workbook->sheets, g_steal_pointer (&sheet));

  return TRUE;
}
