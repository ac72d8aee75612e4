// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "services/kg-meeting-service.h"
#include "services/kg-minutes-correct.h"
#include "services/kg-minutes-service.h"
#include "widgets/kg-document-window.h"
#include "widgets/kg-meeting-act.h"
#include "widgets/kg-meeting-page.h"
#include "widgets/kg-minutes-acts.h"
#include "widgets/kg-minutes-chooser.h"
#include "widgets/kg-minutes-correction.h"
#include "widgets/kg-minutes-documents.h"
#include "widgets/kg-minutes-sheets.h"
#include "widgets/kg-minutes-view.h"
#include "widgets/kg-widgets.h"

#include <string.h>

/* A meeting whose minutes were issued, with a correction that is a draft. */

#define TEXT "区规资局的时限应为12月11日。"

typedef struct {
  KgCaseload *caseload;
  KgWorkspace *workspace;
  GtkWidget *page;
  GtkWidget *view;
  GtkWindow *window;
  char *stored; /* nullable: what the drafted correction says */
} Fixture;

static gboolean
correct (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *f = data;
  g_autofree char *id = kg_minutes_correct (txn, context, f->caseload->meeting, NULL, "时限有误", TEXT, error);

  return id != NULL;
}

static gboolean
prepare (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *f = data;
  const char *meeting = f->caseload->meeting;
  g_autofree char *draft = NULL;

  if (!kg_meeting_end (txn, context, meeting, error))
    return FALSE;

  draft = kg_minutes_draft (txn, context, meeting, error);
  return draft != NULL && kg_minutes_submit (txn, context, meeting, error) &&
         kg_minutes_issue (txn, context, meeting, error) && correct (txn, context, f, error);
}

static gboolean
read_draft (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Fixture *f = data;
  g_autoptr (KgMinutes) minutes = kg_minutes_get (txn, context, f->caseload->meeting, error);

  if (minutes == NULL)
    return FALSE;

  g_free (f->stored);
  f->stored = kg_minutes_to_text (minutes);
  return TRUE;
}

static gboolean
store_says (Fixture    *f,
            const char *words)
{
  kg_district_do (f->caseload->district, read_draft, f);
  return strstr (f->stored, words) != NULL;
}

/* What is on the screen */

static KgDisplayList *
get_pages (Fixture *f)
{
  return kg_minutes_sheets_get_list (KG_MINUTES_SHEETS (kg_ui_find (f->view, KG_TYPE_MINUTES_SHEETS)));
}

static gboolean
pages_say (Fixture    *f,
           const char *words)
{
  KgDisplayList *pages = get_pages (f);
  g_autofree char *text = pages != NULL ? kg_display_list_get_page_text (pages, 0) : NULL;

  return text != NULL && strstr (text, words) != NULL;
}

static gboolean
is_in_sight (Fixture    *f,
             const char *part)
{
  return gtk_widget_get_mapped (kg_ui_part (f->view, part));
}

static GtkDropDown *
get_drop_down (Fixture *f)
{
  return GTK_DROP_DOWN (kg_ui_find (kg_ui_part (f->view, "chooser"), GTK_TYPE_DROP_DOWN));
}

static gboolean
is_popped_up (Fixture *f)
{
  GtkWidget *focus = gtk_window_get_focus (f->window);

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

/* With the keys alone. */
static void
choose_other (Fixture    *f,
              const char *key)
{
  kg_ui_key (f->window, "Alt+h");
  kg_ui_wait_until (is_popped_up (f));
  kg_ui_settle (f->view);
  kg_ui_key (f->window, key);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (!is_popped_up (f));
}

static GtkTextView *
get_text (Fixture *f,
          guint    nth)
{
  GtkWidget *box = gtk_widget_get_first_child (kg_ui_part (f->view, "correction"));
  GtkWidget *child = gtk_widget_get_first_child (box);

  for (guint i = 0; i < 2 * nth + 1; i++)
    child = gtk_widget_get_next_sibling (child);

  return GTK_TEXT_VIEW (kg_ui_find (child, GTK_TYPE_TEXT_VIEW));
}

static void
set_text (GtkTextView *view,
          const char  *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  f->caseload = kg_caseload_new ();
  kg_district_do (f->caseload->district, prepare, f);
  f->workspace = kg_workspace_new (f->caseload->district->store, f->caseload->district->context, "督查室");
  f->page = g_object_new (KG_TYPE_MEETING_PAGE, NULL);
  kg_meeting_page_set_workspace (KG_MEETING_PAGE (f->page), f->workspace);
  kg_meeting_page_show_meeting (KG_MEETING_PAGE (f->page), f->caseload->meeting);
  f->view = kg_ui_find (f->page, KG_TYPE_MINUTES_VIEW);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), f->page);
  f->window = kg_ui_present (overlay, 1366, 768);
  kg_ui_wait_until (is_in_sight (f, "chooser") && pages_say (f, TEXT));
  kg_ui_wait_until (kg_workspace_get_board (f->workspace) != NULL);
  kg_ui_settle (f->page);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  KgWorkspace *workspace = f->workspace;

  kg_ui_close (f->window);
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_object_unref (f->workspace);
  kg_ui_wait_until (workspace == NULL);
  kg_caseload_free (f->caseload);
  g_free (f->stored);
}

