// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-value.h"

#include "core/kg-labels.h"
#include "core/kg-money.h"

#include <glib/gi18n.h>

/* A name may hold anything; on a terminal it must not move the cursor. */
static char *
printable (const char *text)
{
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\n' || c == '\t' || c == 0x2028 || c == 0x2029)
      g_string_append_c (safe, ' ');
    else if (!g_unichar_iscntrl (c) && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069))
      g_string_append_unichar (safe, c);
  }

  return g_string_free (g_steal_pointer (&safe), FALSE);
}

KgCliValue
kg_cli_none (void)
{
  return (KgCliValue) { .kind = KG_CLI_NOTHING, .shown = g_strdup ("") };
}

/**
 * kg_cli_text:
 * @text: (nullable): UTF-8
 */
KgCliValue
kg_cli_text (const char *text)
{
  return text != NULL
         ? (KgCliValue) { .kind = KG_CLI_TEXT, .text = g_strdup (text), .shown = printable (text) }
         : kg_cli_none ();
}

/**
 * kg_cli_path:
 * @path: any bytes; what is no UTF-8 is shown in its place
 */
KgCliValue
kg_cli_path (const char *path)
{
  g_autofree char *valid = g_utf8_make_valid (path, -1);

  return kg_cli_text (valid);
}

/**
 * kg_cli_code:
 * @code: (nullable): for programs
 * @word: for people
 */
KgCliValue
kg_cli_code (const char *code,
             const char *word)
{
  return code != NULL
         ? (KgCliValue) { .kind = KG_CLI_TEXT, .text = g_strdup (code), .shown = printable (word) }
         : kg_cli_none ();
}

KgCliValue
kg_cli_number (gint64 number)
{
  return (KgCliValue) { .kind = KG_CLI_NUMBER, .number = number,
                        .shown = g_strdup_printf ("%" G_GINT64_FORMAT, number) };
}

/**
 * kg_cli_count:
 *
 * As kg_cli_number(); people are not told of nothing.
 */
KgCliValue
kg_cli_count (guint count)
{
  KgCliValue value = kg_cli_number (count);

  if (count == 0)
    *value.shown = '\0';
  return value;
}

KgCliValue
kg_cli_truth (gboolean truth)
{
  return (KgCliValue) { .kind = KG_CLI_TRUTH, .number = truth,
                        .shown = g_strdup (truth ? _("yes") : _("no")) };
}

/**
 * kg_cli_flag:
 *
 * As kg_cli_truth(); people are told only when it is so.
 */
KgCliValue
kg_cli_flag (gboolean truth)
{
  KgCliValue value = kg_cli_truth (truth);

  if (!truth)
    *value.shown = '\0';
  return value;
}

KgCliValue
kg_cli_date (KgDate date)
{
  return date == KG_DATE_NONE ? kg_cli_none ()
                              : (KgCliValue) { .kind = KG_CLI_TEXT, .text = kg_date_to_iso (date),
                                               .shown = kg_label_date (date) };
}

/**
 * kg_cli_day_count:
 * @days: working days of slack; G_MININT when they are not known
 */
KgCliValue
kg_cli_day_count (int days)
{
  return days == G_MININT ? kg_cli_none ()
                          : (KgCliValue) { .kind = KG_CLI_NUMBER, .number = days,
                                           .shown = kg_label_slack (days) };
}

/**
 * kg_cli_instant:
 * @instant: milliseconds since 1970 UTC; 0 for none
 */
KgCliValue
kg_cli_instant (gint64 instant)
{
  g_autoptr (GDateTime) utc = instant != 0 ? g_date_time_new_from_unix_utc (instant / 1000) : NULL;
  g_autoptr (GDateTime) here = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return here == NULL ? kg_cli_none ()
                      : (KgCliValue) { .kind = KG_CLI_TEXT,
                                       .text = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ"),
                                       .shown = g_date_time_format (here, "%Y-%m-%d %H:%M") };
}

