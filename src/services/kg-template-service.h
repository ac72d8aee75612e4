// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-template.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* The process templates there are: those that ship with the program, and
 * those of the store, which win over shipped ones of the same key. What takes a
 * transaction runs on the store's thread. */

/* A setting holds a template of the store under this and its key. */
#define KG_TEMPLATE_SETTING "template:"

typedef struct {
  char *key;
  KgTemplate *template; /* the one in force; NULL when there is only a faulty one */
  gboolean shipped;     /* one of this key ships with the program */
  gboolean stored;      /* one of this key is in the store */
  char *problem;        /* nullable: why the stored one is passed over */
} KgTemplateEntry;

GPtrArray  *kg_template_list_shipped (void);
KgTemplate *kg_template_find_shipped (const char      *key);
GPtrArray  *kg_template_list         (KgTxn           *txn,
                                      GError         **error);
KgTemplate *kg_template_find         (KgTxn           *txn,
                                      const char      *key,
                                      GError         **error);
gboolean    kg_template_save         (KgTxn           *txn,
                                      KgContext       *context,
                                      const char      *text,
                                      const char      *name,
                                      GError         **error);
gboolean    kg_template_save_over    (KgTxn           *txn,
                                      KgContext       *context,
                                      const char      *text,
                                      const char      *before,
                                      GError         **error);
gboolean    kg_template_remove       (KgTxn           *txn,
                                      KgContext       *context,
                                      const char      *key,
                                      GError         **error);
void        kg_template_entry_free   (KgTemplateEntry *self);

/* Files */
char       *kg_template_load_file    (const char       *path,
                                      GError          **error);
gboolean    kg_template_write_file   (const KgTemplate *template,
                                      const char       *path,
                                      GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTemplateEntry, kg_template_entry_free)

G_END_DECLS
