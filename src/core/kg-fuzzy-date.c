// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-fuzzy-date.h"

#include <glib/gi18n-lib.h>

#include "core/kg-cell-text.h"
#include "core/kg-error.h"

/* Dates as lists of projects have them: 2023-07-18(四证), 2023年11月, 2023.5,
 * 三季度, 年内, 11月底. Read by descent over the squeezed text; a period is
 * known by its first and its last day. */

#define EXCEL_EPOCH 693594   /* 1899-12-30 as a KgDate: day 0, past the false leap day of 1900 */
#define FIRST_SERIAL 18264   /* 1950-01-01 */
#define LAST_SERIAL 73050    /* 2099-12-31 */

typedef enum {
  READ_NOTHING,
  READ_PERIOD,
  READ_NO_SUCH_DAY,
} Reading;

typedef struct {
  KgDate first;
  KgDate last;
  KgPrecision precision;
  gboolean names_year;
  gboolean from_serial;
  gboolean short_month;
} Period;

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

/* ── Small readers ────────────────────────────────────────────── */

static gboolean
skip (const char **p,
      const char  *word)
{
  if (!g_str_has_prefix (*p, word))
    return FALSE;

  *p += strlen (word);
  return TRUE;
}

static int
count_digits (const char *p)
{
  int n = 0;

  while (g_ascii_isdigit (p[n]))
    n++;

  return n;
}

static int
take_number (const char **p,
             int          n_digits)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++)
    value = value * 10 + *(*p)++ - '0';

  return value;
}

static Reading
set_month (Period *period,
           int     year,
           int     month)
{
  period->first = kg_date_new (year, month, 1);
  if (period->first == KG_DATE_NONE)
    return READ_NO_SUCH_DAY;
  period->last = kg_date_month_end (year, month);
  period->precision = KG_PRECISION_MONTH;

  return READ_PERIOD;
}

static Reading
set_months (Period      *period,
            int          year,
            int          from,
            int          to,
            KgPrecision  precision)
{
  period->first = kg_date_new (year, from, 1);
  if (period->first == KG_DATE_NONE)
    return READ_NO_SUCH_DAY;
  period->last = kg_date_month_end (year, to);
  period->precision = precision;

  return READ_PERIOD;
}

static Reading
set_day (Period *period,
         int     year,
         int     month,
         int     day)
{
  period->first = period->last = kg_date_new (year, month, day);
  period->precision = KG_PRECISION_DAY;

  return period->first != KG_DATE_NONE ? READ_PERIOD : READ_NO_SUCH_DAY;
}

/* 底, 上旬 and their like behind a month. */
static void
narrow_month (const char **p,
              Period      *period)
{
  if (skip (p, "上旬") || skip (p, "初"))
    period->last = period->first + 9;
  else if (skip (p, "中旬") || skip (p, "中"))
    period->last = period->first + 19;
  else if (skip (p, "下旬"))
    period->first += 20;
  else if (skip (p, "月底") || skip (p, "底") || skip (p, "月末") || skip (p, "末"))
    period->first = period->last;
}

/* ── Parts of a year ──────────────────────────────────────────── */

/* 季度, 上半年, 年底 and their like; *@p stands behind the year, if any. */
static Reading
read_part (const char **p,
           int          year,
           Period      *period)
{
  const char *q = *p;
  int quarter = 0;

  skip (&q, "第");
  if ((*q == 'Q' || *q == 'q') && q[1] >= '1' && q[1] <= '4') {
    quarter = q[1] - '0';
    q += 2;
  } else if (count_digits (q) == 1 && g_str_has_prefix (q + 1, "季")) {
    quarter = *q - '0';
    q += 1 + strlen ("季");
    skip (&q, "度");
  }
  if (quarter != 0) {
    if (quarter > 4)
      return READ_NO_SUCH_DAY;
    skip (&q, "末");
    *p = q;
    return set_months (period, year, quarter * 3 - 2, quarter * 3, KG_PRECISION_QUARTER);
  }

  if (skip (p, "上半年"))
    return set_months (period, year, 1, 6, KG_PRECISION_QUARTER);
  if (skip (p, "下半年"))
    return set_months (period, year, 7, 12, KG_PRECISION_QUARTER);
  if (skip (p, "年底") || skip (p, "年末") || skip (p, "底") || skip (p, "末"))
    return set_months (period, year, 12, 12, KG_PRECISION_MONTH);
  if (skip (p, "年初") || skip (p, "初"))
    return set_months (period, year, 1, 3, KG_PRECISION_QUARTER);
  if (skip (p, "年中") || skip (p, "中"))
    return set_months (period, year, 6, 6, KG_PRECISION_MONTH);
  if (skip (p, "年内") || skip (p, "全年") || skip (p, "内"))
    return set_months (period, year, 1, 12, KG_PRECISION_YEAR);

  return READ_NOTHING;
}

