// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-detail.h"

#include "core/kg-labels.h"
#include "core/kg-money.h"
#include "services/kg-warning-words.h"
#include "widgets/kg-children.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-unattended-notice.h"

#include <glib/gi18n.h>

#define REASON_GAP 6

struct _KgBoardDetail {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *name;
  GtkLabel *code;
  KgLamp *lamp;
  GtkLabel *confirmed;
  GtkBox *reasons;
  GtkWidget *proposal_box;
  KgLamp *proposal;
  GtkWidget *warning_box;
  KgLamp *warning_lamp;
  GtkLabel *warning_text;
  GtkWidget *chance_box;
  GtkLabel *chance_title;
  GtkLabel *chance;
  GtkLabel *interval;
  KgUnattendedNotice *unattended;
  GtkGrid *facts;
  GtkLabel *steps_title;
  GtkLevelBar *steps_bar;
  GtkLabel *steps_text;
  GtkWidget *steps_box;
  GtkLabel *open_items;

  char *project_id;
  int n_facts;
};

G_DEFINE_FINAL_TYPE (KgBoardDetail, kg_board_detail, ADW_TYPE_BIN)

static void
add_fact (KgBoardDetail *self,
          const char    *title,
          const char    *value)
{
  GtkWidget *title_label, *value_label;

  if (value == NULL || *value == '\0')
    return;

  title_label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (title_label), 0);
  gtk_widget_set_valign (title_label, GTK_ALIGN_START);
  gtk_widget_add_css_class (title_label, "dim-label");

  value_label = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (value_label), 0);
  gtk_label_set_wrap (GTK_LABEL (value_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (value_label), TRUE);
  gtk_widget_set_can_focus (value_label, FALSE);
  gtk_widget_set_hexpand (value_label, TRUE);
  gtk_widget_add_css_class (value_label, "kg-number");

  gtk_grid_attach (self->facts, title_label, 0, self->n_facts, 1, 1);
  gtk_grid_attach (self->facts, value_label, 1, self->n_facts, 1, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value_label),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, title_label, NULL, -1);
  self->n_facts++;
}

static void
add_day (KgBoardDetail *self,
         const char    *title,
         KgDate         date,
         KgDate         today)
{
  g_autofree char *text = kg_label_day_weekday_near (date, today);

  if (date != KG_DATE_NONE)
    add_fact (self, title, text);
}

/* How far away it is stands beside a start that is still to come. */
static void
add_planned_start (KgBoardDetail   *self,
                   KgContext       *context,
                   const KgProject *p)
{
  KgDate today = kg_context_get_today (context);
  g_autofree char *day = kg_label_day_weekday_near (p->planned_start, today);
  g_autofree char *due = kg_label_due (p->planned_start, today, kg_context_get_calendar (context));
  g_autofree char *text = g_strdup_printf ("%s\n%s", day, due);

  if (p->planned_start == KG_DATE_NONE)
    return;
  add_fact (self, _("Planned start"), p->actual_start == KG_DATE_NONE && p->light != KG_LIGHT_ON_HOLD ? text : day);
}

static GtkWidget *
new_words (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* Its lines stand below each other, beside the mark. */
static void
add_reason (KgBoardDetail *self,
            const char    *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, REASON_GAP);
  GtkWidget *mark = g_object_new (GTK_TYPE_LABEL, "label", "·", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), new_words (text));
  gtk_box_append (self->reasons, line);
}

static void
show_reasons (KgBoardDetail   *self,
              KgBoard         *board,
              const KgProject *p)
{
  g_autoptr (GPtrArray) reasons = kg_board_get_reasons (board, p);

  kg_children_clear (GTK_WIDGET (self->reasons));
  if (p->facts.started || p->facts.on_hold) {
    if (p->facts.on_hold && p->hold_reason != NULL)
      gtk_box_append (self->reasons, new_words (p->hold_reason));
  } else {
    for (guint i = 0; i < reasons->len; i++) {
      g_autofree char *reason = kg_light_reason_to_text (g_ptr_array_index (reasons, i));

      add_reason (self, reason);
    }
    if (reasons->len == 0)
      gtk_box_append (self->reasons, new_words (p->proposed == KG_LIGHT_NONE ? _("Nothing is known to judge by.")
                                                                             : _("No rule objects.")));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->reasons),
                          gtk_widget_get_first_child (GTK_WIDGET (self->reasons)) != NULL);
}

