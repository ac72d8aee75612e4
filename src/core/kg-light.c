// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light.h"

#include "core/kg-i18n.h"

/* The six lights, their frozen codes and their words. */

static const struct {
  const char *code;
  const char *label;
  int severity;
} lights[KG_N_LIGHTS] = {
  [KG_LIGHT_NONE] = { "grey", NC_("light", "Not assessed"), 3 },
  [KG_LIGHT_GREEN] = { "green", NC_("light", "Green"), 2 },
  [KG_LIGHT_YELLOW] = { "yellow", NC_("light", "Yellow"), 4 },
  [KG_LIGHT_RED] = { "red", NC_("light", "Red"), 5 },
  [KG_LIGHT_ON_HOLD] = { "on_hold", NC_("light", "On hold"), 1 },
  [KG_LIGHT_STARTED] = { "started", NC_("light", "Started"), 0 },
};

/**
 * kg_light_to_code:
 *
 * Returns: the text that the store and the exports use for @light
 */
const char *
kg_light_to_code (KgLight light)
{
  g_return_val_if_fail ((guint) light < KG_N_LIGHTS, NULL);

  return lights[light].code;
}

/**
 * kg_light_from_code:
 * @code: (nullable): a text code
 * @light: (out) (optional): the light; left alone when @code is none
 *
 * Returns: whether @code is the code of a light
 */
gboolean
kg_light_from_code (const char *code,
                    KgLight    *light)
{
  for (guint i = 0; code != NULL && i < KG_N_LIGHTS; i++) {
    if (g_str_equal (lights[i].code, code)) {
      if (light != NULL)
        *light = (KgLight) i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * kg_light_label:
 *
 * Returns: the word for @light in the user's language
 */
const char *
kg_light_label (KgLight light)
{
  g_return_val_if_fail ((guint) light < KG_N_LIGHTS, NULL);

  return kg_gettext_in ("light", lights[light].label);
}

/**
 * kg_light_severity:
 *
 * How much attention @light asks for, 5 to 0: red, yellow, not assessed,
 * green, on hold, started. What nobody has looked at yet comes before what
 * was found to be in order.
 */
int
kg_light_severity (KgLight light)
{
  g_return_val_if_fail ((guint) light < KG_N_LIGHTS, -1);

  return lights[light].severity;
}

/**
 * kg_light_rank:
 *
 * Returns: how bad @light is: red 2, yellow 1, all others 0
 */
int
kg_light_rank (KgLight light)
{
  return light == KG_LIGHT_RED ? 2 : light == KG_LIGHT_YELLOW ? 1 : 0;
}
