// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-particulars.h"

#include "services/kg-project-fields.h"
#include "widgets/kg-children.h"
#include "widgets/kg-project-field-row.h"
#include "widgets/kg-project-words.h"

/* What is known of a project beyond its heading: only what somebody filled in. */

static const int columns[] = {
  KG_PROJECT_NATURE, KG_PROJECT_ROUTE, KG_PROJECT_SITE, KG_PROJECT_YEAR_PLAN, KG_PROJECT_INVESTED, KG_PROJECT_PROGRESS,
  KG_PROJECT_UNATTENDED_REASON, KG_PROJECT_REMARK, KG_PROJECT_LIST_NO, KG_PROJECT_LISTED_ON, KG_PROJECT_SOURCE,
};

/**
 * kg_project_show_particulars:
 *
 * Returns: whether there are any
 */
gboolean
kg_project_show_particulars (GtkListBox    *rows,
                             KgProjectFile *file)
{
  g_autoptr (GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gboolean any = FALSE;

  kg_children_clear (GTK_WIDGET (rows));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    GtkWidget *row, *line, *name, *value;
    g_autofree char *words = NULL;

    if (kg_record_is_null (file->project, columns[i]))
      continue;

    words = kg_project_field_words (file->board, file->project, columns[i]);
    row = gtk_list_box_row_new ();
    line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
    name = gtk_label_new (kg_project_field_title (columns[i]));
    value = kg_project_label (words, "kg-number");
    gtk_label_set_xalign (GTK_LABEL (name), 0);
    gtk_label_set_yalign (GTK_LABEL (name), 0);
    gtk_widget_add_css_class (name, "dim-label");
    gtk_widget_set_hexpand (value, TRUE);
    gtk_size_group_add_widget (names, name);
    gtk_box_append (GTK_BOX (line), name);
    gtk_box_append (GTK_BOX (line), value);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
    gtk_widget_set_focusable (row, FALSE);
    gtk_widget_add_css_class (row, "kg-row");
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
    gtk_list_box_append (rows, row);
    any = TRUE;
  }

  return any;
}
