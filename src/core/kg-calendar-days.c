// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-calendar-days.h"

#include "core/kg-cell-text.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The days of a calendar before they are laid over the weekdays: read from the
 * text that ships with the program and that the store keeps, or put together
 * by the readers of other files. Whatever the source, a day that it gives
 * twice is refused, with both places named. */

#define MAX_RANGE_DAYS 366

struct _KgCalendarDays {
  char *source;
  KgCalendarUnit unit;
  GArray *days;        /* KgCalendarDay, in the order of the source */
  GHashTable *by_date; /* KgDate → index into days, plus 1 */
  GStringChunk *names;
};

/**
 * kg_calendar_days_new:
 * @source: what to call the source in a sentence about an error
 * @unit: how it counts what stands in it
 *
 * Returns: (transfer full): no days
 */
KgCalendarDays *
kg_calendar_days_new (const char     *source,
                      KgCalendarUnit  unit)
{
  KgCalendarDays *self = g_new0 (KgCalendarDays, 1);

  self->source = g_strdup (source);
  self->unit = unit;
  self->days = g_array_new (FALSE, FALSE, sizeof (KgCalendarDay));
  self->by_date = g_hash_table_new (NULL, NULL);
  self->names = g_string_chunk_new (256);

  return self;
}

void
kg_calendar_days_free (KgCalendarDays *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_array_unref (self->days);
  g_hash_table_unref (self->by_date);
  g_string_chunk_free (self->names);
  g_free (self);
}

const char *
kg_calendar_days_get_source (const KgCalendarDays *self)
{
  return self->source;
}

guint
kg_calendar_days_get_size (const KgCalendarDays *self)
{
  return self->days->len;
}

/**
 * kg_calendar_days_get:
 *
 * Returns: the @index-th day in the order of the source
 */
const KgCalendarDay *
kg_calendar_days_get (const KgCalendarDays *self,
                      guint                 index)
{
  g_return_val_if_fail (index < self->days->len, NULL);

  return &g_array_index (self->days, KgCalendarDay, index);
}

/**
 * kg_calendar_days_find:
 *
 * Returns: (nullable): what is said of @date, %NULL when nothing is
 */
const KgCalendarDay *
kg_calendar_days_find (const KgCalendarDays *self,
                       KgDate                date)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_date, GINT_TO_POINTER (date)));

  return at > 0 ? kg_calendar_days_get (self, at - 1) : NULL;
}

/**
 * kg_calendar_days_where:
 *
 * Returns: (transfer full): the source and a place in it, as a sentence about
 *   an error begins: “holidays.csv, row 4”
 */
char *
kg_calendar_days_where (const KgCalendarDays *self,
                        guint                 place)
{
  switch (self->unit) {
  case KG_CALENDAR_ROW:
    return g_strdup_printf (_("%s, row %u"), self->source, place);
  case KG_CALENDAR_EVENT:
    return g_strdup_printf (_("%s, event %u"), self->source, place);
  case KG_CALENDAR_LINE:
  default:
    return g_strdup_printf (_("%s, line %u"), self->source, place);
  }
}

/* The place alone, inside a sentence that has named the source. */
static char *
place_of (const KgCalendarDays *self,
          guint                 place)
{
  switch (self->unit) {
  case KG_CALENDAR_ROW:
    return g_strdup_printf (_("row %u"), place);
  case KG_CALENDAR_EVENT:
    return g_strdup_printf (_("event %u"), place);
  case KG_CALENDAR_LINE:
  default:
    return g_strdup_printf (_("line %u"), place);
  }
}

/* @sentence goes on after the source and the place. */
static gboolean
refuse (const KgCalendarDays  *self,
        guint                  place,
        GError               **error,
        const char            *sentence)
{
  g_autofree char *where = kg_calendar_days_where (self, place);

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, "%s: %s", where, sentence);
  return FALSE;
}

static gboolean
refuse_second (const KgCalendarDays  *self,
               const KgCalendarDay   *first,
               gboolean               work,
               guint                  place,
               GError               **error)
{
  g_autofree char *iso = kg_date_to_iso (first->date);
  g_autofree char *before = place_of (self, first->place);
  g_autofree char *sentence = NULL;

  if (first->work == work)
    /* Translators: a day, and the line, row or event that has it already. */
    sentence = g_strdup_printf (_("%s is given a second time, after %s"), iso, before);
  else if (work)
    /* Translators: a day, and the line, row or event that says so. */
    sentence = g_strdup_printf (_("%s is given as a working day here and as a day off in %s"), iso, before);
  else
    /* Translators: a day, and the line, row or event that says so. */
    sentence = g_strdup_printf (_("%s is given as a day off here and as a working day in %s"), iso, before);

  return refuse (self, place, error, sentence);
}