/* 11月, 11月底, 11月3日, and 9-10月 whose later month counts. */
static Reading
read_month (const char **p,
            int          year,
            Period      *period)
{
  const char *q = *p;
  int n = count_digits (q), month;
  Reading reading;

  if (n < 1 || n > 2)
    return READ_NOTHING;

  month = take_number (&q, n);
  if (!skip (&q, "月份") && !skip (&q, "月"))
    return READ_NOTHING;

  n = count_digits (q);
  if (n >= 1 && n <= 2 && !g_str_has_prefix (q + n, "月")) {
    int day = take_number (&q, n);

    if (!skip (&q, "日"))
      skip (&q, "号");
    *p = q;
    return set_day (period, year, month, day);
  }

  *p = q;
  reading = set_month (period, year, month);
  if (reading == READ_PERIOD)
    narrow_month (p, period);

  return reading;
}

/* 2023-05-03, 2023/5/3, 2023.5, 20230503, 202305: one separator throughout. */
static Reading
read_numeric (const char **p,
              Period      *period)
{
  const char *q = *p;
  int n = count_digits (q), year, month;
  char separator;

  if (n == 8 || n == 6) {
    year = take_number (&q, 4);
    if (year < 1900 || year > 2199)
      return READ_NOTHING;
    month = take_number (&q, 2);
    *p += n;
    return n == 6 ? set_month (period, year, month)
                  : set_day (period, year, month, take_number (&q, 2));
  }
  if (n != 4)
    return READ_NOTHING;

  year = take_number (&q, 4);
  separator = *q;
  if (separator == '\0' || strchr ("-/.", separator) == NULL)
    return READ_NOTHING;
  n = count_digits (++q);
  if (n < 1 || n > 2)
    return READ_NOTHING;
  month = take_number (&q, n);
  period->short_month = separator == '.' && n == 1 && month == 1;

  if (*q == separator) {
    int n_day = count_digits (q + 1);

    if (n_day == 1 || n_day == 2) {
      q++;
      *p = q + n_day;
      period->short_month = FALSE;
      return set_day (period, year, month, take_number (&q, n_day));
    }
  }

  *p = q;
  if (skip (p, "月份") || skip (p, "月"))
    period->short_month = FALSE;
  return set_month (period, year, month);
}

/* A year in words, and where it ends. */
static gboolean
read_year (const char **p,
           int          default_year,
           int         *year)
{
  static const struct { const char *word; int offset; } relative[] = {
    { "今年", 0 }, { "本年", 0 }, { "当年", 0 }, { "明年", 1 }, { "次年", 1 }, { "去年", -1 },
    { "上年", -1 },
  };
  const char *q = *p;
  int n = count_digits (q), value;

  for (guint i = 0; i < G_N_ELEMENTS (relative) && default_year > 0; i++) {
    if (skip (p, relative[i].word)) {
      *year = default_year + relative[i].offset;
      skip (p, "度");
      return TRUE;
    }
  }

  if (n != 4 && n != 2)
    return FALSE;
  value = take_number (&q, n) + (n == 2 ? 2000 : 0);
  if (!skip (&q, "年度") && !skip (&q, "年") && !(n == 4 && (*q == '\0' || *q == 'Q' || *q == '(')))
    return FALSE;
  if (value < 1900 || value > 2199)
    return FALSE;

  *year = value;
  *p = q;
  return TRUE;
}

static Reading
read_period (const char **p,
             int          default_year,
             Period      *period)
{
  const char *q = *p;
  int year = default_year;
  Reading reading;

  *period = (Period) { 0 };
  reading = read_numeric (&q, period);
  if (reading != READ_NOTHING) {
    period->names_year = TRUE;
    if (reading == READ_PERIOD && period->precision == KG_PRECISION_MONTH)
      narrow_month (&q, period);
    *p = q;
    return reading;
  }

  period->names_year = read_year (&q, default_year, &year);
  if (year <= 0)
    return READ_NOTHING;

  reading = read_month (&q, year, period);
  if (reading == READ_NOTHING)
    reading = read_part (&q, year, period);
  if (reading == READ_NOTHING && period->names_year)
    reading = set_months (period, year, 1, 12, KG_PRECISION_YEAR);
  if (reading != READ_NOTHING)
    *p = q;

  return reading;
}

