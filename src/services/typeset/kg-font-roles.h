// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgFontRole:
 * @KG_FONT_BODY: 仿宋, the text
 * @KG_FONT_TITLE: 小标宋, mark and title
 * @KG_FONT_KAI: 楷体, headings of level 2
 * @KG_FONT_HEI: 黑体, headings of level 1 and labels
 * @KG_FONT_SONG: 宋体, page numbers
 *
 * The faces that GB/T 9704-2012 names.
 */
typedef enum {
  KG_FONT_BODY,
  KG_FONT_TITLE,
  KG_FONT_KAI,
  KG_FONT_HEI,
  KG_FONT_SONG,
} KgFontRole;

#define KG_FONT_N_ROLES 5

/**
 * KgFontFamily:
 * @name: as fontconfig knows it; a * at its end stands for any ending
 * @genuine: whether the face is what the standard asks for, not a stand-in
 * @han_only: whether its letters and digits do not go with a document, and
 *   are taken from the body's face
 */
typedef struct {
  const char *name;
  gboolean genuine;
  gboolean han_only;
} KgFontFamily;

const char         *kg_font_role_get_label       (KgFontRole role);
const KgFontFamily *kg_font_role_get_families    (KgFontRole role);
const KgFontFamily *kg_font_role_get_last_resort (void);
gboolean            kg_font_role_is_bold         (KgFontRole role);

G_END_DECLS
