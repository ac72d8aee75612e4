// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-lamp.h"

#include "services/board/kg-lamp-painter.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * KgLamp:
 *
 * A light by colour, shape and, if wanted, word; beside it the arrow of what
 * the rules propose when that is another one. The drawing is kept as a render
 * node until something about it changes, so that a row that only moves costs
 * nothing. With the word, there is room for the longest of the words and for
 * the arrow at all times: then another light is a new picture, but no new
 * layout. To assistive technology it is one picture with a label.
 */

#define SPACING 6

struct _KgLamp
{
  GtkWidget parent_instance;

  KgLight light;
  int proposed; /* a KgLight, or KG_LAMP_NO_PROPOSAL */
  int size;

  PangoLayout *word; /* (nullable) */
  int word_width;    /* of the longest word; 0 when it has to be measured */
  GskRenderNode *shape;
  GskRenderNode *arrow;
};

G_DEFINE_FINAL_TYPE (KgLamp, kg_lamp, GTK_TYPE_WIDGET)

typedef enum {
  PROP_LIGHT = 1,
  PROP_PROPOSED,
  PROP_SIZE,
  PROP_SHOW_LABEL,
} KgLampProperty;

static GParamSpec *props[PROP_SHOW_LABEL + 1];

static void
forget_drawing (KgLamp *self)
{
  g_clear_pointer (&self->shape, gsk_render_node_unref);
  g_clear_pointer (&self->arrow, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
has_arrow (KgLamp *self)
{
  return self->proposed != KG_LAMP_NO_PROPOSAL && (KgLight) self->proposed != self->light;
}

static void
update_accessible (KgLamp *self)
{
  g_autofree char *label = NULL;

  if (has_arrow (self))
    /* Translators: what a screen reader says of a light, such as
     * "Light: Red, the rules propose: Yellow". */
    label = g_strdup_printf (_("Light: %s, the rules propose: %s"),
                             kg_light_label (self->light),
                             kg_light_label ((KgLight) self->proposed));
  else
    /* Translators: what a screen reader says of a light: "Light: Red". */
    label = g_strdup_printf (_("Light: %s"), kg_light_label (self->light));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* Does what a change of light or proposal takes. */
static void
changed (KgLamp   *self,
         gboolean  had_arrow)
{
  if (self->word != NULL)
    pango_layout_set_text (self->word, kg_light_label (self->light), -1);
  update_accessible (self);
  forget_drawing (self);
  if (self->word == NULL && had_arrow != has_arrow (self))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
measure_words (KgLamp *self)
{
  if (self->word == NULL || self->word_width > 0)
    return;

  pango_layout_set_width (self->word, -1);
  for (int light = 0; light < KG_N_LIGHTS; light++) {
    int width;

    pango_layout_set_text (self->word, kg_light_label ((KgLight) light), -1);
    pango_layout_get_pixel_size (self->word, &width, NULL);
    self->word_width = MAX (self->word_width, width);
  }
  pango_layout_set_text (self->word, kg_light_label (self->light), -1);
}

/* The text colour tells the ground, also of a dark part of a light window. */
static KgLampFlags
current_flags (KgLamp *self)
{
  KgLampFlags flags = KG_LAMP_PLAIN;
  GdkRGBA text;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &text);
  if (0.299 * text.red + 0.587 * text.green + 0.114 * text.blue > 0.5)
    flags |= KG_LAMP_ON_DARK | KG_LAMP_EDGED; /* cards and rows are lighter than the window */
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    flags |= KG_LAMP_HIGH_CONTRAST;

  return flags;
}

static GskRenderNode *
draw (KgLamp *self,
      gboolean arrow)
{
  double width = arrow ? kg_lamp_proposal_width (self->size) : self->size;
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, self->size));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  if (arrow)
    kg_lamp_paint_proposal (cr, (KgLight) self->proposed, 0, 0, self->size, current_flags (self));
  else
    kg_lamp_paint (cr, self->light, 0, 0, self->size, current_flags (self));
  cairo_destroy (cr);

  return node;
}

static void
place (GtkSnapshot   *snapshot,
       GskRenderNode *node,
       int            x,
       int            y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

static void
high_contrast_changed_cb (KgLamp *self)
{
  forget_drawing (self);
}

static void
kg_lamp_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  KgLamp *self = KG_LAMP (widget);
  int size = self->size, height;

  measure_words (self);
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    if (self->word != NULL) {
      pango_layout_get_pixel_size (self->word, NULL, &height);
      size = MAX (size, height);
    }
  } else {
    if (self->word != NULL)
      size += SPACING + self->word_width;
    if (self->word != NULL || has_arrow (self))
      size += SPACING + (int) kg_lamp_proposal_width (self->size);
  }
  *minimum = *natural = size;
}

