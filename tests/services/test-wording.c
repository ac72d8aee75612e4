// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"

#include "core/kg-error.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-correct.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"
#include "services/kg-wording.h"

/* Texts that two seats word at once: nobody's words are replaced unseen. */

typedef enum {
  DISCUSSION,
  DECISION,
  CAUSE,
  CORRECTION,
} What;

typedef struct {
  KgCaseload *caseload;
  What what;
  KgWording wording;
  char *stored;
} Fixture;

typedef struct {
  const char *name;
  What what;
  const char *before; /* (nullable): what is stored */
  const char *known[3];
  gboolean any;       /* the seat does not say what it knows */
  const char *text;
  gboolean insist;
  const char *after;  /* (nullable): what is stored then */
  gboolean refused;
  const char *replaced;
} Case;

#define KNOWN(...) { __VA_ARGS__, NULL }

static const Case cases[] = {
  { "nobody else", DISCUSSION, "甲", KNOWN ("甲"), FALSE, "甲乙", FALSE, "甲乙", FALSE, NULL },
  { "the first words", DISCUSSION, NULL, KNOWN (""), FALSE, "甲", FALSE, "甲", FALSE, NULL },
  { "somebody began", DISCUSSION, "丙", KNOWN (""), FALSE, "甲", FALSE, "丙", TRUE, NULL },
  { "somebody reworded", DISCUSSION, "丙", KNOWN ("甲"), FALSE, "甲乙", FALSE, "丙", TRUE, NULL },
  { "somebody emptied", DISCUSSION, NULL, KNOWN ("甲"), FALSE, "甲乙", FALSE, NULL, TRUE, NULL },
  { "an own text of before", DISCUSSION, "甲", KNOWN ("", "甲"), FALSE, "甲乙", FALSE, "甲乙", FALSE, NULL },
  { "one that was not stored", DISCUSSION, "", KNOWN ("", "甲"), FALSE, "甲乙", FALSE, "甲乙", FALSE, NULL },
  { "the same words", DISCUSSION, "甲乙", KNOWN ("甲"), FALSE, "甲乙", FALSE, "甲乙", FALSE, NULL },
  { "blanks around", DISCUSSION, "甲", KNOWN ("甲 \n"), FALSE, "甲 乙", FALSE, "甲 乙", FALSE, NULL },
  { "whatever it is", DISCUSSION, "丙", KNOWN (NULL), TRUE, "甲", FALSE, "甲", FALSE, NULL },
  { "insisting, unseen", DISCUSSION, "丙", KNOWN ("甲"), FALSE, "甲乙", TRUE, "甲乙", FALSE, "丙" },
  { "insisting, emptied", DISCUSSION, NULL, KNOWN ("甲"), FALSE, "甲乙", TRUE, "甲乙", FALSE, "" },
  { "insisting, seen", DISCUSSION, "丙", KNOWN ("甲", "丙"), FALSE, "甲乙", TRUE, "甲乙", FALSE, NULL },
  { "a decision", DECISION, "甲", KNOWN ("甲"), FALSE, "乙", FALSE, "乙", FALSE, NULL },
  { "a decision, reworded", DECISION, "丙", KNOWN ("甲"), FALSE, "乙", FALSE, "丙", TRUE, NULL },
  { "a decision, typed with a blank", DECISION, "甲", KNOWN ("甲 "), FALSE, "甲 乙", FALSE, "甲 乙", FALSE, NULL },
  { "a cause", CAUSE, "甲", KNOWN ("甲"), FALSE, "乙", FALSE, "乙", FALSE, NULL },
  { "a cause, reworded", CAUSE, "丙", KNOWN ("甲"), FALSE, "乙", FALSE, "丙", TRUE, NULL },
  { "a correction", CORRECTION, "甲\n乙", KNOWN ("甲\n乙"), FALSE, "乙", FALSE, "乙", FALSE, NULL },
  { "a correction as it was typed", CORRECTION, "“甲”\n乙", KNOWN ("\"甲\"\n\n乙\n"), FALSE, "乙", FALSE, "乙", FALSE,
    NULL },
  { "a correction, reworded", CORRECTION, "丙", KNOWN ("甲"), FALSE, "乙", FALSE, "丙", TRUE, NULL },
};

static gboolean
prepare (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  const char *meeting = ((Fixture *) data)->caseload->meeting;
  g_autofree char *draft = NULL;
  g_autofree char *correction = NULL;

  if (!kg_meeting_end (txn, context, meeting, error))
    return FALSE;

  draft = kg_minutes_draft (txn, context, meeting, error);
  return draft != NULL;
}

static gboolean
begin_correction (KgTxn      *txn,
                  KgContext  *context,
                  gpointer    data,
                  GError    **error)
{
  const char *meeting = ((Fixture *) data)->caseload->meeting;
  g_autofree char *id = NULL;

  if (!kg_minutes_submit (txn, context, meeting, error) || !kg_minutes_issue (txn, context, meeting, error))
    return FALSE;

  id = kg_minutes_correct (txn, context, meeting, NULL, "原因", "正文", error);
  return id != NULL;
}

