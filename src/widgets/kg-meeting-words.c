// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-words.h"

#include "core/kg-labels.h"
#include "services/kg-warning-words.h"

#include <glib/gi18n.h>

char *
kg_meeting_words_title (KgRecord *series,
                        KgRecord *meeting)
{
  /* Translators: the name of a series of meetings and the number of one of
   * them, such as “Weekly meeting No. 47”. */
  return g_strdup_printf (C_("meeting", "%s No. %d"),
                          kg_record_get_text (series, KG_SERIES_NAME),
                          (int) kg_record_get_int (meeting, KG_MEETING_NUMBER));
}

char *
kg_meeting_words_number (KgRecord *meeting)
{
  return g_strdup_printf (C_("meeting", "No. %d"), (int) kg_record_get_int (meeting, KG_MEETING_NUMBER));
}

static void
append (GString    *text,
        const char *word)
{
  if (word != NULL && *word != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", word);
}

/**
 * kg_meeting_words_when:
 *
 * Returns: (transfer full): the day, and the hour if it is known
 */
char *
kg_meeting_words_when (KgRecord *meeting)
{
  g_autofree char *day = kg_label_day_weekday (kg_record_get_date (meeting, KG_MEETING_HELD_ON));
  const char *starts_at = kg_record_get_text (meeting, KG_MEETING_STARTS_AT);

  return starts_at != NULL ? g_strdup_printf ("%s %s", day, starts_at) : g_steal_pointer (&day);
}

/**
 * kg_meeting_words_details:
 *
 * Returns: (transfer full): when, where, who chairs, who records
 */
char *
kg_meeting_words_details (KgRecord *meeting)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *when = kg_meeting_words_when (meeting);
  const char *chair = kg_record_get_text (meeting, KG_MEETING_CHAIR);
  const char *recorder = kg_record_get_text (meeting, KG_MEETING_RECORDER);
  g_autofree char *chairs = chair != NULL ? g_strdup_printf (_("Chair: %s"), chair) : NULL;
  g_autofree char *records = recorder != NULL ? g_strdup_printf (_("Recorder: %s"), recorder) : NULL;

  append (text, when);
  append (text, kg_record_get_text (meeting, KG_MEETING_PLACE));
  append (text, chairs);
  append (text, records);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How far the words look ahead: an agenda may have been built some time ago. */
#define AGENDA_DAYS (2 * KG_WARN_DAYS)

/**
 * kg_meeting_words_warning:
 *
 * Returns: (transfer full) (nullable): how the light of @project will get
 *   worse, when and why; %NULL when it will not
 */
char *
kg_meeting_words_warning (KgBoard         *board,
                          const KgProject *project)
{
  KgLightWarning warning;

  return kg_board_get_warning (board, project, AGENDA_DAYS, &warning)
         ? kg_warning_to_text (board, project, &warning) : NULL;
}

/**
 * kg_meeting_words_why:
 * @board: (nullable)
 *
 * Returns: (transfer full): why an item is on the agenda: where it comes from,
 *   and of a project what the rules say of it, or will say before long
 */
char *
kg_meeting_words_why (const KgMeetingItem *item,
                      KgBoard             *board)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *origin = kg_record_get_text (item->record, KG_AGENDA_ITEM_ORIGIN);
  const char *id = kg_record_get_text (item->record, KG_AGENDA_ITEM_PROJECT);
  const KgProject *project = id != NULL && board != NULL ? kg_board_find_project (board, id) : NULL;
  g_autofree char *warning = NULL;

  if (project != NULL && g_str_equal (origin, "proposal") && project->proposed == project->light)
    warning = kg_meeting_words_warning (board, project);

  if (warning != NULL) {
    append (text, warning);
    return g_string_free (g_steal_pointer (&text), FALSE);
  }

  if (g_str_equal (origin, "topic"))
    append (text, id != NULL ? _("Put on the agenda by hand") : _("Topic"));
  else if (!g_str_equal (origin, "check"))
    append (text, kg_label_code (&kg_table_agenda_item, KG_AGENDA_ITEM_ORIGIN, origin));
  if (!kg_record_is_null (item->record, KG_AGENDA_ITEM_CARRIED_FROM) && !g_str_equal (origin, "carried"))
    append (text, kg_label_code (&kg_table_agenda_item, KG_AGENDA_ITEM_ORIGIN, "carried"));

  if (project != NULL) {
    g_autoptr (GPtrArray) reasons = kg_board_get_reasons (board, project);

    if (reasons != NULL && reasons->len > 0) {
      g_autofree char *words = kg_light_reasons_to_text (reasons);

      append (text, words);
    }
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kg_meeting_words_elapsed:
 * @since: milliseconds since 1970
 * @now: milliseconds since 1970
 *
 * Returns: (transfer full): a time such as 3:20 or 1:12:40
 */
char *
kg_meeting_words_elapsed (gint64 since,
                          gint64 now)
{
  gint64 seconds = MAX (0, (now - since) / 1000);

  if (seconds < 3600)
    return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));

  return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
}
