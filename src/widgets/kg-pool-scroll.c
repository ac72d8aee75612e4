// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-pool-scroll.h"

/**
 * kg_pool_scroll_set:
 * @adjustment: (nullable): for an adjustment of its own
 * @value_changed_cb: called with @list whenever it moves
 *
 * Returns: whether it is another one than before
 */
gboolean
kg_pool_scroll_set (KgPoolScroll   *self,
                    GtkOrientation  orientation,
                    GtkAdjustment  *adjustment,
                    GCallback       value_changed_cb,
                    gpointer        list)
{
  if (adjustment != NULL && adjustment == self->adjustment[orientation])
    return FALSE;

  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  if (self->adjustment[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment[orientation], list);
  g_clear_object (&self->adjustment[orientation]);
  self->adjustment[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", value_changed_cb, list);

  return TRUE;
}

void
kg_pool_scroll_clear (KgPoolScroll *self,
                      gpointer      list)
{
  for (int i = 0; i < 2; i++) {
    if (self->adjustment[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->adjustment[i], list);
    g_clear_object (&self->adjustment[i]);
  }
}

double
kg_pool_scroll_get (KgPoolScroll   *self,
                    GtkOrientation  orientation)
{
  return gtk_adjustment_get_value (self->adjustment[orientation]);
}

/**
 * kg_pool_scroll_configure:
 * @upper: how much there is
 * @page: how much of it is in sight
 *
 * Stays where it is as far as that is possible.
 */
void
kg_pool_scroll_configure (KgPoolScroll   *self,
                          GtkOrientation  orientation,
                          double          upper,
                          double          page,
                          double          step)
{
  GtkAdjustment *adjustment = self->adjustment[orientation];
  gboolean before = self->configuring;

  self->configuring = TRUE;
  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (upper - page, 0)),
                            0, MAX (upper, page), step, MAX (page - step, step), page);
  self->configuring = before;
}
