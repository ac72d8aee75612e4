// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "pdf-trace.h"

#include "pdf-tools.h"

#include <string.h>

/* Where a file puts its glyphs and rules, as MuPDF reads it. */

#define PT (25.4 / 72)

typedef struct {
  PdfTrace *trace;
  guint page;
  double height; /* of the page, pt */
  double em;
  double condense;
  gboolean in_path;
  PdfRule rule;
} Parser;

static const char *
get_attribute (const char **names,
               const char **values,
               const char  *name)
{
  for (guint i = 0; names[i] != NULL; i++) {
    if (strcmp (names[i], name) == 0)
      return values[i];
  }

  return "";
}

static double
get_number (const char **names,
            const char **values,
            const char  *name)
{
  return g_ascii_strtod (get_attribute (names, values, name), NULL);
}

static void
add_corner (PdfRule *rule,
            double   x,
            double   y)
{
  rule->left = MIN (rule->left, x);
  rule->right = MAX (rule->right, x);
  rule->top = MIN (rule->top, y);
  rule->bottom = MAX (rule->bottom, y);
}

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  Parser *parser = data;

  if (strcmp (element, "page") == 0) {
    g_auto (GStrv) box = g_strsplit (get_attribute (names, values, "mediabox"), " ", -1);

    parser->page++;
    parser->height = g_ascii_strtod (box[3], NULL);
  } else if (strcmp (element, "fill_path") == 0) {
    g_auto (GStrv) colour = g_strsplit (get_attribute (names, values, "color"), " ", -1);

    parser->in_path = TRUE;
    parser->rule = (PdfRule) { parser->page, G_MAXDOUBLE, G_MAXDOUBLE, -1, -1 };
    parser->rule.red = g_ascii_strtod (colour[0], NULL);
    parser->rule.green = g_ascii_strtod (colour[1], NULL);
    parser->rule.blue = g_ascii_strtod (colour[2], NULL);
  } else if (parser->in_path && (strcmp (element, "moveto") == 0 || strcmp (element, "lineto") == 0)) {
    add_corner (&parser->rule, get_number (names, values, "x") * PT,
                (parser->height - get_number (names, values, "y")) * PT);
  } else if (strcmp (element, "span") == 0) {
    g_auto (GStrv) matrix = g_strsplit (get_attribute (names, values, "trm"), " ", -1);

    parser->em = g_ascii_strtod (matrix[3], NULL) * PT;
    parser->condense = g_ascii_strtod (matrix[0], NULL) * PT / parser->em;
  } else if (strcmp (element, "g") == 0) {
    PdfGlyph glyph = {
      .ch = g_utf8_get_char (get_attribute (names, values, "unicode")),
      .page = parser->page,
      .x = get_number (names, values, "x") * PT,
      .baseline = (parser->height - get_number (names, values, "y")) * PT,
      .width = get_number (names, values, "adv") * parser->em * parser->condense,
      .em = parser->em,
    };

    g_array_append_val (parser->trace->glyphs, glyph);
  }
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *element,
        gpointer              data,
        GError              **error)
{
  Parser *parser = data;

  if (strcmp (element, "fill_path") == 0) {
    g_array_append_val (parser->trace->rules, parser->rule);
    parser->in_path = FALSE;
  }
}

/**
 * pdf_trace_new:
 *
 * Returns: (transfer full): what is on all pages of @path
 */
PdfTrace *
pdf_trace_new (const char *path)
{
  static const GMarkupParser callbacks = { .start_element = start_cb, .end_element = end_cb };
  const char *const argv[] = { "mutool", "draw", "-q", "-F", "trace", path, NULL };
  g_autofree char *warnings = NULL;
  g_autofree char *xml = pdf_tools_run (argv, &warnings, NULL);
  PdfTrace *self = g_new0 (PdfTrace, 1);
  Parser parser = { .trace = self };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&callbacks, 0, &parser, NULL);
  g_autoptr (GError) error = NULL;

  self->glyphs = g_array_new (FALSE, FALSE, sizeof (PdfGlyph));
  self->rules = g_array_new (FALSE, FALSE, sizeof (PdfRule));
  g_markup_parse_context_parse (context, xml, -1, &error);
  g_assert_no_error (error);

  return self;
}

void
pdf_trace_free (PdfTrace *self)
{
  g_array_unref (self->glyphs);
  g_array_unref (self->rules);
  g_free (self);
}
