// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-xlsx-number.h"

#include <math.h>
#include <string.h>

#include "core/kg-date.h"

/* Numbers of an .xlsx to the text that a person sees: dates by their format
 * code, and no digits that come from binary fractions. */

#define DAY_ZERO_1900 693594 /* 1899-12-30 as a KgDate */
#define DAY_ZERO_1904 695056 /* 1904-01-01 */

/* ── Format codes ─────────────────────────────────────────────── */

static gboolean
same_letter (const char *p,
             char        letter)
{
  return g_ascii_tolower (*p) == letter;
}

/* The next letter of a date behind @p, past what separates; for telling
 * minutes from months. */
static char
next_date_letter (const char *p)
{
  for (; *p != '\0' && *p != ';'; p++) {
    if (strchr ("ymdhseYMDHSE", *p) != NULL)
      return g_ascii_tolower (*p);
  }

  return '\0';
}

static void
take_suffix (KgNumberFormat *format,
             GString        *literal,
             gboolean        scaled)
{
  if (scaled || literal->len == 0 || literal->len >= sizeof (format->suffix))
    return;
  if (strstr (literal->str, "亿") != NULL || strstr (literal->str, "万") != NULL)
    g_strlcpy (format->suffix, literal->str, sizeof (format->suffix));
}

/**
 * kg_number_format_from_code:
 * @code: such as yyyy"年"m"月" or #,##0.00
 *
 * Reads the first section of a format code; see ECMA-376, part 1, 18.8.31.
 */
KgNumberFormat
kg_number_format_from_code (const char *code)
{
  KgNumberFormat format = { KG_NUMBER_PLAIN, 0, 0, "" };
  g_autoptr (GString) literal = g_string_new (NULL);
  gboolean digits = FALSE, point = FALSE, scaled = FALSE, percent = FALSE, hours = FALSE;

  if (g_ascii_strncasecmp (code, "general", 7) == 0)
    return format;

  for (const char *p = code; *p != '\0' && *p != ';'; p++) {
    if (*p == '"') {
      const char *end = strchr (p + 1, '"');

      if (end == NULL)
        break;
      if (digits)
        g_string_append_len (literal, p + 1, end - p - 1);
      p = end;
    } else if (*p == '\\' || *p == '!' || *p == '_' || *p == '*') {
      gboolean shown = *p == '\\' || *p == '!';

      if (p[1] == '\0')
        break;
      /* 0!.0 and its like show a point that is not there. */
      if (shown && digits && p[1] == '.')
        scaled = TRUE;
      p++;
      if (shown && digits)
        g_string_append_len (literal, p, g_utf8_next_char (p) - p);
      p = g_utf8_next_char (p) - 1;
    } else if (*p == '[') {
      const char *end = strchr (p, ']');

      if (end == NULL)
        break;
      if (same_letter (p + 1, 'h') || same_letter (p + 1, 'm') || same_letter (p + 1, 's')) {
        format.parts |= KG_DATE_PART_TIME | KG_DATE_PART_ELAPSED;
        hours = TRUE;
      }
      p = end;
    } else if (*p == '0' || *p == '#' || *p == '?') {
      digits = TRUE;
      format.decimals += point && *p == '0';
    } else if (*p == '.') {
      point = digits;
    } else if (*p == ',') {
      scaled = scaled || (digits && strchr ("0#?", p[1]) == NULL) || p[1] == '\0';
    } else if (*p == '%') {
      percent = TRUE;
    } else if (same_letter (p, 'e') && (p[1] == '+' || p[1] == '-')) {
      point = FALSE;
      format.decimals = 0;
      p++;
    } else if (same_letter (p, 'y') || (same_letter (p, 'e') && !digits)) {
      format.parts |= KG_DATE_PART_YEAR;
      hours = FALSE;
    } else if (same_letter (p, 'd')) {
      format.parts |= KG_DATE_PART_DAY;
      hours = FALSE;
    } else if (same_letter (p, 'h') || same_letter (p, 's')) {
      format.parts |= KG_DATE_PART_TIME;
      hours = TRUE;
    } else if (same_letter (p, 'm')) {
      while (same_letter (p + 1, 'm'))
        p++;
      if (hours || next_date_letter (p + 1) == 's')
        format.parts |= KG_DATE_PART_TIME;
      else
        format.parts |= KG_DATE_PART_MONTH;
    } else if (g_ascii_strncasecmp (p, "am/pm", 5) == 0) {
      p += 4;
    } else if (digits && (guchar) *p >= 0x80) {
      const char *next = g_utf8_next_char (p);

      g_string_append_len (literal, p, next - p);
      p = next - 1;
    }
  }

  if (format.parts != 0 && !digits)
    format.kind = KG_NUMBER_DATE;
  else if (percent)
    format.kind = KG_NUMBER_PERCENT;
  else
    take_suffix (&format, literal, scaled);
  if (scaled)
    format.decimals = 0;

  return format;
}

