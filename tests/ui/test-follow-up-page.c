// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"
#include "kg-ui-test.h"

#include "services/kg-query.h"
#include "widgets/kg-ask-popover.h"
#include "widgets/kg-follow-up-page.h"
#include "widgets/kg-pool-list.h"
#include "widgets/kg-widgets.h"

typedef struct {
  KgCaseload *caseload;
  KgWorkspace *workspace;
  GtkWidget *page;
  GtkWindow *window;
  KgPoolList *rows;
} Fixture;

typedef gboolean (*Match) (GtkWidget  *widget,
                           const char *text);

static GtkWidget *
find (GtkWidget  *widget,
      Match       match,
      const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (match (widget, text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, match, text);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static gboolean
is_list (GtkWidget  *widget,
         const char *text)
{
  return KG_IS_POOL_LIST (widget);
}

static gboolean
is_popover (GtkWidget  *widget,
            const char *text)
{
  return KG_IS_ASK_POPOVER (widget);
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_chip (GtkWidget  *widget,
         const char *text)
{
  return gtk_widget_has_css_class (widget, "kg-chip") && find (widget, says, text) != NULL;
}

static gboolean
is_action (GtkWidget  *widget,
           const char *text)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), text) == 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->caseload = kg_caseload_new ();
  fixture->workspace = kg_workspace_new (fixture->caseload->district->store,
                                         fixture->caseload->district->context, "督查室");
  fixture->page = g_object_new (KG_TYPE_FOLLOW_UP_PAGE, NULL);
  kg_follow_up_page_set_workspace (KG_FOLLOW_UP_PAGE (fixture->page), fixture->workspace);
  fixture->window = kg_ui_present (fixture->page, 1366, 768);
  kg_ui_wait_until (find (fixture->page, is_list, NULL) != NULL);
  fixture->rows = KG_POOL_LIST (find (fixture->page, is_list, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->rows));
  kg_ui_settle (fixture->page);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *page = fixture->page;
  KgWorkspace *workspace = fixture->workspace;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  kg_ui_close (fixture->window);
  kg_ui_wait_until (page == NULL);
  /* It may still be loading. */
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_object_unref (fixture->workspace);
  kg_ui_wait_until (workspace == NULL);
  kg_caseload_free (fixture->caseload);
}

typedef struct {
  const char *id;
  KgRecord *record;
  KgRecord *event;
} Look;

static gboolean
look (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Look *self = data;
  g_autoptr (GPtrArray) events = NULL;

  self->record = kg_query_assignment (txn, self->id, error);
  if (self->record == NULL)
    return FALSE;
  events = kg_query_children (txn, &kg_table_assignment_event, KG_ASSIGNMENT_EVENT_ASSIGNMENT,
                              kg_record_get_id (self->record), KG_COL_ID, error);
  self->event = kg_record_ref (g_ptr_array_index (events, events->len - 1));
  return TRUE;
}

/* What the store says, whatever the page shows. */
static char *
state_of (Fixture *fixture,
          guint    i)
{
  Look self = { .id = fixture->caseload->id[i] };
  char *state;

  kg_district_do (fixture->caseload->district, look, &self);
  state = g_strdup (kg_record_get_text (self.record, KG_ASSIGNMENT_STATE));
  kg_record_unref (self.record);
  kg_record_unref (self.event);
  return state;
}

static gboolean
has_state (Fixture    *fixture,
           guint       i,
           const char *state)
{
  g_autofree char *found = state_of (fixture, i);

  return g_str_equal (found, state);
}

static void
assert_count (Fixture    *fixture,
              const char *group,
              const char *count)
{
  GtkWidget *chip = find (fixture->page, is_chip, group);

  g_assert_nonnull (chip);
  if (find (chip, says, count) == NULL)
    g_error ("“%s” does not count %s", group, count);
}

static void
choose_group (Fixture    *fixture,
              const char *group)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture->page, is_chip, group)), TRUE);
  kg_ui_settle (fixture->page);
}

/* The button is there, for that state and with the list up to date. */
static void
wait_for_button (Fixture    *fixture,
                 const char *action)
{
  kg_ui_wait_until (find (fixture->page, is_action, action) != NULL &&
                    gtk_widget_is_sensitive (find (fixture->page, is_action, action)));
}

