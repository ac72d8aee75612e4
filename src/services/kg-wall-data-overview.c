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
    if (kg_board_is_week_kept (self->board, week))
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

/* Which month of @year a day lies in, from 0; -1 for another year. */
static int
month_in (KgDate day,
          int    year)
{
  int y, month;

  if (day == KG_DATE_NONE)
    return -1;

  kg_date_get_ymd (day, &y, &month, NULL);
  return y == year ? month - 1 : -1;
}

static void
add_months (KgWallContent *self,
            KgWallTile    *tile)
{
  int year;

  kg_date_get_ymd (kg_context_get_today (kg_board_get_context (self->board)), &year, NULL, NULL);
  for (guint i = 0; i < kg_board_get_n_projects (self->board); i++) {
    const KgProject *p = kg_board_get_project (self->board, i);
    int planned = month_in (p->planned_start, year), done = p->facts.started ? month_in (p->actual_start, year) : -1;

    if (planned >= 0)
      tile->planned[planned]++;
    if (done >= 0)
      tile->done[done]++;
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
  /* Translators: how many projects are to start this year; their months stand below. */
  tile->planned_words = kg_wall_content_keep (self, g_strdup_printf (C_("wall", "%u due"), n));
  /* Translators: how many projects started this year. */
  tile->done_words = kg_wall_content_keep (self, g_strdup_printf (C_("wall", "%u started"), started));
  add_months (self, tile);
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

  tile->number = kg_wall_content_keep (self, kg_wall_number (found->len));
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

/* Those that nobody attends to; where there are none, those that a leader
 * does. */
static void
add_unattended (KgWallContent *self)
{
  KgWallTile *tile = &self->overview.tiles[TILE_UNATTENDED];
  g_autoptr (GArray) order = kg_wall_order (self->board);
  guint n = 0, escalated = 0;

  for (guint i = 0; i < order->len; i++) {
    const KgProject *p = kg_board_get_project (self->board, g_array_index (order, guint, i));

    n += p->is_unattended;
    escalated += p->escalated_to != NULL;
  }
  for (guint i = 0; i < order->len && tile->n_lines < KG_WALL_LINES; i++) {
    const KgProject *p = kg_board_get_project (self->board, g_array_index (order, guint, i));

    if (n > 0 ? p->is_unattended : p->escalated_to != NULL)
      tile->lines[tile->n_lines++] = (KgWallLine) { .light = p->light, .name = p->name };
  }

  tile->title = C_("wall", "Red or yellow and unattended");
  tile->share = -1;
  tile->number = kg_wall_content_keep (self, kg_wall_number (n));
  if (n == 0 && escalated > 0)
    tile->note = kg_wall_content_keep (self, g_strdup_printf (C_("wall", "Escalated to a leader: %u"), escalated));
  else if (n == 0)
    tile->note = order->len > 0 ? C_("wall", "Each has a lead unit or a leader") : C_("wall", "No project is red or yellow");
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
