// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-error.h"
#include "services/sheet/kg-xml.h"

/* The plan of an .xlsx: which sheets there are and in which parts of the
 * container they and what they share are kept (ECMA-376, parts 1 and 2). */

#define MAX_SHEETS 1000

typedef struct {
  char *name;
  char *relation;
} SheetEntry;

/* A relation of a part: its type without the address before it. */
typedef struct {
  char *id;
  char *type;
  char *target;
} Relation;

typedef struct {
  KgXlsx *xlsx;
  GArray *sheets;    /* of SheetEntry, the visible ones */
  GArray *relations; /* of Relation */
  guint n_hidden;
} Plan;

static void
clear_sheet_entry (gpointer data)
{
  SheetEntry *entry = data;

  g_free (entry->name);
  g_free (entry->relation);
}

static void
clear_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
}

static gboolean
ignore_end_cb (gpointer     data,
               const char  *name,
               GError     **error)
{
  return TRUE;
}

static gboolean
relation_cb (gpointer      data,
             const char   *name,
             const char  **attributes,
             GError      **error)
{
  Plan *self = data;
  const char *id = kg_xml_get_attribute (attributes, "Id");
  const char *type = kg_xml_get_attribute (attributes, "Type");
  const char *target = kg_xml_get_attribute (attributes, "Target");
  Relation relation;

  if (!g_str_equal (name, "Relationship") || id == NULL || type == NULL || target == NULL ||
      self->relations->len >= 4 * MAX_SHEETS)
    return TRUE;

  relation.id = g_strdup (id);
  relation.type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation.target = g_strdup (target);
  g_array_append_val (self->relations, relation);

  return TRUE;
}

static gboolean
workbook_cb (gpointer      data,
             const char   *name,
             const char  **attributes,
             GError      **error)
{
  Plan *self = data;

  if (g_str_equal (name, "workbookPr")) {
    self->xlsx->from_1904 = kg_xml_is_true (kg_xml_get_attribute (attributes, "date1904"));
  } else if (g_str_equal (name, "sheet") && self->sheets->len < MAX_SHEETS) {
    const char *state = kg_xml_get_attribute (attributes, "state");
    SheetEntry entry = { g_strdup (kg_xml_get_attribute (attributes, "name")),
                         g_strdup (kg_xml_get_attribute (attributes, "id")) };

    if (entry.relation == NULL || (state != NULL && !g_str_equal (state, "visible"))) {
      self->n_hidden++;
      clear_sheet_entry (&entry);
    } else {
      g_array_append_val (self->sheets, entry);
    }
  }

  return TRUE;
}

static const KgXmlHandlers relation_handlers = { relation_cb, ignore_end_cb, NULL };
static const KgXmlHandlers workbook_handlers = { workbook_cb, ignore_end_cb, NULL };

/* The part that @target names in the relations of @part: xl/workbook.xml and
 * worksheets/sheet1.xml give xl/worksheets/sheet1.xml. */
static char *
resolve (const char *part,
         const char *target)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *joined = NULL;
  g_auto (GStrv) steps = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  joined = *target == '/' ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);
  steps = g_strsplit (joined, "/", -1);
  for (guint i = 0; steps[i] != NULL; i++) {
    if (g_str_equal (steps[i], "..") && path->len > 0)
      g_ptr_array_remove_index (path, path->len - 1);
    else if (*steps[i] != '\0' && !g_str_equal (steps[i], ".") && !g_str_equal (steps[i], ".."))
      g_ptr_array_add (path, steps[i]);
  }
  g_ptr_array_add (path, NULL);

  return g_strjoinv ("/", (char **) path->pdata);
}

/* The part that holds the relations of @part. */
static char *
relations_of (const char *part)
{
  g_autofree char *base = g_path_get_basename (part);
  g_autofree char *target = g_strdup_printf ("_rels/%s.rels", base);

  return resolve (part, target);
}

static const Relation *
find_relation (const Plan *self,
               const char *id,
               const char *type)
{
  for (guint i = 0; i < self->relations->len; i++) {
    const Relation *relation = &g_array_index (self->relations, Relation, i);

    if ((id == NULL || g_str_equal (relation->id, id)) && g_str_equal (relation->type, type))
      return relation;
  }

  return NULL;
}

static gboolean
read_relations (Plan        *self,
                const char  *part,
                GError     **error)
{
  KgXlsx *xlsx = self->xlsx;

  g_array_set_size (self->relations, 0);
  if (!kg_zip_has (xlsx->zip, part))
    return TRUE;

  return kg_xml_read_part (xlsx->zip, part, xlsx->options->max_depth, &relation_handlers, self, error);
}

