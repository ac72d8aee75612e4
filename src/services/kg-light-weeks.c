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
  g_free (week->by);
  g_free (week->meeting);
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
    g_free (week->by);
    week->by = g_strdup (kg_record_get_text (entry, KG_COL_CHANGED_BY));
    g_free (week->meeting);
    week->meeting = g_strdup (kg_record_get_text (entry, KG_LIGHT_ENTRY_MEETING));
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

/**
 * kg_light_week_is_taken:
 * @week: such as 2026-W47
 *
 * Returns: whether the light of any project was kept in that week; %FALSE with
 *   an error when that could not be read
 */
gboolean
kg_light_week_is_taken (KgTxn       *txn,
                        const char  *week,
                        GError     **error)
{
  g_autoptr (GPtrArray) one =
    kg_txn_select (txn, &kg_table_light_entry,
                   &(KgFilter) {
                     .conditions = { { KG_LIGHT_ENTRY_WEEK, KG_OP_EQ, week, 0 },
                                     { KG_LIGHT_ENTRY_KIND, KG_OP_EQ, "snapshot", 0 } },
                     .n_conditions = 2, .limit = 1 },
                   error);

  return one != NULL && one->len > 0;
}

/* The light of each week of which something was kept, by its code. */
static GHashTable *
find_weeks (GPtrArray *entries)
{
  GHashTable *weeks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < entries->len; i++) {
    KgRecord *entry = g_ptr_array_index (entries, i);
    const char *code = kg_record_get_text (entry, KG_LIGHT_ENTRY_WEEK);
    KgLightWeek *week = g_hash_table_lookup (weeks, code);

    if (week == NULL) {
      week = g_new0 (KgLightWeek, 1);
      g_hash_table_insert (weeks, (gpointer) code, week);
    }
    apply (week, entry);
    g_clear_pointer (&week->reason, g_free);
    g_clear_pointer (&week->by, g_free);
    g_clear_pointer (&week->meeting, g_free);
  }

  return weeks;
}

/**
 * kg_light_rows_load:
 * @rows: (out): 0 where it does not stand so today
 *
 * Counts the weeks in a row, this one with the light of today, over the whole
 * history. A week in which the lights of others were kept and that of this
 * project was not breaks a row; a week in which no light was kept at all, such
 * as that of a long holiday, is passed over and not counted.
 */
gboolean
kg_light_rows_load (KgTxn           *txn,
                    const KgBoard   *board,
                    const KgProject *project,
                    KgLightRows     *rows,
                    GError         **error)
{
  g_autoptr (GPtrArray) entries = kg_light_history (txn, project->id, error);
  g_autoptr (GHashTable) weeks = entries != NULL ? find_weeks (entries) : NULL;
  KgDate monday = monday_of (kg_context_get_today (kg_board_get_context (board)));
  KgDate first = monday;
  KgLight light = project->light;
  gboolean all_red = TRUE;

  *rows = (KgLightRows) { 0 };
  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    first = MIN (first, monday_of (kg_record_get_date (g_ptr_array_index (entries, i), KG_LIGHT_ENTRY_ENTERED_ON)));

  while (light == KG_LIGHT_RED || light == KG_LIGHT_YELLOW) {
    KgLightWeek *week = NULL;

    all_red = all_red && light == KG_LIGHT_RED;
    rows->yellow++;
    if (all_red)
      rows->red++;

    for (monday -= 7; monday >= first && week == NULL; ) {
      g_autofree char *code = kg_date_to_week_code (monday);
      GError *local = NULL;

      week = g_hash_table_lookup (weeks, code);
      if (week != NULL)
        break;
      if (kg_light_week_is_taken (txn, code, &local))
        return TRUE;
      if (local != NULL) {
        g_propagate_error (error, local);
        return FALSE;
      }
      monday -= 7;
    }
    if (week == NULL)
      break;
    light = week->light;
  }

  return TRUE;
}
