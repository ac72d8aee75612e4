// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-card.h"

#include "core/kg-assignment.h"
#include "core/kg-labels.h"
#include "services/kg-meeting-brief.h"
#include "services/kg-private-note.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-meeting-act.h"
#include "widgets/kg-meeting-text.h"
#include "widgets/kg-meeting-words.h"

#include <glib/gi18n.h>

/**
 * KgMeetingCard:
 *
 * What the secretary has beside the record: of a project its light with the
 * reasons, its three starts, what it is stuck at, open problems, the last
 * decisions and open assignments; of the check what last time gave out; and
 * a note that nobody else sees.
 */

struct _KgMeetingCard {
  AdwBin parent_instance;

  GtkWidget *project_box;
  KgLamp *lamp;
  GtkButton *open_button;
  GtkLabel *confirmed_label;
  GtkLabel *reasons_label;
  GtkLabel *warning_label;
  GtkLabel *planned_label;
  GtkLabel *forecast_label;
  GtkLabel *actual_label;
  GtkLabel *stuck_label;
  GtkLabel *people_label;
  GtkBox *lists_box;
  KgMeetingText *note;

  KgWorkspace *workspace;
  GCancellable *cancellable; /* nullable: a read under way */
  char *item;
  char *project;             /* nullable */
  gboolean is_check;
};

G_DEFINE_FINAL_TYPE (KgMeetingCard, kg_meeting_card, ADW_TYPE_BIN)

typedef struct {
  char *item;
  char *owner;
  KgMeetingBrief *brief;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->item);
  g_free (load->owner);
  g_clear_pointer (&load->brief, kg_meeting_brief_unref);
  g_free (load);
}

static gboolean
load_brief (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Load *load = data;

  load->brief = kg_meeting_brief_load (txn, load->item, load->owner, error);
  return load->brief != NULL;
}

static gboolean
save_note (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  const KgMeetingAct *act = data;

  return kg_private_note_set (txn, act->code, act->other, act->id, act->text, error);
}

static void
note_saved_cb (GtkWidget          *widget,
               const KgMeetingAct *act,
               const GError       *error)
{
  if (act != NULL)
    kg_meeting_text_saved (KG_MEETING_CARD (widget)->note, act->id, error);
}

static void
save_note_cb (KgMeetingCard *self,
              const char    *target,
              const char    *text)
{
  KgMeetingAct *act;

  if (self->workspace == NULL)
    return;

  act = kg_meeting_act_new (target, kg_workspace_get_by (self->workspace), text);
  act->other = g_strdup (self->project);
  kg_meeting_act_save (act, GTK_WIDGET (self), self->workspace, _("Private note"), save_note, note_saved_cb);
}

/* The lists */

static GtkWidget *
add_label (GtkBox     *box,
           const char *text,
           const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  gtk_box_append (box, label);
  return label;
}

static GtkBox *
add_section (KgMeetingCard *self,
             const char    *title,
             guint          n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *heading = g_strdup_printf ("%s %u", title, n);

  add_label (GTK_BOX (box), heading, "heading");
  gtk_box_append (self->lists_box, box);
  return GTK_BOX (box);
}

/* A small line and a sentence below it; with an action it is a button. */
static void
add_entry (GtkBox     *box,
           const char *small,
           const char *text,
           const char *action,
           const char *target,
           gboolean    warn)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = add_label (GTK_BOX (words), small, "caption");

  gtk_widget_add_css_class (caption, warn ? "warning" : "dim-label");
  add_label (GTK_BOX (words), text, NULL);
  if (action != NULL) {
    GtkWidget *button = gtk_button_new ();
    g_autofree char *name = g_strdup_printf ("%s, %s", small, text);

    gtk_button_set_child (GTK_BUTTON (button), words);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_add_css_class (button, "kg-card-link");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    words = button;
  } else {
    gtk_widget_add_css_class (words, "kg-card-entry");
  }
  gtk_box_append (box, words);
}

static void
show_problems (KgMeetingCard  *self,
               KgMeetingBrief *brief)
{
  GtkBox *box;

  if (brief->problems->len == 0)
    return;

  box = add_section (self, _("Open problems"), brief->problems->len);
  for (guint i = 0; i < brief->problems->len; i++) {
    KgRecord *problem = g_ptr_array_index (brief->problems, i);
    const char *severity = kg_record_get_text (problem, KG_PROBLEM_SEVERITY);
    g_autofree char *day = kg_label_day (kg_record_get_date (problem, KG_PROBLEM_RAISED_ON));
    g_autofree char *small =
      g_strdup_printf (_("%s · since %s"), kg_label_code (&kg_table_problem, KG_PROBLEM_SEVERITY, severity), day);

    add_entry (box, small, kg_record_get_text (problem, KG_PROBLEM_TEXT), NULL, NULL,
               g_str_equal (severity, "blocking"));
  }
}

