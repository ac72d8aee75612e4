// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "services/sheet/kg-project-sheet.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

typedef enum {
  KG_IMPORT_CREATED,
  KG_IMPORT_UPDATED,
  KG_IMPORT_UNCHANGED,
} KgImportKind;

/* What becomes of one row of the file. */
typedef struct {
  guint row;          /* as the user counts */
  KgImportKind kind;
  const char *name;
  char *changes;      /* nullable: which fields change, in words */
} KgImportResult;

/**
 * KgProjectImport:
 *
 * A project list on its way into the store: read, compared with what is
 * there, previewed, stored. Used by one thread at a time.
 */
typedef struct _KgProjectImport KgProjectImport;

KgProjectImport      *kg_project_import_new       (KgProjectSheet         *sheet);
KgProjectImport      *kg_project_import_ref       (KgProjectImport        *self);
void                  kg_project_import_unref     (KgProjectImport        *self);

gboolean              kg_project_import_preview   (KgTxn                  *txn,
                                                   KgContext              *context,
                                                   KgProjectImport        *self,
                                                   GError                **error);
gboolean              kg_project_import_apply     (KgTxn                  *txn,
                                                   KgContext              *context,
                                                   KgProjectImport        *self,
                                                   GError                **error);

const KgProjectSheet *kg_project_import_get_sheet (const KgProjectImport  *self);
guint                 kg_project_import_count     (const KgProjectImport  *self,
                                                   KgImportKind            kind);
guint                 kg_project_import_get_n_results (const KgProjectImport *self);
const KgImportResult *kg_project_import_get_result (const KgProjectImport *self,
                                                    guint                  index);
gboolean              kg_project_import_is_refused (const KgProjectImport *self,
                                                    GError               **error);
char                 *kg_project_import_to_json   (const KgProjectImport  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgProjectImport, kg_project_import_unref)

G_END_DECLS