/* The issued minutes can be seen while their correction is a draft, and are
 * frozen; the draft can be edited. */
static void
test_choose (Fixture       *f,
             gconstpointer  data)
{
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (get_drop_down (f))), ==, 2);
  g_assert_true (is_in_sight (f, "correction"));
  g_assert_true (is_in_sight (f, "submit_button"));
  g_assert_false (is_in_sight (f, "sections"));
  g_assert_true (gtk_text_view_get_editable (get_text (f, 1)));
  g_assert_true (kg_ui_says (f->view, "Correction of minutes 〔2026〕1号, being drafted"));
  g_assert_false (gtk_widget_get_sensitive (kg_ui_part (f->view, "attendance")));

  choose_other (f, "Down");
  kg_ui_wait_until (pages_say (f, "〔2026〕1号") && !pages_say (f, TEXT));
  g_assert_true (is_in_sight (f, "sections"));
  g_assert_true (is_in_sight (f, "seal_image"));
  g_assert_false (is_in_sight (f, "correction"));
  g_assert_false (is_in_sight (f, "submit_button"));
  g_assert_true (kg_ui_says (f->view, "〔2026〕1号 · issued on"));
  g_assert_true (kg_ui_says (f->view, "Frozen as it was issued. A correction is being drafted"));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (kg_ui_find (kg_ui_part (f->view, "sections"),
                                                                        GTK_TYPE_TEXT_VIEW))));

  choose_other (f, "Up");
  kg_ui_wait_until (pages_say (f, TEXT));
  g_assert_true (is_in_sight (f, "submit_button"));
  g_assert_false (is_in_sight (f, "seal_image"));
}

static gboolean
submit_elsewhere (KgTxn      *txn,
                  KgContext  *context,
                  gpointer    data,
                  GError    **error)
{
  return kg_minutes_submit (txn, context, ((Fixture *) data)->caseload->meeting, error);
}

static gboolean
return_elsewhere (KgTxn      *txn,
                  KgContext  *context,
                  gpointer    data,
                  GError    **error)
{
  return kg_minutes_send_back (txn, ((Fixture *) data)->caseload->meeting, error);
}

static gboolean
text_says (Fixture    *f,
           const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_text (f, 1));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return strstr (text, words) != NULL;
}

/* What another seat submitted says what the store has, on the pages and beside
 * them; what was typed too late is not lost either. */
static void
test_submitted_elsewhere (Fixture       *f,
                          gconstpointer  data)
{
  kg_district_do (f->caseload->district, submit_elsewhere, f);
  set_text (get_text (f, 1), "区规资局的时限应为12月18日。");
  g_assert_true (pages_say (f, "12月18日"));
  kg_ui_wait_until (is_in_sight (f, "issue_button") && !pages_say (f, "12月18日"));
  g_assert_true (pages_say (f, TEXT));
  kg_ui_wait_until (!text_says (f, "12月18日") && text_says (f, TEXT));
  kg_ui_settle (f->view);

  kg_district_do (f->caseload->district, return_elsewhere, f);
  kg_ui_wait_until (is_in_sight (f, "submit_button") && text_says (f, "12月18日"));
  kg_ui_wait_until (store_says (f, "12月18日") && pages_say (f, "12月18日"));
}

/* The pages say at each key what is typed, long before it is stored. */
static void
test_typing (Fixture       *f,
             gconstpointer  data)
{
  set_text (get_text (f, 1), "应为2026年12月25日。");
  g_assert_true (pages_say (f, "应为2026年12月25日。"));
  g_assert_false (store_says (f, "应为2026年12月25日。"));
  set_text (get_text (f, 0), "日期有误");
  g_assert_true (pages_say (f, "更正原因：日期有误。"));
  g_assert_true (pages_say (f, "应为2026年12月25日。"));

  kg_ui_wait_until (store_says (f, "日期有误") && store_says (f, "应为2026年12月25日。"));
  g_assert_true (pages_say (f, "更正原因：日期有误。") && pages_say (f, "应为2026年12月25日。"));
}

