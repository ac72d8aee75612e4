// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FontMaker:
 * @family: what it calls itself
 * @chars: what it has; all are one square
 * @rights: OS/2.fsType
 * @is_blank: whether it draws nothing for them
 *
 * A font of one shape, to fill a machine with.
 */
typedef struct {
  const char *family;
  const char *chars;
  guint rights;
  guint weight;
  gboolean is_blank;
} FontMaker;

void font_maker_write (const FontMaker *self,
                       const char      *path);

G_END_DECLS
