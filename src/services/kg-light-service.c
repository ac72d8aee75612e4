// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-light-service.h"

#include "core/kg-error.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/**
 * kg_light_reasons_to_json:
 * @reasons: (element-type KgLightReason)
 *
 * Returns: (transfer full): how the store keeps reasons: as data, not words
 */
char *
kg_light_reasons_to_json (GPtrArray *reasons)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < reasons->len; i++) {
    KgLightReason *reason = g_ptr_array_index (reasons, i);
    g_autofree char *date = kg_date_to_iso (reason->date);

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "rule");
    json_builder_add_string_value (builder, reason->rule);
    json_builder_set_member_name (builder, "input");
    json_builder_add_string_value (builder, kg_light_input_code (reason->input));
    json_builder_set_member_name (builder, "value");
    json_builder_add_int_value (builder, reason->value);
    json_builder_set_member_name (builder, "threshold");
    json_builder_add_int_value (builder, reason->threshold);
    json_builder_set_member_name (builder, "light");
    json_builder_add_string_value (builder, kg_light_to_code (reason->light));
    if (date != NULL) {
      json_builder_set_member_name (builder, "date");
      json_builder_add_string_value (builder, date);
    }
    if (reason->subject != NULL) {
      json_builder_set_member_name (builder, "subject");
      json_builder_add_string_value (builder, reason->subject);
    }
    if (reason->excused) {
      json_builder_set_member_name (builder, "excused");
      json_builder_add_boolean_value (builder, TRUE);
    }
    if (reason->excuse != NULL) {
      json_builder_set_member_name (builder, "excuse");
      json_builder_add_string_value (builder, reason->excuse);
    }
    if (reason->excused_by != NULL) {
      json_builder_set_member_name (builder, "excused_by");
      json_builder_add_string_value (builder, reason->excused_by);
    }
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * kg_light_reasons_from_json:
 * @json: (nullable): what kg_light_reasons_to_json() made
 *
 * Returns: (transfer full) (element-type KgLightReason): the reasons; what is
 *   not understood is left out
 */
GPtrArray *
kg_light_reasons_from_json (const char *json)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_reason_free);
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonArray *array;

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return reasons;

  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
    int input = object == NULL ? -1 :
                kg_light_input_from_code (json_object_get_string_member_with_default (object, "input", ""));
    KgLightReason *reason;

    if (input < 0)
      continue;

    reason = kg_light_reason_new ();
    reason->rule = g_strdup (json_object_get_string_member_with_default (object, "rule", ""));
    reason->input = input;
    reason->value = (int) json_object_get_int_member_with_default (object, "value", 0);
    reason->threshold = (int) json_object_get_int_member_with_default (object, "threshold", 0);
    kg_light_from_code (json_object_get_string_member_with_default (object, "light", ""), &reason->light);
    reason->date = kg_date_parse_iso (json_object_get_string_member_with_default (object, "date", NULL));
    reason->subject = g_strdup (json_object_get_string_member_with_default (object, "subject", NULL));
    reason->excused = json_object_get_boolean_member_with_default (object, "excused", FALSE);
    reason->excuse = g_strdup (json_object_get_string_member_with_default (object, "excuse", NULL));
    reason->excused_by = g_strdup (json_object_get_string_member_with_default (object, "excused_by", NULL));
    g_ptr_array_add (reasons, reason);
  }

  return reasons;
}

static KgRecord *
new_entry (KgBoard         *board,
           const KgProject *project,
           const char      *kind)
{
  KgContext *context = kg_board_get_context (board);
  KgRecord *entry = kg_record_new (&kg_table_light_entry);
  g_autoptr (GPtrArray) reasons = kg_board_get_reasons (board, project);
  g_autofree char *json = kg_light_reasons_to_json (reasons);
  g_autofree char *week = kg_date_to_week_code (kg_context_get_today (context));

  kg_record_set_text (entry, KG_LIGHT_ENTRY_PROJECT, project->id);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_KIND, kind);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_WEEK, week);
  kg_record_set_date (entry, KG_LIGHT_ENTRY_ENTERED_ON, kg_context_get_today (context));
  kg_record_set_text (entry, KG_LIGHT_ENTRY_PROPOSED, kg_light_to_code (project->proposed));
  kg_record_set_text (entry, KG_LIGHT_ENTRY_REASONS, json);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_RULES, kg_rule_set_get_key (kg_context_get_rules (context)));

  return entry;
}

