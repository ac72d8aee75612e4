// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-template-words.h"

#include "core/kg-labels.h"

#include <glib/gi18n.h>
#include <string.h>

static const KgTemplateStep *
find_step (const KgTemplateData *data,
           const char           *key)
{
  for (guint i = 0; i < data->steps->len; i++) {
    const KgTemplateStep *step = g_ptr_array_index (data->steps, i);

    if (g_strcmp0 (step->key, key) == 0)
      return step;
  }

  return NULL;
}

/* Splits “a; b”, without blanks and empty words. */
static char **
split_list (const char *list)
{
  g_auto (GStrv) raw = g_strsplit (list != NULL ? list : "", ";", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (int i = 0; raw[i] != NULL; i++)
    if (*g_strstrip (raw[i]) != '\0')
      g_strv_builder_add (words, raw[i]);

  return g_strv_builder_end (words);
}

/**
 * kg_template_list_has:
 * @list: (nullable): words separated by “;”
 */
gboolean
kg_template_list_has (const char *list,
                      const char *word)
{
  g_auto (GStrv) words = split_list (list);

  return g_strv_contains ((const char *const *) words, word);
}

/**
 * kg_template_list_with:
 * @list: (nullable): words separated by “;”
 * @word: the word that goes
 * @other: (nullable): what comes in its place, or at the end when it was not
 *   there; %NULL for nothing
 *
 * Returns: (transfer full): the list, empty when nothing is left
 */
char *
kg_template_list_with (const char *list,
                       const char *word,
                       const char *other)
{
  g_auto (GStrv) words = split_list (list);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  gboolean placed = FALSE;

  for (int i = 0; words[i] != NULL; i++) {
    if (!g_str_equal (words[i], word)) {
      g_ptr_array_add (kept, words[i]);
    } else if (other != NULL && !placed) {
      g_ptr_array_add (kept, (gpointer) other);
      placed = TRUE;
    }
  }
  if (other != NULL && !placed)
    g_ptr_array_add (kept, (gpointer) other);
  g_ptr_array_add (kept, NULL);

  return g_strjoinv (";", (char **) kept->pdata);
}

static char *
routes_words (const char *routes)
{
  g_auto (GStrv) codes = split_list (routes);
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; codes[i] != NULL; i++) {
    /* Translators: between the words of a list. */
    if (words->len > 0)
      g_string_append (words, C_("list", ", "));
    g_string_append (words, kg_label_code (&kg_table_project, KG_PROJECT_ROUTE, codes[i]));
  }

  return words->len > 0 ? g_strdup (words->str) : NULL;
}

/**
 * kg_template_words_list:
 *
 * Returns: (transfer full): how many steps and working days it has, in all
 *   its combinations, and which routes it is for
 */
char *
kg_template_words_list (KgTemplate *template)
{
  const KgTemplateData *data = kg_template_get_data (template);
  g_autoptr (GPtrArray) combinations = kg_template_combinations (template);
  g_autofree char *routes = routes_words (data->routes);
  g_autofree char *steps = NULL, *days = NULL;
  int length = kg_template_length (template, NULL, NULL), shortest = length, longest = length;

  for (guint i = 0; i < combinations->len; i++) {
    int one = kg_template_length (template, g_ptr_array_index (combinations, i), NULL);

    shortest = MIN (shortest, one);
    longest = MAX (longest, one);
  }

  steps = g_strdup_printf (ngettext ("%u step", "%u steps", data->steps->len), data->steps->len);
  days = shortest == longest
         ? g_strdup_printf (ngettext ("%d working day", "%d working days", length), length)
         : g_strdup_printf (ngettext ("%d working day, %d to %d by choice",
                                     "%d working days, %d to %d by choice", length), length, shortest, longest);
  /* Translators: the steps, the working days and the routes of a template. */
  return routes != NULL ? g_strdup_printf (_("%s · %s · %s"), steps, days, routes)
                        : g_strdup_printf (_("%s · %s"), steps, days);
}

