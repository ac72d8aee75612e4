// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-assignment-service.h"
#include "services/kg-light-service.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-chain.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <string.h>

/* light → agenda → discussion → decision → assignment → feedback → verified →
 * light, in one store. */

typedef struct {
  KgDistrict *district;
  char *meeting;
  char *number;   /* of the assignment */
  KgAssignmentAction action;
  KgActionDetails details;
  KgBoard *board;
} Loop;

static gboolean
load_board (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Loop *loop = data;

  g_clear_pointer (&loop->board, kg_board_unref);
  loop->board = kg_board_load (txn, context, NULL, error);
  return loop->board != NULL;
}

static const KgProject *
look (Loop  *loop,
      guint  i)
{
  kg_district_do (loop->district, load_board, loop);
  return kg_board_find_project (loop->board, loop->district->project[i]);
}

static gboolean
create_meeting (KgTxn      *txn,
                KgContext  *context,
                gpointer    data,
                GError    **error)
{
  Loop *loop = data;

  g_clear_pointer (&loop->meeting, g_free);
  loop->meeting = kg_meeting_create (txn, context, loop->district->series, KG_DATE_NONE, error);
  return loop->meeting != NULL;
}

static gboolean
start (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  return kg_meeting_start (txn, context, ((Loop *) data)->meeting, error);
}

static gboolean
end (KgTxn      *txn,
     KgContext  *context,
     gpointer    data,
     GError    **error)
{
  return kg_meeting_end (txn, context, ((Loop *) data)->meeting, error);
}

static gboolean
hold (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Loop *loop = data;
  KgDistrict *district = loop->district;
  const char *supporting[] = { district->unit[2], NULL };
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, loop->meeting, error);
  g_autofree char *decision = NULL;
  KgRecord *item;

  g_assert_nonnull (items);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (kg_record_get_text (item, KG_AGENDA_ITEM_PROJECT), ==, district->project[0]);
  g_assert_cmpstr (kg_record_get_text (item, KG_AGENDA_ITEM_ORIGIN), ==, "red");

  if (!kg_meeting_attend (txn, loop->meeting, district->unit[1], "present", "李某某", error) ||
      !kg_meeting_attend (txn, loop->meeting, district->unit[2], "excused", NULL, error) ||
      !kg_light_confirm (txn, context, district->project[0], KG_LIGHT_RED, "高压线迁改未定", loop->meeting, error))
    return FALSE;

  decision = kg_meeting_decide (txn, kg_record_get_id (item), "decided",
                                "区规资局12月4日前完成高压线迁改方案，区建管委配合", error);
  if (decision == NULL)
    return FALSE;

  loop->number = kg_assignment_give (txn, context, decision,
                                     &(KgAssignmentDraft) {
                                       .text = "完成高压线迁改方案",
                                       .lead_unit = district->unit[1],
                                       .supporting = supporting,
                                       .problem = district->problem,
                                       .due = kg_date_new (2026, 12, 4) },
                                     error);
  return loop->number != NULL;
}

static gboolean
act (KgTxn      *txn,
     KgContext  *context,
     gpointer    data,
     GError    **error)
{
  Loop *loop = data;

  return kg_assignment_act (txn, context, loop->number, loop->action, &loop->details, error);
}

static void
do_action (Loop               *loop,
           KgAssignmentAction  action,
           const char         *text)
{
  loop->action = action;
  loop->details = (KgActionDetails) { .text = text };
  kg_district_do (loop->district, act, loop);
}

static gboolean
issue (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  Loop *loop = data;
  g_autofree char *id = kg_minutes_draft (txn, context, loop->meeting, error);

  return id != NULL &&
         kg_minutes_submit (txn, context, loop->meeting, error) &&
         kg_minutes_issue (txn, context, loop->meeting, error);
}

