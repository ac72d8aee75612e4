// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "contract.h"
#include "old-store.h"

/* The same contract on stores that were made with the first schema and brought
 * up to date when they were opened. */

static void
make_old_cb (const char *uri)
{
  old_store_make (uri, 1, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  place_prepare = make_old_cb;
  return contract_main ("migrated", argc, argv);
}
