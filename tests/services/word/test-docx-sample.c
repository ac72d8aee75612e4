// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-sample.h"

#include "services/document/kg-document.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-correct.h"
#include "services/kg-minutes-service.h"

#include "docx-tools.h"
#include "minutes-fixture.h"
#include "office-tools.h"
#include "pdf-tools.h"

#include <locale.h>

/* The documents of the sample district come out of LibreOffice on the lines of
 * our PDF as it is installed: without the faces that the standard asks for it
 * takes others than we do, with letters and digits of another width. */

#define N_UNITS 30

static KgTestSample sample;
static KgFontSet *fonts;
static char *folder;
static GPtrArray *names;
static gboolean is_there;

static void
add (const KgMinutes *minutes,
     char            *name)
{
  docx_tools_write (minutes, NULL, fonts, folder, name);
  g_ptr_array_add (names, name);
}

/* The minutes of all meetings, a correction's draft, and a draft of the next
 * meeting's on its day. */
static gboolean
write_minutes (KgTxn     *txn,
               gpointer   user_data,
               GError   **error)
{
  g_autoptr (KgContext) tomorrow = kg_context_new (kg_date_new (2026, 11, 24));
  g_autoptr (GPtrArray) meetings = kg_txn_select (txn, &kg_table_meeting,
                                                  &(KgFilter) { .order = { KG_ORDER (KG_MEETING_HELD_ON) } }, error);
  const char *last = kg_record_get_id (g_ptr_array_index (meetings, meetings->len - 1));
  const char *issued = kg_record_get_id (g_ptr_array_index (meetings, 0));
  g_autofree char *draft = NULL;

  for (guint i = 0; i + 1 < meetings->len; i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_get (txn, sample.context, kg_record_get_id (g_ptr_array_index (meetings, i)), error);

    g_assert_nonnull (minutes);
    add (minutes, g_strdup_printf ("issued-%u", i + 1));
  }

  g_free (kg_minutes_correct (txn, sample.context, issued, NULL, "时限有误",
                              "区规资局的完成时限应为2026年11月30日，面积应为12345.67平方米。", error));
  g_assert_true (kg_meeting_build_agenda (txn, tomorrow, last, error));
  g_assert_true (kg_meeting_start (txn, tomorrow, last, error));
  draft = kg_minutes_draft (txn, tomorrow, last, error);
  g_assert_nonnull (draft);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (KgMinutes) minutes = kg_minutes_get (txn, tomorrow, i == 0 ? issued : last, error);

    g_assert_nonnull (minutes);
    g_assert_cmpint (minutes->stage, ==, KG_MINUTES_DRAFT);
    add (minutes, g_strdup (i == 0 ? "correction" : "draft"));
  }

  return TRUE;
}

static gboolean
write_documents (KgTxn     *txn,
                 gpointer   user_data,
                 GError   **error)
{
  g_autoptr (KgAssignmentList) list = kg_assignment_list_load (txn, sample.context, NULL, error);
  const KgAssignmentQuery all = { 0, };
  g_autoptr (KgMinutes) circular = NULL;
  g_autoptr (KgMinutes) book = NULL;

  g_assert_nonnull (list);
  circular = kg_document_circular (txn, list, error);
  book = kg_document_register (txn, list, &all, error);
  g_assert_nonnull (circular);
  g_assert_nonnull (book);
  add (circular, g_strdup ("circular"));
  add (book, g_strdup ("register"));

  return TRUE;
}

/* A number with its unit at every distance from the end of its line. */
static void
write_units (void)
{
  static const char *const figures[] = { "12345.67平方米", "1,260平方米", "2026年12月28日", "38.6亿元", "1600kVA", "110千伏" };
  g_autoptr (KgMinutes) minutes = minutes_fixture_new (KG_MINUTES_DRAFT);

  for (guint i = 0; i < N_UNITS * G_N_ELEMENTS (figures); i++) {
    g_autoptr (GString) text = g_string_new ("会议指出，面积");

    for (guint j = 0; j < i % N_UNITS; j++)
      g_string_append (text, "建");
    g_string_append (text, figures[i / N_UNITS]);
    g_string_append (text, "，请各部门提前介入、及时预警，确保按时开工。");
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, text->str);
  }
  add (minutes, g_strdup ("units"));
}

static void
write_words (void)
{
  g_autoptr (KgMinutes) minutes = docx_tools_make_words ();

  add (minutes, g_strdup ("words"));
}

static void
write_marks (void)
{
  g_autoptr (KgMinutes) minutes = docx_tools_make_marks ();

  add (minutes, g_strdup ("marks"));
}

static void
write_mixed (void)
{
  g_autoptr (KgMinutes) minutes = docx_tools_make_mixed (1, 120);

  add (minutes, g_strdup ("mixed"));
}

static void
run (KgTxnFunc func)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgChangeset) done = kg_store_transact (sample.store, "测试", "write", func, NULL, &error);

  g_assert_no_error (error);
}

static void
test_document (gconstpointer data)
{
  if (!is_there) {
    g_test_skip ("LibreOffice Writer is not installed: the package libreoffice-writer-nogui");
    return;
  }
  office_tools_compare (folder, data);
}

/* A day keeps clear of the rules beside it, with the gaps that others put
 * around its digits. */
static void
test_day (void)
{
  g_autofree char *path = g_build_filename (folder, "issued-4.docx", NULL);
  g_autofree char *xml = docx_tools_read_part (path, "word/document.xml");

  g_assert_true (g_regex_match_simple ("<w:w w:val=\"9\\d\"/>(<w:spacing w:val=\"-?\\d+\"/>)?</w:rPr>"
                                       "<w:t xml:space=\"preserve\">11月30日</w:t>", xml, 0, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  gboolean keep = g_getenv ("KG_KEEP") != NULL;
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  fonts = kg_font_set_new (&error);
  g_assert_no_error (error);
  folder = pdf_tools_make_folder ();
  names = g_ptr_array_new_with_free_func (g_free);
  kg_test_sample_set_up (&sample);
  run (write_minutes);
  run (write_documents);
  write_units ();
  write_words ();
  write_mixed ();
  write_marks ();
  kg_test_sample_tear_down (&sample);
  g_ptr_array_add (names, NULL);

  is_there = office_tools_is_there ();
  if (is_there)
    office_tools_convert (folder, (const char *const *) names->pdata, NULL);
  for (guint i = 0; g_ptr_array_index (names, i) != NULL; i++) {
    g_autofree char *path = g_strconcat ("/docx-sample/", g_ptr_array_index (names, i), NULL);

    g_test_add_data_func (path, g_ptr_array_index (names, i), test_document);
  }
  g_test_add_func ("/docx-sample/day", test_day);
  result = g_test_run ();

  if (keep)
    g_printerr ("%s\n", folder);
  else
    pdf_tools_drop_folder (folder);
  g_ptr_array_unref (names);
  g_free (folder);
  kg_font_set_unref (fonts);

  return result;
}
