// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-rule-set-private.h"

/* One rule as an editor sees it: where yellow begins, where red begins, and
 * whether values get worse upwards or downwards. */

static int
before (int value)
{
  return value > G_MININT ? value - 1 : value;
}

static int
after (int value)
{
  return value < G_MAXINT ? value + 1 : value;
}

static void
add_range (KgLightRule *self,
           KgLight      light,
           int          from,
           int          to)
{
  self->ranges[self->n_ranges++] = (KgLightRange) { light, from, to };
}

static void
add_rising (KgLightRule *self,
            int          yellow,
            int          red,
            int          lowest,
            int          highest)
{
  int first = yellow == KG_LIGHT_NEVER ? red : red == KG_LIGHT_NEVER ? yellow : MIN (yellow, red);

  if (first == KG_LIGHT_NEVER)
    add_range (self, KG_LIGHT_GREEN, lowest, highest);
  else if (first > lowest)
    add_range (self, KG_LIGHT_GREEN, lowest, before (first));
  if (yellow != KG_LIGHT_NEVER)
    add_range (self, KG_LIGHT_YELLOW, yellow, red == KG_LIGHT_NEVER ? highest : before (red));
  if (red != KG_LIGHT_NEVER)
    add_range (self, KG_LIGHT_RED, red, highest);
}

static void
add_falling (KgLightRule *self,
             int          yellow,
             int          red,
             int          lowest,
             int          highest)
{
  int first = MAX (yellow, red); /* "never" is lower than all others */

  if (red != KG_LIGHT_NEVER)
    add_range (self, KG_LIGHT_RED, lowest, red);
  if (yellow != KG_LIGHT_NEVER)
    add_range (self, KG_LIGHT_YELLOW, red == KG_LIGHT_NEVER ? lowest : after (red), yellow);
  if (first == KG_LIGHT_NEVER)
    add_range (self, KG_LIGHT_GREEN, lowest, highest);
  else if (first < highest)
    add_range (self, KG_LIGHT_GREEN, after (first), highest);
}

/**
 * kg_light_rule_new:
 * @yellow: the first value that means yellow, or %KG_LIGHT_NEVER
 * @red: the first value that means red, or %KG_LIGHT_NEVER
 * @falling: whether lower values are worse: the first value is the highest
 * @excusable: whether an accepted excuse keeps the rule from counting
 *
 * Returns: (transfer full): a rule that is named after its input, green up to
 *   the first of the two. What an editor gives is not checked here: the text
 *   of a set with the rule has problems when red comes before yellow or a
 *   value lies outside of the input's domain.
 */
KgLightRule *
kg_light_rule_new (KgLightInputKind input,
                   int              yellow,
                   int              red,
                   gboolean         falling,
                   gboolean         excusable)
{
  KgLightRule *self;
  int lowest, highest;

  g_return_val_if_fail (input < KG_N_INPUTS, NULL);

  self = g_new0 (KgLightRule, 1);
  self->key = g_strdup (kg_light_input_code (input));
  self->input = input;
  self->ranges = g_new0 (KgLightRange, KG_RULE_COLOURS);
  self->excusable = excusable;

  kg_light_input_domain (input, &lowest, &highest);
  if (falling)
    add_falling (self, yellow, red, lowest, highest);
  else
    add_rising (self, yellow, red, lowest, highest);

  return self;
}

void
kg_light_rule_free (KgLightRule *self)
{
  g_free (self->key);
  g_free (self->ranges);
  g_free (self);
}

/* Whether lower values are worse. A rule of one colour goes as its input. */
gboolean
kg_light_rule_falls (const KgLightRule *self)
{
  if (self->n_ranges < 2)
    return kg_light_input_is_falling (self->input);

  return kg_light_severity (self->ranges[0].light) >
         kg_light_severity (self->ranges[self->n_ranges - 1].light);
}

/**
 * kg_light_rule_get_steps:
 * @yellow: (out): the first value that means yellow, or %KG_LIGHT_NEVER
 * @red: (out): the first value that means red, or %KG_LIGHT_NEVER
 * @falling: (out): whether lower values are worse
 *
 * What kg_light_rule_new() makes the same ranges from.
 */
void
kg_light_rule_get_steps (const KgLightRule *self,
                         int               *yellow,
                         int               *red,
                         gboolean          *falling)
{
  *yellow = KG_LIGHT_NEVER;
  *red = KG_LIGHT_NEVER;
  *falling = kg_light_rule_falls (self);

  for (guint i = 0; i < self->n_ranges; i++) {
    const KgLightRange *range = &self->ranges[i];
    int first = *falling ? range->to : range->from;

    if (range->light == KG_LIGHT_YELLOW)
      *yellow = first;
    else if (range->light == KG_LIGHT_RED)
      *red = first;
  }
}
