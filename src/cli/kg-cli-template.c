// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-plan-apply.h"
#include "services/kg-query.h"
#include "services/kg-template-service.h"

#include <glib/gi18n.h>

/* templates, template …, plan apply: process templates, and plans made from
 * them. */

static const KgCliColumn step_columns[] = {
  { "key", N_("Key") }, { "name", N_("Step") }, { "authority", N_("Authority"), 2 }, { "shortest", N_("Shortest"), 4 },
  { "duration", N_("Days") }, { "longest", N_("Longest"), 4 }, { "mode", N_("Mode"), 1 },
  { "predecessors", N_("After"), 3 }, { "permit", N_("Permit"), 5 }, { "when", N_("Only with"), 3 },
  { "documents", N_("Documents"), 6 }, { "source", N_("Source"), 7 }, { NULL },
};

static KgCliValue
source_value (const char *source)
{
  return kg_cli_code (source, g_strcmp0 (source, KG_TEMPLATE_ASSUMPTION) == 0 ? _("assumption") : source);
}

static void
add_step (KgCliTable           *table,
          const KgTemplateStep *origin,
          const KgStep         *step,
          const char           *predecessors)
{
  kg_cli_table_add (table, kg_cli_text (origin->key));
  kg_cli_table_add (table, kg_cli_text (origin->name));
  kg_cli_table_add (table, kg_cli_text (origin->authority));
  kg_cli_table_add (table, kg_cli_number (step->shortest));
  kg_cli_table_add (table, kg_cli_number (step->duration));
  kg_cli_table_add (table, kg_cli_number (step->longest));
  kg_cli_table_add (table, kg_cli_code (kg_step_mode_to_code (origin->mode),
                                        kg_label_code (&kg_table_step, KG_STEP_MODE,
                                                       kg_step_mode_to_code (origin->mode))));
  kg_cli_table_add (table, kg_cli_text (predecessors));
  kg_cli_table_add (table, kg_cli_truth (step->permit));
  kg_cli_table_add (table, kg_cli_text (origin->when));
  kg_cli_table_add (table, kg_cli_text (origin->documents));
  kg_cli_table_add (table, source_value (origin->source));
}

/* All steps of the file, whatever is chosen. */
static KgCliTable *
all_steps (const KgTemplate *template)
{
  const KgTemplateData *data = kg_template_get_data (template);
  KgCliTable *table = kg_cli_table_new (step_columns);
  const char *before = "-";

  for (guint i = 0; i < data->steps->len; i++) {
    const KgTemplateStep *origin = g_ptr_array_index (data->steps, i);
    KgStep step = { .duration = (guint16) origin->duration, .permit = origin->permit };

    kg_step_spread (&step, 0, 0);
    if (origin->shortest != KG_TEMPLATE_UNKNOWN)
      step.shortest = (guint16) origin->shortest;
    if (origin->longest != KG_TEMPLATE_UNKNOWN)
      step.longest = (guint16) origin->longest;
    add_step (table, origin, &step, origin->after != NULL ? origin->after : before);
    before = origin->key;
  }

  return table;
}

static KgCliTable *
chosen_steps (const KgTemplatePlan *plan)
{
  KgCliTable *table = kg_cli_table_new (step_columns);

  for (guint i = 0; i < plan->n_steps; i++) {
    g_autofree char *predecessors = kg_template_plan_dup_predecessors (plan, i);

    add_step (table, plan->origins[i], &plan->steps[i], predecessors);
  }

  return table;
}

static KgCliTable *
options_table (const KgTemplateData *data)
{
  static const KgCliColumn columns[] = {
    { "choice", N_("Choice") }, { "name", N_("Meaning"), 2 }, { "option", N_("Option") }, { "label", N_("Words") },
    { "is_default", N_("Default") }, { NULL },
  };
  KgCliTable *table = kg_cli_table_new (columns);

  for (guint i = 0; i < data->choices->len; i++) {
    const KgTemplateChoice *choice = g_ptr_array_index (data->choices, i);

    for (guint k = 0; k < choice->options->len; k++) {
      const KgTemplateOption *option = g_ptr_array_index (choice->options, k);

      kg_cli_table_add (table, kg_cli_text (choice->key));
      kg_cli_table_add (table, kg_cli_text (kg_template_text_get (&choice->name)));
      kg_cli_table_add (table, kg_cli_text (option->key));
      kg_cli_table_add (table, kg_cli_text (kg_template_text_get (&option->label)));
      kg_cli_table_add (table, kg_cli_truth (g_str_equal (option->key, choice->fallback)));
    }
  }

  return table;
}

static const KgTemplateEntry *
find_entry (GPtrArray  *entries,
            const char *key)
{
  for (guint i = 0; i < entries->len; i++) {
    const KgTemplateEntry *entry = g_ptr_array_index (entries, i);

    if (g_str_equal (entry->key, key))
      return entry;
  }

  return NULL;
}

