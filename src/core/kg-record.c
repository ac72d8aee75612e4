// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-record.h"
#include "core/kg-error.h"
#include "core/kg-uuid.h"

#include <string.h>

/* A record is one block of memory when it comes from the store: the cells
 * and, behind them, the bytes of all its texts. A text that is set later lives
 * in a block of its own. */

typedef union {
  gint64 number;
  char *text;
} Cell;

struct _KgRecord {
  const KgTable *table;
  gatomicrefcount refs;
  gboolean sealed;
  guint64 present; /* bit i: column i is not null */
  gsize size;      /* of this block, with the texts behind the cells */
  Cell cells[];
};

static inline gboolean
is_text (const KgTable *table,
         int            column)
{
  switch (table->columns[column].type) {
  case KG_TYPE_TEXT:
  case KG_TYPE_REF:
  case KG_TYPE_CODE:
  case KG_TYPE_JSON:
    return TRUE;
  case KG_TYPE_INT:
  case KG_TYPE_BOOL:
  case KG_TYPE_DATE:
  case KG_TYPE_INSTANT:
  default:
    return FALSE;
  }
}

static void
free_text (KgRecord *self,
           char     *text)
{
  if ((guintptr) text - (guintptr) self >= self->size)
    g_free (text);
}

/**
 * kg_column_is_text:
 *
 * Whether the column is read with kg_record_get_text().
 */
gboolean
kg_column_is_text (const KgTable *table,
                   int            column)
{
  return is_text (table, column);
}

/**
 * kg_record_new_with_id:
 * @id: (nullable): the id, or %NULL to set it later
 *
 * Returns: an unsealed record with every other column null and version 0
 */
KgRecord *
kg_record_new_with_id (const KgTable *table,
                       const char    *id)
{
  KgRecord *self;

  g_assert (table->n_columns <= 64);

  self = g_malloc0 (sizeof (KgRecord) + table->n_columns * sizeof (Cell));
  self->table = table;
  self->size = sizeof (KgRecord) + table->n_columns * sizeof (Cell);
  g_atomic_ref_count_init (&self->refs);
  if (id != NULL)
    kg_record_set_text (self, KG_COL_ID, id);
  kg_record_set_int (self, KG_COL_VERSION, 0);

  return self;
}

/**
 * kg_record_new:
 *
 * Returns: an unsealed record with a new id
 */
KgRecord *
kg_record_new (const KgTable *table)
{
  g_autofree char *id = kg_uuid_new ();

  return kg_record_new_with_id (table, id);
}

/**
 * kg_record_new_packed:
 * @cells: (array): a value for each column of @table, in order
 *
 * What a driver makes of a row. One block of memory holds it all, so that a
 * board of 10,000 projects is read in a few milliseconds.
 *
 * Returns: a sealed record
 */
KgRecord *
kg_record_new_packed (const KgTable *table,
                      const KgCell  *cells)
{
  gsize head = sizeof (KgRecord) + table->n_columns * sizeof (Cell);
  gsize size = head;
  KgRecord *self;
  char *text;

  g_assert (table->n_columns <= 64);

  for (guint i = 0; i < table->n_columns; i++)
    if (is_text (table, (int) i) && cells[i].text != NULL && cells[i].length > 0)
      size += cells[i].length + 1;

  self = g_malloc (size);
  self->table = table;
  g_atomic_ref_count_init (&self->refs);
  self->sealed = TRUE;
  self->present = 0;
  self->size = size;

  text = (char *) self + head;
  for (guint i = 0; i < table->n_columns; i++) {
    if (!is_text (table, (int) i)) {
      self->cells[i].number = cells[i].is_null ? 0 : cells[i].number;
      self->present |= (guint64) !cells[i].is_null << i;
    } else if (cells[i].text == NULL || cells[i].length == 0) {
      self->cells[i].text = NULL; /* the empty string is kept as null */
    } else {
      self->cells[i].text = text;
      self->present |= G_GUINT64_CONSTANT (1) << i;
      memcpy (text, cells[i].text, cells[i].length);
      text[cells[i].length] = '\0';
      text += cells[i].length + 1;
    }
  }

  return self;
}

/**
 * kg_record_copy:
 *
 * Returns: an unsealed copy, the working copy of an edit
 */
KgRecord *
kg_record_copy (const KgRecord *self)
{
  KgRecord *copy = kg_record_new_with_id (self->table, NULL);

  for (guint i = 0; i < self->table->n_columns; i++)
    kg_record_set_field (copy, (int) i, self);

  return copy;
}

