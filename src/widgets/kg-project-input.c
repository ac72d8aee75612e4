// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-input.h"

#include "core/kg-labels.h"
#include "widgets/kg-project-picker.h"

#include <glib/gi18n.h>

/**
 * KgProjectInput:
 *
 * The control in which one field of a project is typed or chosen. Whatever
 * the kind of the field, its value is a text, as kg_project_field_read() takes
 * it. A day can also be chosen from a calendar.
 *
 * Signals: changed, when the text is another one.
 */

struct _KgProjectInput {
  AdwBin parent_instance;

  KgProjectFieldKind kind;
  int column;
  GtkEditable *entry;      /* nullable, as the other three */
  GtkTextView *view;
  GtkDropDown *choice;
  KgProjectPicker *picker;
  GtkPopover *calendar_popover;
  GtkCalendar *calendar;
  char **codes;            /* of choice; the first is empty when none may be chosen */
  KgDate today;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgProjectInput, kg_project_input, ADW_TYPE_BIN)

static guint changed_signal;

static void
changed_cb (KgProjectInput *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
day_selected_cb (KgProjectInput *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  if (self->filling)
    return;

  gtk_editable_set_text (self->entry, text);
  gtk_popover_popdown (self->calendar_popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* The calendar opens at the day that was typed, or today. */
static void
open_calendar_cb (KgProjectInput *self)
{
  KgDate typed = kg_date_parse_iso (gtk_editable_get_text (self->entry));
  KgDate day = typed != KG_DATE_NONE ? typed : self->today;
  g_autoptr (GDateTime) shown = NULL;
  int y, m, d;

  kg_date_get_ymd (day, &y, &m, &d);
  shown = g_date_time_new_local (y, m, d, 0, 0, 0);
  self->filling = TRUE;
  gtk_calendar_select_day (self->calendar, shown);
  self->filling = FALSE;
  gtk_popover_popup (self->calendar_popover);
}

static void
make_entry (KgProjectInput *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), entry);
  if (self->kind == KG_PROJECT_FIELD_LINE)
    return;

  gtk_widget_add_css_class (entry, "kg-number");
  gtk_editable_set_width_chars (self->entry, 14);
  gtk_editable_set_max_width_chars (self->entry, 14);
  if (self->kind != KG_PROJECT_FIELD_DAY && self->kind != KG_PROJECT_FIELD_PERIOD)
    return;

  self->calendar_popover = GTK_POPOVER (gtk_popover_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (self->calendar_popover, GTK_WIDGET (self->calendar));
  gtk_widget_set_parent (GTK_WIDGET (self->calendar_popover), GTK_WIDGET (self));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, _("Choose from a calendar"));
  g_signal_connect_object (entry, "icon-press", G_CALLBACK (open_calendar_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
}

static void
make_view (KgProjectInput *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 9);
  gtk_text_view_set_right_margin (self->view, 9);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 62);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 160);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (scroller, "kg-field-text");
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static void
make_choice (KgProjectInput *self)
{
  const KgColumn *column = &kg_table_project.columns[self->column];
  gboolean required = (column->flags & KG_COLUMN_REQUIRED) != 0;
  g_autofree char *all = g_strconcat (required ? "" : "|", column->detail, NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->codes = g_strsplit (all, "|", -1);
  for (guint i = 0; self->codes[i] != NULL; i++)
    gtk_string_list_append (words, *self->codes[i] == '\0' ? "–"
                                   : kg_label_code (&kg_table_project, self->column, self->codes[i]));
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL));
  gtk_widget_set_halign (GTK_WIDGET (self->choice), GTK_ALIGN_START);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->choice));
}

static void
make_picker (KgProjectInput *self)
{
  self->picker = KG_PROJECT_PICKER (kg_project_picker_new ());
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->picker));
}

static GtkWidget *
control_of (KgProjectInput *self)
{
  return self->view != NULL ? GTK_WIDGET (self->view) : adw_bin_get_child (ADW_BIN (self));
}

static gboolean
kg_project_input_grab_focus (GtkWidget *widget)
{
  GtkWidget *control = control_of (KG_PROJECT_INPUT (widget));

  return control != NULL && gtk_widget_grab_focus (control);
}

static void
kg_project_input_dispose (GObject *object)
{
  KgProjectInput *self = KG_PROJECT_INPUT (object);

  if (self->calendar_popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->calendar_popover)));

  G_OBJECT_CLASS (kg_project_input_parent_class)->dispose (object);
}

static void
kg_project_input_finalize (GObject *object)
{
  g_strfreev (KG_PROJECT_INPUT (object)->codes);

  G_OBJECT_CLASS (kg_project_input_parent_class)->finalize (object);
}

