// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-plan-apply.h"
#include "services/kg-query.h"
#include "services/kg-replay.h"
#include "services/kg-template-service.h"

#include <string.h>

/* Process templates in the store, and the plans that are made from them. */

#define HEAD "[template]\nkey=%s\nname=T\n"
#define STEP(key) "[step " key "]\nname=" key "\nduration=3\n"

typedef struct {
  const char *key;      /* of a template */
  const char *text;
  const char *project;
  const char *choices;
  GPtrArray *entries;
  GPtrArray *steps;
  KgTemplate *template;
} Call;

static void
clear_call (Call *call)
{
  g_clear_pointer (&call->entries, g_ptr_array_unref);
  g_clear_pointer (&call->steps, g_ptr_array_unref);
  g_clear_pointer (&call->template, kg_template_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, clear_call)

static gboolean
list (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Call *call = data;

  g_clear_pointer (&call->entries, g_ptr_array_unref);
  call->entries = kg_template_list (txn, error);
  return call->entries != NULL;
}

static gboolean
find (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Call *call = data;

  g_clear_pointer (&call->template, kg_template_unref);
  call->template = kg_template_find (txn, call->key, error);
  return call->template != NULL;
}

static gboolean
save (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  return kg_template_save (txn, context, ((Call *) data)->text, "own.ini", error);
}

static gboolean
drop (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  return kg_template_remove (txn, context, ((Call *) data)->key, error);
}

/* As another program, or a newer one, may have left it. */
static gboolean
set_raw (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Call *call = data;
  g_autofree char *setting = g_strconcat (KG_TEMPLATE_SETTING, call->key, NULL);

  return kg_query_set_setting (txn, setting, call->text, error);
}

static gboolean
apply (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  Call *call = data;

  return kg_plan_apply (txn, context, call->project, call->key, call->choices, error);
}

static gboolean
read_steps (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Call *call = data;

  g_clear_pointer (&call->steps, g_ptr_array_unref);
  call->steps = kg_query_children (txn, &kg_table_step, KG_STEP_PROJECT, call->project, KG_STEP_POSITION, error);
  return call->steps != NULL;
}

static const KgTemplateEntry *
entry_of (const Call *call,
          const char *key)
{
  for (guint i = 0; i < call->entries->len; i++) {
    const KgTemplateEntry *entry = g_ptr_array_index (call->entries, i);

    if (g_str_equal (entry->key, key))
      return entry;
  }

  return NULL;
}

static void
test_stored (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autofree char *own = g_strdup_printf (HEAD STEP ("a"), "serial");
  g_autofree char *new = g_strdup_printf (HEAD STEP ("a") STEP ("b"), "zz-own");
  g_auto (Call) call = { .key = "serial", .text = own };
  guint n_shipped;

  kg_district_do (district, list, &call);
  n_shipped = call.entries->len;
  g_assert_cmpuint (n_shipped, ==, 10);
  for (guint i = 0; i < n_shipped; i++) {
    const KgTemplateEntry *entry = g_ptr_array_index (call.entries, i);

    g_assert_cmpstr (kg_template_get_key (entry->template), ==, entry->key);
    g_assert_true (entry->shipped && !entry->stored && entry->problem == NULL);
  }

  kg_district_do (district, save, &call);
  call.text = new;
  kg_district_do (district, save, &call);
  kg_district_do (district, list, &call);
  g_assert_cmpuint (call.entries->len, ==, n_shipped + 1);
  g_assert_cmpint (kg_template_length (entry_of (&call, "serial")->template, NULL, NULL), ==, 3);
  g_assert_true (entry_of (&call, "serial")->shipped && entry_of (&call, "serial")->stored);
  g_assert_false (entry_of (&call, "zz-own")->shipped);
  kg_district_do (district, find, &call);
  g_assert_cmpint (kg_template_length (call.template, NULL, NULL), ==, 3);

  kg_district_do (district, drop, &call);
  kg_district_do (district, find, &call);
  g_assert_cmpint (kg_template_length (call.template, NULL, NULL), ==, 100);
  call.key = "zz-own";
  kg_district_do (district, drop, &call);
  g_free (kg_district_fail (district, find, &call, KG_ERROR_NOT_FOUND));
  g_free (kg_district_fail (district, drop, &call, KG_ERROR_NOT_FOUND));
  call.key = "serial";
  g_free (kg_district_fail (district, drop, &call, KG_ERROR_NOT_ALLOWED));
}

/* What is faulty is passed over, and what was there stays in force. */
static void
test_faulty (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autofree char *own = g_strdup_printf (HEAD STEP ("a"), "serial");
  g_autofree char *circle = g_strdup_printf (HEAD STEP ("a") "after=a\n", "serial");
  g_autofree char *other = g_strdup_printf (HEAD STEP ("a"), "other");
  g_autofree char *sentence = NULL;
  g_auto (Call) call = { .key = "serial", .text = own };

  kg_district_do (district, save, &call);
  call.text = circle;
  sentence = kg_district_fail (district, save, &call, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (sentence, "own.ini, line 7, [step a] after:"));
  kg_district_do (district, find, &call);
  g_assert_cmpint (kg_template_length (call.template, NULL, NULL), ==, 3);

  kg_district_do (district, set_raw, &call);
  kg_district_do (district, find, &call);
  g_assert_cmpint (kg_template_length (call.template, NULL, NULL), ==, 100);
  kg_district_do (district, list, &call);
  g_assert_nonnull (strstr (entry_of (&call, "serial")->problem, "serial, line 7, [step a] after:"));
  g_assert_cmpint (kg_template_length (entry_of (&call, "serial")->template, NULL, NULL), ==, 100);

  call.key = "mine";
  call.text = other;
  kg_district_do (district, set_raw, &call);
  g_free (kg_district_fail (district, find, &call, KG_ERROR_REFUSED));
  kg_district_do (district, list, &call);
  g_assert_null (entry_of (&call, "mine")->template);
  g_assert_nonnull (strstr (entry_of (&call, "mine")->problem, "other"));
}

static KgRecord *
step_of (const Call *call,
         const char *key)
{
  for (guint i = 0; i < call->steps->len; i++)
    if (kg_record_is (g_ptr_array_index (call->steps, i), KG_STEP_KEY, key))
      return g_ptr_array_index (call->steps, i);

  g_error ("no step %s", key);
}

static void
assert_dense (const Call *call,
              guint       n)
{
  g_assert_cmpuint (call->steps->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (kg_record_get_int (g_ptr_array_index (call->steps, i), KG_STEP_POSITION), ==, i + 1);
}

static void
test_apply (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  const KgCalendar *calendar = kg_context_get_calendar (district->context);
  g_auto (Call) call = { .key = "serial", .project = district->project[0], .choices = "permits=three" };
  KgDate last = KG_DATE_NONE;
  KgRecord *step;

  kg_district_do (district, apply, &call);
  kg_district_do (district, read_steps, &call);
  assert_dense (&call, 11);
  for (guint i = 0; i < call.steps->len; i++)
    last = MAX (last, kg_record_get_date (g_ptr_array_index (call.steps, i), KG_STEP_PLANNED_END));
  g_assert_cmpint (last, ==, kg_calendar_add (calendar, kg_calendar_on_or_after (calendar, KG_DISTRICT_TODAY + 30), -1));

  step = step_of (&call, "scheme");
  g_assert_cmpint (kg_record_get_int (step, KG_STEP_DURATION_MIN), ==, 12);
  g_assert_cmpint (kg_record_get_int (step, KG_STEP_DURATION), ==, 15);
  g_assert_cmpint (kg_record_get_int (step, KG_STEP_DURATION_MAX), ==, 25);
  g_assert_cmpstr (kg_record_get_text (step, KG_STEP_PREDECESSORS), ==, "survey");
  g_assert_cmpstr (kg_record_get_text (step, KG_STEP_SOURCE), ==, KG_TEMPLATE_ASSUMPTION);
  g_assert_cmpstr (kg_record_get_text (step, KG_STEP_DOCUMENTS), !=, NULL);
  g_assert_cmpstr (kg_record_get_text (step_of (&call, "land_contract"), KG_STEP_PREDECESSORS), ==, "-");
  g_assert_cmpint (kg_record_get_int (step_of (&call, "piles_permit"), KG_STEP_PERMIT), ==, 1);
  g_assert_cmpint (kg_record_get_int (step_of (&call, "scheme_approval"), KG_STEP_PERMIT), ==, 0);

  /* Without a planned start nothing is planned. */
  call.project = district->project[2];
  kg_district_do (district, apply, &call);
  kg_district_do (district, read_steps, &call);
  assert_dense (&call, 11);
  g_assert_true (kg_record_is_null (step_of (&call, "scheme"), KG_STEP_PLANNED_START));
}

static gboolean
begin (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  static const struct { const char *key; int start, end; } days[] = {
    { "land_contract", -30, -25 }, { "filing", -24, -20 }, { "land_permit", -19, -10 }, { "scheme", -9, 0 },
  };
  Call *call = data;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    KgRecord *step = step_of (call, days[i].key);
    g_autoptr (KgRecord) edit = kg_record_copy (step);

    kg_record_set_date (edit, KG_STEP_ACTUAL_START, KG_DISTRICT_TODAY + days[i].start);
    if (days[i].end < 0)
      kg_record_set_date (edit, KG_STEP_ACTUAL_END, KG_DISTRICT_TODAY + days[i].end);
    if (!kg_txn_update (txn, step, edit, error))
      return FALSE;
  }

  return TRUE;
}

typedef struct {
  KgDistrict *district;
  Call *call;
} Transaction;

static gboolean
apply_cb (KgTxn     *txn,
          gpointer   user_data,
          GError   **error)
{
  Transaction *transaction = user_data;

  return apply (txn, transaction->district->context, transaction->call, error);
}

static KgChangeset *
apply_to (KgDistrict *district,
          Call       *call)
{
  Transaction transaction = { district, call };
  g_autoptr (GError) error = NULL;
  KgChangeset *done = kg_store_transact (district->store, "测试", "apply", apply_cb, &transaction, &error);

  g_assert_no_error (error);
  return done;
}

static void
undo (KgDistrict  *district,
      KgChangeset *done)
{
  g_autoptr (KgChangeset) inverse = kg_changeset_invert (done, "undo");
  g_autoptr (KgChangeset) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kg_changeset_is_undoable (done));
  undone = kg_store_commit (district->store, "测试", inverse, &error);
  g_assert_no_error (error);
}

