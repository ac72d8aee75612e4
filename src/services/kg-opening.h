// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-cache.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

/**
 * KgOpening:
 *
 * A store that is being opened and its board read, on a thread of its own, so
 * that both are there when the window is: it is started before anything of the
 * screen is known, and waited for once there is a main loop.
 */
typedef struct _KgOpening KgOpening;

KgOpening   *kg_opening_start      (const char          *uri,
                                    KgStoreFlags         flags,
                                    KgContext           *context,
                                    KgBoardCache        *cache);
KgOpening   *kg_opening_ref        (KgOpening           *self);
void         kg_opening_unref      (KgOpening           *self);

KgWorkspace *kg_opening_take       (KgOpening           *self,
                                    const char          *by,
                                    guint                patience);
void         kg_opening_wait_async (KgOpening           *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
KgWorkspace *kg_opening_finish     (KgOpening           *self,
                                    GAsyncResult        *result,
                                    const char          *by,
                                    GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgOpening, kg_opening_unref)

G_END_DECLS
