// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/* What is to come, in words for people. */

GPtrArray *kg_warning_get_reasons    (const KgBoard        *board,
                                      const KgProject      *project,
                                      const KgLightWarning *warning);
char      *kg_warning_to_text        (const KgBoard        *board,
                                      const KgProject      *project,
                                      const KgLightWarning *warning);
char      *kg_warning_percent_words  (int                   percent);
char      *kg_warning_year_words     (int                   year);
char      *kg_warning_interval_words (const KgForecast     *forecast,
                                      KgDate                expected);

G_END_DECLS
