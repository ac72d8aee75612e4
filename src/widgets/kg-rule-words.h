// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-light-rules.h"

G_BEGIN_DECLS

/* Rules in words, for the editor. */

char *kg_rule_words (KgLightInputKind input,
                     int              yellow,
                     int              red,
                     gboolean         falling);
gboolean kg_rule_steps_are_ordered (int      yellow,
                                    int      red,
                                    gboolean falling);

G_END_DECLS