static void
assert_same_steps (GPtrArray *a,
                   GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++) {
    g_assert_cmpstr (kg_record_get_id (g_ptr_array_index (a, i)), ==, kg_record_get_id (g_ptr_array_index (b, i)));
    g_assert_true (kg_record_same_values (g_ptr_array_index (a, i), g_ptr_array_index (b, i)));
  }
}

/* Nothing that happened is lost, and all of it can be undone. */
static void
test_apply_again (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_auto (Call) call = { .key = "serial", .project = district->project[0] };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (KgChangeset) again = NULL, done = NULL;
  KgRecord *step;

  kg_district_do (district, apply, &call);
  kg_district_do (district, read_steps, &call);
  kg_district_do (district, begin, &call);
  again = apply_to (district, &call);
  g_assert_cmpuint (kg_changeset_get_size (again), ==, 0);

  kg_district_do (district, read_steps, &call);
  before = g_ptr_array_ref (call.steps);
  call.key = "parallel";
  call.choices = "power=early";
  done = apply_to (district, &call);
  kg_district_do (district, read_steps, &call);

  /* The scheme began, and the template does not know it: it comes first. */
  assert_dense (&call, 1 + 11 + 4);
  step = g_ptr_array_index (call.steps, 0);
  g_assert_cmpstr (kg_record_get_text (step, KG_STEP_KEY), ==, "scheme");
  g_assert_cmpint (kg_record_get_date (step, KG_STEP_ACTUAL_START), ==, KG_DISTRICT_TODAY - 9);
  g_assert_cmpstr (kg_record_get_text (step, KG_STEP_PREDECESSORS), ==, "survey");

  step = step_of (&call, "land_contract");
  g_assert_cmpstr (kg_record_get_id (step), ==, kg_record_get_id (g_ptr_array_index (before, 0)));
  g_assert_cmpint (kg_record_get_date (step, KG_STEP_ACTUAL_END), ==, KG_DISTRICT_TODAY - 25);
  g_assert_cmpint (kg_record_get_int (step, KG_STEP_DURATION), ==, 2);
  g_assert_cmpint (kg_record_get_int (step, KG_STEP_POSITION), ==, 8);
  g_assert_cmpstr (kg_record_get_text (step_of (&call, "joint_review"), KG_STEP_MODE), ==, "parallel");

  undo (district, done);
  kg_district_do (district, read_steps, &call);
  assert_same_steps (call.steps, before);
}

