// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "cli/kg-cli-commands.h"

#include "core/kg-error.h"
#include "core/kg-labels.h"
#include "services/kg-calendar-service.h"

#include <glib/gi18n.h>

/* workdays and calendar …: which days are working days. Where there is a
 * store its own days count too; without one the calendar that ships is asked. */

static gboolean
load (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  cli->data = kg_calendar_load (txn, kg_context_get_calendar (cli->context), error);
  return cli->data != NULL;
}

static KgCalendar *
calendar_in_force (KgCli   *cli,
                   GError **error)
{
  if (!kg_cli_has_store (cli))
    return kg_calendar_ref ((KgCalendar *) kg_context_get_calendar (cli->context));

  return kg_cli_read (cli, load, error) ? g_steal_pointer (&cli->data) : NULL;
}

static gboolean
parse_year (const char  *text,
            int         *year,
            GError     **error)
{
  gint64 number;

  if (!kg_cli_parse_number (text, &number, error))
    return FALSE;
  if (number < 1900 || number > 2199) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not a year between 1900 and 2199"), text);
    return FALSE;
  }

  *year = (int) number;
  return TRUE;
}

/* Years whose holidays are not known */

/* Those from the day @from to the day @to, as JSON has them. */
static GArray *
unknown_years (const KgCalendar *calendar,
               KgDate            from,
               KgDate            to)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  int year, last;

  if (from > to)
    return years;

  kg_date_get_ymd (from, &year, NULL, NULL);
  kg_date_get_ymd (to, &last, NULL, NULL);
  for (; year <= last; year++)
    if (!kg_calendar_covers (calendar, year))
      g_array_append_val (years, year);

  return years;
}

static char *
years_to_json (const GArray *years)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < years->len; i++)
    g_string_append_printf (json, "%s%d", i > 0 ? "," : "", g_array_index (years, int, i));
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

/* 2017, 2027–2030 */
static char *
years_to_words (const GArray *years)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < years->len; i++) {
    int first = g_array_index (years, int, i);
    int last = first;

    while (i + 1 < years->len && g_array_index (years, int, i + 1) == last + 1) {
      last++;
      i++;
    }
    g_string_append_printf (words, "%s%d", words->len > 0 ? ", " : "", first);
    if (last > first)
      g_string_append_printf (words, "–%d", last);
  }

  return g_string_free (words, FALSE);
}

static void
add_unknown_years (KgCli        *cli,
                   KgCliDoc     *doc,
                   const GArray *years)
{
  g_autofree char *json = years_to_json (years);
  g_autofree char *words = years_to_words (years);

  kg_cli_doc_add (doc, "by_weekday_only", NULL, kg_cli_json (json, ""));
  if (years->len > 0 && !cli->json)
    /* Translators: years, such as 2017, 2027–2030. */
    kg_cli_tell (_("The holidays of %s are not known: by weekday only, Mondays to Fridays count"), words);
}

/* workdays */

/* The day that lies @days working days after or before @from. */
static gboolean
add_days (const KgCalendar  *calendar,
          KgDate             from,
          gint64             days,
          KgDate            *to,
          GError           **error)
{
  gint64 ahead = kg_calendar_ordinal (calendar, kg_date_new (2199, 12, 31)) - kg_calendar_ordinal (calendar, from);
  gint64 behind = kg_calendar_ordinal (calendar, from) - kg_calendar_is_workday (calendar, from);

  if (days > ahead || days < -behind) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("That day would lie outside the years 1900 to 2199"));
    return FALSE;
  }

  *to = kg_calendar_add (calendar, from, (int) days);
  return TRUE;
}

static gboolean
workdays (KgTxn   *txn,
          KgCli   *cli,
          GError **error)
{
  const char *to_text = kg_cli_arg (cli, 1);
  gboolean adds = *to_text == '+' || *to_text == '-';
  g_autoptr (KgCalendar) calendar = NULL;
  g_autoptr (GArray) years = NULL;
  KgDate from, to;
  KgCliDoc *doc;
  gint64 days;

  if (!kg_cli_parse_date (kg_cli_arg (cli, 0), &from, error) ||
      !(adds ? kg_cli_parse_number (to_text, &days, error)
             : kg_cli_parse_date (to_text, &to, error)))
    return FALSE;

  calendar = calendar_in_force (cli, error);
  if (calendar == NULL)
    return FALSE;

  if (!adds)
    days = kg_calendar_between (calendar, from, to);
  else if (!add_days (calendar, from, days, &to, error))
    return FALSE;

  /* The day that is counted from does not count itself. */
  if (adds && days < 0)
    years = unknown_years (calendar, to, from - 1);
  else
    years = unknown_years (calendar, MIN (from, to) + 1, MAX (from, to));

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "from", NULL, kg_cli_date (from));
  kg_cli_doc_add (doc, "to", adds ? N_("To") : NULL, kg_cli_date (to));
  kg_cli_doc_add (doc, "workdays", adds ? NULL : N_("Working days"), kg_cli_number (days));
  add_unknown_years (cli, doc, years);
  return TRUE;
}