static gboolean
correct_again (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  KgMeetingAct *done = data;

  done->result = kg_minutes_correct (txn, context, done->id, NULL, done->code, done->text, error);
  return done->result != NULL;
}

static void
act (Fixture   *f,
     KgUseCase  func)
{
  kg_meeting_act_commit (kg_meeting_act_new (f->caseload->meeting, "时限有误", TEXT), f->page, f->workspace, "", func,
                         NULL);
}

/* What is shown stays shown, whatever becomes of it or is begun beside it. */
static void
test_hold (Fixture       *f,
           gconstpointer  data)
{
  act (f, kg_minutes_act_submit);
  kg_ui_wait_until (is_in_sight (f, "issue_button"));
  g_assert_true (kg_ui_says (f->view, "in review: send it back"));
  g_assert_false (gtk_text_view_get_editable (get_text (f, 1)));
  act (f, kg_minutes_act_issue);
  kg_ui_wait_until (kg_ui_says (f->view, "〔2026〕2号 · issued on"));
  g_assert_true (pages_say (f, "〔2026〕2号") && pages_say (f, TEXT));

  act (f, correct_again);
  kg_ui_wait_until (g_list_model_get_n_items (gtk_drop_down_get_model (get_drop_down (f))) == 3);
  g_assert_true (pages_say (f, "〔2026〕2号"));
  g_assert_true (kg_ui_says (f->view, "A correction is being drafted"));

  choose_other (f, "Down");
  kg_ui_wait_until (pages_say (f, "〔2026〕1号") && !pages_say (f, TEXT));
  g_assert_true (kg_ui_says (f->view, "It is corrected by 〔2026〕2号 of 2026"));
  act (f, kg_minutes_act_submit);
  kg_ui_wait_until (strstr (gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (get_drop_down (f))), 0),
                            "In review") != NULL);
  g_assert_true (pages_say (f, "〔2026〕1号") && !pages_say (f, TEXT));
  g_assert_false (is_in_sight (f, "issue_button"));
}

/* A correction is edited here, and nothing typed is lost by choosing. */
static void
test_edit (Fixture       *f,
           gconstpointer  data)
{
  set_text (get_text (f, 1), "区规资局的时限应为12月18日。\n\n区建管委的不变。\n");
  kg_ui_wait_until (store_says (f, "区建管委的不变。"));
  kg_ui_wait_until (pages_say (f, "12月18日"));
  g_assert_true (store_says (f, "更正原因：时限有误"));

  set_text (get_text (f, 0), "时限和单位有误");
  choose_other (f, "Down");
  kg_ui_wait_until (store_says (f, "更正原因：时限和单位有误"));
  g_assert_true (store_says (f, "12月18日"));
  choose_other (f, "Up");
  kg_ui_wait_until (pages_say (f, "时限和单位有误") && pages_say (f, "12月18日"));
}

static void
press (GtkWindow  *dialog,
       const char *label)
{
  GtkWidget *button = kg_ui_find_button (dialog, label);

  kg_ui_settle (GTK_WIDGET (dialog));
  kg_ui_click (button, gtk_widget_get_width (button) / 2.0, gtk_widget_get_height (button) / 2.0, 1);
}

/* A correction is begun here, once it has a reason and a text, and shown. */
static void
test_begin (Fixture       *f,
            gconstpointer  data)
{
  GtkWindow *dialog;
  GtkWidget *entry;

  act (f, kg_minutes_act_submit);
  kg_ui_wait_until (is_in_sight (f, "issue_button"));
  g_assert_false (is_in_sight (f, "correct_button"));
  act (f, kg_minutes_act_issue);
  kg_ui_wait_until (is_in_sight (f, "correct_button"));

  gtk_widget_activate_action (f->view, "minutes.correct", NULL);
  kg_ui_wait_until ((dialog = kg_ui_find_window ("AdwMessageDialog")) != NULL && gtk_window_is_active (dialog));
  g_assert_true (kg_ui_says (dialog, "Correct minutes 〔2026〕2号?"));
  g_assert_false (gtk_widget_is_sensitive (kg_ui_find_button (dialog, "Begin the correction")));
  entry = kg_ui_find (dialog, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "单位有误");
  g_assert_false (gtk_widget_is_sensitive (kg_ui_find_button (dialog, "Begin the correction")));
  set_text (GTK_TEXT_VIEW (kg_ui_find (dialog, GTK_TYPE_TEXT_VIEW)), "承办单位应为区建管委。");
  g_assert_true (gtk_widget_is_sensitive (kg_ui_find_button (dialog, "Begin the correction")));
  press (dialog, "Begin the correction");
  kg_ui_wait_until (pages_say (f, "承办单位应为区建管委。"));
  kg_ui_wait_until (is_in_sight (f, "submit_button"));
  g_assert_true (store_says (f, "更正原因：单位有误"));
  kg_ui_wait_until (gtk_window_is_active (f->window));

  /* No document is ever deleted: there is nothing to undo. */
  g_assert_cmpstr (kg_workspace_get_undo_label (f->workspace), !=, "Begin a correction");
}

