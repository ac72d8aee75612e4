// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-refresh.h"

/* Which projects a change touches, and a board with those read again. */

/* More than so many are read faster all together. */
#define MAX_TOUCHED 8

/* What a board does not show, or shows beside a project only by way of a row
 * that is changed along with it. */
static gboolean
is_beside_the_board (const KgTable *table)
{
  static const KgTable *const tables[] = {
    &kg_table_person, &kg_table_project_agent, &kg_table_reforecast, &kg_table_series, &kg_table_meeting,
    &kg_table_attendance, &kg_table_agenda_item, &kg_table_decision, &kg_table_minutes,
    &kg_table_issued_file,
    &kg_table_assignment_unit, &kg_table_assignment_event, &kg_table_extension, &kg_table_private_note,
    &kg_table_change_log,
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i] == table)
      return TRUE;

  return FALSE;
}

static gboolean
note_project (KgRecord   *record,
              GHashTable *projects)
{
  int column;

  if (record == NULL)
    return TRUE;

  column = kg_table_find_column (kg_record_get_table (record), "project");
  if (column < 0)
    return FALSE;

  if (kg_record_get_text (record, column) != NULL)
    g_hash_table_add (projects, g_strdup (kg_record_get_text (record, column)));
  return TRUE;
}

static gboolean
note_change (const KgChange *change,
             GHashTable     *projects)
{
  const KgTable *table = kg_record_get_table (change->after != NULL ? change->after : change->before);

  if (is_beside_the_board (table))
    return TRUE;

  if (table == &kg_table_project) {
    /* One that comes or goes changes the places of the others. */
    if (change->kind != KG_CHANGE_UPDATE ||
        !kg_record_field_equal (change->before, change->after, KG_PROJECT_STATE))
      return FALSE;
    g_hash_table_add (projects, g_strdup (kg_record_get_id (change->after)));
    return TRUE;
  }

  /* Snapshots are taken of all projects. */
  if (table == &kg_table_light_entry && !kg_record_is (change->after, KG_LIGHT_ENTRY_KIND, "confirmed"))
    return FALSE;

  return note_project (change->before, projects) && note_project (change->after, projects);
}

/**
 * kg_board_find_touched:
 * @changeset: (nullable): what was committed; %NULL when that is not known
 * @projects: (element-type utf8): a set to which the ids of the projects are
 *   added whose line may be another one now
 *
 * Returns: %FALSE when the board must be read anew
 */
gboolean
kg_board_find_touched (const KgChangeset *changeset,
                       GHashTable        *projects)
{
  if (changeset == NULL)
    return FALSE;

  for (guint i = 0; i < kg_changeset_get_size (changeset); i++)
    if (!note_change (kg_changeset_get (changeset, i), projects))
      return FALSE;

  return g_hash_table_size (projects) <= MAX_TOUCHED;
}

/**
 * kg_board_refresh:
 * @board: (nullable): as it was
 * @projects: (nullable) (element-type utf8): ids of what to read again; %NULL
 *   for everything
 *
 * Returns: (transfer full) (nullable): the board as it is
 */
KgBoard *
kg_board_refresh (KgTxn       *txn,
                  KgContext   *context,
                  KgBoard     *board,
                  GHashTable  *projects,
                  GError     **error)
{
  g_autoptr (KgBoard) now = NULL;
  GHashTableIter iter;
  gpointer id;

  if (board == NULL || projects == NULL || kg_board_get_context (board) != context)
    return kg_board_load (txn, context, NULL, error);

  now = kg_board_ref (board);
  g_hash_table_iter_init (&iter, projects);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    g_autoptr (KgBoard) part = kg_board_load (txn, context, id, error);
    g_autoptr (KgBoard) before = now;

    now = NULL;
    if (part == NULL)
      return NULL;
    /* It may have been withdrawn meanwhile. */
    if (kg_board_get_n_projects (part) == 1)
      now = kg_board_with (before, part);
    if (now == NULL)
      return kg_board_load (txn, context, NULL, error);
  }

  return g_steal_pointer (&now);
}
