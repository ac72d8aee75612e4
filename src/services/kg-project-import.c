// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-project-import.h"

#include "core/kg-error.h"
#include "services/kg-import-units.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Rows of a list against the projects of the store: by project code, else by
 * name and builder. A cell that is blank in the file leaves the store's value
 * as it is, and a project that the file does not name is left alone. */

struct _KgProjectImport {
  gatomicrefcount refs;
  KgProjectSheet *sheet;
  GArray *results; /* KgImportResult */
  guint count[3];
};

typedef struct {
  KgTxn *txn;
  KgContext *context;
  KgProjectImport *import;
  gboolean dry_run;
  KgImportUnits *units;
  GHashTable *by_code;    /* code → KgRecord */
  GHashTable *by_name;    /* name → GPtrArray of KgRecord */
} Importer;

static void
clear_result (gpointer data)
{
  g_free (((KgImportResult *) data)->changes);
}

/**
 * kg_project_import_new:
 * @sheet: (transfer full): the list as it was read
 */
KgProjectImport *
kg_project_import_new (KgProjectSheet *sheet)
{
  KgProjectImport *self = g_new0 (KgProjectImport, 1);

  g_atomic_ref_count_init (&self->refs);
  self->sheet = sheet;
  self->results = g_array_new (FALSE, FALSE, sizeof (KgImportResult));
  g_array_set_clear_func (self->results, clear_result);

  return self;
}

