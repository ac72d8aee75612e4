// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"

#include "core/kg-error.h"
#include "services/kg-assignment-file.h"
#include "services/kg-assignment-list.h"

typedef struct {
  KgCaseload *caseload;
  KgAssignmentList *list;
  KgAssignmentFile *file;
  const char *key;
} Fixture;

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->list, kg_assignment_list_unref);
  fixture->list = kg_assignment_list_load (txn, context, NULL, error);
  return fixture->list != NULL;
}

static gboolean
load_file (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->file, kg_assignment_file_free);
  fixture->file = kg_assignment_file_load (txn, fixture->key, error);
  return fixture->file != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->caseload = kg_caseload_new ();
  kg_district_do (fixture->caseload->district, load, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->list, kg_assignment_list_unref);
  g_clear_pointer (&fixture->file, kg_assignment_file_free);
  kg_caseload_free (fixture->caseload);
}

static const KgAssignmentItem *
item (Fixture *fixture,
      guint    i)
{
  const KgAssignmentItem *found = kg_assignment_list_find (fixture->list, fixture->caseload->id[i]);

  g_assert_nonnull (found);
  g_assert_true (kg_assignment_list_find (fixture->list, fixture->caseload->number[i]) == found);
  return found;
}

/* A task list without its topic is useless. */
static void
test_topic (Fixture       *fixture,
            gconstpointer  data)
{
  const KgAssignmentItem *overdue = item (fixture, KG_CASE_OVERDUE);
  const KgAssignmentItem *reported = item (fixture, KG_CASE_REPORTED);
  g_autofree char *meeting = kg_assignment_item_meeting_words (overdue);

  g_assert_cmpuint (kg_assignment_list_get_n_items (fixture->list), ==, KG_N_CASES);
  g_assert_cmpstr (overdue->number, ==, "2026-002");
  g_assert_cmpstr (overdue->project_name, ==, "易卜半导体项目");
  g_assert_cmpint (overdue->light, ==, KG_LIGHT_RED);
  g_assert_cmpstr (overdue->sentence, ==,
                   "区规资局11月16日前牵头完成高压线迁改方案,区建管委配合,报区政府审定后实施");
  g_assert_cmpstr (overdue->meeting_id, ==, fixture->caseload->meeting);
  g_assert_cmpint (overdue->meeting_number, ==, 1);
  g_assert_cmpstr (overdue->series_name, ==, "计划新开工项目周例会");
  g_assert_cmpstr (meeting, ==, "Meeting 1");
  g_assert_cmpstr (overdue->lead_unit->name, ==, "区规资局");
  g_assert_cmpstr (overdue->supporting_names, ==, "区建管委");

  /* In the order of the units, not of their being named. */
  g_assert_cmpstr (reported->supporting_names, ==, "区规资局、大场镇");
  g_assert_null (item (fixture, KG_CASE_SOON)->supporting_names);
}

static void
assert_due (Fixture    *fixture,
            guint       i,
            KgDueState  state,
            const char *words)
{
  g_autofree char *found =
    kg_assignment_item_due_words (item (fixture, i), fixture->caseload->district->context);

  g_assert_cmpint (item (fixture, i)->due_state, ==, state);
  g_assert_cmpstr (found, ==, words);
}

static void
test_due (Fixture       *fixture,
          gconstpointer  data)
{
  assert_due (fixture, KG_CASE_PENDING, KG_DUE_LATER, "5 working days left");
  assert_due (fixture, KG_CASE_OVERDUE, KG_DUE_OVERDUE, "5 working days overdue");
  assert_due (fixture, KG_CASE_SOON, KG_DUE_SOON, "2 working days left");
  assert_due (fixture, KG_CASE_RETURNED, KG_DUE_OVERDUE, "6 working days overdue");
  assert_due (fixture, KG_CASE_REPORTED, KG_DUE_NONE, "reported by the unit");
  /* The extension does not change what counts for the unit. */
  g_assert_cmpint (item (fixture, KG_CASE_DONE)->due, ==, KG_DISTRICT_TODAY - 10);
  assert_due (fixture, KG_CASE_DONE, KG_DUE_NONE, "done 3 working days late");
  assert_due (fixture, KG_CASE_STRUCK, KG_DUE_NONE, "done in time");
  assert_due (fixture, KG_CASE_SUSPENDED, KG_DUE_NONE, "");
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  static const guint order[] = {
    KG_CASE_RETURNED, KG_CASE_OVERDUE, KG_CASE_SOON, KG_CASE_REPORTED, KG_CASE_CHECKING,
    KG_CASE_PENDING, KG_CASE_ASKED, KG_CASE_SUSPENDED, KG_CASE_DONE, KG_CASE_STRUCK,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (kg_assignment_list_get (fixture->list, i)->number, ==,
                     fixture->caseload->number[order[i]]);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  KgAssignmentCounts counts;
  KgAssignmentQuery query = { .group = KG_ASSIGNMENTS_OPEN };
  g_autoptr (GArray) all = kg_assignment_list_select (fixture->list, &query, &counts);
  g_autoptr (GArray) led = NULL;
  g_autoptr (GArray) supported = NULL;

  g_assert_cmpuint (all->len, ==, 7);
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_OPEN], ==, 7);
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_PENDING], ==, 1);
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_IN_PROGRESS], ==, 3);
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_DUE_SOON], ==, 1);
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_OVERDUE], ==, 2);
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_CHECKING], ==, 2);
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_RETURNED], ==, 1);
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_SUSPENDED], ==, 1);
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_DONE], ==, 2);
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_ALL], ==, KG_N_CASES);

  query.unit = fixture->caseload->district->unit[1];
  query.role = KG_ASSIGNMENT_ROLE_LEAD;
  led = kg_assignment_list_select (fixture->list, &query, &counts);
  g_assert_cmpuint (led->len, ==, 3);
  g_assert_cmpuint (counts.role[KG_ASSIGNMENT_ROLE_LEAD], ==, 3);
  g_assert_cmpuint (counts.role[KG_ASSIGNMENT_ROLE_SUPPORTING], ==, 1);
  g_assert_cmpuint (counts.role[KG_ASSIGNMENT_ROLE_ANY], ==, 4);
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_OVERDUE], ==, 1);

  query.role = KG_ASSIGNMENT_ROLE_SUPPORTING;
  supported = kg_assignment_list_select (fixture->list, &query, &counts);
  g_assert_cmpuint (supported->len, ==, 1);
  g_assert_cmpstr (kg_assignment_list_get (fixture->list, g_array_index (supported, guint, 0))->number,
                   ==, "2026-005");
  g_assert_cmpuint (counts.group[KG_ASSIGNMENTS_OVERDUE], ==, 0);
}

