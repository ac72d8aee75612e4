// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-plan.h"
#include "core/kg-record.h"

G_BEGIN_DECLS

void        kg_step_from_record (KgStep         *step,
                                 const KgRecord *record);

/* The steps of one project, in their order */
const char *kg_step_reference   (const KgRecord *record);
KgRecord   *kg_steps_find       (GPtrArray      *rows,
                                 const char     *reference);
KgStep     *kg_steps_to_plan    (GPtrArray      *rows);
char      **kg_steps_get_names  (GPtrArray      *rows);
GPtrArray  *kg_steps_problems   (GPtrArray      *rows,
                                 KgDate          today);

G_END_DECLS
