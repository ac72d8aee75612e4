// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "core/kg-page-template.h"

#include <math.h>
#include <string.h>

static void
test_fields (void)
{
  guint n;
  const KgPageField *fields = kg_page_template_get_fields (&n);
  const char *group = "";
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++) {
    KgPageTemplate page = *kg_page_template_get_standard ();
    double value = kg_page_template_get (&page, &fields[i]);
    double other = value == fields[i].most ? fields[i].least : fields[i].most;

    g_assert_true (kg_page_template_find_field (fields[i].key) == &fields[i]);
    g_assert_true (kg_page_field_check (&fields[i], value, NULL));
    g_assert_false (kg_page_field_check (&fields[i], fields[i].least - 1, NULL));
    g_assert_false (kg_page_field_check (&fields[i], fields[i].most + 1, NULL));
    g_assert_false (kg_page_field_check (&fields[i], NAN, NULL));

    /* Each its own, and nothing but it. */
    kg_page_template_set (&page, &fields[i], other);
    g_assert_cmpfloat (kg_page_template_get (&page, &fields[i]), ==, other);
    g_assert_false (kg_page_template_equal (&page, kg_page_template_get_standard ()));
    kg_page_template_set (&page, &fields[i], value);
    g_assert_true (kg_page_template_equal (&page, kg_page_template_get_standard ()));

    /* Those of a group together. */
    if (!g_str_equal (fields[i].group, group))
      g_assert_true (g_hash_table_add (groups, (gpointer) fields[i].group));
    group = fields[i].group;
    g_assert_cmpstr (kg_page_field_get_group_label (group), !=, group);
  }
}

static void
test_builtins (void)
{
  for (guint kind = 0; kind < KG_N_DOCUMENT_KINDS; kind++) {
    KgPageTemplate page, read;
    KgDocumentKind said;
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;
    g_autofree char *name = NULL;
    g_autofree char *again = NULL;

    kg_page_template_get_builtin (kind, &page);
    g_assert_true (kg_page_template_check (&page, &error));
    g_assert_no_error (error);

    text = kg_page_template_to_text (&page, kind, "我们的\n版式\\");
    g_assert_true (kg_page_template_from_text (text, &read, &said, &name, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (said, ==, kind);
    g_assert_cmpstr (name, ==, "我们的 版式");
    g_assert_true (kg_page_template_equal (&page, &read));
    again = kg_page_template_to_text (&read, said, name);
    g_assert_cmpstr (again, ==, text);
  }
}

static void
test_what_is_refused (void)
{
  static const struct { const char *text; const char *words; } cases[] = {
    { "", "does not say of which kind" },
    { "[page-template]\nkind=poster\n", "does not say of which kind" },
    { "text", "not a page template" },
    { "[page-template]\nkind=weekly\n[head]\nmark_top=tall\n", "mark_top=tall; a number such as 10.5" },
    { "[page-template]\nkind=weekly\n[head]\nmark_top=\n", "mark_top=;" },
    { "[page-template]\nkind=weekly\n[head]\nmark_top=35 mm\n", "mark_top=35 mm" },
    { "[page-template]\nkind=weekly\n[head]\nmark_top=nan\n", "mark_top=nan" },
    { "[page-template]\nkind=weekly\n[head]\nmark_top=1e9\n", "must be from 0 to 1000" },
    { "[page-template]\nkind=weekly\n[head]\nmark_to=35\n", "“mark_to” in [head]" },
    { "[page-template]\nkind=weekly\n[text]\nmark_top=35\n", "“mark_top” in [text]" },
    { "[page-template]\nkind=weekly\n[head]\nmark_colour=red\n", "mark_colour=red; a colour" },
    { "[page-template]\nkind=weekly\n[head]\noffice_line=yes\n", "office_line=yes; true or false" },
    { "[page-template]\nkind=weekly\n[page]\nchars_per_line=28.5\n", "chars_per_line=28.5; a whole number" },
    { "[page-template]\nkind=weekly\n[page]\nchars_per_line=-1\n", "must be from 8 to 200" },
    { "[page-template]\nkind=weekly\n[page]\narea_left=100\n", "wider than the paper" },
    { "[page-template]\nkind=weekly\n[page]\narea_top=100\n", "higher than the paper" },
    { "[page-template]\nkind=weekly\n[page]\nchars_per_line=40\n", "do not fit into a line" },
    { "[page-template]\nkind=weekly\n[page]\nlines_per_page=60\n", "do not fit onto a page" },
    { "[page-template]\nkind=weekly\n[text]\nindent=14\n", "half a line" },
    { "[page-template]\nkind=weekly\n[head]\nmark_size_least=60\n", "least size of the mark" },
    { "[page-template]\nkind=weekly\n[head]\nmark_top=220\n", "mark stands below" },
    { "[page-template]\nkind=weekly\n[imprint]\nimprint_pitch=4\n", "imprint overlap" },
    { "[page-template]\nkind=weekly\n[tables]\ntable_line=4\n", "lines in tables overlap" },
    { "[page-template]\nkind=weekly\n[tables]\ntable_pad=18\n", "no room for the rows" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    KgPageTemplate page;
    KgDocumentKind kind;
    g_autoptr (GError) error = NULL;

    g_assert_false (kg_page_template_from_text (cases[i].text, &page, &kind, NULL, &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
    if (strstr (error->message, cases[i].words) == NULL)
      g_error ("case %u: “%s” lacks “%s”", i, error->message, cases[i].words);
  }
}

static void
test_what_is_left_out (void)
{
  KgPageTemplate page;
  KgDocumentKind kind;
  g_autofree char *name = NULL;

  g_assert_true (kg_page_template_from_text ("[page-template]\nkind=register\n[page]\nlines_per_page=12\n",
                                             &page, &kind, &name, NULL));
  g_assert_cmpuint (page.lines_per_page, ==, 12);
  g_assert_cmpfloat (page.page_width, ==, 297);
  g_assert_cmpstr (name, ==, "Supervision register");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-template/fields", test_fields);
  g_test_add_func ("/page-template/builtins", test_builtins);
  g_test_add_func ("/page-template/what-is-refused", test_what_is_refused);
  g_test_add_func ("/page-template/what-is-left-out", test_what_is_left_out);

  return g_test_run ();
}
