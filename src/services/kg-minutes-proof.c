// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-proof.h"

#include "core/kg-error.h"
#include "services/kg-minutes-chain.h"
#include "services/kg-minutes-compare.h"
#include "services/kg-minutes-export.h"
#include "services/kg-minutes-json.h"
#include "services/kg-query.h"
#include "services/typeset/kg-file-read.h"
#include "services/typeset/kg-pdf-reader.h"
#include "services/word/kg-docx-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file comes back to the office: is it what was issued?
 *
 * The store notes the SHA-256 of every file that is made of issued minutes, so
 * the answer does not depend on fonts or on the version of this program. A file
 * that was not noted is held against the one that an export makes today. Where
 * the bytes differ, as with other fonts, what is left is to compare the text of
 * the pages, which finds a changed word but proves nothing about the picture;
 * the sentences say so. */

#define MAX_SIZE (128 * 1024 * 1024)

static const char *const verdict_codes[] = { "noted", "same", "same_text", "differs", "unknown" };

static GBytes *
read_file (const char *path,
           GError    **error)
{
  g_autoptr (GBytes) file = kg_file_read (path, MAX_SIZE, error);

  if (file != NULL && g_bytes_get_size (file) == 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is empty: ask for the file once more"), path);
    return NULL;
  }

  return g_steal_pointer (&file);
}

static KgRecord *
find_one (KgTxn          *txn,
          const KgTable  *table,
          int             column,
          const char     *text,
          GError        **error)
{
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, table,
                   &(KgFilter) { .conditions = { { column, KG_OP_EQ, text, 0 } }, .n_conditions = 1,
                                 .order = { KG_ORDER (KG_COL_ID) } },
                   error);

  return rows != NULL && rows->len > 0 ? kg_record_ref (g_ptr_array_index (rows, 0)) : NULL;
}

static KgMinutes *
minutes_of (KgRecord *row)
{
  KgMinutes *minutes = kg_minutes_from_json (kg_record_get_text (row, KG_MINUTES_CONTENT), NULL);

  if (minutes != NULL)
    kg_minutes_set_seal (minutes, kg_record_get_text (row, KG_MINUTES_HASH));
  return minutes;
}

/* It says that it is minutes of this store, but its pages are not as they were written. */
static char *
say_unreadable (GBytes     *file,
                const char *number)
{
  switch (kg_pdf_judge (file)) {
  case KG_PDF_ENCRYPTED:
    return g_strdup_printf (_("names minutes %s, but is encrypted, so its pages cannot be compared: export them anew"), number);
  case KG_PDF_CUT:
    return g_strdup_printf (_("names minutes %s, but is cut short or damaged: export them anew"), number);
  case KG_PDF_OURS:
  case KG_PDF_FOREIGN:
  case KG_PDF_NONE:
  default:
    return g_strdup_printf (_("names minutes %s, but was changed since it was exported, or saved by another program: export them anew"), number);
  }
}

/* No seal that the store knows: perhaps the name of a document. */
static gboolean
prove_by_title (KgTxn           *txn,
                GBytes          *file,
                KgMinutesProof  *proof,
                GError         **error)
{
  g_autofree char *title = kg_pdf_read_title (file);
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, &kg_table_minutes,
                   &(KgFilter) { .conditions = { { KG_MINUTES_STATE, KG_OP_EQ, "issued", 0 } }, .n_conditions = 1 },
                   error);

  for (guint i = 0; title != NULL && rows != NULL && i < rows->len; i++) {
    g_autoptr (KgMinutes) minutes = minutes_of (g_ptr_array_index (rows, i));
    g_autofree char *number = minutes != NULL ? kg_minutes_get_number_text (minutes) : NULL;
    g_autofree char *escaped = minutes != NULL ? g_markup_printf_escaped ("%s%s", minutes->mark, number) : NULL;

    if (g_strcmp0 (escaped, title) != 0)
      continue;
    proof->number = g_steal_pointer (&number);
    kg_minutes_conclude (proof, KG_MINUTES_FILE_DIFFERS,
                         kg_pdf_judge (file) == KG_PDF_CUT
                         ? say_unreadable (file, proof->number)
                         : g_strdup_printf (_("names minutes %s, but does not bear their seal: it was forged, or exported before the store was changed; run “minutes verify”"),
                                            proof->number));
    break;
  }

  return rows != NULL;
}

