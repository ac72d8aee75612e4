// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-cell-text.h"

#include <string.h>

#define MAX_PLACEHOLDER_BYTES 64
#define MAX_QUOTED_CHARS 60

/* What people type into the cells of a list, brought into one shape: for
 * comparing (squeezed) and for keeping (cleaned). */

static gboolean
is_dash (gunichar c)
{
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0xfe58;
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x00a0 || c == 0x200b || c == 0xfeff ||
         c == 0x2060 || c == 0x3000;
}

/* Characters that are never part of a text: C0 and C1 controls, and the marks
 * that turn the direction of what follows. */
static gboolean
is_control (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
         (c >= 0x7f && c < 0xa0 && c != 0x85) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0xfff9 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe;
}

/* Scripts that are written without spaces between words. */
static gboolean
is_wide (gunichar c)
{
  return c != 0 && g_unichar_iswide (c);
}

/**
 * kg_cell_text_squeeze:
 * @text: (nullable): valid UTF-8
 *
 * The form of @text that is compared and parsed: compatibility characters
 * such as full-width digits and brackets become plain ones, every dash "-",
 * every wave "~", and all white space is gone.
 */
char *
kg_cell_text_squeeze (const char *text)
{
  g_autofree char *plain = NULL;
  GString *squeezed;

  if (text == NULL || *text == '\0')
    return g_strdup ("");

  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  if (plain == NULL)
    return g_strdup ("");

  squeezed = g_string_sized_new (strlen (plain));
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_blank (c) || is_control (c))
      continue;
    if (is_dash (c))
      c = '-';
    else if (c == 0x301c || c == 0x223c)
      c = '~';
    g_string_append_unichar (squeezed, c);
  }

  return g_string_free (squeezed, FALSE);
}

/**
 * kg_cell_text_clean:
 * @text: (nullable): valid UTF-8
 * @kind: whether line breaks are kept
 * @n_dropped: (out) (optional): how many control characters were dropped
 *
 * The form of @text that is kept: no control characters, no blanks at either
 * end, one space where several stood. In a line, a break between two
 * characters of Chinese disappears, as it does when one copies the cell by
 * hand. Everything else stays as typed.
 */
char *
kg_cell_text_clean (const char     *text,
                    KgCellTextKind  kind,
                    guint          *n_dropped)
{
  GString *clean = g_string_new (NULL);
  gunichar last = 0;
  guint dropped = 0;
  gboolean space = FALSE;
  guint breaks = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == 0x200b || c == 0xfeff || c == 0x2060)
      continue;
    if (is_control (c)) {
      dropped++;
      continue;
    }
    if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      breaks += !(c == '\n' && p > text && p[-1] == '\r');
      continue;
    }
    if (is_blank (c)) {
      space = TRUE;
      continue;
    }

    if (last != 0 && breaks > 0 && kind == KG_CELL_TEXT_PARAGRAPH)
      g_string_append_c (clean, '\n');
    else if (last != 0 && (space || (breaks > 0 && !(is_wide (last) && is_wide (c)))))
      g_string_append_c (clean, ' ');
    g_string_append_unichar (clean, c);
    last = c;
    space = FALSE;
    breaks = 0;
  }

  if (n_dropped != NULL)
    *n_dropped = dropped;

  return g_string_free (clean, FALSE);
}

/**
 * kg_cell_text_is_placeholder:
 * @text: (nullable): a cell
 *
 * Whether the cell is blank, or holds one of the marks by which people say
 * that there is nothing to say.
 */
gboolean
kg_cell_text_is_placeholder (const char *text)
{
  static const char *const marks[] = {
    "", "/", "\\", "-", "--", "---", "----", "~", ".", "。", "无", "暂无", "没有",
    "待定", "未定", "暂未确定", "待确定", "待明确", "不详", "空", "n/a", "N/A", "NA", "/无",
  };
  g_autofree char *squeezed = NULL;

  if (text != NULL && strlen (text) > MAX_PLACEHOLDER_BYTES)
    return FALSE;

  squeezed = kg_cell_text_squeeze (text);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    if (g_str_equal (squeezed, marks[i]))
      return TRUE;
  }

  return FALSE;
}

/**
 * kg_cell_text_quote:
 * @text: (nullable): valid UTF-8
 *
 * Returns: as much of @text as a sentence about it can hold
 */
char *
kg_cell_text_quote (const char *text)
{
  g_autofree char *start = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (text, -1) <= MAX_QUOTED_CHARS)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, MAX_QUOTED_CHARS);
  return g_strconcat (start, "…", NULL);
}
