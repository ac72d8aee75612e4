// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One line of an import's preview. */
#define KG_TYPE_IMPORT_LINE (kg_import_line_get_type ())

G_DECLARE_FINAL_TYPE (KgImportLine, kg_import_line, KG, IMPORT_LINE, GObject)

KgImportLine *kg_import_line_new (guint       row,
                                  const char *kind,
                                  const char *text);

G_END_DECLS
