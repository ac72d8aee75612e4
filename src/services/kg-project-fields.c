// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-project-fields.h"

#include "core/kg-cell-text.h"
#include "core/kg-error.h"
#include "core/kg-fuzzy-date.h"
#include "core/kg-labels.h"
#include "core/kg-money.h"
#include "services/kg-field-edit.h"

#include <glib/gi18n-lib.h>

KgProjectFieldKind
kg_project_field_kind (int column)
{
  switch (column) {
  case KG_PROJECT_CONTENT:
  case KG_PROJECT_PROGRESS:
  case KG_PROJECT_REMARK:
    return KG_PROJECT_FIELD_PARAGRAPH;
  case KG_PROJECT_INVESTMENT:
  case KG_PROJECT_YEAR_PLAN:
  case KG_PROJECT_INVESTED:
    return KG_PROJECT_FIELD_MONEY;
  case KG_PROJECT_REPORT_EVERY:
    return KG_PROJECT_FIELD_WORKDAYS;
  case KG_PROJECT_PLANNED_START:
    return KG_PROJECT_FIELD_PERIOD;
  default:
    break;
  }

  switch (kg_table_project.columns[column].type) {
  case KG_TYPE_DATE:
    return KG_PROJECT_FIELD_DAY;
  case KG_TYPE_REF:
    return KG_PROJECT_FIELD_UNIT;
  case KG_TYPE_CODE:
    return KG_PROJECT_FIELD_CODE;
  case KG_TYPE_TEXT:
  case KG_TYPE_INT:
  case KG_TYPE_BOOL:
  case KG_TYPE_INSTANT:
  case KG_TYPE_JSON:
  default:
    return KG_PROJECT_FIELD_LINE;
  }
}

/* A planned start without it is a day. */
static const char *
precision_of (const KgRecord *project)
{
  const char *code = kg_record_get_text (project, KG_PROJECT_PRECISION);

  return code != NULL ? code : "day";
}

/**
 * kg_project_field_equal:
 *
 * As kg_record_field_equal(); a planned start is the same when it is as exact,
 * too.
 */
gboolean
kg_project_field_equal (const KgRecord *a,
                        const KgRecord *b,
                        int             column)
{
  return kg_record_field_equal (a, b, column) &&
         (column != KG_PROJECT_PLANNED_START || g_str_equal (precision_of (a), precision_of (b)));
}

void
kg_project_field_copy (KgRecord       *project,
                       const KgRecord *from,
                       int             column)
{
  kg_record_set_field (project, column, from);
  if (column == KG_PROJECT_PLANNED_START)
    kg_record_set_field (project, KG_PROJECT_PRECISION, from);
}

/* As it would be typed: a period by its name. */
static char *
period_text (const KgRecord *project)
{
  KgDate date = kg_record_get_date (project, KG_PROJECT_PLANNED_START);
  int year, month;

  if (date == KG_DATE_NONE)
    return g_strdup ("");

  kg_date_get_ymd (date, &year, &month, NULL);
  if (kg_record_is (project, KG_PROJECT_PRECISION, "month"))
    return g_strdup_printf ("%d年%d月", year, month);
  if (kg_record_is (project, KG_PROJECT_PRECISION, "quarter"))
    return g_strdup_printf ("%dQ%d", year, (month + 2) / 3);
  if (kg_record_is (project, KG_PROJECT_PRECISION, "year"))
    return g_strdup_printf ("%d年", year);

  return kg_date_to_iso (date);
}

/**
 * kg_project_field_text:
 *
 * Returns: (transfer full): what stands in the field of an editor, from which
 *   kg_project_field_read() makes the same value; empty for none. Money is
 *   told to the last 万元, a unit by its id.
 */
