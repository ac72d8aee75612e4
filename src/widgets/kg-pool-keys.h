// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

gboolean kg_pool_keys_move (guint  keyval,
                            guint  selected,
                            guint  top,
                            guint  page,
                            guint  n_rows,
                            guint *to);

G_END_DECLS
