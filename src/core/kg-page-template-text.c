// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-page-template.h"

#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Page templates as text, in which an office keeps and passes on its form:
 *
 *   [page-template]
 *   name=周例会纪要
 *   kind=weekly
 *
 *   [head]
 *   # mm; GB/T 9704-2012, 7.2.4
 *   mark_top=35
 */

#define HEAD "page-template"

static const struct { const char *code; const char *label; } kinds[KG_N_DOCUMENT_KINDS] = {
  [KG_DOCUMENT_WEEKLY] = { "weekly", N_("Minutes of the weekly meeting") },
  [KG_DOCUMENT_SPECIAL] = { "special", N_("Minutes of a special meeting") },
  [KG_DOCUMENT_TASK_FORCE] = { "task_force", N_("Minutes of a task force") },
  [KG_DOCUMENT_FINANCE] = { "finance", N_("Minutes of the finance morning") },
  [KG_DOCUMENT_SLIP] = { "slip", N_("Supervision slip") },
  [KG_DOCUMENT_REGISTER] = { "register", N_("Supervision register") },
  [KG_DOCUMENT_CIRCULAR] = { "circular", N_("Circular") },
  [KG_DOCUMENT_EXCERPT] = { "excerpt", N_("Excerpt of minutes") },
};

/**
 * kg_document_kind_to_code:
 *
 * Returns: "weekly", "slip" …; for meetings the code of their series' kind
 */
const char *
kg_document_kind_to_code (KgDocumentKind kind)
{
  return kinds[kind].code;
}

gboolean
kg_document_kind_from_code (const char     *code,
                            KgDocumentKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].code, code) == 0) {
      *kind = i;
      return TRUE;
    }

  return FALSE;
}

const char *
kg_document_kind_label (KgDocumentKind kind)
{
  return _(kinds[kind].label);
}

static const char *
get_unit (KgPageFieldKind kind)
{
  switch (kind) {
  case KG_PAGE_MM:
    return "mm";
  case KG_PAGE_PT:
    return "pt";
  case KG_PAGE_RATIO:
    return "0.3-1";
  case KG_PAGE_DEGREES:
    return "degrees";
  case KG_PAGE_COLOUR:
    return "RRGGBB";
  case KG_PAGE_FLAG:
    return "true, false";
  case KG_PAGE_COUNT:
  default:
    return NULL;
  }
}

static void
append_value (GString           *text,
              const KgPageField *field,
              double             value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (field->kind == KG_PAGE_COLOUR)
    g_string_append_printf (text, "%06x", (guint) value);
  else if (field->kind == KG_PAGE_FLAG)
    g_string_append (text, value != 0 ? "true" : "false");
  else
    g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.10g", value));
}

/**
 * kg_page_template_to_text:
 * @name: what people call it
 *
 * Returns: the template as a file, with the unit of every measure
 */
char *
kg_page_template_to_text (const KgPageTemplate *self,
                          KgDocumentKind        kind,
                          const char           *name)
{
  g_autofree char *one_line = g_strdelimit (g_strdup (name), "\r\n\\", ' ');
  GString *text = g_string_new (NULL);
  const char *group = "";
  guint n_fields;
  const KgPageField *fields = kg_page_template_get_fields (&n_fields);

  g_string_append_printf (text, "[" HEAD "]\nname=%s\nkind=%s\n", g_strstrip (one_line), kinds[kind].code);

  for (guint i = 0; i < n_fields; i++) {
    const KgPageField *field = &fields[i];
    const char *unit = get_unit (field->kind);

    if (!g_str_equal (group, field->group))
      g_string_append_printf (text, "\n[%s]\n", field->group);
    group = field->group;
    if (unit != NULL || field->clause != NULL)
      g_string_append_printf (text, "# %s%s%s%s\n", unit != NULL ? unit : "",
                              unit != NULL && field->clause != NULL ? "; " : "",
                              field->clause != NULL ? "GB/T 9704-2012, " : "",
                              field->clause != NULL ? field->clause : "");
    g_string_append_printf (text, "%s=", field->key);
    append_value (text, field, kg_page_template_get (self, field));
    g_string_append_c (text, '\n');
  }

  return g_string_free (text, FALSE);
}

static gboolean
read_value (const KgPageField *field,
            const char        *text,
            double            *value)
{
  char *end;

  if (field->kind == KG_PAGE_FLAG) {
    *value = g_str_equal (text, "true");
    return *value != 0 || g_str_equal (text, "false");
  }
  if (field->kind == KG_PAGE_COLOUR) {
    if (*text == '#') /* as lists and other programs write it */
      text++;
    *value = (double) g_ascii_strtoull (text, &end, 16);
    return strlen (text) == 6 && end == text + 6 && g_ascii_isxdigit (text[0]);
  }

  *value = g_ascii_strtod (text, &end);
  return *text != '\0' && *end == '\0' && isfinite (*value) &&
         (field->kind != KG_PAGE_COUNT || *value == floor (*value));
}

static gboolean
read_fields (GKeyFile       *file,
             const char     *group,
             KgPageTemplate *self,
             GError        **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++) {
    const KgPageField *field = kg_page_template_find_field (keys[i]);
    g_autofree char *text = g_strstrip (g_key_file_get_value (file, group, keys[i], NULL));
    double value;

    if (field == NULL || !g_str_equal (field->group, group)) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                   /* Translators: of a file with the measures of a page; a group, then a key in it. */
                   _("The page template has a measure “%s” in [%s] that this program does not know"),
                   keys[i], group);
      return FALSE;
    }
    if (!read_value (field, text, &value)) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                   _("The page template says %s=%s; %s"), keys[i], text,
                   field->kind == KG_PAGE_FLAG ? _("true or false was expected")
                   : field->kind == KG_PAGE_COLOUR ? _("a colour such as e60012 was expected")
                   : field->kind == KG_PAGE_COUNT ? _("a whole number was expected")
                                                  : _("a number such as 10.5 was expected"));
      return FALSE;
    }
    if (!kg_page_field_check (field, value, error))
      return FALSE;
    kg_page_template_set (self, field, value);
  }

  return TRUE;
}

/**
 * kg_page_template_from_text:
 * @self: (out caller-allocates): what @text does not say is as in the form
 *   that ships for its kind
 * @name: (out) (transfer full) (optional):
 *
 * Reads what kg_page_template_to_text() wrote, or a person.
 *
 * Returns: %FALSE with %KG_ERROR_REFUSED and a sentence that names the line
 */
gboolean
kg_page_template_from_text (const char      *text,
                            KgPageTemplate  *self,
                            KgDocumentKind  *kind,
                            char           **name,
                            GError         **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) groups = NULL;
  g_autofree char *code = NULL;
  g_autofree char *own = NULL;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, &local)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("This is not a page template: %s"), local->message);
    return FALSE;
  }

  code = g_key_file_get_string (file, HEAD, "kind", NULL);
  own = g_key_file_get_string (file, HEAD, "name", NULL);
  if (code == NULL || !kg_document_kind_from_code (code, kind)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("This is not a page template: [%s] does not say of which kind of document it is"), HEAD);
    return FALSE;
  }

  kg_page_template_get_builtin (*kind, self);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (!g_str_equal (groups[i], HEAD) && !read_fields (file, groups[i], self, error))
      return FALSE;
  if (!kg_page_template_check (self, error))
    return FALSE;

  if (name != NULL)
    *name = own != NULL && *g_strstrip (own) != '\0' ? g_steal_pointer (&own)
                                                     : g_strdup (kg_document_kind_label (*kind));
  return TRUE;
}