static void
kg_lamp_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  KgLamp *self = KG_LAMP (widget);
  int height = gtk_widget_get_height (widget);
  int y = (height - self->size) / 2;
  int x = self->size + SPACING;

  if (self->shape == NULL)
    self->shape = draw (self, FALSE);
  place (snapshot, self->shape, 0, y);

  if (self->word != NULL) {
    int arrow = has_arrow (self) ? SPACING + (int) kg_lamp_proposal_width (self->size) : 0;
    int room, word_height;

    measure_words (self);
    room = CLAMP (gtk_widget_get_width (widget) - x - arrow, 0, self->word_width);
    pango_layout_set_width (self->word, room * PANGO_SCALE);
    pango_layout_get_pixel_size (self->word, NULL, &word_height);
    gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget),
                                x, (height - word_height) / 2, self->word);
    x += room + SPACING;
  }
  if (has_arrow (self)) {
    if (self->arrow == NULL)
      self->arrow = draw (self, TRUE);
    place (snapshot, self->arrow, x, y);
  }
}

static void
kg_lamp_css_changed (GtkWidget         *widget,
                     GtkCssStyleChange *change)
{
  KgLamp *self = KG_LAMP (widget);

  GTK_WIDGET_CLASS (kg_lamp_parent_class)->css_changed (widget, change);

  if (self->word != NULL) {
    pango_layout_context_changed (self->word);
    self->word_width = 0;
    gtk_widget_queue_resize (widget);
  }
  forget_drawing (self);
}

static void
kg_lamp_dispose (GObject *object)
{
  KgLamp *self = KG_LAMP (object);

  g_clear_object (&self->word);
  g_clear_pointer (&self->shape, gsk_render_node_unref);
  g_clear_pointer (&self->arrow, gsk_render_node_unref);

  G_OBJECT_CLASS (kg_lamp_parent_class)->dispose (object);
}

static void
kg_lamp_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  KgLamp *self = KG_LAMP (object);

  switch ((KgLampProperty) prop_id) {
  case PROP_LIGHT:
    g_value_set_int (value, self->light);
    break;

  case PROP_PROPOSED:
    g_value_set_int (value, self->proposed);
    break;

  case PROP_SIZE:
    g_value_set_int (value, self->size);
    break;

  case PROP_SHOW_LABEL:
    g_value_set_boolean (value, kg_lamp_get_show_label (self));
    break;

  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_lamp_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  KgLamp *self = KG_LAMP (object);

  switch ((KgLampProperty) prop_id) {
  case PROP_LIGHT:
    kg_lamp_set_light (self, (KgLight) g_value_get_int (value));
    break;

  case PROP_PROPOSED:
    kg_lamp_set_proposed (self, g_value_get_int (value));
    break;

  case PROP_SIZE:
    kg_lamp_set_size (self, g_value_get_int (value));
    break;

  case PROP_SHOW_LABEL:
    kg_lamp_set_show_label (self, g_value_get_boolean (value));
    break;

  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_lamp_class_init (KgLampClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = kg_lamp_dispose;
  object_class->get_property = kg_lamp_get_property;
  object_class->set_property = kg_lamp_set_property;

  widget_class->measure = kg_lamp_measure;
  widget_class->snapshot = kg_lamp_snapshot;
  widget_class->css_changed = kg_lamp_css_changed;

  /* KgLamp:light: a KgLight. */
  props[PROP_LIGHT] = g_param_spec_int ("light", NULL, NULL,
                                        0, KG_N_LIGHTS - 1, KG_LIGHT_NONE, flags);
  /* KgLamp:proposed: the KgLight that the rules propose, or -1; shown when
   * it differs from the light. */
  props[PROP_PROPOSED] = g_param_spec_int ("proposed", NULL, NULL,
                                           KG_LAMP_NO_PROPOSAL, KG_N_LIGHTS - 1,
                                           KG_LAMP_NO_PROPOSAL, flags);
  /* KgLamp:size: side of the shape in pixels. */
  props[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 8, 1024, 16, flags);
  /* KgLamp:show-label: whether the word stands beside the shape. */
  props[PROP_SHOW_LABEL] = g_param_spec_boolean ("show-label", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "lamp");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kg_lamp_init (KgLamp *self)
{
  self->proposed = KG_LAMP_NO_PROPOSAL;
  self->size = 16;
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (high_contrast_changed_cb), self, G_CONNECT_SWAPPED);
  update_accessible (self);
}

GtkWidget *
kg_lamp_new (void)
{
  return g_object_new (KG_TYPE_LAMP, NULL);
}

KgLight
kg_lamp_get_light (KgLamp *self)
{
  g_return_val_if_fail (KG_IS_LAMP (self), KG_LIGHT_NONE);

  return self->light;
}

void
kg_lamp_set_light (KgLamp  *self,
                   KgLight  light)
{
  gboolean had_arrow;

  g_return_if_fail (KG_IS_LAMP (self));
  g_return_if_fail ((guint) light < KG_N_LIGHTS);

  if (self->light == light)
    return;

  had_arrow = has_arrow (self);
  self->light = light;
  changed (self, had_arrow);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LIGHT]);
}

