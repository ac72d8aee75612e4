// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "widgets/kg-project-collision.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_NEWS_VIEW (kg_project_news_view_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectNewsView, kg_project_news_view, KG, PROJECT_NEWS_VIEW, AdwBin)

char *kg_project_news_title              (const KgProjectNewsItem *item);
char *kg_project_news_author             (const KgProjectNewsItem *item);

void  kg_project_news_view_clear         (KgProjectNewsView       *self,
                                          KgBoard                 *board);
void  kg_project_news_view_add_collision (KgProjectNewsView       *self,
                                          KgProjectCollision      *collision);
void  kg_project_news_view_add_merged    (KgProjectNewsView       *self,
                                          const KgProjectNewsItem *item);
void  kg_project_news_view_focus         (KgProjectNewsView       *self);

G_END_DECLS