KgRecord *
kg_record_ref (KgRecord *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_record_unref (KgRecord *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  for (guint i = 0; i < self->table->n_columns; i++)
    if (is_text (self->table, (int) i))
      free_text (self, self->cells[i].text);
  g_free (self);
}

/**
 * kg_record_seal:
 *
 * From here on the record never changes and may cross threads.
 *
 * Returns: @self
 */
KgRecord *
kg_record_seal (KgRecord *self)
{
  self->sealed = TRUE;
  return self;
}

gboolean
kg_record_is_sealed (const KgRecord *self)
{
  return self->sealed;
}

const KgTable *
kg_record_get_table (const KgRecord *self)
{
  return self->table;
}

const char *
kg_record_get_id (const KgRecord *self)
{
  return self->cells[KG_COL_ID].text;
}

gint64
kg_record_get_version (const KgRecord *self)
{
  return self->cells[KG_COL_VERSION].number;
}

gboolean
kg_record_is_null (const KgRecord *self,
                   int             column)
{
  return !(self->present >> column & 1);
}

/**
 * kg_record_get_text:
 *
 * Returns: (nullable): the text of a text, reference, code or JSON column
 */
const char *
kg_record_get_text (const KgRecord *self,
                    int             column)
{
  g_return_val_if_fail (column >= 0 && (guint) column < self->table->n_columns, NULL);
  g_return_val_if_fail (is_text (self->table, column), NULL);

  return self->cells[column].text;
}

/**
 * kg_record_get_int:
 *
 * Returns: the number, or 0 when it is null
 */
gint64
kg_record_get_int (const KgRecord *self,
                   int             column)
{
  g_return_val_if_fail (column >= 0 && (guint) column < self->table->n_columns, 0);
  g_return_val_if_fail (!is_text (self->table, column), 0);

  return self->cells[column].number;
}

KgDate
kg_record_get_date (const KgRecord *self,
                    int             column)
{
  g_return_val_if_fail (self->table->columns[column].type == KG_TYPE_DATE, KG_DATE_NONE);

  return (KgDate) self->cells[column].number;
}

/**
 * kg_record_is:
 *
 * Whether a text column holds exactly @code.
 */
gboolean
kg_record_is (const KgRecord *self,
              int             column,
              const char     *code)
{
  return g_strcmp0 (kg_record_get_text (self, column), code) == 0;
}

void
kg_record_set_null (KgRecord *self,
                    int       column)
{
  g_return_if_fail (!self->sealed);
  g_return_if_fail (column >= 0 && (guint) column < self->table->n_columns);

  if (is_text (self->table, column)) {
    free_text (self, self->cells[column].text);
    self->cells[column].text = NULL;
  } else {
    self->cells[column].number = 0;
  }
  self->present &= ~(G_GUINT64_CONSTANT (1) << column);
}

/**
 * kg_record_set_text:
 * @text: (nullable): the new text; the empty string is kept as null
 */
void
kg_record_set_text (KgRecord   *self,
                    int         column,
                    const char *text)
{
  char *copy;

  g_return_if_fail (!self->sealed);
  g_return_if_fail (column >= 0 && (guint) column < self->table->n_columns);
  g_return_if_fail (is_text (self->table, column));

  if (text == NULL || *text == '\0') {
    kg_record_set_null (self, column);
    return;
  }

  copy = g_strdup (text);
  free_text (self, self->cells[column].text);
  self->cells[column].text = copy;
  self->present |= G_GUINT64_CONSTANT (1) << column;
}

void
kg_record_set_int (KgRecord *self,
                   int       column,
                   gint64    value)
{
  g_return_if_fail (!self->sealed);
  g_return_if_fail (column >= 0 && (guint) column < self->table->n_columns);
  g_return_if_fail (!is_text (self->table, column));

  self->cells[column].number = value;
  self->present |= G_GUINT64_CONSTANT (1) << column;
}

/**
 * kg_record_set_date:
 * @date: the date; %KG_DATE_NONE makes the column null
 */
void
kg_record_set_date (KgRecord *self,
                    int       column,
                    KgDate    date)
{
  g_return_if_fail (self->table->columns[column].type == KG_TYPE_DATE);

  if (date == KG_DATE_NONE)
    kg_record_set_null (self, column);
  else
    kg_record_set_int (self, column, date);
}

/**
 * kg_record_set_field:
 * @from: a record of the same table
 *
 * Copies one column, null included.
 */
void
kg_record_set_field (KgRecord       *self,
                     int             column,
                     const KgRecord *from)
{
  g_return_if_fail (self->table == from->table);

  if (kg_record_is_null (from, column))
    kg_record_set_null (self, column);
  else if (is_text (self->table, column))
    kg_record_set_text (self, column, from->cells[column].text);
  else
    kg_record_set_int (self, column, from->cells[column].number);
}

gboolean
kg_record_field_equal (const KgRecord *a,
                       const KgRecord *b,
                       int             column)
{
  g_return_val_if_fail (a->table == b->table, FALSE);

  if (kg_record_is_null (a, column) || kg_record_is_null (b, column))
    return kg_record_is_null (a, column) == kg_record_is_null (b, column);

  return is_text (a->table, column)
         ? g_str_equal (a->cells[column].text, b->cells[column].text)
         : a->cells[column].number == b->cells[column].number;
}

/**
 * kg_record_same_values:
 *
 * Whether two records agree in everything but the bookkeeping: id and
 * version, and who changed it when.
 */
gboolean
kg_record_same_values (const KgRecord *a,
                       const KgRecord *b)
{
  for (guint i = KG_COL_COMMON; i < a->table->n_columns; i++)
    if (!kg_record_field_equal (a, b, (int) i))
      return FALSE;

  return TRUE;
}

/**
 * kg_record_validate:
 *
 * Checks what every engine checks too: required columns, codes, texts that
 * are UTF-8. Names the column in the sentence.
 */
gboolean
kg_record_validate (const KgRecord *self,
                    GError        **error)
{
  const KgTable *table = self->table;

  for (guint i = 0; i < table->n_columns; i++) {
    const KgColumn *column = &table->columns[i];

    if (i == KG_COL_CHANGED_AT || i == KG_COL_CHANGED_BY)
      continue; /* the store fills these in */

    if (kg_record_is_null (self, (int) i)) {
      if (column->flags & KG_COLUMN_REQUIRED) {
        g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                     "%s.%s must not be empty", table->name, column->name);
        return FALSE;
      }
      continue;
    }

    if (!is_text (table, (int) i))
      continue;

    if (!g_utf8_validate (self->cells[i].text, -1, NULL)) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                   "%s.%s is not UTF-8", table->name, column->name);
      return FALSE;
    }

    if (!kg_table_code_is_valid (table, (int) i, self->cells[i].text)) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                   "%s.%s cannot be “%s”", table->name, column->name, self->cells[i].text);
      return FALSE;
    }
  }

  return TRUE;
}

