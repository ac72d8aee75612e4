// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-template-chart.h"

#include "services/board/kg-plan-chart.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

/**
 * KgTemplateChart:
 *
 * The plan that a template would give, begun today: the same drawing as on the
 * project page, and as wide as there is room.
 */

#define TEXT_SIZE 13.0

struct _KgTemplateChart {
  GtkWidget parent_instance;

  KgTemplatePlan *plan; /* (nullable) */
  KgChartRow *rows;
  KgCalendar *calendar;
  KgDate today;
  KgDate forecast;
};

G_DEFINE_FINAL_TYPE (KgTemplateChart, kg_template_chart, GTK_TYPE_WIDGET)

static KgPlanChart
chart_of (KgTemplateChart *self)
{
  return (KgPlanChart) {
    .rows = self->rows, .n_rows = self->plan->n_steps, .today = self->today, .forecast = self->forecast,
    .calendar = self->calendar,
  };
}

static KgChartStyle
current_style (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return (KgChartStyle) {
    .text_size = TEXT_SIZE,
    .ground = adw_style_manager_get_dark (manager) ? KG_CHART_DARK
              : adw_style_manager_get_high_contrast (manager) ? KG_CHART_CONTRAST
              : KG_CHART_LIGHT,
  };
}

static void
kg_template_chart_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  KgTemplateChart *self = KG_TEMPLATE_CHART (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  KgChartStyle style = current_style ();
  KgPlanChart chart;
  cairo_t *cr;

  if (self->plan == NULL || width <= 0 || height <= 0)
    return;

  chart = chart_of (self);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  kg_plan_chart_draw (&chart, &style, cr, width, height);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
kg_template_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kg_template_chart_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  KgTemplateChart *self = KG_TEMPLATE_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 480;
    *natural = 760;
  } else if (self->plan == NULL) {
    *minimum = *natural = 0;
  } else {
    KgChartStyle style = current_style ();
    KgPlanChart chart = chart_of (self);

    *minimum = *natural = (int) ceil (kg_plan_chart_height (&chart, &style, for_size > 0 ? for_size : 760));
  }
}

static void
clear_plan (KgTemplateChart *self)
{
  g_clear_pointer (&self->plan, kg_template_plan_free);
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->calendar, kg_calendar_unref);
}

static void
kg_template_chart_finalize (GObject *object)
{
  clear_plan (KG_TEMPLATE_CHART (object));

  G_OBJECT_CLASS (kg_template_chart_parent_class)->finalize (object);
}

static void
kg_template_chart_class_init (KgTemplateChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_template_chart_finalize;

  widget_class->snapshot = kg_template_chart_snapshot;
  widget_class->measure = kg_template_chart_measure;
  widget_class->get_request_mode = kg_template_chart_get_request_mode;

  gtk_widget_class_set_css_name (widget_class, "templatechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kg_template_chart_init (KgTemplateChart *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Chart of the plan that the template gives"), -1);
}

static KgChartRow
row_of (const KgTemplatePlan *plan,
        guint                 i,
        const KgStepTimes    *times)
{
  return (KgChartRow) {
    .name = plan->steps[i].name,
    .authority = plan->origins[i]->authority,
    .mode = plan->steps[i].mode,
    .permit = plan->steps[i].permit,
    .critical = times[i].critical,
    .duration = plan->steps[i].duration,
    .slack = times[i].slack,
    .expected_start = times[i].start,
    .expected_end = times[i].end,
  };
}

/**
 * kg_template_chart_set_plan:
 * @plan: (transfer full) (nullable): not scheduled; %NULL to show nothing
 * @today: the day it is begun
 */
void
kg_template_chart_set_plan (KgTemplateChart  *self,
                            KgTemplatePlan   *plan,
                            const KgCalendar *calendar,
                            KgDate            today)
{
  g_autofree KgStepTimes *times = NULL;
  KgPlanState state;

  clear_plan (self);
  if (plan != NULL && plan->n_steps > 0) {
    self->plan = plan;
    self->calendar = kg_calendar_ref ((KgCalendar *) calendar);
    self->today = today;
    self->rows = g_new0 (KgChartRow, plan->n_steps);
    times = g_new0 (KgStepTimes, plan->n_steps);
    kg_plan_times (plan->steps, plan->n_steps, today, KG_DATE_NONE, calendar, times);
    kg_plan_assess (plan->steps, plan->n_steps, today, calendar, &state);
    self->forecast = state.forecast;
    for (guint i = 0; i < plan->n_steps; i++)
      self->rows[i] = row_of (plan, i, times);
  } else {
    g_clear_pointer (&plan, kg_template_plan_free);
  }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
