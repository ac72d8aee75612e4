// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KgSparkline:
 *
 * A count week by week as small bars, this week's last and darkest. A week of
 * which nothing is known is left free.
 */
#define KG_TYPE_SPARKLINE (kg_sparkline_get_type ())

G_DECLARE_FINAL_TYPE (KgSparkline, kg_sparkline, KG, SPARKLINE, GtkWidget)

#define KG_SPARKLINE_WEEKS 8

GtkWidget *kg_sparkline_new        (void);
void       kg_sparkline_set_values (KgSparkline *self,
                                    const int   *values);

G_END_DECLS
