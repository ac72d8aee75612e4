// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-project-news.h"

#include "core/kg-error.h"
#include "services/kg-project-edit.h"
#include "services/kg-project-fields.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* What others changed while somebody was editing, and the saving of an edit
 * beside it: fields that do not collide are merged, those that do are told. */

static void
item_free (gpointer data)
{
  KgProjectNewsItem *item = data;

  g_clear_pointer (&item->before, kg_record_unref);
  g_clear_pointer (&item->now, kg_record_unref);
  g_free (item->person);
  g_free (item->by);
  g_free (item);
}

static KgProjectNewsItem *
add_item (KgProjectNews     *self,
          KgProjectNewsKind  kind,
          KgRecord          *before,
          KgRecord          *now,
          const char        *person)
{
  KgProjectNewsItem *item = g_new0 (KgProjectNewsItem, 1);

  item->kind = kind;
  item->before = before != NULL ? kg_record_ref (before) : NULL;
  item->now = now != NULL ? kg_record_ref (now) : NULL;
  item->person = g_strdup (person);
  g_ptr_array_add (self->items, item);
  return item;
}

static void
set_author (KgProjectNewsItem *item,
            const KgRecord    *entry)
{
  g_free (item->by);
  item->by = g_strdup (kg_record_get_text (entry, KG_COL_CHANGED_BY));
  item->at = kg_record_get_int (entry, KG_COL_CHANGED_AT);
}

static JsonNode *
parse_row (const KgRecord *entry,
           int             column)
{
  const char *text = kg_record_get_text (entry, column);

  return text != NULL ? json_from_string (text, NULL) : NULL;
}

static JsonNode *
member_of (JsonNode   *row,
           const char *name)
{
  JsonObject *object = row != NULL && JSON_NODE_HOLDS_OBJECT (row) ? json_node_get_object (row) : NULL;
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static gboolean
entry_changes (const KgRecord *entry,
               const char     *name)
{
  g_autoptr (JsonNode) before = parse_row (entry, KG_CHANGE_LOG_BEFORE);
  g_autoptr (JsonNode) after = parse_row (entry, KG_CHANGE_LOG_AFTER);
  JsonNode *old = member_of (before, name), *new = member_of (after, name);

  return old == NULL || new == NULL ? old != new : !json_node_equal (old, new);
}

static GPtrArray *
log_of (KgTxn       *txn,
        const char  *row_id,
        GError     **error)
{
  return kg_txn_select (txn, &kg_table_change_log,
                        &(KgFilter) {
                          .conditions = { { KG_CHANGE_LOG_ROW, KG_OP_EQ, row_id, 0 } },
                          .n_conditions = 1,
                          .order = { KG_ORDER_DESC (KG_COL_CHANGED_AT), KG_ORDER_DESC (KG_COL_ID) } },
                        error);
}

/* One item for every field of a row that says something else. */
static gboolean
compare_rows (KgTxn          *txn,
              KgProjectNews  *self,
              KgRecord       *before,
              KgRecord       *now,
              const char     *person,
              GError        **error)
{
  const KgTable *table = kg_record_get_table (now);
  g_autoptr (GPtrArray) log = NULL;

  if (kg_record_get_version (before) == kg_record_get_version (now))
    return TRUE;

  log = log_of (txn, kg_record_get_id (now), error);
  if (log == NULL)
    return FALSE;

  for (int c = KG_COL_COMMON; c < (int) table->n_columns; c++) {
    gboolean project = table == &kg_table_project;
    gboolean same = project ? kg_project_field_equal (before, now, c) : kg_record_field_equal (before, now, c);
    KgProjectNewsItem *item;

    /* How exact a planned start is, is told with it. */
    if (same || (project && c == KG_PROJECT_PRECISION))
      continue;

    item = add_item (self, KG_PROJECT_NEWS_FIELD, before, now, person);
    item->column = c;
    set_author (item, now);
    for (guint i = 0; i < log->len; i++) {
      const KgRecord *entry = g_ptr_array_index (log, i);

      if (!entry_changes (entry, table->columns[c].name))
        continue;
      set_author (item, entry);
      break;
    }
  }

  return TRUE;
}

static KgProjectAgentView *
find_view (GPtrArray  *views,
           const char *person_id)
{
  for (guint i = 0; i < views->len; i++) {
    KgProjectAgentView *view = g_ptr_array_index (views, i);

    if (g_str_equal (kg_record_get_id (view->person), person_id))
      return view;
  }

  return NULL;
}

static gboolean
compare_agents (KgTxn          *txn,
                KgProjectNews  *self,
                GPtrArray      *before,
                GError        **error)
{
  for (guint i = 0; i < before->len; i++) {
    KgProjectAgentView *view = g_ptr_array_index (before, i);
    const char *name = kg_record_get_text (view->person, KG_PERSON_NAME);
    KgProjectAgentView *now = find_view (self->agents, kg_record_get_id (view->person));
    g_autoptr (GPtrArray) log = NULL;
    KgProjectNewsItem *item;

    if (now != NULL) {
      if (!compare_rows (txn, self, view->agent, now->agent, name, error) ||
          !compare_rows (txn, self, view->person, now->person, name, error))
        return FALSE;
      continue;
    }
    item = add_item (self, KG_PROJECT_NEWS_AGENT_REMOVED, view->agent, NULL, name);
    log = log_of (txn, kg_record_get_id (view->agent), error);
    if (log == NULL)
      return FALSE;
    if (log->len > 0)
      set_author (item, g_ptr_array_index (log, 0));
  }

  for (guint i = 0; i < self->agents->len; i++) {
    KgProjectAgentView *view = g_ptr_array_index (self->agents, i);

    if (find_view (before, kg_record_get_id (view->person)) == NULL)
      set_author (add_item (self, KG_PROJECT_NEWS_AGENT_ADDED, NULL, view->agent,
                            kg_record_get_text (view->person, KG_PERSON_NAME)), view->agent);
  }

  return TRUE;
}

/**
 * kg_project_news_load:
 * @before: the project as it was read when the edit began
 * @agents_before: (element-type KgProjectAgentView): its agents then
 *
 * Compares them with how they stand now; who changed what, and when, is in
 * the change log.
 *
 * Returns: (transfer full) (nullable): without items when nothing was changed
 */
KgProjectNews *
kg_project_news_load (KgTxn      *txn,
                      KgRecord   *before,
                      GPtrArray  *agents_before,
                      GError    **error)
{
  g_autoptr (KgProjectNews) self = g_new0 (KgProjectNews, 1);
  const char *id = kg_record_get_id (before);

  g_atomic_ref_count_init (&self->refs);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->project = kg_txn_get (txn, &kg_table_project, id, error);
  if (self->project == NULL) {
    if (error != NULL && *error == NULL)
      g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("“%s” was removed from the store"),
                   kg_record_get_text (before, KG_PROJECT_NAME));
    return NULL;
  }
  self->agents = kg_project_agents_load (txn, id, NULL, error);
  if (self->agents == NULL ||
      !compare_rows (txn, self, before, self->project, NULL, error) ||
      !compare_agents (txn, self, agents_before, error))
    return NULL;

  return g_steal_pointer (&self);
}

