// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-spec.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KgColumnChooser:
 *
 * Which columns the board has, and in which order: those that are shown first,
 * each with two buttons to move it.
 *
 * Signals: changed, when kg_column_chooser_read() would say something else.
 */
#define KG_TYPE_COLUMN_CHOOSER (kg_column_chooser_get_type ())

G_DECLARE_FINAL_TYPE (KgColumnChooser, kg_column_chooser, KG, COLUMN_CHOOSER, GtkPopover)

GtkWidget *kg_column_chooser_new  (void);
void       kg_column_chooser_show (KgColumnChooser   *self,
                                   const KgBoardSpec *spec);
void       kg_column_chooser_read (KgColumnChooser   *self,
                                   KgBoardSpec       *spec);

G_END_DECLS
