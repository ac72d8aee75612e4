// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-page-template.h"

#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stddef.h>

/* The one description of the measures of a template. The file, what is kept of
 * an issued document, the form in which a secretary changes them and the check
 * of their ranges are made from it. A key is never changed or used again. */

#define MM(group, field, least, most, label, clause) \
  { group, #field, KG_PAGE_MM, offsetof (KgPageTemplate, field), least, most, label, clause }
#define PT(group, field, least, most, label, clause) \
  { group, #field, KG_PAGE_PT, offsetof (KgPageTemplate, field), least, most, label, clause }
#define COUNT(group, field, least, most, label, clause) \
  { group, #field, KG_PAGE_COUNT, offsetof (KgPageTemplate, field), least, most, label, clause }
#define FLAG(group, field, label, clause) \
  { group, #field, KG_PAGE_FLAG, offsetof (KgPageTemplate, field), 0, 1, label, clause }
#define COLOUR(group, field, label, clause) \
  { group, #field, KG_PAGE_COLOUR, offsetof (KgPageTemplate, field), 0, 0xffffff, label, clause }

static const KgPageField fields[] = {
  MM ("page", page_width, 50, 1200, N_("Width of the paper"), "5.1"),
  MM ("page", page_height, 50, 1200, N_("Height of the paper"), "5.1"),
  MM ("page", area_left, 0, 500, N_("Binding margin, left"), "5.2.1"),
  MM ("page", area_top, 0, 500, N_("Top margin"), "5.2.1"),
  MM ("page", area_width, 20, 1200, N_("Width of the type area"), "5.2.1"),
  MM ("page", area_height, 20, 1200, N_("Height of the type area"), "5.2.1"),
  COUNT ("page", chars_per_line, 8, 200, N_("Characters a line"), "5.2.3"),
  COUNT ("page", lines_per_page, 4, 200, N_("Lines a page"), "5.2.3"),

  PT ("text", body_size, 5, 100, N_("Characters of the text"), "5.2.2"),
  PT ("text", title_size, 5, 200, N_("Characters of the title"), "7.3.1"),
  COUNT ("text", title_gap, 0, 20, N_("Empty lines above the title"), "7.3.1"),
  COUNT ("text", body_gap, 0, 20, N_("Empty lines below the title"), "7.3.1"),
  COUNT ("text", indent, 0, 20, N_("Characters by which paragraphs are indented"), "7.3.3"),
  COLOUR ("text", text_colour, N_("Colour of the text"), "6.2"),

  COUNT ("lists", lists_gap, 0, 20, N_("Empty lines above the lists of names"), "10.3"),
  FLAG ("lists", lists_run_in, N_("Units follow each other in a line"), "10.3"),

  FLAG ("head", head, N_("Mark, number and red rule"), "10.3"),
  MM ("head", mark_top, 0, 1000, N_("Type area to the top of the mark"), "7.2.4"),
  PT ("head", mark_size, 5, 200, N_("Characters of the mark, at most"), NULL),
  PT ("head", mark_size_least, 5, 200, N_("Characters of the mark, at least"), NULL),
  { "head", "mark_condense", KG_PAGE_RATIO, offsetof (KgPageTemplate, mark_condense), 0.3, 1,
    N_("How narrow the mark may be drawn"), NULL },
  COUNT ("head", number_gap, 0, 20, N_("Empty lines above the number"), "7.2.5"),
  FLAG ("head", office_line, N_("Office and date below the number"), NULL),
  MM ("head", head_rule_gap, 0, 100, N_("Number to the red rule"), "7.2.7"),
  MM ("head", head_rule, 0.05, 10, N_("Thickness of the red rule"), NULL),
  COLOUR ("head", mark_colour, N_("Colour of mark and rule"), "6.2"),

  FLAG ("imprint", imprint, N_("Imprint on the foot of the last page"), "7.4"),
  FLAG ("imprint", imprint_even_page, N_("Always on an even page"), NULL),
  MM ("imprint", imprint_rule_outer, 0.05, 10, N_("Thickness of its first and last rule"), "7.4.1"),
  MM ("imprint", imprint_rule_inner, 0.05, 10, N_("Thickness of the rule between"), "7.4.1"),
  MM ("imprint", imprint_pitch, 1, 100, N_("Line to line"), NULL),
  PT ("imprint", small_size, 5, 100, N_("Characters of imprint and page numbers"), "7.4, 7.5"),

  MM ("page-number", page_number_gap, 0, 100, N_("Type area to the page number"), "7.5"),

  PT ("watermark", watermark_size, 5, 1000, N_("Characters of the watermark"), NULL),
  { "watermark", "watermark_angle", KG_PAGE_DEGREES, offsetof (KgPageTemplate, watermark_angle), -90, 90,
    N_("Its slope"), NULL },
  COLOUR ("watermark", watermark_colour, N_("Its colour"), NULL),

  FLAG ("parts", annex_assignments, N_("Annex with the assignments"), NULL),

  PT ("tables", table_size, 5, 100, N_("Characters in tables"), NULL),
  MM ("tables", table_line, 1, 100, N_("Line to line in tables"), NULL),
  MM ("tables", table_pad, 0, 20, N_("Text to the rules around it"), NULL),
  MM ("tables", table_rule_outer, 0.05, 2, N_("Thickness of the rules around a table"), NULL),
  MM ("tables", table_rule_inner, 0.05, 2, N_("Thickness of the rules in a table"), NULL),
};

/**
 * kg_page_template_get_fields:
 *
 * Returns: (array length=n_fields): all measures, those of a group together
 */
const KgPageField *
kg_page_template_get_fields (guint *n_fields)
{
  *n_fields = G_N_ELEMENTS (fields);

  return fields;
}

/**
 * kg_page_template_find_field:
 *
 * Returns: (nullable): the measure of that key
 */
const KgPageField *
kg_page_template_find_field (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (fields[i].key, key) == 0)
      return &fields[i];

  return NULL;
}

/**
 * kg_page_template_get:
 *
 * Returns: the value of one measure; 0 or 1 for what is or is not
 */
double
kg_page_template_get (const KgPageTemplate *self,
                      const KgPageField    *field)
{
  gconstpointer at = (const guint8 *) self + field->offset;

  switch (field->kind) {
  case KG_PAGE_COUNT:
    return *(const guint *) at;
  case KG_PAGE_COLOUR:
    return *(const guint32 *) at;
  case KG_PAGE_FLAG:
    return *(const gboolean *) at ? 1 : 0;
  case KG_PAGE_MM:
  case KG_PAGE_PT:
  case KG_PAGE_RATIO:
  case KG_PAGE_DEGREES:
  default:
    return *(const double *) at;
  }
}

/**
 * kg_page_template_set:
 * @value: what is no whole number is rounded where only these make sense; one
 *   out of range is kept for kg_page_template_check() to name, as near as the
 *   field can hold it
 */
void
kg_page_template_set (KgPageTemplate    *self,
                      const KgPageField *field,
                      double             value)
{
  gpointer at = (guint8 *) self + field->offset;
  /* Not a number is not between any two. */
  double whole = value >= 0 && value <= 0xffffff ? round (value) : 0x1000000;

  switch (field->kind) {
  case KG_PAGE_COUNT:
    *(guint *) at = (guint) whole;
    break;
  case KG_PAGE_COLOUR:
    *(guint32 *) at = (guint32) whole;
    break;
  case KG_PAGE_FLAG:
    *(gboolean *) at = whole != 0;
    break;
  case KG_PAGE_MM:
  case KG_PAGE_PT:
  case KG_PAGE_RATIO:
  case KG_PAGE_DEGREES:
  default:
    *(double *) at = value;
    break;
  }
}

/**
 * kg_page_field_check:
 *
 * Whether @value is in the range of the field. The error is
 * %KG_ERROR_REFUSED, with a sentence that names both.
 */
gboolean
kg_page_field_check (const KgPageField *field,
                     double             value,
                     GError           **error)
{
  /* Written so that a NaN fails, too. */
  if (value >= field->least && value <= field->most)
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
               /* Translators: a measure of the page, and its range. */
               _("“%s” must be from %g to %g"), _(field->label), field->least, field->most);

  return FALSE;
}

/**
 * kg_page_field_get_group_label:
 *
 * Returns: what a group of measures is called
 */
const char *
kg_page_field_get_group_label (const char *group)
{
  static const struct { const char *group; const char *label; } labels[] = {
    { "page", N_("Paper and type area") },
    { "text", N_("Title and text") },
    { "lists", N_("Lists of names") },
    { "head", N_("Head of the first page") },
    { "imprint", N_("Imprint") },
    { "page-number", N_("Page numbers") },
    { "watermark", N_("Watermark of drafts") },
    { "parts", N_("Parts") },
    { "tables", N_("Tables") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].group, group))
      return _(labels[i].label);

  return group;
}

/**
 * kg_page_field_get_unit:
 *
 * Returns: (nullable): what a measure is counted in, for people; %NULL when its
 *   value says so itself
 */
const char *
kg_page_field_get_unit (const KgPageField *field)
{
  switch (field->kind) {
  case KG_PAGE_MM:
    return C_("unit", "mm");
  case KG_PAGE_PT:
    return C_("unit", "pt");
  case KG_PAGE_DEGREES:
    return C_("unit", "°");
  case KG_PAGE_COUNT:
    if (field->offset == offsetof (KgPageTemplate, chars_per_line) || field->offset == offsetof (KgPageTemplate, indent))
      return C_("unit", "characters");
    return C_("unit", "lines");
  case KG_PAGE_RATIO:
  case KG_PAGE_COLOUR:
  case KG_PAGE_FLAG:
  default:
    return NULL;
  }
}

/**
 * kg_page_field_to_words:
 *
 * Returns: (transfer full): a value of a measure for people, beside its label,
 *   such as “35 mm”
 */
char *
kg_page_field_to_words (const KgPageField *field,
                        double             value)
{
  /* What is counted is in the label, and its plural would be another. */
  const char *unit = field->kind != KG_PAGE_COUNT ? kg_page_field_get_unit (field) : NULL;

  if (field->kind == KG_PAGE_COLOUR)
    return g_strdup_printf ("#%06x", (guint) value);
  if (field->kind == KG_PAGE_FLAG)
    return g_strdup (value != 0 ? C_("measure", "yes") : C_("measure", "no"));

  return unit != NULL ? g_strdup_printf ("%g %s", value, unit) : g_strdup_printf ("%g", value);
}
