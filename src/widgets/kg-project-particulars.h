// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-file.h"

G_BEGIN_DECLS

gboolean kg_project_show_particulars (GtkGrid       *grid,
                                      KgProjectFile *file);

G_END_DECLS
