// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  KG_CELL_TEXT_LINE,      /* one line: line breaks were only layout */
  KG_CELL_TEXT_PARAGRAPH, /* line breaks mean something */
} KgCellTextKind;

char     *kg_cell_text_squeeze        (const char     *text);
char     *kg_cell_text_clean          (const char     *text,
                                       KgCellTextKind  kind,
                                       guint          *n_dropped);
gboolean  kg_cell_text_is_placeholder (const char     *text);
char     *kg_cell_text_quote          (const char     *text);

G_END_DECLS
