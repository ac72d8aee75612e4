// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-row-pool.h"

/* The rows that a KgPoolList keeps: children of the list that always show
 * consecutive lines, in this order, some of which may be headings. Scrolling takes rows from one end, fills
 * them anew and puts them at the other. */

struct _KgRowPool
{
  GtkWidget *list;
  KgPoolListFactory factory;
  gpointer user_data;
  GDestroyNotify destroy;

  KgPoolSections *sections;
  GPtrArray *rows; /* from the top down */
  guint first;     /* the line that the first of them shows */
  gboolean stale;  /* they show something outdated */

  /* Of every row: its content, and with what the theme puts around it. */
  int content_width;
  int content_height;
  int inset;
  int height; /* 0 until it is known */
};

static void
add_row (KgRowPool *self)
{
  GtkWidget *row = kg_pool_row_new (self->factory.create (self->user_data));

  if (self->factory.create_heading != NULL)
    kg_pool_row_set_heading (KG_POOL_ROW (row), self->factory.create_heading (self->user_data));
  gtk_widget_insert_before (row, self->list, NULL);
  if (self->height > 0)
    kg_pool_row_fix_size (KG_POOL_ROW (row), self->content_width, self->content_height);
  g_ptr_array_add (self->rows, row);
}

/* One row stands for all. It is there from the beginning, to be measured. */
static void
ensure_size (KgRowPool *self)
{
  GtkWidget *row = g_ptr_array_index (self->rows, 0);
  GtkWidget *child = kg_pool_row_get_child (KG_POOL_ROW (row));
  int outer;

  if (self->height > 0)
    return;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &self->content_width,
                      NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &self->content_height,
                      NULL, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    kg_pool_row_fix_size (kg_row_pool_nth (self, i), self->content_width, self->content_height);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &outer, NULL, NULL, NULL);
  self->inset = (outer - self->content_width) / 2;
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, &outer, NULL, NULL, NULL);
  self->height = MAX (outer, 1);
}

/* Moves the rows so that as many as can go on showing what they show. */
static void
rotate (KgRowPool *self,
        guint      first,
        GtkWidget *above)
{
  guint n = self->rows->len;
  gboolean down = first > self->first;
  guint delta = down ? first - self->first : self->first - first;

  for (guint i = 0; delta < n && i < delta; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, down ? 0 : n - 1);

    g_ptr_array_remove_index (self->rows, down ? 0 : n - 1);
    g_ptr_array_insert (self->rows, down ? -1 : 0, row);
    if (down)
      gtk_widget_insert_before (row, self->list, NULL);
    else
      gtk_widget_insert_after (row, self->list, above);
  }
  self->first = first;
}

static char *
bind_row (KgRowPool *self,
          KgPoolRow *row,
          guint      index)
{
  self->factory.bind (kg_pool_row_get_child (row), index, self->user_data);

  return self->factory.label != NULL ? self->factory.label (index, self->user_data) : NULL;
}

static char *
bind_heading (KgRowPool *self,
              KgPoolRow *row,
              guint      line)
{
  guint section = kg_pool_sections_get_section (self->sections, line);

  return self->factory.bind_heading (kg_pool_row_get_heading (row), section, self->user_data);
}

static void
fill (KgRowPool *self,
      KgPoolRow *row,
      guint      line,
      guint      n_rows)
{
  gboolean heading = line != KG_POOL_NO_LINE && kg_pool_sections_is_heading (self->sections, line);
  guint index = line == KG_POOL_NO_LINE || heading ? KG_POOL_LIST_NONE
                                                   : kg_pool_sections_get_row (self->sections, line);

  if (line != KG_POOL_NO_LINE && (self->stale || kg_pool_row_get_line (row) != line)) {
    g_autofree char *label = heading ? bind_heading (self, row, line) : bind_row (self, row, index);

    kg_pool_row_set_label (row, label);
  }
  kg_pool_row_set_place (row, line, index, n_rows);
}

/**
 * kg_row_pool_new:
 * @list: (unowned): the parent of the rows, which outlives the pool
 */
KgRowPool *
kg_row_pool_new (GtkWidget               *list,
                 const KgPoolListFactory *factory,
                 gpointer                 user_data,
                 GDestroyNotify           destroy)
{
  KgRowPool *self = g_new0 (KgRowPool, 1);

  self->list = list;
  self->factory = *factory;
  self->user_data = user_data;
  self->destroy = destroy;
  self->sections = kg_pool_sections_new ();
  self->rows = g_ptr_array_new ();
  add_row (self);

  return self;
}

