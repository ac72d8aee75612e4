// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-record-entry.h"

#include "core/kg-labels.h"
#include "widgets/kg-meeting-picker.h"
#include "widgets/kg-meeting-reason.h"
#include "widgets/kg-record-entry-completion.h"
#include "widgets/kg-record-entry-due.h"

#include <glib/gi18n.h>

/**
 * KgRecordEntry:
 *
 * The one line in which the secretary records. Below it stands what was
 * understood, a chip each, to be corrected without the mouse: Tab goes to the
 * chips, Enter opens one. Nothing is refused: what is not understood stays
 * text. Enter in the line emits “record”; who listens takes the draft.
 */

#define NOBODY "-" /* the choice that takes the lead away */

typedef enum {
  CHIP_KIND,
  CHIP_LEAD,
  CHIP_SUPPORTING,
  CHIP_DUE,
  CHIP_TASK,
  N_CHIPS,
} Chip;

struct _KgRecordEntry {
  AdwBin parent_instance;

  GtkEntry *entry;
  GtkStack *below;
  GtkBox *first_row;
  GtkBox *second_row;
  GtkLabel *hint_label;
  GtkWidget *completion;

  GtkMenuButton *chips[N_CHIPS];
  GtkLabel *values[N_CHIPS];

  KgRecordEntryDraft *draft;
  KgBoard *board;          /* nullable */
  KgDate next_meeting;
  gboolean completing;     /* a completion is being put in */
};

G_DEFINE_FINAL_TYPE (KgRecordEntry, kg_record_entry, ADW_TYPE_BIN)

