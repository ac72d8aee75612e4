// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-agent-row.h"

#include "core/kg-labels.h"
#include "widgets/kg-project-picker.h"

#include <glib/gi18n.h>

/**
 * KgProjectAgentRow:
 *
 * One service agent in the project editor: the role on this project, and the
 * phone number, which is the person's wherever he serves. Whoever is new also
 * gets a unit. One that is taken off stays in sight until the edit is saved.
 *
 * Signals: changed.
 */

struct _KgProjectAgentRow {
  AdwBin parent_instance;

  GtkDropDown *role;
  GtkLabel *name;
  GtkLabel *words;
  KgProjectPicker *unit;
  GtkEditable *phone;
  GtkButton *remove;
  GtkWidget *fault_box;
  GtkLabel *fault;
  GtkLabel *was;

  KgBoard *board;
  KgAgentEdit *edit;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgProjectAgentRow, kg_project_agent_row, ADW_TYPE_BIN)

static guint changed_signal;

/* In the order of the list of roles. */
static const char *const roles[] = { "territorial_chief", "department_chief" };

static const char *
role_label (const char *role)
{
  return kg_label_code (&kg_table_project_agent, KG_PROJECT_AGENT_ROLE, role);
}

static char *
was_words (KgProjectAgentRow *self)
{
  const KgAgentEdit *edit = self->edit;
  const char *phone;

  if (edit->agent == NULL)
    return g_strdup (edit->person == NULL ? _("Added; new in the directory") : _("Added"));
  if (edit->removed)
    return g_strdup (_("Taken off the project"));

  phone = kg_record_get_text (edit->person, KG_PERSON_PHONE);
  if (!kg_record_is (edit->agent, KG_PROJECT_AGENT_ROLE, edit->role) ||
      kg_record_field_equal (edit->person, edit->person_after, KG_PERSON_PHONE)) {
    g_autofree char *all = g_strjoin (" · ", role_label (kg_record_get_text (edit->agent, KG_PROJECT_AGENT_ROLE)),
                                      phone, NULL);

    return g_strdup_printf (_("Changed; was: %s"), all);
  }

  return phone == NULL ? g_strdup (_("Changed; was empty")) : g_strdup_printf (_("Changed; was: %s"), phone);
}

static void
update (KgProjectAgentRow *self)
{
  const KgAgentEdit *edit = self->edit;
  gboolean changed = kg_agent_edit_is_changed (edit);
  gboolean can_undo = edit->agent != NULL && changed;
  const char *name = kg_record_get_text (edit->person_after, KG_PERSON_NAME);
  g_autofree char *was = was_words (self);
  g_autofree char *fault = edit->removed ? NULL : kg_agent_phone_fault (gtk_editable_get_text (self->phone));
  /* Translators: the name of an agent. */
  g_autofree char *act = g_strdup_printf (can_undo ? _("Take back the change of %s") : _("Take %s off the project"), name);

  gtk_widget_set_visible (GTK_WIDGET (self->was), changed);
  gtk_label_set_text (self->was, was);
  if (changed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "kg-field-changed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "kg-field-changed");
  gtk_widget_set_sensitive (GTK_WIDGET (self->role), !edit->removed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->phone), !edit->removed);
  gtk_button_set_icon_name (self->remove, can_undo ? "edit-undo-symbolic" : "user-trash-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remove), act);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, act, -1);

  gtk_widget_set_visible (self->fault_box, fault != NULL);
  if (fault != NULL) {
    gtk_label_set_text (self->fault, fault);
    gtk_widget_add_css_class (GTK_WIDGET (self->phone), "error");
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self->phone), "error");
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->phone), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  fault != NULL ? fault : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->phone), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
changed (KgProjectAgentRow *self)
{
  update (self);
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
role_cb (KgProjectAgentRow *self)
{
  if (self->filling || self->edit == NULL)
    return;

  g_free (self->edit->role);
  self->edit->role = g_strdup (roles[gtk_drop_down_get_selected (self->role)]);
  changed (self);
}

static void
phone_cb (KgProjectAgentRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->phone)));

  if (self->filling || self->edit == NULL)
    return;

  kg_record_set_text (self->edit->person_after, KG_PERSON_PHONE, *text != '\0' ? text : NULL);
  changed (self);
}

static void
unit_cb (KgProjectAgentRow *self)
{
  kg_record_set_text (self->edit->person_after, KG_PERSON_UNIT, kg_project_picker_get_chosen (self->unit));
  changed (self);
}

static void
fill (KgProjectAgentRow *self)
{
  const char *phone = kg_record_get_text (self->edit->person_after, KG_PERSON_PHONE);

  self->filling = TRUE;
  gtk_editable_set_enable_undo (self->phone, FALSE);
  gtk_editable_set_text (self->phone, phone != NULL ? phone : "");
  gtk_editable_set_enable_undo (self->phone, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i], self->edit->role))
      gtk_drop_down_set_selected (self->role, i);
  self->filling = FALSE;
  update (self);
}

static void
remove_cb (KgProjectAgentRow *self)
{
  KgAgentEdit *edit = self->edit;

  if (edit->agent == NULL || !kg_agent_edit_is_changed (edit)) {
    kg_project_agent_row_set_removed (self, TRUE);
    return;
  }

  /* All of what was changed is taken back. */
  self->edit = kg_agent_edit_new (edit->agent, edit->person, kg_record_get_text (edit->agent, KG_PROJECT_AGENT_ROLE));
  kg_agent_edit_free (edit);
  fill (self);
  changed (self);
}

