// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-compose.h"

#include "core/kg-assignment.h"
#include "core/kg-error.h"
#include "core/kg-light.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-approval.h"
#include "services/kg-minutes-assignments.h"
#include "services/kg-minutes-opening.h"
#include "services/kg-minutes-series.h"
#include "services/kg-query.h"

#include <string.h>

/* From what was recorded to the words of a document: project by project,
 * 会议指出, 会议要求, 会议议定, 会议原则同意. The text is Chinese whatever
 * language the program speaks. Private notes are not read here. */

typedef struct {
  KgTxn *txn;
  KgContext *context;
  KgRecord *meeting;
  KgMinutes *minutes;
  GHashTable *units;   /* id → name */
  GPtrArray *subjects; /* titles of what was discussed */
} Composer;

static void
add_paragraph (Composer   *composer,
               const char *text)
{
  g_autofree char *body = kg_minutes_end_sentence (text);

  kg_minutes_add (composer->minutes, KG_MINUTES_PARAGRAPH, body);
}

/* 11月27日, with the year when it is another one than the meeting's. */
static char *
say_due (Composer *composer,
         KgDate    due)
{
  int year, met, m, d;

  kg_date_get_ymd (due, &year, &m, &d);
  kg_date_get_ymd (kg_record_get_date (composer->meeting, KG_MEETING_HELD_ON), &met, NULL, NULL);
  return year == met ? g_strdup_printf ("%d月%d日", m, d) : g_strdup_printf ("%d年%d月%d日", year, m, d);
}

/* Who does what until when, which is said unless the sentence says so itself. */
static GPtrArray *
list_duties (Composer  *composer,
             KgRecord  *decision,
             GError   **error)
{
  g_autoptr (GPtrArray) assignments =
    kg_query_children (composer->txn, &kg_table_assignment, KG_ASSIGNMENT_DECISION,
                       kg_record_get_id (decision), KG_ASSIGNMENT_NUMBER, error);
  GPtrArray *duties;

  if (assignments == NULL)
    return NULL;

  duties = kg_minutes_duties_new ();
  for (guint i = 0; i < assignments->len; i++) {
    KgRecord *assignment = g_ptr_array_index (assignments, i);
    const char *lead = g_hash_table_lookup (composer->units,
                                            kg_record_get_text (assignment, KG_ASSIGNMENT_LEAD_UNIT));
    g_autofree char *due = say_due (composer, kg_record_get_date (assignment, KG_ASSIGNMENT_DUE_ORIGINAL));

    if (lead != NULL)
      kg_minutes_duties_add (duties, lead, kg_record_get_text (assignment, KG_ASSIGNMENT_TEXT), due);
  }

  return duties;
}

/* The sentence of a decision with who does it. @kind is NULL in a list of them. */
static gboolean
add_decision (Composer            *composer,
              KgRecord            *decision,
              KgMinutesBlockKind   block,
              const char          *kind,
              GError             **error)
{
  GPtrArray *duties = list_duties (composer, decision, error);

  if (duties == NULL)
    return FALSE;

  kg_minutes_add_typed (composer->minutes, kg_record_get_id (decision), block, kind, duties,
                        kg_record_get_text (decision, KG_DECISION_TEXT));
  return TRUE;
}

static gboolean
add_decisions (Composer   *composer,
               GPtrArray  *decisions,
               GError    **error)
{
  static const char *const kinds[] = { "noted", "required", "principle" };
  guint n_decided = 0, nth = 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++) {
    for (guint i = 0; i < decisions->len; i++) {
      KgRecord *decision = g_ptr_array_index (decisions, i);

      if (kg_record_is (decision, KG_DECISION_KIND, kinds[k]) &&
          !add_decision (composer, decision, KG_MINUTES_PARAGRAPH, kinds[k], error))
        return FALSE;
    }
  }

  for (guint i = 0; i < decisions->len; i++)
    n_decided += kg_record_is (g_ptr_array_index (decisions, i), KG_DECISION_KIND, "decided");

  for (guint i = 0; i < decisions->len; i++) {
    KgRecord *decision = g_ptr_array_index (decisions, i);
    const gboolean listed = n_decided > 1;

    if (!kg_record_is (decision, KG_DECISION_KIND, "decided"))
      continue;
    if (listed && nth++ == 0)
      kg_minutes_add (composer->minutes, KG_MINUTES_PARAGRAPH, "会议议定：");
    if (!add_decision (composer, decision, listed ? KG_MINUTES_ITEM : KG_MINUTES_PARAGRAPH, listed ? NULL : "decided", error))
      return FALSE;
  }

  return TRUE;
}

