// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-assignment-service.h"
#include "services/kg-meeting-brief.h"
#include "services/kg-meeting-edit.h"
#include "services/kg-meeting-file.h"
#include "services/kg-meeting-list.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-compose.h"
#include "services/kg-minutes-export.h"
#include "services/kg-minutes-correct.h"
#include "services/kg-minutes-service.h"
#include "services/kg-private-note.h"
#include "services/kg-query.h"

#include <string.h>

/* What the screens of a meeting read, and how they change it. */

typedef struct {
  KgDistrict *district;
  char *meeting;
  char *item;      /* of the first project */
  char *topic;
  char *unsaid;    /* (nullable): another topic, of which nothing was recorded */
  char *decision;
  KgMeetingFile *file;
  const char *text;
} Fixture;

static gboolean
prepare (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *f = data;
  g_autoptr (GPtrArray) items = NULL;

  f->meeting = kg_meeting_create (txn, context, f->district->series, KG_DATE_NONE, error);
  if (f->meeting == NULL)
    return FALSE;

  items = kg_meeting_get_items (txn, f->meeting, error);
  g_assert_nonnull (items);
  g_assert_cmpuint (items->len, ==, 1);
  f->item = g_strdup (kg_record_get_id (g_ptr_array_index (items, 0)));
  f->topic = kg_meeting_add_topic (txn, f->meeting, "年底冲刺安排", error);
  return f->topic != NULL;
}

static gboolean
hold (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;
  const char *supporting[] = { f->district->unit[2], f->district->unit[3], NULL };
  g_autofree char *number = NULL;

  if (!kg_meeting_start (txn, context, f->meeting, error) ||
      !kg_meeting_attend (txn, f->meeting, f->district->unit[1], "present", "李某某", error))
    return FALSE;

  f->decision = kg_meeting_decide (txn, f->item, "decided", "区规资局完成高压线迁改方案", error);
  if (f->decision == NULL)
    return FALSE;

  number = kg_assignment_give (txn, context, f->decision,
                               &(KgAssignmentDraft) {
                                 .text = "完成高压线迁改方案",
                                 .lead_unit = f->district->unit[1],
                                 .supporting = supporting,
                                 .due = KG_DISTRICT_TODAY + 4 },
                               error);
  return number != NULL;
}

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;

  g_clear_pointer (&f->file, kg_meeting_file_unref);
  f->file = kg_meeting_file_load (txn, context, f->meeting, error);
  return f->file != NULL;
}

static void
fixture_clear (Fixture *f)
{
  g_clear_pointer (&f->file, kg_meeting_file_unref);
  g_free (f->meeting);
  g_free (f->item);
  g_free (f->topic);
  g_free (f->unsaid);
  g_free (f->decision);
}

static void
test_file (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Fixture f = { .district = district };
  KgMeetingItem *item;
  KgMeetingDecision *decision;
  KgMeetingAssignment *assignment;
  KgMeetingAttendee *attendee;

  kg_district_do (district, prepare, &f);
  kg_district_do (district, load, &f);
  g_assert_cmpuint (f.file->items->len, ==, 2);
  g_assert_cmpuint (kg_meeting_file_count_open (f.file), ==, 2);
  g_assert_cmpuint (f.file->attendance->len, ==, 4);
  g_assert_null (f.file->minutes);
  g_assert_cmpint (f.file->next_day, ==, KG_DISTRICT_TODAY + 7);

  kg_district_do (district, hold, &f);
  kg_district_do (district, load, &f);
  g_assert_cmpuint (kg_meeting_file_count_open (f.file), ==, 1);
  g_assert_cmpint (kg_meeting_file_find_item (f.file, f.topic), ==, 1);
  g_assert_cmpint (kg_meeting_file_find_item (f.file, "nowhere"), ==, -1);

  item = kg_meeting_file_get_item (f.file, 0);
  g_assert_false (kg_meeting_item_is_open (item));
  g_assert_cmpuint (item->decisions->len, ==, 1);
  decision = g_ptr_array_index (item->decisions, 0);
  g_assert_cmpuint (decision->assignments->len, ==, 1);
  assignment = g_ptr_array_index (decision->assignments, 0);
  g_assert_cmpstr (assignment->lead, ==, "区规资局");
  g_assert_cmpstr (assignment->supporting, ==, "区建管委、大场镇");

  attendee = g_ptr_array_index (f.file->attendance, 1);
  g_assert_cmpstr (kg_record_get_text (attendee->unit, KG_UNIT_NAME), ==, "区规资局");
  g_assert_true (kg_record_is (attendee->record, KG_ATTENDANCE_KIND, "present"));

  fixture_clear (&f);
}