static void
show_light (KgBoardDetail   *self,
            KgBoard         *board,
            const KgProject *p)
{
  kg_lamp_set_light (self->lamp, p->light);
  gtk_widget_set_visible (self->proposal_box, p->proposed != p->light);
  kg_lamp_set_light (self->proposal, p->proposed);
  show_reasons (self, board, p);

  if (p->is_confirmed && p->light == p->confirmed) {
    g_autofree char *day = kg_label_day (p->confirmed_on);
    /* Translators: reason; day; who confirmed the light. */
    g_autofree char *text = g_strdup_printf (_("Confirmed: %s (%s, %s)"),
                                             p->confirmed_reason != NULL ? p->confirmed_reason : "",
                                             day, p->confirmed_by);

    gtk_label_set_label (self->confirmed, text);
    gtk_widget_set_visible (GTK_WIDGET (self->confirmed), TRUE);
  } else {
    gtk_widget_set_visible (GTK_WIDGET (self->confirmed), FALSE);
  }
}

/* What is to come: how the light gets worse, and when the project starts. */
static void
show_outlook (KgBoardDetail   *self,
              KgBoard         *board,
              const KgProject *p)
{
  KgLightWarning warning;
  KgForecast forecast;
  gboolean warned = kg_board_get_warning (board, p, KG_WARN_DAYS, &warning);
  gboolean known = kg_board_get_forecast (board, p, &forecast);

  gtk_widget_set_visible (self->warning_box, warned);
  if (warned) {
    g_autofree char *words = kg_warning_to_text (board, p, &warning);

    kg_lamp_set_light (self->warning_lamp, warning.to);
    gtk_label_set_label (self->warning_text, words);
  }

  gtk_widget_set_visible (self->chance_box, known);
  if (known) {
    g_autofree char *percent = kg_warning_percent_words (forecast.percent);
    g_autofree char *interval = kg_warning_interval_words (&forecast, p->forecast_start);

    g_autofree char *title = kg_warning_year_words (kg_board_get_deadline_year (board, p));

    gtk_label_set_label (self->chance_title, title);
    gtk_label_set_label (self->chance, percent);
    gtk_label_set_label (self->interval, interval);
  }
}

static void
show_facts (KgBoardDetail   *self,
            KgBoard         *board,
            const KgProject *p)
{
  KgContext *context = kg_board_get_context (board);
  KgDate today = kg_context_get_today (context);
  GtkWidget *child;
  g_autofree char *investment = p->investment > 0 ? kg_money_format (p->investment) : NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_grid_remove (self->facts, child);
  self->n_facts = 0;

  add_planned_start (self, context, p);
  if (p->actual_start == KG_DATE_NONE)
    add_day (self, _("Forecast start"), p->forecast_start, today);
  add_day (self, _("Actual start"), p->actual_start, today);
  if (p->slack != G_MININT) {
    g_autofree char *slack = kg_label_slack (p->slack);
    /* Translators: the slack of a project with its sign. */
    g_autofree char *days = g_strdup_printf (ngettext ("%s working day", "%s working days", ABS (p->slack)), slack);

    add_fact (self, _("Slack"), days);
  }
  add_fact (self, _("Builder"), p->builder);
  add_fact (self, _("Territory"), p->territory != NULL ? p->territory->name : NULL);
  add_fact (self, _("Lead unit"), p->lead_unit != NULL ? p->lead_unit->name : NULL);
  add_fact (self, _("Leader"), p->leader);
  add_fact (self, _("Escalated to"), p->escalated_to);
  if (p->lead_unit == NULL && p->escalated_to == NULL)
    add_fact (self, _("Neither because"), p->unattended_reason);
  add_fact (self, _("Kind"), p->kind);
  add_fact (self, _("Investment"), investment);
  add_fact (self, _("Tags"), p->tags);
}

