// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-glyph-outline.h"

#include FT_OUTLINE_H
#include <string.h>

/* An outline as steps and their points. To have a glyph out of a font file
 * costs ten times as much as to walk along it, and a page of a preview walks
 * along some hundred of them. */

enum { MOVE, LINE, CONIC, CUBIC };

struct _KgGlyphOutline {
  double scale;   /* to em */
  guint n_steps;
  guint8 *steps;  /* behind the points, in one piece of memory with all of it */
  gint32 points[];
};

typedef struct {
  GByteArray *steps;
  GArray *points; /* of gint32 */
} Record;

static int
add_step (Record          *record,
          guint8           step,
          const FT_Vector *a,
          const FT_Vector *b,
          const FT_Vector *c)
{
  const FT_Vector *const points[] = { a, b, c };

  g_byte_array_append (record->steps, &step, 1);
  for (guint i = 0; i < G_N_ELEMENTS (points) && points[i] != NULL; i++) {
    const gint32 at[] = { (gint32) points[i]->x, (gint32) points[i]->y };

    g_array_append_vals (record->points, at, 2);
  }

  return 0;
}

static int
move_cb (const FT_Vector *to,
         void            *data)
{
  return add_step (data, MOVE, to, NULL, NULL);
}

static int
line_cb (const FT_Vector *to,
         void            *data)
{
  return add_step (data, LINE, to, NULL, NULL);
}

static int
conic_cb (const FT_Vector *control,
          const FT_Vector *to,
          void            *data)
{
  return add_step (data, CONIC, control, to, NULL);
}

static int
cubic_cb (const FT_Vector *control1,
          const FT_Vector *control2,
          const FT_Vector *to,
          void            *data)
{
  return add_step (data, CUBIC, control1, control2, to);
}

static KgGlyphOutline *
finish (const Record *record,
        double        scale)
{
  const gsize size = record->points->len * sizeof (gint32);
  KgGlyphOutline *self = g_malloc (sizeof *self + size + record->steps->len);

  self->scale = scale;
  self->n_steps = record->steps->len;
  self->steps = (guint8 *) self->points + size;
  if (self->n_steps == 0)
    return self; /* a blank has no points either */
  memcpy (self->points, record->points->data, size);
  memcpy (self->steps, record->steps->data, record->steps->len);

  return self;
}

/**
 * kg_glyph_outline_new:
 * @outline: in units of the font
 *
 * Returns: (nullable): %NULL when it is broken
 */
KgGlyphOutline *
kg_glyph_outline_new (FT_Outline *outline,
                      guint       units_per_em)
{
  static const FT_Outline_Funcs funcs = { move_cb, line_cb, conic_cb, cubic_cb, 0, 0 };
  g_autoptr (GByteArray) steps = g_byte_array_new ();
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (gint32));
  Record record = { steps, points };

  if (FT_Outline_Decompose (outline, &funcs, &record) != 0)
    return NULL;

  return finish (&record, 1. / units_per_em);
}

/**
 * kg_glyph_outline_new_box:
 *
 * Returns: the outline of an empty square, measures in 1/1000 em
 */
KgGlyphOutline *
kg_glyph_outline_new_box (int left,
                          int bottom,
                          int size,
                          int stroke)
{
  const int right = left + size, top = bottom + size;
  const gint32 points[] = {
    left, bottom, left, top, right, top, right, bottom,
    left + stroke, bottom + stroke, right - stroke, bottom + stroke, right - stroke, top - stroke, left + stroke, top - stroke,
  };
  const guint8 steps[] = { MOVE, LINE, LINE, LINE, MOVE, LINE, LINE, LINE };
  g_autoptr (GByteArray) all_steps = g_byte_array_new ();
  g_autoptr (GArray) all_points = g_array_new (FALSE, FALSE, sizeof (gint32));
  Record record = { all_steps, all_points };

  g_byte_array_append (all_steps, steps, sizeof steps);
  g_array_append_vals (all_points, points, G_N_ELEMENTS (points));

  return finish (&record, 1. / 1000);
}

void
kg_glyph_outline_free (KgGlyphOutline *self)
{
  g_free (self);
}

void
kg_glyph_outline_visit (const KgGlyphOutline   *self,
                        const KgOutlineVisitor *visitor,
                        gpointer                user_data)
{
  const gint32 *p = self->points;
  const double s = self->scale;

  for (guint i = 0; i < self->n_steps; i++) {
    switch (self->steps[i]) {
    case MOVE:
      visitor->move_to (p[0] * s, p[1] * s, user_data);
      p += 2;
      break;
    case LINE:
      visitor->line_to (p[0] * s, p[1] * s, user_data);
      p += 2;
      break;
    case CONIC:
      visitor->conic_to (p[0] * s, p[1] * s, p[2] * s, p[3] * s, user_data);
      p += 4;
      break;
    case CUBIC:
    default:
      visitor->cubic_to (p[0] * s, p[1] * s, p[2] * s, p[3] * s, p[4] * s, p[5] * s, user_data);
      p += 6;
      break;
    }
  }
}
