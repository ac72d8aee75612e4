// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "app/kg-application.h"
#include "app/kg-import-dialog.h"
#include "app/kg-window.h"
#include "services/kg-locale.h"
#include "services/kg-store-place.h"
#include "widgets/kg-attendance-list.h"
#include "widgets/kg-minutes-sheets.h"
#include "widgets/kg-pool-list.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

/* pictures FOLDER LIST
 *
 * Makes the pictures of README and guide: opens the program's own window on
 * the sample district, does what the guide tells to do and writes what is on
 * the screen to FOLDER. LIST is the list of projects whose import is shown.
 * Called by scripts/make-pictures. */

#define TODAY kg_date_new (2026, 11, 23)       /* Monday */
#define MEETING_DAY kg_date_new (2026, 11, 24) /* on which the sample district meets */
#define BY "何思敏"
#define PROJECT "易卜半导体二期项目"

static const char *folder;
static const char *list_path;
static KgWindow *window;

/* ── Looking ──────────────────────────────────────────────────── */

static GdkTexture *
grab_screen (void)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  int number = DefaultScreen (display);
  int width = DisplayWidth (display, number);
  int height = DisplayHeight (display, number);
  XImage *image = XGetImage (display, DefaultRootWindow (display), 0, 0, width, height, AllPlanes, ZPixmap);
  g_autoptr (GBytes) bytes = NULL;
  guchar *pixels;

  g_assert_nonnull (image);
  g_assert_cmpint (image->bits_per_pixel, ==, 32);
  pixels = g_malloc ((gsize) width * height * 3);
  for (int y = 0; y < height; y++) {
    for (int x = 0; x < width; x++) {
      gulong pixel = XGetPixel (image, x, y);
      guchar *p = pixels + ((gsize) y * width + x) * 3;

      p[0] = pixel >> 16;
      p[1] = pixel >> 8;
      p[2] = pixel;
    }
  }
  XDestroyImage (image);
  bytes = g_bytes_new_take (pixels, (gsize) width * height * 3);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8, bytes, (gsize) width * 3);
}

static gboolean
nothing (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  return TRUE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  kg_workspace_finish (KG_WORKSPACE (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

/* The store's thread works in turn: what was asked for before is there. */
static void
wait_for_store (void)
{
  KgWorkspace *workspace = kg_window_get_workspace (window);
  gboolean done = FALSE;

  if (workspace == NULL)
    return;
  kg_workspace_read_async (workspace, nothing, NULL, NULL, NULL, read_cb, &done);
  kg_ui_wait_until (done);
}

static gboolean
same_picture (GdkTexture *a,
              GdkTexture *b)
{
  gsize stride = (gsize) gdk_texture_get_width (a) * 4;
  gsize size = stride * gdk_texture_get_height (a);
  g_autofree guchar *pixels = g_malloc (size);
  g_autofree guchar *others = g_malloc (size);

  gdk_texture_download (a, pixels, stride);
  gdk_texture_download (b, others, stride);

  return memcmp (pixels, others, size) == 0;
}

/* The part of the window of a class, once it is in sight. */
static gboolean
in_sight (const char  *type_name,
          GtkWidget  **found)
{
  GType type = g_type_from_name (type_name);

  *found = type != 0 ? kg_ui_find (window, type) : NULL;
  return *found != NULL && gtk_widget_get_mapped (*found);
}

/* How long a meeting lasts is the one thing that follows the wall's clock. */
static void
stop_clocks (void)
{
  GtkWidget *room;

  if (!in_sight ("KgMeetingRoom", &room))
    return;
  gtk_label_set_label (GTK_LABEL (kg_ui_part (room, "elapsed_label")), "0:26");
  gtk_label_set_label (GTK_LABEL (kg_ui_part (kg_ui_part (room, "record"), "elapsed_label")), "0:03");
}

/* What is on the screen once it has come to rest. */
static GdkTexture *
look (GtkWindow *top)
{
  g_autoptr (GdkTexture) before = NULL;
  gint64 deadline = kg_ui_deadline ();

  for (;;) {
    g_autoptr (GdkTexture) now = NULL;

    wait_for_store ();
    stop_clocks ();
    kg_ui_settle (GTK_WIDGET (window));
    kg_ui_settle (GTK_WIDGET (top));
    now = grab_screen ();
    if (before != NULL && same_picture (before, now))
      return g_steal_pointer (&now);
    g_set_object (&before, now);
    if (!kg_ui_iterate (deadline))
      g_error ("The screen never came to rest");
  }
}

static void
save (const char *name,
      GdkTexture *texture)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
  g_print ("%s\n", file);
}

/* The pointer rests where nothing is lit up by it. */
static void
park_pointer (void)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  int number = DefaultScreen (display);

  XTestFakeMotionEvent (display, number, DisplayWidth (display, number) - 1,
                        DisplayHeight (display, number) - 1, CurrentTime);
  XFlush (display);
}

static void
take (const char *name)
{
  g_autoptr (GdkTexture) texture = NULL;

  park_pointer ();
  texture = look (GTK_WINDOW (window));
  save (name, texture);
}

/* A dialog alone, without what lies around it. */
static void
take_dialog (const char *name,
             GtkWindow  *dialog)
{
  Display *display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (dialog));
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) part = NULL;
  g_autoptr (GdkTexture) cropped = NULL;
  double sx, sy;
  Window child;
  int x, y;

  park_pointer ();
  texture = look (dialog);
  gtk_native_get_surface_transform (GTK_NATIVE (dialog), &sx, &sy);
  XTranslateCoordinates (display, gdk_x11_surface_get_xid (surface), DefaultRootWindow (display),
                         (int) sx, (int) sy, &x, &y, &child);
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  pixbuf = gdk_pixbuf_get_from_texture (texture);
G_GNUC_END_IGNORE_DEPRECATIONS
  part = gdk_pixbuf_new_subpixbuf (pixbuf, x, y, gtk_widget_get_width (GTK_WIDGET (dialog)),
                                   gtk_widget_get_height (GTK_WIDGET (dialog)));
  cropped = gdk_texture_new_for_pixbuf (part);
  save (name, cropped);
}

