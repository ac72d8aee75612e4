// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-table.h"
#include "core/kg-tables.h"

#include <string.h>

/* The table descriptions themselves, with their guards and life cycles. */

#define COMMON_COLUMNS                                                   \
  { "id", KG_TYPE_TEXT, KG_COLUMN_REQUIRED, NULL },                      \
  { "version", KG_TYPE_INT, KG_COLUMN_REQUIRED, NULL },                  \
  { "changed_at", KG_TYPE_INSTANT, KG_COLUMN_REQUIRED, NULL },           \
  { "changed_by", KG_TYPE_TEXT, KG_COLUMN_REQUIRED, NULL },

#define AS_COLUMN(T, C, name, type, flags, detail) \
  { name, KG_TYPE_##type, (KgColumnFlags) (KG_COLUMN_##flags), detail },

#define DEFINE_COLUMNS(T, t)                 \
  static const KgColumn t##_columns[] = {    \
    COMMON_COLUMNS                           \
    KG_##T##_COLUMNS (AS_COLUMN)             \
  };
KG_FOR_EACH_TABLE (DEFINE_COLUMNS)

static const KgTransition meeting_transitions[] = {
  { "planned", "in_session" },
  { "planned", "cancelled" },
  { "in_session", "planned" },
  { "in_session", "writing_up" },
  { "in_session", "cancelled" },
  { "writing_up", "in_session" },
  { "writing_up", "issued" },
  { NULL },
};

static const KgTransition minutes_transitions[] = {
  { "draft", "in_review" },
  { "in_review", "draft" },
  { "in_review", "issued" },
  { "draft", "withdrawn" },
  { "in_review", "withdrawn" },
  { NULL },
};

static const KgTransition assignment_transitions[] = {
  { "pending", "in_progress" },
  { "in_progress", "reported" },
  { "reported", "checking" },
  { "reported", "returned" },
  { "checking", "done" },
  { "checking", "returned" },
  { "returned", "reported" },
  { "done", "struck" },
  { "done", "returned" },
  { "pending", "suspended" },
  { "in_progress", "suspended" },
  { "returned", "suspended" },
  { "suspended", "in_progress" },
  { NULL },
};

static const KgTransition extension_transitions[] = {
  { "pending", "granted" },
  { "pending", "refused" },
  { NULL },
};

/* A number is given once in each year and series. */
static const KgCounted minutes_numbers = { KG_MINUTES_MEETING, KG_MEETING_SERIES, "issued", "year, number" };

#define MEETING_OVER "issued|cancelled"

#define TABLE(t, ...) \
  const KgTable kg_table_##t = { #t, t##_columns, G_N_ELEMENTS (t##_columns), __VA_ARGS__ }

TABLE (unit, .flags = KG_TABLE_PLAIN);
TABLE (person, .flags = KG_TABLE_PLAIN);
TABLE (project, .flags = KG_TABLE_PLAIN);
TABLE (project_agent, .unique = "project, person");
TABLE (step, .unique = "project, position");
TABLE (problem, .flags = KG_TABLE_NO_DELETE);
TABLE (report, .flags = KG_TABLE_APPEND_ONLY);
TABLE (reforecast, .flags = KG_TABLE_APPEND_ONLY | KG_TABLE_COUNTERED);
TABLE (commitment, .flags = KG_TABLE_NO_DELETE);
TABLE (excuse, .flags = KG_TABLE_NO_DELETE);
TABLE (series, .flags = KG_TABLE_PLAIN);
TABLE (meeting,
       .flags = KG_TABLE_NO_DELETE,
       .state_column = KG_MEETING_STATE,
       .transitions = meeting_transitions,
       .frozen = MEETING_OVER,
       .unique = "series, year, number");
TABLE (light_entry, .flags = KG_TABLE_APPEND_ONLY);
TABLE (attendance,
       .parent_column = KG_ATTENDANCE_MEETING,
       .parent_frozen = MEETING_OVER,
       .unique = "meeting, unit");
TABLE (agenda_item,
       .parent_column = KG_AGENDA_ITEM_MEETING,
       .parent_frozen = MEETING_OVER);
TABLE (decision,
       .parent_column = KG_DECISION_MEETING,
       .parent_frozen = MEETING_OVER);
TABLE (minutes,
       .flags = KG_TABLE_NO_DELETE,
       .state_column = KG_MINUTES_STATE,
       .transitions = minutes_transitions,
       .frozen = "issued|withdrawn",
       .unique = "meeting, revision",
       .counted = &minutes_numbers);
TABLE (issued_file, .flags = KG_TABLE_APPEND_ONLY);
TABLE (assignment,
       .flags = KG_TABLE_NO_DELETE,
       .state_column = KG_ASSIGNMENT_STATE,
       .transitions = assignment_transitions,
       .frozen = "struck");
TABLE (assignment_unit, .unique = "assignment, unit");
TABLE (assignment_event, .flags = KG_TABLE_APPEND_ONLY);
TABLE (extension,
       .flags = KG_TABLE_NO_DELETE,
       .state_column = KG_EXTENSION_ANSWER,
       .transitions = extension_transitions,
       .frozen = "granted|refused");
TABLE (private_note, .flags = KG_TABLE_UNLOGGED);
TABLE (setting, .flags = KG_TABLE_PLAIN);
TABLE (change_log, .flags = KG_TABLE_APPEND_ONLY | KG_TABLE_UNLOGGED);

#define AS_POINTER(T, t) &kg_table_##t,
static const KgTable *const all_tables[] = {
  KG_FOR_EACH_TABLE (AS_POINTER)
};

/**
 * kg_tables:
 * @n_tables: (out): how many there are
 *
 * Returns: all tables, in an order in which they can be created
 */
const KgTable *const *
kg_tables (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (all_tables);
  return all_tables;
}

const KgTable *
kg_table_by_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_tables); i++)
    if (g_strcmp0 (all_tables[i]->name, name) == 0)
      return all_tables[i];

  return NULL;
}

/**
 * kg_table_find_column:
 *
 * Returns: the column's position, or -1
 */
int
kg_table_find_column (const KgTable *table,
                      const char    *name)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (g_str_equal (table->columns[i].name, name))
      return (int) i;

  return -1;
}

/**
 * kg_codes_contain:
 * @codes: (nullable): text codes separated by |
 */
gboolean
kg_codes_contain (const char *codes,
                  const char *code)
{
  gsize n;

  if (codes == NULL || code == NULL || *code == '\0')
    return FALSE;

  n = strlen (code);
  for (const char *p = codes; p != NULL; p = strchr (p, '|')) {
    if (*p == '|')
      p++;
    if (strncmp (p, code, n) == 0 && (p[n] == '|' || p[n] == '\0'))
      return TRUE;
  }

  return FALSE;
}

gboolean
kg_table_code_is_valid (const KgTable *table,
                        int            column,
                        const char    *code)
{
  return table->columns[column].type != KG_TYPE_CODE ||
         kg_codes_contain (table->columns[column].detail, code);
}

/**
 * kg_table_transition_exists:
 *
 * Whether the life cycle of @table allows the step from @from to @to.
 * Staying in a state is no step and always allowed.
 */
gboolean
kg_table_transition_exists (const KgTable *table,
                            const char    *from,
                            const char    *to)
{
  if (table->transitions == NULL || g_strcmp0 (from, to) == 0)
    return TRUE;

  for (const KgTransition *t = table->transitions; t->from != NULL; t++)
    if (g_str_equal (t->from, from) && g_str_equal (t->to, to))
      return TRUE;

  return FALSE;
}
