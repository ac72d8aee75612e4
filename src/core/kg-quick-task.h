// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cutting a task out of its sentence. Inside core only. */
char *kg_quick_task_cut (const char *text,
                         GArray     *cuts);

G_END_DECLS
