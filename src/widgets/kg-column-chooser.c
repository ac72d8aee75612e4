// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-column-chooser.h"

#include "widgets/kg-children.h"

#include <glib/gi18n.h>

#include <string.h>

struct _KgColumnChooser {
  GtkPopover parent_instance;

  GtkBox *rows;
  GtkWidget *hint;   /* that the standard columns give way */
  KgBoardSpec *spec;
};

G_DEFINE_FINAL_TYPE (KgColumnChooser, kg_column_chooser, GTK_TYPE_POPOVER)

static guint changed_signal;

static void fill (KgColumnChooser *self);

static KgBoardColumn
column_of (GtkWidget *control)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (control), "column"));
}

/* The row of a column, to keep the focus where it was. */
static void
focus_row (KgColumnChooser *self,
           KgBoardColumn    column,
           const char      *part)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (column_of (child) == column && g_str_equal (gtk_widget_get_name (child), part)) {
        if (!gtk_widget_get_sensitive (child))
          child = gtk_widget_get_first_child (row);
        gtk_widget_grab_focus (child);
        return;
      }
}

/* From check to check, past a column that cannot be taken away: its arrows
 * would get the focus, and keep it from row to row. */
static gboolean
key_pressed_cb (KgColumnChooser *self,
                guint            keyval)
{
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_parent (focus) : NULL;

  if ((!down && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up) || row == NULL ||
      gtk_widget_get_parent (row) != GTK_WIDGET (self->rows) || gtk_widget_get_first_child (row) != focus)
    return GDK_EVENT_PROPAGATE;

  do
    row = down ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  while (row != NULL && !gtk_widget_grab_focus (gtk_widget_get_first_child (row)));
  /* Past the last one is what lies below the list. */
  return row != NULL ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
toggled_cb (GtkCheckButton  *check,
            KgColumnChooser *self)
{
  KgBoardColumn column = column_of (GTK_WIDGET (check));

  kg_board_spec_set_column (self->spec, column, gtk_check_button_get_active (check));
  fill (self);
  focus_row (self, column, "check");
  g_signal_emit (self, changed_signal, 0);
}

static void
move_cb (GtkButton       *button,
         KgColumnChooser *self)
{
  const char *part = gtk_widget_get_name (GTK_WIDGET (button));
  KgBoardColumn column = column_of (GTK_WIDGET (button));

  if (!kg_board_spec_move_column (self->spec, column, g_str_equal (part, "up") ? -1 : 1))
    return;
  fill (self);
  focus_row (self, column, part);
  g_signal_emit (self, changed_signal, 0);
}

static void
restore_cb (KgColumnChooser *self)
{
  g_autoptr (KgBoardSpec) standard = kg_board_spec_new ();

  memcpy (self->spec->columns, standard->columns, sizeof standard->columns);
  self->spec->n_columns = standard->n_columns;
  fill (self);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
add_mover (KgColumnChooser *self,
           KgBoardColumn    column,
           gboolean         up,
           gboolean         sensitive)
{
  GtkWidget *button = gtk_button_new_from_icon_name (up ? "go-up-symbolic" : "go-down-symbolic");
  g_autofree char *words = g_strdup_printf (up ? _("Move “%s” to the left") : _("Move “%s” to the right"),
                                            kg_board_column_get_title (column));

  gtk_widget_set_name (button, up ? "up" : "down");
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, sensitive);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (move_cb), self);
  return button;
}

static void
add_row (KgColumnChooser *self,
         KgBoardColumn    column,
         gboolean         shown,
         gboolean         first,
         gboolean         last)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *check = gtk_check_button_new_with_label (kg_board_column_get_title (column));

  gtk_widget_set_name (check, "check");
  g_object_set_data (G_OBJECT (check), "column", GUINT_TO_POINTER (column));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), shown);
  gtk_widget_set_sensitive (check, column != KG_COLUMN_NAME);
  gtk_widget_set_hexpand (check, TRUE);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (row), check);
  if (shown) {
    gtk_box_append (GTK_BOX (row), add_mover (self, column, TRUE, !first));
    gtk_box_append (GTK_BOX (row), add_mover (self, column, FALSE, !last));
  }
  gtk_widget_set_size_request (row, -1, 34);
  gtk_box_append (self->rows, row);
}

static void
fill (KgColumnChooser *self)
{
  gtk_widget_set_visible (self->hint, kg_board_spec_is_standard (self->spec));
  kg_children_clear (GTK_WIDGET (self->rows));
  for (guint i = 0; i < self->spec->n_columns; i++)
    add_row (self, self->spec->columns[i], TRUE, i == 0, i == self->spec->n_columns - 1);
  for (guint i = 0; i < KG_N_BOARD_COLUMNS; i++)
    if (!kg_board_spec_has_column (self->spec, i))
      add_row (self, i, FALSE, FALSE, FALSE);
}

static void
kg_column_chooser_finalize (GObject *object)
{
  kg_board_spec_free (KG_COLUMN_CHOOSER (object)->spec);

  G_OBJECT_CLASS (kg_column_chooser_parent_class)->finalize (object);
}

static void
kg_column_chooser_class_init (KgColumnChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kg_column_chooser_finalize;

  changed_signal =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kg_column_chooser_init (KgColumnChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *restore = gtk_button_new_with_label (_("Restore the columns"));

  GtkWidget *hint = gtk_label_new (_("As long as these columns are chosen, a narrow window leaves some of them out."));

  self->spec = kg_board_spec_new ();
  self->rows = GTK_BOX (rows);
  self->hint = hint;
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 26);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 560);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), rows);
  gtk_widget_set_size_request (scrolled, 260, -1);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), restore);
  g_signal_connect_swapped (restore, "clicked", G_CALLBACK (restore_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (rows, keys);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  fill (self);
}

GtkWidget *
kg_column_chooser_new (void)
{
  return g_object_new (KG_TYPE_COLUMN_CHOOSER, NULL);
}

/**
 * kg_column_chooser_show:
 *
 * Shows the columns of @spec.
 */
void
kg_column_chooser_show (KgColumnChooser   *self,
                        const KgBoardSpec *spec)
{
  memcpy (self->spec->columns, spec->columns, sizeof spec->columns);
  self->spec->n_columns = spec->n_columns;
  fill (self);
}

/**
 * kg_column_chooser_read:
 * @spec: gets the columns; everything else stays
 */
void
kg_column_chooser_read (KgColumnChooser *self,
                        KgBoardSpec     *spec)
{
  memcpy (spec->columns, self->spec->columns, sizeof spec->columns);
  spec->n_columns = self->spec->n_columns;
}
