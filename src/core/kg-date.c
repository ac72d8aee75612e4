// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-date.h"

/* Civil dates as day counts, by the proleptic Gregorian calendar. */

#define MIN_YEAR 1900
#define MAX_YEAR 2199

static int
days_in_month (int year,
               int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month == 2 && leap ? 29 : days[month - 1];
}

gboolean
kg_date_is_valid_ymd (int year,
                      int month,
                      int day)
{
  return year >= MIN_YEAR && year <= MAX_YEAR &&
         month >= 1 && month <= 12 &&
         day >= 1 && day <= days_in_month (year, month);
}

/**
 * kg_date_new:
 *
 * Returns: the date, or %KG_DATE_NONE when there is no such day
 */
KgDate
kg_date_new (int year,
             int month,
             int day)
{
  int y, era, yoe, doy, doe;

  if (!kg_date_is_valid_ymd (year, month, day))
    return KG_DATE_NONE;

  /* Years begin in March, so that the leap day is the last of its year. */
  y = month <= 2 ? year - 1 : year;
  era = y / 400;
  yoe = y - era * 400;
  doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

  return era * 146097 + doe - 719468 + KG_DATE_EPOCH;
}

void
kg_date_get_ymd (KgDate  date,
                 int    *year,
                 int    *month,
                 int    *day)
{
  int z = date - KG_DATE_EPOCH + 719468;
  int era = z / 146097;
  int doe = z - era * 146097;
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int mp = (5 * doy + 2) / 153;
  int m = mp < 10 ? mp + 3 : mp - 9;

  if (year != NULL)
    *year = yoe + era * 400 + (m <= 2);
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = doy - (153 * mp + 2) / 5 + 1;
}

/**
 * kg_date_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday, as ISO 8601 counts
 */
int
kg_date_weekday (KgDate date)
{
  /* 1970-01-01 was a Thursday. */
  int n = (date - KG_DATE_EPOCH + 3) % 7;

  return (n < 0 ? n + 7 : n) + 1;
}

/**
 * kg_date_iso_week:
 *
 * The ISO 8601 week of @date and the year that week belongs to.
 */
void
kg_date_iso_week (KgDate  date,
                  int    *year,
                  int    *week)
{
  KgDate thursday = date - kg_date_weekday (date) + 4;
  int y;

  kg_date_get_ymd (thursday, &y, NULL, NULL);
  if (year != NULL)
    *year = y;
  if (week != NULL)
    *week = (thursday - kg_date_new (y, 1, 1)) / 7 + 1;
}

KgDate
kg_date_month_end (int year,
                   int month)
{
  if (month < 1 || month > 12)
    return KG_DATE_NONE;

  return kg_date_new (year, month, days_in_month (year, month));
}

/**
 * kg_date_add_months:
 *
 * The same day @months later, or the last day of that month when it is
 * shorter: 31 January plus one month is the last of February.
 */
KgDate
kg_date_add_months (KgDate date,
                    int    months)
{
  int y, m, d, total;

  kg_date_get_ymd (date, &y, &m, &d);
  total = y * 12 + m - 1 + months;
  y = total / 12;
  m = total % 12 + 1;

  return kg_date_new (y, m, MIN (d, days_in_month (y, m)));
}

/**
 * kg_date_parse_iso:
 * @text: (nullable): YYYY-MM-DD and nothing else
 *
 * Returns: the date, or %KG_DATE_NONE
 */
KgDate
kg_date_parse_iso (const char *text)
{
  int part[3] = { 0, 0, 0 };
  static const int width[3] = { 4, 2, 2 };
  const char *p = text;

  if (text == NULL)
    return KG_DATE_NONE;

  for (int i = 0; i < 3; i++) {
    if (i > 0 && *p++ != '-')
      return KG_DATE_NONE;
    for (int k = 0; k < width[i]; k++, p++) {
      if (!g_ascii_isdigit (*p))
        return KG_DATE_NONE;
      part[i] = part[i] * 10 + (*p - '0');
    }
  }

  return *p == '\0' ? kg_date_new (part[0], part[1], part[2]) : KG_DATE_NONE;
}

/**
 * kg_date_to_iso:
 *
 * Returns: (nullable): YYYY-MM-DD, or %NULL for %KG_DATE_NONE
 */
char *
kg_date_to_iso (KgDate date)
{
  int y, m, d;

  if (date == KG_DATE_NONE)
    return NULL;

  kg_date_get_ymd (date, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/**
 * kg_date_to_week_code:
 *
 * Returns: the ISO week as the store keeps it, such as "2026-W47"
 */
char *
kg_date_to_week_code (KgDate date)
{
  int y, w;

  kg_date_iso_week (date, &y, &w);
  return g_strdup_printf ("%04d-W%02d", y, w);
}

/**
 * kg_date_to_chinese:
 *
 * Returns: (nullable): 2026年11月23日, as documents write it
 */
char *
kg_date_to_chinese (KgDate date)
{
  int y, m, d;

  if (date == KG_DATE_NONE)
    return NULL;

  kg_date_get_ymd (date, &y, &m, &d);
  return g_strdup_printf ("%d年%d月%d日", y, m, d);
}
