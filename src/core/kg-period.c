// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-period.h"

#include <string.h>

/* Days, months, quarters and years in squeezed text with plain digits. Each
 * reader steps over what it understood and leaves the rest. */

gboolean
kg_scan_skip (const char **p,
              const char  *word)
{
  if (!g_str_has_prefix (*p, word))
    return FALSE;

  *p += strlen (word);
  return TRUE;
}

int
kg_scan_count_digits (const char *p)
{
  int n = 0;

  while (g_ascii_isdigit (p[n]))
    n++;

  return n;
}

int
kg_scan_number (const char **p,
                int          n_digits)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++)
    value = value * 10 + *(*p)++ - '0';

  return value;
}

static KgPeriodReading
set_month (KgPeriod *period,
           int       year,
           int       month)
{
  period->first = kg_date_new (year, month, 1);
  if (period->first == KG_DATE_NONE)
    return KG_PERIOD_NO_SUCH_DAY;
  period->last = kg_date_month_end (year, month);
  period->precision = KG_PRECISION_MONTH;

  return KG_PERIOD_READ;
}

static KgPeriodReading
set_months (KgPeriod   *period,
            int         year,
            int         from,
            int         to,
            KgPrecision precision)
{
  period->first = kg_date_new (year, from, 1);
  if (period->first == KG_DATE_NONE)
    return KG_PERIOD_NO_SUCH_DAY;
  period->last = kg_date_month_end (year, to);
  period->precision = precision;

  return KG_PERIOD_READ;
}

static KgPeriodReading
set_day (KgPeriod *period,
         int       year,
         int       month,
         int       day)
{
  period->first = period->last = kg_date_new (year, month, day);
  period->precision = KG_PRECISION_DAY;

  return period->first != KG_DATE_NONE ? KG_PERIOD_READ : KG_PERIOD_NO_SUCH_DAY;
}

/* 底, 上旬 and their like behind a month. */
static void
narrow_month (const char **p,
              KgPeriod    *period)
{
  if (kg_scan_skip (p, "上旬") || kg_scan_skip (p, "初"))
    period->last = period->first + 9;
  else if (kg_scan_skip (p, "中旬") || kg_scan_skip (p, "中"))
    period->last = period->first + 19;
  else if (kg_scan_skip (p, "下旬"))
    period->first += 20;
  else if (kg_scan_skip (p, "月底") || kg_scan_skip (p, "底") || kg_scan_skip (p, "月末") || kg_scan_skip (p, "末"))
    period->first = period->last;
}

/* ── Parts of a year ──────────────────────────────────────────── */

/* 季度, 上半年, 年底 and their like; *@p stands behind the year, if any. */
static KgPeriodReading
read_part (const char **p,
           int          year,
           KgPeriod    *period)
{
  const char *q = *p;
  int quarter = 0;

  kg_scan_skip (&q, "第");
  if ((*q == 'Q' || *q == 'q') && q[1] >= '1' && q[1] <= '4') {
    quarter = q[1] - '0';
    q += 2;
  } else if (kg_scan_count_digits (q) == 1 && g_str_has_prefix (q + 1, "季")) {
    quarter = *q - '0';
    q += 1 + strlen ("季");
    kg_scan_skip (&q, "度");
  }
  if (quarter != 0) {
    if (quarter > 4)
      return KG_PERIOD_NO_SUCH_DAY;
    kg_scan_skip (&q, "末");
    *p = q;
    return set_months (period, year, quarter * 3 - 2, quarter * 3, KG_PRECISION_QUARTER);
  }

  if (kg_scan_skip (p, "上半年"))
    return set_months (period, year, 1, 6, KG_PRECISION_QUARTER);
  if (kg_scan_skip (p, "下半年"))
    return set_months (period, year, 7, 12, KG_PRECISION_QUARTER);
  if (kg_scan_skip (p, "年底") || kg_scan_skip (p, "年末") || kg_scan_skip (p, "底") || kg_scan_skip (p, "末"))
    return set_months (period, year, 12, 12, KG_PRECISION_MONTH);
  if (kg_scan_skip (p, "年初") || kg_scan_skip (p, "初"))
    return set_months (period, year, 1, 3, KG_PRECISION_QUARTER);
  if (kg_scan_skip (p, "年中") || kg_scan_skip (p, "中"))
    return set_months (period, year, 6, 6, KG_PRECISION_MONTH);
  if (kg_scan_skip (p, "年内") || kg_scan_skip (p, "全年") || kg_scan_skip (p, "内"))
    return set_months (period, year, 1, 12, KG_PRECISION_YEAR);

  return KG_PERIOD_NONE;
}

