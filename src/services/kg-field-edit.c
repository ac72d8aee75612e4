// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-field-edit.h"

#include "core/kg-cell-text.h"
#include "core/kg-error.h"
#include "core/kg-fuzzy-date.h"
#include "core/kg-labels.h"
#include "core/kg-money.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* All refusals name the field and are KG_ERROR_REFUSED: nothing was stored. */

static gboolean
is_money (const KgTable *table,
          int            column)
{
  return table == &kg_table_project &&
         (column == KG_PROJECT_INVESTMENT || column == KG_PROJECT_YEAR_PLAN || column == KG_PROJECT_INVESTED);
}

static gboolean
is_cadence (const KgTable *table,
            int            column)
{
  return table == &kg_table_project && column == KG_PROJECT_REPORT_EVERY;
}

static gboolean
is_paragraph (const KgTable *table,
              int            column)
{
  return (table == &kg_table_project &&
          (column == KG_PROJECT_CONTENT || column == KG_PROJECT_REMARK || column == KG_PROJECT_PROGRESS)) ||
         (table == &kg_table_problem && column == KG_PROBLEM_TEXT) ||
         (table == &kg_table_report && column == KG_REPORT_TEXT);
}

static gboolean
refuse (GError     **error,
        const char  *field,
        const char  *why)
{
  /* Translators: the name of a field, then what is wrong with it. */
  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s: %s"), field, why);
  return FALSE;
}

static gboolean
set_text (KgRecord    *record,
          int          column,
          const char  *text,
          GError     **error)
{
  const KgTable *table = kg_record_get_table (record);
  guint n_dropped = 0;
  g_autofree char *clean =
    kg_cell_text_clean (text, is_paragraph (table, column) ? KG_CELL_TEXT_PARAGRAPH : KG_CELL_TEXT_LINE, &n_dropped);

  if (n_dropped > 0)
    return refuse (error, table->columns[column].name, _("it holds characters that cannot be shown"));

  kg_record_set_text (record, column, clean);
  return TRUE;
}

static gboolean
set_number (KgRecord    *record,
            int          column,
            const char  *text,
            GError     **error)
{
  const KgTable *table = kg_record_get_table (record);
  gint64 number;

  if (is_money (table, column)) {
    KgMoneyNotes notes;
    g_autoptr (GError) local = NULL;

    if (!kg_money_parse (text, KG_MONEY_UNIT_WAN, &number, &notes, &local))
      return refuse (error, table->columns[column].name, local->message);
    if (number == KG_MONEY_NONE) {
      kg_record_set_null (record, column);
      return TRUE;
    }
  } else if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &number, NULL)) {
    return refuse (error, table->columns[column].name, _("it is a whole number from 0"));
  }

  if (is_cadence (table, column)) {
    if (number > KG_REPORT_EVERY_MAX) {
      g_autofree char *why = g_strdup_printf (_("it is a number of working days from 1 to %d, or 0 for none"),
                                              KG_REPORT_EVERY_MAX);

      return refuse (error, table->columns[column].name, why);
    }
    if (number == 0) {
      kg_record_set_null (record, column);
      return TRUE;
    }
  }

  kg_record_set_int (record, column, number);
  return TRUE;
}

/* A plan may name a month, a quarter or a year; everything else is a day. */
static gboolean
set_date (KgContext   *context,
          KgRecord    *record,
          int          column,
          const char  *text,
          GError     **error)
{
  const KgTable *table = kg_record_get_table (record);
  g_autoptr (GError) local = NULL;
  g_autofree char *rest = NULL;
  KgFuzzyDate fuzzy;
  int year;

  kg_date_get_ymd (kg_context_get_today (context), &year, NULL, NULL);
  if (!kg_fuzzy_date_parse (text, year, &fuzzy, &rest, &local))
    return refuse (error, table->columns[column].name, local->message);
  if (rest != NULL || fuzzy.notes & (KG_FUZZY_DATE_RANGE | KG_FUZZY_DATE_SEVERAL))
    return refuse (error, table->columns[column].name, _("it is one date and nothing else"));

  if (table == &kg_table_project && column == KG_PROJECT_PLANNED_START)
    kg_record_set_text (record, KG_PROJECT_PRECISION, kg_precision_to_code (fuzzy.precision));
  else if (fuzzy.precision != KG_PRECISION_DAY)
    return refuse (error, table->columns[column].name, _("it is a day, such as 2026-11-23"));

  kg_record_set_date (record, column, fuzzy.date);
  return TRUE;
}

