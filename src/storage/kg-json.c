// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-guard.h"

#include <string.h>

/* Whether a text is JSON (RFC 8259), for engines that cannot tell. Nothing is
 * built from it; whoever needs the values has a parser. */

#define MAX_DEPTH 200

static gboolean read_value (const char **p,
                            int          depth);

static void
skip_space (const char **p)
{
  *p += strspn (*p, " \t\r\n");
}

static gboolean
read_literal (const char **p,
              const char  *word)
{
  gsize n = strlen (word);

  if (strncmp (*p, word, n) != 0)
    return FALSE;
  *p += n;

  return TRUE;
}

static gboolean
read_escape (const char **p)
{
  if (**p == 'u') {
    for (int i = 1; i <= 4; i++)
      if (!g_ascii_isxdigit ((*p)[i]))
        return FALSE;
    *p += 5;
    return TRUE;
  }

  if (**p == '\0' || strchr ("\"\\/bfnrt", **p) == NULL)
    return FALSE;
  (*p)++;

  return TRUE;
}

static gboolean
read_string (const char **p)
{
  if (*(*p)++ != '"')
    return FALSE;

  while (**p != '"') {
    if ((guchar) **p < 0x20)
      return FALSE;
    if (*(*p)++ == '\\' && !read_escape (p))
      return FALSE;
  }
  (*p)++;

  return TRUE;
}

static gsize
skip_digits (const char **p)
{
  gsize n = strspn (*p, "0123456789");

  *p += n;
  return n;
}

static gboolean
read_number (const char **p)
{
  if (**p == '-')
    (*p)++;
  if (**p == '0')
    (*p)++;
  else if (skip_digits (p) == 0)
    return FALSE;

  if (**p == '.') {
    (*p)++;
    if (skip_digits (p) == 0)
      return FALSE;
  }

  if (**p == 'e' || **p == 'E') {
    (*p)++;
    if (**p == '+' || **p == '-')
      (*p)++;
    if (skip_digits (p) == 0)
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_members (const char **p,
              char         end,
              gboolean     with_names,
              int          depth)
{
  (*p)++;
  skip_space (p);
  if (**p == end) {
    (*p)++;
    return TRUE;
  }

  while (TRUE) {
    if (with_names) {
      skip_space (p);
      if (!read_string (p))
        return FALSE;
      skip_space (p);
      if (*(*p)++ != ':')
        return FALSE;
    }
    if (!read_value (p, depth + 1))
      return FALSE;
    if (**p == end) {
      (*p)++;
      return TRUE;
    }
    if (*(*p)++ != ',')
      return FALSE;
  }
}

static gboolean
read_value (const char **p,
            int          depth)
{
  gboolean ok;

  if (depth > MAX_DEPTH)
    return FALSE;

  skip_space (p);
  switch (**p) {
  case '{':
    ok = read_members (p, '}', TRUE, depth);
    break;
  case '[':
    ok = read_members (p, ']', FALSE, depth);
    break;
  case '"':
    ok = read_string (p);
    break;
  case 't':
    ok = read_literal (p, "true");
    break;
  case 'f':
    ok = read_literal (p, "false");
    break;
  case 'n':
    ok = read_literal (p, "null");
    break;
  default:
    ok = read_number (p);
    break;
  }
  if (ok)
    skip_space (p);

  return ok;
}

/**
 * kg_json_is_valid:
 * @text: any bytes
 *
 * Whether @text is one JSON value in UTF-8, nested at most 200 deep.
 */
gboolean
kg_json_is_valid (const char *text)
{
  return g_utf8_validate (text, -1, NULL) && read_value (&text, 0) && *text == '\0';
}