/**
 * kg_number_format_from_builtin:
 * @id: of a format that files do not spell out
 *
 * The formats of ECMA-376, part 1, 18.8.30, with those of zh-cn.
 */
KgNumberFormat
kg_number_format_from_builtin (guint id)
{
  static const struct { guint first, last; KgNumberFormat format; } formats[] = {
    { 2, 2, { KG_NUMBER_PLAIN, 0, 2, "" } },
    { 4, 4, { KG_NUMBER_PLAIN, 0, 2, "" } },
    { 9, 9, { KG_NUMBER_PERCENT, 0, 0, "" } },
    { 10, 10, { KG_NUMBER_PERCENT, 0, 2, "" } },
    { 14, 16, { KG_NUMBER_DATE, KG_DATE_PART_YEAR | KG_DATE_PART_MONTH | KG_DATE_PART_DAY, 0, "" } },
    { 17, 17, { KG_NUMBER_DATE, KG_DATE_PART_YEAR | KG_DATE_PART_MONTH, 0, "" } },
    { 18, 21, { KG_NUMBER_DATE, KG_DATE_PART_TIME, 0, "" } },
    { 22, 22, { KG_NUMBER_DATE,
                KG_DATE_PART_YEAR | KG_DATE_PART_MONTH | KG_DATE_PART_DAY | KG_DATE_PART_TIME, 0, "" } },
    { 27, 27, { KG_NUMBER_DATE, KG_DATE_PART_YEAR | KG_DATE_PART_MONTH, 0, "" } },
    { 28, 31, { KG_NUMBER_DATE, KG_DATE_PART_YEAR | KG_DATE_PART_MONTH | KG_DATE_PART_DAY, 0, "" } },
    { 32, 35, { KG_NUMBER_DATE, KG_DATE_PART_TIME, 0, "" } },
    { 36, 36, { KG_NUMBER_DATE, KG_DATE_PART_YEAR | KG_DATE_PART_MONTH, 0, "" } },
    { 39, 40, { KG_NUMBER_PLAIN, 0, 2, "" } },
    { 45, 47, { KG_NUMBER_DATE, KG_DATE_PART_TIME, 0, "" } },
    { 50, 50, { KG_NUMBER_DATE, KG_DATE_PART_YEAR | KG_DATE_PART_MONTH, 0, "" } },
    { 51, 51, { KG_NUMBER_DATE, KG_DATE_PART_MONTH | KG_DATE_PART_DAY, 0, "" } },
    { 52, 52, { KG_NUMBER_DATE, KG_DATE_PART_YEAR | KG_DATE_PART_MONTH, 0, "" } },
    { 53, 54, { KG_NUMBER_DATE, KG_DATE_PART_MONTH | KG_DATE_PART_DAY, 0, "" } },
    { 55, 56, { KG_NUMBER_DATE, KG_DATE_PART_TIME, 0, "" } },
    { 57, 57, { KG_NUMBER_DATE, KG_DATE_PART_YEAR | KG_DATE_PART_MONTH, 0, "" } },
    { 58, 58, { KG_NUMBER_DATE, KG_DATE_PART_MONTH | KG_DATE_PART_DAY, 0, "" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (id >= formats[i].first && id <= formats[i].last)
      return formats[i].format;
  }

  return (KgNumberFormat) { KG_NUMBER_PLAIN, 0, 0, "" };
}

/* ── Numbers ──────────────────────────────────────────────────── */

/* Fifteen digits are what a spreadsheet keeps; more would show how a binary
 * fraction differs from what was typed. */
static char *
plain_text (double value,
            guint  decimals)
{
  char buffer[64];
  char *point;
  guint n;

  if (value == floor (value) && fabs (value) < 1e18)
    g_ascii_formatd (buffer, sizeof (buffer), "%.0f", value);
  else
    g_ascii_formatd (buffer, sizeof (buffer), "%.15g", value);
  if (g_str_equal (buffer, "-0"))
    g_strlcpy (buffer, "0", sizeof (buffer));
  if (decimals == 0 || strchr (buffer, 'e') != NULL)
    return g_strdup (buffer);

  /* 2023.1 in the format 0.00 is shown as 2023.10, which is October. */
  point = strchr (buffer, '.');
  n = point != NULL ? strlen (point + 1) : 0;
  if (n >= decimals)
    return g_strdup (buffer);

  return g_strdup_printf ("%s%s%.*s", buffer, point == NULL ? "." : "",
                          (int) (MIN (decimals, 15) - MIN (n, 15)), "000000000000000");
}

static char *
date_text (double      value,
           KgDateParts parts,
           gboolean    from_1904)
{
  double whole = floor (value);
  guint seconds = (guint) floor ((value - whole) * 86400 + 0.5);
  gboolean dated = (parts & (KG_DATE_PART_YEAR | KG_DATE_PART_MONTH | KG_DATE_PART_DAY)) != 0;
  g_autofree char *time = NULL;
  KgDate date;
  int year, month, day;

  if (value < 0 || whole > 200000)
    return NULL;
  if (seconds >= 86400) {
    seconds -= 86400;
    whole += 1;
  }

  if (!dated)
    return g_strdup_printf ("%02u:%02u:%02u",
                            ((parts & KG_DATE_PART_ELAPSED) != 0 ? (guint) whole * 24 : 0) + seconds / 3600,
                            seconds / 60 % 60, seconds % 60);

  date = (KgDate) whole + (from_1904 ? DAY_ZERO_1904 : DAY_ZERO_1900);
  /* Up to its 29 February 1900, which never was, that calendar is a day off. */
  if (!from_1904 && whole < 60)
    date++;
  if (date < kg_date_new (1900, 1, 1) || date > kg_date_new (2199, 12, 31))
    return NULL;

  kg_date_get_ymd (date, &year, &month, &day);
  if ((parts & KG_DATE_PART_DAY) == 0)
    return (parts & KG_DATE_PART_MONTH) != 0 ? g_strdup_printf ("%04d-%02d", year, month)
                                             : g_strdup_printf ("%04d", year);
  if ((parts & KG_DATE_PART_TIME) != 0 && seconds > 0)
    time = g_strdup_printf (" %02u:%02u:%02u", seconds / 3600, seconds / 60 % 60, seconds % 60);

  return g_strdup_printf ("%04d-%02d-%02d%s", year, month, day, time != NULL ? time : "");
}

/**
 * kg_number_to_text:
 * @value: as the file has it
 * @from_1904: whether days are counted from 1904
 *
 * Returns: (nullable): a date in ISO form as far as the format shows it
 *   (2023-11 for yyyy"年"m"月"), else the number; %NULL when @value is no
 *   number
 */
char *
kg_number_to_text (const char           *value,
                   const KgNumberFormat *format,
                   gboolean              from_1904)
{
  char *end;
  double number = g_ascii_strtod (value, &end);
  g_autofree char *text = NULL;

  while (g_ascii_isspace (*end))
    end++;
  if (end == value || *end != '\0' || !isfinite (number))
    return NULL;

  if (format->kind == KG_NUMBER_DATE) {
    text = date_text (number, format->parts, from_1904);
    if (text != NULL)
      return g_steal_pointer (&text);
  }
  if (format->kind == KG_NUMBER_PERCENT) {
    char code[8], buffer[512];

    if (fabs (number) > 1e15)
      return plain_text (number, 0);
    g_snprintf (code, sizeof (code), "%%.%uf", MIN (format->decimals, 9));
    g_ascii_formatd (buffer, sizeof (buffer), code, number * 100);
    return g_strconcat (buffer, "%", NULL);
  }

  /* A whole number stays as it is, however long: it may be a code. */
  if (value[0] >= '1' && value[0] <= '9' && value[strspn (value, "0123456789")] == '\0' && format->decimals == 0)
    return g_strconcat (value, format->suffix, NULL);

  text = plain_text (number, format->decimals);
  return g_strconcat (text, format->suffix, NULL);
}
