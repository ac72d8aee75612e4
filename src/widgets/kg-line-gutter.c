// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-line-gutter.h"

/**
 * KgLineGutter:
 *
 * The numbers of the lines beside a text, so that a sentence about line 12
 * can be followed. Only the lines in sight are drawn.
 */

#define PADDING 8

struct _KgLineGutter {
  GtkWidget parent_instance;

  GtkTextView *view; /* borrowed: it owns this */
};

G_DEFINE_FINAL_TYPE (KgLineGutter, kg_line_gutter, GTK_TYPE_WIDGET)

static int
count_lines (KgLineGutter *self)
{
  return self->view != NULL ? gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (self->view)) : 1;
}

static void
draw_number (KgLineGutter *self,
             GtkSnapshot  *snapshot,
             PangoLayout  *layout,
             int           number,
             int           y,
             int           line_height)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autofree char *text = g_strdup_printf ("%d", number);
  int width, height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_render_layout (snapshot, context, gtk_widget_get_width (GTK_WIDGET (self)) - PADDING - width,
                              y + line_height - height, layout);
}

static void
kg_line_gutter_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  KgLineGutter *self = KG_LINE_GUTTER (widget);
  g_autoptr (PangoLayout) layout = NULL;
  GdkRectangle visible;
  GtkTextIter iter;

  if (self->view == NULL)
    return;

  layout = gtk_widget_create_pango_layout (widget, NULL);
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  do {
    int y, height, window_y;
    GdkRectangle place;

    gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
    if (y > visible.y + visible.height)
      break;
    gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_LEFT, 0, y, NULL, &window_y);
    /* On the line of the text, where Chinese makes it higher, too; beside the
     * first of the rows that a long line takes. */
    gtk_text_view_get_iter_location (self->view, &iter, &place);
    draw_number (self, snapshot, layout, gtk_text_iter_get_line (&iter) + 1, window_y,
                 height < 2 * place.height ? height : place.height);
  } while (gtk_text_iter_forward_line (&iter));
}

static void
kg_line_gutter_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    g_autofree char *text = g_strdup_printf ("%d", MAX (count_lines (KG_LINE_GUTTER (widget)), 100));
    g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
    int width;

    pango_layout_get_pixel_size (layout, &width, NULL);
    *minimum = *natural = width + 2 * PADDING;
  }
}

static void
kg_line_gutter_class_init (KgLineGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = kg_line_gutter_snapshot;
  widget_class->measure = kg_line_gutter_measure;

  gtk_widget_class_set_css_name (widget_class, "linegutter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
kg_line_gutter_init (KgLineGutter *self)
{
}

static void
scrolled_to_cb (KgLineGutter *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * kg_line_gutter_attach:
 *
 * Puts the numbers to the left of @view.
 */
void
kg_line_gutter_attach (GtkTextView *view)
{
  KgLineGutter *self = g_object_new (KG_TYPE_LINE_GUTTER, NULL);

  self->view = view;
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_LEFT, GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (scrolled_to_cb), self, G_CONNECT_SWAPPED);
  scrolled_to_cb (self);
}
