// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-owed-rows.h"

#include "core/kg-labels.h"
#include "services/kg-commitment-service.h"
#include "services/kg-excuse-service.h"
#include "services/kg-report-service.h"
#include "services/kg-step-record.h"
#include "widgets/kg-children.h"
#include "widgets/kg-project-more.h"
#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

#define N_REPORTS 3 /* before more are asked for */
#define N_ROWS 6

static KgDate
today_of (KgProjectFile *file)
{
  return kg_context_get_today (kg_board_get_context (file->board));
}

static void
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
}

static GtkWidget *
small (const char *words)
{
  GtkWidget *label = kg_project_label (words, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "kg-number");
  return label;
}

/* A text, lines of small print under it, and a button at its end. */
static GtkWidget *
make_line (const char *text,
           const char *first,
           const char *second,
           const char *verb,
           const char *action,
           const char *id)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (body), kg_project_label (text, NULL));
  if (first != NULL)
    gtk_box_append (GTK_BOX (body), small (first));
  if (second != NULL)
    gtk_box_append (GTK_BOX (body), small (second));
  gtk_widget_set_hexpand (body, TRUE);
  gtk_box_append (GTK_BOX (line), body);

  if (verb != NULL) {
    GtkWidget *button = gtk_button_new_with_label (verb);

    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (button, "flat");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    gtk_box_append (GTK_BOX (line), button);
  }

  return line;
}

static GtkWidget *
make_tag (const char *words,
          const char *tone)
{
  GtkWidget *tag = gtk_label_new (words);

  gtk_widget_set_valign (tag, GTK_ALIGN_START);
  gtk_widget_add_css_class (tag, "kg-state");
  gtk_widget_add_css_class (tag, tone);
  return tag;
}

static char *
promise_words (KgRecord  *commitment,
               GPtrArray *steps,
               KgDate     today)
{
  const char *by = kg_record_get_text (commitment, KG_COMMITMENT_PROMISED_BY);
  KgRecord *step = kg_steps_find (steps, kg_record_get_text (commitment, KG_COMMITMENT_STEP));
  g_autofree char *day = kg_label_day_near (kg_record_get_date (commitment, KG_COMMITMENT_PROMISED_ON), today);

  if (step != NULL)
    /* Translators: who promised it, on which day, the step that goes on without it. */
    return g_strdup_printf (_("%s, %s, so that “%s” may go on"), by, day, kg_record_get_text (step, KG_STEP_NAME));

  /* Translators: who promised it, on which day. */
  return g_strdup_printf (_("%s, %s"), by, day);
}

static char *
outcome_words (KgRecord  *commitment,
               GPtrArray *steps,
               KgDate     today)
{
  const char *consequence = kg_record_get_text (commitment, KG_COMMITMENT_CONSEQUENCE);
  g_autofree char *due = kg_commitment_due_words (commitment, steps);
  g_autofree char *day = kg_label_day_near (kg_record_get_date (commitment, KG_COMMITMENT_CLEARED_ON), today);

  if (!kg_record_is_null (commitment, KG_COMMITMENT_CLEARED_ON))
    /* Translators: the day on which what was promised came, and how. */
    return g_strdup_printf (_("cleared %s: %s"), day, kg_record_get_text (commitment, KG_COMMITMENT_CLEARING));
  if (consequence != NULL)
    return g_strdup_printf (_("due %s; otherwise: %s"), due, consequence);

  return g_strdup_printf (_("due %s"), due);
}

void
kg_project_show_commitments (GtkListBox    *rows,
                             KgProjectFile *file)
{
  g_autoptr (GPtrArray) steps = kg_project_step_rows (file);
  KgDate today = today_of (file);

  kg_children_clear (GTK_WIDGET (rows));
  for (guint i = 0; i < file->commitments->len; i++) {
    KgRecord *commitment = g_ptr_array_index (file->commitments, i);
    KgCommitmentState state = kg_commitment_state (commitment, steps, today);
    g_autofree char *promised = promise_words (commitment, steps, today);
    g_autofree char *outcome = outcome_words (commitment, steps, today);
    GtkWidget *line = make_line (kg_record_get_text (commitment, KG_COMMITMENT_DOCUMENT), outcome, promised,
                                 state != KG_COMMITMENT_CLEARED ? _("Clear…") : NULL, "owed.clear-commitment",
                                 kg_record_get_id (commitment));

    gtk_box_prepend (GTK_BOX (line), make_tag (kg_commitment_state_label (state),
                                               state == KG_COMMITMENT_LATE ? "error"
                                               : state == KG_COMMITMENT_OPEN ? "warning" : "success"));
    if (state == KG_COMMITMENT_CLEARED)
      gtk_widget_add_css_class (line, "kg-faded");
    append_row (rows, line);
  }
  if (file->commitments->len == 0)
    append_row (rows, kg_project_label (_("Nothing was accepted incomplete."), "dim-label"));
  kg_project_limit (GTK_WIDGET (rows), N_ROWS);
}

