// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-board-page-fixture.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "services/kg-meeting-service.h"
#include "services/kg-query.h"
#include "widgets/kg-ask-popover.h"
#include "widgets/kg-board-detail.h"
#include "widgets/kg-board-list.h"
#include "widgets/kg-board-page.h"
#include "widgets/kg-widgets.h"

typedef KgBoardFixture Fixture;

static gboolean
withdraw (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  g_autoptr (KgRecord) before = kg_txn_get (txn, &kg_table_project, data, error);
  g_autoptr (KgRecord) after = kg_record_copy (before);

  kg_record_set_text (after, KG_PROJECT_STATE, "withdrawn");
  return kg_txn_update (txn, before, after, error);
}

static gboolean
hold_meeting (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  KgDistrict *district = data;
  g_autofree char *meeting = kg_meeting_create (txn, context, district->series, KG_DISTRICT_TODAY, error);

  return meeting != NULL && kg_meeting_start (txn, context, meeting, error);
}

/* Where the keys go: to the list, where Down goes on and Enter opens. */
static void
check_list_has_the_keys (Fixture *f)
{
  const char *before = kg_board_fixture_selected (f);
  g_autofree char *was = g_strdup (before);

  kg_ui_settle (f->page);
  g_clear_pointer (&f->opened, g_free);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (f->opened != NULL);
  g_assert_cmpstr (f->opened, ==, was);
  kg_ui_key (f->window, "Down");
  kg_ui_wait_until (g_strcmp0 (kg_board_fixture_selected (f), was) != 0);
  kg_ui_key (f->window, "Up");
  kg_ui_wait_until (g_strcmp0 (kg_board_fixture_selected (f), was) == 0);
}

/* Outside of a meeting a figure is searched for; in one it is a light. */
static void
test_figures (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *ask = NULL;
  GtkWidget *text;

  gtk_widget_grab_focus (GTK_WIDGET (kg_board_fixture_rows (f)));
  kg_ui_type (f->window, "2");
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (f->search), "2"));
  kg_ui_key (f->window, "Escape");
  kg_ui_wait_until (*gtk_editable_get_text (f->search) == '\0');

  kg_district_do (f->district, hold_meeting, f->district);
  kg_ui_settle (f->page);
  gtk_widget_grab_focus (GTK_WIDGET (kg_board_fixture_rows (f)));
  /* The page hears of the meeting a moment later. */
  for (guint i = 0; i < 50 && (ask == NULL || !gtk_widget_get_mapped (ask)); i++) {
    kg_board_list_set_selected (KG_BOARD_LIST (kg_ui_part (f->page, "list")), f->district->project[0]);
    kg_board_page_focus_list (KG_BOARD_PAGE (f->page));
    kg_ui_key (f->window, "2");
    kg_ui_settle (f->page);
    gtk_editable_set_text (f->search, "");
    ask = kg_ui_find (f->page, KG_TYPE_ASK_POPOVER);
  }
  g_assert_nonnull (ask);
  g_assert_true (gtk_widget_get_mapped (ask));
  g_assert_true (kg_ui_says (ask, "易卜半导体项目"));
  /* Whether it is left or confirmed, the next light is a key away. */
  kg_ui_key (f->window, "Escape");
  kg_ui_wait_until (!gtk_widget_get_mapped (ask));
  check_list_has_the_keys (f);
  kg_ui_key (f->window, "2");
  kg_ui_wait_until (gtk_widget_get_mapped (ask));
  kg_ui_settle (ask);
  text = kg_ui_find (ask, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "高压线月底前迁改", -1);
  kg_ui_click (kg_ui_find_button (ask, "Confirm"), 10, 10, 1);
  kg_ui_wait_until (kg_board_count (kg_workspace_get_board (f->workspace), KG_LIGHT_YELLOW) == 1);
  kg_ui_wait_until (kg_ui_says (kg_ui_part (f->page, "detail"), "高压线月底前迁改"));
  check_list_has_the_keys (f);
}

