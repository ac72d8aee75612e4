// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-wall-page.h"

#include <string.h>

/* A page of the wall for those who do not see it. */

static void
add (GString    *text,
     const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, words);
}

static void
add_pair (GString    *text,
          const char *label,
          const char *value,
          const char *note)
{
  g_autofree char *words = note != NULL ? g_strdup_printf ("%s %s %s", label, value, note)
                                        : g_strdup_printf ("%s %s", label, value);

  add (text, words);
}

static void
add_overview (GString              *text,
              const KgWallOverview *overview)
{
  add (text, overview->title);
  for (guint i = 0; i < overview->n_counts; i++) {
    g_autofree char *number = g_strdup_printf ("%u", overview->counts[i].count);

    add_pair (text, kg_light_label (overview->counts[i].light), number, overview->counts[i].sum);
  }
  for (guint i = 0; i < KG_WALL_TILES; i++) {
    const KgWallTile *tile = &overview->tiles[i];

    if (tile->title != NULL && tile->number != NULL)
      add_pair (text, tile->title, tile->number, tile->note);
    if (tile->planned_words != NULL)
      add_pair (text, tile->planned_words, tile->done_words, NULL);
    for (guint j = 0; j < tile->n_lines; j++)
      add_pair (text, kg_light_label (tile->lines[j].light), tile->lines[j].name, tile->lines[j].day);
  }
}

static void
add_task (GString          *text,
          const KgWallTask *task)
{
  g_autofree char *day = task->note != NULL ? g_strdup_printf ("%s %s", task->day, task->note) : g_strdup (task->day);

  add_pair (text, task->state, task->lead, day);
}

static void
add_decisions (GString              *text,
               const KgWallDecision *decisions,
               guint                 n)
{
  for (guint i = 0; i < n; i++) {
    add (text, decisions[i].project);
    add (text, decisions[i].sentence);
    for (guint j = 0; j < decisions[i].n_tasks; j++)
      add_task (text, &decisions[i].tasks[j]);
  }
}

static void
add_changes (GString             *text,
             const KgWallChanges *changes)
{
  add (text, changes->title);
  add (text, changes->note);
  for (guint i = 0; i < changes->n_changes; i++) {
    const KgWallChange *change = &changes->changes[i];
    g_autofree char *lights = g_strdup_printf ("%s → %s", kg_light_label (change->from), kg_light_label (change->to));

    add_pair (text, lights, change->name, change->why);
  }
}

static void
add_meeting (GString               *text,
             const KgWallDecisions *meeting)
{
  add (text, meeting->title);
  add (text, meeting->note);
  for (guint i = 0; i < meeting->n_facts; i++)
    add_pair (text, meeting->facts[i].label, meeting->facts[i].value, NULL);
  for (guint i = 0; i < meeting->n_tallies; i++) {
    g_autofree char *number = g_strdup_printf ("%u", meeting->tallies[i].count);

    add_pair (text, meeting->tallies[i].word, number, NULL);
  }
  add_decisions (text, meeting->decisions, meeting->n_decisions);
  if (meeting->n_decisions == 0)
    add (text, meeting->nothing);
}

static void
add_close (GString           *text,
           const KgWallClose *close)
{
  add (text, close->title);
  add_pair (text, close->label, close->when, close->where);
  for (guint i = 0; i < KG_WALL_CLOSE_COUNTS; i++) {
    g_autofree char *number = g_strdup_printf ("%u", close->counts[i].count);

    add_pair (text, kg_light_label (close->counts[i].light), number, NULL);
  }
  add (text, close->due_title);
  for (guint i = 0; i < close->n_due; i++) {
    add_pair (text, close->due[i].text, close->due[i].project != NULL ? close->due[i].project : "", NULL);
    add_task (text, &close->due[i]);
  }
  if (close->n_due == 0)
    add (text, close->nothing);
}

static void
add_project (GString             *text,
             const KgWallProject *project)
{
  add_pair (text, project->name, kg_light_label (project->light), project->proposal);
  add (text, project->about);
  add_decisions (text, project->decided, project->n_decided);
  for (guint i = 0; i < project->n_reasons; i++)
    add (text, project->reasons[i].text);
  add (text, project->warning);
  add (text, project->warning_why);
  for (guint i = 0; i < project->n_facts; i++)
    add_pair (text, project->facts[i].label, project->facts[i].value, project->facts[i].note);
  for (guint i = 0; project->chart != NULL && i < project->chart->n_rows; i++)
    add (text, project->chart->rows[i].name);
}

/**
 * kg_wall_page_to_text:
 *
 * Returns: (transfer full): all that is written on the page, one thing a line
 */
char *
kg_wall_page_to_text (const KgWallPage *page)
{
  GString *text = g_string_new (NULL);

  if (page->overview != NULL)
    add_overview (text, page->overview);
  if (page->project != NULL)
    add_project (text, page->project);
  if (page->changes != NULL)
    add_changes (text, page->changes);
  if (page->decisions != NULL)
    add_meeting (text, page->decisions);
  if (page->close != NULL)
    add_close (text, page->close);
  add (text, page->day);

  return g_string_free (text, FALSE);
}

/**
 * kg_wall_number:
 *
 * Returns: (transfer full): @number with its thousands apart, as money has them
 */
char *
kg_wall_number (guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  gsize n = strlen (digits);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++) {
    if (i > 0 && (n - i) % 3 == 0)
      g_string_append_c (text, ',');
    g_string_append_c (text, digits[i]);
  }

  return g_string_free (text, FALSE);
}
