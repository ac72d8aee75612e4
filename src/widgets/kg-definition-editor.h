// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"
#include "widgets/kg-definition-text.h"

G_BEGIN_DECLS

#define KG_TYPE_DEFINITION_EDITOR (kg_definition_editor_get_type ())

G_DECLARE_DERIVABLE_TYPE (KgDefinitionEditor, kg_definition_editor, KG, DEFINITION_EDITOR, AdwWindow)

/* A definition is a rule set or a process template, parsed. */
struct _KgDefinitionEditorClass {
  AdwWindowClass parent_class;

  /* To be translated when they are shown. */
  const char *what;         /* the text, in a sentence */
  const char *unnamed;      /* a heading */
  const char *new_heading;
  const char *no_form;      /* why the form is not shown */
  const char *save_label;   /* what undo calls it */

  gpointer    (*parse)       (const char          *text,
                              const char          *name,
                              GError             **error);
  void        (*unref)       (gpointer             definition);
  const char *(*get_key)     (gconstpointer        definition);
  char       *(*dup_name)    (gconstpointer        definition);
  /* (nullable): what stands below the heading in place of the key */
  const char *(*get_subtitle) (gconstpointer       definition);
  KgDefinitionCheck check;
  /* On the store's thread; @id as of kg_definition_editor_set_id () */
  gboolean    (*save_over)   (KgTxn               *txn,
                              KgContext           *context,
                              const char          *id,
                              const char          *text,
                              const char          *before,
                              GError             **error);

  /* (nullable): the text of a copy of what is edited, which is offered when
   * somebody else saved another one meanwhile */
  char       *(*dup_copy)    (const char          *text);

  void        (*fill_form)   (KgDefinitionEditor  *self,
                              gpointer             definition,
                              gboolean             is_new);
  char       *(*dup_text)    (KgDefinitionEditor  *self);
  char       *(*dup_problem) (KgDefinitionEditor  *self);
  /* Says what comes of @definition, or the problem instead; @listed: the text
   * is shown, with all that is wrong with it below */
  void        (*judge)       (KgDefinitionEditor  *self,
                              gpointer             definition,
                              const char          *problem,
                              gboolean             listed);
};

void         kg_definition_editor_class_set_template (KgDefinitionEditorClass *klass,
                                                      const char              *resource);
void         kg_definition_editor_set_up             (KgDefinitionEditor      *self);
void         kg_definition_editor_begin              (KgDefinitionEditor      *self,
                                                      KgWorkspace             *workspace,
                                                      const char              *text,
                                                      const char              *before,
                                                      gboolean                 shipped);
void         kg_definition_editor_set_id             (KgDefinitionEditor      *self,
                                                      const char              *id);
KgWorkspace *kg_definition_editor_get_workspace      (KgDefinitionEditor      *self);
char        *kg_definition_editor_dup_text           (KgDefinitionEditor      *self);
const char  *kg_definition_editor_get_name           (KgDefinitionEditor      *self);

G_END_DECLS
