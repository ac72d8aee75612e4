// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-rows.h"

/* Short lists that change while somebody works in them: a row stays the same
 * widget as long as its datum is there, so that neither focus nor what was
 * half typed is lost. */

#define ID_KEY "kg-row-id"

const char *
kg_meeting_rows_get_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), ID_KEY);
}

/**
 * kg_meeting_rows_find:
 * @id: (nullable)
 *
 * Returns: (nullable) (transfer none): the row with that id
 */
GtkWidget *
kg_meeting_rows_find (GtkListBox *box,
                      const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (box, i)) != NULL; i++)
    if (g_strcmp0 (kg_meeting_rows_get_id (row), id) == 0)
      return GTK_WIDGET (row);

  return NULL;
}

static GHashTable *
wanted_ids (GPtrArray              *data,
            const KgMeetingRowKind *kind)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; data != NULL && i < data->len; i++)
    g_hash_table_add (ids, (char *) kind->get_id (g_ptr_array_index (data, i)));

  return ids;
}

/**
 * kg_meeting_rows_sync:
 * @data: (nullable): what to show, in order
 * @owner: given to the functions of @kind
 *
 * Makes the rows of @box show @data: rows whose datum is gone are removed,
 * new ones are made, all are bound.
 */
void
kg_meeting_rows_sync (GtkListBox             *box,
                      GPtrArray              *data,
                      const KgMeetingRowKind *kind,
                      gpointer                owner)
{
  g_autoptr (GHashTable) ids = wanted_ids (data, kind);
  guint n = data != NULL ? data->len : 0;
  GtkListBoxRow *row;
  int i = 0;

  while ((row = gtk_list_box_get_row_at_index (box, i)) != NULL) {
    if (g_hash_table_contains (ids, kg_meeting_rows_get_id (row)))
      i++;
    else
      gtk_list_box_remove (box, GTK_WIDGET (row));
  }

  for (guint at = 0; at < n; at++) {
    gpointer datum = g_ptr_array_index (data, at);
    const char *id = kind->get_id (datum);
    GtkWidget *here = (GtkWidget *) gtk_list_box_get_row_at_index (box, (int) at);

    if (here == NULL || g_strcmp0 (kg_meeting_rows_get_id (GTK_LIST_BOX_ROW (here)), id) != 0) {
      GtkWidget *found = kg_meeting_rows_find (box, id);

      if (found != NULL) {
        g_object_ref (found);
        gtk_list_box_remove (box, found);
        gtk_list_box_insert (box, found, (int) at);
        g_object_unref (found);
        here = found;
      } else {
        here = kind->make (owner);
        g_object_set_data_full (G_OBJECT (here), ID_KEY, g_strdup (id), g_free);
        gtk_list_box_insert (box, here, (int) at);
      }
    }

    kind->bind (here, datum, at, owner);
  }
}

/**
 * kg_meeting_rows_show:
 *
 * Scrolls so far that @row is seen, without moving the focus.
 */
void
kg_meeting_rows_show (GtkListBox    *box,
                      GtkListBoxRow *row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (box), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double top;

  if (scroller == NULL ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (box), 0, 0, NULL, &top))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_clamp_page (adjustment, top, top + gtk_widget_get_height (GTK_WIDGET (row)));
}
