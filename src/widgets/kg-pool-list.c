// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-pool-list.h"

#include "widgets/kg-pool-keys.h"
#include "widgets/kg-pool-scroll.h"
#include "widgets/kg-pool-sticky.h"
#include "widgets/kg-row-pool.h"

#include <math.h>

/**
 * KgPoolList:
 *
 * A list of any number of rows of one height, of which only those in sight
 * are widgets. It stands in a GtkScrolledWindow, holds no data, and asks its
 * factory to fill a row whenever another one comes into sight. What has to be
 * known of all rows, their height above all, is measured on one of them.
 *
 * Filling is put off to the update phase of the next frame: however often the
 * list is told of changes in between, each row is filled once. The focus is on
 * the selected row while that is in sight, else on the list itself.
 *
 * Its rows may fall into sections with a heading each: then the heading of what
 * is at the top stays there until the next one pushes it away.
 */

struct _KgPoolList
{
  GtkWidget parent_instance;

  KgRowPool *pool;
  GtkWidget *header; /* (nullable) */
  guint n_rows;
  guint selected;
  guint scroll_to; /* asked for before there was a size */

  KgPoolSticky *sticky; /* (nullable): for lists with headings */
  KgPoolScroll scroll;
  guint tick;
};

static void kg_pool_list_scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KgPoolList, kg_pool_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      kg_pool_list_scrollable_init))

typedef enum {
  PROP_SELECTED = 1,
  PROP_N_ROWS,
  /* Of GtkScrollable. */
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} KgPoolListProperty;

enum {
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *props[PROP_N_ROWS + 1];
static guint signals[N_SIGNALS];

static int
header_height (KgPoolList *self)
{
  int minimum = 0;

  if (self->header != NULL)
    gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static int
view_height (KgPoolList *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - header_height (self), 0);
}

static double
scroll_position (KgPoolList *self)
{
  return kg_pool_scroll_get (&self->scroll, GTK_ORIENTATION_VERTICAL);
}

static KgPoolSections *
sections (KgPoolList *self)
{
  return kg_row_pool_get_sections (self->pool);
}

/* The heading that stays at the top takes the place of a line. */
static guint
n_covered (KgPoolList *self)
{
  return kg_pool_sections_get_n (sections (self)) > 0;
}

static int
content_width (KgPoolList *self)
{
  int header = 0;

  if (self->header != NULL)
    gtk_widget_measure (self->header, GTK_ORIENTATION_HORIZONTAL, -1, &header, NULL, NULL, NULL);

  return MAX (kg_row_pool_get_min_width (self->pool),
              header + 2 * kg_row_pool_get_inset (self->pool));
}

/* Moves the focus to @row or, without one, to the list; but only from one of
 * these: neither does the list take the focus from elsewhere, nor from what
 * has it inside a row. */
static void
move_focus (KgPoolList *self,
            KgPoolRow  *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *target = row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self);

  if (focus == NULL || focus == target)
    return;
  if (focus == GTK_WIDGET (self) ||
      (KG_IS_POOL_ROW (focus) && gtk_widget_get_parent (focus) == GTK_WIDGET (self)))
    gtk_root_set_focus (root, target);
}

/* Makes the rows show what the scroll position says. */
static void
sync_rows (KgPoolList *self)
{
  int row_height = kg_row_pool_get_height (self->pool);
  guint first = (guint) (scroll_position (self) / row_height);
  guint n_visible = (guint) (view_height (self) / row_height) + 2;

  guint selected = kg_pool_sections_get_line (sections (self), self->selected);

  /* A row that is about to leave cannot keep the focus. */
  if (selected < first || selected >= first + n_visible)
    move_focus (self, NULL);
  if (self->sticky != NULL)
    kg_pool_sticky_show (self->sticky, sections (self), self->n_rows > 0 ? first : KG_POOL_NO_LINE);
  kg_row_pool_show (self->pool, first, n_visible, self->n_rows, self->selected, self->header);
  move_focus (self, kg_row_pool_find (self->pool, self->selected));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  KgPoolList *self = KG_POOL_LIST (widget);

  self->tick = 0;
  if (gtk_widget_get_height (widget) > 0)
    sync_rows (self);

  return G_SOURCE_REMOVE;
}

