// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-display-list-private.h"

/* What of a page became another picture: after a key, a line or two of it. */

/**
 * kg_run_get_reach:
 * @top: (out): pt from the top of the page
 * @bottom: (out): likewise
 *
 * What no glyph of a run reaches beyond, whatever its font.
 */
void
kg_run_get_reach (const KgRun *run,
                  double      *top,
                  double      *bottom)
{
  *top = run->y - 2 * run->size;
  *bottom = run->y + run->size;
}

typedef struct {
  double top;
  double bottom;
} Band;

static void
widen (Band   *band,
       double  top,
       double  bottom)
{
  band->top = MIN (band->top, top);
  band->bottom = MAX (band->bottom, bottom);
}

static gboolean
same_placed (const KgDisplayList *a,
             const KgRunGlyph    *in_a,
             const KgDisplayList *b,
             const KgRunGlyph    *in_b)
{
  const KgPlacedGlyph *pa = kg_display_list_get_placed (a, in_a), *pb = kg_display_list_get_placed (b, in_b);

  return in_a->x == in_b->x && pa->face == pb->face && pa->glyph == pb->glyph && pa->shift == pb->shift &&
         pa->stretch == pb->stretch;
}

static gboolean
same_glyphs (const KgDisplayList *a,
             const KgRunGlyph    *in_a,
             const KgDisplayList *b,
             const KgRunGlyph    *in_b,
             guint                n)
{
  for (guint i = 0; i < n; i++)
    if (!same_placed (a, &in_a[i], b, &in_b[i]))
      return FALSE;

  return TRUE;
}

static gboolean
same_run (const KgDisplayList *a,
          const KgRun         *in_a,
          const KgDisplayList *b,
          const KgRun         *in_b)
{
  return in_a->face == in_b->face && in_a->size == in_b->size && in_a->condense == in_b->condense &&
         in_a->y == in_b->y && in_a->colour == in_b->colour && in_a->n_glyphs == in_b->n_glyphs &&
         same_glyphs (a, &g_array_index (a->glyphs, KgRunGlyph, in_a->first),
                      b, &g_array_index (b->glyphs, KgRunGlyph, in_b->first), in_a->n_glyphs);
}

static gboolean
same_rule (const KgRule *a,
           const KgRule *b)
{
  return a->x == b->x && a->y == b->y && a->length == b->length && a->thickness == b->thickness &&
         a->colour == b->colour && a->vertical == b->vertical;
}

static gboolean
same_images (const KgDisplayList *a,
             const GArray        *in_a,
             const KgDisplayList *b,
             const GArray        *in_b)
{
  if (in_a->len != in_b->len)
    return FALSE;

  for (guint i = 0; i < in_a->len; i++) {
    const KgImage *ia = &g_array_index (in_a, KgImage, i), *ib = &g_array_index (in_b, KgImage, i);

    if (ia->x != ib->x || ia->y != ib->y || ia->width != ib->width || ia->height != ib->height ||
        g_ptr_array_index (a->pictures, ia->picture) != g_ptr_array_index (b->pictures, ib->picture))
      return FALSE;
  }

  return TRUE;
}

static gboolean
same_watermark (const KgDisplayList *a,
                const KgDisplayList *b)
{
  const KgWatermark *wa = &a->watermark, *wb = &b->watermark;

  return wa->glyphs->len == wb->glyphs->len && wa->size == wb->size && wa->angle == wb->angle && wa->drop == wb->drop &&
         wa->colour == wb->colour &&
         same_glyphs (a, (const KgRunGlyph *) (gpointer) wa->glyphs->data,
                      b, (const KgRunGlyph *) (gpointer) wb->glyphs->data, wa->glyphs->len);
}

/* The runs of both that are not the same from the first or from the last on. */
static void
compare_runs (const KgDisplayList *a,
              const GArray        *in_a,
              const KgDisplayList *b,
              const GArray        *in_b,
              Band                *band)
{
  const guint least = MIN (in_a->len, in_b->len);
  guint first = 0, last = 0;

  while (first < least && same_run (a, &g_array_index (in_a, KgRun, first), b, &g_array_index (in_b, KgRun, first)))
    first++;
  while (last < least - first && same_run (a, &g_array_index (in_a, KgRun, in_a->len - 1 - last),
                                           b, &g_array_index (in_b, KgRun, in_b->len - 1 - last)))
    last++;

  for (guint i = 0; i < 2; i++) {
    const GArray *runs = i == 0 ? in_a : in_b;

    for (guint j = first; j < runs->len - last; j++) {
      double top, bottom;

      kg_run_get_reach (&g_array_index (runs, KgRun, j), &top, &bottom);
      widen (band, top, bottom);
    }
  }
}

static void
compare_rules (const GArray *a,
               const GArray *b,
               Band         *band)
{
  for (guint i = 0; i < MAX (a->len, b->len); i++) {
    if (i < MIN (a->len, b->len) && same_rule (&g_array_index (a, KgRule, i), &g_array_index (b, KgRule, i)))
      continue;
    for (guint j = 0; j < 2; j++) {
      const GArray *rules = j == 0 ? a : b;
      double x, y, width, height;

      if (i >= rules->len)
        continue;
      kg_rule_get_box (&g_array_index (rules, KgRule, i), &x, &y, &width, &height);
      widen (band, y, y + height);
    }
  }
}

/**
 * kg_display_list_find_change:
 * @before: set earlier, with the same fonts
 * @page: of both, from 0
 * @top: (out): where the picture of @page begins to differ, pt from its top
 * @bottom: (out): where it ends to; not below @top when it is the same picture
 *
 * Returns: whether the rest of the page is the picture it was; %FALSE when
 *   nothing can be said of it
 */
gboolean
kg_display_list_find_change (const KgDisplayList *self,
                             const KgDisplayList *before,
                             guint                page,
                             double              *top,
                             double              *bottom)
{
  Band band = { self->height, 0 };
  const KgPage *old, *new;

  if (self->fonts != before->fonts || self->width != before->width || self->height != before->height ||
      page >= self->pages->len || page >= before->pages->len || !same_watermark (self, before))
    return FALSE;

  old = kg_display_list_get_page (before, page);
  new = kg_display_list_get_page (self, page);
  if (!same_images (before, old->images, self, new->images))
    return FALSE;

  compare_runs (before, old->runs, self, new->runs, &band);
  compare_rules (old->rules, new->rules, &band);
  *top = MAX (band.top, 0);
  *bottom = MIN (band.bottom, self->height);

  return TRUE;
}
