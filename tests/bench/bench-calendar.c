// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-calendar.h"

#include <stdio.h>

/* bench-calendar TEXT: a million additions, differences and ordinals of the
 * calendar in TEXT, over days of thirty years in no order, against the floor:
 * the same million read from an array and summed, in the same run.
 *
 *   meson test -C build --benchmark --verbose calendar
 */

#define N 1000000
#define ROUNDS 15

typedef struct {
  const KgCalendar *calendar;
  KgDate *days;
  int *counts;
} Work;

typedef gint64 (*Pass) (const Work *work);

static gint64
read_plainly (const Work *work)
{
  gint64 sum = 0;

  for (int i = 0; i < N; i++)
    sum += work->days[i] + work->counts[i];

  return sum;
}

static gint64
add (const Work *work)
{
  gint64 sum = 0;

  for (int i = 0; i < N; i++)
    sum += kg_calendar_add (work->calendar, work->days[i], work->counts[i]);

  return sum;
}

static gint64
between (const Work *work)
{
  gint64 sum = 0;

  for (int i = 0; i < N; i++)
    sum += kg_calendar_between (work->calendar, work->days[0], work->days[i]);

  return sum;
}

static gint64
there_and_back (const Work *work)
{
  gint64 sum = 0;

  for (int i = 0; i < N; i++)
    sum += kg_calendar_nth (work->calendar, kg_calendar_ordinal (work->calendar, work->days[i]) + work->counts[i]);

  return sum;
}

/* The best of the rounds, in milliseconds. */
static double
measure (Pass        pass,
         const Work *work)
{
  static volatile gint64 kept;
  double best = G_MAXDOUBLE;

  for (int i = 0; i < ROUNDS; i++) {
    gint64 start = g_get_monotonic_time ();

    kept += pass (work);
    best = MIN (best, (double) (g_get_monotonic_time () - start) / 1000);
  }

  return MAX (best, 0.001);
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *what;
    Pass pass;
  } passes[] = {
    { "add", add },
    { "between", between },
    { "ordinal and nth", there_and_back },
  };
  g_autofree char *text = NULL;
  g_autoptr (KgCalendar) calendar = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autofree KgDate *days = g_new (KgDate, N);
  g_autofree int *counts = g_new (int, N);
  Work work;
  gint64 start;
  double floor;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, NULL, NULL)) {
    g_printerr ("usage: bench-calendar TEXT\n");
    return 2;
  }

  start = g_get_monotonic_time ();
  calendar = kg_calendar_parse (text, argv[1], NULL);
  g_assert_nonnull (calendar);
  printf ("the calendar made in %.1f ms\n", (double) (g_get_monotonic_time () - start) / 1000);

  for (int i = 0; i < N; i++) {
    days[i] = g_rand_int_range (rand, kg_date_new (2010, 1, 1), kg_date_new (2040, 1, 1));
    counts[i] = g_rand_int_range (rand, -7500, 7501);
  }

  work = (Work) { calendar, days, counts };
  floor = measure (read_plainly, &work);
  printf ("floor: a million read and summed     %8.2f ms\n", floor);
  for (guint i = 0; i < G_N_ELEMENTS (passes); i++) {
    double ms = measure (passes[i].pass, &work);

    printf ("a million: %-24s  %8.2f ms  = %.1f × the floor\n", passes[i].what, ms, ms / floor);
  }

  return 0;
}
