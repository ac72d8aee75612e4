// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-text-keeper.h"

#include "core/kg-error.h"

/* What is kept of one target. */
typedef struct {
  char *stored;      /* as the store was last seen to have it */
  gint64 version;    /* of the row, then */
  GPtrArray *known;  /* all that may be stored as far as the seat knows */
  char *given;       /* (nullable): what was given away, until it is seen stored */
  gint64 given_as;   /* the least version that the row has then */
  guint n_unstored;  /* so many answers are awaited */
  gboolean refused;  /* the last of them: the store has something else */
  char *contest;     /* (nullable): why, where somebody else changed it */
} Kept;

struct _KgTextKeeper {
  GHashTable *kept; /* target → Kept */
};

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->stored);
  g_ptr_array_unref (kept->known);
  g_free (kept->given);
  g_free (kept->contest);
  g_free (kept);
}

static Kept *
find (const KgTextKeeper *self,
      const char         *target)
{
  return target != NULL ? g_hash_table_lookup (self->kept, target) : NULL;
}

static Kept *
ensure (KgTextKeeper *self,
        const char   *target)
{
  Kept *kept = find (self, target);

  if (kept == NULL) {
    kept = g_new0 (Kept, 1);
    kept->stored = g_strdup ("");
    kept->known = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (self->kept, g_strdup (target), kept);
  }

  return kept;
}

static void
know (Kept       *kept,
      const char *text)
{
  g_ptr_array_add (kept->known, g_strdup (text));
}

static void
know_only (Kept       *kept,
           const char *text)
{
  g_ptr_array_set_size (kept->known, 0);
  know (kept, text);
}

static void
forget_given (Kept *kept)
{
  g_clear_pointer (&kept->given, g_free);
  g_clear_pointer (&kept->contest, g_free);
  kept->refused = FALSE;
}

KgTextKeeper *
kg_text_keeper_new (void)
{
  KgTextKeeper *self = g_new (KgTextKeeper, 1);

  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);

  return self;
}

void
kg_text_keeper_free (KgTextKeeper *self)
{
  g_hash_table_unref (self->kept);
  g_free (self);
}

/* Whether what was given away is older than what the store has. */
static gboolean
is_seen (const Kept *kept,
         const char *text,
         gint64      version)
{
  if (g_str_equal (kept->given, text))
    return kept->n_unstored == 0;

  return kept->n_unstored == 0 && !kept->refused && version >= kept->given_as;
}

static gboolean
is_known (const Kept *kept)
{
  return g_ptr_array_find_with_equal_func (kept->known, kept->stored, g_str_equal, NULL);
}

/**
 * kg_text_keeper_read:
 * @text: as the store has it
 * @version: of the row that has it; %G_MAXINT64 where @text is known to be new
 * @typing: whether something was typed and not given away yet
 *
 * Returns: (transfer none): what to show of a target: what the store says,
 *   unless that is older than what was typed here, or was refused
 */
const char *
kg_text_keeper_read (KgTextKeeper *self,
                     const char   *target,
                     const char   *text,
                     gint64        version,
                     gboolean      typing)
{
  Kept *kept = ensure (self, target);

  g_free (kept->stored);
  kept->stored = g_strdup (text);
  kept->version = version == G_MAXINT64 ? 0 : version;
  if (kept->given != NULL && is_seen (kept, text, version)) {
    /* What others wrote over it while this seat types on was not seen. */
    if (typing && g_str_equal (kept->given, text))
      know_only (kept, text);
    forget_given (kept);
  }
  /* Who took a change back again contests nothing. */
  if (kept->contest != NULL && is_known (kept))
    g_clear_pointer (&kept->contest, g_free);
  if (kept->given != NULL)
    return kept->given;

  if (!typing)
    know_only (kept, text);
  return kept->stored;
}

/**
 * kg_text_keeper_give:
 * @text: that is given away now, to be stored; kg_text_keeper_answer() tells
 *   how that went
 *
 * Returns: (transfer full): all that may be in the store as far as the seat
 *   knows, also where an earlier text of its own could not be stored
 */
char **
kg_text_keeper_give (KgTextKeeper *self,
                     const char   *target,
                     const char   *text)
{
  Kept *kept = ensure (self, target);
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();

  for (guint i = 0; i < kept->known->len; i++)
    g_strv_builder_add (known, g_ptr_array_index (kept->known, i));

  kg_text_keeper_keep (self, target, text);
  know (kept, text);
  kept->given_as = MAX (kept->given_as, kept->version) + 1;
  kept->refused = FALSE;
  g_clear_pointer (&kept->contest, g_free);
  kept->n_unstored++;

  return g_strv_builder_end (known);
}

/**
 * kg_text_keeper_keep:
 *
 * Keeps what is typed on while it is contested.
 */
void
kg_text_keeper_keep (KgTextKeeper *self,
                     const char   *target,
                     const char   *text)
{
  Kept *kept = ensure (self, target);

  g_free (kept->given);
  kept->given = g_strdup (text);
}

/**
 * kg_text_keeper_answer:
 * @error: (nullable): why it could not be stored
 *
 * Returns: whether it is to be given again: the store was busy
 */
gboolean
kg_text_keeper_answer (KgTextKeeper *self,
                       const char   *target,
                       const GError *error)
{
  Kept *kept = find (self, target);

  if (kept == NULL || kept->n_unstored == 0)
    return FALSE;

  kept->n_unstored--;
  if (error == NULL || kept->n_unstored > 0)
    return FALSE;

  kept->refused = TRUE;
  if (g_error_matches (error, KG_ERROR, KG_ERROR_CONFLICT)) {
    g_free (kept->contest);
    kept->contest = g_strdup (error->message);
  }
  return g_error_matches (error, KG_ERROR, KG_ERROR_UNAVAILABLE);
}

gboolean
kg_text_keeper_is_refused (const KgTextKeeper *self,
                           const char         *target)
{
  const Kept *kept = find (self, target);

  return kept != NULL && kept->given != NULL && kept->refused;
}

/**
 * kg_text_keeper_get_contest:
 *
 * Returns: (nullable) (transfer none): who contests it, in words; %NULL where
 *   nobody does
 */
const char *
kg_text_keeper_get_contest (const KgTextKeeper *self,
                            const char         *target)
{
  const Kept *kept = find (self, target);

  return kept != NULL ? kept->contest : NULL;
}

/**
 * kg_text_keeper_get_theirs:
 *
 * Returns: (nullable) (transfer none): what somebody else wrote; %NULL as long
 *   as it was not read
 */
const char *
kg_text_keeper_get_theirs (const KgTextKeeper *self,
                           const char         *target)
{
  const Kept *kept = find (self, target);

  return kept != NULL && !is_known (kept) ? kept->stored : NULL;
}

/**
 * kg_text_keeper_settle:
 * @mine: whether what was typed here stays, and is to be given again; else
 *   what the store says does
 */
void
kg_text_keeper_settle (KgTextKeeper *self,
                       const char   *target,
                       gboolean      mine)
{
  Kept *kept = ensure (self, target);

  know (kept, kept->stored);
  g_clear_pointer (&kept->contest, g_free);
  if (!mine)
    forget_given (kept);
}
