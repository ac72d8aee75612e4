// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-template.h"

/* What a template says, as data, and how it is written down. Reading it is in
 * kg-template-parse.c, its nets are in kg-template-net.c. */

const char *
kg_step_mode_to_code (KgStepMode mode)
{
  static const char *const codes[] = {
    [KG_STEP_NORMAL] = "normal",
    [KG_STEP_PARALLEL] = "parallel",
    [KG_STEP_INCOMPLETE] = "incomplete",
    [KG_STEP_EARLY] = "early",
  };

  g_return_val_if_fail (mode < G_N_ELEMENTS (codes), NULL);
  return codes[mode];
}

/**
 * kg_template_text_get:
 *
 * Returns: (nullable): the words in the language that the program speaks
 */
const char *
kg_template_text_get (const KgTemplateText *self)
{
  if (self->chinese != NULL && g_str_has_prefix (g_get_language_names ()[0], "zh"))
    return self->chinese;

  return self->plain != NULL ? self->plain : self->chinese;
}

static KgTemplateText
text_copy (const KgTemplateText *self)
{
  return (KgTemplateText) { g_strdup (self->plain), g_strdup (self->chinese) };
}

static void
text_clear (KgTemplateText *self)
{
  g_clear_pointer (&self->plain, g_free);
  g_clear_pointer (&self->chinese, g_free);
}

/**
 * kg_template_step_new:
 *
 * Returns: (transfer full): a step without key and name, whose duration is an
 *   assumption
 */
KgTemplateStep *
kg_template_step_new (void)
{
  KgTemplateStep *self = g_new0 (KgTemplateStep, 1);

  self->shortest = KG_TEMPLATE_UNKNOWN;
  self->longest = KG_TEMPLATE_UNKNOWN;
  self->source = g_strdup (KG_TEMPLATE_ASSUMPTION);
  return self;
}

KgTemplateStep *
kg_template_step_copy (const KgTemplateStep *self)
{
  KgTemplateStep *copy = g_memdup2 (self, sizeof *self);

  copy->key = g_strdup (self->key);
  copy->name = g_strdup (self->name);
  copy->authority = g_strdup (self->authority);
  copy->after = g_strdup (self->after);
  copy->permit_when = g_strdup (self->permit_when);
  copy->documents = g_strdup (self->documents);
  copy->source = g_strdup (self->source);
  copy->when = g_strdup (self->when);
  return copy;
}

void
kg_template_step_free (KgTemplateStep *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self->authority);
  g_free (self->after);
  g_free (self->permit_when);
  g_free (self->documents);
  g_free (self->source);
  g_free (self->when);
  g_free (self);
}

KgTemplateOption *
kg_template_option_new (const char *key)
{
  KgTemplateOption *self = g_new0 (KgTemplateOption, 1);

  self->key = g_strdup (key);
  return self;
}

void
kg_template_option_free (KgTemplateOption *self)
{
  g_free (self->key);
  text_clear (&self->label);
  g_free (self);
}

KgTemplateChoice *
kg_template_choice_new (void)
{
  KgTemplateChoice *self = g_new0 (KgTemplateChoice, 1);

  self->options = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_template_option_free);
  return self;
}

KgTemplateChoice *
kg_template_choice_copy (const KgTemplateChoice *self)
{
  KgTemplateChoice *copy = kg_template_choice_new ();

  copy->key = g_strdup (self->key);
  copy->name = text_copy (&self->name);
  copy->fallback = g_strdup (self->fallback);
  for (guint i = 0; i < self->options->len; i++) {
    const KgTemplateOption *option = g_ptr_array_index (self->options, i);
    KgTemplateOption *other = kg_template_option_new (option->key);

    other->label = text_copy (&option->label);
    g_ptr_array_add (copy->options, other);
  }

  return copy;
}

void
kg_template_choice_free (KgTemplateChoice *self)
{
  g_free (self->key);
  text_clear (&self->name);
  g_ptr_array_unref (self->options);
  g_free (self->fallback);
  g_free (self);
}

/**
 * kg_template_data_new:
 *
 * Returns: (transfer full): a template that says nothing yet
 */
KgTemplateData *
kg_template_data_new (void)
{
  KgTemplateData *self = g_new0 (KgTemplateData, 1);

  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_template_choice_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_template_step_free);
  return self;
}

/**
 * kg_template_data_copy:
 *
 * Returns: (transfer full): a copy of all of it, to edit
 */
