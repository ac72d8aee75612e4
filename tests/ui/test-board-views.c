// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-board-page-fixture.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "widgets/kg-board-list.h"
#include "widgets/kg-board-page.h"
#include "widgets/kg-column-chooser.h"
#include "widgets/kg-name-popover.h"
#include "widgets/kg-pool-row.h"
#include "widgets/kg-widgets.h"

typedef KgBoardFixture Fixture;

/* ── Sorting ──────────────────────────────────────────────────── */

static void
test_title_sorts (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  kg_ui_click (kg_board_fixture_title (f, "Planned"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (kg_board_fixture_rows (f), "Planned ▴") != NULL);
  kg_ui_settle (f->page);
  g_assert_true (kg_board_fixture_row_is (f, 0, "罗店镇标准厂房"));
  g_assert_true (kg_board_fixture_row_is (f, KG_BOARD_FIXTURE_N_PROJECTS - 1, "南大科创之门")); /* without a date */

  kg_ui_click (kg_board_fixture_title (f, "Planned"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (kg_board_fixture_rows (f), "Planned ▾") != NULL);
  kg_ui_settle (f->page);
  g_assert_true (kg_board_fixture_row_is (f, 0, "大场镇租赁住房"));
  g_assert_true (kg_board_fixture_row_is (f, KG_BOARD_FIXTURE_N_PROJECTS - 1, "南大科创之门")); /* still last */

  /* By the sound of the name, and the selection stays with its project. */
  kg_ui_click (kg_board_fixture_title (f, "Project"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (kg_board_fixture_rows (f), "Project ▴") != NULL);
  kg_ui_settle (f->page);
  first = kg_ui_row_text (f->page, 0, KG_BOARD_FIXTURE_NAME);
  g_assert_cmpstr (kg_board_fixture_selected (f), ==, f->district->project[0]);
  kg_ui_click (kg_board_fixture_title (f, "Project"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (kg_board_fixture_rows (f), "Project ▾") != NULL);
  kg_ui_settle (f->page);
  last = kg_ui_row_text (f->page, KG_BOARD_FIXTURE_N_PROJECTS - 1, KG_BOARD_FIXTURE_NAME);
  g_assert_cmpstr (first, ==, last);
  g_assert_cmpstr (kg_board_fixture_selected (f), ==, f->district->project[0]);
}

/* ── Groups, columns and views ────────────────────────────────── */

static void
act (Fixture    *f,
     const char *action,
     const char *format,
     const char *value)
{
  g_assert_true (gtk_widget_activate_action (f->page, action, format, value));
  kg_ui_settle (f->page);
}

/* What is read from the top down: headings in brackets. */
static char *
read_lines (Fixture *f)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (kg_board_fixture_rows (f)));
  guint line = 0;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *cells;

    if (!KG_IS_POOL_ROW (child) || kg_pool_row_get_line (KG_POOL_ROW (child)) == G_MAXUINT)
      continue;
    g_assert_cmpuint (kg_pool_row_get_line (KG_POOL_ROW (child)), ==, line);
    line++;
    if (kg_pool_row_is_heading (KG_POOL_ROW (child))) {
      cells = gtk_widget_get_first_child (kg_pool_row_get_heading (KG_POOL_ROW (child)));
      g_string_append_printf (text, "[%s]", gtk_inscription_get_text (GTK_INSCRIPTION (cells)));
    } else {
      g_string_append_c (text, '.');
    }
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_groups (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *by_unit = NULL;
  g_autofree char *by_light = NULL;
  g_autofree char *plain = NULL;

  act (f, "board.group", "s", "lead_unit");
  by_unit = read_lines (f);
  g_assert_cmpstr (by_unit, ==, "[区规资局]...[区建管委]....");
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, KG_BOARD_FIXTURE_N_PROJECTS);

  /* The selection steps over headings, and a click on one selects nothing. */
  kg_pool_list_set_selected (kg_board_fixture_rows (f), 0);
  gtk_widget_grab_focus (GTK_WIDGET (kg_board_fixture_rows (f)));
  kg_ui_key (f->window, "Down");
  kg_ui_wait_until (kg_pool_list_get_selected (kg_board_fixture_rows (f)) == 1);
  kg_ui_key (f->window, "Up");
  kg_ui_wait_until (kg_pool_list_get_selected (kg_board_fixture_rows (f)) == 0);
  g_assert_cmpstr (kg_board_fixture_selected (f), ==, f->district->project[0]);

  /* Only the groups of what is found. */
  gtk_editable_set_text (f->search, "易卜");
  kg_ui_settle (f->page);
  g_clear_pointer (&by_unit, g_free);
  by_unit = read_lines (f);
  g_assert_cmpstr (by_unit, ==, "[区规资局].");
  gtk_editable_set_text (f->search, "");

  act (f, "board.group", "s", "light");
  by_light = read_lines (f);
  g_assert_true (g_str_has_prefix (by_light, "[Red].["));
  g_assert_true (g_str_has_suffix (by_light, "[On hold].[Started]."));

  act (f, "board.group", "s", "none");
  plain = read_lines (f);
  g_assert_cmpstr (plain, ==, ".......");
}

/* The heading of what is at the top stays there. */
static void
test_heading_stays (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (kg_board_fixture_rows (f)), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  int height = kg_pool_list_get_row_height (kg_board_fixture_rows (f));
  GtkWidget *first;
  graphene_rect_t sticky, row;

  act (f, "board.group", "s", "light");
  gtk_adjustment_set_value (place, 40.5 * height);
  kg_ui_settle (f->page);
  for (first = gtk_widget_get_first_child (GTK_WIDGET (kg_board_fixture_rows (f))); first != NULL;
       first = gtk_widget_get_next_sibling (first))
    if (KG_IS_POOL_ROW (first) && kg_pool_row_get_line (KG_POOL_ROW (first)) == G_MAXUINT &&
        gtk_widget_get_child_visible (first))
      break;
  g_assert_nonnull (first);
  g_assert_true (gtk_widget_compute_bounds (first, GTK_WIDGET (kg_board_fixture_rows (f)), &sticky));
  g_assert_cmpfloat (sticky.origin.y, >, 10);
  g_assert_cmpfloat (sticky.size.height, ==, height);

  /* Whoever goes up through the rows sees the one that is selected whole. */
  kg_pool_list_set_selected (kg_board_fixture_rows (f), 60);
  kg_pool_list_scroll_to (kg_board_fixture_rows (f), 60);
  kg_ui_settle (f->page);
  gtk_widget_grab_focus (GTK_WIDGET (kg_board_fixture_rows (f)));
  for (guint i = 0; i < 40; i++) {
    kg_ui_key (f->window, "Up");
    kg_ui_wait_until (kg_pool_list_get_selected (kg_board_fixture_rows (f)) == 59 - i);
  }
  kg_ui_settle (f->page);
  g_assert_true (gtk_widget_compute_bounds (kg_pool_list_get_row (kg_board_fixture_rows (f), 20),
                                            GTK_WIDGET (kg_board_fixture_rows (f)), &row));
  g_assert_cmpfloat (row.origin.y, >=, sticky.origin.y + sticky.size.height - 1);
}

/* Of the titles the rows below are not in the way. */
static void
test_titles_of_a_scrolled_list (Fixture       *f,
                                gconstpointer  data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (kg_board_fixture_rows (f)), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  gtk_adjustment_set_value (place, 30.4 * kg_pool_list_get_row_height (kg_board_fixture_rows (f)));
  kg_ui_settle (f->page);
  kg_ui_click (kg_ui_find_button (kg_board_fixture_rows (f), "Project"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (kg_board_fixture_rows (f), "Project ▴") != NULL);
}

static gboolean
is_within (GtkWidget *widget,
           GtkWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The focus stays among the columns until they are left. */
static void
test_columns_by_keyboard (Fixture       *f,
                          gconstpointer  data)
{
  GtkWidget *chooser, *first;
  guint n_moves = 0;

  act (f, "board.columns", NULL, NULL);
  chooser = kg_ui_find (f->page, KG_TYPE_COLUMN_CHOOSER);
  kg_ui_wait_until (gtk_widget_get_mapped (chooser) && is_within (chooser, f->window));
  first = gtk_root_get_focus (GTK_ROOT (f->window));
  for (guint i = 0; i < 8; i++) {
    kg_ui_key (f->window, "Tab");
    kg_ui_settle (f->page);
    g_assert_true (is_within (chooser, f->window));
    n_moves += gtk_root_get_focus (GTK_ROOT (f->window)) != first;
  }
  g_assert_cmpuint (n_moves, >, 5);
  kg_ui_key (f->window, "Escape");
  kg_ui_wait_until (!gtk_widget_get_mapped (chooser));
}

static void
test_columns (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (KgBoardSpec) spec = kg_board_spec_copy (kg_board_page_get_spec (KG_BOARD_PAGE (f->page)));
  g_autofree char *code = NULL;
  GtkWidget *chooser, *check;

  /* By the chooser, as a person does. */
  act (f, "board.columns", NULL, NULL);
  chooser = kg_ui_find (f->page, KG_TYPE_COLUMN_CHOOSER);
  kg_ui_wait_until (gtk_widget_get_mapped (chooser));
  check = kg_ui_find_button (chooser, "Restore the columns");
  g_assert_nonnull (check);
  gtk_popover_popdown (GTK_POPOVER (chooser));
  kg_ui_settle (f->page);

  kg_board_spec_set_column (spec, KG_COLUMN_CODE, TRUE);
  kg_board_spec_set_column (spec, KG_COLUMN_WARNING, FALSE);
  kg_board_page_set_spec (KG_BOARD_PAGE (f->page), spec);
  kg_ui_settle (f->page);
  code = kg_ui_row_text (f->page, 1, 2);
  g_assert_nonnull (kg_ui_find_button (kg_board_fixture_rows (f), "Code"));
  g_assert_null (kg_ui_find_button (kg_board_fixture_rows (f), "Gets worse"));

  /* A column that was not there before sorts as well. */
  kg_ui_click (kg_ui_find_button (kg_board_fixture_rows (f), "Code"), 10, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (kg_board_fixture_rows (f), "Code ▴") != NULL);
  kg_ui_settle (f->page);
  g_clear_pointer (&code, g_free);
  code = kg_ui_row_text (f->page, 0, 2);
  g_assert_cmpstr (code, ==, "2026-310113-35-01-000001");
}

static GtkWidget *
find_check (GtkWidget     *widget,
            KgBoardColumn  column)
{
  if (GTK_IS_CHECK_BUTTON (widget) && g_object_get_data (G_OBJECT (widget), "column") == GUINT_TO_POINTER (column))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_check (child, column);

    if (found != NULL)
      return found;
  }

  return NULL;
}

/* Out of the popover the keys go where they went before. */
static void
test_columns_focus (Fixture       *f,
                    gconstpointer  data)
{
  static const char *const ways[] = { "Ctrl+k", "Ctrl+d" };
  GType types[] = { KG_TYPE_COLUMN_CHOOSER, KG_TYPE_NAME_POPOVER };
  GtkWidget *chooser;
  g_autofree char *first = g_strdup (kg_board_fixture_selected (f));

  kg_board_page_focus_list (KG_BOARD_PAGE (f->page));
  kg_ui_settle (f->page);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    GtkWidget *popover;

    g_clear_pointer (&f->opened, g_free);
    kg_ui_key (f->window, ways[i]);
    kg_ui_wait_until ((popover = kg_ui_find (f->page, types[i])) != NULL && gtk_widget_get_mapped (popover));
    kg_ui_settle (popover);
    kg_ui_key (f->window, "Escape");
    kg_ui_wait_until (!gtk_widget_get_mapped (popover));
    kg_ui_settle (f->page);
    kg_ui_key (f->window, i == 0 ? "Down" : "Up");
    kg_ui_key (f->window, "Return");
    kg_ui_wait_until (f->opened != NULL);
    g_assert_true (g_str_equal (f->opened, first) == (i == 1));
  }

  /* The list is another one after a column was chosen. */
  g_clear_pointer (&f->opened, g_free);
  chooser = kg_ui_find (f->page, KG_TYPE_COLUMN_CHOOSER);
  kg_ui_key (f->window, "Ctrl+k");
  kg_ui_wait_until (gtk_widget_get_mapped (chooser));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (chooser, KG_COLUMN_CODE)), TRUE);
  kg_ui_key (f->window, "Escape");
  kg_ui_wait_until (!gtk_widget_get_mapped (chooser));
  kg_ui_settle (f->page);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (f->opened != NULL);
}

