// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/kg-cli-table.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * KgCliDoc:
 *
 * An answer about one thing: fields, and tables under headings.
 */
typedef struct _KgCliDoc KgCliDoc;

KgCliDoc *kg_cli_doc_new       (void);
void      kg_cli_doc_free      (KgCliDoc         *self);

void      kg_cli_doc_add       (KgCliDoc         *self,
                                const char       *key,
                                const char       *title,
                                KgCliValue        value);
void      kg_cli_doc_add_table (KgCliDoc         *self,
                                const char       *key,
                                const char       *title,
                                KgCliTable       *table);
void      kg_cli_doc_to_text   (const KgCliDoc   *self,
                                int               width,
                                GString          *text);
void      kg_cli_doc_to_line   (const KgCliDoc   *self,
                                GString          *text);

char     *kg_cli_doc_to_json   (const KgCliDoc   *self);
char     *kg_cli_table_to_json (const KgCliTable *self);

/* Inside the output layer. */
typedef struct {
  const char *key;
  const char *title; /* nullable: for programs only */
  KgCliValue value;  /* when table is NULL */
  KgCliTable *table;
} KgCliPart;

const KgCliPart *kg_cli_doc_get_parts (const KgCliDoc *self,
                                       guint          *n_parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgCliDoc, kg_cli_doc_free)

G_END_DECLS
