// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-assignment-detail.h"

#include "core/kg-labels.h"
#include "services/kg-assignment-file.h"
#include "widgets/kg-assignment-events.h"
#include "widgets/kg-assignment-row.h"
#include "widgets/kg-children.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-lamp.h"

#include <glib/gi18n.h>

/**
 * KgAssignmentDetail:
 *
 * One assignment with where it came from, its days, its chain of events, and
 * a button for each action that its state allows. The buttons activate the
 * actions of the page around it.
 */

struct _KgAssignmentDetail {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *number;
  GtkLabel *state;
  GtkImage *due_icon;
  GtkLabel *due_words;
  GtkLabel *text;
  GtkWidget *asked;
  GtkLabel *asked_words;
  GtkLabel *asked_reason;
  GtkWidget *origin;
  GtkLabel *sentence;
  GtkWidget *meeting;
  GtkLabel *meeting_label;
  GtkWidget *project_box;
  KgLamp *lamp;
  GtkWidget *project;
  GtkLabel *project_label;
  GtkGrid *facts;
  GtkBox *days;
  GtkBox *events;
  GtkFlowBox *buttons;
  GtkWidget *button[KG_N_ACTIONS];

  char *id;                   /* of the one that is shown */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (KgAssignmentDetail, kg_assignment_detail, ADW_TYPE_BIN)

static const struct { const char *name; guint key; } actions[KG_N_ACTIONS] = {
  [KG_ACTION_SIGN] = { "assignment.sign", GDK_KEY_s },
  [KG_ACTION_REPORT] = { "assignment.report", GDK_KEY_r },
  [KG_ACTION_VERIFY] = { "assignment.verify", GDK_KEY_v },
  [KG_ACTION_RETURN] = { "assignment.return", GDK_KEY_b },
  [KG_ACTION_DONE] = { "assignment.done", GDK_KEY_d },
  [KG_ACTION_STRIKE] = { "assignment.strike", GDK_KEY_x },
  [KG_ACTION_URGE] = { "assignment.urge", GDK_KEY_u },
  [KG_ACTION_EXTEND] = { "assignment.extend", GDK_KEY_e },
  [KG_ACTION_GRANT] = { "assignment.grant", GDK_KEY_g },
  [KG_ACTION_REFUSE] = { "assignment.refuse", GDK_KEY_f },
  [KG_ACTION_SUSPEND] = { "assignment.suspend", GDK_KEY_p },
  [KG_ACTION_RESUME] = { "assignment.resume", GDK_KEY_c },
};

/* The chain, loaded when one is shown. */

typedef struct {
  char *id;
  KgAssignmentFile *file;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->file, kg_assignment_file_free);
  g_free (request->id);
  g_free (request);
}

static gboolean
load_file (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Request *request = data;

  request->file = kg_assignment_file_load (txn, request->id, error);
  return request->file != NULL;
}

static void
show_asked (KgAssignmentDetail *self,
            KgAssignmentFile   *file)
{
  KgRecord *last = file->extensions->len > 0
                   ? g_ptr_array_index (file->extensions, file->extensions->len - 1)
                   : NULL;
  gboolean waits = last != NULL && kg_record_is (last, KG_EXTENSION_ANSWER, "pending");

  gtk_widget_set_visible (self->asked, waits);
  if (waits) {
    g_autofree char *day = kg_label_day_weekday (kg_record_get_date (last, KG_EXTENSION_DUE));
    g_autofree char *words = g_strdup_printf (_("Extension asked for, until %s"), day);

    gtk_label_set_text (self->asked_words, words);
    gtk_label_set_text (self->asked_reason, kg_record_get_text (last, KG_EXTENSION_REASON));
  }
}

static void
file_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (KgAssignmentDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  Request *request = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (request == NULL) {
    kg_feedback_error (GTK_WIDGET (self), error);
    return;
  }
  if (g_strcmp0 (self->id, request->id) != 0)
    return;

  show_asked (self, request->file);
  kg_children_clear (GTK_WIDGET (self->events));
  for (guint i = request->file->events->len; i > 0; i--)
    gtk_box_append (self->events,
                    kg_assignment_event_new (g_ptr_array_index (request->file->events, i - 1), i == 1));
}

