// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

void kg_import_dialog_open   (GtkWindow   *parent,
                              KgWorkspace *workspace,
                              const char  *path);
void kg_import_dialog_choose (GtkWindow   *parent,
                              KgWorkspace *workspace);

G_END_DECLS
