// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-error.h"
#include "services/sheet/kg-xml.h"

/* The cells of one sheet of an .xlsx, row by row. */

#define LAST_ROW 1048576
#define LAST_COLUMN 16383
#define MAX_SPANS 65536
#define MAX_SPANNED 4000000 /* columns of all merged ranges */

typedef enum {
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT, /* inline, or the cached text of a formula */
  CELL_BOOLEAN,
  CELL_ERROR,
  CELL_DATE, /* ISO 8601 */
} CellType;

typedef struct {
  KgXlsx *xlsx;
  KgSheet *sheet;
  guint row;    /* from 1 */
  guint column; /* of the cell being read, from 0 */
  gboolean in_row;
  gboolean in_cell;
  gboolean in_value;
  gboolean in_text;
  guint phonetic;
  gboolean has_formula;
  gboolean has_value;
  CellType type;
  guint style;
  GString *text;
  guint n_spanned;
  guint n_spans;
} Sheet;

static gboolean
refuse_cell (Sheet       *self,
             GError     **error,
             const char  *what)
{
  g_autofree char *cell = kg_sheet_cell_name (self->row, self->column);

  g_set_error (error, KG_ERROR, KG_ERROR_BAD_CELL, _("“%s” is damaged: cell %s of sheet “%s”: %s"),
               self->xlsx->workbook->file_name, cell, kg_sheet_get_name (self->sheet), what);
  return FALSE;
}

/* Reads C12: letters for the column, digits for the row. */
static gboolean
read_reference (const char **text,
                guint       *column,
                guint       *row)
{
  const char *p = *text;
  guint c = 0, r = 0;

  for (; *p == '$' || g_ascii_isalpha (*p); p++) {
    if (*p == '$')
      continue;
    c = c * 26 + (g_ascii_toupper (*p) - 'A' + 1);
    if (c > LAST_COLUMN + 1)
      return FALSE;
  }
  for (; *p == '$' || g_ascii_isdigit (*p); p++) {
    if (*p == '$')
      continue;
    r = r * 10 + (*p - '0');
    if (r > LAST_ROW)
      return FALSE;
  }
  if (c == 0 || r == 0)
    return FALSE;

  *column = c - 1;
  *row = r;
  *text = p;
  return TRUE;
}

static gboolean
start_row (Sheet        *self,
           const char  **attributes,
           GError      **error)
{
  const char *value = kg_xml_get_attribute (attributes, "r");
  guint64 row = value != NULL ? g_ascii_strtoull (value, NULL, 10) : self->row + 1;

  if (row <= self->row || row > LAST_ROW) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is damaged: the rows of sheet “%s” are out of order behind row %u"),
                 self->xlsx->workbook->file_name, kg_sheet_get_name (self->sheet), self->row);
    return FALSE;
  }
  self->row = row;
  self->column = G_MAXUINT; /* one before the first */
  self->in_row = TRUE;

  return TRUE;
}

static CellType
read_type (const char *type)
{
  static const struct { const char *code; CellType type; } types[] = {
    { "s", CELL_SHARED }, { "str", CELL_TEXT }, { "inlineStr", CELL_TEXT }, { "b", CELL_BOOLEAN },
    { "e", CELL_ERROR }, { "d", CELL_DATE },
  };

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++) {
    if (g_str_equal (type, types[i].code))
      return types[i].type;
  }

  return CELL_NUMBER;
}

static gboolean
start_cell (Sheet        *self,
            const char  **attributes,
            GError      **error)
{
  const char *reference = kg_xml_get_attribute (attributes, "r");
  const char *style = kg_xml_get_attribute (attributes, "s");
  guint row;

  self->column++;
  if (reference != NULL && !read_reference (&reference, &self->column, &row)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is damaged: row %u of sheet “%s” has a cell without a place"),
                 self->xlsx->workbook->file_name, self->row, kg_sheet_get_name (self->sheet));
    return FALSE;
  }
  self->in_cell = TRUE;
  self->has_formula = self->has_value = FALSE;
  self->type = read_type (kg_xml_get_attribute (attributes, "t"));
  self->style = style != NULL ? (guint) MIN (g_ascii_strtoull (style, NULL, 10), G_MAXUINT) : 0;
  g_string_truncate (self->text, 0);

  return TRUE;
}

static gboolean
start_merge (Sheet        *self,
             const char  **attributes,
             GError      **error)
{
  const char *reference = kg_xml_get_attribute (attributes, "ref");
  guint c1, r1, c2, r2, n_columns = kg_sheet_get_n_columns (self->sheet);

  if (reference == NULL || !read_reference (&reference, &c1, &r1) || *reference++ != ':' ||
      !read_reference (&reference, &c2, &r2) || c1 > c2 || r1 > r2 || c1 >= n_columns)
    return TRUE;

  self->n_spanned += MIN (c2, n_columns - 1) - c1 + 1;
  if (++self->n_spans > MAX_SPANS || self->n_spanned > MAX_SPANNED) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is too large: sheet “%s” has too many merged cells"),
                 self->xlsx->workbook->file_name, kg_sheet_get_name (self->sheet));
    return FALSE;
  }
  kg_sheet_add_span (self->sheet, r1, c1, r2, c2);

  return TRUE;
}

