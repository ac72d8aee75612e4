// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-project-agents.h"

G_BEGIN_DECLS

typedef enum {
  KG_PROJECT_NEWS_FIELD,         /* a field of the project or of one of its agents */
  KG_PROJECT_NEWS_AGENT_ADDED,
  KG_PROJECT_NEWS_AGENT_REMOVED,
} KgProjectNewsKind;

/* One thing that somebody changed. */
typedef struct {
  KgProjectNewsKind kind;
  KgRecord *before;  /* nullable: a project, a person or an agent, as it was read */
  KgRecord *now;     /* nullable: as it stands now */
  int column;        /* of KG_PROJECT_NEWS_FIELD */
  char *person;      /* nullable: the name of the agent it is about */
  char *by;          /* nullable: who changed it last */
  gint64 at;         /* and when, in milliseconds since 1970 UTC; 0 unknown */
} KgProjectNewsItem;

/**
 * KgProjectNews:
 *
 * How a project and its agents stand now, and what of that was changed since
 * they were read. Immutable once loaded, so that it may cross threads.
 */
typedef struct {
  gatomicrefcount refs;
  KgRecord *project;
  GPtrArray *agents; /* KgProjectAgentView */
  GPtrArray *items;  /* KgProjectNewsItem */
} KgProjectNews;

/* An edit on its way into the store. */
typedef struct {
  KgRecord *before;          /* as it was read */
  KgRecord *after;           /* a copy with other values */
  char *forecast_reason;     /* nullable */
  GPtrArray *agents_before;  /* KgProjectAgentView: as they were read */
  GPtrArray *agents;         /* KgAgentEdit */
  KgProjectNews *news;       /* set when nothing was written because of it */
} KgProjectSave;

KgProjectNews *kg_project_news_load  (KgTxn           *txn,
                                      KgRecord        *before,
                                      GPtrArray       *agents_before,
                                      GError         **error);
KgProjectNews *kg_project_news_ref   (KgProjectNews   *self);
void           kg_project_news_unref (KgProjectNews   *self);

gboolean       kg_project_save       (KgTxn           *txn,
                                      KgContext       *context,
                                      KgProjectSave   *save,
                                      GError         **error);
void           kg_project_save_free  (KgProjectSave   *save);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgProjectNews, kg_project_news_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgProjectSave, kg_project_save_free)

G_END_DECLS
