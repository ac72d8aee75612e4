// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "services/kg-board.h"

G_BEGIN_DECLS

/* What may be known of all projects. */
typedef enum {
  KG_OUTLOOK_WARNINGS = 1 << 0,
  KG_OUTLOOK_CHANCES = 1 << 1, /* a thousand simulated courses each */
} KgOutlookParts;

/**
 * KgBoardOutlook:
 *
 * What is to come for the projects of one board: the warning and the chance of
 * each, worked out when it is asked for and kept. Those of all projects are
 * worked out beside, on a thread of its own. Belongs to the thread it was made
 * on.
 */
typedef struct _KgBoardOutlook KgBoardOutlook;

KgBoardOutlook       *kg_board_outlook_new             (KgBoard               *board,
                                                        const KgBoardOutlook  *previous);
KgBoardOutlook       *kg_board_outlook_ref             (KgBoardOutlook        *self);
void                  kg_board_outlook_unref           (KgBoardOutlook        *self);

KgBoard              *kg_board_outlook_get_board       (const KgBoardOutlook  *self);
const KgLightWarning *kg_board_outlook_get_warning     (KgBoardOutlook        *self,
                                                        guint                  index);
const KgLightWarning *kg_board_outlook_peek_warning    (const KgBoardOutlook  *self,
                                                        guint                  index);
int                   kg_board_outlook_get_percent     (KgBoardOutlook        *self,
                                                        guint                  index);
int                   kg_board_outlook_peek_percent    (const KgBoardOutlook  *self,
                                                        guint                  index);

gboolean              kg_board_outlook_is_complete     (const KgBoardOutlook  *self,
                                                        guint                  parts);
guint                 kg_board_outlook_count_warnings  (const KgBoardOutlook  *self);
void                  kg_board_outlook_complete_async  (KgBoardOutlook        *self,
                                                        guint                  parts,
                                                        GCancellable          *cancellable,
                                                        GAsyncReadyCallback    callback,
                                                        gpointer               user_data);
gboolean              kg_board_outlook_complete_finish (GAsyncResult          *result,
                                                        GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgBoardOutlook, kg_board_outlook_unref)

G_END_DECLS
