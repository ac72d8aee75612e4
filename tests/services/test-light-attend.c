// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-light-attend.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"
#include "services/kg-record-service.h"

#include <string.h>

/* Who attends to a yellow or red light. The first project of the district is
 * red and loses its lead unit here. */

typedef struct {
  KgDistrict *district;
  KgAttend attend;
  const char *meeting_id;
  const char *item_id;
  const char *line;
  char *meeting;
  char *item;
} Fixture;

static gboolean
take_lead_away (KgTxn      *txn,
                KgContext  *context,
                gpointer    data,
                GError    **error)
{
  KgDistrict *district = data;
  g_autoptr (KgRecord) project = kg_query_need (txn, &kg_table_project, district->project[0], error);

  return project != NULL && kg_query_update_code (txn, project, KG_PROJECT_LEAD_UNIT, NULL, error);
}

static gboolean
attend (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  Fixture *f = data;

  return kg_light_attend (txn, context, f->district->project[0], &f->attend, f->meeting_id, f->item_id, error);
}

static gboolean
hold_meeting (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Fixture *f = data;
  g_autoptr (GPtrArray) items = NULL;

  g_clear_pointer (&f->meeting, g_free);
  g_clear_pointer (&f->item, g_free);
  f->meeting = kg_meeting_create (txn, context, f->district->series, KG_DATE_NONE, error);
  items = f->meeting != NULL ? kg_meeting_get_items (txn, f->meeting, error) : NULL;
  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    if (kg_record_is (g_ptr_array_index (items, i), KG_AGENDA_ITEM_PROJECT, f->district->project[0]))
      f->item = g_strdup (kg_record_get_id (g_ptr_array_index (items, i)));
  g_assert_nonnull (f->item);
  return kg_meeting_start (txn, context, f->meeting, error) &&
         kg_meeting_settle_rest (txn, f->meeting, "continue", NULL, error);
}

static gboolean
end (KgTxn      *txn,
     KgContext  *context,
     gpointer    data,
     GError    **error)
{
  return kg_meeting_end (txn, context, ((Fixture *) data)->meeting, error);
}

static gboolean
record (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  Fixture *f = data;
  g_auto (KgRecordResult) result = { 0 };

  return kg_record_line (txn, context, f->item, f->line, NULL, &result, error);
}

static void
do_attend (Fixture        *f,
           const KgAttend *who)
{
  f->attend = *who;
  kg_district_do (f->district, attend, f);
}

static void
fail_attend (Fixture        *f,
             const KgAttend *who,
             int             code,
             const char     *part)
{
  g_autofree char *sentence = NULL;

  f->attend = *who;
  sentence = kg_district_fail (f->district, attend, f, code);
  if (strstr (sentence, part) == NULL)
    g_error ("“%s” is not in “%s”", part, sentence);
}

/* What is to be found after an act. */
typedef struct {
  const char *lead_unit;
  const char *escalated_to;
  const char *reason;
  const char *item_reason;
  gboolean unattended;
  Fixture *f;
} Expected;

static gboolean
look (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  const Expected *e = data;
  const char *id = e->f->district->project[0];
  g_autoptr (KgBoard) board = kg_board_load (txn, context, id, error);
  const KgProject *p = board != NULL ? kg_board_find_project (board, id) : NULL;

  g_assert_nonnull (p);
  g_assert_cmpint (p->light, ==, KG_LIGHT_RED);
  g_assert_cmpstr (p->lead_unit != NULL ? p->lead_unit->id : NULL, ==, e->lead_unit);
  g_assert_cmpstr (p->escalated_to, ==, e->escalated_to);
  g_assert_cmpstr (p->unattended_reason, ==, e->reason);
  g_assert_cmpint (p->is_unattended, ==, e->unattended);

  if (e->f->item != NULL) {
    g_autoptr (KgRecord) item = kg_query_need (txn, &kg_table_agenda_item, e->f->item, error);

    g_assert_cmpstr (kg_record_get_text (item, KG_AGENDA_ITEM_UNATTENDED_REASON), ==, e->item_reason);
  }
  return TRUE;
}

static void
expect (Fixture  *f,
        Expected  expected)
{
  expected.f = f;
  kg_district_do (f->district, look, &expected);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->district = kg_district_new ();
  kg_district_do (f->district, take_lead_away, f->district);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  kg_district_free (f->district);
  g_free (f->meeting);
  g_free (f->item);
}

static void
test_one_of_three (Fixture       *f,
                   gconstpointer  data)
{
  const char *unit = f->district->unit[2];

  expect (f, (Expected) { .unattended = TRUE });
  do_attend (f, &(KgAttend) { .reason = " 权属未定 " });
  expect (f, (Expected) { .reason = "权属未定" });

  /* Somebody who attends makes the reason void. */
  do_attend (f, &(KgAttend) { .escalated_to = "王副区长" });
  expect (f, (Expected) { .escalated_to = "王副区长" });
  do_attend (f, &(KgAttend) { .lead_unit = unit });
  expect (f, (Expected) { .lead_unit = unit, .escalated_to = "王副区长" });
}