KgProjectImport *
kg_project_import_ref (KgProjectImport *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_project_import_unref (KgProjectImport *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  kg_project_sheet_free (self->sheet);
  g_array_unref (self->results);
  g_free (self);
}

/* Finding the project that a row means */

static gboolean
index_project (KgRecord *record,
               gpointer  user_data)
{
  Importer *importer = user_data;
  const char *code = kg_record_get_text (record, KG_PROJECT_CODE);
  const char *name = kg_record_get_text (record, KG_PROJECT_NAME);
  GPtrArray *same = g_hash_table_lookup (importer->by_name, name);

  if (code != NULL)
    g_hash_table_insert (importer->by_code, g_strdup (code), kg_record_ref (record));
  if (same == NULL) {
    same = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
    g_hash_table_insert (importer->by_name, g_strdup (name), same);
  }
  g_ptr_array_add (same, kg_record_ref (record));
  return TRUE;
}

static KgRecord *
find_project (Importer           *importer,
              const KgProjectRow *row)
{
  GPtrArray *same = g_hash_table_lookup (importer->by_name, row->name);
  KgRecord *found = NULL;

  if (row->code != NULL)
    found = g_hash_table_lookup (importer->by_code, row->code);
  if (found != NULL || same == NULL)
    return found;

  for (guint i = 0; i < same->len; i++) {
    KgRecord *record = g_ptr_array_index (same, i);
    const char *code = kg_record_get_text (record, KG_PROJECT_CODE);
    const char *builder = kg_record_get_text (record, KG_PROJECT_BUILDER);

    /* Another code is another project, whatever it is called. */
    if (row->code != NULL && code != NULL)
      continue;
    if (row->builder != NULL && builder != NULL && !g_str_equal (row->builder, builder))
      continue;
    if (found != NULL)
      return NULL;
    found = record;
  }

  return found;
}

/* From a row to a record */

static void
set_text (KgRecord   *record,
          int         column,
          const char *text)
{
  if (text != NULL && *text != '\0')
    kg_record_set_text (record, column, text);
}

static void
set_money (KgRecord *record,
           int       column,
           gint64    wan)
{
  if (wan != KG_MONEY_NONE)
    kg_record_set_int (record, column, wan);
}

static char *
remark_of (const KgProjectRow *row)
{
  g_autoptr (GString) remark = g_string_new (row->remark);

  if (row->next_step != NULL)
    g_string_append_printf (remark, "%s下一步工作：%s", remark->len > 0 ? "\n" : "", row->next_step);
  for (guint i = 0; i < row->n_extras; i++)
    g_string_append_printf (remark, "%s%s：%s", remark->len > 0 ? "\n" : "",
                            row->extras[i].title, row->extras[i].text);

  return g_string_free (g_steal_pointer (&remark), FALSE);
}

static gboolean
fill_record (Importer           *importer,
             const KgProjectRow *row,
             KgRecord           *record,
             GError            **error)
{
  g_autofree char *remark = remark_of (row);
  const char *territory = NULL, *lead_unit = NULL;

  if (!kg_import_units_get (importer->units, row->territory, "territory", &territory, error) ||
      !kg_import_units_get (importer->units, row->lead_unit, "department", &lead_unit, error))
    return FALSE;

  set_text (record, KG_PROJECT_NAME, row->name);
  set_text (record, KG_PROJECT_CODE, row->code);
  set_text (record, KG_PROJECT_BUILDER, row->builder);
  set_text (record, KG_PROJECT_TERRITORY, territory);
  set_text (record, KG_PROJECT_LEAD_UNIT, lead_unit);
  set_text (record, KG_PROJECT_LEADER, row->leader);
  set_text (record, KG_PROJECT_KIND, row->kind != NULL ? row->kind : row->section);
  set_text (record, KG_PROJECT_NATURE, row->nature);
  set_text (record, KG_PROJECT_ROUTE, row->route);
  set_text (record, KG_PROJECT_SITE, row->site);
  set_text (record, KG_PROJECT_CONTENT, row->content);
  set_text (record, KG_PROJECT_TAGS, row->tags);
  set_money (record, KG_PROJECT_INVESTMENT, row->investment);
  set_money (record, KG_PROJECT_YEAR_PLAN, row->year_plan);
  set_money (record, KG_PROJECT_INVESTED, row->invested);
  set_text (record, KG_PROJECT_PROGRESS, row->progress);
  set_text (record, KG_PROJECT_REMARK, remark);
  set_text (record, KG_PROJECT_LIST_NO, row->list_no);
  set_text (record, KG_PROJECT_SOURCE, row->source);

  /* A spreadsheet has only days: the same one does not say that it is certain. */
  if (row->planned_start.date != KG_DATE_NONE &&
      !(row->planned_start.precision == KG_PRECISION_DAY &&
        row->planned_start.date == kg_record_get_date (record, KG_PROJECT_PLANNED_START))) {
    kg_record_set_date (record, KG_PROJECT_PLANNED_START, row->planned_start.date);
    kg_record_set_text (record, KG_PROJECT_PRECISION, kg_precision_to_code (row->planned_start.precision));
  }
  if (row->forecast_start.date != KG_DATE_NONE)
    kg_record_set_date (record, KG_PROJECT_FORECAST_START, row->forecast_start.date);
  if (row->actual_start.date != KG_DATE_NONE)
    kg_record_set_date (record, KG_PROJECT_ACTUAL_START, row->actual_start.date);

  if (row->actual_start.date != KG_DATE_NONE)
    kg_record_set_text (record, KG_PROJECT_STATE, "started");
  else
    set_text (record, KG_PROJECT_STATE, row->state);
  if (kg_record_is_null (record, KG_PROJECT_STATE))
    kg_record_set_text (record, KG_PROJECT_STATE, "planned");

  return TRUE;
}

/* What stands under 存在问题 is one open problem; words that mean “none” are
 * not, and the same words twice are the same problem. */
static gboolean
import_problem (Importer           *importer,
                const KgProjectRow *row,
                const char         *project_id,
                gboolean           *added,
                GError            **error)
{
  static const char *const none[] = { "无", "暂无", "无问题", "没有", "/", "-", "—", "——", "正常" };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (KgRecord) problem = NULL;

  if (row->problem == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    if (g_str_equal (row->problem, none[i]))
      return TRUE;

  problems = kg_query_children (importer->txn, &kg_table_problem, KG_PROBLEM_PROJECT, project_id,
                                KG_PROBLEM_RAISED_ON, error);
  if (problems == NULL)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    if (kg_record_is (g_ptr_array_index (problems, i), KG_PROBLEM_TEXT, row->problem))
      return TRUE;

  *added = TRUE;
  if (importer->dry_run)
    return TRUE;

  problem = kg_record_new (&kg_table_problem);
  kg_record_set_text (problem, KG_PROBLEM_PROJECT, project_id);
  kg_record_set_text (problem, KG_PROBLEM_TEXT, row->problem);
  kg_record_set_text (problem, KG_PROBLEM_SEVERITY, "major");
  kg_record_set_date (problem, KG_PROBLEM_RAISED_ON, kg_context_get_today (importer->context));
  return kg_txn_insert (importer->txn, problem, error);
}

/* Another forecast is logged as such. */
static gboolean
import_reforecast (Importer  *importer,
                   KgRecord  *before,
                   KgRecord  *after,
                   GError   **error)
{
  g_autoptr (KgRecord) reforecast = NULL;

  if (importer->dry_run || kg_record_field_equal (before, after, KG_PROJECT_FORECAST_START))
    return TRUE;

  reforecast = kg_record_new (&kg_table_reforecast);
  kg_record_set_text (reforecast, KG_REFORECAST_PROJECT, kg_record_get_id (after));
  kg_record_set_date (reforecast, KG_REFORECAST_ENTERED_ON, kg_context_get_today (importer->context));
  kg_record_set_date (reforecast, KG_REFORECAST_PREVIOUS,
                      kg_record_get_date (before, KG_PROJECT_FORECAST_START));
  kg_record_set_date (reforecast, KG_REFORECAST_FORECAST,
                      kg_record_get_date (after, KG_PROJECT_FORECAST_START));
  kg_record_set_text (reforecast, KG_REFORECAST_REASON, importer->import->sheet->file_name);
  return kg_txn_insert (importer->txn, reforecast, error);
}

/* The title under which a list has a column of the project. */
static const char *
title_of (int column)
{
  const char *name = kg_table_project.columns[column].name;

  if (column == KG_PROJECT_STATE)
    return kg_project_column_get_title (KG_PROJECT_COLUMN_STATUS);
  if (column == KG_PROJECT_PRECISION)
    return kg_project_column_get_title (KG_PROJECT_COLUMN_PLANNED_START);
  for (guint i = KG_PROJECT_COLUMN_NONE + 1; i < KG_N_PROJECT_COLUMNS; i++)
    if (g_str_equal (kg_project_column_get_key (i), name))
      return kg_project_column_get_title (i);

  return name;
}

/* Titles of the columns whose values are not the same. */
static char *
changed_fields (KgRecord *before,
                KgRecord *after,
                gboolean  problem)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int c = KG_COL_COMMON; c < (int) kg_table_project.n_columns; c++) {
    if (kg_record_field_equal (before, after, c) ||
        (c == KG_PROJECT_PRECISION && !kg_record_field_equal (before, after, KG_PROJECT_PLANNED_START)))
      continue;
    g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", title_of (c));
  }
  if (problem)
    g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "",
                            kg_project_column_get_title (KG_PROJECT_COLUMN_PROBLEM));

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static gboolean
import_row (Importer           *importer,
            const KgProjectRow *row,
            GError            **error)
{
  KgRecord *before = find_project (importer, row);
  g_autoptr (KgRecord) after = before != NULL ? kg_record_copy (before) : kg_record_new (&kg_table_project);
  KgImportResult result = { .row = row->row, .name = row->name, .kind = KG_IMPORT_UNCHANGED };
  gboolean problem = FALSE;

  if (!fill_record (importer, row, after, error))
    return FALSE;

  if (before == NULL) {
    kg_record_set_date (after, KG_PROJECT_LISTED_ON, kg_context_get_today (importer->context));
    result.kind = KG_IMPORT_CREATED;
    if (!importer->dry_run && !kg_txn_insert (importer->txn, after, error))
      return FALSE;
  } else if (!kg_record_same_values (before, after)) {
    result.kind = KG_IMPORT_UPDATED;
    if ((!importer->dry_run && !kg_txn_update (importer->txn, before, after, error)) ||
        !import_reforecast (importer, before, after, error))
      return FALSE;
  }

  if (!import_problem (importer, row, kg_record_get_id (after), &problem, error))
    return FALSE;
  if (problem && result.kind == KG_IMPORT_UNCHANGED)
    result.kind = KG_IMPORT_UPDATED;
  if (result.kind == KG_IMPORT_UPDATED)
    result.changes = changed_fields (before, after, problem);

  importer->import->count[result.kind]++;
  g_array_append_val (importer->import->results, result);
  return TRUE;
}

