// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-pool-row.h"

#include "widgets/kg-pool-list.h"

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
  GtkWidget *heading; /* (nullable): shown instead where the line is one */
  char *label;
  guint line;  /* G_MAXUINT while it shows none */
  guint index; /* of the row in the list; G_MAXUINT for none and for a heading */
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
  KgPoolRow *self = KG_POOL_ROW (widget);

  if (kg_pool_row_is_heading (self))
    gtk_widget_allocate (self->heading, width, height, -1, NULL);
  else
    gtk_widget_allocate (self->child, width, height, -1, NULL);
}

static void
row_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KgPoolRow *self = KG_POOL_ROW (widget);
  GtkWidget *list = gtk_widget_get_parent (widget);

  if (self->index == G_MAXUINT || !KG_IS_POOL_LIST (list))
    return;

  kg_pool_list_set_selected (KG_POOL_LIST (list), self->index);
  gtk_widget_grab_focus (list);
  if (g_str_equal (name, "row.open"))
    kg_pool_list_activate (KG_POOL_LIST (list), self->index);
}

/* A row that gets the focus by other means than the list's is the selected
 * one from then on. */
static gboolean
kg_pool_row_grab_focus (GtkWidget *widget)
{
  KgPoolRow *self = KG_POOL_ROW (widget);
  GtkWidget *list = gtk_widget_get_parent (widget);

  if (self->index != G_MAXUINT && KG_IS_POOL_LIST (list))
    kg_pool_list_set_selected (KG_POOL_LIST (list), self->index);

  return GTK_WIDGET_CLASS (kg_pool_row_parent_class)->grab_focus (widget);
}

static void
kg_pool_row_dispose (GObject *object)
{
  KgPoolRow *self = KG_POOL_ROW (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->heading, gtk_widget_unparent);

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
  widget_class->grab_focus = kg_pool_row_grab_focus;

  /* What assistive technologies can do to a row. */
  gtk_widget_class_install_action (widget_class, "row.select", NULL, row_action);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, row_action);

  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
kg_pool_row_init (KgPoolRow *self)
{
  self->line = self->index = G_MAXUINT;
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
 * kg_pool_row_set_heading:
 * @heading: what the row shows where its line is a heading
 */
void
kg_pool_row_set_heading (KgPoolRow *self,
                         GtkWidget *heading)
{
  self->heading = heading;
  gtk_widget_set_child_visible (heading, FALSE);
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
}

GtkWidget *
kg_pool_row_get_heading (KgPoolRow *self)
{
  return self->heading;
}

guint
kg_pool_row_get_line (KgPoolRow *self)
{
  return self->line;
}

gboolean
kg_pool_row_is_heading (KgPoolRow *self)
{
  return self->line != G_MAXUINT && self->index == G_MAXUINT;
}

static void
show_heading (KgPoolRow *self,
              gboolean   heading)
{
  if (self->heading == NULL || gtk_widget_get_child_visible (self->heading) == heading)
    return;

  gtk_widget_set_child_visible (self->heading, heading);
  gtk_widget_set_child_visible (self->child, !heading);
  gtk_widget_set_focusable (GTK_WIDGET (self), !heading);
  if (heading) {
    gtk_widget_add_css_class (GTK_WIDGET (self), "kg-group-row");
    gtk_widget_remove_css_class (GTK_WIDGET (self), "activatable");
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self), "kg-group-row");
    gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
  }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
tell_position (KgPoolRow *self)
{
  if (self->index != G_MAXUINT) {
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) self->index + 1,
                                    GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) self->n_rows,
                                    -1);
  } else {
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_POS_IN_SET);
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_SET_SIZE);
  }
}

/**
 * kg_pool_row_set_place:
 * @line: which line of the list this is now, or %G_MAXUINT for none
 * @index: which row that is, or %G_MAXUINT for a heading
 * @n_rows: of how many
 */
void
kg_pool_row_set_place (KgPoolRow *self,
                       guint      line,
                       guint      index,
                       guint      n_rows)
{
  if (self->line == line && self->index == index && self->n_rows == n_rows)
    return;

  if ((self->line == G_MAXUINT) != (line == G_MAXUINT)) {
    gtk_widget_set_child_visible (GTK_WIDGET (self), line != G_MAXUINT);
    gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                                 GTK_ACCESSIBLE_STATE_HIDDEN, line == G_MAXUINT,
                                 -1);
  }
  self->line = line;
  self->index = index;
  self->n_rows = n_rows;
  show_heading (self, kg_pool_row_is_heading (self));
  if (line != G_MAXUINT)
    tell_position (self);
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
