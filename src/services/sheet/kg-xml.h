// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sheet/kg-zip.h"

G_BEGIN_DECLS

/* What a part of an .xlsx is told about its XML. Names come without their
 * prefix. A handler that returns FALSE has set @error. */
typedef struct {
  gboolean (*start) (gpointer      data,
                     const char   *name,
                     const char  **attributes,
                     GError      **error);
  gboolean (*end)   (gpointer      data,
                     const char   *name,
                     GError      **error);
  gboolean (*text)  (gpointer      data,
                     const char   *text,
                     gsize         length,
                     GError      **error); /* or NULL */
} KgXmlHandlers;

gboolean    kg_xml_read_part     (KgZip                *zip,
                                  const char           *part,
                                  guint                 max_depth,
                                  const KgXmlHandlers  *handlers,
                                  gpointer              data,
                                  GError              **error);
const char *kg_xml_get_attribute (const char          **attributes,
                                  const char           *name);
gboolean    kg_xml_is_true       (const char           *value);

G_END_DECLS
