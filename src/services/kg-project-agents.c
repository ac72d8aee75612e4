// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-project-agents.h"

#include "core/kg-error.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_DIGITS 5 /* of the shortest number that can be called: 12345 */
#define MAX_DIGITS 20

/**
 * kg_agent_edit_new:
 * @agent: (nullable): as it was read; %NULL for one who is added
 */
KgAgentEdit *
kg_agent_edit_new (KgRecord   *agent,
                   KgRecord   *person,
                   const char *role)
{
  KgAgentEdit *self = g_new0 (KgAgentEdit, 1);

  self->agent = agent != NULL ? kg_record_ref (agent) : NULL;
  self->person = kg_record_ref (person);
  self->person_after = kg_record_copy (person);
  self->role = g_strdup (role);
  return self;
}

/**
 * kg_agent_edit_new_person:
 * @name: of somebody who is not in the directory yet
 */
KgAgentEdit *
kg_agent_edit_new_person (const char *name,
                          const char *role)
{
  KgAgentEdit *self = g_new0 (KgAgentEdit, 1);

  self->person_after = kg_record_new (&kg_table_person);
  kg_record_set_text (self->person_after, KG_PERSON_NAME, name);
  self->role = g_strdup (role);
  return self;
}

/**
 * kg_agent_edit_copy:
 *
 * Returns: (transfer full): a copy whose records nobody else writes to
 */
KgAgentEdit *
kg_agent_edit_copy (const KgAgentEdit *self)
{
  KgAgentEdit *copy = g_new0 (KgAgentEdit, 1);

  copy->agent = self->agent != NULL ? kg_record_ref (self->agent) : NULL;
  copy->person = self->person != NULL ? kg_record_ref (self->person) : NULL;
  copy->person_after = kg_record_copy (self->person_after);
  copy->role = g_strdup (self->role);
  copy->removed = self->removed;
  return copy;
}

void
kg_agent_edit_free (KgAgentEdit *self)
{
  g_clear_pointer (&self->agent, kg_record_unref);
  g_clear_pointer (&self->person, kg_record_unref);
  g_clear_pointer (&self->person_after, kg_record_unref);
  g_free (self->role);
  g_free (self);
}

/**
 * kg_agent_edit_is_changed:
 *
 * Returns: whether there is something to write
 */
gboolean
kg_agent_edit_is_changed (const KgAgentEdit *self)
{
  if (self->removed || self->agent == NULL)
    return !(self->removed && self->agent == NULL);

  return !kg_record_is (self->agent, KG_PROJECT_AGENT_ROLE, self->role) ||
         !kg_record_same_values (self->person, self->person_after);
}

/**
 * kg_agent_phone_fault:
 * @phone: as typed
 *
 * Returns: (transfer full) (nullable): what is wrong with it, and what would
 *   be right
 */
char *
kg_agent_phone_fault (const char *phone)
{
  guint n_digits = 0;
  gboolean strange = FALSE;

  for (const char *p = phone; *p != '\0'; p++) {
    if (g_ascii_isdigit (*p))
      n_digits++;
    else if (strchr (" -+()", *p) == NULL)
      strange = TRUE;
  }

  if (n_digits == 0 && !strange && *phone == '\0')
    return NULL;
  if (!strange && n_digits >= MIN_DIGITS && n_digits <= MAX_DIGITS)
    return NULL;

  return g_strdup (_("This is no number that can be called. Type 021-5650 0001 or 138 0000 0000."));
}

static void
view_free (gpointer data)
{
  KgProjectAgentView *view = data;

  g_clear_pointer (&view->agent, kg_record_unref);
  g_clear_pointer (&view->person, kg_record_unref);
  g_free (view);
}

static int
compare_views (gconstpointer a,
               gconstpointer b)
{
  const KgProjectAgentView *va = *(const KgProjectAgentView *const *) a;
  const KgProjectAgentView *vb = *(const KgProjectAgentView *const *) b;
  gboolean ta = kg_record_is (va->agent, KG_PROJECT_AGENT_ROLE, "territorial_chief");
  gboolean tb = kg_record_is (vb->agent, KG_PROJECT_AGENT_ROLE, "territorial_chief");

  return ta != tb ? tb - ta : g_strcmp0 (kg_record_get_id (va->agent), kg_record_get_id (vb->agent));
}

/**
 * kg_project_agents_load:
 * @unit_names: (nullable): id → name, which the views borrow
 *
 * Returns: (transfer full) (element-type KgProjectAgentView) (nullable):
 *   territorial chiefs first, then in the order in which they were named
 */
GPtrArray *
kg_project_agents_load (KgTxn       *txn,
                        const char  *project_id,
                        GHashTable  *unit_names,
                        GError     **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_project_agent, KG_PROJECT_AGENT_PROJECT,
                                                  project_id, KG_COL_ID, error);
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (view_free);

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    KgProjectAgentView *view = g_new0 (KgProjectAgentView, 1);
    const char *unit;

    g_ptr_array_add (views, view);
    view->agent = kg_record_ref (row);
    view->person = kg_query_need (txn, &kg_table_person, kg_record_get_text (row, KG_PROJECT_AGENT_PERSON), error);
    if (view->person == NULL)
      return NULL;
    unit = kg_record_get_text (view->person, KG_PERSON_UNIT);
    view->unit = unit != NULL && unit_names != NULL ? g_hash_table_lookup (unit_names, unit) : NULL;
  }
  g_ptr_array_sort (views, compare_views);

  return g_steal_pointer (&views);
}

