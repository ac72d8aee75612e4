// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-rule-words.h"

#include <glib/gi18n.h>

static char *
question_words (int yellow,
                int red)
{
  if (red != KG_LIGHT_NEVER)
    return g_strdup (_("red when it is so"));
  if (yellow != KG_LIGHT_NEVER)
    return g_strdup (_("yellow when it is so"));

  return g_strdup (_("green whatever it is"));
}

/**
 * kg_rule_words:
 * @yellow: the first value that means yellow, or %KG_LIGHT_NEVER
 * @red: the first value that means red, or %KG_LIGHT_NEVER
 * @falling: whether lower values are worse
 *
 * Returns: (transfer full): such as “yellow from 1, red from 20 working days”,
 *   or “yellow at most 69, red at most 29 %” where lower is worse
 */
char *
kg_rule_words (KgLightInputKind input,
               int              yellow,
               int              red,
               gboolean         falling)
{
  const char *unit = kg_light_input_unit (input);

  if (unit == NULL)
    return question_words (yellow, red);

  if (yellow == KG_LIGHT_NEVER && red == KG_LIGHT_NEVER)
    return g_strdup (_("green whatever it is"));
  /* Translators: a number and what it counts, such as working days. */
  if (red == KG_LIGHT_NEVER)
    return g_strdup_printf (falling ? _("yellow at most %d %s") : _("yellow from %d %s"), yellow, unit);
  if (yellow == KG_LIGHT_NEVER)
    return g_strdup_printf (falling ? _("red at most %d %s") : _("red from %d %s"), red, unit);

  return g_strdup_printf (falling ? _("yellow at most %d, red at most %d %s") : _("yellow from %d, red from %d %s"),
                          yellow, red, unit);
}

/**
 * kg_rule_steps_are_ordered:
 *
 * Returns: whether yellow comes before red on the way to the worse
 */
gboolean
kg_rule_steps_are_ordered (int      yellow,
                           int      red,
                           gboolean falling)
{
  if (yellow == KG_LIGHT_NEVER || red == KG_LIGHT_NEVER)
    return TRUE;

  return falling ? red < yellow : yellow < red;
}
