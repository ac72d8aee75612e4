// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-words.h"

#include "core/kg-labels.h"
#include "core/kg-money.h"

#include <glib/gi18n.h>

/**
 * kg_project_day:
 *
 * Returns: (transfer full): the day with its weekday, and with its year when
 *   that is another one
 */
char *
kg_project_day (KgDate day,
                KgDate today)
{
  return day != KG_DATE_NONE ? kg_label_day_weekday_near (day, today) : g_strdup ("–");
}

/**
 * kg_project_label:
 * @css_class: (nullable)
 *
 * Returns: a label that wraps
 */
GtkWidget *
kg_project_label (const char *text,
                  const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * kg_project_link:
 * @action: an action of the window that takes an id
 */
GtkWidget *
kg_project_link (const char *text,
                 const char *action,
                 const char *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kg-link");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

char *
kg_project_meeting_words (KgRecord *meeting,
                          KgDate    today)
{
  g_autofree char *day = kg_project_day (kg_record_get_date (meeting, KG_MEETING_HELD_ON), today);

  /* Translators: the number of a meeting, and its day. */
  return g_strdup_printf (_("Meeting %d · %s"), (int) kg_record_get_int (meeting, KG_MEETING_NUMBER), day);
}

static void
add_fact (GString    *words,
          const char *name,
          const char *value)
{
  if (value == NULL || *value == '\0')
    return;

  if (words->len > 0)
    g_string_append (words, "   ·   ");
  if (name != NULL)
    g_string_append_printf (words, "%s ", name);
  g_string_append (words, value);
}

/**
 * kg_project_facts_words:
 *
 * Returns: (transfer full): the line under the name
 */
char *
kg_project_facts_words (KgProjectFile *file)
{
  const KgProject *p = file->summary;
  g_autofree char *investment = p->investment > 0 ? kg_money_format (p->investment) : NULL;
  GString *words = g_string_new (NULL);

  add_fact (words, NULL, p->code);
  add_fact (words, _("Territory"), p->territory != NULL ? p->territory->name : NULL);
  add_fact (words, _("Lead unit"), p->lead_unit != NULL ? p->lead_unit->name : NULL);
  add_fact (words, _("Leader"), p->leader);
  add_fact (words, _("Escalated to"), p->escalated_to);
  add_fact (words, _("Builder"), p->builder);
  add_fact (words, _("Investment"), investment);
  add_fact (words, NULL, p->kind);

  return g_string_free (words, FALSE);
}

/**
 * kg_project_confirm_words:
 *
 * Returns: (transfer full) (nullable): who confirmed the light, when and why
 */
char *
kg_project_confirm_words (KgProjectFile *file)
{
  KgDate today = kg_context_get_today (kg_board_get_context (file->board));
  KgRecord *entry = file->confirmation;
  g_autofree char *day = NULL;

  if (entry == NULL || !file->summary->is_confirmed)
    return NULL;

  /* The meeting has a link of its own. */
  if (file->confirmed_in != NULL)
    /* Translators: who entered the light that a meeting confirmed, and why. */
    return g_strdup_printf (_("Confirmed by a meeting, entered by %s: %s"),
                            kg_record_get_text (entry, KG_COL_CHANGED_BY),
                            kg_record_get_text (entry, KG_LIGHT_ENTRY_REASON));

  day = kg_project_day (kg_record_get_date (entry, KG_LIGHT_ENTRY_ENTERED_ON), today);
  /* Translators: the day on which a light was confirmed, by whom, why. */
  return g_strdup_printf (_("Confirmed on %s by %s: %s"), day,
                          kg_record_get_text (entry, KG_COL_CHANGED_BY),
                          kg_record_get_text (entry, KG_LIGHT_ENTRY_REASON));
}

/**
 * kg_project_planned_words:
 *
 * Returns: (transfer full): how exact the planned start is, and how far away
 */
char *
kg_project_planned_words (KgProjectFile *file)
{
  KgContext *context = kg_board_get_context (file->board);
  const KgProject *p = file->summary;

  if (p->planned_start == KG_DATE_NONE || p->facts.started)
    return g_strdup ("");
  if (kg_record_is (file->project, KG_PROJECT_PRECISION, "month"))
    return g_strdup (_("within this month"));
  if (kg_record_is (file->project, KG_PROJECT_PRECISION, "quarter"))
    return g_strdup (_("within this quarter"));
  if (kg_record_is (file->project, KG_PROJECT_PRECISION, "year"))
    return g_strdup (_("within this year"));

  return kg_label_due (p->planned_start, kg_context_get_today (context), kg_context_get_calendar (context));
}

/**
 * kg_project_step_rows:
 *
 * Returns: (transfer container) (element-type KgRecord): the steps of its
 *   plan, in order; they belong to @file
 */
GPtrArray *
kg_project_step_rows (KgProjectFile *file)
{
  GPtrArray *rows = g_ptr_array_sized_new (file->steps->len);

  for (guint i = 0; i < file->steps->len; i++)
    g_ptr_array_add (rows, g_array_index (file->steps, KgStepView, i).record);

  return rows;
}

/**
 * kg_project_find_button:
 *
 * Returns: (transfer none) (nullable): the button in @widget that acts on @id
 */
GtkWidget *
kg_project_find_button (GtkWidget  *widget,
                        const char *id)
{
  if (GTK_IS_BUTTON (widget)) {
    GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

    return target != NULL && g_str_equal (g_variant_get_string (target, NULL), id) ? widget : NULL;
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = kg_project_find_button (child, id);

    if (found != NULL)
      return found;
  }

  return NULL;
}
