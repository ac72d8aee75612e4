// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgPoolSections:
 *
 * Which lines of a list are headings. Rows count what the list is of, lines
 * count what it shows: every section puts a heading above its rows.
 */
typedef struct _KgPoolSections KgPoolSections;

#define KG_POOL_NO_LINE G_MAXUINT

KgPoolSections *kg_pool_sections_new         (void);
void            kg_pool_sections_free        (KgPoolSections       *self);

void            kg_pool_sections_set         (KgPoolSections       *self,
                                              const guint          *firsts,
                                              guint                 n);
guint           kg_pool_sections_get_n       (const KgPoolSections *self);

guint           kg_pool_sections_get_line    (const KgPoolSections *self,
                                              guint                 row);
guint           kg_pool_sections_get_row     (const KgPoolSections *self,
                                              guint                 line);
gboolean        kg_pool_sections_is_heading  (const KgPoolSections *self,
                                              guint                 line);
guint           kg_pool_sections_get_section (const KgPoolSections *self,
                                              guint                 line);
guint           kg_pool_sections_get_heading (const KgPoolSections *self,
                                              guint                 section);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgPoolSections, kg_pool_sections_free)

G_END_DECLS
