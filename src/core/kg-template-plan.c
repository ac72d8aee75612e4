// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-template-private.h"

#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Templates as they are used: sound, counted, and resolved into the steps of
 * a plan under certain choices. */

struct _KgTemplate {
  gatomicrefcount refs;
  KgTemplateData *data;
};

/**
 * kg_template_parse:
 * @text: a key file: [template], a [choice KEY] for each choice, a [step KEY]
 *   for each step
 * @name: what to call @text in a sentence about an error
 */
KgTemplate *
kg_template_parse (const char *text,
                   const char *name,
                   GError    **error)
{
  KgTemplateData *data = kg_template_read (text, name, error);
  KgTemplate *self;

  if (data == NULL)
    return NULL;

  self = g_new0 (KgTemplate, 1);
  g_atomic_ref_count_init (&self->refs);
  self->data = data;
  return self;
}

KgTemplate *
kg_template_ref (KgTemplate *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_template_unref (KgTemplate *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  kg_template_data_free (self->data);
  g_free (self);
}

const KgTemplateData *
kg_template_get_data (const KgTemplate *self)
{
  return self->data;
}

const char *
kg_template_get_key (const KgTemplate *self)
{
  return self->data->key;
}

/**
 * kg_template_get_name:
 *
 * Returns: its name in the language that the program speaks
 */
const char *
kg_template_get_name (const KgTemplate *self)
{
  return kg_template_text_get (&self->data->name);
}

/**
 * kg_template_to_text:
 *
 * Returns: (transfer full): the template as it is stored and exported, without
 *   the comments of the file that it came from
 */
char *
kg_template_to_text (const KgTemplate *self)
{
  return kg_template_data_to_text (self->data);
}

/**
 * kg_template_combinations:
 *
 * Returns: (transfer full) (element-type utf8): every way to choose, as
 *   kg_template_resolve() takes them; an empty text where there is no choice
 */
GPtrArray *
kg_template_combinations (const KgTemplate *self)
{
  GPtrArray *combinations = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *picks = g_new0 (guint, self->data->choices->len + 1);
  guint n = kg_template_count_combinations (self->data);

  for (guint i = 0; i < n; i++) {
    char *text;

    kg_template_pick (self->data, i, picks);
    text = kg_template_picks_to_text (self->data, picks);
    g_ptr_array_add (combinations, text != NULL ? text : g_strdup (""));
  }

  return combinations;
}

static gboolean
read_pick (const KgTemplate *self,
           char             *pair,
           guint            *picks,
           gboolean         *given,
           GError          **error)
{
  char *equals = strchr (pair, '=');
  int choice, option;

  if (equals == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not a choice such as permits=four"), pair);
    return FALSE;
  }

  *equals = '\0';
  choice = kg_template_find_choice (self->data, g_strstrip (pair));
  if (choice < 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The process template “%s” has no choice “%s”"),
                 kg_template_get_name (self), pair);
    return FALSE;
  }

  option = kg_template_find_option (g_ptr_array_index (self->data->choices, choice), g_strstrip (equals + 1));
  if (option < 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The choice “%s” of the process template “%s” has no option “%s”"),
                 pair, kg_template_get_name (self), equals + 1);
    return FALSE;
  }

  if (given[choice] && picks[choice] != (guint) option) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("Two options are given for the choice “%s”"), pair);
    return FALSE;
  }

  picks[choice] = (guint) option;
  given[choice] = TRUE;
  return TRUE;
}

static gboolean
read_picks (const KgTemplate *self,
            const char       *choices,
            guint            *picks,
            GError          **error)
{
  g_autofree gboolean *given = g_new0 (gboolean, self->data->choices->len + 1);
  g_auto (GStrv) pairs = g_strsplit (choices != NULL ? choices : "", ";", -1);

  for (guint i = 0; i < self->data->choices->len; i++) {
    const KgTemplateChoice *choice = g_ptr_array_index (self->data->choices, i);

    picks[i] = (guint) kg_template_find_option (choice, choice->fallback);
  }

  for (guint i = 0; pairs[i] != NULL; i++)
    if (*g_strstrip (pairs[i]) != '\0' && !read_pick (self, pairs[i], picks, given, error))
      return FALSE;

  return TRUE;
}