/* Typing: what the minutes say with a text that no store has is what they say
 * once it is stored. */

static gboolean
decide_more (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  static const struct { const char *kind; const char *text; } decisions[] = {
    { "decided", "大场镇12月4日前完成拆除。" }, { "required", "各单位靠前服务" }, { "noted", "进展总体顺利" },
    { "principle", "同意桩基先行" },
  };
  Fixture *f = data;

  f->unsaid = kg_meeting_add_topic (txn, f->meeting, "明年项目储备", error);
  if (f->unsaid == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++) {
    g_autofree char *id = kg_meeting_decide (txn, i % 2 == 0 ? f->item : f->topic, decisions[i].kind, decisions[i].text,
                                             error);

    if (id == NULL)
      return FALSE;
  }
  return kg_meeting_set_outcome (txn, f->topic, "decided", NULL, error) &&
         kg_meeting_set_outcome (txn, f->unsaid, "continue", NULL, error) &&
         kg_meeting_end (txn, context, f->meeting, error);
}

typedef struct {
  const char *id;
  const char *text;
  gboolean is_item;
} Typed;

static gboolean
store_typed (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  const Typed *typed = data;

  if (typed->is_item)
    return kg_meeting_discuss (txn, typed->id, *typed->text != '\0' ? typed->text : NULL, error);
  return kg_meeting_rewrite_decision (txn, typed->id, NULL, typed->text, error);
}

static void
test_typing (void)
{
  static const char *const texts[] = {
    "一句话", "原则同意，由区规资局牵头。", "会议强调要抓紧。\n第二段也在。\n\n第三段", "12月4日前办完！", "“三通一平”", "三",
  };
  g_autoptr (KgDistrict) district = kg_district_new ();
  Fixture f = { .district = district };
  guint n = 0, n_multiple = 0;

  kg_district_do (district, prepare, &f);
  kg_district_do (district, hold, &f);
  kg_district_do (district, decide_more, &f);
  kg_district_do (district, load, &f);
  g_assert_null (kg_minutes_retype (f.file->minutes, "nothing", "x"));

  g_assert_cmpuint (f.file->items->len, ==, 3);
  for (guint round = 0; round < G_N_ELEMENTS (texts) + 1; round++) {
    g_autoptr (KgMeetingFile) before = kg_meeting_file_ref (f.file);

    for (guint i = 0; i < before->items->len; i++) {
      KgMeetingItem *item = g_ptr_array_index (before->items, i);

      for (guint j = 0; j <= item->decisions->len; j++) {
        KgMeetingDecision *decision = j > 0 ? g_ptr_array_index (item->decisions, j - 1) : NULL;
        Typed typed = { kg_record_get_id (j > 0 ? decision->record : item->record),
                        round < G_N_ELEMENTS (texts) ? texts[(round + j) % G_N_ELEMENTS (texts)] : "", j == 0 };
        g_autoptr (KgMinutes) live = NULL;
        g_autofree char *live_text = NULL;
        g_autofree char *stored_text = NULL;

        if (*typed.text == '\0' && !typed.is_item)
          continue; /* no decision without a sentence */
        live = kg_minutes_retype (f.file->minutes, typed.id, typed.text);
        g_assert_nonnull (live);
        live_text = kg_minutes_to_text (live);
        kg_district_do (district, store_typed, &typed);
        kg_district_do (district, load, &f);
        stored_text = kg_minutes_to_text (f.file->minutes);
        g_assert_cmpstr (live_text, ==, stored_text);
        n++;
        n_multiple += strchr (typed.text, '\n') != NULL;
      }
    }
  }
  g_assert_cmpuint (n, >, 40);
  g_assert_cmpuint (n_multiple, >, 5);

  fixture_clear (&f);
}

static gboolean
issue (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  Fixture *f = data;
  g_autofree char *id = NULL;

  if (!kg_meeting_set_outcome (txn, f->topic, "next_time", NULL, error) ||
      !kg_meeting_end (txn, context, f->meeting, error))
    return FALSE;

  id = kg_minutes_draft (txn, context, f->meeting, error);
  return id != NULL &&
         kg_minutes_submit (txn, context, f->meeting, error) &&
         kg_minutes_issue (txn, context, f->meeting, error);
}

static gboolean
correct (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *f = data;
  g_autofree char *id = kg_minutes_correct (txn, context, f->meeting, NULL, "时限有误", "应为12月11日。", error);

  return id != NULL;
}