/* The light that the meeting confirmed, as a sentence; %NULL without an error
 * when it confirmed none. */
static gboolean
find_light (Composer    *composer,
            const char  *project_id,
            char       **sentence_out,
            GError     **error)
{
  g_autoptr (GPtrArray) entries =
    kg_txn_select (composer->txn, &kg_table_light_entry,
                   &(KgFilter) {
                     .conditions = {
                       { KG_LIGHT_ENTRY_PROJECT, KG_OP_EQ, project_id, 0 },
                       { KG_LIGHT_ENTRY_MEETING, KG_OP_EQ, kg_record_get_id (composer->meeting), 0 } },
                     .n_conditions = 2,
                     .order = { KG_ORDER (KG_COL_ID) } },
                   error);
  KgRecord *entry;
  KgLight light = KG_LIGHT_NONE;

  if (entries == NULL)
    return FALSE;
  if (entries->len == 0)
    return TRUE;

  entry = g_ptr_array_index (entries, entries->len - 1);
  kg_light_from_code (kg_record_get_text (entry, KG_LIGHT_ENTRY_CONFIRMED), &light);
  *sentence_out = g_strdup_printf ("会议确认该项目亮%s：%s",
                                   light == KG_LIGHT_RED ? "红灯" : light == KG_LIGHT_YELLOW ? "黄灯" : "绿灯",
                                   kg_record_get_text (entry, KG_LIGHT_ENTRY_REASON));
  return TRUE;
}

/* How far last time's assignments have come. */
static gboolean
add_check (Composer  *composer,
           GError   **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) previous = kg_meeting_get_previous (composer->txn, composer->meeting, &local);
  g_autoptr (GPtrArray) assignments = NULL;
  g_autofree char *text = NULL;
  guint done = 0, overdue = 0;

  if (previous == NULL) {
    if (local != NULL)
      g_propagate_error (error, local);
    return local == NULL;
  }

  assignments = kg_query_children (composer->txn, &kg_table_assignment, KG_ASSIGNMENT_MEETING,
                                   kg_record_get_id (previous), KG_ASSIGNMENT_NUMBER, error);
  if (assignments == NULL)
    return FALSE;
  if (assignments->len == 0)
    return TRUE;

  for (guint i = 0; i < assignments->len; i++) {
    KgRecord *assignment = g_ptr_array_index (assignments, i);
    const char *state = kg_record_get_text (assignment, KG_ASSIGNMENT_STATE);

    done += kg_codes_contain ("done|struck", state);
    overdue += kg_assignment_due_state (state,
                                        kg_record_get_date (assignment, KG_ASSIGNMENT_DUE_CURRENT),
                                        kg_record_get_date (composer->meeting, KG_MEETING_HELD_ON),
                                        kg_context_get_calendar (composer->context)) == KG_DUE_OVERDUE;
  }

  text = overdue > 0
         ? g_strdup_printf ("上次会议共交办督办事项%u项，已办结%u项，正在办理%u项，其中逾期%u项。",
                            assignments->len, done, assignments->len - done, overdue)
         : g_strdup_printf ("上次会议共交办督办事项%u项，已办结%u项，正在办理%u项，无逾期事项。",
                            assignments->len, done, assignments->len - done);
  kg_minutes_add (composer->minutes, KG_MINUTES_PARAGRAPH, text);
  return TRUE;
}