static void
show_steps (KgBoardDetail   *self,
            KgBoard         *board,
            const KgProject *p)
{
  const char *stuck = kg_board_get_stuck (board, p);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->steps_box, p->n_steps > 0);
  if (p->n_steps == 0)
    return;

  title = g_strdup_printf (_("Back-plan: %d of %u steps done"), p->plan.n_done, p->n_steps);
  gtk_label_set_label (self->steps_title, title);
  gtk_level_bar_set_max_value (self->steps_bar, p->n_steps);
  gtk_level_bar_set_value (self->steps_bar, p->plan.n_done);

  if (stuck == NULL)
    text = g_strdup (_("All steps are done."));
  else if (p->plan.stuck_overdue > 0)
    text = g_strdup_printf (ngettext ("Stuck at “%s”, %d working day overdue",
                                      "Stuck at “%s”, %d working days overdue", p->plan.stuck_overdue),
                            stuck, p->plan.stuck_overdue);
  else
    text = g_strdup_printf (_("Next: “%s”"), stuck);
  gtk_label_set_label (self->steps_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->steps_text), p->actual_start == KG_DATE_NONE);
}

static void
show_open_items (KgBoardDetail   *self,
                 const KgProject *p)
{
  g_autofree char *problems =
    g_strdup_printf (ngettext ("%u open problem", "%u open problems", p->n_problems), p->n_problems);
  g_autofree char *assignments =
    g_strdup_printf (ngettext ("%u open assignment", "%u open assignments", p->n_assignments), p->n_assignments);
  g_autofree char *overdue =
    p->n_overdue > 0 ? g_strdup_printf (ngettext ("%u of them overdue", "%u of them overdue", p->n_overdue),
                                        p->n_overdue) : NULL;
  g_autofree char *text = NULL;

  if (p->n_problems == 0 && p->n_assignments == 0)
    text = g_strdup (_("No open problems or assignments"));
  else if (overdue != NULL)
    /* Translators: open problems; open assignments; how many of these are overdue. */
    text = g_strdup_printf (_("%s · %s, %s"), problems, assignments, overdue);
  else
    text = g_strdup_printf ("%s · %s", problems, assignments);
  gtk_label_set_label (self->open_items, text);
}

static void
open_clicked_cb (KgBoardDetail *self)
{
  if (self->project_id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-project", "s", self->project_id);
}

static void
kg_board_detail_finalize (GObject *object)
{
  g_free (KG_BOARD_DETAIL (object)->project_id);

  G_OBJECT_CLASS (kg_board_detail_parent_class)->finalize (object);
}

static void
kg_board_detail_class_init (KgBoardDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_board_detail_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-board-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, name);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, code);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, lamp);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, confirmed);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, reasons);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, proposal_box);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, proposal);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, warning_box);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, warning_lamp);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, warning_text);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, chance_box);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, chance_title);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, chance);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, interval);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, unattended);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, steps_title);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, steps_bar);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, steps_text);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, steps_box);
  gtk_widget_class_bind_template_child (widget_class, KgBoardDetail, open_items);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
}

static void
kg_board_detail_init (KgBoardDetail *self)
{
  g_type_ensure (KG_TYPE_LAMP);
  g_type_ensure (KG_TYPE_UNATTENDED_NOTICE);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_board_detail_show:
 * @workspace: (nullable): asked to change the project
 * @board: (nullable): where the project is
 * @project_id: (nullable): the project, or %NULL for none
 */
void
kg_board_detail_show (KgBoardDetail *self,
                      KgWorkspace   *workspace,
                      KgBoard       *board,
                      const char    *project_id)
{
  const KgProject *p = board != NULL && project_id != NULL ? kg_board_find_project (board, project_id) : NULL;

  g_free (self->project_id);
  self->project_id = p != NULL ? g_strdup (p->id) : NULL;
  gtk_stack_set_visible_child_name (self->stack, p != NULL ? "project" : "none");
  if (p == NULL)
    return;

  gtk_label_set_label (self->name, p->name);
  gtk_label_set_label (self->code, p->code != NULL ? p->code : "");
  gtk_widget_set_visible (GTK_WIDGET (self->code), p->code != NULL);
  show_light (self, board, p);
  show_outlook (self, board, p);
  if (p->is_unattended)
    kg_unattended_notice_show (self->unattended, workspace, p, NULL, FALSE);
  else
    kg_unattended_notice_hide (self->unattended);
  show_facts (self, board, p);
  show_steps (self, board, p);
  show_open_items (self, p);
}
