// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-wall-view.h"

#include "services/board/kg-chart-pen.h"
#include "services/board/kg-wall-painter.h"
#include "widgets/kg-wall-keys.h"
#include "widgets/kg-wall-pictures.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * KgWallView:
 *
 * Shows the pages of a deck, and turns them: with the keys of a clicker, by
 * number and Enter, the parts of a long plan with up and down. A part of a page
 * can be seen larger. The page is one picture with its words as its name; the
 * pages beside it are drawn while nothing happens. Leaves it to its window to
 * go away.
 *
 * Signals: leave, when somebody wants to; toggle-full, when somebody wants it
 * to fill the screen, or to do so no longer.
 */

#define MOST_DIGITS 6
#define TYPED_SIZE 72.0   /* of the number that is typed, on a wall 1080 px high */
#define TYPED_BOTTOM 96.0
#define ZOOM_STEP 1.25
#define MOVE_STEP 0.25    /* of what is seen */

struct _KgWallView {
  GtkWidget parent_instance;

  KgWallDeck *deck;         /* (nullable) */
  KgWallPictures *pictures;
  GString *typed;
  guint ahead_id;
  gboolean on_light;
};

G_DEFINE_FINAL_TYPE (KgWallView, kg_wall_view, GTK_TYPE_WIDGET)

typedef enum {
  PROP_ON_LIGHT = 1,
} KgWallViewProperty;

static GParamSpec *props[PROP_ON_LIGHT + 1];

enum {
  SIGNAL_LEAVE,
  SIGNAL_TOGGLE_FULL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static KgChartGround
ground_of (KgWallView *self)
{
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) && self->on_light)
    return KG_CHART_CONTRAST;

  return self->on_light ? KG_CHART_LIGHT : KG_CHART_DARK;
}

static gboolean
is_blank (KgWallView *self)
{
  return self->deck != NULL && kg_wall_deck_get_blank (self->deck);
}

static KgWallPictureKey
key_of (KgWallView    *self,
        KgWallContent *content,
        guint          position,
        guint          part)
{
  return (KgWallPictureKey) {
    .content = content,
    .number = position + 1,
    .n_pages = kg_wall_deck_get_n_pages (self->deck),
    .part = part,
    .zoom = KG_WALL_WHOLE_PAGE,
    .ground = ground_of (self),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
  };
}

static KgWallContent *
content_of (KgWallView *self)
{
  return self->deck != NULL ? kg_wall_deck_get_content (self->deck) : NULL;
}

