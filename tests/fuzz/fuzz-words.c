// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "fuzz-target.h"

#include "core/kg-cell-text.h"
#include "core/kg-fuzzy-date.h"
#include "core/kg-money.h"
#include "core/kg-project-header.h"
#include "services/sheet/kg-xlsx-number.h"

/* The words of one cell, through everything that reads words. */

static void
check_date (const char *text,
            int         year)
{
  g_autofree char *rest = NULL;
  KgFuzzyDate date;

  if (!kg_fuzzy_date_parse (text, year, &date, &rest, NULL))
    return;

  g_assert_cmpint (date.first, <=, date.date);
  g_assert_cmpint (date.first, >=, kg_date_new (1900, 1, 1));
  g_assert_cmpint (date.date, <=, kg_date_new (2199, 12, 31));
  g_assert_nonnull (kg_precision_to_code (date.precision));
  g_assert_true (rest == NULL || g_utf8_validate (rest, -1, NULL));
}

static void
check_money (const char  *text,
             KgMoneyUnit  unit)
{
  gint64 wan;
  g_autofree char *shown = NULL;

  if (!kg_money_parse (text, unit, &wan, NULL, NULL))
    return;

  g_assert_cmpint (wan, >=, 0);
  g_assert_cmpint (wan, <=, KG_MONEY_MAX);
  shown = kg_money_format (wan);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *line = kg_cell_text_clean (valid, KG_CELL_TEXT_LINE, NULL);
  g_autofree char *again = kg_cell_text_clean (line, KG_CELL_TEXT_LINE, NULL);
  g_autofree char *number = NULL;
  KgNumberFormat format = kg_number_format_from_code (valid);
  KgProjectTitle title = kg_project_title_read_group (valid, line);

  g_assert_cmpstr (line, ==, again);
  g_assert_true (g_utf8_validate (line, -1, NULL));
  g_assert_cmpint (title.column, <, KG_N_PROJECT_COLUMNS);
  check_date (valid, 0);
  check_date (valid, 2026);
  check_money (valid, KG_MONEY_UNIT_UNKNOWN);
  check_money (valid, KG_MONEY_UNIT_YI);
  check_money (valid, KG_MONEY_UNIT_YUAN);
  kg_project_words_find_year (valid);
  number = kg_number_to_text ("45231.25", &format, FALSE);
  g_assert_true (number != NULL && g_utf8_validate (number, -1, NULL));
  g_clear_pointer (&number, g_free);
  number = kg_number_to_text (valid, &format, TRUE);

  return 0;
}
