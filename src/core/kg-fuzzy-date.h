// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-date.h"

G_BEGIN_DECLS

typedef enum {
  KG_PRECISION_DAY,
  KG_PRECISION_MONTH,
  KG_PRECISION_QUARTER, /* and half-years */
  KG_PRECISION_YEAR,
} KgPrecision;

/* What a date read from a text leaves to be said. */
typedef enum {
  KG_FUZZY_DATE_PLAIN = 0,
  KG_FUZZY_DATE_ASSUMED_YEAR = 1 << 0, /* the text names no year */
  KG_FUZZY_DATE_RANGE = 1 << 1,        /* two dates: the later one was taken */
  KG_FUZZY_DATE_SEVERAL = 1 << 2,      /* a further date stands behind it */
  KG_FUZZY_DATE_SERIAL = 1 << 3,       /* a spreadsheet's day count */
  KG_FUZZY_DATE_SHORT_MONTH = 1 << 4,  /* 2023.1: perhaps 2023.10, cut short */
} KgFuzzyDateNotes;

/**
 * KgFuzzyDate:
 * @date: the last day of the period that was named: a plan for "三季度" is
 *   kept when the work starts on 30 September
 * @first: its first day
 */
typedef struct {
  KgDate date;
  KgDate first;
  KgPrecision precision;
  KgFuzzyDateNotes notes;
} KgFuzzyDate;

gboolean    kg_fuzzy_date_parse    (const char   *text,
                                    int           default_year,
                                    KgFuzzyDate  *result,
                                    char        **rest,
                                    GError      **error);
const char *kg_precision_to_code   (KgPrecision   precision);
gboolean    kg_precision_from_code (const char   *code,
                                    KgPrecision  *precision);

G_END_DECLS