/* Whether a mark of minutes is followed by a number that was still to be given,
 * as in 周例会纪要〔2026〕　号. Registers and circulars have none either. */
static gboolean
lacks_number (const char *text)
{
  const char *blank = strstr (text, "〕　号");
  const char *bracket = blank != NULL ? g_strrstr_len (text, blank - text, "〔") : NULL;
  g_autofree char *mark = bracket != NULL ? g_strndup (text, (gsize) (bracket - text)) : NULL;

  return mark != NULL && (g_str_has_suffix (mark, "纪要") || g_str_has_suffix (mark, "纪要（节录）"));
}

/* Whether it says itself that it is a draft: in the title of a PDF, the words
 * of a .docx, or the line above all others of a text. */
static gboolean
is_draft (GBytes *file)
{
  static const char *const stages[] = { "【草稿】\n", "【送审稿】\n", "【已撤销】\n" };
  g_autofree char *title = kg_pdf_judge (file) == KG_PDF_OURS ? kg_pdf_read_title (file) : NULL;
  g_autofree char *words = title == NULL ? kg_docx_read_text (file) : NULL;
  gsize size;
  const char *data = g_bytes_get_data (file, &size);

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (size >= strlen (stages[i]) && memcmp (data, stages[i], strlen (stages[i])) == 0)
      return TRUE;

  return (title != NULL && lacks_number (title)) || (words != NULL && lacks_number (words));
}

static gboolean
is_text (GBytes *file)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);

  return size > 0 && g_utf8_validate_len (data, size, NULL);
}

/* It says of no minutes of this store that it is them. */
static char *
say_unknown (GBytes *file)
{
  if (is_draft (file))
    return g_strdup (_("is a draft of minutes, which was never issued: ask for the minutes as they were issued"));

  switch (kg_pdf_judge (file)) {
  case KG_PDF_ENCRYPTED:
    return g_strdup (_("is encrypted, so nothing can be said of it: ask for the file as it was exported"));
  case KG_PDF_CUT:
    return g_strdup (_("is a PDF that is cut short or damaged: ask for the file once more"));
  case KG_PDF_FOREIGN:
    return g_strdup (_("is no PDF as this program makes them of minutes; another one made it, or saved it again: ask for the file as it was exported"));
  case KG_PDF_OURS:
  case KG_PDF_NONE:
  default:
    if (is_text (file))
      return g_strdup (_("is no file of minutes that were issued from this store, as far as a text can tell: it bears no seal, and one that was changed is like any other; ask for the PDF"));
    return g_strdup (_("is no file of minutes that were issued from this store: look for the store they were issued from, or for the file that was sent"));
  }
}

/* Tells @proof how @file differs from what an export makes today; nothing when
 * a .docx differs in no word. */
static gboolean
compare (GBytes           *file,
         GBytes           *fresh,
         KgMinutesFormat   format,
         KgMinutesProof   *proof,
         GError          **error)
{
  g_autoptr (GPtrArray) is = NULL;
  g_autoptr (GPtrArray) was = NULL;

  if (format == KG_MINUTES_DOCX) {
    kg_minutes_compare_words (file, fresh, proof);
    return TRUE;
  }

  is = kg_pdf_read_pages (file, NULL);
  was = kg_pdf_read_pages (fresh, error);
  if (was == NULL)
    return FALSE;
  if (is == NULL)
    kg_minutes_conclude (proof, KG_MINUTES_FILE_DIFFERS, say_unreadable (file, proof->number));
  else
    kg_minutes_compare_pages (is, was, kg_pdf_is_resaved (file), proof);
  return TRUE;
}

/* Whoever can write into the store can note a file in it, so a note proves
 * nothing by itself: the file must say what was issued, too. With other fonts
 * or by an earlier version its bytes may be others. */
