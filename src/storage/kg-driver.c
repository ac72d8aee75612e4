// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-driver.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>

/* Which engine a URI asks for. */

/**
 * kg_driver_new:
 * @uri: a path, a file: URI or "mock:NAME"
 *
 * Returns: (nullable) (transfer full): a connection that is not open yet, or
 *   %NULL when no engine is there for @uri
 */
KgDriver *
kg_driver_new (const char *uri)
{
  g_autofree char *scheme = NULL;

  if (g_str_has_prefix (uri, "mock:"))
    return kg_driver_mock_new ();

  scheme = g_uri_parse_scheme (uri);
  if (scheme == NULL || g_str_equal (scheme, "file") || g_path_is_absolute (uri) ||
      g_strstr_len (uri, -1, "://") == NULL)
    return kg_driver_sqlite_new ();

  return NULL;
}

/**
 * kg_driver_open:
 *
 * Returns: (nullable) (transfer full): an open connection, to a store of any
 *   schema up to the newest or to a place for a new one
 */
KgDriver *
kg_driver_open (const char    *uri,
                KgStoreFlags   flags,
                GError       **error)
{
  KgDriver *driver = kg_driver_new (uri);

  if (driver == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
                 _("This version of Kaigong cannot open stores such as “%s”."), uri);
    return NULL;
  }

  if (!driver->klass->open (driver, uri, flags, error)) {
    kg_driver_free (driver);
    return NULL;
  }

  return driver;
}

void
kg_driver_free (KgDriver *self)
{
  self->klass->close (self);
  g_free (self);
}
