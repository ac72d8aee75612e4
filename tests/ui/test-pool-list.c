// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-board.h"
#include "kg-ui-test.h"

#include "widgets/kg-cells.h"
#include "widgets/kg-pool-keys.h"
#include "widgets/kg-pool-sections.h"

/* A board of 100,000 rows in a window, with the focus on the list. */
typedef struct {
  KgUiBoard *board;
  KgPoolList *list;
  GtkWidget *scroller;
  GtkAdjustment *position;
  GtkWindow *window;
  GArray *activated;
} Fixture;

static void
activated_cb (KgPoolList *list,
              guint       index,
              GArray     *activated)
{
  g_array_append_val (activated, index);
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->board = kg_ui_board_new (100000);
  f->list = KG_POOL_LIST (f->board->list);
  f->activated = g_array_new (FALSE, FALSE, sizeof (guint));
  g_signal_connect (f->list, "activated", G_CALLBACK (activated_cb), f->activated);
  f->scroller = kg_ui_board_wrap (f->board);
  f->window = kg_ui_present (f->scroller, 1200, 600);
  f->position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (f->scroller));
  gtk_widget_grab_focus (GTK_WIDGET (f->list));
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  kg_ui_close (f->window);
  kg_ui_board_free (f->board);
  g_array_unref (f->activated);
}

/* What the row at @index shows of its name, or NULL when it is out of sight. */
static const char *
shown_name (Fixture *f,
            guint    index)
{
  GtkWidget *row = kg_pool_list_get_row (f->list, index);

  if (row == NULL)
    return NULL;
  row = gtk_widget_get_next_sibling (gtk_widget_get_first_child (row));

  return gtk_inscription_get_text (GTK_INSCRIPTION (row));
}

/* Every row in sight is there, says what it should and stands where it should. */
static void
assert_painted (Fixture *f)
{
  int height = kg_pool_list_get_row_height (f->list);
  double top = gtk_adjustment_get_value (f->position);
  double page = gtk_adjustment_get_page_size (f->position);
  int header = gtk_widget_get_height (GTK_WIDGET (f->list)) - (int) page;
  guint n = kg_pool_list_get_n_rows (f->list);

  kg_ui_settle (GTK_WIDGET (f->list));
  g_assert_cmpint (header, >, 10);
  for (guint i = (guint) (top / height); i < n && i * (double) height < top + page; i++) {
    g_autofree char *name = kg_ui_board_name (f->board->shown[i]);
    GtkWidget *row = gtk_widget_get_parent (kg_pool_list_get_row (f->list, i));
    graphene_rect_t bounds;

    g_assert_cmpstr (shown_name (f, i), ==, name);
    g_assert_true (gtk_widget_get_mapped (row));
    g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (f->list), &bounds));
    g_assert_cmpfloat_with_epsilon (bounds.origin.y, header + i * (double) height - top, 1.0);
    g_assert_cmpfloat_with_epsilon (bounds.size.height, height, 0.01);
  }
}

static void
test_keys_lead_somewhere (void)
{
  const guint none = KG_POOL_LIST_NONE;
  /* In a list of 50 rows, the rows 20 to 29 being in sight. */
  const struct { guint key, selected, to; } cases[] = {
    { GDK_KEY_Down, none, 20 },      { GDK_KEY_Up, none, 20 },
    { GDK_KEY_Page_Up, none, 20 },   { GDK_KEY_Page_Down, none, 29 },
    { GDK_KEY_Home, none, 0 },       { GDK_KEY_End, none, 49 },
    { GDK_KEY_Down, 24, 25 },        { GDK_KEY_KP_Up, 24, 23 },
    { GDK_KEY_Page_Down, 24, 34 },   { GDK_KEY_Page_Up, 24, 14 },
    { GDK_KEY_Up, 0, 0 },            { GDK_KEY_Down, 49, 49 },
    { GDK_KEY_Page_Up, 7, 0 },       { GDK_KEY_KP_Page_Down, 43, 49 },
    { GDK_KEY_KP_Home, 24, 0 },      { GDK_KEY_KP_End, 24, 49 },
  };
  guint to;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_true (kg_pool_keys_move (cases[i].key, cases[i].selected, 20, 10, 50, &to));
    g_assert_cmpuint (to, ==, cases[i].to);
  }
  /* The view may be larger than the list. */
  g_assert_true (kg_pool_keys_move (GDK_KEY_Page_Down, none, 0, 10, 3, &to));
  g_assert_cmpuint (to, ==, 2);
  g_assert_false (kg_pool_keys_move (GDK_KEY_Left, 24, 20, 10, 50, &to));
}