static void
fill_step (const KgTemplate     *self,
           const guint          *picks,
           const KgTemplateStep *origin,
           KgStep               *step)
{
  *step = (KgStep) {
    .name = origin->name,
    .duration = (guint16) origin->duration,
    .mode = (guint8) origin->mode,
    .permit = origin->permit && kg_template_condition_holds (self->data, picks, origin->permit_when),
  };
  kg_step_spread (step, 0, 0);
  if (origin->shortest != KG_TEMPLATE_UNKNOWN)
    step->shortest = (guint16) origin->shortest;
  if (origin->longest != KG_TEMPLATE_UNKNOWN)
    step->longest = (guint16) origin->longest;
}

/**
 * kg_template_resolve:
 * @choices: (nullable): such as “permits=three;power=early”; what is not
 *   named is as the template has it by default
 *
 * Returns: (transfer full) (nullable): the steps that are there under these
 *   choices, not yet scheduled; %NULL with %KG_ERROR_REFUSED when a choice or
 *   option does not exist
 */
KgTemplatePlan *
kg_template_resolve (KgTemplate  *self,
                     const char  *choices,
                     GError     **error)
{
  g_autofree guint *picks = g_new0 (guint, self->data->choices->len + 1);
  g_autofree guint *place = NULL;
  g_autoptr (KgTemplateNet) net = NULL;
  KgTemplatePlan *plan;

  if (!read_picks (self, choices, picks, error))
    return NULL;

  net = kg_template_net_new (self->data, picks);
  place = g_new0 (guint, net->n + 1);
  plan = g_new0 (KgTemplatePlan, 1);
  plan->template = kg_template_ref (self);
  plan->choices = kg_template_picks_to_text (self->data, picks);
  plan->steps = g_new0 (KgStep, net->n);
  plan->origins = g_new0 (const KgTemplateStep *, net->n);
  plan->keys = g_new0 (const char *, net->n);

  for (guint i = 0; i < net->n; i++) {
    const KgTemplateStep *origin = g_ptr_array_index (self->data->steps, i);

    if (!net->kept[i])
      continue;
    place[i] = plan->n_steps;
    plan->origins[plan->n_steps] = origin;
    plan->keys[plan->n_steps] = origin->key;
    fill_step (self, picks, origin, &plan->steps[plan->n_steps++]);
  }

  g_assert (plan->n_steps > 0 && plan->n_steps <= KG_PLAN_MAX_STEPS);
  for (guint i = 0; i < net->n; i++)
    for (guint k = 0; net->kept[i] && k < net->after[i]->len; k++)
      plan->steps[place[i]].after |= G_GUINT64_CONSTANT (1) << place[g_array_index (net->after[i], guint, k)];

  return plan;
}

void
kg_template_plan_free (KgTemplatePlan *self)
{
  g_free (self->steps);
  g_free (self->origins);
  g_free (self->keys);
  g_free (self->choices);
  kg_template_unref (self->template);
  g_free (self);
}

/**
 * kg_template_plan_dup_predecessors:
 *
 * Returns: (transfer full): what a step waits for, as kg_plan_connect() reads
 *   it: keys separated by “;”, or “-”
 */
char *
kg_template_plan_dup_predecessors (const KgTemplatePlan *self,
                                   guint                 step)
{
  GString *keys = g_string_new (NULL);

  for (guint64 after = self->steps[step].after; after != 0; after &= after - 1)
    g_string_append_printf (keys, "%s%s", keys->len > 0 ? ";" : "", self->keys[__builtin_ctzll (after)]);
  if (keys->len == 0)
    g_string_append_c (keys, '-');

  return g_string_free (keys, FALSE);
}

/**
 * kg_template_length:
 * @choices: (nullable): as for kg_template_resolve()
 *
 * Returns: the working days from the first step to the last, each as long as
 *   is most likely; -1 with an error when a choice or option does not exist
 */
int
kg_template_length (KgTemplate  *self,
                    const char  *choices,
                    GError     **error)
{
  g_autoptr (KgTemplatePlan) plan = kg_template_resolve (self, choices, error);

  return plan != NULL ? kg_plan_length (plan->steps, plan->n_steps) : -1;
}
