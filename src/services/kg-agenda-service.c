// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-meeting-service.h"

#include "core/kg-agenda.h"
#include "core/kg-error.h"
#include "services/kg-minutes-approval.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

/* The agenda that builds itself. Titles go into the minutes, so they are
 * Chinese whatever language the program speaks. */

#define CHECK_TITLE "上次会议议定事项落实情况"

typedef struct {
  KgTxn *txn;
  const char *meeting_id;
  gint64 position;
} Builder;

static char *
add_item (Builder     *builder,
          const char  *kind,
          const char  *origin,
          const char  *project_id,
          const char  *title,
          const char  *carried_from,
          GError     **error)
{
  g_autoptr (KgRecord) item = kg_record_new (&kg_table_agenda_item);

  kg_record_set_text (item, KG_AGENDA_ITEM_MEETING, builder->meeting_id);
  kg_record_set_int (item, KG_AGENDA_ITEM_POSITION, ++builder->position);
  kg_record_set_text (item, KG_AGENDA_ITEM_KIND, kind);
  kg_record_set_text (item, KG_AGENDA_ITEM_PROJECT, project_id);
  kg_record_set_text (item, KG_AGENDA_ITEM_TITLE, title);
  kg_record_set_text (item, KG_AGENDA_ITEM_ORIGIN, origin);
  kg_record_set_text (item, KG_AGENDA_ITEM_CARRIED_FROM, carried_from);

  return kg_txn_insert (builder->txn, item, error) ? g_strdup (kg_record_get_id (item)) : NULL;
}

/* Items of earlier meetings that nobody ended: of the meeting held last those
 * that were put off or go on, and of meetings cancelled since then all. */
static gboolean
collect_open_items (KgTxn       *txn,
                    KgRecord    *meeting,
                    GHashTable  *by_project,
                    GPtrArray   *topics,
                    KgDate      *last_held,
                    gboolean    *had_previous,
                    GError     **error)
{
  g_autoptr (GPtrArray) meetings =
    kg_txn_select (txn, &kg_table_meeting,
                   &(KgFilter) {
                     .conditions = {
                       { KG_MEETING_SERIES, KG_OP_EQ, kg_record_get_text (meeting, KG_MEETING_SERIES), 0 } },
                     .n_conditions = 1,
                     .order = { KG_ORDER_DESC (KG_MEETING_HELD_ON), KG_ORDER_DESC (KG_MEETING_NUMBER) } },
                   error);
  /* Items that a later meeting took up already. */
  g_autoptr (GHashTable) taken_up = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (meetings == NULL)
    return FALSE;

  for (guint m = 0; m < meetings->len; m++) {
    KgRecord *other = g_ptr_array_index (meetings, m);
    gboolean cancelled = kg_record_is (other, KG_MEETING_STATE, "cancelled");
    g_autoptr (GPtrArray) items = NULL;

    if (g_str_equal (kg_record_get_id (other), kg_record_get_id (meeting)) ||
        kg_record_is (other, KG_MEETING_STATE, "planned"))
      continue;

    items = kg_meeting_get_items (txn, kg_record_get_id (other), error);
    if (items == NULL)
      return FALSE;

    for (guint i = 0; i < items->len; i++) {
      KgRecord *item = g_ptr_array_index (items, i);
      const char *outcome = kg_record_get_text (item, KG_AGENDA_ITEM_OUTCOME);
      const char *project = kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT);

      if (!kg_record_is_null (item, KG_AGENDA_ITEM_CARRIED_FROM))
        g_hash_table_add (taken_up, g_strdup (kg_record_get_text (item, KG_AGENDA_ITEM_CARRIED_FROM)));
      if (g_hash_table_contains (taken_up, kg_record_get_id (item)) ||
          kg_record_is (item, KG_AGENDA_ITEM_KIND, "check") ||
          (cancelled && kg_minutes_is_approval (item)) || /* they are made anew */
          (outcome != NULL ? !kg_codes_contain ("continue|next_time", outcome) : !cancelled))
        continue;

      if (project == NULL)
        g_ptr_array_add (topics, kg_record_ref (item));
      else if (!g_hash_table_contains (by_project, project))
        g_hash_table_insert (by_project, g_strdup (project), g_strdup (kg_record_get_id (item)));
    }

    if (!cancelled) {
      *had_previous = TRUE;
      *last_held = kg_record_get_date (other, KG_MEETING_HELD_ON);
      break;
    }
  }

  return TRUE;
}

