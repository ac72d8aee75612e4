// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-project-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-cell-text.h"

/* One row for each project of the list. Two rows are the same project when
 * they have the same code, else when they have the same name and nothing that
 * tells them apart. The later row completes the earlier one; where the lists
 * of two years stand in one file, the newer year counts. */

#define MAX_NAMESAKES 64

typedef enum {
  FIELD_SHORT, /* the earlier one stays */
  FIELD_LONG,  /* texts of the same year are put together */
} FieldKind;

static const struct {
  gsize offset;
  KgProjectColumn column;
  FieldKind kind;
} fields[] = {
#define FIELD(field, column, kind) { G_STRUCT_OFFSET (KgProjectRow, field), KG_PROJECT_COLUMN_##column, FIELD_##kind }
  FIELD (name, NAME, SHORT),
  FIELD (code, CODE, SHORT),
  FIELD (list_no, LIST_NO, SHORT),
  FIELD (builder, BUILDER, SHORT),
  FIELD (territory, TERRITORY, SHORT),
  FIELD (lead_unit, LEAD_UNIT, SHORT),
  FIELD (leader, LEADER, SHORT),
  FIELD (kind, KIND, SHORT),
  FIELD (nature, NATURE, SHORT),
  FIELD (route, ROUTE, SHORT),
  FIELD (site, SITE, SHORT),
  FIELD (content, CONTENT, LONG),
  FIELD (tags, TAGS, LONG),
  FIELD (progress, PROGRESS, LONG),
  FIELD (problem, PROBLEM, LONG),
  FIELD (next_step, NEXT_STEP, LONG),
  FIELD (remark, REMARK, LONG),
  FIELD (source, SOURCE, SHORT),
  FIELD (status, STATUS, SHORT),
  FIELD (state, STATUS, SHORT),
  FIELD (section, KIND, SHORT),
#undef FIELD
};

static gboolean
differ (const char *a,
        const char *b)
{
  return a != NULL && b != NULL && !g_str_equal (a, b);
}

static void
report_row (KgProjectReader *self,
            guint            row,
            KgProjectColumn  column,
            const char      *value,
            KgSheetSeverity  severity,
            const char      *text)
{
  KgSheetProblem problem = { row, "", kg_project_reader_keep (self, value), severity,
                             kg_project_reader_keep (self, text) };
  int c = column != KG_PROJECT_COLUMN_NONE ? self->column_of[column] : -1;

  if (c >= 0)
    problem.column = kg_project_reader_keep (self, self->header->cells[c].title);
  g_array_append_val (self->result->problems, problem);
}

/* The text that is in the earlier row and not used. */
static void
report_unused (KgProjectReader    *self,
               const KgProjectRow *earlier,
               const KgProjectRow *later,
               KgProjectColumn     column,
               const char         *value)
{
  g_autofree char *text = g_strdup_printf (_("Row %u has another value for the same project, which stays"),
                                           earlier->row);

  report_row (self, later->row, column, value, KG_SHEET_WARNING, text);
}

static void
join_texts (KgProjectReader    *self,
            KgProjectRow       *earlier,
            const KgProjectRow *later,
            gboolean            newer,
            gboolean            older)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char **into = (const char **) G_STRUCT_MEMBER_P (earlier, fields[i].offset);
    const char *from = *(const char *const *) G_STRUCT_MEMBER_P (later, fields[i].offset);

    if (from == NULL || (*into != NULL && (older || g_str_equal (*into, from))))
      continue;
    if (*into == NULL || newer) {
      *into = from;
    } else if (fields[i].kind == FIELD_LONG) {
      if (strstr (*into, from) == NULL) {
        g_autofree char *both = g_strconcat (*into, fields[i].column == KG_PROJECT_COLUMN_TAGS ? "、" : "\n", from, NULL);

        *into = kg_project_reader_keep (self, both);
      }
    } else if (fields[i].column != KG_PROJECT_COLUMN_NAME && fields[i].column != KG_PROJECT_COLUMN_LIST_NO &&
               fields[i].offset != G_STRUCT_OFFSET (KgProjectRow, state) &&
               fields[i].offset != G_STRUCT_OFFSET (KgProjectRow, section)) {
      report_unused (self, earlier, later, fields[i].column, from);
    }
  }
}

