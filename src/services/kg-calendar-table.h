// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar-days.h"
#include "services/sheet/kg-workbook.h"

G_BEGIN_DECLS

KgCalendarDays *kg_calendar_table_read (const KgWorkbook  *workbook,
                                        GError           **error);

G_END_DECLS
