// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-calendar-file.h"

#include "core/kg-error.h"
#include "services/kg-calendar-ics.h"
#include "services/kg-calendar-table.h"
#include "services/sheet/kg-sniff.h"
#include "services/sheet/kg-text-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file with days off and working days, whatever it is: the text that
 * Kaigong keeps itself, an iCalendar file, or a list. Its content decides,
 * not its name. */

static const KgSheetOptions limits = { .max_file_bytes = 16u << 20, .max_rows = 20000, .max_columns = 64 };

/* The first line with anything in it but a comment. */
static char *
first_line (const char *text)
{
  for (const char *p = text; *p != '\0'; p += strcspn (p, "\n"), p += *p == '\n') {
    g_autofree char *line = g_strstrip (g_strndup (p, strcspn (p, "\n")));

    if (*line != '\0' && *line != '#')
      return g_steal_pointer (&line);
  }

  return g_strdup ("");
}

/* “2026-02-14 work …” */
static gboolean
is_own_text (const char *line)
{
  gsize day = strspn (line, "0123456789-.");
  gsize blank = strspn (line + day, " \t");
  const char *kind = line + day + blank;
  gsize length = strcspn (kind, " \t");

  return day >= 10 && blank > 0 &&
         ((length == 3 && strncmp (kind, "off", 3) == 0) || (length == 4 && strncmp (kind, "work", 4) == 0));
}

static gboolean
is_ics (const char *line,
        const char *source)
{
  g_autofree char *folded = g_ascii_strdown (source, -1);

  return g_ascii_strcasecmp (line, "BEGIN:VCALENDAR") == 0 || g_str_has_suffix (folded, ".ics");
}

/* A text file as text, or nothing when it is a list. */
static KgCalendarDays *
read_text (const guint8  *data,
           gsize          length,
           const char    *source,
           guint         *n_left_out,
           gboolean      *is_list,
           GError       **error)
{
  const char *encoding;
  gsize decoded;
  g_autofree char *text = kg_text_decode (data, length, source, NULL, FALSE, &encoding, &decoded, error);
  g_autofree char *line = NULL;

  if (text == NULL)
    return NULL;
  if (strlen (text) != decoded) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s is not a text"), source);
    return NULL;
  }

  line = first_line (text);
  if (is_ics (line, source)) {
    if (g_ascii_strcasecmp (line, "BEGIN:VCALENDAR") == 0)
      return kg_calendar_ics_read (text, source, n_left_out, error);
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s is not a calendar: it does not begin with BEGIN:VCALENDAR"),
                 source);
    return NULL;
  }
  if (is_own_text (line))
    return kg_calendar_days_parse (text, source, error);

  *is_list = TRUE;
  return NULL;
}

/**
 * kg_calendar_file_read_bytes:
 * @source: what to call the file in a sentence about an error
 * @n_left_out: (out): events of an iCalendar file that are no days off
 * @error: %KG_ERROR_REFUSED or %KG_ERROR_BAD_CELL: a sentence that names the
 *   file, and the line, row or event with its field
 *
 * Returns: (transfer full) (nullable)
 */
KgCalendarDays *
kg_calendar_file_read_bytes (GBytes      *bytes,
                             const char  *source,
                             guint       *n_left_out,
                             GError     **error)
{
  g_autoptr (KgCalendarDays) days = NULL;
  g_autoptr (KgWorkbook) workbook = NULL;
  gboolean is_list = FALSE;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  *n_left_out = 0;
  switch (kg_sniff (data, length, source, error)) {
  case KG_SNIFF_TEXT:
    days = read_text (data, length, source, n_left_out, &is_list, error);
    if (!is_list)
      return g_steal_pointer (&days);
    break;
  case KG_SNIFF_ZIP:
    break;
  case KG_SNIFF_REFUSED:
  default:
    return NULL;
  }

  workbook = kg_workbook_read_bytes (bytes, source, &limits, error);
  return workbook != NULL ? kg_calendar_table_read (workbook, error) : NULL;
}

/**
 * kg_calendar_file_read:
 * @path: an iCalendar file, a list (.csv, .tsv, .xlsx), or a text as
 *   kg_calendar_days_parse() reads it, in any encoding that lists come in
 * @n_left_out: (out): events of an iCalendar file that are no days off
 *
 * As kg_calendar_file_read_bytes().
 *
 * Returns: (transfer full) (nullable)
 */
KgCalendarDays *
kg_calendar_file_read (const char  *path,
                       guint       *n_left_out,
                       GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = kg_workbook_load_file (path, &limits, error);

  *n_left_out = 0;
  return bytes != NULL ? kg_calendar_file_read_bytes (bytes, name, n_left_out, error) : NULL;
}
