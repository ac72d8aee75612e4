// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-page-template.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* The forms of the documents of a store: for each kind the one that ships with
 * the program and the copies that an office made of it. */

#define KG_SETTING_PAGE_PREFIX "page:"         /* + id: the text of a page template */
#define KG_SETTING_PAGE_IN_USE "page-in-use:"  /* + code of a kind: the id of the one in use */

/**
 * KgPageInfo:
 * @id: (nullable): %NULL for what ships with the program
 * @text: (nullable): as it is kept
 * @problem: (nullable): why what is kept is not understood; @page is as it
 *   ships, then
 */
typedef struct {
  char *id;
  char *name;
  char *text;
  KgDocumentKind kind;
  KgPageTemplate page;
  char *problem;
  gboolean in_use;
} KgPageInfo;

GPtrArray        *kg_pages_list_shipped (void);
GPtrArray        *kg_pages_list        (KgTxn            *txn,
                                        GError          **error);
const char       *kg_page_info_get_key (const KgPageInfo *self);
const KgPageInfo *kg_pages_find        (GPtrArray        *list,
                                        const char       *key,
                                        GError          **error);

gboolean   kg_pages_get    (KgTxn                 *txn,
                            KgDocumentKind         kind,
                            KgPageTemplate        *page,
                            GError               **error);
gboolean   kg_pages_check  (KgDocumentKind         kind,
                            const char            *name,
                            const KgPageTemplate  *page,
                            GError               **error);
char      *kg_pages_save   (KgTxn                 *txn,
                            const char            *id,
                            const char            *before,
                            KgDocumentKind         kind,
                            const char            *name,
                            const KgPageTemplate  *page,
                            GError               **error);
char      *kg_pages_import (KgTxn                 *txn,
                            const char            *id,
                            const char            *before,
                            const char            *text,
                            GError               **error);
gboolean   kg_pages_use    (KgTxn                 *txn,
                            KgDocumentKind         kind,
                            const char            *id,
                            GError               **error);
gboolean   kg_pages_remove (KgTxn                 *txn,
                            const char            *id,
                            GError               **error);

G_END_DECLS
