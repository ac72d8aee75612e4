// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-application.h"

#include "app/kg-window.h"
#include "core/kg-error.h"
#include "services/kg-large-pages.h"
#include "services/kg-store-place.h"
#include "widgets/kg-widgets.h"

#include <glib/gi18n.h>
#ifdef G_OS_UNIX
#include <glib-unix.h>
#include <signal.h>
#endif

/* The program: its options, its actions, and one window a store. */

struct _KgApplication {
  AdwApplication parent_instance;

  char *store;    /* nullable: path or URI given on the command line */
  char *by;       /* nullable */
  KgOpening *opening; /* nullable: of the store, until a window shows it */
  KgDate today;   /* KG_DATE_NONE: the clock's */
  gboolean sample;
};

G_DEFINE_FINAL_TYPE (KgApplication, kg_application, ADW_TYPE_APPLICATION)

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (window,
                         "application-name", _("Kaigong"),
                         "application-icon", KG_APP_ID,
                         "version", KG_VERSION,
                         "developer-name", _("The Kaigong authors"),
                         "comments", _("The weekly review of planned new-construction projects"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
close_windows (GtkApplication *application)
{
  GList *windows = gtk_application_get_windows (application);

  while (windows != NULL) {
    GList *next = windows->next;

    gtk_window_close (windows->data);
    windows = next;
  }
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  close_windows (GTK_APPLICATION (user_data));
}

#ifdef G_OS_UNIX
/* At the end of a session windows are closed as by hand, so that they keep how
 * they were. Whoever asks again is not asked whether to save. */
static gboolean
terminate_cb (gpointer user_data)
{
  close_windows (GTK_APPLICATION (user_data));
  return G_SOURCE_REMOVE;
}
#endif

static void
kg_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };
  static const struct { const char *action; const char *keys[3]; } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "win.take-back", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z" } },
    { "win.import", { "<Control>i" } },
    { "win.open", { "<Control>o" } },
    { "win.search", { "<Control>f" } },
    { "win.project-wall", { "F5" } },
    { "win.page(0)", { "<Alt>1" } },
    { "win.page(1)", { "<Alt>2" } },
    { "win.page(2)", { "<Alt>3" } },
    { "win.help", { "F1" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
  };

  G_APPLICATION_CLASS (kg_application_parent_class)->startup (application);
  kg_widgets_init ();
#ifdef G_OS_UNIX
  g_unix_signal_add (SIGTERM, terminate_cb, application);
  g_unix_signal_add (SIGHUP, terminate_cb, application);
#endif

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action,
                                           (const char *const *) keys[i].keys);
}

/* The store that the command line asks for. */
static char *
asked_uri (KgApplication *self)
{
  if (self->store != NULL)
    return g_strdup (self->store);

  return self->sample ? kg_store_place_sample () : kg_store_place_default ();
}

static KgWindow *
open_window (KgApplication *self)
{
  g_autoptr (KgOpening) opening = g_steal_pointer (&self->opening);
  g_autofree char *uri = asked_uri (self);
  KgWindow *window = kg_window_new (GTK_APPLICATION (self), self->by, self->today);

  /* The store is read while the window comes up. */
  if (opening != NULL)
    kg_window_show_opening (window, opening, self->sample);
  else
    kg_window_open_store (window, uri, self->sample);
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* Begins with the store before there is a screen: the first window finds it
 * read. Where that cannot be, the window says why. */
static void
open_ahead (KgApplication *self)
{
  g_autofree char *uri = asked_uri (self);
  g_autofree char *place = kg_store_place_default ();
  g_autoptr (KgContext) context = kg_context_new (self->today != KG_DATE_NONE ? self->today : kg_today ());
  g_autoptr (KgBoardCache) cache = kg_board_cache_new_for_user (uri);
  gboolean ours = self->sample || g_str_equal (uri, place);

  if (kg_store_place_prepare (uri, NULL))
    self->opening = kg_opening_start (uri, ours ? KG_STORE_CREATE : KG_STORE_EXISTING, context, cache);
}

static void
kg_application_activate (GApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (active != NULL)
    gtk_window_present (active);
  else
    open_window (KG_APPLICATION (application));
}

/* A list of projects is shown as it would be imported. */
static void
kg_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  KgWindow *window = open_window (KG_APPLICATION (application));
  g_autofree char *path = g_file_get_path (files[0]);

  if (n_files > 1)
    g_printerr (_("Only the first list is opened: %s\n"), path != NULL ? path : "");
  if (path != NULL)
    kg_window_import (window, path);
}

static int
kg_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  KgApplication *self = KG_APPLICATION (application);
  const char *text;

  if (g_variant_dict_contains (options, "version")) {
    g_print ("kaigong %s\n", KG_VERSION);
    return 0;
  }

  if (g_variant_dict_lookup (options, "store", "^&ay", &text))
    self->store = g_strdup (text);
  if (g_variant_dict_lookup (options, "by", "&s", &text))
    self->by = g_strdup (text);
  self->sample = g_variant_dict_contains (options, "sample");
  if (g_variant_dict_lookup (options, "today", "&s", &text)) {
    self->today = kg_date_parse_iso (text);
    if (self->today == KG_DATE_NONE) {
      g_printerr (_("“%s” is not a day such as 2026-11-23\n"), text);
      return 2;
    }
  }

  open_ahead (self);
  return -1;
}

static void
kg_application_finalize (GObject *object)
{
  KgApplication *self = KG_APPLICATION (object);

  g_clear_pointer (&self->opening, kg_opening_unref);
  g_free (self->store);
  g_free (self->by);

  G_OBJECT_CLASS (kg_application_parent_class)->finalize (object);
}

static void
kg_application_class_init (KgApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = kg_application_finalize;

  application_class->startup = kg_application_startup;
  application_class->activate = kg_application_activate;
  application_class->open = kg_application_open;
  application_class->handle_local_options = kg_application_handle_local_options;
}

static void
kg_application_init (KgApplication *self)
{
  static const GOptionEntry options[] = {
    { "store", 's', 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this store"), N_("PATH") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the sample district"), NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Judge everything as on this day"), N_("YYYY-MM-DD") },
    { "by", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Who sits here"), N_("NAME") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), C_("argument", "[FILE]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("The weekly review of planned new-construction projects.\n"
                                              "With a FILE (.xlsx, .csv or .tsv) it shows what importing "
                                              "that list of projects would do."));
}

/**
 * kg_application_prepare:
 *
 * To be called before there are threads and before GTK is there. GTK loads
 * OpenGL even when cairo is asked to draw, a quarter of a launch for nothing:
 * no widget of ours needs it.
 */
void
kg_application_prepare (void)
{
  kg_large_pages_use ();
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

KgApplication *
kg_application_new (void)
{
  return g_object_new (KG_TYPE_APPLICATION,
                       "application-id", KG_APP_ID,
                       "flags", G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/kaigong/Kaigong",
                       NULL);
}