/* What is shown is what is corrected, also when it has a correction already. */
static void
test_begin_of_the_first (Fixture       *f,
                         gconstpointer  data)
{
  GtkWindow *dialog;

  act (f, kg_minutes_act_submit);
  kg_ui_wait_until (is_in_sight (f, "issue_button"));
  act (f, kg_minutes_act_issue);
  kg_ui_wait_until (is_in_sight (f, "correct_button"));
  choose_other (f, "Down");
  kg_ui_wait_until (pages_say (f, "〔2026〕1号") && !pages_say (f, TEXT));
  g_assert_true (is_in_sight (f, "correct_button"));

  gtk_widget_activate_action (f->view, "minutes.correct", NULL);
  kg_ui_wait_until ((dialog = kg_ui_find_window ("AdwMessageDialog")) != NULL && gtk_window_is_active (dialog));
  g_assert_true (kg_ui_says (dialog, "Correct minutes 〔2026〕1号?"));
  gtk_editable_set_text (GTK_EDITABLE (kg_ui_find (dialog, GTK_TYPE_ENTRY)), "单位有误");
  set_text (GTK_TEXT_VIEW (kg_ui_find (dialog, GTK_TYPE_TEXT_VIEW)), "承办单位应为区建管委。");
  press (dialog, "Begin the correction");
  kg_ui_wait_until (pages_say (f, "承办单位应为区建管委。"));
  g_assert_true (store_says (f, "本纪要更正〔2026〕1号纪要。"));
  kg_ui_wait_until (gtk_window_is_active (f->window));

  choose_other (f, "Down");
  kg_ui_wait_until (pages_say (f, TEXT));
  g_assert_true (kg_ui_says (f->view, "Frozen as it was issued."));
  g_assert_false (is_in_sight (f, "correct_button"));
  choose_other (f, "Down");
  kg_ui_wait_until (kg_ui_says (f->view, "It is corrected by 〔2026〕2号 of 2026"));
  g_assert_true (kg_ui_says (f->view, "A further correction is being written"));
}

/* A correction that was begun by mistake is taken back, and can still be seen. */
static void
test_withdraw (Fixture       *f,
               gconstpointer  data)
{
  GtkWindow *dialog;

  g_assert_true (is_in_sight (f, "withdraw_button"));
  gtk_widget_activate_action (f->view, "minutes.withdraw", NULL);
  kg_ui_wait_until ((dialog = kg_ui_find_window ("AdwMessageDialog")) != NULL && gtk_window_is_active (dialog));
  g_assert_true (kg_ui_says (dialog, "Withdraw the correction?"));
  press (dialog, "Withdraw");
  kg_ui_wait_until (pages_say (f, "〔2026〕1号") && !pages_say (f, TEXT));
  kg_ui_wait_until (is_in_sight (f, "correct_button"));
  g_assert_false (is_in_sight (f, "withdraw_button"));
  g_assert_true (kg_ui_says (f->view, "Frozen as it was issued."));
  g_assert_false (store_says (f, TEXT));
  kg_ui_wait_until (gtk_window_is_active (f->window));

  choose_other (f, "Up");
  kg_ui_wait_until (pages_say (f, TEXT));
  g_assert_true (kg_ui_says (f->view, "Correction of minutes 〔2026〕1号, withdrawn on"));
  g_assert_true (is_in_sight (f, "correction"));
  g_assert_false (gtk_text_view_get_editable (get_text (f, 1)));
  g_assert_false (is_in_sight (f, "submit_button"));
  g_assert_false (is_in_sight (f, "correct_button"));
  g_assert_false (is_in_sight (f, "withdraw_button"));
  g_assert_cmpstr (kg_workspace_get_undo_label (f->workspace), !=, "Withdraw a correction");
}

