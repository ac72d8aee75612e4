// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Confirming lights from the board while a meeting is in session: knows whether
 * one is, and asks for the reason. */

typedef struct _KgBoardConfirm KgBoardConfirm;

KgBoardConfirm *kg_board_confirm_new           (GtkWidget      *page);
void            kg_board_confirm_free          (KgBoardConfirm *self);

void            kg_board_confirm_set_workspace (KgBoardConfirm *self,
                                                KgWorkspace    *workspace);
gboolean        kg_board_confirm_ask           (KgBoardConfirm *self,
                                                GtkWidget      *at,
                                                const char     *project_id,
                                                KgLight         light);

G_END_DECLS
