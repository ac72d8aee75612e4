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

/* The document that names @row as what it corrects. */
static KgRecord *
find_correction (GPtrArray *documents,
                 KgRecord  *row)
{
  for (guint i = 0; i < documents->len; i++)
    if (kg_record_is (g_ptr_array_index (documents, i), KG_MINUTES_CORRECTS, kg_record_get_id (row)))
      return g_ptr_array_index (documents, i);

  return NULL;
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

/* Of a frozen document: what stands over it. */
static char *
issued_words (GPtrArray *documents,
              KgRecord  *row)
{
  KgRecord *correction = find_correction (documents, row);
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;

  if (correction == NULL)
    return documents->len > 1 ? g_strdup (_("Frozen as it was issued.")) : NULL;

  if (kg_record_is (correction, KG_MINUTES_STATE, "draft"))
    return g_strdup (_("Frozen as it was issued. A correction is being drafted and does not count yet."));
  if (!is_issued (correction))
    return g_strdup (_("Frozen as it was issued. A correction is in review and does not count yet."));

  name = kg_minutes_row_number (correction);
  day = kg_label_date (kg_record_get_date (correction, KG_MINUTES_ISSUED_ON));
  /* Translators: the number of a correction, and the day when it was issued. */
  return g_strdup_printf (_("Frozen as it was issued. It is corrected by %s of %s, which stands over it."), name, day);
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
  if (number == NULL)
    return in_review ? g_strdup (_("In review: send them back to change the text.")) : NULL;

  return in_review
         ? g_strdup_printf (_("Correction of minutes %s, in review: send it back to change its text."), number)
         : g_strdup_printf (_("Correction of minutes %s, being drafted: until it is issued, they stand as they are."), number);
}
