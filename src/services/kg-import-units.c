// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-import-units.h"

struct _KgImportUnits {
  KgTxn *txn;
  gboolean dry_run;
  GHashTable *ids; /* name or short name → id */
  gint64 last_position;
};

static gboolean
note_unit (KgRecord *record,
           gpointer  user_data)
{
  KgImportUnits *self = user_data;
  const char *short_name = kg_record_get_text (record, KG_UNIT_SHORT_NAME);

  g_hash_table_insert (self->ids, g_strdup (kg_record_get_text (record, KG_UNIT_NAME)),
                       g_strdup (kg_record_get_id (record)));
  if (short_name != NULL && !g_hash_table_contains (self->ids, short_name))
    g_hash_table_insert (self->ids, g_strdup (short_name), g_strdup (kg_record_get_id (record)));
  self->last_position = MAX (self->last_position, kg_record_get_int (record, KG_UNIT_POSITION));
  return TRUE;
}

KgImportUnits *
kg_import_units_new (KgTxn     *txn,
                     gboolean   dry_run,
                     GError   **error)
{
  g_autoptr (KgImportUnits) self = g_new0 (KgImportUnits, 1);

  self->txn = txn;
  self->dry_run = dry_run;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!kg_txn_scan (txn, &kg_table_unit, NULL, note_unit, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
kg_import_units_free (KgImportUnits *self)
{
  g_hash_table_unref (self->ids);
  g_free (self);
}

/**
 * kg_import_units_get:
 * @name: (nullable): a name as the list has it
 * @kind: the kind of a unit that is not known yet
 * @id: (out) (transfer none): its id; %NULL when there is no name
 *
 * Looks a unit up by name or short name, with or without 区 before it.
 */
gboolean
kg_import_units_get (KgImportUnits  *self,
                     const char     *name,
                     const char     *kind,
                     const char    **id,
                     GError        **error)
{
  g_autofree char *with_prefix = NULL;
  g_autoptr (KgRecord) unit = NULL;
  const char *found;

  *id = NULL;
  if (name == NULL || *name == '\0')
    return TRUE;

  with_prefix = g_strconcat ("区", name, NULL);
  found = g_hash_table_lookup (self->ids, name);
  if (found == NULL)
    found = g_hash_table_lookup (self->ids, with_prefix);
  if (found == NULL) {
    unit = kg_record_new (&kg_table_unit);
    kg_record_set_text (unit, KG_UNIT_NAME, name);
    kg_record_set_text (unit, KG_UNIT_KIND, kind);
    kg_record_set_int (unit, KG_UNIT_POSITION, ++self->last_position);
    if (!self->dry_run && !kg_txn_insert (self->txn, unit, error))
      return FALSE;
    g_hash_table_insert (self->ids, g_strdup (name), g_strdup (kg_record_get_id (unit)));
    found = g_hash_table_lookup (self->ids, name);
  }

  *id = found;
  return TRUE;
}