/* The arrows go from one column to the next, and choose none. */
static void
test_columns_arrows (Fixture       *f,
                     gconstpointer  data)
{
  GtkWidget *chooser, *warning, *territory;

  kg_board_page_focus_list (KG_BOARD_PAGE (f->page));
  kg_ui_key (f->window, "Ctrl+k");
  kg_ui_wait_until ((chooser = kg_ui_find (f->page, KG_TYPE_COLUMN_CHOOSER)) != NULL && gtk_widget_get_mapped (chooser));
  kg_ui_settle (chooser);
  warning = find_check (chooser, KG_COLUMN_WARNING);
  territory = find_check (chooser, KG_COLUMN_TERRITORY);
  gtk_widget_grab_focus (warning);
  /* The name stands between them and cannot be taken away. */
  kg_ui_key (f->window, "Down");
  kg_ui_settle (chooser);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (chooser, KG_COLUMN_WARNING))));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_check (chooser, KG_COLUMN_TERRITORY))));
  g_assert_true (find_check (chooser, KG_COLUMN_WARNING) == warning);
  g_assert_true (gtk_widget_is_focus (territory));
  kg_ui_key (f->window, "Up");
  kg_ui_settle (chooser);
  g_assert_true (gtk_widget_is_focus (warning));
}

/* Whether the menu has a mark at the view with that name. */
static gboolean
is_marked (GtkWidget  *widget,
           const char *name)
{
  g_autofree char *text = NULL;
  gboolean active = FALSE;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    g_object_get (widget, "text", &text, "active", &active, NULL);
  if (g_strcmp0 (text, name) == 0)
    return active;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_marked (child, name))
      return TRUE;

  return FALSE;
}

