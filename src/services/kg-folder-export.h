// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/document/kg-document-request.h"
#include "services/kg-minutes-export.h"
#include "services/kg-minutes-note.h"
#include "services/typeset/kg-font-set.h"

G_BEGIN_DECLS

/* Writes one document; kg_folder_export_write() unless a test does otherwise. */
typedef gboolean (*KgFolderWriter) (const KgMinutes  *minutes,
                                    KgFontSet        *fonts,
                                    const char       *path,
                                    GPtrArray        *notes,
                                    gpointer          user_data,
                                    GError          **error);

/* Called on the thread that works, before each document and after the last. */
typedef void (*KgFolderProgress) (guint    done,
                                  guint    total,
                                  gpointer user_data);

/**
 * KgFolderExport:
 * @folder: where to; it has to be there
 * @format: of all files
 * @writer: (nullable)
 * @progress: (nullable)
 * @cancellable: (nullable): looked at between two files
 * @notes: (nullable): gets what was written of issued minutes
 * @n_written: how many files were written whole; also where it failed
 * @first: (nullable): the path of the first of them, owned
 *
 * Several documents written into one folder.
 */
typedef struct {
  const char *folder;
  KgMinutesFormat format;
  KgFolderWriter writer;
  KgFolderProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
  GPtrArray *notes;
  guint n_written;
  char *first;
} KgFolderExport;

gboolean kg_folder_export_run   (KgFolderExport   *self,
                                 GPtrArray        *files,
                                 GError          **error);
gboolean kg_folder_export_write (const KgMinutes  *minutes,
                                 KgFontSet        *fonts,
                                 const char       *path,
                                 GPtrArray        *notes,
                                 gpointer          user_data,
                                 GError          **error);

G_END_DECLS
