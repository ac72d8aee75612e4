// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-driver.h"

KgDriver *
kg_driver_mock_new (void)
{
  return NULL;
}