static void
queue_sync (KgPoolList *self)
{
  if (self->tick == 0 && gtk_widget_get_realized (GTK_WIDGET (self)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
configure_adjustments (KgPoolList *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int row_height = kg_row_pool_get_height (self->pool);

  kg_pool_scroll_configure (&self->scroll, GTK_ORIENTATION_HORIZONTAL, content_width (self), width, width * 0.1);
  kg_pool_scroll_configure (&self->scroll, GTK_ORIENTATION_VERTICAL,
                            ((double) self->n_rows + kg_pool_sections_get_n (sections (self))) * row_height,
                            view_height (self), row_height);
}

static void
reveal (KgPoolList *self,
        guint       index)
{
  GtkAdjustment *adjustment = self->scroll.adjustment[GTK_ORIENTATION_VERTICAL];
  int row_height = kg_row_pool_get_height (self->pool);
  double top = (double) kg_pool_sections_get_line (sections (self), index) * row_height;

  gtk_adjustment_clamp_page (adjustment, top - n_covered (self) * row_height, top + row_height);
}

/* Headings are no rows. */
static guint
row_at (KgPoolList *self,
        double      y)
{
  int row_height = kg_row_pool_get_height (self->pool);
  double line = floor ((y - header_height (self) + scroll_position (self)) / row_height);

  if (y < header_height (self) + n_covered (self) * row_height || line < 0 ||
      line >= (double) self->n_rows + kg_pool_sections_get_n (sections (self)) ||
      kg_pool_sections_is_heading (sections (self), (guint) line))
    return KG_POOL_LIST_NONE;

  return kg_pool_sections_get_row (sections (self), (guint) line);
}

static void
value_changed_cb (KgPoolList *self)
{
  if (!self->scroll.configuring)
    queue_sync (self);
}

static void
pressed_cb (KgPoolList *self,
            int         n_press,
            double      x,
            double      y)
{
  guint index = row_at (self, y);

  if (index == KG_POOL_LIST_NONE)
    return;

  kg_pool_list_set_selected (self, index);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, index);
}

static gboolean
key_pressed_cb (KgPoolList      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  return kg_pool_list_handle_key (self, keyval, state);
}

static void
set_adjustment (KgPoolList     *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  if (kg_pool_scroll_set (&self->scroll, orientation, adjustment, G_CALLBACK (value_changed_cb), self))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
kg_pool_list_get_border (GtkScrollable *scrollable,
                         GtkBorder     *border)
{
  *border = (GtkBorder) { .top = (gint16) header_height (KG_POOL_LIST (scrollable)) };

  return border->top > 0;
}

static void
kg_pool_list_scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = kg_pool_list_get_border;
}

static GtkSizeRequestMode
kg_pool_list_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
kg_pool_list_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  KgPoolList *self = KG_POOL_LIST (widget);
  int row_height = kg_row_pool_get_height (self->pool);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = *natural = content_width (self);
  } else {
    *minimum = header_height (self) + row_height;
    *natural = header_height (self) + (int) CLAMP (self->n_rows, 1, 12) * row_height;
  }
}

static void
kg_pool_list_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  KgPoolList *self = KG_POOL_LIST (widget);
  int row_height = kg_row_pool_get_height (self->pool);
  int inset = kg_row_pool_get_inset (self->pool);
  int top = header_height (self);
  GtkAllocation place = { .height = row_height };

  /* Whoever hears of the width may leave columns out: then less is scrolled. */
  configure_adjustments (self);
  configure_adjustments (self);
  place.width = MAX (width, content_width (self));
  if (self->scroll_to < self->n_rows) {
    self->scroll.configuring = TRUE;
    reveal (self, self->scroll_to);
    self->scroll.configuring = FALSE;
  }
  self->scroll_to = KG_POOL_LIST_NONE;
  sync_rows (self);

  place.x = -(int) kg_pool_scroll_get (&self->scroll, GTK_ORIENTATION_HORIZONTAL);
  for (guint i = 0; i < kg_row_pool_get_n_kept (self->pool); i++) {
    KgPoolRow *row = kg_row_pool_nth (self->pool, i);
    guint line = kg_pool_row_get_line (row);

    if (line == KG_POOL_NO_LINE)
      continue;
    place.y = top + (int) round ((double) line * row_height - scroll_position (self));
    /* What lies below the header is not pressed in its place. */
    gtk_widget_set_can_target (GTK_WIDGET (row), place.y >= top);
    gtk_widget_size_allocate (GTK_WIDGET (row), &place, -1);
  }
  if (self->sticky != NULL)
    kg_pool_sticky_allocate (self->sticky, sections (self), &place, top, scroll_position (self));

  if (self->header != NULL)
    gtk_widget_size_allocate (self->header,
                              &(GtkAllocation) { place.x + inset, 0, place.width - 2 * inset, top },
                              -1);
}