/**
 * kg_row_pool_free:
 *
 * Takes the rows out of the list.
 */
void
kg_row_pool_free (KgRowPool *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->rows, i));
  g_ptr_array_unref (self->rows);
  kg_pool_sections_free (self->sections);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

/**
 * kg_row_pool_get_sections:
 *
 * Returns: (transfer none): which lines are headings; whoever changes it has
 *   the rows filled anew
 */
KgPoolSections *
kg_row_pool_get_sections (KgRowPool *self)
{
  return self->sections;
}

/**
 * kg_row_pool_get_height:
 *
 * Returns: of each row, in pixels
 */
int
kg_row_pool_get_height (KgRowPool *self)
{
  ensure_size (self);

  return self->height;
}

int
kg_row_pool_get_min_width (KgRowPool *self)
{
  ensure_size (self);

  return self->content_width + 2 * self->inset;
}

/**
 * kg_row_pool_get_inset:
 *
 * Returns: what the theme leaves free at either side of a row
 */
int
kg_row_pool_get_inset (KgRowPool *self)
{
  ensure_size (self);

  return self->inset;
}

/**
 * kg_row_pool_forget_size:
 *
 * Has the rows measured anew, as when fonts or columns have changed.
 */
void
kg_row_pool_forget_size (KgRowPool *self)
{
  self->height = 0;
  for (guint i = 0; i < self->rows->len; i++)
    kg_pool_row_fix_size (kg_row_pool_nth (self, i), -1, -1);
}

/**
 * kg_row_pool_show:
 * @first: the first line in sight
 * @n_visible: how many lines there is room for
 * @n_rows: rows in all
 * @selected: a row, or %KG_POOL_LIST_NONE
 * @above: (nullable): what comes before the rows in the list
 *
 * Makes the rows show what is in sight; those that show it already are left
 * as they are unless kg_row_pool_set_stale() was called.
 */
void
kg_row_pool_show (KgRowPool *self,
                  guint      first,
                  guint      n_visible,
                  guint      n_rows,
                  guint      selected,
                  GtkWidget *above)
{
  guint n_lines = n_rows + kg_pool_sections_get_n (self->sections);

  n_visible = first < n_lines ? MIN (n_visible, n_lines - first) : 0;
  ensure_size (self);
  while (self->rows->len < n_visible)
    add_row (self);

  rotate (self, first, above);
  for (guint i = 0; i < self->rows->len; i++)
    fill (self, kg_row_pool_nth (self, i), i < n_visible ? first + i : KG_POOL_NO_LINE, n_rows);
  kg_row_pool_select (self, selected);
  self->stale = FALSE;
}

/**
 * kg_row_pool_set_stale:
 *
 * Has all rows filled at the next kg_row_pool_show().
 */
void
kg_row_pool_set_stale (KgRowPool *self)
{
  self->stale = TRUE;
}

void
kg_row_pool_select (KgRowPool *self,
                    guint      selected)
{
  for (guint i = 0; i < self->rows->len; i++) {
    KgPoolRow *row = kg_row_pool_nth (self, i);
    guint index = kg_pool_row_get_index (row);

    kg_pool_row_set_selected (row, index != KG_POOL_LIST_NONE && index == selected);
  }
}

guint
kg_row_pool_get_n_kept (KgRowPool *self)
{
  return self->rows->len;
}

KgPoolRow *
kg_row_pool_nth (KgRowPool *self,
                 guint      i)
{
  return g_ptr_array_index (self->rows, i);
}

/**
 * kg_row_pool_find:
 * @index: a row, or %KG_POOL_LIST_NONE
 *
 * Returns: (nullable): what it is shown by
 */
KgPoolRow *
kg_row_pool_find (KgRowPool *self,
                  guint      index)
{
  guint line = kg_pool_sections_get_line (self->sections, index);
  KgPoolRow *row;

  if (line == KG_POOL_NO_LINE || line < self->first || line - self->first >= self->rows->len)
    return NULL;
  row = kg_row_pool_nth (self, line - self->first);

  return kg_pool_row_get_line (row) == line && kg_pool_row_get_index (row) == index ? row : NULL;
}
