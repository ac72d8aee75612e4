// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/Xdamage.h>

#include <adwaita.h>

#include <glib/gstdio.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

/* bench-rivals KAIGONG FOLDER SIZE…: how long until lamps are visible.
 *
 * For each SIZE, FOLDER holds SIZE.db and the same projects as SIZE.xlsx, with
 * the colours of their lamps as grounds of cells. In turn an empty libadwaita
 * window, Kaigong, LibreOffice Calc and Gnumeric are launched, and each is
 * looked at from outside in the same way: whenever the screen changes, it is
 * searched for the red and the yellow of the lamps; the empty window, which has
 * none, for its header bar.
 *
 * Files are read once before, and LibreOffice gets a profile that it has been
 * started with before: neither a cold disk nor a first start counts. A rival
 * that is not there is left out. On Debian: libreoffice-calc and gnumeric.
 *
 *   meson test -C build --benchmark --verbose rivals
 */

#define MOST_MS 180000       /* then it will not come any more */
#define KEPT_MS 60000        /* until Kaigong has kept its board */
#define GONE_MS 10000        /* until a program that was told to go has gone */
#define LEAST_PIXELS 40      /* of each colour: one lamp, or a cell */
#define TOLERANCE 3          /* of a channel */
#define RED 0xd42e1a         /* of kg-lamp-painter.c */
#define YELLOW 0xf0c21a
#define HEADER_BAR 0xebebeb  /* libadwaita's, in daylight */
#define HEADER_PIXELS 20000

/* UNKEPT: Kaigong with a store that it sees for the first time, or that was
 * changed since. */
typedef enum { EMPTY, UNKEPT, KAIGONG, CALC, GNUMERIC, N_PROGRAMS } Program;

static const char *const names[N_PROGRAMS] = {
  "an empty libadwaita window", "Kaigong, nothing kept", "Kaigong", "LibreOffice Calc", "Gnumeric"
};

typedef struct {
  Display *display;
  XShmSegmentInfo segment;
  XImage *image;
  Damage damage;
  int damage_event;
} Looker;

static void
looker_open (Looker *self)
{
  int error_base;
  Window root;
  XWindowAttributes attributes;

  self->display = XOpenDisplay (NULL);
  if (self->display == NULL || !XShmQueryExtension (self->display) ||
      !XDamageQueryExtension (self->display, &self->damage_event, &error_base))
    g_error ("bench-rivals: no X screen with shared memory and damage; start it with run-in-xvfb");

  root = DefaultRootWindow (self->display);
  XGetWindowAttributes (self->display, root, &attributes);
  self->image = XShmCreateImage (self->display, attributes.visual, (unsigned) attributes.depth, ZPixmap, NULL,
                                 &self->segment, (unsigned) attributes.width, (unsigned) attributes.height);
  self->segment.shmid = shmget (IPC_PRIVATE, (gsize) self->image->bytes_per_line * (gsize) self->image->height,
                                IPC_CREAT | 0600);
  self->segment.shmaddr = self->image->data = shmat (self->segment.shmid, NULL, 0);
  XShmAttach (self->display, &self->segment);
  self->damage = XDamageCreate (self->display, root, XDamageReportNonEmpty);
  XSync (self->display, False);
  shmctl (self->segment.shmid, IPC_RMID, NULL);
}

static gboolean
is_near (guint32 pixel,
         guint32 colour)
{
  for (int shift = 0; shift < 24; shift += 8)
    if (ABS ((int) (pixel >> shift & 0xff) - (int) (colour >> shift & 0xff)) > TOLERANCE)
      return FALSE;

  return TRUE;
}

/* How many pixels of the screen have either colour. */
static void
looker_count (Looker  *self,
              guint32  a,
              guint32  b,
              guint   *n_a,
              guint   *n_b)
{
  *n_a = *n_b = 0;
  XShmGetImage (self->display, DefaultRootWindow (self->display), self->image, 0, 0, AllPlanes);
  for (int y = 0; y < self->image->height; y++) {
    const guint32 *line = (const guint32 *) (self->image->data + (gsize) y * (gsize) self->image->bytes_per_line);

    for (int x = 0; x < self->image->width; x++) {
      *n_a += is_near (line[x], a);
      *n_b += is_near (line[x], b);
    }
  }
}

static gboolean
looker_shows (Looker  *self,
              Program  program)
{
  guint n_a, n_b;

  if (program == EMPTY) {
    looker_count (self, HEADER_BAR, HEADER_BAR, &n_a, &n_b);
    return n_a >= HEADER_PIXELS;
  }
  looker_count (self, RED, YELLOW, &n_a, &n_b);
  return n_a >= LEAST_PIXELS && n_b >= LEAST_PIXELS;
}

