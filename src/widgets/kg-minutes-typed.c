// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-typed.h"

struct _KgMinutesTyped {
  GHashTable *texts; /* what kg_minutes_retype() knows a text by → the text */
};

KgMinutesTyped *
kg_minutes_typed_new (void)
{
  KgMinutesTyped *self = g_new (KgMinutesTyped, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
kg_minutes_typed_free (KgMinutesTyped *self)
{
  g_hash_table_unref (self->texts);
  g_free (self);
}

void
kg_minutes_typed_add (KgMinutesTyped *self,
                      const char     *id,
                      const char     *text)
{
  g_hash_table_insert (self->texts, g_strdup (id), g_strdup (text));
}

/**
 * kg_minutes_typed_stored:
 * @text: (nullable): what the store has now
 *
 * Forgets a text, unless more was typed meanwhile.
 */
void
kg_minutes_typed_stored (KgMinutesTyped *self,
                         const char     *id,
                         const char     *text)
{
  const char *typed = g_hash_table_lookup (self->texts, id);

  if (typed != NULL && g_str_equal (typed, text != NULL ? text : ""))
    g_hash_table_remove (self->texts, id);
}

void
kg_minutes_typed_clear (KgMinutesTyped *self)
{
  g_hash_table_remove_all (self->texts);
}

/**
 * kg_minutes_typed_apply:
 *
 * Returns: (transfer full): @minutes with all that was typed and that they
 *   have a place for
 */
KgMinutes *
kg_minutes_typed_apply (const KgMinutesTyped *self,
                        KgMinutes            *minutes)
{
  KgMinutes *result = kg_minutes_ref (minutes);
  GHashTableIter iter;
  gpointer id, text;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &id, &text)) {
    KgMinutes *with = kg_minutes_retype (result, id, text);

    if (with != NULL) {
      kg_minutes_unref (result);
      result = with;
    }
  }

  return result;
}