KgTemplateData *
kg_template_data_copy (const KgTemplateData *self)
{
  KgTemplateData *copy = kg_template_data_new ();

  copy->key = g_strdup (self->key);
  copy->name = text_copy (&self->name);
  copy->note = text_copy (&self->note);
  copy->source = text_copy (&self->source);
  copy->routes = g_strdup (self->routes);
  for (guint i = 0; i < self->choices->len; i++)
    g_ptr_array_add (copy->choices, kg_template_choice_copy (g_ptr_array_index (self->choices, i)));
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (copy->steps, kg_template_step_copy (g_ptr_array_index (self->steps, i)));

  return copy;
}

void
kg_template_data_free (KgTemplateData *self)
{
  g_free (self->key);
  text_clear (&self->name);
  text_clear (&self->note);
  text_clear (&self->source);
  g_free (self->routes);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/* A line of a key file, escaped as GKeyFile reads it. */
static void
write_string (GString    *text,
              const char *key,
              const char *locale,
              const char *value)
{
  gboolean leading = TRUE;

  if (value == NULL || *value == '\0')
    return;

  g_string_append_printf (text, locale != NULL ? "%s[%s]=" : "%s=", key, locale);
  for (const char *c = value; *c != '\0'; c++) {
    leading = leading && *c == ' ';
    if (leading)
      g_string_append (text, "\\s");
    else if (*c == '\n')
      g_string_append (text, "\\n");
    else if (*c == '\r')
      g_string_append (text, "\\r");
    else if (*c == '\t')
      g_string_append (text, "\\t");
    else if (*c == '\\')
      g_string_append (text, "\\\\");
    else
      g_string_append_c (text, *c);
  }
  g_string_append_c (text, '\n');
}

static void
write_text (GString              *text,
            const char           *key,
            const KgTemplateText *words)
{
  write_string (text, key, NULL, words->plain);
  write_string (text, key, "zh_CN", words->chinese);
}

static void
write_choice (GString                *text,
              const KgTemplateChoice *choice)
{
  g_autoptr (GString) options = g_string_new (NULL);

  for (guint i = 0; i < choice->options->len; i++) {
    const KgTemplateOption *option = g_ptr_array_index (choice->options, i);

    g_string_append_printf (options, "%s%s", i > 0 ? ";" : "", option->key);
  }

  g_string_append_printf (text, "\n[choice %s]\n", choice->key != NULL ? choice->key : "");
  write_text (text, "name", &choice->name);
  write_string (text, "options", NULL, options->str);
  write_string (text, "default", NULL, choice->fallback);
  for (guint i = 0; i < choice->options->len; i++) {
    const KgTemplateOption *option = g_ptr_array_index (choice->options, i);

    write_text (text, option->key, &option->label);
  }
}

static void
write_step (GString              *text,
            const KgTemplateStep *step)
{
  g_string_append_printf (text, "\n[step %s]\n", step->key != NULL ? step->key : "");
  write_string (text, "name", NULL, step->name);
  write_string (text, "authority", NULL, step->authority);
  if (step->shortest == KG_TEMPLATE_UNKNOWN && step->longest == KG_TEMPLATE_UNKNOWN)
    g_string_append_printf (text, "duration=%d\n", step->duration);
  else
    g_string_append_printf (text, "duration=%d;%d;%d\n",
                            step->shortest == KG_TEMPLATE_UNKNOWN ? step->duration : step->shortest,
                            step->duration,
                            step->longest == KG_TEMPLATE_UNKNOWN ? step->duration : step->longest);
  write_string (text, "after", NULL, step->after);
  if (step->mode != KG_STEP_NORMAL)
    write_string (text, "mode", NULL, kg_step_mode_to_code (step->mode));
  if (step->permit)
    write_string (text, "permit", NULL, step->permit_when != NULL ? step->permit_when : "true");
  write_string (text, "documents", NULL, step->documents);
  write_string (text, "source", NULL, step->source);
  write_string (text, "when", NULL, step->when);
}

/**
 * kg_template_data_to_text:
 *
 * Writes a template down, sound or not.
 *
 * Returns: (transfer full): a key file as kg_template_parse() reads it, always
 *   the same for the same data
 */
char *
kg_template_data_to_text (const KgTemplateData *self)
{
  GString *text = g_string_new ("[template]\n");

  write_string (text, "key", NULL, self->key);
  write_text (text, "name", &self->name);
  write_text (text, "note", &self->note);
  write_text (text, "source", &self->source);
  write_string (text, "route", NULL, self->routes);
  for (guint i = 0; i < self->choices->len; i++)
    write_choice (text, g_ptr_array_index (self->choices, i));
  for (guint i = 0; i < self->steps->len; i++)
    write_step (text, g_ptr_array_index (self->steps, i));

  return g_string_free (text, FALSE);
}
