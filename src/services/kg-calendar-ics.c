// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-calendar-ics.h"

#include "core/kg-day-mark.h"
#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

/* Days off and working days from the events of an iCalendar file (RFC 5545).
 * An event is as many whole days as it says, the day in DTEND not among them;
 * its SUMMARY tells a working day from a day off. The nesting is looked at
 * before libical sees it, which would complain of it on standard error. */

#define MAX_DEPTH 16

typedef struct {
  KgCalendarDays *days;
  const char *source;
  guint event;         /* the one that is read, from 1 */
  gboolean signs;      /* some event carries the sign of a day off */
  guint n_left_out;
} Reader;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (icalcomponent, icalcomponent_free)

static gboolean
refuse (const Reader  *reader,
        const char    *key,
        GError       **error,
        const char    *sentence)
{
  /* Translators: file; number of the event; the field of the event, such as DTSTART; what is wrong. */
  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s, event %u, %s: %s"), reader->source, reader->event, key,
               sentence);
  return FALSE;
}

/* Whether @line begins with @word, in either case, and a colon. */
static const char *
after_word (const char *line,
            const char *word)
{
  gsize length = strlen (word);

  return g_ascii_strncasecmp (line, word, length) == 0 && line[length] == ':' ? line + length + 1 : NULL;
}

static gboolean
step_line (GPtrArray   *open,
           const char  *line,
           const char  *source,
           guint        line_no,
           GError     **error)
{
  const char *begun = after_word (line, "BEGIN");
  const char *ended = after_word (line, "END");

  if (begun != NULL) {
    if (open->len == MAX_DEPTH) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s, line %u: parts are nested too deep"), source, line_no);
      return FALSE;
    }
    g_ptr_array_add (open, (gpointer) begun);
  } else if (ended != NULL) {
    const char *last = open->len > 0 ? g_ptr_array_index (open, open->len - 1) : NULL;

    if (last == NULL || g_ascii_strcasecmp (last, ended) != 0) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s, line %u: END:%s ends what has not begun"), source,
                   line_no, ended);
      return FALSE;
    }
    g_ptr_array_set_size (open, (int) open->len - 1);
  } else if (open->len == 0 && *line != '\0') {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s, line %u: this stands outside of the calendar"), source,
                 line_no);
    return FALSE;
  }

  return TRUE;
}

static gboolean
check_nesting (const char  *text,
               const char  *source,
               GError     **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (!step_line (open, g_strchomp (lines[i]), source, i + 1, error))
      return FALSE;

  if (open->len > 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s is cut short: END:%s is missing"), source,
                 (const char *) g_ptr_array_index (open, open->len - 1));
    return FALSE;
  }

  return TRUE;
}

/* libical takes out what it cannot read and leaves a note in its place. Notes
 * on what is of no interest here, such as an empty DESCRIPTION, are none. */
static gboolean
check_notes (const Reader   *reader,
             icalcomponent  *event,
             GError        **error)
{
  static const char *const keys[] = { "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE" };

  for (icalproperty *note = icalcomponent_get_first_property (event, ICAL_XLICERROR_PROPERTY); note != NULL;
       note = icalcomponent_get_next_property (event, ICAL_XLICERROR_PROPERTY)) {
    const char *text = icalproperty_get_xlicerror (note);

    for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
      g_autofree char *words = g_strdup_printf (" %s property", keys[i]);

      if (text != NULL && strstr (text, words) != NULL)
        return refuse (reader, keys[i], error, _("this cannot be read"));
    }
  }

  return TRUE;
}

static gboolean
check_repetition (const Reader   *reader,
                  icalcomponent  *event,
                  GError        **error)
{
  if (icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL)
    return refuse (reader, "RRULE", error, _("events that repeat are not taken; give each day once"));
  if (icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY) != NULL)
    return refuse (reader, "RDATE", error, _("events that repeat are not taken; give each day once"));

  return TRUE;
}

static KgDate
read_day (const Reader        *reader,
          struct icaltimetype  time,
          const char          *key,
          GError             **error)
{
  KgDate date;

  if (!time.is_date) {
    refuse (reader, key, error, _("this is a time; only whole days are taken"));
    return KG_DATE_NONE;
  }

  date = kg_date_new (time.year, time.month, time.day);
  if (date == KG_DATE_NONE) {
    g_autofree char *sentence =
      g_strdup_printf (_("%04d-%02d-%02d is not a day between 1900 and 2199"), time.year, time.month, time.day);

    refuse (reader, key, error, sentence);
  }

  return date;
}

/* The last day of the event: the one before DTEND, or as DURATION says, or
 * its first. Where DTEND is the first day, that day is meant. */
static KgDate
read_last_day (const Reader   *reader,
               icalcomponent  *event,
               KgDate          from,
               GError        **error)
{
  icalproperty *end = icalcomponent_get_first_property (event, ICAL_DTEND_PROPERTY);
  icalproperty *duration = icalcomponent_get_first_property (event, ICAL_DURATION_PROPERTY);

  if (end != NULL) {
    KgDate date = read_day (reader, icalproperty_get_dtend (end), "DTEND", error);

    if (date == KG_DATE_NONE)
      return KG_DATE_NONE;
    if (date < from) {
      refuse (reader, "DTEND", error, _("the event ends before it begins"));
      return KG_DATE_NONE;
    }
    return MAX (date - 1, from);
  }

  if (duration != NULL) {
    struct icaldurationtype length = icalproperty_get_duration (duration);

    if (length.is_neg || length.hours != 0 || length.minutes != 0 || length.seconds != 0 ||
        length.weeks > 60 || length.days > 400 || length.weeks + length.days == 0) {
      refuse (reader, "DURATION", error, _("this is not a number of whole days, of a year at most"));
      return KG_DATE_NONE;
    }
    return from + (KgDate) (length.weeks * 7 + length.days) - 1;
  }

  return from;
}