/**
 * kg_template_words_length:
 * @choices: (nullable): as for kg_template_resolve()
 *
 * Returns: (transfer full) (nullable): the working days it takes, and the
 *   steps that they hang on
 */
char *
kg_template_words_length (KgTemplate *template,
                          const char *choices)
{
  g_autoptr (KgTemplatePlan) plan = kg_template_resolve (template, choices, NULL);
  g_autoptr (KgCalendar) calendar = kg_calendar_new ();
  g_autofree KgStepTimes *times = NULL;
  g_autoptr (GString) critical = g_string_new (NULL);
  KgDate monday = kg_date_new (2001, 1, 1);
  int length;

  if (plan == NULL || plan->n_steps == 0)
    return NULL;

  times = g_new0 (KgStepTimes, plan->n_steps);
  kg_plan_times (plan->steps, plan->n_steps, monday, KG_DATE_NONE, calendar, times);
  for (guint i = 0; i < plan->n_steps; i++) {
    if (!times[i].critical)
      continue;
    if (critical->len > 0)
      g_string_append (critical, " → ");
    g_string_append (critical, plan->steps[i].name);
  }

  length = kg_plan_length (plan->steps, plan->n_steps);
  /* Translators: how long a template takes, and the steps it hangs on. */
  return g_strdup_printf (ngettext ("%d working day: %s", "%d working days: %s", length), length, critical->str);
}

static const char *
option_label (const KgTemplateChoice *choice,
              const char             *key)
{
  for (guint i = 0; i < choice->options->len; i++) {
    const KgTemplateOption *option = g_ptr_array_index (choice->options, i);

    if (g_str_equal (option->key, key)) {
      const char *label = kg_template_text_get (&option->label);

      return label != NULL ? label : key;
    }
  }

  return key;
}

/**
 * kg_template_words_choices:
 * @choices: such as “permits=three;power=none”
 *
 * Returns: (transfer full): the options in words
 */
char *
kg_template_words_choices (const KgTemplateData *data,
                           const char           *choices)
{
  g_auto (GStrv) pairs = split_list (choices);
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; pairs[i] != NULL; i++) {
    char *value = strchr (pairs[i], '=');

    if (value == NULL)
      continue;
    *value++ = '\0';
    for (guint c = 0; c < data->choices->len; c++) {
      const KgTemplateChoice *choice = g_ptr_array_index (data->choices, c);

      if (!g_str_equal (choice->key, pairs[i]))
        continue;
      if (words->len > 0)
        g_string_append (words, " · ");
      g_string_append (words, option_label (choice, value));
    }
  }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * kg_template_words_after:
 *
 * Returns: (transfer full): which steps @step follows
 */
char *
kg_template_words_after (const KgTemplateData *data,
                         const KgTemplateStep *step)
{
  g_auto (GStrv) keys = split_list (step->after);
  g_autoptr (GString) names = g_string_new (NULL);

  if (step->after == NULL)
    return g_strdup (_("after the step before it"));
  if (keys[0] == NULL || g_str_equal (keys[0], "-"))
    return g_strdup (_("from the beginning"));

  for (int i = 0; keys[i] != NULL; i++) {
    const KgTemplateStep *other = find_step (data, keys[i]);

    if (names->len > 0)
      g_string_append (names, C_("list", ", "));
    g_string_append (names, other != NULL && other->name != NULL ? other->name : keys[i]);
  }

  return g_strdup_printf (_("after %s"), names->str);
}

/**
 * kg_template_words_days:
 *
 * Returns: (transfer full): the durations, such as “3–5–10 working days”
 */
char *
kg_template_words_days (const KgTemplateStep *step)
{
  g_autofree char *shortest = step->shortest != KG_TEMPLATE_UNKNOWN ? g_strdup_printf ("%d–", step->shortest)
                                                                    : g_strdup ("");
  g_autofree char *longest = step->longest != KG_TEMPLATE_UNKNOWN ? g_strdup_printf ("–%d", step->longest)
                                                                  : g_strdup ("");

  /* Translators: the shortest, likely and longest duration, with their dashes. */
  return g_strdup_printf (_("%s%d%s working days"), shortest, step->duration, longest);
}
