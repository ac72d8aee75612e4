// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-project-file.h"

#include "services/kg-light-service.h"

/* The lights of one project, one for each week since the first is known. */

static void
clear_week (gpointer data)
{
  KgLightWeek *week = data;

  g_free (week->code);
  g_free (week->reason);
}

static KgDate
monday_of (KgDate date)
{
  return date - (kg_date_weekday (date) - 1);
}

/* A confirmation outlives the snapshot of its week, whichever came first. */
static void
apply (KgLightWeek *week,
       KgRecord    *entry)
{
  const char *confirmed = kg_record_get_text (entry, KG_LIGHT_ENTRY_CONFIRMED);
  gboolean by_hand = kg_record_is (entry, KG_LIGHT_ENTRY_KIND, "confirmed");

  kg_light_from_code (kg_record_get_text (entry, KG_LIGHT_ENTRY_PROPOSED), &week->proposed);
  if (!by_hand && week->confirmed)
    return;

  week->known = TRUE;
  week->light = week->proposed;
  kg_light_from_code (confirmed, &week->light);
  if (by_hand) {
    week->confirmed = TRUE;
    g_free (week->reason);
    week->reason = g_strdup (kg_record_get_text (entry, KG_LIGHT_ENTRY_REASON));
  }
}

/**
 * kg_light_weeks_load:
 * @confirmation: (out): the last light that was confirmed, or %NULL
 *
 * Returns: (transfer full) (element-type KgLightWeek): the weeks up to this
 *   one, which shows the light of today
 */
GArray *
kg_light_weeks_load (KgTxn            *txn,
                     KgContext        *context,
                     const KgProject  *project,
                     KgRecord        **confirmation,
                     GError          **error)
{
  g_autoptr (GPtrArray) entries = kg_light_history (txn, project->id, error);
  KgDate last = monday_of (kg_context_get_today (context)), first = last;
  GArray *weeks;

  *confirmation = NULL;
  if (entries == NULL)
    return NULL;

  if (entries->len > 0)
    first = MIN (last, monday_of (kg_record_get_date (g_ptr_array_index (entries, 0), KG_LIGHT_ENTRY_ENTERED_ON)));
  first = MAX (first, last - 7 * (KG_PROJECT_WEEKS - 1));

  weeks = g_array_new (FALSE, FALSE, sizeof (KgLightWeek));
  g_array_set_clear_func (weeks, clear_week);
  for (KgDate monday = first; monday <= last; monday += 7) {
    KgLightWeek week = { .code = kg_date_to_week_code (monday), .monday = monday };

    for (guint i = 0; i < entries->len; i++) {
      KgRecord *entry = g_ptr_array_index (entries, i);

      if (kg_record_is (entry, KG_LIGHT_ENTRY_WEEK, week.code))
        apply (&week, entry);
    }
    if (monday == last) {
      week.known = TRUE;
      week.light = project->light;
      week.proposed = project->proposed;
    }
    g_array_append_val (weeks, week);
  }

  for (guint i = entries->len; i > 0 && *confirmation == NULL; i--)
    if (kg_record_is (g_ptr_array_index (entries, i - 1), KG_LIGHT_ENTRY_KIND, "confirmed"))
      *confirmation = kg_record_ref (g_ptr_array_index (entries, i - 1));

  return weeks;
}
