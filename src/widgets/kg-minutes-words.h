// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-record.h"

G_BEGIN_DECLS

/* What the minutes screen says of the documents of a meeting: the minutes and
 * their corrections, each a row of their table. */

char *kg_minutes_words_name   (KgRecord  *row);
char *kg_minutes_words_choice (KgRecord  *row);
char *kg_minutes_words_seal   (KgRecord  *row);
char *kg_minutes_words_notice (GPtrArray *documents,
                               KgRecord  *row);

G_END_DECLS