static gboolean
kg_project_agent_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KG_PROJECT_AGENT_ROW (widget)->phone));
}

static void
kg_project_agent_row_finalize (GObject *object)
{
  KgProjectAgentRow *self = KG_PROJECT_AGENT_ROW (object);

  g_clear_pointer (&self->edit, kg_agent_edit_free);
  g_clear_pointer (&self->board, kg_board_unref);

  G_OBJECT_CLASS (kg_project_agent_row_parent_class)->finalize (object);
}

static void
kg_project_agent_row_class_init (KgProjectAgentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_project_agent_row_finalize;
  widget_class->grab_focus = kg_project_agent_row_grab_focus;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KG_TYPE_PROJECT_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-project-agent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgProjectAgentRow, role);
  gtk_widget_class_bind_template_child (widget_class, KgProjectAgentRow, name);
  gtk_widget_class_bind_template_child (widget_class, KgProjectAgentRow, words);
  gtk_widget_class_bind_template_child (widget_class, KgProjectAgentRow, unit);
  gtk_widget_class_bind_template_child (widget_class, KgProjectAgentRow, phone);
  gtk_widget_class_bind_template_child (widget_class, KgProjectAgentRow, remove);
  gtk_widget_class_bind_template_child (widget_class, KgProjectAgentRow, fault_box);
  gtk_widget_class_bind_template_child (widget_class, KgProjectAgentRow, fault);
  gtk_widget_class_bind_template_child (widget_class, KgProjectAgentRow, was);
  gtk_widget_class_bind_template_callback (widget_class, role_cb);
  gtk_widget_class_bind_template_callback (widget_class, phone_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
kg_project_agent_row_init (KgProjectAgentRow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    gtk_string_list_append (words, role_label (roles[i]));
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (words));
  self->filling = FALSE;
}

static void
show_person (KgProjectAgentRow *self)
{
  KgRecord *person = self->edit->person_after;
  const char *unit_id = kg_record_get_text (person, KG_PERSON_UNIT);
  const KgUnit *unit = unit_id != NULL ? kg_board_find_unit (self->board, unit_id) : NULL;
  const char *post = kg_record_get_text (person, KG_PERSON_POST);
  const char *name = kg_record_get_text (person, KG_PERSON_NAME);
  g_autofree char *words = unit != NULL ? g_strjoin (" · ", unit->name, post, NULL) : g_strdup (post != NULL ? post : "");
  /* Translators: the name of an agent. */
  g_autofree char *role = g_strdup_printf (_("Role of %s"), name);
  g_autofree char *phone = g_strdup_printf (_("Phone number of %s"), name);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->role), GTK_ACCESSIBLE_PROPERTY_LABEL, role, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->phone), GTK_ACCESSIBLE_PROPERTY_LABEL, phone, -1);
}

/**
 * kg_project_agent_row_new:
 * @edit: (transfer full)
 */
GtkWidget *
kg_project_agent_row_new (KgBoard     *board,
                          KgAgentEdit *edit)
{
  KgProjectAgentRow *self = g_object_new (KG_TYPE_PROJECT_AGENT_ROW, NULL);
  gboolean is_new = edit->person == NULL;

  self->board = kg_board_ref (board);
  self->edit = edit;
  gtk_widget_set_visible (GTK_WIDGET (self->unit), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->words), !is_new);
  kg_project_picker_set_label (self->unit, _("Unit"));
  for (guint i = 0; is_new && i < kg_board_get_n_units (board); i++) {
    const KgUnit *unit = kg_board_get_unit (board, i);

    kg_project_picker_add (self->unit, unit->id, unit->name, NULL);
  }
  show_person (self);
  fill (self);

  return GTK_WIDGET (self);
}

const KgAgentEdit *
kg_project_agent_row_get_edit (KgProjectAgentRow *self)
{
  return self->edit;
}

gboolean
kg_project_agent_row_is_wrong (KgProjectAgentRow *self)
{
  return gtk_widget_get_visible (self->fault_box);
}

void
kg_project_agent_row_set_removed (KgProjectAgentRow *self,
                                  gboolean           removed)
{
  self->edit->removed = removed;
  changed (self);
}

void
kg_project_agent_row_set_role (KgProjectAgentRow *self,
                               const char        *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i], role))
      gtk_drop_down_set_selected (self->role, i);
}

void
kg_project_agent_row_set_phone (KgProjectAgentRow *self,
                                const char        *phone)
{
  gtk_editable_set_text (self->phone, phone != NULL ? phone : "");
}

/**
 * kg_project_agent_row_rebase:
 * @now: the same agent as he stands in the store meanwhile
 *
 * Compares with @now from here on. What was changed here stays.
 */
void
kg_project_agent_row_rebase (KgProjectAgentRow        *self,
                             const KgProjectAgentView *now)
{
  KgAgentEdit *old = self->edit;
  gboolean own_role = old->agent == NULL || !kg_record_is (old->agent, KG_PROJECT_AGENT_ROLE, old->role);

  self->edit = kg_agent_edit_new (now->agent, now->person,
                                  own_role ? old->role : kg_record_get_text (now->agent, KG_PROJECT_AGENT_ROLE));
  self->edit->removed = old->removed;
  for (int c = KG_COL_COMMON; c < (int) kg_table_person.n_columns; c++)
    if (old->person != NULL && !kg_record_field_equal (old->person, old->person_after, c))
      kg_record_set_field (self->edit->person_after, c, old->person_after);
  kg_agent_edit_free (old);
  show_person (self);
  fill (self);
}
