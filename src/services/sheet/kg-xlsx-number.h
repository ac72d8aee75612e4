// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  KG_NUMBER_PLAIN,
  KG_NUMBER_PERCENT,
  KG_NUMBER_DATE,
} KgNumberKind;

typedef enum {
  KG_DATE_PART_YEAR = 1 << 0,
  KG_DATE_PART_MONTH = 1 << 1,
  KG_DATE_PART_DAY = 1 << 2,
  KG_DATE_PART_TIME = 1 << 3,
  KG_DATE_PART_ELAPSED = 1 << 4, /* hours beyond 24 */
} KgDateParts;

/**
 * KgNumberFormat:
 * @parts: what a date shows
 * @decimals: how many digits always stand behind the point
 * @suffix: a unit of money that is shown behind the number, or ""
 *
 * What matters of the format code of a cell.
 */
typedef struct {
  KgNumberKind kind;
  KgDateParts parts;
  guint decimals;
  char suffix[16];
} KgNumberFormat;

KgNumberFormat  kg_number_format_from_code    (const char           *code);
KgNumberFormat  kg_number_format_from_builtin (guint                 id);
char           *kg_number_to_text             (const char           *value,
                                               const KgNumberFormat *format,
                                               gboolean              from_1904);

G_END_DECLS
