// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-private-note.h"

#include "services/kg-query.h"

/* Sets @found to the note, or to NULL when there is none. */
static gboolean
find (KgTxn       *txn,
      const char  *owner,
      const char  *project_id,
      const char  *item_id,
      KgRecord   **found,
      GError     **error)
{
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, &kg_table_private_note,
                   &(KgFilter) {
                     .conditions = {
                       { KG_PRIVATE_NOTE_OWNER, KG_OP_EQ, owner, 0 },
                       { KG_PRIVATE_NOTE_PROJECT, KG_OP_EQ, project_id, 0 },
                       { KG_PRIVATE_NOTE_AGENDA_ITEM, KG_OP_EQ, project_id != NULL ? NULL : item_id, 0 } },
                     .n_conditions = 3,
                     .order = { KG_ORDER (KG_COL_ID) },
                     .limit = 1 },
                   error);

  *found = rows != NULL && rows->len > 0 ? kg_record_ref (g_ptr_array_index (rows, 0)) : NULL;
  return rows != NULL;
}

/**
 * kg_private_note_get:
 * @owner: whose note
 * @project_id: (nullable): the project; its note follows it from meeting to
 *   meeting
 * @item_id: (nullable): the agenda item, when it has no project
 *
 * Returns: (transfer full) (nullable): the text, empty when there is none;
 *   %NULL with an error
 */
char *
kg_private_note_get (KgTxn       *txn,
                     const char  *owner,
                     const char  *project_id,
                     const char  *item_id,
                     GError     **error)
{
  g_autoptr (KgRecord) row = NULL;

  if (!find (txn, owner, project_id, item_id, &row, error))
    return NULL;

  return g_strdup (row != NULL ? kg_record_get_text (row, KG_PRIVATE_NOTE_TEXT) : "");
}

/**
 * kg_private_note_set:
 * @text: the note; an empty one goes away
 */
gboolean
kg_private_note_set (KgTxn       *txn,
                     const char  *owner,
                     const char  *project_id,
                     const char  *item_id,
                     const char  *text,
                     GError     **error)
{
  g_autoptr (KgRecord) row = NULL;
  g_autoptr (KgRecord) edit = NULL;

  if (!find (txn, owner, project_id, item_id, &row, error))
    return FALSE;

  if (text == NULL || *text == '\0')
    return row == NULL || kg_txn_delete (txn, row, error);
  if (row != NULL)
    return kg_query_update_code (txn, row, KG_PRIVATE_NOTE_TEXT, text, error);

  edit = kg_record_new (&kg_table_private_note);
  kg_record_set_text (edit, KG_PRIVATE_NOTE_OWNER, owner);
  kg_record_set_text (edit, KG_PRIVATE_NOTE_PROJECT, project_id);
  kg_record_set_text (edit, KG_PRIVATE_NOTE_AGENDA_ITEM, project_id != NULL ? NULL : item_id);
  kg_record_set_text (edit, KG_PRIVATE_NOTE_TEXT, text);
  return kg_txn_insert (txn, edit, error);
}
