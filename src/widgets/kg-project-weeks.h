// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-project-file.h"

G_BEGIN_DECLS

void kg_project_show_weeks (GtkBox        *box,
                            KgProjectFile *file,
                            guint          most);

G_END_DECLS