char *
kg_project_field_text (const KgRecord *project,
                       int             column)
{
  if (kg_record_is_null (project, column))
    return g_strdup ("");

  switch (kg_project_field_kind (column)) {
  case KG_PROJECT_FIELD_MONEY:
    /* What is shown rounded would be saved rounded. */
    return g_strdup_printf ("%" G_GINT64_FORMAT "万元", kg_record_get_int (project, column));
  case KG_PROJECT_FIELD_WORKDAYS:
    return g_strdup_printf ("%" G_GINT64_FORMAT, kg_record_get_int (project, column));
  case KG_PROJECT_FIELD_DAY:
    return kg_date_to_iso (kg_record_get_date (project, column));
  case KG_PROJECT_FIELD_PERIOD:
    return period_text (project);
  case KG_PROJECT_FIELD_LINE:
  case KG_PROJECT_FIELD_PARAGRAPH:
  case KG_PROJECT_FIELD_UNIT:
  case KG_PROJECT_FIELD_CODE:
  default:
    return g_strdup (kg_record_get_text (project, column));
  }
}

/**
 * kg_project_field_words:
 * @board: where the units are
 *
 * Returns: (transfer full): the value for people to read; a dash for none
 */
char *
kg_project_field_words (const KgBoard  *board,
                        const KgRecord *project,
                        int             column)
{
  const KgUnit *unit;
  int days;

  if (kg_record_is_null (project, column))
    return g_strdup ("–");

  switch (kg_project_field_kind (column)) {
  case KG_PROJECT_FIELD_MONEY:
    return kg_money_format (kg_record_get_int (project, column));
  case KG_PROJECT_FIELD_WORKDAYS:
    days = (int) kg_record_get_int (project, column);
    return g_strdup_printf (ngettext ("Every working day", "Every %d working days", days), days);
  case KG_PROJECT_FIELD_DAY:
    return kg_label_date (kg_record_get_date (project, column));
  case KG_PROJECT_FIELD_PERIOD:
    return g_str_equal (precision_of (project), "day")
           ? kg_label_date (kg_record_get_date (project, column)) : period_text (project);
  case KG_PROJECT_FIELD_UNIT:
    unit = kg_board_find_unit (board, kg_record_get_text (project, column));
    return g_strdup (unit != NULL ? unit->name : kg_record_get_text (project, column));
  case KG_PROJECT_FIELD_CODE:
    return g_strdup (kg_label_code (&kg_table_project, column, kg_record_get_text (project, column)));
  case KG_PROJECT_FIELD_LINE:
  case KG_PROJECT_FIELD_PARAGRAPH:
  default:
    return g_strdup (kg_record_get_text (project, column));
  }
}

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, sentence);
  return FALSE;
}

static gboolean
read_text (KgRecord    *project,
           int          column,
           const char  *text,
           GError     **error)
{
  gboolean paragraph = kg_project_field_kind (column) == KG_PROJECT_FIELD_PARAGRAPH;
  guint n_dropped = 0;
  g_autofree char *clean = kg_cell_text_clean (text, paragraph ? KG_CELL_TEXT_PARAGRAPH : KG_CELL_TEXT_LINE, &n_dropped);

  if (n_dropped > 0)
    return refuse (error, _("Some of these characters cannot be shown; type the text instead of pasting it."));

  kg_record_set_text (project, column, clean);
  return TRUE;
}

static gboolean
read_money (KgRecord    *project,
            int          column,
            const char  *text,
            GError     **error)
{
  g_autoptr (GError) local = NULL;
  gint64 wan;

  if (!kg_money_parse (text, KG_MONEY_UNIT_WAN, &wan, NULL, &local)) {
    /* Translators: what is wrong with a sum that was typed. Leave the sums as they are. */
    g_autofree char *sentence = g_strdup_printf (_("%s. Type 9.8亿元, 98000万元 or, in 万元, 98000."), local->message);

    return refuse (error, sentence);
  }

  if (wan == KG_MONEY_NONE)
    kg_record_set_null (project, column);
  else
    kg_record_set_int (project, column, wan);
  return TRUE;
}

static gboolean
read_workdays (KgRecord    *project,
               int          column,
               const char  *text,
               GError     **error)
{
  gint64 days;

  if (!g_ascii_string_to_signed (text, 10, 1, KG_REPORT_EVERY_MAX, &days, NULL)) {
    g_autofree char *sentence =
      g_strdup_printf (_("This is a number of working days from 1 to %d, such as 2. Leave it empty for none."),
                       KG_REPORT_EVERY_MAX);

    return refuse (error, sentence);
  }

  kg_record_set_int (project, column, days);
  return TRUE;
}