static void
show_decisions (KgMeetingCard  *self,
                KgMeetingBrief *brief)
{
  GtkBox *box;

  if (brief->decisions->len == 0)
    return;

  box = add_section (self, _("Last decisions"), brief->decisions->len);
  for (guint i = 0; i < brief->decisions->len; i++) {
    const KgBriefDecision *decision = g_ptr_array_index (brief->decisions, i);
    g_autofree char *number = kg_meeting_words_number (decision->meeting);
    g_autofree char *day = kg_label_day_weekday (kg_record_get_date (decision->meeting, KG_MEETING_HELD_ON));
    g_autofree char *small = g_strdup_printf ("%s · %s", number, day);

    add_entry (box, small, kg_record_get_text (decision->record, KG_DECISION_TEXT), NULL, NULL, FALSE);
  }
}

static void
show_assignments (KgMeetingCard  *self,
                  KgMeetingBrief *brief)
{
  KgContext *context = kg_workspace_get_context (self->workspace);
  GtkBox *box;

  if (brief->assignments->len == 0)
    return;

  box = add_section (self, self->is_check ? _("Given out last time") : _("Open assignments"), brief->assignments->len);
  for (guint i = 0; i < brief->assignments->len; i++) {
    const KgBriefAssignment *assignment = g_ptr_array_index (brief->assignments, i);
    const char *state = kg_record_get_text (assignment->record, KG_ASSIGNMENT_STATE);
    KgDate due = kg_record_get_date (assignment->record, KG_ASSIGNMENT_DUE_CURRENT);
    KgDueState due_state = kg_assignment_due_state (state, due, kg_context_get_today (context),
                                                    kg_context_get_calendar (context));
    g_autofree char *left = kg_label_due (due, kg_context_get_today (context), kg_context_get_calendar (context));
    g_autofree char *small =
      g_strdup_printf ("#%s · %s · %s%s%s", kg_record_get_text (assignment->record, KG_ASSIGNMENT_NUMBER),
                       assignment->lead != NULL ? assignment->lead : "–",
                       kg_label_code (&kg_table_assignment, KG_ASSIGNMENT_STATE, state),
                       due_state != KG_DUE_NONE ? " · " : "", due_state != KG_DUE_NONE ? left : "");

    add_entry (box, small, kg_record_get_text (assignment->record, KG_ASSIGNMENT_TEXT),
               "win.show-assignment", kg_record_get_id (assignment->record), due_state == KG_DUE_OVERDUE);
  }
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KgMeetingCard) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  GtkWidget *child;

  if (load == NULL) {
    /* An item that was removed meanwhile is nothing to speak of. */
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_debug ("%s", error->message);
    return;
  }
  if (self->workspace == NULL || g_strcmp0 (load->item, self->item) != 0)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lists_box))) != NULL)
    gtk_box_remove (self->lists_box, child);
  show_problems (self, load->brief);
  show_assignments (self, load->brief);
  show_decisions (self, load->brief);
  kg_meeting_text_bind (self->note, self->item, load->brief->note, G_MAXINT64);
  g_object_set (self->note, "editable", TRUE, NULL);
}

static void
read_brief (KgMeetingCard *self)
{
  Load *load;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->item == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  load = g_new0 (Load, 1);
  load->item = g_strdup (self->item);
  load->owner = g_strdup (kg_workspace_get_by (self->workspace));
  kg_workspace_read_async (self->workspace, load_brief, load, load_free, self->cancellable,
                           loaded_cb, g_object_ref (self));
}

/* The project's facts, which the board has at hand */

static void
show_start (GtkLabel *label,
            KgDate    date)
{
  g_autofree char *text = kg_label_date (date);

  gtk_label_set_label (label, text);
}

