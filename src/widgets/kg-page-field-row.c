// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-page-field-row.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * KgPageFieldRow:
 *
 * One measure of a page: what it is, where the standard has it, its value with
 * its unit, and what ships with the program where that is another one, one
 * click away.
 *
 * Signals: changed, when somebody changed it; entered, when it got the focus.
 */

struct _KgPageFieldRow {
  AdwActionRow parent_instance;

  GtkBox *control_box;
  GtkButton *reset_button;
  AdwButtonContent *reset_content;

  const KgPageField *field;
  GtkWidget *control;     /* a spin button, a switch or a colour button */
  double shipped;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgPageFieldRow, kg_page_field_row, ADW_TYPE_ACTION_ROW)

static guint changed_signal;
static guint entered_signal;

/* Zeros behind the point say nothing. */
static char *
write_number (double value)
{
  g_autofree char *text = g_strdup_printf ("%.4f", value);
  gsize end = strlen (text);

  while (text[end - 1] == '0')
    end--;
  if (!g_ascii_isdigit (text[end - 1]))
    end--;

  return g_strndup (text, end);
}

static gboolean
output_cb (GtkSpinButton *spin)
{
  g_autofree char *text = write_number (gtk_spin_button_get_value (spin));

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (spin))))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);

  return TRUE;
}

/* A spin button takes what is typed only when it is left; here it counts at
 * once. What is no number, or one out of range, is named instead of mended. */
static double
read_number (KgPageFieldRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control))));
  char *end;
  double value = g_strtod (text, &end);

  return *text != '\0' && *end == '\0' ? value : NAN;
}

/**
 * kg_page_field_row_get_value:
 *
 * Returns: the value as it stands; not a number where none is typed
 */
double
kg_page_field_row_get_value (KgPageFieldRow *self)
{
  GdkRGBA colour;

  if (GTK_IS_SWITCH (self->control))
    return gtk_switch_get_active (GTK_SWITCH (self->control));
  if (!GTK_IS_COLOR_BUTTON (self->control))
    return read_number (self);

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->control), &colour);
  return round (colour.red * 255) * 0x10000 + round (colour.green * 255) * 0x100 + round (colour.blue * 255);
}

static void
update (KgPageFieldRow *self)
{
  gboolean differs = kg_page_field_row_get_value (self) != self->shipped;

  gtk_widget_set_visible (GTK_WIDGET (self->reset_button), differs);
  if (differs)
    gtk_widget_add_css_class (GTK_WIDGET (self), "kg-page-field-differs");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "kg-page-field-differs");
}

/* What ships, on the button that brings it back. */
static void
name_reset (KgPageFieldRow *self)
{
  g_autofree char *words = kg_page_field_to_words (self->field, self->shipped);
  /* Translators: the name of a button: a measure of the page, and its value
   * that ships. */
  g_autofree char *name = g_strdup_printf (_("%s as shipped: %s"), _(self->field->label), words);

  adw_button_content_set_label (self->reset_content, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
changed_cb (KgPageFieldRow *self)
{
  if (self->filling)
    return;

  update (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
put_value (KgPageFieldRow *self,
           double          value)
{
  self->filling = TRUE;
  if (GTK_IS_SWITCH (self->control)) {
    gtk_switch_set_active (GTK_SWITCH (self->control), value != 0);
  } else if (GTK_IS_COLOR_BUTTON (self->control)) {
    guint whole = (guint) value;
    GdkRGBA colour = { (float) (whole >> 16 & 0xff) / 255, (float) (whole >> 8 & 0xff) / 255,
                       (float) (whole & 0xff) / 255, 1 };

    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->control), &colour);
  } else {
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->control), value);
    /* What was typed may stand for the same number, or for none. */
    output_cb (GTK_SPIN_BUTTON (self->control));
  }
  self->filling = FALSE;
}

static void
reset_cb (KgPageFieldRow *self)
{
  /* The button goes, and takes the focus with it. */
  gtk_widget_grab_focus (self->control);
  put_value (self, self->shipped);
  changed_cb (self);
}

static void
entered_cb (KgPageFieldRow *self)
{
  g_signal_emit (self, entered_signal, 0);
}

