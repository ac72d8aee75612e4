// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-undo-stack.h"

#define MAX_UNDO 100

struct _KgUndoStack {
  GPtrArray *undo; /* KgChangeset, the newest last */
  GPtrArray *redo;
};

KgUndoStack *
kg_undo_stack_new (void)
{
  KgUndoStack *self = g_new0 (KgUndoStack, 1);

  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_changeset_unref);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_changeset_unref);
  return self;
}

void
kg_undo_stack_free (KgUndoStack *self)
{
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_free (self);
}

static GPtrArray *
side (const KgUndoStack *self,
      gboolean           redo)
{
  return redo ? self->redo : self->undo;
}

/**
 * kg_undo_stack_push:
 * @done: a new act. One that cannot be undone also hides what came before it.
 */
void
kg_undo_stack_push (KgUndoStack *self,
                    KgChangeset *done)
{
  if (kg_changeset_is_undoable (done))
    g_ptr_array_add (self->undo, kg_changeset_ref (done));
  else
    g_ptr_array_set_size (self->undo, 0);
  if (self->undo->len > MAX_UNDO)
    g_ptr_array_remove_index (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
}

/**
 * kg_undo_stack_pop:
 * @redo: of what was taken back, rather than of what was done
 *
 * Returns: (transfer full) (nullable): the last act
 */
KgChangeset *
kg_undo_stack_pop (KgUndoStack *self,
                   gboolean     redo)
{
  GPtrArray *acts = side (self, redo);

  return acts->len > 0 ? g_ptr_array_steal_index (acts, acts->len - 1) : NULL;
}

/**
 * kg_undo_stack_put_back:
 * @redo: what was popped was of the acts taken back
 * @done: the act that made good for it: it can be made good for in its turn
 */
void
kg_undo_stack_put_back (KgUndoStack *self,
                        gboolean     redo,
                        KgChangeset *done)
{
  g_ptr_array_add (side (self, !redo), kg_changeset_ref (done));
}

/**
 * kg_undo_stack_get_label:
 *
 * Returns: (nullable): what the last act is called
 */
const char *
kg_undo_stack_get_label (const KgUndoStack *self,
                         gboolean           redo)
{
  GPtrArray *acts = side (self, redo);

  return acts->len > 0 ? kg_changeset_get_label (g_ptr_array_index (acts, acts->len - 1)) : NULL;
}