/* What somebody put on the agenda by hand, or has written notes on, stays. */
static gboolean
clear_old_items (KgTxn       *txn,
                 const char  *meeting_id,
                 GHashTable  *kept_projects,
                 GHashTable  *kept_origins,
                 GPtrArray   *kept,
                 GError     **error)
{
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, meeting_id, error);

  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++) {
    KgRecord *item = g_ptr_array_index (items, i);
    gboolean by_hand = kg_record_is (item, KG_AGENDA_ITEM_ORIGIN, "topic");

    if (!by_hand && kg_record_is_null (item, KG_AGENDA_ITEM_DISCUSSION)) {
      if (!kg_txn_delete (txn, item, error))
        return FALSE;
      continue;
    }

    if (!kg_record_is_null (item, KG_AGENDA_ITEM_PROJECT))
      g_hash_table_add (kept_projects, g_strdup (kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT)));
    if (!kg_record_is_null (item, KG_AGENDA_ITEM_CARRIED_FROM))
      g_hash_table_add (kept_origins, g_strdup (kg_record_get_text (item, KG_AGENDA_ITEM_CARRIED_FROM)));
    if (kg_record_is (item, KG_AGENDA_ITEM_KIND, "check"))
      g_hash_table_add (kept_origins, g_strdup ("check"));
    if (kg_minutes_is_approval (item))
      g_hash_table_add (kept_origins, g_strdup ("approval"));
    g_ptr_array_add (kept, kg_record_ref (item));
  }

  return TRUE;
}

/* How far the agenda looks ahead: to the meeting after this one, which may
 * already come too late, and KG_WARN_DAYS at least. */
static int
days_ahead (KgContext *context,
            KgRecord  *meeting,
            KgRecord  *series)
{
  KgDate today = kg_context_get_today (context);
  KgDate next = kg_record_get_date (meeting, KG_MEETING_HELD_ON);

  if (kg_record_get_int (series, KG_SERIES_WEEKDAY) > 0)
    next = kg_calendar_on_or_after (kg_context_get_calendar (context), next + 7);

  return MAX (KG_WARN_DAYS, (int) (next - today));
}

static KgDate
find_warning (KgBoard         *board,
              const KgProject *p,
              int              days)
{
  KgLightWarning warning;

  /* Those come anyway, and need no look ahead. */
  if (kg_light_rank (p->light) > 0)
    return KG_DATE_NONE;

  return kg_board_get_warning (board, p, days, &warning) ? warning.day : KG_DATE_NONE;
}

static gboolean
add_projects (Builder     *builder,
              KgBoard     *board,
              GHashTable  *carried,
              GHashTable  *kept,
              KgDate       last_held,
              gboolean     had_previous,
              int          days,
              gboolean     carried_only,
              GError     **error)
{
  g_autoptr (GArray) projects = g_array_new (FALSE, TRUE, sizeof (KgAgendaProject));
  g_autoptr (GArray) entries = NULL;

  for (guint i = 0; i < kg_board_get_n_projects (board); i++) {
    const KgProject *p = kg_board_get_project (board, i);
    KgAgendaProject a;

    if (g_hash_table_contains (kept, p->id) || (carried_only && !g_hash_table_contains (carried, p->id)))
      continue;
    a = (KgAgendaProject) {
      .id = p->id,
      .light = p->light,
      .proposed = p->proposed,
      .confirmed = p->is_confirmed,
      .is_new = had_previous && p->listed_on > last_held && !p->facts.started,
      .carried_from = g_hash_table_lookup (carried, p->id),
      .slack = p->slack,
      .warned_on = find_warning (board, p, days),
    };

    g_array_append_val (projects, a);
  }

  entries = kg_agenda_build ((const KgAgendaProject *) projects->data, projects->len);
  for (guint i = 0; i < entries->len; i++) {
    const KgAgendaEntry *entry = &g_array_index (entries, KgAgendaEntry, i);
    const KgAgendaProject *a = &g_array_index (projects, KgAgendaProject, entry->project);
    g_autofree char *id =
      add_item (builder, "project", kg_origin_code (entry->origin), a->id,
                kg_board_find_project (board, a->id)->name, a->carried_from, error);

    if (id == NULL)
      return FALSE;
  }

  return TRUE;
}

/* The minutes of the last meeting, once they are in review. */
static gboolean
add_approval (Builder   *builder,
              KgRecord  *meeting,
              GError   **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) previous = kg_meeting_get_previous (builder->txn, meeting, &local);
  g_autofree char *title = previous != NULL ? kg_minutes_get_approval_title (builder->txn, previous, &local) : NULL;
  g_autofree char *id = title != NULL ? add_item (builder, "topic", "check", NULL, title, NULL, &local) : NULL;

  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * kg_meeting_build_agenda:
 *
 * Builds the agenda of a meeting in preparation, or builds it again from
 * today's lights: last time's minutes, the check of last time's decisions,
 * reds, yellows, lights that the rules would change today or before the meeting
 * after this one, new projects, what was carried over, topics. Items put there
 * by hand and items with notes stay.
 *
 * Lights are the business of the weekly meeting: one of another kind is held
 * for what is put on its agenda by hand, and goes on with what was carried over.
 */