static gboolean
read_date (KgContext   *context,
           KgRecord    *project,
           int          column,
           const char  *text,
           GError     **error)
{
  gboolean period = kg_project_field_kind (column) == KG_PROJECT_FIELD_PERIOD;
  const char *example = period ? _("Type a day such as 2026-12-18, or 2026年12月, 四季度, 年底.")
                               : _("Type a day such as 2026-12-18 or 12月18日.");
  g_autoptr (GError) local = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *sentence = NULL;
  KgFuzzyDate date;
  int year;

  kg_date_get_ymd (kg_context_get_today (context), &year, NULL, NULL);
  if (!kg_fuzzy_date_parse (text, year, &date, &rest, &local))
    /* Translators: what is wrong with a date, then what would be right. */
    sentence = g_strdup_printf (_("%s. %s"), local->message, example);
  else if (rest != NULL || date.notes & (KG_FUZZY_DATE_RANGE | KG_FUZZY_DATE_SEVERAL))
    sentence = g_strdup_printf (_("%s. %s"), _("There is more than one date here"), example);
  else if (!period && date.precision != KG_PRECISION_DAY)
    sentence = g_strdup_printf (_("%s. %s"), _("This names no single day"), example);
  if (sentence != NULL)
    return refuse (error, sentence);

  kg_record_set_date (project, column, date.date);
  if (period)
    kg_record_set_text (project, KG_PROJECT_PRECISION, kg_precision_to_code (date.precision));
  return TRUE;
}

/**
 * kg_project_field_read:
 * @project: not sealed
 * @text: as typed, or an id or a code; empty for none
 *
 * Sets one field. What cannot be right is %KG_ERROR_REFUSED with a sentence
 * that says what is wrong and gives an example of what is right.
 */
gboolean
kg_project_field_read (KgContext   *context,
                       KgRecord    *project,
                       int          column,
                       const char  *text,
                       GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0') {
    if (column == KG_PROJECT_NAME)
      return refuse (error, _("A project needs a name, such as 易卜半导体二期项目."));
    if (kg_table_project.columns[column].flags & KG_COLUMN_REQUIRED)
      return refuse (error, _("This must not be empty."));
    kg_record_set_null (project, column);
    if (column == KG_PROJECT_PLANNED_START)
      kg_record_set_null (project, KG_PROJECT_PRECISION);
    return TRUE;
  }

  switch (kg_project_field_kind (column)) {
  case KG_PROJECT_FIELD_MONEY:
    return read_money (project, column, stripped, error);
  case KG_PROJECT_FIELD_WORKDAYS:
    return read_workdays (project, column, stripped, error);
  case KG_PROJECT_FIELD_DAY:
  case KG_PROJECT_FIELD_PERIOD:
    return read_date (context, project, column, stripped, error);
  case KG_PROJECT_FIELD_UNIT:
  case KG_PROJECT_FIELD_CODE:
    kg_record_set_text (project, column, stripped);
    return TRUE;
  case KG_PROJECT_FIELD_LINE:
  case KG_PROJECT_FIELD_PARAGRAPH:
  default:
    return read_text (project, column, stripped, error);
  }
}

/**
 * kg_project_settle:
 *
 * Lets the state of an edited project follow from what was changed: what has
 * an actual start has left the lights, and only what is on hold has a reason
 * for that.
 */
void
kg_project_settle (const KgRecord *before,
                   KgRecord       *after)
{
  if (!kg_record_field_equal (before, after, KG_PROJECT_ACTUAL_START)) {
    if (!kg_record_is_null (after, KG_PROJECT_ACTUAL_START))
      kg_record_set_text (after, KG_PROJECT_STATE, "started");
    else if (kg_record_is (after, KG_PROJECT_STATE, "started"))
      kg_record_set_text (after, KG_PROJECT_STATE, "planned");
  }
  if (kg_record_is (before, KG_PROJECT_STATE, "on_hold") && !kg_record_is (after, KG_PROJECT_STATE, "on_hold"))
    kg_record_set_null (after, KG_PROJECT_HOLD_REASON);
}

static void
fault_free (gpointer data)
{
  KgProjectFault *fault = data;

  g_free (fault->text);
  g_free (fault);
}

