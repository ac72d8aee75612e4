// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "app/kg-application.h"
#include "app/kg-wall-window.h"
#include "app/kg-window.h"
#include "widgets/kg-wall-view.h"

#include <glib/gstdio.h>
#include <string.h>

/* The wall where there are two monitors: it goes to the one that the window is
 * not on, or to the one that was chosen. */

typedef struct {
  KgDistrict *district;
  KgWindow *window;
} Fixture;

static KgApplication *application;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->district = kg_district_new ();
  f->window = kg_window_new (GTK_APPLICATION (application), "测试", KG_DISTRICT_TODAY);
  gtk_window_present (GTK_WINDOW (f->window));
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)));
  kg_window_open_store (f->window, kg_store_get_uri (f->district->store), FALSE);
  kg_ui_wait_until (g_str_equal (kg_ui_visible (f->window, "stack"), "pages"));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  kg_ui_close (GTK_WINDOW (f->window));
  g_assert_null (kg_ui_find_window ("KgWallWindow"));
  kg_district_free (f->district);
}

static const char *
monitor_of (gpointer window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkMonitor *monitor = surface != NULL ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface)
                                        : NULL;

  return monitor != NULL ? gdk_monitor_get_connector (monitor) : "";
}

/* All of that monitor, and nothing of the other. */
static void
wait_for_wall (const char *connector)
{
  GtkWindow *wall;

  kg_ui_wait_until ((wall = kg_ui_find_window ("KgWallWindow")) != NULL && gtk_window_is_fullscreen (wall) &&
                    gtk_window_is_active (wall) &&
                    g_strcmp0 (monitor_of (wall), connector) == 0 && gtk_widget_get_width (GTK_WIDGET (wall)) == 1920 &&
                    gtk_widget_get_height (GTK_WIDGET (wall)) == 1080);
}

static void
close_wall (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.project-wall", NULL);
  kg_ui_wait_until (kg_ui_find_window ("KgWallWindow") == NULL);
}

static void
test_other (Fixture       *f,
            gconstpointer  data)
{
  const char *own = monitor_of (f->window);

  g_assert_true (g_str_equal (own, "DUMMY0") || g_str_equal (own, "DUMMY1"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.project-wall", NULL);
  wait_for_wall (g_str_equal (own, "DUMMY0") ? "DUMMY1" : "DUMMY0");
}

static GtkMenuButton *
find_menu_button (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) &&
      g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)), "pan-down-symbolic") == 0)
    return GTK_MENU_BUTTON (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkMenuButton *found = find_menu_button (child);

    if (found != NULL)
      return found;
  }

  return NULL;
}

/* The menu is there because there is a choice, and names both by their size. */
static void
test_menu (Fixture       *f,
           gconstpointer  data)
{
  GtkMenuButton *button = find_menu_button (GTK_WIDGET (f->window));
  GMenuModel *menu = gtk_menu_button_get_menu_model (button);
  g_autoptr (GMenuModel) screens = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (button)));
  g_assert_cmpint (g_menu_model_get_n_items (screens), ==, 2);
  for (int i = 0; i < 2; i++) {
    g_autofree char *label = NULL;
    g_autofree char *connector = g_strdup_printf ("DUMMY%d", i);

    g_assert_true (g_menu_model_get_item_attribute (screens, i, G_MENU_ATTRIBUTE_LABEL, "s", &label));
    g_assert_nonnull (strstr (label, connector));
    g_assert_nonnull (strstr (label, "1920 × 1080"));
  }
}

/* Each of them can be chosen, also the window's own, and F5 keeps to it. */
static void
test_choose (Fixture       *f,
             gconstpointer  data)
{
  static const char *const connectors[] = { "DUMMY1", "DUMMY0", "DUMMY1" };

  for (guint i = 0; i < G_N_ELEMENTS (connectors); i++) {
    gtk_widget_activate_action (GTK_WIDGET (f->window), "win.wall-monitor", "s", connectors[i]);
    wait_for_wall (connectors[i]);
    close_wall (f);
    gtk_window_present (GTK_WINDOW (f->window));
    kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (f->window)));
    kg_ui_key (GTK_WINDOW (f->window), "F5");
    wait_for_wall (connectors[i]);
    close_wall (f);
  }
}

/* A window that is opened later, as on another day, keeps to it too. */
static void
test_remembered (Fixture       *f,
                 gconstpointer  data)
{
  KgWindow *later;
  g_autoptr (GVariant) state = NULL;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.wall-monitor", "s", "DUMMY1");
  wait_for_wall ("DUMMY1");
  close_wall (f);
  later = kg_window_new (GTK_APPLICATION (application), "测试", KG_DISTRICT_TODAY);
  state = g_action_group_get_action_state (G_ACTION_GROUP (later), "wall-monitor");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "DUMMY1");
  kg_ui_close (GTK_WINDOW (later));
}

/* The program's settings, which are not installed here. */
static void
compile_settings (const char *folder)
{
  g_autofree char *source = g_build_filename (g_getenv ("G_TEST_SRCDIR") != NULL ? g_getenv ("G_TEST_SRCDIR") : "tests",
                                              "..", "data", NULL);
  g_autofree char *target = g_strconcat ("--targetdir=", folder, NULL);
  const char *const argv[] = { "glib-compile-schemas", "--strict", target, source, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_setenv ("GSETTINGS_SCHEMA_DIR", folder, TRUE);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kg-settings-XXXXXX", &error);
  g_autofree char *compiled = NULL;
  int status;

  g_assert_no_error (error);
  compiled = g_build_filename (folder, "gschemas.compiled", NULL);
  compile_settings (folder);
  kg_ui_test_init (&argc, &argv);
  application = kg_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  add ("/wall-monitors/other", test_other);
  add ("/wall-monitors/menu", test_menu);
  add ("/wall-monitors/choose", test_choose);
  add ("/wall-monitors/remembered", test_remembered);

  status = g_test_run ();
  g_object_unref (application);
  g_unlink (compiled);
  g_rmdir (folder);

  return status;
}