/* A container without a workbook may be another kind of document. */
static void
refuse_other (KgXlsx  *self,
              GError **error)
{
  static const struct { const char *part; const char *what; } kinds[] = {
    { "word/document.xml", N_("a Word document") },
    { "ppt/presentation.xml", N_("a presentation") },
    { "content.xml", N_("an OpenDocument file") },
    { "xl/workbook.bin", N_("a binary .xlsb workbook") },
    { "Index/Document.iwa", N_("a Numbers or Pages document") },
  };
  const char *what = _("a packed archive");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (kg_zip_has (self->zip, kinds[i].part))
      what = _(kinds[i].what);
  }
  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
               _("“%s” is not an .xlsx file but %s; save it as .xlsx and try again"),
               self->workbook->file_name, what);
}

/* Finds the part of the workbook, which may be called anything. */
static char *
find_workbook (Plan    *self,
               GError **error)
{
  const Relation *relation;
  g_autofree char *part = NULL;

  if (!read_relations (self, "_rels/.rels", error))
    return NULL;

  relation = find_relation (self, NULL, "officeDocument");
  part = relation != NULL ? resolve ("/root", relation->target) : g_strdup ("xl/workbook.xml");
  if (!kg_zip_has (self->xlsx->zip, part) || g_str_has_suffix (part, ".bin") ||
      kg_zip_has (self->xlsx->zip, "word/document.xml") || kg_zip_has (self->xlsx->zip, "ppt/presentation.xml")) {
    refuse_other (self->xlsx, error);
    return NULL;
  }

  return g_steal_pointer (&part);
}

static gboolean
read_shared (Plan        *self,
             const char  *workbook,
             GError     **error)
{
  KgXlsx *xlsx = self->xlsx;
  const Relation *strings = find_relation (self, NULL, "sharedStrings");
  const Relation *styles = find_relation (self, NULL, "styles");
  g_autofree char *strings_part = strings != NULL ? resolve (workbook, strings->target) : NULL;
  g_autofree char *styles_part = styles != NULL ? resolve (workbook, styles->target) : NULL;

  if (strings_part != NULL && kg_zip_has (xlsx->zip, strings_part) &&
      !kg_xlsx_read_strings (xlsx, strings_part, error))
    return FALSE;

  return styles_part == NULL || !kg_zip_has (xlsx->zip, styles_part) ||
         kg_xlsx_read_styles (xlsx, styles_part, error);
}

static gboolean
read_plan (Plan    *self,
           GError **error)
{
  KgXlsx *xlsx = self->xlsx;
  g_autofree char *workbook = find_workbook (self, error);
  g_autofree char *relations = NULL;

  if (workbook == NULL)
    return FALSE;
  relations = relations_of (workbook);
  if (!kg_xml_read_part (xlsx->zip, workbook, xlsx->options->max_depth, &workbook_handlers, self, error) ||
      !read_relations (self, relations, error) || !read_shared (self, workbook, error))
    return FALSE;

  for (guint i = 0; i < self->sheets->len; i++) {
    const SheetEntry *entry = &g_array_index (self->sheets, SheetEntry, i);
    const Relation *relation = find_relation (self, entry->relation, "worksheet");
    g_autofree char *part = relation != NULL ? resolve (workbook, relation->target) : NULL;

    /* A sheet that is a chart has no cells. */
    if (part == NULL)
      continue;
    if (!kg_zip_has (xlsx->zip, part)) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is damaged: sheet “%s” is missing from it"),
                   xlsx->workbook->file_name, entry->name);
      return FALSE;
    }
    if (!kg_xlsx_read_sheet (xlsx, part, entry->name != NULL ? entry->name : "", error))
      return FALSE;
  }

  if (xlsx->workbook->sheets->len == 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 self->n_hidden > 0 ? _("“%s” has only hidden sheets; show the one that is meant and try again")
                                    : _("“%s” has no sheet"),
                 xlsx->workbook->file_name);
    return FALSE;
  }

  return TRUE;
}

/**
 * kg_xlsx_read:
 * @bytes: the file
 * @error: %KG_ERROR_REFUSED or %KG_ERROR_BAD_CELL
 *
 * Adds the visible sheets of the file to @workbook.
 */
gboolean
kg_xlsx_read (KgWorkbook            *workbook,
              GBytes                *bytes,
              const KgSheetOptions  *options,
              GError               **error)
{
  g_autoptr (KgZip) zip = kg_zip_open (bytes, workbook->file_name, options, error);
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (KgNumberFormat));
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (SheetEntry));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (Relation));
  KgXlsx xlsx = { zip, workbook, options, strings, formats, FALSE };
  Plan plan = { &xlsx, sheets, relations, 0 };

  if (zip == NULL)
    return FALSE;

  g_array_set_clear_func (sheets, clear_sheet_entry);
  g_array_set_clear_func (relations, clear_relation);
  workbook->format = KG_WORKBOOK_XLSX;

  return read_plan (&plan, error);
}
