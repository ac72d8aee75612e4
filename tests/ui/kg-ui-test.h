// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What every test of a widget needs: a window that is really there, real keys
 * and clicks, and waiting for a condition instead of a time. */

void        kg_ui_test_init    (int        *argc,
                                char     ***argv);

GtkWindow  *kg_ui_present      (GtkWidget  *child,
                                int         width,
                                int         height);
void        kg_ui_close        (GtkWindow  *window);

gint64      kg_ui_deadline     (void);
gboolean    kg_ui_iterate      (gint64      deadline);
void        kg_ui_settle       (GtkWidget  *widget);

void        kg_ui_key          (GtkWindow  *window,
                                const char *name);
void        kg_ui_type         (GtkWindow  *window,
                                const char *ascii);
void        kg_ui_click        (GtkWidget  *widget,
                                double      x,
                                double      y,
                                int         n_clicks);
void        kg_ui_scroll       (GtkWidget  *widget,
                                int         clicks);

GdkTexture *kg_ui_picture      (GtkWidget  *widget);
void        kg_ui_save_picture (GtkWidget  *widget,
                                const char *path);

/* Turns the main loop until @condition holds; the test fails when it still
 * does not after a time that is far beyond what a busy machine needs. */
#define kg_ui_wait_until(condition)                                          \
  G_STMT_START {                                                             \
    gint64 deadline_ = kg_ui_deadline ();                                    \
    while (!(condition))                                                     \
      if (!kg_ui_iterate (deadline_))                                        \
        g_error ("%s:%d: never became true: %s", __FILE__, __LINE__,         \
                 #condition);                                                \
  } G_STMT_END

G_END_DECLS
