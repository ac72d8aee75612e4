// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-private.h"

#include <string.h>
#include <sys/mman.h>

/* The board as data: compact structs over one pool of texts. What fills it
 * is in kg-board-load.c and kg-board-work.c. */

/* After so many single changes everything is read again, so that what they
 * replaced does not pile up. */
#define MAX_OLDER 50

KgBoardMemory *
kg_board_memory_new (void)
{
  KgBoardMemory *self = g_atomic_rc_box_new0 (KgBoardMemory);

  self->texts = g_string_chunk_new (KG_BOARD_CHUNK);
  self->steps = g_array_new (FALSE, FALSE, sizeof (KgStep));
  self->assignment_dues = g_array_new (FALSE, FALSE, sizeof (KgDue));
  self->commitment_dues = g_array_new (FALSE, FALSE, sizeof (KgDue));
  self->keys = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
memory_clear (gpointer data)
{
  KgBoardMemory *self = data;

  g_clear_pointer (&self->kept, g_array_unref);
  g_string_chunk_free (self->texts);
  g_array_unref (self->steps);
  g_array_unref (self->assignment_dues);
  g_array_unref (self->commitment_dues);
  g_ptr_array_unref (self->keys);
}

void
kg_board_memory_unref (KgBoardMemory *self)
{
  g_atomic_rc_box_release_full (self, memory_clear);
}

/**
 * kg_board_make_room:
 * @rows: empty
 * @n: how many there will be, more or less
 *
 * Has room for them in large pages, of which a few hundred times fewer need to
 * be fetched: to fetch small ones takes longer than to fill them.
 */
void
kg_board_make_room (GArray *rows,
                    gsize   n)
{
  const gsize large = 2 * 1024 * 1024;
  gsize size = n * g_array_get_element_size (rows);
  guintptr first, end;

  g_array_set_size (rows, (guint) n);
  g_array_set_size (rows, 0);
  if (size < 2 * large)
    return;

  first = ((guintptr) rows->data + large - 1) & ~(large - 1);
  end = ((guintptr) rows->data + size) & ~(large - 1);
  madvise ((gpointer) first, end - first, MADV_HUGEPAGE);
}

/**
 * kg_board_new:
 *
 * Returns: (transfer full): an empty board
 */
KgBoard *
kg_board_new (KgContext *context)
{
  KgBoard *board = g_new0 (KgBoard, 1);

  g_atomic_ref_count_init (&board->refs);
  board->context = kg_context_ref (context);
  board->memory = kg_board_memory_new ();
  board->older = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_board_memory_unref);
  board->units = g_array_new (FALSE, FALSE, sizeof (KgUnit));
  board->projects = g_array_new (FALSE, FALSE, sizeof (KgProject));
  board->project_index = g_hash_table_new (g_str_hash, g_str_equal);
  board->unit_index = g_hash_table_new (g_str_hash, g_str_equal);
  return board;
}

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
  g_hash_table_unref (self->project_index);
  g_hash_table_unref (self->unit_index);
  kg_board_memory_unref (self->memory);
  g_ptr_array_unref (self->older);
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
  return project->facts.steps;
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
  return kg_board_get_reasons_on (self, project, kg_context_get_today (self->context));
}

/**
 * kg_board_get_reasons_on:
 * @day: today, or a day to come, as if nothing happened until it
 *
 * Returns: (transfer full) (element-type KgLightReason): why the rules would
 *   propose what they would propose
 */
GPtrArray *
kg_board_get_reasons_on (const KgBoard   *self,
                         const KgProject *project,
                         KgDate           day)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_reason_free);
  const KgRuleSet *rules = kg_context_get_rules (self->context);
  KgLightInput input;
  KgLightVerdict verdict;

  kg_light_facts_judge (&project->facts, rules, kg_context_get_calendar (self->context), day, &input, &verdict);
  kg_light_propose (rules, &input, reasons);
  return reasons;
}

/**
 * kg_board_get_forecast:
 * @forecast: (out): when it may be expected to start, with its chance to do so
 *   within the year
 *
 * Returns: %FALSE when its plan has no steps or it waits for no start
 */
gboolean
kg_board_get_forecast (const KgBoard   *self,
                       const KgProject *project,
                       KgForecast      *forecast)
{
  KgDate today = kg_context_get_today (self->context);

  if (project->facts.started || project->facts.on_hold)
    return FALSE;

  return kg_light_facts_forecast (&project->facts, kg_context_get_calendar (self->context), today, forecast);
}

/**
 * kg_board_get_deadline_year:
 *
 * Returns: the year within which the chance to start is reckoned
 */
int
kg_board_get_deadline_year (const KgBoard   *self,
                            const KgProject *project)
{
  int year;

  kg_date_get_ymd (kg_light_facts_deadline (&project->facts, kg_context_get_today (self->context)), &year, NULL, NULL);
  return year;
}

/**
 * kg_board_get_warning:
 * @days: how many calendar days to look ahead
 * @warning: (out): the first change for the worse
 *
 * Returns: whether the light gets worse within @days if nothing happens
 */
