// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-sheets.h"

#include "widgets/kg-page-overlay.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * KgMinutesSheets:
 *
 * The pages of a document one below the other, as wide as there is room or so
 * that one is seen whole, drawn from the same display list as the file. Only pages that are seen, and
 * those beside them, are kept as pictures, at the resolution of the screen. After a key only
 * the lines that it changed are drawn again.
 * It wants to be the child of a scrolled window's viewport.
 */

#define GAP 16
#define SLIVER 2 /* so little of a page is the rounding of another that fits */
#define LEAST_WIDTH 260
#define MOST_WIDTH 980

struct _KgMinutesSheets {
  GtkWidget parent_instance;

  KgDisplayList *list;          /* nullable */
  int changed_page;             /* the first that the last change of the list touched, -1 for none */
  double changed_at;            /* where, 0 is its top and 1 its foot */
  GdkTexture **pictures;        /* one a page, NULL where not drawn */
  guint n_pages;
  int drawn_width;              /* in device pixels, of all pictures */
  GtkAdjustment *adjustment;    /* nullable: of the scrolled window around it */

  gboolean whole_page;
  int seen_height;              /* what is seen at once */
  guint resize_id;

  /* What is drawn over the pages, here and never in a file. */
  KgPageTemplate measures;
  gboolean grid;
  const KgPageField *field;     /* nullable */
};

G_DEFINE_FINAL_TYPE (KgMinutesSheets, kg_minutes_sheets, GTK_TYPE_WIDGET)

static void
forget_pictures (KgMinutesSheets *self)
{
  for (guint i = 0; i < self->n_pages; i++)
    g_clear_object (&self->pictures[i]);
}

static double
get_ratio (KgMinutesSheets *self)
{
  double width = 210, height = 297;

  if (self->list != NULL)
    kg_display_list_get_page_size (self->list, &width, &height);

  return height / width;
}

static int
page_width (KgMinutesSheets *self,
            int              width)
{
  int most = MOST_WIDTH;

  if (self->whole_page && self->seen_height > 2 * GAP)
    most = MAX ((int) ((self->seen_height - 2 * GAP) / get_ratio (self)), LEAST_WIDTH);

  return CLAMP (width - 2 * GAP, LEAST_WIDTH, most);
}

static int
page_height (KgMinutesSheets *self,
             int              width)
{
  return (int) (page_width (self, width) * get_ratio (self) + 0.5);
}

/* The picture of a page; where @old is one of it, only from row @from to before
 * row @to it is drawn, and the rest is taken from there. */
static GdkTexture *
draw_page (KgMinutesSheets *self,
           guint            page,
           int              width,
           int              height,
           GdkTexture      *old,
           int              from,
           int              to)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (GBytes) bytes = NULL;
  double pt_width, pt_height;
  cairo_t *cr;

  if (old != NULL) {
    gdk_texture_download (old, cairo_image_surface_get_data (surface),
                          (gsize) cairo_image_surface_get_stride (surface));
    cairo_surface_mark_dirty (surface);
  }
  cr = cairo_create (surface);
  if (old != NULL) {
    cairo_rectangle (cr, 0, from, width, to - from);
    cairo_clip (cr);
  }
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  kg_display_list_get_page_size (self->list, &pt_width, &pt_height);
  cairo_scale (cr, width / pt_width, height / pt_height);
  kg_display_list_paint (self->list, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) cairo_image_surface_get_stride (surface) * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes,
                                 (gsize) cairo_image_surface_get_stride (surface));
}

/* Where the pages first differ from those before. */
static void
find_change (KgMinutesSheets     *self,
             const KgDisplayList *before)
{
  const double line = 28; /* what is above a change may be another line */
  double width, height, top, bottom;

  self->changed_page = -1;
  kg_display_list_get_page_size (self->list, &width, &height);
  for (guint i = 0; i < self->n_pages && self->changed_page < 0; i++) {
    if (!kg_display_list_find_change (self->list, before, i, &top, &bottom))
      top = 0;
    else if (bottom <= top)
      continue;
    self->changed_page = (int) i;
    self->changed_at = MIN (top + line, height) / height;
  }
}

/* Draws again what of a page changed since @before was shown; what is mostly
 * something else is drawn when it is seen. */
static void
update_page (KgMinutesSheets     *self,
             guint                page,
             const KgDisplayList *before)
{
  g_autoptr (GdkTexture) old = g_steal_pointer (&self->pictures[page]);
  double pt_width, pt_height, top, bottom;
  int width, height, from, to;

  if (old == NULL || !kg_display_list_find_change (self->list, before, page, &top, &bottom))
    return;

  kg_display_list_get_page_size (self->list, &pt_width, &pt_height);
  width = gdk_texture_get_width (old);
  height = gdk_texture_get_height (old);
  from = (int) floor (top / pt_height * height);
  to = MIN ((int) ceil (bottom / pt_height * height), height);
  if (to <= from)
    self->pictures[page] = g_steal_pointer (&old);
  else if (to - from <= height / 2)
    self->pictures[page] = draw_page (self, page, width, height, old, from, to);
}

