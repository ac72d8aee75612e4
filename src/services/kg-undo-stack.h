// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-changeset.h"

G_BEGIN_DECLS

/**
 * KgUndoStack:
 *
 * What one seat did since it came, newest first, and what of that it took back.
 */
typedef struct _KgUndoStack KgUndoStack;

KgUndoStack *kg_undo_stack_new      (void);
void         kg_undo_stack_free     (KgUndoStack *self);

void         kg_undo_stack_push     (KgUndoStack *self,
                                     KgChangeset *done);
KgChangeset *kg_undo_stack_pop      (KgUndoStack *self,
                                     gboolean     redo);
void         kg_undo_stack_put_back (KgUndoStack *self,
                                     gboolean     redo,
                                     KgChangeset *done);
const char  *kg_undo_stack_get_label (const KgUndoStack *self,
                                      gboolean           redo);

G_END_DECLS
