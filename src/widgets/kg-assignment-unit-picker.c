// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-assignment-unit-picker.h"

#include <glib/gi18n.h>

/**
 * KgAssignmentUnitPicker:
 *
 * All units or one of them, found by typing a part of the name or its pinyin
 * initials. Beside each unit stands how many open assignments it has, led and
 * supported.
 *
 * The unit property is the id of the unit; none means all of them.
 */

struct _KgAssignmentUnitPicker {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkListBox *rows;

  char *unit;
  KgAssignmentList *list;
  KgSearchQuery *query;
};

G_DEFINE_FINAL_TYPE (KgAssignmentUnitPicker, kg_assignment_unit_picker, ADW_TYPE_BIN)

typedef enum {
  PROP_UNIT = 1,
} KgAssignmentUnitPickerProperty;

static GParamSpec *props[PROP_UNIT + 1];

static const KgUnit *
row_unit (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "unit");
}

static void
update_label (KgAssignmentUnitPicker *self)
{
  const KgUnit *unit = self->unit != NULL && self->list != NULL
                       ? kg_board_find_unit (kg_assignment_list_get_board (self->list), self->unit)
                       : NULL;
  const char *name = unit != NULL ? unit->name : _("All units");
  /* Translators: the button that chooses a unit, and the one chosen. */
  g_autofree char *spoken = g_strdup_printf (_("Unit: %s"), name);

  gtk_label_set_text (self->label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
add_row (KgAssignmentUnitPicker *self,
         const KgUnit           *unit)
{
  KgAssignmentCounts counts;
  g_autoptr (GArray) found =
    kg_assignment_list_select (self->list,
                               &(KgAssignmentQuery) { .unit = unit != NULL ? unit->id : NULL,
                                                      .group = KG_ASSIGNMENTS_OPEN },
                               &counts);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (unit != NULL ? unit->name : _("All units"));
  g_autofree char *number = NULL;
  GtkWidget *count;

  if (unit == NULL || counts.role[KG_ASSIGNMENT_ROLE_SUPPORTING] == 0)
    number = g_strdup_printf ("%u", found->len);
  else
    /* Translators: how many a unit leads, and how many it supports. */
    number = g_strdup_printf (_("%u + %u"), counts.role[KG_ASSIGNMENT_ROLE_LEAD],
                              counts.role[KG_ASSIGNMENT_ROLE_SUPPORTING]);
  count = gtk_label_new (found->len > 0 ? number : "");

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "kg-number");
  if (unit == NULL)
    gtk_widget_add_css_class (name, "heading");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  /* The list keeps the board, and the board keeps the unit. */
  g_object_set_data (G_OBJECT (row), "unit", (gpointer) unit);
  g_object_set_data_full (G_OBJECT (row), "key",
                          unit != NULL ? kg_search_key_new (unit->name, unit->short_name, NULL) : NULL,
                          unit != NULL ? (GDestroyNotify) kg_search_key_free : NULL);
  gtk_list_box_append (self->rows, row);
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  KgAssignmentUnitPicker *self = user_data;
  KgSearchKey *key = g_object_get_data (G_OBJECT (row), "key");

  if (self->query == NULL || kg_search_query_is_empty (self->query))
    return TRUE;

  return key != NULL && kg_search_match (key, self->query);
}

static void
search_changed_cb (KgAssignmentUnitPicker *self)
{
  g_clear_pointer (&self->query, kg_search_query_free);
  self->query = kg_search_query_new (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_list_box_invalidate_filter (self->rows);
}

static void
row_activated_cb (KgAssignmentUnitPicker *self,
                  GtkListBoxRow          *row)
{
  const KgUnit *unit = row_unit (row);

  kg_assignment_unit_picker_set_unit (self, unit != NULL ? unit->id : NULL);
  gtk_popover_popdown (self->popover);
}

/* Enter takes the first that fits. */
static void
search_activate_cb (KgAssignmentUnitPicker *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row)) {
      row_activated_cb (self, GTK_LIST_BOX_ROW (row));
      return;
    }
}

static void
shown_cb (KgAssignmentUnitPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
kg_assignment_unit_picker_get_property (GObject    *object,
                                        guint       prop_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  KgAssignmentUnitPicker *self = KG_ASSIGNMENT_UNIT_PICKER (object);

  switch ((KgAssignmentUnitPickerProperty) prop_id) {
  case PROP_UNIT:
    g_value_set_string (value, self->unit);
    break;

  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_assignment_unit_picker_set_property (GObject      *object,
                                        guint         prop_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  KgAssignmentUnitPicker *self = KG_ASSIGNMENT_UNIT_PICKER (object);

  switch ((KgAssignmentUnitPickerProperty) prop_id) {
  case PROP_UNIT:
    kg_assignment_unit_picker_set_unit (self, g_value_get_string (value));
    break;

  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_assignment_unit_picker_finalize (GObject *object)
{
  KgAssignmentUnitPicker *self = KG_ASSIGNMENT_UNIT_PICKER (object);

  g_free (self->unit);
  g_clear_pointer (&self->list, kg_assignment_list_unref);
  g_clear_pointer (&self->query, kg_search_query_free);

  G_OBJECT_CLASS (kg_assignment_unit_picker_parent_class)->finalize (object);
}

static void
kg_assignment_unit_picker_class_init (KgAssignmentUnitPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kg_assignment_unit_picker_get_property;
  object_class->set_property = kg_assignment_unit_picker_set_property;
  object_class->finalize = kg_assignment_unit_picker_finalize;

  props[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kaigong/Kaigong/ui/kg-assignment-unit-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentUnitPicker, button);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentUnitPicker, label);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentUnitPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentUnitPicker, search);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentUnitPicker, rows);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
kg_assignment_unit_picker_init (KgAssignmentUnitPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->popover));
  gtk_list_box_set_filter_func (self->rows, filter_cb, self, NULL);
  update_label (self);
}

/**
 * kg_assignment_unit_picker_get_unit:
 *
 * Returns: (nullable) (transfer none): the id of the unit; %NULL for all
 */
const char *
kg_assignment_unit_picker_get_unit (KgAssignmentUnitPicker *self)
{
  return self->unit;
}

void
kg_assignment_unit_picker_set_unit (KgAssignmentUnitPicker *self,
                                    const char             *unit_id)
{
  if (g_strcmp0 (self->unit, unit_id) == 0)
    return;

  g_free (self->unit);
  self->unit = g_strdup (unit_id);
  update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNIT]);
}

/**
 * kg_assignment_unit_picker_set_list:
 * @list: (nullable): whose units and counts to offer
 */
void
kg_assignment_unit_picker_set_list (KgAssignmentUnitPicker *self,
                                    KgAssignmentList       *list)
{
  g_autoptr (KgAssignmentList) old = self->list;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);

  self->list = list != NULL ? kg_assignment_list_ref (list) : NULL;
  if (list != NULL) {
    KgBoard *board = kg_assignment_list_get_board (list);

    add_row (self, NULL);
    for (guint i = 0; i < kg_board_get_n_units (board); i++)
      add_row (self, kg_board_get_unit (board, i));
  }
  update_label (self);
}

void
kg_assignment_unit_picker_popup (KgAssignmentUnitPicker *self)
{
  gtk_menu_button_popup (self->button);
}
