// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-follow-up-words.h"

#include <glib/gi18n.h>

/* What the follow-up page says when there is nothing. */

static const char *
nothing_in_group (KgAssignmentGroup group)
{
  switch (group) {
  case KG_ASSIGNMENTS_OPEN:
    return _("Nothing is open");
  case KG_ASSIGNMENTS_PENDING:
    return _("Nothing waits to be signed for");
  case KG_ASSIGNMENTS_IN_PROGRESS:
    return _("Nothing is in progress");
  case KG_ASSIGNMENTS_DUE_SOON:
    return _("Nothing is due within three working days");
  case KG_ASSIGNMENTS_OVERDUE:
    return _("Nothing is overdue");
  case KG_ASSIGNMENTS_CHECKING:
    return _("Nothing waits for verification");
  case KG_ASSIGNMENTS_RETURNED:
    return _("Nothing was returned");
  case KG_ASSIGNMENTS_SUSPENDED:
    return _("Nothing is suspended");
  case KG_ASSIGNMENTS_DONE:
    return _("Nothing is done yet");
  case KG_ASSIGNMENTS_ALL:
    return _("There are no assignments");
  case KG_N_ASSIGNMENT_GROUPS:
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * kg_follow_up_show_nothing:
 * @query: what was asked for
 * @none_at_all: whether the store has no assignments
 */
void
kg_follow_up_show_nothing (AdwStatusPage           *page,
                           const KgAssignmentQuery *query,
                           gboolean                 none_at_all)
{
  const char *title, *description = NULL, *icon = "emblem-ok-symbolic";

  if (none_at_all) {
    title = _("No assignments yet");
    description = _("They are handed out from the decisions of a meeting, and followed up here until they are struck off.");
    icon = "view-list-symbolic";
  } else if (query->search != NULL && *query->search != '\0') {
    title = _("Nothing found");
    description = _("No assignment in this group fits what you typed.");
    icon = "edit-find-symbolic";
  } else {
    title = nothing_in_group (query->group);
    if (query->role == KG_ASSIGNMENT_ROLE_SUPPORTING)
      description = _("These would be the assignments that this unit supports.");
    else if (query->unit != NULL)
      description = _("These would be the assignments that this unit leads.");
  }

  adw_status_page_set_icon_name (page, icon);
  adw_status_page_set_title (page, title);
  adw_status_page_set_description (page, description);
}
