// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-plan-apply.h"

#include "core/kg-error.h"
#include "services/kg-query.h"
#include "services/kg-template-service.h"

#include <glib/gi18n-lib.h>

/* The steps of a project, made again from a template. What has happened is
 * never lost: a step of the same key stays the same row, and one that began
 * stays even when the template does not know it. */

/* One step as it shall be. */
typedef struct {
  KgRecord *before; /* nullable: as it is stored */
  KgRecord *after;
} Write;

typedef struct {
  KgTxn *txn;
  KgTemplatePlan *plan;
  GPtrArray *stored; /* KgRecord: the steps there are, in order */
  GPtrArray *gone;   /* KgRecord: those that go */
  GArray *writes;    /* Write: those that stay or come, in their new order */
} Apply;

static void
clear_write (gpointer data)
{
  Write *write = data;

  g_clear_pointer (&write->before, kg_record_unref);
  g_clear_pointer (&write->after, kg_record_unref);
}

static void
clear_apply (Apply *self)
{
  g_clear_pointer (&self->plan, kg_template_plan_free);
  g_clear_pointer (&self->stored, g_ptr_array_unref);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  g_clear_pointer (&self->writes, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Apply, clear_apply)

/**
 * kg_plan_fill_step:
 * @step: a step of a project, still open
 *
 * Fills in what a step of a template says, and its planned days, which are
 * none unless the plan was scheduled. Its project, position and actual days
 * are left alone.
 */
void
kg_plan_fill_step (const KgTemplatePlan *plan,
                   guint                 index,
                   KgRecord             *step)
{
  const KgTemplateStep *origin = plan->origins[index];
  const KgStep *planned = &plan->steps[index];
  g_autofree char *predecessors = kg_template_plan_dup_predecessors (plan, index);

  kg_record_set_text (step, KG_STEP_KEY, origin->key);
  kg_record_set_text (step, KG_STEP_NAME, origin->name);
  kg_record_set_text (step, KG_STEP_AUTHORITY, origin->authority);
  kg_record_set_int (step, KG_STEP_DURATION, planned->duration);
  if (origin->shortest != KG_TEMPLATE_UNKNOWN)
    kg_record_set_int (step, KG_STEP_DURATION_MIN, planned->shortest);
  else
    kg_record_set_null (step, KG_STEP_DURATION_MIN);
  if (origin->longest != KG_TEMPLATE_UNKNOWN)
    kg_record_set_int (step, KG_STEP_DURATION_MAX, planned->longest);
  else
    kg_record_set_null (step, KG_STEP_DURATION_MAX);
  kg_record_set_text (step, KG_STEP_PREDECESSORS, predecessors);
  kg_record_set_text (step, KG_STEP_MODE, kg_step_mode_to_code (planned->mode));
  kg_record_set_int (step, KG_STEP_PERMIT, planned->permit);
  kg_record_set_text (step, KG_STEP_DOCUMENTS, origin->documents);
  kg_record_set_text (step, KG_STEP_SOURCE, origin->source);
  kg_record_set_date (step, KG_STEP_PLANNED_START, planned->planned_start);
  kg_record_set_date (step, KG_STEP_PLANNED_END, planned->planned_end);
}

static int
find_planned (const KgTemplatePlan *plan,
              const char           *key)
{
  for (guint i = 0; key != NULL && i < plan->n_steps; i++)
    if (g_str_equal (plan->keys[i], key))
      return (int) i;

  return -1;
}

/* What a step that the template does not know still waits for. */
static void
keep_predecessors (KgRecord   *step,
                   GHashTable *keys)
{
  const char *said = kg_record_get_text (step, KG_STEP_PREDECESSORS);
  g_auto (GStrv) list = g_strsplit_set (said != NULL ? said : "", ";,", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  if (said == NULL)
    return;

  for (guint i = 0; list[i] != NULL; i++) {
    const char *key = g_strstrip (list[i]);

    if (g_hash_table_contains (keys, key))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? ";" : "", key);
  }
  kg_record_set_text (step, KG_STEP_PREDECESSORS, kept->len > 0 ? kept->str : "-");
}

/* Sorts the stored steps into those that the template has too, those that
 * began and stay, and those that go. */
static void
match (Apply  *self,
       Write  *found)
{
  g_autoptr (GPtrArray) begun = g_ptr_array_new ();
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->stored->len; i++) {
    KgRecord *row = g_ptr_array_index (self->stored, i);
    int planned = find_planned (self->plan, kg_record_get_text (row, KG_STEP_KEY));

    if (planned >= 0 && found[planned].before == NULL)
      found[planned].before = kg_record_ref (row);
    else if (!kg_record_is_null (row, KG_STEP_ACTUAL_START) || !kg_record_is_null (row, KG_STEP_ACTUAL_END))
      g_ptr_array_add (begun, row);
    else
      g_ptr_array_add (self->gone, row);
  }

  for (guint i = 0; i < self->plan->n_steps; i++)
    g_hash_table_add (keys, (gpointer) self->plan->keys[i]);
  for (guint i = 0; i < begun->len; i++)
    if (!kg_record_is_null (g_ptr_array_index (begun, i), KG_STEP_KEY))
      g_hash_table_add (keys, (gpointer) kg_record_get_text (g_ptr_array_index (begun, i), KG_STEP_KEY));

  for (guint i = 0; i < begun->len; i++) {
    KgRecord *row = g_ptr_array_index (begun, i);
    Write write = { kg_record_ref (row), kg_record_copy (row) };

    keep_predecessors (write.after, keys);
    g_array_append_val (self->writes, write);
  }
}