static void
join_sums (KgProjectReader    *self,
           KgProjectRow       *earlier,
           const KgProjectRow *later,
           gboolean            newer,
           gboolean            older)
{
  const struct { gint64 *into; gint64 from; KgProjectColumn column; } sums[] = {
    { &earlier->investment, later->investment, KG_PROJECT_COLUMN_INVESTMENT },
    { &earlier->year_plan, later->year_plan, KG_PROJECT_COLUMN_YEAR_PLAN },
    { &earlier->invested, later->invested, KG_PROJECT_COLUMN_INVESTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++) {
    if (sums[i].from == KG_MONEY_NONE || *sums[i].into == sums[i].from)
      continue;
    if (*sums[i].into == KG_MONEY_NONE || newer) {
      *sums[i].into = sums[i].from;
    } else if (!older) {
      g_autofree char *value = kg_money_format (sums[i].from);

      report_unused (self, earlier, later, sums[i].column, value);
    }
  }
}

static void
join_dates (KgProjectReader    *self,
            KgProjectRow       *earlier,
            const KgProjectRow *later,
            gboolean            newer,
            gboolean            older)
{
  const struct { KgSheetDate *into; const KgSheetDate *from; KgProjectColumn column; } dates[] = {
    { &earlier->planned_start, &later->planned_start, KG_PROJECT_COLUMN_PLANNED_START },
    { &earlier->forecast_start, &later->forecast_start, KG_PROJECT_COLUMN_FORECAST_START },
    { &earlier->actual_start, &later->actual_start, KG_PROJECT_COLUMN_ACTUAL_START },
    { &earlier->start, &later->start, KG_PROJECT_COLUMN_START },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
    if (dates[i].from->date == KG_DATE_NONE || dates[i].into->date == dates[i].from->date)
      continue;
    if (dates[i].into->date == KG_DATE_NONE || newer)
      *dates[i].into = *dates[i].from;
    else if (!older && dates[i].from->text != NULL && dates[i].column != KG_PROJECT_COLUMN_START)
      report_unused (self, earlier, later, dates[i].column, dates[i].from->text);
  }
}

static void
join_extras (KgProjectRow *earlier,
             KgProjectRow *later)
{
  g_autoptr (GArray) both = g_array_new (FALSE, FALSE, sizeof (KgSheetExtra));

  g_array_append_vals (both, earlier->extras, earlier->n_extras);
  for (guint i = 0; i < later->n_extras; i++) {
    gboolean known = FALSE;

    for (guint k = 0; k < earlier->n_extras && !known; k++)
      known = g_str_equal (earlier->extras[k].title, later->extras[i].title) &&
              g_str_equal (earlier->extras[k].text, later->extras[i].text);
    if (!known)
      g_array_append_val (both, later->extras[i]);
  }

  g_free ((gpointer) earlier->extras);
  g_free ((gpointer) later->extras);
  later->extras = NULL;
  later->n_extras = 0;
  earlier->n_extras = both->len;
  earlier->extras = both->len > 0 ? (const KgSheetExtra *) g_array_steal (both, NULL) : NULL;
}

static void
join (KgProjectReader *self,
      KgProjectRow    *earlier,
      KgProjectRow    *later)
{
  gboolean newer = later->year > earlier->year && earlier->year > 0;
  gboolean older = later->year < earlier->year && later->year > 0;
  g_autofree char *text = newer
    ? g_strdup_printf (_("The same project as row %u; this row is of a later year and counts"), earlier->row)
    : g_strdup_printf (_("The same project as row %u, which it completes"), earlier->row);

  report_row (self, later->row, KG_PROJECT_COLUMN_NAME, later->name, KG_SHEET_NOTE, text);
  join_texts (self, earlier, later, newer, older);
  join_sums (self, earlier, later, newer, older);
  join_dates (self, earlier, later, newer, older);
  join_extras (earlier, later);
  if (earlier->year == 0 || newer)
    earlier->year = later->year;
}

/* The earlier row of the same name that nothing tells apart from @row. */
static KgProjectRow *
find_namesake (GArray             *kept,
               const GArray       *positions,
               const KgProjectRow *row)
{
  for (guint i = 0; positions != NULL && i < MIN (positions->len, MAX_NAMESAKES); i++) {
    KgProjectRow *other = &g_array_index (kept, KgProjectRow, g_array_index (positions, guint, i));

    if (!differ (other->code, row->code) && !differ (other->builder, row->builder) &&
        !differ (other->territory, row->territory))
      return other;
  }

  return NULL;
}

static gint
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const KgSheetProblem *x = a, *y = b;

  return x->row < y->row ? -1 : x->row > y->row;
}

/**
 * kg_project_reader_join:
 *
 * Leaves every project in the result's rows once, in the order of the file. A
 * row with the code of another project is an error and goes.
 */
void
kg_project_reader_join (KgProjectReader *self)
{
  g_autoptr (GArray) rows = g_steal_pointer (&self->result->rows);
  GArray *kept = g_array_sized_new (FALSE, FALSE, sizeof (KgProjectRow), rows->len);
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < rows->len; i++) {
    KgProjectRow row = g_array_index (rows, KgProjectRow, i);
    g_autofree char *key = kg_cell_text_squeeze (row.name);
    GArray *positions = g_hash_table_lookup (by_name, key);
    KgProjectRow *same = NULL;
    guint position;

    if (row.code != NULL && g_hash_table_contains (by_code, row.code)) {
      g_autofree char *other_key = NULL;

      same = &g_array_index (kept, KgProjectRow, GPOINTER_TO_UINT (g_hash_table_lookup (by_code, row.code)));
      other_key = kg_cell_text_squeeze (same->name);
      if (!g_str_equal (key, other_key)) {
        g_autofree char *text = g_strdup_printf (_("The code is that of another project, in row %u"), same->row);

        report_row (self, row.row, KG_PROJECT_COLUMN_CODE, row.code, KG_SHEET_ERROR, text);
        g_free ((gpointer) row.extras);
        continue;
      }
    } else {
      same = find_namesake (kept, positions, &row);
    }

    if (same != NULL) {
      join (self, same, &row);
      if (same->code != NULL)
        g_hash_table_insert (by_code, (gpointer) same->code,
                             GUINT_TO_POINTER ((guint) (same - &g_array_index (kept, KgProjectRow, 0))));
      continue;
    }

    position = kept->len;
    g_array_append_val (kept, row);
    if (row.code != NULL)
      g_hash_table_insert (by_code, (gpointer) row.code, GUINT_TO_POINTER (position));
    if (positions == NULL) {
      positions = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (by_name, g_steal_pointer (&key), positions);
    }
    g_array_append_val (positions, position);
  }

  self->result->rows = kept;
  g_array_sort (self->result->problems, compare_problems);
}
