// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "services/typeset/kg-pdf-reader.h"

#include "../../fuzz/pdf-maker.h"

#include <string.h>
#include <time.h>

/* Files that somebody sends to be verified: small ones that are changed in
 * thousands of ways, and such as are made to keep the program busy. */

static const char drawing[] = "q\n0 g\nBT\n/F1 15.75 Tf\n1 0 0 1 79.37 700 Tm\n[<00010002> -354 <0003>]TJ\nET\nQ\n";
static const char map[] = "3 beginbfchar\n<0001> <7EAA>\n<0002> <8981>\n<0003> <D842DFB7>\nendbfchar\n";

static GBytes *
make_page (void)
{
  return pdf_maker_page (drawing, strlen (drawing), map, strlen (map));
}

/* Text, or one sentence and no text. */
static gboolean
is_read (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = kg_pdf_read_pages (file, &error);

  g_assert_true ((pages == NULL) == (error != NULL));
  if (error != NULL)
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);

  return pages != NULL;
}

static void
test_page (void)
{
  g_autoptr (GBytes) file = make_page ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = kg_pdf_read_pages (file, &error);
  g_autoptr (GBytes) bare = pdf_maker_page (NULL, 0, NULL, 0);
  g_autoptr (GBytes) unmapped = pdf_maker_page (drawing, strlen (drawing), NULL, 0);

  g_assert_no_error (error);
  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (pages, 0), ==, "纪要𠮷");
  g_assert_cmpint (kg_pdf_judge (file), ==, KG_PDF_OURS);

  /* Nothing at all, and letters that mean nothing. */
  g_assert_true (is_read (bare));
  g_assert_false (is_read (unmapped));
}

/* Xorshift: the same changes on every machine. */
static guint32
draw (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;

  return *state;
}

/* A byte that counts in a PDF, or any. */
static char
draw_byte (guint32 *state)
{
  static const char marks[] = "<>[]()/\\ \n0123456789RBTfJ";
  guint32 value = draw (state);

  return value & 1 ? marks[(value >> 8) % (sizeof marks - 1)] : (char) (value >> 8);
}

/* One to four bytes changed, and now and then a piece cut out or said twice. */
static GByteArray *
change (const char *data,
        gsize       length,
        guint32    *state)
{
  GByteArray *copy = g_byte_array_new ();
  guint n = 1 + draw (state) % 4;

  g_byte_array_append (copy, (const guint8 *) data, (guint) length);
  for (guint i = 0; i < n; i++)
    copy->data[draw (state) % copy->len] = (guint8) draw_byte (state);
  if (draw (state) % 4 == 0) {
    guint at = draw (state) % copy->len, size = 1 + draw (state) % 32;

    size = MIN (size, copy->len - at);
    if (draw (state) % 2 == 0 && size < copy->len) {
      g_byte_array_remove_range (copy, at, size);
    } else {
      g_autofree guint8 *piece = g_memdup2 (copy->data + at, size);

      g_byte_array_append (copy, piece, size);
    }
  }

  return copy;
}

/* Every file has memory of its own, so that reading past its end is found. */
static void
test_changed (void)
{
  g_autoptr (GBytes) whole = make_page ();
  guint32 state = 2463534242u;
  guint n_read = 0;
  const clock_t start = clock (); /* of this process, however busy the machine is */

  for (guint i = 0; i < 2400; i++) {
    const gboolean in_file = i % 3 == 0, in_map = i % 3 == 1;
    gsize length;
    const char *data = g_bytes_get_data (whole, &length);
    g_autoptr (GByteArray) changed =
      in_file ? change (data, length, &state)
      : in_map ? change (map, strlen (map), &state) : change (drawing, strlen (drawing), &state);
    g_autoptr (GBytes) file =
      in_file ? g_bytes_new (changed->data, changed->len)
      : in_map ? pdf_maker_page (drawing, strlen (drawing), changed->data, changed->len)
               : pdf_maker_page (changed->data, changed->len, map, strlen (map));
    g_autofree char *seal = kg_pdf_read_seal (file);
    g_autofree char *title = kg_pdf_read_title (file);

    kg_pdf_judge (file);
    g_assert_null (seal);
    g_assert_null (title);
    n_read += is_read (file);
  }
  g_test_message ("%u of 2400 were read", n_read);
  g_assert_cmpuint (n_read, >, 100);
  g_assert_cmpuint (n_read, <, 2000);
  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, 5);
}

/* Eight levels of nodes, each naming the next a hundred times. */
static GBytes *
make_wide (void)
{
  GPtrArray *objects = pdf_maker_new ();

  pdf_maker_add (objects, "<<\n/Type /Catalog\n/Pages 2 0 R\n>>");
  for (guint level = 0; level < 8; level++) {
    g_autoptr (GString) node = g_string_new ("<<\n/Type /Pages\n/Kids [ ");

    for (guint i = 0; i < 100 && level < 7; i++)
      g_string_append_printf (node, "%u 0 R ", level + 3);
    g_string_append (node, "]\n>>");
    pdf_maker_add (objects, node->str);
  }

  return pdf_maker_finish (objects);
}