static KgRecord *
get_decision (KgTxn    *txn,
              Fixture  *f,
              GError  **error)
{
  g_autoptr (GPtrArray) decisions = kg_query_children (txn, &kg_table_decision, KG_DECISION_MEETING,
                                                       f->caseload->meeting, KG_DECISION_POSITION, error);

  g_assert_nonnull (decisions);
  return kg_record_ref (g_ptr_array_index (decisions, 0));
}

static gboolean
store (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  Fixture *f = data;
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, f->caseload->meeting, error);
  g_autoptr (KgRecord) decision = get_decision (txn, f, error);
  g_autoptr (KgRecord) draft = kg_minutes_get_row (txn, f->caseload->meeting, error);
  g_autofree char *part = NULL;

  switch (f->what) {
  case DISCUSSION:
    return kg_wording_store_discussion (&f->wording, txn, kg_record_get_id (g_ptr_array_index (items, 0)), error);
  case DECISION:
    return kg_wording_store_decision (&f->wording, txn, kg_record_get_id (decision), NULL, error);
  case CAUSE:
  case CORRECTION:
  default:
    part = f->what == CAUSE ? kg_minutes_correction_cause_id (draft) : kg_minutes_correction_text_id (draft);
    return kg_wording_store_correction (&f->wording, txn, context, draft, part, error);
  }
}

static gboolean
read_stored (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Fixture *f = data;
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, f->caseload->meeting, error);
  g_autoptr (KgRecord) decision = get_decision (txn, f, error);
  g_autoptr (KgRecord) draft = kg_minutes_get_row (txn, f->caseload->meeting, error);
  g_autoptr (KgMinutes) minutes = NULL;

  g_clear_pointer (&f->stored, g_free);
  switch (f->what) {
  case DISCUSSION:
    f->stored = g_strdup (kg_record_get_text (g_ptr_array_index (items, 0), KG_AGENDA_ITEM_DISCUSSION));
    break;
  case DECISION:
    f->stored = g_strdup (kg_record_get_text (decision, KG_DECISION_TEXT));
    break;
  case CAUSE:
    f->stored = g_strdup (kg_record_get_text (draft, KG_MINUTES_CORRECTION_REASON));
    break;
  case CORRECTION:
  default:
    minutes = kg_minutes_get (txn, context, f->caseload->meeting, error);
    f->stored = kg_minutes_join (minutes);
  }

  return TRUE;
}

static void
run (Fixture    *f,
     const Case *c)
{
  g_test_message ("%s", c->name);
  f->what = c->what;
  f->wording = (KgWording) { .text = c->before };
  kg_district_do (f->caseload->district, store, f);

  f->wording = (KgWording) { .text = c->text, .known = c->any ? NULL : c->known, .insist = c->insist };
  if (c->refused) {
    g_autofree char *message = kg_district_fail (f->caseload->district, store, f, KG_ERROR_CONFLICT);

    g_assert_cmpstr (message, ==, "This text was changed elsewhere meanwhile; choose which wording stays");
  } else {
    kg_district_do (f->caseload->district, store, f);
  }
  g_assert_cmpstr (f->wording.replaced, ==, c->replaced);
  g_clear_pointer (&f->wording.replaced, g_free);

  kg_district_do (f->caseload->district, read_stored, f);
  if (c->after == NULL)
    g_assert_true (f->stored == NULL || *f->stored == '\0');
  else
    g_assert_cmpstr (f->stored, ==, c->after);
}

static void
test_table (void)
{
  Fixture f = { .caseload = kg_caseload_new () };

  kg_district_do (f.caseload->district, prepare, &f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].what <= DECISION)
      run (&f, &cases[i]);
  kg_district_do (f.caseload->district, begin_correction, &f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].what > DECISION)
      run (&f, &cases[i]);

  g_free (f.stored);
  kg_caseload_free (f.caseload);
}

/* Who changed it is named, unless it was the same person. */
static gboolean
word_elsewhere (KgTxn     *txn,
                gpointer   data,
                GError   **error)
{
  Fixture *f = data;

  f->wording = (KgWording) { .text = "丙" };
  return store (txn, f->caseload->district->context, f, error);
}

static void
test_name (void)
{
  static const char *const known[] = { "", NULL };
  Fixture f = { .caseload = kg_caseload_new () };
  g_autoptr (GError) error = NULL;
  g_autoptr (KgChangeset) done = NULL;
  g_autofree char *message = NULL;

  kg_district_do (f.caseload->district, prepare, &f);
  done = kg_store_transact (f.caseload->district->store, "丙", "Discussion", word_elsewhere, &f, &error);
  g_assert_no_error (error);
  f.wording = (KgWording) { .text = "甲", .known = known };
  message = kg_district_fail (f.caseload->district, store, &f, KG_ERROR_CONFLICT);
  g_assert_cmpstr (message, ==, "丙 changed this text meanwhile; choose which wording stays");

  kg_caseload_free (f.caseload);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/table", test_table);
  g_test_add_func ("/wording/name", test_name);

  return g_test_run ();
}