static gboolean
replay_cb (KgTxn     *txn,
           gpointer   user_data,
           GError   **error)
{
  return kg_replay_changeset (txn, user_data, error);
}

/* As a seat undoes and does again. */
static KgChangeset *
take_back (KgDistrict  *district,
           KgChangeset *done)
{
  g_autoptr (KgChangeset) inverse = kg_changeset_invert (done, "undo");
  g_autoptr (GError) error = NULL;
  KgChangeset *undone = kg_store_transact (district->store, "测试", "undo", replay_cb, inverse, &error);

  g_assert_no_error (error);
  return undone;
}

static void
test_apply_undone_again_and_again (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_auto (Call) call = { .key = "serial", .project = district->project[0] };
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (KgChangeset) done = NULL;

  kg_district_do (district, apply, &call);
  kg_district_do (district, read_steps, &call);
  kg_district_do (district, begin, &call);
  kg_district_do (district, read_steps, &call);
  before = g_ptr_array_ref (call.steps);
  call.key = "parallel";
  done = apply_to (district, &call);
  kg_district_do (district, read_steps, &call);
  after = g_ptr_array_ref (call.steps);

  for (guint i = 0; i < 5; i++) {
    KgChangeset *last = done;

    done = take_back (district, last);
    kg_changeset_unref (last);
    kg_district_do (district, read_steps, &call);
    assert_same_steps (call.steps, i % 2 == 0 ? before : after);
  }
}