enum {
  SIGNAL_RECORD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The chips */

static const char *
unit_name (KgRecordEntry *self,
           const char    *id)
{
  const KgUnit *unit = id != NULL && self->board != NULL ? kg_board_find_unit (self->board, id) : NULL;

  return unit != NULL ? unit->name : NULL;
}

static void
set_chip (KgRecordEntry *self,
          Chip           chip,
          gboolean       visible,
          const char    *value,
          gboolean       faint)
{
  static const char *const roles[] = { N_("Kind"), N_("Lead"), N_("With"), N_("Due"), N_("Task") };
  GtkWidget *button = GTK_WIDGET (self->chips[chip]);
  g_autofree char *name = g_strdup_printf ("%s: %s", _(roles[chip]), value);

  gtk_widget_set_visible (button, visible);
  gtk_label_set_label (self->values[chip], value);
  if (faint)
    gtk_widget_add_css_class (button, "faint");
  else
    gtk_widget_remove_css_class (button, "faint");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_supporting (KgRecordEntry *self,
                 gboolean       visible)
{
  g_auto (GStrv) units = kg_record_entry_draft_get_supporting (self->draft);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; units[i] != NULL; i++) {
    const char *name = unit_name (self, units[i]);

    if (name != NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", name);
  }

  set_chip (self, CHIP_SUPPORTING, visible, names->len > 0 ? names->str : _("nobody"), names->len == 0);
  kg_meeting_picker_set_chosen (KG_MEETING_PICKER (gtk_menu_button_get_popover (self->chips[CHIP_SUPPORTING])),
                                (const char *const *) units);
}

static void
show_due (KgRecordEntry *self,
          gboolean       visible)
{
  KgContext *context = kg_board_get_context (self->board);
  gboolean is_default;
  KgDate due = kg_record_entry_draft_get_due (self->draft, &is_default);
  g_autofree char *day = kg_label_day_weekday (due);
  g_autofree char *left = kg_label_due (due, kg_context_get_today (context), kg_context_get_calendar (context));
  g_autofree char *text = is_default ? g_strdup_printf (_("%s, the default"), day)
                                     : g_strdup_printf ("%s · %s", day, left);

  set_chip (self, CHIP_DUE, visible, text, is_default);
  kg_record_entry_due_set_context (KG_RECORD_ENTRY_DUE (gtk_menu_button_get_popover (self->chips[CHIP_DUE])),
                                   context, self->next_meeting, is_default ? KG_DATE_NONE : due);
}

/* What a command will do, or what is odd about the sentence. */
static char *
hint_words (const KgRecordEntryDraft *draft)
{
  const KgQuickEntry *entry = draft->entry;
  KgLight light = KG_LIGHT_NONE;

  switch (entry->kind) {
  case KG_QUICK_LIGHT:
    kg_light_from_code (entry->light, &light);
    return g_strdup_printf (*entry->text != '\0' ? _("Enter confirms the light: %s")
                                                 : _("Confirms the light: %s. Say why."),
                            kg_light_label (light));
  case KG_QUICK_LEAD:
    return g_strdup (_("Enter makes this unit the lead of the project"));
  case KG_QUICK_ESCALATE:
    return entry->leader != NULL ? g_strdup_printf (_("Enter takes the matter to %s"), entry->leader)
                                 : g_strdup (_("Takes the matter to a leader. Say to whom."));
  case KG_QUICK_NEXT_TIME:
    return g_strdup (_("Enter puts the item off to the next meeting"));
  case KG_QUICK_LEAVE:
    return g_strdup (*entry->text != '\0' ? _("Enter takes the item off the list")
                                          : _("Takes the item off the list. Say why."));
  case KG_QUICK_UNATTENDED:
    return g_strdup (*entry->text != '\0' ? _("Enter says why nobody leads and no leader is asked")
                                          : _("Leaves it without a lead unit. Say why."));
  case KG_QUICK_DECISION:
    if (entry->several_leads && draft->lead == NULL)
      return g_strdup (_("More than one unit has a task here: two lines make two assignments"));
    if (entry->has_due && entry->due.past && draft->due == KG_DATE_NONE)
      return g_strdup (_("The day that was said lies in the past"));
    return NULL;
  case KG_QUICK_EMPTY:
  default:
    return NULL;
  }
}

static void
show_understood (KgRecordEntry *self)
{
  const KgRecordEntryDraft *draft = self->draft;
  const char *lead = unit_name (self, kg_record_entry_draft_get_lead (draft));
  gboolean decision = draft->entry != NULL && draft->entry->kind == KG_QUICK_DECISION;
  gboolean names_lead = draft->entry != NULL && draft->entry->kind == KG_QUICK_LEAD;
  gboolean assignment = kg_record_entry_draft_is_assignment (draft);
  g_autofree char *hint = draft->entry != NULL ? hint_words (draft) : NULL;
  const char *task = kg_record_entry_draft_get_task (draft);

  set_chip (self, CHIP_KIND, decision,
            kg_label_code (&kg_table_decision, KG_DECISION_KIND, kg_record_entry_draft_get_kind (draft)), FALSE);
  set_chip (self, CHIP_LEAD, decision || names_lead,
            lead != NULL ? lead : names_lead ? _("no unit of that name") : _("nobody: no assignment"), lead == NULL);
  show_supporting (self, assignment);
  if (self->board != NULL)
    show_due (self, assignment);
  set_chip (self, CHIP_TASK, assignment, task != NULL ? task : "", FALSE);
  kg_meeting_reason_set_text (KG_MEETING_REASON (gtk_menu_button_get_popover (self->chips[CHIP_TASK])), task);

  gtk_stack_set_visible_child_name (self->below,
                                    draft->entry != NULL && draft->entry->kind != KG_QUICK_EMPTY ? "chips" : "help");
  gtk_label_set_label (self->hint_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL);
}

static void
parse (KgRecordEntry *self)
{
  if (self->board != NULL)
    kg_record_entry_draft_parse (self->draft, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                                 self->board, self->next_meeting);
  show_understood (self);
}

/* Corrections */

static void
kind_picked_cb (KgRecordEntry *self,
                const char    *id)
{
  g_free (self->draft->kind);
  self->draft->kind = g_strdup (id);
  show_understood (self);
}

static void
lead_picked_cb (KgRecordEntry *self,
                const char    *id)
{
  gboolean nobody = g_str_equal (id, NOBODY);

  g_free (self->draft->lead);
  self->draft->lead = nobody ? NULL : g_strdup (id);
  self->draft->no_assignment = nobody;
  show_understood (self);
}

static void
supporting_picked_cb (KgRecordEntry *self,
                      const char    *id)
{
  kg_record_entry_draft_toggle_supporting (self->draft, id);
  show_understood (self);
}

static void
due_given_cb (KgRecordEntry *self,
              int            due)
{
  self->draft->due = due;
  self->draft->no_due = due == KG_DATE_NONE;
  show_understood (self);
}

static void
task_given_cb (KgRecordEntry *self,
               const char    *text)
{
  g_free (self->draft->task);
  self->draft->task = g_strdup (text);
  show_understood (self);
}

/* After a correction the typing goes on where it was. */
static void
chip_closed_cb (KgRecordEntry *self)
{
  gtk_entry_grab_focus_without_selecting (self->entry);
}

/* The line */

static void
close_completion (KgRecordEntry *self)
{
  kg_record_entry_completion_update (KG_RECORD_ENTRY_COMPLETION (self->completion), NULL);
}

static void
update_completion (KgRecordEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_autofree char *before = g_utf8_substring (text, 0, gtk_editable_get_position (GTK_EDITABLE (self->entry)));
  graphene_rect_t strong;
  graphene_point_t at;

  gtk_text_compute_cursor_extents (GTK_TEXT (delegate), gtk_editable_get_position (delegate), &strong, NULL);
  if (gtk_widget_compute_point (GTK_WIDGET (delegate), GTK_WIDGET (self), &strong.origin, &at))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->completion),
                                 &(GdkRectangle) { (int) at.x, (int) at.y, 1, (int) strong.size.height });
  kg_record_entry_completion_update (KG_RECORD_ENTRY_COMPLETION (self->completion), before);
}

