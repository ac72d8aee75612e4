// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <fontconfig/fontconfig.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * KgFontList:
 *
 * The fonts that fontconfig knows of and that have plain outlines. Patterns
 * belong to the list.
 */
typedef struct _KgFontList KgFontList;

KgFontList *kg_font_list_new           (void);
void        kg_font_list_free          (KgFontList *self);

FcPattern  *kg_font_list_find_family   (KgFontList *self,
                                        const char *name,
                                        gboolean    bold);
FcPattern  *kg_font_list_find_with     (KgFontList *self,
                                        gunichar    ch,
                                        guint      *from);

const char *kg_font_pattern_get_path   (FcPattern  *pattern,
                                        int        *index);
const char *kg_font_pattern_get_string (FcPattern  *pattern,
                                        const char *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgFontList, kg_font_list_free)

G_END_DECLS