static gboolean
says_what_was_issued (KgRecord        *row,
                      GBytes          *file,
                      KgMinutesProof  *proof,
                      GError         **error)
{
  g_autoptr (KgMinutes) minutes = minutes_of (row);
  const gboolean is_pdf = g_bytes_get_size (file) > 4 && memcmp (g_bytes_get_data (file, NULL), "%PDF", 4) == 0;
  const gboolean is_zip = g_bytes_get_size (file) > 4 && memcmp (g_bytes_get_data (file, NULL), "PK", 2) == 0;
  const KgMinutesFormat format = is_zip ? KG_MINUTES_DOCX : KG_MINUTES_PDF;
  g_autofree char *words = NULL;
  g_autoptr (GBytes) fresh = NULL;

  if (is_zip)
    words = kg_docx_read_text (file);
  if (minutes == NULL || (words == NULL && !is_pdf)) {
    if (minutes == NULL || is_zip || !kg_minutes_is_text_of (minutes, file))
      kg_minutes_conclude (proof, KG_MINUTES_FILE_DIFFERS,
                           g_strdup_printf (_("stands in the store as an export of minutes %s, but says something else than was issued: somebody put it there"),
                                            proof->number));
    return TRUE;
  }

  fresh = kg_minutes_make_bytes (minutes, format, error);
  if (fresh == NULL)
    return FALSE;
  if (g_bytes_equal (fresh, file))
    return TRUE;
  if (!compare (file, fresh, format, proof, error))
    return FALSE;
  if (proof->verdict == KG_MINUTES_FILE_SAME_TEXT && !kg_pdf_is_resaved (file))
    g_clear_pointer (&proof->sentence, g_free);
  return TRUE;
}

static gboolean
prove_by_note (KgTxn           *txn,
               GBytes          *file,
               const char      *hash,
               KgMinutesProof  *proof,
               GError         **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) note = find_one (txn, &kg_table_issued_file, KG_ISSUED_FILE_FILE_HASH, hash, &local);
  g_autoptr (KgRecord) row = NULL;
  g_autofree char *day = NULL;
  gboolean holds;

  if (note != NULL)
    row = kg_query_need (txn, &kg_table_minutes, kg_record_get_text (note, KG_ISSUED_FILE_MINUTES), &local);
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }
  if (note == NULL)
    return TRUE;
  if (!kg_minutes_is_as_issued (txn, row, &holds, error))
    return FALSE;

  proof->number = kg_minutes_row_number (row);
  proof->exported_on = kg_record_get_date (note, KG_ISSUED_FILE_EXPORTED_ON);
  proof->exported_by = g_strdup (kg_record_get_text (note, KG_COL_CHANGED_BY));
  day = kg_date_to_iso (proof->exported_on);
  if (holds && !says_what_was_issued (row, file, proof, error))
    return FALSE;
  if (proof->sentence != NULL)
    return TRUE;
  if (holds)
    kg_minutes_conclude (proof, KG_MINUTES_FILE_NOTED,
                         g_strdup_printf (_("is the file that %s exported of minutes %s on %s, unchanged"),
                                          proof->exported_by, proof->number, day));
  else
    kg_minutes_conclude (proof, KG_MINUTES_FILE_DIFFERS,
                         g_strdup_printf (_("is the file that %s exported of minutes %s on %s, but the store was changed since: keep the file, and run “minutes verify”"),
                                          proof->exported_by, proof->number, day));
  return TRUE;
}

static gboolean
prove_by_content (KgTxn           *txn,
                  GBytes          *file,
                  KgMinutesFormat  format,
                  KgRecord        *row,
                  KgMinutesProof  *proof,
                  GError         **error)
{
  g_autoptr (KgMinutes) minutes = minutes_of (row);
  g_autoptr (GBytes) fresh = NULL;
  gboolean holds;

  if (!kg_minutes_is_as_issued (txn, row, &holds, error))
    return FALSE;

  proof->number = kg_minutes_row_number (row);
  if (minutes == NULL || !holds) {
    kg_minutes_conclude (proof, KG_MINUTES_FILE_DIFFERS,
                         g_strdup_printf (_("names minutes %s, but these were changed in the store: keep the file, and run “minutes verify”"),
                                          proof->number));
    return TRUE;
  }

  fresh = kg_minutes_make_bytes (minutes, format, error);
  if (fresh == NULL)
    return FALSE;
  if (g_bytes_equal (fresh, file)) {
    kg_minutes_conclude (proof, KG_MINUTES_FILE_SAME,
                         g_strdup_printf (_("is byte for byte what an export of minutes %s gives, unchanged"), proof->number));
    return TRUE;
  }

  if (!compare (file, fresh, format, proof, error))
    return FALSE;
  if (proof->sentence == NULL)
    kg_minutes_conclude (proof, KG_MINUTES_FILE_DIFFERS,
                         g_strdup_printf (_("was made of minutes %s, but was edited or saved again since, or made with other fonts; a word processor's file proves nothing then: ask for the PDF, or export them anew"),
                                          proof->number));
  return TRUE;
}