static void
changed_cb (KgRecordEntry *self)
{
  parse (self);
}

/* The cursor has moved, which also follows typing. */
static void
cursor_cb (KgRecordEntry *self)
{
  if (!self->completing && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    update_completion (self);
}

static gboolean
complete (KgRecordEntry *self,
          gboolean       first)
{
  guint n_typed;
  const char *name =
    gtk_widget_get_visible (self->completion)
    ? kg_record_entry_completion_get (KG_RECORD_ENTRY_COMPLETION (self->completion), first, &n_typed) : NULL;
  g_autofree char *copy = g_strdup (name);
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));

  if (name == NULL)
    return FALSE;

  self->completing = TRUE;
  gtk_editable_delete_text (GTK_EDITABLE (self->entry), position - (int) n_typed, position);
  position -= (int) n_typed;
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), copy, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), position);
  self->completing = FALSE;
  close_completion (self);
  return TRUE;
}

static void
chosen_cb (KgRecordEntry *self)
{
  complete (self, FALSE);
  gtk_entry_grab_focus_without_selecting (self->entry);
}

static void
activate_cb (KgRecordEntry *self)
{
  if (complete (self, FALSE))
    return;

  close_completion (self);
  if (self->draft->entry != NULL && self->draft->entry->kind != KG_QUICK_EMPTY)
    g_signal_emit (self, signals[SIGNAL_RECORD], 0);
}

static gboolean
key_cb (KgRecordEntry   *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  KgRecordEntryCompletion *completion = KG_RECORD_ENTRY_COMPLETION (self->completion);

  if (!gtk_widget_get_visible (self->completion) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval) {
  case GDK_KEY_Down:
    kg_record_entry_completion_move (completion, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
    kg_record_entry_completion_move (completion, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Tab:
    return complete (self, TRUE);
  case GDK_KEY_Escape:
    close_completion (self);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static GtkMenuButton *
add_chip (KgRecordEntry *self,
          Chip           chip,
          const char    *role,
          GtkWidget     *popover,
          const char    *signal,
          GCallback      callback)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *caption = gtk_label_new (role);
  GtkWidget *value = gtk_label_new (NULL);

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (value), chip == CHIP_TASK ? 30 : chip == CHIP_DUE ? 34 : 26);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), value);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "kg-record-chip");
  gtk_widget_set_visible (button, FALSE);
  gtk_box_append (chip < CHIP_DUE ? self->first_row : self->second_row, button);

  g_signal_connect_object (popover, signal, callback, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (chip_closed_cb), self, G_CONNECT_SWAPPED);
  self->chips[chip] = GTK_MENU_BUTTON (button);
  self->values[chip] = GTK_LABEL (value);
  return GTK_MENU_BUTTON (button);
}