gboolean
kg_meeting_build_agenda (KgTxn       *txn,
                         KgContext   *context,
                         const char  *meeting_id,
                         GError     **error)
{
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  g_autoptr (KgRecord) series = NULL;
  g_autoptr (GHashTable) carried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) kept_projects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) kept_origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_record_unref);
  g_autoptr (KgBoard) board = NULL;
  Builder builder = { txn, meeting_id, 0 };
  KgDate last_held = KG_DATE_NONE;
  gboolean had_previous = FALSE;

  if (meeting == NULL)
    return FALSE;

  if (!kg_record_is (meeting, KG_MEETING_STATE, "planned")) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("The agenda is built while a meeting is in preparation"));
    return FALSE;
  }

  if (!collect_open_items (txn, meeting, carried, topics, &last_held, &had_previous, error) ||
      !clear_old_items (txn, meeting_id, kept_projects, kept_origins, kept, error))
    return FALSE;

  series = kg_query_need (txn, &kg_table_series, kg_record_get_text (meeting, KG_MEETING_SERIES), error);
  board = series != NULL ? kg_board_load (txn, context, NULL, error) : NULL;
  if (board == NULL)
    return FALSE;

  if (!g_hash_table_contains (kept_origins, "approval") && !add_approval (&builder, meeting, error))
    return FALSE;
  if (had_previous && !g_hash_table_contains (kept_origins, "check")) {
    g_autofree char *id = add_item (&builder, "check", "check", NULL, CHECK_TITLE, NULL, error);

    if (id == NULL)
      return FALSE;
  }

  if (!add_projects (&builder, board, carried, kept_projects, last_held, had_previous,
                     days_ahead (context, meeting, series), !kg_record_is (series, KG_SERIES_KIND, "weekly"), error))
    return FALSE;

  for (guint i = 0; i < topics->len; i++) {
    KgRecord *topic = g_ptr_array_index (topics, i);
    g_autofree char *id = NULL;

    if (g_hash_table_contains (kept_origins, kg_record_get_id (topic)))
      continue;
    id = add_item (&builder, "topic", "carried", NULL, kg_record_get_text (topic, KG_AGENDA_ITEM_TITLE),
                   kg_record_get_id (topic), error);
    if (id == NULL)
      return FALSE;
  }

  for (guint i = 0; i < kept->len; i++) {
    KgRecord *item = g_ptr_array_index (kept, i);
    g_autoptr (KgRecord) edit = kg_record_copy (item);

    kg_record_set_int (edit, KG_AGENDA_ITEM_POSITION, ++builder.position);
    if (!kg_record_same_values (item, edit) && !kg_txn_update (txn, item, edit, error))
      return FALSE;
  }

  return TRUE;
}

static char *
append_item (KgTxn       *txn,
             const char  *meeting_id,
             const char  *project_id,
             const char  *title,
             GError     **error)
{
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, meeting_id, error);
  g_autoptr (GPtrArray) items = meeting != NULL ? kg_meeting_get_items (txn, meeting_id, error) : NULL;
  Builder builder = { txn, meeting_id, 0 };

  if (items == NULL)
    return NULL;

  if (!kg_codes_contain ("planned|in_session", kg_record_get_text (meeting, KG_MEETING_STATE))) {
    g_set_error (error, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("Items are added before or during a meeting, not after it"));
    return NULL;
  }

  for (guint i = 0; i < items->len; i++) {
    KgRecord *item = g_ptr_array_index (items, i);

    builder.position = MAX (builder.position, kg_record_get_int (item, KG_AGENDA_ITEM_POSITION));
    if (project_id != NULL && kg_record_is (item, KG_AGENDA_ITEM_PROJECT, project_id)) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is on the agenda already"), title);
      return NULL;
    }
  }

  return add_item (&builder, project_id != NULL ? "project" : "topic", "topic", project_id, title, NULL, error);
}

/**
 * kg_meeting_add_topic:
 *
 * Returns: (transfer full) (nullable): the new item's id
 */
char *
kg_meeting_add_topic (KgTxn       *txn,
                      const char  *meeting_id,
                      const char  *title,
                      GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (title != NULL ? title : ""));

  if (*stripped == '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("A topic needs a title"));
    return NULL;
  }

  return append_item (txn, meeting_id, NULL, stripped, error);
}

/**
 * kg_meeting_add_project:
 *
 * Returns: (transfer full) (nullable): the new item's id
 */
char *
kg_meeting_add_project (KgTxn       *txn,
                        const char  *meeting_id,
                        const char  *project_id,
                        GError     **error)
{
  g_autoptr (KgRecord) project = kg_query_need (txn, &kg_table_project, project_id, error);

  return project != NULL
         ? append_item (txn, meeting_id, project_id, kg_record_get_text (project, KG_PROJECT_NAME), error)
         : NULL;
}
