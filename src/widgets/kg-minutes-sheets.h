// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-page-template.h"
#include "services/typeset/kg-display-list.h"

G_BEGIN_DECLS

#define KG_TYPE_MINUTES_SHEETS (kg_minutes_sheets_get_type ())

G_DECLARE_FINAL_TYPE (KgMinutesSheets, kg_minutes_sheets, KG, MINUTES_SHEETS, GtkWidget)

void  kg_minutes_sheets_set_list   (KgMinutesSheets *self,
                                    KgDisplayList   *list);
KgDisplayList *kg_minutes_sheets_get_list (KgMinutesSheets *self);
guint kg_minutes_sheets_get_n_pages (KgMinutesSheets *self);
void  kg_minutes_sheets_set_overlay (KgMinutesSheets      *self,
                                     const KgPageTemplate *page,
                                     gboolean              grid,
                                     const KgPageField    *field);
void  kg_minutes_sheets_set_whole_page (KgMinutesSheets *self,
                                        gboolean         whole_page);
void  kg_minutes_sheets_scroll_to  (KgMinutesSheets *self,
                                    guint            page,
                                    double           at);
void  kg_minutes_sheets_show_change (KgMinutesSheets *self);

G_END_DECLS
