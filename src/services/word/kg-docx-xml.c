// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-xml.h"

#include <math.h>
#include <string.h>

/* Text and lengths as WordprocessingML writes them. */

/* XML 1.0 cannot hold these at all, escaped or not; a page draws none of
 * them either. */
static gboolean
is_forbidden (gunichar ch)
{
  return (ch < 0x20 && ch != '\t' && ch != '\n') || ch == 0x7f || (ch & 0xfffe) == 0xfffe;
}

/**
 * kg_docx_append_escaped:
 * @length: in bytes, -1 is up to the end
 *
 * Appends text to an element or to an attribute in double quotes. What XML
 * cannot hold is left out.
 */
void
kg_docx_append_escaped (GString    *xml,
                        const char *text,
                        gssize      length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);
  const char *from = text; /* of what needs no change */

  for (const char *p = text; p < end; p = g_utf8_next_char (p)) {
    const char *instead = NULL;

    switch (*p) {
    case '&':
      instead = "&amp;";
      break;
    case '<':
      instead = "&lt;";
      break;
    case '>':
      instead = "&gt;";
      break;
    case '"':
      instead = "&quot;";
      break;
    default:
      if (is_forbidden (g_utf8_get_char (p)))
        instead = "";
    }
    if (instead == NULL)
      continue;
    g_string_append_len (xml, from, p - from);
    g_string_append (xml, instead);
    from = g_utf8_next_char (p);
  }
  g_string_append_len (xml, from, end - from);
}

/**
 * kg_docx_twips:
 *
 * Returns: @pt in twentieths, in which places and lengths are given
 */
int
kg_docx_twips (double pt)
{
  return lround (pt * 20);
}

/**
 * kg_docx_half_points:
 *
 * Returns: @pt in halves, in which sizes of characters are given; 15.75 pt is
 *   3号, which word processors know as 16 pt
 */
int
kg_docx_half_points (double pt)
{
  return MAX (lround (pt * 2), 1);
}

/**
 * kg_docx_eighths:
 *
 * Returns: @pt in eighths, in which the thickness of borders is given
 */
int
kg_docx_eighths (double pt)
{
  return CLAMP (lround (pt * 8), 2, 96);
}
