// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-json.h"

#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* Minutes as JSON: the snapshot that is kept when they are issued, and what
 * the .json export gives. The same content gives the same bytes, since its
 * hash is kept too; the names are frozen. */

static const char *const stage_codes[] = { "draft", "in_review", "issued", "withdrawn" };
static const char *const block_codes[KG_MINUTES_N_BLOCK_KINDS] = {
  "heading1", "heading2", "item", "paragraph", "addressee", "signature", "table", "picture", "annex",
};
static const char *const list_codes[] = { "present", "excused", "in_attendance" };

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_date (JsonBuilder *builder,
          const char  *name,
          KgDate       date)
{
  g_autofree char *iso = kg_date_to_iso (date);

  add_text (builder, name, iso);
}

static void
write_table (JsonBuilder          *builder,
             const KgMinutesTable *table)
{
  json_builder_set_member_name (builder, "has_head");
  json_builder_add_boolean_value (builder, table->has_head);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->columns->len; i++) {
    const KgMinutesColumn *column = &g_array_index (table->columns, KgMinutesColumn, i);

    json_builder_begin_object (builder);
    add_text (builder, "title", column->title);
    json_builder_set_member_name (builder, "width");
    json_builder_add_double_value (builder, column->width);
    json_builder_set_member_name (builder, "centred");
    json_builder_add_boolean_value (builder, column->centred);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint row = 0; row < table->rows->len; row++) {
    json_builder_begin_array (builder);
    for (guint i = 0; i < table->columns->len; i++)
      json_builder_add_string_value (builder, kg_minutes_table_get_cell (table, row, i));
    json_builder_end_array (builder);
  }
  json_builder_end_array (builder);
}

static void
write_picture (JsonBuilder            *builder,
               const KgMinutesPicture *picture)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (picture->png, &length);
  g_autofree char *base64 = g_base64_encode (data, length);

  add_text (builder, "png", base64);
  add_text (builder, "words", picture->words);
}

static void
write_page (JsonBuilder          *builder,
            const KgPageTemplate *page)
{
  guint n_fields;
  const KgPageField *fields = kg_page_template_get_fields (&n_fields);

  json_builder_set_member_name (builder, "page");
  json_builder_begin_object (builder);
  for (guint i = 0; i < n_fields; i++) {
    const KgPageField *field = &fields[i];
    double value = kg_page_template_get (page, field);

    json_builder_set_member_name (builder, field->key);
    if (field->kind == KG_PAGE_FLAG)
      json_builder_add_boolean_value (builder, value != 0);
    else if (field->kind == KG_PAGE_COUNT || field->kind == KG_PAGE_COLOUR)
      json_builder_add_int_value (builder, (gint64) value);
    else
      json_builder_add_double_value (builder, value);
  }
  json_builder_end_object (builder);
}

char *
kg_minutes_to_json (const KgMinutes *minutes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "mark", minutes->mark);
  json_builder_set_member_name (builder, "year");
  json_builder_add_int_value (builder, minutes->year);
  json_builder_set_member_name (builder, "number");
  json_builder_add_int_value (builder, minutes->number);
  add_date (builder, "met_on", minutes->met_on);
  add_date (builder, "issued_on", minutes->issued_on);
  add_text (builder, "stage", stage_codes[minutes->stage]);
  add_text (builder, "seal", minutes->seal);
  add_text (builder, "title", minutes->title);
  add_text (builder, "correction", minutes->correction);
  add_text (builder, "opening", minutes->opening);

  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < minutes->blocks->len; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (minutes->blocks, i);

    json_builder_begin_object (builder);
    add_text (builder, "kind", block_codes[block->kind]);
    if (block->continues) {
      json_builder_set_member_name (builder, "continues");
      json_builder_add_boolean_value (builder, TRUE);
    }
    if (block->number > 0) {
      json_builder_set_member_name (builder, "number");
      json_builder_add_int_value (builder, block->number);
    }
    if (block->table != NULL)
      write_table (builder, block->table);
    else if (block->picture != NULL)
      write_picture (builder, block->picture);
    else
      add_text (builder, "text", block->text);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);

  for (int l = 0; l < KG_MINUTES_N_LISTS; l++) {
    json_builder_set_member_name (builder, list_codes[l]);
    json_builder_begin_array (builder);
    for (guint i = 0; i < minutes->lists[l]->len; i++)
      json_builder_add_string_value (builder, g_ptr_array_index (minutes->lists[l], i));
    json_builder_end_array (builder);
  }

  add_text (builder, "copy_to", minutes->copy_to);
  add_text (builder, "office", minutes->office);
  if (minutes->page != NULL)
    write_page (builder, minutes->page);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static int