gboolean
kg_board_get_warning (const KgBoard   *self,
                      const KgProject *project,
                      int              days,
                      KgLightWarning  *warning)
{
  return kg_light_facts_warn (&project->facts, kg_context_get_rules (self->context),
                              kg_context_get_calendar (self->context),
                              kg_context_get_today (self->context), days, project->light, warning);
}

/**
 * kg_board_with:
 * @part: a board of the same day and rules with a few of its projects, read
 *   later
 *
 * One changed step is one project read and judged anew, not all of them.
 *
 * Returns: (transfer full) (nullable): @self with the projects of @part in
 *   their place; %NULL when they do not fit and everything must be read again
 */
KgBoard *
kg_board_with (KgBoard *self,
               KgBoard *part)
{
  g_autoptr (KgBoard) board = NULL;

  if (self->context != part->context || self->older->len >= MAX_OLDER)
    return NULL;

  board = g_new0 (KgBoard, 1);
  g_atomic_ref_count_init (&board->refs);
  board->context = kg_context_ref (self->context);
  board->memory = g_atomic_rc_box_acquire (part->memory);
  board->older = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_board_memory_unref);
  g_ptr_array_add (board->older, g_atomic_rc_box_acquire (self->memory));
  for (guint i = 0; i < self->older->len; i++)
    g_ptr_array_add (board->older, g_atomic_rc_box_acquire (g_ptr_array_index (self->older, i)));
  board->units = g_array_ref (self->units);
  board->unit_index = g_hash_table_ref (self->unit_index);
  board->project_index = g_hash_table_ref (self->project_index);
  board->projects = g_array_copy (self->projects);
  g_strlcpy (board->mark, part->mark, sizeof board->mark);
  memcpy (board->week_count, self->week_count, sizeof board->week_count);
  memcpy (board->week_taken, self->week_taken, sizeof board->week_taken);

  for (guint i = 0; i < part->projects->len; i++) {
    KgProject p = g_array_index (part->projects, KgProject, i);
    const KgProject *before;
    gpointer at;

    if (!g_hash_table_lookup_extended (self->project_index, p.id, NULL, &at))
      return NULL;

    p.territory = p.territory != NULL ? kg_board_find_unit (self, p.territory->id) : NULL;
    p.lead_unit = p.lead_unit != NULL ? kg_board_find_unit (self, p.lead_unit->id) : NULL;
    before = &g_array_index (board->projects, KgProject, GPOINTER_TO_UINT (at));
    if (before->kept[0] != KG_BOARD_NO_WEEK)
      board->week_count[0][before->kept[0]]--;
    if (p.kept[0] != KG_BOARD_NO_WEEK)
      board->week_count[0][p.kept[0]]++;
    g_array_index (board->projects, KgProject, GPOINTER_TO_UINT (at)) = p;
  }
  kg_board_count_lights (board);

  return g_steal_pointer (&board);
}

/**
 * kg_board_count_lights:
 *
 * Counts and sums the projects by their lights.
 */
void
kg_board_count_lights (KgBoard *self)
{
  memset (self->count, 0, sizeof self->count);
  memset (self->sum, 0, sizeof self->sum);
  for (guint i = 0; i < self->projects->len; i++) {
    const KgProject *p = &g_array_index (self->projects, KgProject, i);

    self->count[p->light]++;
    self->sum[p->light] += p->investment;
  }
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
 * kg_board_is_week_kept:
 * @weeks_ago: 0 for this week up to KG_BOARD_WEEKS - 1
 *
 * Returns: whether anything is known of that week: the light of some project
 *   was kept in it
 */
gboolean
kg_board_is_week_kept (const KgBoard *self,
                       guint          weeks_ago)
{
  for (guint light = 0; light < KG_N_LIGHTS; light++)
    if (kg_board_count_in_week (self, weeks_ago, light) > 0)
      return TRUE;

  return FALSE;
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

/* Whether it began this year, or should have begun by the end of it; what has
 * no day is on the list for this year. */
static gboolean
is_due (const KgProject *p,
        KgDate           first,
        KgDate           last)
{
  if (p->facts.started)
    return p->actual_start == KG_DATE_NONE || (p->actual_start >= first && p->actual_start <= last);

  return p->planned_start <= last;
}

/**
 * kg_board_count_due:
 * @started: (out): how many of them did
 *
 * What the rate of starts within the year (年内开工率) is made of.
 *
 * Returns: how many projects are to start this year
 */
guint
kg_board_count_due (const KgBoard *self,
                    guint         *started)
{
  guint n = 0;
  int year;

  *started = 0;
  kg_date_get_ymd (kg_context_get_today (self->context), &year, NULL, NULL);
  for (guint i = 0; i < self->projects->len; i++) {
    const KgProject *p = &g_array_index (self->projects, KgProject, i);

    if (!is_due (p, kg_date_new (year, 1, 1), kg_date_new (year, 12, 31)))
      continue;
    n++;
    *started += p->facts.started;
  }

  return n;
}
