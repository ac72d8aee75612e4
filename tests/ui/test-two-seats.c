// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "services/kg-meeting-service.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"
#include "services/kg-wording.h"
#include "widgets/kg-meeting-decision-row.h"
#include "widgets/kg-meeting-page.h"
#include "widgets/kg-meeting-record.h"
#include "widgets/kg-meeting-text.h"
#include "widgets/kg-minutes-section.h"
#include "widgets/kg-minutes-sheets.h"
#include "widgets/kg-minutes-view.h"
#include "widgets/kg-widgets.h"

#include <string.h>

/* The window of one seat, and another seat that words the same texts on the
 * same store. */

#define MINE "本席写的话。"
#define THEIRS "别席写的话。"

typedef struct {
  KgCaseload *caseload;
  KgWorkspace *workspace;
  GtkWidget *page;
  GtkWindow *window;
  char *item;      /* of the first item */
  char *decision;  /* the first one of it */
  char *discussed; /* as it is stored */
  char *decided;   /* as it is stored */
  const char *state;
  const char *wording;
} Fixture;

static gboolean
prepare (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *f = data;
  const char *meeting = f->caseload->meeting;
  g_autoptr (GPtrArray) decisions = kg_query_children (txn, &kg_table_decision, KG_DECISION_MEETING, meeting,
                                                       KG_DECISION_POSITION, error);
  g_autofree char *draft = NULL;

  g_assert_nonnull (decisions);
  f->decision = g_strdup (kg_record_get_id (g_ptr_array_index (decisions, 0)));
  f->item = g_strdup (kg_record_get_text (g_ptr_array_index (decisions, 0), KG_DECISION_AGENDA_ITEM));
  if (g_str_equal (f->state, "in_session"))
    return kg_meeting_go_to (txn, meeting, f->item, error);
  if (!kg_meeting_end (txn, context, meeting, error))
    return FALSE;

  draft = kg_minutes_draft (txn, context, meeting, error);
  return draft != NULL;
}

static gboolean
discuss_elsewhere (KgTxn      *txn,
                   KgContext  *context,
                   gpointer    data,
                   GError    **error)
{
  Fixture *f = data;

  return kg_wording_store_discussion (&(KgWording) { .text = f->wording }, txn, f->item, error);
}

static gboolean
decide_elsewhere (KgTxn      *txn,
                  KgContext  *context,
                  gpointer    data,
                  GError    **error)
{
  Fixture *f = data;

  return kg_wording_store_decision (&(KgWording) { .text = f->wording }, txn, f->decision, NULL, error);
}

static gboolean
read_stored (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Fixture *f = data;
  g_autoptr (KgRecord) item = kg_query_need (txn, &kg_table_agenda_item, f->item, error);
  g_autoptr (KgRecord) decision = kg_query_need (txn, &kg_table_decision, f->decision, error);

  g_free (f->discussed);
  f->discussed = g_strdup (kg_record_get_text (item, KG_AGENDA_ITEM_DISCUSSION));
  g_free (f->decided);
  f->decided = g_strdup (kg_record_get_text (decision, KG_DECISION_TEXT));
  return TRUE;
}

static gboolean
is_discussed (Fixture    *f,
              const char *text)
{
  kg_district_do (f->caseload->district, read_stored, f);
  return g_strcmp0 (f->discussed, text) == 0;
}

static gboolean
is_decided (Fixture    *f,
            const char *text)
{
  kg_district_do (f->caseload->district, read_stored, f);
  return g_strcmp0 (f->decided, text) == 0;
}

static gboolean
pages_say (Fixture    *f,
           const char *words)
{
  GtkWidget *sheets = kg_ui_find (f->page, KG_TYPE_MINUTES_SHEETS);
  KgDisplayList *pages = sheets != NULL ? kg_minutes_sheets_get_list (KG_MINUTES_SHEETS (sheets)) : NULL;

  for (guint i = 0; pages != NULL && i < kg_display_list_get_n_pages (pages); i++) {
    g_autofree char *text = kg_display_list_get_page_text (pages, i);

    if (strstr (text, words) != NULL)
      return TRUE;
  }

  return FALSE;
}