static gboolean
run (KgTxn            *txn,
     KgContext        *context,
     KgProjectImport  *self,
     gboolean          dry_run,
     GError          **error)
{
  g_autoptr (GHashTable) by_code =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kg_record_unref);
  g_autoptr (GHashTable) by_name =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (KgImportUnits) units = kg_import_units_new (txn, dry_run, error);
  Importer importer = { txn, context, self, dry_run, units, by_code, by_name };

  g_array_set_size (self->results, 0);
  memset (self->count, 0, sizeof self->count);

  if (units == NULL ||
      !kg_txn_scan (txn, &kg_table_project, NULL, index_project, &importer, error))
    return FALSE;

  for (guint i = 0; i < self->sheet->rows->len; i++)
    if (!import_row (&importer, kg_project_sheet_get_row (self->sheet, i), error)) {
      g_prefix_error (error, _("%s, row %u: "), self->sheet->file_name,
                      kg_project_sheet_get_row (self->sheet, i)->row);
      return FALSE;
    }

  return TRUE;
}

/**
 * kg_project_import_preview:
 *
 * Works out what an import would do, without writing anything.
 */
gboolean
kg_project_import_preview (KgTxn            *txn,
                           KgContext        *context,
                           KgProjectImport  *self,
                           GError          **error)
{
  return run (txn, context, self, TRUE, error);
}

