// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-wording.h"

#include "core/kg-error.h"
#include "core/kg-minutes.h"
#include "services/kg-meeting-edit.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-correct.h"
#include "services/kg-minutes-json.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

static char *
to_compare (const char   *text,
            KgWordingWay  way)
{
  if (text == NULL)
    return g_strdup ("");

  return way == KG_WORDING_TIDIED ? kg_minutes_tidy (text) : g_strstrip (g_strdup (text));
}

static gboolean
is_known (const KgWording *self,
          const char      *stored,
          KgWordingWay     way)
{
  g_autofree char *there = to_compare (stored, way);
  g_autofree char *wanted = to_compare (self->text, way);

  if (self->known == NULL || g_str_equal (there, wanted))
    return TRUE;

  for (guint i = 0; self->known[i] != NULL; i++) {
    g_autofree char *seen = to_compare (self->known[i], way);

    if (g_str_equal (seen, there))
      return TRUE;
  }

  return FALSE;
}

/**
 * kg_wording_may_replace:
 * @row: that has the text
 * @stored: (nullable): the text
 *
 * Whether nobody else changed a text since the seat saw it. A seat that insists
 * may replace it all the same, and is told in @self what it replaced.
 *
 * Returns: %FALSE with %KG_ERROR_CONFLICT, which names who changed it
 */
gboolean
kg_wording_may_replace (KgWording     *self,
                        KgTxn         *txn,
                        KgRecord      *row,
                        const char    *stored,
                        KgWordingWay   way,
                        GError       **error)
{
  const char *by = kg_record_get_text (row, KG_COL_CHANGED_BY);

  if (is_known (self, stored, way))
    return TRUE;
  if (self->insist) {
    g_free (self->replaced);
    self->replaced = g_strdup (stored != NULL ? stored : "");
    return TRUE;
  }

  /* One's own name: two windows, or another field of the row. */
  if (by == NULL || g_strcmp0 (by, kg_txn_get_by (txn)) == 0)
    g_set_error (error, KG_ERROR, KG_ERROR_CONFLICT,
                 _("This text was changed elsewhere meanwhile; choose which wording stays"));
  else
    g_set_error (error, KG_ERROR, KG_ERROR_CONFLICT,
                 _("%s changed this text meanwhile; choose which wording stays"), by);
  return FALSE;
}

/**
 * kg_wording_store_discussion:
 *
 * As kg_meeting_discuss(), unless somebody else changed the text meanwhile.
 */
gboolean
kg_wording_store_discussion (KgWording   *self,
                             KgTxn       *txn,
                             const char  *item_id,
                             GError     **error)
{
  g_autoptr (KgRecord) item = kg_query_need (txn, &kg_table_agenda_item, item_id, error);

  return item != NULL &&
         kg_wording_may_replace (self, txn, item, kg_record_get_text (item, KG_AGENDA_ITEM_DISCUSSION),
                                 KG_WORDING_AS_TYPED, error) &&
         kg_meeting_discuss (txn, item_id, self->text != NULL && *self->text != '\0' ? self->text : NULL, error);
}

/**
 * kg_wording_store_decision:
 * @kind: (nullable): as kg_meeting_rewrite_decision() takes it
 *
 * As kg_meeting_rewrite_decision(), unless somebody else changed the text
 * meanwhile. Without a text of its own it changes the kind alone.
 */
gboolean
kg_wording_store_decision (KgWording   *self,
                           KgTxn       *txn,
                           const char  *decision_id,
                           const char  *kind,
                           GError     **error)
{
  g_autoptr (KgRecord) decision = kg_query_need (txn, &kg_table_decision, decision_id, error);

  return decision != NULL &&
         (self->text == NULL ||
          kg_wording_may_replace (self, txn, decision, kg_record_get_text (decision, KG_DECISION_TEXT),
                                  KG_WORDING_AS_TYPED, error)) &&
         kg_meeting_rewrite_decision (txn, decision_id, kind, self->text, error);
}

/**
 * kg_wording_store_correction:
 * @draft: the row of a correction that is a draft, as it is now
 * @part: its text or its cause, as kg_minutes_correction_text_id() and
 *   kg_minutes_correction_cause_id() name them
 *
 * Rewords one of the two, unless somebody else changed that one meanwhile.
 */
gboolean
kg_wording_store_correction (KgWording   *self,
                             KgTxn       *txn,
                             KgContext   *context,
                             KgRecord    *draft,
                             const char  *part,
                             GError     **error)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_from_json (kg_record_get_text (draft, KG_MINUTES_CONTENT), error);
  const char *cause = kg_record_get_text (draft, KG_MINUTES_CORRECTION_REASON);
  g_autofree char *cause_id = kg_minutes_correction_cause_id (draft);
  const gboolean is_cause = g_str_equal (part, cause_id);
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;

  if (minutes == NULL)
    return FALSE;

  text = kg_minutes_join (minutes);
  if (!kg_wording_may_replace (self, txn, draft, is_cause ? cause : text, KG_WORDING_TIDIED, error))
    return FALSE;

  id = kg_minutes_correct (txn, context, kg_record_get_text (draft, KG_MINUTES_MEETING), NULL,
                           is_cause ? self->text : cause, is_cause ? text : self->text, error);
  return id != NULL;
}
