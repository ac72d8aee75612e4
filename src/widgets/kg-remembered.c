// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-remembered.h"

/**
 * kg_remembered_open:
 *
 * A program that runs from where it was built may have no schema: then it
 * remembers nothing rather than failing.
 *
 * Returns: (transfer full) (nullable)
 */
GSettings *
kg_remembered_open (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source != NULL ? g_settings_schema_source_lookup (source, KG_APP_ID, TRUE) : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
