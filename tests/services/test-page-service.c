// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-service.h"
#include "services/kg-page-service.h"
#include "services/kg-query.h"

#include <string.h>

/* The forms of documents in the store, and what they do to drafts and to what
 * was issued. */

typedef struct {
  const char *series;
  const char *id;
  const char *before;
  const char *name;
  KgPageTemplate page;
  char *saved;
  GPtrArray *list;
  char *meeting;
  KgMinutes *minutes;
} Call;

static void
clear_call (Call *call)
{
  g_free (call->saved);
  g_free (call->meeting);
  g_clear_pointer (&call->list, g_ptr_array_unref);
  g_clear_pointer (&call->minutes, kg_minutes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, clear_call)

static gboolean
look (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Call *call = data;

  g_clear_pointer (&call->list, g_ptr_array_unref);
  call->list = kg_pages_list (txn, error);
  return call->list != NULL;
}

static gboolean
save (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Call *call = data;
  char *saved = kg_pages_save (txn, call->id, call->before, KG_DOCUMENT_WEEKLY, call->name, &call->page, error);

  if (saved == NULL)
    return FALSE;
  g_free (call->saved);
  call->saved = saved;
  return TRUE;
}

static gboolean
use (KgTxn      *txn,
     KgContext  *context,
     gpointer    data,
     GError    **error)
{
  return kg_pages_use (txn, KG_DOCUMENT_WEEKLY, ((Call *) data)->id, error);
}

static gboolean
drop (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  return kg_pages_remove (txn, ((Call *) data)->id, error);
}

/* As a later program may have left it. */
static gboolean
spoil (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  return kg_query_set_setting (txn, "page:later", "[page-template]\nkind=weekly\n[head]\nglow=1\n", error) &&
         kg_query_set_setting (txn, "page-in-use:weekly", "later", error);
}

static KgPageInfo *
find (KgDistrict     *district,
      Call           *call,
      KgDocumentKind  kind,
      const char     *id)
{
  guint in_use = 0;
  KgPageInfo *found = NULL;

  kg_district_do (district, look, call);
  for (guint i = 0; i < call->list->len; i++) {
    KgPageInfo *info = g_ptr_array_index (call->list, i);

    in_use += info->in_use;
    if (info->kind == kind && g_strcmp0 (info->id, id) == 0)
      found = info;
  }
  g_assert_cmpuint (in_use, ==, KG_N_DOCUMENT_KINDS);

  return found;
}

static void
test_keeping (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_auto (Call) call = { .name = "我们的纪要", .page = *kg_page_template_get_standard () };
  g_autofree char *sentence = NULL;
  g_autofree char *text = NULL;
  KgPageInfo *info;

  g_assert_true (find (district, &call, KG_DOCUMENT_WEEKLY, NULL)->in_use);
  g_assert_cmpuint (call.list->len, ==, KG_N_DOCUMENT_KINDS);

  call.page.mark_top = 30;
  kg_district_do (district, save, &call);
  info = find (district, &call, KG_DOCUMENT_WEEKLY, call.saved);
  g_assert_cmpstr (info->name, ==, "我们的纪要");
  g_assert_cmpfloat (info->page.mark_top, ==, 30);
  g_assert_false (info->in_use);
  text = g_strdup (info->text);

  /* Two seats that edit the same. */
  call.id = call.saved;
  call.before = text;
  call.page.mark_top = 31;
  kg_district_do (district, save, &call);
  call.page.mark_top = 32;
  call.id = find (district, &call, KG_DOCUMENT_WEEKLY, call.saved)->id;
  sentence = kg_district_fail (district, save, &call, KG_ERROR_CONFLICT);
  g_assert_nonnull (strstr (sentence, "我们的纪要"));
  g_clear_pointer (&sentence, g_free);

  /* No page can be set by this, and without a name nobody finds it. */
  call.id = NULL;
  call.page.chars_per_line = 60;
  sentence = kg_district_fail (district, save, &call, KG_ERROR_REFUSED);
  g_clear_pointer (&sentence, g_free);
  call.page.chars_per_line = 28;
  call.name = "";
  sentence = kg_district_fail (district, save, &call, KG_ERROR_REFUSED);

  call.id = call.saved;
  kg_district_do (district, use, &call);
  g_assert_true (find (district, &call, KG_DOCUMENT_WEEKLY, call.saved)->in_use);
  kg_district_do (district, drop, &call);
  g_assert_null (find (district, &call, KG_DOCUMENT_WEEKLY, call.saved));
  g_assert_true (find (district, &call, KG_DOCUMENT_WEEKLY, NULL)->in_use);
  g_free (kg_district_fail (district, drop, &call, KG_ERROR_NOT_FOUND));
  g_free (kg_district_fail (district, use, &call, KG_ERROR_NOT_FOUND));
}

static void
test_not_understood (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_auto (Call) call = { .id = "later" };
  KgPageInfo *info;
  g_autofree char *sentence = NULL;

  kg_district_do (district, spoil, &call);
  info = find (district, &call, KG_DOCUMENT_WEEKLY, "later");
  g_assert_nonnull (strstr (info->problem, "glow"));
  g_assert_true (find (district, &call, KG_DOCUMENT_WEEKLY, NULL)->in_use);
  sentence = kg_district_fail (district, use, &call, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (sentence, "glow"));
}

/* As an earlier program may have left it: no room for a page. */
static gboolean
keep_tight (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  return kg_query_set_setting (txn, "page:tight", "[page-template]\nkind=weekly\n[head]\nmark_top=200\n", error);
}

static void
test_no_room (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_auto (Call) call = { .id = "tight", .name = "窄", .page = *kg_page_template_get_standard () };
  g_autofree char *sentence = NULL;

  kg_district_do (district, keep_tight, &call);
  g_assert_null (find (district, &call, KG_DOCUMENT_WEEKLY, "tight")->problem);
  sentence = kg_district_fail (district, use, &call, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (sentence, "too long for the first page"));
  g_assert_true (find (district, &call, KG_DOCUMENT_WEEKLY, NULL)->in_use);
  g_clear_pointer (&sentence, g_free);

  call.id = NULL;
  call.page.mark_top = 200;
  sentence = kg_district_fail (district, save, &call, KG_ERROR_REFUSED);
  g_assert_nonnull (strstr (sentence, "too long for the first page"));
}

static gboolean
begin_minutes (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  Call *call = data;
  g_autofree char *draft = NULL;

  call->meeting = kg_meeting_create (txn, context, call->series, kg_context_get_today (context), error);
  if (call->meeting == NULL || !kg_meeting_start (txn, context, call->meeting, error))
    return FALSE;
  draft = kg_minutes_draft (txn, context, call->meeting, error);

  return draft != NULL;
}

static gboolean
read_draft (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Call *call = data;

  g_clear_pointer (&call->minutes, kg_minutes_unref);
  call->minutes = kg_minutes_get (txn, context, call->meeting, error);
  return call->minutes != NULL;
}

static void
test_drafts_follow (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_auto (Call) call = { .series = district->series, .name = "我们的纪要", .page = *kg_page_template_get_standard () };

  kg_district_do (district, begin_minutes, &call);
  kg_district_do (district, read_draft, &call);
  g_assert_cmpfloat (kg_minutes_get_page (call.minutes)->mark_top, ==, 35);
  g_assert_true (kg_minutes_get_page (call.minutes)->annex_assignments);

  call.page.mark_top = 30;
  kg_district_do (district, save, &call);
  call.id = call.saved;
  kg_district_do (district, use, &call);
  kg_district_do (district, read_draft, &call);
  g_assert_cmpfloat (kg_minutes_get_page (call.minutes)->mark_top, ==, 30);
  g_assert_false (kg_minutes_get_page (call.minutes)->annex_assignments);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-service/keeping", test_keeping);
  g_test_add_func ("/page-service/not-understood", test_not_understood);
  g_test_add_func ("/page-service/no-room", test_no_room);
  g_test_add_func ("/page-service/drafts-follow", test_drafts_follow);

  return g_test_run ();
}