static gboolean
marks (Fixture    *f,
       const char *name)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (kg_ui_find (f->page, GTK_TYPE_MENU_BUTTON));

  return is_marked (GTK_WIDGET (gtk_menu_button_get_popover (button)), name);
}

static void
test_views (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *naming;
  g_autofree char *view = NULL;

  g_object_set (kg_ui_part (kg_board_fixture_filters (f), "lights"), "lights", 1u << KG_LIGHT_STARTED, NULL);
  act (f, "board.group", "s", "kind");
  g_object_get (f->page, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "\n");

  act (f, "board.keep-view", NULL, NULL);
  naming = kg_ui_find (f->page, KG_TYPE_NAME_POPOVER);
  kg_ui_wait_until (gtk_widget_get_mapped (naming));
  gtk_editable_set_text (GTK_EDITABLE (kg_ui_find (naming, GTK_TYPE_ENTRY)), "  已开工_一览 ");
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (!gtk_widget_get_mapped (naming));
  g_clear_pointer (&view, g_free);
  g_object_get (f->page, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "已开工_一览");

  /* Away from it and back. */
  act (f, "board.view", "s", "");
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, KG_BOARD_FIXTURE_N_PROJECTS);
  act (f, "board.view", "s", "已开工_一览");
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, 1);
  g_assert_true (kg_board_fixture_row_is (f, 0, "罗店镇标准厂房"));
  g_assert_cmpint (kg_board_page_get_spec (KG_BOARD_PAGE (f->page))->grouping, ==, KG_GROUP_KIND);

  /* Away from it by its filters: neither the button nor the menu has it any more. */
  g_assert_true (marks (f, "已开工_一览"));
  g_object_set (kg_ui_part (kg_board_fixture_filters (f), "lights"), "lights", 0u, NULL);
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, KG_BOARD_FIXTURE_N_PROJECTS);
  g_assert_false (marks (f, "已开工_一览"));
  g_assert_true (kg_ui_says (kg_ui_find (f->page, GTK_TYPE_MENU_BUTTON), "View"));
  g_object_set (kg_ui_part (kg_board_fixture_filters (f), "lights"), "lights", 1u << KG_LIGHT_STARTED, NULL);
  g_assert_true (marks (f, "已开工_一览"));

  act (f, "board.remove-view", NULL, NULL);
  g_clear_pointer (&view, g_free);
  g_object_get (f->page, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "\n");
  /* What is shown stays; only the name is gone. */
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, function, more)                                                                                    \
  g_test_add ("/board-views/" path, Fixture, more, kg_board_fixture_set_up, function, kg_board_fixture_tear_down)
  ADD ("title-sorts", test_title_sorts, NULL);
  ADD ("groups", test_groups, NULL);
  ADD ("heading-stays", test_heading_stays, kg_board_fixture_add_many);
  ADD ("columns", test_columns, NULL);
  ADD ("columns-by-keyboard", test_columns_by_keyboard, NULL);
  ADD ("titles-of-a-scrolled-list", test_titles_of_a_scrolled_list, kg_board_fixture_add_many);
  ADD ("columns-focus", test_columns_focus, NULL);
  ADD ("columns-arrows", test_columns_arrows, NULL);
  ADD ("views", test_views, NULL);
#undef ADD

  return g_test_run ();
}