/**
 * kg_cli_light:
 *
 * A word and a shape, so that nobody needs colours.
 */
KgCliValue
kg_cli_light (KgLight light)
{
  static const char *const shapes[KG_N_LIGHTS] = {
    [KG_LIGHT_NONE] = "○", [KG_LIGHT_GREEN] = "●", [KG_LIGHT_YELLOW] = "▲",
    [KG_LIGHT_RED] = "■", [KG_LIGHT_ON_HOLD] = "○", [KG_LIGHT_STARTED] = "⚑",
  };

  return (KgCliValue) { .kind = KG_CLI_TEXT, .text = g_strdup (kg_light_to_code (light)),
                        .shown = g_strdup_printf ("%s %s", shapes[light], kg_light_label (light)) };
}

KgCliValue
kg_cli_json (const char *json,
             const char *shown)
{
  return json != NULL
         ? (KgCliValue) { .kind = KG_CLI_JSON, .text = g_strdup (json), .shown = printable (shown) }
         : kg_cli_none ();
}

/**
 * kg_cli_field:
 *
 * A column of a record by its type; money and references have functions of
 * their own.
 */
KgCliValue
kg_cli_field (const KgRecord *record,
              int             column)
{
  const KgTable *table = kg_record_get_table (record);
  const char *text;

  if (kg_record_is_null (record, column))
    return kg_cli_none ();

  switch (table->columns[column].type) {
  case KG_TYPE_INT:
    return kg_cli_number (kg_record_get_int (record, column));
  case KG_TYPE_BOOL:
    return kg_cli_truth (kg_record_get_int (record, column) != 0);
  case KG_TYPE_DATE:
    return kg_cli_date (kg_record_get_date (record, column));
  case KG_TYPE_INSTANT:
    return kg_cli_instant (kg_record_get_int (record, column));
  case KG_TYPE_CODE:
    text = kg_record_get_text (record, column);
    return kg_cli_code (text, kg_label_code (table, column, text));
  case KG_TYPE_JSON:
    text = kg_record_get_text (record, column);
    return kg_cli_json (text, text);
  case KG_TYPE_TEXT:
  case KG_TYPE_REF:
  default:
    return kg_cli_text (kg_record_get_text (record, column));
  }
}

/**
 * kg_cli_sum:
 * @wan: 万元
 */
KgCliValue
kg_cli_sum (gint64 wan)
{
  return (KgCliValue) { .kind = KG_CLI_NUMBER, .number = wan, .shown = kg_money_format (wan) };
}

KgCliValue
kg_cli_money (const KgRecord *record,
              int             column)
{
  return kg_record_is_null (record, column) ? kg_cli_none ()
                                            : kg_cli_sum (kg_record_get_int (record, column));
}

/**
 * kg_cli_named:
 * @names: id → name
 * @id: (nullable)
 */
KgCliValue
kg_cli_named (GHashTable *names,
              const char *id)
{
  return kg_cli_text (id != NULL ? g_hash_table_lookup (names, id) : NULL);
}

void
kg_cli_value_clear (KgCliValue *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->shown, g_free);
}

static int
char_width (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

/**
 * kg_cli_text_width:
 *
 * Returns: how many cells of a terminal @text takes: two for a Han character,
 *   by the East Asian Width of Unicode (UAX #11)
 */
int
kg_cli_text_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += char_width (g_utf8_get_char (p));

  return width;
}

/**
 * kg_cli_text_cut:
 *
 * Returns: (transfer full): @text, or as much of it as fits @width cells with
 *   an ellipsis
 */
char *
kg_cli_text_cut (const char *text,
                 int         width)
{
  const char *p = text;
  int used = 0;

  if (kg_cli_text_width (text) <= width)
    return g_strdup (text);

  for (; *p != '\0' && used + char_width (g_utf8_get_char (p)) <= width - 1; p = g_utf8_next_char (p))
    used += char_width (g_utf8_get_char (p));

  return g_strdup_printf ("%.*s…", (int) (p - text), text);
}
