// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-workspace.h"

G_BEGIN_DECLS

void kg_week_keeper_watch (KgWorkspace *workspace);

G_END_DECLS