static void
assert_finds (Fixture    *fixture,
              const char *typed,
              guint       n)
{
  g_autoptr (GArray) found =
    kg_assignment_list_select (fixture->list,
                               &(KgAssignmentQuery) { .group = KG_ASSIGNMENTS_ALL, .search = typed }, NULL);

  g_assert_cmpuint (found->len, ==, n);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  assert_finds (fixture, "高压线", 1);
  assert_finds (fixture, "gyx", 1);     /* 高压线 */
  assert_finds (fixture, "易卜", 3);    /* the project */
  assert_finds (fixture, "2026-00", 9);
  assert_finds (fixture, "陈某某", 1);  /* the person */
  assert_finds (fixture, "联合审查 建管", 1);
  assert_finds (fixture, "没有这件事", 0);
}

static void
test_allows (Fixture       *fixture,
             gconstpointer  data)
{
  KgDate today = KG_DISTRICT_TODAY;

  g_assert_true (kg_assignment_item_allows (item (fixture, KG_CASE_PENDING), KG_ACTION_SIGN, today));
  g_assert_false (kg_assignment_item_allows (item (fixture, KG_CASE_PENDING), KG_ACTION_REPORT, today));
  g_assert_true (kg_assignment_item_allows (item (fixture, KG_CASE_SOON), KG_ACTION_EXTEND, today));
  /* Too late to ask, and asked already. */
  g_assert_false (kg_assignment_item_allows (item (fixture, KG_CASE_OVERDUE), KG_ACTION_EXTEND, today));
  g_assert_false (kg_assignment_item_allows (item (fixture, KG_CASE_ASKED), KG_ACTION_EXTEND, today));
  g_assert_true (kg_assignment_item_allows (item (fixture, KG_CASE_ASKED), KG_ACTION_GRANT, today));
  g_assert_false (kg_assignment_item_allows (item (fixture, KG_CASE_SOON), KG_ACTION_GRANT, today));
  g_assert_false (kg_assignment_item_allows (item (fixture, KG_CASE_SOON), KG_ACTION_REFUSE, today));
}

static void
test_chain (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const kinds[] = { "given", "sign", "extend", "grant", "report", "verify", "done" };

  fixture->key = fixture->caseload->number[KG_CASE_DONE];
  kg_district_do (fixture->caseload->district, load_file, fixture);
  g_assert_cmpuint (fixture->file->events->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpstr (kg_record_get_text (g_ptr_array_index (fixture->file->events, i),
                                         KG_ASSIGNMENT_EVENT_KIND), ==, kinds[i]);
  g_assert_cmpuint (fixture->file->extensions->len, ==, 1);
  g_assert_true (kg_record_is (g_ptr_array_index (fixture->file->extensions, 0),
                               KG_EXTENSION_ANSWER, "granted"));
}

static gboolean
urge_two (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  KgCaseload *caseload = ((Fixture *) data)->caseload;
  const char *ids[] = { caseload->id[KG_CASE_OVERDUE], caseload->id[KG_CASE_RETURNED], NULL };

  return kg_assignment_act_on_all (txn, context, ids, KG_ACTION_URGE, NULL, error);
}

static gboolean
verify_two (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  KgCaseload *caseload = ((Fixture *) data)->caseload;
  const char *ids[] = { caseload->id[KG_CASE_REPORTED], caseload->id[KG_CASE_PENDING], NULL };

  return kg_assignment_act_on_all (txn, context, ids, KG_ACTION_VERIFY, NULL, error);
}

/* All or none: one that does not fit leaves the others as they were. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  KgDistrict *district = fixture->caseload->district;
  g_autofree char *sentence = NULL;

  kg_district_do (district, urge_two, fixture);
  kg_district_do (district, load, fixture);
  g_assert_cmpint (kg_record_get_int (item (fixture, KG_CASE_OVERDUE)->record, KG_ASSIGNMENT_URGES), ==, 1);
  g_assert_cmpint (kg_record_get_int (item (fixture, KG_CASE_RETURNED)->record, KG_ASSIGNMENT_URGES), ==, 3);

  sentence = kg_district_fail (district, verify_two, fixture, KG_ERROR_INVALID_TRANSITION);
  kg_district_do (district, load, fixture);
  g_assert_cmpstr (item (fixture, KG_CASE_REPORTED)->state, ==, "reported");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/assignment-list/topic", test_topic);
  ADD ("/assignment-list/due", test_due);
  ADD ("/assignment-list/order", test_order);
  ADD ("/assignment-list/counts", test_counts);
  ADD ("/assignment-list/search", test_search);
  ADD ("/assignment-list/allows", test_allows);
  ADD ("/assignment-list/chain", test_chain);
  ADD ("/assignment-list/several", test_several);
#undef ADD

  return g_test_run ();
}
