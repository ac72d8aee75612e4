// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_WALL_SESSION (kg_wall_session_get_type ())

G_DECLARE_FINAL_TYPE (KgWallSession, kg_wall_session, KG, WALL_SESSION, GObject)

KgWallSession *kg_wall_session_new      (KgWorkspace   *workspace);
KgRecord      *kg_wall_session_get_item (KgWallSession *self);
gboolean       kg_wall_session_is_known (KgWallSession *self);

G_END_DECLS
