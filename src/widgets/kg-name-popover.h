// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KgNamePopover:
 *
 * Asks for a name. Signals: named (name), never with an empty one.
 */
#define KG_TYPE_NAME_POPOVER (kg_name_popover_get_type ())

G_DECLARE_FINAL_TYPE (KgNamePopover, kg_name_popover, KG, NAME_POPOVER, GtkPopover)

GtkWidget *kg_name_popover_new (void);
void       kg_name_popover_ask (KgNamePopover *self,
                                const char    *title,
                                const char    *name,
                                const char *const *taken);

G_END_DECLS