/* A name as the text can hold it: one line, in which # would begin a comment. */
static char *
clean_name (const char *name)
{
  g_autofree char *line = kg_cell_text_clean (name, KG_CELL_TEXT_LINE, NULL);
  g_auto (GStrv) parts = g_strsplit (line, "#", -1);

  return g_strjoinv ("＃", parts);
}

static void
append (KgCalendarDays *self,
        KgDate          date,
        gboolean        work,
        const char     *name,
        guint           place)
{
  KgCalendarDay day = { date, work, NULL, place };
  g_autofree char *clean = clean_name (name);

  if (*clean != '\0')
    day.name = g_string_chunk_insert_const (self->names, clean);
  g_array_append_val (self->days, day);
  g_hash_table_insert (self->by_date, GINT_TO_POINTER (date), GUINT_TO_POINTER (self->days->len));
}

/**
 * kg_calendar_days_add:
 * @to: the last day; @from itself for a single one
 * @name: (nullable): what the days are called
 * @place: the line, row or event that gives them
 * @error: %KG_ERROR_REFUSED, one sentence that names the source, the place and
 *   the day
 *
 * Adds the days from @from to @to, unless one of them is there already.
 */
gboolean
kg_calendar_days_add (KgCalendarDays  *self,
                      KgDate           from,
                      KgDate           to,
                      gboolean         work,
                      const char      *name,
                      guint            place,
                      GError         **error)
{
  g_return_val_if_fail (from != KG_DATE_NONE && to != KG_DATE_NONE, FALSE);

  if (to < from)
    return refuse (self, place, error, _("the last day comes before the first"));
  if (to - from >= MAX_RANGE_DAYS)
    return refuse (self, place, error, _("a range may not be longer than a year"));

  for (KgDate date = from; date <= to; date++) {
    const KgCalendarDay *first = kg_calendar_days_find (self, date);

    if (first != NULL)
      return refuse_second (self, first, work, place, error);
    append (self, date, work, name, place);
  }

  return TRUE;
}

/* Reading the text */

/* The end of the word at @p, which is cut off there. */
static char *
cut_word (char **p)
{
  char *word = *p;

  *p += strcspn (*p, " \t");
  if (**p != '\0')
    *(*p)++ = '\0';
  *p += strspn (*p, " \t");

  return word;
}

/* Digits where those of YYYY-MM-DD are, whatever their values. */
static gboolean
looks_like_day (const char *text)
{
  static const char pattern[] = "dddd-dd-dd";

  for (gsize i = 0; i < sizeof pattern - 1; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;

  return text[sizeof pattern - 1] == '\0';
}

static KgDate
read_day (const KgCalendarDays  *self,
          const char            *text,
          guint                  line_no,
          GError               **error)
{
  KgDate date = kg_date_parse_iso (text);
  g_autofree char *sentence = NULL;
  int year;

  if (date != KG_DATE_NONE)
    return date;

  year = looks_like_day (text) ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
  if (looks_like_day (text) && (year < 1900 || year > 2199))
    sentence = g_strdup_printf (_("“%s” lies outside the years 1900 to 2199"), text);
  else
    sentence = g_strdup_printf (_("“%s” is not a day; write it as 2027-10-01"), text);
  refuse (self, line_no, error, sentence);

  return KG_DATE_NONE;
}

static gboolean
parse_line (KgCalendarDays  *self,
            char            *line,
            guint            line_no,
            GError         **error)
{
  char *comment = strchr (line, '#');
  char *days, *kind, *dots;
  KgDate from, to;

  if (comment != NULL)
    *comment = '\0';
  g_strstrip (line);
  if (*line == '\0')
    return TRUE;

  days = cut_word (&line);
  kind = cut_word (&line);
  if (!g_str_equal (kind, "off") && !g_str_equal (kind, "work"))
    return refuse (self, line_no, error, _("expected “DAY off NAME” or “DAY work NAME”"));

  dots = strstr (days, "..");
  if (dots != NULL)
    *dots = '\0';
  from = read_day (self, days, line_no, error);
  if (from == KG_DATE_NONE)
    return FALSE;
  to = dots != NULL ? read_day (self, dots + 2, line_no, error) : from;
  if (to == KG_DATE_NONE)
    return FALSE;

  return kg_calendar_days_add (self, from, to, g_str_equal (kind, "work"), line, line_no, error);
}

/**
 * kg_calendar_days_parse:
 * @text: one line a day or range, with a name or without:
 *   “2026-02-15..2026-02-23 off 春节”, “2026-02-14 work 春节调休”; # begins a
 *   comment
 * @source: what to call @text in a sentence about an error
 * @error: %KG_ERROR_REFUSED, naming the line: what cannot be read, days
 *   outside 1900 to 2199, ranges of more than a year or that end before they
 *   begin, and days given twice
 *
 * Returns: (transfer full) (nullable)
 */
KgCalendarDays *
kg_calendar_days_parse (const char  *text,
                        const char  *source,
                        GError     **error)
{
  g_autoptr (KgCalendarDays) self = kg_calendar_days_new (source, KG_CALENDAR_LINE);
  g_auto (GStrv) lines = NULL;

  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s is not a text in UTF-8"), source);
    return NULL;
  }

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!parse_line (self, lines[i], i + 1, error))
      return NULL;

  return g_steal_pointer (&self);
}

