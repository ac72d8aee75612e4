// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-calendar-days.h"

G_BEGIN_DECLS

KgCalendarDays *kg_calendar_ics_read (const char  *text,
                                      const char  *source,
                                      guint       *n_left_out,
                                      GError     **error);

G_END_DECLS
