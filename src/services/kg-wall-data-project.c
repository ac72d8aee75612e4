// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-wall-private.h"

#include "core/kg-labels.h"
#include "core/kg-money.h"

#include <glib/gi18n-lib.h>

/* The page of a project: what the board knows of it, in words. */

static KgDate
today_of (const KgWallContent *self)
{
  return kg_context_get_today (kg_board_get_context (self->board));
}

static const char *
day_words (KgWallContent *self,
           KgDate         day)
{
  return kg_wall_content_keep (self, kg_label_day_near (day, today_of (self)));
}

static const char *
start_words (KgWallContent *self,
             KgDate         day)
{
  return kg_wall_content_keep (self, kg_label_day_weekday_near (day, today_of (self)));
}

static void
add_fact (KgWallContent *self,
          const char    *label,
          const char    *value,
          const char    *note,
          gboolean       urgent)
{
  KgWallFact fact = { label, value, note, urgent };

  g_array_append_val (self->facts, fact);
}

static void
add_part (GString    *about,
          const char *label,
          const char *words)
{
  if (words == NULL)
    return;
  if (about->len > 0)
    g_string_append (about, " · ");
  if (label != NULL)
    g_string_append_printf (about, "%s ", label);
  g_string_append (about, words);
}

static void
add_about (KgWallContent   *self,
           const KgProject *p)
{
  g_autofree char *investment = p->investment > 0 ? kg_money_format (p->investment) : NULL;
  GString *about = g_string_new (NULL);

  add_part (about, NULL, p->territory != NULL ? p->territory->name : NULL);
  add_part (about, NULL, p->kind);
  add_part (about, NULL, investment);
  add_part (about, _("Lead unit"), p->lead_unit != NULL ? p->lead_unit->name : NULL);
  add_part (about, _("Escalated to"), p->escalated_to);
  self->project.about = kg_wall_content_keep (self, g_string_free (about, FALSE));
}

static void
add_reasons (KgWallContent   *self,
             const KgProject *p)
{
  g_autoptr (GPtrArray) reasons = kg_board_get_reasons (self->board, p);

  if (p->is_confirmed && p->light == p->confirmed && p->confirmed_reason != NULL) {
    const char *day = day_words (self, p->confirmed_on);
    /* Translators: the day on which a light was confirmed, and why. */
    KgWallReason reason = { p->light, kg_wall_content_keep (self, g_strdup_printf (_("Confirmed on %s: %s"), day,
                                                                                   p->confirmed_reason)) };

    g_array_append_val (self->reasons, reason);
  }
  if (p->proposed != p->light)
    /* Translators: the light that the rules propose, such as “Red”. */
    self->project.proposal = kg_wall_content_keep (self, g_strdup_printf (_("Proposed: %s"),
                                                                          kg_light_label (p->proposed)));

  for (guint i = 0; i < reasons->len; i++) {
    const KgLightReason *found = g_ptr_array_index (reasons, i);
    KgWallReason reason = { found->light, kg_wall_content_keep (self, kg_light_reason_to_text (found)) };

    g_array_append_val (self->reasons, reason);
  }
  if (p->facts.on_hold && p->hold_reason != NULL) {
    KgWallReason reason = { KG_LIGHT_ON_HOLD, p->hold_reason };

    g_array_append_val (self->reasons, reason);
  }
}

/* The first reason of that day which has its colour. */
static void
add_warning (KgWallContent   *self,
             const KgProject *p)
{
  g_autoptr (GPtrArray) reasons = NULL;
  KgLightWarning warning;
  const char *day;

  if (!kg_board_get_warning (self->board, p, KG_WARN_DAYS, &warning))
    return;

  day = day_words (self, warning.day);
  /* Translators: a day, and the light that is to come, such as “Red”. */
  self->project.warning = kg_wall_content_keep (self, g_strdup_printf (_("Turns %2$s on %1$s"), day,
                                                                       kg_light_label (warning.to)));
  self->project.warned = warning.to;
  reasons = kg_board_get_reasons_on (self->board, p, warning.day);
  for (guint i = 0; i < reasons->len && self->project.warning_why == NULL; i++) {
    const KgLightReason *reason = g_ptr_array_index (reasons, i);

    if (!reason->excused && reason->light == warning.to)
      self->project.warning_why = kg_wall_content_keep (self, kg_light_reason_to_text (reason));
  }
}

/* How exact the planned start is, and how far away. */
static const char *
planned_note (KgWallContent   *self,
              const KgProject *p,
              KgProjectFile   *file)
{
  KgContext *context = kg_board_get_context (self->board);

  if (p->planned_start == KG_DATE_NONE || p->facts.started || file == NULL)
    return NULL;
  if (kg_record_is (file->project, KG_PROJECT_PRECISION, "month"))
    return _("within this month");
  if (kg_record_is (file->project, KG_PROJECT_PRECISION, "quarter"))
    return _("within this quarter");
  if (kg_record_is (file->project, KG_PROJECT_PRECISION, "year"))
    return _("within this year");

  return kg_wall_content_keep (self, kg_label_due (p->planned_start, today_of (self),
                                                   kg_context_get_calendar (context)));
}