/* Lines and rows of lists with sections of all sizes, told by walking. */
static void
test_sections (void)
{
  const struct { guint n_rows, firsts[4], n; } cases[] = {
    { 10, { 0 }, 0 }, { 10, { 0 }, 1 }, { 10, { 0, 1, 2, 9 }, 4 }, { 4, { 0, 1, 2, 3 }, 4 }, { 7, { 0, 5 }, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KgPoolSections) sections = kg_pool_sections_new ();
    guint line = 0, section = 0;

    kg_pool_sections_set (sections, cases[i].firsts, cases[i].n);
    for (guint row = 0; row < cases[i].n_rows; row++) {
      if (section < cases[i].n && cases[i].firsts[section] == row) {
        g_assert_true (kg_pool_sections_is_heading (sections, line));
        g_assert_cmpuint (kg_pool_sections_get_section (sections, line), ==, section);
        g_assert_cmpuint (kg_pool_sections_get_heading (sections, section), ==, line);
        g_assert_cmpuint (kg_pool_sections_get_row (sections, line), ==, row);
        section++;
        line++;
      }
      g_assert_false (kg_pool_sections_is_heading (sections, line));
      g_assert_cmpuint (kg_pool_sections_get_line (sections, row), ==, line);
      g_assert_cmpuint (kg_pool_sections_get_row (sections, line), ==, row);
      line++;
    }
    g_assert_cmpuint (section, ==, cases[i].n);
  }
}

static void
test_keeps_few_rows (Fixture      *f,
                     gconstpointer data)
{
  int in_sight = gtk_widget_get_height (GTK_WIDGET (f->list)) / kg_pool_list_get_row_height (f->list);

  assert_painted (f);
  g_assert_cmpuint (f->board->n_created, >=, in_sight);
  g_assert_cmpuint (f->board->n_created, <=, in_sight + 3);

  for (int i = 0; i < 50; i++) {
    gtk_adjustment_set_value (f->position, i * 1234.5);
    assert_painted (f);
  }
  g_assert_cmpuint (f->board->n_created, <=, in_sight + 3);
}

static void
test_scrolls_without_filling_anew (Fixture      *f,
                                   gconstpointer data)
{
  int height = kg_pool_list_get_row_height (f->list);
  guint bound;

  assert_painted (f);
  bound = f->board->n_bound;
  gtk_adjustment_set_value (f->position, height * 3);
  assert_painted (f);
  g_assert_cmpuint (f->board->n_bound, ==, bound + 3);
  gtk_adjustment_set_value (f->position, height * 2);
  assert_painted (f);
  g_assert_cmpuint (f->board->n_bound, ==, bound + 4);
  /* Rows fill once, however many changes there are before a frame. */
  bound = f->board->n_bound;
  kg_pool_list_refresh (f->list);
  kg_pool_list_refresh (f->list);
  kg_pool_list_set_selected (f->list, 4);
  kg_pool_list_scroll_to (f->list, 4);
  assert_painted (f);
  g_assert_cmpuint (f->board->n_bound - bound, ==, f->board->n_created);
}

static void
test_end_of_a_long_list (Fixture      *f,
                         gconstpointer data)
{
  double page = gtk_adjustment_get_page_size (f->position);

  g_assert_cmpfloat (gtk_adjustment_get_upper (f->position), ==,
                     100000.0 * kg_pool_list_get_row_height (f->list));
  kg_ui_key (f->window, "End");
  kg_ui_wait_until (kg_pool_list_get_selected (f->list) == 99999);
  assert_painted (f);
  g_assert_nonnull (shown_name (f, 99999));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (f->position) + page,
                                  gtk_adjustment_get_upper (f->position), 1);

  /* Fewer rows than the position allows for. */
  kg_ui_board_filter (f->board, "shuju 9期");
  assert_painted (f);
  g_assert_cmpuint (kg_pool_list_get_n_rows (f->list), >, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (f->position), ==, 0);
}

