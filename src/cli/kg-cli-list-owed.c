// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-lists.h"

#include "core/kg-search-key.h"
#include "services/kg-commitment-service.h"
#include "services/kg-excuse-service.h"
#include "services/kg-query.h"

#include <glib/gi18n.h>
#include <string.h>

/* Commitments and excuses, numbered within their project in the order of their
 * coming. */

static const KgCliColumn commitment_columns[] = {
  { "id", NULL },
  { "project", N_("Project") },
  { "number", N_("No.") },
  { "state", N_("State") },
  { "document", N_("Document") },
  { "promised_by", N_("Promised by") },
  { "due", N_("Due") },
  { "consequence", N_("Otherwise"), 2 },
  { "promised_on", N_("Promised on"), 3 },
  { "cleared_on", N_("Cleared") },
  { "clearing", N_("How"), 1 },
  { "text", NULL },
  { "step", NULL },
  { "due_on", NULL },
  { "due_before", NULL },
  { "due_event", NULL },
  { "project_id", NULL },
  { "version", NULL },
  { NULL },
};

KgCliTable *
kg_cli_commitment_table (void)
{
  return kg_cli_table_new (commitment_columns);
}

/**
 * kg_cli_commitment_add:
 * @number: among the commitments of its project
 * @steps: (element-type KgRecord): of its project
 */
void
kg_cli_commitment_add (KgCliTable     *table,
                       KgContext      *context,
                       const KgRecord *row,
                       guint           number,
                       GPtrArray      *steps,
                       KgCliNames     *names)
{
  static const int fields[] = {
    KG_COMMITMENT_STEP, KG_COMMITMENT_DUE_ON, KG_COMMITMENT_DUE_BEFORE, KG_COMMITMENT_DUE_EVENT,
    KG_COMMITMENT_PROJECT, KG_COL_VERSION,
  };
  KgCommitmentState state = kg_commitment_state (row, steps, kg_context_get_today (context));
  g_autofree char *due = kg_commitment_due_words (row, steps);
  g_autofree char *words = kg_commitment_words (row, steps);

  kg_cli_table_add (table, kg_cli_text (kg_record_get_id (row)));
  kg_cli_table_add (table, kg_cli_named (names->projects, kg_record_get_text (row, KG_COMMITMENT_PROJECT)));
  kg_cli_table_add (table, kg_cli_number (number));
  kg_cli_table_add (table, kg_cli_code (kg_commitment_state_code (state), kg_commitment_state_label (state)));
  kg_cli_table_add (table, kg_cli_field (row, KG_COMMITMENT_DOCUMENT));
  kg_cli_table_add (table, kg_cli_field (row, KG_COMMITMENT_PROMISED_BY));
  kg_cli_table_add (table, kg_cli_text (due));
  kg_cli_table_add (table, kg_cli_field (row, KG_COMMITMENT_CONSEQUENCE));
  kg_cli_table_add (table, kg_cli_field (row, KG_COMMITMENT_PROMISED_ON));
  kg_cli_table_add (table, kg_cli_field (row, KG_COMMITMENT_CLEARED_ON));
  kg_cli_table_add (table, kg_cli_field (row, KG_COMMITMENT_CLEARING));
  kg_cli_table_add (table, kg_cli_text (words));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kg_cli_table_add (table, kg_cli_field (row, fields[i]));
}

static const KgCliColumn excuse_columns[] = {
  { "id", NULL },
  { "project", N_("Project") },
  { "number", N_("No.") },
  { "in_force", N_("In force") },
  { "text", N_("Excuse") },
  { "accepted_by", N_("Accepted by") },
  { "accepted_on", N_("Accepted on") },
  { "until", N_("Until") },
  { "ended_on", N_("Ended") },
  { "ending", N_("Why"), 1 },
  { "project_id", NULL },
  { "version", NULL },
  { NULL },
};

KgCliTable *
kg_cli_excuse_table (void)
{
  return kg_cli_table_new (excuse_columns);
}

/**
 * kg_cli_excuse_add:
 * @number: among the excuses of its project
 */
void
kg_cli_excuse_add (KgCliTable     *table,
                   KgContext      *context,
                   const KgRecord *row,
                   guint           number,
                   KgCliNames     *names)
{
  static const int fields[] = {
    KG_EXCUSE_TEXT, KG_EXCUSE_ACCEPTED_BY, KG_EXCUSE_ACCEPTED_ON, KG_EXCUSE_UNTIL, KG_EXCUSE_ENDED_ON,
    KG_EXCUSE_ENDING, KG_EXCUSE_PROJECT, KG_COL_VERSION,
  };

  kg_cli_table_add (table, kg_cli_text (kg_record_get_id (row)));
  kg_cli_table_add (table, kg_cli_named (names->projects, kg_record_get_text (row, KG_EXCUSE_PROJECT)));
  kg_cli_table_add (table, kg_cli_number (number));
  kg_cli_table_add (table, kg_cli_truth (kg_excuse_is_in_force (row, kg_context_get_today (context))));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    kg_cli_table_add (table, kg_cli_field (row, fields[i]));
}

/* A row with its number, and the plan of its project. */
typedef struct {
  KgRecord *row;
  guint number;
  GPtrArray *steps; /* borrowed */
} Numbered;

