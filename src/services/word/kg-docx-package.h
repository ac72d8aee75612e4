// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgDocxPackage:
 *
 * The zip container of a .docx: parts with their kinds and what points to them.
 */
typedef struct _KgDocxPackage KgDocxPackage;

KgDocxPackage *kg_docx_package_new         (void);
void           kg_docx_package_free        (KgDocxPackage *self);

char          *kg_docx_package_add         (KgDocxPackage *self,
                                            const char    *name,
                                            const char    *kind,
                                            GString       *xml);
char          *kg_docx_package_add_picture (KgDocxPackage *self,
                                            guint          nth,
                                            GBytes        *png);
GBytes        *kg_docx_package_finish      (KgDocxPackage *self,
                                            GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgDocxPackage, kg_docx_package_free)

G_END_DECLS
