// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-light-filter.h"

#include "core/kg-money.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-sparkline.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _KgLightFilter {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkToggleButton *button[KG_N_LIGHTS];
  GtkLabel *count[KG_N_LIGHTS];
  GtkLabel *sum[KG_N_LIGHTS];
  KgSparkline *weeks[KG_N_LIGHTS];
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (KgLightFilter, kg_light_filter, GTK_TYPE_WIDGET)

typedef enum {
  PROP_LIGHTS = 1,
} KgLightFilterProperty;

static GParamSpec *properties[PROP_LIGHTS + 1];

#define MOST_WIDTH 320

static const KgLight order[] = {
  KG_LIGHT_RED, KG_LIGHT_YELLOW, KG_LIGHT_GREEN, KG_LIGHT_NONE, KG_LIGHT_ON_HOLD, KG_LIGHT_STARTED,
};

static void
toggled_cb (KgLightFilter *self)
{
  if (!self->updating)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIGHTS]);
}

static GtkWidget *
make_button (KgLightFilter *self,
             KgLight        light)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *light_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *lamp = kg_lamp_new ();
  GtkWidget *word = gtk_label_new (kg_light_label (light));
  GtkWidget *count = gtk_label_new ("");
  GtkWidget *sum = gtk_label_new ("");
  GtkWidget *weeks = kg_sparkline_new ();

  kg_lamp_set_light (KG_LAMP (lamp), light);
  kg_lamp_set_size (KG_LAMP (lamp), 22);
  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (word), 3);
  gtk_box_append (GTK_BOX (light_box), lamp);
  gtk_box_append (GTK_BOX (light_box), word);
  gtk_widget_add_css_class (count, "title-3");
  gtk_widget_add_css_class (count, "kg-number");
  gtk_widget_set_halign (count, GTK_ALIGN_END);
  gtk_widget_set_hexpand (count, TRUE);
  gtk_widget_add_css_class (sum, "caption");
  gtk_widget_add_css_class (sum, "dim-label");
  gtk_widget_add_css_class (sum, "numeric");
  gtk_widget_set_halign (sum, GTK_ALIGN_END);
  gtk_widget_set_valign (sum, GTK_ALIGN_END);
  gtk_widget_set_halign (weeks, GTK_ALIGN_START);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), light_box, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), count, 1, 0, 1, 1);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), weeks, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), sum, 1, 1, 1, 1);

  /* A light and its number stay together, however wide the screen is. */
  adw_clamp_set_child (ADW_CLAMP (clamp), grid);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MOST_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MOST_WIDTH);
  gtk_button_set_child (GTK_BUTTON (button), clamp);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kg-light-switch");
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);

  self->button[light] = GTK_TOGGLE_BUTTON (button);
  self->count[light] = GTK_LABEL (count);
  self->sum[light] = GTK_LABEL (sum);
  self->weeks[light] = KG_SPARKLINE (weeks);
  return button;
}

static void
kg_light_filter_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((KgLightFilterProperty) property_id) {
  case PROP_LIGHTS:
    g_value_set_uint (value, kg_light_filter_get_lights (KG_LIGHT_FILTER (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kg_light_filter_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((KgLightFilterProperty) property_id) {
  case PROP_LIGHTS:
    kg_light_filter_set_lights (KG_LIGHT_FILTER (object), g_value_get_uint (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kg_light_filter_dispose (GObject *object)
{
  g_clear_pointer (&KG_LIGHT_FILTER (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kg_light_filter_parent_class)->dispose (object);
}

static void
kg_light_filter_class_init (KgLightFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kg_light_filter_get_property;
  object_class->set_property = kg_light_filter_set_property;
  object_class->dispose = kg_light_filter_dispose;

  properties[PROP_LIGHTS] =
    g_param_spec_uint ("lights", NULL, NULL, 0, (1u << KG_N_LIGHTS) - 1, 0,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kg_light_filter_init (KgLightFilter *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    gtk_box_append (GTK_BOX (self->box), make_button (self, order[i]));
}

guint
kg_light_filter_get_lights (KgLightFilter *self)
{
  guint lights = 0;

  for (guint i = 0; i < KG_N_LIGHTS; i++)
    if (gtk_toggle_button_get_active (self->button[i]))
      lights |= 1u << i;

  return lights;
}

void
kg_light_filter_set_lights (KgLightFilter *self,
                            guint          lights)
{
  if (lights == kg_light_filter_get_lights (self))
    return;

  self->updating = TRUE;
  for (guint i = 0; i < KG_N_LIGHTS; i++)
    gtk_toggle_button_set_active (self->button[i], lights >> i & 1);
  self->updating = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIGHTS]);
}

/**
 * kg_light_filter_set_board:
 *
 * Shows the weeks of @board. Of a week in which nobody kept a light nothing is
 * known.
 */
void
kg_light_filter_set_board (KgLightFilter *self,
                           KgBoard       *board)
{
  G_STATIC_ASSERT (KG_SPARKLINE_WEEKS == KG_BOARD_WEEKS);

  for (guint light = 0; light < KG_N_LIGHTS; light++) {
    int values[KG_SPARKLINE_WEEKS];

    for (guint i = 0; i < KG_SPARKLINE_WEEKS; i++) {
      guint weeks_ago = KG_SPARKLINE_WEEKS - 1 - i;

      if (weeks_ago == 0)
        values[i] = (int) kg_board_count (board, light);
      else
        values[i] = kg_board_is_week_kept (board, weeks_ago) ? (int) kg_board_count_in_week (board, weeks_ago, light) : -1;
    }
    kg_sparkline_set_values (self->weeks[light], values);
  }
}

/* The same words set again would have the page laid out at every key. */
static void
set_text (GtkLabel   *label,
          const char *text)
{
  if (!g_str_equal (gtk_label_get_label (label), text))
    gtk_label_set_label (label, text);
}

/**
 * kg_light_filter_set_tally:
 *
 * Shows how many projects each light has, and their investment.
 */
void
kg_light_filter_set_tally (KgLightFilter      *self,
                           const KgBoardTally *tally)
{
  for (guint i = 0; i < KG_N_LIGHTS; i++) {
    guint n = tally->n[i];
    g_autofree char *count = g_strdup_printf ("%u", n);
    g_autofree char *sum = tally->sum[i] > 0 ? kg_money_format (tally->sum[i]) : g_strdup ("");
    g_autofree char *name = g_strdup_printf (ngettext ("%s, %u project", "%s, %u projects", n),
                                             kg_light_label (i), n);

    set_text (self->count[i], count);
    set_text (self->sum[i], sum);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->button[i]),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  }
}