/* Writing it */

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return (*(const KgCalendarDay *const *) a)->date - (*(const KgCalendarDay *const *) b)->date;
}

static GPtrArray *
in_order (const KgCalendarDays *self)
{
  GPtrArray *sorted = g_ptr_array_sized_new (self->days->len);

  for (guint i = 0; i < self->days->len; i++)
    g_ptr_array_add (sorted, &g_array_index (self->days, KgCalendarDay, i));
  g_ptr_array_sort (sorted, compare_days);

  return sorted;
}

/**
 * kg_calendar_days_to_text:
 *
 * Returns: (transfer full): the days in their order as
 *   kg_calendar_days_parse() reads them; days in a row that are alike are one
 *   line. Empty when there are none.
 */
char *
kg_calendar_days_to_text (const KgCalendarDays *self)
{
  g_autoptr (GPtrArray) sorted = in_order (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sorted->len; i++) {
    const KgCalendarDay *first = g_ptr_array_index (sorted, i);
    const KgCalendarDay *last = first;
    g_autofree char *from = kg_date_to_iso (first->date);

    while (i + 1 < sorted->len) {
      const KgCalendarDay *next = g_ptr_array_index (sorted, i + 1);

      if (next->date != last->date + 1 || next->work != first->work ||
          g_strcmp0 (next->name, first->name) != 0 || next->date - first->date >= MAX_RANGE_DAYS)
        break;
      last = next;
      i++;
    }

    g_string_append (text, from);
    if (last != first) {
      g_autofree char *to = kg_date_to_iso (last->date);

      g_string_append_printf (text, "..%s", to);
    }
    g_string_append (text, first->work ? " work" : " off");
    if (first->name != NULL)
      g_string_append_printf (text, " %s", first->name);
    g_string_append_c (text, '\n');
  }

  return g_string_free (text, FALSE);
}

/**
 * kg_calendar_days_merge:
 * @over: days that win where both have one
 *
 * Returns: (transfer full): the days of both
 */
KgCalendarDays *
kg_calendar_days_merge (const KgCalendarDays *self,
                        const KgCalendarDays *over)
{
  KgCalendarDays *merged = kg_calendar_days_new (self->source, self->unit);

  for (guint i = 0; i < self->days->len; i++) {
    const KgCalendarDay *day = kg_calendar_days_get (self, i);

    if (kg_calendar_days_find (over, day->date) == NULL)
      append (merged, day->date, day->work, day->name, day->place);
  }
  for (guint i = 0; i < over->days->len; i++) {
    const KgCalendarDay *day = kg_calendar_days_get (over, i);

    append (merged, day->date, day->work, day->name, day->place);
  }

  return merged;
}

/**
 * kg_calendar_days_without_year:
 *
 * Returns: (transfer full): the days of all years but @year
 */
KgCalendarDays *
kg_calendar_days_without_year (const KgCalendarDays *self,
                               int                   year)
{
  KgCalendarDays *rest = kg_calendar_days_new (self->source, self->unit);

  for (guint i = 0; i < self->days->len; i++) {
    const KgCalendarDay *day = kg_calendar_days_get (self, i);
    int own;

    kg_date_get_ymd (day->date, &own, NULL, NULL);
    if (own != year)
      append (rest, day->date, day->work, day->name, day->place);
  }

  return rest;
}
