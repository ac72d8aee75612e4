// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-date.h"
#include "services/typeset/kg-display-list.h"
#include "services/typeset/kg-font-set.h"
#include "services/typeset/kg-text-item.h"

G_BEGIN_DECLS

/* What builders fill in and back ends draw. All measures in pt; x from the
 * left and y from the top edge of the page. */

/* A long document has some hundred thousand of them and some thousand different
 * ones to place. */
typedef struct {
  guint placed; /* of the list */
  float x;      /* where its box begins; a ten-thousandth of a pt is nothing */
} KgRunGlyph;

/* Glyphs of one face and size on one baseline. */
typedef struct {
  guint face;
  double size;
  double condense; /* how narrow its glyphs are drawn, 1 is their own width */
  double y;        /* of the baseline */
  guint32 colour;
  gboolean new_line;
  guint first;     /* of the list's glyphs */
  guint n_glyphs;
} KgRun;

/* A rule. A horizontal one begins at its left end, y is its middle; a vertical
 * one begins at its upper end, x is its middle. */
typedef struct {
  double x;
  double y;
  double length;
  double thickness;
  guint32 colour;
  gboolean vertical;
} KgRule;

/* One of the list's pictures in its box. */
typedef struct {
  double x;
  double y; /* top */
  double width;
  double height;
  guint picture;
} KgImage;

typedef struct {
  GArray *runs;   /* of KgRun, in reading order */
  GArray *rules;  /* of KgRule */
  GArray *images; /* of KgImage, behind everything but the watermark */
} KgPage;

typedef struct {
  char *text;
  guint level; /* from 1 */
  guint page;
  double y;    /* top of the line */
} KgBookmark;

/* Words drawn across every page, behind everything, as a picture and not as
 * text: nobody wants to copy them. A picture covers them and archives want no
 * transparency, so over pictures they are drawn once more, as outlines that
 * leave its figures legible. */
typedef struct {
  GArray *glyphs; /* of KgRunGlyph, x from the middle of the words */
  double size;
  double angle;   /* radians, anticlockwise */
  double drop;    /* from the centre of the page down to the baseline */
  guint32 colour;
} KgWatermark;

/* How thick those outlines are, pt. */
#define KG_WATERMARK_OUTLINE 0.8

struct _KgDisplayList {
  gatomicrefcount ref_count;
  KgFontSet *fonts;
  double width;
  double height;
  GArray *placed;    /* of KgPlacedGlyph, each but once */
  GHashTable *numbers; /* of KgPlacedGlyph to its number in placed, from 1 */
  guint recent[512];   /* of those numbers, by the hash of their glyphs; 0 is none */
  GArray *glyphs;    /* of KgRunGlyph */
  GPtrArray *pages;  /* of KgPage */
  GPtrArray *pictures; /* of cairo_surface_t, RGB24 images */
  GPtrArray *picture_files; /* of GBytes: what each of them was read from */
  GArray *bookmarks; /* of KgBookmark */
  KgWatermark watermark;
  GArray *uses;      /* of KgFontUse */
  GArray *missing;   /* of gunichar */
  GPtrArray *forbidden; /* of char: families that may not be embedded */
  char *title;
  char *author;
  char *subject;
  char *identifier;   /* (nullable): which issued document it is */
  KgDate date;
};

KgDisplayList *kg_display_list_new      (KgFontSet           *fonts,
                                         double               width,
                                         double               height);
KgPage        *kg_display_list_get_page (const KgDisplayList *self,
                                         guint                page);
KgPage        *kg_display_list_add_page (KgDisplayList       *self);
guint          kg_display_list_number   (KgDisplayList       *self,
                                         const KgPlacedGlyph *placed);
void           kg_run_get_reach         (const KgRun         *run,
                                         double              *top,
                                         double              *bottom);
void           kg_rule_get_box          (const KgRule        *rule,
                                         double              *x,
                                         double              *y,
                                         double              *width,
                                         double              *height);

static inline const KgPlacedGlyph *
kg_display_list_get_placed (const KgDisplayList *self,
                            const KgRunGlyph    *glyph)
{
  return &g_array_index (self->placed, KgPlacedGlyph, glyph->placed);
}

G_END_DECLS