/* calendar show */

static KgCliValue
weekday_value (KgDate date)
{
  int weekday = kg_date_weekday (date);

  return (KgCliValue) { .kind = KG_CLI_NUMBER, .number = weekday, .shown = g_strdup (kg_label_weekday (weekday)) };
}

/* The days that are not what their weekday says. */
static KgCliTable *
special_days (const KgCalendar *calendar,
              int               year)
{
  static const KgCliColumn columns[] = {
    { "date", N_("Day") }, { "weekday", N_("Weekday") }, { "kind", N_("Kind") }, { "name", N_("Name") }, { NULL },
  };
  KgCliTable *table = kg_cli_table_new (columns);

  for (KgDate date = kg_date_new (year, 1, 1); date <= kg_date_new (year, 12, 31); date++) {
    gboolean work = kg_calendar_is_workday (calendar, date);

    if (work == (kg_date_weekday (date) <= 5))
      continue;
    kg_cli_table_add (table, kg_cli_date (date));
    kg_cli_table_add (table, weekday_value (date));
    kg_cli_table_add (table, work ? kg_cli_code ("work", _("working day")) : kg_cli_code ("off", _("day off")));
    kg_cli_table_add (table, kg_cli_text (kg_calendar_get_name (calendar, date)));
  }

  return table;
}

static gboolean
show (KgTxn   *txn,
      KgCli   *cli,
      GError **error)
{
  g_autoptr (KgCalendar) calendar = NULL;
  g_autoptr (GArray) years = NULL;
  KgCliDoc *doc;
  int year;

  kg_date_get_ymd (kg_cli_get_today (cli), &year, NULL, NULL);
  if (cli->args->len > 0 && !parse_year (kg_cli_arg (cli, 0), &year, error))
    return FALSE;

  calendar = calendar_in_force (cli, error);
  if (calendar == NULL)
    return FALSE;

  years = unknown_years (calendar, kg_date_new (year, 1, 1), kg_date_new (year, 12, 31));
  doc = kg_cli_answer_doc (cli);
  kg_cli_doc_add (doc, "year", N_("Year"), kg_cli_number (year));
  kg_cli_doc_add (doc, "workdays", N_("Working days"), kg_cli_number (kg_calendar_count_year (calendar, year)));
  kg_cli_doc_add (doc, "known", NULL, kg_cli_truth (years->len == 0));
  kg_cli_doc_add_table (doc, "days", N_("Days that differ from their weekday"), special_days (calendar, year));
  add_unknown_years (cli, doc, years);
  return TRUE;
}

/* calendar import, calendar forget */

typedef struct {
  KgCalendarImport *import;
  KgCalendar *calendar; /* as it is when the import is done */
} Import;

static gboolean
import_into (KgTxn     *txn,
             KgCli     *cli,
             gboolean   dry_run,
             GError   **error)
{
  Import *import = cli->data;
  g_autoptr (KgCalendar) before = NULL;
  KgCalendarDays *none;

  if (!(dry_run ? kg_calendar_import_preview : kg_calendar_import_apply) (txn, cli->context, import->import, error))
    return FALSE;

  before = kg_calendar_load (txn, kg_context_get_calendar (cli->context), error);
  if (before == NULL)
    return FALSE;

  none = kg_calendar_days_new ("", KG_CALENDAR_LINE);
  import->calendar = kg_calendar_new_over (before, kg_calendar_days_merge (none, import->import->days));
  kg_calendar_days_free (none);
  return TRUE;
}

static gboolean
preview (KgTxn   *txn,
         KgCli   *cli,
         GError **error)
{
  return import_into (txn, cli, TRUE, error);
}

static gboolean
apply_cb (KgTxn     *txn,
          gpointer   user_data,
          GError   **error)
{
  return import_into (txn, user_data, FALSE, error);
}

