// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Something by its number, and what it is put in order by. */
typedef struct {
  guint64 key;
  guint index;
} KgRankItem;

void   kg_rank_sort  (KgRankItem        *items,
                      KgRankItem        *spare,
                      guint              n);
guint *kg_rank_texts (const char *const *texts,
                      guint              n);

/* A signed number so that it sorts as an unsigned one. */
static inline guint64
kg_rank_signed (gint64 number)
{
  return (guint64) number ^ G_GUINT64_CONSTANT (1) << 63;
}

G_END_DECLS