static void
draw_overlay (KgMinutesSheets       *self,
              guint                  page,
              const graphene_rect_t *area,
              GtkSnapshot           *snapshot)
{
  double pt_width, pt_height;
  cairo_t *cr;

  if (!self->grid && self->field == NULL)
    return;

  kg_display_list_get_page_size (self->list, &pt_width, &pt_height);
  cr = gtk_snapshot_append_cairo (snapshot, area);
  cairo_translate (cr, area->origin.x, area->origin.y);
  cairo_scale (cr, area->size.width / pt_width, area->size.height / pt_height);
  if (self->grid)
    kg_page_overlay_draw_grid (&self->measures, cr);
  if (self->field != NULL)
    kg_page_overlay_draw_measure (&self->measures, self->field, page, cr);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
kg_minutes_sheets_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kg_minutes_sheets_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  KgMinutesSheets *self = KG_MINUTES_SHEETS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = LEAST_WIDTH + 2 * GAP;
    *natural = 640;
  } else {
    int height = page_height (self, for_size >= 0 ? for_size : 640);

    *minimum = *natural = GAP + (int) self->n_pages * (height + GAP);
  }
}

static void
kg_minutes_sheets_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  KgMinutesSheets *self = KG_MINUTES_SHEETS (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  int width = page_width (self, gtk_widget_get_width (widget));
  int height = page_height (self, gtk_widget_get_width (widget));
  int x = (gtk_widget_get_width (widget) - width) / 2;
  double top = self->adjustment != NULL ? gtk_adjustment_get_value (self->adjustment) : 0;
  double bottom = self->adjustment != NULL ? top + gtk_adjustment_get_page_size (self->adjustment)
                                           : gtk_widget_get_height (widget);
  GdkRGBA edge = { 0, 0, 0, 0.25 };

  if (self->drawn_width != width * scale)
    forget_pictures (self);
  self->drawn_width = width * scale;

  for (guint i = 0; i < self->n_pages; i++) {
    int y = GAP + (int) i * (height + GAP);
    graphene_rect_t area = GRAPHENE_RECT_INIT (x, y, width, height);

    /* A page beside those that are seen is kept, but not drawn ahead. */
    if (y + height <= top + SLIVER || y >= bottom - SLIVER) {
      if (y + 2 * height < top || y - height > bottom)
        g_clear_object (&self->pictures[i]);
      continue;
    }

    if (self->pictures[i] == NULL)
      self->pictures[i] = draw_page (self, i, width * scale, height * scale, NULL, 0, 0);
    gtk_snapshot_append_texture (snapshot, self->pictures[i], &area);
    gtk_snapshot_append_border (snapshot, &GSK_ROUNDED_RECT_INIT (x, y, width, height),
                                (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { edge, edge, edge, edge });
    draw_overlay (self, i, &area, snapshot);
  }
}

static gboolean
resize_cb (gpointer user_data)
{
  KgMinutesSheets *self = user_data;

  self->resize_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* The room is another one. It is told in the middle of giving it out, when
 * nothing may ask for other room. */
static void
room_changed_cb (KgMinutesSheets *self)
{
  int height = (int) gtk_adjustment_get_page_size (self->adjustment);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (height == self->seen_height)
    return;

  self->seen_height = height;
  if (self->whole_page && self->resize_id == 0)
    self->resize_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, resize_cb, self, NULL);
}

/* Another part of it is seen. */
static void
follow_scrolling (KgMinutesSheets *self,
                  gboolean         follow)
{
  GtkWidget *scroller = follow ? gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW) : NULL;

  g_clear_handle_id (&self->resize_id, g_source_remove);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  if (scroller == NULL)
    return;

  self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (room_changed_cb), self);
  self->seen_height = (int) gtk_adjustment_get_page_size (self->adjustment);
}

static void
kg_minutes_sheets_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kg_minutes_sheets_parent_class)->map (widget);

  follow_scrolling (KG_MINUTES_SHEETS (widget), TRUE);
}

static void
kg_minutes_sheets_unmap (GtkWidget *widget)
{
  follow_scrolling (KG_MINUTES_SHEETS (widget), FALSE);

  GTK_WIDGET_CLASS (kg_minutes_sheets_parent_class)->unmap (widget);
}

