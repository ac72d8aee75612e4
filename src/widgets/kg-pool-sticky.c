// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-pool-sticky.h"

#include "widgets/kg-pool-row.h"

#include <math.h>

/* The heading that stays at the top of a KgPoolList while its section is in
 * sight. It lies over the rows and looks like one of the headings among them;
 * a screen reader, which reads those, does not hear of it. */

struct _KgPoolSticky {
  GtkWidget *row;      /* a KgPoolRow that shows nothing but a heading */
  GtkWidget *heading;
  KgPoolListFactory factory;
  gpointer user_data;
  guint section;       /* KG_POOL_NO_LINE: none is shown */
  gboolean stale;
};

KgPoolSticky *
kg_pool_sticky_new (GtkWidget               *list,
                    const KgPoolListFactory *factory,
                    gpointer                 user_data)
{
  KgPoolSticky *self = g_new0 (KgPoolSticky, 1);

  self->factory = *factory;
  self->user_data = user_data;
  self->section = KG_POOL_NO_LINE;
  self->heading = factory->create_heading (user_data);
  self->row = kg_pool_row_new (self->heading);
  gtk_widget_set_focusable (self->row, FALSE);
  gtk_widget_set_can_target (self->row, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (self->row, "kg-group-row");
  gtk_widget_remove_css_class (self->row, "activatable");
  gtk_widget_set_parent (self->row, list);

  return self;
}

void
kg_pool_sticky_free (KgPoolSticky *self)
{
  gtk_widget_unparent (self->row);
  g_free (self);
}

GtkWidget *
kg_pool_sticky_get_widget (KgPoolSticky *self)
{
  return self->row;
}

void
kg_pool_sticky_set_stale (KgPoolSticky *self)
{
  self->stale = TRUE;
}

/**
 * kg_pool_sticky_show:
 * @line: the first one in sight, or %KG_POOL_NO_LINE in an empty list
 */
void
kg_pool_sticky_show (KgPoolSticky         *self,
                     const KgPoolSections *sections,
                     guint                 line)
{
  gboolean shown = line != KG_POOL_NO_LINE && kg_pool_sections_get_n (sections) > 0;
  guint section = shown ? kg_pool_sections_get_section (sections, line) : KG_POOL_NO_LINE;

  gtk_widget_set_child_visible (self->row, shown);
  if (shown && (self->stale || section != self->section))
    g_free (self->factory.bind_heading (self->heading, section, self->user_data));
  self->section = section;
  self->stale = FALSE;
}

/**
 * kg_pool_sticky_allocate:
 * @row: where and how large a row is
 * @top: where the rows begin
 * @position: how far they are scrolled
 */
void
kg_pool_sticky_allocate (KgPoolSticky         *self,
                         const KgPoolSections *sections,
                         const GtkAllocation  *row,
                         int                   top,
                         double                position)
{
  GtkAllocation place = *row;

  if (self->section == KG_POOL_NO_LINE)
    return;

  place.y = top;
  if (self->section + 1 < kg_pool_sections_get_n (sections)) {
    double next = (double) kg_pool_sections_get_heading (sections, self->section + 1) * row->height - position;

    place.y = MIN (top, top + (int) round (next) - row->height);
  }
  gtk_widget_size_allocate (self->row, &place, -1);
}