static void
test_few_and_no_rows (Fixture      *f,
                      gconstpointer data)
{
  kg_pool_list_set_selected (f->list, 3);
  kg_pool_list_set_n_rows (f->list, 2);
  g_assert_cmpuint (kg_pool_list_get_selected (f->list), ==, KG_POOL_LIST_NONE);
  assert_painted (f);
  g_assert_null (kg_pool_list_get_row (f->list, 2));

  kg_pool_list_set_selected (f->list, 1);
  kg_pool_list_set_n_rows (f->list, 0);
  assert_painted (f);
  g_assert_cmpuint (kg_pool_list_get_selected (f->list), ==, KG_POOL_LIST_NONE);
  g_assert_null (kg_pool_list_get_row (f->list, 0));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (f->list)));
  g_assert_false (kg_pool_list_handle_key (f->list, GDK_KEY_Down, 0));
  g_assert_false (kg_pool_list_handle_key (f->list, GDK_KEY_End, 0));

  kg_ui_board_filter (f->board, "");
  assert_painted (f);
  g_assert_cmpstr (shown_name (f, 0), !=, NULL);
}

static void
press_and_wait (Fixture    *f,
                const char *key,
                guint       selected)
{
  kg_ui_key (f->window, key);
  kg_ui_wait_until (kg_pool_list_get_selected (f->list) == selected);
  /* The whole selected row is in sight, and has the focus. */
  assert_painted (f);
  g_assert_nonnull (shown_name (f, selected));
  g_assert_true (gtk_widget_has_focus (gtk_widget_get_parent (kg_pool_list_get_row (f->list, selected))));
}

static void
test_keyboard (Fixture      *f,
               gconstpointer data)
{
  guint page = (guint) gtk_adjustment_get_page_size (f->position) / kg_pool_list_get_row_height (f->list);

  g_assert_cmpuint (kg_pool_list_get_selected (f->list), ==, KG_POOL_LIST_NONE);
  press_and_wait (f, "Down", 0);
  press_and_wait (f, "Down", 1);
  press_and_wait (f, "Up", 0);
  kg_ui_key (f->window, "Up");
  press_and_wait (f, "Page_Down", page);
  press_and_wait (f, "Page_Down", 2 * page);
  press_and_wait (f, "Page_Up", page);
  press_and_wait (f, "End", 99999);
  kg_ui_key (f->window, "Down");
  press_and_wait (f, "Page_Up", 99999 - page);
  press_and_wait (f, "Home", 0);

  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (f->activated->len == 1);
  g_assert_cmpuint (g_array_index (f->activated, guint, 0), ==, 0);
  /* Not ours: shortcuts of the window. */
  g_assert_false (kg_pool_list_handle_key (f->list, GDK_KEY_Down, GDK_CONTROL_MASK));
  g_assert_false (kg_pool_list_handle_key (f->list, GDK_KEY_a, 0));
}

static void
test_mouse (Fixture      *f,
            gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (f->list);
  int height = kg_pool_list_get_row_height (f->list);
  int header = gtk_widget_get_height (list) - (int) gtk_adjustment_get_page_size (f->position);
  GtkWidget *row;

  gtk_adjustment_set_value (f->position, height * 1000.5);
  kg_ui_settle (list);
  /* The double click first: GTK 4.8 takes none that follows a click elsewhere
   * at once. */
  kg_ui_click (list, 300, header + height * 3.0, 2);
  kg_ui_wait_until (f->activated->len == 1);
  g_assert_cmpuint (g_array_index (f->activated, guint, 0), ==, 1003);
  g_assert_cmpuint (kg_pool_list_get_selected (f->list), ==, 1003);

  kg_ui_click (list, 300, header + height * 1.0, 1);
  kg_ui_wait_until (kg_pool_list_get_selected (f->list) == 1001);
  row = gtk_widget_get_parent (kg_pool_list_get_row (f->list, 1001));
  g_assert_true (gtk_widget_has_focus (row));
  g_assert_true (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED);
  /* The pointer has stayed on it. */
  g_assert_true (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_PRELIGHT);
  row = gtk_widget_get_parent (kg_pool_list_get_row (f->list, 1003));
  g_assert_false (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED);
  g_assert_cmpuint (f->activated->len, ==, 1);

  /* Neither the header nor what is below the last row selects anything. */
  kg_pool_list_set_n_rows (f->list, 3);
  kg_ui_settle (list);
  kg_ui_click (list, 300, header / 2.0, 1);
  kg_ui_click (list, 300, header + height * 4.5, 1);
  kg_ui_click (list, 300, header + height * 0.5, 1);
  kg_ui_wait_until (kg_pool_list_get_selected (f->list) == 0);
  g_assert_cmpuint (f->activated->len, ==, 1);
}

