// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  KG_SNIFF_TEXT,
  KG_SNIFF_ZIP,
  KG_SNIFF_REFUSED,
} KgSniff;

KgSniff kg_sniff (const guint8  *data,
                  gsize          length,
                  const char    *file_name,
                  GError       **error);

G_END_DECLS
