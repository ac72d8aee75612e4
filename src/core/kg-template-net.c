// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-template-private.h"

#include "core/kg-key-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The nets that a template means, one for each combination of its choices. A
 * step that falls out by a choice leaves no gap: whoever waits for it waits
 * for what that one would have waited for. */

int
kg_template_find_choice (const KgTemplateData *data,
                         const char           *key)
{
  for (guint i = 0; i < data->choices->len; i++)
    if (g_strcmp0 (((KgTemplateChoice *) g_ptr_array_index (data->choices, i))->key, key) == 0)
      return (int) i;

  return -1;
}

int
kg_template_find_option (const KgTemplateChoice *choice,
                         const char             *key)
{
  for (guint i = 0; i < choice->options->len; i++)
    if (g_strcmp0 (((KgTemplateOption *) g_ptr_array_index (choice->options, i))->key, key) == 0)
      return (int) i;

  return -1;
}

int
kg_template_find_step (const KgTemplateData *data,
                       const char           *key)
{
  for (guint i = 0; i < data->steps->len; i++)
    if (g_strcmp0 (((KgTemplateStep *) g_ptr_array_index (data->steps, i))->key, key) == 0)
      return (int) i;

  return -1;
}

/**
 * kg_template_count_combinations:
 *
 * Returns: how many ways there are to choose, 1 without choices; more than
 *   %KG_TEMPLATE_MAX_COMBINATIONS when there are too many to count
 */
guint
kg_template_count_combinations (const KgTemplateData *data)
{
  guint n = 1;

  for (guint i = 0; i < data->choices->len && n <= KG_TEMPLATE_MAX_COMBINATIONS; i++) {
    const KgTemplateChoice *choice = g_ptr_array_index (data->choices, i);

    n *= CLAMP (choice->options->len, 1, KG_TEMPLATE_MAX_COMBINATIONS + 1);
  }

  return n;
}

/**
 * kg_template_pick:
 * @picks: (out caller-allocates): the option of each choice
 */
void
kg_template_pick (const KgTemplateData *data,
                  guint                 combination,
                  guint                *picks)
{
  for (guint i = 0; i < data->choices->len; i++) {
    const KgTemplateChoice *choice = g_ptr_array_index (data->choices, i);
    guint n = MAX (choice->options->len, 1);

    picks[i] = combination % n;
    combination /= n;
  }
}

/**
 * kg_template_picks_to_text:
 *
 * Returns: (transfer full) (nullable): as “permits=four;power=none”, or %NULL
 *   where there is nothing to choose
 */
char *
kg_template_picks_to_text (const KgTemplateData *data,
                           const guint          *picks)
{
  GString *text;

  if (data->choices->len == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < data->choices->len; i++) {
    const KgTemplateChoice *choice = g_ptr_array_index (data->choices, i);
    const KgTemplateOption *option = g_ptr_array_index (choice->options, picks[i]);

    g_string_append_printf (text, "%s%s=%s", i > 0 ? ";" : "", choice->key, option->key);
  }

  return g_string_free (text, FALSE);
}

/**
 * kg_template_condition_holds:
 * @when: (nullable): conditions; %NULL always holds
 */
gboolean
kg_template_condition_holds (const KgTemplateData *data,
                             const guint          *picks,
                             const char           *when)
{
  g_auto (GStrv) conditions = NULL;

  if (when == NULL)
    return TRUE;

  conditions = g_strsplit (when, ";", -1);
  for (guint i = 0; conditions[i] != NULL; i++) {
    char *colon = strchr (conditions[i], ':');
    g_auto (GStrv) options = NULL;
    const KgTemplateOption *picked;
    int choice;

    if (colon == NULL)
      continue;
    *colon = '\0';
    choice = kg_template_find_choice (data, conditions[i]);
    if (choice < 0)
      return FALSE;

    options = g_strsplit (colon + 1, ",", -1);
    picked = g_ptr_array_index (((KgTemplateChoice *) g_ptr_array_index (data->choices, choice))->options,
                                picks[choice]);
    if (!g_strv_contains ((const char *const *) options, picked->key))
      return FALSE;
  }

  return TRUE;
}