static guint
n_parts (KgWallView *self)
{
  KgWallContent *content = content_of (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  KgWallPage page;

  if (content == NULL || width == 0 || height == 0)
    return 1;

  page = kg_wall_content_get_page (content, 1, 1);
  return kg_wall_n_parts (&page, width, height);
}

static guint
part_of (KgWallView *self)
{
  guint part = self->deck != NULL ? kg_wall_deck_get_part (self->deck) : 0;

  return part > 0 ? MIN (part, n_parts (self) - 1) : 0;
}

static void
update_name (KgWallView *self)
{
  KgWallContent *content = content_of (self);
  g_autofree char *words = NULL;

  if (content != NULL && !is_blank (self)) {
    KgWallPage page = kg_wall_content_get_page (content, 1, 1);

    words = kg_wall_page_to_text (&page);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : _("The wall is blank"), -1);
}

/* Drawing */

/* Whether the picture was to be drawn; %FALSE when it was there, or what it
 * shows is not. */
static gboolean
draw_beforehand (KgWallView *self,
                 guint       position,
                 guint       part)
{
  KgWallContent *content = kg_wall_deck_peek_content (self->deck, position);
  KgWallPictureKey key;

  if (content == NULL)
    return FALSE;
  key = key_of (self, content, position, part);
  if (key.width == 0 || key.height == 0 || kg_wall_pictures_has (self->pictures, &key))
    return FALSE;

  kg_wall_pictures_get (self->pictures, &key);
  return TRUE;
}

/* Draws what a key would show next: the rest of a list, the page after the one
 * that is shown and the one before. */
static gboolean
draw_ahead_cb (gpointer user_data)
{
  KgWallView *self = user_data;
  guint position = kg_wall_deck_get_position (self->deck), part = part_of (self) + 1;

  if ((kg_wall_deck_get_project (self->deck) == NULL && part < n_parts (self) &&
       draw_beforehand (self, position, part)) ||
      draw_beforehand (self, position + 1, 0) ||
      (position > 0 && draw_beforehand (self, position - 1, 0)))
    return G_SOURCE_CONTINUE;

  self->ahead_id = 0;
  return G_SOURCE_REMOVE;
}

static void
draw_typed (KgWallView  *self,
            GtkSnapshot *snapshot,
            int          width,
            int          height)
{
  double size = TYPED_SIZE * height / 1080, bottom = TYPED_BOTTOM * height / 1080;
  PangoLayout *layout = kg_chart_text_new ();
  KgChartLabel label = { .text = self->typed->str, .size = size, .ink = KG_INK_TEXT, .frame = KG_FRAME_FILLED,
                         .bold = TRUE };
  cairo_t *cr;

  label.width = kg_chart_text_width (layout, label.text, size, TRUE) + 2 * KG_FRAME_PADDING * size;
  label.height = 1.4 * size;
  label.x = (width - label.width) / 2;
  label.y = height - bottom - label.height;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (label.x, label.y, label.width, label.height));
  kg_chart_label_draw (&label, layout, cr, ground_of (self));
  cairo_destroy (cr);
  g_object_unref (layout);
}

static void
append_color (GtkSnapshot       *snapshot,
              const KgLampColor *c,
              int                y,
              int                width,
              int                height)
{
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { (float) c->red, (float) c->green, (float) c->blue, 1 },
                             &GRAPHENE_RECT_INIT (0, y, width, height));
}

static void
kg_wall_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  KgWallView *self = KG_WALL_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  KgWallContent *content = content_of (self);
  KgLampColor ground = kg_chart_color (ground_of (self), KG_INK_GROUND);
  KgWallPictureKey key;

  if (content == NULL || is_blank (self)) {
    /* On a dark ground nobody sees that the line stays as it is. */
    append_color (snapshot, self->on_light ? &(KgLampColor) { 0, 0, 0 } : &ground, 0, width, KG_WALL_EDGE);
    append_color (snapshot, &(KgLampColor) { 0, 0, 0 }, KG_WALL_EDGE, width, height - KG_WALL_EDGE);
    return;
  }

  append_color (snapshot, &ground, 0, width, KG_WALL_EDGE);

  key = key_of (self, content, kg_wall_deck_get_position (self->deck), part_of (self));
  key.zoom = kg_wall_deck_get_zoom (self->deck);
  gtk_snapshot_append_node (snapshot, kg_wall_pictures_get (self->pictures, &key));
  if (self->typed->len > 0)
    draw_typed (self, snapshot, width, height);
  if (self->ahead_id == 0)
    self->ahead_id = g_idle_add_full (G_PRIORITY_LOW, draw_ahead_cb, self, NULL);
}

/* Turning */