/* Each document of the meeting is there, and says what was sealed. */
static void
check_documents (KgMeetingFile *file)
{
  KgRecord *row = g_ptr_array_index (file->documents, 0);
  g_autoptr (KgMinutes) minutes = kg_minutes_of_issued (row, NULL);
  g_autoptr (KgRecord) changed = kg_record_copy (row);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (file->documents->len, ==, 2);
  g_assert_true (file->minutes_row == g_ptr_array_index (file->documents, 1));
  g_assert_true (kg_record_is (file->minutes_row, KG_MINUTES_STATE, "draft"));
  g_assert_nonnull (file->minutes->correction);
  g_assert_nonnull (file->findings);
  g_assert_cmpint (minutes->number, ==, 1);
  g_assert_null (minutes->correction);
  g_assert_nonnull (minutes->seal);

  kg_record_set_text (changed, KG_MINUTES_CONTENT, "{}");
  g_assert_null (kg_minutes_of_issued (changed, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_DAMAGED);
}

static void
test_file_of_issued_minutes (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Fixture f = { .district = district };
  g_autofree char *name = NULL;

  kg_district_do (district, prepare, &f);
  kg_district_do (district, hold, &f);
  kg_district_do (district, issue, &f);
  kg_district_do (district, load, &f);
  g_assert_true (kg_record_is (f.file->minutes_row, KG_MINUTES_STATE, "issued"));
  g_assert_cmpint (f.file->minutes->number, ==, 1);
  g_assert_nonnull (f.file->findings);
  g_assert_cmpuint (f.file->findings->len, ==, 0);

  name = kg_minutes_export_name (f.file->series, f.file->meeting, 1);
  g_assert_cmpstr (name, ==, "2026-11-23_周例会第1次_纪要.pdf");

  kg_district_do (district, correct, &f);
  kg_district_do (district, load, &f);
  check_documents (f.file);

  fixture_clear (&f);
}

/* Reads the minutes of the meeting as they would be by its form, or without
 * the annex. */
static gboolean
compose (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *f = data;
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, f->meeting, error);
  KgPageTemplate page;
  guint n;

  g_assert_nonnull (meeting);
  kg_page_template_get_builtin (KG_DOCUMENT_WEEKLY, &page);
  for (guint with = 0; with < 2; with++) {
    g_autoptr (KgMinutes) minutes = NULL;

    page.annex_assignments = with;
    minutes = kg_minutes_compose (txn, context, meeting, &page, error);
    if (minutes == NULL)
      return FALSE;
    kg_minutes_get_annexes (minutes, &n);
    g_assert_cmpuint (n, ==, f->decision != NULL && with);
  }

  return TRUE;
}

/* Gives one more assignment, due next year, from the first item although that
 * was not the last to be spoken of. */
static gboolean
give_more (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Fixture *f = data;
  g_autofree char *decision = kg_meeting_decide (txn, f->topic, "decided", "各单位年底前报送计划", error);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (decision == NULL)
    return FALSE;
  first = kg_assignment_give (txn, context, decision,
                              &(KgAssignmentDraft) { .lead_unit = f->district->unit[0], .due = KG_DISTRICT_TODAY + 7 },
                              error);
  second = first == NULL ? NULL
                         : kg_assignment_give (txn, context, f->decision,
                                               &(KgAssignmentDraft) {
                                                 .text = "完成清场", .lead_unit = f->district->unit[3],
                                                 .due = kg_date_new (2027, 1, 15) },
                                               error);
  return second != NULL;
}