/* Sleeps until something is painted, which is noted, or until the time is up. */
static gboolean
looker_wait (Looker *self,
             gint64  deadline)
{
  struct pollfd input = { .fd = ConnectionNumber (self->display), .events = POLLIN };
  gboolean painted = FALSE;

  XFlush (self->display);
  while (!painted && g_get_monotonic_time () < deadline) {
    if (XPending (self->display) == 0)
      poll (&input, 1, (int) MAX ((deadline - g_get_monotonic_time ()) / 1000, 1));
    while (XPending (self->display) > 0) {
      XEvent event;

      XNextEvent (self->display, &event);
      painted = painted || event.type == self->damage_event + XDamageNotify;
    }
  }
  if (painted)
    XDamageSubtract (self->display, self->damage, None, None);

  return painted;
}

/* A group of processes of its own, which ends as a whole. */
static void
set_up_child (gpointer data)
{
  setpgid (0, 0);
}

static void
end_group (GPid group)
{
  gint64 deadline = g_get_monotonic_time () + GONE_MS * 1000;

  kill (-group, SIGTERM);
  while (kill (-group, 0) == 0 && g_get_monotonic_time () < deadline) {
    waitpid (-group, NULL, WNOHANG);
    g_usleep (20000);
  }
  kill (-group, SIGKILL);
  while (waitpid (-group, NULL, WNOHANG) > 0)
    ;
}

typedef struct {
  const char *self;    /* this program */
  const char *kaigong;
  const char *folder;
  char *profile;       /* of LibreOffice, as an option */
  Looker looker;
  gboolean is_there[N_PROGRAMS];
} Race;

static void
fill_command (Race       *race,
              Program     program,
              const char *store,
              const char *sheet,
              const char *argv[8])
{
  int n = 0;

  switch (program) {
  case UNKEPT:
  case KAIGONG:
    argv[n++] = race->kaigong;
    argv[n++] = "--store";
    argv[n++] = store;
    break;
  case CALC:
    argv[n++] = "localc";
    argv[n++] = race->profile;
    argv[n++] = "--nologo";
    argv[n++] = "--norestore";
    argv[n++] = sheet;
    break;
  case GNUMERIC:
    argv[n++] = "gnumeric";
    argv[n++] = "--no-splash";
    argv[n++] = "--no-warnings";
    argv[n++] = sheet;
    break;
  case EMPTY:
  case N_PROGRAMS:
  default:
    argv[n++] = race->self;
    argv[n++] = "--empty";
    break;
  }
  argv[n] = NULL;
}

/* The first time: a few seconds after the lamps. */
static void
wait_until_kept (const char *cache,
                 guint       size)
{
  g_autofree char *boards = g_build_filename (cache, "kaigong", NULL);
  g_autofree char *done = g_strdup_printf ("%s/%u.kept", cache, size);
  gint64 deadline = g_get_monotonic_time () + KEPT_MS * G_GINT64_CONSTANT (1000);
  gboolean is_kept = g_file_test (done, G_FILE_TEST_EXISTS);

  while (!is_kept && g_get_monotonic_time () < deadline) {
    g_autoptr (GDir) folder = g_dir_open (boards, 0, NULL);
    const char *name;

    g_usleep (100000);
    while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
      is_kept = is_kept || g_str_has_suffix (name, ".board");
  }
  if (is_kept)
    g_file_set_contents (done, "", 0, NULL);
}

