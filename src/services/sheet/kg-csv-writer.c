// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-csv-writer.h"

#include <string.h>

/* For programs first: the same words and ISO days in every language, no title
 * above the header and no sums between the records. */

#define MARK "\xef\xbb\xbf" /* without it one program reads Chinese as something else */

struct _KgCsvWriter {
  const KgSheetDesign *design;
  GString *text;
};

/* What a spreadsheet would compute instead of showing it. */
static const char *const formula_marks[] = { "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠" };

static gboolean
is_number (const char *text)
{
  char *end;

  if (text[strspn (text, "+-0123456789.")] != '\0')
    return FALSE;

  g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

/**
 * kg_csv_is_formula:
 *
 * Returns: whether a spreadsheet that opens a .csv would compute @text, its
 *   leading apostrophes aside; a number such as -5 is no formula
 */
gboolean
kg_csv_is_formula (const char *text)
{
  while (*text == '\'')
    text++;

  for (guint i = 0; i < G_N_ELEMENTS (formula_marks); i++)
    if (g_str_has_prefix (text, formula_marks[i]))
      return !is_number (text);

  return FALSE;
}

static void
add_field (KgCsvWriter *self,
           const char  *text)
{
  gboolean quoted = text[strcspn (text, ",;\"\r\n\t")] != '\0' || *text == ' ' || g_str_has_suffix (text, " ");

  if (!quoted) {
    g_string_append (self->text, text);
    return;
  }

  g_string_append_c (self->text, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (self->text, '"');
    g_string_append_c (self->text, *p);
  }
  g_string_append_c (self->text, '"');
}

static void
add_text (KgCsvWriter *self,
          const char  *text)
{
  if (kg_csv_is_formula (text)) {
    g_autofree char *harmless = g_strconcat ("'", text, NULL);

    add_field (self, harmless);
  } else {
    add_field (self, text);
  }
}

static void
add_value (KgCsvWriter        *self,
           const KgSheetValue *value)
{
  g_autofree char *day = value->day != KG_DATE_NONE ? kg_date_to_iso (value->day) : NULL;

  switch (value->kind) {
  case KG_VALUE_TEXT:
    add_text (self, value->text);
    break;
  case KG_VALUE_COUNT:
  case KG_VALUE_SIGNED:
  case KG_VALUE_MONEY:
    g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value->number);
    break;
  case KG_VALUE_PERCENT:
    g_string_append_printf (self->text, "%" G_GINT64_FORMAT "%%", value->number);
    break;
  case KG_VALUE_DAY:
    g_string_append (self->text, day);
    break;
  case KG_VALUE_LIGHT:
    g_string_append (self->text, self->design->lights[value->light]);
    break;
  case KG_VALUE_LIGHT_DAY:
    g_string_append_printf (self->text, "%s 转%s", day, self->design->lights[value->light]);
    break;
  case KG_VALUE_NONE:
  case KG_N_VALUE_KINDS:
  default:
    break;
  }
}

/**
 * kg_csv_writer_new:
 * @design: borrowed as long as the writer is used
 */
KgCsvWriter *
kg_csv_writer_new (const KgSheetDesign *design)
{
  KgCsvWriter *self = g_new0 (KgCsvWriter, 1);

  self->design = design;
  self->text = g_string_new (MARK);
  for (guint i = 0; i < design->n_columns; i++) {
    if (i > 0)
      g_string_append_c (self->text, ',');
    add_text (self, design->titles[i]);
  }
  g_string_append (self->text, "\r\n");

  return self;
}

void
kg_csv_writer_free (KgCsvWriter *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * kg_csv_writer_add_row:
 * @values: one a column
 */
void
kg_csv_writer_add_row (KgCsvWriter        *self,
                       const KgSheetValue *values)
{
  for (guint i = 0; i < self->design->n_columns; i++) {
    if (i > 0)
      g_string_append_c (self->text, ',');
    add_value (self, &values[i]);
  }
  g_string_append (self->text, "\r\n");
}

/**
 * kg_csv_writer_finish:
 *
 * Returns: (transfer full): the file
 */
GBytes *
kg_csv_writer_finish (KgCsvWriter *self)
{
  return g_string_free_to_bytes (g_steal_pointer (&self->text));
}