static void
kg_page_field_row_class_init (KgPageFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  entered_signal = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-page-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgPageFieldRow, control_box);
  gtk_widget_class_bind_template_child (widget_class, KgPageFieldRow, reset_button);
  gtk_widget_class_bind_template_child (widget_class, KgPageFieldRow, reset_content);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
kg_page_field_row_init (KgPageFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The wheel turns the form and never a measure that happens to lie below the
 * pointer. */
static void
ignore_wheel (GtkWidget *spin)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (spin);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
      gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
  }
}

static double
get_step (const KgPageField *field)
{
  switch (field->kind) {
  case KG_PAGE_MM:
    return field->most <= 10 ? 0.05 : 1;
  case KG_PAGE_PT:
    return 0.5;
  case KG_PAGE_RATIO:
    return 0.02;
  case KG_PAGE_COUNT:
  case KG_PAGE_DEGREES:
  case KG_PAGE_COLOUR:
  case KG_PAGE_FLAG:
  default:
    return 1;
  }
}

static GtkWidget *
new_spin (KgPageFieldRow *self)
{
  const KgPageField *field = self->field;
  double step = get_step (field);
  GtkWidget *spin = gtk_spin_button_new_with_range (field->least, field->most, step);

  /* As many places as the program keeps; the output leaves the zeros out. */
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), field->kind == KG_PAGE_COUNT ? 0 : 4);
  gtk_spin_button_set_increments (GTK_SPIN_BUTTON (spin), step, step * 10);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  gtk_editable_set_alignment (GTK_EDITABLE (spin), 1);
  gtk_widget_add_css_class (spin, "kg-number");
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect_object (spin, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  ignore_wheel (spin);

  return spin;
}

static GtkWidget *
new_control (KgPageFieldRow *self)
{
  GtkWidget *control;

  switch (self->field->kind) {
  case KG_PAGE_FLAG:
    control = gtk_switch_new ();
    g_signal_connect_object (control, "notify::active", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    return control;
  case KG_PAGE_COLOUR:
    control = gtk_color_button_new ();
    gtk_color_button_set_title (GTK_COLOR_BUTTON (control), _(self->field->label));
    g_signal_connect_object (control, "notify::rgba", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    return control;
  case KG_PAGE_MM:
  case KG_PAGE_PT:
  case KG_PAGE_COUNT:
  case KG_PAGE_RATIO:
  case KG_PAGE_DEGREES:
  default:
    return new_spin (self);
  }
}

/**
 * kg_page_field_row_new:
 * @units: what the units of all rows are as wide as
 */
GtkWidget *
kg_page_field_row_new (const KgPageField *field,
                       GtkSizeGroup      *units)
{
  KgPageFieldRow *self = g_object_new (KG_TYPE_PAGE_FIELD_ROW, NULL);
  const char *label = _(field->label), *unit = kg_page_field_get_unit (field);
  g_autofree char *clause = field->clause != NULL ? g_strdup_printf ("GB/T 9704-2012, %s", field->clause)
                                                  /* Translators: a measure that no standard sets. */
                                                  : g_strdup (_("left to the office"));

  self->field = field;
  self->control = new_control (self);
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), clause);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, clause, -1);
  gtk_box_append (self->control_box, self->control);
  if (GTK_IS_SPIN_BUTTON (self->control)) {
    GtkWidget *unit_label = gtk_label_new (unit);

    gtk_widget_add_css_class (unit_label, "dim-label");
    gtk_label_set_xalign (GTK_LABEL (unit_label), 0);
    gtk_size_group_add_widget (units, unit_label);
    gtk_box_append (self->control_box, unit_label);
  }
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->control);

  return GTK_WIDGET (self);
}

const KgPageField *
kg_page_field_row_get_field (KgPageFieldRow *self)
{
  return self->field;
}

/**
 * kg_page_field_row_set_value:
 * @shipped: what ships with the program
 */
void
kg_page_field_row_set_value (KgPageFieldRow *self,
                             double          value,
                             double          shipped)
{
  self->shipped = shipped;
  put_value (self, value);
  name_reset (self);
  update (self);
}
