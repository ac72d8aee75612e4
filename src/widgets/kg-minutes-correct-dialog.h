// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called with what the correction says; neither is blank. */
typedef void (*KgMinutesCorrectFunc) (GtkWidget  *widget,
                                      const char *reason,
                                      const char *text);

void kg_minutes_correct_dialog_open (GtkWidget            *widget,
                                     const char           *number,
                                     KgMinutesCorrectFunc  func);

G_END_DECLS
