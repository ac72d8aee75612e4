// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sample/kg-sample-private.h"

#include "core/kg-light.h"

/* Eight weeks of lights before today. A row of the table holds from its week
 * on until the next one of its project and kind; before its first row a
 * project was proposed green. */

#define WEEKS 8

typedef struct {
  const char *proposed;
  const char *confirmed;
} State;

static gboolean
add_entry (KgSample    *self,
           KgRecord    *project,
           int          week,
           const char  *kind,
           const State *state,
           const char  *reason,
           const char  *meeting,
           GError     **error)
{
  KgDate day = MIN (kg_sample_week_day (self, week), self->today);
  g_autofree char *code = kg_date_to_week_code (day);
  g_autoptr (KgRecord) entry = kg_record_new (&kg_table_light_entry);

  kg_record_set_text (entry, KG_LIGHT_ENTRY_PROJECT, kg_record_get_id (project));
  kg_record_set_text (entry, KG_LIGHT_ENTRY_KIND, kind);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_WEEK, code);
  kg_record_set_date (entry, KG_LIGHT_ENTRY_ENTERED_ON, day);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_PROPOSED, state->proposed);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_RULES, kg_rule_set_get_key (kg_context_get_rules (self->context)));
  kg_record_set_text (entry, KG_LIGHT_ENTRY_CONFIRMED, state->confirmed);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_REASON, reason);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_MEETING, meeting);
  return kg_sample_insert (self, entry, error);
}

static gboolean
add_weeks (KgSample             *self,
           KgRecord             *project,
           const KgSampleTable  *lights,
           GError              **error)
{
  const char *code = kg_record_get_text (project, KG_PROJECT_CODE);
  KgDate started = kg_record_get_date (project, KG_PROJECT_ACTUAL_START);
  gboolean on_hold = kg_record_is (project, KG_PROJECT_STATE, "on_hold");
  State state = { kg_light_to_code (KG_LIGHT_GREEN), NULL };

  for (int week = -WEEKS; week < 0; week++) {
    KgDate day = kg_sample_week_day (self, week);
    State snapshot;

    for (guint i = 0; i < kg_sample_table_n_rows (lights); i++) {
      const char *light = kg_sample_table_get (lights, i, "light");

      if (kg_sample_table_get_int (lights, i, "week") != week ||
          g_strcmp0 (kg_sample_table_get (lights, i, "project"), code) != 0)
        continue;

      if (g_strcmp0 (kg_sample_table_get (lights, i, "kind"), "proposed") == 0) {
        state.proposed = light;
        continue;
      }

      state.confirmed = light;
      if (!add_entry (self, project, week, "confirmed", &state,
                      kg_sample_table_get (lights, i, "reason"),
                      g_strcmp0 (kg_sample_table_get (lights, i, "by"), "meeting") == 0 &&
                      -week <= KG_SAMPLE_MEETINGS ? self->meetings[-week] : NULL,
                      error))
        return FALSE;
    }

    snapshot = state;
    if (started != KG_DATE_NONE && started <= day)
      snapshot = (State) { kg_light_to_code (KG_LIGHT_STARTED), NULL };
    else if (on_hold)
      snapshot = (State) { kg_light_to_code (KG_LIGHT_ON_HOLD), NULL };
    if (g_strcmp0 (snapshot.confirmed, snapshot.proposed) == 0)
      snapshot.confirmed = NULL;
    if (!add_entry (self, project, week, "snapshot", &snapshot, NULL, NULL, error))
      return FALSE;
  }

  return TRUE;
}

gboolean
kg_sample_fill_lights (KgSample  *self,
                       GError   **error)
{
  g_autoptr (KgSampleTable) lights = kg_sample_table_load ("lights");
  g_autoptr (KgSampleTable) projects = kg_sample_table_load ("projects");

  for (guint i = 0; i < kg_sample_table_n_rows (projects); i++)
    if (!add_weeks (self, g_hash_table_lookup (self->projects, kg_sample_table_get (projects, i, "code")),
                    lights, error))
      return FALSE;

  return TRUE;
}
