// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-meeting-file.h"

G_BEGIN_DECLS

#define KG_TYPE_MINUTES_SECTION (kg_minutes_section_get_type ())

G_DECLARE_FINAL_TYPE (KgMinutesSection, kg_minutes_section, KG, MINUTES_SECTION, GtkListBoxRow)

GtkWidget *kg_minutes_section_new          (void);
void       kg_minutes_section_bind         (KgMinutesSection    *self,
                                            const KgMeetingItem *item,
                                            guint                position,
                                            gboolean             editable);
void       kg_minutes_section_flush        (KgMinutesSection    *self);
void       kg_minutes_section_saved        (KgMinutesSection    *self,
                                            const char          *id,
                                            const GError        *error);
gboolean   kg_minutes_section_is_contested (KgMinutesSection    *self);

G_END_DECLS
