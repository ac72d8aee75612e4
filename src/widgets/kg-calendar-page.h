// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_CALENDAR_PAGE (kg_calendar_page_get_type ())

G_DECLARE_FINAL_TYPE (KgCalendarPage, kg_calendar_page, KG, CALENDAR_PAGE, GtkWidget)

void kg_calendar_page_set_workspace (KgCalendarPage *self,
                                     KgWorkspace    *workspace);
void kg_calendar_page_show_year     (KgCalendarPage *self,
                                     int             year);
void kg_calendar_page_import        (KgCalendarPage *self,
                                     const char     *path);

G_END_DECLS