/* The text whose target this is. */
static KgMeetingText *
find_text (GtkWidget  *widget,
           const char *target)
{
  if (KG_IS_MEETING_TEXT (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (kg_meeting_text_get_target (KG_MEETING_TEXT (widget)), target) == 0)
    return KG_MEETING_TEXT (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    KgMeetingText *found = find_text (child, target);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
type (KgMeetingText *text,
      const char    *words)
{
  GtkTextView *view = GTK_TEXT_VIEW (kg_ui_find (GTK_WIDGET (text), GTK_TYPE_TEXT_VIEW));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), words, -1);
}

static void
press (Fixture    *f,
       gpointer    root,
       const char *label)
{
  GtkWidget *button = kg_ui_find_button (root, label);

  kg_ui_settle (f->page);
  kg_ui_click (button, gtk_widget_get_width (button) / 2.0, gtk_widget_get_height (button) / 2.0, 1);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  f->state = data;
  f->caseload = kg_caseload_new ();
  kg_district_do (f->caseload->district, prepare, f);
  f->workspace = kg_workspace_new (f->caseload->district->store, f->caseload->district->context, "秘书");
  f->page = g_object_new (KG_TYPE_MEETING_PAGE, NULL);
  kg_meeting_page_set_workspace (KG_MEETING_PAGE (f->page), f->workspace);
  kg_meeting_page_show_meeting (KG_MEETING_PAGE (f->page), f->caseload->meeting);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), f->page);
  f->window = kg_ui_present (overlay, 1366, 768);
  kg_ui_wait_until (find_text (f->page, f->item) != NULL);
  kg_ui_wait_until (kg_workspace_get_board (f->workspace) != NULL);
  kg_ui_settle (f->page);
}

static void
close_window (Fixture *f)
{
  KgWorkspace *workspace = f->workspace;

  kg_ui_close (f->window);
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_object_unref (f->workspace);
  kg_ui_wait_until (workspace == NULL);
  f->window = NULL;
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->window != NULL)
    close_window (f);
  kg_caseload_free (f->caseload);
  g_free (f->item);
  g_free (f->decision);
  g_free (f->discussed);
  g_free (f->decided);
}

/* Both seats type within the same half second. */
static KgMeetingText *
contest_discussion (Fixture *f)
{
  KgMeetingText *text = find_text (f->page, f->item);

  type (text, MINE);
  f->wording = THEIRS;
  kg_district_do (f->caseload->district, discuss_elsewhere, f);
  kg_ui_wait_until (kg_meeting_text_is_contested (text));
  g_assert_true (is_discussed (f, THEIRS));
  g_assert_true (kg_ui_says (text, "测试 changed this text meanwhile; choose which wording stays"));
  g_assert_true (kg_ui_says (text, THEIRS));
  return text;
}

/* The minutes go on their way once one wording was chosen. */
static void
test_choose_theirs (Fixture       *f,
                    gconstpointer  data)
{
  KgMeetingText *text = contest_discussion (f);
  GtkWidget *view = kg_ui_find (f->page, KG_TYPE_MINUTES_VIEW);

  g_assert_true (pages_say (f, MINE));
  gtk_widget_activate_action (view, "minutes.submit", NULL);
  kg_ui_wait_until (kg_ui_says (f->window, "choose there which wording stays"));
  g_assert_true (is_discussed (f, THEIRS));

  press (f, text, "Take theirs");
  kg_ui_wait_until (!kg_meeting_text_is_contested (text) && pages_say (f, THEIRS));
  gtk_widget_activate_action (view, "minutes.submit", NULL);
  kg_ui_wait_until (gtk_widget_get_mapped (kg_ui_part (view, "issue_button")));
  g_assert_true (is_discussed (f, THEIRS) && pages_say (f, THEIRS) && !pages_say (f, MINE));
}

