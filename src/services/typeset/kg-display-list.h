// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-font-roles.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * KgDisplayList:
 *
 * Finished pages: glyphs, rules, bookmarks and watermark at their places. The
 * file and the preview are drawn from the same list, so they are the same
 * picture. Never changed once it was made; it keeps the fonts it needs, and so
 * belongs to one thread at a time with them.
 */
typedef struct _KgDisplayList KgDisplayList;

/**
 * KgFontUse:
 * @role: what the font is for
 * @asked: the family that the standard asks for
 * @used: the family that was used
 * @is_substitute: whether it only stands in for what was asked
 * @n_characters: how many characters it draws in this role
 *
 * One font really used, for people to see before they export.
 */
typedef struct {
  KgFontRole role;
  const char *asked;
  char *used;
  gboolean is_substitute;
  guint n_characters;
} KgFontUse;

KgDisplayList   *kg_display_list_ref           (KgDisplayList       *self);
void             kg_display_list_unref         (KgDisplayList       *self);

guint            kg_display_list_get_n_pages   (const KgDisplayList *self);
void             kg_display_list_get_page_size (const KgDisplayList *self,
                                                double              *width,
                                                double              *height);
const KgFontUse *kg_display_list_get_fonts     (const KgDisplayList *self,
                                                guint               *n_fonts);
const GPtrArray *kg_display_list_get_forbidden (const KgDisplayList *self);
const gunichar  *kg_display_list_get_missing   (const KgDisplayList *self,
                                                guint               *n_characters);
char            *kg_display_list_get_page_text (const KgDisplayList *self,
                                                guint                page);
gboolean         kg_display_list_find_change   (const KgDisplayList *self,
                                                const KgDisplayList *before,
                                                guint                page,
                                                double              *top,
                                                double              *bottom);
void             kg_display_list_paint         (const KgDisplayList *self,
                                                guint                page,
                                                cairo_t             *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgDisplayList, kg_display_list_unref)

G_END_DECLS
