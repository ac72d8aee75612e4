// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-month-view.h"

#include "core/kg-labels.h"
#include "widgets/kg-calendar-spans.h"

#include <glib/gi18n.h>

/**
 * KgMonthView:
 *
 * One month: a holiday has a filled ground and the word for it, a make-up day
 * a frame and its word, a weekend is dim; so that no day is told by its colour
 * alone. Its tooltips name the days, and its accessible description lists
 * them.
 */

#define COLUMN_WIDTH 28
#define ROW_HEIGHT 24
#define TITLE_HEIGHT 24
#define HEAD_HEIGHT 18
#define N_WEEKS 6

struct _KgMonthView {
  GtkWidget parent_instance;

  KgCalendar *calendar; /* (nullable) */
  KgDate first;
  KgDate last;
  KgDate today;
};

G_DEFINE_FINAL_TYPE (KgMonthView, kg_month_view, GTK_TYPE_WIDGET)

static GdkRGBA
colour (KgMonthView *self,
        const char  *name,
        double       alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA rgba;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &rgba))
    gtk_style_context_get_color (context, &rgba);
  rgba.alpha *= (float) alpha;

  return rgba;
}

static void
draw_text (KgMonthView   *self,
           GtkSnapshot   *snapshot,
           const char    *text,
           double         scale,
           gboolean       bold,
           const GdkRGBA *rgba,
           double         x,
           double         y,
           double         xalign)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - xalign * width), (float) (y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, rgba);
  gtk_snapshot_restore (snapshot);
}

static void
place_of (KgMonthView *self,
          KgDate       day,
          double      *x,
          double      *y)
{
  int before = kg_date_weekday (self->first) - 1;
  int cell = before + day - self->first;

  *x = cell % 7 * COLUMN_WIDTH;
  *y = TITLE_HEIGHT + HEAD_HEIGHT + cell / 7 * ROW_HEIGHT;
}

static void
draw_ground (KgMonthView *self,
             GtkSnapshot *snapshot,
             KgDayKind    kind,
             double       x,
             double       y)
{
  GdkRGBA fill = colour (self, "accent_bg_color", 0.2), frame = colour (self, NULL, 0.6);
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT ((float) x + 1, (float) y + 1, COLUMN_WIDTH - 2,
                                                               ROW_HEIGHT - 2), 5);
  if (kind == KG_DAY_OFF) {
    gtk_snapshot_push_rounded_clip (snapshot, &rect);
    gtk_snapshot_append_color (snapshot, &fill, &rect.bounds);
    gtk_snapshot_pop (snapshot);
  } else {
    gtk_snapshot_append_border (snapshot, &rect, (float[4]) { 1, 1, 1, 1 },
                                (GdkRGBA[4]) { frame, frame, frame, frame });
  }
}

static void
draw_day (KgMonthView *self,
          GtkSnapshot *snapshot,
          KgDate       day)
{
  KgDayKind kind = kg_calendar_day_kind (self->calendar, day);
  gboolean marked = kind == KG_DAY_OFF || kind == KG_DAY_MAKE_UP;
  gboolean today = day == self->today;
  GdkRGBA ink = today ? colour (self, "accent_color", 1) : colour (self, NULL, kind == KG_DAY_WEEKEND ? 0.5 : 1);
  GdkRGBA mark = colour (self, kind == KG_DAY_OFF ? "accent_color" : NULL, 1);
  char number[4];
  double x, y;

  place_of (self, day, &x, &y);
  if (marked)
    draw_ground (self, snapshot, kind, x, y);

  g_snprintf (number, sizeof number, "%d", day - self->first + 1);
  draw_text (self, snapshot, number, 0.92, today, &ink, x + (marked ? 16 : 19), y + ROW_HEIGHT / 2.0, 1);
  if (marked)
    /* Translators: the mark beside a day off, and beside a make-up working
     * day; one or two narrow letters. */
    draw_text (self, snapshot, kind == KG_DAY_OFF ? C_("day mark", "H") : C_("day mark", "W"), 0.65, TRUE, &mark,
               x + COLUMN_WIDTH - 2, y + 8, 1);
  if (today)
    gtk_snapshot_append_color (snapshot, &ink, &GRAPHENE_RECT_INIT ((float) x + 6, (float) y + ROW_HEIGHT - 5,
                                                                    COLUMN_WIDTH - 17, 2));
}

/* Translators: Monday to Sunday, as narrow as they get. */
static const char *const weekday_letters[] = {
  NC_("weekday letter", "Mo"), NC_("weekday letter", "Tu"), NC_("weekday letter", "We"),
  NC_("weekday letter", "Th"), NC_("weekday letter", "Fr"), NC_("weekday letter", "Sa"),
  NC_("weekday letter", "Su"),
};

static char *
month_name (KgMonthView *self)
{
  int year, month;

  kg_date_get_ymd (self->first, &year, &month, NULL);
  return g_strdup_printf (C_("month of a year", "%d-%02d"), year, month);
}

static int
count_work (KgMonthView *self)
{
  return kg_calendar_ordinal (self->calendar, self->last) - kg_calendar_ordinal (self->calendar, self->first - 1);
}

