// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-assignment-file.h"

#include "services/kg-query.h"

/* One assignment with its whole chain, and one step for several at once. */

/**
 * kg_assignment_file_load:
 * @key: an id or a number
 *
 * Returns: (transfer full) (nullable): everything about one assignment
 */
KgAssignmentFile *
kg_assignment_file_load (KgTxn       *txn,
                         const char  *key,
                         GError     **error)
{
  g_autoptr (KgAssignmentFile) self = g_new0 (KgAssignmentFile, 1);
  const char *id;

  self->record = kg_query_assignment (txn, key, error);
  if (self->record == NULL)
    return NULL;

  /* Ids are made in the order of time. */
  id = kg_record_get_id (self->record);
  self->events = kg_query_children (txn, &kg_table_assignment_event, KG_ASSIGNMENT_EVENT_ASSIGNMENT,
                                    id, KG_COL_ID, error);
  if (self->events == NULL)
    return NULL;
  self->extensions = kg_query_children (txn, &kg_table_extension, KG_EXTENSION_ASSIGNMENT,
                                        id, KG_COL_ID, error);
  if (self->extensions == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

void
kg_assignment_file_free (KgAssignmentFile *self)
{
  g_clear_pointer (&self->record, kg_record_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->extensions, g_ptr_array_unref);
  g_free (self);
}

/**
 * kg_assignment_act_on_all:
 * @ids: ids or numbers, ended by %NULL
 *
 * One step for each of them, all or none.
 */
gboolean
kg_assignment_act_on_all (KgTxn                  *txn,
                          KgContext              *context,
                          const char *const      *ids,
                          KgAssignmentAction      action,
                          const KgActionDetails  *details,
                          GError                **error)
{
  for (; *ids != NULL; ids++)
    if (!kg_assignment_act (txn, context, *ids, action, details, error))
      return FALSE;

  return TRUE;
}
