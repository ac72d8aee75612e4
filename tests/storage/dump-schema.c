// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-store.h"

#include <stdlib.h>

/* Prints the schema in a dialect, or the way to it from an older one, for tests
 * that have an engine of their own. */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *sql = argc == 2 ? kg_schema_to_sql (argv[1])
                         : argc == 3 ? kg_schema_migration_to_sql (argv[1], atoi (argv[2])) : NULL;

  if (sql == NULL) {
    g_printerr ("Usage: %s sqlite|postgresql [FROM-VERSION]\n", argv[0]);
    return 2;
  }
  g_print ("%s", sql);

  return 0;
}