static void
add_fact (KgAssignmentDetail *self,
          int                 row,
          const char         *name,
          const char         *value)
{
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *value_label = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_widget_set_valign (name_label, GTK_ALIGN_START);
  gtk_widget_add_css_class (name_label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (value_label), 0);
  gtk_label_set_wrap (GTK_LABEL (value_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (value_label, TRUE);
  gtk_grid_attach (self->facts, name_label, 0, row, 1, 1);
  gtk_grid_attach (self->facts, value_label, 1, row, 1, 1);
}

static void
show_facts (KgAssignmentDetail     *self,
            const KgAssignmentItem *item)
{
  const char *person = kg_record_get_text (item->record, KG_ASSIGNMENT_PERSON);
  gint64 extensions = kg_record_get_int (item->record, KG_ASSIGNMENT_EXTENSIONS);
  gint64 urges = kg_record_get_int (item->record, KG_ASSIGNMENT_URGES);
  int row = 0;

  kg_children_clear (GTK_WIDGET (self->facts));
  add_fact (self, row++, _("Lead"), item->lead_unit != NULL ? item->lead_unit->name : "–");
  if (item->supporting_names != NULL)
    add_fact (self, row++, _("Supporting"), item->supporting_names);
  if (person != NULL)
    add_fact (self, row++, _("Person"), person);
  if (extensions > 0) {
    g_autofree char *words = g_strdup_printf (ngettext ("%d time", "%d times", extensions), (int) extensions);

    add_fact (self, row++, _("Extended"), words);
  }
  if (urges > 0) {
    g_autofree char *words = g_strdup_printf (ngettext ("%d time", "%d times", urges), (int) urges);

    add_fact (self, row++, _("Urged"), words);
  }
}

static void
add_day (KgAssignmentDetail *self,
         const char         *name,
         KgDate              date)
{
  g_autofree char *day = kg_label_day_weekday (date);
  GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *day_label = gtk_label_new (day);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name_label, "caption");
  gtk_widget_add_css_class (name_label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (day_label), 0);
  gtk_widget_add_css_class (day_label, "kg-number");
  gtk_widget_add_css_class (tile, "kg-tile");
  gtk_box_append (GTK_BOX (tile), name_label);
  gtk_box_append (GTK_BOX (tile), day_label);
  gtk_box_append (self->days, tile);
}

static void
show_origin (KgAssignmentDetail     *self,
             const KgAssignmentItem *item)
{
  g_autofree char *meeting = kg_assignment_item_meeting_words (item);

  gtk_widget_set_visible (self->origin, item->sentence != NULL || meeting != NULL);
  /* Where the task is the sentence, once is enough. */
  gtk_label_set_text (self->sentence, item->sentence != NULL ? item->sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence),
                          item->sentence != NULL && !g_str_equal (item->sentence, item->text));
  gtk_widget_set_visible (self->meeting, meeting != NULL);
  if (meeting != NULL) {
    g_autofree char *held = kg_label_day_weekday (item->meeting_day);
    g_autofree char *words = g_strjoin (" · ", meeting, held, item->series_name, NULL);

    gtk_label_set_text (self->meeting_label, words);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->meeting), "s", item->meeting_id);
  }

  gtk_widget_set_visible (self->project_box, item->project_name != NULL);
  if (item->project_name != NULL) {
    kg_lamp_set_light (self->lamp, item->light);
    gtk_label_set_text (self->project_label, item->project_name);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->project), "s", item->project_id);
  }
}

static void
show_buttons (KgAssignmentDetail     *self,
              const KgAssignmentItem *item,
              KgDate                  today)
{
  for (int i = 0; i < KG_N_ACTIONS; i++)
    gtk_widget_set_visible (gtk_widget_get_parent (self->button[i]), kg_assignment_item_allows (item, i, today));
}

static GtkWidget *
make_key_button (const char *words,
                 const char *key,
                 const char *action_name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *hint = gtk_label_new (key);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (hint, "kg-key");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);

  return button;
}

