// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-sample.h"

gboolean
kg_sample_fill (KgTxn      *txn,
                KgContext  *context,
                GError    **error)
{
  return TRUE;
}
