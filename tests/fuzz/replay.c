// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib.h>
#include <stdlib.h>

#include "fuzz-target.h"

/* Runs a fuzzing target over its corpus, and over every file of it cut short
 * and with bytes changed: so the target is tried on every build, without a
 * fuzzer. */

#define MAX_CUTS 64
#define MAX_CHANGES 256

static void
run (const guint8 *data,
     gsize         length)
{
  /* A copy of its own, so that reading past the end is found. */
  g_autofree guint8 *copy = g_memdup2 (data, length);

  LLVMFuzzerTestOneInput (copy != NULL ? copy : (const guint8 *) "", length);
}

static void
test_file (gconstpointer user_data)
{
  g_autofree char *data = NULL;
  gsize length;
  guint32 state = 2463534242u;

  g_assert_true (g_file_get_contents (user_data, &data, &length, NULL));
  run ((const guint8 *) data, length);

  for (guint i = 0; i < MAX_CUTS; i++)
    run ((const guint8 *) data, length * i / MAX_CUTS);

  for (guint i = 0; i < MAX_CHANGES && length > 0; i++) {
    gsize at;
    char was;

    /* Xorshift: the same changes on every machine. */
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    at = state % length;
    was = data[at];
    data[at] = state >> 16;
    run ((const guint8 *) data, length);
    data[at] = was;
  }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  folder = g_dir_open (argv[1], 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *test = g_strdup_printf ("/replay/%s", name);

    g_ptr_array_add (paths, g_build_filename (argv[1], name, NULL));
    g_test_add_data_func (test, paths->pdata[paths->len - 1], test_file);
  }
  g_assert_cmpuint (paths->len, >, 0);

  return g_test_run ();
}