static void
lay_out (Apply      *self,
         const char *project_id)
{
  g_autofree Write *found = g_new0 (Write, self->plan->n_steps);

  match (self, found);
  for (guint i = 0; i < self->plan->n_steps; i++) {
    Write write = found[i];

    write.after = write.before != NULL ? kg_record_copy (write.before) : kg_record_new (&kg_table_step);
    kg_record_set_text (write.after, KG_STEP_PROJECT, project_id);
    kg_plan_fill_step (self->plan, i, write.after);
    g_array_append_val (self->writes, write);
  }

  for (guint i = 0; i < self->writes->len; i++)
    kg_record_set_int (g_array_index (self->writes, Write, i).after, KG_STEP_POSITION, i + 1);
}

static gint64
position_of (const KgRecord *step)
{
  return kg_record_get_int (step, KG_STEP_POSITION);
}

/* Whether a row that is not written yet stands where @write is to go. */
static gboolean
is_taken (const Apply *self,
          const Write *write)
{
  for (guint i = 0; i < self->writes->len; i++) {
    const Write *other = &g_array_index (self->writes, Write, i);

    if (other != write && other->after != NULL && other->before != NULL &&
        position_of (other->before) == position_of (write->after))
      return TRUE;
  }

  return FALSE;
}

/* Writes every step whose place is free; what is written has no after any
 * more. Returns how many that were, or -1 with an error. */
static int
write_free (Apply   *self,
            GError **error)
{
  int n = 0;

  for (guint i = 0; i < self->writes->len; i++) {
    Write *write = &g_array_index (self->writes, Write, i);

    if (write->after == NULL || is_taken (self, write))
      continue;
    if (write->before != NULL ? !kg_txn_update (self->txn, write->before, write->after, error)
                              : !kg_txn_insert (self->txn, write->after, error))
      return -1;
    g_clear_pointer (&write->after, kg_record_unref);
    n++;
  }

  return n;
}

/* Steps that want each other's places: one goes aside, past all of them. */
static gboolean
make_room (Apply   *self,
           GError **error)
{
  gint64 aside = self->writes->len;

  for (guint i = 0; i < self->stored->len; i++)
    aside = MAX (aside, position_of (g_ptr_array_index (self->stored, i)));

  for (guint i = 0; i < self->writes->len; i++) {
    Write *write = &g_array_index (self->writes, Write, i);
    g_autoptr (KgRecord) moved = NULL;

    if (write->after == NULL || write->before == NULL)
      continue;

    moved = kg_record_copy (write->before);
    kg_record_set_int (moved, KG_STEP_POSITION, aside + 1);
    if (!kg_txn_update (self->txn, write->before, moved, error))
      return FALSE;

    kg_record_unref (write->before);
    write->before = g_steal_pointer (&moved);
    return TRUE;
  }

  g_return_val_if_reached (FALSE);
}

static gboolean
write_all (Apply   *self,
           GError **error)
{
  for (guint i = 0; i < self->gone->len; i++)
    if (!kg_txn_delete (self->txn, g_ptr_array_index (self->gone, i), error))
      return FALSE;

  for (guint left = self->writes->len; left > 0; ) {
    int n = write_free (self, error);

    if (n < 0 || (n == 0 && !make_room (self, error)))
      return FALSE;
    left -= n;
  }

  return TRUE;
}

static gboolean
write_project (KgTxn           *txn,
               KgRecord        *project,
               KgTemplatePlan  *plan,
               GError         **error)
{
  g_autoptr (KgRecord) edit = kg_record_copy (project);

  kg_record_set_text (edit, KG_PROJECT_TEMPLATE, kg_template_get_key (plan->template));
  kg_record_set_text (edit, KG_PROJECT_CHOICES, plan->choices);
  return kg_txn_update (txn, project, edit, error);
}

/**
 * kg_plan_apply:
 * @choices: (nullable): as for kg_template_resolve()
 *
 * Makes the plan of a project from a template, backwards from its planned
 * start; without one the steps have no planned days. Steps that are there
 * under the same key keep their row and actual days. Steps that began and
 * that the template lacks stay, at the front and in their order; the others
 * go.
 */
gboolean
kg_plan_apply (KgTxn       *txn,
               KgContext   *context,
               const char  *project_id,
               const char  *template_key,
               const char  *choices,
               GError     **error)
{
  g_auto (Apply) apply = { .txn = txn };
  g_autoptr (KgRecord) project = kg_query_need (txn, &kg_table_project, project_id, error);
  g_autoptr (KgTemplate) template = project != NULL ? kg_template_find (txn, template_key, error) : NULL;

  if (template == NULL)
    return FALSE;

  apply.plan = kg_template_resolve (template, choices, error);
  if (apply.plan == NULL)
    return FALSE;

  apply.stored = kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, project_id, KG_STEP_POSITION, error);
  if (apply.stored == NULL)
    return FALSE;

  if (!kg_record_is_null (project, KG_PROJECT_PLANNED_START))
    kg_plan_schedule_back (apply.plan->steps, apply.plan->n_steps,
                           kg_record_get_date (project, KG_PROJECT_PLANNED_START),
                           kg_context_get_calendar (context));
  apply.gone = g_ptr_array_new ();
  apply.writes = g_array_new (FALSE, FALSE, sizeof (Write));
  g_array_set_clear_func (apply.writes, clear_write);
  lay_out (&apply, project_id);

  if (apply.writes->len > KG_PLAN_MAX_STEPS) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("With the steps that began already the plan would have %u steps; it may have %d at most"),
                 apply.writes->len, KG_PLAN_MAX_STEPS);
    return FALSE;
  }

  return write_all (&apply, error) && write_project (txn, project, apply.plan, error);
}