static char *
accepted_words (KgRecord *excuse,
                KgDate    today)
{
  const char *by = kg_record_get_text (excuse, KG_EXCUSE_ACCEPTED_BY);
  g_autofree char *day = kg_label_day_near (kg_record_get_date (excuse, KG_EXCUSE_ACCEPTED_ON), today);
  g_autofree char *until = kg_label_day_near (kg_record_get_date (excuse, KG_EXCUSE_UNTIL), today);

  if (!kg_record_is_null (excuse, KG_EXCUSE_UNTIL))
    return g_strdup_printf (_("accepted by %s on %s, until %s"), by, day, until);

  return g_strdup_printf (_("accepted by %s on %s, until somebody ends it"), by, day);
}

void
kg_project_show_excuses (GtkListBox    *rows,
                         KgProjectFile *file)
{
  KgDate today = today_of (file);

  kg_children_clear (GTK_WIDGET (rows));
  for (guint i = 0; i < file->excuses->len; i++) {
    KgRecord *excuse = g_ptr_array_index (file->excuses, i);
    gboolean holds = kg_excuse_is_in_force (excuse, today);
    g_autofree char *accepted = accepted_words (excuse, today);
    g_autofree char *day = kg_label_day_near (kg_record_get_date (excuse, KG_EXCUSE_ENDED_ON), today);
    /* Translators: the day on which an excuse was ended, and why. */
    g_autofree char *ended = !kg_record_is_null (excuse, KG_EXCUSE_ENDED_ON)
                             ? g_strdup_printf (_("ended %s: %s"), day, kg_record_get_text (excuse, KG_EXCUSE_ENDING))
                             : NULL;
    GtkWidget *line = make_line (kg_record_get_text (excuse, KG_EXCUSE_TEXT), accepted, ended,
                                 holds ? _("End…") : NULL, "owed.end-excuse", kg_record_get_id (excuse));

    if (!holds)
      gtk_widget_add_css_class (line, "kg-faded");
    append_row (rows, line);
  }
  if (file->excuses->len == 0)
    append_row (rows, kg_project_label (_("No reason for a delay was accepted."), "dim-label"));
  kg_project_limit (GTK_WIDGET (rows), N_ROWS);
}

/**
 * kg_project_report_words:
 * @late: (out): whether a report is overdue
 *
 * Returns: (transfer full): how long nothing was heard, and when the next
 *   report is awaited
 */
char *
kg_project_report_words (KgProjectFile *file,
                         gboolean      *late)
{
  KgContext *context = kg_board_get_context (file->board);
  const KgCalendar *calendar = kg_context_get_calendar (context);
  KgDate today = kg_context_get_today (context);
  KgDate last = file->reports->len > 0
                ? kg_record_get_date (g_ptr_array_index (file->reports, 0), KG_REPORT_REPORTED_ON) : KG_DATE_NONE;
  KgDate next = kg_report_next_day (context, file->project, last);
  g_autofree char *due = next != KG_DATE_NONE ? kg_label_due (next, today, calendar) : NULL;
  g_autofree char *day = kg_label_day_near (next, today);
  g_autofree char *silence = NULL;

  *late = next != KG_DATE_NONE && next < today;
  if (last != KG_DATE_NONE) {
    int days = MAX (kg_calendar_between (calendar, last, today), 0);

    silence = days == 0 ? g_strdup (_("heard today"))
                        : g_strdup_printf (ngettext ("silent for %d working day", "silent for %d working days", days), days);
  }
  if (due == NULL)
    return silence != NULL ? g_steal_pointer (&silence) : g_strdup (_("never heard of"));

  /* Translators: how long nothing was heard; the day of the next report, and
   * how far away that is. */
  return g_strdup_printf (_("%s; the next report is awaited by %s (%s)"),
                          silence != NULL ? silence : _("never heard of"), day, due);
}

void
kg_project_show_reports (GtkListBox    *rows,
                         KgProjectFile *file)
{
  KgDate today = today_of (file);

  kg_children_clear (GTK_WIDGET (rows));
  for (guint i = 0; i < file->reports->len; i++) {
    KgRecord *report = g_ptr_array_index (file->reports, i);
    const char *by = kg_record_get_text (report, KG_REPORT_STATED_BY);
    g_autofree char *day = kg_project_day (kg_record_get_date (report, KG_REPORT_REPORTED_ON), today);
    g_autofree char *words = g_strjoin (" · ", day, by != NULL ? by : kg_record_get_text (report, KG_COL_CHANGED_BY), NULL);

    append_row (rows, make_line (kg_record_get_text (report, KG_REPORT_TEXT), words, NULL, NULL, NULL, NULL));
  }
  if (file->reports->len == 0)
    append_row (rows, kg_project_label (_("Nobody has reported yet."), "dim-label"));
  kg_project_limit (GTK_WIDGET (rows), N_REPORTS);
}
