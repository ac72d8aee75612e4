// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sheet/kg-workbook.h"

G_BEGIN_DECLS

/* The zip container of an .xlsx, with the limits that keep a small file from
 * becoming a large one. */
typedef struct _KgZip KgZip;

/* Takes the next bytes of a part; FALSE with @error set ends the reading. */
typedef gboolean (*KgZipFunc) (const char  *data,
                               gsize        length,
                               gpointer     user_data,
                               GError     **error);

KgZip    *kg_zip_open      (GBytes                *bytes,
                            const char            *file_name,
                            const KgSheetOptions  *options,
                            GError               **error);
void      kg_zip_free      (KgZip                 *self);
gboolean  kg_zip_has       (KgZip                 *self,
                            const char            *part);
gboolean  kg_zip_read      (KgZip                 *self,
                            const char            *part,
                            KgZipFunc              func,
                            gpointer               user_data,
                            GError               **error);
const char *kg_zip_get_file_name (KgZip           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgZip, kg_zip_free)

G_END_DECLS
