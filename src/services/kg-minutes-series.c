// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-series.h"

#include <glib/gi18n-lib.h>

/* Minutes are composed although a new series says little of itself. What can
 * be told from its name and from the series beside it is taken from there;
 * what cannot is named before the minutes are frozen without it. */

/**
 * kg_minutes_get_mark:
 *
 * Returns: (transfer full): the red words at the head of the minutes of
 *   @series: its own, or its name with 纪要
 */
char *
kg_minutes_get_mark (const KgRecord *series)
{
  const char *mark = kg_record_get_text (series, KG_SERIES_MARK);
  const char *name = kg_record_get_text (series, KG_SERIES_NAME);

  return mark != NULL ? g_strdup (mark) : g_strconcat (name, g_str_has_suffix (name, "纪要") ? "" : "纪要", NULL);
}

/**
 * kg_minutes_get_office:
 * @office: (out) (transfer full) (nullable): the issuing office of @series. One
 *   that has none is issued by the office of the weekly series, or by the one
 *   that all other series share
 *
 * Returns: %FALSE when the store cannot be read
 */
gboolean
kg_minutes_get_office (KgTxn           *txn,
                       const KgRecord  *series,
                       char           **office,
                       GError         **error)
{
  g_autoptr (GPtrArray) all = NULL;
  const char *shared = kg_record_get_text (series, KG_SERIES_OFFICE);
  gboolean is_shared = TRUE;

  *office = g_strdup (shared);
  if (shared != NULL)
    return TRUE;

  all = kg_txn_select (txn, &kg_table_series, &(KgFilter) { .order = { KG_ORDER (KG_SERIES_NAME) } }, error);
  for (guint i = 0; all != NULL && i < all->len; i++) {
    const KgRecord *other = g_ptr_array_index (all, i);
    const char *own = kg_record_get_text (other, KG_SERIES_OFFICE);

    if (own != NULL && kg_record_is (other, KG_SERIES_KIND, "weekly")) {
      *office = g_strdup (own);
      return TRUE;
    }
    is_shared = is_shared && (own == NULL || shared == NULL || g_str_equal (own, shared));
    shared = own != NULL ? own : shared;
  }

  *office = is_shared ? g_strdup (shared) : NULL;
  return all != NULL;
}

/**
 * kg_minutes_get_chair:
 *
 * Returns: (nullable): who chaired @meeting; where that was not put down, the
 *   chair of its series
 */
const char *
kg_minutes_get_chair (const KgRecord *meeting,
                      const KgRecord *series)
{
  const char *chair = kg_record_get_text (meeting, KG_MEETING_CHAIR);

  return chair != NULL ? chair : kg_record_get_text (series, KG_SERIES_CHAIR);
}

/**
 * kg_minutes_get_gaps:
 * @self: the minutes of @meeting, and no correction of them
 * @series: of the meeting
 *
 * What minutes have by custom and these have not; whoever issues them should
 * know. It is no reason to refuse them: offices hold meetings of which there
 * is little to say.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each gap
 */
GPtrArray *
kg_minutes_get_gaps (const KgMinutes *self,
                     const KgRecord  *meeting,
                     const KgRecord  *series)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (g_free);
  guint n_annexes;

  if (kg_minutes_get_chair (meeting, series) == NULL)
    g_ptr_array_add (gaps, g_strdup (_("The minutes do not say who chaired the meeting: its series has no chair")));
  if (self->lists[KG_MINUTES_PRESENT]->len == 0)
    g_ptr_array_add (gaps, g_strdup (_("The minutes do not say who was present: no unit’s attendance was recorded")));
  if (kg_minutes_get_annexes (self, &n_annexes) == 0)
    g_ptr_array_add (gaps, g_strdup (_("The minutes have no item: nothing was recorded under any item of the agenda")));
  if (self->office == NULL)
    g_ptr_array_add (gaps, g_strdup (_("The minutes have no issuing office: the series has none, nor one to share with others")));

  return gaps;
}
