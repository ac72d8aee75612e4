// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-agenda.h"

/* Which projects a meeting has to talk about, and in which order. Nothing
 * that is open falls out unless somebody ended it. */

const char *
kg_origin_code (KgOrigin origin)
{
  static const char *const codes[] = {
    "check", "red", "yellow", "proposal", "added", "carried", "topic",
  };

  return codes[origin];
}

static gboolean
differs_now (const KgAgendaProject *p)
{
  return p->confirmed && p->proposed != p->light;
}

/* Lights that the rules would change today come before those that they would
 * change later; those in the order of their days. */
static int
compare_proposals (const KgAgendaProject *a,
                   const KgAgendaProject *b)
{
  if (differs_now (a) || differs_now (b))
    return (int) differs_now (b) - (int) differs_now (a);

  return a->warned_on < b->warned_on ? -1 : a->warned_on > b->warned_on;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const KgAgendaProject *projects = user_data;
  const KgAgendaEntry *ea = a;
  const KgAgendaEntry *eb = b;
  const KgAgendaProject *pa = &projects[ea->project];
  const KgAgendaProject *pb = &projects[eb->project];

  if (ea->origin != eb->origin)
    return (int) ea->origin - (int) eb->origin;
  if (ea->origin == KG_ORIGIN_PROPOSAL && compare_proposals (pa, pb) != 0)
    return compare_proposals (pa, pb);
  if (pa->slack != pb->slack)
    return pa->slack < pb->slack ? -1 : 1;

  return ea->project < eb->project ? -1 : 1;
}

/**
 * kg_agenda_build:
 *
 * Each project appears once, under the first origin that applies: red,
 * yellow, a light that the rules would change, today or in the days to come,
 * new on the list, carried over.
 *
 * Returns: (transfer full) (element-type KgAgendaEntry): the projects to talk
 *   about, in order; the check of last time's decisions comes before them and
 *   topics after them
 */
GArray *
kg_agenda_build (const KgAgendaProject *projects,
                 guint                  n_projects)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (KgAgendaEntry));

  for (guint i = 0; i < n_projects; i++) {
    const KgAgendaProject *p = &projects[i];
    KgAgendaEntry entry = { KG_ORIGIN_CARRIED, i };

    if (p->light == KG_LIGHT_RED)
      entry.origin = KG_ORIGIN_RED;
    else if (p->light == KG_LIGHT_YELLOW)
      entry.origin = KG_ORIGIN_YELLOW;
    else if (differs_now (p) || p->warned_on != KG_DATE_NONE)
      entry.origin = KG_ORIGIN_PROPOSAL;
    else if (p->is_new)
      entry.origin = KG_ORIGIN_ADDED;
    else if (p->carried_from == NULL)
      continue;

    g_array_append_val (entries, entry);
  }

  g_array_sort_with_data (entries, compare_entries, (gpointer) projects);
  return entries;
}
