// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-plan.h"

G_BEGIN_DECLS

/* How the steps of a sample project stand on the day it is looked at. */

#define KG_SAMPLE_NOT_STUCK (-1)

void kg_sample_course_run    (KgStep           *steps,
                              guint             n_steps,
                              int               shift,
                              int               stuck,
                              KgDate            today,
                              const KgCalendar *calendar);
void kg_sample_course_finish (KgStep           *steps,
                              guint             n_steps,
                              int               shift,
                              const KgCalendar *calendar);

G_END_DECLS
