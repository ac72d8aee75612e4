// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-fuzzy-date.h"

G_BEGIN_DECLS

/* Reading periods of time out of squeezed text, for kg-fuzzy-date.c alone. */

typedef enum {
  KG_PERIOD_NONE,
  KG_PERIOD_READ,
  KG_PERIOD_NO_SUCH_DAY,
} KgPeriodReading;

typedef struct {
  KgDate first;
  KgDate last;
  KgPrecision precision;
  gboolean names_year;
  gboolean from_serial;
  gboolean short_month;
} KgPeriod;

gboolean        kg_scan_skip         (const char **p,
                                      const char  *word);
int             kg_scan_count_digits (const char  *p);
int             kg_scan_number       (const char **p,
                                      int          n_digits);
gboolean        kg_period_read_year  (const char **p,
                                      int          default_year,
                                      int         *year);
KgPeriodReading kg_period_read       (const char **p,
                                      int          default_year,
                                      KgPeriod    *period);

G_END_DECLS