static GtkWidget *
make_button (KgAssignmentAction action)
{
  char key[2] = { (char) g_ascii_toupper ((char) actions[action].key), '\0' };
  GtkWidget *button = make_key_button (kg_assignment_action_label (action), key, actions[action].name);

  if (action == KG_ACTION_SIGN || action == KG_ACTION_REPORT || action == KG_ACTION_VERIFY ||
      action == KG_ACTION_DONE || action == KG_ACTION_STRIKE || action == KG_ACTION_GRANT)
    gtk_widget_add_css_class (button, "suggested-action");

  return button;
}

static void
kg_assignment_detail_dispose (GObject *object)
{
  KgAssignmentDetail *self = KG_ASSIGNMENT_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (kg_assignment_detail_parent_class)->dispose (object);
}

static void
kg_assignment_detail_class_init (KgAssignmentDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_assignment_detail_dispose;

  g_type_ensure (KG_TYPE_LAMP);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-assignment-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, number);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, state);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, due_icon);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, due_words);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, text);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, asked);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, asked_words);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, asked_reason);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, origin);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, sentence);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, meeting);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, meeting_label);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, project_box);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, lamp);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, project);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, project_label);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, days);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, events);
  gtk_widget_class_bind_template_child (widget_class, KgAssignmentDetail, buttons);
}

static void
kg_assignment_detail_init (KgAssignmentDetail *self)
{
  GtkWidget *slip;

  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < KG_N_ACTIONS; i++) {
    self->button[i] = make_button (i);
    gtk_flow_box_insert (self->buttons, self->button[i], -1);
    /* The button takes the focus, not the place that it stands in. */
    gtk_widget_set_focusable (gtk_widget_get_parent (self->button[i]), FALSE);
  }
  slip = make_key_button (_("Slip…"), "Ctrl+P", "document.slip");
  gtk_widget_set_tooltip_text (slip, _("Supervision slip…"));
  gtk_flow_box_insert (self->buttons, slip, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (slip), FALSE);
}

/**
 * kg_assignment_detail_show:
 * @list: (nullable): where @item lives
 * @item: (nullable): what to show, or nothing
 */
void
kg_assignment_detail_show (KgAssignmentDetail     *self,
                           KgWorkspace            *workspace,
                           KgAssignmentList       *list,
                           const KgAssignmentItem *item)
{
  KgContext *context;
  Request *request;
  gboolean other;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "one" : "none");
  if (item == NULL) {
    g_clear_pointer (&self->id, g_free);
    return;
  }

  context = kg_assignment_list_get_context (list);
  other = g_strcmp0 (self->id, item->id) != 0;
  if (other) {
    g_free (self->id);
    self->id = g_strdup (item->id);
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    kg_children_clear (GTK_WIDGET (self->events));
    gtk_widget_set_visible (self->asked, FALSE);
  }

  gtk_label_set_text (self->number, item->number);
  kg_assignment_show_state (self->state, item->state);
  kg_assignment_show_due (self->due_words, self->due_icon, item, context);
  gtk_label_set_text (self->text, item->text);
  show_origin (self, item);
  show_facts (self, item);
  kg_children_clear (GTK_WIDGET (self->days));
  add_day (self, _("Original due day"), kg_record_get_date (item->record, KG_ASSIGNMENT_DUE_ORIGINAL));
  add_day (self, _("Current due day"), item->due);
  add_day (self, _("Actually done"), kg_record_get_date (item->record, KG_ASSIGNMENT_DONE_ON));
  show_buttons (self, item, kg_context_get_today (context));

  request = g_new0 (Request, 1);
  request->id = g_strdup (item->id);
  self->cancellable = g_cancellable_new ();
  kg_workspace_read_async (workspace, load_file, request, request_free, self->cancellable,
                           file_loaded_cb, g_object_ref (self));
}

/**
 * kg_assignment_detail_get_button:
 *
 * Returns: (transfer none): the button of an action, for a popover to point to
 */
GtkWidget *
kg_assignment_detail_get_button (KgAssignmentDetail *self,
                                 KgAssignmentAction  action)
{
  return self->button[action];
}

const char *
kg_assignment_action_name (KgAssignmentAction action)
{
  return actions[action].name;
}

guint
kg_assignment_action_key (KgAssignmentAction action)
{
  return actions[action].key;
}