static void
add_fault (GPtrArray  *faults,
           int         column,
           const char *text)
{
  KgProjectFault *fault = g_new0 (KgProjectFault, 1);

  fault->column = column;
  fault->text = g_strdup (text);
  g_ptr_array_add (faults, fault);
}

static void
check_state (KgContext      *context,
             const KgRecord *before,
             const KgRecord *after,
             GPtrArray      *faults)
{
  KgDate start = kg_record_get_date (after, KG_PROJECT_ACTUAL_START);

  /* What was wrong before stands in nobody's way. */
  if (kg_record_field_equal (before, after, KG_PROJECT_ACTUAL_START) &&
      kg_record_field_equal (before, after, KG_PROJECT_STATE) &&
      kg_record_field_equal (before, after, KG_PROJECT_HOLD_REASON))
    return;

  if (!kg_record_field_equal (before, after, KG_PROJECT_ACTUAL_START) && start != KG_DATE_NONE &&
      start > kg_context_get_today (context))
    add_fault (faults, KG_PROJECT_ACTUAL_START,
               _("An actual start has happened: it is today or earlier. What is still to come is the forecast start."));

  if (kg_record_is (after, KG_PROJECT_STATE, "started") && start == KG_DATE_NONE)
    add_fault (faults, KG_PROJECT_ACTUAL_START,
               _("A started project has the day on which work began, such as 2026-11-20."));
  if (kg_record_is (after, KG_PROJECT_STATE, "planned") && start != KG_DATE_NONE)
    add_fault (faults, KG_PROJECT_STATE,
               _("What has an actual start has started: choose that, or empty the actual start."));
  if (kg_record_is (after, KG_PROJECT_STATE, "on_hold") && kg_record_is_null (after, KG_PROJECT_HOLD_REASON))
    add_fault (faults, KG_PROJECT_HOLD_REASON,
               _("What is on hold has a reason, such as 规划调整, 业主暂缓."));
}

static void
check_forecast (KgContext      *context,
                const KgRecord *before,
                const KgRecord *after,
                const char     *reason,
                GPtrArray      *faults)
{
  KgDate day = kg_record_get_date (after, KG_PROJECT_FORECAST_START);
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  if (kg_record_field_equal (before, after, KG_PROJECT_FORECAST_START))
    return;

  if (kg_codes_contain ("started|withdrawn", kg_record_get_text (before, KG_PROJECT_STATE)))
    add_fault (faults, KG_PROJECT_FORECAST_START, _("Nothing is forecast of what has started or was withdrawn."));
  else if (day != KG_DATE_NONE && day < kg_context_get_today (context))
    add_fault (faults, KG_PROJECT_FORECAST_START, _("A forecast lies ahead: it is today or later."));
  if (*why == '\0')
    add_fault (faults, KG_PROJECT_FORECAST_REASON,
               _("Another forecast is kept with its reason, such as 施工图审查延后两周."));
}

/**
 * kg_project_check:
 * @board: (nullable): all projects, to find a code that is taken
 * @after: an edited copy of @before
 * @forecast_reason: (nullable)
 *
 * What the fields of an edited project say together.
 *
 * Returns: (transfer full) (element-type KgProjectFault): what is wrong
 */
GPtrArray *
kg_project_check (KgContext      *context,
                  const KgBoard  *board,
                  const KgRecord *before,
                  const KgRecord *after,
                  const char     *forecast_reason)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (fault_free);
  const char *code = kg_record_get_text (after, KG_PROJECT_CODE);

  for (guint i = 0; board != NULL && code != NULL && i < kg_board_get_n_projects (board); i++) {
    const KgProject *other = kg_board_get_project (board, i);

    if (g_strcmp0 (other->code, code) == 0 && !g_str_equal (other->id, kg_record_get_id (before))) {
      g_autofree char *text = g_strdup_printf (_("This is the code of “%s”; every project has one of its own."),
                                               other->name);

      add_fault (faults, KG_PROJECT_CODE, text);
    }
  }
  check_state (context, before, after, faults);
  check_forecast (context, before, after, forecast_reason, faults);

  return faults;
}