/**
 * kg_json_append_string:
 * @text: UTF-8
 *
 * Appends @text as a JSON string with its quotation marks (RFC 8259).
 */
void
kg_json_append_string (GString    *json,
                       const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++) {
    guchar c = (guchar) *p;

    if (c == '"' || c == '\\')
      g_string_append_printf (json, "\\%c", c);
    else if (c == '\n')
      g_string_append (json, "\\n");
    else if (c < 0x20 || c == 0x7f)
      g_string_append_printf (json, "\\u%04x", c);
    else
      g_string_append_c (json, (char) c);
  }
  g_string_append_c (json, '"');
}

/**
 * kg_record_to_json:
 *
 * Appends the record as one JSON object: column names as keys, nulls left
 * out, dates as ISO text. This is what the change log keeps.
 */
void
kg_record_to_json (const KgRecord *self,
                   GString        *json)
{
  gboolean first = TRUE;

  g_string_append_c (json, '{');
  for (guint i = 0; i < self->table->n_columns; i++) {
    const KgColumn *column = &self->table->columns[i];

    if (kg_record_is_null (self, (int) i))
      continue;

    if (!first)
      g_string_append_c (json, ',');
    first = FALSE;

    kg_json_append_string (json, column->name);
    g_string_append_c (json, ':');

    if (column->type == KG_TYPE_JSON) {
      g_string_append (json, self->cells[i].text);
    } else if (is_text (self->table, (int) i)) {
      kg_json_append_string (json, self->cells[i].text);
    } else if (column->type == KG_TYPE_DATE) {
      g_autofree char *iso = kg_date_to_iso ((KgDate) self->cells[i].number);

      kg_json_append_string (json, iso);
    } else if (column->type == KG_TYPE_BOOL) {
      g_string_append (json, self->cells[i].number != 0 ? "true" : "false");
    } else {
      g_string_append_printf (json, "%" G_GINT64_FORMAT, self->cells[i].number);
    }
  }
  g_string_append_c (json, '}');
}
