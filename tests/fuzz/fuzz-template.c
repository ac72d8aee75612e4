// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "fuzz-target.h"

#include "core/kg-error.h"
#include "core/kg-template.h"

/* A process template: it is refused with sentences, or it says the same when
 * it is written down and read again, and every combination of its choices is
 * a plan. */

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GPtrArray) problems = kg_template_problems (text, "x");
  g_autoptr (GError) error = NULL;
  g_autoptr (KgTemplate) template = kg_template_parse (text, "x", &error);
  g_autoptr (KgTemplate) again = NULL;
  g_autoptr (GPtrArray) combinations = NULL;
  g_autofree char *written = NULL, *rewritten = NULL;

  g_assert_true ((template == NULL) == (problems->len > 0));
  g_assert_true ((template == NULL) == (error != NULL && error->domain == KG_ERROR));
  for (guint i = 0; i < problems->len; i++)
    g_assert_true (g_utf8_validate (g_ptr_array_index (problems, i), -1, NULL));
  if (template == NULL)
    return 0;

  written = kg_template_to_text (template);
  again = kg_template_parse (written, "y", &error);
  g_assert_no_error (error);
  rewritten = kg_template_to_text (again);
  g_assert_cmpstr (written, ==, rewritten);

  combinations = kg_template_combinations (template);
  for (guint i = 0; i < combinations->len; i++) {
    g_autoptr (KgTemplatePlan) plan = kg_template_resolve (template, g_ptr_array_index (combinations, i), &error);
    guint8 order[KG_PLAN_MAX_STEPS];

    g_assert_no_error (error);
    g_assert_true (kg_plan_order (plan->steps, plan->n_steps, order));
  }

  return 0;
}