/* 11月, 11月底, 11月3日, and 9-10月 whose later month counts. */
static KgPeriodReading
read_month (const char **p,
            int          year,
            KgPeriod    *period)
{
  const char *q = *p;
  int n = kg_scan_count_digits (q), month;
  KgPeriodReading reading;

  if (n < 1 || n > 2)
    return KG_PERIOD_NONE;

  month = kg_scan_number (&q, n);
  if (!kg_scan_skip (&q, "月份") && !kg_scan_skip (&q, "月"))
    return KG_PERIOD_NONE;

  n = kg_scan_count_digits (q);
  if (n >= 1 && n <= 2 && !g_str_has_prefix (q + n, "月")) {
    int day = kg_scan_number (&q, n);

    if (!kg_scan_skip (&q, "日"))
      kg_scan_skip (&q, "号");
    *p = q;
    return set_day (period, year, month, day);
  }

  *p = q;
  reading = set_month (period, year, month);
  if (reading == KG_PERIOD_READ)
    narrow_month (p, period);

  return reading;
}

/* 2023-05-03, 2023/5/3, 2023.5, 20230503, 202305: one separator throughout. */
static KgPeriodReading
read_numeric (const char **p,
              KgPeriod    *period)
{
  const char *q = *p;
  int n = kg_scan_count_digits (q), year, month;
  char separator;

  if (n == 8 || n == 6) {
    year = kg_scan_number (&q, 4);
    if (year < 1900 || year > 2199)
      return KG_PERIOD_NONE;
    month = kg_scan_number (&q, 2);
    *p += n;
    return n == 6 ? set_month (period, year, month)
                  : set_day (period, year, month, kg_scan_number (&q, 2));
  }
  if (n != 4)
    return KG_PERIOD_NONE;

  year = kg_scan_number (&q, 4);
  separator = *q;
  if (separator == '\0' || strchr ("-/.", separator) == NULL)
    return KG_PERIOD_NONE;
  n = kg_scan_count_digits (++q);
  if (n < 1 || n > 2)
    return KG_PERIOD_NONE;
  month = kg_scan_number (&q, n);
  period->short_month = separator == '.' && n == 1 && month == 1;

  if (*q == separator) {
    int n_day = kg_scan_count_digits (q + 1);

    if (n_day == 1 || n_day == 2) {
      q++;
      *p = q + n_day;
      period->short_month = FALSE;
      return set_day (period, year, month, kg_scan_number (&q, n_day));
    }
  }

  *p = q;
  if (kg_scan_skip (p, "月份") || kg_scan_skip (p, "月"))
    period->short_month = FALSE;
  return set_month (period, year, month);
}

/* A year in words, and where it ends. */
gboolean
kg_period_read_year (const char **p,
                     int          default_year,
                     int         *year)
{
  static const struct { const char *word; int offset; } relative[] = {
    { "今年", 0 }, { "本年", 0 }, { "当年", 0 }, { "明年", 1 }, { "次年", 1 }, { "去年", -1 },
    { "上年", -1 },
  };
  const char *q = *p;
  int n = kg_scan_count_digits (q), value;

  for (guint i = 0; i < G_N_ELEMENTS (relative) && default_year > 0; i++) {
    if (kg_scan_skip (p, relative[i].word)) {
      *year = default_year + relative[i].offset;
      kg_scan_skip (p, "度");
      return TRUE;
    }
  }

  if (n != 4 && n != 2)
    return FALSE;
  value = kg_scan_number (&q, n) + (n == 2 ? 2000 : 0);
  if (!kg_scan_skip (&q, "年度") && !kg_scan_skip (&q, "年") && !(n == 4 && (*q == '\0' || *q == 'Q' || *q == '(')))
    return FALSE;
  if (value < 1900 || value > 2199)
    return FALSE;

  *year = value;
  *p = q;
  return TRUE;
}

KgPeriodReading
kg_period_read (const char **p,
                int          default_year,
                KgPeriod    *period)
{
  const char *q = *p;
  int year = default_year;
  KgPeriodReading reading;

  *period = (KgPeriod) { 0 };
  reading = read_numeric (&q, period);
  if (reading != KG_PERIOD_NONE) {
    period->names_year = TRUE;
    if (reading == KG_PERIOD_READ && period->precision == KG_PRECISION_MONTH)
      narrow_month (&q, period);
    *p = q;
    return reading;
  }

  period->names_year = kg_period_read_year (&q, default_year, &year);
  if (year <= 0)
    return KG_PERIOD_NONE;

  reading = read_month (&q, year, period);
  if (reading == KG_PERIOD_NONE)
    reading = read_part (&q, year, period);
  if (reading == KG_PERIOD_NONE && period->names_year)
    reading = set_months (period, year, 1, 12, KG_PRECISION_YEAR);
  if (reading != KG_PERIOD_NONE)
    *p = q;

  return reading;
}