static void
test_wheel (Fixture      *f,
            gconstpointer data)
{
  kg_pool_list_set_selected (f->list, 0);
  kg_ui_settle (GTK_WIDGET (f->list));
  kg_ui_scroll (GTK_WIDGET (f->list), 1);
  kg_ui_wait_until (gtk_adjustment_get_value (f->position) > kg_pool_list_get_row_height (f->list));
  assert_painted (f);

  /* The selected row has left; the focus waits on the list, and comes back. */
  g_assert_null (kg_pool_list_get_row (f->list, 0));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (f->list)));
  g_assert_cmpuint (kg_pool_list_get_selected (f->list), ==, 0);
  gtk_adjustment_set_value (f->position, 0);
  assert_painted (f);
  g_assert_true (gtk_widget_has_focus (gtk_widget_get_parent (kg_pool_list_get_row (f->list, 0))));
}

static void
test_accessible (Fixture      *f,
                 gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (f->list), *previous = NULL;
  int visible = 0;

  kg_pool_list_set_selected (f->list, 501);
  gtk_adjustment_set_value (f->position, 500.0 * kg_pool_list_get_row_height (f->list));
  kg_ui_settle (list);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_ROLE_LIST);

  for (guint i = 500; i < 510; i++) {
    GtkWidget *row = gtk_widget_get_parent (kg_pool_list_get_row (f->list, i));
    g_autofree char *name = kg_ui_board_name (f->board->shown[i]);

    gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
    gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_POS_IN_SET, i + 1);
    gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_SET_SIZE, 100000);
    gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, i == 501);
    gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
    /* Read in the order in which they stand. */
    if (previous != NULL)
      g_assert_true (gtk_widget_get_next_sibling (previous) == row);
    previous = row;
  }

  /* Rows that show nothing are not read out. */
  kg_pool_list_set_n_rows (f->list, 3);
  kg_ui_settle (list);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_test_accessible_has_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM))
      visible += gtk_test_accessible_check_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE) == NULL;
  g_assert_cmpint (visible, ==, 3);
}

/* Where the nth cell of a row or the header stands in the list. */
static graphene_rect_t
cell_bounds (Fixture   *f,
             GtkWidget *cells,
             int        n)
{
  GtkWidget *cell = gtk_widget_get_first_child (cells);
  graphene_rect_t bounds;

  while (n-- > 0)
    cell = gtk_widget_get_next_sibling (cell);
  g_assert_true (gtk_widget_compute_bounds (cell, GTK_WIDGET (f->list), &bounds));

  return bounds;
}

static void
assert_lined_up (Fixture *f)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (f->list));
  GtkWidget *row = kg_pool_list_get_row (f->list, 1);
  int right = 0;

  for (guint i = 0; i < kg_column_layout_get_n_columns (f->board->columns); i++) {
    graphene_rect_t above = cell_bounds (f, header, (int) i);
    graphene_rect_t below = cell_bounds (f, row, (int) i);

    if (!kg_column_layout_get_visible (f->board->columns, i))
      continue;
    g_assert_cmpfloat (above.origin.x, ==, below.origin.x);
    g_assert_cmpfloat (above.size.width, ==, below.size.width);
    g_assert_cmpfloat (below.origin.x, >=, right);
    right = (int) (below.origin.x + below.size.width);
  }
  g_assert_cmpint (right, <, gtk_widget_get_width (GTK_WIDGET (f->list)));
  g_assert_cmpint (right, >, gtk_widget_get_width (GTK_WIDGET (f->list)) - 20);
}

