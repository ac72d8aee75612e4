// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-project-file.h"

G_BEGIN_DECLS

/* The "1+N" of a project: one territorial chief agent and the chiefs of the
 * departments, with their phone numbers, which belong to the people. */

/* One agent in an edited list. */
typedef struct {
  KgRecord *agent;         /* nullable: as it was read; none for one who is added */
  KgRecord *person;        /* nullable: as it was read; none for somebody new */
  KgRecord *person_after;  /* a copy with other values, or who is new */
  char *role;
  gboolean removed;
} KgAgentEdit;

KgAgentEdit *kg_agent_edit_new          (KgRecord         *agent,
                                         KgRecord         *person,
                                         const char       *role);
KgAgentEdit *kg_agent_edit_new_person   (const char       *name,
                                         const char       *role);
KgAgentEdit *kg_agent_edit_copy         (const KgAgentEdit *self);
void         kg_agent_edit_free         (KgAgentEdit      *self);
gboolean     kg_agent_edit_is_changed   (const KgAgentEdit *self);
char        *kg_agent_phone_fault       (const char       *phone);

GPtrArray   *kg_project_agents_load     (KgTxn            *txn,
                                         const char       *project_id,
                                         GHashTable       *unit_names,
                                         GError          **error);
gboolean     kg_project_agents_save     (KgTxn            *txn,
                                         const char       *project_id,
                                         GPtrArray        *edits,
                                         GError          **error);
GPtrArray   *kg_people_load             (KgTxn            *txn,
                                         GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgAgentEdit, kg_agent_edit_free)

G_END_DECLS
