// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-light-service.h"
#include "services/kg-meeting-service.h"
#include "services/kg-query.h"
#include "services/kg-record-service.h"

#include <string.h>

/* One line of the secretary becomes rows. The first item is the red project,
 * the second a topic. */

typedef struct {
  KgDistrict *district;
  char *meeting;
  char *item[2];
  const char *line;
  guint nth;
  KgRecordOverrides overrides;
  KgRecordResult result;
} Room;

static gboolean
open_room (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Room *room = data;
  g_autoptr (GPtrArray) items = NULL;

  room->meeting = kg_meeting_create (txn, context, room->district->series, KG_DATE_NONE, error);
  g_assert_no_error (*error);
  room->item[1] = kg_meeting_add_topic (txn, room->meeting, "年底冲刺安排", error);
  g_assert_no_error (*error);
  items = kg_meeting_get_items (txn, room->meeting, error);
  room->item[0] = g_strdup (kg_record_get_id (g_ptr_array_index (items, 0)));

  return TRUE;
}

static gboolean
start (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  return kg_meeting_start (txn, context, ((Room *) data)->meeting, error);
}

static void
room_init (Room     *room,
           gboolean  in_session)
{
  *room = (Room) { .district = kg_district_new () };
  kg_district_do (room->district, open_room, room);
  if (in_session)
    kg_district_do (room->district, start, room);
}

static void
room_clear (Room *room)
{
  kg_record_result_clear (&room->result);
  g_free (room->meeting);
  g_free (room->item[0]);
  g_free (room->item[1]);
  kg_district_free (room->district);
}

static gboolean
record (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  Room *room = data;

  kg_record_result_clear (&room->result);
  return kg_record_line (txn, context, room->item[room->nth], room->line, &room->overrides,
                         &room->result, error);
}

static void
say (Room       *room,
     guint       nth,
     const char *line)
{
  room->nth = nth;
  room->line = line;
  kg_district_do (room->district, record, room);
}

static void
say_in_vain (Room       *room,
             guint       nth,
             const char *line,
             int         code)
{
  g_autofree char *sentence = NULL;

  room->nth = nth;
  room->line = line;
  sentence = kg_district_fail (room->district, record, room, code);
  g_assert_cmpuint (strlen (sentence), >, 0);
}

typedef struct {
  const KgTable *table;
  const char *key;
  KgRecord *found;
} Fetch;

static gboolean
fetch (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  Fetch *f = data;

  f->found = f->table == &kg_table_assignment ? kg_query_assignment (txn, f->key, error)
                                              : kg_query_need (txn, f->table, f->key, error);
  return f->found != NULL;
}

static KgRecord *
row (Room          *room,
     const KgTable *table,
     const char    *key)
{
  Fetch f = { table, key, NULL };

  kg_district_do (room->district, fetch, &f);
  return f.found;
}