/**
 * kg_minutes_prove_file:
 * @path: a file that somebody says was exported from issued minutes
 *
 * Errors: %KG_ERROR_REFUSED when it cannot be read, is empty, no file or too
 * large.
 */
KgMinutesProof *
kg_minutes_prove_file (KgTxn       *txn,
                       const char  *path,
                       GError     **error)
{
  GError *local = NULL;
  g_autoptr (KgMinutesProof) proof = g_new0 (KgMinutesProof, 1);
  g_autoptr (GBytes) file = read_file (path, error);
  g_autofree char *hash = NULL;
  g_autofree char *seal = NULL;
  g_autoptr (KgRecord) row = NULL;
  KgMinutesFormat format = KG_MINUTES_PDF;

  if (file == NULL)
    return NULL;

  proof->exported_on = KG_DATE_NONE;
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);
  if (!prove_by_note (txn, file, hash, proof, error))
    return NULL;
  if (proof->sentence != NULL)
    return g_steal_pointer (&proof);

  seal = kg_docx_read_seal (file);
  if (seal != NULL)
    format = KG_MINUTES_DOCX;
  else
    seal = kg_pdf_read_seal (file);
  row = seal != NULL ? find_one (txn, &kg_table_minutes, KG_MINUTES_HASH, seal, &local) : NULL;
  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }
  if (row != NULL ? !prove_by_content (txn, file, format, row, proof, error)
                  : !prove_by_title (txn, file, proof, error))
    return NULL;

  if (proof->sentence == NULL)
    kg_minutes_conclude (proof, KG_MINUTES_FILE_UNKNOWN, say_unknown (file));
  return g_steal_pointer (&proof);
}

void
kg_minutes_proof_free (KgMinutesProof *self)
{
  g_free (self->number);
  g_free (self->exported_by);
  g_free (self->sentence);
  g_free (self);
}

const char *
kg_minutes_verdict_to_code (KgMinutesVerdict verdict)
{
  return verdict_codes[verdict];
}

/**
 * kg_minutes_note_file:
 * @seal: (nullable): of the minutes that the file was made of; those that are
 *   not issued have none, and their files are not noted
 * @file_hash: the SHA-256 of the file
 *
 * Notes that a file was exported, once for the same file.
 */
gboolean
kg_minutes_note_file (KgTxn       *txn,
                      KgContext   *context,
                      const char  *seal,
                      const char  *file_hash,
                      GError     **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) row = seal != NULL ? find_one (txn, &kg_table_minutes, KG_MINUTES_HASH, seal, &local) : NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (KgRecord) note = NULL;

  if (local != NULL)
    g_propagate_error (error, local);
  if (row == NULL)
    return local == NULL;

  known = kg_txn_select (txn, &kg_table_issued_file,
                         &(KgFilter) {
                           .conditions = { { KG_ISSUED_FILE_MINUTES, KG_OP_EQ, kg_record_get_id (row), 0 },
                                           { KG_ISSUED_FILE_FILE_HASH, KG_OP_EQ, file_hash, 0 } },
                           .n_conditions = 2 },
                         error);
  if (known == NULL || known->len > 0)
    return known != NULL;

  note = kg_record_new (&kg_table_issued_file);
  kg_record_set_text (note, KG_ISSUED_FILE_MINUTES, kg_record_get_id (row));
  kg_record_set_text (note, KG_ISSUED_FILE_FILE_HASH, file_hash);
  kg_record_set_date (note, KG_ISSUED_FILE_EXPORTED_ON, kg_context_get_today (context));
  return kg_txn_insert (txn, note, error);
}