static void
add_chips (KgRecordEntry *self)
{
  static const char *const kinds[] = { "decided", "required", "noted", "principle" };
  GtkWidget *kind = kg_meeting_picker_new (_("Kind of decision"), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    kg_meeting_picker_add (KG_MEETING_PICKER (kind), kinds[i],
                           kg_label_code (&kg_table_decision, KG_DECISION_KIND, kinds[i]), NULL);

  add_chip (self, CHIP_KIND, _("Kind"), kind, "picked", G_CALLBACK (kind_picked_cb));
  add_chip (self, CHIP_LEAD, _("Lead"),
            kg_meeting_picker_new (_("Name or pinyin initials of a unit"), FALSE),
            "picked", G_CALLBACK (lead_picked_cb));
  add_chip (self, CHIP_SUPPORTING, _("With"),
            kg_meeting_picker_new (_("Name or pinyin initials of a unit"), TRUE),
            "picked", G_CALLBACK (supporting_picked_cb));
  add_chip (self, CHIP_DUE, _("Due"), kg_record_entry_due_new (), "given", G_CALLBACK (due_given_cb));
  add_chip (self, CHIP_TASK, _("Task"),
            kg_meeting_reason_new (_("What there is to do"), NULL, _("_Use")),
            "given", G_CALLBACK (task_given_cb));
}

static gboolean
kg_record_entry_grab_focus (GtkWidget *widget)
{
  return gtk_entry_grab_focus_without_selecting (KG_RECORD_ENTRY (widget)->entry);
}

static void
kg_record_entry_dispose (GObject *object)
{
  KgRecordEntry *self = KG_RECORD_ENTRY (object);

  g_clear_pointer (&self->completion, gtk_widget_unparent);
  g_clear_pointer (&self->board, kg_board_unref);

  G_OBJECT_CLASS (kg_record_entry_parent_class)->dispose (object);
}

static void
kg_record_entry_finalize (GObject *object)
{
  kg_record_entry_draft_free (KG_RECORD_ENTRY (object)->draft);

  G_OBJECT_CLASS (kg_record_entry_parent_class)->finalize (object);
}

static void
kg_record_entry_class_init (KgRecordEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_record_entry_dispose;
  object_class->finalize = kg_record_entry_finalize;
  widget_class->grab_focus = kg_record_entry_grab_focus;

  signals[SIGNAL_RECORD] = g_signal_new ("record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-record-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, KgRecordEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, KgRecordEntry, below);
  gtk_widget_class_bind_template_child (widget_class, KgRecordEntry, first_row);
  gtk_widget_class_bind_template_child (widget_class, KgRecordEntry, second_row);
  gtk_widget_class_bind_template_child (widget_class, KgRecordEntry, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cursor_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_completion);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
kg_record_entry_init (KgRecordEntry *self)
{
  self->draft = kg_record_entry_draft_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_chips (self);

  self->completion = kg_record_entry_completion_new ();
  gtk_widget_set_parent (self->completion, GTK_WIDGET (self));
  g_signal_connect_object (self->completion, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kg_record_entry_set_board:
 * @next_meeting: what “before the next meeting” means
 */
void
kg_record_entry_set_board (KgRecordEntry *self,
                           KgBoard       *board,
                           KgDate         next_meeting)
{
  KgMeetingPicker *lead = KG_MEETING_PICKER (gtk_menu_button_get_popover (self->chips[CHIP_LEAD]));
  KgMeetingPicker *supporting = KG_MEETING_PICKER (gtk_menu_button_get_popover (self->chips[CHIP_SUPPORTING]));

  self->next_meeting = next_meeting;
  if (board == NULL || board == self->board)
    return;

  g_clear_pointer (&self->board, kg_board_unref);
  self->board = kg_board_ref (board);
  kg_record_entry_completion_set_board (KG_RECORD_ENTRY_COMPLETION (self->completion), board);
  kg_meeting_picker_clear (lead);
  kg_meeting_picker_add (lead, NOBODY, _("Nobody: no assignment"), NULL);
  kg_meeting_picker_add_units (lead, board);
  kg_meeting_picker_clear (supporting);
  kg_meeting_picker_add_units (supporting, board);
  parse (self);
}

/**
 * kg_record_entry_take:
 *
 * Returns: (transfer full): what was typed; the line is empty afterwards
 */
KgRecordEntryDraft *
kg_record_entry_take (KgRecordEntry *self)
{
  KgRecordEntryDraft *draft = g_steal_pointer (&self->draft);

  self->draft = kg_record_entry_draft_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  parse (self);

  return draft;
}

/**
 * kg_record_entry_give_back:
 * @text: a line that could not be recorded
 *
 * Puts a line back, unless another one was begun meanwhile.
 */
void
kg_record_entry_give_back (KgRecordEntry *self,
                           const char    *text)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
