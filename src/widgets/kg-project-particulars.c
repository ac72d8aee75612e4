// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-particulars.h"

#include "services/kg-project-fields.h"
#include "widgets/kg-children.h"
#include "widgets/kg-project-field-row.h"
#include "widgets/kg-project-words.h"

/* What is known of a project beyond its heading: only what somebody filled in. */

#define COLUMNS 4

/* Short ones stand beside each other, texts take a line of their own. */
static const struct { int column; gboolean wide; } fields[] = {
  { KG_PROJECT_NATURE, FALSE },
  { KG_PROJECT_ROUTE, FALSE },
  { KG_PROJECT_YEAR_PLAN, FALSE },
  { KG_PROJECT_INVESTED, FALSE },
  { KG_PROJECT_LIST_NO, FALSE },
  { KG_PROJECT_LISTED_ON, FALSE },
  { KG_PROJECT_SOURCE, FALSE },
  { KG_PROJECT_SITE, TRUE },
  { KG_PROJECT_PROGRESS, TRUE },
  { KG_PROJECT_UNATTENDED_REASON, TRUE },
  { KG_PROJECT_REMARK, TRUE },
};

/**
 * kg_project_show_particulars:
 *
 * Returns: whether there are any
 */
gboolean
kg_project_show_particulars (GtkGrid       *grid,
                             KgProjectFile *file)
{
  int place = 0;

  kg_children_clear (GTK_WIDGET (grid));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    GtkWidget *cell, *name;
    g_autofree char *words = NULL;

    if (kg_record_is_null (file->project, fields[i].column))
      continue;

    words = kg_project_field_words (file->board, file->project, fields[i].column);
    cell = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2,
                         "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
    name = kg_project_label (kg_project_field_title (fields[i].column), "caption");
    gtk_widget_add_css_class (name, "dim-label");
    gtk_box_append (GTK_BOX (cell), name);
    gtk_box_append (GTK_BOX (cell), kg_project_label (words, "kg-number"));

    if (fields[i].wide)
      place = (place + COLUMNS - 1) / COLUMNS * COLUMNS;
    gtk_grid_attach (grid, cell, place % COLUMNS, place / COLUMNS, fields[i].wide ? COLUMNS : 1, 1);
    place += fields[i].wide ? COLUMNS : 1;
  }

  return place > 0;
}
