// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-light-attend.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-field-edit.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

/* The consequence of a light. Who found the difficulty great names a lead
 * unit or asks a district leader for help (明确牵头单位 or 提请区领导支持协调
 * 解决, as the document has it that this program starts from); the record of
 * a meeting says so, or says why not. */

static char *
given (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
}

/* The item of @meeting_id, or of @item_id's meeting, that is about the
 * project; %NULL without an error where no meeting is named. */
static gboolean
find_item (KgTxn       *txn,
           const char  *project_id,
           const char  *meeting_id,
           const char  *item_id,
           KgRecord   **item,
           GError     **error)
{
  g_autoptr (KgRecord) meeting = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (KgRecord) named = NULL;
  const char *state;

  if (item_id != NULL) {
    named = kg_query_need (txn, &kg_table_agenda_item, item_id, error);
    if (named == NULL)
      return FALSE;
    if (meeting_id == NULL)
      meeting_id = kg_record_get_text (named, KG_AGENDA_ITEM_MEETING);
  }
  if (meeting_id == NULL)
    return TRUE;

  meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  if (meeting == NULL)
    return FALSE;

  state = kg_record_get_text (meeting, KG_MEETING_STATE);
  if (!kg_codes_contain ("in_session|writing_up", state)) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("This is not possible while meeting %d-%d is “%s”"),
                 (int) kg_record_get_int (meeting, KG_MEETING_YEAR),
                 (int) kg_record_get_int (meeting, KG_MEETING_NUMBER),
                 kg_label_code (&kg_table_meeting, KG_MEETING_STATE, state));
    return FALSE;
  }
  if (!kg_minutes_check_open (txn, meeting_id, error))
    return FALSE;

  items = kg_query_children (txn, &kg_table_agenda_item, KG_AGENDA_ITEM_MEETING, meeting_id,
                             KG_AGENDA_ITEM_POSITION, error);
  for (guint i = 0; items != NULL && i < items->len; i++) {
    KgRecord *row = g_ptr_array_index (items, i);

    if (kg_record_is (row, KG_AGENDA_ITEM_PROJECT, project_id) &&
        (item_id == NULL || g_str_equal (kg_record_get_id (row), item_id))) {
      *item = kg_record_ref (row);
      return TRUE;
    }
  }

  if (items != NULL)
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("The project is not on the agenda of meeting %d-%d"),
                 (int) kg_record_get_int (meeting, KG_MEETING_YEAR),
                 (int) kg_record_get_int (meeting, KG_MEETING_NUMBER));
  return FALSE;
}

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, sentence);
  return FALSE;
}

static gboolean
check (KgRecord    *project,
       const char  *lead_unit,
       const char  *leader,
       const char  *reason,
       GError     **error)
{
  const char *name = kg_record_get_text (project, KG_PROJECT_NAME);

  if ((lead_unit != NULL) + (leader != NULL) + (reason != NULL) != 1)
    return refuse (error, _("Say one of the three: the lead unit, the leader whom it goes to, or why neither"));

  if (reason != NULL && (!kg_record_is_null (project, KG_PROJECT_LEAD_UNIT) ||
                         !kg_record_is_null (project, KG_PROJECT_ESCALATED_TO))) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 kg_record_is_null (project, KG_PROJECT_LEAD_UNIT)
                 ? _("“%s” was taken to a leader already; there is nothing to give a reason for")
                 : _("“%s” has a lead unit already; there is nothing to give a reason for"), name);
    return FALSE;
  }

  return TRUE;
}

/**
 * kg_light_attend:
 * @attend: the lead unit, the leader, or the reason
 * @meeting_id: (nullable): the meeting in which it is said, in session or
 *   being written up; %NULL between two meetings
 * @item_id: (nullable): the item under which it is said; %NULL for the one
 *   that is about the project
 *
 * Says who attends to a project, or why nobody does. A lead unit or an
 * escalation makes an earlier reason void. A reason is also kept with the item,
 * for the minutes of the meeting; a decision for the other two is recorded by
 * kg_record_line().
 */
