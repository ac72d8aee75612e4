// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-glyph-outline.h"
#include "services/typeset/kg-font-roles.h"

G_BEGIN_DECLS

/**
 * KgFontSet:
 *
 * The fonts of this machine by role. Opening one reads the list of all
 * installed fonts: keep it for as long as pages are set. To be used by one
 * thread at a time.
 */
typedef struct _KgFontSet KgFontSet;

/**
 * KG_FACE_MISSING: the face of a character that no font has, drawn as □.
 */
#define KG_FACE_MISSING G_MAXUINT

/**
 * KgFontGlyph:
 * @face: a face of the set, or %KG_FACE_MISSING
 * @glyph: its index in that face
 * @advance: natural width, 1/1000 em
 * @left, @bottom, @right, @top: the box of its ink from the origin, 1/1000 em,
 *   all 0 when it draws nothing
 */
typedef struct {
  guint face;
  guint32 glyph;
  int advance;
  int left, bottom, right, top;
} KgFontGlyph;

KgFontSet  *kg_font_set_new             (GError                **error);
KgFontSet  *kg_font_set_ref             (KgFontSet              *self);
void        kg_font_set_unref           (KgFontSet              *self);

KgFontRole  kg_font_set_choose_role     (KgFontSet              *self,
                                         KgFontRole              role,
                                         gunichar                ch);
gboolean    kg_font_set_resolve         (KgFontSet              *self,
                                         KgFontRole              role,
                                         gunichar                ch,
                                         KgFontGlyph            *glyph);
gboolean    kg_font_set_visit           (KgFontSet              *self,
                                         guint                   face,
                                         guint32                 glyph,
                                         const KgOutlineVisitor *visitor,
                                         gpointer                user_data);
const char *kg_font_set_get_family      (KgFontSet              *self,
                                         guint                   face);
const char *kg_font_set_get_ps_name     (KgFontSet              *self,
                                         guint                   face);
gboolean    kg_font_set_is_genuine      (KgFontSet              *self,
                                         KgFontRole              role,
                                         guint                   face);
GPtrArray  *kg_font_set_get_forbidden   (KgFontSet              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgFontSet, kg_font_set_unref)

G_END_DECLS
