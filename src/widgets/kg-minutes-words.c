// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-words.h"

#include "core/kg-labels.h"
#include "services/kg-minutes-chain.h"

#include <glib/gi18n.h>

static gboolean
is_issued (const KgRecord *row)
{
  return kg_record_is (row, KG_MINUTES_STATE, "issued");
}

static gboolean
is_withdrawn (const KgRecord *row)
{
  return kg_record_is (row, KG_MINUTES_STATE, "withdrawn");
}

static gboolean
is_correction (const KgRecord *row)
{
  return !kg_record_is_null (row, KG_MINUTES_CORRECTS);
}

/**
 * kg_minutes_words_name:
 *
 * Returns: (transfer full): what a document is, with its number once it has one
 */
char *
kg_minutes_words_name (KgRecord *row)
{
  g_autofree char *number = NULL;

  if (!is_issued (row))
    return g_strdup (is_correction (row) ? C_("document", "Correction") : C_("document", "Minutes"));

  number = kg_minutes_row_number (row);
  /* Translators: the number of an issued document, such as 〔2026〕47号. */
  return g_strdup_printf (is_correction (row) ? _("Correction %s") : _("Minutes %s"), number);
}

/* The day of the last change: before it is issued a document has no other. */
static KgDate
get_day (KgRecord *row)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (is_issued (row))
    return kg_record_get_date (row, KG_MINUTES_ISSUED_ON);

  utc = g_date_time_new_from_unix_utc (kg_record_get_int (row, KG_COL_CHANGED_AT) / 1000);
  local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  return local == NULL ? KG_DATE_NONE
                       : kg_date_new (g_date_time_get_year (local), g_date_time_get_month (local),
                                      g_date_time_get_day_of_month (local));
}

/**
 * kg_minutes_words_choice:
 *
 * Returns: (transfer full): a document among those of its meeting: what it is,
 *   its number, its state and its day
 */
char *
kg_minutes_words_choice (KgRecord *row)
{
  g_autofree char *name = kg_minutes_words_name (row);
  g_autofree char *day = kg_label_date (get_day (row));

  if (is_issued (row))
    /* Translators: a document and the day. */
    return g_strdup_printf (_("%s · issued on %s"), name, day);
  if (is_withdrawn (row))
    /* Translators: a document, the day and a person. */
    return g_strdup_printf (_("%s · withdrawn on %s by %s"), name, day, kg_record_get_text (row, KG_COL_CHANGED_BY));

  /* Translators: a document, its state and the day. */
  return g_strdup_printf (_("%s · %s, changed on %s"), name,
                          kg_label_code (&kg_table_minutes, KG_MINUTES_STATE,
                                         kg_record_get_text (row, KG_MINUTES_STATE)), day);
}

/**
 * kg_minutes_words_seal:
 * @row: issued minutes
 *
 * Returns: (transfer full): their number, day and seal
 */
char *
kg_minutes_words_seal (KgRecord *row)
{
  g_autofree char *number = kg_minutes_row_number (row);
  g_autofree char *day = kg_label_date (kg_record_get_date (row, KG_MINUTES_ISSUED_ON));
  const char *by = kg_record_get_text (row, KG_MINUTES_ISSUED_BY);

  return g_strdup_printf (_("%s · issued on %s by %s · seal %.8s"), number, day, by != NULL ? by : "–",
                          kg_record_get_text (row, KG_MINUTES_HASH));
}

static KgRecord *
find_corrected (GPtrArray *documents,
                KgRecord  *row)
{
  for (guint i = 0; i < documents->len; i++)
    if (kg_record_is (row, KG_MINUTES_CORRECTS, kg_record_get_id (g_ptr_array_index (documents, i))))
      return g_ptr_array_index (documents, i);

  return NULL;
}

