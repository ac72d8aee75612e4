// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-compare.h"

#include "services/kg-minutes-chain.h"
#include "services/kg-minutes-json.h"
#include "services/word/kg-docx-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The words of a file that came back, against those of the minutes. */

/* The number of a page, "—3—" behind its text, moves with the page. */
static char *
without_page_number (const char *text,
                     guint       page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autoptr (GString) bare = g_string_new (NULL);
  char *end;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  end = bare->str + bare->len;
  if (bare->len >= strlen (number) + 2 * strlen ("—") && g_str_has_suffix (bare->str, "—")) {
    end -= strlen ("—") + strlen (number);
    if (strncmp (end, number, strlen (number)) == 0 && strncmp (end - strlen ("—"), "—", strlen ("—")) == 0)
      g_string_truncate (bare, (gsize) (end - strlen ("—") - bare->str));
  }

  return g_string_free (g_steal_pointer (&bare), FALSE);
}

static char *
join_pages (GPtrArray *pages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++) {
    g_autofree char *page = without_page_number (g_ptr_array_index (pages, i), i + 1);

    g_string_append (text, page);
  }

  return g_string_free (text, FALSE);
}

/* With other fonts lines and pages may break elsewhere: then only the text as
 * a whole is compared. */
void
kg_minutes_compare_pages (GPtrArray      *is,
                          GPtrArray      *was,
                          gboolean        resaved,
                          KgMinutesProof *proof)
{
  g_autofree char *is_whole = join_pages (is);
  g_autofree char *was_whole = join_pages (was);
  g_autofree char *is_part = NULL;
  g_autofree char *was_part = NULL;

  if (resaved && g_str_equal (is_whole, was_whole)) {
    kg_minutes_conclude (proof, KG_MINUTES_FILE_SAME_TEXT,
                         g_strdup_printf (ngettext ("names minutes %s and was saved again by another program; the text of its %u page is the same, but what the page shows may differ from its text: compare it by eye with a new export",
                                                    "names minutes %s and was saved again by another program; the text of all its %u pages is the same, but what the pages show may differ from their text: compare them by eye with a new export",
                                                    is->len),
                                          proof->number, is->len));
    return;
  }
  if (g_str_equal (is_whole, was_whole)) {
    kg_minutes_conclude (proof, KG_MINUTES_FILE_SAME_TEXT,
                         g_strdup_printf (ngettext ("reads like minutes %s on its %u page, but is no file that this store knows, and what the page shows may differ from its text: compare it by eye with a new export",
                                                    "reads like minutes %s on all its %u pages, but is no file that this store knows, and what the pages show may differ from their text: compare them by eye with a new export",
                                                    is->len),
                                          proof->number, is->len));
    return;
  }

  for (guint i = 0; i < MAX (is->len, was->len); i++) {
    g_autofree char *a = i < is->len ? without_page_number (g_ptr_array_index (is, i), i + 1) : g_strdup ("");
    g_autofree char *b = i < was->len ? without_page_number (g_ptr_array_index (was, i), i + 1) : g_strdup ("");

    if (!kg_minutes_differ (a, b, &is_part, &was_part))
      continue;
    proof->page = i + 1;
    kg_minutes_conclude (proof, KG_MINUTES_FILE_DIFFERS,
                         g_strdup_printf (_("names minutes %s, but differs from what was issued: page %u says “%s” where it was “%s”"),
                                          proof->number, proof->page, is_part, was_part));
    return;
  }
}

/* Names the words in which a .docx differs, if it does in words. */
void
kg_minutes_compare_words (GBytes         *file,
                          GBytes         *fresh,
                          KgMinutesProof *proof)
{
  g_autofree char *is = kg_docx_read_text (file);
  g_autofree char *was = kg_docx_read_text (fresh);
  g_autofree char *is_part = NULL;
  g_autofree char *was_part = NULL;

  if (is != NULL && was != NULL && kg_minutes_differ (is, was, &is_part, &was_part))
    kg_minutes_conclude (proof, KG_MINUTES_FILE_DIFFERS,
                         g_strdup_printf (_("names minutes %s, but differs from what was issued: it says “%s” where it was “%s”"),
                                          proof->number, is_part, was_part));
}

gboolean
kg_minutes_is_text_of (const KgMinutes *minutes,
                       GBytes          *file)
{
  gsize length;
  const char *data = g_bytes_get_data (file, &length);
  g_autofree char *whole = g_strndup (data, length);
  g_autofree char *text = kg_minutes_to_text (minutes);
  g_autofree char *json = kg_minutes_to_json (minutes);
  g_autoptr (KgMinutes) other = NULL;
  g_autofree char *other_json = NULL;

  if (g_str_equal (whole, text))
    return TRUE;

  other = kg_minutes_from_json (whole, NULL);
  other_json = other != NULL ? kg_minutes_to_json (other) : NULL;
  return g_strcmp0 (other_json, json) == 0;
}
