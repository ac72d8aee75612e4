// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-font-set.h"
#include "services/typeset/kg-text-item.h"

G_BEGIN_DECLS

/**
 * KgShaper:
 *
 * Turns text into shaped items, and remembers which fonts it used and which
 * characters no font has.
 */
typedef struct _KgShaper KgShaper;

typedef struct {
  KgFontRole role;
  guint face;
  guint count;
} KgShaperUse;

KgShaper *kg_shaper_new         (KgFontSet  *fonts);
void      kg_shaper_free        (KgShaper   *self);

void      kg_shaper_append      (KgShaper   *self,
                                 GArray     *items,
                                 KgFontRole  role,
                                 const char *text,
                                 double      size,
                                 double      cell);
void      kg_shaper_keep_whole  (GArray     *items,
                                 guint       from,
                                 guint       to);
void      kg_shaper_keep_names  (GArray     *items,
                                 guint       from);
double    kg_shaper_get_width   (GArray     *items);
void      kg_shaper_get_ink     (KgShaper   *self,
                                 KgFontRole  role,
                                 GArray     *items,
                                 double     *above,
                                 double     *below);
GArray   *kg_shaper_get_uses    (KgShaper   *self);
GArray   *kg_shaper_get_missing (KgShaper   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgShaper, kg_shaper_free)

G_END_DECLS