/* Last time's minutes: approved, or approved but for what follows. */
static void
add_approval (Composer  *composer,
              KgRecord  *item,
              gboolean   has_objections)
{
  const char *title = kg_record_get_text (item, KG_AGENDA_ITEM_TITLE);
  const char *what = g_str_has_prefix (title, "审议") ? title + strlen ("审议") : title;
  g_autofree char *text = NULL;

  if (has_objections)
    text = g_strdup_printf ("会议审议%s，提出以下更正意见，其余内容予以通过：", what);
  else if (kg_record_is (item, KG_AGENDA_ITEM_OUTCOME, "noted"))
    text = g_strdup_printf ("会议审议通过%s", what);
  if (text != NULL)
    add_paragraph (composer, text);
}

static gboolean
add_item (Composer  *composer,
          KgRecord  *item,
          GString   *put_off,
          GError   **error)
{
  g_autoptr (GPtrArray) decisions =
    kg_query_children (composer->txn, &kg_table_decision, KG_DECISION_AGENDA_ITEM,
                       kg_record_get_id (item), KG_DECISION_POSITION, error);
  const char *title = kg_record_get_text (item, KG_AGENDA_ITEM_TITLE);
  const char *discussion = kg_record_get_text (item, KG_AGENDA_ITEM_DISCUSSION);
  const char *project = kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT);
  const char *unattended = kg_record_get_text (item, KG_AGENDA_ITEM_UNATTENDED_REASON);
  gboolean is_check = kg_record_is (item, KG_AGENDA_ITEM_KIND, "check");
  gboolean leaves = kg_record_is (item, KG_AGENDA_ITEM_OUTCOME, "leave"), alone;
  g_autofree char *heading = NULL;
  g_autofree char *light = NULL;
  g_autoptr (KgRecord) approved = NULL;

  if (!kg_minutes_find_approved (composer->txn, item, &approved, error))
    return FALSE;
  if (decisions == NULL || (project != NULL && !find_light (composer, project, &light, error)))
    return FALSE;

  heading = is_check || approved != NULL ? g_strdup (title) : kg_minutes_make_heading (title);
  alone = decisions->len == 0 && light == NULL && unattended == NULL && !leaves && !is_check &&
          !(approved != NULL && kg_record_is (item, KG_AGENDA_ITEM_OUTCOME, "noted"));
  if (!is_check && approved == NULL && (!alone || discussion != NULL))
    g_ptr_array_add (composer->subjects, g_strdup (title));
  if (alone) {
    if (discussion == NULL && kg_record_is (item, KG_AGENDA_ITEM_OUTCOME, "next_time"))
      g_string_append_printf (put_off, "%s%s", put_off->len > 0 ? "、" : "", title);
    kg_minutes_add_discussion (composer->minutes, kg_record_get_id (item), heading, discussion);
    return TRUE;
  }

  kg_minutes_add (composer->minutes, KG_MINUTES_HEADING_1, heading);
  if (is_check && !add_check (composer, error))
    return FALSE;
  kg_minutes_add_discussion (composer->minutes, kg_record_get_id (item), NULL, discussion);
  if (approved != NULL)
    add_approval (composer, item, decisions->len > 0);
  if (!add_decisions (composer, decisions, error))
    return FALSE;
  if (light != NULL)
    add_paragraph (composer, light);
  if (unattended != NULL) {
    g_autofree char *text = g_strdup_printf ("会议认为，该项目暂不明确牵头单位，也暂不提请区领导协调，主要考虑：%s", unattended);

    add_paragraph (composer, text);
  }
  if (leaves) {
    g_autofree char *text = g_strdup_printf ("会议同意该议题不再列入议程：%s",
                                             kg_record_get_text (item, KG_AGENDA_ITEM_OUTCOME_NOTE));

    add_paragraph (composer, text);
  }

  return TRUE;
}