static int
compare_commitments (gconstpointer a,
                     gconstpointer b)
{
  const Numbered *na = a, *nb = b;
  KgDate due_a = kg_record_get_date (na->row, KG_COMMITMENT_DUE_ON);
  KgDate due_b = kg_record_get_date (nb->row, KG_COMMITMENT_DUE_ON);

  if (due_a == due_b)
    return strcmp (kg_record_get_id (na->row), kg_record_get_id (nb->row));
  if (due_a == KG_DATE_NONE || due_b == KG_DATE_NONE)
    return due_a == KG_DATE_NONE ? 1 : -1;

  return due_a < due_b ? -1 : 1;
}

/* The plan of a project, read once. */
static GPtrArray *
steps_of (KgTxn       *txn,
          GHashTable  *plans,
          const char  *project,
          GError     **error)
{
  GPtrArray *steps = g_hash_table_lookup (plans, project);

  if (steps != NULL)
    return steps;

  steps = kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, project, KG_STEP_POSITION, error);
  if (steps != NULL)
    g_hash_table_insert (plans, g_strdup (project), steps);
  return steps;
}

/* What the rows of both tables are chosen by. */
typedef struct {
  KgCli *cli;
  KgRecord *project;
  KgSearchQuery *search;
  KgCliNames names;
  GHashTable *counts;  /* id of a project → rows counted so far */
} Wanted;

static void
clear_wanted (Wanted *self)
{
  g_clear_pointer (&self->project, kg_record_unref);
  g_clear_pointer (&self->search, kg_search_query_free);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  kg_cli_names_clear (&self->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, clear_wanted)

static gboolean
read_wanted (Wanted   *self,
             KgTxn    *txn,
             KgCli    *cli,
             GError  **error)
{
  self->cli = cli;
  self->counts = g_hash_table_new (g_str_hash, g_str_equal);
  if (kg_cli_has (cli, "search"))
    self->search = kg_search_query_new (kg_cli_get (cli, "search"));
  if (kg_cli_has (cli, "project"))
    self->project = kg_query_project (txn, kg_cli_get (cli, "project"), error);

  return (self->project != NULL || !kg_cli_has (cli, "project")) && kg_cli_names_load (&self->names, txn, error);
}

/* Counts the row, wanted or not. */
static gboolean
is_wanted (Wanted         *self,
           const KgRecord *row,
           int             project_column,
           int             text_column,
           guint          *number)
{
  const char *project = kg_record_get_text (row, project_column);
  g_autoptr (KgSearchKey) key = NULL;

  *number = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, project)) + 1;
  g_hash_table_insert (self->counts, (gpointer) project, GUINT_TO_POINTER (*number));

  if (self->project != NULL && !g_str_equal (project, kg_record_get_id (self->project)))
    return FALSE;
  if (self->search == NULL)
    return TRUE;

  key = kg_search_key_new (kg_record_get_text (row, text_column),
                           g_hash_table_lookup (self->names.projects, project), NULL);
  return kg_search_match (key, self->search);
}

gboolean
kg_cli_list_commitments (KgTxn   *txn,
                         KgCli   *cli,
                         GError **error)
{
  g_auto (Wanted) wanted = { 0 };
  g_autoptr (GHashTable) plans =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Numbered));
  g_autoptr (GPtrArray) rows = NULL;
  KgCliTable *table;

  if (!read_wanted (&wanted, txn, cli, error))
    return FALSE;

  rows = kg_txn_select (txn, &kg_table_commitment, &(KgFilter) { .order = { KG_ORDER (KG_COL_ID) } }, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++) {
    Numbered one = { g_ptr_array_index (rows, i), 0, NULL };
    KgCommitmentState state;

    if (!is_wanted (&wanted, one.row, KG_COMMITMENT_PROJECT, KG_COMMITMENT_DOCUMENT, &one.number))
      continue;

    one.steps = steps_of (txn, plans, kg_record_get_text (one.row, KG_COMMITMENT_PROJECT), error);
    if (one.steps == NULL)
      return FALSE;
    state = kg_commitment_state (one.row, one.steps, kg_cli_get_today (cli));
    if ((kg_cli_has (cli, "open") && state == KG_COMMITMENT_CLEARED) ||
        (kg_cli_has (cli, "late") && state != KG_COMMITMENT_LATE))
      continue;
    g_array_append_val (found, one);
  }
  g_array_sort (found, compare_commitments);

  table = kg_cli_commitment_table ();
  for (guint i = 0; i < found->len; i++) {
    const Numbered *one = &g_array_index (found, Numbered, i);

    kg_cli_commitment_add (table, cli->context, one->row, one->number, one->steps, &wanted.names);
  }
  kg_cli_answer_table (cli, table);
  return TRUE;
}

gboolean
kg_cli_list_excuses (KgTxn   *txn,
                     KgCli   *cli,
                     GError **error)
{
  g_auto (Wanted) wanted = { 0 };
  g_autoptr (GPtrArray) rows = NULL;
  KgCliTable *table;

  if (!read_wanted (&wanted, txn, cli, error))
    return FALSE;

  rows = kg_txn_select (txn, &kg_table_excuse, &(KgFilter) { .order = { KG_ORDER (KG_COL_ID) } }, error);
  if (rows == NULL)
    return FALSE;

  table = kg_cli_excuse_table ();
  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    guint number;

    if (is_wanted (&wanted, row, KG_EXCUSE_PROJECT, KG_EXCUSE_TEXT, &number) &&
        (!kg_cli_has (cli, "open") || kg_excuse_is_in_force (row, kg_cli_get_today (cli))))
      kg_cli_excuse_add (table, cli->context, row, number, &wanted.names);
  }
  kg_cli_answer_table (cli, table);
  return TRUE;
}