/**
 * kg_light_confirm:
 * @light: red, yellow or green
 * @reason: why; never empty
 * @meeting_id: (nullable): the meeting that confirms it, or %NULL for the
 *   convener between two meetings
 *
 * Adds an entry to the history of the project's lights. What the rules
 * proposed at that moment is kept beside it, with its reasons.
 */
gboolean
kg_light_confirm (KgTxn       *txn,
                  KgContext   *context,
                  const char  *project_id,
                  KgLight      light,
                  const char  *reason,
                  const char  *meeting_id,
                  GError     **error)
{
  g_autoptr (KgBoard) board = NULL;
  g_autoptr (KgRecord) entry = NULL;
  g_autofree char *text = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  const KgProject *project;

  if (light != KG_LIGHT_RED && light != KG_LIGHT_YELLOW && light != KG_LIGHT_GREEN) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("Only red, yellow and green can be confirmed"));
    return FALSE;
  }

  if (*text == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("A light is confirmed with a reason; none was given"));
    return FALSE;
  }

  if (meeting_id != NULL && !kg_minutes_check_open (txn, meeting_id, error))
    return FALSE;

  board = kg_board_load (txn, context, project_id, error);
  if (board == NULL)
    return FALSE;

  project = kg_board_find_project (board, project_id);
  if (project == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("There is no %s “%s”"), _("project"), project_id);
    return FALSE;
  }

  if (project->facts.started || project->facts.on_hold) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_ALLOWED,
                 project->facts.started ? _("“%s” has started and has left the lights")
                                        : _("“%s” is on hold and has no light"),
                 project->name);
    return FALSE;
  }

  entry = new_entry (board, project, "confirmed");
  kg_record_set_text (entry, KG_LIGHT_ENTRY_CONFIRMED, kg_light_to_code (light));
  kg_record_set_text (entry, KG_LIGHT_ENTRY_REASON, text);
  kg_record_set_text (entry, KG_LIGHT_ENTRY_MEETING, meeting_id);
  return kg_txn_insert (txn, entry, error);
}

static gboolean
note_project (KgRecord *record,
              gpointer  user_data)
{
  g_hash_table_add (user_data, g_strdup (kg_record_get_text (record, KG_LIGHT_ENTRY_PROJECT)));
  return TRUE;
}

/**
 * kg_light_snapshot:
 * @n_taken: (out) (optional): how many entries were added
 *
 * Keeps this week's light of every project that has no entry for this week
 * yet. Doing it twice in a week changes nothing.
 */
gboolean
kg_light_snapshot (KgTxn      *txn,
                   KgContext  *context,
                   guint      *n_taken,
                   GError    **error)
{
  g_autoptr (KgBoard) board = kg_board_load (txn, context, NULL, error);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *week = kg_date_to_week_code (kg_context_get_today (context));
  guint n = 0;

  if (board == NULL ||
      !kg_txn_scan (txn, &kg_table_light_entry,
                    &(KgFilter) {
                      .conditions = { { KG_LIGHT_ENTRY_KIND, KG_OP_EQ, "snapshot", 0 },
                                      { KG_LIGHT_ENTRY_WEEK, KG_OP_EQ, week, 0 } },
                      .n_conditions = 2 },
                    note_project, taken, error))
    return FALSE;

  for (guint i = 0; i < kg_board_get_n_projects (board); i++) {
    const KgProject *project = kg_board_get_project (board, i);
    g_autoptr (KgRecord) entry = NULL;

    if (g_hash_table_contains (taken, project->id))
      continue;

    entry = new_entry (board, project, "snapshot");
    if (project->light != project->proposed)
      kg_record_set_text (entry, KG_LIGHT_ENTRY_CONFIRMED, kg_light_to_code (project->light));
    if (!kg_txn_insert (txn, entry, error))
      return FALSE;
    n++;
  }

  if (n_taken != NULL)
    *n_taken = n;
  return TRUE;
}

/**
 * kg_light_history:
 *
 * Returns: (transfer full) (element-type KgRecord): all light entries of a
 *   project, the oldest first
 */
GPtrArray *
kg_light_history (KgTxn       *txn,
                  const char  *project_id,
                  GError     **error)
{
  return kg_txn_select (txn, &kg_table_light_entry,
                        &(KgFilter) {
                          .conditions = { { KG_LIGHT_ENTRY_PROJECT, KG_OP_EQ, project_id, 0 } },
                          .n_conditions = 1,
                          .order = { KG_ORDER (KG_LIGHT_ENTRY_ENTERED_ON), KG_ORDER (KG_COL_ID) } },
                        error);
}