/* Steps that want each other's places. */
static void
test_apply_turned_round (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autofree char *forth = g_strdup_printf (HEAD STEP ("a") STEP ("b") STEP ("c") STEP ("d"), "forth");
  g_autofree char *back = g_strdup_printf (HEAD STEP ("d") STEP ("n") STEP ("c") STEP ("b") STEP ("a"), "back");
  g_auto (Call) call = { .key = "forth", .text = forth, .project = district->project[1] };
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (KgChangeset) done = NULL;

  kg_district_do (district, save, &call);
  kg_district_do (district, apply, &call); /* the two steps without a key go */
  kg_district_do (district, read_steps, &call);
  assert_dense (&call, 4);
  before = g_ptr_array_ref (call.steps);

  call.text = back;
  call.key = "back";
  kg_district_do (district, save, &call);
  done = apply_to (district, &call);
  kg_district_do (district, read_steps, &call);
  assert_dense (&call, 5);
  g_assert_cmpstr (kg_record_get_id (g_ptr_array_index (call.steps, 0)), ==,
                   kg_record_get_id (g_ptr_array_index (before, 3)));
  g_assert_cmpstr (kg_record_get_text (g_ptr_array_index (call.steps, 4), KG_STEP_KEY), ==, "a");
  g_assert_cmpstr (kg_record_get_text (g_ptr_array_index (call.steps, 4), KG_STEP_PREDECESSORS), ==, "b");

  undo (district, done);
  kg_district_do (district, read_steps, &call);
  assert_same_steps (call.steps, before);
}

static gboolean
begin_first (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  KgRecord *step = g_ptr_array_index (((Call *) data)->steps, 0);
  g_autoptr (KgRecord) edit = kg_record_copy (step);

  kg_record_set_date (edit, KG_STEP_ACTUAL_START, KG_DISTRICT_TODAY);
  return kg_txn_update (txn, step, edit, error);
}

/* What began stays, so that there may be no room for a long template. */
static void
test_apply_too_long (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (Call) call = { .key = "long", .project = district->project[1] };
  g_autofree char *sentence = NULL;

  g_string_append_printf (text, HEAD, "long");
  for (int i = 0; i < KG_PLAN_MAX_STEPS; i++)
    g_string_append_printf (text, "[step s%d]\nname=s\nduration=1\n", i);
  call.text = text->str;
  kg_district_do (district, save, &call);
  kg_district_do (district, read_steps, &call);
  kg_district_do (district, begin_first, &call);

  sentence = kg_district_fail (district, apply, &call, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (sentence, "65"));
  kg_district_do (district, read_steps, &call);
  g_assert_cmpuint (call.steps->len, ==, 2);
}

static void
test_apply_refused (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_auto (Call) call = { .key = "no-such", .project = district->project[0] };

  g_free (kg_district_fail (district, apply, &call, KG_ERROR_NOT_FOUND));
  call.key = "serial";
  call.choices = "permits=six";
  g_free (kg_district_fail (district, apply, &call, KG_ERROR_REFUSED));
  call.choices = NULL;
  call.project = "no-such";
  g_free (kg_district_fail (district, apply, &call, KG_ERROR_NOT_FOUND));

  call.project = district->project[0];
  kg_district_do (district, read_steps, &call);
  g_assert_cmpuint (call.steps->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/template-service/stored", test_stored);
  g_test_add_func ("/template-service/faulty", test_faulty);
  g_test_add_func ("/template-service/apply", test_apply);
  g_test_add_func ("/template-service/apply-again", test_apply_again);
  g_test_add_func ("/template-service/apply-undone-again-and-again", test_apply_undone_again_and_again);
  g_test_add_func ("/template-service/apply-turned-round", test_apply_turned_round);
  g_test_add_func ("/template-service/apply-too-long", test_apply_too_long);
  g_test_add_func ("/template-service/apply-refused", test_apply_refused);

  return g_test_run ();
}
