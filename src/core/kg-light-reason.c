// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-light-rules.h"
#include "core/kg-labels.h"

#include <glib/gi18n-lib.h>

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
  return copy;
}

void
kg_light_reason_free (KgLightReason *self)
{
  g_free (self->rule);
  g_free (self->subject);
  g_free (self);
}

/**
 * kg_light_reason_to_text:
 *
 * Returns: (transfer full): one clause in the user's language, with the
 * numbers behind it
 */
char *
kg_light_reason_to_text (const KgLightReason *self)
{
  g_autofree char *date = kg_label_date (self->date);
  const char *subject = self->subject != NULL ? self->subject : "";

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
  case KG_N_INPUTS:
  default:
    return g_strdup (self->rule != NULL ? self->rule : "");
  }
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
