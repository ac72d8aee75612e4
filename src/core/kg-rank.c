// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-rank.h"

#include <string.h>

/* Putting a hundred thousand things in order while somebody waits: byte by
 * byte, which takes no comparisons and touches memory in a row. */

#define BYTES 8    /* of a key */
#define FEW 24     /* texts that are compared with each other sooner than counted */
#define DEEP 512   /* bytes that are alike, from which on texts are compared after all */
#define AHEAD 16   /* texts that are sent for before it is their turn */

typedef struct {
  const char *const *texts;
  KgRankItem *spare;
  guint *ranks;
  guint next;
} Ranker;

static void
sort_by_byte (const KgRankItem *from,
              KgRankItem       *to,
              guint             n,
              guint             shift)
{
  guint places[256] = { 0 };
  guint place = 0;

  for (guint i = 0; i < n; i++)
    places[from[i].key >> shift & 0xff]++;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    guint count = places[i];

    places[i] = place;
    place += count;
  }
  for (guint i = 0; i < n; i++)
    to[places[from[i].key >> shift & 0xff]++] = from[i];
}

/**
 * kg_rank_sort:
 * @items: (array length=n): what to sort by key; those with the same key stay
 *   as they are to each other
 * @spare: (array length=n): room to do it in
 */
void
kg_rank_sort (KgRankItem *items,
              KgRankItem *spare,
              guint       n)
{
  KgRankItem *from = items, *to = spare;
  guint64 some = 0, all = G_MAXUINT64;

  for (guint i = 0; i < n; i++) {
    some |= items[i].key;
    all &= items[i].key;
  }

  for (guint shift = 0; shift < 8 * BYTES; shift += 8) {
    KgRankItem *sorted = to;

    if (((some ^ all) >> shift & 0xff) == 0)
      continue;
    sort_by_byte (from, to, n, shift);
    to = from;
    from = sorted;
  }

  if (from != items)
    memcpy (items, from, n * sizeof *items);
}

/* The next bytes of a text, nothing but zeros behind its end. */
static guint64
read_key (const char *text)
{
  guint64 key = 0;

  for (guint i = 0; i < BYTES; i++) {
    guint8 byte = (guint8) *text;

    key = key << 8 | byte;
    text += byte != 0;
  }

  return key;
}

/* Of texts in their order. */
static void
note_ranks (Ranker           *self,
            const KgRankItem *items,
            guint             n,
            gsize             depth)
{
  for (guint i = 0; i < n; i++) {
    gboolean last = i + 1 == n || strcmp (self->texts[items[i].index] + depth,
                                          self->texts[items[i + 1].index] + depth) != 0;

    self->ranks[items[i].index] = self->next;
    self->next += last;
  }
}

static void
rank_few (Ranker     *self,
          KgRankItem *items,
          guint       n,
          gsize       depth)
{
  for (guint i = 1; i < n; i++) {
    KgRankItem item = items[i];
    guint place = i;

    while (place > 0 && strcmp (self->texts[items[place - 1].index] + depth, self->texts[item.index] + depth) > 0) {
      items[place] = items[place - 1];
      place--;
    }
    items[place] = item;
  }

  note_ranks (self, items, n, depth);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      texts)
{
  return strcmp (((const char *const *) texts)[((const KgRankItem *) a)->index],
                 ((const char *const *) texts)[((const KgRankItem *) b)->index]);
}

/* Ranks texts that are the same up to @depth, and none of them at its end. */
static void
rank_run (Ranker     *self,
          KgRankItem *items,
          guint       n,
          gsize       depth)
{
  guint end;

  if (n < FEW) {
    rank_few (self, items, n, depth);
    return;
  }
  if (depth >= DEEP) {
    g_qsort_with_data (items, (int) n, sizeof *items, compare, (gpointer) self->texts);
    note_ranks (self, items, n, depth);
    return;
  }

  for (guint i = 0; i < n; i++) {
    if (i + AHEAD < n)
      __builtin_prefetch (self->texts[items[i + AHEAD].index] + depth);
    items[i].key = read_key (self->texts[items[i].index] + depth);
  }
  kg_rank_sort (items, self->spare, n);

  for (guint first = 0; first < n; first = end) {
    guint64 key = items[first].key;

    end = first + 1;
    while (end < n && items[end].key == key)
      end++;
    if ((key & 0xff) != 0) {
      rank_run (self, items + first, end - first, depth + BYTES);
      continue;
    }
    for (guint i = first; i < end; i++)
      self->ranks[items[i].index] = self->next;
    self->next++;
  }
}

/**
 * kg_rank_texts:
 * @texts: (array length=n): none of them %NULL
 *
 * Returns: (transfer full) (array length=n): the place of each text among them
 *   by strcmp(), from 0; texts that are alike have the same place, and none is
 *   left out
 */
guint *
kg_rank_texts (const char *const *texts,
               guint              n)
{
  g_autofree KgRankItem *items = g_new (KgRankItem, n);
  g_autofree KgRankItem *spare = g_new (KgRankItem, n);
  guint *ranks = g_new (guint, n);
  Ranker self = { texts, spare, ranks, 0 };

  for (guint i = 0; i < n; i++)
    items[i].index = i;
  rank_run (&self, items, n, 0);

  return ranks;
}
