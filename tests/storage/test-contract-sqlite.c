// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "contract.h"

int
main (int   argc,
      char *argv[])
{
  return contract_main ("sqlite", argc, argv);
}