static gboolean
read_minutes (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Loop *loop = data;
  g_autoptr (KgMinutes) minutes = kg_minutes_get (txn, context, loop->meeting, error);
  g_autofree char *text = minutes != NULL ? kg_minutes_to_text (minutes) : NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;

  g_assert_nonnull (text);
  g_assert_cmpint (minutes->number, ==, 1);
  g_assert_cmpint (minutes->stage, ==, KG_MINUTES_ISSUED);
  g_assert_nonnull (strstr (text, "会议议定，区规资局12月4日前完成高压线迁改方案，区建管委配合。"));
  g_assert_nonnull (strstr (text, "会议确认该项目亮红灯：高压线迁改未定。"));
  g_assert_nonnull (strstr (text, "区规资局李某某"));

  findings = kg_minutes_verify (txn, loop->district->series, &n, error);
  g_assert_nonnull (findings);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (findings->len, ==, 0);
  return TRUE;
}

static gboolean
decide_again (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Loop *loop = data;
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, loop->meeting, error);
  g_autofree char *id = kg_meeting_decide (txn, kg_record_get_id (g_ptr_array_index (items, 0)),
                                           "decided", "事后补记", error);

  return id != NULL;
}

static gboolean
check_next_agenda (KgTxn      *txn,
                   KgContext  *context,
                   gpointer    data,
                   GError    **error)
{
  Loop *loop = data;
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, loop->meeting, error);

  /* Last time's minutes and the check come first; the project whose confirmed
   * red the rules would now change follows as a red, then the green one that
   * will get worse before the meeting after this one. */
  g_assert_cmpuint (items->len, ==, 4);
  g_assert_true (kg_record_is (g_ptr_array_index (items, 0), KG_AGENDA_ITEM_TITLE, "审议上次会议纪要〔2026〕1号"));
  g_assert_true (kg_record_is (g_ptr_array_index (items, 1), KG_AGENDA_ITEM_KIND, "check"));
  g_assert_true (kg_record_is (g_ptr_array_index (items, 2), KG_AGENDA_ITEM_ORIGIN, "red"));
  g_assert_true (kg_record_is (g_ptr_array_index (items, 3), KG_AGENDA_ITEM_ORIGIN, "proposal"));
  g_assert_true (kg_record_is (g_ptr_array_index (items, 3), KG_AGENDA_ITEM_PROJECT, loop->district->project[1]));
  return TRUE;
}

static void
test_the_loop (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Loop loop = { .district = district };
  const KgProject *p = look (&loop, 0);
  g_autofree char *sentence = NULL;

  g_assert_cmpint (p->light, ==, KG_LIGHT_RED);
  g_assert_false (p->is_confirmed);
  g_assert_cmpint (look (&loop, 1)->light, ==, KG_LIGHT_GREEN);
  g_assert_cmpint (look (&loop, 1)->slack, >, 0);
  g_assert_cmpint (look (&loop, 2)->light, ==, KG_LIGHT_NONE);

  kg_district_do (district, create_meeting, &loop);
  kg_district_do (district, start, &loop);

  /* Nothing decided, so the meeting cannot end; the sentence says what. */
  sentence = kg_district_fail (district, end, &loop, KG_ERROR_NOT_ALLOWED);
  g_assert_nonnull (strstr (sentence, "易卜半导体项目"));
  g_clear_pointer (&sentence, g_free);

  kg_district_do (district, hold, &loop);
  g_assert_cmpstr (loop.number, ==, "2026-001");
  kg_district_do (district, end, &loop);
  kg_district_do (district, issue, &loop);
  kg_district_do (district, read_minutes, &loop);

  /* What was issued is frozen in the store. */
  sentence = kg_district_fail (district, decide_again, &loop, KG_ERROR_INVALID_TRANSITION);

  p = look (&loop, 0);
  g_assert_true (p->is_confirmed);
  g_assert_cmpint (p->confirmed, ==, KG_LIGHT_RED);
  g_assert_cmpint (p->proposed, ==, KG_LIGHT_RED);
  g_assert_cmpuint (p->n_assignments, ==, 1);

  kg_district_set_day (district, kg_date_new (2026, 11, 26));
  do_action (&loop, KG_ACTION_SIGN, NULL);
  do_action (&loop, KG_ACTION_REPORT, "方案已报区政府同意");
  g_assert_cmpint (look (&loop, 0)->proposed, ==, KG_LIGHT_RED);
  do_action (&loop, KG_ACTION_VERIFY, NULL);
  do_action (&loop, KG_ACTION_DONE, NULL);

  /* Verified: the problem is closed and the rules propose another light, yellow
   * since nothing is forecast; the confirmed one stays until a meeting changes
   * it. */
  p = look (&loop, 0);
  g_assert_cmpint (p->proposed, ==, KG_LIGHT_YELLOW);
  g_assert_cmpint (p->light, ==, KG_LIGHT_RED);
  g_assert_cmpuint (p->n_problems, ==, 0);
  g_assert_cmpuint (p->n_assignments, ==, 0);
  do_action (&loop, KG_ACTION_STRIKE, NULL);

  kg_district_set_day (district, kg_date_new (2026, 11, 30));
  kg_district_do (district, create_meeting, &loop);
  kg_district_do (district, check_next_agenda, &loop);

  g_clear_pointer (&loop.board, kg_board_unref);
  g_free (loop.meeting);
  g_free (loop.number);
}