static void
kg_month_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  KgMonthView *self = KG_MONTH_VIEW (widget);
  g_autofree char *title = NULL, *count = NULL;
  GdkRGBA ink, dim;

  if (self->calendar == NULL)
    return;

  ink = colour (self, NULL, 1);
  dim = colour (self, NULL, 0.6);
  title = month_name (self);
  count = g_strdup_printf (ngettext ("%d working day", "%d working days", count_work (self)), count_work (self));
  draw_text (self, snapshot, title, 1, TRUE, &ink, 6, TITLE_HEIGHT / 2.0, 0);
  draw_text (self, snapshot, count, 0.85, FALSE, &dim, 7 * COLUMN_WIDTH - 6, TITLE_HEIGHT / 2.0, 1);
  for (int i = 0; i < 7; i++)
    draw_text (self, snapshot, g_dpgettext2 (NULL, "weekday letter", weekday_letters[i]), 0.8, FALSE, &dim,
               i * COLUMN_WIDTH + 19, TITLE_HEIGHT + HEAD_HEIGHT / 2.0, 1);
  for (KgDate day = self->first; day <= self->last; day++)
    draw_day (self, snapshot, day);
}

static void
kg_month_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                        ? 7 * COLUMN_WIDTH
                        : TITLE_HEIGHT + HEAD_HEIGHT + N_WEEKS * ROW_HEIGHT;
}

/* Which day lies there, or none. */
static KgDate
day_at (KgMonthView *self,
        double       x,
        double       y)
{
  int column = (int) (x / COLUMN_WIDTH), row = (int) ((y - TITLE_HEIGHT - HEAD_HEIGHT) / ROW_HEIGHT);
  KgDate day = self->first - (kg_date_weekday (self->first) - 1) + row * 7 + column;

  if (y < TITLE_HEIGHT + HEAD_HEIGHT || column > 6 || day < self->first || day > self->last)
    return KG_DATE_NONE;

  return day;
}

static const char *
kind_words (KgDayKind kind)
{
  switch (kind) {
  case KG_DAY_OFF:
    return _("day off");
  case KG_DAY_MAKE_UP:
    return _("make-up working day");
  case KG_DAY_WEEKEND:
    return _("weekend");
  case KG_DAY_WORK:
  default:
    return _("working day");
  }
}

static gboolean
kg_month_view_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard,
                             GtkTooltip *tooltip)
{
  KgMonthView *self = KG_MONTH_VIEW (widget);
  KgDate day = self->calendar != NULL && !keyboard ? day_at (self, x, y) : KG_DATE_NONE;
  g_autofree char *date = NULL, *text = NULL;
  const char *name;

  if (day == KG_DATE_NONE)
    return FALSE;

  date = kg_label_day_weekday (day);
  name = kg_calendar_get_name (self->calendar, day);
  text = name != NULL
         ? g_strdup_printf (_("%s: %s, %s"), date, name, kind_words (kg_calendar_day_kind (self->calendar, day)))
         : g_strdup_printf (_("%s: %s"), date, kind_words (kg_calendar_day_kind (self->calendar, day)));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
kg_month_view_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (kg_month_view_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
kg_month_view_finalize (GObject *object)
{
  g_clear_pointer (&KG_MONTH_VIEW (object)->calendar, kg_calendar_unref);

  G_OBJECT_CLASS (kg_month_view_parent_class)->finalize (object);
}

static void
kg_month_view_class_init (KgMonthViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_month_view_finalize;

  widget_class->snapshot = kg_month_view_snapshot;
  widget_class->measure = kg_month_view_measure;
  widget_class->query_tooltip = kg_month_view_query_tooltip;
  widget_class->css_changed = kg_month_view_css_changed;

  gtk_widget_class_set_css_name (widget_class, "monthview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kg_month_view_init (KgMonthView *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
kg_month_view_new (void)
{
  return g_object_new (KG_TYPE_MONTH_VIEW, NULL);
}

/* What a screen reader says. */
static void
describe (KgMonthView *self,
          int          year,
          int          month)
{
  g_autoptr (GArray) spans = kg_calendar_spans_of_year (self->calendar, year);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = month_name (self);
  g_autofree char *label = g_strdup_printf (ngettext ("%s: %d working day", "%s: %d working days", count_work (self)),
                                            name, count_work (self));

  for (guint i = 0; i < spans->len; i++) {
    const KgCalendarSpan *span = &g_array_index (spans, KgCalendarSpan, i);
    g_autofree char *days = NULL, *kind = NULL;

    if (span->to < self->first || span->from > self->last)
      continue;
    days = kg_calendar_span_days (span, FALSE);
    kind = kg_calendar_span_kind (span);
    g_string_append_printf (text, "%s%s %s %s", text->len > 0 ? "; " : "", days,
                            span->name != NULL ? span->name : "", kind);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

/**
 * kg_month_view_set:
 * @month: 1 to 12
 * @today: is underlined
 */
void
kg_month_view_set (KgMonthView      *self,
                   const KgCalendar *calendar,
                   int               year,
                   int               month,
                   KgDate            today)
{
  kg_calendar_ref ((KgCalendar *) calendar);
  g_clear_pointer (&self->calendar, kg_calendar_unref);
  self->calendar = (KgCalendar *) calendar;
  self->first = kg_date_new (year, month, 1);
  self->last = kg_date_month_end (year, month);
  self->today = today;
  describe (self, year, month);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
