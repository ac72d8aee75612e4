// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-plan-chart-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * KgPlanChartView:
 *
 * The chart of a plan on the screen, drawn as it is in a file, in the letters
 * and on the ground of its place. Over each row lies a child that says in
 * words what the row shows: to the pointer, to a screen reader, and to the
 * keyboard, whose arrows go from row to row.
 */

#define LEAST_EMS 26.0
#define NATURAL_EMS 72.0

struct _KgPlanChartView {
  GtkWidget parent_instance;

  KgPlanChartData *data; /* nullable */
  GPtrArray *rows;       /* GtkWidget */
  guint current;         /* the row that the keyboard comes back to */
  double em;             /* pixels; 0 when it has to be looked up */
  int measured_width;    /* for which the rest is known, or 0 */
  double height;
  double rows_top;
  double row_height;
};

G_DEFINE_FINAL_TYPE (KgPlanChartView, kg_plan_chart_view, GTK_TYPE_WIDGET)

static double
get_em (KgPlanChartView *self)
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

/* The text colour tells the ground, also of a dark part of a light window. */
static KgChartStyle
get_style (KgPlanChartView *self)
{
  KgChartStyle style = { .text_size = get_em (self) };
  GdkRGBA text;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &text);
  if (0.299 * text.red + 0.587 * text.green + 0.114 * text.blue > 0.5)
    style.ground = KG_CHART_DARK;
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ())) {
    style.opaque = style.ground == KG_CHART_DARK;
    style.ground = KG_CHART_CONTRAST;
  }

  return style;
}

static void
forget (KgPlanChartView *self)
{
  self->measured_width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
measure (KgPlanChartView *self,
         int              width)
{
  KgChartStyle style = get_style (self);

  if (self->measured_width == width || self->data == NULL || width <= 0)
    return;

  self->measured_width = width;
  self->height = kg_plan_chart_measure (&self->data->chart, &style, width, &self->rows_top, &self->row_height);
}

static GtkSizeRequestMode
kg_plan_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kg_plan_chart_view_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  KgPlanChartView *self = KG_PLAN_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = (int) (LEAST_EMS * get_em (self));
    *natural = (int) (NATURAL_EMS * get_em (self));
    return;
  }

  *minimum = *natural = 0;
  if (self->data != NULL) {
    measure (self, for_size > 0 ? for_size : (int) (NATURAL_EMS * get_em (self)));
    *minimum = *natural = (int) (self->height + 0.999);
  }
}

static void
kg_plan_chart_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  KgPlanChartView *self = KG_PLAN_CHART_VIEW (widget);

  measure (self, width);
  for (guint i = 0; i < self->rows->len; i++) {
    int top = (int) (self->rows_top + i * self->row_height);
    GtkAllocation place = { 0, top, width, (int) (self->rows_top + (i + 1) * self->row_height) - top };

    gtk_widget_size_allocate (g_ptr_array_index (self->rows, i), &place, -1);
  }
}

static void
kg_plan_chart_view_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  KgPlanChartView *self = KG_PLAN_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  KgChartStyle style = get_style (self);
  cairo_t *cr;

  if (self->data == NULL || width <= 0 || height <= 0)
    return;

  measure (self, width);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  kg_plan_chart_draw (&self->data->chart, &style, cr, width, MAX (height, self->height));
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (kg_plan_chart_view_parent_class)->snapshot (widget, snapshot);
}

static void
kg_plan_chart_view_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  KgPlanChartView *self = KG_PLAN_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (kg_plan_chart_view_parent_class)->css_changed (widget, change);
  self->em = 0;
  forget (self);
}

/* Tab comes in and goes out; the arrows go through the rows. */
static gboolean
kg_plan_chart_view_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  KgPlanChartView *self = KG_PLAN_CHART_VIEW (widget);
  guint next;

  if (self->rows->len == 0)
    return FALSE;

  if (gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (self->current, self->rows->len - 1)));

  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;

  next = direction == GTK_DIR_DOWN ? self->current + 1 : self->current - 1;
  if (next >= self->rows->len)
    return FALSE;

  return gtk_widget_grab_focus (g_ptr_array_index (self->rows, next));
}

static void
row_focused_cb (GtkEventController *controller,
                KgPlanChartView    *self)
{
  guint index;

  if (g_ptr_array_find (self->rows, gtk_event_controller_get_widget (controller), &index))
    self->current = index;
}

static void
high_contrast_changed_cb (KgPlanChartView *self)
{
  forget (self);
}

static void
remove_row (gpointer data)
{
  gtk_widget_unparent (data);
}

static void
kg_plan_chart_view_dispose (GObject *object)
{
  KgPlanChartView *self = KG_PLAN_CHART_VIEW (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->data, kg_plan_chart_data_free);

  G_OBJECT_CLASS (kg_plan_chart_view_parent_class)->dispose (object);
}

static void
kg_plan_chart_view_finalize (GObject *object)
{
  g_ptr_array_unref (KG_PLAN_CHART_VIEW (object)->rows);

  G_OBJECT_CLASS (kg_plan_chart_view_parent_class)->finalize (object);
}

static void
kg_plan_chart_view_class_init (KgPlanChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_plan_chart_view_dispose;
  object_class->finalize = kg_plan_chart_view_finalize;

  widget_class->get_request_mode = kg_plan_chart_view_get_request_mode;
  widget_class->measure = kg_plan_chart_view_measure;
  widget_class->size_allocate = kg_plan_chart_view_size_allocate;
  widget_class->snapshot = kg_plan_chart_view_snapshot;
  widget_class->css_changed = kg_plan_chart_view_css_changed;
  widget_class->focus = kg_plan_chart_view_focus;

  gtk_widget_class_set_css_name (widget_class, "planchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
kg_plan_chart_view_init (KgPlanChartView *self)
{
  self->rows = g_ptr_array_new_with_free_func (remove_row);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (high_contrast_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
kg_plan_chart_view_new (void)
{
  return g_object_new (KG_TYPE_PLAN_CHART_VIEW, NULL);
}

/**
 * kg_plan_chart_view_get_data:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
KgPlanChartData *
kg_plan_chart_view_get_data (KgPlanChartView *self)
{
  return self->data;
}

static void
add_row (KgPlanChartView *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_BIN, "css-name", "planrow", "focusable", TRUE,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (row_focused_cb), self, 0);
  gtk_widget_add_controller (row, focus);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  g_ptr_array_add (self->rows, row);
}

static void
describe (KgPlanChartView *self)
{
  const KgPlanChart *chart = self->data != NULL ? &self->data->chart : NULL;

  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);
    g_autofree char *lines = kg_plan_chart_row_words (chart, i, "\n");
    g_autofree char *line = kg_plan_chart_row_words (chart, i, ", ");

    gtk_widget_set_tooltip_text (row, lines);
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
  }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back-plan"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  chart != NULL && chart->note != NULL ? chart->note : "", -1);
}

/**
 * kg_plan_chart_view_take:
 * @data: (transfer full) (nullable): what to show
 */
void
kg_plan_chart_view_take (KgPlanChartView *self,
                         KgPlanChartData *data)
{
  guint n = data != NULL ? data->chart.n_rows : 0;

  g_clear_pointer (&self->data, kg_plan_chart_data_free);
  self->data = data;
  if (data != NULL)
    data->chart.title = NULL;

  if (self->rows->len > n)
    g_ptr_array_set_size (self->rows, (int) n);
  while (self->rows->len < n)
    add_row (self);
  describe (self);
  forget (self);
}
