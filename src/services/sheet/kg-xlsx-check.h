// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean kg_xlsx_has_rows (GBytes *bytes,
                           guint   n_rows);

G_END_DECLS