find_code (const char *const *codes,
           guint              n_codes,
           const char        *code)
{
  for (guint i = 0; i < n_codes; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return (int) i;

  return -1;
}

static const char *
text_of (JsonObject *object,
         const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/* Only an array is taken as one: the text may have been tampered with. */
static JsonArray *
array_of (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static KgMinutesTable *
read_table (JsonObject *block)
{
  JsonArray *columns = array_of (block, "columns"), *rows = array_of (block, "rows");
  g_autoptr (KgMinutesTable) table = kg_minutes_table_new ();

  table->has_head = json_object_get_boolean_member_with_default (block, "has_head", TRUE);
  for (guint i = 0; columns != NULL && i < json_array_get_length (columns); i++) {
    JsonNode *node = json_array_get_element (columns, i);

    if (JSON_NODE_HOLDS_OBJECT (node)) {
      JsonObject *column = json_node_get_object (node);

      kg_minutes_table_add_column (table, text_of (column, "title"),
                                   json_object_get_double_member_with_default (column, "width", 0),
                                   json_object_get_boolean_member_with_default (column, "centred", FALSE));
    }
  }
  if (table->columns->len == 0)
    return NULL;

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++) {
    JsonNode *node = json_array_get_element (rows, i);
    JsonArray *cells = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
    g_autoptr (GPtrArray) row = g_ptr_array_new ();

    for (guint j = 0; cells != NULL && j < json_array_get_length (cells); j++) {
      JsonNode *cell = json_array_get_element (cells, j);
      const char *text = JSON_NODE_HOLDS_VALUE (cell) ? json_node_get_string (cell) : NULL;

      g_ptr_array_add (row, (char *) (text != NULL ? text : ""));
    }
    g_ptr_array_add (row, NULL);
    kg_minutes_table_add_row (table, (const char *const *) row->pdata);
  }

  return g_steal_pointer (&table);
}

static KgMinutesPicture *
read_picture (JsonObject *block)
{
  const char *base64 = text_of (block, "png");
  gsize length = 0;
  guint8 *data = base64 != NULL ? g_base64_decode (base64, &length) : NULL;
  g_autoptr (GBytes) png = g_bytes_new_take (data, length);

  return kg_minutes_picture_new (png, text_of (block, "words"));
}

static void
read_block (KgMinutes          *minutes,
            KgMinutesBlockKind  kind,
            JsonObject         *block)
{
  if (kind == KG_MINUTES_TABLE) {
    KgMinutesTable *table = read_table (block);

    if (table != NULL)
      kg_minutes_add_table (minutes, table);
  } else if (kind == KG_MINUTES_PICTURE) {
    KgMinutesPicture *picture = read_picture (block);

    if (picture != NULL)
      kg_minutes_add_picture (minutes, picture);
  } else if (text_of (block, "text") != NULL) {
    gint64 number = json_object_get_int_member_with_default (block, "number", 0);

    kg_minutes_add (minutes, kind, text_of (block, "text"));
    if (minutes->blocks->len > 0) {
      KgMinutesBlock *last = g_ptr_array_index (minutes->blocks, minutes->blocks->len - 1);

      last->continues = json_object_get_boolean_member_with_default (block, "continues", FALSE);
      if (number > 0 && number <= 9999)
        last->number = (guint) number;
    }
  }
}

static void
read_blocks (KgMinutes *minutes,
             JsonArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < json_array_get_length (blocks); i++) {
    JsonNode *node = json_array_get_element (blocks, i);
    JsonObject *block;
    int kind;

    if (!JSON_NODE_HOLDS_OBJECT (node))
      continue;
    block = json_node_get_object (node);
    kind = find_code (block_codes, G_N_ELEMENTS (block_codes), text_of (block, "kind"));
    if (kind >= 0)
      read_block (minutes, kind, block);
  }
}

/* What an older program did not know is as it was then; what a later one added
 * is left out. */
static gboolean
read_page (KgMinutes  *minutes,
           JsonObject *object,
           GError    **error)
{
  KgPageTemplate page = *kg_page_template_get_first ();
  guint n_fields;
  const KgPageField *fields = kg_page_template_get_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++) {
    JsonNode *node = json_object_get_member (object, fields[i].key);

    if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
      continue;
    kg_page_template_set (&page, &fields[i],
                          fields[i].kind == KG_PAGE_FLAG ? json_node_get_boolean (node) : json_node_get_double (node));
  }
  if (!kg_page_template_check (&page, NULL)) {
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED, _("The stored minutes cannot be read"));
    return FALSE;
  }

  kg_minutes_set_page (minutes, &page);
  return TRUE;
}

