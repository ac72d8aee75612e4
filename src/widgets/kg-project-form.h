// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-project-news.h"
#include "widgets/kg-project-field-row.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_FORM (kg_project_form_get_type ())

G_DECLARE_DERIVABLE_TYPE (KgProjectForm, kg_project_form, KG, PROJECT_FORM, AdwBin)

/**
 * KgProjectFormClass:
 * @settle: (nullable): lets fields follow from one another, after any change
 * @count: (nullable): adds what is changed and what is wrong beyond the fields
 */
struct _KgProjectFormClass {
  AdwBinClass parent_class;

  void (*settle) (KgProjectForm *self);
  void (*count)  (KgProjectForm *self,
                  guint         *n_changed,
                  guint         *n_wrong);
};

void               kg_project_form_add_group  (KgProjectForm   *self,
                                               const char      *title,
                                               const char      *description);
KgProjectFieldRow *kg_project_form_add        (KgProjectForm   *self,
                                               int              column);
void               kg_project_form_add_widget (KgProjectForm   *self,
                                               GtkWidget       *widget);
void               kg_project_form_changed    (KgProjectForm   *self);

KgProjectFieldRow *kg_project_form_find       (KgProjectForm   *self,
                                               int              column);
guint              kg_project_form_count      (KgProjectForm   *self,
                                               guint           *n_wrong);

void               kg_project_form_fill       (KgProjectForm   *self,
                                               KgBoard         *board,
                                               const KgRecord  *before);
void               kg_project_form_rebase     (KgProjectForm   *self,
                                               const KgRecord  *now);
void               kg_project_form_apply      (KgProjectForm   *self,
                                               KgRecord        *after);
void               kg_project_form_set_faults (KgProjectForm   *self,
                                               GPtrArray       *faults);
void               kg_project_form_focus      (KgProjectForm   *self);

G_END_DECLS
