// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-sparkline.h"

#include <glib/gi18n.h>

#include <math.h>

#define BAR 6
#define GAP 2
#define HEIGHT 20

struct _KgSparkline {
  GtkWidget parent_instance;

  int values[KG_SPARKLINE_WEEKS]; /* the oldest first; below 0: nothing is known */
};

G_DEFINE_FINAL_TYPE (KgSparkline, kg_sparkline, GTK_TYPE_WIDGET)

static void
kg_sparkline_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? KG_SPARKLINE_WEEKS * (BAR + GAP) - GAP : HEIGHT;
}

static void
kg_sparkline_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  KgSparkline *self = KG_SPARKLINE (widget);
  int height = gtk_widget_get_height (widget);
  int most = 1;
  GdkRGBA colour;

  for (guint i = 0; i < KG_SPARKLINE_WEEKS; i++)
    most = MAX (most, self->values[i]);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);

  for (guint i = 0; i < KG_SPARKLINE_WEEKS; i++) {
    GdkRGBA bar = colour;
    double high = self->values[i] > 0 ? MAX (round ((double) self->values[i] / most * height), 2) : 1;

    if (self->values[i] < 0)
      continue;
    bar.alpha *= i == KG_SPARKLINE_WEEKS - 1 ? 0.85f : 0.35f;
    gtk_snapshot_append_color (snapshot, &bar,
                               &GRAPHENE_RECT_INIT ((float) (i * (BAR + GAP)), (float) (height - high),
                                                    BAR, (float) high));
  }
}

static void
kg_sparkline_class_init (KgSparklineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = kg_sparkline_measure;
  widget_class->snapshot = kg_sparkline_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sparkline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kg_sparkline_init (KgSparkline *self)
{
  for (guint i = 0; i < KG_SPARKLINE_WEEKS; i++)
    self->values[i] = -1;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
kg_sparkline_new (void)
{
  return g_object_new (KG_TYPE_SPARKLINE, NULL);
}

/**
 * kg_sparkline_set_values:
 * @values: %KG_SPARKLINE_WEEKS counts, the oldest first; below 0 where nothing
 *   is known
 */
void
kg_sparkline_set_values (KgSparkline *self,
                         const int   *values)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < KG_SPARKLINE_WEEKS; i++) {
    self->values[i] = values[i];
    if (values[i] < 0)
      g_string_append_printf (words, "%s–", i > 0 ? " " : "");
    else
      g_string_append_printf (words, "%s%d", i > 0 ? " " : "", values[i]);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_string_prepend (words, _("The last 8 weeks: "));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}
