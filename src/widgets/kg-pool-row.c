// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-pool-row.h"

/**
 * KgPoolRow:
 *
 * One of the few rows that a KgPoolList keeps and fills again and again. Once
 * its size is fixed it no longer asks its child, which is what keeps a change
 * of all rows cheap.
 */

#define UNKNOWN (-1)

struct _KgPoolRow
{
  GtkWidget parent_instance;

  GtkWidget *child;
  char *label;
  guint index; /* G_MAXUINT while it shows none */
  guint n_rows;
  gboolean selected;
  int width;
  int height;
};

G_DEFINE_FINAL_TYPE (KgPoolRow, kg_pool_row, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
kg_pool_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
kg_pool_row_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  KgPoolRow *self = KG_POOL_ROW (widget);
  int fixed = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;

  if (fixed == UNKNOWN)
    gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
  else
    *minimum = *natural = fixed;
}

static void
kg_pool_row_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  gtk_widget_allocate (KG_POOL_ROW (widget)->child, width, height, -1, NULL);
}

static void
kg_pool_row_dispose (GObject *object)
{
  KgPoolRow *self = KG_POOL_ROW (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (kg_pool_row_parent_class)->dispose (object);
}

static void
kg_pool_row_finalize (GObject *object)
{
  g_free (KG_POOL_ROW (object)->label);

  G_OBJECT_CLASS (kg_pool_row_parent_class)->finalize (object);
}

static void
kg_pool_row_class_init (KgPoolRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_pool_row_dispose;
  object_class->finalize = kg_pool_row_finalize;

  widget_class->get_request_mode = kg_pool_row_get_request_mode;
  widget_class->measure = kg_pool_row_measure;
  widget_class->size_allocate = kg_pool_row_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
kg_pool_row_init (KgPoolRow *self)
{
  self->index = G_MAXUINT;
  self->width = self->height = UNKNOWN;
  gtk_widget_set_child_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_SELECTED, FALSE,
                               GTK_ACCESSIBLE_STATE_HIDDEN, TRUE,
                               -1);
}

/**
 * kg_pool_row_new:
 * @child: what the row shows
 */
GtkWidget *
kg_pool_row_new (GtkWidget *child)
{
  KgPoolRow *self = g_object_new (KG_TYPE_POOL_ROW, NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

GtkWidget *
kg_pool_row_get_child (KgPoolRow *self)
{
  return self->child;
}

guint
kg_pool_row_get_index (KgPoolRow *self)
{
  return self->index;
}

/**
 * kg_pool_row_set_index:
 * @index: which row of the list this is now, or %G_MAXUINT for none
 * @n_rows: of how many
 */
void
kg_pool_row_set_index (KgPoolRow *self,
                       guint      index,
                       guint      n_rows)
{
  if (self->index == index && self->n_rows == n_rows)
    return;

  if ((self->index == G_MAXUINT) != (index == G_MAXUINT)) {
    gtk_widget_set_child_visible (GTK_WIDGET (self), index != G_MAXUINT);
    gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                                 GTK_ACCESSIBLE_STATE_HIDDEN, index == G_MAXUINT,
                                 -1);
  }
  self->index = index;
  self->n_rows = n_rows;
  if (index != G_MAXUINT)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) index + 1,
                                    GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_rows,
                                    -1);
}

/**
 * kg_pool_row_set_label:
 * @label: (nullable): what a screen reader says of the row
 */
void
kg_pool_row_set_label (KgPoolRow  *self,
                       const char *label)
{
  if (g_strcmp0 (self->label, label) == 0)
    return;

  g_free (self->label);
  self->label = g_strdup (label);
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

void
kg_pool_row_set_selected (KgPoolRow *self,
                          gboolean   selected)
{
  if (self->selected == !!selected)
    return;

  self->selected = !!selected;
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_SELECTED, self->selected,
                               -1);
}

/**
 * kg_pool_row_fix_size:
 * @width: of the content, in pixels; -1 to ask the child
 * @height: of the content, in pixels; -1 to ask the child
 */
void
kg_pool_row_fix_size (KgPoolRow *self,
                      int        width,
                      int        height)
{
  if (self->width == width && self->height == height)
    return;

  self->width = width;
  self->height = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