static void
kg_project_input_class_init (KgProjectInputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kg_project_input_dispose;
  object_class->finalize = kg_project_input_finalize;

  GTK_WIDGET_CLASS (klass)->grab_focus = kg_project_input_grab_focus;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kg_project_input_init (KgProjectInput *self)
{
  self->today = KG_DATE_NONE;
}

/**
 * kg_project_input_new:
 * @column: or %KG_PROJECT_FORECAST_REASON
 */
GtkWidget *
kg_project_input_new (int column)
{
  KgProjectInput *self = g_object_new (KG_TYPE_PROJECT_INPUT, NULL);

  self->column = column;
  self->kind = column == KG_PROJECT_FORECAST_REASON ? KG_PROJECT_FIELD_LINE : kg_project_field_kind (column);
  switch (self->kind) {
  case KG_PROJECT_FIELD_PARAGRAPH:
    make_view (self);
    break;
  case KG_PROJECT_FIELD_CODE:
    make_choice (self);
    break;
  case KG_PROJECT_FIELD_UNIT:
    make_picker (self);
    break;
  case KG_PROJECT_FIELD_LINE:
  case KG_PROJECT_FIELD_MONEY:
  case KG_PROJECT_FIELD_WORKDAYS:
  case KG_PROJECT_FIELD_DAY:
  case KG_PROJECT_FIELD_PERIOD:
  default:
    make_entry (self);
    break;
  }

  return GTK_WIDGET (self);
}

/**
 * kg_project_input_dup_text:
 *
 * Returns: (transfer full): what was typed, or the id or code that is chosen
 */
char *
kg_project_input_dup_text (KgProjectInput *self)
{
  char *text = NULL;

  if (self->view != NULL)
    g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  else if (self->choice != NULL)
    text = g_strdup (self->codes[gtk_drop_down_get_selected (self->choice)]);
  else if (self->picker != NULL)
    text = g_strdup (kg_project_picker_get_chosen (self->picker));
  else if (self->entry != NULL)
    text = g_strdup (gtk_editable_get_text (self->entry));

  return text != NULL ? text : g_strdup ("");
}

/**
 * kg_project_input_set_text:
 *
 * As if somebody had typed it: Ctrl+Z in the field takes it back.
 */
void
kg_project_input_set_text (KgProjectInput *self,
                           const char     *text)
{
  if (self->view != NULL) {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
    GtkTextIter start, end;

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    gtk_text_buffer_begin_user_action (buffer);
    gtk_text_buffer_delete (buffer, &start, &end);
    gtk_text_buffer_insert (buffer, &start, text, -1);
    gtk_text_buffer_end_user_action (buffer);
  } else if (self->choice != NULL) {
    for (guint i = 0; self->codes[i] != NULL; i++)
      if (g_str_equal (self->codes[i], text))
        gtk_drop_down_set_selected (self->choice, i);
  } else if (self->picker != NULL) {
    kg_project_picker_set_chosen (self->picker, text);
    changed_cb (self);
  } else if (self->entry != NULL) {
    gtk_editable_set_text (self->entry, text);
  }
}

/**
 * kg_project_input_fill:
 *
 * Sets where editing begins: changed is not emitted, and Ctrl+Z in the field
 * goes no further back.
 */
void
kg_project_input_fill (KgProjectInput *self,
                       const char     *text)
{
  GtkTextBuffer *buffer = self->view != NULL ? gtk_text_view_get_buffer (self->view) : NULL;

  self->filling = TRUE;
  if (buffer != NULL) {
    gtk_text_buffer_begin_irreversible_action (buffer);
    gtk_text_buffer_set_text (buffer, text, -1);
    gtk_text_buffer_end_irreversible_action (buffer);
  } else if (self->entry != NULL) {
    gtk_editable_set_enable_undo (self->entry, FALSE);
    gtk_editable_set_text (self->entry, text);
    gtk_editable_set_enable_undo (self->entry, TRUE);
  } else {
    kg_project_input_set_text (self, text);
  }
  self->filling = FALSE;
}

/**
 * kg_project_input_set_board:
 * @board: whose units can be chosen, and its day
 */
void
kg_project_input_set_board (KgProjectInput *self,
                            KgBoard        *board)
{
  self->today = kg_context_get_today (kg_board_get_context (board));
  if (self->picker == NULL)
    return;

  kg_project_picker_clear (self->picker);
  for (guint i = 0; i < kg_board_get_n_units (board); i++) {
    const KgUnit *unit = kg_board_get_unit (board, i);

    kg_project_picker_add (self->picker, unit->id, unit->name,
                           g_str_equal (unit->short_name, unit->name) ? NULL : unit->short_name);
  }
}

/**
 * kg_project_input_set_label:
 *
 * Says what the field is, to those who do not see where it stands.
 */
void
kg_project_input_set_label (KgProjectInput *self,
                            const char     *label)
{
  if (self->picker != NULL)
    kg_project_picker_set_label (self->picker, label);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (control_of (self)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * kg_project_input_set_invalid:
 * @why: (nullable): what is wrong, which is also told to those who do not see
 *   it; %NULL when nothing is
 */
void
kg_project_input_set_invalid (KgProjectInput *self,
                              const char     *why)
{
  GtkWidget *control = control_of (self);

  if (why != NULL)
    gtk_widget_add_css_class (adw_bin_get_child (ADW_BIN (self)), "error");
  else
    gtk_widget_remove_css_class (adw_bin_get_child (ADW_BIN (self)), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  why != NULL ? why : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
                               why != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
