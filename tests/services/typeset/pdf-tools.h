// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

char            *pdf_tools_run          (const char *const *argv,
                                         char             **warnings,
                                         int               *status);
char            *pdf_tools_make_folder  (void);
void             pdf_tools_drop_folder  (const char        *folder);
void             pdf_tools_assert_text  (const char        *why,
                                         const char        *got,
                                         const char        *expected);
char            *pdf_tools_strip_spaces (const char        *text);
char            *pdf_tools_find_jars    (void);
cairo_surface_t *pdf_tools_draw         (const char        *path,
                                         guint              page,
                                         double             dpi);
guint32          pdf_tools_get_pixel    (cairo_surface_t   *image,
                                         int                x,
                                         int                y);
double           pdf_tools_get_ink      (cairo_surface_t   *image,
                                         int                x,
                                         int                y);

G_END_DECLS