/* One page of 32 MB of blanks, named ten thousand times. */
static GBytes *
make_heavy (void)
{
  GPtrArray *objects = pdf_maker_new ();
  g_autofree char *blanks = g_strnfill (32 << 20, ' ');
  g_autoptr (GString) node = g_string_new ("<<\n/Type /Pages\n/Kids [ ");

  for (guint i = 0; i < 10000; i++)
    g_string_append (node, "3 0 R ");
  g_string_append (node, "]\n>>");
  pdf_maker_add (objects, "<<\n/Type /Catalog\n/Pages 2 0 R\n>>");
  pdf_maker_add (objects, node->str);
  pdf_maker_add (objects, "<<\n/Type /Page\n/Contents 4 0 R\n/Resources <<\n>>\n/Parent 2 0 R\n>>");
  pdf_maker_add_stream (objects, blanks, strlen (blanks));

  return pdf_maker_finish (objects);
}

static void
test_endless (void)
{
  g_autoptr (GBytes) wide = make_wide ();
  g_autoptr (GBytes) heavy = make_heavy ();
  g_autofree char *lines = g_strnfill (32 << 20, '\n');
  g_autoptr (GBytes) long_map = pdf_maker_page (drawing, strlen (drawing), lines, strlen (lines));
  const clock_t start = clock ();

  g_assert_false (is_read (wide));
  g_assert_false (is_read (heavy));
  g_assert_false (is_read (long_map));
  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, 20); /* slowed down by sanitizers */
}

/* One of ours that another program saved again. */
static GBytes *
read_saved (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", "pdf", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static const char *const saved_names[] = { "linearized.pdf", "packed.pdf", "plain.pdf", "linearized-packed.pdf" };

static void
test_resaved (void)
{
  g_autoptr (GBytes) own = make_page ();

  g_assert_false (kg_pdf_is_resaved (own));
  for (guint i = 0; i < G_N_ELEMENTS (saved_names); i++) {
    g_autoptr (GBytes) file = read_saved (saved_names[i]);
    g_autoptr (GPtrArray) pages = kg_pdf_read_pages (file, NULL);

    g_test_message ("%s", saved_names[i]);
    g_assert_nonnull (pages);
    g_assert_cmpuint (pages->len, ==, 1);
    g_assert_cmpstr (g_ptr_array_index (pages, 0), ==, "纪要𠮷");
    g_assert_true (kg_pdf_is_resaved (file));
  }
}

static void
test_resaved_changed (void)
{
  guint32 state = 88675123u;
  guint n_read = 0;

  for (guint i = 0; i < 2400; i++) {
    g_autoptr (GBytes) whole = read_saved (saved_names[i % G_N_ELEMENTS (saved_names)]);
    gsize length;
    const char *data = g_bytes_get_data (whole, &length);
    g_autoptr (GByteArray) changed = change (data, length, &state);
    g_autoptr (GBytes) file = g_bytes_new (changed->data, changed->len);
    g_autofree char *seal = kg_pdf_read_seal (file);

    g_assert_true (seal == NULL || strlen (seal) == 64);
    n_read += is_read (file);
  }
  g_test_message ("%u of 2400 were read", n_read);
  g_assert_cmpuint (n_read, >, 100);
  g_assert_cmpuint (n_read, <, 2400);
}

/* Objects within the strings of others: whoever passes over all of each never
 * ends. And a list of objects that leads to itself. */
static void
test_resaved_endless (void)
{
  g_autoptr (GString) nested = g_string_new ("%PDF-1.5\n");
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GString) ring = g_string_new ("%PDF-1.5\nxref\n0 1\n0000000000 65535 f\r\n"
                                           "trailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n");
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) circle = NULL;
  const clock_t start = clock ();

  for (guint i = 1; i < 90000; i++) {
    g_string_append_printf (list, "%010u 00000 n\r\n", (guint) nested->len);
    g_string_append_printf (nested, "%u 0 obj\n(", i);
  }
  for (guint i = 1; i < 90000; i++)
    g_string_append_c (nested, ')');
  g_string_append_printf (nested, "\nxref\n1 89999\n%strailer\n<< /Size 90000 /Root 1 0 R >>\nstartxref\n%u\n%%%%EOF\n",
                          list->str, (guint) nested->len + 1);
  file = g_bytes_new (nested->str, nested->len);
  circle = g_bytes_new (ring->str, ring->len);
  g_assert_false (is_read (file));
  g_assert_false (is_read (circle));
  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf-reader/page", test_page);
  g_test_add_func ("/pdf-reader/changed", test_changed);
  g_test_add_func ("/pdf-reader/endless", test_endless);
  g_test_add_func ("/pdf-reader/resaved", test_resaved);
  g_test_add_func ("/pdf-reader/resaved-changed", test_resaved_changed);
  g_test_add_func ("/pdf-reader/resaved-endless", test_resaved_endless);

  return g_test_run ();
}