static void
kg_minutes_sheets_dispose (GObject *object)
{
  KgMinutesSheets *self = KG_MINUTES_SHEETS (object);

  follow_scrolling (self, FALSE);
  forget_pictures (self);
  g_clear_pointer (&self->pictures, g_free);
  self->n_pages = 0;
  g_clear_pointer (&self->list, kg_display_list_unref);

  G_OBJECT_CLASS (kg_minutes_sheets_parent_class)->dispose (object);
}

static void
kg_minutes_sheets_class_init (KgMinutesSheetsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_minutes_sheets_dispose;
  widget_class->get_request_mode = kg_minutes_sheets_get_request_mode;
  widget_class->measure = kg_minutes_sheets_measure;
  widget_class->snapshot = kg_minutes_sheets_snapshot;
  widget_class->map = kg_minutes_sheets_map;
  widget_class->unmap = kg_minutes_sheets_unmap;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kg_minutes_sheets_init (KgMinutesSheets *self)
{
  self->changed_page = -1;
}

/**
 * kg_minutes_sheets_set_list:
 * @list: (nullable)
 */
void
kg_minutes_sheets_set_list (KgMinutesSheets *self,
                            KgDisplayList   *list)
{
  guint n = list != NULL ? kg_display_list_get_n_pages (list) : 0;
  g_autofree char *label = g_strdup_printf (ngettext ("The document, %u page", "The document, %u pages", n), n);
  const double ratio = get_ratio (self);
  g_autoptr (KgDisplayList) before = g_steal_pointer (&self->list);

  self->list = list != NULL ? kg_display_list_ref (list) : NULL;
  if (get_ratio (self) != ratio)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  if (n != self->n_pages) {
    for (guint i = n; i < self->n_pages; i++)
      g_clear_object (&self->pictures[i]);
    self->pictures = g_renew (GdkTexture *, self->pictures, n);
    for (guint i = self->n_pages; i < n; i++)
      self->pictures[i] = NULL;
    self->n_pages = n;
    gtk_widget_queue_resize (GTK_WIDGET (self));
  }
  if (before == NULL || list == NULL)
    forget_pictures (self);
  for (guint i = 0; before != NULL && i < n; i++)
    update_page (self, i, before);
  self->changed_page = -1;
  if (before != NULL && list != NULL)
    find_change (self, before);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

guint
kg_minutes_sheets_get_n_pages (KgMinutesSheets *self)
{
  return self->n_pages;
}

/**
 * kg_minutes_sheets_get_list:
 *
 * Returns: (transfer none) (nullable): the pages
 */
KgDisplayList *
kg_minutes_sheets_get_list (KgMinutesSheets *self)
{
  return self->list;
}

/**
 * kg_minutes_sheets_set_overlay:
 * @page: the measures by which the pages were set
 * @grid: whether their grid is drawn over the pages
 * @field: (nullable): the measure that is shown as a distance
 */
void
kg_minutes_sheets_set_overlay (KgMinutesSheets      *self,
                               const KgPageTemplate *page,
                               gboolean              grid,
                               const KgPageField    *field)
{
  self->measures = *page;
  self->grid = grid;
  self->field = field;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * kg_minutes_sheets_set_whole_page:
 * @whole_page: whether a page is made small enough to be seen whole
 */
void
kg_minutes_sheets_set_whole_page (KgMinutesSheets *self,
                                  gboolean         whole_page)
{
  if (self->whole_page == whole_page)
    return;

  self->whole_page = whole_page;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kg_minutes_sheets_scroll_to:
 * @at: which part of the page, 0 is its top and 1 its foot
 *
 * Brings a part of a page into sight, where it is not.
 */
void
kg_minutes_sheets_scroll_to (KgMinutesSheets *self,
                             guint            page,
                             double           at)
{
  int height = page_height (self, gtk_widget_get_width (GTK_WIDGET (self)));
  double y = GAP + page * (double) (height + GAP) + at * height;
  double top, size;

  if (self->adjustment == NULL || page >= self->n_pages)
    return;

  top = gtk_adjustment_get_value (self->adjustment);
  size = gtk_adjustment_get_page_size (self->adjustment);
  if (y < top + size * 0.05 || y > top + size * 0.95)
    gtk_adjustment_set_value (self->adjustment, y - size * (at < 0.5 ? 0.1 : 0.8));
}

/**
 * kg_minutes_sheets_show_change:
 *
 * Brings what the last change of the list touched into sight, where it is not.
 */
void
kg_minutes_sheets_show_change (KgMinutesSheets *self)
{
  if (self->changed_page >= 0)
    kg_minutes_sheets_scroll_to (self, (guint) self->changed_page, self->changed_at);
}