static void
test_choose_mine (Fixture       *f,
                  gconstpointer  data)
{
  KgMeetingText *text = contest_discussion (f);

  press (f, text, "Keep mine");
  kg_ui_wait_until (is_discussed (f, MINE));
  kg_ui_settle (f->page);
  g_assert_false (kg_meeting_text_is_contested (text));

  /* The two are even again. */
  f->wording = THEIRS;
  kg_district_do (f->caseload->district, discuss_elsewhere, f);
  kg_ui_wait_until (!pages_say (f, MINE));
  g_assert_false (kg_meeting_text_is_contested (text));
}

/* The same words contest nothing. */
static void
test_no_contest (Fixture       *f,
                 gconstpointer  data)
{
  KgMeetingText *text = find_text (f->page, f->item);

  type (text, MINE);
  f->wording = MINE;
  kg_district_do (f->caseload->district, discuss_elsewhere, f);
  kg_ui_wait_until (pages_say (f, MINE));
  g_usleep (600000);
  kg_ui_settle (f->page);
  g_assert_false (kg_meeting_text_is_contested (text));
  type (text, MINE MINE);
  kg_ui_wait_until (is_discussed (f, MINE MINE));
  g_assert_false (kg_meeting_text_is_contested (text));
}

/* Who closes the window without choosing loses no word; the change log has the
 * others. */
static void
test_close (Fixture       *f,
            gconstpointer  data)
{
  contest_discussion (f);
  close_window (f);
  g_assert_true (is_discussed (f, MINE));
}

/* Typed, and gone to another item at once: told what it replaced. */
static void
test_go_on (Fixture       *f,
            gconstpointer  data)
{
  KgMeetingText *text = find_text (f->page, f->item);

  type (text, MINE);
  f->wording = THEIRS;
  kg_district_do (f->caseload->district, discuss_elsewhere, f);
  kg_meeting_text_flush (text);
  kg_ui_wait_until (kg_ui_says (f->window, "Your text replaced what somebody else wrote meanwhile; the change log "
                                           "keeps it: “" THEIRS "”"));
  g_assert_true (is_discussed (f, MINE));
}

/* A decision that is worded in its line comes back, beside theirs. */
static void
test_decision_line (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *row = kg_ui_find (kg_ui_find (f->page, KG_TYPE_MEETING_RECORD), KG_TYPE_MEETING_DECISION_ROW);
  GtkWidget *entry = kg_ui_part (row, "entry");

  kg_meeting_decision_row_edit (KG_MEETING_DECISION_ROW (row));
  gtk_editable_set_text (GTK_EDITABLE (entry), MINE);
  f->wording = THEIRS;
  kg_district_do (f->caseload->district, decide_elsewhere, f);
  kg_ui_settle (f->page);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (kg_ui_says (row, "Now: “" THEIRS "”"));
  g_assert_true (is_decided (f, THEIRS));
  g_assert_true (gtk_widget_get_mapped (entry));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, MINE);

  kg_ui_wait_until (gtk_window_get_focus (f->window) != NULL &&
                    gtk_widget_is_ancestor (gtk_window_get_focus (f->window), entry));
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (is_decided (f, MINE));
  kg_ui_wait_until (!gtk_widget_get_mapped (entry));
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, state, func) g_test_add ("/two-seats/" path, Fixture, state, set_up, func, tear_down)
  ADD ("choose-theirs", "writing_up", test_choose_theirs);
  ADD ("choose-mine", "writing_up", test_choose_mine);
  ADD ("no-contest", "writing_up", test_no_contest);
  ADD ("close", "writing_up", test_close);
  ADD ("go-on", "writing_up", test_go_on);
  ADD ("decision-line", "in_session", test_decision_line);
#undef ADD

  return g_test_run ();
}
