// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-project-agent-list.h"
#include "widgets/kg-project-form.h"

G_BEGIN_DECLS

typedef enum {
  KG_PROJECT_CHOICE_OPEN,
  KG_PROJECT_CHOICE_MINE,
  KG_PROJECT_CHOICE_THEIRS,
} KgProjectChoice;

/* A field of an open editor that somebody else changed, too. */
typedef struct {
  KgProjectNewsItem item;  /* with references of its own */
  char *mine;              /* what was typed here */
  KgProjectChoice choice;
} KgProjectCollision;

KgProjectCollision *kg_project_collision_new   (const KgProjectNewsItem  *item,
                                                const char               *mine);
void                kg_project_collision_free  (KgProjectCollision       *self);
gboolean            kg_project_collision_is_of (const KgProjectCollision *self,
                                                const KgProjectNewsItem  *item);

KgProjectFieldRow  *kg_project_forms_find      (KgProjectForm *const     *forms,
                                                guint                     n_forms,
                                                int                       column);
char               *kg_project_forms_collide   (KgProjectForm *const     *forms,
                                                guint                     n_forms,
                                                KgProjectAgentList       *agents,
                                                const KgProjectNewsItem  *item);
void                kg_project_forms_choose    (KgProjectForm *const     *forms,
                                                guint                     n_forms,
                                                KgProjectAgentList       *agents,
                                                const KgProjectCollision *collision);

G_END_DECLS