static void
click_button (Fixture    *fixture,
              const char *action)
{
  GtkWidget *button;

  wait_for_button (fixture, action);
  kg_ui_settle (fixture->page);
  button = find (fixture->page, is_action, action);
  kg_ui_click (button, gtk_widget_get_width (button) / 2.0, gtk_widget_get_height (button) / 2.0, 1);
}

/* From the unit's signing to the register's last line, with the page's own
 * buttons and keys. */
static void
test_whole_life (Fixture       *fixture,
                 gconstpointer  data)
{
  Look last = { .id = fixture->caseload->id[KG_CASE_PENDING] };
  const guint i = KG_CASE_PENDING;

  kg_follow_up_page_show_assignment (KG_FOLLOW_UP_PAGE (fixture->page), fixture->caseload->id[i]);
  click_button (fixture, "assignment.sign");
  kg_ui_wait_until (has_state (fixture, i, "in_progress"));

  click_button (fixture, "assignment.report");
  kg_ui_wait_until (find (fixture->page, is_popover, NULL) != NULL);
  kg_ui_settle (find (fixture->page, is_popover, NULL));
  kg_ui_type (fixture->window, "all done");
  kg_ui_key (fixture->window, "Ctrl+Return");
  kg_ui_wait_until (has_state (fixture, i, "reported"));

  wait_for_button (fixture, "assignment.verify");
  kg_ui_key (fixture->window, "v");
  kg_ui_wait_until (has_state (fixture, i, "checking"));

  wait_for_button (fixture, "assignment.done");
  kg_ui_key (fixture->window, "d");
  kg_ui_wait_until (has_state (fixture, i, "done"));

  /* It has left the open ones; it can still be gone to. */
  assert_count (fixture, "Open", "7");
  kg_ui_wait_until (find (find (fixture->page, is_chip, "Open"), says, "6") != NULL);
  kg_follow_up_page_show_assignment (KG_FOLLOW_UP_PAGE (fixture->page), fixture->caseload->number[i]);
  wait_for_button (fixture, "assignment.strike");
  kg_ui_key (fixture->window, "x");
  kg_ui_wait_until (has_state (fixture, i, "struck"));

  kg_district_do (fixture->caseload->district, look, &last);
  g_assert_cmpstr (kg_record_get_text (last.record, KG_ASSIGNMENT_PROGRESS), ==, "all done");
  g_assert_cmpint (kg_record_get_date (last.record, KG_ASSIGNMENT_DONE_ON), ==, KG_DISTRICT_TODAY);
  g_assert_cmpstr (kg_record_get_text (last.event, KG_COL_CHANGED_BY), ==, "督查室");
  kg_record_unref (last.record);
  kg_record_unref (last.event);
}

static void
test_groups (Fixture       *fixture,
             gconstpointer  data)
{
  assert_count (fixture, "Open", "7");
  assert_count (fixture, "Not signed for", "1");
  assert_count (fixture, "In progress", "3");
  assert_count (fixture, "Due soon", "1");
  assert_count (fixture, "Overdue", "2");
  assert_count (fixture, "Awaiting verification", "2");
  assert_count (fixture, "Returned", "1");
  assert_count (fixture, "Suspended", "1");
  assert_count (fixture, "Done", "2");
  g_assert_cmpuint (kg_pool_list_get_n_rows (fixture->rows), ==, 7);

  choose_group (fixture, "Overdue");
  g_assert_cmpuint (kg_pool_list_get_n_rows (fixture->rows), ==, 2);
  /* The one that is most overdue is shown, with its chain. */
  kg_ui_wait_until (find (fixture->page, says, "尚有1户未签约,请继续推进") != NULL);
  g_assert_nonnull (find (fixture->page, says, "6 working days overdue"));

  choose_group (fixture, "Returned");
  g_assert_cmpuint (kg_pool_list_get_n_rows (fixture->rows), ==, 1);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  kg_ui_key (fixture->window, "slash");
  kg_ui_wait_until (GTK_IS_TEXT (gtk_window_get_focus (fixture->window)));
  /* 高压线; the letters must not act on anything. */
  kg_ui_type (fixture->window, "gyxu");
  kg_ui_key (fixture->window, "BackSpace");
  kg_ui_wait_until (kg_pool_list_get_n_rows (fixture->rows) == 1);
  assert_count (fixture, "Overdue", "1");
  kg_ui_type (fixture->window, "qqq");
  kg_ui_wait_until (find (fixture->page, says, "Nothing found") != NULL);
  kg_ui_key (fixture->window, "Escape");
  kg_ui_wait_until (kg_pool_list_get_n_rows (fixture->rows) == 7);
  g_assert_true (has_state (fixture, KG_CASE_OVERDUE, "in_progress"));
}