static gboolean
show_template (KgTxn     *txn,
               KgCli     *cli,
               GPtrArray *entries,
               GError   **error)
{
  g_autoptr (KgTemplate) template = kg_template_find (txn, kg_cli_arg (cli, 0), error);
  g_autofree char *choices = kg_cli_join_choices (cli);
  g_autoptr (KgTemplatePlan) plan = template != NULL ? kg_template_resolve (template, choices, error) : NULL;
  const KgTemplateEntry *entry = find_entry (entries, kg_cli_arg (cli, 0));
  const KgTemplateData *data;
  KgCliDoc *doc;

  if (plan == NULL)
    return FALSE;

  data = kg_template_get_data (template);
  doc = kg_cli_answer_doc (cli);
  kg_cli_doc_add (doc, "key", N_("Key"), kg_cli_text (data->key));
  kg_cli_doc_add (doc, "name", N_("Name"), kg_cli_text (kg_template_get_name (template)));
  kg_cli_doc_add (doc, "note", N_("For"), kg_cli_text (kg_template_text_get (&data->note)));
  kg_cli_doc_add (doc, "source", N_("Source"), kg_cli_text (kg_template_text_get (&data->source)));
  kg_cli_doc_add (doc, "route", N_("Route"), kg_cli_text (data->routes));
  kg_cli_doc_add (doc, "stored", N_("In the store"), kg_cli_truth (entry->stored && entry->problem == NULL));
  kg_cli_doc_add (doc, "problem", N_("Problem"), kg_cli_text (entry->problem));
  kg_cli_doc_add (doc, "choices", N_("Choices"), kg_cli_text (plan->choices));
  kg_cli_doc_add (doc, "days", N_("Working days"), kg_cli_number (kg_plan_length (plan->steps, plan->n_steps)));
  kg_cli_doc_add_table (doc, "options", N_("Options"), options_table (data));
  kg_cli_doc_add_table (doc, "steps", N_("Steps"), choices != NULL ? chosen_steps (plan) : all_steps (template));
  return TRUE;
}

static void
list_templates (KgCli     *cli,
                GPtrArray *entries)
{
  static const KgCliColumn columns[] = {
    { "key", N_("Key") }, { "name", N_("Name") }, { "steps", N_("Steps"), 2 }, { "days", N_("Working days") },
    { "choices", N_("Choices"), 4 }, { "stored", N_("In the store"), 1 }, { "source", N_("Source"), 3 },
    { "problem", N_("Problem") }, { NULL },
  };
  KgCliTable *table = kg_cli_table_new (columns);

  for (guint i = 0; i < entries->len; i++) {
    const KgTemplateEntry *entry = g_ptr_array_index (entries, i);
    g_autoptr (KgTemplatePlan) plan =
      entry->template != NULL ? kg_template_resolve (entry->template, NULL, NULL) : NULL;

    kg_cli_table_add (table, kg_cli_text (entry->key));
    kg_cli_table_add (table, plan != NULL ? kg_cli_text (kg_template_get_name (plan->template)) : kg_cli_none ());
    kg_cli_table_add (table, plan != NULL ? kg_cli_number (plan->n_steps) : kg_cli_none ());
    kg_cli_table_add (table, plan != NULL ? kg_cli_number (kg_plan_length (plan->steps, plan->n_steps))
                                          : kg_cli_none ());
    kg_cli_table_add (table, plan != NULL ? kg_cli_text (plan->choices) : kg_cli_none ());
    kg_cli_table_add (table, kg_cli_truth (entry->stored));
    kg_cli_table_add (table, plan != NULL
                             ? kg_cli_text (kg_template_text_get (&kg_template_get_data (plan->template)->source))
                             : kg_cli_none ());
    kg_cli_table_add (table, kg_cli_text (entry->problem));
  }
  kg_cli_answer_table (cli, table);
}

static gboolean
templates (KgTxn   *txn,
           KgCli   *cli,
           GError **error)
{
  g_autoptr (GPtrArray) entries = kg_template_list (txn, error);

  if (entries == NULL)
    return FALSE;
  if (cli->args->len > 0)
    return show_template (txn, cli, entries, error);

  list_templates (cli, entries);
  return TRUE;
}

static void
answer_template (KgCli      *cli,
                 KgTemplate *template)
{
  KgCliDoc *doc = kg_cli_answer_line (cli);

  kg_cli_doc_add (doc, "key", N_("Key"), kg_cli_text (kg_template_get_key (template)));
  kg_cli_doc_add (doc, "name", N_("Name"), kg_cli_text (kg_template_get_name (template)));
  kg_cli_doc_add (doc, "days", N_("Working days"), kg_cli_number (kg_template_length (template, NULL, NULL)));
}