/* ── Acting ───────────────────────────────────────────────────── */

static gboolean
shows (const char *view)
{
  return g_str_equal (kg_ui_visible (window, "stack"), view);
}

static void
act (gpointer    widget,
     const char *name,
     const char *format,
     ...)
{
  va_list args;
  GVariant *parameter = NULL;

  if (format != NULL) {
    va_start (args, format);
    parameter = g_variant_new_va (format, NULL, &args);
    va_end (args);
  }
  if (!gtk_widget_activate_action_variant (widget, name, parameter))
    g_error ("There is no action %s", name);
}

static GtkWidget *
wait_for (const char *type_name)
{
  GtkWidget *widget;

  kg_ui_wait_until (in_sight (type_name, &widget));
  return widget;
}

static KgPoolList *
board_rows (void)
{
  return KG_POOL_LIST (kg_ui_find (kg_ui_part (window, "board_page"), KG_TYPE_POOL_LIST));
}

static void
set_scheme (AdwColorScheme scheme)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static void
set_day (KgDate day)
{
  g_autoptr (KgContext) context = kg_context_new (day);

  kg_workspace_set_context (kg_window_get_workspace (window), context);
  wait_for_store ();
}

/* ── The pictures ─────────────────────────────────────────────── */

static void
welcome (void)
{
  g_autofree char *uri = kg_store_place_default ();

  kg_window_open_store (window, uri, FALSE);
  kg_ui_wait_until (shows ("welcome"));
  take ("welcome");
}

