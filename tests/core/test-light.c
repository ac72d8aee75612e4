// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light.h"
#include "core/kg-tables.h"

static void
test_codes (void)
{
  g_auto (GStrv) codes = g_strsplit (KG_LIGHT_CODES, "|", -1);

  g_assert_cmpuint (g_strv_length (codes), ==, KG_N_LIGHTS);
  for (guint i = 0; i < KG_N_LIGHTS; i++) {
    KgLight back = KG_LIGHT_NONE;

    g_assert_true (g_strv_contains ((const char *const *) codes, kg_light_to_code (i)));
    g_assert_true (kg_light_from_code (kg_light_to_code (i), &back));
    g_assert_cmpint (back, ==, i);
  }
}

static void
test_codes_that_are_none (void)
{
  static const char *const codes[] = { "", "RED", "red ", "none", "红", "red|yellow" };
  KgLight light = KG_LIGHT_YELLOW;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_false (kg_light_from_code (codes[i], &light));
  g_assert_false (kg_light_from_code (NULL, &light));
  g_assert_cmpint (light, ==, KG_LIGHT_YELLOW);
}

static void
test_severity_puts_red_first (void)
{
  static const KgLight order[KG_N_LIGHTS] = {
    KG_LIGHT_RED, KG_LIGHT_YELLOW, KG_LIGHT_NONE,
    KG_LIGHT_GREEN, KG_LIGHT_ON_HOLD, KG_LIGHT_STARTED,
  };

  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpint (kg_light_severity (order[i - 1]), >, kg_light_severity (order[i]));
}

static void
test_labels_differ (void)
{
  for (guint i = 0; i < KG_N_LIGHTS; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (kg_light_label (i), !=, kg_light_label (j));
  g_assert_cmpstr (kg_light_label (KG_LIGHT_ON_HOLD), ==, "On hold");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/light/codes", test_codes);
  g_test_add_func ("/light/codes-that-are-none", test_codes_that_are_none);
  g_test_add_func ("/light/severity-puts-red-first", test_severity_puts_red_first);
  g_test_add_func ("/light/labels-differ", test_labels_differ);

  return g_test_run ();
}
