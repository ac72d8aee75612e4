// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgLight:
 *
 * The light of a project: how hard the convener judges it to be to get it
 * started. Its text code in the store is one of %KG_LIGHT_CODES.
 */
typedef enum {
  KG_LIGHT_NONE, /* grey: not assessed */
  KG_LIGHT_GREEN,
  KG_LIGHT_YELLOW,
  KG_LIGHT_RED,
  KG_LIGHT_ON_HOLD,
  KG_LIGHT_STARTED, /* has left the lights */
} KgLight;

#define KG_N_LIGHTS 6

const char *kg_light_to_code   (KgLight     light);
gboolean    kg_light_from_code (const char *code,
                                KgLight    *light);
const char *kg_light_label     (KgLight     light);
int         kg_light_severity  (KgLight     light);
int         kg_light_rank      (KgLight     light);

G_END_DECLS