static void
kg_pool_list_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  KgPoolList *self = KG_POOL_LIST (widget);
  int top = header_height (self);

  /* No row shows through the header. */
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, top, gtk_widget_get_width (widget),
                                                         view_height (self)));
  for (guint i = 0; i < kg_row_pool_get_n_kept (self->pool); i++)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (kg_row_pool_nth (self->pool, i)), snapshot);
  if (self->sticky != NULL)
    gtk_widget_snapshot_child (widget, kg_pool_sticky_get_widget (self->sticky), snapshot);
  gtk_snapshot_pop (snapshot);
  if (self->header != NULL) {
    GdkRGBA line;

    gtk_widget_snapshot_child (widget, self->header, snapshot);
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &line);
    line.alpha *= 0.2f;
    gtk_snapshot_append_color (snapshot, &line,
                               &GRAPHENE_RECT_INIT (0, top - 1, gtk_widget_get_width (widget), 1));
  }
}

static void
kg_pool_list_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  KgPoolList *self = KG_POOL_LIST (widget);

  GTK_WIDGET_CLASS (kg_pool_list_parent_class)->css_changed (widget, change);

  if (self->pool != NULL)
    kg_row_pool_forget_size (self->pool);
  gtk_widget_queue_resize (widget);
}

static gboolean
kg_pool_list_grab_focus (GtkWidget *widget)
{
  KgPoolList *self = KG_POOL_LIST (widget);
  KgPoolRow *row = kg_row_pool_find (self->pool, self->selected);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root == NULL)
    return FALSE;
  gtk_root_set_focus (root, row != NULL ? GTK_WIDGET (row) : widget);

  return TRUE;
}