static void
deck_changed_cb (KgWallView *self)
{
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The next part, or the page after it; the page before begins with its end. */
static void
turn_part (KgWallView *self,
           int         step)
{
  guint part = part_of (self);

  if (step > 0 ? part + 1 < n_parts (self) : part > 0) {
    kg_wall_deck_set_part (self->deck, (guint) ((int) part + step));
    return;
  }

  kg_wall_deck_turn (self->deck, step);
  if (step < 0 && kg_wall_deck_get_project (self->deck) == NULL)
    kg_wall_deck_set_part (self->deck, G_MAXUINT);
}

/* A clicker goes through all of a list, and leaves the rest of a plan to those
 * who ask for it. */
static void
turn_page (KgWallView *self,
           int         step)
{
  if (kg_wall_deck_get_project (self->deck) == NULL)
    turn_part (self, step);
  else
    kg_wall_deck_turn (self->deck, step);
}

/* Goes to the page whose number was typed. */
static void
jump (KgWallView *self)
{
  guint number = (guint) g_ascii_strtoull (self->typed->str, NULL, 10);

  if (number > 0)
    kg_wall_deck_go_to (self->deck, number - 1);
}

static void
forget_typed (KgWallView *self)
{
  g_string_truncate (self->typed, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
type_digit (KgWallView *self,
            int         digit)
{
  if (self->typed->len < MOST_DIGITS)
    g_string_append_c (self->typed, (char) ('0' + digit));
  kg_wall_deck_set_blank (self->deck, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
erase_digit (KgWallView *self)
{
  g_string_truncate (self->typed, self->typed->len - 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_zoom (KgWallView *self,
          KgWallZoom  zoom)
{
  kg_wall_deck_set_zoom (self->deck, &zoom);
}

static void
move_by (KgWallView *self,
         double      across,
         double      down)
{
  set_zoom (self, kg_wall_zoom_move (kg_wall_deck_get_zoom (self->deck), across, down));
}

static void
zoom_by (KgWallView *self,
         double      factor)
{
  set_zoom (self, kg_wall_zoom_by (kg_wall_deck_get_zoom (self->deck), factor));
}

static gboolean
scroll_cb (KgWallView               *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (self->deck == NULL || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  zoom_by (self, pow (ZOOM_STEP, -dy));
  return GDK_EVENT_STOP;
}

/* To another page or part; whatever was typed is done with. */
static void
turn (KgWallView      *self,
      const KgWallAct *act)
{
  if (act->kind == KG_WALL_TURN)
    turn_page (self, act->steps);
  else if (act->kind == KG_WALL_TURN_PART)
    turn_part (self, act->steps);
  else if (act->kind == KG_WALL_GO_TO_END)
    kg_wall_deck_go_to (self->deck, act->steps < 0 ? 0 : kg_wall_deck_get_n_pages (self->deck) - 1);
  else
    jump (self);

  kg_wall_deck_set_blank (self->deck, FALSE);
  forget_typed (self);
}

static gboolean
do_act (KgWallView      *self,
        const KgWallAct *act)
{
  switch (act->kind) {
  case KG_WALL_TURN:
  case KG_WALL_TURN_PART:
  case KG_WALL_GO_TO_END:
  case KG_WALL_JUMP:
    turn (self, act);
    return TRUE;

  case KG_WALL_ZOOM:
    if (act->steps == 0)
      set_zoom (self, KG_WALL_WHOLE_PAGE);
    else
      zoom_by (self, pow (ZOOM_STEP, act->steps));
    return TRUE;

  case KG_WALL_MOVE_ACROSS:
    move_by (self, act->steps * MOVE_STEP, 0);
    return TRUE;

  case KG_WALL_MOVE_DOWN:
    move_by (self, 0, act->steps * MOVE_STEP);
    return TRUE;

  case KG_WALL_BLANK:
    kg_wall_deck_set_blank (self->deck, !is_blank (self));
    return TRUE;

  case KG_WALL_GROUND:
    kg_wall_view_set_on_light (self, !self->on_light);
    return TRUE;

  case KG_WALL_DIGIT:
    type_digit (self, act->steps);
    return TRUE;

  case KG_WALL_ERASE:
    erase_digit (self);
    return TRUE;

  case KG_WALL_NOTHING:
  case KG_WALL_LEAVE:
  case KG_WALL_TOGGLE_FULL:
  default:
    return FALSE;
  }
}

static gboolean
key_pressed_cb (KgWallView      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  KgWallAct act = kg_wall_act_from_key (keyval, state, self->typed->len > 0);

  if (act.kind == KG_WALL_LEAVE || act.kind == KG_WALL_TOGGLE_FULL) {
    g_signal_emit (self, signals[act.kind == KG_WALL_LEAVE ? SIGNAL_LEAVE : SIGNAL_TOGGLE_FULL], 0);
    return GDK_EVENT_STOP;
  }

  return self->deck != NULL && do_act (self, &act) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
kg_wall_view_dispose (GObject *object)
{
  KgWallView *self = KG_WALL_VIEW (object);

  kg_wall_view_set_deck (self, NULL);

  G_OBJECT_CLASS (kg_wall_view_parent_class)->dispose (object);
}

static void
kg_wall_view_finalize (GObject *object)
{
  KgWallView *self = KG_WALL_VIEW (object);

  kg_wall_pictures_free (self->pictures);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (kg_wall_view_parent_class)->finalize (object);
}

static void
kg_wall_view_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch ((KgWallViewProperty) prop_id) {
  case PROP_ON_LIGHT:
    g_value_set_boolean (value, KG_WALL_VIEW (object)->on_light);
    break;

  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_wall_view_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch ((KgWallViewProperty) prop_id) {
  case PROP_ON_LIGHT:
    kg_wall_view_set_on_light (KG_WALL_VIEW (object), g_value_get_boolean (value));
    break;

  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_wall_view_class_init (KgWallViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_wall_view_dispose;
  object_class->finalize = kg_wall_view_finalize;
  object_class->get_property = kg_wall_view_get_property;
  object_class->set_property = kg_wall_view_set_property;

  widget_class->snapshot = kg_wall_view_snapshot;

  /* KgWallView:on-light: dark on a light ground, for a room that is not dark. */
  props[PROP_ON_LIGHT] = g_param_spec_boolean ("on-light", NULL, NULL, FALSE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_LEAVE] =
    g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[SIGNAL_TOGGLE_FULL] =
    g_signal_new ("toggle-full", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "wall");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kg_wall_view_init (KgWallView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->pictures = kg_wall_pictures_new ();
  self->typed = g_string_new (NULL);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  update_name (self);
}

GtkWidget *
kg_wall_view_new (void)
{
  return g_object_new (KG_TYPE_WALL_VIEW, NULL);
}

/**
 * kg_wall_view_get_deck:
 *
 * Returns: (transfer none) (nullable): the pages
 */
KgWallDeck *
kg_wall_view_get_deck (KgWallView *self)
{
  return self->deck;
}

gboolean
kg_wall_view_get_on_light (KgWallView *self)
{
  return self->on_light;
}

gboolean
kg_wall_view_get_blank (KgWallView *self)
{
  return is_blank (self);
}

guint
kg_wall_view_get_part (KgWallView *self)
{
  return part_of (self);
}

/**
 * kg_wall_view_get_typed:
 *
 * Returns: (transfer none): the number that is being typed, or an empty text
 */
const char *
kg_wall_view_get_typed (KgWallView *self)
{
  return self->typed->str;
}

/**
 * kg_wall_view_set_deck:
 * @deck: (nullable)
 */
void
kg_wall_view_set_deck (KgWallView *self,
                       KgWallDeck *deck)
{
  if (deck == self->deck)
    return;

  g_clear_handle_id (&self->ahead_id, g_source_remove);
  if (self->deck != NULL)
    g_signal_handlers_disconnect_by_data (self->deck, self);
  g_set_object (&self->deck, deck);
  if (deck == NULL)
    return;

  g_signal_connect_object (deck, "changed", G_CALLBACK (deck_changed_cb), self, G_CONNECT_SWAPPED);
  deck_changed_cb (self);
}

void
kg_wall_view_set_on_light (KgWallView *self,
                           gboolean    on_light)
{
  if (on_light == self->on_light)
    return;

  self->on_light = on_light;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ON_LIGHT]);
}