static gboolean
start_cb (gpointer      data,
          const char   *name,
          const char  **attributes,
          GError      **error)
{
  Sheet *self = data;

  if (self->in_cell) {
    if (g_str_equal (name, "v")) {
      self->in_value = TRUE;
    } else if (g_str_equal (name, "f")) {
      self->has_formula = TRUE;
    } else if (g_str_equal (name, "rPh")) {
      self->phonetic++;
    } else if (g_str_equal (name, "t")) {
      self->in_text = self->phonetic == 0;
    }
    return TRUE;
  }
  if (g_str_equal (name, "row"))
    return start_row (self, attributes, error);
  if (g_str_equal (name, "c") && self->in_row)
    return start_cell (self, attributes, error);
  if (g_str_equal (name, "mergeCell"))
    return start_merge (self, attributes, error);

  return TRUE;
}

/* The text that a person sees in the cell; NULL with @error set when it
 * cannot be. */
static const char *
cell_text (Sheet   *self,
           GError **error)
{
  KgXlsx *xlsx = self->xlsx;
  static const KgNumberFormat general = { KG_NUMBER_PLAIN, 0, 0, "" };
  const KgNumberFormat *format = self->style < xlsx->formats->len
                                   ? &g_array_index (xlsx->formats, KgNumberFormat, self->style) : &general;
  g_autofree char *text = NULL;
  char *end;
  guint64 index;

  switch (self->type) {
  case CELL_SHARED:
    index = g_ascii_strtoull (self->text->str, &end, 10);
    if (self->text->len == 0)
      return "";
    if (*end != '\0' || index >= xlsx->strings->len) {
      refuse_cell (self, error, _("it refers to a text that is not there"));
      return NULL;
    }
    return g_ptr_array_index (xlsx->strings, index);
  case CELL_BOOLEAN:
    return self->text->len == 0 ? "" : g_str_equal (self->text->str, "0") ? "FALSE" : "TRUE";
  case CELL_DATE:
    if (g_str_has_suffix (self->text->str, "T00:00:00") || g_str_has_suffix (self->text->str, "T00:00:00Z"))
      g_string_truncate (self->text, strchr (self->text->str, 'T') - self->text->str);
    return kg_xlsx_keep_text (xlsx, self->text);
  case CELL_NUMBER:
    if (self->text->len == 0)
      return "";
    text = kg_number_to_text (self->text->str, format, xlsx->from_1904);
    if (text == NULL) {
      refuse_cell (self, error, _("its number is none"));
      return NULL;
    }
    return g_string_chunk_insert (xlsx->workbook->texts, text);
  case CELL_TEXT:
  case CELL_ERROR:
  default:
    return self->text->len > 0 ? kg_xlsx_keep_text (xlsx, self->text) : "";
  }
}

/* Whether a preview has all the rows that it wants. */
static gboolean
is_past_preview (const Sheet *self)
{
  guint wanted = self->xlsx->options->preview_rows, n = kg_sheet_get_n_rows (self->sheet);

  return wanted > 0 && n >= wanted && kg_sheet_get_row_number (self->sheet, n - 1) < self->row;
}

static gboolean
end_cell (Sheet   *self,
          GError **error)
{
  const char *text = cell_text (self, error);

  self->in_cell = FALSE;
  if (text == NULL)
    return FALSE;
  if (self->has_formula && !self->has_value) {
    if (kg_sheet_get_n_notes (self->sheet) < 1000)
      kg_sheet_add_note (self->sheet, self->row, self->column,
                         _("The cell has a formula whose result is not in the file; open it in a spreadsheet program, save it and import it again"));
    return TRUE;
  }
  if (*text == '\0' || is_past_preview (self))
    return TRUE;
  if (!kg_workbook_count_cell (self->xlsx->workbook, self->xlsx->options, self->sheet, self->row,
                               self->column, text, error))
    return FALSE;
  kg_sheet_set_cell (self->sheet, self->row, self->column, text);

  return TRUE;
}

static gboolean
end_cb (gpointer     data,
        const char  *name,
        GError     **error)
{
  Sheet *self = data;

  if (!self->in_cell) {
    if (g_str_equal (name, "row"))
      self->in_row = FALSE;
    return TRUE;
  }

  if (g_str_equal (name, "v"))
    self->in_value = FALSE;
  else if (g_str_equal (name, "t"))
    self->in_text = FALSE;
  else if (g_str_equal (name, "rPh"))
    self->phonetic--;
  else if (g_str_equal (name, "c"))
    return end_cell (self, error);

  return TRUE;
}

static gboolean
text_cb (gpointer     data,
         const char  *text,
         gsize        length,
         GError     **error)
{
  Sheet *self = data;

  if (!self->in_value && !self->in_text)
    return TRUE;
  if (self->text->len + length > 4 * (gsize) self->xlsx->options->max_cell_chars)
    return refuse_cell (self, error, _("its text is too long"));
  g_string_append_len (self->text, text, length);
  self->has_value = TRUE;

  return TRUE;
}

/**
 * kg_xlsx_read_sheet:
 * @name: the name on the sheet's tab
 *
 * Adds the sheet to the workbook. Formulas count by the value that the file
 * keeps of them.
 */
gboolean
kg_xlsx_read_sheet (KgXlsx      *self,
                    const char  *part,
                    const char  *name,
                    GError     **error)
{
  static const KgXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (KgSheet) grid = kg_sheet_new (name);
  g_autoptr (GString) text = g_string_new (NULL);
  Sheet sheet = { .xlsx = self, .sheet = grid, .text = text };

  if (!kg_xml_read_part (self->zip, part, self->options->max_depth, &handlers, &sheet, error))
    return FALSE;

  kg_sheet_finish (grid);
  g_ptr_array_add (self->workbook->sheets, g_steal_pointer (&grid));

  return TRUE;
}