static void
test_detail_gives_way (Fixture       *f,
                       gconstpointer  data)
{
  GtkWidget *detail = kg_ui_part (f->page, "detail");

  gtk_widget_grab_focus (GTK_WIDGET (kg_board_fixture_rows (f)));
  kg_ui_key (f->window, "F9");
  kg_ui_wait_until (!gtk_widget_get_mapped (detail));
  kg_ui_key (f->window, "F9");
  kg_ui_wait_until (gtk_widget_get_mapped (detail));
}

/* ── Reloading ────────────────────────────────────────────────── */

static void
test_selection_outlives_a_reload (Fixture       *f,
                                  gconstpointer  data)
{
  KgBoardList *list = KG_BOARD_LIST (kg_ui_part (f->page, "list"));

  kg_ui_click (kg_board_fixture_title (f, "Project"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (kg_board_fixture_rows (f), "Project ▴") != NULL);
  kg_board_list_set_selected (list, f->district->project[2]);
  kg_district_do (f->district, kg_board_fixture_add_one, NULL);
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == KG_BOARD_FIXTURE_N_PROJECTS + 1);
  g_assert_cmpstr (kg_board_fixture_selected (f), ==, f->district->project[2]);
  kg_ui_settle (f->page);
  g_assert_true (kg_board_fixture_row_is (f, kg_pool_list_get_selected (kg_board_fixture_rows (f)), "南大科创之门"));

  /* Where it is gone, the first one takes its place. */
  kg_district_do (f->district, withdraw, f->district->project[2]);
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == KG_BOARD_FIXTURE_N_PROJECTS);
  g_assert_cmpuint (kg_pool_list_get_selected (kg_board_fixture_rows (f)), ==, 0);
  g_assert_cmpstr (kg_board_fixture_selected (f), !=, f->district->project[2]);
}

static void
test_reload_stays_in_place (Fixture       *f,
                            gconstpointer  data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (kg_board_fixture_rows (f)), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double reading = 60.0 * kg_pool_list_get_row_height (kg_board_fixture_rows (f));

  /* Somebody reads further down while another seat changes something. */
  gtk_adjustment_set_value (place, reading);
  kg_ui_settle (f->page);
  g_assert_cmpuint (kg_pool_list_get_selected (kg_board_fixture_rows (f)), ==, 0);
  kg_district_do (f->district, kg_board_fixture_add_one, NULL);
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == KG_BOARD_FIXTURE_N_PROJECTS + 201);
  kg_ui_settle (f->page);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, reading);

  /* Who searches starts at the top. */
  gtk_editable_set_text (f->search, "标准厂房");
  kg_ui_settle (f->page);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
}

/* ── The selected project ─────────────────────────────────────── */

static void
test_detail_tells_why (Fixture       *f,
                       gconstpointer  data)
{
  GtkWidget *detail = kg_ui_part (f->page, "detail");

  g_assert_true (kg_ui_says (detail, "易卜半导体项目"));
  g_assert_true (kg_ui_says (detail, "高压线未迁改"));
  g_assert_true (kg_ui_says (detail, "1 open problem · 0 open assignments"));
  g_assert_true (kg_ui_says (detail, "区规资局"));
  g_assert_true (kg_ui_says (detail, "1.00亿元") || kg_ui_says (detail, "1.00 亿元"));

  kg_board_list_set_selected (KG_BOARD_LIST (kg_ui_part (f->page, "list")), f->district->project[1]);
  kg_ui_settle (f->page);
  kg_ui_wait_until (kg_ui_says (detail, "宝山药谷项目"));
  g_assert_true (kg_ui_says (detail, "Back-plan: 0 of 2 steps done"));
  g_assert_true (kg_ui_says (detail, "\n22 working days left"));
  g_assert_true (kg_ui_says (detail, "Next: “设计方案批复”"));
  g_assert_false (kg_ui_says (detail, "高压线未迁改"));

  /* The detail comes a frame after the list: the button moves with it. */
  kg_ui_settle (f->page);
  kg_ui_click (kg_ui_find_button (detail, "Open the project"), 20, 10, 1);
  kg_ui_wait_until (g_strcmp0 (f->opened, f->district->project[1]) == 0);
}

