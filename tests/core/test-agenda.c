// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-agenda.h"

static void
test_order_and_origin (void)
{
  static const KgAgendaProject projects[] = {
    { "green", KG_LIGHT_GREEN, KG_LIGHT_GREEN, FALSE, FALSE, NULL, 5 },
    { "carried", KG_LIGHT_GREEN, KG_LIGHT_GREEN, TRUE, FALSE, "item", 5 },
    { "yellow", KG_LIGHT_YELLOW, KG_LIGHT_YELLOW, FALSE, TRUE, NULL, 3 },
    { "red-late", KG_LIGHT_RED, KG_LIGHT_RED, FALSE, FALSE, "item", -20 },
    { "red", KG_LIGHT_RED, KG_LIGHT_YELLOW, TRUE, FALSE, NULL, -2 },
    { "new", KG_LIGHT_GREEN, KG_LIGHT_GREEN, FALSE, TRUE, NULL, 9 },
    { "changed", KG_LIGHT_GREEN, KG_LIGHT_RED, TRUE, FALSE, NULL, 1 },
    { "started", KG_LIGHT_STARTED, KG_LIGHT_STARTED, FALSE, FALSE, NULL, 0 },
    { "warned-late", KG_LIGHT_GREEN, KG_LIGHT_GREEN, TRUE, TRUE, NULL, -5, 120 },
    { "warned-soon", KG_LIGHT_NONE, KG_LIGHT_NONE, FALSE, FALSE, "item", G_MININT, 110 },
    { "warned-same-day", KG_LIGHT_GREEN, KG_LIGHT_GREEN, FALSE, FALSE, NULL, 8, 120 },
    { "yellow-warned", KG_LIGHT_YELLOW, KG_LIGHT_YELLOW, FALSE, FALSE, NULL, 4, 100 },
    { "changed-and-warned", KG_LIGHT_GREEN, KG_LIGHT_YELLOW, TRUE, FALSE, NULL, 7, 130 },
  };
  static const struct { const char *id; KgOrigin origin; } expected[] = {
    { "red-late", KG_ORIGIN_RED }, { "red", KG_ORIGIN_RED }, { "yellow", KG_ORIGIN_YELLOW },
    { "yellow-warned", KG_ORIGIN_YELLOW },
    { "changed", KG_ORIGIN_PROPOSAL }, { "changed-and-warned", KG_ORIGIN_PROPOSAL },
    { "warned-soon", KG_ORIGIN_PROPOSAL }, { "warned-late", KG_ORIGIN_PROPOSAL },
    { "warned-same-day", KG_ORIGIN_PROPOSAL },
    { "new", KG_ORIGIN_ADDED }, { "carried", KG_ORIGIN_CARRIED },
  };
  g_autoptr (GArray) agenda = kg_agenda_build (projects, G_N_ELEMENTS (projects));

  g_assert_cmpuint (agenda->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < agenda->len; i++) {
    KgAgendaEntry entry = g_array_index (agenda, KgAgendaEntry, i);

    g_assert_cmpstr (projects[entry.project].id, ==, expected[i].id);
    g_assert_cmpint (entry.origin, ==, expected[i].origin);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agenda/order", test_order_and_origin);
  return g_test_run ();
}