/* Tab goes through the header, stops once at the rows, and leaves. */
static gboolean
kg_pool_list_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  KgPoolList *self = KG_POOL_LIST (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  gboolean in_header = inside != NULL && inside == self->header;
  gboolean in_rows = !in_header && (inside != NULL || gtk_widget_is_focus (widget));
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;

  if (direction != GTK_DIR_TAB_FORWARD && !back)
    return in_rows || in_header ? FALSE : gtk_widget_grab_focus (widget);

  if (in_header && gtk_widget_child_focus (self->header, direction))
    return TRUE;
  if (in_rows == back && !in_header && self->header != NULL &&
      gtk_widget_child_focus (self->header, direction))
    return TRUE;
  if (in_rows || (in_header && back))
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

static void
kg_pool_list_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  KgPoolList *self = KG_POOL_LIST (object);

  switch ((KgPoolListProperty) prop_id) {
  case PROP_SELECTED:
    g_value_set_uint (value, self->selected);
    break;

  case PROP_N_ROWS:
    g_value_set_uint (value, self->n_rows);
    break;

  case PROP_HADJUSTMENT:
    g_value_set_object (value, self->scroll.adjustment[GTK_ORIENTATION_HORIZONTAL]);
    break;

  case PROP_VADJUSTMENT:
    g_value_set_object (value, self->scroll.adjustment[GTK_ORIENTATION_VERTICAL]);
    break;

  case PROP_HSCROLL_POLICY:
    g_value_set_enum (value, self->scroll.policy[GTK_ORIENTATION_HORIZONTAL]);
    break;

  case PROP_VSCROLL_POLICY:
    g_value_set_enum (value, self->scroll.policy[GTK_ORIENTATION_VERTICAL]);
    break;

  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_pool_list_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  KgPoolList *self = KG_POOL_LIST (object);

  switch ((KgPoolListProperty) prop_id) {
  case PROP_SELECTED:
    kg_pool_list_set_selected (self, g_value_get_uint (value));
    break;

  case PROP_N_ROWS:
    kg_pool_list_set_n_rows (self, g_value_get_uint (value));
    break;

  case PROP_HADJUSTMENT:
    set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
    break;

  case PROP_VADJUSTMENT:
    set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
    break;

  case PROP_HSCROLL_POLICY:
    self->scroll.policy[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
    break;

  case PROP_VSCROLL_POLICY:
    self->scroll.policy[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
    break;

  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_pool_list_dispose (GObject *object)
{
  KgPoolList *self = KG_POOL_LIST (object);

  kg_pool_scroll_clear (&self->scroll, self);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->sticky, kg_pool_sticky_free);
  g_clear_pointer (&self->pool, kg_row_pool_free);

  G_OBJECT_CLASS (kg_pool_list_parent_class)->dispose (object);
}

static void
kg_pool_list_class_init (KgPoolListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = kg_pool_list_get_property;
  object_class->set_property = kg_pool_list_set_property;
  object_class->dispose = kg_pool_list_dispose;

  widget_class->get_request_mode = kg_pool_list_get_request_mode;
  widget_class->measure = kg_pool_list_measure;
  widget_class->size_allocate = kg_pool_list_size_allocate;
  widget_class->snapshot = kg_pool_list_snapshot;
  widget_class->css_changed = kg_pool_list_css_changed;
  widget_class->grab_focus = kg_pool_list_grab_focus;
  widget_class->focus = kg_pool_list_focus;

  /* KgPoolList:selected: the selected row, or KG_POOL_LIST_NONE. */
  props[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL,
                                            0, G_MAXUINT, KG_POOL_LIST_NONE, flags);
  props[PROP_N_ROWS] = g_param_spec_uint ("n-rows", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /* KgPoolList::activated: a row was opened, with Enter or a double click. */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "listview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
kg_pool_list_init (KgPoolList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->selected = self->scroll_to = KG_POOL_LIST_NONE;
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * kg_pool_list_new:
 * @factory: copied
 * @user_data: for the functions of @factory
 * @destroy: (nullable): for @user_data
 */
GtkWidget *
kg_pool_list_new (const KgPoolListFactory *factory,
                  gpointer                 user_data,
                  GDestroyNotify           destroy)
{
  KgPoolList *self = g_object_new (KG_TYPE_POOL_LIST, NULL);

  self->pool = kg_row_pool_new (GTK_WIDGET (self), factory, user_data, destroy);
  if (factory->create_heading != NULL)
    self->sticky = kg_pool_sticky_new (GTK_WIDGET (self), factory, user_data);

  return GTK_WIDGET (self);
}

/**
 * kg_pool_list_set_header:
 * @header: (nullable): what stands above the rows, moves with them sideways
 *   and has their width, such as a KgCells with the same columns
 */
void
kg_pool_list_set_header (KgPoolList *self,
                         GtkWidget  *header)
{
  g_return_if_fail (KG_IS_POOL_LIST (self));

  g_clear_pointer (&self->header, gtk_widget_unparent);
  self->header = header;
  if (header != NULL)
    gtk_widget_insert_after (header, GTK_WIDGET (self), NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
kg_pool_list_get_n_rows (KgPoolList *self)
{
  g_return_val_if_fail (KG_IS_POOL_LIST (self), 0);

  return self->n_rows;
}

static void
set_n_rows (KgPoolList  *self,
            guint        n_rows,
            const guint *firsts,
            guint        n_sections)
{
  KgPoolSections *now = sections (self);
  gboolean differs = self->n_rows != n_rows;
  gboolean resized = differs || n_sections != kg_pool_sections_get_n (now);

  kg_row_pool_set_stale (self->pool);
  if (self->sticky != NULL)
    kg_pool_sticky_set_stale (self->sticky);
  queue_sync (self);
  kg_pool_sections_set (now, firsts, n_sections);
  self->n_rows = n_rows;
  if (self->selected != KG_POOL_LIST_NONE && self->selected >= n_rows)
    kg_pool_list_set_selected (self, KG_POOL_LIST_NONE);
  if (resized && gtk_widget_get_height (GTK_WIDGET (self)) > 0)
    configure_adjustments (self);
  if (differs)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_ROWS]);
}

/**
 * kg_pool_list_set_n_rows:
 *
 * Says that the list has other rows now, in no sections; all in sight are
 * filled anew. A selection beyond the end is dropped; whether the one that
 * stays is still the right row is for the caller to know.
 */
void
kg_pool_list_set_n_rows (KgPoolList *self,
                         guint       n_rows)
{
  g_return_if_fail (KG_IS_POOL_LIST (self));
  g_return_if_fail (n_rows <= G_MAXINT);

  set_n_rows (self, n_rows, NULL, 0);
}

/**
 * kg_pool_list_set_sections:
 * @firsts: (array length=n): the row that each section begins with, rising from 0
 * @n: 0 for no headings
 *
 * The same, with a heading above each section of the rows.
 */
void
kg_pool_list_set_sections (KgPoolList  *self,
                           guint        n_rows,
                           const guint *firsts,
                           guint        n)
{
  g_return_if_fail (KG_IS_POOL_LIST (self));
  g_return_if_fail (n_rows <= G_MAXINT / 2);
  g_return_if_fail (n == 0 || (self->sticky != NULL && firsts[0] == 0 && firsts[n - 1] < n_rows));

  set_n_rows (self, n_rows, firsts, n);
}

/**
 * kg_pool_list_refresh:
 *
 * Fills all rows in sight anew.
 */
void
kg_pool_list_refresh (KgPoolList *self)
{
  g_return_if_fail (KG_IS_POOL_LIST (self));

  kg_row_pool_set_stale (self->pool);
  if (self->sticky != NULL)
    kg_pool_sticky_set_stale (self->sticky);
  queue_sync (self);
}

/**
 * kg_pool_list_forget_size:
 *
 * Has the rows measured anew, as when columns have come or gone.
 */
void
kg_pool_list_forget_size (KgPoolList *self)
{
  g_return_if_fail (KG_IS_POOL_LIST (self));

  kg_row_pool_forget_size (self->pool);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
kg_pool_list_get_selected (KgPoolList *self)
{
  g_return_val_if_fail (KG_IS_POOL_LIST (self), KG_POOL_LIST_NONE);

  return self->selected;
}

/**
 * kg_pool_list_set_selected:
 * @selected: a row, or %KG_POOL_LIST_NONE
 *
 * Does not scroll; see kg_pool_list_scroll_to().
 */
void
kg_pool_list_set_selected (KgPoolList *self,
                           guint       selected)
{
  g_return_if_fail (KG_IS_POOL_LIST (self));
  g_return_if_fail (selected == KG_POOL_LIST_NONE || selected < self->n_rows);

  if (self->selected == selected)
    return;

  self->selected = selected;
  kg_row_pool_select (self->pool, selected);
  move_focus (self, kg_row_pool_find (self->pool, selected));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/**
 * kg_pool_list_scroll_to:
 * @index: a row
 *
 * Scrolls as little as it takes to have the whole row in sight.
 */
void
kg_pool_list_scroll_to (KgPoolList *self,
                        guint       index)
{
  g_return_if_fail (KG_IS_POOL_LIST (self));
  g_return_if_fail (index < self->n_rows);

  self->scroll_to = KG_POOL_LIST_NONE;
  if (gtk_widget_get_height (GTK_WIDGET (self)) > 0) {
    reveal (self, index);
  } else {
    self->scroll_to = index;
  }
}

/**
 * kg_pool_list_activate:
 *
 * Opens a row as Enter does.
 */
void
kg_pool_list_activate (KgPoolList *self,
                       guint       index)
{
  g_return_if_fail (KG_IS_POOL_LIST (self));
  g_return_if_fail (index < self->n_rows);

  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, index);
}

/**
 * kg_pool_list_handle_key:
 *
 * What the list does with a key when it has the focus; so that arrows work
 * from a search entry too, without the focus leaving it.
 *
 * Returns: whether the key was of use
 */
gboolean
kg_pool_list_handle_key (KgPoolList      *self,
                         guint            keyval,
                         GdkModifierType  state)
{
  guint page, top, to;

  g_return_val_if_fail (KG_IS_POOL_LIST (self), FALSE);

  if (state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_CONTROL_MASK) || self->n_rows == 0)
    return FALSE;

  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter) {
    if (self->selected == KG_POOL_LIST_NONE)
      return FALSE;
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, self->selected);
    return TRUE;
  }

  page = (guint) MAX (view_height (self) / kg_row_pool_get_height (self->pool) - (int) n_covered (self), 1);
  top = kg_pool_sections_get_row (sections (self),
                                  (guint) ceil (scroll_position (self) / kg_row_pool_get_height (self->pool)));
  if (!kg_pool_keys_move (keyval, self->selected, top, page, self->n_rows, &to))
    return FALSE;
  kg_pool_list_set_selected (self, to);
  kg_pool_list_scroll_to (self, to);

  return TRUE;
}

/**
 * kg_pool_list_get_row:
 *
 * Returns: (transfer none) (nullable): what the factory made and the row
 *   @index is shown by at present, as for a popover to point to; %NULL when
 *   it is out of sight
 */
GtkWidget *
kg_pool_list_get_row (KgPoolList *self,
                      guint       index)
{
  KgPoolRow *row;

  g_return_val_if_fail (KG_IS_POOL_LIST (self), NULL);

  row = kg_row_pool_find (self->pool, index);

  return row != NULL ? kg_pool_row_get_child (row) : NULL;
}

/**
 * kg_pool_list_get_row_height:
 *
 * Returns: pixels
 */
int
kg_pool_list_get_row_height (KgPoolList *self)
{
  g_return_val_if_fail (KG_IS_POOL_LIST (self), 0);

  return kg_row_pool_get_height (self->pool);
}
