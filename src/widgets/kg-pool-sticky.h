// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-pool-list.h"
#include "widgets/kg-pool-sections.h"

G_BEGIN_DECLS

typedef struct _KgPoolSticky KgPoolSticky;

KgPoolSticky *kg_pool_sticky_new        (GtkWidget               *list,
                                         const KgPoolListFactory *factory,
                                         gpointer                 user_data);
void          kg_pool_sticky_free       (KgPoolSticky            *self);

GtkWidget    *kg_pool_sticky_get_widget (KgPoolSticky            *self);
void          kg_pool_sticky_set_stale  (KgPoolSticky            *self);
void          kg_pool_sticky_show       (KgPoolSticky            *self,
                                         const KgPoolSections    *sections,
                                         guint                    line);
void          kg_pool_sticky_allocate   (KgPoolSticky            *self,
                                         const KgPoolSections    *sections,
                                         const GtkAllocation     *row,
                                         int                      top,
                                         double                   position);

G_END_DECLS
