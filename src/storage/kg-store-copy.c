// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-driver.h"

/* What can be done with a store of any schema that this version knows, and
 * without bringing it up to date. Blocks; needs no store's thread. */

/**
 * kg_store_peek_version:
 *
 * Returns: the schema of the store at @uri, or -1 with @error set
 */
int
kg_store_peek_version (const char  *uri,
                       GError     **error)
{
  KgDriver *driver;
  int version;

  g_return_val_if_fail (uri != NULL, -1);

  driver = kg_driver_open (uri, KG_STORE_READ_ONLY, error);
  if (driver == NULL)
    return -1;

  version = driver->klass->get_version (driver, error);
  kg_driver_free (driver);

  return version;
}

/**
 * kg_store_copy:
 * @uri: a store, of whichever schema
 * @path: where to; an earlier backup there is replaced, any other file is not
 *
 * Writes a copy of the store as it is. The errors are those of
 * kg_store_open() and kg_store_backup().
 */
gboolean
kg_store_copy (const char  *uri,
               const char  *path,
               GError     **error)
{
  KgDriver *driver;
  gboolean ok;

  g_return_val_if_fail (uri != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  driver = kg_driver_open (uri, KG_STORE_READ_ONLY, error);
  if (driver == NULL)
    return FALSE;

  ok = driver->klass->backup (driver, path, error);
  kg_driver_free (driver);

  return ok;
}
