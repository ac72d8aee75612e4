// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-sample.h"

#include "core/kg-error.h"
#include "services/kg-meeting-service.h"
#include "services/kg-query.h"
#include "services/sample/kg-sample-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* The sample district: what resources/sample holds, laid around today. */

/**
 * kg_sample_day:
 * @offset: (nullable): working days from today, such as +15
 */
KgDate
kg_sample_day (KgSample   *self,
               const char *offset)
{
  if (offset == NULL)
    return KG_DATE_NONE;

  return kg_calendar_add (self->calendar, self->today, atoi (offset));
}

/**
 * kg_sample_week_day:
 * @week: 0 for the next meeting, -1 for the one before it
 *
 * Returns: the day on which the meeting of that week is held
 */
KgDate
kg_sample_week_day (KgSample *self,
                    int       week)
{
  return week == 0 ? self->next_meeting
                   : kg_calendar_on_or_after (self->calendar, self->next_meeting + 7 * week);
}

/**
 * kg_sample_unit:
 *
 * Returns: (nullable): the unit's id; %NULL for no name
 */
const char *
kg_sample_unit (KgSample   *self,
                const char *name)
{
  const char *id = name != NULL ? g_hash_table_lookup (self->units, name) : NULL;

  if (name != NULL && id == NULL)
    g_error ("the sample district has no unit %s", name);
  return id;
}

gboolean
kg_sample_insert (KgSample  *self,
                  KgRecord  *record,
                  GError   **error)
{
  return kg_txn_insert (self->txn, record, error);
}

static gboolean
is_empty (KgTxn   *txn,
          GError **error)
{
  static const KgFilter one = { .limit = 1 };
  g_autoptr (GPtrArray) projects = kg_txn_select (txn, &kg_table_project, &one, error);
  g_autoptr (GPtrArray) units = projects != NULL ? kg_txn_select (txn, &kg_table_unit, &one, error) : NULL;

  if (units == NULL)
    return FALSE;
  if (projects->len == 0 && units->len == 0)
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
               _("The sample district is filled into an empty store only"));
  return FALSE;
}

/**
 * kg_sample_fill:
 *
 * Fills an empty store with the sample district: 128 projects, four past
 * meetings with their minutes and assignments, this week's one prepared. All
 * days lie around the day of @context. A store that is the sample district
 * already is left as it is.
 */
gboolean
kg_sample_fill (KgTxn      *txn,
                KgContext  *context,
                GError    **error)
{
  g_autofree char *mark = kg_query_setting (txn, "sample", NULL);
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) projects =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kg_record_unref);
  g_autofree char *meeting = NULL;
  KgSample sample = {
    .txn = txn,
    .context = context,
    .today = kg_context_get_today (context),
    .calendar = kg_context_get_calendar (context),
    .units = units,
    .people = people,
    .projects = projects,
  };
  gboolean ok;

  if (g_strcmp0 (mark, "1") == 0)
    return TRUE;
  if (!is_empty (txn, error))
    return FALSE;

  ok = kg_query_set_setting (txn, "sample", "1", error) &&
       kg_sample_fill_units (&sample, error) &&
       kg_sample_fill_projects (&sample, error) &&
       kg_sample_fill_meetings (&sample, error) &&
       kg_sample_fill_lights (&sample, error) &&
       kg_sample_hold_meetings (&sample, error);
  if (ok) {
    meeting = kg_meeting_create (txn, context, sample.series, sample.next_meeting, error);
    ok = meeting != NULL;
  }

  g_free (sample.series);
  for (guint i = 0; i < G_N_ELEMENTS (sample.meetings); i++)
    g_free (sample.meetings[i]);
  return ok;
}
