// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-sections.h"

#include "core/kg-labels.h"
#include "widgets/kg-assignment-row.h"
#include "widgets/kg-children.h"
#include "widgets/kg-project-more.h"
#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

#define MOST_ROWS 8 /* before more are asked for */
#define MOST_REFORECASTS 4

static KgDate
today_of (KgProjectFile *file)
{
  return kg_context_get_today (kg_board_get_context (file->board));
}

static GtkWidget *
make_box (GtkOrientation orientation,
          int            spacing)
{
  return gtk_box_new (orientation, spacing);
}

/* A row that nobody clicks on as a whole; the links in it take the focus. */
static GtkWidget *
append_row (GtkListBox *rows,
            GtkWidget  *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "kg-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_append (rows, row);

  return row;
}

static void
append_nothing (GtkListBox *rows,
                const char *words)
{
  append_row (rows, kg_project_label (words, "dim-label"));
}

static GtkWidget *
small (const char *words)
{
  GtkWidget *label = kg_project_label (words, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "kg-number");
  return label;
}

static GtkWidget *
severity_tag (KgRecord *problem)
{
  const char *code = kg_record_get_text (problem, KG_PROBLEM_SEVERITY);
  GtkWidget *tag = gtk_label_new (kg_label_code (&kg_table_problem, KG_PROBLEM_SEVERITY, code));

  gtk_widget_set_valign (tag, GTK_ALIGN_START);
  gtk_widget_add_css_class (tag, "kg-state");
  gtk_widget_add_css_class (tag, g_str_equal (code, "blocking") ? "error"
                                 : g_str_equal (code, "major") ? "warning" : "dim-label");
  return tag;
}

static void
add_problem (GtkListBox    *rows,
             KgProjectFile *file,
             KgRecord      *problem,
             GtkSizeGroup  *severities)
{
  KgDate today = today_of (file);
  KgDate closed_on = kg_record_get_date (problem, KG_PROBLEM_CLOSED_ON);
  const char *unit = kg_record_get_text (problem, KG_PROBLEM_UNIT);
  const char *unit_name = unit != NULL ? g_hash_table_lookup (file->units, unit) : NULL;
  g_autofree char *since = kg_project_day (kg_record_get_date (problem, KG_PROBLEM_RAISED_ON), today);
  g_autofree char *day = kg_project_day (closed_on, today);
  g_autofree char *when = closed_on == KG_DATE_NONE
                          /* Translators: the day on which a problem was raised. */
                          ? g_strdup_printf (_("since %s"), since)
                          /* Translators: the day on which a problem was closed, and how. */
                          : g_strdup_printf (_("closed %s: %s"), day, kg_record_get_text (problem, KG_PROBLEM_CLOSING));
  g_autofree char *words = g_strjoin (" · ", when, unit_name, NULL);
  GtkWidget *line = make_box (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *severity = make_box (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *body = make_box (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (body), kg_project_label (kg_record_get_text (problem, KG_PROBLEM_TEXT), NULL));
  gtk_box_append (GTK_BOX (body), small (words));
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (severity), severity_tag (problem));
  gtk_size_group_add_widget (severities, severity);
  gtk_box_append (GTK_BOX (line), severity);
  gtk_box_append (GTK_BOX (line), body);

  if (closed_on == KG_DATE_NONE) {
    GtkWidget *button = gtk_button_new_with_label (_("Close…"));

    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (button, "flat");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kg_record_get_id (problem));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "project.close-problem");
    gtk_box_append (GTK_BOX (line), button);
  } else {
    gtk_widget_add_css_class (line, "kg-faded");
  }
  append_row (rows, line);
}

void
kg_project_show_problems (GtkListBox    *rows,
                          KgProjectFile *file)
{
  g_autoptr (GtkSizeGroup) severities = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  kg_children_clear (GTK_WIDGET (rows));
  for (guint i = 0; i < file->problems->len; i++)
    add_problem (rows, file, g_ptr_array_index (file->problems, i), severities);
  if (file->problems->len == 0)
    append_nothing (rows, _("Nothing is known to hold it up."));
  kg_project_limit (GTK_WIDGET (rows), MOST_ROWS);
}

