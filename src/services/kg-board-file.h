// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A board as bytes, so that it need not be read row by row again. For this
 * version of the program on this machine only. */

GBytes  *kg_board_file_new       (const KgBoard  *board);
GBytes  *kg_board_file_summarize (const KgBoard  *board);
KgBoard *kg_board_file_read      (GInputStream   *stream,
                                  gsize           size,
                                  KgContext      *context,
                                  const char     *mark,
                                  GError        **error);

G_END_DECLS