static gboolean
import (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autofree char *name = g_filename_display_basename (kg_cli_arg (cli, 0));
  g_autofree char *text = kg_template_load_file (kg_cli_arg (cli, 0), error);
  g_autoptr (KgTemplate) template = text != NULL ? kg_template_parse (text, name, error) : NULL;

  if (template == NULL || !kg_template_save (txn, cli->context, text, name, error))
    return FALSE;

  answer_template (cli, template);
  return TRUE;
}

static gboolean
export (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  g_autoptr (KgTemplate) template = kg_template_find (txn, kg_cli_arg (cli, 0), error);
  const char *path = kg_cli_get (cli, "output");

  if (template == NULL)
    return FALSE;

  if (path != NULL && !kg_template_write_file (template, path, error))
    return FALSE;

  if (path != NULL) {
    kg_cli_doc_add (kg_cli_answer_line (cli), "file", N_("File"), kg_cli_path (path));
  } else {
    g_autofree char *text = kg_template_to_text (template);

    if (cli->json)
      kg_cli_doc_add (kg_cli_answer_line (cli), "text", N_("Text"), kg_cli_text (text));
    else
      cli->text = g_string_new (text);
  }
  return TRUE;
}

static gboolean
drop (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  const char *key = kg_cli_arg (cli, 0);

  if (!kg_template_remove (txn, cli->context, key, error))
    return FALSE;

  kg_cli_doc_add (kg_cli_answer_line (cli), "key", N_("Key"), kg_cli_text (key));
  return TRUE;
}

static gboolean
answer_plan (KgTxn       *txn,
             KgCli       *cli,
             const char  *project_id,
             GError     **error)
{
  g_autoptr (KgRecord) project = kg_query_need (txn, &kg_table_project, project_id, error);
  g_autoptr (GPtrArray) steps =
    project == NULL ? NULL : kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, project_id,
                                                KG_STEP_POSITION, error);
  KgDate begin = KG_DATE_NONE;
  KgCliDoc *doc;

  if (steps == NULL)
    return FALSE;

  for (guint i = 0; i < steps->len; i++) {
    KgDate day = kg_record_get_date (g_ptr_array_index (steps, i), KG_STEP_PLANNED_START);

    if (day != KG_DATE_NONE && (begin == KG_DATE_NONE || day < begin))
      begin = day;
  }

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "id", NULL, kg_cli_text (project_id));
  kg_cli_doc_add (doc, "name", N_("Project"), kg_cli_field (project, KG_PROJECT_NAME));
  kg_cli_doc_add (doc, "template", N_("Process template"), kg_cli_field (project, KG_PROJECT_TEMPLATE));
  kg_cli_doc_add (doc, "choices", N_("Choices"), kg_cli_field (project, KG_PROJECT_CHOICES));
  kg_cli_doc_add (doc, "steps", N_("Steps"), kg_cli_number (steps->len));
  kg_cli_doc_add (doc, "begin", N_("Begins"), kg_cli_date (begin));
  kg_cli_doc_add (doc, "version", NULL, kg_cli_field (project, KG_COL_VERSION));
  return TRUE;
}

static gboolean
apply (KgTxn   *txn,
       KgCli   *cli,
       GError **error)
{
  g_autoptr (KgRecord) project = kg_query_project (txn, kg_cli_arg (cli, 0), error);
  g_autofree char *choices = kg_cli_join_choices (cli);
  const char *key = kg_cli_get (cli, "template");
  const char *now;

  if (project == NULL)
    return FALSE;

  now = kg_record_get_text (project, KG_PROJECT_TEMPLATE);
  if (key == NULL)
    key = now;
  if (key == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("Name the process template with --template KEY"));
    return FALSE;
  }

  /* The same template again: what was chosen in it stays. */
  if (choices == NULL && g_strcmp0 (key, now) == 0)
    choices = g_strdup (kg_record_get_text (project, KG_PROJECT_CHOICES));

  return kg_plan_apply (txn, cli->context, kg_record_get_id (project), key, choices, error) &&
         answer_plan (txn, cli, kg_record_get_id (project), error);
}

const KgCliCommand kg_cli_template_commands[] = {
  { "templates", KG_CLI_READ, 0, 1, "[KEY]", "choice", templates, N_("Process templates, or all about one") },
  { "template import", KG_CLI_WRITE, 1, 1, "FILE", NULL, import, N_("Put a process template in the store") },
  { "template export", KG_CLI_READ, 1, 1, "KEY", "output", export, N_("Write a process template to a file") },
  { "template remove", KG_CLI_WRITE, 1, 1, "KEY", NULL, drop, N_("Take a process template out of the store") },
  { "plan apply", KG_CLI_WRITE, 1, 1, "PROJECT --template KEY [--choice CHOICE=OPTION]…", "template|choice", apply,
    N_("Make the plan of a project from a process template") },
  { NULL },
};