static gboolean
skip_range_mark (const char **p)
{
  return skip (p, "-") || skip (p, "~") || skip (p, "至") || skip (p, "到");
}

/* The later end of 2023.9-2023.12, 9月至10月 and 2023.9-12. */
static gboolean
read_range_end (const char **p,
                Period      *period)
{
  const char *q = *p;
  Period end;
  int year, n;

  if (!skip_range_mark (&q))
    return FALSE;

  kg_date_get_ymd (period->last, &year, NULL, NULL);
  if (read_period (&q, year, &end) == READ_PERIOD) {
    if (end.last < period->last)
      return FALSE;
    period->last = end.last;
    period->precision = MAX (period->precision, end.precision);
    *p = q;
    return TRUE;
  }

  n = count_digits (q);
  if (period->precision == KG_PRECISION_MONTH && (n == 1 || n == 2)) {
    KgDate last = kg_date_month_end (year, take_number (&q, n));

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

  if (count_digits (q) == 4 && g_str_has_prefix (q + 4, "年"))
    return FALSE;
  n = count_digits (q);
  if (n < 1 || n > 2)
    return FALSE;
  q += n;
  if (!skip_range_mark (&q) && !skip (&q, "、"))
    return FALSE;
  n = count_digits (q);
  if (n < 1 || n > 2 || !(g_str_has_prefix (q + n, "月") || g_str_has_prefix (q + n, "季")))
    return FALSE;

  *p = q;
  return TRUE;
}

static Reading
read_serial (const char *text,
             Period     *period)
{
  int n = count_digits (text), days;
  const char *p = text;

  if (n != 5)
    return READ_NOTHING;
  if (p[n] == '.' && count_digits (p + n + 1) > 0 && p[n + 1 + count_digits (p + n + 1)] == '\0')
    ; /* a time of day */
  else if (p[n] != '\0')
    return READ_NOTHING;

  days = take_number (&p, n);
  if (days < FIRST_SERIAL || days > LAST_SERIAL)
    return READ_NOTHING;
  *period = (Period) { .first = days + EXCEL_EPOCH, .last = days + EXCEL_EPOCH,
                       .precision = KG_PRECISION_DAY, .names_year = TRUE, .from_serial = TRUE };

  return READ_PERIOD;
}

/* Whether a further date with a year or a month stands in @rest. */
static gboolean
has_further_date (const char *rest,
                  int         year)
{
  for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p)) {
    const char *q = p;
    Period period;

    if (!g_ascii_isdigit (*p) || (p > rest && (g_ascii_isdigit (p[-1]) || p[-1] == '.')))
      continue;
    if (read_period (&q, year, &period) == READ_PERIOD)
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
    n = count_digits (p + 1);
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
 * @error: %KG_ERROR_BAD_CELL with a sentence that quotes @text
 *
 * Reads days, months, quarters, half-years and years. 年底 is December, 年初
 * the first quarter, 11月中旬 lasts to the 20th. Of a range the later end
 * counts. A whole text that is a spreadsheet's day count (1950 to 2099) is
 * that day. Days that do not exist are refused, and so are texts that name
 * no date at all.
 */
gboolean
kg_fuzzy_date_parse (const char   *text,
                     int           default_year,
                     KgFuzzyDate  *result,
                     char        **rest,
                     GError      **error)
{
  g_autofree char *untimed = without_time (text);
  g_autofree char *squeezed = kg_cell_text_squeeze (untimed);
  g_autofree char *plain = with_digits (squeezed);
  g_autofree char *quoted = kg_cell_text_quote (text);
  const char *p = plain;
  Period period;
  Reading reading;
  KgFuzzyDateNotes notes = KG_FUZZY_DATE_PLAIN;
  gboolean more = TRUE;

  while (more) {
    more = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS (prefixes) && !more; i++)
      more = skip (&p, prefixes[i]);
  }

  reading = read_serial (p, &period);
  if (reading == READ_NOTHING) {
    const char *after_year = p;
    int year = default_year;

    if (read_year (&after_year, default_year, &year) && skip_bare_start (&after_year)) {
      p = after_year;
      notes |= KG_FUZZY_DATE_RANGE;
      reading = read_period (&p, year, &period);
      period.names_year = TRUE;
    } else {
      if (skip_bare_start (&p))
        notes |= KG_FUZZY_DATE_RANGE;
      reading = read_period (&p, default_year, &period);
    }
  }

  if (reading == READ_NO_SUCH_DAY) {
    g_set_error (error, KG_ERROR, KG_ERROR_BAD_CELL, _("“%s” is a date that does not exist"), quoted);
    return FALSE;
  }
  if (reading == READ_NOTHING) {
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
