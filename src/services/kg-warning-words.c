// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-warning-words.h"

#include "core/kg-labels.h"

#include <glib/gi18n-lib.h>

/**
 * kg_warning_get_reasons:
 *
 * Returns: (transfer full) (element-type KgLightReason): what makes the light
 *   worse on the day of @warning: the reasons of that day that have its colour
 */
GPtrArray *
kg_warning_get_reasons (const KgBoard        *board,
                        const KgProject      *project,
                        const KgLightWarning *warning)
{
  GPtrArray *reasons = kg_board_get_reasons_on (board, project, warning->day);

  for (guint i = reasons->len; i > 0; i--) {
    const KgLightReason *reason = g_ptr_array_index (reasons, i - 1);

    if (reason->excused || reason->light != warning->to)
      g_ptr_array_remove_index (reasons, i - 1);
  }

  return reasons;
}

/**
 * kg_warning_to_text:
 *
 * Returns: (transfer full): which light is to come, when and why:
 *   12月3日将转红灯：……
 */
char *
kg_warning_to_text (const KgBoard        *board,
                    const KgProject      *project,
                    const KgLightWarning *warning)
{
  g_autoptr (GPtrArray) reasons = kg_warning_get_reasons (board, project, warning);
  g_autofree char *why = kg_light_reasons_to_text (reasons);
  g_autofree char *day = kg_label_day (warning->day);

  /* Translators: a day; the light that is to come, such as “Red”; the reasons. */
  return g_strdup_printf (_("Turns %2$s on %1$s: %3$s"), day, kg_light_label (warning->to), why);
}

/**
 * kg_warning_percent_words:
 * @percent: the chance to start within the year; -1 unknown
 *
 * Returns: (transfer full): empty when it is not known
 */
char *
kg_warning_percent_words (int percent)
{
  return percent >= 0 ? g_strdup_printf (C_("chance", "%d%%"), percent) : g_strdup ("");
}

/**
 * kg_warning_year_words:
 *
 * Returns: (transfer full): what a chance is called that is reckoned within
 *   @year: 2026年内开工
 */
char *
kg_warning_year_words (int year)
{
  return g_strdup_printf (C_("wall", "Within %d"), year);
}

/**
 * kg_warning_interval_words:
 * @expected: the day that is given as its expected start, or none
 *
 * A plan whose steps all take as long as they mostly do is an even one: its day
 * may well lie before all the likely ones, which is said then.
 *
 * Returns: (transfer full): between which days it starts with a chance of 80 %:
 *   80%的可能在12月3日至2027年1月8日之间开工
 */
char *
kg_warning_interval_words (const KgForecast *forecast,
                           KgDate            expected)
{
  g_autofree char *early = kg_label_date (forecast->early);
  g_autofree char *late = kg_label_date (forecast->late);

  if (forecast->early == forecast->late)
    return g_strdup_printf (_("Starts on %s, nearly for certain"), early);

  if (expected != KG_DATE_NONE && expected < forecast->early)
    /* Translators: two days, both after the one that is given as the expected start. */
    return g_strdup_printf (_("80%% chance to start between %s and %s, later than forecast"), early, late);
  if (expected > forecast->late)
    return g_strdup_printf (_("80%% chance to start between %s and %s, earlier than forecast"), early, late);

  return g_strdup_printf (_("80%% chance to start between %s and %s"), early, late);
}
