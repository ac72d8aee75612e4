// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-bar.h"

#include "core/kg-labels.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * KgProjectBar:
 *
 * One step on the time axis of its plan: above what was planned, below what
 * became of it and what is still to be expected; a diamond where a permit is
 * due, and a line for today through all of them. Without a step it is the
 * head of the axis, with the months.
 */

#define HEIGHT 40
#define HEAD_HEIGHT 26
#define PLANNED_TOP 9
#define PLANNED_HEIGHT 7
#define ACTUAL_TOP 20
#define ACTUAL_HEIGHT 11
#define MARGIN 8
#define NAME_WIDTH 56 /* room for the name of a month */

struct _KgProjectBar {
  GtkWidget parent_instance;

  KgProjectAxis axis;
  gboolean is_head;
  gboolean permit;
  KgStepState state;
  KgDate planned_start;
  KgDate planned_end;
  KgDate actual_start;
  KgDate actual_end;
  KgDate expected_start;
  KgDate expected_end;
};

G_DEFINE_FINAL_TYPE (KgProjectBar, kg_project_bar, GTK_TYPE_WIDGET)

/* The left edge of a day. */
static double
x_of (KgProjectBar *self,
      KgDate        day)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  double days = self->axis.last - self->axis.first + 1;

  return MARGIN + width * (day - self->axis.first) / days;
}

static void
colour (KgProjectBar *self,
        cairo_t      *cr,
        const char   *name,
        double        alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA rgba;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &rgba))
    gtk_style_context_get_color (context, &rgba);
  rgba.alpha *= alpha;
  gdk_cairo_set_source_rgba (cr, &rgba);
}

static void
bar (KgProjectBar *self,
     cairo_t      *cr,
     KgDate        from,
     KgDate        to,
     double        top,
     double        height)
{
  double x = x_of (self, from), width = MAX (x_of (self, to + 1) - x, 3), r = MIN (3, width / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, top + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, top + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, top + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, top + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
line_at (KgProjectBar *self,
         cairo_t      *cr,
         double        x)
{
  x = floor (x) + 0.5;
  cairo_move_to (cr, x, 0);
  cairo_line_to (cr, x, gtk_widget_get_height (GTK_WIDGET (self)));
  cairo_stroke (cr);
}

static void
draw_text (KgProjectBar *self,
           cairo_t      *cr,
           const char   *text,
           double        x)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x, 0, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width, 0));
  cairo_move_to (cr, x, (HEAD_HEIGHT - height) / 2.0);
  pango_cairo_show_layout (cr, layout);
}

/* Month lines; in the head also their names, as many as there is room for. */
static void
draw_months (KgProjectBar *self,
             cairo_t      *cr)
{
  double free_from = -1, today = x_of (self, self->axis.today);
  int year, month, day;

  kg_date_get_ymd (self->axis.first, &year, &month, &day);
  for (KgDate first = kg_date_new (year, month, 1); first <= self->axis.last;
       first = kg_date_add_months (first, 1)) {
    double x = x_of (self, MAX (first, self->axis.first));
    /* The rest of a month may be too short for its name. */
    gboolean cut = x_of (self, kg_date_add_months (first, 1)) < x + NAME_WIDTH;

    if (first > self->axis.first) {
      colour (self, cr, NULL, 0.12);
      line_at (self, cr, x);
    }
    /* Today has the better right to its place. */
    if (self->is_head && x >= free_from && !(cut && first < self->axis.first) &&
        (x + NAME_WIDTH < today || x > today + NAME_WIDTH)) {
      g_autofree char *words = NULL;

      kg_date_get_ymd (first, &year, &month, NULL);
      /* Translators: year and month on a time axis. */
      words = month == 1 || free_from < 0 ? g_strdup_printf (C_("month of a year", "%d-%02d"), year, month)
                                          /* Translators: month on a time axis. */
                                          : g_strdup_printf (C_("month", "%02d"), month);
      colour (self, cr, NULL, 0.7);
      draw_text (self, cr, words, x + 4);
      free_from = x + NAME_WIDTH;
    }
  }
}

static void
draw_diamond (KgProjectBar *self,
              cairo_t      *cr,
              KgDate        day)
{
  double x = x_of (self, day + 1), y = PLANNED_TOP + PLANNED_HEIGHT / 2.0, r = 6;

  cairo_move_to (cr, x, y - r);
  cairo_line_to (cr, x + r, y);
  cairo_line_to (cr, x, y + r);
  cairo_line_to (cr, x - r, y);
  cairo_close_path (cr);
  colour (self, cr, NULL, 0.75);
  cairo_fill (cr);
}

