// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/**
 * KgWorkspace:
 *
 * What the windows of one program share: an open store, today, and the board
 * as it stands. Widgets read the board from here and ask it to run use cases;
 * they never see the store's own functions. Lives on the main thread; nothing
 * here blocks.
 *
 * Signals: board-changed, when get_board gives another board; data-changed,
 * after every change of the store, whoever made it; current-item-changed, when
 * the secretary of this program goes to another item of the agenda.
 */
#define KG_TYPE_WORKSPACE (kg_workspace_get_type ())

G_DECLARE_FINAL_TYPE (KgWorkspace, kg_workspace, KG, WORKSPACE, GObject)

/* A use case: as KgTxnFunc, with the context of the workspace. */
typedef gboolean (*KgUseCase) (KgTxn      *txn,
                               KgContext  *context,
                               gpointer    data,
                               GError    **error);

KgWorkspace *kg_workspace_new             (KgStore             *store,
                                           KgContext           *context,
                                           const char          *by);
KgWorkspace *kg_workspace_new_loaded      (KgStore             *store,
                                           KgContext           *context,
                                           const char          *by,
                                           KgBoard             *board,
                                           gboolean             is_sample);

KgBoard     *kg_workspace_get_board       (KgWorkspace         *self);
KgContext   *kg_workspace_get_context     (KgWorkspace         *self);
const char  *kg_workspace_get_by          (KgWorkspace         *self);
const char  *kg_workspace_get_uri         (KgWorkspace         *self);
const char  *kg_workspace_get_undo_label  (KgWorkspace         *self);
const char  *kg_workspace_get_redo_label  (KgWorkspace         *self);
gboolean     kg_workspace_is_sample       (KgWorkspace         *self);

KgRecord    *kg_workspace_get_current_item (KgWorkspace        *self);
void         kg_workspace_set_current_item (KgWorkspace        *self,
                                            KgRecord           *item);

void         kg_workspace_set_context     (KgWorkspace         *self,
                                           KgContext           *context);

void         kg_workspace_reload          (KgWorkspace         *self);
void         kg_workspace_read_async      (KgWorkspace         *self,
                                           KgUseCase            func,
                                           gpointer             data,
                                           GDestroyNotify       data_destroy,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
void         kg_workspace_commit_async    (KgWorkspace         *self,
                                           const char          *label,
                                           KgUseCase            func,
                                           gpointer             data,
                                           GDestroyNotify       data_destroy,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
void         kg_workspace_save_async      (KgWorkspace         *self,
                                           const char          *label,
                                           KgUseCase            func,
                                           gpointer             data,
                                           GDestroyNotify       data_destroy,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gpointer     kg_workspace_finish          (KgWorkspace         *self,
                                           GAsyncResult        *result,
                                           GError             **error);
void         kg_workspace_undo            (KgWorkspace         *self);
void         kg_workspace_redo            (KgWorkspace         *self);

G_END_DECLS
