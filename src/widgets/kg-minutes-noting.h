// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-minutes-note.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

void kg_minutes_noting_begin (KgWorkspace *workspace,
                              GtkWidget   *widget,
                              GPtrArray   *notes);

G_END_DECLS
