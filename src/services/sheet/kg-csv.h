// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sheet/kg-workbook-private.h"

G_BEGIN_DECLS

gboolean kg_csv_read (KgWorkbook            *workbook,
                      const char            *text,
                      gsize                  length,
                      const KgSheetOptions  *options,
                      GError               **error);

G_END_DECLS
