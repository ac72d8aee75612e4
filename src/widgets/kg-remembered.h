// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What this seat remembers from one start to the next. */

GSettings *kg_remembered_open (void);

G_END_DECLS
