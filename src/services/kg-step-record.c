// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-step-record.h"

/* Between a step of a plan and its row in the store. */

/**
 * kg_step_from_record:
 * @step: (out): all but its predecessors and what commitments say of it; the
 *   name is borrowed from @record
 */
void
kg_step_from_record (KgStep         *step,
                     const KgRecord *record)
{
  *step = (KgStep) {
    .name = kg_record_get_text (record, KG_STEP_NAME),
    .planned_start = kg_record_get_date (record, KG_STEP_PLANNED_START),
    .planned_end = kg_record_get_date (record, KG_STEP_PLANNED_END),
    .actual_start = kg_record_get_date (record, KG_STEP_ACTUAL_START),
    .actual_end = kg_record_get_date (record, KG_STEP_ACTUAL_END),
    .duration = (guint16) CLAMP (kg_record_get_int (record, KG_STEP_DURATION), 0, KG_STEP_MAX_DURATION),
    .mode = (guint8) kg_step_mode_from_code (kg_record_get_text (record, KG_STEP_MODE)),
    .permit = kg_record_get_int (record, KG_STEP_PERMIT) != 0,
  };
  kg_step_spread (step, kg_record_get_int (record, KG_STEP_DURATION_MIN),
                  kg_record_get_int (record, KG_STEP_DURATION_MAX));
  /* No time at all is a shortest time that somebody gave. */
  if (!kg_record_is_null (record, KG_STEP_DURATION_MIN) && kg_record_get_int (record, KG_STEP_DURATION_MIN) == 0)
    step->shortest = 0;
}
