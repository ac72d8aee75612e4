// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Called on the thread that works, with 0 to 1. */
typedef void (*KgProgressFunc) (double   fraction,
                                gpointer user_data);

/**
 * KgProgress:
 * @func: (nullable)
 * @cancellable: (nullable)
 * @from: what was done before this part of the work, of 1
 * @to: what will have been done behind it
 *
 * How far some work is, and whether it is still wanted.
 */
typedef struct {
  KgProgressFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  double from;
  double to;
} KgProgress;

KgProgress kg_progress_part (const KgProgress  *self,
                             double             from,
                             double             to);
gboolean   kg_progress_step (const KgProgress  *self,
                             guint              done,
                             guint              total,
                             GError           **error);
gboolean   kg_progress_tell (const KgProgress  *self,
                             guint              done,
                             guint              total,
                             GError           **error);

G_END_DECLS
