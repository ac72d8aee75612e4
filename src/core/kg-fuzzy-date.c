// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-fuzzy-date.h"

#include <glib/gi18n-lib.h>

#include "core/kg-cell-text.h"
#include "core/kg-error.h"
#include "core/kg-period.h"

/* Dates as lists of projects have them: 2023-07-18(四证), 2023年11月, 2023.5,
 * 三季度, 年内, 11月底. Read by descent over the squeezed text; a period is
 * known by its first and its last day. */

#define EXCEL_EPOCH 693594   /* 1899-12-30 as a KgDate: day 0, past the false leap day of 1900 */
#define FIRST_SERIAL 18264   /* 1950-01-01 */
#define LAST_SERIAL 73050    /* 2099-12-31 */

static const char *const prefixes[] = {
  "计划于", "计划", "预计于", "预计", "拟于", "拟", "力争", "争取", "确保", "暂定", "初步", "目标",
  "至迟", "最迟", "不晚于", "约", "已于", "于", "在", "将", ":", "到", "截至", "开工时间", "开工",
};

/* ── Words to digits ──────────────────────────────────────────── */

static int
chinese_digit (gunichar c)
{
  static const char *const digits = "零一二三四五六七八九";
  const char *found;

  if (c == 0x3007 || c == 0x25cb) /* 〇 and the circle typed for it */
    return 0;
  if (c == 0x5341) /* 十 */
    return 10;
  /* The end of a text is found at the end of the digits. */
  found = c != 0 ? g_utf8_strchr (digits, -1, c) : NULL;

  return found != NULL ? (int) g_utf8_pointer_to_offset (digits, found) : -1;
}

/* Writes numerals such as 二〇二三 and 十一 as digits where a word of time
 * follows them; 一期 and 三证 stay. */
static char *
with_digits (const char *text)
{
  GString *plain = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0') {
    const char *end = p;
    int values[4];
    guint n = 0;
    gunichar after;

    while (n < G_N_ELEMENTS (values) && chinese_digit (g_utf8_get_char (end)) >= 0) {
      values[n++] = chinese_digit (g_utf8_get_char (end));
      end = g_utf8_next_char (end);
    }

    after = g_utf8_get_char (end);
    if (n == 0 || (after != 0x5e74 && after != 0x6708 && after != 0x65e5 && after != 0x53f7 &&
                   after != 0x5b63)) { /* 年 月 日 号 季 */
      end = g_utf8_next_char (p);
      g_string_append_len (plain, p, end - p);
    } else if (n <= 3 && (values[0] == 10 || (n > 1 && values[1] == 10))) {
      int tens = values[0] == 10 ? 1 : values[0];
      int ones = values[n - 1] == 10 ? 0 : values[n - 1];

      g_string_append_printf (plain, "%d", tens * 10 + ones);
    } else {
      for (guint i = 0; i < n; i++)
        g_string_append_printf (plain, "%d", values[i]);
    }
    p = end;
  }

  return g_string_free (plain, FALSE);
}

static gboolean
skip_range_mark (const char **p)
{
  return kg_scan_skip (p, "-") || kg_scan_skip (p, "~") || kg_scan_skip (p, "至") || kg_scan_skip (p, "到");
}

/* The later end of 2023.9-2023.12, 9月至10月 and 2023.9-12. */
static gboolean
read_range_end (const char **p,
                KgPeriod    *period)
{
  const char *q = *p;
  KgPeriod end;
  int year, n;

  if (!skip_range_mark (&q))
    return FALSE;

  kg_date_get_ymd (period->last, &year, NULL, NULL);
  if (kg_period_read (&q, year, &end) == KG_PERIOD_READ) {
    if (end.last < period->last)
      return FALSE;
    period->last = end.last;
    period->precision = MAX (period->precision, end.precision);
    *p = q;
    return TRUE;
  }

  n = kg_scan_count_digits (q);
  if (period->precision == KG_PRECISION_MONTH && (n == 1 || n == 2)) {
    KgDate last = kg_date_month_end (year, kg_scan_number (&q, n));

    if (last > period->last) {
      period->last = last;
      *p = q;
      return TRUE;
    }
  }

  return FALSE;
}

