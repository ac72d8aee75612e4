// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-context-load.h"
#include "services/kg-query.h"
#include "services/kg-rules-service.h"

#include <string.h>

/* Rule sets in the store: which are there, which is in force, and what stays
 * in force when the store holds something else than it should. */

#define RULES(key, name) "[rule-set]\nkey=" key "\nname=" name "\n[lag]\ninput=lag\ngreen=..0\nred=1..\n"

typedef struct {
  const char *key;
  const char *text;
  GPtrArray *list;
  KgContext *context;
} Call;

static void
clear_call (Call *call)
{
  g_clear_pointer (&call->list, g_ptr_array_unref);
  g_clear_pointer (&call->context, kg_context_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, clear_call)

/* As every use case sees it: with the rules of the store. */
static gboolean
look (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Call *call = data;

  clear_call (call);
  call->context = kg_context_in_store (txn, context, error);
  if (call->context == NULL)
    return FALSE;

  call->list = kg_rules_list (txn, call->context, error);
  return call->list != NULL;
}

static gboolean
save (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  g_autofree char *key = kg_rules_save (txn, context, ((Call *) data)->text, "own.ini", error);

  return key != NULL;
}

static gboolean
use (KgTxn      *txn,
     KgContext  *context,
     gpointer    data,
     GError    **error)
{
  return kg_rules_use (txn, context, ((Call *) data)->key, error);
}

static gboolean
drop (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  g_autoptr (KgContext) own = kg_context_in_store (txn, context, error);

  return own != NULL && kg_rules_remove (txn, own, ((Call *) data)->key, error);
}

/* As another program, or a newer one, may have left it. */
static gboolean
set_raw (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  return kg_query_set_setting (txn, ((Call *) data)->key, ((Call *) data)->text, error);
}

static const KgRuleSetInfo *
info_of (const Call *call,
         const char *key)
{
  for (guint i = 0; i < call->list->len; i++) {
    const KgRuleSetInfo *info = g_ptr_array_index (call->list, i);

    if (g_str_equal (info->key, key))
      return info;
  }

  return NULL;
}

static void
assert_in_force (KgDistrict *district,
                 Call       *call,
                 const char *key,
                 const char *problem)
{
  const char *said;

  kg_district_do (district, look, call);
  g_assert_cmpstr (kg_rule_set_get_key (kg_context_get_rules (call->context)), ==, key);
  said = kg_context_get_problem (call->context);
  if (problem == NULL)
    g_assert_cmpstr (said, ==, NULL);
  else
    g_assert_true (said != NULL && strstr (said, problem) != NULL);
}

static void
test_choosing (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_auto (Call) call = { .key = "sanya-2022", .text = RULES ("own", "Own") };

  assert_in_force (district, &call, "default-2", NULL);
  g_assert_cmpuint (call.list->len, ==, 3);
  g_assert_true (info_of (&call, "default-2")->in_force);

  kg_district_do (district, use, &call);
  assert_in_force (district, &call, "sanya-2022", NULL);
  kg_district_do (district, save, &call);
  call.key = "own";
  kg_district_do (district, use, &call);
  assert_in_force (district, &call, "own", NULL);
  g_assert_cmpuint (call.list->len, ==, 4);
  g_assert_true (info_of (&call, "own")->in_force && !info_of (&call, "own")->shipped);
  g_assert_false (info_of (&call, "sanya-2022")->in_force);

  g_free (kg_district_fail (district, drop, &call, KG_ERROR_NOT_ALLOWED));
  call.key = "no-such";
  g_free (kg_district_fail (district, use, &call, KG_ERROR_NOT_FOUND));
  g_free (kg_district_fail (district, drop, &call, KG_ERROR_NOT_FOUND));
  call.key = "sanya-2022";
  g_free (kg_district_fail (district, drop, &call, KG_ERROR_NOT_ALLOWED));
  kg_district_do (district, use, &call);
  call.key = "own";
  kg_district_do (district, drop, &call);
  assert_in_force (district, &call, "sanya-2022", NULL);
  g_assert_cmpuint (call.list->len, ==, 3);
}

/* A shipped set that somebody changed: in force at once, and as it shipped
 * when it is taken out. */
static void
test_changing_a_shipped_one (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_auto (Call) call = { .key = "default-2", .text = RULES ("default-2", "Ours") };

  kg_district_do (district, save, &call);
  assert_in_force (district, &call, "default-2", NULL);
  g_assert_cmpuint (kg_rule_set_get_n_rules (kg_context_get_rules (call.context)), ==, 1);
  g_assert_cmpuint (call.list->len, ==, 3);
  g_assert_true (info_of (&call, "default-2")->stored && info_of (&call, "default-2")->shipped);

  kg_district_do (district, drop, &call);
  assert_in_force (district, &call, "default-2", NULL);
  g_assert_cmpuint (kg_rule_set_get_n_rules (kg_context_get_rules (call.context)), >, 1);
}

/* What is faulty is passed over, the shipped set stays in force, and it is
 * said why. */
static void
test_faulty (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_auto (Call) call = { .text = "[rule-set]\nkey=own\n[lag]\ninput=lag\ngreen=..0\nred=2..\n" };
  g_autofree char *sentence = kg_district_fail (district, save, &call, KG_ERROR_REFUSED);

  g_assert_nonnull (strstr (sentence, "own.ini, line 3, [lag]: the value 1 means no colour"));
  call.key = KG_SETTING_RULES_PREFIX "own";
  kg_district_do (district, set_raw, &call);
  assert_in_force (district, &call, "default-2", NULL);
  g_assert_null (info_of (&call, "own")->rules);
  g_assert_nonnull (strstr (info_of (&call, "own")->problem, "rules:own, line 3"));
  call.key = "own";
  g_free (kg_district_fail (district, use, &call, KG_ERROR_REFUSED));

  call.key = KG_SETTING_RULES_IN_FORCE;
  call.text = "own";
  kg_district_do (district, set_raw, &call);
  assert_in_force (district, &call, "default-2", "line 3, [lag]: the value 1 means no colour");

  /* A set that is there no more. */
  call.text = "gone";
  kg_district_do (district, set_raw, &call);
  assert_in_force (district, &call, "default-2", "“gone”");

  /* One that calls itself otherwise: which of the two is in force? */
  call.key = KG_SETTING_RULES_PREFIX "gone";
  call.text = RULES ("other", "Other");
  kg_district_do (district, set_raw, &call);
  assert_in_force (district, &call, "default-2", "“other”");
  g_assert_null (info_of (&call, "gone")->rules);
  g_assert_nonnull (strstr (info_of (&call, "gone")->problem, "“other”"));

  call.text = NULL;
  kg_district_do (district, set_raw, &call);
  call.key = KG_SETTING_RULES_IN_FORCE;
  kg_district_do (district, set_raw, &call);
  assert_in_force (district, &call, "default-2", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules-service/choosing", test_choosing);
  g_test_add_func ("/rules-service/changing-a-shipped-one", test_changing_a_shipped_one);
  g_test_add_func ("/rules-service/faulty", test_faulty);

  return g_test_run ();
}
