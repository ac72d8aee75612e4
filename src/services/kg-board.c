// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-private.h"

#include <string.h>

/* The board as data: compact structs over one pool of texts. What fills it
 * is in kg-board-load.c. */

KgBoard *
kg_board_ref (KgBoard *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_board_unref (KgBoard *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  kg_context_unref (self->context);
  g_array_unref (self->units);
  g_array_unref (self->projects);
  g_array_unref (self->steps);
  g_hash_table_unref (self->project_index);
  g_hash_table_unref (self->unit_index);
  g_string_chunk_free (self->texts);
  g_free (self);
}

KgContext *
kg_board_get_context (const KgBoard *self)
{
  return self->context;
}

guint
kg_board_get_n_projects (const KgBoard *self)
{
  return self->projects->len;
}

const KgProject *
kg_board_get_project (const KgBoard *self,
                      guint          index)
{
  g_return_val_if_fail (index < self->projects->len, NULL);

  return &g_array_index (self->projects, KgProject, index);
}

/**
 * kg_board_find_project:
 * @key: an id, a project code, or a name
 *
 * Returns: (nullable): the project; a name must be the only one of its kind
 */
const KgProject *
kg_board_find_project (const KgBoard *self,
                       const char    *key)
{
  gpointer found;
  const KgProject *named = NULL;

  if (g_hash_table_lookup_extended (self->project_index, key, NULL, &found))
    return kg_board_get_project (self, GPOINTER_TO_UINT (found));

  for (guint i = 0; i < self->projects->len; i++) {
    const KgProject *p = kg_board_get_project (self, i);

    if (g_strcmp0 (p->code, key) == 0)
      return p;
    if (g_str_equal (p->name, key)) {
      if (named != NULL)
        return NULL;
      named = p;
    }
  }

  return named;
}

guint
kg_board_get_n_units (const KgBoard *self)
{
  return self->units->len;
}

const KgUnit *
kg_board_get_unit (const KgBoard *self,
                   guint          index)
{
  g_return_val_if_fail (index < self->units->len, NULL);

  return &g_array_index (self->units, KgUnit, index);
}

const KgUnit *
kg_board_find_unit (const KgBoard *self,
                    const char    *id)
{
  gpointer found;

  if (id == NULL || !g_hash_table_lookup_extended (self->unit_index, id, NULL, &found))
    return NULL;

  return kg_board_get_unit (self, GPOINTER_TO_UINT (found));
}

const KgStep *
kg_board_get_steps (const KgBoard   *self,
                    const KgProject *project)
{
  return project->n_steps > 0 ? &g_array_index (self->steps, KgStep, project->first_step) : NULL;
}

/**
 * kg_board_get_stuck:
 *
 * Returns: (nullable): the name of the step that holds @project up (卡点)
 */
const char *
kg_board_get_stuck (const KgBoard   *self,
                    const KgProject *project)
{
  if (project->plan.stuck < 0 || project->actual_start != KG_DATE_NONE)
    return NULL;

  return kg_board_get_steps (self, project)[project->plan.stuck].name;
}

/**
 * kg_board_get_reasons:
 *
 * Returns: (transfer full) (element-type KgLightReason): why the rules
 *   propose the light that they propose
 */
GPtrArray *
kg_board_get_reasons (const KgBoard   *self,
                      const KgProject *project)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_reason_free);

  kg_light_propose (kg_context_get_rules (self->context), &project->facts, reasons);
  return reasons;
}

guint
kg_board_count (const KgBoard *self,
                KgLight        light)
{
  return self->count[light];
}

gint64
kg_board_sum (const KgBoard *self,
              KgLight        light)
{
  return self->sum[light];
}

/**
 * kg_board_count_in_week:
 * @weeks_ago: 0 for this week up to KG_BOARD_WEEKS - 1
 *
 * Returns: how many projects showed @light in that week's snapshot
 */
guint
kg_board_count_in_week (const KgBoard *self,
                        guint          weeks_ago,
                        KgLight        light)
{
  g_return_val_if_fail (weeks_ago < KG_BOARD_WEEKS, 0);

  return self->week_count[weeks_ago][light];
}
