// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-cells.h"

/**
 * KgCells:
 *
 * The header or one row of a list: its nth child stands in the nth column of
 * a KgColumnLayout. The children are never asked how wide they would like to
 * be, so that thirty rows of nine cells are laid out in no time.
 */

struct _KgCells
{
  GtkWidget parent_instance;

  KgColumnLayout *columns;
  double em; /* pixels; 0 when it has to be looked up */
};

G_DEFINE_FINAL_TYPE (KgCells, kg_cells, GTK_TYPE_WIDGET)

/**
 * kg_cells_get_em:
 *
 * Returns: how wide a Han character is, in pixels
 */
double
kg_cells_get_em (KgCells *self)
{
  if (self->em == 0) {
    PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
    const PangoFontDescription *font = pango_context_get_font_description (context);
    double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

    if (!pango_font_description_get_size_is_absolute (font))
      size *= pango_cairo_context_get_resolution (context) / 72.0;
    self->em = size > 0 ? size : 15;
  }

  return self->em;
}

static void
columns_changed_cb (KgCells *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkSizeRequestMode
kg_cells_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
kg_cells_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  KgCells *self = KG_CELLS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = *natural = kg_column_layout_get_min_width (self->columns, kg_cells_get_em (self));
    return;
  }

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_min, child_nat;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, orientation, -1, &child_min, &child_nat, NULL, NULL);
    *minimum = MAX (*minimum, child_min);
    *natural = MAX (*natural, child_nat);
  }
}

static void
kg_cells_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  KgCells *self = KG_CELLS (widget);
  double em = kg_cells_get_em (self);
  guint column = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && column < kg_column_layout_get_n_columns (self->columns);
       child = gtk_widget_get_next_sibling (child), column++) {
    GtkAllocation place = { .height = height };

    kg_column_layout_place (self->columns, column, em, width, &place.x, &place.width);
    gtk_widget_set_child_visible (child, place.width > 0);
    if (place.width > 0 && gtk_widget_should_layout (child))
      gtk_widget_size_allocate (child, &place, -1);
  }
}

static void
kg_cells_css_changed (GtkWidget         *widget,
                      GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kg_cells_parent_class)->css_changed (widget, change);

  KG_CELLS (widget)->em = 0;
}

static void
kg_cells_dispose (GObject *object)
{
  KgCells *self = KG_CELLS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (kg_cells_parent_class)->dispose (object);
}

static void
kg_cells_class_init (KgCellsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_cells_dispose;

  widget_class->get_request_mode = kg_cells_get_request_mode;
  widget_class->measure = kg_cells_measure;
  widget_class->size_allocate = kg_cells_size_allocate;
  widget_class->css_changed = kg_cells_css_changed;

  gtk_widget_class_set_css_name (widget_class, "cells");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kg_cells_init (KgCells *self)
{
}

/**
 * kg_cells_new:
 * @columns: (transfer none): shared with the header and the other rows
 */
GtkWidget *
kg_cells_new (KgColumnLayout *columns)
{
  KgCells *self = g_object_new (KG_TYPE_CELLS, NULL);

  g_return_val_if_fail (KG_IS_COLUMN_LAYOUT (columns), NULL);

  self->columns = g_object_ref (columns);
  g_signal_connect_object (columns, "changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * kg_cells_append:
 * @child: what stands in the next column
 */
void
kg_cells_append (KgCells   *self,
                 GtkWidget *child)
{
  g_return_if_fail (KG_IS_CELLS (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

/**
 * kg_cells_append_text:
 * @xalign: 0 for the left, 1 for the right
 *
 * Appends a line of text that is cut off with … and whose size does not depend
 * on what it says: filling it with other words costs no layout.
 *
 * Returns: (transfer none): the cell, for kg_cells_set_text()
 */
GtkWidget *
kg_cells_append_text (KgCells *self,
                      float    xalign)
{
  GtkWidget *cell;

  g_return_val_if_fail (KG_IS_CELLS (self), NULL);

  cell = g_object_new (GTK_TYPE_INSCRIPTION,
                       "xalign", xalign,
                       "yalign", 0.5f,
                       "min-chars", 0,
                       "nat-chars", 0,
                       "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                       NULL);
  kg_cells_append (self, cell);

  return cell;
}

/**
 * kg_cells_set_text:
 * @cell: of kg_cells_append_text()
 * @text: (nullable): one line
 */
void
kg_cells_set_text (GtkWidget  *cell,
                   const char *text)
{
  g_return_if_fail (GTK_IS_INSCRIPTION (cell));

  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (cell)), text) != 0)
    gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
}
