// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-labels.h"
#include "services/kg-assignment-list.h"

#include <glib/gi18n-lib.h>

/* What is said of assignments beside their own words. */

const char *
kg_assignment_group_label (KgAssignmentGroup group)
{
  static const char *const labels[KG_N_ASSIGNMENT_GROUPS] = {
    [KG_ASSIGNMENTS_OPEN] = NC_("assignments", "Open"),
    [KG_ASSIGNMENTS_PENDING] = NC_("assignments", "Not signed for"),
    [KG_ASSIGNMENTS_IN_PROGRESS] = NC_("assignments", "In progress"),
    [KG_ASSIGNMENTS_DUE_SOON] = NC_("assignments", "Due soon"),
    [KG_ASSIGNMENTS_OVERDUE] = NC_("assignments", "Overdue"),
    [KG_ASSIGNMENTS_CHECKING] = NC_("assignments", "Awaiting verification"),
    [KG_ASSIGNMENTS_RETURNED] = NC_("assignments", "Returned"),
    [KG_ASSIGNMENTS_SUSPENDED] = NC_("assignments", "Suspended"),
    [KG_ASSIGNMENTS_DONE] = NC_("assignments", "Done"),
    [KG_ASSIGNMENTS_ALL] = NC_("assignments", "All"),
  };

  g_return_val_if_fail (group < KG_N_ASSIGNMENT_GROUPS, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "assignments", labels[group]);
}

/**
 * kg_assignment_item_due_words:
 *
 * Returns: (transfer full): what the due day means now: how far away it is
 *   while the unit is expected to act; whether the work was done in time by
 *   the original day once it is done, since that is what counts for the unit
 */
char *
kg_assignment_item_due_words (const KgAssignmentItem *item,
                              const KgContext        *context)
{
  const KgCalendar *calendar = kg_context_get_calendar (context);
  KgDate done_on = kg_record_get_date (item->record, KG_ASSIGNMENT_DONE_ON);
  KgDate original = kg_record_get_date (item->record, KG_ASSIGNMENT_DUE_ORIGINAL);

  if (item->due_state != KG_DUE_NONE)
    return kg_label_due (item->due, kg_context_get_today (context), calendar);

  if (kg_assignment_item_in_group (item, KG_ASSIGNMENTS_CHECKING))
    return g_strdup (_("reported by the unit"));

  if (done_on != KG_DATE_NONE) {
    int late = done_on > original ? kg_calendar_between (calendar, original, done_on) : 0;

    return late > 0
           ? g_strdup_printf (ngettext ("done %d working day late", "done %d working days late", late), late)
           : g_strdup (_("done in time"));
  }

  return g_strdup ("");
}

/**
 * kg_assignment_item_meeting_words:
 *
 * Returns: (transfer full): the number of the meeting; %NULL without one
 */
char *
kg_assignment_item_meeting_words (const KgAssignmentItem *item)
{
  if (item->meeting_number == 0)
    return NULL;

  /* Translators: the number of a meeting within its year. */
  return g_strdup_printf (_("Meeting %d"), item->meeting_number);
}

/**
 * kg_assignment_action_done:
 * @n: how many assignments
 *
 * Returns: (transfer full): what to say once it is done
 */
char *
kg_assignment_action_done (KgAssignmentAction  action,
                           const char         *number,
                           guint               n)
{
  const char *label = kg_assignment_action_label (action);

  if (n == 1)
    /* Translators: an action on an assignment and its number, such as
     * “Sign for: 2026-012”. */
    return g_strdup_printf (_("%s: %s"), label, number);

  return g_strdup_printf (ngettext ("%s: %u assignment", "%s: %u assignments", n), label, n);
}