static gboolean
set_code (KgRecord    *record,
          int          column,
          const char  *text,
          GError     **error)
{
  const KgTable *table = kg_record_get_table (record);
  g_auto (GStrv) codes = g_strsplit (table->columns[column].detail, "|", -1);
  g_autofree char *all = g_strjoinv (", ", codes);
  g_autofree char *why = NULL;

  for (guint i = 0; codes[i] != NULL; i++) {
    if (g_str_equal (codes[i], text) || g_str_equal (kg_label_code (table, column, codes[i]), text)) {
      kg_record_set_text (record, column, codes[i]);
      return TRUE;
    }
  }

  why = g_strdup_printf (_("“%s” is none of %s"), text, all);
  return refuse (error, table->columns[column].name, why);
}

static gboolean
set_reference (KgTxn       *txn,
               KgRecord    *record,
               int          column,
               const char  *text,
               GError     **error)
{
  const KgColumn *field = &kg_record_get_table (record)->columns[column];
  g_autoptr (KgRecord) target = NULL;
  g_autoptr (GError) local = NULL;

  if (!g_str_equal (field->detail, "unit"))
    return refuse (error, field->name, _("it cannot be changed"));

  target = kg_query_unit (txn, text, &local);
  if (target == NULL)
    return refuse (error, field->name, local->message);

  kg_record_set_text (record, column, kg_record_get_id (target));
  return TRUE;
}

/**
 * kg_field_set_column:
 * @record: not sealed
 * @text: as typed; empty to clear the field
 *
 * Sets one field from @text by its type: sums with or without their unit
 * (万元 when none is said), dates, codes or the words for them, units by name.
 */
gboolean
kg_field_set_column (KgTxn       *txn,
                     KgContext   *context,
                     KgRecord    *record,
                     int          column,
                     const char  *text,
                     GError     **error)
{
  const KgTable *table = kg_record_get_table (record);
  const KgColumn *field = &table->columns[column];
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, field->name, _("it is not UTF-8"));

  if (*stripped == '\0') {
    if (field->flags & KG_COLUMN_REQUIRED)
      return refuse (error, field->name, _("it must not be empty"));
    kg_record_set_null (record, column);
    if (table == &kg_table_project && column == KG_PROJECT_PLANNED_START)
      kg_record_set_null (record, KG_PROJECT_PRECISION);
    return TRUE;
  }

  switch (field->type) {
  case KG_TYPE_TEXT:
    return set_text (record, column, stripped, error);
  case KG_TYPE_INT:
    return set_number (record, column, stripped, error);
  case KG_TYPE_BOOL:
    if (!g_str_equal (stripped, "0") && !g_str_equal (stripped, "1"))
      return refuse (error, field->name, _("it is 0 or 1"));
    kg_record_set_int (record, column, *stripped == '1');
    return TRUE;
  case KG_TYPE_DATE:
    return set_date (context, record, column, stripped, error);
  case KG_TYPE_CODE:
    return set_code (record, column, stripped, error);
  case KG_TYPE_REF:
    return set_reference (txn, record, column, stripped, error);
  case KG_TYPE_INSTANT:
  case KG_TYPE_JSON:
  default:
    return refuse (error, field->name, _("it cannot be changed"));
  }
}