/* The issued corrections of a document, each with its number and day. */
static GPtrArray *
list_corrections (GPtrArray *documents,
                  KgRecord  *row)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < documents->len; i++) {
    KgRecord *correction = g_ptr_array_index (documents, i);
    g_autofree char *number = NULL;
    g_autofree char *day = NULL;

    if (!is_issued (correction) || !kg_record_is (correction, KG_MINUTES_CORRECTS, kg_record_get_id (row)))
      continue;
    number = kg_minutes_row_number (correction);
    day = kg_label_date (kg_record_get_date (correction, KG_MINUTES_ISSUED_ON));
    /* Translators: the number of a correction, and the day when it was issued. */
    g_ptr_array_add (names, g_strdup_printf (_("%s of %s"), number, day));
  }

  return names;
}

/* The correction of a document that is being written. */
static KgRecord *
find_begun (GPtrArray *documents,
            KgRecord  *row)
{
  for (guint i = 0; i < documents->len; i++) {
    KgRecord *correction = g_ptr_array_index (documents, i);

    if (!is_issued (correction) && !is_withdrawn (correction) &&
        kg_record_is (correction, KG_MINUTES_CORRECTS, kg_record_get_id (row)))
      return correction;
  }

  return NULL;
}

/* Of a frozen document: what stands over it. */
static char *
issued_words (GPtrArray *documents,
              KgRecord  *row)
{
  g_autoptr (GPtrArray) corrections = list_corrections (documents, row);
  KgRecord *begun = find_begun (documents, row);
  g_autofree char *names = NULL;
  g_autofree char *words = NULL;

  if (corrections->len == 0 && begun == NULL)
    return documents->len > 1 ? g_strdup (_("Frozen as it was issued.")) : NULL;
  if (corrections->len == 0)
    return g_strdup (kg_record_is (begun, KG_MINUTES_STATE, "draft")
                     ? _("Frozen as it was issued. A correction is being drafted and does not count yet.")
                     : _("Frozen as it was issued. A correction is in review and does not count yet."));

  g_ptr_array_add (corrections, NULL);
  /* Translators: between the corrections of a document, as in “〔2026〕2号 of 1 May, 〔2026〕3号 of 2 May”. */
  names = g_strjoinv (C_("list", ", "), (char **) corrections->pdata);
  words = g_strdup_printf (ngettext ("Frozen as it was issued. It is corrected by %s, which stands over it.",
                                     "Frozen as it was issued. It is corrected by %s, which stand over it.",
                                     corrections->len - 1), names);
  return begun != NULL ? g_strconcat (words, "\n", _("A further correction is being written and does not count yet."), NULL)
                       : g_steal_pointer (&words);
}

/**
 * kg_minutes_words_notice:
 * @documents: (element-type KgRecord): all of the meeting
 *
 * Returns: (transfer full) (nullable): what one has to know of the document
 *   that is shown; %NULL for nothing
 */
char *
kg_minutes_words_notice (GPtrArray *documents,
                         KgRecord  *row)
{
  KgRecord *corrected = find_corrected (documents, row);
  g_autofree char *number = corrected != NULL ? kg_minutes_row_number (corrected) : NULL;
  gboolean in_review = kg_record_is (row, KG_MINUTES_STATE, "in_review");

  if (is_issued (row))
    return issued_words (documents, row);
  if (is_withdrawn (row) && number != NULL) {
    g_autofree char *day = kg_label_date (get_day (row));

    return g_strdup_printf (_("Correction of minutes %s, withdrawn on %s by %s: it was never issued and does not count."),
                            number, day, kg_record_get_text (row, KG_COL_CHANGED_BY));
  }
  if (number == NULL)
    return in_review ? g_strdup (_("In review: send them back to change the text.")) : NULL;

  return in_review
         ? g_strdup_printf (_("Correction of minutes %s, in review: send it back to change its text."), number)
         : g_strdup_printf (_("Correction of minutes %s, being drafted: until it is issued, they stand as they are."), number);
}
