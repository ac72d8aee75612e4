// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgDate:
 *
 * A civil date (never an instant): the number of days since 1970-01-01 plus
 * KG_DATE_EPOCH, so that 0 means "no date". Differences are calendar days.
 * Valid dates run from 1900-01-01 to 2199-12-31.
 */
typedef gint32 KgDate;

#define KG_DATE_NONE  ((KgDate) 0)
#define KG_DATE_EPOCH 719163 /* 1970-01-01 as days since 0001-01-01, plus 1 */

KgDate    kg_date_new          (int          year,
                                int          month,
                                int          day);
gboolean  kg_date_is_valid_ymd (int          year,
                                int          month,
                                int          day);
void      kg_date_get_ymd      (KgDate       date,
                                int         *year,
                                int         *month,
                                int         *day);
int       kg_date_weekday      (KgDate       date);
void      kg_date_iso_week     (KgDate       date,
                                int         *year,
                                int         *week);
KgDate    kg_date_month_end    (int          year,
                                int          month);
KgDate    kg_date_add_months   (KgDate       date,
                                int          months);
KgDate    kg_date_parse_iso    (const char  *text);
char     *kg_date_to_iso       (KgDate       date);
char     *kg_date_to_week_code (KgDate       date);
char     *kg_date_to_chinese   (KgDate       date);

G_END_DECLS
