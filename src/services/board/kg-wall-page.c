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
    for (guint j = 0; j < tile->n_lines; j++)
      add_pair (text, kg_light_label (tile->lines[j].light), tile->lines[j].name, tile->lines[j].day);
  }
}

static void
add_project (GString             *text,
             const KgWallProject *project)
{
  add_pair (text, project->name, kg_light_label (project->light), project->proposal);
  add (text, project->about);
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
  add (text, page->day);

  return g_string_free (text, FALSE);
}
