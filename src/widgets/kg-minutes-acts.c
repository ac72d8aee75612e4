// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-acts.h"

#include "services/kg-meeting-edit.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-service.h"
#include "widgets/kg-meeting-act.h"

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
  const KgMeetingAct *act = data;

  return kg_meeting_discuss (txn, act->id, *act->text != '\0' ? act->text : NULL, error);
}

gboolean
kg_minutes_act_rewrite (KgTxn      *txn,
                        KgContext  *context,
                        gpointer    data,
                        GError    **error)
{
  const KgMeetingAct *act = data;

  return kg_meeting_rewrite_decision (txn, act->id, NULL, act->text, error);
}

gboolean
kg_minutes_act_correct (KgTxn      *txn,
                        KgContext  *context,
                        gpointer    data,
                        GError    **error)
{
  KgMeetingAct *act = data;

  act->result = kg_minutes_correct (txn, context, act->id, act->code, act->text, error);
  return act->result != NULL;
}
