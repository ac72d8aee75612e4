// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-column-layout.h"

/**
 * KgColumnLayout:
 *
 * Where the columns of a list stand, for its header and all its rows: cells
 * line up because they share these numbers, not because anybody measures
 * them. A column has a least width in em, which is the width of one Han
 * character, and a share of what is left over, up to a width at which it has
 * enough; what no column wants stays empty behind the last one.
 */

#define SPACING 12
#define MARGIN 12

typedef struct {
  double min_em;
  double max_em;     /* 0: there is no such width */
  double weight;
  gboolean visible;
  gboolean is_full;  /* has all that it may have */
  int x;
  int width;
} Column;

struct _KgColumnLayout
{
  GObject parent_instance;

  GArray *columns;

  /* What the places were worked out for. */
  double placed_em;
  int placed_total;
};

G_DEFINE_FINAL_TYPE (KgColumnLayout, kg_column_layout, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static Column *
nth (KgColumnLayout *self,
     guint           column)
{
  return &g_array_index (self->columns, Column, column);
}

static int
min_width (const Column *column,
           double        em)
{
  return (int) (column->min_em * em + 0.5);
}

static void
changed (KgColumnLayout *self)
{
  self->placed_total = -1;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* How much more than its least width a column may have. */
static int
most_extra (const Column *column,
            double        em)
{
  return column->max_em > 0 ? MAX ((int) (column->max_em * em + 0.5) - min_width (column, em), 0) : G_MAXINT;
}

/* Of the columns that may have more. */
static double
sum_weights (KgColumnLayout *self)
{
  double weights = 0;

  for (guint i = 0; i < self->columns->len; i++)
    if (nth (self, i)->visible && !nth (self, i)->is_full)
      weights += nth (self, i)->weight;

  return weights;
}

/* Gives their most to the columns that would have more by their share, which
 * leaves more to the others. Returns what these are to share. */
static int
fill_columns (KgColumnLayout *self,
              double          em,
              int             rest)
{
  gboolean again = TRUE;

  for (guint i = 0; i < self->columns->len; i++)
    nth (self, i)->is_full = FALSE;

  while (again) {
    double weights = sum_weights (self);

    again = FALSE;
    for (guint i = 0; i < self->columns->len && !again; i++) {
      Column *column = nth (self, i);

      if (!column->visible || column->is_full || column->weight == 0 ||
          rest * column->weight / weights < most_extra (column, em))
        continue;
      column->is_full = again = TRUE;
      rest -= most_extra (column, em);
    }
  }

  return rest;
}

static void
place_all (KgColumnLayout *self,
           double          em,
           int             total)
{
  int rest = fill_columns (self, em, MAX (total - kg_column_layout_get_min_width (self, em), 0));
  double weights = sum_weights (self), passed = 0;
  int x = MARGIN;

  for (guint i = 0; i < self->columns->len; i++) {
    Column *column = nth (self, i);
    double before = passed;

    column->x = x;
    column->width = 0;
    if (!column->visible)
      continue;
    column->width = min_width (column, em);
    if (column->is_full) {
      column->width += most_extra (column, em);
    } else if (column->weight > 0) {
      passed += column->weight;
      /* Rounded at the edges, so that the last column ends where it should. */
      column->width += (int) (rest * passed / weights) - (int) (rest * before / weights);
    }
    x += column->width + SPACING;
  }
  self->placed_em = em;
  self->placed_total = total;
}

static void
kg_column_layout_finalize (GObject *object)
{
  KgColumnLayout *self = KG_COLUMN_LAYOUT (object);

  g_clear_pointer (&self->columns, g_array_unref);

  G_OBJECT_CLASS (kg_column_layout_parent_class)->finalize (object);
}

static void
kg_column_layout_class_init (KgColumnLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kg_column_layout_finalize;

  /* KgColumnLayout::changed: columns have come, gone or changed. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
kg_column_layout_init (KgColumnLayout *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->placed_total = -1;
}

KgColumnLayout *
kg_column_layout_new (void)
{
  return g_object_new (KG_TYPE_COLUMN_LAYOUT, NULL);
}

/**
 * kg_column_layout_add:
 * @min_em: least width, in widths of a Han character
 * @weight: share of the width that is left over; 0 for none
 *
 * Returns: the number of the new column, from 0
 */
guint
kg_column_layout_add (KgColumnLayout *self,
                      double          min_em,
                      double          weight)
{
  Column column = { .min_em = min_em, .weight = weight, .visible = TRUE };

  g_return_val_if_fail (KG_IS_COLUMN_LAYOUT (self), 0);
  g_return_val_if_fail (min_em >= 0 && weight >= 0, 0);

  g_array_append_val (self->columns, column);
  changed (self);

  return self->columns->len - 1;
}

/**
 * kg_column_layout_need:
 * @em: pixels
 * @width: pixels that the column takes at the least
 *
 * Widens a column that is not wide enough.
 *
 * Returns: whether it was not
 */
gboolean
kg_column_layout_need (KgColumnLayout *self,
                       guint           column,
                       double          em,
                       int             width)
{
  g_return_val_if_fail (KG_IS_COLUMN_LAYOUT (self), FALSE);
  g_return_val_if_fail (column < self->columns->len, FALSE);
  g_return_val_if_fail (em > 0, FALSE);

  if (min_width (nth (self, column), em) >= width)
    return FALSE;

  nth (self, column)->min_em = width / em;
  changed (self);
  return TRUE;
}

/**
 * kg_column_layout_set_max:
 * @max_em: the width at which the column has enough, in widths of a Han
 *   character; 0 for none
 */
void
kg_column_layout_set_max (KgColumnLayout *self,
                          guint           column,
                          double          max_em)
{
  g_return_if_fail (KG_IS_COLUMN_LAYOUT (self));
  g_return_if_fail (column < self->columns->len);

  nth (self, column)->max_em = max_em;
  changed (self);
}

guint
kg_column_layout_get_n_columns (KgColumnLayout *self)
{
  g_return_val_if_fail (KG_IS_COLUMN_LAYOUT (self), 0);

  return self->columns->len;
}

gboolean
kg_column_layout_get_visible (KgColumnLayout *self,
                              guint           column)
{
  g_return_val_if_fail (KG_IS_COLUMN_LAYOUT (self), FALSE);
  g_return_val_if_fail (column < self->columns->len, FALSE);

  return nth (self, column)->visible;
}

/**
 * kg_column_layout_set_visible:
 *
 * Leaves a column out, in the header and in every row, as for a narrow window.
 */
void
kg_column_layout_set_visible (KgColumnLayout *self,
                              guint           column,
                              gboolean        visible)
{
  g_return_if_fail (KG_IS_COLUMN_LAYOUT (self));
  g_return_if_fail (column < self->columns->len);

  if (nth (self, column)->visible == !!visible)
    return;

  nth (self, column)->visible = !!visible;
  changed (self);
}

/**
 * kg_column_layout_fit:
 * @em: pixels
 * @width: what there is
 * @spare: the columns that can be done without, the first one to go first
 *
 * Leaves out as many columns as it takes for the others to fit.
 *
 * Returns: whether other columns are left out than before
 */
gboolean
kg_column_layout_fit (KgColumnLayout *self,
                      double          em,
                      int             width,
                      const guint    *spare,
                      guint           n_spare)
{
  guint n_left_out = 0;
  gboolean differs = FALSE;
  int total;

  g_return_val_if_fail (KG_IS_COLUMN_LAYOUT (self), FALSE);

  total = kg_column_layout_get_min_width (self, em);
  for (guint i = 0; i < n_spare; i++)
    if (!nth (self, spare[i])->visible)
      total += min_width (nth (self, spare[i]), em) + SPACING;
  while (n_left_out < n_spare && total > width)
    total -= min_width (nth (self, spare[n_left_out++]), em) + SPACING;

  for (guint i = 0; i < n_spare; i++) {
    Column *column = nth (self, spare[i]);

    differs = differs || column->visible != (i >= n_left_out);
    column->visible = i >= n_left_out;
  }
  if (differs)
    changed (self);

  return differs;
}

/**
 * kg_column_layout_get_min_width:
 * @em: pixels
 *
 * Returns: how wide a row is at the least
 */
int
kg_column_layout_get_min_width (KgColumnLayout *self,
                                double          em)
{
  int total = 2 * MARGIN - SPACING;
  gboolean any = FALSE;

  g_return_val_if_fail (KG_IS_COLUMN_LAYOUT (self), 0);

  for (guint i = 0; i < self->columns->len; i++) {
    if (nth (self, i)->visible) {
      total += min_width (nth (self, i), em) + SPACING;
      any = TRUE;
    }
  }

  return any ? total : 0;
}

/**
 * kg_column_layout_place:
 * @em: pixels
 * @total: width of the row
 * @x: (out): left edge of the column
 * @width: (out): 0 when the column is not visible
 */
void
kg_column_layout_place (KgColumnLayout *self,
                        guint           column,
                        double          em,
                        int             total,
                        int            *x,
                        int            *width)
{
  g_return_if_fail (KG_IS_COLUMN_LAYOUT (self));
  g_return_if_fail (column < self->columns->len);

  if (self->placed_total != total || self->placed_em != em)
    place_all (self, em, total);
  *x = nth (self, column)->x;
  *width = nth (self, column)->width;
}