gboolean
kg_light_attend (KgTxn           *txn,
                 KgContext       *context,
                 const char      *project_id,
                 const KgAttend  *attend,
                 const char      *meeting_id,
                 const char      *item_id,
                 GError         **error)
{
  g_autoptr (KgRecord) project = kg_query_need (txn, &kg_table_project, project_id, error);
  g_autoptr (KgRecord) item = NULL;
  g_autoptr (KgRecord) edit = NULL;
  g_autoptr (KgRecord) unit = NULL;
  g_autofree char *lead_unit = given (attend->lead_unit);
  g_autofree char *leader = given (attend->escalated_to);
  g_autofree char *reason = given (attend->reason);
  const char *noted;

  if (project == NULL || !check (project, lead_unit, leader, reason, error) ||
      !find_item (txn, project_id, meeting_id, item_id, &item, error))
    return FALSE;

  edit = kg_record_copy (project);
  if (!kg_field_set_column (txn, context, edit, KG_PROJECT_UNATTENDED_REASON, reason != NULL ? reason : "", error) ||
      (leader != NULL && !kg_field_set_column (txn, context, edit, KG_PROJECT_ESCALATED_TO, leader, error)))
    return FALSE;
  if (lead_unit != NULL) {
    unit = kg_query_need (txn, &kg_table_unit, lead_unit, error);
    if (unit == NULL)
      return FALSE;
    kg_record_set_text (edit, KG_PROJECT_LEAD_UNIT, lead_unit);
  }
  if (!kg_record_same_values (project, edit) && !kg_txn_update (txn, project, edit, error))
    return FALSE;

  noted = kg_record_get_text (edit, KG_PROJECT_UNATTENDED_REASON);
  if (item == NULL || g_strcmp0 (kg_record_get_text (item, KG_AGENDA_ITEM_UNATTENDED_REASON), noted) == 0)
    return TRUE;

  return kg_query_update_code (txn, item, KG_AGENDA_ITEM_UNATTENDED_REASON, noted, error);
}

/**
 * kg_light_lacks_attend:
 * @project: (nullable): the item's project, as it stands today
 *
 * Returns: whether the meeting has still to say who attends to the project of
 *   @item: its light is yellow or red, it has neither a lead unit nor an
 *   escalation, and this meeting gave no reason. What an earlier meeting gave
 *   as a reason does not count.
 */
gboolean
kg_light_lacks_attend (const KgProject *project,
                       const KgRecord  *item)
{
  return project != NULL && kg_light_rank (project->light) > 0 && project->lead_unit == NULL &&
         project->escalated_to == NULL && kg_record_is_null (item, KG_AGENDA_ITEM_UNATTENDED_REASON);
}

/**
 * kg_light_find_lacking:
 * @items: (element-type KgRecord): the agenda of a meeting
 *
 * Returns: (transfer full) (element-type KgRecord) (nullable): the items for
 *   which kg_light_lacks_attend() is true
 */
GPtrArray *
kg_light_find_lacking (KgTxn       *txn,
                       KgContext   *context,
                       GPtrArray   *items,
                       GError     **error)
{
  g_autoptr (GPtrArray) lacking = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);

  for (guint i = 0; i < items->len; i++) {
    KgRecord *item = g_ptr_array_index (items, i);
    const char *project_id = kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT);
    g_autoptr (KgRecord) project = NULL;
    g_autoptr (KgBoard) board = NULL;

    if (project_id == NULL || !kg_record_is_null (item, KG_AGENDA_ITEM_UNATTENDED_REASON))
      continue;

    project = kg_query_need (txn, &kg_table_project, project_id, error);
    if (project == NULL)
      return NULL;
    if (!kg_record_is_null (project, KG_PROJECT_LEAD_UNIT) || !kg_record_is_null (project, KG_PROJECT_ESCALATED_TO))
      continue;

    board = kg_board_load (txn, context, project_id, error);
    if (board == NULL)
      return NULL;
    if (kg_light_lacks_attend (kg_board_find_project (board, project_id), item))
      g_ptr_array_add (lacking, kg_record_ref (item));
  }

  return g_steal_pointer (&lacking);
}