static gboolean
is_cancelled (icalcomponent *event)
{
  icalproperty *status = icalcomponent_get_first_property (event, ICAL_STATUS_PROPERTY);

  return status != NULL && icalproperty_get_status (status) == ICAL_STATUS_CANCELLED;
}

static const char *
summary_of (icalcomponent *event)
{
  icalproperty *summary = icalcomponent_get_first_property (event, ICAL_SUMMARY_PROPERTY);

  return summary != NULL ? icalproperty_get_summary (summary) : NULL;
}

static gboolean
read_event (Reader         *reader,
            icalcomponent  *event,
            GError        **error)
{
  icalproperty *start = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);
  const char *summary = summary_of (event);
  KgDayMark mark = summary != NULL ? kg_day_mark_from_words (summary) : KG_DAY_MARK_NONE;
  KgDate from, to;
  gboolean work = FALSE;

  if (is_cancelled (event) || (mark == KG_DAY_MARK_NONE && reader->signs)) {
    reader->n_left_out++;
    return TRUE;
  }

  if (!check_notes (reader, event, error) || !check_repetition (reader, event, error))
    return FALSE;
  if (start == NULL)
    return refuse (reader, "DTSTART", error, _("this is missing"));
  if (summary == NULL || *summary == '\0')
    return refuse (reader, "SUMMARY", error, _("this is missing"));

  from = read_day (reader, icalproperty_get_dtstart (start), "DTSTART", error);
  if (from == KG_DATE_NONE)
    return FALSE;
  to = read_last_day (reader, event, from, error);
  if (to == KG_DATE_NONE)
    return FALSE;
  if (to > kg_date_new (2199, 12, 31))
    return refuse (reader, "DURATION", error, _("the event ends after 2199"));

  if (mark != KG_DAY_MARK_NONE && !kg_day_mark_is_work (mark, from, to, &work))
    return refuse (reader, "SUMMARY", error, _("调休 may be said of weekdays or of a weekend, not of both together"));

  return kg_calendar_days_add (reader->days, from, to, work, summary, reader->event, error);
}

typedef gboolean (*EventFunc) (Reader         *reader,
                               icalcomponent  *event,
                               GError        **error);

static gboolean
note_sign (Reader         *reader,
           icalcomponent  *event,
           GError        **error)
{
  const char *summary = summary_of (event);

  reader->signs = reader->signs || (summary != NULL && kg_day_mark_in_brackets (summary));
  return TRUE;
}

/* All events in the order of the file, which may hold several calendars. */
static gboolean
for_each_event (Reader         *reader,
                icalcomponent  *part,
                EventFunc       func,
                GError        **error)
{
  for (icalcomponent *child = icalcomponent_get_first_component (part, ICAL_ANY_COMPONENT); child != NULL;
       child = icalcomponent_get_next_component (part, ICAL_ANY_COMPONENT)) {
    if (icalcomponent_isa (child) == ICAL_VCALENDAR_COMPONENT) {
      if (!for_each_event (reader, child, func, error))
        return FALSE;
    } else if (icalcomponent_isa (child) == ICAL_VEVENT_COMPONENT) {
      reader->event++;
      if (!func (reader, child, error))
        return FALSE;
    }
  }

  return TRUE;
}

/**
 * kg_calendar_ics_read:
 * @text: the content of the file, in UTF-8
 * @source: what to call the file in a sentence about an error
 * @n_left_out: (out): how many events were left out: cancelled ones, and,
 *   where some carry the sign （休）, those that carry no sign
 * @error: %KG_ERROR_REFUSED: a sentence that names the file, and the event
 *   with its field, or the line
 *
 * Events whose SUMMARY says that one works (班, 补班, 上班, workday) are working
 * days, the others days off. Events that are no whole days, that repeat, or
 * that give a day a second time are refused.
 *
 * Returns: (transfer full) (nullable)
 */
KgCalendarDays *
kg_calendar_ics_read (const char  *text,
                      const char  *source,
                      guint       *n_left_out,
                      GError     **error)
{
  g_autoptr (KgCalendarDays) days = kg_calendar_days_new (source, KG_CALENDAR_EVENT);
  g_autoptr (icalcomponent) calendar = NULL;
  Reader reader = { days, source, 0, FALSE, 0 };

  *n_left_out = 0;
  if (!check_nesting (text, source, error))
    return NULL;

  icalerror_set_errors_are_fatal (FALSE);
  calendar = icalparser_parse_string (text);
  if (calendar == NULL ||
      (icalcomponent_isa (calendar) != ICAL_VCALENDAR_COMPONENT && icalcomponent_isa (calendar) != ICAL_XROOT_COMPONENT)) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s is not a calendar"), source);
    return NULL;
  }

  for_each_event (&reader, calendar, note_sign, NULL);
  reader.event = 0;
  if (!for_each_event (&reader, calendar, read_event, error))
    return NULL;
  if (kg_calendar_days_get_size (days) == 0) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("%s holds no days off and no working days"), source);
    return NULL;
  }

  *n_left_out = reader.n_left_out;
  return g_steal_pointer (&days);
}
