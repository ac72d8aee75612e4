// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-light.h"

G_BEGIN_DECLS

#define KG_TYPE_LAMP (kg_lamp_get_type ())

G_DECLARE_FINAL_TYPE (KgLamp, kg_lamp, KG, LAMP, GtkWidget)

/* No proposal beside the light. */
#define KG_LAMP_NO_PROPOSAL (-1)

GtkWidget *kg_lamp_new            (void);

KgLight    kg_lamp_get_light      (KgLamp   *self);
void       kg_lamp_set_light      (KgLamp   *self,
                                   KgLight   light);
int        kg_lamp_get_proposed   (KgLamp   *self);
void       kg_lamp_set_proposed   (KgLamp   *self,
                                   int       proposed);
int        kg_lamp_get_size       (KgLamp   *self);
void       kg_lamp_set_size       (KgLamp   *self,
                                   int       size);
gboolean   kg_lamp_get_show_label (KgLamp   *self);
void       kg_lamp_set_show_label (KgLamp   *self,
                                   gboolean  show_label);
int        kg_lamp_get_room       (GtkWidget *beside,
                                   int        size);

G_END_DECLS