/**
 * kg_project_import_apply:
 *
 * Stores the list, in the transaction of the caller: all of it or, on an
 * error, nothing. Doing it again changes nothing.
 */
gboolean
kg_project_import_apply (KgTxn            *txn,
                         KgContext        *context,
                         KgProjectImport  *self,
                         GError          **error)
{
  return run (txn, context, self, FALSE, error);
}

const KgProjectSheet *
kg_project_import_get_sheet (const KgProjectImport *self)
{
  return self->sheet;
}

guint
kg_project_import_count (const KgProjectImport *self,
                         KgImportKind           kind)
{
  return self->count[kind];
}

guint
kg_project_import_get_n_results (const KgProjectImport *self)
{
  return self->results->len;
}

const KgImportResult *
kg_project_import_get_result (const KgProjectImport *self,
                              guint                  index)
{
  return &g_array_index (self->results, KgImportResult, index);
}

/**
 * kg_project_import_is_refused:
 * @error: the first row that cannot be imported, and how many there are
 *
 * A list with rows that cannot be imported is refused as a whole, unless
 * somebody who has seen them decides to import the others.
 */
gboolean
kg_project_import_is_refused (const KgProjectImport  *self,
                              GError                **error)
{
  if (self->sheet->n_errors == 0)
    return FALSE;

  for (guint i = 0; i < self->sheet->problems->len; i++) {
    const KgSheetProblem *problem = kg_project_sheet_get_problem (self->sheet, i);

    if (problem->severity != KG_SHEET_ERROR)
      continue;
    g_set_error (error, KG_ERROR, KG_ERROR_BAD_CELL,
                 ngettext ("%s, row %u: %s (%u row cannot be imported; nothing was stored)",
                           "%s, row %u: %s (%u rows cannot be imported; nothing was stored)",
                           self->sheet->n_errors),
                 self->sheet->file_name, problem->row, problem->text, self->sheet->n_errors);
    return TRUE;
  }

  return FALSE;
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * kg_project_import_to_json:
 *
 * Returns: (transfer full): the report
 */
char *
kg_project_import_to_json (const KgProjectImport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "file", self->sheet->file_name);
  add_string (builder, "sheet", self->sheet->sheet_name);
  add_string (builder, "encoding", self->sheet->encoding);
  add_int (builder, "rows", self->sheet->n_data_rows);
  add_int (builder, "created", self->count[KG_IMPORT_CREATED]);
  add_int (builder, "updated", self->count[KG_IMPORT_UPDATED]);
  add_int (builder, "unchanged", self->count[KG_IMPORT_UNCHANGED]);

  json_builder_set_member_name (builder, "skipped");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->sheet->skipped->len; i++) {
    const KgSkippedRow *skipped = kg_project_sheet_get_skipped (self->sheet, i);

    json_builder_begin_object (builder);
    add_int (builder, "row", skipped->row);
    add_string (builder, "reason", skipped->reason);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->sheet->problems->len; i++) {
    const KgSheetProblem *problem = kg_project_sheet_get_problem (self->sheet, i);

    json_builder_begin_object (builder);
    add_int (builder, "row", problem->row);
    add_string (builder, "column", problem->column);
    add_string (builder, "value", problem->value);
    add_string (builder, "severity", kg_sheet_severity_to_code (problem->severity));
    add_string (builder, "text", problem->text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}
