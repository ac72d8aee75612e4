// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-pool-list.h"
#include "widgets/kg-pool-row.h"
#include "widgets/kg-pool-sections.h"

G_BEGIN_DECLS

typedef struct _KgRowPool KgRowPool;

KgRowPool *kg_row_pool_new           (GtkWidget               *list,
                                      const KgPoolListFactory *factory,
                                      gpointer                 user_data,
                                      GDestroyNotify           destroy);
void       kg_row_pool_free          (KgRowPool               *self);

KgPoolSections *kg_row_pool_get_sections (KgRowPool           *self);

int        kg_row_pool_get_height    (KgRowPool               *self);
int        kg_row_pool_get_min_width (KgRowPool               *self);
int        kg_row_pool_get_inset     (KgRowPool               *self);
void       kg_row_pool_forget_size   (KgRowPool               *self);

void       kg_row_pool_show          (KgRowPool               *self,
                                      guint                    first,
                                      guint                    n_visible,
                                      guint                    n_rows,
                                      guint                    selected,
                                      GtkWidget               *above);
void       kg_row_pool_set_stale     (KgRowPool               *self);
void       kg_row_pool_select        (KgRowPool               *self,
                                      guint                    selected);

guint      kg_row_pool_get_n_kept    (KgRowPool               *self);
KgPoolRow *kg_row_pool_nth           (KgRowPool               *self,
                                      guint                    i);
KgPoolRow *kg_row_pool_find          (KgRowPool               *self,
                                      guint                    index);

G_END_DECLS