KgProjectNews *
kg_project_news_ref (KgProjectNews *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_project_news_unref (KgProjectNews *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->project, kg_record_unref);
  g_clear_pointer (&self->agents, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static const KgAgentEdit *
find_edit (GPtrArray      *edits,
           const KgRecord *row)
{
  const char *id = kg_record_get_id (row);

  for (guint i = 0; i < edits->len; i++) {
    const KgAgentEdit *edit = g_ptr_array_index (edits, i);

    if ((edit->agent != NULL && g_str_equal (kg_record_get_id (edit->agent), id)) ||
        (edit->person != NULL && g_str_equal (kg_record_get_id (edit->person), id)))
      return edit;
  }

  return NULL;
}

/* Whether the edit changes the same field to something else. */
static gboolean
collides (const KgProjectSave     *save,
          const KgProjectNewsItem *item)
{
  const KgAgentEdit *edit;

  if (item->kind != KG_PROJECT_NEWS_FIELD)
    return FALSE;
  if (kg_record_get_table (item->now) == &kg_table_project)
    return !kg_project_field_equal (save->before, save->after, item->column) &&
           !kg_project_field_equal (save->after, item->now, item->column);

  edit = find_edit (save->agents, item->now);
  if (edit == NULL || edit->removed)
    return FALSE;
  if (kg_record_get_table (item->now) == &kg_table_project_agent)
    return edit->agent != NULL && !kg_record_is (edit->agent, KG_PROJECT_AGENT_ROLE, edit->role) &&
           !kg_record_is (item->now, KG_PROJECT_AGENT_ROLE, edit->role);

  return edit->person != NULL && !kg_record_field_equal (edit->person, edit->person_after, item->column) &&
         !kg_record_field_equal (edit->person_after, item->now, item->column);
}

/**
 * kg_project_save:
 * @save: filled in; its news are set when they collide with the edit
 *
 * Writes an edited project and its agents. What somebody else changed
 * meanwhile stays as it is now; only where both changed the same field to
 * different values is nothing written at all, and @save gets the news, so
 * that somebody may choose.
 */
gboolean
kg_project_save (KgTxn          *txn,
                 KgContext      *context,
                 KgProjectSave  *save,
                 GError        **error)
{
  g_autoptr (KgProjectNews) news = NULL;
  g_autoptr (KgRecord) merged = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  g_clear_pointer (&save->news, kg_project_news_unref);
  kg_project_settle (save->before, save->after);
  news = kg_project_news_load (txn, save->before, save->agents_before, error);
  if (news == NULL)
    return FALSE;

  for (guint i = 0; i < news->items->len; i++)
    if (collides (save, g_ptr_array_index (news->items, i))) {
      save->news = g_steal_pointer (&news);
      return TRUE;
    }

  merged = kg_record_copy (news->project);
  for (int c = KG_COL_COMMON; c < (int) kg_table_project.n_columns; c++)
    if (c != KG_PROJECT_PRECISION && !kg_project_field_equal (save->before, save->after, c))
      kg_project_field_copy (merged, save->after, c);

  /* Each of two edits may be right, and both of them together not. */
  faults = kg_project_check (context, NULL, news->project, merged, save->forecast_reason);
  if (faults->len > 0) {
    KgProjectFault *fault = g_ptr_array_index (faults, 0);

    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, fault->text);
    return FALSE;
  }

  return kg_project_update (txn, context, news->project, merged, save->forecast_reason, error) &&
         kg_project_agents_save (txn, kg_record_get_id (save->before), save->agents, error);
}

void
kg_project_save_free (KgProjectSave *save)
{
  g_clear_pointer (&save->before, kg_record_unref);
  g_clear_pointer (&save->after, kg_record_unref);
  g_clear_pointer (&save->agents_before, g_ptr_array_unref);
  g_clear_pointer (&save->agents, g_ptr_array_unref);
  g_clear_pointer (&save->news, kg_project_news_unref);
  g_free (save->forecast_reason);
  g_free (save);
}
