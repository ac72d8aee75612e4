// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-changeset.h"
#include "core/kg-uuid.h"

struct _KgChangeset {
  gatomicrefcount refs;
  char *id;
  char *label;
  GArray *changes;
};

static void
clear_change (gpointer data)
{
  KgChange *change = data;

  g_clear_pointer (&change->before, kg_record_unref);
  g_clear_pointer (&change->after, kg_record_unref);
}

static void
append (KgChangeset *self,
        KgChangeKind kind,
        KgRecord    *before,
        KgRecord    *after)
{
  KgChange change = { kind, NULL, NULL };

  if (before != NULL)
    change.before = kg_record_seal (kg_record_ref (before));
  if (after != NULL)
    change.after = kg_record_seal (kg_record_ref (after));
  g_array_append_val (self->changes, change);
}

/**
 * kg_changeset_new:
 * @label: what the act is called in the log and in “Undo …”
 */
KgChangeset *
kg_changeset_new (const char *label)
{
  g_autofree char *id = kg_uuid_new ();

  return kg_changeset_new_with_id (id, label);
}

/**
 * kg_changeset_new_with_id:
 * @id: the id of an act that is already on its way
 *
 * What the store gives back for a commit has the id that the client chose.
 */
KgChangeset *
kg_changeset_new_with_id (const char *id,
                          const char *label)
{
  KgChangeset *self = g_new0 (KgChangeset, 1);

  g_atomic_ref_count_init (&self->refs);
  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->changes = g_array_new (FALSE, FALSE, sizeof (KgChange));
  g_array_set_clear_func (self->changes, clear_change);

  return self;
}

KgChangeset *
kg_changeset_ref (KgChangeset *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_changeset_unref (KgChangeset *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_array_unref (self->changes);
  g_free (self->label);
  g_free (self->id);
  g_free (self);
}

const char *
kg_changeset_get_id (const KgChangeset *self)
{
  return self->id;
}

const char *
kg_changeset_get_label (const KgChangeset *self)
{
  return self->label;
}

guint
kg_changeset_get_size (const KgChangeset *self)
{
  return self->changes->len;
}

const KgChange *
kg_changeset_get (const KgChangeset *self,
                  guint              index)
{
  g_return_val_if_fail (index < self->changes->len, NULL);

  return &g_array_index (self->changes, KgChange, index);
}

/**
 * kg_changeset_insert:
 * @record: a record with an id; it is sealed
 */
void
kg_changeset_insert (KgChangeset *self,
                     KgRecord    *record)
{
  append (self, KG_CHANGE_INSERT, NULL, record);
}

/**
 * kg_changeset_update:
 * @before: the row as it was read; its version is the one expected in the store
 * @after: the row as it shall be
 */
void
kg_changeset_update (KgChangeset *self,
                     KgRecord    *before,
                     KgRecord    *after)
{
  g_return_if_fail (g_str_equal (kg_record_get_id (before), kg_record_get_id (after)));

  append (self, KG_CHANGE_UPDATE, before, after);
}

void
kg_changeset_delete (KgChangeset *self,
                     KgRecord    *record)
{
  append (self, KG_CHANGE_DELETE, record, NULL);
}

/**
 * kg_changeset_invert:
 * @self: a changeset as the store gave it back after a commit, so that its
 *   records carry the versions that are in the store now
 *
 * Returns: (transfer full): the changeset that undoes @self
 */
KgChangeset *
kg_changeset_invert (const KgChangeset *self,
                     const char        *label)
{
  KgChangeset *inverse = kg_changeset_new (label);

  for (guint i = self->changes->len; i > 0; i--) {
    const KgChange *change = kg_changeset_get (self, i - 1);

    switch (change->kind) {
    case KG_CHANGE_INSERT:
      append (inverse, KG_CHANGE_DELETE, change->after, NULL);
      break;
    case KG_CHANGE_UPDATE:
      append (inverse, KG_CHANGE_UPDATE, change->after, change->before);
      break;
    case KG_CHANGE_DELETE:
      append (inverse, KG_CHANGE_INSERT, NULL, change->before);
      break;
    default:
      g_assert_not_reached ();
    }
  }

  return inverse;
}

gboolean
kg_changeset_touches (const KgChangeset *self,
                      const KgTable     *table)
{
  for (guint i = 0; i < self->changes->len; i++) {
    const KgChange *change = kg_changeset_get (self, i);

    if (kg_record_get_table (change->after != NULL ? change->after : change->before) == table)
      return TRUE;
  }

  return FALSE;
}

/**
 * kg_changeset_is_undoable:
 *
 * Whether the inverse could be committed: not when rows were added that the
 * store never lets go, and that nothing can be said against.
 */
gboolean
kg_changeset_is_undoable (const KgChangeset *self)
{
  for (guint i = 0; i < self->changes->len; i++) {
    const KgChange *change = kg_changeset_get (self, i);
    KgTableFlags flags;

    if (change->kind != KG_CHANGE_INSERT)
      continue;

    flags = kg_record_get_table (change->after)->flags;
    if (flags & (KG_TABLE_APPEND_ONLY | KG_TABLE_NO_DELETE) && !(flags & KG_TABLE_COUNTERED))
      return FALSE;
  }

  return self->changes->len > 0;
}
