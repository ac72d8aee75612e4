// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kg_docx_read_seal (GBytes *file);
char *kg_docx_read_text (GBytes *file);

G_END_DECLS