/* What is typed does not wait for the detail, and of several that are selected
 * before the next frame only the last is shown. */
static void
test_detail_comes_after_the_list (Fixture       *f,
                                  gconstpointer  data)
{
  KgBoardList *list = KG_BOARD_LIST (kg_ui_part (f->page, "list"));

  kg_ui_settle (f->page);
  g_assert_cmpstr (kg_board_fixture_detail_name (f), ==, "易卜半导体项目");
  kg_board_list_set_selected (list, f->district->project[2]);
  kg_board_list_set_selected (list, f->district->project[1]);
  g_assert_cmpstr (kg_board_fixture_detail_name (f), ==, "易卜半导体项目");
  kg_ui_wait_until (!g_str_equal (kg_board_fixture_detail_name (f), "易卜半导体项目"));
  g_assert_cmpstr (kg_board_fixture_detail_name (f), ==, "宝山药谷项目");

  /* Where it is not seen it is shown at once. */
  gtk_widget_set_visible (f->page, FALSE);
  kg_board_list_set_selected (list, f->district->project[2]);
  g_assert_cmpstr (kg_board_fixture_detail_name (f), !=, "宝山药谷项目");
  gtk_widget_set_visible (f->page, TRUE);
}

static gboolean
close_problem (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  g_autoptr (KgRecord) before = kg_txn_get (txn, &kg_table_problem, data, error);
  g_autoptr (KgRecord) after = kg_record_copy (before);

  kg_record_set_date (after, KG_PROBLEM_CLOSED_ON, kg_context_get_today (context));
  return kg_txn_update (txn, before, after, error);
}

/* Where a reason takes several lines they stand below each other. */
static void
test_reasons_are_indented (Fixture       *f,
                           gconstpointer  data)
{
  GtkWidget *line = gtk_widget_get_first_child (kg_ui_part (kg_ui_part (f->page, "detail"), "reasons"));
  GtkWidget *mark = gtk_widget_get_first_child (line), *words = gtk_widget_get_last_child (line);
  graphene_rect_t of_mark, of_words;

  g_assert_true (gtk_widget_compute_bounds (mark, line, &of_mark));
  g_assert_true (gtk_widget_compute_bounds (words, line, &of_words));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (words))), >, 1);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (mark))), ==, 1);
  g_assert_cmpfloat (of_words.origin.x, >, of_mark.origin.x + of_mark.size.width);
}

static void
test_detail_follows_the_store (Fixture       *f,
                               gconstpointer  data)
{
  GtkWidget *detail = kg_ui_part (f->page, "detail");

  g_assert_true (kg_ui_says (detail, "高压线未迁改"));
  kg_district_do (f->district, close_problem, f->district->problem);
  kg_ui_wait_until (!kg_ui_says (detail, "高压线未迁改"));
  kg_ui_wait_until (kg_ui_says (detail, "No open problems or assignments"));
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, function, more)                                                                                    \
  g_test_add ("/board-detail/" path, Fixture, more, kg_board_fixture_set_up, function, kg_board_fixture_tear_down)
  ADD ("figures", test_figures, NULL);
  ADD ("detail-gives-way", test_detail_gives_way, NULL);
  ADD ("selection-outlives-a-reload", test_selection_outlives_a_reload, NULL);
  ADD ("reload-stays-in-place", test_reload_stays_in_place, kg_board_fixture_add_many);
  ADD ("detail-tells-why", test_detail_tells_why, NULL);
  ADD ("reasons-are-indented", test_reasons_are_indented, NULL);
  ADD ("detail-comes-after-the-list", test_detail_comes_after_the_list, NULL);
  ADD ("detail-follows-the-store", test_detail_follows_the_store, NULL);
#undef ADD

  return g_test_run ();
}
