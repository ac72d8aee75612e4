// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "core/kg-date.h"

G_BEGIN_DECLS

#define KG_TYPE_DAY_ENTRY (kg_day_entry_get_type ())

G_DECLARE_FINAL_TYPE (KgDayEntry, kg_day_entry, KG, DAY_ENTRY, AdwBin)

GtkWidget *kg_day_entry_new       (void);

KgDate     kg_day_entry_get_date  (KgDayEntry *self);
void       kg_day_entry_set_date  (KgDayEntry *self,
                                   KgDate      date);
gboolean   kg_day_entry_is_valid  (KgDayEntry *self);
void       kg_day_entry_set_today (KgDayEntry *self,
                                   KgDate      today);
void       kg_day_entry_set_label (KgDayEntry *self,
                                   const char *label);

G_END_DECLS
