// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One table of the sample district, as resources/sample holds it. */
typedef struct _KgSampleTable KgSampleTable;

KgSampleTable *kg_sample_table_load   (const char          *name);
void           kg_sample_table_free   (KgSampleTable       *self);

guint          kg_sample_table_n_rows (const KgSampleTable *self);
const char    *kg_sample_table_get    (const KgSampleTable *self,
                                       guint                row,
                                       const char          *column);
int            kg_sample_table_get_int (const KgSampleTable *self,
                                        guint                row,
                                        const char          *column);
const char    *kg_sample_table_find   (const KgSampleTable *self,
                                       const char          *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgSampleTable, kg_sample_table_free)

G_END_DECLS
