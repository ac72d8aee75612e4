// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-rank.h"

#include <string.h>

static void
test_sort (void)
{
  enum { N = 1000 };
  KgRankItem items[N], spare[N];

  for (guint bits = 1; bits <= 64; bits += 7) {
    for (guint i = 0; i < N; i++) {
      guint64 number = (guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

      items[i] = (KgRankItem) { number >> (64 - bits), i };
    }
    kg_rank_sort (items, spare, N);
    for (guint i = 1; i < N; i++) {
      g_assert_cmpuint (items[i - 1].key, <=, items[i].key);
      if (items[i - 1].key == items[i].key)
        g_assert_cmpuint (items[i - 1].index, <, items[i].index);
    }
  }
}

static void
test_signed (void)
{
  static const gint64 rising[] = { G_MININT64, G_MININT, -1, 0, 1, G_MAXINT, G_MAXINT64 };

  for (guint i = 1; i < G_N_ELEMENTS (rising); i++)
    g_assert_cmpuint (kg_rank_signed (rising[i - 1]), <, kg_rank_signed (rising[i]));
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Few different bytes, so that many texts begin alike, and some are alike. */
static void
test_texts (void)
{
  static const guint sizes[] = { 0, 1, 2, 23, 24, 25, 300, 3000 };
  static const char *const parts[] = { "a", "b", "大", "场", "\xff", "aaaaaaaa", "大场镇半导体", "" };

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++) {
    g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
    g_autofree guint *ranks = NULL;
    guint place = 0;

    for (guint i = 0; i < sizes[size]; i++) {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gint32 n = g_test_rand_int_range (0, 7); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      g_ptr_array_add (texts, g_strdup (text->str));
    }
    g_ptr_array_extend (sorted, texts, NULL, NULL);
    g_ptr_array_sort (sorted, compare);

    ranks = kg_rank_texts ((const char *const *) texts->pdata, texts->len);
    for (guint i = 0; i < texts->len; i++) {
      g_assert_cmpuint (ranks[i], <, texts->len);
      for (guint n = i % 7; n < texts->len; n += 7) {
        int expected = strcmp (g_ptr_array_index (texts, i), g_ptr_array_index (texts, n));

        g_assert_cmpint ((ranks[i] > ranks[n]) - (ranks[i] < ranks[n]), ==, (expected > 0) - (expected < 0));
      }
    }
    /* None is left out. */
    for (guint i = 0; i < sorted->len; i++) {
      guint index;

      if (i > 0 && !g_str_equal (g_ptr_array_index (sorted, i - 1), g_ptr_array_index (sorted, i)))
        place++;
      g_assert_true (g_ptr_array_find (texts, g_ptr_array_index (sorted, i), &index));
      g_assert_cmpuint (ranks[index], ==, place);
    }
  }
}

/* Names that somebody pasted a book into. */
static void
test_long_texts (void)
{
  enum { N = 60, LENGTH = 400000 };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *ranks = NULL;

  for (guint i = 0; i < N; i++) {
    char *text = g_malloc (LENGTH + 1);

    memset (text, 'a', LENGTH);
    text[LENGTH] = '\0';
    text[LENGTH - 1] = (char) ('a' + i * 7 % 20);
    g_ptr_array_add (texts, text);
  }
  ranks = kg_rank_texts ((const char *const *) texts->pdata, texts->len);
  for (guint i = 0; i < N; i++)
    g_assert_cmpuint (ranks[i], ==, i * 7 % 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rank/sort", test_sort);
  g_test_add_func ("/rank/signed", test_signed);
  g_test_add_func ("/rank/texts", test_texts);

  g_test_add_func ("/rank/long-texts", test_long_texts);

  return g_test_run ();
}
