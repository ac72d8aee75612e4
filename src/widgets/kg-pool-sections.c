// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-pool-sections.h"

struct _KgPoolSections {
  GArray *firsts; /* guint: the row that each section begins with, rising from 0 */
};

static guint
first_row (const KgPoolSections *self,
           guint                 section)
{
  return g_array_index (self->firsts, guint, section);
}

KgPoolSections *
kg_pool_sections_new (void)
{
  KgPoolSections *self = g_new0 (KgPoolSections, 1);

  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
kg_pool_sections_free (KgPoolSections *self)
{
  g_array_unref (self->firsts);
  g_free (self);
}

/**
 * kg_pool_sections_set:
 * @firsts: the row that each section begins with, rising; the first one is 0
 * @n: 0 for a list without headings
 */
void
kg_pool_sections_set (KgPoolSections *self,
                      const guint    *firsts,
                      guint           n)
{
  g_array_set_size (self->firsts, 0);
  g_array_append_vals (self->firsts, firsts, n);
}

guint
kg_pool_sections_get_n (const KgPoolSections *self)
{
  return self->firsts->len;
}

/**
 * kg_pool_sections_get_section:
 *
 * Returns: the section that @line is in, its heading included; only where
 *   there are sections
 */
guint
kg_pool_sections_get_section (const KgPoolSections *self,
                              guint                 line)
{
  guint low = 0, high = self->firsts->len;

  g_return_val_if_fail (high > 0, 0);

  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (kg_pool_sections_get_heading (self, middle) <= line)
      low = middle;
    else
      high = middle;
  }

  return low;
}

/**
 * kg_pool_sections_get_heading:
 *
 * Returns: the line of the heading of @section
 */
guint
kg_pool_sections_get_heading (const KgPoolSections *self,
                              guint                 section)
{
  return first_row (self, section) + section;
}

gboolean
kg_pool_sections_is_heading (const KgPoolSections *self,
                             guint                 line)
{
  return self->firsts->len > 0 &&
         kg_pool_sections_get_heading (self, kg_pool_sections_get_section (self, line)) == line;
}

/**
 * kg_pool_sections_get_line:
 * @row: or %KG_POOL_NO_LINE
 *
 * Returns: the line that shows @row
 */
guint
kg_pool_sections_get_line (const KgPoolSections *self,
                           guint                 row)
{
  guint low = 0, high = self->firsts->len;

  if (row == KG_POOL_NO_LINE || high == 0)
    return row;

  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (first_row (self, middle) <= row)
      low = middle;
    else
      high = middle;
  }

  return row + low + 1;
}

/**
 * kg_pool_sections_get_row:
 * @line: or %KG_POOL_NO_LINE
 *
 * Returns: the row that @line shows; of a heading, the first row below it
 */
guint
kg_pool_sections_get_row (const KgPoolSections *self,
                          guint                 line)
{
  guint section;

  if (line == KG_POOL_NO_LINE || self->firsts->len == 0)
    return line;

  section = kg_pool_sections_get_section (self, line);
  return MAX (line - section, first_row (self, section) + 1) - 1;
}