static void
assert_sound (Room *room)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = kg_store_check (room->district->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_assignment (void)
{
  Room room;
  g_autoptr (KgRecord) assignment = NULL;
  g_autoptr (KgRecord) decision = NULL;

  room_init (&room, TRUE);
  say (&room, 0, "区规资局12月4日前完成高压线迁改方案，区建管委配合");

  g_assert_cmpint (room.result.kind, ==, KG_QUICK_DECISION);
  g_assert_cmpstr (room.result.text, ==, "区规资局12月4日前完成高压线迁改方案，区建管委配合");
  g_assert_cmpstr (room.result.assignment, ==, "2026-001");
  g_assert_cmpstr (room.result.lead_unit, ==, room.district->unit[1]);
  g_assert_cmpint (room.result.due, ==, kg_date_new (2026, 12, 4));
  g_assert_false (room.result.due_is_default);

  assignment = row (&room, &kg_table_assignment, "2026-001");
  g_assert_cmpstr (kg_record_get_text (assignment, KG_ASSIGNMENT_TEXT), ==, "完成高压线迁改方案");
  g_assert_cmpstr (kg_record_get_text (assignment, KG_ASSIGNMENT_DECISION), ==, room.result.decision);
  g_assert_cmpstr (kg_record_get_text (assignment, KG_ASSIGNMENT_PROJECT), ==, room.district->project[0]);
  g_assert_true (kg_record_is_null (assignment, KG_ASSIGNMENT_PROBLEM));
  decision = row (&room, &kg_table_decision, room.result.decision);
  g_assert_true (kg_record_is (decision, KG_DECISION_KIND, "decided"));
  room_clear (&room);
}

static void
test_overrides (void)
{
  Room room;
  g_autoptr (KgRecord) assignment = NULL;
  const char *supporting[] = { NULL, NULL };

  room_init (&room, TRUE);
  supporting[0] = room.district->unit[3];
  room.overrides = (KgRecordOverrides) {
    .lead_unit = room.district->unit[2],
    .supporting = supporting,
    .due = kg_date_new (2026, 12, 11),
    .task = "拿出方案",
    .person = "张某某",
    .problem = room.district->problem,
  };
  say (&room, 0, "区规资局12月4日前完成高压线迁改方案");
  g_assert_cmpstr (room.result.lead_unit, ==, room.district->unit[2]);
  g_assert_cmpint (room.result.due, ==, kg_date_new (2026, 12, 11));

  assignment = row (&room, &kg_table_assignment, room.result.assignment);
  g_assert_cmpstr (kg_record_get_text (assignment, KG_ASSIGNMENT_TEXT), ==, "拿出方案");
  g_assert_cmpstr (kg_record_get_text (assignment, KG_ASSIGNMENT_PERSON), ==, "张某某");
  g_assert_cmpstr (kg_record_get_text (assignment, KG_ASSIGNMENT_PROBLEM), ==, room.district->problem);

  /* A lead unit makes an assignment of any decision. */
  room.overrides = (KgRecordOverrides) { .lead_unit = room.district->unit[2] };
  say (&room, 0, "尽快完成施工图审查");
  g_assert_cmpstr (room.result.assignment, ==, "2026-002");
  g_assert_true (room.result.due_is_default);
  g_assert_cmpint (room.result.due, ==, KG_DISTRICT_TODAY + 20);

  room.overrides = (KgRecordOverrides) { .no_assignment = TRUE };
  say (&room, 0, "区规资局12月4日前完成高压线迁改方案");
  g_assert_null (room.result.assignment);

  /* A limit without anybody, and one that has passed: nothing is stored. */
  room.overrides = (KgRecordOverrides) { .due = kg_date_new (2026, 12, 11) };
  say_in_vain (&room, 0, "尽快完成施工图审查", KG_ERROR_REFUSED);
  room.overrides = (KgRecordOverrides) { .due = kg_date_new (2026, 11, 20) };
  say_in_vain (&room, 0, "区规资局完成高压线迁改方案", KG_ERROR_REFUSED);
  room.overrides = (KgRecordOverrides) { 0 };
  say (&room, 0, "区规资局完成高压线迁改方案");
  g_assert_cmpstr (room.result.assignment, ==, "2026-003");
  room_clear (&room);
}

static void
test_commands (void)
{
  Room room;
  g_autoptr (KgRecord) project = NULL;
  g_autoptr (KgRecord) item = NULL;

  room_init (&room, TRUE);
  say (&room, 0, "/红 高压线迁改未定");
  g_assert_cmpint (room.result.kind, ==, KG_QUICK_LIGHT);
  g_assert_cmpint (room.result.light, ==, KG_LIGHT_RED);
  g_assert_null (room.result.decision);

  say (&room, 0, "/牵头 区建管委");
  g_assert_cmpstr (room.result.text, ==, "明确区建管委为牵头单位");
  g_assert_cmpstr (room.result.lead_unit, ==, room.district->unit[2]);
  say (&room, 0, "/提请 王区长");
  g_assert_cmpstr (room.result.text, ==, "提请王区长协调");
  say (&room, 0, "/提请 王区长研究高压线迁改费用");
  g_assert_cmpstr (room.result.text, ==, "提请王区长研究高压线迁改费用");
  g_assert_cmpstr (room.result.leader, ==, "王区长");

  project = row (&room, &kg_table_project, room.district->project[0]);
  g_assert_cmpstr (kg_record_get_text (project, KG_PROJECT_LEAD_UNIT), ==, room.district->unit[2]);
  g_assert_cmpstr (kg_record_get_text (project, KG_PROJECT_ESCALATED_TO), ==, "王区长");

  say (&room, 1, "/下次 材料不齐");
  item = row (&room, &kg_table_agenda_item, room.item[1]);
  g_assert_true (kg_record_is (item, KG_AGENDA_ITEM_OUTCOME, "next_time"));
  g_assert_cmpstr (kg_record_get_text (item, KG_AGENDA_ITEM_OUTCOME_NOTE), ==, "材料不齐");
  room_clear (&room);
}

static void
test_refused (void)
{
  Room room;

  room_init (&room, FALSE);
  say_in_vain (&room, 0, "同意", KG_ERROR_INVALID_TRANSITION);
  say_in_vain (&room, 0, "/红 高压线迁改未定", KG_ERROR_INVALID_TRANSITION);
  kg_district_do (room.district, start, &room);

  say_in_vain (&room, 0, "  ", KG_ERROR_REFUSED);
  say_in_vain (&room, 0, "/红", KG_ERROR_REFUSED);
  say_in_vain (&room, 0, "/牵头 区天文台", KG_ERROR_REFUSED);
  say_in_vain (&room, 0, "/提请", KG_ERROR_REFUSED);
  say_in_vain (&room, 0, "/出列", KG_ERROR_REFUSED);

  /* A topic has no light and no lead unit, yet it can be escalated. */
  say_in_vain (&room, 1, "/黄 进度慢", KG_ERROR_REFUSED);
  say_in_vain (&room, 1, "/牵头 区建管委", KG_ERROR_REFUSED);
  say (&room, 1, "/提请 王区长");
  g_assert_nonnull (room.result.decision);
  assert_sound (&room);
  room_clear (&room);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/assignment", test_assignment);
  g_test_add_func ("/record/overrides", test_overrides);
  g_test_add_func ("/record/commands", test_commands);
  g_test_add_func ("/record/refused", test_refused);

  return g_test_run ();
}
