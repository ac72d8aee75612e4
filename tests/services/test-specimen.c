// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/document/kg-specimen.h"
#include "services/typeset/kg-minutes-layout.h"

#include <string.h>

/* The documents that are looked at while a page is chosen. */

static guint
count_blocks (const KgMinutes    *document,
              KgMinutesBlockKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    n += ((KgMinutesBlock *) g_ptr_array_index (document->blocks, i))->kind == kind;

  return n;
}

/* Every kind can be set by the form that ships for it, and by the others. */
static void
test_all_kinds (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgFontSet) fonts = kg_font_set_new (&error);

  g_assert_no_error (error);
  for (guint kind = 0; kind < KG_N_DOCUMENT_KINDS; kind++)
    for (guint form = 0; form < KG_N_DOCUMENT_KINDS; form++) {
      g_autoptr (KgMinutes) document = NULL;
      g_autoptr (KgDisplayList) list = NULL;
      g_autofree char *text = NULL;
      KgPageTemplate page;

      kg_page_template_get_builtin (form, &page);
      document = kg_specimen_new (kind, &page);
      list = kg_minutes_layout_with_fonts (document, NULL, fonts, &error);
      g_assert_no_error (error);
      g_assert_cmpint (document->stage, ==, KG_MINUTES_ISSUED);
      g_assert_true (kg_page_template_equal (kg_minutes_get_page (document), &page));
      g_assert_cmpuint (kg_display_list_get_n_pages (list), >=, 1);
      g_assert_cmpuint (kg_display_list_get_n_pages (list), <=, 8);
      text = kg_minutes_to_text (document);
      g_assert_nonnull (strstr (text, kind == KG_DOCUMENT_CIRCULAR ? "区水务局" : "10千伏"));
    }
}

/* Minutes show every level, the lists of names and the imprint. */
static void
test_minutes (void)
{
  KgPageTemplate page;
  g_autoptr (KgMinutes) document = NULL;

  kg_page_template_get_builtin (KG_DOCUMENT_WEEKLY, &page);
  document = kg_specimen_new (KG_DOCUMENT_WEEKLY, &page);
  g_assert_cmpuint (count_blocks (document, KG_MINUTES_HEADING_1), >=, 2);
  g_assert_cmpuint (count_blocks (document, KG_MINUTES_HEADING_2), >=, 2);
  g_assert_cmpuint (count_blocks (document, KG_MINUTES_ITEM), >=, 2);
  for (guint i = 0; i < KG_MINUTES_N_LISTS; i++)
    g_assert_cmpuint (document->lists[i]->len, >=, 1);
  g_assert_nonnull (document->copy_to);
  g_assert_nonnull (document->office);
}

static void
test_annex (void)
{
  KgPageTemplate page;

  kg_page_template_get_builtin (KG_DOCUMENT_WEEKLY, &page);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (KgMinutes) document = NULL;

    page.annex_assignments = i == 1;
    document = kg_specimen_new (KG_DOCUMENT_WEEKLY, &page);
    g_assert_cmpuint (count_blocks (document, KG_MINUTES_ANNEX), ==, i);
    g_assert_cmpuint (count_blocks (document, KG_MINUTES_TABLE), ==, i);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/specimen/all-kinds", test_all_kinds);
  g_test_add_func ("/specimen/minutes", test_minutes);
  g_test_add_func ("/specimen/annex", test_annex);

  return g_test_run ();
}