/* Space chooses, one key acts on all that it fits. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  choose_group (fixture, "Awaiting verification");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->rows));
  kg_ui_key (fixture->window, "Ctrl+a");
  kg_ui_wait_until (find (fixture->page, says, "2 chosen") != NULL);
  /* One is reported, the other is being checked already. */
  kg_ui_wait_until (find (fixture->page, says, "Take up for verification (1)") != NULL);
  kg_ui_key (fixture->window, "v");
  kg_ui_wait_until (has_state (fixture, KG_CASE_REPORTED, "checking"));
  kg_ui_wait_until (find (fixture->page, says, "1 chosen") != NULL);
  kg_ui_key (fixture->window, "d");
  kg_ui_wait_until (has_state (fixture, KG_CASE_CHECKING, "done"));
  g_assert_true (has_state (fixture, KG_CASE_REPORTED, "checking"));
}

/* An extension takes a day after the present one, and an answer. */
static void
test_extension (Fixture       *fixture,
                gconstpointer  data)
{
  Look look_at = { .id = fixture->caseload->id[KG_CASE_SOON] };
  GtkWidget *popover;

  kg_follow_up_page_show_assignment (KG_FOLLOW_UP_PAGE (fixture->page), look_at.id);
  wait_for_button (fixture, "assignment.extend");
  g_assert_null (find (fixture->page, is_action, "assignment.grant"));
  kg_ui_key (fixture->window, "e");
  kg_ui_wait_until ((popover = find (fixture->page, is_popover, NULL)) != NULL);
  kg_ui_settle (popover);
  kg_ui_type (fixture->window, "drawings");
  kg_ui_key (fixture->window, "Tab");
  kg_ui_type (fixture->window, "2026 11 24");
  kg_ui_wait_until (find (popover, says, "This is not a day") != NULL);
  kg_ui_key (fixture->window, "Ctrl+a");
  kg_ui_type (fixture->window, "20261124");
  kg_ui_wait_until (find (popover, says, "The new day must come after 2026-11-25") != NULL);
  kg_ui_key (fixture->window, "Ctrl+Return");
  kg_ui_key (fixture->window, "Ctrl+a");
  kg_ui_type (fixture->window, "20261202");
  kg_ui_wait_until (find (popover, says, "2026-12-02 (Wed), 5 working days more") != NULL);
  kg_ui_key (fixture->window, "Return");
  wait_for_button (fixture, "assignment.grant");
  g_assert_null (find (fixture->page, is_action, "assignment.extend"));
  kg_ui_key (fixture->window, "g");
  kg_ui_wait_until (find (fixture->page, says, "12-02 (Wed)") != NULL &&
                    find (fixture->page, is_action, "assignment.grant") == NULL);

  kg_district_do (fixture->caseload->district, look, &look_at);
  g_assert_cmpint (kg_record_get_date (look_at.record, KG_ASSIGNMENT_DUE_CURRENT), ==, KG_DISTRICT_TODAY + 9);
  g_assert_cmpint (kg_record_get_date (look_at.record, KG_ASSIGNMENT_DUE_ORIGINAL), ==, KG_DISTRICT_TODAY + 2);
  kg_record_unref (look_at.record);
  kg_record_unref (look_at.event);
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/follow-up-page/whole-life", test_whole_life);
  ADD ("/follow-up-page/groups", test_groups);
  ADD ("/follow-up-page/search", test_search);
  ADD ("/follow-up-page/several", test_several);
  ADD ("/follow-up-page/extension", test_extension);
#undef ADD

  return g_test_run ();
}
