// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-rules-effect.h"

#include <glib/gi18n-lib.h>

#define ROUND 256 /* projects between two looks at whether it is still wanted */

/**
 * kg_rules_effect_find:
 * @rules: not in force, perhaps
 * @effect: (out)
 *
 * Judges the facts of every project of @board by other rules, on the day of
 * the board. Nothing is stored. May take a while where the rules ask for the
 * chance to start; runs on any thread.
 *
 * Errors: %G_IO_ERROR_CANCELLED
 */
gboolean
kg_rules_effect_find (KgBoard          *board,
                      const KgRuleSet  *rules,
                      GCancellable     *cancellable,
                      KgRulesEffect    *effect,
                      GError          **error)
{
  KgContext *context = kg_board_get_context (board);

  *effect = (KgRulesEffect) { 0 };
  for (guint i = 0; i < kg_board_get_n_projects (board); i++) {
    const KgProject *project = kg_board_get_project (board, i);
    KgLightVerdict verdict;

    if (i % ROUND == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;

    kg_light_facts_light (&project->facts, rules, kg_context_get_calendar (context),
                          kg_context_get_today (context), &verdict);
    effect->before[project->proposed]++;
    effect->after[verdict.light]++;
    if (verdict.light != project->proposed)
      effect->n_changed++;
  }

  return TRUE;
}

static char *
difference_words (KgLight  light,
                  gboolean more,
                  guint    n)
{
  switch (light) {
  case KG_LIGHT_RED:
    return g_strdup_printf (more ? _("%u more red") : _("%u fewer red"), n);
  case KG_LIGHT_YELLOW:
    return g_strdup_printf (more ? _("%u more yellow") : _("%u fewer yellow"), n);
  case KG_LIGHT_GREEN:
    return g_strdup_printf (more ? _("%u more green") : _("%u fewer green"), n);
  case KG_LIGHT_NONE:
    return g_strdup_printf (more ? _("%u more not assessed") : _("%u fewer not assessed"), n);
  case KG_LIGHT_ON_HOLD:
  case KG_LIGHT_STARTED:
  default:
    return NULL;
  }
}

/**
 * kg_rules_effect_to_text:
 *
 * Returns: (transfer full): a sentence such as “Would change 5 proposed
 *   lights: 3 more red, 2 fewer yellow”
 */
char *
kg_rules_effect_to_text (const KgRulesEffect *effect)
{
  static const KgLight lights[] = { KG_LIGHT_RED, KG_LIGHT_YELLOW, KG_LIGHT_GREEN, KG_LIGHT_NONE };
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *changed = NULL;

  if (effect->n_changed == 0)
    return g_strdup (_("Would change no proposed light"));

  for (guint i = 0; i < G_N_ELEMENTS (lights); i++) {
    guint before = effect->before[lights[i]], after = effect->after[lights[i]];
    g_autofree char *words = NULL;

    if (before == after)
      continue;
    /* Translators: between the parts of “3 more red, 2 fewer yellow”. */
    if (parts->len > 0)
      g_string_append (parts, C_("lights", ", "));
    words = difference_words (lights[i], after > before, after > before ? after - before : before - after);
    g_string_append (parts, words);
  }
  changed = g_strdup_printf (ngettext ("Would change %u proposed light", "Would change %u proposed lights",
                                       effect->n_changed), effect->n_changed);

  /* Translators: what would change: how many lights, and which. */
  return parts->len > 0 ? g_strdup_printf (C_("effect", "%s: %s"), changed, parts->str)
                        : g_strdup_printf (_("%s, as many of each colour as before"), changed);
}
