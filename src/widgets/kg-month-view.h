// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-calendar.h"

G_BEGIN_DECLS

#define KG_TYPE_MONTH_VIEW (kg_month_view_get_type ())

G_DECLARE_FINAL_TYPE (KgMonthView, kg_month_view, KG, MONTH_VIEW, GtkWidget)

GtkWidget *kg_month_view_new (void);
void       kg_month_view_set (KgMonthView      *self,
                              const KgCalendar *calendar,
                              int               year,
                              int               month,
                              KgDate            today);

G_END_DECLS