static const char *
slack_note (KgWallContent   *self,
            const KgProject *p)
{
  int days;

  if (p->slack == G_MININT || p->slack == 0)
    return p->slack == 0 ? _("as planned") : NULL;
  days = ABS (p->slack);

  return kg_wall_content_keep (self, p->slack < 0
                                     ? g_strdup_printf (ngettext ("%d working day late", "%d working days late", days),
                                                        days)
                                     : g_strdup_printf (ngettext ("%d working day early", "%d working days early",
                                                                  days), days));
}

static void
add_start (KgWallContent   *self,
           const KgProject *p,
           KgProjectFile   *file)
{
  gboolean passed = p->planned_start != KG_DATE_NONE && p->planned_start < today_of (self) && !p->facts.started;

  add_fact (self, _("Planned start"), start_words (self, p->planned_start), planned_note (self, p, file), passed);
  if (p->facts.started) {
    if (p->actual_start != KG_DATE_NONE)
      add_fact (self, _("Actual start"), start_words (self, p->actual_start), NULL, FALSE);
    return;
  }
  if (p->facts.on_hold)
    return;

  add_fact (self, _("Forecast start"), start_words (self, p->forecast_start), slack_note (self, p),
            p->slack != G_MININT && p->slack < 0);
}

/* A day that no line ends in. */
static char *
unbroken (char *day)
{
  GString *joined = g_string_new (NULL);

  for (const char *c = day; *c != '\0'; c = g_utf8_next_char (c)) {
    if (c != day)
      g_string_append (joined, "\u2060");
    g_string_append_len (joined, c, g_utf8_next_char (c) - c);
  }
  g_free (day);

  return g_string_free (joined, FALSE);
}

static void
add_chance (KgWallContent *self,
            KgProjectFile *file)
{
  const KgForecast *forecast = &file->forecast;
  g_autofree char *early = unbroken (kg_label_day_near (forecast->early, today_of (self)));
  g_autofree char *late = unbroken (kg_label_day_near (forecast->late, forecast->early));
  int year;

  kg_date_get_ymd (kg_light_facts_deadline (&file->summary->facts, today_of (self)), &year, NULL, NULL);
  /* Translators: the year within which a project is to start; its chance to do so stands beside. */
  add_fact (self, kg_wall_content_keep (self, g_strdup_printf (C_("wall", "Within %d"), year)),
            kg_wall_content_keep (self, g_strdup_printf ("%d%%", forecast->percent)),
            /* Translators: the first and the last day between which it starts in 80 of 100 cases. */
            kg_wall_content_keep (self, g_strdup_printf (C_("wall", "80%%: %s to %s"), early, late)),
            forecast->percent < 50);
}

/* Who attends to it stands in the head; here is that nobody does. */
static void
add_attention (KgWallContent   *self,
               const KgProject *p)
{
  if (p->is_unattended)
    add_fact (self, _("Lead unit"), C_("wall", "unattended"), NULL, TRUE);
  else if (kg_light_rank (p->light) > 0 && p->lead_unit == NULL && p->escalated_to == NULL)
    add_fact (self, _("Lead unit"), "–", p->unattended_reason, FALSE);
}

/* What the meeting in session has decided on it so far. */
static void
add_decided (KgWallContent *self,
             KgProjectFile *file)
{
  g_autoptr (GPtrArray) assignments = NULL;

  for (guint i = 0; i < file->discussions->len; i++) {
    const KgDiscussion *discussion = g_ptr_array_index (file->discussions, i);

    if (!kg_record_is (discussion->meeting, KG_MEETING_STATE, "in_session") || discussion->decisions->len == 0)
      continue;

    assignments = g_ptr_array_new ();
    for (guint j = 0; j < kg_assignment_list_get_n_items (file->assignments); j++)
      g_ptr_array_add (assignments, kg_assignment_list_get (file->assignments, j)->record);
    self->project.decided = kg_wall_content_make_decisions (self, discussion->decisions, assignments, FALSE);
    self->project.n_decided = discussion->decisions->len;
    return;
  }
}

void
kg_wall_content_fill_project (KgWallContent   *self,
                              const KgProject *p,
                              KgProjectFile   *file)
{
  KgWallProject *project = &self->project;

  project->name = p->name;
  project->light = p->light;
  project->proposed = p->proposed;
  add_about (self, p);
  add_reasons (self, p);
  add_warning (self, p);
  add_start (self, p, file);
  if (file != NULL && file->has_forecast)
    add_chance (self, file);
  add_attention (self, p);
  if (file != NULL)
    add_decided (self, file);

  if (file != NULL && file->steps->len > 0) {
    self->plan = kg_plan_chart_data_new (file);
    self->chart = self->plan->chart;
    self->chart.title = self->chart.note = NULL;
    project->chart = &self->chart;
  }
  project->reasons = (const KgWallReason *) self->reasons->data;
  project->n_reasons = self->reasons->len;
  project->facts = (const KgWallFact *) self->facts->data;
  project->n_facts = self->facts->len;
}