static void
draw_step (KgProjectBar *self,
           cairo_t      *cr)
{
  const char *tone = self->state == KG_STEP_DONE ? "success_color"
                   : self->state == KG_STEP_OVERDUE ? "error_color" : "accent_bg_color";

  if (self->planned_start != KG_DATE_NONE && self->planned_end != KG_DATE_NONE) {
    bar (self, cr, self->planned_start, self->planned_end, PLANNED_TOP, PLANNED_HEIGHT);
    colour (self, cr, NULL, 0.28);
    cairo_fill (cr);
  }

  /* What is still to come is an outline: it has not happened. */
  if (self->expected_end != KG_DATE_NONE) {
    bar (self, cr, self->expected_start, self->expected_end, ACTUAL_TOP, ACTUAL_HEIGHT);
    colour (self, cr, tone, 0.22);
    cairo_fill_preserve (cr);
    colour (self, cr, tone, 0.9);
    cairo_set_line_width (cr, 1);
    cairo_stroke (cr);
  }
  if (self->actual_start != KG_DATE_NONE) {
    KgDate until = self->actual_end != KG_DATE_NONE ? self->actual_end
                                                    : MAX (self->axis.today - 1, self->actual_start);

    bar (self, cr, self->actual_start, until, ACTUAL_TOP, ACTUAL_HEIGHT);
    colour (self, cr, tone, 1);
    cairo_fill (cr);
  }

  if (self->permit && self->planned_end != KG_DATE_NONE)
    draw_diamond (self, cr, self->planned_end);
}

static void
kg_project_bar_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  KgProjectBar *self = KG_PROJECT_BAR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->axis.first == KG_DATE_NONE)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_set_line_width (cr, 1);
  draw_months (self, cr);
  if (!self->is_head)
    draw_step (self, cr);

  if (self->axis.target != KG_DATE_NONE) {
    double dashes[] = { 3, 3 };

    colour (self, cr, NULL, 0.6);
    cairo_set_dash (cr, dashes, 2, 0);
    line_at (self, cr, x_of (self, self->axis.target));
    cairo_set_dash (cr, NULL, 0, 0);
  }
  colour (self, cr, "accent_color", 1);
  cairo_set_line_width (cr, 2);
  line_at (self, cr, x_of (self, self->axis.today));
  if (self->is_head)
    draw_text (self, cr, _("Today"), x_of (self, self->axis.today) + 4);
  cairo_destroy (cr);
}

static void
kg_project_bar_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    *minimum = *natural = KG_PROJECT_BAR (widget)->is_head ? HEAD_HEIGHT : HEIGHT;
  } else {
    *minimum = 160;
    *natural = 400;
  }
}

static void
kg_project_bar_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kg_project_bar_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
kg_project_bar_class_init (KgProjectBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = kg_project_bar_snapshot;
  widget_class->measure = kg_project_bar_measure;
  widget_class->css_changed = kg_project_bar_css_changed;

  gtk_widget_class_set_css_name (widget_class, "stepbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kg_project_bar_init (KgProjectBar *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * kg_project_bar_new:
 * @axis: copied
 * @step: copied as far as it is needed
 */
GtkWidget *
kg_project_bar_new (const KgProjectAxis *axis,
                    const KgStepView    *step)
{
  KgProjectBar *self = g_object_new (KG_TYPE_PROJECT_BAR, NULL);
  g_autofree char *from = kg_label_date (step->planned_start);
  g_autofree char *to = kg_label_date (step->planned_end);
  g_autofree char *end = kg_label_date (step->state == KG_STEP_DONE ? step->actual_end : step->expected_end);
  /* Translators: what a screen reader says of a bar: a step, its planned
   * days, and the day on which it ended or may be expected to end. */
  g_autofree char *label = g_strdup_printf (step->state == KG_STEP_DONE
                                            ? _("%s: planned %s to %s, ended %s")
                                            : _("%s: planned %s to %s, expected %s"),
                                            step->name, from, to, end);

  self->axis = *axis;
  self->permit = step->permit;
  self->state = step->state;
  self->planned_start = step->planned_start;
  self->planned_end = step->planned_end;
  self->actual_start = step->actual_start;
  self->actual_end = step->actual_end;
  self->expected_start = step->expected_start;
  self->expected_end = step->expected_end;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

GtkWidget *
kg_project_bar_new_head (const KgProjectAxis *axis)
{
  KgProjectBar *self = g_object_new (KG_TYPE_PROJECT_BAR, NULL);

  self->axis = *axis;
  self->is_head = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Time axis"), -1);

  return GTK_WIDGET (self);
}