static void
test_annex_of_assignments (void)
{
  static const char *const rows[][6] = {
    { "1", NULL, "完成高压线迁改方案", "区规资局", "区建管委、大场镇", "11月27日" },
    { "2", NULL, "完成清场", "大场镇", "", "2027年\n1月15日" },
    { "3", "年底冲刺安排", "各单位年底前报送计划", "区发展改革委", "", "11月30日" },
  };
  g_autoptr (KgDistrict) district = kg_district_new ();
  Fixture f = { .district = district };
  const KgMinutesBlock *annex, *table;
  guint first, n;

  kg_district_do (district, prepare, &f);
  kg_district_do (district, compose, &f);
  kg_district_do (district, hold, &f);
  kg_district_do (district, compose, &f);
  kg_district_do (district, give_more, &f);
  kg_district_do (district, issue, &f);
  kg_district_do (district, load, &f);

  first = kg_minutes_get_annexes (f.file->minutes, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (f.file->minutes->blocks->len, ==, first + 2);
  annex = g_ptr_array_index (f.file->minutes->blocks, first);
  table = g_ptr_array_index (f.file->minutes->blocks, first + 1);
  g_assert_cmpstr (annex->text, ==, "督办事项分解表");
  g_assert_cmpuint (table->table->rows->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < 6; j++)
      if (rows[i][j] != NULL)
        g_assert_cmpstr (kg_minutes_table_get_cell (table->table, i, j), ==, rows[i][j]);
  g_assert_cmpstr (kg_minutes_table_get_cell (table->table, 0, 1), ==, kg_minutes_table_get_cell (table->table, 1, 1));
  g_assert_cmpstr (kg_minutes_table_get_cell (table->table, 0, 1), !=, "");

  fixture_clear (&f);
}

/* Counts of meetings that are over come from what was known before. */
static gboolean
check_list (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Fixture *f = data;
  g_autoptr (KgRecord) series = kg_meeting_list_find_series (txn, NULL, error);
  g_autoptr (GPtrArray) first = kg_meeting_list_load (txn, f->district->series, NULL, error);
  g_autoptr (GPtrArray) second = NULL;
  KgMeetingSummary *summary;

  g_assert_cmpstr (kg_record_get_id (series), ==, f->district->series);
  g_assert_nonnull (first);
  g_assert_cmpuint (first->len, ==, 1);
  summary = g_ptr_array_index (first, 0);
  g_assert_cmpuint (summary->n_items, ==, 2);
  g_assert_cmpuint (summary->n_decisions, ==, 1);

  summary->n_decisions = 99;
  second = kg_meeting_list_load (txn, f->district->series, first, error);
  summary = g_ptr_array_index (second, 0);
  g_assert_cmpuint (summary->n_decisions, ==,
                    kg_record_is (summary->meeting, KG_MEETING_STATE, "issued") ? 99 : 1);
  return TRUE;
}

static void
test_list (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Fixture f = { .district = district };

  kg_district_do (district, prepare, &f);
  kg_district_do (district, hold, &f);
  kg_district_do (district, check_list, &f);
  kg_district_do (district, issue, &f);
  kg_district_do (district, check_list, &f);

  fixture_clear (&f);
}

static gboolean
remove_item (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  return kg_meeting_remove_item (txn, ((Fixture *) data)->item, error);
}

static gboolean
remove_topic (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  return kg_meeting_remove_item (txn, ((Fixture *) data)->topic, error);
}

static gboolean
move_topic_up (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  return kg_meeting_move_item (txn, ((Fixture *) data)->topic, -1, error);
}

static void
test_agenda_by_hand (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Fixture f = { .district = district };
  g_autofree char *sentence = NULL;

  kg_district_do (district, prepare, &f);
  kg_district_do (district, move_topic_up, &f);
  kg_district_do (district, move_topic_up, &f);
  kg_district_do (district, load, &f);
  g_assert_cmpint (kg_meeting_file_find_item (f.file, f.topic), ==, 0);

  /* A red light is no matter of taste. */
  sentence = kg_district_fail (district, remove_item, &f, KG_ERROR_NOT_ALLOWED);
  g_assert_nonnull (strstr (sentence, "易卜半导体项目"));
  kg_district_do (district, remove_topic, &f);
  kg_district_do (district, load, &f);
  g_assert_cmpuint (f.file->items->len, ==, 1);

  fixture_clear (&f);
}

static gboolean
rewrite (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *f = data;

  return kg_meeting_rewrite_decision (txn, f->decision, "required", f->text, error);
}

static gboolean
remove_decision (KgTxn      *txn,
                 KgContext  *context,
                 gpointer    data,
                 GError    **error)
{
  return kg_meeting_remove_decision (txn, ((Fixture *) data)->decision, error);
}

static gboolean
record_by_mistake (KgTxn      *txn,
                   KgContext  *context,
                   gpointer    data,
                   GError    **error)
{
  Fixture *f = data;

  g_free (f->decision);
  f->decision = kg_meeting_decide (txn, f->item, "noted", "记错了", error);
  return f->decision != NULL;
}

static void
test_decisions (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Fixture f = { .district = district, .text = "区规资局抓紧完成高压线迁改方案" };
  KgMeetingDecision *decision;
  g_autofree char *empty = NULL;
  g_autofree char *given = NULL;
  g_autofree char *frozen = NULL;

  kg_district_do (district, prepare, &f);
  kg_district_do (district, hold, &f);
  kg_district_do (district, rewrite, &f);
  f.text = " ";
  empty = kg_district_fail (district, rewrite, &f, KG_ERROR_REFUSED);
  kg_district_do (district, load, &f);
  decision = g_ptr_array_index (kg_meeting_file_get_item (f.file, 0)->decisions, 0);
  g_assert_cmpstr (kg_record_get_text (decision->record, KG_DECISION_TEXT), ==, "区规资局抓紧完成高压线迁改方案");
  g_assert_cmpstr (kg_record_get_text (decision->record, KG_DECISION_KIND), ==, "required");

  given = kg_district_fail (district, remove_decision, &f, KG_ERROR_NOT_ALLOWED);
  g_assert_nonnull (strstr (given, "2026-001"));
  kg_district_do (district, record_by_mistake, &f);
  kg_district_do (district, remove_decision, &f);

  kg_district_do (district, record_by_mistake, &f);
  kg_district_do (district, issue, &f);
  f.text = "事后改写";
  frozen = kg_district_fail (district, rewrite, &f, KG_ERROR_INVALID_TRANSITION);

  fixture_clear (&f);
}

static gboolean
check_brief (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Fixture *f = data;
  g_autoptr (KgMeetingBrief) brief = kg_meeting_brief_load (txn, f->item, "秘书", error);
  g_autoptr (KgMeetingBrief) other = kg_meeting_brief_load (txn, f->item, "别人", error);
  g_autoptr (KgMeetingBrief) topic = kg_meeting_brief_load (txn, f->topic, "秘书", error);

  g_assert_nonnull (brief);
  g_assert_cmpuint (brief->problems->len, ==, 1);
  g_assert_cmpuint (brief->decisions->len, ==, 0);
  g_assert_cmpuint (brief->assignments->len, ==, 1);
  g_assert_cmpstr (((KgBriefAssignment *) g_ptr_array_index (brief->assignments, 0))->lead, ==, "区规资局");
  g_assert_cmpstr (brief->note, ==, "王主任会问资金");
  g_assert_cmpstr (other->note, ==, "");
  g_assert_cmpstr (topic->note, ==, "");
  g_assert_cmpuint (topic->assignments->len, ==, 0);
  return TRUE;
}

static gboolean
note (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;

  return kg_private_note_set (txn, "秘书", f->district->project[0], f->item, "先记一句", error) &&
         kg_private_note_set (txn, "秘书", f->district->project[0], f->item, "王主任会问资金", error) &&
         kg_private_note_set (txn, "秘书", NULL, f->topic, "删掉", error) &&
         kg_private_note_set (txn, "秘书", NULL, f->topic, "", error);
}

/* Neither what is read for the screen of a meeting nor its minutes hold it. */
static gboolean
check_private (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  Fixture *f = data;
  g_autoptr (KgMinutes) minutes = kg_minutes_get (txn, context, f->meeting, error);
  g_autofree char *text = kg_minutes_to_text (minutes);

  g_assert_nonnull (strstr (text, "高压线迁改方案"));
  g_assert_null (strstr (text, "资金"));
  return TRUE;
}

static void
test_brief (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Fixture f = { .district = district };

  kg_district_do (district, prepare, &f);
  kg_district_do (district, hold, &f);
  kg_district_do (district, note, &f);
  kg_district_do (district, check_brief, &f);
  kg_district_do (district, check_private, &f);

  fixture_clear (&f);
}

static gboolean
create_series (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  KgSeriesDraft draft = { .name = data, .kind = "special", .weekday = 3, .place = " 305会议室 ", .chair = "" };
  g_autofree char *id = kg_meeting_create_series (txn, &draft, error);
  g_autoptr (KgRecord) series = id != NULL ? kg_meeting_list_find_series (txn, id, error) : NULL;

  if (series == NULL)
    return FALSE;
  g_assert_cmpstr (kg_record_get_text (series, KG_SERIES_PLACE), ==, "305会议室");
  g_assert_true (kg_record_is_null (series, KG_SERIES_CHAIR));
  g_assert_cmpint (kg_record_get_int (series, KG_SERIES_WEEKDAY), ==, 3);
  return TRUE;
}

static void
test_series (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autofree char *sentence = NULL;

  kg_district_do (district, create_series, (gpointer) "重大项目专题会");
  sentence = kg_district_fail (district, create_series, (gpointer) "  ", KG_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/meeting-file/load", test_file);
  g_test_add_func ("/meeting-file/issued", test_file_of_issued_minutes);
  g_test_add_func ("/meeting-file/typing", test_typing);
  g_test_add_func ("/meeting-file/annex-of-assignments", test_annex_of_assignments);
  g_test_add_func ("/meeting-list/counts", test_list);
  g_test_add_func ("/meeting-edit/agenda", test_agenda_by_hand);
  g_test_add_func ("/meeting-edit/decisions", test_decisions);
  g_test_add_func ("/meeting-edit/series", test_series);
  g_test_add_func ("/meeting-brief/load", test_brief);

  return g_test_run ();
}
