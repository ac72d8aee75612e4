// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-workspace.h"
#include "widgets/kg-definition-row.h"

G_BEGIN_DECLS

/* One line of the list: a rule set or a process template. */
typedef struct {
  char *key;
  char *name;
  char *subtitle;       /* (nullable) */
  char *text;           /* (nullable): its file; %NULL when there is none to edit */
  char *problem;        /* (nullable) */
  char *file_name;      /* (nullable): what its file is called; %NULL is as its key */
  gboolean shipped;     /* one of this key ships with the program */
  gboolean stored;      /* one of this key is in the store */
  gboolean copy_only;   /* it stays as it is; to edit it is to edit a copy */
  gconstpointer entry;  /* what the service lists */
} KgDefinition;

/* What is done in the store to the one of a key. */
typedef gboolean (*KgDefinitionAct) (KgTxn       *txn,
                                     KgContext   *context,
                                     const char  *key,
                                     GError     **error);

#define KG_TYPE_DEFINITION_PAGE (kg_definition_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (KgDefinitionPage, kg_definition_page, KG, DEFINITION_PAGE, GtkWidget)

struct _KgDefinitionPageClass {
  GtkWidgetClass parent_class;

  const char *actions;      /* the prefix of the actions */
  /* To be translated when they are shown. */
  const char *file_kind;
  const char *import_label;
  const char *export_label;
  const char *remove_label;

  /* On the store's thread */
  GPtrArray *(*list)     (KgTxn               *txn,
                          KgContext           *context,
                          GError             **error);
  gboolean   (*save)     (KgTxn               *txn,
                          KgContext           *context,
                          const char          *text,
                          const char          *name,
                          GError             **error);
  KgDefinitionAct remove;

  void       (*describe) (gconstpointer        entry,
                          KgDefinition        *definition);
  /* (nullable): what a row has that is not in its definition */
  void       (*fill_row) (KgDefinitionRow     *row,
                          const KgDefinition  *definition);
  /* The name of what is written in @text; %NULL when it is faulty */
  char      *(*dup_name) (const char          *text,
                          const char          *file_name,
                          GError             **error);
  /* The text of a copy under another key */
  char      *(*dup_copy) (const KgDefinition  *definition,
                          const char          *key);
  GtkWidget *(*edit)     (KgWorkspace         *workspace,
                          const KgDefinition  *definition,
                          const char          *text,
                          const char          *before);
};

void                kg_definition_page_class_set_template (KgDefinitionPageClass *klass,
                                                           const char            *resource);
void                kg_definition_page_set_workspace      (KgDefinitionPage      *self,
                                                           KgWorkspace           *workspace);
KgWorkspace        *kg_definition_page_get_workspace      (KgDefinitionPage      *self);
const KgDefinition *kg_definition_page_find               (KgDefinitionPage      *self,
                                                           const char            *key);
void                kg_definition_page_show_failure       (KgDefinitionPage      *self,
                                                           const char            *sentence);
char               *kg_definition_page_dup_copy_name      (const char            *name);

G_END_DECLS