static void
board (void)
{
  act (window, "win.sample", NULL);
  kg_ui_wait_until (shows ("pages"));
  wait_for ("KgBoardList");
  kg_ui_wait_until (kg_pool_list_get_n_rows (board_rows ()) > 100);
  gtk_widget_grab_focus (GTK_WIDGET (board_rows ()));
  take ("board");

  set_scheme (ADW_COLOR_SCHEME_FORCE_DARK);
  take ("board-dark");
  set_scheme (ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
pinyin_search (void)
{
  kg_ui_type (GTK_WINDOW (window), "ybbdt");
  kg_ui_wait_until (kg_pool_list_get_n_rows (board_rows ()) < 10);
  take ("search");
  kg_ui_key (GTK_WINDOW (window), "Escape");
  kg_ui_wait_until (kg_pool_list_get_n_rows (board_rows ()) > 100);
}

static void
import_preview (void)
{
  GtkWindow *dialog;

  kg_import_dialog_open (GTK_WINDOW (window), kg_window_get_workspace (window), list_path);
  kg_ui_wait_until ((dialog = kg_ui_find_window ("KgImportDialog")) != NULL &&
                    gtk_window_is_active (dialog) &&
                    !g_str_equal (kg_ui_visible (dialog, "stack"), "reading"));
  g_assert_cmpstr (kg_ui_visible (dialog, "stack"), ==, "preview");
  take_dialog ("import", dialog);
  gtk_window_close (dialog);
  kg_ui_wait_until (kg_ui_find_window ("KgImportDialog") == NULL &&
                    gtk_window_is_active (GTK_WINDOW (window)));
}

static const KgProject *
find_project (const char *name)
{
  KgBoard *projects = kg_workspace_get_board (kg_window_get_workspace (window));

  for (guint i = 0; i < kg_board_get_n_projects (projects); i++) {
    const KgProject *project = kg_board_get_project (projects, i);

    if (g_str_equal (project->name, name))
      return project;
  }

  g_error ("There is no project %s", name);
}

static void
project_page (void)
{
  act (window, "win.show-project", "s", find_project (PROJECT)->id);
  kg_ui_wait_until (kg_ui_says (wait_for ("KgProjectHead"), PROJECT));
  take ("project");
  act (window, "win.back", NULL);
}

static void
follow_up (void)
{
  act (window, "win.page", "i", 2);
  gtk_widget_grab_focus (kg_ui_find (wait_for ("KgFollowUpPage"), KG_TYPE_POOL_LIST));
  wait_for ("KgAssignmentRow");
  take ("follow-up");
}

static void
meeting_in_preparation (void)
{
  act (window, "win.page", "i", 1);
  wait_for ("KgMeetingPreparation");
  wait_for ("KgAgendaRow");
  take ("meeting-preparation");
  g_signal_emit_by_name (kg_ui_part (kg_ui_find (wait_for ("KgMeetingPreparation"), KG_TYPE_ATTENDANCE_LIST),
                                     "all_button"),
                         "clicked");
  wait_for_store ();
}

static GtkEditable *
record_line (void)
{
  return GTK_EDITABLE (kg_ui_part (wait_for ("KgRecordEntry"), "entry"));
}

static void
type_line (const char *line)
{
  GtkEditable *entry = record_line ();

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (entry, line);
  gtk_editable_set_position (entry, -1);
}

static void
meeting_room (void)
{
  GtkWidget *room;

  act (wait_for ("KgMeetingPreparation"), "agenda.start", NULL);
  room = wait_for ("KgMeetingRoom");
  while (!kg_ui_says (kg_ui_part (room, "record"), PROJECT)) {
    act (room, "room.next", NULL);
    wait_for_store ();
  }

  act (room, "room.discussion", NULL);
  kg_ui_wait_until (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (window))));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (window)))),
                            "施工图审查意见已回复15条，剩余2条涉及结构超限，须先作专项论证。", -1);
  type_line ("区规资局11月27日前完成施工图审查意见核对，易卜半导体项目公司配合");
  wait_for_store ();
  g_signal_emit_by_name (record_line (), "activate");
  kg_ui_wait_until (*gtk_editable_get_text (record_line ()) == '\0');
  wait_for_store ();
  type_line ("区建管委牵头，区水务局、大场镇配合，3个工作日内组织结构超限专项论证");
  take ("meeting-room");
}

/* Pages are set on a thread of their own. */
static gboolean
has_pages (void)
{
  GtkWidget *sheets;

  return in_sight ("KgMinutesSheets", &sheets) &&
         kg_minutes_sheets_get_n_pages (KG_MINUTES_SHEETS (sheets)) > 0;
}

static void
minutes_draft (void)
{
  GtkWidget *room = wait_for ("KgMeetingRoom");

  type_line ("");
  act (room, "room.rest", "s", "continue");
  wait_for_store ();
  act (room, "room.end", NULL);
  act (wait_for ("KgMinutesView"), "minutes.draft", NULL);
  kg_ui_wait_until (has_pages ());
  take ("minutes-draft");
}

static void
pictures (void)
{
  welcome ();
  board ();
  pinyin_search ();
  import_preview ();
  project_page ();
  follow_up ();
  set_day (MEETING_DAY);
  meeting_in_preparation ();
  meeting_room ();
  minutes_draft ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KgApplication) application = NULL;
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();
  g_autoptr (GError) error = NULL;

  if (argc != 3) {
    g_printerr ("Usage: pictures FOLDER LIST\n");
    return 2;
  }
  folder = argv[1];
  list_path = argv[2];

  kg_locale_init (NULL);
  application = kg_application_new ();
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);

  /* Without a compositor a dialog has a broad frame instead of a shadow. */
  gtk_css_provider_load_from_data (css, "window.solid-csd { padding: 0; margin: 0; border: none; box-shadow: none; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  set_scheme (ADW_COLOR_SCHEME_FORCE_LIGHT);

  window = kg_window_new (GTK_APPLICATION (application), BY, TODAY);
  gtk_window_maximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (window)) && gtk_window_is_maximized (GTK_WINDOW (window)));

  pictures ();
  kg_ui_close (GTK_WINDOW (window));

  return 0;
}