static gboolean
add_names (Composer  *composer,
           GError   **error)
{
  static const struct { const char *kind; KgMinutesList list; } kinds[] = {
    { "present", KG_MINUTES_PRESENT },
    { "excused", KG_MINUTES_EXCUSED },
    { "in_attendance", KG_MINUTES_IN_ATTENDANCE },
  };
  g_autoptr (GPtrArray) units =
    kg_txn_select (composer->txn, &kg_table_unit,
                   &(KgFilter) { .order = { KG_ORDER (KG_UNIT_POSITION), KG_ORDER (KG_UNIT_NAME) } },
                   error);
  g_autoptr (GPtrArray) rows =
    units == NULL ? NULL
                  : kg_query_children (composer->txn, &kg_table_attendance, KG_ATTENDANCE_MEETING,
                                       kg_record_get_id (composer->meeting), KG_COL_ID, error);

  if (rows == NULL)
    return FALSE;

  for (guint u = 0; u < units->len; u++) {
    KgRecord *unit = g_ptr_array_index (units, u);

    for (guint i = 0; i < rows->len; i++) {
      KgRecord *row = g_ptr_array_index (rows, i);
      const char *names = kg_record_get_text (row, KG_ATTENDANCE_NAMES);
      const char *unit_name = kg_record_get_text (unit, KG_UNIT_NAME);
      g_autofree char *text = NULL;

      if (!kg_record_is (row, KG_ATTENDANCE_UNIT, kg_record_get_id (unit)))
        continue;

      text = names != NULL ? g_strdup_printf ("%s：%s", unit_name, names) : g_strdup (unit_name);
      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        if (kg_record_is (row, KG_ATTENDANCE_KIND, kinds[k].kind))
          kg_minutes_add_name (composer->minutes, kinds[k].list, text);
    }
  }

  return TRUE;
}

/**
 * kg_minutes_compose:
 * @page: what belongs to the document
 *
 * Puts the minutes of a meeting together from what was recorded.
 *
 * Returns: (transfer full) (nullable): a draft without a number
 */
KgMinutes *
kg_minutes_compose (KgTxn                *txn,
                    KgContext            *context,
                    KgRecord             *meeting,
                    const KgPageTemplate *page,
                    GError              **error)
{
  g_autoptr (KgRecord) series =
    kg_query_need (txn, &kg_table_series, kg_record_get_text (meeting, KG_MEETING_SERIES), error);
  g_autoptr (GHashTable) units = series != NULL ? kg_query_unit_names (txn, error) : NULL;
  g_autoptr (GPtrArray) items =
    units != NULL ? kg_meeting_get_items (txn, kg_record_get_id (meeting), error) : NULL;
  g_autoptr (KgMinutes) minutes = NULL;
  g_autoptr (GString) put_off = g_string_new (NULL);
  g_autofree char *opening = NULL;
  g_autofree char *mark = NULL;
  g_autofree char *office = NULL;
  g_autoptr (GPtrArray) subjects = g_ptr_array_new_with_free_func (g_free);
  Composer composer = { txn, context, meeting, NULL, units, subjects };

  if (items == NULL || !kg_minutes_get_office (txn, series, &office, error))
    return NULL;

  mark = kg_minutes_get_mark (series);
  minutes = kg_minutes_new (mark);
  composer.minutes = minutes;

  kg_minutes_set_number (minutes, (int) kg_record_get_int (meeting, KG_MEETING_YEAR), 0);
  kg_minutes_set_dates (minutes, kg_record_get_date (meeting, KG_MEETING_HELD_ON), KG_DATE_NONE);
  kg_minutes_set_stage (minutes, KG_MINUTES_DRAFT);
  kg_minutes_set_copy_to (minutes, kg_record_get_text (series, KG_SERIES_COPY_TO));
  kg_minutes_set_office (minutes, office);

  for (guint i = 0; i < items->len; i++)
    if (!add_item (&composer, g_ptr_array_index (items, i), put_off, error))
      return NULL;

  opening = kg_minutes_make_opening (meeting, series, subjects);
  kg_minutes_set_opening (minutes, opening);

  if (put_off->len > 0) {
    g_autofree char *text = g_strdup_printf ("%s留待下次会议研究。", put_off->str);

    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, text);
  }

  if (!add_names (&composer, error))
    return NULL;
  if (page->annex_assignments && !kg_minutes_add_assignments (minutes, txn, meeting, units, items, error))
    return NULL;

  return g_steal_pointer (&minutes);
}