static gboolean
cancel (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  return kg_meeting_cancel (txn, ((Loop *) data)->meeting, "台风", error);
}

static gboolean
add_topic (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  g_autofree char *id = kg_meeting_add_topic (txn, ((Loop *) data)->meeting, "年底冲刺安排", error);

  return id != NULL;
}

static gboolean
check_topic (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Loop *loop = data;
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, loop->meeting, error);
  KgRecord *last = g_ptr_array_index (items, items->len - 1);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += kg_record_is (g_ptr_array_index (items, i), KG_AGENDA_ITEM_TITLE, "年底冲刺安排");
  g_assert_cmpuint (n, ==, 1);

  g_assert_cmpstr (kg_record_get_text (last, KG_AGENDA_ITEM_TITLE), ==, "年底冲刺安排");
  g_assert_true (kg_record_is (last, KG_AGENDA_ITEM_ORIGIN, "carried"));
  return TRUE;
}

/* A cancelled meeting loses nothing, however often that happens. */
static gboolean
send_for_review (KgTxn      *txn,
                 KgContext  *context,
                 gpointer    data,
                 GError    **error)
{
  Loop *loop = data;
  g_autofree char *id = kg_minutes_draft (txn, context, loop->meeting, error);

  return id != NULL && kg_minutes_submit (txn, context, loop->meeting, error);
}

static gboolean
send_back (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  return kg_minutes_send_back (txn, ((Loop *) data)->meeting, error);
}

static gboolean
call_it_decided (KgTxn      *txn,
                 KgContext  *context,
                 gpointer    data,
                 GError    **error)
{
  Loop *loop = data;
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, loop->meeting, error);

  return kg_meeting_set_outcome (txn, kg_record_get_id (g_ptr_array_index (items, 0)), "decided", NULL, error);
}

/* What is issued is what was reviewed. */
static void
test_review_holds_still (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Loop loop = { .district = district };

  kg_district_do (district, create_meeting, &loop);
  kg_district_do (district, start, &loop);
  g_free (kg_district_fail (district, call_it_decided, &loop, KG_ERROR_REFUSED));
  kg_district_do (district, hold, &loop);
  kg_district_do (district, end, &loop);
  kg_district_do (district, decide_again, &loop);
  kg_district_do (district, send_for_review, &loop);
  g_free (kg_district_fail (district, decide_again, &loop, KG_ERROR_INVALID_TRANSITION));
  kg_district_do (district, send_back, &loop);
  kg_district_do (district, decide_again, &loop);

  g_free (loop.meeting);
  g_free (loop.number);
}

