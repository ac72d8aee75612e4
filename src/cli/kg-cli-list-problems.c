// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-lists.h"

#include "core/kg-search-key.h"
#include "core/kg-error.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>
#include <string.h>

/* Problems, numbered within their project in the order of their coming. */

static const KgCliColumn columns[] = {
  { "id", NULL },
  { "project", N_("Project") },
  { "number", N_("No.") },
  { "severity", N_("Severity") },
  { "text", N_("Problem") },
  { "unit", N_("Unit"), 1 },
  { "tags", N_("Tags"), 3 },
  { "raised_on", N_("Raised") },
  { "closed_on", N_("Closed") },
  { "closing", N_("How"), 2 },
  { "project_id", NULL },
  { NULL },
};

static gboolean
add_project_name_cb (KgRecord *record,
                     gpointer  user_data)
{
  g_hash_table_insert (user_data, g_strdup (kg_record_get_id (record)),
                       g_strdup (kg_record_get_text (record, KG_PROJECT_NAME)));
  return TRUE;
}

gboolean
kg_cli_names_load (KgCliNames  *self,
                   KgTxn       *txn,
                   GError     **error)
{
  self->units = kg_query_unit_names (txn, error);
  if (self->units == NULL)
    return FALSE;

  self->projects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return kg_txn_scan (txn, &kg_table_project, NULL, add_project_name_cb, self->projects, error);
}

void
kg_cli_names_clear (KgCliNames *self)
{
  g_clear_pointer (&self->units, g_hash_table_unref);
  g_clear_pointer (&self->projects, g_hash_table_unref);
}

KgCliTable *
kg_cli_problem_table (void)
{
  return kg_cli_table_new (columns);
}

void
kg_cli_problem_add (KgCliTable     *table,
                    const KgRecord *problem,
                    guint           number,
                    KgCliNames     *names)
{
  const char *project = kg_record_get_text (problem, KG_PROBLEM_PROJECT);

  kg_cli_table_add (table, kg_cli_text (kg_record_get_id (problem)));
  kg_cli_table_add (table, kg_cli_named (names->projects, project));
  kg_cli_table_add (table, kg_cli_number (number));
  kg_cli_table_add (table, kg_cli_field (problem, KG_PROBLEM_SEVERITY));
  kg_cli_table_add (table, kg_cli_field (problem, KG_PROBLEM_TEXT));
  kg_cli_table_add (table, kg_cli_named (names->units, kg_record_get_text (problem, KG_PROBLEM_UNIT)));
  kg_cli_table_add (table, kg_cli_field (problem, KG_PROBLEM_TAGS));
  kg_cli_table_add (table, kg_cli_field (problem, KG_PROBLEM_RAISED_ON));
  kg_cli_table_add (table, kg_cli_field (problem, KG_PROBLEM_CLOSED_ON));
  kg_cli_table_add (table, kg_cli_field (problem, KG_PROBLEM_CLOSING));
  kg_cli_table_add (table, kg_cli_text (project));
}

typedef struct {
  KgCli *cli;
  const char *severity;
  const char *state;
  const char *unit;      /* id */
  const char *project;   /* id */
  KgSearchQuery *search;
} Wanted;

/* Tags of a problem are written as those of a project. */
static gboolean
has_tag (const char *tags,
         const char *tag)
{
  g_auto (GStrv) words = tags != NULL ? g_regex_split_simple ("[ ,，、;；]+", tags, 0, 0) : NULL;

  return words != NULL && g_strv_contains ((const char *const *) words, tag);
}

static gboolean
is_wanted (const Wanted   *wanted,
           const KgRecord *problem,
           KgCliNames     *names)
{
  GPtrArray *tags = kg_cli_get_all (wanted->cli, "tag");
  gboolean closed = !kg_record_is_null (problem, KG_PROBLEM_CLOSED_ON);
  const char *project = kg_record_get_text (problem, KG_PROBLEM_PROJECT);

  if ((wanted->severity != NULL && !kg_record_is (problem, KG_PROBLEM_SEVERITY, wanted->severity)) ||
      (wanted->unit != NULL && !kg_record_is (problem, KG_PROBLEM_UNIT, wanted->unit)) ||
      (wanted->project != NULL && !g_str_equal (project, wanted->project)) ||
      closed != g_str_equal (wanted->state, "closed"))
    return FALSE;

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    if (!has_tag (kg_record_get_text (problem, KG_PROBLEM_TAGS), g_ptr_array_index (tags, i)))
      return FALSE;

  if (wanted->search != NULL) {
    g_autoptr (KgSearchKey) key = kg_search_key_new (kg_record_get_text (problem, KG_PROBLEM_TEXT),
                                                     g_hash_table_lookup (names->projects, project), NULL);

    return kg_search_match (key, wanted->search);
  }

  return TRUE;
}

gboolean
kg_cli_list_problems (KgTxn   *txn,
                      KgCli   *cli,
                      GError **error)
{
  Wanted wanted = { cli, .state = kg_cli_get (cli, "state") };
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (KgSearchQuery) search = NULL;
  g_auto (KgCliNames) names = { 0 };
  g_autoptr (KgRecord) unit = NULL;
  g_autoptr (KgRecord) project = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  KgCliTable *table;

  if (wanted.state == NULL)
    wanted.state = "open";
  if (!g_str_equal (wanted.state, "open") && !g_str_equal (wanted.state, "closed")) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is none of %s"), wanted.state, "open, closed");
    return FALSE;
  }

  if (!kg_cli_get_code (cli, "severity", &kg_table_problem, KG_PROBLEM_SEVERITY, &wanted.severity, error) ||
      !kg_cli_names_load (&names, txn, error))
    return FALSE;

  if (kg_cli_has (cli, "unit") && (unit = kg_query_unit (txn, kg_cli_get (cli, "unit"), error)) == NULL)
    return FALSE;
  if (kg_cli_has (cli, "project") &&
      (project = kg_query_project (txn, kg_cli_get (cli, "project"), error)) == NULL)
    return FALSE;
  if (kg_cli_has (cli, "search"))
    wanted.search = search = kg_search_query_new (kg_cli_get (cli, "search"));
  wanted.unit = unit != NULL ? kg_record_get_id (unit) : NULL;
  wanted.project = project != NULL ? kg_record_get_id (project) : NULL;

  problems = kg_txn_select (txn, &kg_table_problem, &(KgFilter) { .order = { KG_ORDER (KG_COL_ID) } }, error);
  if (problems == NULL)
    return FALSE;

  table = kg_cli_problem_table ();
  for (guint i = 0; i < problems->len; i++) {
    KgRecord *problem = g_ptr_array_index (problems, i);
    const char *key = kg_record_get_text (problem, KG_PROBLEM_PROJECT);
    guint number = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

    g_hash_table_insert (counts, (gpointer) key, GUINT_TO_POINTER (number));
    if (is_wanted (&wanted, problem, &names))
      kg_cli_problem_add (table, problem, number, &names);
  }

  kg_cli_answer_table (cli, table);
  return TRUE;
}
