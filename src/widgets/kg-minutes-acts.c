// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-acts.h"

#include "core/kg-error.h"
#include "services/kg-minutes-correct.h"
#include "services/kg-minutes-service.h"
#include "widgets/kg-meeting-act.h"

#include <glib/gi18n.h>

gboolean
kg_minutes_act_draft (KgTxn      *txn,
                      KgContext  *context,
                      gpointer    data,
                      GError    **error)
{
  KgMeetingAct *act = data;

  act->result = kg_minutes_draft (txn, context, act->id, error);
  return act->result != NULL;
}

gboolean
kg_minutes_act_submit (KgTxn      *txn,
                       KgContext  *context,
                       gpointer    data,
                       GError    **error)
{
  return kg_minutes_submit (txn, context, ((KgMeetingAct *) data)->id, error);
}

gboolean
kg_minutes_act_send_back (KgTxn      *txn,
                          KgContext  *context,
                          gpointer    data,
                          GError    **error)
{
  return kg_minutes_send_back (txn, ((KgMeetingAct *) data)->id, error);
}

gboolean
kg_minutes_act_issue (KgTxn      *txn,
                      KgContext  *context,
                      gpointer    data,
                      GError    **error)
{
  return kg_minutes_issue (txn, context, ((KgMeetingAct *) data)->id, error);
}

gboolean
kg_minutes_act_discuss (KgTxn      *txn,
                        KgContext  *context,
                        gpointer    data,
                        GError    **error)
{
  KgMeetingAct *act = data;
  KgWording wording = kg_meeting_act_get_wording (act);
  const gboolean stored = kg_wording_store_discussion (&wording, txn, act->id, error);

  act->replaced = wording.replaced;
  return stored;
}

gboolean
kg_minutes_act_rewrite (KgTxn      *txn,
                        KgContext  *context,
                        gpointer    data,
                        GError    **error)
{
  KgMeetingAct *act = data;
  KgWording wording = kg_meeting_act_get_wording (act);
  const gboolean stored = kg_wording_store_decision (&wording, txn, act->id, act->code, error);

  act->replaced = wording.replaced;
  return stored;
}

/* The newest document of the meeting, if it is still in this state, and the
 * one that was seen here: the one whose revision is the number of the act, and
 * with whose id its other row begins while it is not issued. */
static KgRecord *
get_newest (KgTxn               *txn,
            const KgMeetingAct  *act,
            const char          *states,
            GError             **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) row = kg_minutes_get_row (txn, act->id, &local);

  if (local == NULL && (row == NULL || !kg_codes_contain (states, kg_record_get_text (row, KG_MINUTES_STATE)) ||
                        kg_record_get_int (row, KG_MINUTES_REVISION) != act->number ||
                        (!kg_record_is (row, KG_MINUTES_STATE, "issued") &&
                         !g_str_has_prefix (act->other, kg_record_get_id (row)))))
    g_set_error (&local, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("Meanwhile somebody else corrected, submitted or issued these minutes; nothing was changed"));
  if (local == NULL)
    return g_steal_pointer (&row);

  g_propagate_error (error, local);
  return NULL;
}

/* Begins a correction of the document whose id is the other one. */
gboolean
kg_minutes_act_correct (KgTxn      *txn,
                        KgContext  *context,
                        gpointer    data,
                        GError    **error)
{
  KgMeetingAct *act = data;
  g_autoptr (KgRecord) issued = get_newest (txn, act, "issued", error);

  if (issued == NULL)
    return FALSE;

  act->result = kg_minutes_correct (txn, context, act->id, act->other, act->code, act->text, error);
  return act->result != NULL;
}

/* Rewords the part of a drafted correction that is the other one. Late words
 * must not begin a further one. */
gboolean
kg_minutes_act_reword (KgTxn      *txn,
                       KgContext  *context,
                       gpointer    data,
                       GError    **error)
{
  KgMeetingAct *act = data;
  g_autoptr (KgRecord) draft = get_newest (txn, act, "draft", error);
  KgWording wording = kg_meeting_act_get_wording (act);
  const gboolean stored =
    draft != NULL && kg_wording_store_correction (&wording, txn, context, draft, act->other, error);

  act->replaced = wording.replaced;
  return stored;
}

gboolean
kg_minutes_act_withdraw (KgTxn      *txn,
                         KgContext  *context,
                         gpointer    data,
                         GError    **error)
{
  const KgMeetingAct *act = data;
  g_autoptr (KgRecord) begun = get_newest (txn, act, "draft|in_review", error);

  return begun != NULL && kg_minutes_withdraw (txn, act->id, error);
}