static gboolean
settle (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  Loop *loop = data;
  guint n = 0;

  if (!kg_meeting_settle_rest (txn, loop->meeting, "continue", &n, error))
    return FALSE;
  g_assert_cmpuint (n, ==, 2);
  return TRUE;
}

/* “The others go on as planned.” */
static void
test_the_rest (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Loop loop = { .district = district };

  kg_district_do (district, create_meeting, &loop);
  kg_district_do (district, add_topic, &loop);
  kg_district_do (district, start, &loop);
  g_free (kg_district_fail (district, end, &loop, KG_ERROR_NOT_ALLOWED));
  kg_district_do (district, settle, &loop);
  kg_district_do (district, end, &loop);

  /* What goes on comes back. */
  kg_district_set_day (district, KG_DISTRICT_TODAY + 7);
  kg_district_do (district, create_meeting, &loop);
  kg_district_do (district, check_topic, &loop);
  g_free (loop.meeting);
}

static void
test_cancelled_meetings (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Loop loop = { .district = district };

  kg_district_do (district, create_meeting, &loop);
  kg_district_do (district, add_topic, &loop);
  for (int i = 1; i <= 3; i++) {
    kg_district_do (district, cancel, &loop);
    kg_district_set_day (district, KG_DISTRICT_TODAY + 7 * i);
    kg_district_do (district, create_meeting, &loop);
    kg_district_do (district, check_topic, &loop);
  }

  g_free (loop.meeting);
}

/* Where a light is all that a meeting says of a project, the minutes say it,
 * and so they do when an item leaves the list. */
static gboolean
confirm_only (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Loop *loop = data;
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, loop->meeting, error);

  g_assert_nonnull (items);
  g_assert_cmpuint (items->len, ==, 1);
  return kg_light_confirm (txn, context, loop->district->project[0], KG_LIGHT_RED, "提请区领导协调",
                           loop->meeting, error) &&
         kg_meeting_set_outcome (txn, kg_record_get_id (g_ptr_array_index (items, 0)), "continue", NULL, error);
}

static gboolean
let_it_leave (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, ((Loop *) data)->meeting, error);

  g_assert_nonnull (items);
  return kg_meeting_set_outcome (txn, kg_record_get_id (g_ptr_array_index (items, 0)), "leave",
                                 "区里另行专题研究", error);
}

static gboolean
read_light_only (KgTxn      *txn,
                 KgContext  *context,
                 gpointer    data,
                 GError    **error)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_get (txn, context, ((Loop *) data)->meeting, error);
  g_autofree char *text = minutes != NULL ? kg_minutes_to_text (minutes) : NULL;

  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "关于易卜半导体项目\n会议确认该项目亮红灯：提请区领导协调。"));
  g_assert_null (strstr (text, "不再列入议程"));
  return TRUE;
}

static gboolean
read_left (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  g_autoptr (KgMinutes) minutes = kg_minutes_get (txn, context, ((Loop *) data)->meeting, error);
  g_autofree char *text = minutes != NULL ? kg_minutes_to_text (minutes) : NULL;

  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "会议同意该议题不再列入议程：区里另行专题研究。"));
  return TRUE;
}

static void
test_light_only (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  Loop loop = { .district = district };

  kg_district_do (district, create_meeting, &loop);
  kg_district_do (district, start, &loop);
  kg_district_do (district, confirm_only, &loop);
  kg_district_do (district, read_light_only, &loop);
  kg_district_do (district, let_it_leave, &loop);
  kg_district_do (district, read_left, &loop);

  g_free (loop.meeting);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/loop/whole", test_the_loop);
  g_test_add_func ("/loop/cancelled", test_cancelled_meetings);
  g_test_add_func ("/loop/the-rest", test_the_rest);
  g_test_add_func ("/loop/review", test_review_holds_still);
  g_test_add_func ("/loop/light-only", test_light_only);

  return g_test_run ();
}
