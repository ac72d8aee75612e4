// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-search-marks.h"

G_BEGIN_DECLS

typedef struct _KgSearchKey KgSearchKey;
typedef struct _KgSearchQuery KgSearchQuery;

KgSearchKey   *kg_search_key_new           (const char          *first,
                                            ...) G_GNUC_NULL_TERMINATED;
KgSearchKey   *kg_search_key_new_for_texts (const char *const   *texts,
                                            gsize                n_texts);
gsize          kg_search_key_get_size      (const KgSearchKey   *key);
gboolean       kg_search_key_fits          (const KgSearchKey   *key,
                                            gsize                size);
KgSearchMarks  kg_search_key_get_marks     (const KgSearchKey   *key);
void           kg_search_key_free          (KgSearchKey         *key);

KgSearchQuery *kg_search_query_new         (const char          *text);
void           kg_search_query_free        (KgSearchQuery       *query);
gboolean       kg_search_query_is_empty    (const KgSearchQuery *query);
gboolean       kg_search_query_narrows     (const KgSearchQuery *query,
                                            const KgSearchQuery *before);
gboolean       kg_search_query_is_told_by_marks (const KgSearchQuery *query);

gboolean       kg_search_may_match         (const KgSearchMarks *marks,
                                            const KgSearchQuery *query);
gboolean       kg_search_match             (const KgSearchKey   *key,
                                            const KgSearchQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgSearchKey, kg_search_key_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgSearchQuery, kg_search_query_free)

G_END_DECLS
