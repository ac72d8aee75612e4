// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-progress.h"

#define EVERY 64 /* steps between two looks */

/**
 * kg_progress_part:
 * @self: (nullable)
 * @from: how much of the work was done before
 *
 * Returns: the progress of a part of the work
 */
KgProgress
kg_progress_part (const KgProgress *self,
                  double            from,
                  double            to)
{
  KgProgress part = self != NULL ? *self : (KgProgress) { .to = 1 };
  double length = part.to - part.from;

  part.to = part.from + length * to;
  part.from += length * from;
  return part;
}

/**
 * kg_progress_tell:
 * @self: (nullable)
 * @done: steps of this part that were done, of @total
 *
 * To be called before every step that takes its time.
 *
 * Returns: %FALSE with an error when it is not wanted any more
 */
gboolean
kg_progress_tell (const KgProgress  *self,
                  guint              done,
                  guint              total,
                  GError           **error)
{
  if (self == NULL)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  if (self->func != NULL)
    self->func (self->from + (self->to - self->from) * (total > 0 ? (double) done / total : 1), self->user_data);
  return TRUE;
}

/**
 * kg_progress_step:
 * @self: (nullable)
 * @done: steps of this part that were done, of @total
 *
 * The same before every small step; looks and tells only now and then.
 */
gboolean
kg_progress_step (const KgProgress  *self,
                  guint              done,
                  guint              total,
                  GError           **error)
{
  return (done % EVERY != 0 && done != total) || kg_progress_tell (self, done, total, error);
}