static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  const char *unit = f->district->unit[2];

  fail_attend (f, &(KgAttend) { 0 }, KG_ERROR_REFUSED, "one of the three");
  fail_attend (f, &(KgAttend) { .reason = "  " }, KG_ERROR_REFUSED, "one of the three");
  fail_attend (f, &(KgAttend) { .lead_unit = unit, .reason = "x" }, KG_ERROR_REFUSED, "one of the three");
  fail_attend (f, &(KgAttend) { .lead_unit = "nobody" }, KG_ERROR_NOT_FOUND, "nobody");
  expect (f, (Expected) { .unattended = TRUE });

  do_attend (f, &(KgAttend) { .lead_unit = unit });
  fail_attend (f, &(KgAttend) { .reason = "x" }, KG_ERROR_REFUSED, "易卜半导体项目");
}

static void
test_in_a_meeting (Fixture       *f,
                   gconstpointer  data)
{
  kg_district_do (f->district, hold_meeting, f);

  /* By the meeting alone, and by the item alone. */
  f->meeting_id = f->meeting;
  do_attend (f, &(KgAttend) { .reason = "权属未定" });
  expect (f, (Expected) { .reason = "权属未定", .item_reason = "权属未定" });
  f->meeting_id = NULL;
  f->item_id = f->item;
  do_attend (f, &(KgAttend) { .escalated_to = "王副区长" });
  expect (f, (Expected) { .escalated_to = "王副区长" });
  kg_district_do (f->district, end, f);

  f->meeting_id = "nowhere";
  fail_attend (f, &(KgAttend) { .escalated_to = "王副区长" }, KG_ERROR_NOT_FOUND, "nowhere");
}

static gboolean
prepare_only (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Fixture *f = data;

  f->meeting = kg_meeting_create (txn, context, f->district->series, KG_DATE_NONE, error);
  return f->meeting != NULL;
}

static void
test_not_before_the_meeting (Fixture       *f,
                             gconstpointer  data)
{
  kg_district_do (f->district, prepare_only, f);
  f->meeting_id = f->meeting;
  fail_attend (f, &(KgAttend) { .reason = "权属未定" }, KG_ERROR_INVALID_TRANSITION, "In preparation");
}

static void
refuse_end (Fixture *f)
{
  g_autofree char *sentence = kg_district_fail (f->district, end, f, KG_ERROR_NOT_ALLOWED);

  g_assert_nonnull (strstr (sentence, "1 yellow or red project has neither"));
  g_assert_nonnull (strstr (sentence, "易卜半导体项目"));
}

static void
do_record (Fixture    *f,
           const char *line)
{
  f->line = line;
  kg_district_do (f->district, record, f);
}

static gboolean
read_minutes (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Fixture *f = data;
  g_autoptr (KgMinutes) minutes = kg_minutes_get (txn, context, f->meeting, error);
  g_autofree char *text = minutes != NULL ? kg_minutes_to_text (minutes) : NULL;

  g_assert_nonnull (text);
  if (strstr (text, f->line) == NULL)
    g_error ("“%s” is not in “%s”", f->line, text);
  return TRUE;
}

static void
expect_minutes (Fixture    *f,
                const char *sentence)
{
  f->line = sentence;
  kg_district_do (f->district, read_minutes, f);
}

static void
test_a_meeting_says_why (Fixture       *f,
                         gconstpointer  data)
{
  kg_district_do (f->district, hold_meeting, f);
  refuse_end (f);
  do_record (f, "/无牵头 权属未定，待市级明确");
  expect (f, (Expected) { .reason = "权属未定，待市级明确", .item_reason = "权属未定，待市级明确" });
  expect_minutes (f, "会议认为，该项目暂不明确牵头单位，也暂不提请区领导协调，主要考虑：权属未定，待市级明确。");
  kg_district_do (f->district, end, f);

  /* What was a reason last week is none this week. */
  kg_district_set_day (f->district, KG_DISTRICT_TODAY + 7);
  kg_district_do (f->district, hold_meeting, f);
  refuse_end (f);
  do_record (f, "/牵头 区建管委");
  expect (f, (Expected) { .lead_unit = f->district->unit[2] });
  expect_minutes (f, "会议议定，明确区建管委为牵头单位。");
  kg_district_do (f->district, end, f);
}

static void
test_a_meeting_escalates (Fixture       *f,
                          gconstpointer  data)
{
  g_autofree char *sentence = NULL;

  kg_district_do (f->district, hold_meeting, f);
  f->line = "/缓定";
  sentence = kg_district_fail (f->district, record, f, KG_ERROR_REFUSED);
  refuse_end (f);
  do_record (f, "/提请 王副区长");
  expect_minutes (f, "会议议定，提请王副区长协调。");
  kg_district_do (f->district, end, f);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/light-attend/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("one-of-three", test_one_of_three);
  ADD ("refused", test_refused);
  ADD ("in-a-meeting", test_in_a_meeting);
  ADD ("not-before-the-meeting", test_not_before_the_meeting);
  ADD ("a-meeting-says-why", test_a_meeting_says_why);
  ADD ("a-meeting-escalates", test_a_meeting_escalates);
#undef ADD

  return g_test_run ();
}