static void
add_assignment (GtkListBox             *rows,
                KgProjectFile          *file,
                const KgAssignmentItem *item,
                GtkSizeGroup           *states)
{
  g_autofree char *day = kg_project_day (item->due, today_of (file));
  g_autofree char *units = g_strjoin (" · ", item->number, item->lead_unit != NULL ? item->lead_unit->name : "–",
                                      item->supporting_names, NULL);
  GtkWidget *line = make_box (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *body = make_box (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *end = make_box (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *words_box = make_box (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *state_box = make_box (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *state = gtk_label_new (NULL);
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *due = gtk_label_new (day);
  GtkWidget *link = kg_project_link (item->text, "win.show-assignment", item->id);

  kg_assignment_show_state (GTK_LABEL (state), item->state);
  kg_assignment_show_due (GTK_LABEL (words), GTK_IMAGE (icon), item, kg_board_get_context (file->board));
  gtk_widget_add_css_class (state, "kg-state");
  gtk_widget_set_valign (state, GTK_ALIGN_START);
  gtk_widget_set_halign (state, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (state_box), state);
  gtk_size_group_add_widget (states, state_box);
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (words, "kg-number");
  gtk_widget_add_css_class (due, "kg-number");
  gtk_widget_set_halign (due, GTK_ALIGN_END);
  gtk_widget_set_halign (words_box, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (link, item->sentence);
  gtk_box_append (GTK_BOX (words_box), icon);
  gtk_box_append (GTK_BOX (words_box), words);
  gtk_box_append (GTK_BOX (body), link);
  gtk_box_append (GTK_BOX (body), small (units));
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (end), due);
  gtk_box_append (GTK_BOX (end), words_box);
  gtk_box_append (GTK_BOX (line), state_box);
  gtk_box_append (GTK_BOX (line), body);
  gtk_box_append (GTK_BOX (line), end);
  append_row (rows, line);
}

void
kg_project_show_assignments (GtkListBox    *rows,
                             KgProjectFile *file)
{
  guint n = kg_assignment_list_get_n_items (file->assignments);
  g_autoptr (GtkSizeGroup) states = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  kg_children_clear (GTK_WIDGET (rows));
  for (guint i = 0; i < n; i++)
    add_assignment (rows, file, kg_assignment_list_get (file->assignments, i), states);
  if (n == 0)
    append_nothing (rows, _("Nothing was handed out yet."));
  kg_project_limit (GTK_WIDGET (rows), MOST_ROWS);
}

static void
add_discussion (GtkBox        *box,
                KgProjectFile *file,
                KgDiscussion  *discussion)
{
  const char *said = kg_record_get_text (discussion->item, KG_AGENDA_ITEM_DISCUSSION);
  const char *outcome = kg_record_get_text (discussion->item, KG_AGENDA_ITEM_OUTCOME);
  const char *state = kg_record_get_text (discussion->meeting, KG_MEETING_STATE);
  g_autofree char *title = kg_project_meeting_words (discussion->meeting, today_of (file));
  GtkWidget *block = make_box (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = make_box (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (head), kg_project_link (title, "win.show-meeting", kg_record_get_id (discussion->meeting)));
  gtk_box_append (GTK_BOX (head),
                  small (outcome != NULL ? kg_label_code (&kg_table_agenda_item, KG_AGENDA_ITEM_OUTCOME, outcome)
                                         : kg_label_code (&kg_table_meeting, KG_MEETING_STATE, state)));
  gtk_box_append (GTK_BOX (block), head);

  if (said != NULL)
    gtk_box_append (GTK_BOX (block), kg_project_label (said, "dim-label"));
  for (guint i = 0; i < discussion->decisions->len; i++) {
    GtkWidget *decision = kg_project_label (kg_record_get_text (g_ptr_array_index (discussion->decisions, i),
                                                                KG_DECISION_TEXT), "kg-quote");

    gtk_label_set_selectable (GTK_LABEL (decision), TRUE);
    gtk_widget_set_can_focus (decision, FALSE);
    gtk_box_append (GTK_BOX (block), decision);
  }
  gtk_box_append (box, block);
}

void
kg_project_show_discussions (GtkBox        *box,
                             KgProjectFile *file)
{
  kg_children_clear (GTK_WIDGET (box));
  for (guint i = 0; i < file->discussions->len; i++)
    add_discussion (box, file, g_ptr_array_index (file->discussions, i));
  if (file->discussions->len == 0)
    gtk_box_append (box, kg_project_label (_("No meeting has talked about it yet."), "dim-label"));
  kg_project_limit (GTK_WIDGET (box), MOST_ROWS);
}

/* Pressed, the number is ready to be pasted where one calls from. */
static GtkWidget *
phone_button (const char *name,
              const char *phone)
{
  GtkWidget *button = kg_project_link (phone, "project.copy", phone);
  /* Translators: the name of a person, and the phone number. */
  g_autofree char *words = g_strdup_printf (_("%s, %s: copy the number"), name, phone);

  gtk_widget_add_css_class (button, "kg-number");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Copy the number"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return button;
}

void
kg_project_show_agents (GtkListBox    *rows,
                        KgProjectFile *file)
{
  kg_children_clear (GTK_WIDGET (rows));
  for (guint i = 0; i < file->agents->len; i++) {
    KgProjectAgentView *view = g_ptr_array_index (file->agents, i);
    const char *phone = kg_record_get_text (view->person, KG_PERSON_PHONE);
    const char *role = kg_label_code (&kg_table_project_agent, KG_PROJECT_AGENT_ROLE,
                                      kg_record_get_text (view->agent, KG_PROJECT_AGENT_ROLE));
    const char *post = kg_record_get_text (view->person, KG_PERSON_POST);
    g_autofree char *words = g_strjoin (" · ", role, post != NULL ? post : view->unit, NULL);
    GtkWidget *line = make_box (GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *body = make_box (GTK_ORIENTATION_VERTICAL, 2);

    gtk_box_append (GTK_BOX (body), kg_project_label (kg_record_get_text (view->person, KG_PERSON_NAME), NULL));
    gtk_box_append (GTK_BOX (body), small (words));
    gtk_widget_set_hexpand (body, TRUE);
    gtk_box_append (GTK_BOX (line), body);
    if (phone != NULL)
      gtk_box_append (GTK_BOX (line), phone_button (kg_record_get_text (view->person, KG_PERSON_NAME), phone));
    append_row (rows, line);
  }
  if (file->agents->len == 0)
    append_nothing (rows, _("No agents were named."));
}

void
kg_project_show_reforecasts (GtkListBox    *rows,
                             KgProjectFile *file)
{
  KgDate today = today_of (file);

  kg_children_clear (GTK_WIDGET (rows));
  for (guint i = 0; i < file->reforecasts->len; i++) {
    KgRecord *row = g_ptr_array_index (file->reforecasts, i);
    g_autofree char *from = kg_project_day (kg_record_get_date (row, KG_REFORECAST_PREVIOUS), today);
    g_autofree char *to = kg_project_day (kg_record_get_date (row, KG_REFORECAST_FORECAST), today);
    g_autofree char *day = kg_project_day (kg_record_get_date (row, KG_REFORECAST_ENTERED_ON), today);
    g_autofree char *change = g_strdup_printf ("%s → %s", from, to);
    g_autofree char *words = g_strjoin (" · ", day, kg_record_get_text (row, KG_COL_CHANGED_BY), NULL);
    GtkWidget *body = make_box (GTK_ORIENTATION_VERTICAL, 2);

    gtk_box_append (GTK_BOX (body), kg_project_label (change, "kg-number"));
    gtk_box_append (GTK_BOX (body), kg_project_label (kg_record_get_text (row, KG_REFORECAST_REASON), NULL));
    gtk_box_append (GTK_BOX (body), small (words));
    append_row (rows, body);
  }
  if (file->reforecasts->len == 0)
    append_nothing (rows, _("The forecast was never changed by hand."));
  kg_project_limit (GTK_WIDGET (rows), MOST_REFORECASTS);
}