static gboolean
issue_elsewhere (KgTxn      *txn,
                 KgContext  *context,
                 gpointer    data,
                 GError    **error)
{
  const Fixture *f = data;

  return kg_minutes_submit (txn, context, f->caseload->meeting, error) &&
         kg_minutes_issue (txn, context, f->caseload->meeting, error);
}

/* Words that come after somebody else issued the correction begin no other. */
static void
test_late (Fixture       *f,
           gconstpointer  data)
{
  kg_district_do (f->caseload->district, issue_elsewhere, f);
  set_text (get_text (f, 1), "区规资局的时限应为12月18日。");
  kg_ui_wait_until (kg_ui_says (f->window, "Meanwhile somebody else"));
  g_assert_true (store_says (f, TEXT) && !store_says (f, "12月18日"));
}

static GMenuModel *
get_excerpts (Fixture *f,
              guint    nth)
{
  GtkWidget *button = kg_ui_find (kg_ui_find (f->view, KG_TYPE_MINUTES_DOCUMENTS), GTK_TYPE_MENU_BUTTON);
  g_autoptr (GMenuModel) section = NULL;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  section = g_menu_model_get_item_link (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), 1,
                                        G_MENU_LINK_SECTION);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  kg_ui_settle (f->view);
  return (guint) g_menu_model_get_n_items (section) > nth
         ? g_menu_model_get_item_link (section, (int) nth, G_MENU_LINK_SUBMENU) : NULL;
}

static GtkWindow *
find_document (void)
{
  GtkWindow *window = kg_ui_find_window ("KgDocumentWindow");

  return window != NULL && gtk_window_is_active (window) ? window : NULL;
}

static void
check_excerpt (Fixture    *f,
               const char *title)
{
  gtk_widget_activate_action (f->view, "document.excerpt", "s", f->caseload->district->unit[1]);
  kg_ui_wait_until (find_document () != NULL);
  g_assert_cmpstr (gtk_window_get_title (find_document ()), ==, title);
  kg_ui_key (find_document (), "Escape");
  kg_ui_wait_until (kg_ui_find_window ("KgDocumentWindow") == NULL);
  kg_ui_wait_until (gtk_window_is_active (f->window));
}

static void
check_file_name (Fixture    *f,
                 const char *name)
{
  GtkWindow *dialog;
  g_autofree char *own = NULL;

  gtk_widget_activate_action (f->view, "minutes.export", NULL);
  kg_ui_wait_until ((dialog = kg_ui_find_window ("GtkFileChooserDialog")) != NULL && gtk_window_is_active (dialog));
  own = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));
  g_assert_cmpstr (own, ==, name);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  kg_ui_wait_until (kg_ui_find_window ("GtkFileChooserDialog") == NULL);
  kg_ui_wait_until (gtk_window_is_active (f->window));
}

/* The menu and the file are of the document that is shown. */
static void
test_documents (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (GMenuModel) units = get_excerpts (f, 0);
  g_autoptr (GMenuModel) decisions = get_excerpts (f, 1);

  g_assert_cmpint (g_menu_model_get_n_items (units), ==, 1);
  g_assert_null (decisions);
  check_excerpt (f, "2026-11-02 周例会第1次 更正 节录 区规资局");
  check_file_name (f, "2026-11-02_周例会第1次_更正.pdf");

  choose_other (f, "Down");
  kg_ui_wait_until (pages_say (f, "〔2026〕1号") && !pages_say (f, TEXT));
  g_clear_object (&units);
  units = get_excerpts (f, 0);
  decisions = get_excerpts (f, 1);
  g_assert_cmpint (g_menu_model_get_n_items (units), ==, 3);
  g_assert_cmpint (g_menu_model_get_n_items (decisions), >, 3);
  check_excerpt (f, "2026-11-02 周例会第1次 节录 区规资局");
  check_file_name (f, "2026-11-02_周例会第1次_纪要.pdf");
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, func) g_test_add ("/minutes-chooser/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("choose", test_choose);
  ADD ("hold", test_hold);
  ADD ("typing", test_typing);
  ADD ("submitted-elsewhere", test_submitted_elsewhere);
  ADD ("edit", test_edit);
  ADD ("begin", test_begin);
  ADD ("begin-of-the-first", test_begin_of_the_first);
  ADD ("withdraw", test_withdraw);
  ADD ("late", test_late);
  ADD ("documents", test_documents);
#undef ADD

  return g_test_run ();
}