/* What a step says that it waits for, whether that is there or not. */
static GArray *
read_after (const KgTemplateData *data,
            GHashTable           *indices,
            guint                 step)
{
  const char *after = ((KgTemplateStep *) g_ptr_array_index (data->steps, step))->after;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) keys = NULL;

  if (after == NULL) {
    guint before = step - 1;

    if (step > 0)
      g_array_append_val (found, before);
    return found;
  }

  keys = g_strsplit (after, ";", -1);
  for (guint i = 0; keys[i] != NULL; i++) {
    gpointer index = g_hash_table_lookup (indices, keys[i]);

    if (index != NULL) {
      guint before = GPOINTER_TO_UINT (index) - 1;

      g_array_append_val (found, before);
    }
  }

  return found;
}

/* Collects the steps that are there, through those that fell out. */
static void
collect (KgTemplateNet *self,
         GArray       **said,
         guint          step,
         gboolean      *seen,
         GArray        *found)
{
  for (guint i = 0; i < said[step]->len; i++) {
    guint before = g_array_index (said[step], guint, i);

    if (seen[before])
      continue;
    seen[before] = TRUE;
    if (self->kept[before])
      g_array_append_val (found, before);
    else
      collect (self, said, before, seen, found);
  }
}

/**
 * kg_template_net_new:
 * @picks: (nullable): the option of each choice; %NULL for all steps at once,
 *   as they stand in the file
 *
 * Predecessors that no step has are passed over.
 */
KgTemplateNet *
kg_template_net_new (const KgTemplateData *data,
                     const guint          *picks)
{
  KgTemplateNet *self = g_new0 (KgTemplateNet, 1);
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree GArray **said = NULL;
  g_autofree gboolean *seen = NULL;

  self->n = data->steps->len;
  self->kept = g_new0 (gboolean, self->n + 1);
  self->after = g_new0 (GArray *, self->n + 1);
  said = g_new0 (GArray *, self->n + 1);
  seen = g_new0 (gboolean, self->n + 1);

  for (guint i = 0; i < self->n; i++) {
    const KgTemplateStep *step = g_ptr_array_index (data->steps, i);

    self->kept[i] = picks == NULL || kg_template_condition_holds (data, picks, step->when);
    g_hash_table_insert (indices, step->key, GUINT_TO_POINTER (i + 1));
  }
  for (guint i = 0; i < self->n; i++)
    said[i] = read_after (data, indices, i);
  for (guint i = 0; i < self->n; i++) {
    self->after[i] = g_array_new (FALSE, FALSE, sizeof (guint));
    memset (seen, 0, self->n * sizeof *seen);
    if (self->kept[i])
      collect (self, said, i, seen, self->after[i]);
  }
  for (guint i = 0; i < self->n; i++)
    g_array_unref (said[i]);

  return self;
}

void
kg_template_net_free (KgTemplateNet *self)
{
  for (guint i = 0; i < self->n; i++)
    g_array_unref (self->after[i]);
  g_free (self->after);
  g_free (self->kept);
  g_free (self);
}

/* Looks for a way from @step back to a step that is on @path already. */
static gboolean
find_cycle (const KgTemplateNet *net,
            guint                step,
            guint8              *state,
            GArray              *path)
{
  state[step] = 1;
  g_array_append_val (path, step);
  for (guint i = 0; i < net->after[step]->len; i++) {
    guint before = g_array_index (net->after[step], guint, i);

    if (state[before] == 1) {
      g_array_append_val (path, before);
      return TRUE;
    }
    if (state[before] == 0 && find_cycle (net, before, state, path))
      return TRUE;
  }
  state[step] = 2;
  g_array_set_size (path, path->len - 1);
  return FALSE;
}

