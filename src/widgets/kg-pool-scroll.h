// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Both ways in which a list scrolls, by GtkOrientation. */
typedef struct {
  GtkAdjustment *adjustment[2];
  GtkScrollablePolicy policy[2];
  gboolean configuring; /* it is the list that moves the adjustments */
} KgPoolScroll;

gboolean kg_pool_scroll_set       (KgPoolScroll   *self,
                                   GtkOrientation  orientation,
                                   GtkAdjustment  *adjustment,
                                   GCallback       value_changed_cb,
                                   gpointer        list);
void     kg_pool_scroll_clear     (KgPoolScroll   *self,
                                   gpointer        list);
double   kg_pool_scroll_get       (KgPoolScroll   *self,
                                   GtkOrientation  orientation);
void     kg_pool_scroll_configure (KgPoolScroll   *self,
                                   GtkOrientation  orientation,
                                   double          upper,
                                   double          page,
                                   double          step);

G_END_DECLS
