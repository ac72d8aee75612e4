// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-page-template.h"

#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What is asked of a template that an office wants to keep, beyond that a page
 * can be set by it. Documents that were issued by another are not held against
 * this: how they look does not change. */

#define LONGEST_NAME 100
#define LEAST_CONTRAST 3.0 /* WCAG 2.1, 1.4.3: large letters, as those of a document are */

/* WCAG 2.1, "relative luminance". */
static double
get_luminance (guint32 colour)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++) {
    double part = ((colour >> (16 - 8 * i)) & 0xff) / 255.0;

    sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
  }

  return sum;
}

static gboolean
check_name (const char *name,
            GError    **error)
{
  g_autofree char *bare = name != NULL && g_utf8_validate (name, -1, NULL) ? g_strstrip (g_strdup (name)) : g_strdup ("");

  if (*bare == '\0') {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, _("A page template needs a name"));
    return FALSE;
  }
  if (g_utf8_strlen (bare, -1) > LONGEST_NAME) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("The name of the page template has %u characters; at most %u can be shown"),
                 (guint) g_utf8_strlen (bare, -1), LONGEST_NAME);
    return FALSE;
  }
  for (const char *p = bare; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p))) {
      g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED,
                           _("The name of the page template has a line break or another character that cannot be shown"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_colour (const KgPageTemplate *self,
              const char           *key,
              GError              **error)
{
  const KgPageField *field = kg_page_template_find_field (key);
  const double contrast = 1.05 / (get_luminance ((guint32) kg_page_template_get (self, field)) + 0.05);

  if (contrast >= LEAST_CONTRAST)
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
               /* Translators: a measure of the page, such as “Colour of the text”. */
               _("“%s” cannot be read on white paper: its contrast is %.1f to 1, and 3 to 1 is needed; choose a darker one"),
               _(field->label), floor (contrast * 10) / 10);
  return FALSE;
}

/**
 * kg_page_template_check_kept:
 * @name: (nullable): what it is to be called
 *
 * Whether a template can be kept under a name: as kg_page_template_check(),
 * and a name that can be shown, and colours that can be read. A watermark may
 * be faint. The error is %KG_ERROR_REFUSED.
 */
gboolean
kg_page_template_check_kept (const KgPageTemplate *self,
                             const char           *name,
                             GError              **error)
{
  return kg_page_template_check (self, error) && check_name (name, error) &&
         check_colour (self, "text_colour", error) && (!self->head || check_colour (self, "mark_colour", error));
}
