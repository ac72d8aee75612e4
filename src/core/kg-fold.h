// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *kg_fold      (const char *text);
gunichar  kg_fold_char (gunichar    ch);

G_END_DECLS