/* The steps of the first cycle, each after the one that waits for it, in the
 * order of work; empty when there is none. @first is set to a step in it. */
static char *
describe_cycle (const KgTemplateData *data,
                const KgTemplateNet  *net,
                guint                *first)
{
  g_autofree guint8 *state = g_new0 (guint8, net->n + 1);
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  GString *text = g_string_new (NULL);
  guint from;

  for (guint i = 0; i < net->n && path->len == 0; i++)
    if (state[i] == 0)
      find_cycle (net, i, state, path);
  if (path->len == 0)
    return g_string_free (text, FALSE);

  *first = g_array_index (path, guint, path->len - 1);
  for (from = 0; g_array_index (path, guint, from) != *first; from++)
    ;
  for (guint i = path->len; i > from; i--) {
    const KgTemplateStep *step = g_ptr_array_index (data->steps, g_array_index (path, guint, i - 1));

    g_string_append_printf (text, "%s%s", i < path->len ? " → " : "", step->key);
  }

  return g_string_free (text, FALSE);
}

/* What waits for itself through a step that falls out still waits for itself,
 * so that one look at all steps is a look at every combination. */
static char *
find_waiting_for_itself (const KgTemplateData *data,
                         GArray               *lines,
                         const char           *name)
{
  g_autoptr (KgTemplateNet) net = kg_template_net_new (data, NULL);
  g_autofree char *group = NULL;
  g_autofree char *cycle = NULL;
  guint first = 0;
  int line;

  cycle = describe_cycle (data, net, &first);
  if (*cycle == '\0')
    return NULL;

  group = g_strdup_printf ("step %s", ((KgTemplateStep *) g_ptr_array_index (data->steps, first))->key);
  line = kg_key_lines_find (lines, group, "after");
  if (line == 0)
    line = kg_key_lines_find (lines, group, NULL);
  return g_strdup_printf (_("%s, line %d, [%s] after: the step waits for itself, %s"), name, line, group, cycle);
}

/**
 * kg_template_check_nets:
 * @lines: of the file, from kg_key_lines_scan()
 * @problems: (element-type utf8): where to put the sentences
 *
 * Looks at every combination of choices for steps that wait for themselves,
 * and for plans of too many steps or none.
 */
void
kg_template_check_nets (const KgTemplateData *data,
                        GArray               *lines,
                        const char           *name,
                        GPtrArray            *problems)
{
  g_autofree guint *picks = g_new0 (guint, data->choices->len + 1);
  guint n_combinations = kg_template_count_combinations (data);
  int head = kg_key_lines_find (lines, "template", NULL);
  g_autofree char *sentence = find_waiting_for_itself (data, lines, name);

  for (guint c = 0; c < n_combinations && sentence == NULL; c++) {
    g_autofree char *picked = NULL, *with = NULL;
    guint n_kept = 0;

    kg_template_pick (data, c, picks);
    for (guint i = 0; i < data->steps->len; i++)
      if (kg_template_condition_holds (data, picks, ((KgTemplateStep *) g_ptr_array_index (data->steps, i))->when))
        n_kept++;
    if (n_kept > 0 && n_kept <= KG_PLAN_MAX_STEPS)
      continue;

    picked = kg_template_picks_to_text (data, picks);
    with = picked != NULL ? g_strdup_printf (" (%s)", picked) : g_strdup ("");
    sentence = n_kept == 0
               ? g_strdup_printf (_("%s, line %d, [template]: there is no step%s"), name, head, with)
               : g_strdup_printf (_("%s, line %d, [template]: %u steps are too many, a plan has at most %d%s"),
                                  name, head, n_kept, KG_PLAN_MAX_STEPS, with);
  }

  if (sentence != NULL && problems->len < KG_TEMPLATE_MAX_PROBLEMS)
    g_ptr_array_add (problems, g_steal_pointer (&sentence));
}
