// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-doc.h"

/* Answers for programs: stable keys, codes, ISO dates, money in 万元. */

static void
add_value (JsonBuilder      *builder,
           const KgCliValue *value)
{
  g_autoptr (JsonNode) node = NULL;

  switch (value->kind) {
  case KG_CLI_TEXT:
    json_builder_add_string_value (builder, value->text);
    return;
  case KG_CLI_NUMBER:
    json_builder_add_int_value (builder, value->number);
    return;
  case KG_CLI_TRUTH:
    json_builder_add_boolean_value (builder, value->number != 0);
    return;
  case KG_CLI_JSON:
    node = json_from_string (value->text, NULL);
    if (node != NULL)
      json_builder_add_value (builder, g_steal_pointer (&node));
    else
      json_builder_add_null_value (builder);
    return;
  case KG_CLI_NOTHING:
  default:
    json_builder_add_null_value (builder);
    return;
  }
}

static void
add_table (JsonBuilder      *builder,
           const KgCliTable *table)
{
  json_builder_begin_array (builder);
  for (guint r = 0; r < kg_cli_table_get_n_rows (table); r++) {
    json_builder_begin_object (builder);
    for (guint c = 0; c < kg_cli_table_get_n_columns (table); c++) {
      json_builder_set_member_name (builder, kg_cli_table_get_column (table, c)->key);
      add_value (builder, kg_cli_table_get (table, r, c));
    }
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static char *
finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}

/**
 * kg_cli_table_to_json:
 *
 * Returns: (transfer full): an array with one object a row
 */
char *
kg_cli_table_to_json (const KgCliTable *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  add_table (builder, self);
  return finish (builder);
}

/**
 * kg_cli_doc_to_json:
 *
 * Returns: (transfer full): one object; its tables are arrays in it
 */
char *
kg_cli_doc_to_json (const KgCliDoc *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n;
  const KgCliPart *parts = kg_cli_doc_get_parts (self, &n);

  json_builder_begin_object (builder);
  for (guint i = 0; i < n; i++) {
    if (parts[i].key == NULL)
      continue;
    json_builder_set_member_name (builder, parts[i].key);
    if (parts[i].table != NULL)
      add_table (builder, parts[i].table);
    else
      add_value (builder, &parts[i].value);
  }
  json_builder_end_object (builder);

  return finish (builder);
}