/**
 * kg_lamp_get_proposed:
 *
 * Returns: a #KgLight, or %KG_LAMP_NO_PROPOSAL
 */
int
kg_lamp_get_proposed (KgLamp *self)
{
  g_return_val_if_fail (KG_IS_LAMP (self), KG_LAMP_NO_PROPOSAL);

  return self->proposed;
}

/**
 * kg_lamp_set_proposed:
 * @proposed: the #KgLight that the rules propose, or %KG_LAMP_NO_PROPOSAL;
 *   drawn only while it differs from the light
 */
void
kg_lamp_set_proposed (KgLamp *self,
                      int     proposed)
{
  gboolean had_arrow;

  g_return_if_fail (KG_IS_LAMP (self));
  g_return_if_fail (proposed >= KG_LAMP_NO_PROPOSAL && proposed < KG_N_LIGHTS);

  if (self->proposed == proposed)
    return;

  had_arrow = has_arrow (self);
  self->proposed = proposed;
  changed (self, had_arrow);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROPOSED]);
}

int
kg_lamp_get_size (KgLamp *self)
{
  g_return_val_if_fail (KG_IS_LAMP (self), 0);

  return self->size;
}

/**
 * kg_lamp_set_size:
 * @size: side of the shape in pixels, 8 to 1024
 */
void
kg_lamp_set_size (KgLamp *self,
                  int     size)
{
  g_return_if_fail (KG_IS_LAMP (self));
  g_return_if_fail (size >= 8 && size <= 1024);

  if (self->size == size)
    return;

  self->size = size;
  forget_drawing (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIZE]);
}

gboolean
kg_lamp_get_show_label (KgLamp *self)
{
  g_return_val_if_fail (KG_IS_LAMP (self), FALSE);

  return self->word != NULL;
}

void
kg_lamp_set_show_label (KgLamp   *self,
                        gboolean  show_label)
{
  g_return_if_fail (KG_IS_LAMP (self));

  if ((self->word != NULL) == !!show_label)
    return;

  g_clear_object (&self->word);
  self->word_width = 0;
  if (show_label) {
    self->word = gtk_widget_create_pango_layout (GTK_WIDGET (self), kg_light_label (self->light));
    pango_layout_set_ellipsize (self->word, PANGO_ELLIPSIZE_END);
  }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_LABEL]);
}

/**
 * kg_lamp_get_room:
 * @beside: a widget with the same letters
 * @size: of the lamp, in pixels
 *
 * Returns: how wide a lamp is that shows any of the words, and beside the
 *   colours the arrow of another one, in the language of the program
 */
int
kg_lamp_get_room (GtkWidget *beside,
                  int        size)
{
  g_autoptr (PangoLayout) word = gtk_widget_create_pango_layout (beside, NULL);
  int arrow = SPACING + (int) kg_lamp_proposal_width (size), room = 0;

  for (KgLight light = 0; light < KG_N_LIGHTS; light++) {
    gboolean is_colour = light == KG_LIGHT_RED || light == KG_LIGHT_YELLOW || light == KG_LIGHT_GREEN;
    int width;

    pango_layout_set_text (word, kg_light_label (light), -1);
    pango_layout_get_pixel_size (word, &width, NULL);
    room = MAX (room, width + (is_colour ? arrow : 0));
  }

  return size + SPACING + room;
}