static void
show_project (KgMeetingCard   *self,
              KgBoard         *board,
              const KgProject *project)
{
  g_autoptr (GPtrArray) reasons = kg_board_get_reasons (board, project);
  g_autofree char *words = kg_light_reasons_to_text (reasons);
  g_autofree char *warning = kg_meeting_words_warning (board, project);
  g_autofree char *slack = NULL;
  g_autofree char *forecast = kg_label_date (project->forecast_start);
  g_autofree char *confirmed = NULL;
  g_autofree char *people = NULL;
  const char *stuck = kg_board_get_stuck (board, project);

  kg_lamp_set_light (self->lamp, project->light);
  kg_lamp_set_proposed (self->lamp, project->is_confirmed ? (int) project->proposed : KG_LAMP_NO_PROPOSAL);

  if (project->is_confirmed) {
    g_autofree char *day = kg_label_day (project->confirmed_on);

    confirmed = g_strdup_printf (_("Confirmed on %s: %s"), day,
                                 project->confirmed_reason != NULL ? project->confirmed_reason : "–");
  }
  gtk_label_set_label (self->confirmed_label, confirmed != NULL ? confirmed : _("Not confirmed by a meeting yet"));
  gtk_label_set_label (self->reasons_label, words);
  gtk_label_set_label (self->warning_label, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning_label), warning != NULL);

  show_start (self->planned_label, project->planned_start);
  show_start (self->actual_label, project->actual_start);
  if (project->slack != G_MININT && project->forecast_start != KG_DATE_NONE) {
    g_autofree char *days = kg_label_slack (project->slack);

    slack = g_strdup_printf ("%s (%s)", forecast, days);
  }
  gtk_label_set_label (self->forecast_label, slack != NULL ? slack : forecast);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->forecast_label),
                               slack != NULL ? _("In brackets the working days before or after the planned start") : NULL);

  gtk_label_set_label (self->stuck_label, stuck != NULL ? stuck : "–");
  people = g_strdup_printf ("%s · %s",
                            project->lead_unit != NULL ? project->lead_unit->name : _("no lead unit"),
                            project->territory != NULL ? project->territory->name : "–");
  gtk_label_set_label (self->people_label, people);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", project->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "win.show-project");
}

static void
kg_meeting_card_dispose (GObject *object)
{
  KgMeetingCard *self = KG_MEETING_CARD (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kg_meeting_card_parent_class)->dispose (object);
}

static void
kg_meeting_card_finalize (GObject *object)
{
  KgMeetingCard *self = KG_MEETING_CARD (object);

  g_free (self->item);
  g_free (self->project);

  G_OBJECT_CLASS (kg_meeting_card_parent_class)->finalize (object);
}

static void
kg_meeting_card_class_init (KgMeetingCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_meeting_card_dispose;
  object_class->finalize = kg_meeting_card_finalize;

  g_type_ensure (KG_TYPE_LAMP);
  g_type_ensure (KG_TYPE_MEETING_TEXT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-card.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, project_box);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, lamp);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, open_button);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, confirmed_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, reasons_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, warning_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, planned_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, forecast_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, actual_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, stuck_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, people_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, lists_box);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingCard, note);
  gtk_widget_class_bind_template_callback (widget_class, save_note_cb);
}

static void
kg_meeting_card_init (KgMeetingCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_meeting_card_set_item:
 * @item: (nullable)
 *
 * Shows what belongs to @item; call it again when something has changed.
 */
void
kg_meeting_card_set_item (KgMeetingCard       *self,
                          KgWorkspace         *workspace,
                          const KgMeetingItem *item)
{
  KgBoard *board = workspace != NULL ? kg_workspace_get_board (workspace) : NULL;
  const char *id = item != NULL ? kg_record_get_id (item->record) : NULL;
  const char *project_id = item != NULL ? kg_record_get_text (item->record, KG_AGENDA_ITEM_PROJECT) : NULL;
  const KgProject *project = project_id != NULL && board != NULL ? kg_board_find_project (board, project_id) : NULL;

  /* The note of the old item is saved for the old item, and nothing is typed
   * before the new one is read. */
  if (g_strcmp0 (self->item, id) != 0) {
    kg_meeting_text_bind (self->note, id, "", 0);
    g_object_set (self->note, "editable", FALSE, NULL);
  }

  g_set_object (&self->workspace, workspace);
  g_free (self->item);
  self->item = g_strdup (id);
  g_free (self->project);
  self->project = g_strdup (project_id);
  self->is_check = item != NULL && kg_record_is (item->record, KG_AGENDA_ITEM_KIND, "check");

  gtk_widget_set_visible (self->project_box, project != NULL);
  if (project != NULL)
    show_project (self, board, project);
  gtk_widget_set_visible (GTK_WIDGET (self->note), item != NULL);
  read_brief (self);
}

/**
 * kg_meeting_card_flush:
 *
 * Has the private note saved now.
 */
void
kg_meeting_card_flush (KgMeetingCard *self)
{
  kg_meeting_text_flush (self->note);
}
