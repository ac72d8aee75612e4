// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-wall-private.h"

#include "services/kg-board-view.h"

#include <glib/gi18n-lib.h>

/* The lights that are other than last week, the worst first. */

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const KgProject *pa = *(const KgProject *const *) a, *pb = *(const KgProject *const *) b;
  int now = kg_light_rank (pb->light) - kg_light_rank (pa->light);
  int before = kg_light_rank (pa->last_week) - kg_light_rank (pb->last_week);

  if (now != 0)
    return now;
  if (pa->light != pb->light)
    return (int) pb->light - (int) pa->light;
  if (before != 0)
    return before;

  return g_strcmp0 (pa->sort_key, pb->sort_key);
}

/* The first reason that speaks for the light. */
static const char *
find_why (KgWallContent   *self,
          const KgProject *p)
{
  g_autoptr (GPtrArray) reasons = NULL;

  if (p->is_confirmed && p->light == p->confirmed && p->confirmed_reason != NULL)
    return p->confirmed_reason;
  if (p->facts.on_hold)
    return p->hold_reason;

  reasons = kg_board_get_reasons (self->board, p);
  for (guint i = 0; i < reasons->len; i++) {
    const KgLightReason *reason = g_ptr_array_index (reasons, i);

    if (!reason->excused && reason->light == p->light)
      return kg_wall_content_keep (self, kg_light_reason_to_text (reason));
  }

  return p->light == KG_LIGHT_NONE ? _("Nothing is known to judge by.") : NULL;
}

/* A light that is none, started or on hold is neither worse nor better. */
static void
count (const GPtrArray *found,
       guint           *worse,
       guint           *better)
{
  *worse = *better = 0;
  for (guint i = 0; i < found->len; i++) {
    const KgProject *p = g_ptr_array_index (found, i);

    *worse += kg_light_rank (p->light) > kg_light_rank (p->last_week);
    *better += kg_light_rank (p->light) < kg_light_rank (p->last_week);
  }
}

/* Each light may be what it was, or nothing was kept to tell. */
static const char *
no_changes (KgWallContent *self)
{
  return kg_board_is_week_kept (self->board, 1) ? C_("wall", "Every light is what it was a week ago")
                                                : C_("wall", "Nothing was kept of last week to compare with");
}

void
kg_wall_content_fill_changes (KgWallContent *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  KgWallChange *changes;
  guint worse, better;

  for (guint i = 0; i < kg_board_get_n_projects (self->board); i++) {
    const KgProject *p = kg_board_get_project (self->board, i);

    if (kg_project_is_changed (p))
      g_ptr_array_add (found, (gpointer) p);
  }
  g_ptr_array_sort (found, compare);
  count (found, &worse, &better);

  changes = kg_wall_content_own (self, g_new0 (KgWallChange, MAX (found->len, 1u)));
  for (guint i = 0; i < found->len; i++) {
    const KgProject *p = g_ptr_array_index (found, i);

    changes[i] = (KgWallChange) { p->last_week, p->light, p->name, find_why (self, p) };
  }

  self->changes = (KgWallChanges) {
    .title = C_("wall", "Changed since last week"),
    /* Translators: how many projects have a worse and how many a better light than last week. */
    .note = found->len > 0 ? kg_wall_content_keep (self, g_strdup_printf (C_("wall", "%u worse, %u better"),
                                                                          worse, better))
                           : no_changes (self),
    .changes = changes,
    .n_changes = found->len,
  };
}
