// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-spec.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KgBoardViews:
 *
 * The ways to look at the board that somebody at this seat gave a name, by
 * name, and the one that was shown last.
 */
typedef struct _KgBoardViews KgBoardViews;

KgBoardViews      *kg_board_views_new       (GSettings         *settings);
void               kg_board_views_free      (KgBoardViews      *self);

guint              kg_board_views_get_n     (KgBoardViews      *self);
const char        *kg_board_views_get_name  (KgBoardViews      *self,
                                             guint              index);
const KgBoardSpec *kg_board_views_get_spec  (KgBoardViews      *self,
                                             guint              index);
gboolean           kg_board_views_find      (KgBoardViews      *self,
                                             const char        *name,
                                             guint             *index);
const char        *kg_board_views_recognize (KgBoardViews      *self,
                                             const KgBoardSpec *spec);
void               kg_board_views_keep      (KgBoardViews      *self,
                                             const char        *name,
                                             const KgBoardSpec *spec);
void               kg_board_views_remove    (KgBoardViews      *self,
                                             const char        *name);

KgBoardSpec       *kg_board_views_get_last  (KgBoardViews      *self);
void               kg_board_views_keep_last (KgBoardViews      *self,
                                             const KgBoardSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgBoardViews, kg_board_views_free)

G_END_DECLS
