// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/kg-window.h"

G_BEGIN_DECLS

void     kg_camera_init           (const char  *path,
                                   KgWindow    *of);

void     kg_camera_wait_for_store (void);
gboolean kg_camera_in_sight       (const char  *type_name,
                                   GtkWidget  **found);

void     kg_camera_take           (const char  *name,
                                   GtkWindow   *top);
void     kg_camera_take_dialog    (const char  *name,
                                   GtkWindow   *dialog);

G_END_DECLS