static void
test_columns_line_up (Fixture      *f,
                      gconstpointer data)
{
  float before;

  assert_lined_up (f);
  before = cell_bounds (f, kg_pool_list_get_row (f->list, 1), 1).size.width;
  gtk_window_set_default_size (f->window, 1500, 700);
  kg_ui_wait_until (cell_bounds (f, kg_pool_list_get_row (f->list, 1), 1).size.width > before);
  kg_ui_settle (GTK_WIDGET (f->list));
  assert_lined_up (f);

  before = cell_bounds (f, kg_pool_list_get_row (f->list, 1), 1).size.width;
  kg_column_layout_set_visible (f->board->columns, 7, FALSE);
  kg_ui_wait_until (cell_bounds (f, kg_pool_list_get_row (f->list, 1), 1).size.width > before);
  kg_ui_settle (GTK_WIDGET (f->list));
  assert_lined_up (f);
}

/* On a very wide screen a column has no more than it can use; others get it, and
 * what nobody wants stays empty. */
static void
test_columns_have_enough (void)
{
  g_autoptr (KgColumnLayout) layout = kg_column_layout_new ();
  guint name = kg_column_layout_add (layout, 16, 5), unit = kg_column_layout_add (layout, 6, 1);
  guint day = kg_column_layout_add (layout, 7, 0);
  int least = kg_column_layout_get_min_width (layout, 10), before = 0;

  kg_column_layout_set_max (layout, name, 40);
  kg_column_layout_set_max (layout, unit, 20);
  for (int total = least; total < least + 1000; total += 7) {
    int rest = total - least, x[3], width[3];

    for (guint i = 0; i < G_N_ELEMENTS (x); i++)
      kg_column_layout_place (layout, i, 10, total, &x[i], &width[i]);
    g_assert_cmpint (width[day], ==, 70);
    if (rest < 240 * 6 / 5)
      g_assert_cmpint (width[name], ==, 160 + rest * 5 / 6);
    else
      g_assert_cmpint (width[name], ==, 400);
    if (rest < 240 + 140)
      g_assert_cmpint (width[name] + width[unit], ==, 220 + rest);
    else
      g_assert_cmpint (width[unit], ==, 200);
    /* No column is narrower for more room. */
    g_assert_cmpint (width[name] + width[unit], >=, before);
    before = width[name] + width[unit];
    g_assert_cmpint (x[unit], >=, x[name] + width[name]);
    g_assert_cmpint (x[day], >=, x[unit] + width[unit]);
    g_assert_cmpint (x[day] + width[day], <, total);
  }
}

static void
test_narrow_window_scrolls_sideways (Fixture      *f,
                                     gconstpointer data)
{
  GtkAdjustment *sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (f->scroller));
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (f->list));

  g_assert_cmpfloat (gtk_adjustment_get_upper (sideways), ==, gtk_adjustment_get_page_size (sideways));
  gtk_window_set_default_size (f->window, 400, 600);
  kg_ui_wait_until (gtk_adjustment_get_upper (sideways) > gtk_adjustment_get_page_size (sideways));
  gtk_adjustment_set_value (sideways, 100);
  kg_ui_settle (GTK_WIDGET (f->list));
  g_assert_cmpfloat (cell_bounds (f, header, 0).origin.x, <, -80);
  g_assert_cmpfloat (cell_bounds (f, header, 0).origin.x, ==,
                     cell_bounds (f, kg_pool_list_get_row (f->list, 0), 0).origin.x);
}

/* After rows were made within a layout, later layouts still reach the rows. */
static void
test_grows_with_the_window (Fixture      *f,
                            gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (f->list);
  guint created = f->board->n_created;
  int height = gtk_widget_get_height (list);

  gtk_window_set_default_size (f->window, 1200, 900);
  kg_ui_wait_until (gtk_widget_get_height (list) > height + 200);
  assert_painted (f);
  g_assert_cmpuint (f->board->n_created, >, created);

  gtk_widget_set_margin_start (kg_pool_list_get_row (f->list, 2), 40);
  kg_ui_wait_until (cell_bounds (f, kg_pool_list_get_row (f->list, 2), 0).origin.x >
                    cell_bounds (f, kg_pool_list_get_row (f->list, 1), 0).origin.x);
}

