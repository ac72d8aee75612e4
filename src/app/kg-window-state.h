// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window remembers from one start to the next. */

void     kg_window_state_restore      (GtkWindow    *window,
                                        AdwViewStack *pages);
void     kg_window_state_save         (GtkWindow    *window,
                                        AdwViewStack *pages);
gboolean kg_window_state_restore_wall (void);
void     kg_window_state_save_wall    (gboolean      on_light);
char    *kg_window_state_restore_wall_monitor (void);
void     kg_window_state_save_wall_monitor    (const char *connector);

G_END_DECLS
