// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-note.h"

#include "services/kg-minutes-proof.h"

typedef struct {
  char *seal;
  char *hash;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->seal);
  g_free (note->hash);
  g_free (note);
}

/**
 * kg_minutes_notes_new:
 *
 * Returns: (transfer full): no notes yet
 */
GPtrArray *
kg_minutes_notes_new (void)
{
  return g_ptr_array_new_with_free_func (note_free);
}

/**
 * kg_minutes_notes_add:
 * @bytes: what was written of @minutes; not what stands there, which somebody
 *   else may have changed since
 *
 * Notes the file, when @minutes are issued. May be called on any thread.
 */
void
kg_minutes_notes_add (GPtrArray       *notes,
                      const KgMinutes *minutes,
                      GBytes          *bytes)
{
  Note *note;

  if (minutes->seal == NULL)
    return;

  note = g_new0 (Note, 1);
  note->seal = g_strdup (minutes->seal);
  note->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_ptr_array_add (notes, note);
}

/**
 * kg_minutes_notes_keep:
 * @notes: (element-type Note): a GPtrArray of kg_minutes_notes_new()
 *
 * A use case: puts the notes into the store.
 */
gboolean
kg_minutes_notes_keep (KgTxn      *txn,
                       KgContext  *context,
                       gpointer    notes,
                       GError    **error)
{
  const GPtrArray *all = notes;

  for (guint i = 0; i < all->len; i++) {
    const Note *note = g_ptr_array_index (all, i);

    if (!kg_minutes_note_file (txn, context, note->seal, note->hash, error))
      return FALSE;
  }

  return TRUE;
}