/**
 * kg_minutes_from_json:
 *
 * Returns: (transfer full) (nullable): the minutes, or %NULL with
 *   %KG_ERROR_DAMAGED when @json is not what kg_minutes_to_json() makes
 */
KgMinutes *
kg_minutes_from_json (const char  *json,
                      GError     **error)
{
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  g_autoptr (KgMinutes) minutes = NULL;
  JsonObject *object;
  int stage;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED, _("The stored minutes cannot be read"));
    return NULL;
  }

  object = json_node_get_object (root);
  stage = find_code (stage_codes, G_N_ELEMENTS (stage_codes), text_of (object, "stage"));
  if (stage < 0 || text_of (object, "mark") == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_DAMAGED, _("The stored minutes cannot be read"));
    return NULL;
  }

  minutes = kg_minutes_new (text_of (object, "mark"));
  kg_minutes_set_number (minutes,
                         (int) json_object_get_int_member_with_default (object, "year", 0),
                         (int) json_object_get_int_member_with_default (object, "number", 0));
  kg_minutes_set_dates (minutes,
                        kg_date_parse_iso (text_of (object, "met_on")),
                        kg_date_parse_iso (text_of (object, "issued_on")));
  kg_minutes_set_stage (minutes, stage);
  kg_minutes_set_seal (minutes, text_of (object, "seal"));
  kg_minutes_set_title (minutes, text_of (object, "title"));
  kg_minutes_set_correction (minutes, text_of (object, "correction"));
  kg_minutes_set_opening (minutes, text_of (object, "opening"));
  kg_minutes_set_copy_to (minutes, text_of (object, "copy_to"));
  kg_minutes_set_office (minutes, text_of (object, "office"));
  read_blocks (minutes, array_of (object, "blocks"));
  if (json_object_has_member (object, "page")) {
    JsonNode *page = json_object_get_member (object, "page");

    if (JSON_NODE_HOLDS_OBJECT (page) && !read_page (minutes, json_node_get_object (page), error))
      return NULL;
  }

  for (int l = 0; l < KG_MINUTES_N_LISTS; l++) {
    JsonArray *names = array_of (object, list_codes[l]);

    for (guint i = 0; names != NULL && i < json_array_get_length (names); i++) {
      JsonNode *name = json_array_get_element (names, i);

      if (JSON_NODE_HOLDS_VALUE (name) && json_node_get_string (name) != NULL)
        kg_minutes_add_name (minutes, l, json_node_get_string (name));
    }
  }

  return g_steal_pointer (&minutes);
}
