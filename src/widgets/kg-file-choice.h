// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is done with the file that somebody chose. */
typedef void (*KgFileChosen) (GtkWidget  *widget,
                              const char *path,
                              const char *what);

void kg_file_choice_open (GtkWidget    *widget,
                          const char   *title,
                          const char   *kind,
                          const char   *suffixes,
                          KgFileChosen  func);
void kg_file_choice_save (GtkWidget    *widget,
                          const char   *title,
                          const char   *name,
                          const char   *what,
                          KgFileChosen  func);

G_END_DECLS
