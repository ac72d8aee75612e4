// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-collision.h"

/* Where what is typed in the sections of an editor and what somebody else
 * changed meanwhile are about the same field. */

KgProjectCollision *
kg_project_collision_new (const KgProjectNewsItem *item,
                          const char              *mine)
{
  KgProjectCollision *self = g_new0 (KgProjectCollision, 1);

  self->item = *item;
  self->item.before = kg_record_ref (item->before);
  self->item.now = kg_record_ref (item->now);
  self->item.person = g_strdup (item->person);
  self->item.by = g_strdup (item->by);
  self->mine = g_strdup (mine);
  return self;
}

void
kg_project_collision_free (KgProjectCollision *self)
{
  kg_record_unref (self->item.before);
  kg_record_unref (self->item.now);
  g_free (self->item.person);
  g_free (self->item.by);
  g_free (self->mine);
  g_free (self);
}

/**
 * kg_project_collision_is_of:
 *
 * Returns: whether it is about the same field of the same row
 */
gboolean
kg_project_collision_is_of (const KgProjectCollision *self,
                            const KgProjectNewsItem  *item)
{
  return item->kind == KG_PROJECT_NEWS_FIELD && self->item.column == item->column &&
         g_str_equal (kg_record_get_id (self->item.now), kg_record_get_id (item->now));
}

/**
 * kg_project_forms_find:
 *
 * Returns: (transfer none) (nullable): the field of a column, in whichever section
 */
KgProjectFieldRow *
kg_project_forms_find (KgProjectForm *const *forms,
                       guint                 n_forms,
                       int                   column)
{
  KgProjectFieldRow *row = NULL;

  for (guint i = 0; row == NULL && i < n_forms; i++)
    row = kg_project_form_find (forms[i], column);

  return row;
}

static char *
collide_field (KgProjectFieldRow       *row,
               const KgProjectNewsItem *item)
{
  g_autofree char *text = row != NULL ? kg_project_field_row_dup_text (row) : NULL;

  if (row == NULL || !kg_project_field_row_is_changed (row) || kg_project_field_row_says (row, item->now))
    return NULL;

  return g_steal_pointer (&text);
}

static char *
collide_agent (KgProjectAgentRow       *row,
               const KgProjectNewsItem *item)
{
  const KgAgentEdit *edit = row != NULL ? kg_project_agent_row_get_edit (row) : NULL;
  const char *mine;

  if (edit == NULL || edit->removed || edit->agent == NULL)
    return NULL;

  if (kg_record_get_table (item->now) == &kg_table_project_agent)
    return item->column == KG_PROJECT_AGENT_ROLE && !kg_record_is (edit->agent, KG_PROJECT_AGENT_ROLE, edit->role) &&
           !kg_record_is (item->now, KG_PROJECT_AGENT_ROLE, edit->role) ? g_strdup (edit->role) : NULL;

  if (kg_record_field_equal (edit->person, edit->person_after, item->column) ||
      kg_record_field_equal (edit->person_after, item->now, item->column))
    return NULL;

  mine = kg_record_get_text (edit->person_after, item->column);
  return g_strdup (mine != NULL ? mine : "");
}

/**
 * kg_project_forms_collide:
 * @item: what somebody else changed
 *
 * Returns: (transfer full) (nullable): what is typed for it, when that is
 *   another value; %NULL when it was left alone or says the same
 */
char *
kg_project_forms_collide (KgProjectForm *const    *forms,
                          guint                    n_forms,
                          KgProjectAgentList      *agents,
                          const KgProjectNewsItem *item)
{
  if (item->kind != KG_PROJECT_NEWS_FIELD)
    return NULL;
  if (kg_record_get_table (item->now) == &kg_table_project)
    return collide_field (kg_project_forms_find (forms, n_forms, item->column), item);

  return collide_agent (kg_project_agent_list_find (agents, kg_record_get_id (item->now)), item);
}

/**
 * kg_project_forms_choose:
 *
 * Puts the value that was chosen into its field.
 */
void
kg_project_forms_choose (KgProjectForm *const     *forms,
                         guint                     n_forms,
                         KgProjectAgentList       *agents,
                         const KgProjectCollision *collision)
{
  const KgProjectNewsItem *item = &collision->item;
  const KgTable *table = kg_record_get_table (item->now);
  gboolean theirs = collision->choice == KG_PROJECT_CHOICE_THEIRS;
  KgProjectAgentRow *agent;
  const char *text;

  if (table == &kg_table_project) {
    g_autofree char *value = theirs ? kg_project_field_text (item->now, item->column) : g_strdup (collision->mine);

    kg_project_field_row_set_text (kg_project_forms_find (forms, n_forms, item->column), value);
    return;
  }

  agent = kg_project_agent_list_find (agents, kg_record_get_id (item->now));
  text = theirs ? kg_record_get_text (item->now, item->column) : collision->mine;
  if (agent != NULL && table == &kg_table_project_agent)
    kg_project_agent_row_set_role (agent, text);
  else if (agent != NULL && item->column == KG_PERSON_PHONE)
    kg_project_agent_row_set_phone (agent, text);
}
