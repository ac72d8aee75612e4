// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/document/kg-document-name.h"

#include <glib/gstdio.h>
#include <string.h>

/* Longer names are cut: file systems take 255 bytes, and an ending and a
 * number in brackets come behind. */
#define MOST_BYTES 200
#define MOST_CHARACTERS_OF 24

/* What some file system refuses, and what stands in for it. */
static gunichar
replace (gunichar ch)
{
  static const char refused[] = "/\\:*?\"<>|";

  if (g_unichar_iscntrl (ch) || ch == 0x2028 || ch == 0x2029)
    return ' ';

  /* The full-width form of an ASCII mark. */
  return ch < 0x80 && strchr (refused, (int) ch) != NULL ? ch + 0xFEE0 : ch;
}

/**
 * kg_document_name_clean:
 *
 * Returns: (transfer full): @text as a part of a file's name: marks that file
 *   systems refuse in their full-width form, no blank or dot at either end,
 *   not too long
 */
char *
kg_document_name_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  gsize begin = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gsize before = clean->len;

    g_string_append_unichar (clean, replace (g_utf8_get_char (at)));
    if (clean->len > MOST_BYTES) {
      g_string_truncate (clean, before);
      break;
    }
  }

  while (clean->len > 0 && strchr (" .", clean->str[clean->len - 1]) != NULL)
    g_string_truncate (clean, clean->len - 1);
  while (begin < clean->len && strchr (" .", clean->str[begin]) != NULL)
    begin++;
  g_string_erase (clean, 0, (gssize) begin);

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static char *
clean_take (char *text)
{
  char *clean = kg_document_name_clean (text);

  g_free (text);
  return clean;
}

/**
 * kg_document_name_meeting:
 *
 * Returns: (transfer full): 2026-11-23_周例会第47次
 */
char *
kg_document_name_meeting (KgRecord *series,
                          KgRecord *meeting)
{
  static const struct { const char *kind; const char *name; } kinds[] = {
    { "weekly", "周例会" }, { "special", "专题会" }, { "task_force", "专班会" }, { "finance", "金融早八点" },
  };
  g_autofree char *day = kg_date_to_iso (kg_record_get_date (meeting, KG_MEETING_HELD_ON));
  const char *name = "会议";

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kg_record_is (series, KG_SERIES_KIND, kinds[i].kind))
      name = kinds[i].name;

  return g_strdup_printf ("%s_%s第%d次", day, name, (int) kg_record_get_int (meeting, KG_MEETING_NUMBER));
}

/**
 * kg_document_name_minutes:
 * @revision: 1 for the minutes, 2 and up for their corrections
 *
 * Returns: (transfer full): 2026-11-23_周例会第47次_纪要, or …_更正 and …_更正2
 */
char *
kg_document_name_minutes (KgRecord *series,
                          KgRecord *meeting,
                          gint64    revision)
{
  g_autofree char *name = kg_document_name_meeting (series, meeting);

  if (revision <= 1)
    return g_strdup_printf ("%s_纪要", name);

  return revision == 2 ? g_strdup_printf ("%s_更正", name) : g_strdup_printf ("%s_更正%d", name, (int) revision - 1);
}

/**
 * kg_document_name_excerpt:
 * @revision: as for kg_document_name_minutes(): what it is an excerpt of
 * @of: a unit, or the sentence of a decision
 *
 * Returns: (transfer full): 2026-11-23_周例会第47次_节录_区规资局, of a
 *   correction …_更正_节录_区规资局
 */
char *
kg_document_name_excerpt (KgRecord   *series,
                          KgRecord   *meeting,
                          gint64      revision,
                          const char *of)
{
  g_autofree char *name = revision > 1 ? kg_document_name_minutes (series, meeting, revision)
                                       : kg_document_name_meeting (series, meeting);
  g_autofree char *begin = g_utf8_substring (of, 0, MIN (g_utf8_strlen (of, -1), MOST_CHARACTERS_OF));

  return clean_take (g_strdup_printf ("%s_节录_%s", name, begin));
}

/**
 * kg_document_name_slip:
 *
 * Returns: (transfer full): 督办单_2026-012
 */
char *
kg_document_name_slip (const char *number)
{
  return clean_take (g_strdup_printf ("督办单_%s", number));
}

/**
 * kg_document_name_day:
 * @kind: 督办台账 or 通报
 * @of: (nullable): whose
 *
 * Returns: (transfer full): 督办台账_2026-11-23, with _区规资局 behind it
 */
char *
kg_document_name_day (const char *kind,
                      KgDate      day,
                      const char *of)
{
  g_autofree char *iso = kg_date_to_iso (day);

  return clean_take (of != NULL ? g_strdup_printf ("%s_%s_%s", kind, iso, of) : g_strdup_printf ("%s_%s", kind, iso));
}

/* Also a link that leads nowhere is in the way. */
static gboolean
is_taken (const char *path)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0;
}

/**
 * kg_document_name_place:
 * @name: without its ending
 *
 * Returns: (transfer full): a path in @folder where nothing stands yet: with
 *   “ (2)” and up behind a name that is taken
 */
char *
kg_document_name_place (const char *folder,
                        const char *name,
                        const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  char *path = g_build_filename (folder, file, NULL);

  for (guint i = 2; is_taken (path) && i < G_MAXINT; i++) {
    g_autofree char *other = g_strdup_printf ("%s (%u)%s", name, i, ending);

    g_free (path);
    path = g_build_filename (folder, other, NULL);
  }

  return path;
}
