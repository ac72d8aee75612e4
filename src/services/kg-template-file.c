// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-template-service.h"

#include "services/kg-definition-file.h"

/* Templates as files. */

/**
 * kg_template_load_file:
 *
 * As kg_definition_load_file().
 *
 * Returns: (transfer full) (nullable): the text of a template
 */
char *
kg_template_load_file (const char  *path,
                       GError     **error)
{
  return kg_definition_load_file (path, error);
}

/**
 * kg_template_write_file:
 *
 * Writes a template as kg_template_load_file() reads it. Blocks; errors as for
 * kg_file_replace().
 */
gboolean
kg_template_write_file (const KgTemplate  *template,
                        const char        *path,
                        GError           **error)
{
  g_autofree char *text = kg_template_to_text (template);

  return kg_definition_write_file (text, path, error);
}
