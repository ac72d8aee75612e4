// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light-rules.h"
#include "core/kg-i18n.h"
#include "core/kg-labels.h"

/* Reasons of a proposed light, and the words for them. */

KgLightReason *
kg_light_reason_new (void)
{
  return g_new0 (KgLightReason, 1);
}

KgLightReason *
kg_light_reason_copy (const KgLightReason *self)
{
  KgLightReason *copy = g_memdup2 (self, sizeof *self);

  copy->rule = g_strdup (self->rule);
  copy->subject = g_strdup (self->subject);
  copy->excuse = g_strdup (self->excuse);
  copy->excused_by = g_strdup (self->excused_by);
  return copy;
}

void
kg_light_reason_free (KgLightReason *self)
{
  g_free (self->rule);
  g_free (self->subject);
  g_free (self->excuse);
  g_free (self->excused_by);
  g_free (self);
}

static char *
silence_words (const KgLightReason *self,
               const char          *date)
{
  if (self->date == KG_DATE_NONE)
    return g_strdup_printf (ngettext ("no report for %d working day",
                                      "no report for %d working days",
                                      self->value), self->value);

  return g_strdup_printf (ngettext ("no report for %d working day, the last on %s",
                                    "no report for %d working days, the last on %s",
                                    self->value), self->value, date);
}

/* What the rule found, whether or not it counts. */
static char *
finding (const KgLightReason *self)
{
  g_autofree char *date = kg_label_date (self->date);
  const char *subject = self->subject != NULL ? self->subject : "";
  int year = 0;

  switch (self->input) {
  case KG_INPUT_LAG:
    return g_strdup_printf (ngettext ("start forecast for %s, %d working day after the planned day",
                                      "start forecast for %s, %d working days after the planned day",
                                      self->value), date, self->value);
  case KG_INPUT_PLAN_PASSED:
    return g_strdup_printf (ngettext ("planned start %s passed %d working day ago without a start",
                                      "planned start %s passed %d working days ago without a start",
                                      self->value), date, self->value);
  case KG_INPUT_STEP_OVERDUE:
    return g_strdup_printf (ngettext ("step “%s” overdue by %d working day",
                                      "step “%s” overdue by %d working days",
                                      self->value), subject, self->value);
  case KG_INPUT_BLOCKING:
    return self->value == 1
           ? g_strdup_printf (_("one blocking problem open: %s"), subject)
           : g_strdup_printf (ngettext ("%d blocking problem open, the oldest: %s",
                                        "%d blocking problems open, the oldest: %s",
                                        self->value), self->value, subject);
  case KG_INPUT_MAJOR:
    return self->value == 1
           ? g_strdup_printf (_("one major problem open: %s"), subject)
           : g_strdup_printf (ngettext ("%d major problem open, the oldest: %s",
                                        "%d major problems open, the oldest: %s",
                                        self->value), self->value, subject);
  case KG_INPUT_ASSIGNMENTS_LATE:
    return self->value == 1
           ? g_strdup_printf (_("one assignment overdue: %s"), subject)
           : g_strdup_printf (ngettext ("%d assignment overdue, the oldest: %s",
                                        "%d assignments overdue, the oldest: %s",
                                        self->value), self->value, subject);
  case KG_INPUT_UNPREPARED:
    return g_strdup_printf (ngettext ("planned start %s is %d working day away and nothing is forecast",
                                      "planned start %s is %d working days away and nothing is forecast",
                                      self->value), date, self->value);
  case KG_INPUT_NO_DATE:
    return g_strdup (_("there is no planned start"));
  case KG_INPUT_PROBABILITY:
    kg_date_get_ymd (self->date, &year, NULL, NULL);
    /* Translators: a year, and a chance in percent. */
    return self->date != KG_DATE_NONE
           ? g_strdup_printf (_("chance to start within %d is %d %%"), year, self->value)
           : g_strdup_printf (_("chance to start within the year is %d %%"), self->value);
  case KG_INPUT_MONTHS_PASSED:
    return g_strdup_printf (ngettext ("%d month has ended since the planned start %s without a start",
                                      "%d months have ended since the planned start %s without a start",
                                      self->value), self->value, date);
  case KG_INPUT_BEHIND:
    return g_strdup_printf (_("%d %% of the work planned by today is not done"), self->value);
  case KG_INPUT_COMMITMENTS_LATE:
    return self->value == 1
           ? g_strdup_printf (_("one commitment past its day or step: %s"), subject)
           : g_strdup_printf (ngettext ("%d commitment past its day or step, the oldest: %s",
                                        "%d commitments past their day or step, the oldest: %s",
                                        self->value), self->value, subject);
  case KG_INPUT_SILENCE:
    return silence_words (self, date);
  case KG_INPUT_NO_FORECAST:
    return g_strdup (_("nothing says when it will start"));
  case KG_INPUT_MINOR:
    return self->value == 1
           ? g_strdup_printf (_("one minor problem open: %s"), subject)
           : g_strdup_printf (ngettext ("%d minor problem open, the oldest: %s",
                                        "%d minor problems open, the oldest: %s",
                                        self->value), self->value, subject);
  case KG_INPUT_WEEKS_RED:
    return g_strdup_printf (ngettext ("%d week in a row red",
                                      "%d weeks in a row red",
                                      self->value), self->value);
  case KG_INPUT_WEEKS_YELLOW:
    return g_strdup_printf (ngettext ("%d week in a row yellow or red",
                                      "%d weeks in a row yellow or red",
                                      self->value), self->value);
  case KG_N_INPUTS:
  default:
    return g_strdup (self->rule != NULL ? self->rule : "");
  }
}

/**
 * kg_light_reason_to_text:
 *
 * Returns: (transfer full): one clause in the user's language, with the
 * numbers behind it and, when it does not count, the excuse and who accepted
 * it
 */
char *
kg_light_reason_to_text (const KgLightReason *self)
{
  g_autofree char *found = finding (self);

  if (!self->excused)
    return g_steal_pointer (&found);

  if (self->excused_by != NULL)
    return g_strdup_printf (_("%s (excused: %s, accepted by %s)"), found,
                            self->excuse != NULL ? self->excuse : "", self->excused_by);

  return g_strdup_printf (_("%s (excused: %s)"), found, self->excuse != NULL ? self->excuse : "");
}

/**
 * kg_light_reasons_to_text:
 * @reasons: (element-type KgLightReason)
 *
 * Returns: (transfer full): all reasons as one sentence; what green rests on
 * when there are none
 */
char *
kg_light_reasons_to_text (GPtrArray *reasons)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (reasons == NULL || reasons->len == 0)
    return g_strdup (_("no rule objects"));

  for (guint i = 0; i < reasons->len; i++) {
    g_autofree char *clause = kg_light_reason_to_text (g_ptr_array_index (reasons, i));

    if (i > 0)
      g_string_append (text, C_("between two reasons", "; "));
    g_string_append (text, clause);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