/* Fields that have an act of their own, which leaves a trace. */
static const char *
why_not (const KgTable *table,
         int            column)
{
  if (column < KG_COL_COMMON)
    return _("it cannot be changed");
  if (table == &kg_table_project && column == KG_PROJECT_FORECAST_START)
    return _("a forecast is changed with its reason, as a reforecast");
  if (table == &kg_table_project && column == KG_PROJECT_PRECISION)
    return _("it follows from planned_start");

  return NULL;
}

/**
 * kg_field_set:
 * @name: of a column, as the exports and JSON have it
 */
gboolean
kg_field_set (KgTxn       *txn,
              KgContext   *context,
              KgRecord    *record,
              const char  *name,
              const char  *text,
              GError     **error)
{
  const KgTable *table = kg_record_get_table (record);
  int column = kg_table_find_column (table, name);
  const char *why;

  if (column < 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("A %s has no field “%s”"), kg_label_table (table), name);
    return FALSE;
  }

  why = why_not (table, column);
  if (why != NULL)
    return refuse (error, name, why);

  return kg_field_set_column (txn, context, record, column, text, error);
}

/* What a state asks of other fields. */
static gboolean
check_project (KgRecord  *record,
               gboolean   state_given,
               GError   **error)
{
  gboolean has_start = !kg_record_is_null (record, KG_PROJECT_ACTUAL_START);

  if (has_start && !state_given && kg_record_is (record, KG_PROJECT_STATE, "planned"))
    kg_record_set_text (record, KG_PROJECT_STATE, "started");

  if (kg_record_is (record, KG_PROJECT_STATE, "started") && !has_start)
    return refuse (error, "state", _("a started project has an actual_start"));
  if (kg_record_is (record, KG_PROJECT_STATE, "planned") && has_start)
    return refuse (error, "state", _("a planned project has no actual_start yet"));
  if (kg_record_is (record, KG_PROJECT_STATE, "on_hold")) {
    if (kg_record_is_null (record, KG_PROJECT_HOLD_REASON))
      return refuse (error, "state", _("a project on hold has a hold_reason"));
  } else {
    kg_record_set_null (record, KG_PROJECT_HOLD_REASON);
  }

  return TRUE;
}

static gboolean
check_step (KgRecord  *record,
            GError   **error)
{
  static const int pairs[][2] = {
    { KG_STEP_PLANNED_START, KG_STEP_PLANNED_END }, { KG_STEP_ACTUAL_START, KG_STEP_ACTUAL_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    KgDate start = kg_record_get_date (record, pairs[i][0]);
    KgDate end = kg_record_get_date (record, pairs[i][1]);

    if (start != KG_DATE_NONE && end != KG_DATE_NONE && end < start) {
      const char *name = kg_record_get_text (record, KG_STEP_NAME);
      g_autofree char *why = g_strdup_printf (_("“%s” would end before it begins"), name != NULL ? name : "");

      return refuse (error, kg_table_step.columns[pairs[i][1]].name, why);
    }
  }

  return TRUE;
}

/**
 * kg_field_set_all:
 * @assignments: (array zero-terminated=1): "field=value" each
 *
 * Sets several fields, and checks what they say together.
 */
gboolean
kg_field_set_all (KgTxn              *txn,
                  KgContext          *context,
                  KgRecord           *record,
                  const char *const  *assignments,
                  GError            **error)
{
  const KgTable *table = kg_record_get_table (record);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; assignments[i] != NULL; i++) {
    const char *equals = strchr (assignments[i], '=');
    g_autofree char *name = equals != NULL ? g_strndup (assignments[i], equals - assignments[i]) : NULL;

    if (name == NULL) {
      g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("“%s” is not of the form FIELD=VALUE"), assignments[i]);
      return FALSE;
    }
    if (!kg_field_set (txn, context, record, name, equals + 1, error))
      return FALSE;
    if (!g_hash_table_add (seen, g_steal_pointer (&name))) {
      g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("“%s” gives a field twice"), assignments[i]);
      return FALSE;
    }
  }

  if (table == &kg_table_project)
    return check_project (record, g_hash_table_contains (seen, "state"), error);
  if (table == &kg_table_step)
    return check_step (record, error);

  return TRUE;
}
