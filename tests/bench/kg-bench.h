// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the benchmarks of windows have in common. */

void   kg_bench_wait_for_frame (GtkWidget  *window);

double kg_bench_quantile       (GArray     *times,
                                double      part);
void   kg_bench_print          (const char *what,
                                GArray     *times,
                                double      floor);

G_END_DECLS