static gboolean
write_import (KgCli   *cli,
              GError **error)
{
  g_autoptr (KgStore) store = kg_cli_open (cli, KG_STORE_EXISTING, error);
  g_autoptr (KgChangeset) done = NULL;

  if (store == NULL)
    return FALSE;

  done = kg_store_transact (store, cli->by, _(cli->command->summary), apply_cb, cli, error);
  kg_store_close (store);
  return done != NULL;
}

/* Of the years that the file has days of. */
static GArray *
years_still_unknown (const Import *import)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < kg_calendar_days_get_size (import->import->days); i++) {
    int year;

    kg_date_get_ymd (kg_calendar_days_get (import->import->days, i)->date, &year, NULL, NULL);
    g_hash_table_add (seen, GINT_TO_POINTER (year));
  }
  for (int year = 1900; year <= 2199; year++)
    if (g_hash_table_contains (seen, GINT_TO_POINTER (year)) && !kg_calendar_covers (import->calendar, year))
      g_array_append_val (years, year);

  return years;
}

static void
answer_import (KgCli        *cli,
               const Import *import)
{
  const KgCalendarImport *done = import->import;
  g_autoptr (GArray) years = years_still_unknown (import);
  KgCliDoc *doc = kg_cli_answer_doc (cli);

  kg_cli_doc_add (doc, "file", NULL, kg_cli_path (kg_cli_arg (cli, 0)));
  kg_cli_doc_add (doc, "off", N_("Days off"), kg_cli_number (done->n_off));
  kg_cli_doc_add (doc, "work", N_("Working days"), kg_cli_number (done->n_work));
  kg_cli_doc_add (doc, "left_out", N_("Events left out"), kg_cli_count (done->n_left_out));
  kg_cli_doc_add (doc, "new", N_("New"), kg_cli_number (done->n_new));
  kg_cli_doc_add (doc, "changed", N_("Changed"), kg_cli_number (done->n_changed));
  kg_cli_doc_add (doc, "unchanged", N_("Unchanged"), kg_cli_number (done->n_same));
  kg_cli_doc_add (doc, "dry_run", NULL, kg_cli_truth (kg_cli_has (cli, "dry-run")));
  add_unknown_years (cli, doc, years);
}

static gboolean
import_calendar (KgTxn   *txn,
                 KgCli   *cli,
                 GError **error)
{
  g_autoptr (KgCalendarImport) read = kg_calendar_import_read_file (kg_cli_arg (cli, 0), error);
  Import import = { read, NULL };
  gboolean ok;

  if (read == NULL)
    return FALSE;

  cli->data = &import;
  ok = kg_cli_has (cli, "dry-run") ? kg_cli_read (cli, preview, error) : write_import (cli, error);
  cli->data = NULL;
  if (ok)
    answer_import (cli, &import);
  g_clear_pointer (&import.calendar, kg_calendar_unref);

  return ok;
}

static gboolean
forget (KgTxn   *txn,
        KgCli   *cli,
        GError **error)
{
  int year = 0;
  guint n_forgotten;
  KgCliDoc *doc;

  if ((cli->args->len > 0 && !parse_year (kg_cli_arg (cli, 0), &year, error)) ||
      !kg_calendar_forget (txn, cli->context, year, &n_forgotten, error))
    return FALSE;

  doc = kg_cli_answer_line (cli);
  kg_cli_doc_add (doc, "year", NULL, year != 0 ? kg_cli_number (year) : kg_cli_none ());
  kg_cli_doc_add (doc, "forgotten", N_("Days forgotten"), kg_cli_number (n_forgotten));
  return TRUE;
}

const KgCliCommand kg_cli_calendar_commands[] = {
  { "workdays", KG_CLI_OWN, 2, 2, "FROM TO|+N|-N", NULL, workdays, N_("Count working days, or add or take some") },
  { "calendar show", KG_CLI_OWN, 0, 1, "[YEAR]", NULL, show, N_("Holidays and make-up days of a year") },
  { "calendar import", KG_CLI_OWN, 1, 1, "FILE", "dry-run", import_calendar,
    N_("Bring holidays and make-up days in: .ics, .csv, .tsv or .txt") },
  { "calendar forget", KG_CLI_WRITE, 0, 1, "[YEAR]", NULL, forget,
    N_("Take days that were brought in out again") },
  { NULL },
};