/* Returns: milliseconds until the lamps were there, or -1 */
static double
launch (Race    *race,
        Program  program,
        guint    size)
{
  g_autofree char *store = g_strdup_printf ("%s/%u.db", race->folder, size);
  g_autofree char *sheet = g_strdup_printf ("%s/%u.xlsx", race->folder, size);
  g_autofree char *lock = g_strdup_printf ("%s/.~lock.%u.xlsx#", race->folder, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *cache = program == UNKEPT ? g_build_filename (race->folder, "never", NULL)
                                             : g_strdup_printf ("%s/cache-%u", race->folder, size);
  g_auto (GStrv) env = g_environ_setenv (g_get_environ (), "XDG_CACHE_HOME", cache, TRUE);
  const char *argv[8];
  gint64 start, deadline;
  double ms = -1;
  GPid child;

  fill_command (race, program, store, sheet, argv);
  start = g_get_monotonic_time ();
  deadline = start + MOST_MS * G_GINT64_CONSTANT (1000);
  if (!g_spawn_async (NULL, (char **) argv, env,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
                        G_SPAWN_STDERR_TO_DEV_NULL,
                      set_up_child, NULL, &child, &error))
    g_error ("bench-rivals: %s", error->message);

  while (ms < 0 && looker_wait (&race->looker, deadline)) {
    gint64 now = g_get_monotonic_time ();

    if (looker_shows (&race->looker, program))
      ms = (double) (now - start) / 1000;
  }

  if (program == KAIGONG)
    wait_until_kept (cache, size);
  end_group (child);
  g_unlink (lock);
  deadline = g_get_monotonic_time () + GONE_MS * 1000;
  while (looker_shows (&race->looker, program) && looker_wait (&race->looker, deadline))
    ;

  return ms;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
run_size (Race  *race,
          guint  size)
{
  guint rounds = size >= 100000 ? 2 : 5;
  double median[N_PROGRAMS];
  GArray *times[N_PROGRAMS];

  for (Program i = 0; i < N_PROGRAMS; i++)
    times[i] = g_array_new (FALSE, FALSE, sizeof (double));

  /* In turn, so that all see the same machine; the first round warms up. */
  for (guint round = 0; round <= rounds; round++)
    for (Program i = 0; i < N_PROGRAMS; i++) {
      double ms;

      if (!race->is_there[i])
        continue;
      ms = launch (race, i, size);
      printf ("  round %u of %u: %s %.0f ms\n", round, rounds, names[i], ms);
      fflush (stdout);
      if (round > 0 && ms >= 0)
        g_array_append_val (times[i], ms);
    }

  printf ("%u projects, launch → lamps visible, medians of %u\n", size, rounds);
  for (Program i = 0; i < N_PROGRAMS; i++) {
    median[i] = -1;
    if (times[i]->len > 0) {
      g_array_sort (times[i], compare);
      median[i] = g_array_index (times[i], double, times[i]->len / 2);
      printf ("  %-28s %8.0f ms  (%.0f … %.0f)\n", names[i], median[i], g_array_index (times[i], double, 0),
              g_array_index (times[i], double, times[i]->len - 1));
    } else if (race->is_there[i]) {
      printf ("  %-28s showed none within %d s\n", names[i], MOST_MS / 1000);
    }
    g_array_unref (times[i]);
  }
  for (Program i = 0; i < N_PROGRAMS; i++)
    if (i != KAIGONG && median[i] > 0 && median[KAIGONG] > 0)
      printf ("  Kaigong = %.2f × %s\n", median[KAIGONG] / median[i], names[i]);
  fflush (stdout);
}

/* Its questions at a first start are answered beforehand. */
static void
make_profile (Race *race)
{
  static const char settings[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
    "<item oor:path=\"/org.openoffice.Office.Common/Misc\">"
    "<prop oor:name=\"ShowTipOfTheDay\" oor:op=\"fuse\"><value>false</value></prop></item>"
    "<item oor:path=\"/org.openoffice.Office.Common/Misc\">"
    "<prop oor:name=\"FirstRun\" oor:op=\"fuse\"><value>false</value></prop></item>"
    "</oor:items>\n";
  g_autofree char *user = g_build_filename (race->folder, "office", "user", NULL);
  g_autofree char *file = g_build_filename (user, "registrymodifications.xcu", NULL);

  g_mkdir_with_parents (user, 0700);
  g_file_set_contents (file, settings, -1, NULL);
  race->profile = g_strdup_printf ("-env:UserInstallation=file://%s/office", race->folder);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), adw_header_bar_new ());
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_empty (void)
{
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

static gboolean
find_rival (const char *program,
            const char *name)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    printf ("%s is not installed and is left out\n", name);

  return path != NULL;
}

int
main (int   argc,
      char *argv[])
{
  Race race = { .self = argv[0] };

  setlocale (LC_ALL, "");
  if (argc == 2 && g_str_equal (argv[1], "--empty"))
    return run_empty ();
  if (argc < 4) {
    g_printerr ("usage: bench-rivals KAIGONG FOLDER SIZE…\n");
    return 2;
  }

  race.kaigong = argv[1];
  race.folder = argv[2];
  race.is_there[EMPTY] = race.is_there[UNKEPT] = race.is_there[KAIGONG] = TRUE;
  race.is_there[CALC] = find_rival ("localc", names[CALC]);
  race.is_there[GNUMERIC] = find_rival ("gnumeric", names[GNUMERIC]);
  make_profile (&race);
  looker_open (&race.looker);
  for (int i = 3; i < argc; i++)
    run_size (&race, (guint) g_ascii_strtoull (argv[i], NULL, 10));

  g_free (race.profile);
  return 0;
}