/* The first number of 9-10月 and 3-4季度 has no word of its own: steps over
 * it, since the later one counts. */
static gboolean
skip_bare_start (const char **p)
{
  const char *q = *p;
  int n;

  if (kg_scan_count_digits (q) == 4 && g_str_has_prefix (q + 4, "年"))
    return FALSE;
  n = kg_scan_count_digits (q);
  if (n < 1 || n > 2)
    return FALSE;
  q += n;
  if (!skip_range_mark (&q) && !kg_scan_skip (&q, "、"))
    return FALSE;
  n = kg_scan_count_digits (q);
  if (n < 1 || n > 2 || !(g_str_has_prefix (q + n, "月") || g_str_has_prefix (q + n, "季")))
    return FALSE;

  *p = q;
  return TRUE;
}

static KgPeriodReading
read_serial (const char *text,
             KgPeriod   *period)
{
  int n = kg_scan_count_digits (text), days;
  const char *p = text;

  if (n != 5)
    return KG_PERIOD_NONE;
  if (p[n] == '.' && kg_scan_count_digits (p + n + 1) > 0 && p[n + 1 + kg_scan_count_digits (p + n + 1)] == '\0')
    ; /* a time of day */
  else if (p[n] != '\0')
    return KG_PERIOD_NONE;

  days = kg_scan_number (&p, n);
  if (days < FIRST_SERIAL || days > LAST_SERIAL)
    return KG_PERIOD_NONE;
  *period = (KgPeriod) { .first = days + EXCEL_EPOCH, .last = days + EXCEL_EPOCH,
                       .precision = KG_PRECISION_DAY, .names_year = TRUE, .from_serial = TRUE };

  return KG_PERIOD_READ;
}

/* Whether a further date with a year or a month stands in @rest. */
static gboolean
has_further_date (const char *rest,
                  int         year)
{
  for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p)) {
    const char *q = p;
    KgPeriod period;

    if (!g_ascii_isdigit (*p) || (p > rest && (g_ascii_isdigit (p[-1]) || p[-1] == '.')))
      continue;
    if (kg_period_read (&q, year, &period) == KG_PERIOD_READ)
      return TRUE;
  }

  return FALSE;
}

/* Takes a time of day such as " 14:30:00" or "T00:00" out, before the blank
 * that sets it off is lost. */
static char *
without_time (const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    int n;

    if (p == text || !g_ascii_isdigit (p[-1]) || !(g_ascii_isspace (*p) || *p == 'T'))
      continue;
    n = kg_scan_count_digits (p + 1);
    if ((n == 1 || n == 2) && p[1 + n] == ':' && g_ascii_isdigit (p[2 + n])) {
      gsize length = 1 + n + strspn (p + 1 + n, "0123456789:.Z");

      return g_strdup_printf ("%.*s%s", (int) (p - text), text, p + length);
    }
  }

  return g_strdup (text);
}

/* What stands behind the date, without brackets around it. */
static char *
tidy_rest (const char *rest)
{
  const char *p = rest;
  g_autofree char *tidy = NULL;
  gsize length;

  while (*p != '\0' && strchr ("(,;:.[", *p) != NULL)
    p++;
  tidy = g_strdup (p);
  length = strlen (tidy);
  while (length > 0 && strchr (",;:.]", tidy[length - 1]) != NULL)
    tidy[--length] = '\0';
  if (length > 0 && tidy[length - 1] == ')' && strchr (tidy, '(') == NULL)
    tidy[--length] = '\0';

  return g_steal_pointer (&tidy);
}

