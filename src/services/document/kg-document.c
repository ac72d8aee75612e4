// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/document/kg-document.h"

#include "services/kg-page-service.h"

/* What the documents share: days and states in words, the office that writes
 * them, their form. */

/**
 * kg_document_day:
 *
 * Returns: 2026年11月23日, empty where there is none
 */
char *
kg_document_day (KgDate day)
{
  return day != KG_DATE_NONE ? kg_date_to_chinese (day) : g_strdup ("");
}

/**
 * kg_document_state:
 *
 * Returns: the state of an assignment as documents say it
 */
const char *
kg_document_state (const char *code)
{
  static const struct { const char *code; const char *words; } states[] = {
    { "pending", "待签收" }, { "in_progress", "办理中" }, { "reported", "已反馈" }, { "checking", "核实中" },
    { "done", "已办结" }, { "struck", "已销号" }, { "returned", "退回重办" }, { "suspended", "中止" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].code, code))
      return states[i].words;

  return code;
}

/**
 * kg_document_series:
 *
 * Returns: (transfer full) (nullable): the weekly meeting, whose office writes
 *   the documents; another series where there is none; %NULL without an error
 *   in a store without any
 */
KgRecord *
kg_document_series (KgTxn   *txn,
                    GError **error)
{
  g_autoptr (GPtrArray) all =
    kg_txn_select (txn, &kg_table_series, &(KgFilter) { .order = { KG_ORDER (KG_COL_ID) } }, error);
  KgRecord *found = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++) {
    KgRecord *series = g_ptr_array_index (all, i);

    if (found == NULL || (kg_record_is (series, KG_SERIES_KIND, "weekly") && !kg_record_is (found, KG_SERIES_KIND, "weekly")))
      found = series;
  }

  return found != NULL ? kg_record_ref (found) : NULL;
}

/**
 * kg_document_set_page:
 *
 * Gives a document the form that is in use for its kind.
 */
gboolean
kg_document_set_page (KgTxn           *txn,
                      KgMinutes       *document,
                      KgDocumentKind   kind,
                      GError         **error)
{
  KgPageTemplate page;

  if (!kg_pages_get (txn, kind, &page, error))
    return FALSE;

  kg_minutes_set_page (document, &page);
  return TRUE;
}
