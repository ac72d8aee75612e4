// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-wall-private.h"

#include "core/kg-labels.h"
#include "core/kg-money.h"
#include "services/kg-board-view.h"

#include <glib/gi18n-lib.h>

G_STATIC_ASSERT (KG_WALL_WEEKS == KG_BOARD_WEEKS);

/* The overview of a board: its lights, and the three numbers that a chair asks
 * for next. */

enum {
  TILE_RATE,
  TILE_WORSE,
  TILE_UNATTENDED,
};

/* A light that gets worse. */
typedef struct {
  const KgProject *project;
  KgLightWarning warning;
} Worse;

/* The weeks that nothing is known of, before the store began, are left out; the
 * last one is today's. */
static void
add_weeks (KgWallContent *self,
           KgWallCount   *count)
{
  guint first = KG_WALL_WEEKS - 1;

  for (guint week = 1; week < KG_WALL_WEEKS; week++)
    for (guint light = 0; light < KG_N_LIGHTS; light++)
      if (kg_board_count_in_week (self->board, week, light) > 0)
        first = KG_WALL_WEEKS - 1 - week;

  for (guint i = first; i < KG_WALL_WEEKS - 1; i++)
    count->weeks[count->n_weeks++] = kg_board_count_in_week (self->board, KG_WALL_WEEKS - 1 - i, count->light);
  count->weeks[count->n_weeks++] = count->count;
}

static void
add_counts (KgWallContent *self)
{
  static const KgLight order[] = { KG_LIGHT_RED, KG_LIGHT_YELLOW, KG_LIGHT_GREEN, KG_LIGHT_NONE, KG_LIGHT_ON_HOLD,
                                   KG_LIGHT_STARTED };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    KgWallCount count = { .light = order[i], .count = kg_board_count (self->board, order[i]) };
    gint64 sum = kg_board_sum (self->board, order[i]);

    if (count.count == 0 && (order[i] == KG_LIGHT_NONE || order[i] == KG_LIGHT_ON_HOLD))
      continue;
    if (sum > 0)
      count.sum = kg_wall_content_keep (self, kg_money_format (sum));
    add_weeks (self, &count);
    self->overview.counts[self->overview.n_counts++] = count;
  }
}

static void
add_rate (KgWallContent *self)
{
  KgWallTile *tile = &self->overview.tiles[TILE_RATE];
  guint started, n = kg_board_count_due (self->board, &started);

  tile->title = C_("wall", "Started within the year");
  tile->share = n > 0 ? (double) started / n : 0;
  tile->number = n > 0 ? kg_wall_content_keep (self, g_strdup_printf ("%u%%", (started * 100 + n / 2) / n)) : "–";
  /* Translators: how many projects are to start this year, and how many of them did. */
  tile->note = kg_wall_content_keep (self, g_strdup_printf (C_("wall", "%u due this year, %u started"), n, started));
}

static int
compare_worse (gconstpointer a,
               gconstpointer b)
{
  const Worse *wa = a, *wb = b;

  if (wa->warning.to != wb->warning.to)
    return kg_light_rank (wb->warning.to) - kg_light_rank (wa->warning.to);
  if (wa->warning.day != wb->warning.day)
    return wa->warning.day < wb->warning.day ? -1 : 1;

  return g_strcmp0 (wa->project->sort_key, wb->project->sort_key);
}

static void
add_worse (KgWallContent *self,
           gboolean       known)
{
  KgWallTile *tile = &self->overview.tiles[TILE_WORSE];
  KgDate today = kg_context_get_today (kg_board_get_context (self->board));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Worse));

  tile->title = kg_wall_content_keep (self, g_strdup_printf (ngettext ("Get worse within %d day",
                                                                       "Get worse within %d days",
                                                                       KG_WARN_DAYS), KG_WARN_DAYS));
  tile->share = -1;
  tile->proposed = TRUE;
  if (!known)
    return;

  for (guint i = 0; i < kg_board_get_n_projects (self->board); i++) {
    Worse worse = { .project = kg_board_get_project (self->board, i) };

    if (kg_board_get_warning (self->board, worse.project, KG_WARN_DAYS, &worse.warning))
      g_array_append_val (found, worse);
  }
  g_array_sort (found, compare_worse);

  tile->number = kg_wall_content_keep (self, g_strdup_printf ("%u", found->len));
  tile->note = found->len == 0 ? C_("wall", "No light gets worse") : NULL;
  tile->n_lines = MIN (found->len, KG_WALL_LINES);
  for (guint i = 0; i < tile->n_lines; i++) {
    const Worse *worse = &g_array_index (found, Worse, i);

    tile->lines[i] = (KgWallLine) {
      .light = worse->warning.to,
      .day = kg_wall_content_keep (self, kg_label_day_near (worse->warning.day, today)),
      .name = worse->project->name,
    };
  }
}

static void
add_unattended (KgWallContent *self)
{
  KgWallTile *tile = &self->overview.tiles[TILE_UNATTENDED];
  g_autoptr (GArray) order = kg_wall_order (self->board);
  guint n = 0;

  for (guint i = 0; i < order->len; i++) {
    const KgProject *p = kg_board_get_project (self->board, g_array_index (order, guint, i));

    if (!p->is_unattended)
      continue;
    if (n++ < KG_WALL_LINES)
      tile->lines[tile->n_lines++] = (KgWallLine) { .light = p->light, .name = p->name };
  }

  tile->title = C_("wall", "Red or yellow and unattended");
  tile->share = -1;
  tile->number = kg_wall_content_keep (self, g_strdup_printf ("%u", n));
  tile->note = n == 0 ? C_("wall", "Each has a lead unit or a leader") : NULL;
}

void
kg_wall_content_fill_overview (KgWallContent *self,
                               gboolean       with_warnings)
{
  self->overview.title = C_("wall", "Projects to be started");
  add_counts (self);
  add_rate (self);
  add_worse (self, with_warnings);
  add_unattended (self);
}
