// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-store.h"

/* Prints the schema in a dialect, for tests that have an engine of their own. */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *sql = argc == 2 ? kg_schema_to_sql (argv[1]) : NULL;

  if (sql == NULL) {
    g_printerr ("Usage: %s sqlite|postgresql\n", argv[0]);
    return 2;
  }
  g_print ("%s", sql);

  return 0;
}