/* Writes what was changed of a person; what somebody else changed stays. */
static gboolean
save_person (KgTxn       *txn,
             KgAgentEdit *edit,
             GError     **error)
{
  g_autoptr (KgRecord) now = NULL;
  g_autoptr (KgRecord) merged = NULL;

  if (edit->person == NULL)
    return kg_txn_insert (txn, edit->person_after, error);
  if (kg_record_same_values (edit->person, edit->person_after))
    return TRUE;

  now = kg_query_need (txn, &kg_table_person, kg_record_get_id (edit->person), error);
  if (now == NULL)
    return FALSE;
  merged = kg_record_copy (now);
  for (int c = KG_COL_COMMON; c < (int) kg_table_person.n_columns; c++)
    if (!kg_record_field_equal (edit->person, edit->person_after, c))
      kg_record_set_field (merged, c, edit->person_after);

  return kg_record_same_values (now, merged) || kg_txn_update (txn, now, merged, error);
}

static KgRecord *
find_agent (KgTxn       *txn,
            const char  *project_id,
            const char  *person_id,
            GPtrArray  **rows,
            GError     **error)
{
  *rows = kg_query_children (txn, &kg_table_project_agent, KG_PROJECT_AGENT_PROJECT, project_id, KG_COL_ID, error);
  for (guint i = 0; *rows != NULL && i < (*rows)->len; i++) {
    KgRecord *row = g_ptr_array_index (*rows, i);

    if (kg_record_is (row, KG_PROJECT_AGENT_PERSON, person_id))
      return row;
  }

  return NULL;
}

static gboolean
save_agent (KgTxn             *txn,
            const char        *project_id,
            const KgAgentEdit *edit,
            GError           **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  const char *person_id = kg_record_get_id (edit->person_after);
  KgRecord *row = find_agent (txn, project_id, person_id, &rows, error);
  g_autoptr (KgRecord) after = NULL;

  if (rows == NULL)
    return FALSE;
  /* Whoever was taken off the project meanwhile is off it. */
  if (edit->removed || (row == NULL && edit->agent != NULL))
    return row == NULL || kg_txn_delete (txn, row, error);

  if (row == NULL) {
    after = kg_record_new (&kg_table_project_agent);
    kg_record_set_text (after, KG_PROJECT_AGENT_PROJECT, project_id);
    kg_record_set_text (after, KG_PROJECT_AGENT_PERSON, person_id);
    kg_record_set_text (after, KG_PROJECT_AGENT_ROLE, edit->role);
    return kg_txn_insert (txn, after, error);
  }

  if (kg_record_is (row, KG_PROJECT_AGENT_ROLE, edit->role) ||
      (edit->agent != NULL && kg_record_is (edit->agent, KG_PROJECT_AGENT_ROLE, edit->role)))
    return TRUE;
  after = kg_record_copy (row);
  kg_record_set_text (after, KG_PROJECT_AGENT_ROLE, edit->role);
  return kg_txn_update (txn, row, after, error);
}

/**
 * kg_project_agents_save:
 * @edits: (element-type KgAgentEdit)
 *
 * Writes what is changed of the agents: who is on the project, in which role,
 * and what the directory says of them. What is not changed is left alone, so
 * that two seats may edit different agents.
 */
gboolean
kg_project_agents_save (KgTxn       *txn,
                        const char  *project_id,
                        GPtrArray   *edits,
                        GError     **error)
{
  for (guint i = 0; i < edits->len; i++) {
    KgAgentEdit *edit = g_ptr_array_index (edits, i);
    g_autofree char *fault = NULL;
    const char *phone = kg_record_get_text (edit->person_after, KG_PERSON_PHONE);

    if (!kg_agent_edit_is_changed (edit))
      continue;

    fault = phone != NULL && !edit->removed ? kg_agent_phone_fault (phone) : NULL;
    if (fault != NULL) {
      /* Translators: the name of a person, then what is wrong with the number. */
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s: %s"),
                   kg_record_get_text (edit->person_after, KG_PERSON_NAME), fault);
      return FALSE;
    }
    if (!edit->removed && !save_person (txn, edit, error))
      return FALSE;
    if (!save_agent (txn, project_id, edit, error))
      return FALSE;
  }

  return TRUE;
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (kg_record_get_text (*(KgRecord *const *) a, KG_PERSON_NAME),
                    kg_record_get_text (*(KgRecord *const *) b, KG_PERSON_NAME));
}

/**
 * kg_people_load:
 *
 * Returns: (transfer full) (element-type KgRecord) (nullable): everybody in
 *   the directory, by name
 */
GPtrArray *
kg_people_load (KgTxn   *txn,
                GError **error)
{
  GPtrArray *people = kg_txn_select (txn, &kg_table_person, NULL, error);

  if (people != NULL)
    g_ptr_array_sort (people, compare_people);

  return people;
}