static void
test_tab_passes_through (void)
{
  KgUiBoard *board = kg_ui_board_new (100);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("before"), *after = gtk_button_new_with_label ("after");
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *sort = gtk_button_new_with_label ("sort");
  GtkWidget *scroller = kg_ui_board_wrap (board);
  GtkWidget *row;
  GtkWindow *window;

  gtk_box_append (GTK_BOX (header), sort);
  kg_pool_list_set_header (KG_POOL_LIST (board->list), header);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), after);
  window = kg_ui_present (box, 800, 500);
  kg_pool_list_set_selected (KG_POOL_LIST (board->list), 2);
  row = gtk_widget_get_parent (kg_pool_list_get_row (KG_POOL_LIST (board->list), 2));
  gtk_widget_grab_focus (before);

  kg_ui_key (window, "Tab");
  kg_ui_wait_until (gtk_widget_has_focus (sort));
  kg_ui_key (window, "Tab");
  kg_ui_wait_until (gtk_widget_has_focus (row));
  kg_ui_key (window, "Tab");
  kg_ui_wait_until (gtk_widget_has_focus (after));
  kg_ui_key (window, "Shift+Tab");
  kg_ui_wait_until (gtk_widget_has_focus (row));
  kg_ui_key (window, "Shift+Tab");
  kg_ui_wait_until (gtk_widget_has_focus (sort));
  kg_ui_key (window, "Shift+Tab");
  kg_ui_wait_until (gtk_widget_has_focus (before));

  kg_ui_close (window);
  kg_ui_board_free (board);
}

static void
test_scrolls_before_it_is_shown (void)
{
  KgUiBoard *board = kg_ui_board_new (5000);
  KgPoolList *list = KG_POOL_LIST (board->list);
  GtkWindow *window;

  kg_pool_list_set_selected (list, 4321);
  kg_pool_list_scroll_to (list, 4321);
  window = kg_ui_present (kg_ui_board_wrap (board), 800, 500);
  kg_ui_wait_until (kg_pool_list_get_row (list, 4321) != NULL);

  kg_ui_close (window);
  kg_ui_board_free (board);
}

/* Shows the list for a picture to be taken: --demo [light|dark]. */
static void
demo (const char *scheme,
      const char *picture)
{
  KgUiBoard *board = kg_ui_board_new (10000);
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = kg_ui_board_wrap (board);
  g_autoptr (GSubprocess) import = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_strcmp0 (scheme, "dark") == 0 ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                      : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_maximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  kg_ui_wait_until (gtk_window_is_active (GTK_WINDOW (window)) &&
                    gtk_widget_get_height (board->list) > 900);
  gtk_widget_grab_focus (board->list);
  for (int i = 0; i < 4; i++)
    kg_ui_key (GTK_WINDOW (window), "Down");
  kg_ui_wait_until (kg_pool_list_get_selected (KG_POOL_LIST (board->list)) == 3);
  kg_ui_scroll (board->list, 1);
  kg_ui_settle (window);
  kg_ui_settle (window);
  import = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "import", "-window", "root", picture, NULL);
  g_assert_nonnull (import);
  g_assert_true (g_subprocess_wait (import, NULL, NULL));
  kg_ui_close (GTK_WINDOW (window));
  kg_ui_board_free (board);
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);

  if (argc == 4 && g_str_equal (argv[1], "--demo")) {
    demo (argv[2], argv[3]);
    return 0;
  }

  g_test_add_func ("/pool-list/sections", test_sections);
  g_test_add_func ("/pool-list/keys-lead-somewhere", test_keys_lead_somewhere);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/pool-list/keeps-few-rows", test_keeps_few_rows);
  ADD ("/pool-list/scrolls-without-filling-anew", test_scrolls_without_filling_anew);
  ADD ("/pool-list/end-of-a-long-list", test_end_of_a_long_list);
  ADD ("/pool-list/few-and-no-rows", test_few_and_no_rows);
  ADD ("/pool-list/keyboard", test_keyboard);
  ADD ("/pool-list/mouse", test_mouse);
  ADD ("/pool-list/wheel", test_wheel);
  ADD ("/pool-list/accessible", test_accessible);
  ADD ("/pool-list/columns-line-up", test_columns_line_up);
  g_test_add_func ("/pool-list/columns-have-enough", test_columns_have_enough);
  ADD ("/pool-list/narrow-window-scrolls-sideways", test_narrow_window_scrolls_sideways);
  ADD ("/pool-list/grows-with-the-window", test_grows_with_the_window);
#undef ADD
  g_test_add_func ("/pool-list/tab-passes-through", test_tab_passes_through);
  g_test_add_func ("/pool-list/scrolls-before-it-is-shown", test_scrolls_before_it_is_shown);

  return g_test_run ();
}
