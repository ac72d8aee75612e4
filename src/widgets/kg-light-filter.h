// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-board-view.h"

G_BEGIN_DECLS

/**
 * KgLightFilter:
 *
 * How many of the projects that all other filters leave show which light, and
 * their investment; each count is a switch that shows only these. The weeks
 * below are those of all projects. Property: lights, the switches that are on as
 * a bit mask of KgLight (0: all are shown).
 */
#define KG_TYPE_LIGHT_FILTER (kg_light_filter_get_type ())

G_DECLARE_FINAL_TYPE (KgLightFilter, kg_light_filter, KG, LIGHT_FILTER, GtkWidget)

guint kg_light_filter_get_lights (KgLightFilter      *self);
void  kg_light_filter_set_lights (KgLightFilter      *self,
                                  guint               lights);
void  kg_light_filter_set_board  (KgLightFilter      *self,
                                  KgBoard            *board);
void  kg_light_filter_set_tally  (KgLightFilter      *self,
                                  const KgBoardTally *tally);

G_END_DECLS