/**
 * kg_fuzzy_date_parse:
 * @text: a cell
 * @default_year: the year meant where the text names none, or 0
 * @result: (out): the period
 * @rest: (out) (optional) (nullable): the words behind the date, such as
 *   "四证"; %NULL when there are none
 * @error: %KG_ERROR_BAD_CELL, or %KG_ERROR_REFUSED for a day that does not
 *   exist, with a sentence that quotes @text
 *
 * Reads days, months, quarters, half-years and years. 年底 is December, 年初
 * the first quarter, 11月中旬 lasts to the 20th. Of a range the later end
 * counts. A whole text that is a spreadsheet's day count (1950 to 2099) is
 * that day. Days that do not exist are refused, and so are texts that name
 * no date at all.
 */
gboolean
kg_fuzzy_date_parse (const char  *text,
                     int          default_year,
                     KgFuzzyDate *result,
                     char       **rest,
                     GError     **error)
{
  g_autofree char *untimed = without_time (text);
  g_autofree char *squeezed = kg_cell_text_squeeze (untimed);
  g_autofree char *plain = with_digits (squeezed);
  g_autofree char *quoted = kg_cell_text_quote (text);
  const char *p = plain;
  KgPeriod period;
  KgPeriodReading reading;
  KgFuzzyDateNotes notes = KG_FUZZY_DATE_PLAIN;
  gboolean more = TRUE;

  while (more) {
    more = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS (prefixes) && !more; i++)
      more = kg_scan_skip (&p, prefixes[i]);
  }

  reading = read_serial (p, &period);
  if (reading == KG_PERIOD_NONE) {
    const char *after_year = p;
    int year = default_year;

    if (kg_period_read_year (&after_year, default_year, &year) && skip_bare_start (&after_year)) {
      p = after_year;
      notes |= KG_FUZZY_DATE_RANGE;
      reading = kg_period_read (&p, year, &period);
      period.names_year = TRUE;
    } else {
      if (skip_bare_start (&p))
        notes |= KG_FUZZY_DATE_RANGE;
      reading = kg_period_read (&p, default_year, &period);
    }
  }

  if (reading == KG_PERIOD_NO_SUCH_DAY) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is a date that does not exist"), quoted);
    return FALSE;
  }
  if (reading == KG_PERIOD_NONE) {
    g_set_error (error, KG_ERROR, KG_ERROR_BAD_CELL, _("“%s” is not a date"), quoted);
    return FALSE;
  }

  if (!period.from_serial && read_range_end (&p, &period))
    notes |= KG_FUZZY_DATE_RANGE;
  if (period.from_serial)
    p = "";
  /* A digit that runs on would change the date that was read. */
  if (g_ascii_isdigit (*p) || (*p != '\0' && strchr ("-/.", *p) != NULL && g_ascii_isdigit (p[1]))) {
    g_set_error (error, KG_ERROR, KG_ERROR_BAD_CELL, _("“%s” is not a date"), quoted);
    return FALSE;
  }
  if (has_further_date (p, default_year))
    notes |= KG_FUZZY_DATE_SEVERAL;
  if (!period.names_year)
    notes |= KG_FUZZY_DATE_ASSUMED_YEAR;
  if (period.from_serial)
    notes |= KG_FUZZY_DATE_SERIAL;
  if (period.short_month)
    notes |= KG_FUZZY_DATE_SHORT_MONTH;

  *result = (KgFuzzyDate) { period.last, period.first, period.precision, notes };
  if (rest != NULL) {
    g_autofree char *words = tidy_rest (p);

    *rest = *words != '\0' ? g_steal_pointer (&words) : NULL;
  }

  return TRUE;
}

static const char *const precision_codes[] = { "day", "month", "quarter", "year" };

const char *
kg_precision_to_code (KgPrecision precision)
{
  g_return_val_if_fail (precision >= 0 && precision < G_N_ELEMENTS (precision_codes), NULL);

  return precision_codes[precision];
}

/**
 * kg_precision_from_code:
 * @code: (nullable): what the store keeps
 */
gboolean
kg_precision_from_code (const char  *code,
                        KgPrecision *precision)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (precision_codes); i++) {
    if (g_str_equal (code, precision_codes[i])) {
      *precision = i;
      return TRUE;
    }
  }

  return FALSE;
}
